"""Packs made from CLDR for languages nobody has written one for: names of months and days, relative words, date order.

CLDR comes from the package `babel` (BSD; data under the Unicode licence); relative words and their patterns come from
`dateparser`'s own translation of CLDR (BSD). A pack made here says that it is a fallback.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

_UNIT = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS"}


def cldr_names(language: str) -> dict[str, dict[str, int]]:
    """Month and weekday names of a language as CLDR writes them: ``{"month": {word: 1…12}, "weekday": {word: 1…7}}``.

    Names of fewer than three letters are left out: they are words of their own more often than not.

    >>> cldr_names("fr")["month"]["septembre"], cldr_names("fr")["weekday"]["lundi"]
    (9, 1)
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, dict[str, int]] = {"month": {}, "weekday": {}}
    for kind, table, shift in (("month", locale.months, 0), ("weekday", locale.days, 1)):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in table[context][width].items():
                    word = name.strip().rstrip(".").lower()
                    if sum(c.isalpha() for c in word) >= 3 and not any(c.isdigit() for c in word):
                        names[kind].setdefault(word, int(number) + shift)
    return names


def fallback_tables(code: str) -> dict[str, Any] | None:
    """The tables of a generated pack, or None when CLDR does not know the language."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    words: dict[str, Any] = dict(cldr_names(code))
    words.update(_relative_words(locale.language))
    order = "".join(dict.fromkeys(c.lower().replace("l", "m") for c in locale.date_formats["short"].pattern if c in "dMLy"))
    spaced = locale.language not in ("ja", "zh", "th", "lo", "km", "my")
    return {
        "pack": {"name": locale.english_name or code},
        "policy": {
            "order": order if order in ("dmy", "mdy", "ymd") else "dmy",
            "boundary": "word" if spaced else "none",
            "decimal": "." if locale.number_symbols.get("latn", {}).get("decimal") == "." else ",",
        },
        "words": words,
    }


def _relative_words(language: str) -> dict[str, Any]:
    """Words for today, yesterday, last month, and units, from dateparser's tables of CLDR."""
    try:
        info = import_module(f"dateparser.data.date_translation_data.{language}").info
    except ImportError:
        return {}
    deictic: dict[str, str] = {}
    for written, words in info.get("relative-type", {}).items():
        value = _pointer(written)
        for word in words if value else ():
            deictic.setdefault(word.lower(), value or "")
    units: dict[str, str] = {}
    for name, code in _UNIT.items():
        for word in info.get(name, ()):
            if len(word.rstrip(".")) > 1:
                units.setdefault(word.rstrip(".").lower(), code)
    plain = {"ago": info.get("ago", []), "hence": info.get("in", [])}
    return {"deictic": deictic, "unit": units, **{k: [w for w in v if len(w) > 1] for k, v in plain.items() if v}}


def _pointer(written: str) -> str | None:
    """``1 month ago`` as ``month-1``, ``in 1 day`` as ``day+1``; None for what is finer than an hour."""
    if match := re.fullmatch(r"(\d+) (year|month|week|day) ago", written):
        return f"{match[2]}-{match[1]}" if match[1] != "0" else f"{match[2]}+0"
    if match := re.fullmatch(r"in (\d+) (year|month|week|day)", written):
        return f"{match[2]}+{match[1]}"
    return None
