from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.view.story import story
from timeline.errors import OptionError
from timeline.model import Event, Grain, TimeValue
from timeline.temporal.value import from_timex
from timeline.view.layout import LANES, Mark, core, lanes_of, mark_of, marks, pack

boxes = st.lists(st.tuples(st.floats(0, 900), st.floats(1, 300)).map(lambda b: (b[0], b[0] + b[1])), max_size=60)


@given(boxes)
def test_boxes_of_one_row_never_overlap(found):
    rows = pack(found)
    assert all(row >= 0 for row in rows)
    for row in set(rows):
        held = sorted(box for box, place in zip(found, rows, strict=True) if place == row)
        assert all(a[1] <= b[0] for a, b in pairwise(held))


@given(boxes, st.integers(1, 4))
def test_a_box_without_room_under_a_cap_would_meet_one_in_every_row(found, cap):
    rows = pack(found, cap)
    assert max(rows, default=0) < cap
    for place, (left, right) in enumerate(found):
        if rows[place] == -1:
            met = {row for (a, b), row in zip(found[:place], rows, strict=False) if row >= 0 and a < right and left < b}
            assert met == set(range(cap))


def test_every_event_has_exactly_one_lane():
    case = story()
    families = {event.event_class: "other" for event in case.events}
    for mode in LANES:
        held = [order for lane in lanes_of(case, mode, families) for order in lane.events]
        assert sorted(held) == list(range(len(case.events)))


def test_an_unknown_lane_mode_names_the_known_ones():
    with pytest.raises(OptionError, match="expected one of actor, class, source, place, language"):
        lanes_of(story(), "colour", {})


def test_every_dated_event_has_a_mark_and_no_other():
    case = story()
    found = marks(case)
    assert [mark.order for mark in found] == [order for order, event in enumerate(case.events) if event.when]
    assert all(mark.start < mark.end for mark in found)


def shape_of(key):
    case = story()
    order = next(k for k, event in enumerate(case.events) if event.id == f"ev-{key}")
    return next(mark for mark in marks(case) if mark.order == order)


def test_a_day_is_a_point_a_month_an_interval_since_is_open():
    assert shape_of("rat").shape == "point"
    month = shape_of("letter")
    assert (month.shape, month.end - month.start, month.sure_start) == ("within", 31, None)
    since = shape_of("boats")
    assert (since.shape, since.open_right, since.open_left) == ("lasted", True, False)
    assert since.start < since.sure_start < since.sure_end <= since.end
    assert shape_of("pier").derived


def event_at(value: TimeValue) -> Event:
    return Event("ev-x", "x", "", "OTHER", (), value)


def test_years_before_christ_stand_before_the_others():
    caesar = mark_of(event_at(from_timex("BC0044-03-15")), 0, {}, 0)
    assert caesar.start == -735160
    assert caesar.end - caesar.start == 1


def test_an_interval_without_end_reaches_the_last_publication_and_is_open():
    value = TimeValue("2031-04/..", "DATE", Grain.MONTH, datetime(2031, 4, 1), None)
    mark = mark_of(event_at(value), 0, {}, 22427.0)
    assert (mark.end, mark.open_right) == (22427.0, True)


def line(*starts):
    return [Mark(k, start, start + 1.0, "point", Grain.DAY) for k, start in enumerate(starts)]


def test_one_event_far_off_does_not_press_the_rest_into_a_corner():
    assert core(line(0, 7000, 7010, 7020, 7030, 7040)) == (7000, 7041)
    assert core(line(0, 10, 20, 30, 40, 50)) is None
    assert core([]) is None
