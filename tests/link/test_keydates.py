"""A day counts by the independent articles that come back to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.link import story
from timeline.link.keydates import key_days


def test_what_is_still_told_later_outweighs_news_of_the_day():
    docs = [
        replace(story.EN, id=name, published=day) for name, day in (("a", date(2024, 3, 20)), ("b", date(2024, 3, 6)))
    ]
    times = {"a": [story.when("2024-03-06")], "b": [story.when("2024-03-05"), story.when("2024-03-06")]}
    days = key_days(docs, times, 2)
    assert [row.day for row in days] == [date(2024, 3, 6), date(2024, 3, 5)]
    assert days[0].documents == ("a", "b")


def test_copies_count_once():
    docs = [replace(story.EN, id=name) for name in "abc"]
    times = {"a": [story.when("2024-03-01")], "b": [story.when("2024-03-01")], "c": [story.when("2024-03-02")]}
    alone = key_days(docs, times, 2)
    copied = key_days(docs, times, 2, origin={"b": "a"})
    assert alone[0].weight == 2 * copied[0].weight


def test_months_and_days_to_come_are_no_key_days():
    docs = [replace(story.EN, id="a", published=date(2024, 3, 8))]
    times = {"a": [story.when("2024-02"), story.when("2024-03-30"), story.when("P3D")]}
    assert key_days(docs, times, 5) == []
