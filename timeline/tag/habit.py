"""Which times are said in general and are of no one day: "open from 10 to 6", "usually in mid-April", "in the evenings".

A set ("daily", "on Fridays") or a pack's cue says so. A *habit* cue (обычно, usually) makes what stands near it general;
a *timetable* cue (открыт, opens at) only hours that bound each other or are kept, and no more in a sentence that names a
day. A clause with a tense or a day of its own tells what happened, whatever its sentence says in general.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from timeline.tag.joins import Find
from timeline.tag.lex import Lexed

SET_REACH = 6  # characters between a set and a time of day of it: "daily from 9"
REACH, REACH_BACK = 60, 25  # characters from the cue to what it makes general, and from that to a cue behind it
LONGEST = 1200  # characters: what is longer is no sentence but a table, or hostile
LONG_AGO = 5  # years: beside a year as old as that, "today" is an age and no day
_CLAUSE = re.compile(r"[,;:()—–]|\s-\s")
_LONG = ("W", "M", "Y")
_POINTING = ("deictic", "running", "shifted", "offset", "part_of_day", "numeric", "nth", "counted")

Bounds = Callable[[int], tuple[int, int]]


@dataclass(frozen=True)
class Sentence:
    """The expressions of one sentence and the cues that stand in it."""

    text: str
    low: int
    high: int
    found: Sequence[Find]
    cues: Sequence[tuple[int, int, str]]

    def clause(self, item: Find) -> tuple[int, int]:
        """Bounds of the clause around an expression, by its punctuation alone."""
        low = max((m.end() for m in _CLAUSE.finditer(self.text, self.low, item.start)), default=self.low)
        after = _CLAUSE.search(self.text, item.end, self.high)
        return low, after.start() if after else self.high

    def kinds(self, low: int, high: int) -> set[str]:
        """The cues between two positions, a set among them."""
        kinds = {kind for start, _, kind in self.cues if low <= start < high}
        return kinds | ({"set"} if any(_set(f) and low <= f.start < high for f in self.found) else set())


def generalised(found: list[Find], text: str, lexed: Lexed, sentence: Bounds, now: datetime | None) -> list[Find]:
    """The expressions, those said in general marked as `habit`."""
    found = _beside_sets(found)
    cues = [cue for cue in lexed.cues if cue[2] != "cue_report"]
    starts = [cue[0] for cue in cues]
    row: list[Find] = []
    for (low, high), group in groupby(found, key=lambda item: sentence(item.start)):
        if high - low > LONGEST:
            row += group
            continue
        here = Sentence(text, low, high, list(group), cues[bisect_left(starts, low) : bisect_left(starts, high)])
        for item in here.found:
            if _nowadays(item, row[-1] if row else None, here, now):
                item = replace(item, slots={**item.slots, "value": "PRESENT_REF"}, kind="reference")
            row.append(replace(item, habit=True) if not item.habit and _general(item, here) else item)
    return row


def _beside_sets(found: list[Find]) -> list[Find]:
    """Times of day beside a set, and the other end of their range, are that set's and no one day's."""
    habits: set[int] = set()
    for at, item in enumerate(found):
        if item.kind != "set":
            continue
        if at and _bare_clock(found[at - 1]) and item.start - found[at - 1].end <= SET_REACH:
            habits |= {at - 1} | ({at - 2} if found[at - 1].signal == "to" and at > 1 else set())
        if at + 1 < len(found) and _bare_clock(found[at + 1]) and found[at + 1].start - item.end <= SET_REACH:
            ranged = found[at + 1].signal == "from" and at + 2 < len(found) and found[at + 2].signal == "to"
            habits |= {at + 1} | ({at + 2} if ranged else set())
    return [replace(f, habit=True) if n in habits and _bare_clock(f) else f for n, f in enumerate(found)]


def _general(item: Find, here: Sentence) -> bool:
    """Whether what governs an expression says that it comes again."""
    said = here.kinds(here.low, here.high)
    if _bare_part(item) and _contrasted(here, said):
        return True
    if not said & {"cue_habit", "cue_timetable", "set"}:
        return False
    own = here.kinds(*here.clause(item))
    told = bool(own & {"cue_past", "cue_future"}) or _dated_clause(item, here)
    if _bare_clock(item) or _bare_part(item):
        if own & {"cue_habit", "set"} or (said & {"cue_habit", "set"} and not told):
            return not _dated_clause(item, here)
        return "cue_timetable" in said and _bare_clock(item) and not _dated(here) and _kept(item, here)
    untold = not said & {"cue_past", "cue_future"} and not _dated(here)
    if untold and _recurs(item) and (item.make == "season" or said >= {"set", "cue_timetable"}):
        return True
    return _yearless(item) and not _dated_clause(item, here) and _near(item, here)


def _recurs(item: Find) -> bool:
    return _yearless(item) and "day" not in item.slots and "weekday" not in item.slots


def _contrasted(here: Sentence, said: set[str]) -> bool:
    """Whether a sentence that tells no past sets parts of the day against each other: "mornings in, evenings out"."""
    parts = {f.slots.get("part") for f in here.found if _bare_part(f)}
    long = any(f.make in ("duration", "amount") and _unit(f) in _LONG for f in here.found)
    return len(parts) > 1 and "cue_past" not in said and not _dated(here) and ("cue_future" not in said or long)


def _unit(item: Find) -> str:
    return str(item.slots.get("unit", item.slots.get("value", "")))[-1:]


def _near(item: Find, here: Sentence) -> bool:
    """Whether a habit cue or a set governs a date: near it, and no tense of its own between or in its clause."""
    low, high = here.clause(item)
    ahead = here.kinds(low, high)
    governors = [(start, end) for start, end, kind in here.cues if kind == "cue_habit"]
    governors += [(f.start, f.end) for f in here.found if _sets(f, item)]
    for start, end in governors:
        before = 0 <= item.start - end <= REACH
        if item.make == "calendar" and "weekday" in item.slots and not before:
            continue
        behind = low <= start and 0 <= start - item.end <= REACH_BACK
        if before and "cue_future" not in ahead and not here.kinds(end, high) & {"cue_past", "cue_future"}:
            return True
        if behind and not here.kinds(low, high) & {"cue_past", "cue_future"}:
            return True
    return False


def _kept(item: Find, here: Sentence) -> bool:
    """Whether an hour is one of a timetable: an end of a range, or anything but the hour since which something lasts."""
    return item.signal not in ("since", "from") or any(f.signal == "to" and f.start > item.start for f in here.found)


def _dated(here: Sentence) -> bool:
    """Whether a sentence names a day: then its hours are that day's. A day since which something holds does not count."""
    return any(_names_day(f) and f.signal not in ("since", "from", "by") for f in here.found)


