"""Which time an event has, and on what ground: its clause, its sentence, another event's date, or none.

A time that stands in a clause with an event belongs to it. A time that stands alone (*On Sunday, …*) belongs to the
events of the next clause on the same level of speech, and reaches on to the clauses after it. What somebody says does
not inherit the day on which it was said: that day is only an upper bound.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from timeline.extract.chains import Frame
from timeline.extract.sentence import Clause, Sentence
from timeline.extract.speakers import is_oblique
from timeline.extract.triggers import Trigger
from timeline.model import Document, Grain, Reading, Span, TimeBasis, TimeExpression, TimeValue
from timeline.temporal.value import cover

_AGAIN = re.compile(
    r"(?:the |a |one |an? )?(?:same )?(?:day|week|month|hours?|eve|morning|night)\b"
    r"|\w+ (?:days|hours|weeks|months) (?:after|before)\b"
    r"|(?:el|la|un|una) (?:día|semana|mes|víspera)\b|(?:một|hai|ba|\d+) (?:ngày|tuần|tháng) (?:sau|trước)\b"
    r"|(?:le|la) (?:lendemain|veille|jour)\b|einen? (?:Tag|Woche|Monat)\b|(?:на следующий|за) день\b|[^，,]{0,6}[后前]",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:later|then|afterwards|since|subsequently|después|luego|posteriormente|más tarde|затем|позже)\b",
    re.IGNORECASE,
)
NEAR_END = 12  # characters between the two ends of a stretch of time
SCENE = ("HARM", "ASSAULT", "COERCE", "PROTEST", "HAZARD", "RETREAT", "AID.humanitarian", "CONCEDE.release")
HANGING = frozenset({"purpose", "relative", "subordinate"})


class Dated(NamedTuple):
    """The time of a trigger and why it has it."""

    time: TimeExpression | None = None
    basis: TimeBasis = "none"


def datable(time: TimeExpression) -> bool:
    """Whether an expression can date an event at all: a duration, an age or a habit cannot."""
    return time.value.type in ("DATE", "TIME") and time.value.timex is not None


def assign(
    sentence: Sentence, parts: Sequence[Clause], triggers: Sequence[Trigger], frames: Sequence[Frame], doc: Document
) -> list[Dated]:
    """One `Dated` for each trigger, in their order."""
    level = {part: _level(part, frames) for part in parts}
    by_part: dict[Clause, list[int]] = {part: [] for part in parts}
    for index, trigger in enumerate(triggers):
        by_part[trigger.clause].append(index)
    dated = [Dated() for _ in triggers]
    leading: dict[Clause, TimeExpression] = {}
    apposed = _apposed(sentence, parts)
    for place, part in enumerate(parts):
        times = [time for time in sentence.times_in(part.start, part.end) if datable(time)]
        if not times or part in apposed:
            continue
        if by_part[part]:
            for index in by_part[part]:
                dated[index] = Dated(_nearest(times, triggers[index]), "clause")
            if times[0].span.start - part.start <= 2:
                leading[part] = times[0]
            continue
        times[-1] = _finer(times[-1], sentence, parts[place + 1 : place + 2], apposed)
        open_parts = {other: found for other, found in by_part.items() if other not in apposed}
        target = _target(place, parts, level, defaultdict(list, open_parts))
        if target is not None:
            for index in by_part[target]:
                if dated[index].time is None:
                    dated[index] = Dated(times[-1], "clause")
            if target.start > part.start:
                leading[target] = times[-1]
    _inherit(sentence, parts, triggers, by_part, level, leading, dated)
    _derive(sentence, parts, triggers, by_part, dated)
    return [_closed(_ranged(_midnight(item), sentence), doc) for item in dated]


def _apposed(sentence: Sentence, parts: Sequence[Clause]) -> frozenset[Clause]:
    """*on 13 March, the day after the collision, …*: a clause that only says the time before it once more."""
    found = set()
    for before, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        lone = sentence.times_in(before.start, before.end) and sentence.words(before.start, before.end) <= 1
        again = _AGAIN.match(sentence.text, part.start) or any(
            time.span.start - part.start <= 4 for time in sentence.times_in(part.start, part.end)
        )
        if lone and again and after.start < sentence.end:
            found.add(part)
    return frozenset(found)


def _finer(
    time: TimeExpression, sentence: Sentence, following: Sequence[Clause], apposed: frozenset[Clause]
) -> TimeExpression:
    """*last month, on 20 February, …*: of a time and the one a comma sets beside it, the finer one within the other."""
    for part in following:
        for other in sentence.times_in(part.start, part.end) if part in apposed else ():
            outer, inner = time.value, other.value
            if None in (outer.start, outer.end, inner.start, inner.end) or not datable(other):
                continue
            assert outer.start and outer.end and inner.start and inner.end
            if (
                outer.start <= inner.start
                and inner.end <= outer.end
                and inner.end - inner.start < outer.end - outer.start
            ):
                return other
    return time


def _level(part: Clause, frames: Sequence[Frame]) -> tuple[int, ...]:
    return tuple(index for index, frame in enumerate(frames) if frame.covers(part.start))


def _nearest(times: Sequence[TimeExpression], trigger: Trigger) -> TimeExpression:
    def distance(time: TimeExpression) -> int:
        return time.span.start - trigger.end if time.span.start >= trigger.end else trigger.start - time.span.end

    return min(times, key=distance)


def _target(
    place: int, parts: Sequence[Clause], level: dict[Clause, tuple[int, ...]], by_part: dict[Clause, list[int]]
) -> Clause | None:
    """The clause a lone time belongs to: the next one with events that does not hang on another, else the last one."""
    own = level[parts[place]]
    for part in parts[place + 1 :]:
        if by_part[part] and part.kind not in HANGING and level[part][: len(own)] == own:
            return part
    for part in reversed(parts[:place]):
        if by_part[part] and level[part] == own:
            return part
    return None


def _inherit(
    sentence: Sentence,
    parts: Sequence[Clause],
    triggers: Sequence[Trigger],
    by_part: dict[Clause, list[int]],
    level: dict[Clause, tuple[int, ...]],
    leading: dict[Clause, TimeExpression],
    dated: list[Dated],
) -> None:
    current: dict[tuple[int, ...], tuple[TimeExpression, bool]] = {}
    for part in parts:
        known = current.get(level[part])
        if part.kind == "purpose" and known:  # what was done for it was done then
            for index in by_part[part]:
                if dated[index].time is None and not triggers[index].frame:
                    dated[index] = Dated(known[0], "sentence")
        if part.kind in HANGING:
            continue
        for index in by_part[part]:
            trigger = triggers[index]
            if (
                dated[index].time is None
                and known
                and not trigger.frame
                and (known[1] or (known[0].signal != "since" and _follows(sentence, part, trigger)))
            ):
                dated[index] = Dated(known[0], "sentence")
        own = next(
            (
                dated[index].time
                for index in by_part[part]
                if dated[index].basis == "clause" and not triggers[index].frame
            ),
            None,
        )
        if own is not None:
            current[level[part]] = (own, part in leading)
    _share_backwards(parts, triggers, by_part, level, dated)


def _follows(sentence: Sentence, part: Clause, trigger: Trigger) -> bool:
    """Whether a clause goes on with what the one before told: a consequence, or a predicate without a new subject."""
    if part.kind == "consequence" or trigger.event_class.startswith(SCENE):
        return True
    if _LATER.search(sentence.text, part.start, trigger.start):
        return False
    named = sentence.entities_in(part.start, trigger.start)
    return all(not sentence.spaced and is_oblique(sentence, item) for item in named)


def _share_backwards(
    parts: Sequence[Clause],
    triggers: Sequence[Trigger],
    by_part: dict[Clause, list[int]],
    level: dict[Clause, tuple[int, ...]],
    dated: list[Dated],
) -> None:
    """A consequence names the time for both: *strikes … have killed 61 since September*; so do losses in a row."""
    for before, part in pairwise(parts):
        if part.kind not in ("consequence", "coordinate", "simultaneous", "main") or level[before] != level[part]:
            continue
        time = next((dated[index].time for index in by_part[part] if dated[index].basis == "clause"), None)
        heads = (triggers[index] for index in by_part[part])
        at_once = any(one.start == part.start and one.part == "verb" for one in heads)  # "fired gas, held 9 on Sunday"
        for index in by_part[before]:
            shared = SCENE if at_once else "HARM"
            joined = part.kind in ("consequence", "simultaneous") or triggers[index].event_class.startswith(shared)
            if joined and time is not None and dated[index].time is None and not triggers[index].frame:
                dated[index] = Dated(time, "sentence")


def _derive(
    sentence: Sentence,
    parts: Sequence[Clause],
    triggers: Sequence[Trigger],
    by_part: dict[Clause, list[int]],
    dated: list[Dated],
) -> None:
    """``N years after X``: the event offset from another event's date, never a date of its own."""
    for place, part in enumerate(parts):
        for time in sentence.times_in(part.start, part.end):
            cue = _offset_cue(sentence, time)
            if time.value.type != "DURATION" or cue is None:
                continue
            inner = next(
                (
                    index
                    for index, trigger in enumerate(triggers)
                    if trigger.start >= time.span.end and trigger.start - time.span.end < 60
                ),
                None,
            )
            outer = next((i for p in reversed(parts[:place]) for i in by_part[p] if dated[i].basis == "clause"), None)
            if inner is None or outer is None or dated[inner].time is not None:
                continue
            base = dated[outer].time
            if base is not None and (value := _offset(base.value, time.value, -1 if cue == "after" else 1)):
                why = f"{time.text} {cue} this, counted from {base.text}"
                anchor = f"event at {base.value.timex}"
                derived = replace(
                    time, value=value, readings=(Reading(value, anchor, why),), rule="derived/offset", anchor=anchor
                )
                dated[inner] = Dated(derived, "derived")


