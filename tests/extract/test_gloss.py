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
        ("en", "United States arrives in Caracas"),
        ("vi", "Hoa Kỳ"),
        ("zh", "美国抵达加拉加斯"),
        ("es", "Estados Unidos llega a Caracas"),
        ("de", "Vereinigte Staaten trifft ein (Caracas)"),
    ],
)
def test_a_gloss_speaks_the_readers_language(tell, language, words):
    told = tell("The United States arrived in Caracas.")
    assert gloss(told.one("MOVE"), language).startswith(words)


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_every_class_has_a_label_in_every_language(tell, language):
    from timeline.extract.classes import load_classes
    from timeline.extract.wording import labels

    assert set(load_classes()) <= set(labels(language))


def test_the_gazetteer_is_large_and_its_ids_are_unique():
    rows = table_rows()
    assert len(rows) >= 1000
    assert len({entity.id for entity, _ in rows}) == len(rows)
    assert by_id()["country:VE"].name == "Venezuela"
    assert local_name("person:xi-jinping", "vi") == "Tập Cận Bình"


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_every_template_names_known_classes_and_slots(language):
    import re

    from timeline.extract.classes import check_class
    from timeline.language.pack import load_pack

    table = load_pack(language).section("gloss")
    assert len(table) >= 60
    for name, choices in table.items():
        check_class(name, f"{language}, [gloss]")
        for template in choices:
            assert set(re.findall(r"\{(.*?)\}", template)) <= set("aoptnsvxckm"), template
            assert template.count("<") == template.count(">") and template.count("[") == template.count("]"), template


@pytest.mark.parametrize(
    ("text", "event_class", "language", "told"),
    [
        ("Norway closed the port of Skarvik on Monday.", "ESTABLISH", "en", "Norway closes Skarvik"),
        ("Police detained the captain of the ferry Aurora.", "COERCE", "en", "Police detain captain (Aurora)"),
        ("Police detained the captain of the ferry Aurora.", "COERCE", "fr", "La police arrête capitaine (Aurora)"),
        ("At least eight people were killed in Skarvik.", "HARM", "en", "≥ 8 people killed in Skarvik"),
        ("The captain resigned.", "OFFICE", "vi", "Thuyền trưởng từ chức"),
        ("Norway and Chile signed an agreement.", "AGREE.sign", "zh", "挪威和智利签署协议"),
    ],
)
def test_a_gloss_is_a_sentence(tell, text, event_class, language, told):
    article = tell(text)
    assert gloss(article.one(event_class), language, doc=article.doc) == told


def test_a_statement_says_what_it_is_about(tell):
    told = tell("Norway said that Chile attacked the village.")
    said = told.one("STATEMENT")
    about = told.one("ASSAULT")
    assert gloss(said, "en", doc=told.doc, about=about) == "Norway: Chile carries out an attack in village"
    assert gloss(said, "en", doc=told.doc) == "Norway: statement on Chile"


def test_a_pronoun_that_stands_for_nobody_is_left_out(tell):
    told = tell("He resigned on Monday.")
    assert gloss(told.one("OFFICE"), "en", doc=told.doc) == "Resignation"


def test_two_ships_that_meet_are_an_accident(tell):
    told = tell("The ferry Aurora was crossing when the tanker Boreas struck it in fog.")
    assert "HAZARD.accident" in told.classes and "ASSAULT.armed" not in told.classes
    assert "ASSAULT.armed" in tell("Rebels struck the village at night.").classes


def test_chinese_ships_companies_and_ports_have_names(tell):
    told = tell("东灯航运公司的“晨星”号在和丰港外与一艘渡轮相撞。", "zh")
    named = {item.name for item in told.one("HAZARD").participants}
    assert {"晨星", "和丰港"} <= named


def test_the_victims_are_no_new_deaths(tell):
    assert not [name for name in tell("发言人向遇难者家属表示慰问。", "zh").classes if name.startswith("HARM")]


def test_two_times_in_apposition_date_the_event_after_them(tell):
    told = tell("On 13 October, the day after the collision, rebels attacked the village.")
    assert told.one("ASSAULT").time.value.timex == "2025-10-13"


def test_an_infinitive_says_what_for(tell):
    assert "ACCUSE.investigate" not in tell("China sent three experts to help investigate the fire.").classes
