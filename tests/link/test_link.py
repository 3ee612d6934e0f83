"""Linking as a whole: which tellings meet, which never do, and that no order of anything matters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link import story
from timeline.link import MACHINE, link
from timeline.model import Judgement, Span

EVERYTHING = link(story.DOCUMENTS, story.MENTIONS)


def home(linked, mention):
    return next(event for event in linked.events if mention.id in event.mentions)


def clusters(linked):
    return {frozenset(event.mentions) for event in linked.events}


def test_one_sinking_in_three_languages_is_one_event():
    assert home(EVERYTHING, story.SANK_EN) == home(EVERYTHING, story.SANK_VI) == home(EVERYTHING, story.SANK_ZH)


def test_what_is_sent_after_the_sinking_is_another_event():
    assert home(EVERYTHING, story.SANK_EN) != home(EVERYTHING, story.SECOND_EN)


def test_every_mention_stands_in_exactly_one_event():
    told = [name for event in EVERYTHING.events for name in event.mentions]
    assert sorted(told) == sorted(mention.id for mention in story.MENTIONS)


def test_a_judgement_says_why_in_words():
    pair = {story.SANK_EN.id, story.SANK_VI.id}
    judgement = next(j for j in EVERYTHING.judgements if {j.left, j.right} == pair)
    assert judgement.verdict == "same"
    assert judgement.by == MACHINE
    assert "“sank” and “chìm”" in judgement.why or "“chìm” and “sank”" in judgement.why
    assert "same day" in judgement.why


def test_a_statement_is_never_clustered_with_its_content_but_related_to_it():
    stated = replace(story.BLAME_EN, about=story.SANK_EN.id)
    linked = link(story.DOCUMENTS, [*story.MENTIONS[:5], stated])
    assert home(linked, stated) != home(linked, story.SANK_EN)
    found = [(r.left, r.right) for r in linked.relations if r.kind == "about"]
    assert (home(linked, stated).id, home(linked, story.SANK_EN).id) in found


def test_a_report_is_not_what_it_reports():
    report = replace(story.REPORT_ZH, trigger=story.SANK_ZH.trigger)
    linked = link(story.DOCUMENTS, [report, story.SANK_ZH])
    assert len(linked.events) == 2


def test_two_numbered_happenings_stay_apart():
    text = "The first strike on the depot came on Monday. The second strike on the depot came on Monday."
    doc = replace(story.EN, id="d-two", text=text)
    first = story.tell(doc, "The first strike on the depot came on Monday", "strike", "ASSAULT")
    second = story.tell(doc, "The second strike on the depot came on Monday", "strike", "ASSAULT")
    linked = link([doc], [first, second])
    assert len(linked.events) == 2
    assert any("numbered" in j.why for j in linked.judgements)


def test_an_undated_telling_takes_the_date_of_its_event():
    undated = replace(story.SANK_VI, time=None, time_basis="none")
    event = home(link(story.DOCUMENTS, [story.SANK_EN, undated]), undated)
    assert event.when is not None
    assert event.when.timex == "2024-03-06"
    assert undated.id in event.mentions


def test_one_strike_is_part_of_a_series_and_not_merged_with_it():
    text = (
        "Norway has carried out ten strikes on the camps since September. "
        "On 3 March Norway carried out a strike on a camp."
    )
    doc = replace(story.EN, id="d-series", text=text)
    norway = [story.who("Norway", key="country:NO", kind="country")]
    series = story.tell(
        doc, "Norway has carried out ten strikes on the camps since September", "strikes", "ASSAULT",
        people=norway, time=story.when("2023-09", signal="since"),
    )  # fmt: skip
    single = story.tell(
        doc, "On 3 March Norway carried out a strike on a camp", "strike", "ASSAULT",
        people=norway, time=story.when("2024-03-03"),
    )  # fmt: skip
    linked = link([doc], [series, single])
    assert home(linked, series) != home(linked, single)
    assert [(r.left, r.right) for r in linked.relations if r.kind == "part_of"] == [
        (home(linked, single).id, home(linked, series).id)
    ]


def test_an_answer_points_at_what_it_answers():
    text = "On Monday Norway closed the strait. In response to Norway, Iceland recalled its envoy."
    doc = replace(story.EN, id="d-answer", text=text)
    closed = story.tell(
        doc, "On Monday Norway closed the strait", "closed", "COERCE",
        people=[story.who("Norway", key="country:NO", kind="country")],
    )  # fmt: skip
    recalled = story.tell(
        doc, "In response to Norway, Iceland recalled its envoy", "recalled", "MOVE",
        people=[story.who("Iceland", key="country:IS", kind="country")],
    )  # fmt: skip
    linked = link([doc], [closed, recalled])
    assert [(r.left, r.right, r.kind) for r in linked.relations] == [
        (home(linked, recalled).id, home(linked, closed).id, "responds_to")
    ]


@pytest.mark.parametrize(
    ("text", "language", "first", "then"),
    [
        ("The port closed after a crane collapsed on the quay.", "en", "collapsed", "closed"),
        ("After a crane collapsed on the quay, the port closed.", "en", "collapsed", "closed"),
        ("Cảng đóng cửa sau khi một cần cẩu đổ sập.", "vi", "đổ sập", "đóng cửa"),
        ("Le port a fermé après l'effondrement d'une grue.", "fr", "effondrement", "fermé"),
    ],
)
def test_what_is_told_after_another_follows_it(text, language, first, then):
    doc = replace(story.EN, id="d-after", text=text, language=language)
    early, late = (story.tell(doc, text, word, kind) for word, kind in ((first, "HAZARD"), (then, "RETREAT")))
    linked = link([doc], [early, late])
    assert [(r.left, r.right, r.kind) for r in linked.relations] == [
        (home(linked, late).id, home(linked, early).id, "follows")
    ]


def test_a_day_or_a_comma_after_the_cue_governs_nothing():
    text = "The port closed after Monday, and a crane collapsed on the quay."
    doc = replace(story.EN, id="d-after", text=text)
    told = [story.tell(doc, text, word, kind) for word, kind in (("closed", "RETREAT"), ("collapsed", "HAZARD"))]
    assert not [r for r in link([doc], told).relations if r.kind == "follows"]


def test_requests_to_two_states_are_two_events():
    text = "Lindvik asked Norway for pumps. Lindvik asked Iceland for pumps."
    doc = replace(story.EN, id="d-ask", text=text)
    asked = [
        story.tell(doc, f"Lindvik asked {state} for pumps", "asked", "REQUEST",
                   people=[story.who("Lindvik"), story.who(state, "recipient", f"country:{code}", "country")])
        for state, code in (("Norway", "NO"), ("Iceland", "IS"))
    ]  # fmt: skip
    asked[1] = replace(asked[1], id="m-asked2")
    assert len(link([doc], asked).events) == 2


orders = st.permutations(story.MENTIONS), st.permutations(story.DOCUMENTS)


@settings(max_examples=15, deadline=None)
@given(*orders)
def test_the_order_of_documents_and_mentions_is_irrelevant(mentions, documents):
    assert link(documents, mentions) == EVERYTHING


def test_linking_again_with_its_own_judgements_changes_nothing():
    assert link(story.DOCUMENTS, story.MENTIONS, EVERYTHING.judgements) == EVERYTHING


pairs = st.tuples(st.sampled_from(story.MENTIONS), st.sampled_from(story.MENTIONS)).filter(lambda p: p[0].id < p[1].id)


@settings(max_examples=25, deadline=None)
@given(pairs)
def test_what_a_person_calls_different_is_never_merged(pair):
    word = Judgement(pair[0].id, pair[1].id, "different", 0.0, "ana", "two things")
    linked = link(story.DOCUMENTS, story.MENTIONS, [word])
    assert home(linked, pair[0]) != home(linked, pair[1])
    assert word in linked.judgements


@settings(max_examples=25, deadline=None)
@given(pairs)
def test_what_a_person_calls_the_same_is_never_split(pair):
    word = Judgement(pair[1].id, pair[0].id, "same", 1.0, "ana", "one thing")
    linked = link(story.DOCUMENTS, story.MENTIONS, [word])
    assert home(linked, pair[0]) == home(linked, pair[1])


def test_a_person_may_take_a_word_back():
    words = [
        Judgement(story.SANK_EN.id, story.SANK_VI.id, "different", 0.0, "ana", "?"),
        Judgement(story.SANK_EN.id, story.SANK_VI.id, "unsure", 0.0, "ana", "back to the machine"),
    ]
    linked = link(story.DOCUMENTS, story.MENTIONS, words)
    assert home(linked, story.SANK_EN) == home(linked, story.SANK_VI)


def test_removing_a_document_removes_only_what_rested_on_it():
    left = [mention for mention in story.MENTIONS if mention.document != "d-zh"]
    linked = link([story.EN, story.VI], left)
    gone = {mention.id for mention in story.MENTIONS} - {mention.id for mention in left}
    assert clusters(linked) == {kept for cluster in clusters(EVERYTHING) if (kept := frozenset(cluster - gone))}


def test_a_mention_without_anything_is_an_event_of_its_own():
    lone = replace(story.SANK_EN, id="m-lone", trigger=Span(0, 3), span=Span(0, 3), time=None, time_basis="none")
    linked = link(story.DOCUMENTS, [lone])
    assert [event.mentions for event in linked.events] == [("m-lone",)]
    assert linked.events[0].when is None


def test_nothing_gives_nothing():
    assert link([], []) == ((), (), ())
