"""Times that cannot all hold are found, minimally, and never where they can."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.link import story
from timeline.link import link
from timeline.link.consistency import ORIGIN, Constraint, conflicts, constraints, tighten
from timeline.model import Event, Relation

POINTS = (ORIGIN, "a", "b", "c", "d")
said = st.lists(
    st.builds(
        lambda pair, days: Constraint(pair[0], pair[1], float(days), f"{pair[0]}-{pair[1]}<={days}"),
        st.permutations(POINTS).map(lambda points: points[:2]),
        st.integers(-3, 3),
    ),
    max_size=7,
)


def can_hold(some):
    """The slow way: closure of all shortest sums over five points."""
    far = float("inf")
    sums = {pair: 0.0 if pair[0] == pair[1] else far for pair in product(POINTS, repeat=2)}
    for one in some:
        sums[one.right, one.left] = min(sums[one.right, one.left], one.days)
    for via, start, end in product(POINTS, repeat=3):
        sums[start, end] = min(sums[start, end], sums[start, via] + sums[via, end])
    return all(sums[point, point] >= 0 for point in POINTS), sums


@given(said)
def test_a_conflict_is_found_exactly_when_there_is_one(some):
    assert bool(conflicts(some)) == (not can_hold(some)[0])


@given(said)
def test_a_conflict_is_minimal(some):
    for conflict in conflicts(some):
        assert not can_hold(conflict.constraints)[0]
        for one in conflict.constraints:
            assert can_hold([other for other in conflict.constraints if other != one])[0]


@given(said)
def test_conflicts_do_not_depend_on_the_order_of_what_is_said(some):
    assert conflicts(some) == conflicts(some[::-1])


@given(said)
def test_bounds_are_the_closure(some):
    fine, sums = can_hold(some)
    if not fine:
        with pytest.raises(ValueError, match="conflicts"):
            tighten(some)
        return
    for point, (earliest, latest) in tighten(some).items():
        assert (latest if latest is not None else float("inf")) == sums[ORIGIN, point]
        assert (-earliest if earliest is not None else float("inf")) == sums[point, ORIGIN]


def test_two_days_for_one_event_are_a_conflict_that_names_its_sentences():
    two = (story.SANK_EN, replace(story.SANK_VI, time=story.when("2024-03-01")))
    event = Event("ev-1", "", "", "HAZARD", tuple(m.id for m in two))
    (conflict,) = conflicts(constraints([event], two))
    assert conflict.mentions == tuple(sorted(m.id for m in two))
    assert "2024-03-06" in str(conflict)
    assert "2024-03-01" in str(conflict)


def test_a_part_outside_its_series_is_a_conflict():
    single = replace(story.SANK_EN, time=story.when("2024-03-06"))
    series = replace(story.SECOND_EN, time=story.when("2024-04", signal="since"))
    events = [Event("ev-1", "", "", "HAZARD", (single.id,)), Event("ev-2", "", "", "HAZARD", (series.id,))]
    inside = Relation("ev-1", "ev-2", "part_of", "the same reef")
    assert not conflicts(constraints(events, [single, series]))
    (conflict,) = conflicts(constraints(events, [single, series], [inside]))
    assert conflict.mentions == tuple(sorted((single.id, series.id)))


def test_all_readings_are_tried_before_a_conflict_is_called():
    two = (story.SANK_EN, replace(story.SANK_VI, time=story.when("2024-04", "2024-04", "2024-03")))
    event = Event("ev-1", "", "", "HAZARD", tuple(m.id for m in two))
    assert not conflicts(constraints([event], two))


def test_the_story_is_consistent():
    linked = link(story.DOCUMENTS, story.MENTIONS)
    assert conflicts(constraints(linked.events, story.MENTIONS, linked.relations)) == []


def test_contradictions_among_thousands_of_events_are_found_each_for_itself():
    told = []
    for number in range(2000):
        start, end = f"ev-{number}:start", f"ev-{number}:end"
        told += [Constraint(start, end, 0.0, ""), Constraint(ORIGIN, start, -float(number), f"from {number}")]
        told.append(Constraint(end, ORIGIN, number + (-2.0 if number % 4 == 0 else 1.0), f"to {number}"))
    told += [Constraint(f"ev-{n}:end", f"ev-{n + 1}:start", 0.0, f"before {n}") for n in range(1000, 1200)]
    found = conflicts(told)
    assert len(found) == 500
    assert {len(conflict.constraints) for conflict in found} == {3}


def test_a_contradiction_along_a_chain_is_found_long_before_the_last_turn():
    chain = [Constraint(f"p{n}", f"p{n + 1}", 0.0, f"{n}") for n in range(3000)]
    (conflict,) = conflicts([*chain, Constraint("p3000", "p0", -1.0, "back")])
    assert len(conflict.constraints) == 3001
