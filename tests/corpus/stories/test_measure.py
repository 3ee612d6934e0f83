"""The figures on the constructed stories stay at their floors, and the measuring itself can fail."""

import functools
from collections import Counter
from dataclasses import replace

import pytest
from corpus.stories import agreement, extraction, linking, measure, truth

TABLES = [f"{name} {part}" for part in truth.PARTS for name in (*truth.LANGUAGES, "links")]


@functools.cache
def table(name):
    kind, part = name.split()
    return linking.figures(part) if kind == "links" else extraction.figures(kind, part)


@pytest.mark.parametrize("name", TABLES)
def test_no_figure_falls_below_its_floor(name):
    row, misses = table(name)
    floors = measure.floors()[name]
    assert set(floors) == set(row)
    fell = {figure: (floor, row[figure]) for figure, floor in floors.items() if row[figure] < floor}
    assert not fell, "\n".join([f"{name}: fell (floor, now): {fell}", *(misses if name.endswith("dev") else [])])


@pytest.mark.parametrize("language", truth.LANGUAGES)
def test_every_article_has_gold_that_quotes_it(language):
    events = truth.gold(language)
    named = {name for part in truth.PARTS for name in truth.with_events(language, part)}
    assert {one.article for one in events} == named
    assert len(named) == 8
    assert len({(one.article, one.trigger) for one in events}) == len(events)
    assert {real for one in events for real in one.realis} <= {
        "actual",
        "planned",
        "hypothetical",
        "denied",
        "habitual",
    }
    assert all(truth.days(time)[0] < truth.days(time)[1] for one in events for time in one.times if time)
    assert all(len(set(row)) == len(row) > 0 for one in events for row in (one.classes, one.realis, one.times))


def test_a_reader_agrees_with_himself_and_not_with_another():
    events = truth.gold("en")
    alone = agreement.figures(events, events)
    assert alone["span"] == alone["first class"] == alone["time"] == alone["realis"] == 100.0
    other = [replace(one, realis=("habitual",), times=("1999",), classes=("NONE",)) for one in events]
    changed = agreement.figures(events, other)
    assert (changed["span"], changed["a class"], changed["time"]) == (100.0, 0.0, 0.0)


def test_what_is_optional_is_neither_missed_nor_false():
    one = next(one for one in truth.gold("en") if one.article == "s1-en" and one.actors and not one.optional)
    told = [replace(one, times=("",), chain=(), actors=()), replace(one, optional=True, trigger=truth.Span(0, 1))]
    count, misses = Counter(), []
    extraction.compare("s1-en", told, [], count, misses)
    assert (count["wanted"], count["found"], len(misses)) == (1, 0, 1)
    mention = next(m for m in truth.found()["s1-en"] if m.event_class.partition(".")[0] in one.classes)
    loose = [replace(one, optional=True, trigger=mention.trigger)]
    count, misses = Counter(), []
    extraction.compare("s1-en", loose, [mention], count, misses)
    assert (count["wanted"], count["found"], misses) == (0, 0, [])
    assert extraction.counted(["?two men"], ["two men", "Osmonov"]) == ["Osmonov"]


def test_perfect_linking_is_a_hundred_and_one_heap_is_not():
    rows = [event for story in truth.stories() for event in story["event"]]
    perfect = {key: row["id"] for row in rows for key in linking.keys(row)}
    assert linking.pair_f1(rows, perfect, "across")[0] == linking.pair_f1(rows, perfect, "within")[0] == 100.0
    assert not any(linking.meets(row, rows, perfect) for row in rows if "near_miss_of" in row)
    heap = dict.fromkeys(perfect, "all")
    assert linking.pair_f1(rows, heap, "across")[0] < 20
    assert all(linking.meets(row, rows, heap) for row in rows if "near_miss_of" in row)


def test_floors_are_lifted_and_never_lowered(monkeypatch):
    monkeypatch.setattr(measure, "floors", lambda: {"en dev": {"events": 50.0, "chain": 50.0}})
    text = measure.lifted({"en dev": {"events": 40.0, "chain": 60.0}})
    assert '"events" = 50.0' in text
    assert '"chain" = 60.0' in text


def test_agreement_replaces_its_own_table():
    once = measure.with_agreement("# Stories\n", {"en": {"span": 90.0}})
    assert measure.with_agreement(once, {"en": {"span": 90.0}}) == once
    assert "| en | 90 |" in once


def test_the_readme_tells_the_agreement_of_the_readings():
    text = measure.README.read_text(encoding="utf-8")
    assert measure.with_agreement(text, measure.agreed()) == text
