"""Names that may mean another thing: what a mark in the tables asks for before such a name counts.

The tables mark a name with ``!``; `data/ambiguous.toml` marks names of CLDR and says more. A mark is settled by a rule:
``office`` (a surname: the full name elsewhere in the text, or a title before it where its country is named), ``country``
(its country is named in the text), ``quoted`` (quotation marks, or the word for what it is beside it), ``full`` (the full
name elsewhere), ``unless`` (it counts, but not where a rival sense shows). A name that is not settled names nobody: it is
read by its shape, as any name that no table knows.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from timeline.errors import PackError
from timeline.extract.gazetteer import Entity, homonyms, names_in
from timeline.extract.lexicon import Hit
from timeline.extract.offices import served_by, serves

RULES = frozenset({"office", "country", "quoted", "full", "unless"})
_BY_KIND = {"person": "office", "outlet": "quoted", "agency": "quoted", "vessel": "quoted", "weapon": "quoted"}
_TELL_COUNTRY = frozenset({"country", "adjective", "city", "place", "org", "party", "agency"})
_OPENING, _CLOSING = "“\"«《「『‘'„", "”\"»》」』’'“"
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*) $")
_AFTER = re.compile(r" ([^\W\d_][\w’'-]+)")
_HEAD = re.compile(r"(?:^|[.!?…:\n\"“«—–-])\s*$")
_SAME_LETTER = str.maketrans({"w": "v", "j": "y", "i": "y", "k": "c"})


class Mark(NamedTuple):
    """Why a name is ambiguous: the rule that settles it, what shows the other sense, and that sense in words."""

    rule: str
    rivals: re.Pattern[str] | None
    why: str
    names: tuple[str, ...]


@lru_cache(maxsize=16)
def marks(language: str) -> Mapping[str, Mark]:
    """The names of `data/ambiguous.toml` in a language. Raises `PackError` for an entry that cannot be meant.

    >>> marks("en")["Georgia"].rule
    'unless'
    """
    data = tomllib.loads((files("timeline.extract.data") / "ambiguous.toml").read_text(encoding="utf-8"))
    out: dict[str, Mark] = {}
    for entry in data["name"]:
        if entry.get("rule") not in RULES or not entry.get("names") or not entry.get("why"):
            raise PackError(f"ambiguous.toml: {entry}: expected names, languages, why, and a rule of {sorted(RULES)}.")
        if language in entry["languages"]:
            rivals = "|".join(sorted(map(re.escape, entry.get("rivals", ())), key=len, reverse=True))
            edge = "" if language == "zh" else r"\b"
            pattern = re.compile(f"{edge}(?:{rivals}){edge}") if rivals else None
            out |= {name: Mark(entry["rule"], pattern, entry["why"], tuple(entry["names"])) for name in entry["names"]}
    return MappingProxyType(out)


def settle(text: str, hits: Sequence[Hit], language: str, published: date | None = None) -> list[Hit]:
    """The hits of a whole text, those of ambiguous names only where the text says which thing is meant.

    `language` is the text's; `published` its day, which no holder of an office may come after. A name that is not
    settled loses its entity, and its hit where it is no word either.
    """
    marked = marks(language)
    doubtful = {at for at, hit in enumerate(hits) if hit.entity and (hit.ambiguous or _slice(text, hit) in marked)}
    sure = [hit.entity for at, hit in enumerate(hits) if hit.entity and at not in doubtful]
    told = _Told(
        text,
        hits,
        language,
        published,
        frozenset(entity.id for entity in sure),
        frozenset(entity.country for entity in sure if entity.kind in _TELL_COUNTRY and entity.country),
    )
    out: list[Hit] = []
    for at, hit in enumerate(hits):
        if at in doubtful:
            meant = told.meant(at, marked.get(_slice(text, hit)))
        else:
            meant = None if hit.entity and told.somebody_else(at) else hit.entity
        if meant is not None or hit.senses:
            out.append(hit if meant is hit.entity else hit._replace(entity=meant))
    return out


def _slice(text: str, hit: Hit) -> str:
    return text[hit.start : hit.end]


class _Told(NamedTuple):
    """What a text says for sure, against which its ambiguous names are held."""

    text: str
    hits: Sequence[Hit]
    language: str
    published: date | None
    ids: frozenset[str]
    countries: frozenset[str]

    def meant(self, at: int, mark: Mark | None) -> Entity | None:
        """The one entity that the ambiguous name at `at` means here, if only one can be meant."""
        hit = self.hits[at]
        assert hit.entity is not None
        if mark is not None and mark.rule == "unless":
            return None if self._rival(hit, mark) or self._part_of_a_name(at) else hit.entity
        if not self._as_written(hit):
            return None
        candidates = homonyms(self.language).get(_slice(self.text, hit)) or (hit.entity,)
        named = [entity for entity in candidates if entity.id in self.ids]
        if named:
            return named[0] if len(named) == 1 and not self.somebody_else(at, named[0]) else None
        rule = mark.rule if mark else _BY_KIND.get(hit.entity.kind, "country")
        left = [entity for entity in candidates if self._allowed(at, entity, rule)]
        if (
            len(left) > 1
        ):  # of three papers called The World, the one of a country in the text; of two Bushes, who rules
            left = [entity for entity in left if serves(entity.id, self.published) or rule == "quoted"]
            left = [entity for entity in left if entity.country in self.countries]
        return left[0] if len(left) == 1 else None

    def _rival(self, hit: Hit, mark: Mark) -> bool:
        """Whether another sense shows: in words around the name itself, or in others anywhere in the text."""
        for found in mark.rivals.finditer(self.text) if mark.rivals else ():
            if not any(name in found[0] for name in mark.names) or (
                found.start() <= hit.start and hit.end <= found.end()
            ):
                return True
        return False

    def _allowed(self, at: int, entity: Entity, rule: str) -> bool:
        if rule == "country":
            return entity.country in self.countries and not self._part_of_a_name(at)
        if rule == "quoted":
            hit = self.hits[at]
            if " " in _slice(self.text, hit):
                return True  # its capitals say enough
            before, after = self.text[hit.start - 1 : hit.start], self.text[hit.end : hit.end + 1]
            marked = bool(before and after and before in _OPENING and after in _CLOSING)
            return marked or self._beside(at, "outlet", "outlet_ref", "vessel") is not None
        title = self._beside(at, "title") if rule == "office" else None
        if title is None or entity.country not in self.countries:
            return False
        return served_by(entity.id, _slice(self.text, title), self.language, self.published)

    def _as_written(self, hit: Hit) -> bool:
        """Whether an ambiguous name of several words has its capitals: *El País* is a paper, *El país* the country."""
        written = _slice(self.text, hit)
        return " " not in written or written.isupper() or written in names_in(self.language)

    def _beside(self, at: int, *senses: str) -> Hit | None:
        """The word of one of these senses right before the name, or, in Chinese, right behind it."""
        hit = self.hits[at]
        for other in (*self.hits[max(0, at - 1) : at], *self.hits[at + 1 : at + 2]):
            gap = self.text[other.end : hit.start] if other.start < hit.start else self.text[hit.end : other.start]
            near = gap in ("", " ", " «", " “", ' "', "《", "“")
            if near and any(sense.kind == "names" and sense.value in senses for sense in other.senses):
                return other
        return None

    def somebody_else(self, at: int, entity: Entity | None = None) -> bool:
        """Whether a known surname stands behind a given name that is not this person's: *Melania Trump*."""
        hit = self.hits[at]
        entity = entity or hit.entity
        if entity is None or entity.kind != "person" or " " in _slice(self.text, hit) or self.language == "zh":
            return False
        given = self._capital_before(at)
        first = entity.name.split()[0]
        return given is not None and " " in entity.name and _start(given) != _start(first)

    def _part_of_a_name(self, at: int) -> bool:
        """Whether an unknown word with a capital stands beside: *Michael Jordan*, *Chad Mitchell*."""
        following = _AFTER.match(self.text, self.hits[at].end) if self.language != "zh" else None
        capital = following is not None and following[1][0].isupper() and not following[1].isupper()
        if capital and following is not None:
            capital = not any(other.start == following.start(1) for other in self.hits[at + 1 : at + 2])
        return capital or self._capital_before(at) is not None

    def _capital_before(self, at: int) -> str | None:
        """The unknown capitalised word right before, which does not only open its sentence."""
        hit = self.hits[at]
        found = _BEFORE.search(self.text, max(0, hit.start - 40), hit.start)
        if found is None or not found[1][0].isupper() or found[1].isupper() or len(found[1]) < 3:
            return None
        known = at > 0 and self.hits[at - 1].end > found.start(1)
        opens = _HEAD.search(self.text, max(0, found.start(1) - 4), found.start(1)) is not None
        if opens:  # its capital may be owed to its place, unless the text has it elsewhere
            opens = re.search(rf"[^\W\d_A-Z] {re.escape(found[1])}\b", self.text) is None
        return None if known or opens else found[1]


def _start(given: str) -> str:
    """The two letters by which spellings of a given name agree: *Vladimir*, *Wladimir*, *Владимир*."""
    from anyascii import anyascii

    return anyascii(given).lower()[:2].translate(_SAME_LETTER)
