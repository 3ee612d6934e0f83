"""Feasts that news uses as dates: fixed days, days from Easter, nth weekdays, lunar and Islamic days."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.errors import PackError
from timeline.model import Reading
from timeline.temporal.calendars import easter, lunar_to_date, nth_weekday, orthodox_easter
from timeline.temporal.context import SOON, Context, iso_week, reading
from timeline.temporal.dates import FAR, hijri_to_date, two_digit_year
from timeline.temporal.periods import pointed_year


def feast_day(rule: str, year: int, zone: int) -> date | None:
    """The day of a feast in a year.

    `rule` is one of ``12-25`` (fixed), ``easter-2`` and ``pascha+0`` (days from western or orthodox Easter), ``nth 11 4 4``
    (month, weekday, which; a fourth number counts days from there), ``term 12 21.94`` (a solar term: its
    month and mean day in 2000), ``lunar 1 1`` (month, day; a third number
    counts days from there) or ``hijri 9 1``. `zone` reckons lunar months.

    >>> feast_day("easter-2", 2025, 8).isoformat(), feast_day("lunar 1 1", 2025, 7).isoformat()
    ('2025-04-18', '2025-01-29')
    """
    head, _, tail = rule.partition(" ")
    if head[:6] in ("easter", "pascha"):
        sunday = easter(year) if head.startswith("easter") else orthodox_easter(year)
        return sunday + timedelta(days=int(head[6:] or 0))
    if head == "nth":
        month, weekday, which, *later = map(int, tail.split())
        found = nth_weekday(year, month, weekday, which)
        return found + timedelta(days=sum(later)) if found else None
    if head == "lunar":
        month, day, *days_on = map(int, tail.split())
        found = lunar_to_date(year, month, day, zone=zone)
        return found + timedelta(days=sum(days_on)) if found else None
    if head == "term":
        name, mean = tail.split()
        since = year - 2000
        return date(year, int(name), int(float(mean) + 0.2422 * since) - (since - (int(name) <= 2)) // 4)
    if head == "hijri":
        month, day = map(int, tail.split())
        about = int((year - 622) * 33 / 32)
        days = (hijri_to_date(y, month, day) for y in (about, about + 1, about + 2))
        return next((d for d in days if d.year == year), None)
    first, _, second = head.partition("-")
    if not (first.isdigit() and second.isdigit()):
        raise PackError(
            f"'{rule}' is no feast. Expected 12-25, easter-2, pascha+0, nth 11 4 4, lunar 1 1 or hijri 9 1."
        )
    return date(year, int(first), int(second))


def _around(day: Reading, unit: str) -> Reading:
    """The week or weekend of a feast; a feast on Monday or Tuesday belongs to the weekend before it."""
    start = day.value.start
    if start is None:
        return day
    if unit == "WE" and start.isoweekday() <= 2:
        start -= timedelta(days=3)
    week = iso_week(start) + ("-WE" if unit == "WE" else "")
    return reading(week, day.anchor, f"the {'weekend' if unit == 'WE' else 'week'} of {day.why}", mod=day.value.mod)


def holiday(
    ctx: Context,
    *,
    feast: str,
    year: int | None = None,
    yy: int | None = None,
    shift: int | None = None,
    yshift: int | None = None,
    rel: str | None = None,
    mod: str | None = None,
    unit: str | None = None,
) -> list[Reading]:
    """A feast that news uses as a date; without a year, the nearest past one (the nearest future on a cue).

    `unit` W or WE makes it the week or the weekend of the feast: Christmas week, Labor Day weekend.
    """
    if unit is not None:
        found = holiday(ctx, feast=feast, year=year, yy=yy, shift=shift, yshift=yshift, rel=rel, mod=mod)
        return [_around(one, unit) for one in found]
    base = ctx.base
    year = two_digit_year(yy, base) if yy is not None else year
    year = pointed_year(ctx, year, yshift, rel)
    if year is None and base is not None and shift is not None:
        day = feast_day(feast, base.year, ctx.lunar_zone)
        passed = day is not None and day < base.date()
        year = base.year + (shift if shift == 0 or passed == (shift > 0) else 0)
    if year is not None:
        day = feast_day(feast, year, ctx.lunar_zone)
        return [
            reading(
                day.isoformat() if day else None,
                "none" if shift is None else ctx.base_label,
                "the feast in that year",
                mod=mod,
            )
        ]
    if base is None:
        fixed = feast if feast[:1].isdigit() else "XX-XX"
        return [reading(f"XXXX-{fixed}", "none", "a feast, and there is no year to count from", mod=mod)]
    days = [d for y in (base.year - 1, base.year, base.year + 1) if (d := feast_day(feast, y, ctx.lunar_zone))]
    past = max((d for d in days if d <= base.date()), default=None)
    future = min((d for d in days if d > base.date()), default=None)
    soon = ctx.tense == 0 and future is not None and past != base.date() and (future - base.date()).days <= SOON
    gone = past is not None and future is not None and (future - base.date()).days > FAR
    order = [future, past] if (ctx.tense > 0 and not gone) or soon else [past, future]
    return [reading(d.isoformat(), ctx.base_label, "the nearest such feast", mod=mod) for d in order if d]
