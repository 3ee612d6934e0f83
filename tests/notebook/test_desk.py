"""A person's word on a timeline: kept, signed, saved, taken back; nothing changes in place."""

import pytest

import timeline as tl
from timeline.errors import OptionError

TEXTS = [
    {"text": text, "language": "en", "published": published, "source": source}
    for text, published, source in (
        ("The ferry Aldis sank off Lindvik on 6 March 2024.", "2024-03-07", "Courier"),
        ("A warehouse in Tarnby burned down on 9 March 2024.", "2024-03-10", "Herald"),
    )
]


@pytest.fixture(scope="module")
def t():
    return tl.build(TEXTS, progress=False)


def two(t):
    return t.events[0].id, t.events[1].id


def test_same_then_undo_gives_the_timeline_back_and_leaves_the_first_alone(t):
    before = t.case
    one = t.judge(*two(t), "same", by="ana", why="one fire on one pier")
    assert len(one) == len(t) - 1
    assert t.case == before
    assert {e.mentions for e in one.undo().events} == {e.mentions for e in t.events}
    assert "one fire on one pier" in str(one.explain(one.events[0].id))


def test_different_parts_two_passages_of_one_event(t):
    one = t.judge(*two(t), "same", by="ana")
    left, right = (event.mentions[0] for event in t.events[:2])
    assert len(one.judge(left, right, "different", by="ben")) == len(t)


def test_verdicts_said_in_one_breath_are_undone_in_one(t):
    one = t.judge(*two(t), "same", by="ana")
    again = one.undo().judge(*two(t), "different", by="ana").judge(*two(t), "same", by="ana", why="after all")
    assert len(again) == len(one)
    assert [row.by for row in again.undo().case.judgements].count("ana") == 1


@pytest.mark.parametrize(("typed", "timex"), [("2024-02", "2024-02"), ("Mar 5", "2024-03-05"), ("2023", "2023")])
def test_a_date_is_typed_as_people_write_it(t, typed, timex):
    fixed = t.correct(two(t)[0], when=typed, by="ana", why="the log")
    (found,) = (e for e in fixed.events if e.id == two(t)[0])
    assert (found.when.timex, found.when_basis) == (timex, "person")
    assert fixed.mentions == t.mentions


def test_a_correction_outlives_saving_rejudging_and_says_who_and_why(t, tmp_path):
    a, b = two(t)
    fixed = t.correct(a, when="2024-03-05", title="The Aldis goes down", by="ana", why="harbour log")
    fixed.save(tmp_path / "case.json")
    back = tl.open(tmp_path / "case.json")
    assert back.case == fixed.case
    one = back.judge(a, b, "same", by="ben")
    assert one.explain(a).event
    assert [e.title for e in one.events if a in (e.id, *e.aliases)] == ["The Aldis goes down"]
    assert "by ana: harbour log" in str(back.explain(a))
    assert back.undo().undo().case.events == t.events
    assert one.undo().undo().undo().case.events == t.events


def test_as_of_leaves_out_what_came_later(t):
    early = t.as_of("8 March 2024")
    assert [doc.source for doc in early.documents] == ["Courier"]
    assert early.asked == ("as of 2024-03-08",)
    assert len(t.as_of("2024-03").documents) == 2


def test_key_dates_rank_days_and_name_their_event(t):
    days = t.key_dates(2)
    assert {row.day.isoformat() for row in days} == {"2024-03-06", "2024-03-09"}
    assert t.events[0].title in repr(days)


def test_origins_say_who_copies_and_who_cites_whom():
    body = "The harbour master of Lindvik closed the northern quay on Monday after a crane fell into the basin at noon."
    t = tl.build(
        [
            {"text": body, "language": "en", "published": "2024-03-07", "source": "Courier"},
            {"text": body + " No one was hurt.", "language": "en", "published": "2024-03-08", "source": "Echo"},
        ],
        progress=False,
    )
    assert [(row.who, row.whom) for row in t.origins() if row.how == "copies"] == [("Echo", "Courier")]


def test_the_neighbourhood_says_what_an_event_answers_and_who_tells_it_from_whom():
    text = "Rebels attacked the port of Lindvik on 3 March 2024, minister Ortega said. "
    text += "In response to the attack, the army closed the port."
    t = tl.build([{"text": text, "language": "en", "published": "2024-03-05", "source": "Courier"}], progress=False)
    around = {event.event_class: t.neighbourhood(event.id, steps=2) for event in t.events}
    told = [row for rows in around.values() for row in rows if row.how == "told by"]
    assert any("Ortega" in row.what for row in told)
    related = [row for rows in around.values() for row in rows if row.how.endswith("responds_to")]
    assert related
    assert all(row.why for row in related)
    with pytest.raises(tl.OptionError, match="1 or more"):
        t.neighbourhood(t.events[0].id, steps=0)


def test_no_conflict_is_said_to_be_none(t):
    assert t.conflicts() == ()
    assert repr(t.conflicts()) == "nothing here"


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda t, a, b: t.judge(a, b, "sane", by="ana"), "Did you mean 'same'"),
        (lambda t, a, b: t.judge(a, b, "same", by=" "), "Give your name"),
        (lambda t, a, b: t.judge(a, a, "same", by="ana"), "one event already"),
        (lambda t, a, b: t.judge(a, "ev-nowhere", "same", by="ana"), "no event 'ev-nowhere'"),
        (lambda t, a, b: t.correct(a, when="soonish", by="ana", why="x"), "cannot be read as a date"),
        (lambda t, a, b: t.correct(a, by="ana", why="x"), "nothing to correct"),
        (lambda t, a, b: t.correct(a, title="T", by="ana", why=""), "why is empty"),
        (lambda t, a, b: t.undo(), "nothing to undo"),
        (lambda t, a, b: t.as_of("never"), "cannot be read as a date"),
        (lambda t, a, b: t.key_dates(0), "1 or more"),
    ],
)
def test_what_cannot_be_meant_is_answered_with_what_can(t, ask, says):
    with pytest.raises(OptionError, match=says):
        ask(t, *two(t))


def test_more_articles_join_what_is_there_and_leave_the_first_timeline_alone(t):
    before = t.case
    more = [
        {"text": "Rescuers said the ferry Aldis sank off Lindvik on 6 March 2024.", "language": "en", "source": "Echo"}
    ]
    larger = t.extend([*more, TEXTS[0]], progress=False)
    assert t.case == before
    assert len(larger.documents) == 3
    assert any(len(event.origins) == 2 for event in larger.events)
    again = larger.extend([{"text": "A mill collapsed in Tarnby on 12 March 2024.", "language": "en"}], progress=False)
    assert len(again.documents) == 4
