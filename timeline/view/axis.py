"""The axis in words: ticks and dates of any year in the reader's language, as `static/js/axis.js` for the page."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from math import ceil

from timeline.model import Grain
from timeline.temporal.calendars import days_from_civil
from timeline.view.layout import EPOCH, Mark

_YEARS = (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000)
_STEPS = (("day", 1), ("day", 7), ("day", 14), ("month", 1), ("month", 3), ("month", 6), *(("year", n) for n in _YEARS))
_LENGTH = {"day": 1.0, "month": 30.44, "year": 365.25}
_FIRST, _LAST = days_from_civil(1, 1, 1), days_from_civil(9999, 12, 31)


def civil(day: float) -> tuple[int, int, int]:
    """Year (astronomical: 1 BC is 0), month and day of a day number; the inverse of `days_from_civil`.

    >>> civil(0), civil(-735160)
    ((1970, 1, 1), (-43, 3, 15))
    """
    shifted = int(day // 1) + 719468
    era, doe = divmod(shifted, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def tick_days(start: float, end: float, most: int) -> tuple[str, list[int]]:
    """The unit (day, month, year) and the day numbers of about `most` ticks at most between two day numbers."""
    unit, count = next(((u, c) for u, c in _STEPS if (end - start) / (_LENGTH[u] * c) <= most), _STEPS[-1])
    if unit == "day":
        keep = {1: range(1, 32), 7: (1, 8, 15, 22), 14: (1, 15)}[count]
        return unit, [day for day in range(ceil(start), int(end) + 1) if civil(day)[2] in keep]
    months = count * (12 if unit == "year" else 1)
    year, month, _ = civil(start)
    index = (year * 12 + month - 1) // months * months
    found = []
    while (day := days_from_civil(index // 12, index % 12 + 1, 1)) <= end:
        if day >= start:
            found.append(day)
        index += months
    return unit, found


def day_text(day: float, pattern: str, language: str) -> str:
    """A day in words by a CLDR skeleton (``yMMMd``, ``MMMd``, ``yMMM``, ``MMM``, ``y``); years before 1 by number.

    >>> day_text(0, "yMMMd", "en")
    '1 Jan 1970'
    """
    year, month, number = civil(day)
    if not _FIRST <= day <= _LAST:
        name = str(year) if year > 0 else f"{1 - year} BC"
        short = _formatted(
            date(2001, month, number if (month, number) != (2, 29) else 28), pattern.replace("y", ""), language
        )
        return name if pattern == "y" else f"{short} {name}".strip()
    return _formatted(EPOCH + timedelta(days=int(day // 1)), pattern, language)


@lru_cache(maxsize=65536)
def _formatted(day: date, skeleton: str, language: str) -> str:
    from babel.dates import format_skeleton

    if not skeleton:
        return ""
    return format_skeleton(skeleton, day, locale="en_GB" if language == "en" else language)


def mark_text(mark: Mark, language: str, texts: dict[str, str], *, years: bool = False) -> str:
    """The date of a mark as a label says it: ``21 Oct``, ``Oct ±``, ``since Sep``."""
    day = "yMMMd" if years else "MMMd"
    if mark.shape == "point":
        return day_text(mark.start, day, language)
    first = _edge(mark, "yMMM" if years else "MMM", day, language)
    if mark.open_right:
        return texts["since"].replace("{}", first)
    if mark.open_left:
        return texts["until"].replace("{}", day_text(mark.end - 1, day, language))
    if mark.shape == "lasted":
        return f"{first} – {day_text(mark.end - 1, day, language)}"
    if mark.grain in (Grain.MONTH, Grain.YEAR):
        return f"{first} ±"
    return f"{day_text(mark.start, day, language)} – {day_text(mark.end - 1, day, language)} ±"


def _edge(mark: Mark, month: str, day: str, language: str) -> str:
    length = (mark.sure_start if mark.sure_start is not None else mark.end) - mark.start
    if 27 <= length <= 31.5:
        return day_text(mark.start, month, language)
    return day_text(mark.start, "y" if 360 < length < 370 else day, language)
