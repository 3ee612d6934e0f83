"""So many units: amounts, before and after another time, again and again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from timeline.model import Reading
from timeline.temporal.clocks import clock_tail
from timeline.temporal.context import Context, iso_day, reading
from timeline.temporal.units import UNIT_GRAIN, UNIT_HOURS, duration_timex, moved, shifted_unit, unanchored

_AMOUNT = re.compile(r"P(T?)(X|\d+(?:\.\d+)?)(\w+)")


A_FEW = 3  # what "in a few months" is nearest to, for its second reading


def _amount_of(timex: str) -> tuple[float, str, bool]:
    """Number, unit and whether the number is open, of a duration in one unit.

    >>> _amount_of("PT30M"), _amount_of("P2W"), _amount_of("PXY")
    ((30.0, 'TM', False), (2.0, 'W', False), (1, 'Y', True))
    """
    match = _AMOUNT.fullmatch(timex)
    if match is None:
        return 1, "D", True
    unit = match[1] + match[3]
    return (1, unit, True) if match[2] == "X" else (float(match[2]), unit, False)


def offset(
    ctx: Context,
    *,
    n: float = 1,
    unit: str = "D",
    sign: int = -1,
    running: bool = False,
    mod: str | None = None,
    many: bool = False,
    and_half: bool = False,
    told: bool = False,
    retold: bool = False,
    value: str | None = None,
    n2: float | None = None,
    unit2: str | None = None,
    n3: float | None = None,
    unit3: str | None = None,
    ratio: str | None = None,
) -> list[Reading]:
    """So many units before or after the document's date, or (`running`) the last date mentioned.

    The first reading keeps the unit as granularity ("two months ago" is a month); the second counts to the day.
    `told` is for a language without tense: the words count from the last date unless a cue speaks of the future. `retold`
    is for words that, said of the past, can only count from the last date: "через два дня он умер".
    """
    if value is not None:
        n, unit, many = _amount_of(value)
    running = running or (told and ctx.tense <= 0) or (retold and ctx.tense < 0)
    base, label = _counted_from(ctx, unit, running)
    if unit in UNIT_HOURS and not many and not ctx.clocked and ctx.moment is None:
        # published on a day: the hour it counts from is not known
        day = [reading(iso_day(base), label, "some hours from that day", mod=mod)] if base else []
        return [*duration(ctx, n=n, unit=unit, mod=mod, and_half=and_half), *day]
    if ratio is not None:
        n = _with_ratio(n, ratio)
    if many:
        vague = reading("PAST_REF" if sign < 0 else "FUTURE_REF", "none", "a vague number of units", mod=mod)
        some = offset(replace(ctx, tense=0), n=A_FEW, unit=unit, sign=1, mod="APPROX")[:1] if sign > 0 and base else []
        return [vague] if sign < 0 else [*duration(ctx, unit=unit, many=True, mod=mod), *some, vague]
    if sign > 0 and not running and ctx.tense < 0:  # "the best result in two years"
        lasting = duration(ctx, n=n, unit=unit, mod=mod, and_half=and_half)
        return [*lasting, *offset(replace(ctx, tense=0), n=n, unit=unit, and_half=and_half, mod=mod, sign=1)]
    if base is None:
        return [reading(unanchored(UNIT_GRAIN.get(unit, "day")), "none", "nothing to count from", mod=mod)]
    n = n + 0.5 if and_half else n
    if unit == "Y" and n % 1 == 0.5:
        n, unit = n * 12, "M"
    base, n, unit = _stepped(base, sign, n, unit, ((n2, unit2), (n3, unit3)))
    there = moved(base, sign * n, unit)
    if there is None:
        return [reading(None, label, "outside the calendar")]
    why = f"{n:g} {unit} {'before' if sign < 0 else 'after'} {iso_day(base)}"
    if unit in UNIT_HOURS:
        fine = {"TH": "%Y-%m-%dT%H:%M", "TM": "%Y-%m-%dT%H:%M", "TS": "%Y-%m-%dT%H:%M:%S"}[unit]
        first = reading(there.strftime(fine), label, why, mod=mod)
        return (
            [first, reading(there.strftime("%Y-%m-%dT%H:00"), label, f"{why}, to the hour", mod=mod)]
            if unit == "TH"
            else [first]
        )
    exact = reading(iso_day(there), label, why, mod=mod)
    coarse = (
        shifted_unit(there, UNIT_GRAIN.get(unit, "day"), 0) if unit not in ("D", "WD", "NI") and n == int(n) else None
    )
    if coarse is None:
        return [exact]
    return [reading(coarse, label, why, mod=mod), reading(iso_day(there), label, f"{why}, to the day", mod=mod)]


def _stepped(
    base: datetime, sign: int, n: float, unit: str, smaller: tuple[tuple[float | None, str | None], ...]
) -> tuple[datetime, float, str]:
    """The base moved by all units but the last of "two hours and ten minutes ago", which is as fine as its smallest one."""
    for count, its_unit in smaller:
        if count is not None and its_unit is not None:
            base = moved(base, sign * n, unit) or base
            n, unit = count, its_unit
    return base, n, unit


def _counted_from(ctx: Context, unit: str, running: bool) -> tuple[datetime | None, str]:
    """What so many units count from, and its name: hours from the hour told before where publication has none."""
    if unit in UNIT_HOURS and not ctx.clocked and ctx.moment is not None:
        return ctx.moment, f"last mentioned {ctx.moment.isoformat(timespec='minutes')}"
    if not running:
        return ctx.base, ctx.base_label
    base = ctx.mentioned(UNIT_GRAIN.get(unit, "day"))
    return base, ctx.base_label if base is None or base is ctx.now else f"last mentioned {iso_day(base)}"


def _with_ratio(n: float | None, ratio: str) -> float:
    """5 and ``1/2`` as 5.5; the ratio alone where no whole number stands before it (the default 1 of an amount)."""
    above, below = (int(part) for part in ratio.split("/"))
    return (0 if n is None else n) + above / (below or 1)


def duration(
    ctx: Context,
    *,
    n: float | None = 1,
    unit: str = "D",
    n2: float | None = None,
    unit2: str | None = None,
    mod: str | None = None,
    modz: str | None = None,
    many: bool = False,
    and_half: bool = False,
    ratio: str | None = None,
) -> list[Reading]:
    """An amount of time, in one unit or two ("two hours and ten minutes"); `many` leaves the number open."""
    if ratio is not None:
        n = _with_ratio(n, ratio)
    mod = mod or modz
    if unit2 == "TM" and (n2 or 0) >= 60:  # a clock time that no clock shows
        return []
    n = None if many else n + 0.5 if n is not None and and_half else n
    timex = duration_timex(n, unit)
    if unit2 is not None:
        second = duration_timex(n2, unit2).removeprefix("P")
        timex += second.removeprefix("T") if "T" in timex else second
    return [reading(timex, "none", "an amount of time", mod=mod, kind="DURATION")]


def amount(ctx: Context, *, value: str, mod: str | None = None) -> list[Reading]:
    """A word that is a duration by itself: a fortnight, overnight; all year may also mean this year."""
    found = [reading(value, "none", "an amount of time", mod=mod, kind="DURATION")]
    grain = {"P1D": "day", "P1W": "week", "P1M": "month", "P1Y": "year"}.get(value)
    here = shifted_unit(ctx.base, grain, 0) if grain is not None and ctx.base is not None else None
    return found if here is None else [*found, reading(here, ctx.base_label, "the whole of it")]


def within(
    ctx: Context,
    *,
    n: float = 1,
    unit: str = "D",
    mod: str | None = None,
    many: bool = False,
    and_half: bool = False,
    value: str | None = None,
) -> list[Reading]:
    """ "In three days": an amount of time from now on, or the day it ends on."""
    if value is not None:
        n, unit, many = _amount_of(value)
    amount_of = duration(ctx, n=n, unit=unit, mod=mod, many=many, and_half=and_half)
    if ctx.base is None or many:
        return amount_of
    ends = offset(ctx, n=n, unit=unit, sign=1, and_half=and_half)
    ends = ends[:1] if unit in UNIT_HOURS else ends
    end = ends[-1].value.start
    if end is not None and end > ctx.base:
        amount_of = [replace(amount_of[0], value=replace(amount_of[0].value, start=ctx.base, end=end))]
    return amount_of + ends[-1:]


def recurring(
    ctx: Context,
    *,
    n: float | None = 1,
    unit: str | None = None,
    weekday: int | None = None,
    month: int | None = None,
    day: int | None = None,
    season: str | None = None,
    part: str | None = None,
    value: str | None = None,
    hour: int | None = None,
    minute: int | None = None,
) -> list[Reading]:
    """Something that comes again: every day, every second year, Mondays, daily; `hour` and `minute` say when."""
    if hour is not None:
        value = f"XXXX-XX-XX{clock_tail(hour, minute, half=part) or ''}"
    if season is not None:
        value = f"XXXX-{season}"
    if value is None:
        value = _recurring_timex(n, unit, weekday, month, day, part)
    return [reading(value, "none", "comes again", kind="SET")]


def _recurring_timex(
    n: float | None, unit: str | None, weekday: int | None, month: int | None, day: int | None, part: str | None
) -> str:
    tail = f"T{part}" if part else ""
    if weekday is not None:
        return f"XXXX-WXX-{weekday}{tail}"
    if month is not None:
        return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    if day is not None:
        return f"XXXX-XX-{day:02d}"
    if unit is not None:
        return duration_timex(n, unit)
    return f"XXXX-XX-XX{tail}"
