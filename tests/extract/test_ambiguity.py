"""Names that may mean another thing: examples where the text settles them, counter-examples where it does not."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extract.ambiguity import RULES, marks, settle
from timeline.extract.gazetteer import LANGUAGES, by_id, homonyms, names_in, table_rows
from timeline.extract.lexicon import lexicon_for
from timeline.language.pack import load_pack


def named(text: str, language: str = "en", published: str | None = None) -> list[str]:
    hits = lexicon_for(load_pack(language)).scan(text)
    day = date.fromisoformat(published) if published else None
    return [hit.entity.id.split(":")[1] for hit in settle(text, hits, language, day) if hit.entity]


@pytest.mark.parametrize(
    ("language", "text", "meant", "text_of_another", "not_meant"),
    [
        ("en", "Georgia closed its border; Tbilisi protested.", "GE", "Fans flew to Georgia from Atlanta.", "GE"),
        ("en", "Troops crossed into Jordan at dawn.", "JO", "The crowd cheered Michael Jordan again.", "JO"),
        ("en", "A convoy left Chad for the border.", "TD", "The plea of Chad Mitchell failed.", "TD"),
        ("en", "Rebels entered Niger on Monday.", "NE", "Militants of the Niger Delta struck.", "NE"),
        ("en", "The junta of Guinea met envoys.", "GN", "Pirates roam the Gulf of Guinea.", "GN"),
        ("en", "Congolese troops left Goma.", "CD", "Congolese troops left Brazzaville.", "CD"),
        ("en", "Talks in Washington went on.", "washington", "The statue of George Washington fell.", "washington"),
        ("en", "Shells fell on Kiev.", "kyiv", "The cook fried chicken Kiev.", "kyiv"),
        ("en", "Kamala Harris spoke. Harris smiled.", "kamala-harris", "Harris smiled.", "kamala-harris"),
        ("en", "US Vice President Harris spoke.", "kamala-harris", "The novelist John Harris spoke.", "kamala-harris"),
        ("en", "Donald Trump left early.", "donald-trump", "They met Melania Trump there.", "donald-trump"),
        ("en", "Cars from Phoenix reached the US border.", "phoenix", "The plant will rise like a Phoenix.", "phoenix"),
        ("es", "Lo publicó El País.", "el-pais", "El país votó en calma.", "el-pais"),
        ("es", "Lo contó el diario Clarín.", "clarin", "Sonó un Clarín lejano.", "clarin"),
        ("es", "Llegó a Mauricio.", "", "El alcalde Mauricio Ruiz calló.", "MU"),
        ("ru", "Об этом пишет газета «Известия».", "izvestia", "Известия о погоде запоздали.", "izvestia"),
        ("ru", "В Ломе власти Тоголезской Республики молчат.", "lome", "Того же мнения врачи.", "TG"),
        ("ru", "Чехия: Петр Павел прибыл.", "petr-pavel", "Павел Дуров прибыл.", "petr-pavel"),
        ("zh", "法国《世界报》刊文。", "le-monde", "世界报以微笑。", "le-monde"),
        ("zh", "以色列前总理阿里埃勒·沙龙去世，沙龙曾任总理。", "ariel-sharon", "他参加了读书沙龙。", "ariel-sharon"),
        ("zh", "韩国企业三星裁员。", "samsung", "这家三星酒店停业。", "samsung"),
        ("vi", "Phái đoàn Nga rời Hà Nội.", "RU", "Bà Nga rời Hà Nội.", "RU"),
        ("vi", "Báo Thanh Niên đưa tin.", "thanh-nien", "Thanh niên địa phương giúp dân.", "thanh-nien"),
    ],
)
def test_a_name_counts_only_where_the_text_says_so(language, text, meant, text_of_another, not_meant):
    assert not meant or meant in named(text, language)
    assert not_meant not in named(text_of_another, language)


def test_two_of_one_surname_are_told_apart_by_the_full_name_or_by_office_and_day():
    assert named("Jerome Powell spoke. Powell warned.") == ["jerome-powell", "jerome-powell"]
    assert "colin-powell" in named("US Secretary of State Powell spoke.", published="2003-02-05")
    assert named("Colin Powell met Jerome Powell. Powell spoke.").count("colin-powell") == 1
    assert named("US President Bush spoke.", published="1991-02-01") == ["US", "george-h-w-bush"]
    assert named("US President Bush spoke.", published="2004-02-01") == ["US", "george-w-bush"]
    assert named("US President Bush spoke.", published="1985-02-01") == ["US"]
    assert named("US President Bush spoke.") == ["US"]


def test_bare_surnames_that_thousands_bear_are_nobodys():
    for language, text in (
        ("en", "Kim met Li and Ivanov."),
        ("ru", "Ким и Ли видели Иванова."),
        ("zh", "金某和李某。"),
    ):
        assert not [name for name in named(text, language) if f"person:{name}" in by_id()]


def test_every_shared_name_is_marked():
    for language in ("en", "zh", "ru", "es", "vi"):
        known = names_in(language)
        unmarked = {
            name: sorted(entity.id for entity in entities)
            for name, entities in homonyms(language).items()
            if not known[name][1] and known[name][0].kind in ("person", "outlet", "agency")
        }
        assert unmarked == {}


def test_the_marks_are_many_and_well_formed():
    marked = sum(name.startswith("!") for _, names in table_rows() for code in LANGUAGES for name in names[code])
    assert marked >= 400
    for language in ("en", "es", "ru", "zh", "vi", "fr", "de"):
        for name, mark in marks(language).items():
            assert mark.rule in RULES and mark.why and name
