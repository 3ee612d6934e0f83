"""The JSON export says everything, and reads back as it was."""

import json

import pytest
from hypothesis import given
from strategies import cases

from timeline import ReadError
from timeline.export.json import from_json, to_json

DESIGN = {
    "documents": "id uri title language published published_basis published_mod published_candidates source retrieved"
    " text dropped",
    "mentions": "id document start end quote class realis certainty rule trigger time time_basis time_role participants"
    " quantities attribution",
    "events": "id title gloss class disputed when alternatives mentions origins",
    "relations": "left right kind why",
    "judgements": "left right verdict score by why",
    "warnings": "document span kind text",
}
TIME = "span text timex type grain start end mod zone zone_basis rule anchor readings"


@given(cases())
def test_what_is_written_reads_back_as_it_was(case):
    assert from_json(json.loads(json.dumps(to_json(case), ensure_ascii=False))) == case


@given(cases())
def test_every_field_of_the_schema_is_there_empty_or_not(case):
    data = to_json(case)
    assert data["schema"] == "timeline/1"
    for part, fields in DESIGN.items():
        assert all(set(fields.split()) <= set(row) for row in data[part])
    for mention in data["mentions"]:
        assert set(mention["trigger"]) == {"start", "end", "text"}
        for time in (mention["time"], *(link["time"] for link in mention["attribution"])):
            assert time is None or set(TIME.split()) <= set(time)
        assert all(set(p) == {"text", "kind", "role", "name", "id", "span"} for p in mention["participants"])
        assert all(set(q) == {"value", "unit", "what", "mod", "text", "span"} for q in mention["quantities"])
    assert all({"edtf", "timex", "start", "end", "grain"} <= set(e["when"]) for e in data["events"] if e["when"])


@given(cases())
def test_a_quote_is_what_stands_in_the_text(case):
    data = to_json(case)
    texts = {doc["id"]: doc["text"] for doc in data["documents"]}
    for mention in data["mentions"]:
        text, trigger = texts[mention["document"]], mention["trigger"]
        assert mention["quote"] == text[mention["start"] : mention["end"]]
        assert trigger["text"] == text[trigger["start"] : trigger["end"]]


def test_a_built_story_reads_back_as_it_was(story):
    assert from_json(to_json(story.case)) == story.case


@pytest.mark.parametrize(
    "data, said",
    [
        ([], "schema is None"),
        ({"schema": "timeline/9"}, "'timeline/9'"),
        ({"schema": "timeline/1", "mentions": [{"id": "m-1"}]}, r"mentions\[0\].*'class' is missing"),
        ({"schema": "timeline/1", "relations": [{"left": "a"}]}, r"relations\[0\]"),
        (
            {"schema": "timeline/1", "uncovered": [{"document": "d", "span": [4, 4], "text": "", "reason": ""}]},
            "not 4..4",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_place(data, said):
    with pytest.raises(ReadError, match=said):
        from_json(data)
