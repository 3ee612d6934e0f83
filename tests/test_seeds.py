"""The two seed articles, built as a user would, against the gold that others wrote."""

import json
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def export(shared, tmp_path_factory):
    out = tmp_path_factory.mktemp("seeds") / "out.json"
    seeds = sorted((shared / "seeds").glob("*.txt"))
    subprocess.run([sys.executable, "-m", "timeline", "build", *seeds, "-o", out], check=True, capture_output=True)
    return out


def test_every_must_row_of_the_gold_holds(shared, export):
    tool = shared / "tools" / "score_seeds.py"
    run = subprocess.run([sys.executable, tool, export], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_their_dates_are_found_out_and_the_second_is_marked_as_inferred(export):
    documents = {doc["language"]: doc for doc in json.loads(export.read_text(encoding="utf-8"))["documents"]}
    assert documents["vi"]["published"] == "2025-11-01"
    assert documents["zh"]["published"] == "2025-11-02"
    assert documents["zh"]["published_basis"] not in {"", "none", "metadata"}
    assert documents["zh"]["published_candidates"]


def test_a_dated_sentence_without_an_event_is_listed_with_its_reason(export):
    data = json.loads(export.read_text(encoding="utf-8"))
    assert all(row["reason"] for row in data["uncovered"])
