"""Quality floors are data, and refuse to drop in silence."""

import importlib.util
from itertools import pairwise
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("measure", Path(__file__).with_name("measure.py"))
measure = importlib.util.module_from_spec(spec)
spec.loader.exec_module(measure)

SLACK = 10.0  # points a figure may lie above its floor before the floor has to follow
FLOORS = [(language, name, floor) for language, row in measure.floors().items() for name, floor in row.items()]


NEWS = [(language, part) for language in measure.news.LANGUAGES for part in measure.news.PARTS]


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


@pytest.mark.parametrize("language, part", NEWS)
def test_a_figure_of_the_news_stays_at_its_floor(language, part):
    figures, misses = measure.news.score(language, part)
    floor = measure.news_floors()[language][part]
    assert set(floor) == set(measure.news.FIGURES)
    shown = misses if part == "dev" else ["the misses of this part are not for reading"]
    for name, figure in figures.items():
        assert figure >= floor[name], "\n".join(
            [f"{language} {part} {name} fell from {floor[name]} to {figure}", *shown]
        )
        assert figure <= floor[name] + SLACK, f"{language} {part} {name} is {figure}, its floor {floor[name]}: --raise"


@pytest.mark.parametrize("language, part", NEWS)
def test_the_gold_of_the_news_stands_where_it_says(language, part):
    articles = measure.news.articles(language, part)
    assert len(articles) == 10
    for article in articles:
        spans = measure.news.spans(article)
        assert spans and all(left[1] <= right[0] for left, right in pairwise(spans)), article["id"]
        assert {kind for _, _, kind, _, _ in article["times"]} <= {"DATE", "TIME", "DURATION", "SET"}


def test_a_right_span_with_another_value_is_no_right_value():
    count, misses = measure.Counter(), []
    found = [(5, 8, "2024-05-13")]
    measure.news.matched({"id": "x", "text": "on 6 May, then"}, [(3, 8, "2024-05-06")], found, count, misses)
    assert (count["relaxed"], count["strict"], count["value"]) == (1, 0, 0)
    assert misses == ["x '6 May' 2024-05-06: 'May' 2024-05-13"]


@pytest.mark.parametrize(
    "one, other",
    [
        ("P1.5Y", "P1Y6M"),
        ("P0.5Y", "P6M"),
        ("P30Y", "P3DE"),
        ("P1CE", "P10DE"),
        ("PT1.5H", "PT1H30M"),
        ("P1.5D", "P1DT12H"),
        ("2025-12-31T24:00", "2026-01-01T00:00"),
        ("T24:00", "T00:00"),
        ("XXXX-XX-XXT24:00", "XXXX-XX-XXT00:00"),
    ],
)
def test_a_value_is_the_same_however_written(one, other):
    assert measure.news.same_value(one, other) and measure.news.same_value(other, one)


@pytest.mark.parametrize(
    "one, other",
    [
        ("P24M", "P2Y"),
        ("P7D", "P1W"),
        ("PT90M", "PT1.5H"),
        ("PXDE", "PXY"),
        ("P6M", "PT6M"),
        ("P", "PT"),
        ("2025-12-31T24:00", "2025-12-31T00:00"),
        ("2025", "2025-WI"),
        (None, "P1D"),
    ],
)
def test_another_unit_or_amount_is_another_value(one, other):
    assert not measure.news.same_value(one, other) and not measure.news.same_value(other, one)
