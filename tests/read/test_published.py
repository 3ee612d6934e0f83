"""Dates in metadata: ISO first, other forms strictly, ambiguity noted, nonsense refused by place."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ReadError
from timeline.read.published import read_published


@given(st.dates(date(1700, 1, 1), date(2199, 12, 31)))
def test_iso_comes_back_in_every_form(day):
    for value in (day, datetime(day.year, day.month, day.day, 23, 59), day.isoformat(), f"{day:%Y%m%d}"):
        assert read_published(value, "a").day == day
    for text in (
        f"{day.isoformat()}T23:30:00Z",
        f"{day.isoformat()} 08:00:00+07:00",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert read_published(text, "a").day == day


@pytest.mark.parametrize(
    ("value", "language", "day"),
    [
        ("November 4, 2025", "en", "2025-11-04"),
        ("4 November 2025, 10:30", "en", "2025-11-04"),
        ("Tue, 04 Nov 2025 10:30:00 GMT", "vi", "2025-11-04"),
        ("4 ноября 2025 г.", "ru", "2025-11-04"),
        ("4 de noviembre de 2025", "es", "2025-11-04"),
        ("ngày 4 tháng 11 năm 2025", "vi", "2025-11-04"),
        ("25/11/2025", "en", "2025-11-25"),
        ("11.25.2025", "vi", "2025-11-25"),
        ("04/11/2025 10:30", "vi", "2025-11-04"),
        ("04/11/2025", "en-GB", "2025-11-04"),
    ],
)
def test_what_people_write(value, language, day):
    assert read_published(value, "a", language=language).day.isoformat() == day


@pytest.mark.parametrize(
    ("language", "chosen", "other"), [("en", "2024-03-04", "2024-04-03"), ("vi", "2024-04-03", "2024-03-04")]
)
def test_a_date_with_two_readings_says_so(language, chosen, other):
    found = read_published("03/04/2024", "a", language=language)
    assert found.day.isoformat() == chosen
    assert other in found.candidates[0].why and found.candidates[1].timex == other


@pytest.mark.parametrize(
    ("value", "timex"), [("2025-11", "2025-11"), ("2025", "2025"), (2025, "2025"), ("2025/3", "2025-03")]
)
def test_less_than_a_day_is_evidence_but_no_date(value, timex):
    found = read_published(value, "a")
    assert found.day is None and found.candidates[0].timex == timex


@pytest.mark.parametrize("value", [None, "", "  ", float("nan")])
def test_nothing_said_is_nothing(value):
    assert read_published(value, "a") == read_published(None, "a")


@pytest.mark.parametrize(
    "value",
    [
        "31/04/2024",
        "soon",
        "yesterday",
        "2 days ago",
        "May",
        "2024-13-01",
        "99999",
        True,
        45000,
        "1/1/1",
        "0001-01-01",
        "x" * 5000,
    ],
)
def test_no_date_is_refused_with_place_and_remedy(value):
    with pytest.raises(ReadError, match=r"^a\.csv, line 3: 'published' is .*Expected ISO 8601"):
        read_published(value, "a.csv, line 3", language="en")


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_read_error(text):
    try:
        found = read_published(text, "a", language="en")
    except ReadError:
        return
    assert found.day is None or 1600 <= found.day.year <= 2200
