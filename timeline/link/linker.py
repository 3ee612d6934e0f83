"""The room's one entrance: mentions in, judgements, events and relations out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from timeline.link.block import block
from timeline.link.cluster import cluster, edge, parts, word_of_persons
from timeline.link.collection import Collection
from timeline.link.events import make_event
from timeline.link.origins import copies
from timeline.link.profile import Profile, collect, profile
from timeline.link.relations import relate
from timeline.link.rules import barred
from timeline.link.score import MACHINE, score
from timeline.link.sieve import likely
from timeline.link.sources import origin_keys
from timeline.link.spelling import fold
from timeline.link.weights import weights
from timeline.model import Document, Event, EventMention, Judgement, Relation
from timeline.read.progress import watched

_STEP = 1000  # pairs weighed between two looks at the clock


class Linked(NamedTuple):
    """What linking found. Nothing in it is a source of truth: it can be computed again from the mentions."""

    judgements: tuple[Judgement, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]


def link(
    documents: Sequence[Document],
    mentions: Sequence[EventMention],
    judgements: Sequence[Judgement] = (),
    *,
    reader: str = "en",
    progress: bool = False,
) -> Linked:
    """Which mentions tell of one happening, and how the happenings stand to one another.

    documents: all articles the mentions are from. mentions: in any order. judgements: a person's verdicts on pairs of
    mentions; they beat the machine's, which stay beside them in case they are taken back. The machine's own earlier
    ones are made anew. reader: the language glosses are written in. progress: whether to show a bar when it takes longer
    than two seconds. The result does not depend on the order of anything given.

    >>> from timeline.model import Document, EventMention, Span
    >>> text = "The ferry sank off Lindvik. Twelve people drowned when the ferry sank off Lindvik."
    >>> first = EventMention("m-1", "d", Span(0, 26), Span(10, 14), "HAZARD", "doctest")
    >>> again = EventMention("m-2", "d", Span(28, 81), Span(65, 69), "HAZARD", "doctest")
    >>> [event.mentions for event in link([Document("d", text, "en")], [first, again]).events]
    [('m-1', 'm-2')]
    """
    persons = word_of_persons(judgements, MACHINE)
    kept = tuple(judgement for judgement in judgements if judgement.by != MACHINE)
    with without_sweeps():
        seen, collection = see(documents, mentions, progress=progress)
        made = judgements_of(seen, collection, progress=progress)
        using = weights()
        groups = cluster(seen, made, persons, join=using.join, missing=using.missing, attach=using.attach)
        origin = origins_of(documents, seen)
        events = tuple(make_event(group, seen, origin, reader) for group in groups)
        return Linked((*kept, *made), in_order(events), relate(events, seen, made))


@contextmanager
def without_sweeps() -> Iterator[None]:
    """Linking makes millions of records and no cycles: looking for cycles among them costs time and finds none."""
    were_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if were_on:
            gc.enable()


def see(
    documents: Sequence[Document], mentions: Sequence[EventMention], *, progress: bool = False
) -> tuple[dict[str, Profile], Collection]:
    """Every mention as it is compared, by id in order of id, and the collection they are weighed in."""
    by_id = {doc.id: doc for doc in documents}
    collection = collect(list(by_id.values()), mentions)
    by_sentence = sorted(mentions, key=lambda mention: (mention.document, mention.span))
    told = watched(by_sentence, "comparing words", "mention", show=progress)
    seen = {m.id: profile(m, by_id[m.document], collection) for m in told}
    return {name: seen[name] for name in sorted(seen)}, collection


def judge_pairs(seen: Mapping[str, Profile], collection: Collection) -> list[Judgement]:
    """The machine's judgements on the pairs that share a block and may be one, or are barred, sorted."""
    profiles = list(seen.values())
    judged = (score(profiles[left], profiles[right], collection) for left, right in block(profiles, collection))
    return [judgement for judgement in judged if judgement is not None]


def judgements_of(seen: Mapping[str, Profile], collection: Collection, *, progress: bool = False) -> list[Judgement]:
    """The judgements of `judge_pairs` that can matter to a cluster: those that may be one, and what a rule bars among
    their like.

    What is kept is all that clustering reads, so that a case can be clustered again from its own judgements, and
    whatever looks alike and yet is not one. A pair that cannot be one is only weighed where others join its two ends.
    """
    profiles, unsure = list(seen.values()), weights().unsure
    pairs = block(profiles, collection)
    hopes, hope = [], likely(profiles, pairs, collection)
    weighed: list[Judgement | None] = []
    for start in watched(range(0, len(pairs), _STEP), "linking", "thousand pairs", show=progress):
        for left, right in pairs[start : start + _STEP]:
            hopes.append(next(hope))
            weighed.append(score(profiles[left], profiles[right], collection) if hopes[-1] else None)
    join = weights().join  # clusters only join over a pair that reaches this on its own
    near = parts(
        edge(one.left, one.right)
        for one in weighed
        if one is not None and one.verdict != "different" and one.score >= join
    )
    part = [near.get(one.mention.id) for one in profiles]
    out = []
    for (left, right), worth, found in zip(pairs, hopes, weighed, strict=True):
        together = part[left] is not None and part[left] == part[right]
        if not worth and together and barred(profiles[left], profiles[right]):
            found = score(profiles[left], profiles[right], collection)
        if found is not None and (found.verdict != "different" or together or found.score >= unsure):
            out.append(found)
    return out


def origins_of(documents: Sequence[Document], seen: Mapping[str, Profile]) -> dict[str, frozenset[str]]:
    """Mention id to the keys of its origin: its named source, else its article's publisher, copies of one text being one."""
    first = copies(documents)
    by_id = {doc.id: doc for doc in documents}
    paper = {name: fold(by_id[original].source) or original for name, original in first.items()}
    return origin_keys(seen.values(), paper)


def in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """By time, the undated last, then by id."""

    def rank(event: Event) -> tuple[bool, str, str]:
        start = event.when.start if event.when else None
        return (start is None, start.isoformat() if start else "", event.id)

    return tuple(sorted(events, key=rank))
