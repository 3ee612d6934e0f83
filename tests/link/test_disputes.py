"""What the mentions of one event say against each other, and when it is no dispute at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.link import story
from timeline.link import disputes, link
from timeline.link.profile import collect, profile
from timeline.temporal.value import from_timex


def one_event(*mentions, documents=story.DOCUMENTS):
    events = link(documents, mentions).events
    assert len(events) == 1, [event.mentions for event in events]
    return events[0]


def test_readings_that_meet_are_no_dispute():
    planned = replace(story.SANK_VI, time=story.when("2024-04", "2024-04", "2024-03"))
    event = one_event(replace(story.SANK_EN, time=story.when("2024-03")), planned)
    assert event.when is not None
    assert event.when.timex == "2024-03"
    assert not event.disputed


def test_the_readings_of_many_mentions_do_not_multiply():
    told = replace(story.SANK_EN, time=story.when("2024-03", "2024-03-06", "2024"))
    collection = collect([story.EN], [told])
    seen = [profile(replace(told, id=f"m-{number}"), story.EN, collection) for number in range(300)]
    assert disputes.when(seen).value == from_timex("2024-03")  # each reading kept once: else this would never end


def test_days_one_apart_may_be_one_day_in_two_zones():
    event = one_event(story.SANK_EN, replace(story.SANK_VI, time=story.when("2024-03-07")))
    assert not event.disputed
    assert [side.value for side in event.alternatives] == ["2024-03-06", "2024-03-07"]


def test_days_that_cannot_meet_are_a_dispute_with_every_claim_kept():
    word = [story.SANK_EN, replace(story.SANK_VI, time=story.when("2024-03-01"))]
    from timeline.model import Judgement

    same = Judgement(word[0].id, word[1].id, "same", 1.0, "ana", "one ferry")
    event = link(story.DOCUMENTS, word, [same]).events[0]
    assert event.disputed
    assert {(side.what, side.value, side.mentions) for side in event.alternatives} == {
        ("when", "2024-03-01", (word[1].id,)),
        ("when", "2024-03-06", (word[0].id,)),
    }


def test_a_plan_that_came_true_is_no_dispute():
    early = replace(story.VI, published=date(2024, 3, 1))
    plan = replace(story.SANK_VI, realis="planned")
    event = one_event(story.SANK_EN, plan, documents=[story.EN, early])
    assert not event.disputed
    assert {side.value for side in event.alternatives} == {"actual", "planned"}


def test_a_plan_still_told_after_it_happened_is_a_dispute():
    event = one_event(story.SANK_EN, replace(story.SANK_VI, realis="planned"))
    assert event.disputed


def test_a_denial_is_a_dispute():
    event = one_event(story.SANK_EN, replace(story.SANK_VI, realis="denied"))
    assert event.disputed


def counted(mention, number):
    return replace(mention, quantities=(story.count(number, "dead" if mention.document == "d-en" else "người chết"),))


def test_a_later_higher_toll_is_a_revision_in_the_order_it_was_claimed():
    event = one_event(counted(story.SANK_EN, 12), counted(story.SANK_VI, 15))
    assert not event.disputed
    assert [(side.what, side.value) for side in event.alternatives] == [("die", "12"), ("die", "15")]


def test_a_later_lower_toll_is_a_dispute():
    assert one_event(counted(story.SANK_EN, 15), counted(story.SANK_VI, 12)).disputed


def test_a_claim_counts_from_when_it_was_made_not_printed():
    old = replace(counted(story.SANK_VI, 12), attribution=(story.said("Lindvik radio", time=story.when("2024-03-07")),))
    event = one_event(counted(story.SANK_EN, 15), old)
    assert not event.disputed
    assert [side.value for side in event.alternatives] == ["12", "15"]
