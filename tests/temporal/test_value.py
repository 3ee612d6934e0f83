"""Laws of values: a unit holds its parts, before() never guesses, EDTF is what other libraries read."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Grain
from timeline.temporal.value import axis_bounds, before, cover, edtf, from_timex, intersect

DAYS = st.dates(date(1, 1, 1), date(9990, 12, 31))


def day(value: date):
    return from_timex(value.isoformat())


@given(DAYS)
def test_larger_units_hold_their_days(when: date):
    one = day(when)
    year, week, _ = when.isocalendar()
    season_free = [f"{when.year:04d}", f"{when:%Y-%m}".rjust(7, "0"), f"{when.year:04d}-Q{(when.month + 2) // 3}"]
    for timex in [*season_free, f"{when.year:04d}-H{(when.month + 5) // 6}", f"{year:04d}-W{week:02d}"]:
        whole = from_timex(timex)
        if whole.start is None:  # the week that begins before year 1
            continue
        assert whole.start <= one.start < one.end <= whole.end, timex


@given(DAYS)
def test_a_day_is_a_day_long_and_its_parts_lie_in_it(when: date):
    one = day(when)
    assert one.grain is Grain.DAY
    assert one.end - one.start == timedelta(days=1)
    for part in ("MO", "MI", "AF", "EV", "NI", "DT"):
        inner = from_timex(f"{when.isoformat()}T{part}")
        assert one.start <= inner.start < inner.end <= one.end
        assert inner.type == "TIME"


@given(DAYS, DAYS)
def test_before_of_days_is_the_order_of_days(a: date, b: date):
    assert before(day(a), day(b)) is (True if a < b else (False if a > b else None))


@given(DAYS, DAYS)
def test_before_is_antisymmetric(a: date, b: date):
    month, other = from_timex(f"{a.year:04d}-{a.month:02d}"), day(b)
    if before(month, other):
        assert before(other, month) is False


def test_a_day_in_a_month_cannot_be_told_apart_from_it():
    assert before(from_timex("2025-10"), from_timex("2025-10-31")) is None
    assert before(from_timex("2025-10-31T10:00"), from_timex("2025-10-31")) is None
    assert before(from_timex("P3D"), from_timex("2025-10-31")) is None


@given(DAYS, DAYS)
def test_intersect_is_symmetric_and_inside_both(a: date, b: date):
    month, one = from_timex(f"{a.year:04d}-{a.month:02d}"), day(b)
    left, right = intersect(month, one), intersect(one, month)
    assert left == right
    assert (left is None) == ((a.year, a.month) != (b.year, b.month))


@given(DAYS, st.integers(1, 500))
def test_cover_starts_with_the_first_and_ends_with_the_last(a: date, days: int):
    if a > date(9980, 1, 1):
        return
    whole = cover(day(a), day(a + timedelta(days=days)))
    assert whole.start == day(a).start
    assert whole.end == day(a + timedelta(days=days)).end
    assert whole.latest_start <= whole.earliest_end


@given(DAYS)
def test_edtf_is_read_by_another_library(when: date):
    edtf_library = pytest.importorskip("edtf")
    for timex in (when.isoformat(), f"{when.year:04d}-{when.month:02d}", f"{when.year:04d}"):
        parsed = edtf_library.parse_edtf(edtf(from_timex(timex)))
        assert str(parsed) == timex


@pytest.mark.parametrize(
    ("timex", "start", "end", "grain"),
    [
        ("2025-W44", "2025-10-27", "2025-11-03", "WEEK"),
        ("2025-W44-WE", "2025-11-01", "2025-11-03", "DAY"),
        ("2025-W44-5", "2025-10-31", "2025-11-01", "DAY"),
        ("2025-WI", "2025-12-01", "2026-03-01", "SEASON"),
        ("199", "1990-01-01", "2000-01-01", "DECADE"),
        ("20", "2000-01-01", "2100-01-01", "CENTURY"),
        ("2025-10-31T24:00", "2025-11-01", "2025-11-01T00:01", "MINUTE"),
        ("2024-02-29", "2024-02-29", "2024-03-01", "DAY"),
    ],
)
def test_bounds(timex, start, end, grain):
    value = from_timex(timex)
    assert value.start == datetime.fromisoformat(start)
    assert value.end == datetime.fromisoformat(end)
    assert value.grain.name == grain


@pytest.mark.parametrize(
    "timex", ["2025-02-30", "2025-13", "2021-W53", "P3D", "PAST_REF", None, "nonsense", "2025-10-31T25:00:99:1"]
)
def test_what_is_no_interval_has_no_bounds(timex):
    value = from_timex(timex)
    assert value.start is None or value.end is not None
    if timex != "2021-W53":
        assert axis_bounds(value) is None


def test_before_christ_has_a_place_on_the_axis():
    ides = from_timex("BC0044-03-15")
    assert edtf(ides) == "-0043-03-15"
    assert before(ides, from_timex("0001-01-01")) is True
    assert before(from_timex("BC0218"), ides) is True
