"""The closed vocabulary of meanings: what a pack rule may name in ``make = "..."``.

The loader checks a rule's slots against these signatures, so a rule that could not work is refused before it runs.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from timeline.model import Reading
from timeline.temporal import amounts, clocks, dates, feasts, numeric, ordinals, periods, pointing, shifts
from timeline.temporal.context import Context, iso_week, reading
from timeline.temporal.reported import reported

Maker = Callable[..., list[Reading]]


def nothing(ctx: Context, **slots: object) -> list[Reading]:
    """A guard: these words look like a time and are none (an age, an article of law)."""
    return []


def counted(
    ctx: Context,
    *,
    make: str,
    of: Mapping[str, Any],
    n: float = 1,
    unit: str = "D",
    sign: int = 1,
    many: bool = False,
    and_half: bool = False,
) -> list[Reading]:
    """So many units before or after a day that other words name; `make` and `of` are that day's maker and slots."""
    found: list[Reading] = []
    for day in MAKERS[make](ctx, **of):
        if day.value.start is None or many:
            return amounts.duration(ctx, n=n, unit=unit, many=many, and_half=and_half)
        there = replace(ctx, now=day.value.start, last=None, narrative=False, tense=0, now_label="named day")
        exact = amounts.offset(there, n=n, unit=unit, sign=sign, and_half=and_half)[-1:]
        found += [Reading(r.value, day.anchor, f"{r.why}; {day.why}") for r in exact]
    return found


def week_of(
    ctx: Context, *, make: str, of: Mapping[str, Any], mod: str | None = None, weekend: bool = False
) -> list[Reading]:
    """The week (or `weekend`) that holds a day which other words name ("the week of 6 March"); `make` and `of` are that day's."""
    days = [day for day in MAKERS[make](ctx, **of) if day.value.start is not None]
    return [
        reading(
            iso_week(day.value.start) + ("-WE" if weekend else ""),
            day.anchor,
            f"the week of that day; {day.why}",
            mod=mod,
        )
        for day in days
        if day.value.start is not None
    ]


MAKERS: Mapping[str, Maker] = {
    "calendar": dates.calendar,
    "numeric": numeric.numeric,
    "short_year": dates.short_year,
    "same_period": dates.same_period,
    "edge_of": ordinals.edge_of,
    "deictic": pointing.deictic,
    "shifted": shifts.shifted,
    "offset": amounts.offset,
    "running": pointing.running,
    "part_of_day": pointing.part_of_day,
    "amount": amounts.amount,
    "duration": amounts.duration,
    "within": amounts.within,
    "recurring": amounts.recurring,
    "period": periods.period,
    "part_of_year": periods.part_of_year,
    "reported": reported,
    "season": periods.season,
    "decade": periods.decade,
    "century": periods.century,
    "nth": ordinals.nth,
    "holiday": feasts.holiday,
    "clock": clocks.clock,
    "clock_text": clocks.clock_text,
    "part": clocks.part,
    "weekday_part": clocks.weekday_part,
    "counted": counted,
    "week_of": week_of,
    "nothing": nothing,
}


def slots_of(make: str) -> frozenset[str] | None:
    """The slot names a maker takes, or None when it takes any.

    >>> sorted(slots_of("part"))
    ['mod', 'part']
    """
    parameters = inspect.signature(MAKERS[make]).parameters
    if any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
        return None
    return frozenset(name for name in parameters if name != "ctx")
