"""Dates of the East Asian lunisolar calendar in a text: which year, and which of several such days, is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.model import Grain, Reading, TimeValue
from timeline.temporal.calendars import lunar_to_date
from timeline.temporal.context import SOON, Context, iso_day, reading


def lunar_years(ctx: Context, year: int | None, rel: str | None) -> list[int]:
    """The lunar years a date may belong to, the likeliest first: last year's eleventh month reaches into January."""
    if year is not None or ctx.base is None:
        return [year] if year is not None else []
    if rel is not None:
        return [ctx.base.year + int(rel[-2:])]
    return [ctx.base.year, ctx.base.year - 1, ctx.base.year + 1]


def _nearest_first(days: list[date], ctx: Context) -> list[date]:
    """The last such day before one to come, unless a cue speaks of the future or the coming one is near and nearer."""
    assert ctx.base is not None
    today = ctx.base.date()
    past, future = sorted((d for d in days if d <= today), reverse=True), sorted(d for d in days if d > today)
    near = bool(future) and (future[0] - today).days <= SOON and (not past or future[0] - today < today - past[0])
    return [*future[:1], *past[:1]] if ctx.tense > 0 or (ctx.tense == 0 and near) else [*past[:1], *future[:1]]


def lunar_day(
    ctx: Context, years: list[int], month: int | None, day: int | None, leap: bool, *, stated: bool
) -> list[Reading]:
    """A date of the East Asian lunisolar calendar, or a whole month of it."""
    if month is None or not years:
        return [reading(None, "none", "a lunar date that lacks its year or month")]
    zone = ctx.lunar_zone
    days = [d for y in years if (d := lunar_to_date(y, month, day or 1, leap=leap, zone=zone))]
    chosen = days if stated or len(years) == 1 or ctx.base is None else _nearest_first(days, ctx)
    why = f"day {day or 1} of {'leap ' if leap else ''}lunar month {month}"
    label = "none" if stated else ctx.base_label
    found = [reading(d.isoformat(), label, why) for d in chosen]
    if day is None:
        found = [Reading(_lunar_month(r.value), label, f"lunar month {month}") for r in found]
    return found or [reading(None, "none", why)]


def next_lunar(ctx: Context, day: int, shift: int) -> list[Reading]:
    """The last or next such day of any lunar month: "ngày rằm tới"."""
    base = ctx.base
    if base is None:
        return [reading(f"XXXX-XX-{day:02d}", "none", "a lunar day, and nothing to count from")]
    years, zone = (base.year - 1, base.year, base.year + 1), ctx.lunar_zone
    days = [d for y in years for m in range(1, 13) if (d := lunar_to_date(y, m, day, zone=zone))]
    past, future = [d for d in days if d < base.date()], [d for d in days if d > base.date()]
    return [
        reading((min(future) if shift > 0 else max(past)).isoformat(), ctx.base_label, f"day {day} of a lunar month")
    ]


def _lunar_month(first: TimeValue) -> TimeValue:
    """A lunar month from its first day: TIMEX3 has no word for it, so the value names first and last day."""
    assert first.start is not None
    last = first.start + timedelta(days=29)
    return replace(first, timex=f"{first.timex}/{iso_day(last)}", grain=Grain.MONTH, end=last)
