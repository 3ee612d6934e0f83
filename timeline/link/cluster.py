"""Judgements to clusters: average link, a person's word first, what must not meet kept apart.

The result depends only on which judgements there are, not on their order nor on that of the mentions.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from timeline.model import Judgement

Edge = tuple[str, str]


def edge(left: str, right: str) -> Edge:
    """The pair in one order, whichever way it was said."""
    return (left, right) if left < right else (right, left)


class _Clusters:
    """Clusters under way: members, which clusters must stay apart, and the summed score between neighbours."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.members: dict[str, list[str]] = {name: [name] for name in ids}
        self.home = {name: name for name in self.members}
        self.apart: dict[str, set[str]] = defaultdict(set)
        self.links: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)  # sum of scores, pairs compared

    def bar(self, left: str, right: str) -> None:
        one, two = self.home[left], self.home[right]
        if one != two:
            self.apart[one].add(two)
            self.apart[two].add(one)

    def link(self, left: str, right: str, score: float) -> None:
        one, two = self.home[left], self.home[right]
        if one != two:
            total, count = self.links[one].get(two, (0.0, 0))
            self.links[one][two] = self.links[two][one] = (total + score, count + 1)

    def join(self, left: str, right: str) -> str:
        """Join two clusters; the one with the smaller first member keeps its name."""
        one, two = edge(left, right)
        gone = self.members.pop(two)
        for name in gone:
            self.home[name] = one
        self.members[one] += gone
        for other in self.apart.pop(two, set()):
            self.apart[other].discard(two)
            self.apart[other].add(one)
            self.apart[one].add(other)
        links = self.links
        beside = links[one]
        for other, (total, count) in links.pop(two, {}).items():
            del links[other][two]
            if other != one:
                known, compared = beside.get(other, (0.0, 0))
                beside[other] = links[other][one] = (known + total, compared + count)
        return one

    def mean(self, one: str, two: str, missing: float) -> float:
        total, count = self.links[one][two]
        pairs = len(self.members[one]) * len(self.members[two])
        return (total + missing * max(0, pairs - count)) / pairs


def cluster(
    ids: Iterable[str],
    judgements: Iterable[Judgement],
    persons: Mapping[Edge, Judgement],
    *,
    join: float,
    missing: float,
    attach: float | None = None,
) -> list[tuple[str, ...]]:
    """Groups of mention ids that tell of one happening, each sorted, sorted by their first member.

    ids: all mentions, also those never judged. judgements: the machine's. persons: a person's verdict by pair, which
    beats the machine's. join: the mean score from which two clusters join. missing: what a pair that was never
    compared counts for. attach: the score from which a mention left alone joins the cluster of the one it repeats, though
    the others of it are unlike (a claim with another date); None joins none so.
    """
    under_way = _Clusters(sorted(set(ids)))
    _obey(under_way, persons)
    machine = sorted(judgements, key=attrgetter("left", "right"))
    home = under_way.home
    for judgement in machine:
        left, right = judgement.left, judgement.right
        if left not in home or right not in home or (persons and edge(left, right) in persons):
            continue
        if judgement.verdict == "different":
            under_way.bar(left, right)
        else:
            under_way.link(left, right, judgement.score)
    _merge(under_way, join, missing)
    if attach is not None:
        sure = [j for j in machine if j.score >= attach and j.verdict == "same"]
        _attach(under_way, [j for j in sure if edge(j.left, j.right) not in persons])
    return sorted(tuple(sorted(members)) for members in under_way.members.values())


def _obey(under_way: _Clusters, persons: Mapping[Edge, Judgement]) -> None:
    """A person's "different" holds before a person's "same", so that a contradiction never merges."""
    known = [(pair, j) for pair, j in sorted(persons.items()) if all(name in under_way.home for name in pair)]
    for (left, right), judgement in known:
        if judgement.verdict == "different":
            under_way.bar(left, right)
    for (left, right), judgement in known:
        one, two = under_way.home[left], under_way.home[right]
        if judgement.verdict == "same" and one != two and two not in under_way.apart[one]:
            under_way.join(one, two)


def _merge(under_way: _Clusters, join: float, missing: float) -> None:
    heap: list[tuple[float, str, str, int, int]] = []

    def push(one: str, two: str) -> None:
        mean = under_way.mean(one, two, missing)
        if mean >= join and two not in under_way.apart[one]:
            first, second = edge(one, two)
            heapq.heappush(heap, (-mean, first, second, len(members[first]), len(members[second])))

    members = under_way.members
    for one, beside in under_way.links.items():
        for two in beside:
            if one < two:
                push(one, two)
    while heap:  # the heap orders everything by what it is, so it does not matter in which order it was put in
        _, one, two, left_size, right_size = heapq.heappop(heap)
        if one not in members or two not in members or two in under_way.apart[one]:
            continue
        if len(members[one]) == left_size and len(members[two]) == right_size:
            kept = under_way.join(one, two)
            for other in under_way.links[kept]:
                push(kept, other)


def _attach(under_way: _Clusters, sure: Iterable[Judgement]) -> None:
    """Put each mention left alone with the one it repeats so surely; the surest first."""
    for judgement in sorted(sure, key=lambda j: (-j.score, j.left, j.right)):
        one, two = under_way.home.get(judgement.left), under_way.home.get(judgement.right)
        if one is None or two is None or one == two or two in under_way.apart[one]:
            continue
        if 1 in (len(under_way.members[one]), len(under_way.members[two])):
            under_way.join(one, two)


def word_of_persons(judgements: Sequence[Judgement], machine: str) -> dict[Edge, Judgement]:
    """The last word a person said on each pair. "unsure" takes a verdict back; the machine then decides again."""
    out: dict[Edge, Judgement] = {}
    for judgement in judgements:
        if judgement.by == machine:
            continue
        pair = edge(judgement.left, judgement.right)
        out.pop(pair, None)
        if judgement.verdict != "unsure":
            out[pair] = judgement
    return out


def parts(edges: Iterable[Edge]) -> dict[str, str]:
    """The connected parts of a graph: each id to the smallest id it can be reached from.

    >>> parts([("a", "b"), ("c", "b"), ("d", "e")])
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd', 'e': 'd'}
    """
    up: dict[str, str] = {}

    def root(name: str) -> str:
        while up.setdefault(name, name) != name:
            up[name] = name = up[up[name]]
        return name

    for left, right in edges:
        one, two = sorted((root(left), root(right)))
        up[two] = one
    return {name: root(name) for name in sorted(up)}