def _dated_clause(item: Find, here: Sentence) -> bool:
    low, high = here.clause(item)
    return any(_names_day(f) and f is not item and low <= f.start < high and f.signal != "since" for f in here.found)


def _names_day(item: Find) -> bool:
    if _set(item) or item.habit or item.kind in ("reference", "duration"):
        return False
    return item.time is not None or item.make in _POINTING or "day" in item.slots or "weekday" in item.slots


def _yearless(item: Find) -> bool:
    """Whether an expression is a season, a month, a day or a weekday that lacks its year, and nothing points from it."""
    if item.time is not None or item.signal in ("since", "until"):
        return False
    if {"year", "yy", "rel", "same", "shift", "yshift", "yshift_month"} & set(item.slots):
        return False
    return item.make == "season" or (item.make == "calendar" and bool({"month", "weekday"} & set(item.slots)))


def _sets(item: Find, other: Find) -> bool:
    """Whether a set says how often another expression comes again: every year a date just behind it, and weekdays."""
    if not _set(item) or other is item or not 0 <= other.start - item.end <= REACH:
        return False
    if other.make == "calendar" and "weekday" in other.slots and "day" not in other.slots:
        return True
    yearly = item.slots.get("value") == "P1Y" or (item.slots.get("unit") == "Y" and "n" not in item.slots)
    return yearly and other.start - item.end <= SET_REACH


def _set(item: Find) -> bool:
    return item.make == "recurring"


def _bare_clock(item: Find) -> bool:
    return item.make in ("clock", "clock_text") and item.time is None


def _bare_part(item: Find) -> bool:
    return item.make == "part" and item.time is None


def _nowadays(item: Find, before: Find | None, here: Sentence, now: datetime | None) -> bool:
    """Whether "today" is an age and no day: in a clause without a tense, right after a year long past."""
    if item.make != "deictic" or item.slots.get("value") != "day+0" or item.time is not None or before is None:
        return False
    if not _long_ago(before, now) or item.start - before.end > 2 * REACH:
        return False
    return not here.kinds(*here.clause(item)) & {"cue_past", "cue_future"}


def _long_ago(item: Find, now: datetime | None) -> bool:
    """Whether an expression is a year, a decade or a number of years ago, older than what news counts as lately."""
    if item.make == "offset":
        years, sign = item.slots.get("n", 1), item.slots.get("sign", -1)
        return item.slots.get("unit") == "Y" and sign == -1 and isinstance(years, int | float) and years > LONG_AGO
    year = item.slots.get("year") if item.make == "calendar" else None
    return item.make in ("decade", "century") or (
        isinstance(year, int) and now is not None and now.year - year > LONG_AGO
    )
