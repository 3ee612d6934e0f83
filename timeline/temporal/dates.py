"""Calendar dates from their parts: year, month, day, weekday, in any combination the text gives."""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import replace
from datetime import date, datetime, timedelta

from timeline.model import Reading
from timeline.temporal.calendars import add_months
from timeline.temporal.context import SOON, Context, iso_day, reading
from timeline.temporal.lunar import lunar_day, lunar_years, next_lunar

ERA_OFFSET = {"roc": 1911, "reiwa": 2018, "heisei": 1988, "showa": 1925, "buddhist": -543, "minguo": 1911}

TURN = 8  # months: in a narrative a January after a December is the next one
HALF_A_YEAR = 183  # days: what lasts until a date lasts until the nearer one
FAR = 300  # days: with a cue of the future, too, a date as far ahead and just over is the one that was
NEAR_ANOTHER = 45  # days between dates of one plan: "the run is on 4 October 2026; numbers are given out on 3/10"


def two_digit_year(number: int, now: datetime | None) -> int:
    """The year a two-digit one stands for: the latest that is at most ten years ahead of `now` (2000 when unknown)."""
    if number > 99:
        return number
    limit = (now.year if now else 2000) + 10
    return max(
        century + number for century in range((limit // 100 - 1) * 100, limit + 1, 100) if century + number <= limit
    )


def year_of_two_digits(number: int, ctx: Context) -> int:
    """The year of two digits: in a text without a date of its own the one nearest to the year last mentioned."""
    if ctx.now is not None or ctx.last is None or number > 99:
        return two_digit_year(number, ctx.now)
    last = ctx.last.year
    return min(
        (century + number for century in range(last // 100 * 100 - 100, last + 101, 100)), key=lambda y: abs(y - last)
    )


def calendar(
    ctx: Context,
    *,
    year: int | None = None,
    yy: int | None = None,
    month: int | None = None,
    day: int | None = None,
    weekday: int | None = None,
    era: str | int | None = None,
    rel: str | None = None,
    same: str | None = None,
    yshift: int | None = None,
    yshift_month: int | None = None,
    mod: str | None = None,
    lunar: bool = False,
    leap: bool = False,
    near: bool = False,
) -> list[Reading]:
    """A date from whatever parts are there; missing larger parts come from the context, or stay ``X``.

    `rel` points to a year or month (``year-1``, ``month+0``), `yshift` and `yshift_month` count from the context's,
    `same` from the last date mentioned. An `era` in figures is the year before the first of a reign.
    `near` reads a bare day of the month as the nearest one, before or after, where no tense decides.
    """
    if era == "hijri":
        return _hijri(ctx, year, month, day)
    year = _year_said(ctx, year, yy, era)
    if lunar and month is None and day is not None and yshift_month is not None:
        return next_lunar(ctx, day, yshift_month)
    if lunar:
        return lunar_day(ctx, lunar_years(ctx, year, rel), month, day, leap, stated=year is not None)
    if day is not None and month is not None and not _possible(year, month, day):
        return [reading(None, "none", f"there is no day {day} in month {month}")]
    if same is not None:
        return _pointed(replace(ctx, now=ctx.mentioned(same[:-2]), last=None), same, month, day, mod)
    if rel is not None or yshift is not None or yshift_month is not None:
        return _pointed(
            ctx, rel or (f"year{yshift:+d}" if yshift is not None else f"month{yshift_month:+d}"), month, day, mod
        )
    if year is not None:
        text = f"BC{year:04d}" if era == "bc" else f"{year:04d}"
        return [reading(text + _rest(month, day), "none", "the text gives the year", mod=mod)]
    if month is not None:
        return [_modified(r, mod) for r in _first(_agreeing(ctx, month, day, weekday), _yearless(ctx, month, day))]
    if day is not None:
        return [_modified(r, mod) for r in _first(_agreeing(ctx, None, day, weekday), _day_only(ctx, day, near))]
    if weekday is not None:
        today = mod is not None and ctx.base is not None and ctx.base.isoweekday() == weekday  # "later Thursday"
        return [_modified(r, mod) for r in weekdays(replace(ctx, tense=0) if today else ctx, weekday)]
    return []


def _year_said(ctx: Context, year: int | None, yy: int | None, era: str | int | None) -> int | None:
    """The Gregorian year that the words give, None when they give none; in an era a short year is written whole."""
    offset = era if isinstance(era, int) else ERA_OFFSET.get(era or "")
    if yy is not None:
        year = yy if offset is not None and not isinstance(era, int) else year_of_two_digits(yy, ctx)
    return year + offset if year is not None and offset is not None else year


def _possible(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)  # 29 February needs its year to be refused
    except ValueError:
        return False
    return True


def _rest(month: int | None, day: int | None) -> str:
    return (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def _modified(one: Reading, mod: str | None) -> Reading:
    return reading(one.value.timex, one.anchor, one.why, mod=mod) if mod else one


def _pointed(ctx: Context, rel: str, month: int | None, day: int | None, mod: str | None) -> list[Reading]:
    """A month or day in the year or month that a pointer names: October last year, the 15th of last month."""
    unit, count = rel[:-2], int(rel[-2:])
    base = ctx.base
    if base is None:
        return [
            reading(
                "XXXX" + (_rest(month, day) if month else f"-XX-{day:02d}"), "none", "nothing to count from", mod=mod
            )
        ]
    why = f"{unit} {count:+d} from {iso_day(base)}"
    if unit == "year":
        return [reading(f"{base.year + count:04d}{_rest(month, day)}", ctx.base_label, why, mod=mod)]
    there = add_months(base, count)
    if day is None or not _possible(there.year, there.month, day):
        return [reading(None, "none", f"no day {day} in {there:%Y-%m}")]
    return [reading(f"{there:%Y-%m}-{day:02d}", ctx.base_label, why, mod=mod)]


def _ordered(past: Reading, future: Reading, ctx: Context) -> list[Reading]:
    return [future, past] if ctx.tense > 0 else [past, future]


def _yearless(ctx: Context, month: int, day: int | None) -> list[Reading]:
    base = ctx.base
    if base is None:
        return [reading("XXXX" + _rest(month, day), "none", "no year is given and there is no date to count from")]
    label = ctx.base_label
    if ctx.narrative and base is ctx.last:
        same = reading(f"{base.year:04d}{_rest(month, day)}", label, "the year of the last date mentioned")
        if base.month - month < TURN:
            return [same]
        after = reading(
            f"{base.year + 1:04d}{_rest(month, day)}", label, "the year turns after the last date mentioned"
        )
        return [after, same]
    here = (month, day or 0) <= (base.month, base.day if day else 0)
    years = (base.year, base.year + 1) if here else (base.year - 1, base.year)
    if (month, day) == (2, 29):
        years = (_leap_year(years[0], -1), _leap_year(years[1], 1))
    today = (month, day or base.day) == (base.month, base.day)
    ahead = (years[1] - base.year) * 365 + (month - base.month) * 30.4 + ((day or base.day) - base.day)
    soon = ctx.tense == 0 and 0 < ahead <= (HALF_A_YEAR if ctx.until else SOON)
    if ctx.now is not None and ctx.last is not None and ctx.last > ctx.now and ctx.tense >= 0:
        soon = soon or (day is not None and abs(ahead - (ctx.last - base).days) <= NEAR_ANOTHER)
    gone = ctx.tense > 0 and ahead > FAR
    past = reading(f"{years[0]:04d}{_rest(month, day)}", label, "the nearest such date in the past")
    future = reading(f"{years[1]:04d}{_rest(month, day)}", label, "the nearest such date in the future")
    return (
        [past, future] if today else [future, past] if soon else [past, future] if gone else _ordered(past, future, ctx)
    )


def _leap_year(year: int, step: int) -> int:
    """The nearest year from `year` on, in steps of `step`, that has a 29 February."""
    while not isleap(year):
        year += step
    return year


def _agreeing(ctx: Context, month: int | None, day: int | None, weekday: int | None) -> list[Reading]:
    """A day that lacks its year or month and has its weekday: the nearest day where the two agree."""
    base = ctx.base
    if base is None or day is None or weekday is None or (ctx.narrative and base is ctx.last):
        return []
    if month is not None:
        months = [(base.year + step, month) for step in (-1, 0, 1)]
    else:
        months = [
            ((base.year * 12 + base.month - 1 + step) // 12, (base.month - 1 + step) % 12 + 1) for step in range(-3, 4)
        ]
    days = [datetime(y, m, day) for y, m in months if 1 <= y <= 9998 and _possible(y, m, day)]
    fitting = [d for d in days if d.isoweekday() == weekday]
    fitting.sort(key=lambda d: abs((d - base).days) - (30 if ctx.tense * (d - base).days > 0 else 0))
    return [reading(iso_day(d), ctx.base_label, "the nearest such day that falls on this weekday") for d in fitting[:1]]


def _first(chosen: list[Reading], others: list[Reading]) -> list[Reading]:
    timexes = {r.value.timex for r in chosen}
    return [*chosen, *(r for r in others if r.value.timex not in timexes)]


def _day_only(ctx: Context, day: int, near: bool = False) -> list[Reading]:
    base = ctx.base
    if base is None:
        return [reading(f"XXXX-XX-{day:02d}", "none", "only the day is given and there is no date to count from")]
    label = ctx.base_label
    found: list[Reading] = []
    if ctx.last is not None and ctx.last.day == day:  # 7月17日 …… 17日下午: the same day again
        found.append(reading(iso_day(ctx.last), f"last mentioned {iso_day(ctx.last)}", "the day mentioned last"))
        return [
            *found,
            *(r for r in _day_only(replace(ctx, last=None, now=base), day, near) if r.value.timex != iso_day(ctx.last)),
        ]
    if (
        ctx.last is not None
        and ctx.last > base
        and ctx.last.day < day
        and _possible(ctx.last.year, ctx.last.month, day)
    ):
        told = f"{ctx.last:%Y-%m}-{day:02d}"  # "he lands on 7 January and flies home on the 9th"
        found.append(
            reading(told, f"last mentioned {iso_day(ctx.last)}", "of the month to come that was mentioned last")
        )
        return [*found, *(r for r in _day_only(replace(ctx, last=None, now=base), day, near) if r.value.timex != told)]
    past, future = _month_with(base, day, -1), _month_with(base, day, +1)
    if past:
        found.append(reading(past, label, "the nearest such day in the past"))
    if future and future != past:
        found.append(reading(future, label, "the nearest such day in the future"))
    ahead = near and ctx.tense == 0 and past and future and _days(future, base) < _days(past, base)
    return found[::-1] if (ctx.tense > 0 or ahead) and past != iso_day(base) else found


def _days(day: str, base: datetime) -> int:
    return abs((date.fromisoformat(day) - base.date()).days)


def _month_with(base: datetime, day: int, step: int) -> str | None:
    """The nearest month, from `base` backwards or forwards, that has `day` on the right side of `base`."""
    index = base.year * 12 + base.month - 1
    for _ in range(4):
        year, month = divmod(index, 12)
        if _possible(year, month + 1, day):
            text = f"{year:04d}-{month + 1:02d}-{day:02d}"
            if (text <= iso_day(base)) if step < 0 else (text >= iso_day(base)):
                return text
        index += step
    return None


def weekdays(ctx: Context, weekday: int) -> list[Reading]:
    """A bare weekday: the nearest one in the past (today included), and the nearest in the future."""
    base = ctx.base
    if base is None:
        return [reading(f"XXXX-WXX-{weekday}", "none", "a weekday, and there is no date to count from")]
    back = (base.isoweekday() - weekday) % 7
    past = reading(iso_day(base - timedelta(days=back)), ctx.base_label, "the nearest such weekday in the past")
    ahead = (weekday - base.isoweekday()) % 7 or 7
    future = reading(iso_day(base + timedelta(days=ahead)), ctx.base_label, "the nearest such weekday in the future")
    return _ordered(past, future, replace(ctx, tense=1) if ctx.until and ctx.tense == 0 else ctx)


def same_period(
    ctx: Context, *, rel: str | None = None, year: int | None = None, yshift: int | None = None, mod: str | None = None
) -> list[Reading]:
    """The same period of another year: the month, quarter or half last mentioned, else that whole year.

    `rel` points to the year (``year-1``), or with ``month-1`` to the month before the one mentioned; `year` gives it, `yshift`
    counts it. With none of them it is the year before, and only where a period was mentioned.
    """
    if rel is not None and rel.startswith("month"):
        of = datetime.fromisoformat(f"{ctx.period}-01") if re.fullmatch(r"\d{4}-\d\d", ctx.period or "") else ctx.base
        before = [] if of is None else [f"{add_months(of.replace(day=1), int(rel[-2:])):%Y-%m}"]
        return [reading(m, ctx.base_label, "counted from the month that is compared", mod=mod) for m in before]
    if ctx.base is None or (rel is None and year is None and yshift is None and ctx.period is None):
        return []
    year = year if year is not None else ctx.base.year + (yshift if yshift is not None else int((rel or "year-1")[-2:]))
    whole = reading(f"{year:04d}", ctx.base_label, "the year that is compared", mod=mod)
    if ctx.period is None:
        return [whole]
    same = reading(f"{year:04d}{ctx.period[4:]}", ctx.base_label, f"the same period as {ctx.period}", mod=mod)
    return [same, whole]


def short_year(ctx: Context, *, n: int, mod: str | None = None) -> list[Reading]:
    """Two figures before the word "year": 97 is a year, 20 an amount, 24 a year when it is about now."""
    amount = reading(f"P{n}Y", "none", "an amount of time", mod=mod, kind="DURATION")
    year = year_of_two_digits(n, ctx)
    dated = reading(f"{year:04d}", "none", "two figures of a year", mod=mod)
    now = ctx.now or ctx.last
    near = now is not None and abs(now.year - year) <= 4 and n % 5 != 0
    return [dated, amount] if near or n >= 60 or n < 10 else [amount, dated]


def _hijri(ctx: Context, year: int | None, month: int | None, day: int | None) -> list[Reading]:
    """A date of the tabular Islamic calendar (civil epoch): days may be one off from a sighted month."""
    if year is None and ctx.base is not None:
        about = int((ctx.base.year - 622) * 33 / 32)
        near = [r for y in (about - 1, about, about + 1, about + 2) for r in _hijri(ctx, y, month, day)]
        past = [r for r in near if r.value.start and r.value.start <= ctx.base]
        future = [r for r in near if r not in past]
        return _ordered(past[-1], future[0], ctx) if past and future else near[:1]
    if year is None:
        return [reading(None, "none", "an Islamic date that lacks its year")]
    first = hijri_to_date(year, month or 1, day or 1)
    if day:
        return [reading(first.isoformat(), "none", "tabular Islamic calendar", mod="APPROX")]
    return [
        reading(
            f"{first.year:04d}" + (f"-{first.month:02d}" if month else ""),
            "none",
            "tabular Islamic calendar",
            mod="APPROX",
        )
    ]


def hijri_to_date(year: int, month: int, day: int) -> date:
    """The Gregorian date of a day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7 …).

    >>> hijri_to_date(1446, 9, 1).isoformat()
    '2025-03-01'
    """
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date(622, 7, 18) + timedelta(days=days)
