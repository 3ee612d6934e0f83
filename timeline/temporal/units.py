"""Units of time: how TIMEX3 writes them, how far they reach, and moving a moment by so many of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from timeline.temporal.calendars import add_months
from timeline.temporal.context import clamp, iso_day, iso_week

# How TIMEX3 writes a unit in a duration; DE, CE are TIDES units for decades and centuries.
UNIT_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


UNIT_DAYS = {"D": 1, "W": 7, "WE": 7, "FN": 14, "NI": 1, "WD": 1}


UNIT_HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}  # two and a half years: P2Y6M


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


def unanchored(grain: str) -> str:
    """How TIMEX3 writes a unit that nothing anchors: ``XXXX-XX`` for some month."""
    return {
        "day": "XXXX-XX-XX",
        "month": "XXXX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "quarter": "XXXX-QX",
    }.get(grain, "XXXX")


UNIT_GRAIN = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half", "Y": "year",
              "DE": "decade", "CE": "century", "NI": "day", "TH": "hour", "FN": "week"}  # fmt: skip


def working_day(base: datetime, shift: int) -> datetime:
    """The nearest day from Monday to Friday after (`shift` above 0) or before `base`."""
    there = base + timedelta(days=1 if shift > 0 else -1)
    while there.isoweekday() > 5:
        there += timedelta(days=1 if shift > 0 else -1)
    return there


def floor_to(base: datetime, unit: str) -> datetime:
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


def duration_timex(n: float | None, unit: str) -> str:
    """How TIMEX3 writes an amount of time; None gives ``X``: some years.

    >>> duration_timex(20, "Y"), duration_timex(1.5, "TH"), duration_timex(None, "D"), duration_timex(3, "DE")
    ('P20Y', 'PT1H30M', 'PXD', 'P3DE')
    """
    if n == 0.5 and unit in ("CE", "DE"):
        n, unit = (50, "Y") if unit == "CE" else (5, "Y")
    if n == 0.5 and unit in HALVES:
        return f"{'PT' if unit in UNIT_HOURS else 'P'}{HALVES[unit]}"
    number = "X" if n is None else f"{n:.10g}"
    if unit == "FN":
        return f"P{2 * n:g}W" if n is not None else "PXW"
    if unit == "WD":
        unit = "D"
    if unit == "H":
        return f"P{6 * n:g}M" if n is not None else "PXM"
    if unit in HALVES and n is not None and n > 1 and n % 1 == 0.5:
        return f"{'PT' if unit in UNIT_HOURS else 'P'}{int(n)}{unit[-1]}{HALVES[unit]}"
    if unit == "D" and n is not None and n > 1 and n % 1 == 0.5:
        return f"P{int(n)}DT12H"
    return f"PT{number}{unit[1]}" if unit in UNIT_HOURS else f"P{number}{unit}"
