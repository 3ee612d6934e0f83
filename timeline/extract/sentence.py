"""One sentence with everything found in it, and its clauses: the ground on which frames and triggers are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.extract.entities import Named
from timeline.extract.lexicon import Hit
from timeline.model import TimeExpression

PUNCTUATION = re.compile(r"(?<!\d),|,(?!\d)|[;，；、：]|:(?!\d)|\s[—–-]+\s|——|[()（）]")
_WORD, _LETTER = re.compile(r"\w+"), re.compile(r"\w")
OPENING, CLOSING = '“‘«「『„"', '”’»」』“"'

POSTPOSED = frozenset({"này", "đó", "trên", "nói trên"})  # "nhóm này đòi": it closes the noun before the verb


class Clause(NamedTuple):
    """A stretch between two clause ends, and how it hangs on the rest: main, subordinate, purpose, relative …"""

    start: int
    end: int
    kind: str = "main"


@dataclass(frozen=True)
class Sentence:
    """A sentence span with the words, names and times inside it, all in the document's offsets."""

    text: str
    start: int
    end: int
    hits: Sequence[Hit]
    entities: Sequence[Named]
    times: Sequence[TimeExpression]
    spaced: bool
    cuts: tuple[tuple[int, str], ...] = field(default=())

    def between(self, start: int, end: int) -> str:
        """The text between two places of the document."""
        return self.text[start:end]

    def entities_in(self, start: int, end: int) -> list[Named]:
        """The names that lie wholly between two places."""
        return [named for named in self.entities if start <= named.start and named.end <= end]

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """The times that lie wholly between two places."""
        return [time for time in self.times if start <= time.span.start and time.span.end <= end]

    def words(self, start: int, end: int) -> int:
        """How much is said between two places: words, or characters where words have no spaces, times left out."""
        text = self.text[start:end]
        for time in self.times:
            if start <= time.span.start and time.span.end <= end:
                text = text.replace(time.span.slice(self.text), " ")
        return len(_WORD.findall(text) if self.spaced else _LETTER.findall(text))


def clause_cuts(text: str, start: int, end: int, hits: Sequence[Hit], spaced: bool) -> tuple[tuple[int, str], ...]:
    """Where clauses begin within ``start:end``, each with the kind of the clause that begins there."""
    cuts = {start: _opening_kind(hits, start)}
    for found in PUNCTUATION.finditer(text, start, end):
        if found[0] == "、":
            continue
        at = found.end()
        while at < end and text[at].isspace():
            at += 1
        if at < end:
            cuts[at] = _opening_kind(hits, at)
    for index, hit in enumerate(hits):
        if "clauses" not in hit.kinds:
            continue
        kind = _conjunction(hit)
        if not kind or hit.start <= start or hit.start in cuts:
            continue
        if spaced and kind in ("coordinate", "relative", "purpose") and not _verb_follows(text, hit, hits[index + 1 :]):
            continue
        if spaced and kind == "coordinate" and not _verb_before(hits[:index], max(cuts, key=_before(hit.start))):
            continue  # "a ship and a ferry collided": it joins subjects
        if not spaced and kind != "consequence":
            continue
        cuts[hit.start] = kind
    return tuple(sorted(cuts.items()))


def clauses(sentence: Sentence, start: int, end: int, extra: Sequence[int] = ()) -> Iterator[Clause]:
    """The clauses within ``start:end``; `extra` are further places where one begins (content of a reporting frame)."""
    begins = {at: kind for at, kind in sentence.cuts if start < at < end}
    begins |= {at: begins.get(at, "main") for at in extra if start < at < end}
    first = next((kind for at, kind in sentence.cuts if at == start), "main")
    places = [(start, first), *sorted(begins.items())]
    for (at, kind), (following, _) in zip(places, [*places[1:], (end, "")], strict=True):
        yield Clause(at, following, kind)


def _opening_kind(hits: Sequence[Hit], at: int) -> str:
    for hit in hits[bisect_left(hits, (at,)) :]:
        if hit.start > at + 2:
            break
        if kind := _conjunction(hit):
            return "main" if kind == "coordinate" else kind
    return "main"


def _conjunction(hit: Hit) -> str:
    sense = hit.sense("clauses")
    if sense is None:
        return ""
    return "subordinate" if sense.value in ("after", "before") else sense.value


def _before(place: int) -> Callable[[int], int]:
    return lambda at: at if at < place else -1


def _verb_before(earlier: Sequence[Hit], start: int) -> bool:
    """Whether the clause that began at `start` has had its verb: any word that may be one counts."""
    return any(
        hit.start >= start
        and (
            hit.sense("say", "report", "show", "light", "object_verb", "realis")
            or hit.has("roles", "passive")
            or _verbal(hit)
        )
        for hit in earlier
    ) or not any(hit.start >= start and (hit.entity or hit.sense("names")) for hit in earlier)


def _verbal(hit: Hit) -> bool:
    return any(sense.kind == "trigger" and sense.part == "verb" for sense in hit.senses)


def _verb_follows(text: str, hit: Hit, later: Sequence[Hit]) -> bool:
    """Whether *and* joins predicates rather than nouns: a verb, an auxiliary or a reporting verb comes at once."""
    for following in later:
        gap = text[hit.end : following.start]
        if len(gap.split()) > 3 or PUNCTUATION.search(gap):
            return False
        if following.sense("realis", "say", "report") or following.has("roles", "passive"):
            return True
        trigger = following.sense("trigger", "object_verb")
        if trigger:
            return trigger.part == "verb"
        if following.entity is None and not following.sense("names"):
            continue
    return False
