import json
from dataclasses import replace

import pytest

from tests.view.story import story
from timeline.errors import ReadError
from timeline.export.json import to_json
from timeline.export.json_read import from_json
from timeline.link.revise import rejudge, undo
from timeline.model import Judgement
from timeline.view.corrections import apply_corrections, quoted, read_corrections


def event(case, name):
    return next((one for one in case.events if one.id == name), None)


def test_a_date_a_title_and_hiding():
    case = apply_corrections(
        story(),
        [
            {"kind": "when", "event": "ev-letter", "value": "2031-04"},
            {"kind": "title", "event": "ev-rat", "value": "The pact is law"},
            {"kind": "hide", "event": "ev-shots", "value": True},
            {"kind": "star", "event": "ev-rat", "value": True},
        ],
    )
    letter = event(case, "ev-letter")
    assert (letter.when.timex, letter.when_basis, letter.disputed) == ("2031-04", "person", False)
    assert letter.alternatives == event(story(), "ev-letter").alternatives  # what the texts claim stays
    assert [(said.event, said.what, said.by) for said in case.corrections] == [
        ("ev-letter", "when", "reader"),
        ("ev-rat", "title", "reader"),
        ("ev-shots", "hidden", "reader"),
    ]
    assert event(case, "ev-rat").title == "The pact is law"
    assert event(case, "ev-shots") is None


def test_merging_keeps_every_passage_and_says_who_merged():
    before = story()
    case = apply_corrections(before, [{"kind": "merge", "event": "ev-ferry", "with": "ev-cargo"}], by="ana")
    merged = event(case, "ev-ferry")
    assert set(merged.mentions) == {"m-ferry", "m-cargo"}
    assert "ev-cargo" in merged.aliases
    assert case.judgements[-1].by == "ana"
    assert case.judgements[-1].verdict == "same"
    assert len(case.events) == len(before.events) - 1
    names = {one.id for one in case.events}
    assert all(r.left in names and r.right in names for r in case.relations)


def test_splitting_gives_two_events_and_a_judgement():
    case = apply_corrections(story(), [{"kind": "split", "event": "ev-crash", "mentions": ["m-crash-vi"]}])
    assert event(case, "ev-crash").mentions == ("m-crash-en",)
    assert event(case, "ev-crash/m-crash-vi").mentions == ("m-crash-vi",)
    assert case.judgements[-1].verdict == "different"


def test_a_correction_finds_its_event_by_its_words_after_a_rebuild():
    old = story()
    quotes = quoted(old, event(old, "ev-cargo"))
    rebuilt = replace(old, events=tuple(replace(e, id=f"{e.id}-new") if e.id == "ev-cargo" else e for e in old.events))
    case = apply_corrections(rebuilt, [{"kind": "title", "event": "ev-cargo", "value": "Found", "quotes": quotes}])
    assert event(case, "ev-cargo-new").title == "Found"


def test_a_correction_that_finds_nothing_says_so():
    with pytest.raises(ReadError, match="correction of ev-gone: no event has this id or tells these words: lost words"):
        apply_corrections(
            story(), [{"kind": "title", "event": "ev-gone", "value": "x", "quotes": [{"quote": "lost words"}]}]
        )


def test_the_file_of_the_page_is_read_and_others_are_refused(tmp_path):
    file = tmp_path / "corrections.json"
    file.write_text(
        json.dumps({"schema": "timeline-corrections/1", "corrections": [{"kind": "star"}]}), encoding="utf-8"
    )
    assert read_corrections(file) == [{"kind": "star"}]
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(ReadError, match="expected JSON with schema"):
        read_corrections(file)
    file.write_text("not json", encoding="utf-8")
    with pytest.raises(ReadError, match="cannot be read as JSON"):
        read_corrections(file)


def test_what_is_hidden_or_added_outlives_a_verdict_and_is_undone_step_by_step():
    before = story()
    steps = [
        {"kind": "hide", "event": "ev-shots", "value": True},
        {"kind": "add", "event": "by-hand-1", "title": "A vigil", "value": "2031-05-02"},
    ]
    case = apply_corrections(before, steps, by="ana")
    assert all("ev-shots" not in (row.left, row.right) for row in case.relations)
    said = Judgement(event(case, "ev-ferry").mentions[0], event(case, "ev-cargo").mentions[0], "same", 1.0, "ana", "")
    judged = rejudge(case, [said])
    assert event(judged, "ev-shots") is None
    assert event(judged, "by-hand-1").when.timex == "2031-05-02"
    assert event(from_json(to_json(judged)), "by-hand-1").title == "A vigil"
    undated = undo(undo(judged))
    assert event(undated, "by-hand-1").when is None
    without = undo(undated)
    assert event(without, "by-hand-1") is None
    shown = undo(without)
    wanted = set(event(before, "ev-shots").mentions)
    assert any(wanted == set(one.mentions) for one in shown.events)


def test_a_year_before_christ_is_a_date():
    case = apply_corrections(story(), [{"kind": "when", "event": "ev-rat", "value": "BC0044-03-15"}])
    assert event(case, "ev-rat").when.timex == "BC0044-03-15"
