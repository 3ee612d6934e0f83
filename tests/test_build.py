"""The spine: nothing is lost silently, and one bad document costs the others nothing."""

import dataclasses
import sys

import pytest

import timeline as tl
from timeline.build import build_case
from timeline.read.progress import watched

GOOD = {"text": "HANOI – A ferry sank on Monday and 12 people were killed, police said.", "published": "2024-05-07"}


def test_one_document_that_breaks_a_room_costs_the_others_nothing():
    good = list(tl.read([{**GOOD, "language": "en", "uri": "good"}]))
    bad = dataclasses.replace(good[0], id="bad", uri="bad.txt", language="qqq")
    case = build_case([bad, *good], progress=False)
    assert [doc.id for doc in case.documents] == ["bad", good[0].id]
    assert [failure.where for failure in case.failures] == ["bad.txt"]
    assert "qqq" in case.failures[0].why
    assert case.events == build_case(good, progress=False).events != ()


def test_the_same_documents_give_the_same_case(articles):
    docs = tl.read(articles)
    assert build_case(docs, progress=False) == build_case(docs, progress=False)


def test_a_second_copy_of_a_text_is_named_and_counted_once():
    docs = tl.read([{**GOOD, "language": "en", "uri": uri} for uri in ("first", "second")])
    case = build_case(docs, progress=False)
    assert [doc.uri for doc in case.documents] == ["first"]
    assert any(warning.kind == "copy" and "second" in warning.text for warning in case.warnings)


def test_what_could_not_be_read_is_carried_along(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD["text"], encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    timeline = tl.build(tmp_path, progress=False)
    assert len(timeline.documents) == 1
    assert "empty.txt" in timeline.failures[0].where


def test_build_takes_documents_and_whatever_read_takes(articles):
    docs = tl.read(articles)
    assert (
        tl.build(docs, progress=False)
        == tl.build(list(docs), progress=False)
        == tl.build(str(articles), progress=False)
    )
    assert len(tl.build(docs[0], progress=False).documents) == 1


def test_a_glob_that_matches_nothing_is_an_error(tmp_path):
    with pytest.raises(tl.ReadError, match="nothing-here"):
        tl.build(str(tmp_path / "nothing-here*.txt"))


def test_every_mention_is_in_one_event_and_every_id_is_known(story):
    case = story.case
    told = [key for event in case.events for key in event.mentions]
    assert sorted(told) == sorted(mention.id for mention in case.mentions)
    assert len({event.id for event in case.events}) == len(case.events)
    events = {event.id for event in case.events}
    assert all({row.left, row.right} <= events for row in case.relations)
    assert all({row.left, row.right} <= set(told) for row in case.judgements)
    assert all(
        sorted(key for group in event.origins for key in group) == sorted(event.mentions) for event in case.events
    )


def test_every_mention_quotes_its_document(story):
    texts = {doc.id: doc for doc in story.documents}
    for mention in story.mentions:
        doc = texts[mention.document]
        assert mention.span.contains(mention.trigger) and mention.trigger.end <= len(doc.text)
        assert not any(dropped.span.overlaps(mention.span) for dropped in doc.dropped)
        assert all(someone.span.slice(doc.text) == someone.text for someone in mention.participants)


def test_an_empty_case_is_a_case():
    assert build_case([]).events == ()


def test_quick_work_shows_no_bar_and_loads_none(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "tqdm.auto", raising=False)
    assert list(watched([1, 2, 3], "numbers", "number")) == [1, 2, 3]
    assert "tqdm.auto" not in sys.modules and capsys.readouterr().err == ""


def test_long_work_shows_how_far_it_is(monkeypatch, capsys):
    monkeypatch.setattr(sys.modules["timeline.read.progress"], "PATIENCE", -1.0)
    assert list(watched([1, 2, 3], "numbers", "number")) == [1, 2, 3]
    assert "numbers" in capsys.readouterr().err
    assert list(watched([1, 2, 3], "numbers", "number", show=False)) == [1, 2, 3]
    assert capsys.readouterr().err == ""
