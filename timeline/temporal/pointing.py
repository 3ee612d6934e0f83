"""Words that point: yesterday, this month, now, the day before, this morning."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from timeline.model import Reading
from timeline.temporal.clocks import with_evening
from timeline.temporal.context import Context, iso_day, reading
from timeline.temporal.units import moved, shifted_unit, unanchored

_DEICTIC = re.compile(
    r"(day|week|weekend|month|quarter|half|year|season|decade|century|hour)([+-]\d+)(?: T(\w\w))?(?: (START|MID|END))?"
)


def deictic(ctx: Context, *, value: str, part: str | None = None, mod: str | None = None) -> list[Reading]:
    """Words that point from the day of speaking: ``day-1`` for yesterday, ``month+0`` for this month, ``PAST_REF``."""
    match = _DEICTIC.fullmatch(value)
    if match is None:
        return _reference(ctx, value, mod)
    grain, count = match[1], int(match[2])
    tail = f"T{part or match[3]}" if part or match[3] else ""
    found: list[Reading] = []
    for base, label, why in _clocks(ctx):
        timex = shifted_unit(base, grain, count)
        if timex and timex not in {one.value.timex for one in found}:
            found.append(reading(timex + tail, label, why, mod=mod or match[4]))
    if (
        found
        and count
        and not tail
        and grain in _EXACT
        and ctx.base is not None
        and (there := moved(ctx.base, count, _EXACT[grain]))
    ):
        found.append(reading(iso_day(there), ctx.base_label, f"the same day, {count:+d} {grain}", mod=mod))
    return with_evening(found) or [reading(unanchored(grain) + tail, "none", "nothing to count from")]


def _reference(ctx: Context, value: str, mod: str | None) -> list[Reading]:
    """PAST_REF and its like; "now" can also be read as the very moment of publication."""
    first = reading(value, "none", "a reference without a date", mod=mod)
    if value != "PRESENT_REF" or ctx.now is None:
        return [first]
    return [first, reading(ctx.now.strftime("%Y-%m-%dT%H:%M"), ctx.base_label, "the moment of publication")]


def running(ctx: Context, *, value: str, mod: str | None = None) -> list[Reading]:
    """Words that point from the last date mentioned: ``day-1`` for the day before, ``day+0`` for that day."""
    match = _DEICTIC.fullmatch(value)
    base = ctx.mentioned(match[1]) if match is not None else ctx.running
    if match is None or base is None:
        return [reading(unanchored(match[1]) if match else value, "none", "nothing to count from", mod=mod)]
    timex = shifted_unit(base, match[1], int(match[2]))
    tail = f"T{match[3]}" if match[3] else ""
    why = (
        "counted from the last date mentioned"
        if ctx.last
        else "counted from the document's date: no other was mentioned"
    )
    return [reading((timex or unanchored(match[1])) + tail, ctx.running_label, why, mod=mod or match[4])]


def part_of_day(ctx: Context, *, shift: int, part: str) -> list[Reading]:
    """This morning, last night, tomorrow's evening: a part of the day `shift` days away."""
    return deictic(ctx, value=f"day{shift:+d}", part=part)


def _clocks(ctx: Context) -> list[tuple[datetime, str, str]]:
    """The clocks a deictic may be read by: the document's first, then the report's that the sentence retells."""
    base = ctx.base
    if base is None:
        return []
    clocks = [
        (
            base,
            ctx.base_label,
            "counted from the document's date" if base is ctx.now else "counted from the last date mentioned",
        )
    ]
    if ctx.report is not None and ctx.report.date() != base.date():
        clocks.append((ctx.report, f"report {iso_day(ctx.report)}", "counted from the date of the report it retells"))
    elif ctx.undated_report:
        earlier = base - timedelta(days=3)
        clocks.append(
            (earlier, f"report up to 3 days before {iso_day(base)}", "the report it retells may be some days older")
        )
    return clocks


# Units whose shift can also be meant to the day: "a week ago" against "last week".
_EXACT = {"week": "W", "month": "M", "quarter": "Q", "year": "Y"}
