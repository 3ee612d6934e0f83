"""Titles in the text's words, glosses in the reader's."""

import pytest

from timeline.extract.gazetteer import by_id, local_name, table_rows
from timeline.extract.gloss import LABEL_LANGUAGES, TITLE_LENGTH, gloss, title_of


def test_a_title_is_short_and_begins_after_the_conjunction(tell):
    told = tell("Talks went on, but rebels attacked the port of Harmattan on Monday.")
    assert title_of(told.one("ASSAULT"), told.doc) == "rebels attacked the port of Harmattan on Monday"


def test_a_long_title_is_cut_at_a_word_and_keeps_its_trigger(tell):
    told = tell("Rebels " + "from the distant valley " * 8 + "attacked the port.")
    title = title_of(told.one("ASSAULT"), told.doc)
    assert "attacked" in title and len(title) <= TITLE_LENGTH + 6


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "United States: arrival"),
        ("vi", "Hoa Kỳ"),
        ("zh", "美国：抵达"),
        ("es", "Estados Unidos: "),
        ("de", "Vereinigte Staaten: "),
    ],
)
def test_a_gloss_speaks_the_readers_language(tell, language, words):
    told = tell("The United States arrived in Caracas.")
    assert gloss(told.one("MOVE"), language).startswith(words)


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_every_class_has_a_label_in_every_language(tell, language):
    from timeline.extract.classes import load_classes
    from timeline.extract.gloss import _labels

    assert set(load_classes()) <= set(_labels(language))


def test_the_gazetteer_is_large_and_its_ids_are_unique():
    rows = table_rows()
    assert len(rows) >= 1000
    assert len({entity.id for entity, _ in rows}) == len(rows)
    assert by_id()["country:VE"].name == "Venezuela"
    assert local_name("person:xi-jinping", "vi") == "Tập Cận Bình"
