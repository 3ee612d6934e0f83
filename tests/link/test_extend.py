"""One more article: the events are those of linking everything, and nothing that it does not reach is touched."""

import pytest

from tests.link import story
from tests.link.test_revise import build
from timeline.errors import OptionError
from timeline.link.extend import Index
from timeline.model import Case, Judgement


def without(last):
    documents = [doc for doc in story.DOCUMENTS if doc is not last]
    return build((), documents, [m for m in story.MENTIONS if m.document != last.id])


@pytest.mark.parametrize("last", story.DOCUMENTS, ids=lambda doc: doc.language)
def test_an_article_more_comes_to_the_events_of_all(last):
    told = [m for m in story.MENTIONS if m.document == last.id]
    made = Index(without(last)).add([last], told)
    whole = build()
    assert {(e.mentions, e.when, e.disputed, e.origins) for e in made.events} == {
        (e.mentions, e.when, e.disputed, e.origins) for e in whole.events
    }
    assert set(made.mentions) == set(story.MENTIONS)
    assert {(r.left, r.right, r.kind) for r in made.relations} == {(r.left, r.right, r.kind) for r in whole.relations}


def test_an_empty_case_grows_article_by_article_and_keeps_a_persons_word():
    index = Index(Case())
    for doc in story.DOCUMENTS[:2]:
        index.add([doc], [m for m in story.MENTIONS if m.document == doc.id])
    said = Judgement(story.SANK_EN.id, story.SANK_VI.id, "different", 0.0, "ana", "two boats")
    from timeline.link.revise import rejudge

    index = Index(rejudge(index.case, [said]))
    last = story.DOCUMENTS[2]
    case = index.add([last], [m for m in story.MENTIONS if m.document == last.id])
    homes = {name: event.id for event in case.events for name in event.mentions}
    assert set(homes) == {m.id for m in story.MENTIONS}
    assert homes[story.SANK_EN.id] != homes[story.SANK_VI.id]
    assert said in case.judgements


def test_an_article_that_is_there_already_is_refused():
    with pytest.raises(OptionError, match="has it already"):
        Index(build()).add([story.EN], [])
