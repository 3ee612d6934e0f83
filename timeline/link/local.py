"""Clustering anew only where something new is said: the events it names and those that stand beside them.

What is known of a cluster's surroundings is enough to tell that nothing reaches farther; see `clustered_near`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from timeline.link.cluster import cluster, word_of_persons
from timeline.link.score import MACHINE
from timeline.link.weights import Weights, weights
from timeline.model import Judgement

Group = tuple[str, ...]


class Said:
    """All judgements of a case by the mentions they are on: the machine's, and what persons said last on each pair."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.machine: defaultdict[str, list[Judgement]] = defaultdict(list)
        words = []
        for one in judgements:
            if one.by == MACHINE:
                self.machine[one.left].append(one)
                self.machine[one.right].append(one)
            else:
                words.append(one)
        self.persons = word_of_persons(words, MACHINE)
        self.called_same: defaultdict[str, list[str]] = defaultdict(list)
        for (left, right), word in self.persons.items():
            if word.verdict == "same":
                self.called_same[left].append(right)
                self.called_same[right].append(left)

    def more(self, judgements: Iterable[Judgement]) -> None:
        """The machine's judgements on mentions that are new."""
        for one in judgements:
            self.machine[one.left].append(one)
            self.machine[one.right].append(one)

    def joinable(self, name: str, least: float) -> Iterator[str]:
        """The mentions with which this one has a pair of the machine's that reaches `least`."""
        for one in self.machine.get(name, ()):
            if one.score >= least and one.verdict != "different":
                yield one.right if one.left == name else one.left


def clustered_near(spoken_of: Iterable[str], home: Mapping[str, Group], said: Said) -> set[Group]:
    """The clusters of all mentions that new judgements on `spoken_of` can move, some unmoved ones among them.

    spoken_of: the mentions on which something new is said, or taken back, or which are new. home: mention id to the
    cluster it was in; mentions in no known cluster are moved whenever they are reached. said: all judgements, the new
    ones too. All other mentions stay in their clusters, as if everything had been clustered anew.

    Why that holds. Let T be the clusters spoken of, N those with a pair that reaches `join` with one of T, and R the
    rest. Two clusters join only if their mean reaches `join`, hence only over a pair that does, since a pair never
    compared counts for less: nothing of T joins anything of R. T and N are clustered together. Where that gives N
    back as it was, clustering everything takes the same steps: suppose that so far no step has joined two of T, N and
    R, or two old clusters of N or R. Its next step, the best pair there is, is either within T and N, and so the next
    one when these are clustered alone, which never left T or an old cluster of N; or within N and R, and so the next
    one of the old clustering, which never left an old cluster; what is summed on the way is summed in the same order.
    The attaching of mentions left alone goes through its pairs in one order, and the same is true of each of its steps.
    Where a cluster of N did change, it counts as spoken of from then on, and all is tried again. A person's "same" may
    join whatever the mean is: T is closed under it.
    """
    using = weights()
    moved = set(spoken_of)
    touched: set[str] = set()
    groups: set[Group] = set()
    while moved:
        touched = _closed(touched | moved, home, said, using.join)
        beside = {home[other] for name in touched for other in said.joinable(name, using.join) if other not in touched}
        groups = _clustered(touched.union(*beside), said, using)
        moved = {name for group in beside - groups for name in group}
    return groups


def _closed(names: Iterable[str], home: Mapping[str, Group], said: Said, join: float) -> set[str]:
    """The mentions with their clusters, those that a person called the same, and what they reach of no known cluster."""
    out: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in out:
            out.add(name)
            waiting += home.get(name, ())
            waiting += said.called_same.get(name, ())
            waiting += (other for other in said.joinable(name, join) if other not in home)
    return out


def _clustered(names: set[str], said: Said, using: Weights) -> set[Group]:
    machine = [one for name in names for one in said.machine.get(name, ()) if one.left == name and one.right in names]
    persons = {pair: word for pair, word in said.persons.items() if pair[0] in names and pair[1] in names}
    return set(cluster(names, machine, persons, join=using.join, missing=using.missing, attach=using.attach))
