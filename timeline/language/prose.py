"""What a pack says about prose: where sentences end, which lines of a page are not the article, how a report is dated.

The section is `[text]` of `packs/text/xx.toml`. `und.toml` ("undetermined") holds what every page may carry whatever
its language, and is joined to each of them, so a page in a language without a pack still loses its copyright line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from timeline.errors import PackError

TEXTS = Path(__file__).parent / "packs" / "text"
SHARED = "und"
NEVER = re.compile(r"(?!)")

LISTS = frozenset({"abbreviations", "before_number", "may_end", "starters", "verse", "quotes"})
STRINGS = frozenset({"ends"})
DATELINE = frozenset({"published", "updated", "before_report", "after_report", "after_dateline", "planned"})
# The kinds of line that are not the article, and the widest line (a Han character counts two) that can be of each: a
# disclaimer is a paragraph, an advert is not. What is longer is not even tried, so hostile lines cost nothing.
LONGEST = MappingProxyType(
    {
        "original-title": 300, "recommended": 200, "copyright": 1500, "credit": 200, "counter": 80, "advert": 80,
        "share": 160, "furniture": 160, "caption": 240,
    }
)  # fmt: skip
KINDS = tuple(LONGEST)
PLACES = frozenset({"line", "start", "anywhere"})


@dataclass(frozen=True)
class Prose:
    """The checked and compiled `[text]` of one language, joined with what all languages share.

    `ends` are characters that end a sentence wherever they stand (``。``); a full stop has to prove itself against
    `abbreviations` (never end), `before_number` (never end before a digit), `may_end` (end when one of `starters`
    follows) and the letter after it. `verse` are the words for *me* and *you* that songs are full of. `boilerplate`
    maps each kind of line that is not the article to the one expression that knows it. The rest are dateline cues.
    """

    language: str
    ends: str
    abbreviations: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    verse: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    boilerplate: Mapping[str, re.Pattern[str]]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    before_report: re.Pattern[str]
    after_report: re.Pattern[str]
    after_dateline: re.Pattern[str]
    planned: re.Pattern[str]

    def cue(self, line: str, width: int = 0) -> tuple[str, str] | None:
        """The kind of boilerplate `line` is, with the words that show it, or None.

        `width` is how wide the line is in columns, 0 when that does not matter.

        >>> load_prose("en").cue("Read more: What we know so far")
        ('recommended', 'Read more:')
        """
        for kind, pattern in self.boilerplate.items():
            if width <= LONGEST[kind] and (found := pattern.search(line)):
                return kind, found.group().strip() or line
        return None


@cache
def load_prose(language: str) -> Prose:
    """The prose rules of a language; a language without a file of its own gets the shared ones.

    `language` is a BCP 47 code; a region or script falls back to the bare language. Raises `PackError` for nonsense.

    >>> load_prose("zh-Hans").language
    'zh'
    >>> load_prose("eo").language
    'und'
    """
    for code in (language, language.split("-")[0]):
        if code.replace("-", "").isalnum() and (TEXTS / f"{code}.toml").is_file():
            return compile_prose(code, _read(code), () if code == SHARED else (_read(SHARED),))
    return load_prose(SHARED)


def compile_prose(language: str, section: Mapping[str, Any], shared: Iterable[Mapping[str, Any]] = ()) -> Prose:
    """Check a raw `[text]` table and compile it, joined with the `shared` tables.

    Raises `PackError` naming the file, the key and what was expected.
    """
    tables = [section, *shared]
    for table in tables:
        _check(language, table)
    dateline = {key: _any(language, key, [t.get("dateline", {}).get(key, []) for t in tables]) for key in DATELINE}
    return Prose(
        language=language,
        ends="".join(dict.fromkeys("".join(table.get("ends", "") for table in tables))),
        abbreviations=_words(tables, "abbreviations"),
        before_number=_words(tables, "before_number"),
        may_end=_words(tables, "may_end"),
        starters=_words(tables, "starters"),
        verse=_words(tables, "verse"),
        quotes=tuple(dict.fromkeys((pair[0], pair[1]) for table in tables for pair in table.get("quotes", []))),
        boilerplate=MappingProxyType({kind: _kind(language, kind, tables) for kind in KINDS}),
        **dateline,
    )


def _read(code: str) -> Mapping[str, Any]:
    file = TEXTS / f"{code}.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{file.name}: not TOML ({error}).") from error
    if set(table) != {"text"}:
        raise PackError(f"text/{file.name}: expected the one section [text], not {', '.join(sorted(table))}.")
    found: Mapping[str, Any] = table["text"]
    return found


def _check(language: str, table: Mapping[str, Any]) -> None:
    known = LISTS | STRINGS | {"dateline", "boilerplate"}
    _known(language, "[text]", table, known)
    _known(language, "[text.dateline]", table.get("dateline", {}), DATELINE)
    _known(language, "[text.boilerplate]", table.get("boilerplate", {}), frozenset(KINDS))
    for kind, places in table.get("boilerplate", {}).items():
        _known(language, f"[text.boilerplate.{kind}]", places, PLACES)
        for place, patterns in places.items():
            _strings(language, f"boilerplate.{kind}.{place}", patterns)
    for key, patterns in table.get("dateline", {}).items():
        _strings(language, f"dateline.{key}", patterns)
    for key in LISTS & set(table):
        _strings(language, key, table[key])
    for key in STRINGS & set(table):
        if not isinstance(table[key], str):
            raise PackError(f"text/{language}.toml, '{key}': expected one string of characters, not {table[key]!r}.")
    for pair in table.get("quotes", []):
        if len(pair) != 2:
            raise PackError(f"text/{language}.toml, 'quotes': {pair!r} should be an opening and a closing mark.")


def _known(language: str, where: str, table: object, known: frozenset[str]) -> None:
    if not isinstance(table, Mapping):
        raise PackError(f"text/{language}.toml, {where}: expected a table, not {table!r}.")
    if wrong := sorted(set(table) - known):
        raise PackError(f"text/{language}.toml, {where}: no key {wrong[0]!r}; known are {', '.join(sorted(known))}.")


def _strings(language: str, key: str, value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise PackError(f"text/{language}.toml, '{key}': expected a list of non-empty strings, not {value!r}.")


def _words(tables: Iterable[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word.lower().rstrip(".") for table in tables for word in table.get(key, []))


def _kind(language: str, kind: str, tables: Iterable[Mapping[str, Any]]) -> re.Pattern[str]:
    shapes = {"line": r"^\W*(?:{})\W*$", "start": r"^\W*(?:{})", "anywhere": "(?:{})"}
    parts = []
    for place, shape in shapes.items():
        lists = [table.get("boilerplate", {}).get(kind, {}).get(place, []) for table in tables]
        if any(lists):
            parts.append(shape.format("|".join(pattern for patterns in lists for pattern in patterns)))
    return _compile(language, f"boilerplate.{kind}", "|".join(parts))


def _any(language: str, key: str, lists: Iterable[list[str]]) -> re.Pattern[str]:
    return _compile(language, f"dateline.{key}", "|".join(pattern for patterns in lists for pattern in patterns))


def _compile(language: str, where: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE) if pattern else NEVER
    except re.error as error:
        raise PackError(f"text/{language}.toml, {where}: not a regular expression ({error}): {pattern!r}.") from error
