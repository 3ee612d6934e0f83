"""Dates as a person types them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import OptionError
from timeline.notebook.typed import stretch

TODAY, NEAR = date(2026, 11, 21), date(2025, 11, 2)


@pytest.mark.parametrize(
    "typed, timex",
    [
        ("2025-10-21", "2025-10-21"),
        ("2025-10", "2025-10"),
        ("2025", "2025"),
        (" 2025-W44 ", "2025-W44"),
        (date(2025, 10, 21), "2025-10-21"),
        (datetime(2025, 10, 21, 6, 30), "2025-10-21T06:30"),
        ("Oct 21", "2025-10-21"),  # no year: the one that puts it last before the newest article
        ("Dec 24", "2024-12-24"),
        ("October", "2025-10"),
        ("21 tháng 10", "2025-10-21"),
        ("21 октября 2025 г.", "2025-10-21"),
        ("2025年10月21日", "2025-10-21"),
        ("yesterday", "2026-11-20"),  # the analyst's yesterday
        ("hôm qua", "2026-11-20"),
        ("昨天", "2026-11-20"),
        ("3 days ago", "2026-11-18"),
        ("last week", "2026-W46"),
        ("last month", "2026-10"),
        ("last year", "2025"),
    ],
)
def test_it_is_read_as_precisely_as_it_was_typed(typed, timex):
    assert stretch(typed, today=TODAY, near=NEAR).timex == timex


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_an_iso_day_is_that_day(day):
    read = stretch(day.isoformat(), today=TODAY, near=NEAR)
    assert read.start.date() == day and (read.end - read.start).days == 1


@pytest.mark.parametrize("typed", ["", "soon-ish", "2025-13", "2025-02-30", "2025-W60"])
def test_what_is_no_date_is_refused_with_examples(typed):
    with pytest.raises(OptionError, match=r"cannot be read as a date\. Expected 2025-10-21"):
        stretch(typed, today=TODAY, near=NEAR)
