"""The event classes: what can happen, in which modes, and in which visual family each is drawn."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from timeline.errors import PackError

FAMILIES = ("legal", "diplomacy", "statement", "military", "movement", "economy", "report", "harm", "other")


class EventClass(NamedTuple):
    """One class: its gloss in English, its visual family, and its modes with their own glosses and families."""

    name: str
    gloss: str
    family: str
    modes: Mapping[str, str]
    mode_families: Mapping[str, str]


@lru_cache(maxsize=1)
def load_classes() -> Mapping[str, EventClass]:
    """Every event class by name, in the order of the data file.

    Raises `PackError` when the data file names a family that is not drawn.

    >>> load_classes()["ASSAULT"].family
    'military'
    >>> load_classes()["SUPPORT"].mode_families["ratify"]
    'legal'
    """
    raw = tomllib.loads(files("timeline.extract").joinpath("classes.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _event_class(name, table) for name, table in raw.items()})


def family_of(event_class: str, mode: str = "") -> str:
    """The visual family of a class, or of ``CLASS.mode``; a class nobody knows is drawn as "other".

    >>> family_of("SUPPORT"), family_of("SUPPORT.ratify"), family_of("SUPPORT", "ratify"), family_of("DANCE")
    ('diplomacy', 'legal', 'legal', 'other')
    """
    name, _, inner = event_class.partition(".")
    known = load_classes().get(name)
    return known.mode_families.get(mode or inner, known.family) if known else "other"


def check_class(name: str, where: str) -> tuple[str, str]:
    """Split ``CLASS.mode`` and make sure both are known; `where` names the place for the error message."""
    base, _, mode = name.partition(".")
    known = load_classes().get(base)
    if known is None:
        raise PackError(f"{where}: no event class {base!r}. Known: {', '.join(load_classes())}.")
    if mode and mode not in known.modes:
        raise PackError(f"{where}: {base} has no mode {mode!r}. Known: {', '.join(known.modes) or 'none'}.")
    return base, mode


def _event_class(name: str, table: Mapping[str, Any]) -> EventClass:
    modes: dict[str, str] = {}
    families: dict[str, str] = {}
    for mode, said in table.get("modes", {}).items():
        modes[mode] = said if isinstance(said, str) else said["gloss"]
        if not isinstance(said, str):
            families[mode] = said["family"]
    for family in (table["family"], *families.values()):
        if family not in FAMILIES:
            raise PackError(f"classes.toml, {name}: no visual family {family!r}. Known: {', '.join(FAMILIES)}.")
    return EventClass(name, table["gloss"], table["family"], MappingProxyType(modes), MappingProxyType(families))
