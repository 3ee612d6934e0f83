"""One row per event, and no cell that a spreadsheet would run."""

import csv
import io

from hypothesis import given
from strategies import cases

from timeline.export.csv import cell, to_csv
from timeline.export.rows import COLUMNS


def read(case):
    return list(csv.DictReader(io.StringIO(to_csv(case), newline="")))


@given(cases())
def test_one_row_per_event_and_one_column_per_fact(case):
    rows = read(case)
    assert [row["id"] for row in rows] == [event.id for event in case.events]
    assert all(tuple(row) == COLUMNS for row in rows)


@given(cases())
def test_no_cell_starts_a_formula(case):
    for row in read(case):
        assert not any(value.lstrip(" ")[:1] in set("=+-@\t\r\n＝＋－＠") - {""} for value in row.values() if value)


def test_a_formula_in_an_article_becomes_text():
    assert cell('=HYPERLINK("https://evil.example","pay")').startswith("'=")
    assert cell(["  @SUM(A1)", "b"]).startswith("'  @")
    assert cell("a = b") == "a = b"


def test_a_built_story_names_its_sources_and_quotes(story):
    rows = read(story.case)
    assert len(rows) == len(story)
    assert all(row["sources"] and row["quotes"] for row in rows)
