"""Languages without a pack get one made from CLDR: it must work, and never fail."""

from __future__ import annotations

import pytest

from timeline.language.fallback import cldr_names, fallback_tables
from timeline.language.grammar import compile_grammar
from timeline.language.pack import load_pack, pack_languages
from timeline.tag import tag

# Of every family and script; those that get a pack some day are simply tested as such.
LANGUAGES = (
    "af", "am", "az", "be", "bg", "bn", "ca", "cs", "da", "el", "et", "eu", "fa", "fi", "ga", "gl", "gu", "he", "hi",
    "hr", "hu", "hy", "id", "is", "ka", "kk", "km", "kn", "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my",
    "nb", "ne", "nl", "pa", "pl", "ro", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "ur",
    "uz", "yue", "zu", "sr-Latn", "pt-BR",
)  # fmt: skip
PUBLISHED = "2025-11-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fallback_reads_iso_dates_and_its_own_months(language: str):
    pack = load_pack(language)
    compile_grammar(pack)
    found = tag("2025-10-31", language=language, published=PUBLISHED)
    assert [e.value.timex for e in found] == ["2025-10-31"]
    assert pack.fallback == (language.split("-")[0] not in pack_languages())


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code not in ("km", "lo", "my", "pt-BR", "yue")])
def test_a_fallback_knows_a_day_of_its_months(language: str):
    months = [word for word, number in cldr_names(language).get("month", {}).items() if number == 10 and len(word) > 3]
    if not months or load_pack(language).section("policy").get("order") != "dmy":
        pytest.skip("CLDR writes its months as numbers, or not after the day")
    text = f"14 {months[0]} 2024"
    assert "2024-10-14" in {e.value.timex for e in tag(text, language=language, published=PUBLISHED)}, text


@pytest.mark.parametrize(
    ("language", "text", "find", "value"),
    [
        ("nl", "De brug viel twee weken geleden om.", "twee weken geleden", "2025-W42"),
        ("nl", "Vorige dinsdag regende het.", "Vorige dinsdag", "2025-10-28"),
        ("sv", "För tre dagar sedan brann huset.", "tre dagar sedan", "2025-10-29"),
        ("el", "Το πλοίο βυθίστηκε στις 14 Οκτωβρίου 1933.", "14 Οκτωβρίου 1933", "1933-10-14"),
        ("el", "Πριν από δύο μήνες έκλεισε το λιμάνι.", "Πριν από δύο μήνες", "2025-09"),
        ("pl", "W zeszłym tygodniu spadł śnieg.", "zeszłym tygodniu", "2025-W43"),
        ("pl", "Trzy dni temu zamknięto most.", "Trzy dni temu", "2025-10-29"),
        ("cs", "Před 5 dny vyhořel sklad.", "Před 5 dny", "2025-10-27"),
        ("tr", "İki gün önce köprü çöktü.", "İki gün önce", "2025-10-30"),
        ("hi", "पुल 3 दिन पहले गिरा।", "3 दिन पहले", "2025-10-29"),
        ("id", "Jembatan itu runtuh 3 hari yang lalu.", "3 hari yang lalu", "2025-10-29"),
        ("th", "สะพานพังเมื่อวานนี้", "เมื่อวานนี้", "2025-10-31"),
        ("sw", "Daraja lilianguka jana.", "jana", "2025-10-31"),
        ("fi", "Silta romahti eilen.", "eilen", "2025-10-31"),
        ("hu", "A híd tegnap leszakadt.", "tegnap", "2025-10-31"),
        ("fa", "پل دیروز فرو ریخت.", "دیروز", "2025-10-31"),
        ("he", "הגשר קרס אתמול.", "אתמול", "2025-10-31"),
        ("bn", "সেতুটি গতকাল ভেঙে পড়ে।", "গতকাল", "2025-10-31"),
    ],
)
def test_a_fallback_counts_from_now(language: str, text: str, find: str, value: str):
    found = tag(text, language=language, published=PUBLISHED)
    assert (find, value) in {(e.text, e.value.timex) for e in found}, [(e.text, e.value.timex, e.rule) for e in found]


def test_a_fallback_says_it_is_one():
    found = tag("De brug viel gisteren om.", language="nl", published=PUBLISHED)
    assert [e.rule for e in found] == ["fallback:nl/deictic-day"]
    assert load_pack("nl").fallback


def test_a_language_nobody_knows_has_no_tables():
    assert fallback_tables("xx") is None


def test_words_typed_without_accents_are_known():
    found = tag("Most zamkniety w poniedzialek.", language="pl", published=PUBLISHED)
    assert [e.value.timex for e in found] == ["2025-10-27"]
