"""Event sections: words spread into forms, nonsense refused with the place and the remedy."""

import pytest

from timeline.errors import PackError
from timeline.language.eventwords import event_words, forms_of
from timeline.language.pack import Pack

ENDINGS = {"v": ("", "s", "ed"), "y": ("y", "ies")}


def pack(**tables):
    return Pack("xx", "Test", tables)


def test_stems_braces_and_tails_are_spread_out():
    assert list(forms_of("bomb~v, str{ike|uck}, den~y that", ENDINGS, "here")) == [
        "bomb", "bombs", "bombed", "strike", "struck", "deny that", "denies that",
    ]  # fmt: skip


def test_lists_split_at_commas_line_ends_and_the_chinese_comma():
    assert list(forms_of("a, b\nc、d", {}, "here")) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"events": {"verbs": {"ASSAULT": "bomb~z"}}}, "no ending set 'z'"),
        ({"events": {"verbs": {"ASSAULT": "str{ike"}}}, "an open brace"),
        ({"events": {"verb": {}}}, r"\[events\]: no key 'verb'"),
        ({"events": {"frames": [{"verbs": "send"}]}}, "missing class, objects"),
        ({"realis": {"perhaps": "maybe"}}, r"\[realis\]: no key 'perhaps'"),
    ],
)
def test_nonsense_is_refused(tables, message):
    with pytest.raises(PackError, match=message):
        event_words(pack(**tables))


def test_a_pack_without_event_sections_gives_an_empty_vocabulary():
    assert event_words(pack()).forms == {}
