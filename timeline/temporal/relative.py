"""Times counted from another time: yesterday, last week, three days ago, two years later."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from timeline.model import Reading
from timeline.temporal.calendars import add_months
from timeline.temporal.clocks import clock_tail, with_evening
from timeline.temporal.context import Context, clamp, iso_day, iso_week, reading
from timeline.temporal.value import SEASON_MONTH

# How TIMEX3 writes a unit in a duration; DE, CE are TIDES units for decades and centuries.
UNIT_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
UNIT_DAYS = {"D": 1, "W": 7, "WE": 7, "FN": 14, "NI": 1, "WD": 1}
UNIT_HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}
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
    return with_evening(found) or [reading(_unanchored(grain) + tail, "none", "nothing to count from")]


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
        return [reading(_unanchored(match[1]) if match else value, "none", "nothing to count from", mod=mod)]
    timex = shifted_unit(base, match[1], int(match[2]))
    tail = f"T{match[3]}" if match[3] else ""
    why = (
        "counted from the last date mentioned"
        if ctx.last
        else "counted from the document's date: no other was mentioned"
    )
    return [reading((timex or _unanchored(match[1])) + tail, ctx.running_label, why, mod=mod or match[4])]


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


def shifted_unit(base: datetime, grain: str, count: int) -> str | None:
    """The unit `count` units away from the one that holds `base`, as TIMEX3; None outside Python's calendar.

    >>> shifted_unit(datetime(2025, 11, 1), "month", -1), shifted_unit(datetime(2025, 11, 1), "weekend", 0)
    ('2025-10', '2025-W44-WE')
    """
    try:
        return _shifted(base, grain, count)
    except (OverflowError, ValueError):
        return None


def _shifted(base: datetime, grain: str, count: int) -> str | None:
    if grain == "day":
        return iso_day(base + timedelta(days=count))
    if grain in ("week", "weekend"):
        return iso_week(base + timedelta(days=7 * count)) + ("-WE" if grain == "weekend" else "")
    if grain == "month":
        return add_months(base, count).strftime("%Y-%m")
    if grain == "quarter":
        moved = add_months(base, 3 * count)
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    if grain == "half":
        moved = add_months(base, 6 * count)
        return f"{moved.year:04d}-H{(moved.month + 5) // 6}"
    if grain == "year":
        return f"{base.year + count:04d}"
    if grain == "decade":
        return f"{base.year // 10 + count:03d}"
    if grain == "century":
        return f"{base.year // 100 + count:02d}"
    if grain == "season":
        moved = add_months(base, 3 * count)
        season = ("WI", "SP", "SU", "FA")[moved.month % 12 // 3]
        return f"{moved.year - (moved.month < 3):04d}-{season}"
    return (base + timedelta(hours=count)).strftime("%Y-%m-%dT%H") if grain == "hour" else None


def _unanchored(grain: str) -> str:
    return {
        "day": "XXXX-XX-XX",
        "month": "XXXX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "quarter": "XXXX-QX",
    }.get(grain, "XXXX")


# Units whose shift can also be meant to the day: "a week ago" against "last week".
_EXACT = {"week": "W", "month": "M", "quarter": "Q", "year": "Y"}
UNIT_GRAIN = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half", "Y": "year",
              "DE": "decade", "CE": "century", "NI": "day", "TH": "hour", "FN": "week"}  # fmt: skip


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
) -> list[Reading]:
    """This, last or next something: a unit, a weekday, a month, a season. `n` makes it a stretch: the last three years.

    `bare` is for a weekend that nothing points to: the last one, unless the clause speaks of the future.
    """
    base, label = ctx.base, ctx.base_label
    if rel is not None:
        shift = int(rel[-2:])
    lately = ctx.tense < 0 and unit == "WE" and shift == 0 and rel is None
    if (lately or bare and ctx.tense <= 0) and base is not None and base.isoweekday() < 6:  # the last weekend that has begun
        return [*deictic(ctx, value="weekend-1", mod=mod), *deictic(ctx, value="weekend+0", mod=mod)]
    if unit is not None and many:
        return [reading(duration_timex(None, unit), label, "a stretch of unknown length", mod=mod, kind="DURATION")]
    if unit is not None and n is not None:
        return stretch(base, label, n + 0.5 if and_half else n, unit, shift, mod)
    tail = f"T{part}" if part else ""
    if weekday is not None and n is not None and base is not None:  # lundi en huit, lundi en quinze: counted with both ends
        first = base + timedelta(days=(weekday - base.isoweekday()) % 7 + 7 * (int(n) // 7))
        return [reading(iso_day(first), label, f"that weekday, and {int(n) // 7} weeks on", mod=mod)]
    if weekday is not None:
        found = _shifted_weekday(base, label, weekday, shift, tail, mod, 0 if in_week else ctx.tense)
        return found[::-1] if in_week else found
    if month is not None:
        return _shifted_month(base, label, month, day, shift, mod)
    if season is not None:
        return shifted_season(base, label, season, shift, mod)
    if unit is None:
        return []
    if unit == "WD" and shift and base is not None:
        return [reading(iso_day(_working_day(base, shift)), label, "the nearest working day on that side", mod=mod)]
    if unit == "NI" and not tail:
        tail = "TNI"
    grain = UNIT_GRAIN.get(unit)
    if grain is None:
        return [
            reading({-1: "PAST_REF", 0: "PRESENT_REF"}.get(shift, "FUTURE_REF"), "none", "too fine a unit for a date")
        ]
    return deictic(ctx, value=f"{grain}{shift:+d}", part=part or ("NI" if unit == "NI" else None), mod=mod)


def _working_day(base: datetime, shift: int) -> datetime:
    """The nearest day from Monday to Friday after (`shift` above 0) or before `base`."""
    there = base + timedelta(days=1 if shift > 0 else -1)
    while there.isoweekday() > 5:
        there += timedelta(days=1 if shift > 0 else -1)
    return there


def stretch(base: datetime | None, label: str, n: float, unit: str, shift: int, mod: str | None) -> list[Reading]:
    """The last or next n units: TIMEX3 calls it a duration; its bounds are known when there is a date to count from."""
    one = reading(duration_timex(n, unit), label, "a stretch up to or from that date", mod=mod, kind="DURATION")
    if base is None or n <= 0:
        return [one]
    rolling = _lasting(one, base, moved(base, n * (shift or 1), unit))
    whole = _floor(base, unit)
    begin = moved(whole, 1, unit) if shift > 0 else whole
    aligned = _lasting(one, begin, moved(begin, n * (shift or 1), unit)) if begin else None
    return [r for r in (rolling or one, aligned) if r is not None]


def _lasting(one: Reading, edge: datetime, other: datetime | None) -> Reading | None:
    """The stretch between two moments, as something that lasted."""
    if other is None or other == edge:
        return None
    first, last = sorted((edge, other))
    return replace(one, value=replace(one.value, start=first, end=last, latest_start=first, earliest_end=last))


def _floor(base: datetime, unit: str) -> datetime:
    """The start of the calendar unit that holds `base`."""
    if unit in UNIT_HOURS:
        fields = {"TH": ("minute", "second"), "TM": ("second",), "TS": ()}[unit]
        return base.replace(
            microsecond=0, minute=0 if "minute" in fields else base.minute, second=0 if fields else base.second
        )
    day = base.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in ("W", "WE", "FN"):
        return day - timedelta(days=day.weekday())
    if unit in UNIT_MONTHS:
        size = UNIT_MONTHS[unit]
        if size <= 12:
            return day.replace(day=1, month=(day.month - 1) // size * size + 1)
        return day.replace(day=1, month=1, year=max(1, day.year // (size // 12) * (size // 12)))
    return day


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
    over = begun and base.month >= SEASON_MONTH[season] + 3 and season != "WI"
    if shift < 0:
        year = base.year if over else base.year - 1
    elif shift > 0:
        year = base.year + 1 if begun else base.year
    else:
        year = base.year - 1 if season == "WI" and base.month < 3 else base.year
    return [reading(f"{year:04d}-{season}", label, "the nearest such season on that side", mod=mod)]


def moved(base: datetime, count: float, unit: str) -> datetime | None:
    """`base` moved by a signed number of units; None outside Python's calendar.

    >>> moved(datetime(2025, 11, 1), -3, "M").date().isoformat()
    '2025-08-01'
    """
    try:
        if unit in UNIT_MONTHS:
            months = count * UNIT_MONTHS[unit]
            whole = add_months(base, int(months))
            return whole + timedelta(days=round((months - int(months)) * 30.4))
        if unit in UNIT_HOURS:
            return base + timedelta(hours=count * UNIT_HOURS[unit])
        if unit == "WD" and count == int(count):
            return _working_days(base, int(count))
    except (OverflowError, ValueError):
        return None
    return clamp(base, count * UNIT_DAYS.get(unit, 1))


def _working_days(base: datetime, count: int) -> datetime:
    """`base` moved by working days: weekends are left out, feasts are not known."""
    weeks, rest = divmod(abs(count), 5)
    step = 1 if count > 0 else -1
    there = base + timedelta(days=7 * weeks * step)
    while rest:
        there += timedelta(days=step)
        rest -= there.isoweekday() <= 5
    return there


_AMOUNT = re.compile(r"P(T?)(X|\d+(?:\.\d+)?)(\w+)")


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
    base, label = (ctx.running, ctx.running_label) if running else (ctx.base, ctx.base_label)
    if told and running:
        base = ctx.mentioned(UNIT_GRAIN.get(unit, "day"))
        label = ctx.base_label if base is None or base is ctx.now else f"last mentioned {iso_day(base)}"
    if ratio is not None:
        n = _with_ratio(n, ratio)
    if many:
        vague = reading("PAST_REF" if sign < 0 else "FUTURE_REF", "none", "a vague number of units", mod=mod)
        return [vague] if sign < 0 else [*duration(ctx, unit=unit, many=True, mod=mod), vague]
    if sign > 0 and not running and ctx.tense < 0:  # "the best result in two years"
        lasting = duration(ctx, n=n, unit=unit, mod=mod, and_half=and_half)
        return [*lasting, *offset(replace(ctx, tense=0), n=n, unit=unit, and_half=and_half, mod=mod, sign=1)]
    if base is None:
        return [reading(_unanchored(UNIT_GRAIN.get(unit, "day")), "none", "nothing to count from", mod=mod)]
    n = n + 0.5 if and_half else n
    if unit == "Y" and n % 1 == 0.5:
        n, unit = n * 12, "M"
    if n2 is not None and unit2 is not None:  # "two hours and ten minutes ago": as fine as its smaller unit
        base = moved(base, sign * n, unit) or base
        n, unit = n2, unit2
    there = moved(base, sign * n, unit)
    if there is None:
        return [reading(None, label, "outside the calendar")]
    why = f"{n:g} {unit} {'before' if sign < 0 else 'after'} {iso_day(base)}"
    if unit in UNIT_HOURS:
        fine = {"TH": "%Y-%m-%dT%H:%M", "TM": "%Y-%m-%dT%H:%M", "TS": "%Y-%m-%dT%H:%M:%S"}[unit]
        first = reading(there.strftime(fine), label, why, mod=mod)
        return [first, reading(there.strftime("%Y-%m-%dT%H:00"), label, f"{why}, to the hour", mod=mod)] if unit == "TH" else [first]
    exact = reading(iso_day(there), label, why, mod=mod)
    coarse = (
        shifted_unit(there, UNIT_GRAIN.get(unit, "day"), 0) if unit not in ("D", "WD", "NI") and n == int(n) else None
    )
    if coarse is None:
        return [exact]
    return [reading(coarse, label, why, mod=mod), reading(iso_day(there), label, f"{why}, to the day", mod=mod)]


_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}  # two and a half years: P2Y6M


def _with_ratio(n: float | None, ratio: str) -> float:
    """5 and ``1/2`` as 5.5; the ratio alone where no whole number stands before it (the default 1 of an amount)."""
    above, below = (int(part) for part in ratio.split("/"))
    return (0 if n is None else n) + above / (below or 1)


def duration_timex(n: float | None, unit: str) -> str:
    """How TIMEX3 writes an amount of time; None gives ``X``: some years.

    >>> duration_timex(20, "Y"), duration_timex(1.5, "TH"), duration_timex(None, "D"), duration_timex(3, "DE")
    ('P20Y', 'PT1.5H', 'PXD', 'P3DE')
    """
    if n == 0.5 and unit in ("CE", "DE"):
        n, unit = (50, "Y") if unit == "CE" else (5, "Y")
    if n == 0.5 and unit in _HALVES:
        return f"{'PT' if unit in UNIT_HOURS else 'P'}{_HALVES[unit]}"
    number = "X" if n is None else f"{n:.10g}"
    if unit == "FN":
        return f"P{2 * n:g}W" if n is not None else "PXW"
    if unit == "WD":
        unit = "D"
    if unit == "H":
        return f"P{6 * n:g}M" if n is not None else "PXM"
    if unit in _HALVES and n is not None and n > 1 and n % 1 == 0.5:
        return f"{'PT' if unit in UNIT_HOURS else 'P'}{int(n)}{unit[-1]}{_HALVES[unit]}"
    if unit == "D" and n is not None and n > 1 and n % 1 == 0.5:
        return f"P{int(n)}DT12H"
    return f"PT{number}{unit[1]}" if unit in UNIT_HOURS else f"P{number}{unit}"


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
    part: str | None = None,
    value: str | None = None,
    hour: int | None = None,
    minute: int | None = None,
) -> list[Reading]:
    """Something that comes again: every day, every second year, Mondays, daily; `hour` and `minute` say when."""
    if hour is not None:
        value = f"XXXX-XX-XX{clock_tail(hour, minute, half=part) or ''}"
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
