"""Which pairs of mentions are compared at all: those that share a block, never all of them.

A block is a key two mentions share: a time bucket with a name, place, number or word; a telling term of their articles
with a word; two actors with a word; one article with a word. The last three ignore dates, or wrong dates would never
meet. A large block is cut into windows, so work grows in proportion to the number of mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from timeline.link.collection import Collection
from timeline.link.profile import Profile, is_fine, neighbours
from timeline.model import TimeValue

WINDOW = 24  # mentions of one block, in order of time, that each is compared with
_LONG = 70  # days: a time longer than this says too little to be a bucket
Pair = tuple[int, int]
Key = tuple[str, ...]


def block(profiles: Sequence[Profile], collection: Collection) -> list[Pair]:
    """The pairs of positions in `profiles` worth comparing, each once, smaller position first, sorted.

    Which pairs come out does not depend on the order of `profiles`, but for the positions themselves.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, one in enumerate(profiles):
        for key in keys(one, collection):
            blocks[key].append(place)
    order = _order(profiles)
    pairs: set[Pair] = set()
    for key, members in blocks.items():
        if len(members) > 1:
            pairs.update(_pairs(key, sorted(members, key=order.__getitem__), profiles))
    return sorted(pairs)


def keys(one: Profile, collection: Collection) -> set[Key]:
    """The blocks a mention stands in."""
    near = one.heads | neighbours(one.heads)
    telling = collection.pages[one.document.id].telling
    amounts = {term for term, value, _ in one.amounts if value > 2}
    out: set[Key] = {("article", one.document.id, head) for head in near}
    out |= {("terms", term, head) for term in telling for head in near}
    out |= {("actors", *pair, head) for pair in combinations(sorted(one.actors | one.others)[:6], 2) for head in near}
    out |= {("amount", term, of) for term, value, ofs in one.amounts if value > 9 for of in ofs}
    if one.family in ("REPORT", "STATEMENT"):
        out |= {("speaks", actor, one.family) for actor in one.actors}
    anything = (one.actors | one.others | one.places | amounts | one.heads) - {""}
    for bucket in buckets(one.readings):
        out |= {("time", bucket, thing) for thing in anything}
        out |= {("time", bucket, term, one.family) for term in telling[:6]}
    return out


def buckets(readings: Sequence[TimeValue]) -> set[str]:
    """The days (each with the next, so that days one apart meet) and months a mention's times fall in.

    >>> from timeline.temporal.value import from_timex
    >>> sorted(buckets([from_timex("2025-10-31")]))
    ['2025-10', '2025-10-31', '2025-11-01']
    """
    out: set[str] = set()
    for value in readings:
        if value.start is None or value.end is None or (value.end - value.start).days > _LONG:
            continue
        out.update(_months(value))
        if is_fine(value):
            first = value.start.date()
            out |= {first.isoformat(), date.fromordinal(min(first.toordinal() + 1, date.max.toordinal())).isoformat()}
    return out


def _months(value: TimeValue) -> Iterator[str]:
    assert value.start is not None and value.end is not None
    at, last = (value.start.year, value.start.month), (value.end.year, value.end.month)
    while at < last or (at == last and (value.end.day, value.end.hour, value.end.minute) > (1, 0, 0)):
        yield f"{at[0]:04d}-{at[1]:02d}"
        at = (at[0] + at[1] // 12, at[1] % 12 + 1)


def _order(profiles: Sequence[Profile]) -> list[tuple[str, str]]:
    """By time, then by the mention's own id: an order that the order of documents does not touch."""
    return [
        (p.readings[0].start.isoformat() if p.readings and p.readings[0].start else "~", p.mention.id) for p in profiles
    ]


def _pairs(key: Key, members: Sequence[int], profiles: Sequence[Profile]) -> Iterator[Pair]:
    month = key[0] == "time" and len(key[1]) == 7
    for place, left in enumerate(members):
        for right in members[place + 1 : place + 1 + WINDOW]:
            if month and _all_fine(profiles[left]) and _all_fine(profiles[right]):
                continue  # two days of one month meet in the buckets of days, if at all
            yield (left, right) if left < right else (right, left)


def _all_fine(one: Profile) -> bool:
    return all(is_fine(value) for value in one.readings)
