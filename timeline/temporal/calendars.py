"""Civil arithmetic on the proleptic Gregorian calendar, and the feasts that hang on other calendars."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import floor, pi, sin


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a proleptic Gregorian date of any (astronomical) year.

    The formula is Howard Hinnant's public-domain `days_from_civil`.

    >>> days_from_civil(1970, 1, 1), days_from_civil(2000, 3, 1), days_from_civil(-43, 3, 15)
    (0, 11017, -735160)
    """
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def add_months(moment: datetime, months: int) -> datetime:
    """`moment` moved by whole months; a day the month lacks becomes its last.

    >>> add_months(datetime(2025, 1, 31), 1).date().isoformat()
    '2025-02-28'
    """
    index = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(index, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991).

    >>> easter(2025).isoformat()
    '2025-04-20'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian computus as a Gregorian date, 1900-2099.

    >>> orthodox_easter(2024).isoformat()
    '2024-05-05'
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The `nth` (1 first, -1 last) `weekday` (1 Monday) of a month; None when the month has no such day.

    >>> nth_weekday(2025, 11, 4, 4).isoformat()
    '2025-11-27'
    """
    last = monthrange(year, month)[1]
    if nth > 0:
        first = date(year, month, 1)
        day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    else:
        end = date(year, month, last)
        day = last - (end.isoweekday() - weekday) % 7 + 7 * (nth + 1)
    return date(year, month, day) if 1 <= day <= last else None


# --- the East Asian lunisolar calendar -----------------------------------------------------------------------------
# Months begin on the day of the new moon, month 11 holds the winter solstice, a month without a principal term in a
# year of thirteen is a leap month. Series: Meeus, Astronomical Algorithms (1991), chapters 25 and 49, cut to the terms
# that move a day. Zone: 8 for Chinese dates, 7 for Vietnamese ones.


@lru_cache(maxsize=4096)
def _new_moon(k: int, zone: int) -> int:
    """Day number (1970-01-01 = 0) of the k-th new moon after January 2000, in the given zone (hours east)."""
    t = k / 1236.85
    radians = pi / 180
    jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    sun = radians * (2.5534 + 29.10535670 * k)
    moon = radians * (201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = radians * (160.7108 + 390.67050284 * k)
    e = 1 - 0.002516 * t
    jde += (
        -0.40720 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
        + 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node) - 0.00057 * sin(moon + 2 * node) + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon) + 0.00042 * e * sin(sun + 2 * node) + 0.00038 * e * sin(sun - 2 * node)
    )  # fmt: skip
    universal = jde - 69 / 86400  # Delta T about 69 s in our century; a minute moves no day but at midnight
    return floor(universal + 0.5 + zone / 24) - 2440588


def _sun_sector(day: int, zone: int) -> int:
    """Which of the twelve 30° sectors the sun's apparent longitude is in at the day's first instant."""
    t = (day + 2440587.5 - zone / 24 - 2451545.0) / 36525
    radians = pi / 180
    mean = 280.46646 + 36000.76983 * t
    anomaly = radians * (357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    apparent = mean + centre - 0.00569 - 0.00478 * sin(radians * (125.04 - 1934.136 * t))
    return int(apparent % 360 // 30)


def _month_eleven(year: int, zone: int) -> int:
    """Index k of the new moon that begins the eleventh lunar month of `year`."""
    end_of_year = days_from_civil(year, 12, 31)
    k = int((end_of_year - 10957 + 5) / 29.530588861) + 1
    while _new_moon(k, zone) > end_of_year:
        k -= 1
    return k - 1 if _sun_sector(_new_moon(k, zone), zone) >= 9 else k


@lru_cache(maxsize=4096)
def lunar_to_date(year: int, month: int, day: int, *, leap: bool = False, zone: int = 8) -> date | None:
    """The Gregorian date of a day of the East Asian lunisolar calendar; None when that month has no such day.

    `year` is the Gregorian year in which the lunar year begins, `zone` the hours east of Greenwich that reckon it.

    >>> lunar_to_date(2025, 1, 1).isoformat(), lunar_to_date(2024, 1, 1).isoformat(), lunar_to_date(2023, 8, 15).isoformat()
    ('2025-01-29', '2024-02-10', '2023-09-29')
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1600 <= year <= 2400):
        return None
    start, stop = _month_eleven(year - 1, zone), _month_eleven(year, zone)
    moons = [_new_moon(k, zone) for k in range(start, stop + 3)]
    leap_at = None
    if stop - start == 13:
        leap_at = next(
            (i for i in range(1, 14) if _sun_sector(moons[i], zone) == _sun_sector(moons[i + 1], zone)), None
        )
    index = month + 1 if month < 11 else month - 11 + (stop - start)
    if leap_at is not None and month < 11 and (index >= leap_at):
        index += 1
    if leap:
        if leap_at is None or index + 1 != leap_at:
            return None
        index = leap_at
    if day > moons[index + 1] - moons[index]:
        return None
    return date(1970, 1, 1) + timedelta(days=moons[index] + day - 1)
