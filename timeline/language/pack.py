"""Language packs: found, read, merged, and refused when they say nonsense.

A pack is TOML. `packs/xx.toml` holds the words and rules of time; `packs/text/xx.toml` and `packs/events/xx.toml` hold
what reading and extraction need. The three are one pack: a section may stand in any of them, but in one only. Each
room checks the sections it understands; this module checks that nothing is there that no room understands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any
from warnings import warn

from timeline.errors import PackError, UnknownLanguage
from timeline.language.fallback import fallback_tables

PACKS = Path(__file__).parent / "packs"
PARTS = (".", "text", "events")
ENTRY_POINTS = "timeline.packs"
TIME_SECTIONS = frozenset({"pack", "words", "rule", "negative", "example", "policy", "cues"})
TEXT_SECTIONS = frozenset({"text"})
EVENT_SECTIONS = frozenset(
    {"events", "reporting", "names", "labels", "realis", "quantities", "roles", "clauses", "concepts", "gloss"}
)
_EXTRA: dict[str, Path] = {}  # packs from a user's own folder, by language; filled by `add_packs` alone


@dataclass(frozen=True, eq=False)
class Pack:
    """Everything one language says, as checked tables. `fallback` is True when it was generated from CLDR.

    Two packs are the same only when they are one object: what is compiled from a pack is remembered by it.
    """

    language: str
    name: str
    tables: Mapping[str, Any] = field(repr=False)
    files: tuple[str, ...] = ()
    fallback: bool = False

    def section(self, name: str) -> Mapping[str, Any]:
        """The table (or empty table) of a section, as TOML wrote it."""
        found = self.tables.get(name, {})
        return found if isinstance(found, Mapping) else {"": found}

    def rows(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """The array of tables ``[[name]]``; empty when there is none."""
        return tuple(self.tables.get(name, ()))


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language, compiled once per process.

    `language` is a BCP 47 code; a region or script falls back to the bare language (``zh-Hant`` → ``zh``). A language
    without a pack gets one generated from CLDR, marked `fallback`. Raises `PackError` for a pack that says nonsense and
    `UnknownLanguage` for a code that CLDR does not know either.

    >>> load_pack("vi").name
    'Vietnamese'
    """
    code = language.replace("_", "-")
    for candidate in (code, code.split("-")[0]):
        files = _files(candidate)
        if files:
            return _merge(candidate, files)
    tables = fallback_tables(code)
    if tables is None:
        raise UnknownLanguage(
            f"'{language}': neither a pack nor CLDR knows this language. Expected a BCP 47 code such as 'vi' or 'pt-BR'; "
            f"packs exist for {', '.join(pack_languages())}."
        )
    return Pack(code, tables["pack"]["name"], MappingProxyType(tables), (), fallback=True)


def pack_languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    return tuple(sorted({path.stem for path in PACKS.glob("*.toml")} | set(_EXTRA) | set(_installed())))


def add_packs(paths: Iterable[str | PathLike[str]]) -> tuple[str, ...]:
    """Make packs of a user's own available in this process; a pack of the same language is replaced.

    `paths` are TOML files, or folders of them, named by language code (``eo.toml``). Returns the codes added. Raises
    `PackError` when a path holds no pack or a pack is refused.
    """
    named: dict[str, Path] = {}
    for path in map(Path, paths):
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not files or not all(file.is_file() for file in files):
            raise PackError(f"{path}: no pack here. Expected a file such as eo.toml, or a folder of them.")
        named |= {file.stem: file for file in files}
    for code, file in named.items():
        _merge(code, [file])  # refuse before anything is changed
    _EXTRA.update(named)
    load_pack.cache_clear()
    return tuple(named)


@cache
def _installed() -> Mapping[str, Path]:
    """Packs that other distributions bring: entry points of the group ``timeline.packs`` name a folder of TOML files.

    The entry point's value is a package (``my_packs``) whose folder holds them. One that cannot be loaded is skipped
    with a warning: somebody else's broken package must not cost the user the languages that work.
    """
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    found: dict[str, Path] = {}
    for entry in entry_points(group=ENTRY_POINTS):
        spec = find_spec(entry.module)
        folders = list(spec.submodule_search_locations or ()) if spec else []
        files = [file for folder in folders for file in sorted(Path(folder).glob("*.toml"))]
        if not files:
            warn(
                f"entry point {entry.name} = {entry.value} of group {ENTRY_POINTS} holds no pack; it is skipped",
                stacklevel=2,
            )
        found |= {file.stem: file for file in files}
    return found


def _files(code: str) -> list[Path]:
    own = _EXTRA.get(code) or _installed().get(code)
    if own:
        return [own]
    main = PACKS / f"{code}.toml"
    return [file for part in PARTS if (file := PACKS / part / f"{code}.toml").is_file()] if main.is_file() else []


def _merge(code: str, files: list[Path]) -> Pack:
    tables: dict[str, Any] = {}
    for file in files:
        for section, content in _read(file).items():
            if section not in TIME_SECTIONS | TEXT_SECTIONS | EVENT_SECTIONS:
                known = ", ".join(sorted(TIME_SECTIONS | TEXT_SECTIONS | EVENT_SECTIONS))
                raise PackError(f"{file.name}: no room understands [{section}]. Known sections are {known}.")
            if section in tables:
                raise PackError(f"{file}: [{section}] stands in another file of this pack too. Keep it in one.")
            tables[section] = content
    head = tables.get("pack", {})
    if not isinstance(head.get("name"), str):
        raise PackError(f'{files[0].name}: [pack] needs name = "…", the English name of the language.')
    return Pack(code, head["name"], MappingProxyType(tables), tuple(file.name for file in files))


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{file}: not TOML ({error}).") from error
