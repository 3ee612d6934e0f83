"""Named stretches of the calendar: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from timeline.model import Reading
from timeline.temporal.calendars import add_months
from timeline.temporal.context import Context, reading
from timeline.temporal.dates import two_digit_year, year_of_two_digits
from timeline.temporal.shifts import shifted_season
from timeline.temporal.units import duration_timex
from timeline.temporal.value import SEASON_MONTH, cover, from_timex


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
    same: str | None = None,
    shift: int | None = None,
    mod: str | None = None,
) -> list[Reading]:
    """A quarter (``kind`` Q) or half (H) of a year; without a year, the nearest past one (the nearest future on a cue).

    `shift` is -1 for the last such one, 0 for this year's, 1 for the next one. `text` is number and year in figures, as
    in ``3/2025``, or without a `kind` year, letter and number: ``2025Q3``.
    """
    if text and kind:
        n, year = (int(part) for part in re.findall(r"\d+", text)[:2])
    elif text:
        kind, year, n = text[-2].upper(), int(re.match(r"\d+", text)[0]), int(text[-1])  # type: ignore[index]
        yy, year = (year, None) if year < 100 else (yy, year)
    if yy is not None:
        year = two_digit_year(yy, ctx.base)
    if same is not None:  # 当年三季度: of the year mentioned last
        ctx, rel = replace(ctx, now=ctx.mentioned("year"), last=None), same
    size = {"Q": 4, "H": 2}[kind]
    if not 1 <= n <= size:
        return [reading(None, "none", f"a year has {size} such parts, not {n}")]
    base = ctx.base
    year = pointed_year(ctx, year, yshift, rel)
    if year is not None:
        return [reading(f"{year:04d}-{kind}{n}", "none", "the text gives the year", mod=mod)]
    if base is None:
        return [reading(f"XXXX-{kind}{n}", "none", "nothing to count from", mod=mod)]
    first = (n - 1) * (12 // size) + 1
    if shift is not None:
        step = 0 if not shift or (first > base.month) == (shift > 0) else shift
        return [reading(f"{base.year + step:04d}-{kind}{n}", ctx.base_label, "the nearest on that side", mod=mod)]
    past = base.year if first <= base.month else base.year - 1
    far = past == base.year and base.month - first > 12 // size  # the next one is nearer than the one that is over
    ahead = ctx.tense > 0 or (ctx.until and ctx.tense == 0)
    years = [past + 1, past] if ahead and (past < base.year or far) else [past, past + 1]
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
    given = pointed_year(ctx, year, yshift, rel)
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
    if value is None:
        return []
    amount = replace(from_timex(duration_timex(n, unit)), start=value.start, end=value.end)
    return [Reading(v, label, f"{months} months of that year") for v in (amount, value)]


def pointed_year(ctx: Context, year: int | None, yshift: int | None, rel: str | None) -> int | None:
    """The year that words such as "last year" put beside a period; None when there are none, or nothing to count from."""
    shift = int(rel[-2:]) if rel else yshift
    return ctx.base.year + shift if year is None and shift is not None and ctx.base is not None else year


def season(
    ctx: Context,
    *,
    season: str,
    shift: int | None = None,
    year: int | None = None,
    yy: int | None = None,
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
    year = pointed_year(ctx, year, yshift, rel) if yy is None else year_of_two_digits(yy, ctx)
    base = ctx.base
    if year is not None:
        return _seasons([year], season, "none", "the text gives the year", mod, terms)
    if base is None:
        return [reading(f"XXXX-{season}", "none", "nothing to count from", mod=mod)]
    past = base.year if (base.month, 1) >= (SEASON_MONTH[season], 1) else base.year - 1
    if ctx.narrative and base is ctx.last:
        return _seasons([base.year], season, ctx.base_label, "the year of the last date mentioned", mod, terms)
    begin, over = (datetime(past + n, SEASON_MONTH[season], 1) for n in (1, 0))
    coming = begin - base < base - add_months(over, 3)  # no cue: the season that is nearer, counted from its end
    years = [past + 1, past] if ctx.tense > 0 or (ctx.tense == 0 and coming) else [past, past + 1]
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
