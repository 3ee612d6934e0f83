"""TIMEX3 values, their bounds and what can be asked of them.

A value is written as its TIMEX3 text (ISO-TimeML, ISO 24617-1); everything else follows from the text. An interval is
half open. *A day is not midnight*: `before` answers yes, no, or None for "cannot tell". EDTF is ISO 8601-2 level 1.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from timeline.model import Grain, TimeType, TimeValue
from timeline.temporal.calendars import add_months, days_from_civil

# DESIGN §4: morning 06-12, afternoon 12-18, evening 18-24, night 00-06; TimeML adds midday and daytime.
PART_HOURS = {"MO": (6, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 24), "NI": (0, 6), "DT": (6, 18)}
# Meteorological seasons of the northern hemisphere; winter runs into the next year.
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})

_DATE = re.compile(
    r"(?P<era>BC)?(?P<year>\d{2,4})"
    r"(?:-(?:W(?P<week>\d\d)(?:-(?P<wday>\d|WE))?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|AU|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"(?:T(?:(?P<part>MO|MI|AF|EV|NI|DT)|(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)


@lru_cache(maxsize=65536)
def from_timex(
    timex: str | None,
    *,
    mod: str | None = None,
    type: TimeType | None = None,
    zone: str | None = None,
) -> TimeValue:
    """The value a TIMEX3 text stands for, with its bounds.

    `timex` is TIMEX3 text such as ``2025-10``, ``2025-W44-WE``, ``P20Y``, ``XXXX-10-31``; None gives the value that was
    found and not resolved. `mod` is TIMEX3's modifier; ``START``, ``MID`` and ``END`` do not narrow the bounds, since
    nothing says where a beginning stops. `type` None takes the type from the form of the text. `zone` is an offset or
    name as written; None means not stated. Text that is not TIMEX3 keeps its letters and has no bounds.

    >>> v = from_timex("2025-10")
    >>> v.start, v.end, v.grain.name
    (datetime.datetime(2025, 10, 1, 0, 0), datetime.datetime(2025, 11, 1, 0, 0), 'MONTH')
    >>> from_timex("P20Y", mod="APPROX").type
    'DURATION'
    """
    kind: TimeType = type or _type_of(timex)
    match = _DATE.fullmatch(timex) if timex else None
    if match is None:
        return TimeValue(
            timex, kind, _grain_of_partial(timex), mod=mod, zone=zone, zone_basis="stated" if zone else "unknown"
        )
    start, end, grain = _bounds(match)
    stated = zone or match["zone"]
    return TimeValue(timex, kind, grain, start, end, mod, zone=stated, zone_basis="stated" if stated else "unknown")


def _type_of(timex: str | None) -> TimeType:
    if timex is None:
        return "DATE"
    if timex.startswith("P") and timex not in REFERENCES:
        return "DURATION"
    return "TIME" if "T" in timex.removesuffix("_REF") and timex not in REFERENCES else "DATE"


def _grain_of_partial(timex: str | None) -> Grain | None:
    """The grain of a date that lacks its year: ``XXXX-10-31`` is still a day."""
    if not timex or not (timex.startswith("XX") or timex[0] == "T"):
        return None
    if "T" in timex:
        clock = timex.partition("T")[2]
        if clock in PART_HOURS:
            return Grain.PART
        return Grain.MINUTE if ":" in clock else Grain.HOUR
    parts = timex.split("-")[1:]
    if parts and parts[0][0] in "QH":
        return Grain.QUARTER if parts[0][0] == "Q" else Grain.HALF
    if parts and parts[0] in SEASON_MONTH:
        return Grain.SEASON
    if parts and parts[0].startswith("W"):
        return Grain.DAY if len(parts) > 1 else Grain.WEEK
    return {1: Grain.MONTH, 2: Grain.DAY}.get(len(parts), Grain.YEAR)


def _bounds(match: re.Match[str]) -> tuple[datetime | None, datetime | None, Grain | None]:
    text = match["year"]
    if match["era"] or not 1 <= int(text.ljust(4, "0")) <= 9998:
        return None, None, _grain(match)
    try:
        return _civil_bounds(match, int(text))
    except ValueError:  # 31 April, week 53 of a short year: found, and not a time
        return None, None, _grain(match)


def _civil_bounds(match: re.Match[str], year: int) -> tuple[datetime, datetime, Grain]:
    width = len(match["year"])
    if width < 4:
        years = 10 if width == 3 else 100
        first = datetime(year * years or 1, 1, 1)
        return first, datetime(min(year * years + years, 9999), 1, 1), Grain.DECADE if width == 3 else Grain.CENTURY
    if match["week"]:
        return _week_bounds(match, year)
    if match["day"]:
        return _within_day(match, datetime(year, int(match["month"]), int(match["day"])))
    for name, months, grain in (("quarter", 3, Grain.QUARTER), ("half", 6, Grain.HALF)):
        if match[name]:
            first = datetime(year, months * (int(match[name]) - 1) + 1, 1)
            return first, add_months(first, months), grain
    if match["season"]:
        first = datetime(year, SEASON_MONTH[match["season"]], 1)
        return first, add_months(first, 3), Grain.SEASON
    if match["month"]:
        first = datetime(year, int(match["month"]), 1)
        return first, add_months(first, 1), Grain.MONTH
    return datetime(year, 1, 1), datetime(year + 1, 1, 1), Grain.YEAR


def _week_bounds(match: re.Match[str], year: int) -> tuple[datetime, datetime, Grain]:
    monday = datetime.fromisocalendar(year, int(match["week"]), 1)
    if match["wday"] == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=7), Grain.DAY
    if match["wday"]:
        return _within_day(match, monday + timedelta(days=int(match["wday"]) - 1))
    return monday, monday + timedelta(days=7), Grain.WEEK


def _within_day(match: re.Match[str], day: datetime) -> tuple[datetime, datetime, Grain]:
    if match["part"]:
        first, last = PART_HOURS[match["part"]]
        return day + timedelta(hours=first), day + timedelta(hours=last), Grain.PART
    if match["hour"] is None:
        return day, day + timedelta(days=1), Grain.DAY
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    start = day + timedelta(hours=hour, minutes=minute, seconds=second)  # T24:00 is the next midnight
    if match["second"]:
        return start, start + timedelta(seconds=1), Grain.SECOND
    if match["minute"]:
        return start, start + timedelta(minutes=1), Grain.MINUTE
    return start, start + timedelta(hours=1), Grain.HOUR


def _grain(match: re.Match[str]) -> Grain | None:
    names = (
        ("second", Grain.SECOND), ("minute", Grain.MINUTE), ("hour", Grain.HOUR), ("part", Grain.PART),
        ("day", Grain.DAY), ("wday", Grain.DAY), ("week", Grain.WEEK), ("month", Grain.MONTH),
        ("season", Grain.SEASON), ("quarter", Grain.QUARTER), ("half", Grain.HALF),
    )  # fmt: skip
    fallback = {2: Grain.CENTURY, 3: Grain.DECADE}.get(len(match["year"]), Grain.YEAR)
    return next((grain for name, grain in names if match[name]), fallback)


def before(a: TimeValue, b: TimeValue) -> bool | None:
    """Whether `a` is wholly before `b`: True, False when it cannot be, None when it cannot be told.

    >>> before(from_timex("2025-10-21"), from_timex("2025-10-31"))
    True
    >>> before(from_timex("2025-10"), from_timex("2025-10-31")) is None
    True
    >>> before(from_timex("2025-11-01"), from_timex("2025-10"))
    False
    """
    one, two = axis_bounds(a), axis_bounds(b)
    if one is None or two is None:
        return None
    if one[1] <= two[0]:
        return True
    if two[1] <= one[0]:
        return False
    return None


def axis_bounds(value: TimeValue) -> tuple[float, float] | None:
    """The interval in days since 1970-01-01 (proleptic Gregorian, any year), or None when there is none.

    >>> axis_bounds(from_timex("1970-01-02"))
    (1.0, 2.0)
    >>> axis_bounds(from_timex("BC0044-03-15"))[0] < -700000
    True
    """
    if value.start is not None and value.end is not None:
        return _days(value.start), _days(value.end)
    match = _DATE.fullmatch(value.timex) if value.timex else None
    if match is None or not match["era"]:
        return None
    year = 1 - int(match["year"])  # astronomical: 1 BC is year 0
    month, day = int(match["month"] or 1), int(match["day"] or 1)
    start = days_from_civil(year, month, day)
    if match["day"]:
        return float(start), float(start + 1)
    if match["month"]:
        return float(start), float(days_from_civil(year + month // 12, month % 12 + 1, 1))
    return float(start), float(days_from_civil(year + 1, 1, 1))


def _days(moment: datetime) -> float:
    return (moment - datetime(1970, 1, 1)) / timedelta(days=1)


def edtf(value: TimeValue) -> str:
    """The value in EDTF level 1 (ISO 8601-2), or "" where EDTF has no word for it (durations, sets, references).

    >>> edtf(from_timex("2025-10", mod="APPROX")), edtf(from_timex("XXXX-10-31")), edtf(from_timex("BC0044-03-15"))
    ('2025-10~', 'XXXX-10-31', '-0043-03-15')
    >>> edtf(from_timex("199")), edtf(from_timex("2025-SU")), edtf(from_timex("2025-W44"))
    ('199X', '2025-22', '2025-10-27/2025-11-02')
    """
    timex = value.timex
    if timex is None or value.type in ("DURATION", "SET") or timex in REFERENCES:
        return ""
    if value.latest_start is not None or value.earliest_end is not None:
        return f"{_edge(value.start)}/{_edge(value.end, last=True)}"
    text = _edtf_text(timex, value)
    return f"{text}~" if value.mod == "APPROX" and "/" not in text else text


def _edtf_text(timex: str, value: TimeValue) -> str:
    match = _DATE.fullmatch(timex)
    if match is None:
        return timex.partition("T")[0] if timex.startswith("XXXX") else ""
    if match["era"]:
        year = 1 - int(match["year"])
        return "-".join([f"-{-year:04d}" if year < 0 else f"{year:04d}", *filter(None, (match["month"], match["day"]))])
    if len(match["year"]) < 4:
        return match["year"].ljust(4, "X")
    if match["season"] or match["quarter"] or match["half"]:
        code = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}.get(match["season"] or "")
        code = code or (32 + int(match["quarter"]) if match["quarter"] else 39 + int(match["half"]))
        return f"{match['year']}-{code}"
    if match["week"]:
        return (
            f"{_edge(value.start)}/{_edge(value.end, last=True)}"
            if value.end and not match["wday"]
            else _edge(value.start)
        )
    if match["hour"]:
        clock = ":".join(match[name] or "00" for name in ("hour", "minute", "second"))
        return f"{match['year']}-{match['month']}-{match['day']}T{clock}{match['zone'] or ''}"
    return timex.partition("T")[0]


def _edge(moment: datetime | None, *, last: bool = False) -> str:
    if moment is None:
        return ".."
    return (moment - timedelta(days=1) if last else moment).date().isoformat()


def intersect(a: TimeValue, b: TimeValue) -> TimeValue | None:
    """What `a` and `b` have in common, or None when nothing: the finer one when it lies inside the other.

    >>> intersect(from_timex("2025-10"), from_timex("2025-10-21")).timex
    '2025-10-21'
    >>> intersect(from_timex("2025-10"), from_timex("2025-11")) is None
    True
    """
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return a if a.timex == b.timex else None
    start, end = max(a.start, b.start), min(a.end, b.end)
    if start >= end:
        return None
    for value in (a, b):
        if (value.start, value.end) == (start, end):
            return value
    return _from_bounds(start, end)


def cover(first: TimeValue, last: TimeValue) -> TimeValue | None:
    """The stretch from the start of `first` to the end of `last`, as something that lasted; None when it is no stretch.

    >>> v = cover(from_timex("2020-03"), from_timex("2020-05"))
    >>> v.start.date().isoformat(), v.end.date().isoformat(), v.latest_start.date().isoformat()
    ('2020-03-01', '2020-06-01', '2020-04-01')
    """
    if first.start is None or first.end is None or last.start is None or last.end is None or last.end <= first.start:
        return None
    timex = f"{first.timex}/{last.timex}"
    grain = max((g for g in (first.grain, last.grain) if g is not None), default=None)
    return TimeValue(
        timex, "DATE", grain, first.start, last.end, None, min(first.end, last.end), max(last.start, first.start)
    )


def _from_bounds(start: datetime, end: datetime) -> TimeValue:
    if end - start == timedelta(days=1) and start.hour == start.minute == 0:
        return from_timex(start.date().isoformat())
    last = end - timedelta(days=1) if end.hour == end.minute == 0 and end - start > timedelta(days=1) else end
    return TimeValue(f"{start.date().isoformat()}/{last.date().isoformat()}", "DATE", Grain.DAY, start, end)
