"""One automaton per language over every word and name extraction knows, and the hits it finds in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from timeline.extract.gazetteer import Entity, by_id, names_in
from timeline.language.eventwords import EventWords, Sense, event_words
from timeline.language.pack import Pack
from timeline.model import Span

_NO_KINDS: Mapping[str, Sense] = MappingProxyType({})
_START, _END = itemgetter(1), itemgetter(2)
_LEXICONS: dict[str, tuple[Pack, Lexicon]] = {}


class Hit(NamedTuple):
    """A word of the vocabulary in a text: where, what it may mean, and the named thing it may be."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    entity: Entity | None = None
    ambiguous: bool = False
    kinds: Mapping[str, Sense] = (
        _NO_KINDS  # the first sense of each kind: rules ask for kinds far more often than they find
    )

    def sense(self, *kinds: str) -> Sense | None:
        """The first sense of one of these kinds, or None."""
        known = self.kinds
        if known:
            for kind in kinds:
                if kind in known:
                    return known[kind]
        return None

    def has(self, kind: str, value: str | None = None) -> bool:
        """Whether the word may be of this kind (and, if given, carry this value)."""
        if kind not in self.kinds:
            return False
        return value is None or any(sense.kind == kind and sense.value == value for sense in self.senses)


class _Form(NamedTuple):
    senses: tuple[Sense, ...]
    names: tuple[tuple[str, Entity, bool], ...]
    kinds: Mapping[str, Sense] = _NO_KINDS


class Lexicon:
    """The compiled vocabulary of one language. Built once, read-only afterwards."""

    def __init__(self, words: EventWords, language: str) -> None:
        self.words = words
        forms = {_folded(form): _Form(senses, (), _kinds(senses)) for form, senses in words.forms.items()}
        for name, (entity, ambiguous) in _names(words, language):
            key = _folded(name)
            old = forms.get(key, _Form((), ()))
            forms[key] = old._replace(names=(*old.names, (name, entity, ambiguous)))
        self._forms = list(forms.values())
        self._automaton = AhoCorasick(list(forms)) if forms else None

    def scan(self, text: str, blocked: Sequence[Span] = ()) -> list[Hit]:
        """The words of the vocabulary in `text`, the longest of those that overlap, none that touches `blocked`."""
        if self._automaton is None:
            return []
        small = _folded(text)
        found = self._automaton.find_matches_as_indexes(small, overlapping=True)
        found.sort(key=_END, reverse=True)
        found.sort(key=_START)  # by start, the longest first
        hits: list[Hit] = []
        reached = 0
        starts = [span.start for span in blocked]
        for index, start, end in found:
            if start < reached or not self._bounded(small, start, end) or _touches(blocked, starts, start, end):
                continue
            hit = _hit(self._forms[index], text, start, end)
            if hit:
                hits.append(hit)
                reached = end
        return hits

    def _bounded(self, text: str, start: int, end: int) -> bool:
        if self.words.spaced:
            if start > 0 and text[start - 1].isalnum() and text[start].isalnum():
                return False
            return end >= len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
        if not text[start].isascii():
            return True
        before = start > 0 and text[start - 1].isalnum() and text[start].isalnum() and text[start - 1].isascii()
        after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum() and text[end].isascii()
        return not before and not after  # a Latin word stands free between Chinese characters


def lexicon_for(pack: Pack) -> Lexicon:
    """The lexicon of a pack, built at its first use."""
    known = _LEXICONS.get(pack.language)
    if known is None or known[0] is not pack:
        known = _LEXICONS[pack.language] = (pack, Lexicon(event_words(pack), pack.language.split("-")[0]))
    return known[1]


def lower(text: str) -> str:
    """Lower case that never changes a length: offsets must hold.

    >>> lower("İZMİR"), len(lower("İZMİR"))
    ('İzmİr', 5)
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _folded(text: str) -> str:
    """Lower case, and ё as the е that is as often written for it."""
    return lower(text).replace("ё", "е")


def _kinds(senses: Sequence[Sense]) -> Mapping[str, Sense]:
    first: dict[str, Sense] = {}
    for sense in senses:
        first.setdefault(sense.kind, sense)
    return first


def _names(words: EventWords, language: str) -> Iterator[tuple[str, tuple[Entity, bool]]]:
    if words.forms:
        yield from names_in(language).items()
    entities = by_id()
    for name, sense in words.names.items():
        kind = "adjective" if sense.kind == "names.adjectives" else "country"
        known = entities.get(f"country:{sense.value}") or entities[sense.value]
        yield name, (known._replace(kind=kind), False)


def _touches(blocked: Sequence[Span], starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, end) - 1
    return at >= 0 and blocked[at].end > start


def _hit(form: _Form, text: str, start: int, end: int) -> Hit | None:
    for name, entity, ambiguous in reversed(form.names):  # a pack's own names beat the tables'
        if _same_case(name, text[start:end]):
            return Hit(start, end, form.senses, entity, ambiguous, form.kinds)
    return Hit(start, end, form.senses, None, False, form.kinds) if form.senses else None


def _same_case(name: str, written: str) -> bool:
    """A name is written with its capitals ("us" is no country), or all in capitals as headlines are."""
    if name == written or written == name.upper() or name.replace("ё", "е") == written.replace("ё", "е"):
        return True
    return name[:1].isupper() and written[:1].isupper() and not (name.isupper() and len(name) <= 5)