def _offset_cue(sentence: Sentence, time: TimeExpression) -> str | None:
    for hit in sentence.hits:
        if hit.start >= time.span.end and (sense := hit.sense("clauses")) and sense.value in ("after", "before"):
            return sense.value if not sentence.between(time.span.end, hit.start).strip() else None
    return None


_UNITS = {"Y": (Grain.YEAR, 366), "M": (Grain.MONTH, 30), "W": (Grain.WEEK, 7), "D": (Grain.DAY, 1)}


def _offset(base: TimeValue, length: TimeValue, sign: int) -> TimeValue | None:
    """A duration counted from a date, as precise as the duration's unit."""
    timex = length.timex or ""
    if base.start is None or not timex.startswith("P") or timex[-1:] not in _UNITS or not timex[1:-1].isdigit():
        return None
    count, unit = int(timex[1:-1]) * sign, timex[-1]
    mod = "APPROX" if length.mod == "APPROX" else None
    if unit == "Y":
        year = base.start.year + count
        if not 1 <= year <= 9998:
            return None
        return TimeValue(f"{year:04d}", "DATE", Grain.YEAR, datetime(year, 1, 1), datetime(year + 1, 1, 1), mod)
    if unit == "M":
        month = base.start.year * 12 + base.start.month - 1 + count
        start = datetime(month // 12, month % 12 + 1, 1)
        end = datetime((month + 1) // 12, (month + 1) % 12 + 1, 1)
        return TimeValue(f"{start:%Y-%m}", "DATE", Grain.MONTH, start, end, mod)
    start = datetime(base.start.year, base.start.month, base.start.day) + timedelta(days=count * _UNITS[unit][1])
    return TimeValue(f"{start:%Y-%m-%d}", "DATE", Grain.DAY, start, start + timedelta(days=1), mod)


def _ranged(item: Dated, sentence: Sentence) -> Dated:
    """*from 2021 to 2023*: an event dated by one end of a stretch has the whole of it."""
    time = item.time
    if time is None or time.signal not in ("from", "to"):
        return item
    for first, last in pairwise(sentence.times):
        if time not in (first, last) or (first.signal, last.signal) != ("from", "to"):
            continue
        whole = cover(first.value, last.value)
        if whole is None or last.span.start - first.span.end > NEAR_END:
            continue
        span = Span(first.span.start, last.span.end)
        text, why = span.slice(sentence.text), f"from {first.text} to {last.text}"
        anchor = last.anchor or first.anchor
        joined = (Reading(whole, anchor, why),)
        stretch = replace(last, span=span, text=text, value=whole, readings=joined, rule="derived/stretch", signal="")
        return item._replace(time=stretch)
    return item


def _midnight(item: Dated) -> Dated:
    """*before midnight on Tuesday*: the last minute of the day that is named, not the first of the next."""
    time = item.time
    if time is None or time.value.start is None or not (time.value.timex or "").endswith("T24:00"):
        return item
    last = replace(time.value, start=time.value.start - timedelta(minutes=1), end=time.value.start)
    return item._replace(time=replace(time, value=last))


def _closed(item: Dated, doc: Document) -> Dated:
    """``since September`` runs from some day of it to the day the text was published, and was then under way."""
    time = item.time
    if time is None or time.signal != "since" or time.value.start is None or time.value.end is None:
        return item
    closed = _end_of(doc.published)
    if closed is None or closed <= time.value.end:
        return item
    value = replace(time.value, end=closed, latest_start=time.value.end, earliest_end=closed)
    return item._replace(time=replace(time, value=value))


def _end_of(published: date | None) -> datetime | None:
    return datetime(published.year, published.month, published.day) + timedelta(days=1) if published else None


def with_time(span: Span, time: TimeExpression | None, limit: int) -> Span:
    """The span, widened over its time where that stands near enough: a quote shows why it has its date."""
    if time is None or span.contains(time.span):
        return span
    wide = Span(min(span.start, time.span.start), max(span.end, time.span.end))
    return wide if wide.end - wide.start <= limit else span
