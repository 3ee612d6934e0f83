"""This, last and next something: units, weekdays, months, seasons, and stretches such as the last three years."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from timeline.model import Reading
from timeline.temporal.context import Context, iso_day, reading
from timeline.temporal.pointing import deictic
from timeline.temporal.units import UNIT_GRAIN, duration_timex, floor_to, moved, working_day
from timeline.temporal.value import SEASON_MONTH


def shifted(
    ctx: Context,
    *,
    shift: int = 0,
    unit: str | None = None,
    weekday: int | None = None,
    month: int | None = None,
    day: int | None = None,
    season: str | None = None,
    part: str | None = None,
    mod: str | None = None,
    n: float | None = None,
    many: bool = False,
    rel: str | None = None,
    in_week: bool = False,
    and_half: bool = False,
    bare: bool = False,
    back: bool = False,
) -> list[Reading]:
    """This, last or next something: a unit, a weekday, a month, a season. `n` makes it a stretch: the last three years.

    `bare` is for a weekend that nothing points to: the last one, unless the clause speaks of the future. `back` turns
    a number of weekdays into the past: three Fridays ago.
    """
    base, label = ctx.base, ctx.base_label
    shift = -shift if back else shift
    if rel is not None:
        shift = int(rel[-2:])
    lately = ctx.tense < 0 and unit == "WE" and shift == 0 and rel is None
    begun = lately or (bare and ctx.tense <= 0)
    if begun and base is not None and base.isoweekday() < 6:  # the last weekend that has begun
        return [*deictic(ctx, value="weekend-1", mod=mod), *deictic(ctx, value="weekend+0", mod=mod)]
    if unit is not None and many:
        return [reading(duration_timex(None, unit), label, "a stretch of unknown length", mod=mod, kind="DURATION")]
    if unit is not None and n is not None:
        return stretch(base, label, n + 0.5 if and_half else n, unit, shift, mod)
    tail = f"T{part}" if part else ""
    if weekday is not None and n is not None and base is not None:
        return _weekday_weeks_on(base, label, weekday, int(n) // 7, mod)
    if weekday is not None:
        found = _shifted_weekday(base, label, weekday, shift, tail, mod, 0 if in_week else ctx.tense)
        return found[::-1] if in_week and shift else found  # the Monday of this week, even when it is over
    if month is not None:
        return _shifted_month(base, label, month, day, shift, mod)
    if season is not None:
        return shifted_season(base, label, season, shift, mod)
    return _shifted_unit(ctx, unit, shift, part, mod) if unit is not None else []


def _weekday_weeks_on(base: datetime, label: str, weekday: int, weeks: int, mod: str | None) -> list[Reading]:
    """A weekday counted on by weeks (lundi en huit, lundi en quinze: counted with both ends)."""
    first = base + timedelta(days=(weekday - base.isoweekday()) % 7 + 7 * weeks)
    return [reading(iso_day(first), label, f"that weekday, and {weeks} weeks on", mod=mod)]


def _shifted_unit(ctx: Context, unit: str, shift: int, part: str | None, mod: str | None) -> list[Reading]:
    if unit == "WD" and shift and ctx.base is not None:
        day = working_day(ctx.base, shift)
        return [reading(iso_day(day), ctx.base_label, "the nearest working day on that side", mod=mod)]
    grain = UNIT_GRAIN.get(unit)
    if grain is None:
        return [
            reading({-1: "PAST_REF", 0: "PRESENT_REF"}.get(shift, "FUTURE_REF"), "none", "too fine a unit for a date")
        ]
    return deictic(ctx, value=f"{grain}{shift:+d}", part=part or ("NI" if unit == "NI" else None), mod=mod)


def stretch(base: datetime | None, label: str, n: float, unit: str, shift: int, mod: str | None) -> list[Reading]:
    """The last or next n units: TIMEX3 calls it a duration; its bounds are known when there is a date to count from."""
    one = reading(duration_timex(n, unit), label, "a stretch up to or from that date", mod=mod, kind="DURATION")
    if base is None or n <= 0:
        return [one]
    rolling = _lasting(one, base, moved(base, n * (shift or 1), unit))
    whole = floor_to(base, unit)
    begin = moved(whole, 1, unit) if shift > 0 else whole
    aligned = _lasting(one, begin, moved(begin, n * (shift or 1), unit)) if begin else None
    end = moved(base, n, unit) if shift > 0 and unit == "TS" else None  # "in the next 90 seconds": by then
    closing = (
        None if end is None else reading(end.isoformat(timespec="seconds"), label, "the end of that stretch", mod=mod)
    )
    return [r for r in (rolling or one, closing, aligned) if r is not None]


def _lasting(one: Reading, edge: datetime, other: datetime | None) -> Reading | None:
    """The stretch between two moments, as something that lasted."""
    if other is None or other == edge:
        return None
    first, last = sorted((edge, other))
    return replace(one, value=replace(one.value, start=first, end=last, latest_start=first, earliest_end=last))


def _shifted_weekday(
    base: datetime | None, label: str, weekday: int, shift: int, tail: str, mod: str | None, tense: int = 0
) -> list[Reading]:
    if base is None:
        return [reading(f"XXXX-WXX-{weekday}{tail}", "none", "nothing to count from", mod=mod)]
    monday = base - timedelta(days=base.isoweekday() - 1)
    in_week = monday + timedelta(days=weekday - 1 + 7 * shift)
    if shift < 0:
        nearest = base - timedelta(days=(base.isoweekday() - weekday) % 7 or 7)
    elif shift > 0:
        nearest = base + timedelta(days=(weekday - base.isoweekday()) % 7 or 7)
    elif tense > 0:
        nearest = base + timedelta(days=(weekday - base.isoweekday()) % 7)
    elif tense < 0:
        nearest = base - timedelta(days=(base.isoweekday() - weekday) % 7)
    else:
        nearest = in_week
    if abs(shift) > 1:  # the Friday after next
        nearest += timedelta(days=7 * (shift - 1 if shift > 0 else shift + 1))
    first = reading(iso_day(nearest) + tail, label, "the nearest such weekday on that side", mod=mod)
    if shift == 0 and nearest < base:
        later = reading(iso_day(nearest + timedelta(days=7)) + tail, label, "the next such weekday", mod=mod)
        return [first, later]
    if nearest == in_week:
        return [first]
    return [first, reading(iso_day(in_week) + tail, label, "that weekday of the last or next calendar week", mod=mod)]


def _shifted_month(
    base: datetime | None, label: str, month: int, day: int | None, shift: int, mod: str | None
) -> list[Reading]:
    rest = f"-{month:02d}" + (f"-{day:02d}" if day else "")
    if base is None:
        return [reading("XXXX" + rest, "none", "nothing to count from", mod=mod)]
    there, here = (month, day or 0), (base.month, base.day if day else 0)
    if shift < 0:
        years = [base.year if there < here else base.year - 1, base.year - 1]
    elif shift > 0:
        years = [base.year if there > here else base.year + 1, base.year + 1]
    else:
        years = [base.year]
    why = "the nearest such month on that side"
    return [reading(f"{year:04d}{rest}", label, why, mod=mod) for year in dict.fromkeys(years)]


def shifted_season(base: datetime | None, label: str, season: str, shift: int, mod: str | None) -> list[Reading]:
    """This, last or next winter: the nearest one on that side."""
    if base is None:
        return [reading(f"XXXX-{season}", "none", "nothing to count from", mod=mod)]
    begun = (base.month, base.day) >= (SEASON_MONTH[season], 1)
    ends = (SEASON_MONTH[season] + 3, 21)  # by the sky: on 2 September "last summer" is still last year's
    over = begun and (base.month, base.day) >= ends and season != "WI"
    if shift < 0:
        year = base.year if over else base.year - 1
    elif shift > 0:
        year = base.year + 1 if begun else base.year
    else:
        year = base.year - 1 if season == "WI" and base.month < 3 else base.year
    return [reading(f"{year:04d}-{season}", label, "the nearest such season on that side", mod=mod)]
