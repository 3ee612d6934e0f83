"""How far two readers agree who read the same articles apart: where a happening is told, and what it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from corpus.stories.extraction import f1, percent
from corpus.stories.truth import Told, days, together, told


def read(path: Path) -> list[Told]:
    """One reader's events: a JSON row a line, with the fields of the gold."""
    return [told(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def figures(left: Sequence[Told], right: Sequence[Told]) -> dict[str, float]:
    """Percentages over the articles both read.

    left, right: what each found, of which only shared articles count. *span* is the F1 of events told by overlapping
    words, or in one sentence with a class in common; of those, how many have the same class written first, any class,
    any time and any realis in common.
    """
    shared = {one.article for one in left} & {one.article for one in right}
    ones, twos = ([one for one in rows if one.article in shared] for rows in (left, right))
    pairs = _paired(ones, twos)
    return {
        "articles": len(shared),
        "events of each": (len(ones) + len(twos)) / 2,
        "span": f1(len(pairs), len(ones), len(twos)),
        "first class": percent(sum(a.classes[0] == b.classes[0] for a, b in pairs), len(pairs)),
        "a class": percent(sum(bool(set(a.classes) & set(b.classes)) for a, b in pairs), len(pairs)),
        "time": percent(sum(bool(_days(a) & _days(b)) for a, b in pairs), len(pairs)),
        "realis": percent(sum(bool(set(a.realis) & set(b.realis)) for a, b in pairs), len(pairs)),
    }


def _paired(ones: Sequence[Told], twos: Sequence[Told]) -> list[tuple[Told, Told]]:
    """One to one: overlapping triggers first, then one sentence and a class in common."""
    fits = sorted(
        (not a.trigger.overlaps(b.trigger), abs(a.trigger.start - b.trigger.start), i, j)
        for (i, a), (j, b) in product(enumerate(ones), enumerate(twos))
        if a.article == b.article
        and (
            a.trigger.overlaps(b.trigger)
            or (set(a.classes) & set(b.classes) and together(a.article, a.trigger, b.trigger))
        )
    )
    left, right, out = set(range(len(ones))), set(range(len(twos))), []
    for _, _, i, j in fits:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((ones[i], twos[j]))
    return out


def _days(one: Told) -> set[object]:
    return {days(time) if time else None for time in one.times}
