"""The n-th part of something: the third week of June, the last Friday of May, the first days of a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from timeline.model import Grain, Reading, TimeValue
from timeline.temporal.calendars import add_months, nth_weekday
from timeline.temporal.context import Context, iso_day, iso_week, reading
from timeline.temporal.dates import two_digit_year
from timeline.temporal.periods import pointed_year
from timeline.temporal.units import duration_timex, moved


def nth(
    ctx: Context,
    *,
    n: int,
    unit: str | None = None,
    weekday: int | None = None,
    month: int | None = None,
    year: int | None = None,
    yshift: int | None = None,
    rel: str | None = None,
    months: int | None = None,
    mod: str | None = None,
) -> list[Reading]:
    """The n-th (-1 last) day, week, weekday or month of a month or year: the third week of June, the last Friday of May."""
    base = ctx.base
    label = "none" if year else ctx.base_label
    if months is not None:
        rel = f"month{months:+d}"
    year = pointed_year(ctx, year, yshift, rel)
    if rel is not None and rel.startswith("month") and base is not None:
        year, month = _pointed_month(base, rel)
    years = [] if year is None else [year]
    if year is None:
        if base is None:
            return [reading(None, "none", "nothing to count from")]
        years = [base.year]
        if month is not None:
            years = [base.year, base.year + 1] if month <= base.month or ctx.tense > 0 else [base.year - 1, base.year]
    found = [reading(_nth_timex(n, unit, weekday, month, y), label, f"number {n} in it", mod=mod) for y in years]
    monday = nth_weekday(years[0], month, 1, n) if unit == "W" and month is not None and 1 <= n <= 5 else None
    if (
        monday is not None
        and (timex := iso_week(datetime(monday.year, monday.month, monday.day))) != found[0].value.timex
    ):
        found.insert(1, reading(timex, label, f"the week of Monday number {n} in it", mod=mod))
    return found


def _pointed_month(base: datetime, rel: str) -> tuple[int, int]:
    there = add_months(datetime(base.year, base.month, 1), int(rel[-2:]))
    return there.year, there.month


def edge_of(
    ctx: Context,
    *,
    n: int,
    unit: str,
    sign: int = 1,
    year: int | None = None,
    yy: int | None = None,
    yshift: int | None = None,
    rel: str | None = None,
    month: int | None = None,
) -> list[Reading]:
    """The first (`sign` 1) or last (-1) n units of a year or month: an amount of time with its bounds."""
    base, label = ctx.base, "none" if year else ctx.base_label
    if rel is not None and rel.startswith("month") and base is not None:
        year, month = _pointed_month(base, rel)
    year = (
        two_digit_year(yy, base)
        if yy is not None
        else pointed_year(ctx, year, yshift, rel) or (base.year if base else None)
    )
    one = reading(
        duration_timex(n, unit), label, f"{'the first' if sign > 0 else 'the last'} {n} in it", kind="DURATION"
    )
    if year is None or not 1 <= year <= 9000:
        return [one]
    first = datetime(year, month or 1, 1)
    edge = first if sign > 0 else add_months(first, 1 if month else 12)
    if unit == "W":
        edge += timedelta(days=-edge.weekday() % 7 if sign > 0 else -edge.weekday())
    other = moved(edge, sign * n, unit)
    if other is None or other == edge:
        return [one]
    start, end = sorted((edge, other))
    return [replace(one, value=replace(one.value, start=start, end=end, latest_start=start, earliest_end=end))]


def _nth_timex(n: int, unit: str | None, weekday: int | None, month: int | None, year: int) -> str | None:
    first = datetime(year, month or 1, 1)
    stop = add_months(first, 1 if month else 12)
    if weekday is not None:
        if month is None:
            found = nth_weekday(year, 1 if n > 0 else 12, weekday, n) if abs(n) <= 5 else None
        else:
            found = nth_weekday(year, month, weekday, n)
        return found.isoformat() if found else None
    if unit == "D":
        day = first + timedelta(days=n - 1) if n > 0 else stop + timedelta(days=n)
        return iso_day(day) if first <= day < stop else None
    if unit == "W":
        # The n-th week is the one that holds the n-th Thursday, as ISO counts weeks into years.
        thursday = nth_weekday(year, month or 1, 4, n) if month else None
        if thursday is None:
            day = datetime.fromisocalendar(year, n, 1) if month is None and 1 <= n <= 52 else stop - timedelta(days=4)
            return iso_week(day)
        return iso_week(datetime(thursday.year, thursday.month, thursday.day))
    if unit == "WE":
        saturday = nth_weekday(year, month, 6, n) if month else None
        return iso_week(datetime(saturday.year, saturday.month, saturday.day)) + "-WE" if saturday else None
    if unit == "M" and month is None:
        number = n if n > 0 else 13 + n
        return f"{year:04d}-{number:02d}" if 1 <= number <= 12 else None
    if unit == "Q" and month is None:
        return f"{year:04d}-Q{n if n > 0 else 5 + n}" if abs(n) <= 4 else None
    if unit == "H" and month is None:
        return f"{year:04d}-H{n if n > 0 else 3 + n}" if abs(n) <= 2 else None
    return None


# Where the end of a part of day begins, and how many hours it lasts.
_LAST_HOURS = {"TMO": (10, 2), "TAF": (17, 2), "TEV": (21, 3)}


def narrowed(value: TimeValue) -> TimeValue | None:
    """The stretch that the middle or end of a month, quarter or year most often means; None when there is none.

    The middle of a month is its second ten days, its end the last; the end of a quarter or year is its last
    month, that of a week Friday to Sunday, and its middle Wednesday and Thursday.

    >>> from timeline.temporal.value import from_timex
    >>> narrowed(from_timex("2025-10", mod="MID")).start.date().isoformat()
    '2025-10-11'
    """
    if value.start is None or value.end is None or value.mod not in ("MID", "END"):
        return None
    if value.grain is Grain.MONTH:
        start = value.start.replace(day=11 if value.mod == "MID" else 21)
        end = value.start.replace(day=21) if value.mod == "MID" else value.end
    elif value.grain is Grain.WEEK and value.mod == "END" and value.end - value.start > timedelta(days=5):
        start, end = value.start + timedelta(days=4), value.end
    elif value.grain is Grain.WEEK and value.mod == "MID":
        start, end = value.start + timedelta(days=2), value.start + timedelta(days=4)
    elif value.timex is not None and value.timex[-3:] in _LAST_HOURS and value.mod == "END":
        hour, hours = _LAST_HOURS[value.timex[-3:]]
        start = value.start.replace(hour=hour, minute=0)
        end = start + timedelta(hours=hours)
    elif value.grain in (Grain.QUARTER, Grain.YEAR) and value.mod == "END":
        start, end = add_months(value.end, -1), value.end
    else:
        return None
    return replace(value, start=start, end=end)
