"""A person's word clusters anew only what it touches, and comes to what linking everything would have given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link import story
from timeline.errors import OptionError
from timeline.link import MACHINE, link
from timeline.link.revise import as_of, rejudge, undo
from timeline.model import Case, Judgement


def build(words=(), documents=story.DOCUMENTS, mentions=story.MENTIONS):
    linked = link(documents, mentions, words)
    return Case(tuple(documents), tuple(mentions), linked.judgements, linked.events, linked.relations)


CASE = build()
words = st.lists(
    st.builds(
        lambda pair, verdict: Judgement(pair[0].id, pair[1].id, verdict, 1.0, "ana", "I know"),
        st.permutations(story.MENTIONS).map(lambda m: m[:2]),
        st.sampled_from(("same", "different", "unsure")),
    ),
    max_size=4,
)


@settings(max_examples=30, deadline=None)
@given(words)
def test_rejudging_comes_to_what_linking_everything_gives(said):
    anew, whole = rejudge(CASE, said), build(said)
    assert {event.mentions for event in anew.events} == {event.mentions for event in whole.events}
    assert {(e.mentions, e.when, e.disputed, e.origins) for e in anew.events} == {
        (e.mentions, e.when, e.disputed, e.origins) for e in whole.events
    }
    assert set(anew.relations) == set(whole.relations)


def test_a_merged_event_keeps_its_old_ids_as_aliases():
    old = {event.id for event in CASE.events if {story.SANK_EN.id, story.SECOND_EN.id} & set(event.mentions)}
    anew = rejudge(CASE, [Judgement(story.SANK_EN.id, story.SECOND_EN.id, "same", 1.0, "ana", "one trip")])
    event = next(e for e in anew.events if story.SANK_EN.id in e.mentions)
    assert {event.id, *event.aliases} == old


def test_a_word_is_kept_and_may_be_taken_back():
    word = Judgement(story.SANK_EN.id, story.SECOND_EN.id, "same", 1.0, "ana", "one trip")
    back = Judgement(story.SANK_EN.id, story.SECOND_EN.id, "unsure", 0.0, "ana", "no")
    anew = rejudge(rejudge(CASE, [word]), [back])
    assert {event.mentions for event in anew.events} == {event.mentions for event in CASE.events}
    assert anew.judgements[-2:] == (word, back)


def test_words_given_when_linking_are_undone_one_by_one():
    first = Judgement(story.SANK_EN.id, story.SECOND_EN.id, "same", 1.0, "ana", "one trip")
    second = Judgement(story.SANK_EN.id, story.SANK_VI.id, "different", 0.0, "ana", "two boats")
    made = build([first, second])
    assert {event.mentions for event in undo(made).events} == {event.mentions for event in build([first]).events}
    assert {event.mentions for event in undo(undo(made)).events} == {event.mentions for event in CASE.events}
    with pytest.raises(OptionError, match="nothing to undo"):
        undo(CASE)


def test_words_that_mean_nothing_are_refused():
    with pytest.raises(OptionError, match="m-nowhere"):
        rejudge(CASE, [Judgement("m-nowhere", story.SANK_EN.id, "same", 1.0, "ana", "")])
    with pytest.raises(OptionError, match="Give yours"):
        rejudge(CASE, [Judgement(story.SANK_VI.id, story.SANK_EN.id, "same", 1.0, MACHINE, "")])


def test_as_of_is_what_had_been_said_by_that_day():
    early = as_of(CASE, date(2024, 3, 8))
    assert early.documents == (story.EN,)
    assert {event.mentions for event in early.events} == {
        event.mentions for event in build(documents=[story.EN], mentions=early.mentions).events
    }
    assert as_of(CASE, date(2024, 3, 9)).events == CASE.events
    assert as_of(CASE, date(2000, 1, 1)) == Case()
