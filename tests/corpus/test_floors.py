"""Quality floors are data, and refuse to drop in silence."""

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("measure", Path(__file__).with_name("measure.py"))
measure = importlib.util.module_from_spec(spec)
spec.loader.exec_module(measure)

SLACK = 10.0  # points a figure may lie above its floor before the floor has to follow
FLOORS = [(language, name, floor) for language, row in measure.floors().items() for name, floor in row.items()]


@pytest.mark.parametrize("language, name, floor", FLOORS)
def test_a_figure_stays_at_its_floor(language, name, floor):
    figure, misses = getattr(measure, name)(language)
    assert figure >= floor, "\n".join([f"{language} {name} fell from {floor} to {figure}", *misses])
    assert figure <= floor + SLACK, f"{language} {name} is {figure}: above its floor {floor}: measure.py --raise"


def test_every_language_with_gold_has_its_floor():
    assert set(measure.floors()) == set(measure.LANGUAGES)
    for language in measure.LANGUAGES:
        has_events = any("events" in case for case in measure.gold(language)["text"])
        assert set(measure.floors()[language]) == ({"times", "events"} if has_events else {"times"})


def test_the_readme_shows_the_floors():
    assert measure.readme() == measure.README.read_text(encoding="utf-8")


def test_a_miss_is_named():
    count, misses = measure.Counter(), []
    measure.matched([(0, 6, "2024-05-06")], [(0, 6, "2024-05-13")], "Monday", count, misses)
    assert measure.f1(count) == 0.0
    assert misses[0].startswith("missed 'Monday' 2024-05-06: ['Monday 2024-05-13']")
