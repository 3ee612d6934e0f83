"""Where every event stands: positions in days and rows, numbers only.

The axis is ours: days since 1970-01-01 on a straight line, so any year works (plotly's own date axis silently misreads
years before 1). What depends on the case is computed here; what depends on a screen (pixels, fonts) is computed by
`pack`, which this module and `static/pack.js` write down the same way — a test compares them.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.errors import OptionError
from timeline.model import Case, Document, Event, EventMention, Grain, TimeValue
from timeline.temporal.value import axis_bounds
from timeline.view.naming import key_of

LANES = ("actor", "class", "source", "place", "language")
LaneMode = Literal["actor", "class", "source", "place", "language"]
Shape = Literal["point", "within", "lasted"]
EPOCH = date(1970, 1, 1)
_OPEN_RIGHT = frozenset({"since", "from", "after"})
_OPEN_LEFT = frozenset({"until", "before", "by", "to"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on the axis, in days since 1970-01-01.

    It lies somewhere in `start`..`end`; a thing that *lasted* was certainly under way in `sure_start`..`sure_end` (both
    None otherwise). `open_left`, `open_right`: the text gives no bound on that side, so the end shown is only where our
    knowledge ends. `order` is the event's place in `Case.events`, `weight` ranks it when not all can be shown.
    """

    order: int
    start: float
    end: float
    shape: Shape
    grain: Grain
    sure_start: float | None = None
    sure_end: float | None = None
    open_left: bool = False
    open_right: bool = False
    derived: bool = False
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the picture: its key, the name shown, and the events (places in `Case.events`) it holds."""

    key: str
    name: str
    events: tuple[int, ...]


def day_number(day: date) -> int:
    """Days from 1970-01-01 to `day`.

    >>> day_number(date(1970, 1, 2))
    1
    """
    return (day - EPOCH).days


def marks(case: Case) -> list[Mark]:
    """A mark for every dated event, in the order of `Case.events`; events without bounds have none."""
    by_id = {mention.id: mention for mention in case.mentions}
    limit = _horizon(case)
    found = (mark_of(event, order, by_id, limit) for order, event in enumerate(case.events))
    return [mark for mark in found if mark is not None]


def mark_of(event: Event, order: int, mentions: Mapping[str, EventMention], horizon: float) -> Mark | None:
    """Where `event` stands, or None when it has no date.

    `mentions` are the case's mentions by id; `horizon` is the day at which an end without bound is cut.
    """
    value = event.when
    if value is None:
        return None
    bounds = _bounds(value, horizon)
    if bounds is None:
        return None
    start, end = bounds
    left, right = _open_ends(event, value, mentions)
    sure = _sure(value, start, end)
    if sure is None and (left or right):
        sure = bounds
    shape: Shape = "lasted" if sure is not None else "point" if end - start <= 1 else "within"
    first, last = sure or (None, None)
    derived, weight = event.when_basis == "derived", _weight(event, end - start)
    return Mark(order, start, end, shape, value.grain or Grain.DAY, first, last, left, right, derived, weight)


def _bounds(value: TimeValue, horizon: float) -> tuple[float, float] | None:
    if value.start is not None and value.end is None:
        start = (value.start.date() - EPOCH).days
        return float(start), max(horizon, start + 1.0)
    return axis_bounds(value)


def _sure(value: TimeValue, start: float, end: float) -> tuple[float, float] | None:
    if value.latest_start is None and value.earliest_end is None:
        return None
    first = start if value.latest_start is None else float((value.latest_start.date() - EPOCH).days)
    last = end if value.earliest_end is None else float((value.earliest_end.date() - EPOCH).days)
    first, last = max(start, min(first, end)), max(start, min(last, end))
    return (first, last) if first <= last else (last, first)


def _open_ends(event: Event, value: TimeValue, mentions: Mapping[str, EventMention]) -> tuple[bool, bool]:
    timex = value.timex or ""
    left = value.start is None or timex.startswith("..") or value.mod in ("BEFORE", "ON_OR_BEFORE")
    right = value.end is None or timex.endswith("..") or value.mod in ("AFTER", "ON_OR_AFTER")
    for name in event.mentions:
        time = mentions[name].time if name in mentions else None
        if time is not None and value.latest_start is not None:
            right = right or time.signal in _OPEN_RIGHT
        if time is not None and value.earliest_end is not None:
            left = left or time.signal in _OPEN_LEFT
    return left and not right, right


def _weight(event: Event, length: float) -> float:
    """Independent origins first, then disputes, then precision: what deserves a label when not all have room."""
    return max(len(event.origins), 1) * 4.0 + (6.0 if event.disputed else 0.0) + 2.0 / (1.0 + length)


def _horizon(case: Case) -> float:
    """The day after the last publication: where knowledge ends."""
    published = [doc.published for doc in case.documents if doc.published]
    return float(day_number(max(published)) + 1) if published else float(day_number(date(1970, 1, 1)))


def lanes_of(case: Case, mode: str, families: Mapping[str, str]) -> list[Lane]:
    """The lanes of one mode, the fullest first; every event stands in exactly one.

    `mode` is one of ``actor``, ``class``, ``source``, ``place``, ``language``; `families` maps an event's class to its
    visual family. The key "" holds what names none. Raises OptionError for another mode.
    """
    if mode not in LANES:
        raise OptionError(f"figure: lanes={mode!r}; expected one of {', '.join(LANES)}")
    keys = lane_keys(case, mode, families)
    held: dict[str, list[int]] = {}
    for order, key in enumerate(keys):
        held.setdefault(key, []).append(order)
    ordered = sorted(held.items(), key=lambda item: (item[0] == "", -len(item[1]), item[0]))
    return [Lane(key, key, tuple(events)) for key, events in ordered]


def lane_keys(case: Case, mode: str, families: Mapping[str, str]) -> list[str]:
    """For every event the name of its lane in one mode, "" where its texts name none."""
    by_id = {mention.id: mention for mention in case.mentions}
    documents = {doc.id: doc for doc in case.documents}
    found = []
    for event in case.events:
        mentions = [by_id[name] for name in event.mentions if name in by_id]
        found.append(_lane_key(event, mentions, documents, mode, families))
    return found


def _lane_key(
    event: Event,
    mentions: Sequence[EventMention],
    documents: Mapping[str, Document],
    mode: str,
    families: Mapping[str, str],
) -> str:
    if mode == "class":
        return families.get(event.event_class, "other")
    if mode in ("actor", "place"):
        return _first_named(mentions, documents, "actor" if mode == "actor" else "place")
    docs = [documents[mention.document] for mention in mentions if mention.document in documents]
    return _most((doc.source or doc.title) if mode == "source" else doc.language for doc in docs)


def _first_named(mentions: Sequence[EventMention], documents: Mapping[str, Document], role: str) -> str:
    """The participant in `role` that most mentions name; of two the one named first in the text."""
    keys = (
        next((key_of(p, _language(m, documents)) for p in m.participants if p.role == role and (p.name or p.text)), "")
        for m in mentions
    )
    return _most(key for key in keys if key)


def _language(mention: EventMention, documents: Mapping[str, Document]) -> str:
    doc = documents.get(mention.document)
    return doc.language if doc else ""


FAR = 2.0  # the picture opens without a few far events when it gets at least so many times shorter
COST = 5.0  # what leaving events out is held to cost: a tenth of many must shorten the picture by e^0.5, or 1.6 times
FEW = 25  # among so few an event costs twice that, among fewer up to four times


def core(found: Sequence[Mark]) -> tuple[float, float] | None:
    """Where the picture opens: the dense stretch when a few events lie far off, None when the whole is fine.

    As few as possible are left out, a fifth at most: they would press all others into one edge. The strip below the
    picture still shows them.
    """
    ordered = sorted((mark.start, mark.end) for mark in found)
    if not ordered:
        return None
    starts, ends = [start for start, _ in ordered], [end for _, end in ordered]
    whole = best = (starts[0], max(ends))
    least = whole[1] - whole[0]
    for dropped in _growing(len(ordered) // 5):
        need = len(ordered) - dropped
        low = min(range(dropped + 1), key=lambda k: starts[k + need - 1] - starts[k])
        part = starts[low], max(ends[low : low + need])
        share = dropped / len(ordered) * min(1 + (FEW / len(ordered)) ** 2, 4)
        cost = (part[1] - part[0]) * math.exp(COST * share)
        if cost < least:
            best, least = part, cost
    return best if (best[1] - best[0]) * FAR < whole[1] - whole[0] else None


def _growing(most: int) -> Iterator[int]:
    """1, 2, 3, 5, 8 … up to `most`: every number when there are few, ever wider steps when there are many."""
    number = 1
    while number <= most:
        yield number
        number += max(1, number // 2)


def _most(names: Iterable[str]) -> str:
    found = list(names)
    if len(found) < 2:  # the usual case, and counting costs
        return found[0] if found else ""
    return Counter(found).most_common(1)[0][0]


def pack(boxes: Sequence[tuple[float, float]], cap: int | None = None) -> list[int]:
    """A row for every box ``(left, right)`` so that boxes of one row never overlap: the first row with room.

    Boxes are taken in the order given (rank or time). `cap` is the number of rows there are; None means as many as
    needed. A box without room gets -1: it is counted, not drawn.

    >>> pack([(0, 10), (5, 15), (10, 20)])
    [0, 1, 0]
    >>> pack([(0, 10), (5, 15)], cap=1)
    [0, -1]
    """
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for left, right in boxes:
        row = next((index for index, held in enumerate(rows) if _free(held, left, right)), len(rows))
        if cap is not None and row >= cap:
            placed.append(-1)
            continue
        if row == len(rows):
            rows.append([])
        bisect.insort(rows[row], (left, right))
        placed.append(row)
    return placed


def _free(held: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    """Whether a sorted row of disjoint boxes has room for ``left..right``."""
    index = bisect.bisect_left(held, (left, left))
    after = index >= len(held) or held[index][0] >= right
    return after and (index == 0 or held[index - 1][1] <= left)


def text_width(text: str, size: float = 13.0, *, bold: bool = False) -> float:
    """About how many pixels `text` takes: wide scripts a full em, others their usual share.

    Python has no fonts; this errs on the wide side, so that labels which fit here fit on a screen.
    """
    wide = sum(1 for char in text if char >= "\u2e80")
    narrow = len(text) - wide
    return size * (wide + narrow * (0.62 if bold else 0.56))
