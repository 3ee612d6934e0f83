"""Colours, shapes and fonts of the picture: loads `theme.toml` and refuses nonsense in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

FAMILIES = ("legal", "diplomacy", "statement", "military", "movement", "economy", "report", "harm", "other")
SCHEMES = ("light", "dark")
COLOURS = (
    "page",
    "card",
    "band",
    "text",
    "muted",
    "line",
    "strong",
    "dispute",
    "mark",
    "marktext",
    "trigger",
    "accent",
)
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Family:
    """How one visual family of event classes is drawn: plotly symbol, the same as a character, two colours."""

    name: str
    symbol: str
    glyph: str
    light: str
    dark: str

    def colour(self, scheme: str) -> str:
        """The family's colour in the scheme ``light`` or ``dark``."""
        return self.dark if scheme == "dark" else self.light


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything the picture looks like: families in order, the colours of each scheme, the font stack."""

    families: tuple[Family, ...]
    schemes: Mapping[str, Mapping[str, str]]
    font: str


@lru_cache(maxsize=1)
def load_theme() -> Theme:
    """The theme of the package.

    Raises ValueError, naming table and key, when `theme.toml` lacks a family or a colour or spells one wrongly.

    >>> load_theme().families[0].symbol
    'square'
    """
    text = resources.files("timeline.view").joinpath("theme.toml").read_text(encoding="utf-8")
    return read_theme(tomllib.loads(text))


def read_theme(data: Mapping[str, Any]) -> Theme:
    """A theme from the tables of a TOML file; the checks of `load_theme`."""
    families = tuple(_family(name, data["family"].get(name)) for name in FAMILIES)
    schemes = {name: _scheme(name, data["scheme"].get(name)) for name in SCHEMES}
    return Theme(families, schemes, str(data["fonts"]["family"]))


def _family(name: str, table: Mapping[str, str] | None) -> Family:
    if table is None or set(table) != {"symbol", "glyph", "light", "dark"}:
        raise ValueError(f"theme.toml, [family.{name}]: expected exactly symbol, glyph, light and dark")
    return Family(name, table["symbol"], table["glyph"], *(_hex(name, key, table[key]) for key in SCHEMES))


def _scheme(name: str, table: Mapping[str, str] | None) -> Mapping[str, str]:
    missing = [key for key in COLOURS if key not in (table or {})]
    if table is None or missing:
        raise ValueError(f"theme.toml, [scheme.{name}]: {', '.join(missing)} is missing")
    return {**table, **{key: _hex(name, key, table[key]) for key in COLOURS}}


def _hex(table: str, key: str, value: str) -> str:
    if not _HEX.fullmatch(value):
        raise ValueError(f"theme.toml, [{table}]: {key} = {value!r} is no colour; write it as #RRGGBB")
    return value
