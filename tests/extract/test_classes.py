"""The classes as data: every class of the design, each in one visual family, every pack class known."""

import pytest

from timeline.errors import PackError
from timeline.extract.classes import FAMILIES, check_class, family_of, load_classes
from timeline.language.eventwords import event_words
from timeline.language.pack import load_pack, pack_languages

DESIGN = [
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
    *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT", "REPORT", "ENACT", "OFFICE"),
    *("MOVE", "ESTABLISH", "HARM", "HAZARD", "OTHER"),
]


def test_the_classes_are_those_of_the_design():
    assert list(load_classes()) == DESIGN
    assert {family_of(name) for name in DESIGN} <= set(FAMILIES)


@pytest.mark.parametrize("language", pack_languages())
def test_every_class_a_pack_names_exists(language):
    words = event_words(load_pack(language))
    named = {s.value for senses in words.forms.values() for s in senses if s.kind in ("trigger", "say")}
    for name in named | {rule.event_class for rule in words.objects}:
        check_class(name, language)


def test_an_unknown_class_or_mode_is_refused_by_name():
    with pytest.raises(PackError, match="no event class 'DANCE'"):
        check_class("DANCE", "test")
    with pytest.raises(PackError, match="no mode 'sing'"):
        check_class("AGREE.sing", "test")
