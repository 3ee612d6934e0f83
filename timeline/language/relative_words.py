"""Words that count from now, for languages without a pack: read out of dateparser's translation of CLDR.

CLDR writes whole phrases ("over {0} dagen", "{0} dagen geleden", "vorige week"). Taken apart they give the words a pack
wants: units, what says "ago" and "in", what says "last" and "next". What every unit shares is the marker, the rest is
the unit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS",
         "decade": "DE", "century": "CE"}  # fmt: skip
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHARED_BY = 3  # units that must share a word before it is taken for a marker
_NUMBER = re.compile(r"\(\\d\+\+\[\.,\]\?\\d\*\+\)")
_PHRASE = re.compile(r"(?:(?P<past>\\1 (?P<u1>\w+) ago)|in \\1 (?P<u2>\w+))")


def relative_words(language: str, units: Mapping[str, str]) -> tuple[dict[str, Any], bool]:
    """The kinds of words of a language that count from now, and whether a unit stands before its number.

    `units` are unit words already known, with their values. The result maps kinds (deictic, unit, shift, ago, hence …)
    to words, as a pack does; it holds no more than `units` for a language that dateparser does not know.

    >>> words, unit_first = relative_words("nl", {})
    >>> words["ago"], words["shift"]["vorige"], words["unit"]["dagen"], words["deictic"]["gisteren"], unit_first
    (['geleden'], -1, 'D', 'day-1', False)
    """
    try:
        info = import_module(f"dateparser.data.date_translation_data.{language.replace('_', '-')}").info
    except ImportError:
        return {"unit": dict(units)}, False
    found = {**_named_units(info), **units}
    markers: dict[str, list[str]] = {"ago": [], "hence": []}
    unit_first = False
    for past in (True, False):
        words, marks, leads = _taken_apart(list(_phrases(info, past)))
        unit_first = unit_first or leads
        found = {**words, **found}
        markers["ago" if past else "hence"] = marks
    for kind, key in (("ago", "ago"), ("hence", "in")):
        markers[kind] += [w.lower() for w in info.get(key, ()) if len(w) > 1 and (kind == "ago" or not markers[kind])]
    found = {
        word: unit for word, unit in found.items() if len(word) > 2 or word in units
    }  # से is "from" as well as "sec"
    deictic, shift = _pointers(info, found)
    marked = {kind: _unique(words) for kind, words in markers.items() if words}
    return {"deictic": deictic, "shift": shift, "unit": found, **_names(info), **marked}, unit_first


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _named_units(info: Mapping[str, Any]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name, code in UNITS.items():
        for word in info.get(name, ()):
            plain = word.rstrip(".").lower()
            if len(plain) > 1:
                names.setdefault(plain, code)
    return names


def _names(info: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Month and weekday names in the further forms that dateparser has collected."""
    names: dict[str, dict[str, int]] = {"month": {}, "weekday": {}}
    for kind, keys in (("month", MONTHS), ("weekday", DAYS)):
        for number, key in enumerate(keys, 1):
            for word in info.get(key, ()):
                plain = word.rstrip(".").lower()
                if sum(c.isalpha() for c in plain) > 3 and not any(c.isdigit() for c in plain):
                    names[kind].setdefault(plain, number)
    return names


def _phrases(info: Mapping[str, Any], past: bool) -> Iterator[tuple[str, str, str]]:
    """(unit, what stands before the number, what stands after it) of every phrase for "ago", or for "in"."""
    for written, phrases in info.get("relative-type-regex", {}).items():
        match = _PHRASE.fullmatch(written)
        if match is None or bool(match["past"]) != past:
            continue
        unit = UNITS.get(match["u1"] or match["u2"])
        for phrase in phrases if unit else ():
            parts = _NUMBER.split(phrase.lower())
            if len(parts) == 2 and unit:
                yield unit, parts[0].strip(), parts[1].strip()


def _taken_apart(phrases: list[tuple[str, str, str]]) -> tuple[dict[str, str], list[str], bool]:
    """Unit words and markers of one direction, and whether units stand first. A marker is what several units share."""
    heads, tails = defaultdict(set), defaultdict(set)
    for unit, before, after in phrases:
        heads[before].add(unit)
        tokens = after.split()
        for size in range(1, len(tokens) + 1):
            tails[" ".join(tokens[-size:])].add(unit)
    units: dict[str, str] = {}
    marks: list[str] = []
    leads = 0
    for unit, before, after in phrases:
        head = before if before and len(heads[before]) >= SHARED_BY else ""
        tail = _longest_shared(after, tails)
        word = after[: len(after) - len(tail)].strip() or ("" if head else before)
        leads += word == before != ""
        if len(word) > 1 and (head or tail):
            units.setdefault(word, unit)
        marks += [mark for mark in ((tail,) if tail else (head,)) if len(mark) > 1]
    return units, _unique(marks), leads * 2 > len(phrases)


def _longest_shared(after: str, tails: Mapping[str, set[str]]) -> str:
    tokens = after.split()
    for size in range(len(tokens), 0, -1):
        tail = " ".join(tokens[-size:])
        if len(tails[tail]) >= SHARED_BY:
            return tail
    return ""


def _pointers(info: Mapping[str, Any], units: dict[str, str]) -> tuple[dict[str, str], dict[str, int]]:
    """Words for yesterday or this month, and the words "last", "this", "next" that stand beside a unit in them."""
    deictic: dict[str, str] = {}
    shift: dict[str, int] = {}
    for written, phrases in info.get("relative-type", {}).items():
        pointer = _pointer(written)
        for phrase in map(str.lower, phrases if pointer else ()):
            if pointer and len(phrase) > 1:
                deictic.setdefault(_without_preposition(phrase), pointer)
            found = _beside_unit(phrase, UNITS.get(re.sub(r"[^a-z]|in |ago", "", written), ""), units)
            if found and pointer and re.search(r"[+-][01]$", pointer):
                shift.setdefault(found, int(pointer[-2:]))
    return {w: v for w, v in deictic.items() if not (v.endswith(("-1", "+0", "+1")) and w in shift)}, shift


def _without_preposition(phrase: str) -> str:
    """ "w zeszłym tygodniu" without its "w": an expression leaves its preposition outside."""
    tokens = phrase.split()
    return " ".join(tokens[1:]) if len(tokens) == 3 and len(tokens[0]) <= 2 else phrase


def _beside_unit(phrase: str, unit: str, units: dict[str, str]) -> str:
    """The one word beside a unit in a phrase such as "vorige week"; an inflected unit is learnt on the way."""
    tokens = _without_preposition(phrase).split()
    if len(tokens) != 2 or not unit:
        return ""
    for at in (1, 0):
        near = tokens[at].rstrip(".")
        if units.get(near) == unit or any(u == unit and len(near) > 3 and w[:3] == near[:3] for w, u in units.items()):
            units.setdefault(near, unit)
            other = tokens[1 - at]
            return other if len(other) > 1 and other.isalpha() else ""
    return ""


def _pointer(written: str) -> str | None:
    """``1 month ago`` as ``month-1``, ``in 1 day`` as ``day+1``; None for what is finer than a day, but for now."""
    if written == "0 second ago":
        return "PRESENT_REF"
    if match := re.fullmatch(r"(\d+) (year|month|week|day) ago", written):
        return f"{match[2]}-{match[1]}" if match[1] != "0" else f"{match[2]}+0"
    if match := re.fullmatch(r"in (\d+) (year|month|week|day)", written):
        return f"{match[2]}+{match[1]}"
    return None
