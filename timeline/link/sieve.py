"""Pairs that nothing could make one, ruled out at a glance, so that only the others are weighed in full.

What a piece of evidence says depends on little of a mention: on its trigger's stems, on its dates, on its names. Pairs
alike in that have the same odds of it, which are found once. Where these odds and the best that all other evidence
could still say stay below "unsure", the pair need not be weighed: `likely` never leaves out a pair that `score` would
keep for its score, it only says so sooner.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from timeline.link.collection import Collection
from timeline.link.profile import Profile
from timeline.link.rules import GIVEN
from timeline.link.score import lift, odds, of_articles, of_context, of_heads, of_kinds, of_names, of_times
from timeline.link.weights import weights

Pair = tuple[int, int]
_AMOUNTS = ("amount_same", "amount_clash", "amount_update", "amount_far")
_MOST_AMOUNT = 3.0  # what equal numbers may count for together
_ROUNDED = 0.0005  # a score is rounded to three places: what it may gain


def likely(profiles: Sequence[Profile], pairs: Sequence[Pair], collection: Collection) -> Iterator[bool]:
    """Whether each of `pairs`, as positions in `profiles`, has to be weighed.

    Pairs of one article always have; so have mentions of which only the place is known.
    """
    weight, least = weights().weight, _least()
    around = _most(weight, "context_names", "context_close", "speech_apart")
    later = max(0.0, weight["context"]) + around  # the most that is still to come once articles are compared
    pages = _most(weight, "document", "document_names", "document_best")
    amounts, origin = _MOST_AMOUNT * _most(weight, *_AMOUNTS), _most(weight, "origin_same")
    heads, kinds, times, names, pages_of = (
        _numbers(profiles, reads) for reads in (_worded, _kind, _dated, _named, _article)
    )
    known_heads: dict[int, tuple[float, float]] = {}
    known_kinds: dict[int, float] = {}
    known_times: dict[int, float] = {}
    known_names: dict[int, float] = {}
    known_pages: dict[int, tuple[float, float]] = {}
    free = [one.mention.rule == GIVEN for one in profiles]
    count = len(profiles)
    for left, right in pairs:
        if pages_of[left] == pages_of[right] or free[left] or free[right]:
            yield True
            continue
        a, b = profiles[left], profiles[right]
        key = heads[left] * count + heads[right]
        head = known_heads.get(key)
        if head is None:
            found = of_heads(a, b, collection)
            head = known_heads[key] = (weight["bias"] + odds(found, weight), weight["head_document"] * lift(found))
        key = kinds[left] * count + kinds[right]
        kind = known_kinds.get(key)
        if kind is None:
            kind = known_kinds[key] = odds(of_kinds(a, b), weight)
        key = times[left] * count + times[right]
        time = known_times.get(key)
        if time is None:
            time = known_times[key] = odds(of_times(a, b), weight)
        key = names[left] * count + names[right]
        name = known_names.get(key)
        if name is None:
            name = known_names[key] = odds(of_names(a, b), weight)
        so_far = head[0] + kind + time + name
        if a.amounts and b.amounts:
            so_far += amounts
        if a.origin and a.origin == b.origin:
            so_far += origin
        if so_far + pages + max(0.0, head[1]) + later < least:
            yield False
            continue
        key = pages_of[left] * count + pages_of[right]
        page = known_pages.get(key)
        if page is None:
            found = of_articles(a, b, collection)
            page = known_pages[key] = (odds(found, weight), found["document"])
        so_far += page[0] + head[1] * page[1]
        yield so_far + later >= least and so_far + weight["context"] * of_context(a, b) + around >= least


def _least() -> float:
    """The log-odds from which a pair may be kept."""
    unsure = weights().unsure - _ROUNDED
    return math.log(unsure / (1 - unsure)) - 1e-6


def _most(weight: Mapping[str, float], *names: str) -> float:
    """The most that these could add together, each at most one."""
    return sum(max(0.0, weight[name]) for name in names)


def _numbers(profiles: Sequence[Profile], reads: Callable[[Profile], Hashable]) -> list[int]:
    """A number for each mention, the same for those alike in what is read of them."""
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(reads(one), len(numbers)) for one in profiles]


def _worded(one: Profile) -> Hashable:
    return one.heads, one.vague


def _kind(one: Profile) -> Hashable:
    return one.family, one.mention.realis, one.also, one.series, one.document.language


def _dated(one: Profile) -> Hashable:
    return one.readings, one.document.published


def _named(one: Profile) -> Hashable:
    return one.actors, one.others, one.places, one.scene, one.document.language


def _article(one: Profile) -> Hashable:
    return one.document.id
