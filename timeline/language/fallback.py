"""Packs made from CLDR for languages nobody has written one for: names of months and days, relative words, date order.

CLDR comes from the package `babel` (BSD; data under the Unicode licence); words for "ago", "last week" and their like
come from `dateparser`'s own translation of CLDR (BSD), see `relative_words`; the few function words CLDR lacks stand in
``fallback.toml``. A pack made here says that it is a fallback.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from timeline.language.relative_words import relative_words

if TYPE_CHECKING:
    from babel import Locale

Words: TypeAlias = Mapping[str, Any] | list[str]  # words with values, or words alone

SMALL_WORDS = Path(__file__).parent / "fallback.toml"
UNSPACED = frozenset({"ja", "zh", "yue", "th", "lo", "km", "my"})
PERIODS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_PLAIN_LETTERS = str.maketrans("łŁđĐøØıς", "lLdDoOiσ")  # letters that Unicode does not take apart
# A number alone is a year only when it looks like one; two figures after a month are not; names for parts of the day
# are ordinary nouns unless a day stands beside them.
DROPPED = ["year", "year-two-digits", "my", "part", "counted", "clock-half-day"]


def cldr_names(language: str) -> dict[str, dict[str, int]]:
    """Month and weekday names of a language as CLDR writes them: ``{"month": {word: 1…12}, "weekday": {word: 1…7}}``.

    Names of fewer than three letters are left out: they are words of their own more often than not.

    >>> cldr_names("fr")["month"]["septembre"], cldr_names("fr")["weekday"]["lundi"]
    (9, 1)
    """
    names: dict[str, dict[str, int]] = {"month": {}, "weekday": {}}
    for kind, _, word, number in _calendar_names(language):
        if sum(c.isalpha() for c in word) >= 3 and not any(c.isdigit() for c in word):
            names[kind].setdefault(word, number)
    return names if any(names.values()) else {}


def _calendar_names(language: str) -> Iterable[tuple[str, str, str, int]]:
    """(kind, width, word, number) for every name of a month or weekday."""
    locale = _locale(language)
    if locale is None:
        return
    for kind, table, shift in (("month", locale.months, 0), ("weekday", locale.days, 1)):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in table[context][width].items():
                    yield kind, width, name.strip().rstrip(".").lower(), int(number) + shift


def _locale(code: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def fallback_tables(code: str) -> dict[str, Any] | None:
    """The tables of a generated pack, or None when CLDR does not know the language.

    >>> fallback_tables("nl")["words"]["unit"]["weken"], fallback_tables("xx")
    ('W', None)
    """
    locale = _locale(code)
    if locale is None:
        return None
    small = _small_words().get(locale.language, {})
    words: dict[str, Any] = {"deictic": {}, "unit": {}, "shift": {}}
    counted, unit_first = relative_words(locale.language, _unit_names(locale))
    for table in (counted, _names(code), _day_periods(locale), _quarters(locale)):
        _add(words, table)
    _add(words, {kind: entries for kind, entries in small.items() if kind != "policy"})
    return {
        "pack": {"name": locale.english_name or code},
        "policy": _policy(locale, small),
        "words": {kind: _plain_too(entries) for kind, entries in words.items() if entries},
        "rule": _rules(words, unit_first),
    }


def _add(words: dict[str, Any], table: Mapping[str, Any]) -> None:
    """More words; what is there already stays as it is."""
    for kind, entries in table.items():
        if isinstance(entries, Mapping):
            words[kind] = {**entries, **words.get(kind, {})}
        else:
            words[kind] = list(dict.fromkeys([*words.get(kind, []), *entries]))


@cache
def _small_words() -> dict[str, Any]:
    return tomllib.loads(SMALL_WORDS.read_text(encoding="utf-8"))


def _policy(locale: Locale, small: Mapping[str, Any]) -> dict[str, Any]:
    letters = (c.lower().replace("l", "m") for c in locale.date_formats["short"].pattern if c in "dMLy")
    order = "".join(dict.fromkeys(letters))
    decimal = locale.number_symbols.get("latn", {}).get("decimal")
    return {
        "order": order if order in ("dmy", "mdy", "ymd") else "dmy",
        "boundary": "none" if locale.language in UNSPACED else "word",
        "decimal": "." if decimal == "." else ",",
        "drop": DROPPED + ([] if order == "mdy" else ["mdy"]),
        **small.get("policy", {}),
    }


def _plain_too(entries: Words) -> Words:
    """Words also as people type them, without accents; only where the script is one that bears them."""
    if isinstance(entries, Mapping):
        bare = {plain: value for word, value in entries.items() if (plain := _plain(word)) not in entries}
        return {**bare, **entries}
    return list(dict.fromkeys([*entries, *map(_plain, entries)]))


def _plain(word: str) -> str:
    if len(word) < 5 or any(c >= "\u0400" for c in word):  # neither Latin nor Greek
        return word
    parts = unicodedata.normalize("NFD", word.translate(_PLAIN_LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn"))


def _names(code: str) -> dict[str, dict[str, int]]:
    """Names of months and weekdays: whole ones, and abbreviations, which are a date only beside a number."""
    kinds = {("month", "wide"): "month", ("month", "abbreviated"): "short_month",
             ("weekday", "wide"): "weekday", ("weekday", "abbreviated"): "weak_weekday"}  # fmt: skip
    names: dict[str, dict[str, int]] = {kind: {} for kind in kinds.values()}
    for kind, width, word, number in _calendar_names(code):
        if not _is_word(word):
            continue
        short = kinds[kind, "abbreviated"]
        if width == "wide" and sum(c.isalpha() for c in word) >= 3:
            names[kinds[kind, width]].setdefault(word, number)
        elif word not in names[kinds[kind, "wide"]] and names[short].setdefault(word, number) != number:
            names[short].pop(word)  # one letter for two months
    return names


def _is_word(word: str) -> bool:
    return bool(word) and any(c.isalpha() for c in word) and not any(c.isdigit() for c in word)


# CLDR's units of time as packs write them.
CLDR_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS",
              "quarter": "Q", "decade": "DE", "century": "CE"}  # fmt: skip


def _unit_names(locale: Locale) -> dict[str, str]:
    """Words of units in all their plural forms: ``{0} dagen``."""
    names: dict[str, str] = {}
    patterns = locale._data.get("unit_patterns", {})  # type: ignore[attr-defined]
    for unit, value in CLDR_UNITS.items():
        widths = patterns.get(f"duration-{unit}", {})
        for width in ("long", "short"):
            least = 3 if width == "short" and "long" in widths else 2  # "से" is "from" as well as "sec."
            for word in _unit_forms(widths.get(width, {})):
                if len(word) >= least and _is_word(word):
                    names.setdefault(word, value)
    return names


def _unit_forms(table: object) -> Iterable[str]:
    """The words of a table of plural forms, which may hold tables of cases; "per day" is none of them."""
    for name, form in table.items() if isinstance(table, Mapping) else ():
        if isinstance(form, str) and name != "per":
            yield form.replace("{0}", "").strip(" .\u00a0").lower()
        elif not isinstance(form, str):
            yield from _unit_forms(form)


def _day_periods(locale: Locale) -> dict[str, Any]:
    """Names of parts of the day, and of noon and midnight."""
    part: dict[str, str] = {}
    half: dict[str, str] = {}
    moment: dict[str, int] = {}
    for widths in locale.day_periods.values():
        for width in ("wide", "abbreviated"):
            for name, written in widths.get(width, {}).items():
                word = written.strip().lower()
                value = PERIODS.get(name.rstrip("12"))
                if not _is_word(word) or len(word) < 2:
                    continue
                if value:
                    part.setdefault(word, value)
                    half.setdefault(word, value)
                elif name in ("am", "pm"):
                    half.setdefault(word, name)
                    half.setdefault(word.replace(".", ""), name)
                elif name in ("noon", "midnight"):
                    moment.setdefault(word, 12 if name == "noon" else 24)
    return {"part": part, "half_day": half, "moment": moment}


def _quarters(locale: Locale) -> dict[str, dict[str, int]]:
    names = (
        (written.strip().lower(), number)
        for widths in locale.quarters.values()
        for width in ("wide", "abbreviated")
        for number, written in widths.get(width, {}).items()
    )
    written_out = {word: number for word, number in names if len(word) > 4 and any(c.isalpha() for c in word)}
    return {"quarter_name": written_out}


def _rules(words: Mapping[str, Any], unit_first: bool) -> list[dict[str, Any]]:
    """What a generated pack does in place of the shared rules it leaves out."""
    rows: list[dict[str, Any]] = [
        {
            "name": "year",
            "pattern": "<mod> (pre_year|the|of)* year:modern yearword? (era:era)? !unit/counter | "
            "<mod> (pre_year (the|of)* year:y4 yearword?|year:y4 yearword) | "
            "~at/of/since/from/until year:y4 !unit/counter | pre_year? year:y4 era:era",
            "make": "calendar",
        },
        {
            "name": "my",
            "pattern": "<mod> the? <month> dot? <sep> <ny> yearword? (era:era)?",
            "make": "calendar",
        },
        {
            "name": "part-beside-day",
            "pattern": "~weekday/weak_weekday/deictic_day the? part:part | part:part &weekday/deictic_day/the/of/shift",
            "make": "part",
            "kind": "part",
        },
        {"name": "unit-ago", "pattern": "one? unit:unit ago | ago one? unit:unit",
         "make": "offset", "with": {"sign": -1}, "kind": "day"},
        {"name": "unit-hence", "pattern": "hence one? unit:unit | one unit:unit hence",
         "make": "offset", "with": {"sign": 1}, "kind": "day"},
        {"name": "hour", "pattern": "hour:h24 (hourword|oclock)? (of|the|at)* half:half_day | half:half_day hour:h24 hourword"
         " | ~clock_at hour:h24 (hourword|oclock)? (minute:m60 !unit)? !month/weak_month/short_month/unit/counter/of"
         " | ~clock_at hour:moment",
         "make": "clock", "kind": "clock"},
    ]  # fmt: skip
    if unit_first:  # Swahili and its like: "days three ago"
        rows += [
            {
                "name": f"unit-number-{kind}",
                "pattern": f"unit:unit n:num {kind}",
                "make": "offset",
                "with": {"sign": sign},
                "kind": "day",
            }
            for kind, sign in (("ago", -1), ("hence", 1))
        ]
    if "dayword" in words:  # Thai and its like say "day" before the number
        dated = "dayword day:d31 of? <month> (pre_year? year:y4 (era:era)?)?"
        rows.append({"name": "day", "pattern": dated, "make": "calendar"})
    return rows
