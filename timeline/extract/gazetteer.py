"""Names the world is made of: countries from CLDR, everything else from the tables in `data`, each with a stable id.

A table row is ``id, kind, country, en, vi, zh, ru, es, fr, de, note``; a cell lists names separated by ``;``. The
first English name is canonical. A Latin-script language without a name of its own uses the English one. A ``!`` before
a name marks it ambiguous: `timeline.extract.ambiguity` says what settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from timeline.errors import PackError
from timeline.extract.russian import cases

KINDS = frozenset({
    "person", "country", "city", "place", "org", "company", "group", "outlet", "agency", "vessel", "weapon", "party",
})  # fmt: skip
COLUMNS = ("id", "kind", "country", "en", "vi", "zh", "ru", "es", "fr", "de", "note")
LANGUAGES = COLUMNS[3:10]
LATIN = frozenset({"en", "vi", "es", "fr", "de"})
_TERRITORY = re.compile(r"[A-Z]{2}")


class Entity(NamedTuple):
    """One thing with a name: `id` is stable across languages, `name` canonical (English), `country` an ISO code."""

    id: str
    kind: str
    name: str
    country: str = ""


@lru_cache(maxsize=1)
def table_rows() -> tuple[tuple[Entity, Mapping[str, tuple[str, ...]]], ...]:
    """Every row of every table with its names by language. Raises `PackError` for a row that cannot be meant."""
    rows: list[tuple[Entity, Mapping[str, tuple[str, ...]]]] = []
    folder = files("timeline.extract.data")
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".tsv"):
            rows.extend(_rows(file.name, file.read_text(encoding="utf-8")))
    return tuple(rows)


def _rows(file: str, text: str) -> Iterator[tuple[Entity, Mapping[str, tuple[str, ...]]]]:
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise PackError(f"{file}, line 1: the columns must be {', '.join(COLUMNS)}.")
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [*line.split("\t"), *[""] * len(COLUMNS)][: len(COLUMNS)]
        if cells[1] not in KINDS or not cells[0] or not cells[3]:
            raise PackError(
                f"{file}, line {number}: a row needs an id, a kind of {', '.join(sorted(KINDS))}, and a name."
            )
        names = {code: _names(cell) for code, cell in zip(LANGUAGES, cells[3:10], strict=True)}
        yield Entity(cells[0], cells[1], names["en"][0].lstrip("!"), cells[2]), MappingProxyType(names)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


@lru_cache(maxsize=16)
def names_in(language: str) -> Mapping[str, tuple[Entity, bool]]:
    """Every name a text of this language may use, with its entity and whether it is ambiguous.

    Names of the language come first, then English ones for Latin-script languages and for names no table translates.
    """
    names: dict[str, tuple[Entity, bool]] = {}
    for entity, by_language in (*_countries(language), *table_rows()):
        own = by_language.get(language, ())
        for name in (*own, *(by_language["en"] if language in LATIN or not own else ())):
            for form in cases(name.lstrip("!")) if language == "ru" else (name.lstrip("!"),):
                names.setdefault(form, (entity, name.startswith("!")))
    return MappingProxyType(names)


@lru_cache(maxsize=16)
def homonyms(language: str) -> Mapping[str, tuple[Entity, ...]]:
    """The names that several entities of the tables share in a language, with all of them.

    >>> sorted(entity.name for entity in homonyms("en")["Powell"])
    ['Colin Powell', 'Jerome Powell']
    """
    found: dict[str, list[Entity]] = {}
    for entity, by_language in table_rows():
        own = by_language.get(language, ())
        for name in (*own, *(by_language["en"] if language in LATIN or not own else ())):
            for form in cases(name.lstrip("!")) if language == "ru" else (name.lstrip("!"),):
                if entity not in found.setdefault(form, []):
                    found[form].append(entity)
    return MappingProxyType({name: tuple(entities) for name, entities in found.items() if len(entities) > 1})


@lru_cache(maxsize=1)
def by_id() -> Mapping[str, Entity]:
    """Every entity of the tables and every country of CLDR by its id."""
    entities = {entity.id: entity for entity, _ in table_rows()}
    entities |= {entity.id: entity for entity, _ in _countries("en")}
    return MappingProxyType(entities)


def local_name(entity_id: str, language: str) -> str:
    """The name of an entity in a reader's language, else its English name, else an empty string.

    >>> local_name("country:VE", "zh")
    '委内瑞拉'
    """
    if entity_id.startswith("country:"):
        return _territories(language).get(entity_id[8:], "") or _territories("en").get(entity_id[8:], "")
    names = _names_by_id().get(entity_id, {})
    return next((names[code][0].lstrip("!") for code in (language, "en") if names.get(code)), "")


@lru_cache(maxsize=1)
def _names_by_id() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {entity.id: names for entity, names in table_rows()}


@lru_cache(maxsize=16)
def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError  # slow to import, and only a reader of names needs it

    try:
        territories = Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        code: name
        for code, name in territories.items()
        if _TERRITORY.fullmatch(code) and code not in ("ZZ", "QO", "XA", "XB", "EU", "UN", "EZ")
    }


def _countries(language: str) -> Iterator[tuple[Entity, Mapping[str, tuple[str, ...]]]]:
    own = _territories(language)
    for code, english in _territories("en").items():
        yield (
            Entity(f"country:{code}", "country", english, code),
            {"en": (english,), language: (own.get(code, english),)},
        )
