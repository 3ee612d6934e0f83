"""An explanation gives the words, the rule, the anchor, who says so and why passages were merged."""

import pytest
from hypothesis import given
from strategies import cases

import timeline as tl
from timeline.notebook.explain import explain


def told_in_most_places(story):
    return max(story.events, key=lambda event: len(event.mentions))


def test_every_ground_of_an_event_is_named(story):
    event = told_in_most_places(story)
    text = str(story.explain(event.id))
    mentions = [mention for mention in story.mentions if mention.id in event.mentions]
    documents = {doc.id: doc for doc in story.documents}
    assert len(mentions) > 1
    for mention in mentions:
        assert mention.id in text and mention.rule in text
        assert mention.trigger.slice(documents[mention.document].text) in text
        assert all(link.name in text for link in mention.attribution)
        if mention.time:
            assert mention.time.text in text and mention.time.rule in text and mention.time.anchor in text
            assert all(str(reading.why) in text for reading in mention.time.readings[1:])
    own = set(event.mentions)
    judged = [row for row in story.case.judgements if {row.left, row.right} <= own]
    assert judged and all(row.why in text for row in judged)


def test_a_mention_or_the_start_of_an_id_will_do(story):
    event = told_in_most_places(story)
    assert story.explain(event.mentions[0]).event == event.id
    assert story.explain(event.id[:-1]).event == event.id


def test_an_unknown_id_is_answered_with_one_there_is(story):
    with pytest.raises(tl.OptionError, match=r"no event 'ev-nothing' among \d+\. Expected an id such as 'ev-"):
        story.explain("ev-nothing")
    with pytest.raises(tl.OptionError, match="may be any of"):
        story.explain("ev-")
    with pytest.raises(tl.OptionError, match="no event ''"):
        story.explain("")


@given(cases())
def test_it_explains_any_event_and_escapes_what_articles_say(case):
    for event in case.events:
        page = explain(case, event.id)._repr_html_()
        bare = page
        for tag in ("div", "strong", "u", "mark"):
            bare = bare.replace(f"</{tag}>", "").replace(f"<{tag}>", "")
        assert bare.count("<") == bare.count("<div ")
