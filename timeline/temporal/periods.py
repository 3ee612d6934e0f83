"""Named stretches of the calendar: quarters, halves, seasons, decades, centuries, feasts, the third week of June."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from timeline.errors import PackError
from timeline.model import Grain, Reading, TimeValue
from timeline.temporal.calendars import add_months, easter, lunar_to_date, nth_weekday, orthodox_easter
from timeline.temporal.context import Context, iso_day, iso_week, reading
from timeline.temporal.dates import SOON, hijri_to_date, two_digit_year, year_of_two_digits
from timeline.temporal.relative import duration_timex, moved, shifted_season
from timeline.temporal.value import SEASON_MONTH, from_timex, cover, from_timex


def period(
    ctx: Context,
    *,
    kind: str,
    n: int = 0,
    text: str = "",
    year: int | None = None,
    yy: int | None = None,
    yshift: int | None = None,
    rel: str | None = None,
    mod: str | None = None,
) -> list[Reading]:
    """A quarter (``kind`` Q) or half (H) of a year; without a year, the nearest past one (the nearest future on a cue).

    `text` is number and year in figures, as in ``3/2025``.
    """
    if text:
        n, year = (int(part) for part in re.findall(r"\d+", text)[:2])
    if yy is not None:
        year = two_digit_year(yy, ctx.base)
    size = {"Q": 4, "H": 2}[kind]
    if not 1 <= n <= size:
        return [reading(None, "none", f"a year has {size} such parts, not {n}")]
    base = ctx.base
    year = _pointed_year(ctx, year, yshift, rel)
    if year is not None:
        return [reading(f"{year:04d}-{kind}{n}", "none", "the text gives the year", mod=mod)]
    if base is None:
        return [reading(f"XXXX-{kind}{n}", "none", "nothing to count from", mod=mod)]
    first = (n - 1) * (12 // size) + 1
    past = base.year if first <= base.month else base.year - 1
    far = past == base.year and base.month - first > 6 - 12 // size  # the next one is nearer than the one that is over
    years = [past + 1, past] if ctx.tense > 0 and (past < base.year or far) else [past, past + 1]
    return [reading(f"{y:04d}-{kind}{n}", ctx.base_label, "the nearest such period", mod=mod) for y in years]


def part_of_year(
    ctx: Context,
    *,
    n: int,
    unit: str = "M",
    last: bool = False,
    year: int | None = None,
    yshift: int | None = None,
    rel: str | None = None,
    mod: str | None = None,
) -> list[Reading]:
    """The first (or `last`) n months or quarters of a year: the first nine months of 2025; half a year is written as one."""
    months = n * (3 if unit == "Q" else 1)
    given = _pointed_year(ctx, year, yshift, rel)
    base = ctx.base
    if not 1 <= months <= 11:
        return []
    if given is None and base is None:
        return [reading(None, "none", "nothing to count from")]
    chosen = given if given is not None else base.year if base else 0
    label = "none" if year is not None else ctx.base_label
    if months in (3, 6):
        part = f"{'Q' if months == 3 else 'H'}{(12 // months) if last else 1}"
        return [reading(f"{chosen:04d}-{part}", label, f"{months} months of that year", mod=mod)]
    first, final = (13 - months, 12) if last else (1, months)
    value = cover(from_timex(f"{chosen:04d}-{first:02d}"), from_timex(f"{chosen:04d}-{final:02d}"))
    return [Reading(value, label, f"{months} months of that year")] if value else []


def _pointed_year(ctx: Context, year: int | None, yshift: int | None, rel: str | None) -> int | None:
    """The year that words such as "last year" put beside a period; None when there are none, or nothing to count from."""
    shift = int(rel[-2:]) if rel else yshift
    return ctx.base.year + shift if year is None and shift is not None and ctx.base is not None else year


def season(
    ctx: Context,
    *,
    season: str,
    shift: int | None = None,
    year: int | None = None,
    yshift: int | None = None,
    rel: str | None = None,
    mod: str | None = None,
    terms: bool = False,
) -> list[Reading]:
    """A season of a year; winter belongs to the year it begins in. `terms` is for calendars whose seasons begin at the
    solar terms (spring on 4 February), which gives the second reading. `shift` is -1 for last, 0 for this, 1 for next.
    """
    if shift is not None:
        found = shifted_season(ctx.base, ctx.base_label, season, shift, mod)
        start = found[0].value.start
        return found if start is None else [found[0], _bounded(found[0], start.year, season, terms)]
    year = _pointed_year(ctx, year, yshift, rel)
    base = ctx.base
    if year is not None:
        return _seasons([year], season, "none", "the text gives the year", mod, terms)
    if base is None:
        return [reading(f"XXXX-{season}", "none", "nothing to count from", mod=mod)]
    past = base.year if (base.month, 1) >= (SEASON_MONTH[season], 1) else base.year - 1
    if ctx.narrative and base is ctx.last:
        return _seasons([base.year], season, ctx.base_label, "the year of the last date mentioned", mod, terms)
    years = [past + 1, past] if ctx.tense > 0 else [past, past + 1]
    return _seasons(years, season, ctx.base_label, "the nearest such season", mod, terms)


# First days of the astronomical seasons of the north, to the day in most years.
_EQUINOX = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}
# The seasons by the solar terms of East Asia (立春 立夏 立秋 立冬): month, and the mean day in 2000.
_TERMS = {"SP": (2, 3.87), "SU": (5, 5.52), "FA": (8, 7.5), "WI": (11, 7.44)}
_NEXT = {"SP": "SU", "SU": "FA", "FA": "WI", "WI": "SP"}


def _seasons(years: list[int], name: str, anchor: str, why: str, mod: str | None, terms: bool) -> list[Reading]:
    """A season of each year; the first also as the astronomers, or the solar terms, bound it."""
    found = [reading(f"{year:04d}-{name}", anchor, why, mod=mod) for year in years]
    return [found[0], _bounded(found[0], years[0], name, terms), *found[1:]]


def _equinox(year: int, name: str) -> datetime:
    return datetime(year, *_EQUINOX[name])


def _term(year: int, name: str) -> datetime:
    """The solar term that begins a season: a year is 0.2422 days longer than 365, and leap days take that back."""
    month, day = _TERMS[name]
    since = year - 2000
    return datetime(year, month, int(day + 0.2422 * since) - (since - (month == 2)) // 4)


def _bounded(meteorological: Reading, year: int, name: str, terms: bool) -> Reading:
    first_day = _term if terms else _equinox
    start, end = first_day(year, name), first_day(year + (name == "WI"), _NEXT[name])
    why = "the season by the solar terms" if terms else "the astronomical season"
    return Reading(replace(meteorological.value, start=start, end=end), meteorological.anchor, why)


def decade(
    ctx: Context,
    *,
    n: int,
    century: int | None = None,
    rel: str | None = None,
    era: str | None = None,
    mod: str | None = None,
) -> list[Reading]:
    """A decade from its first year (1990) or its two digits (90), which need a century: the last one that has it."""
    if rel is not None and ctx.base is not None:
        century = ctx.base.year // 100 + 1 + int(rel[-2:])
    if n >= 1000:
        return [reading(f"{n // 10:03d}", "none", "the text gives the century", mod=mod)]
    if century is not None:
        return [reading(f"{(century - 1) * 10 + n // 10:03d}", "none", "the text gives the century", mod=mod)]
    year = two_digit_year(n, ctx.now - timedelta(days=3653)) if ctx.now else year_of_two_digits(n, ctx)
    return [reading(f"{year // 10:03d}", ctx.base_label, "the last decade so called", mod=mod)]


def century(ctx: Context, *, n: int, era: str | None = None, mod: str | None = None) -> list[Reading]:
    """The n-th century: TIMEX3 writes the hundreds of its years, so the 19th is ``18``."""
    if not 1 <= n <= 99:
        return [reading(None, "none", f"no {n}th century")]
    return [reading(f"BC{n - 1:02d}" if era == "bc" else f"{n - 1:02d}", "none", "the text gives the century", mod=mod)]


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
    year = _pointed_year(ctx, year, yshift, rel)
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
    if monday is not None and (timex := iso_week(datetime(monday.year, monday.month, monday.day))) != found[0].value.timex:
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
    year = two_digit_year(yy, base) if yy is not None else _pointed_year(ctx, year, yshift, rel) or (base.year if base else None)
    one = reading(duration_timex(n, unit), label, f"{'the first' if sign > 0 else 'the last'} {n} in it", kind="DURATION")
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


def narrowed(value: TimeValue) -> TimeValue | None:
    """The stretch that the middle or end of a month, quarter or year most often means; None when there is none.

    The middle of a month is its second ten days, its end the last; the end of a quarter or year is its last
    month, that of a week Friday to Sunday.

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
    elif value.grain in (Grain.QUARTER, Grain.YEAR) and value.mod == "END":
        start, end = add_months(value.end, -1), value.end
    else:
        return None
    return replace(value, start=start, end=end)


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
) -> list[Reading]:
    """A feast that news uses as a date; without a year, the nearest past one (the nearest future on a cue)."""
    base = ctx.base
    year = two_digit_year(yy, base) if yy is not None else year
    year = _pointed_year(ctx, year, yshift, rel)
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
    order = [future, past] if ctx.tense > 0 or soon else [past, future]
    return [reading(d.isoformat(), ctx.base_label, "the nearest such feast", mod=mod) for d in order if d]
