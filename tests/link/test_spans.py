"""Positions that somebody else found: linked by words, dates and language alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link import story
from timeline.errors import OptionError
from timeline.link.spans import link_spans

PLACES = [(m.document, m.trigger.start, m.trigger.end) for m in story.MENTIONS]


def groups(numbers):
    return {frozenset(at for at, other in enumerate(numbers) if other == number) for number in numbers}


WHOLE = groups(link_spans(story.DOCUMENTS, PLACES))


def test_the_sinking_is_found_in_three_languages():
    assert any({0, 1, 2} <= group for group in WHOLE)


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(PLACES))), st.permutations(story.DOCUMENTS))
def test_neither_order_counts(order, documents):
    numbers = link_spans(documents, [PLACES[at] for at in order])
    assert {frozenset(order[at] for at in group) for group in groups(numbers)} == WHOLE


def test_ids_do_not_count():
    renamed = {"d-en": "zz", "d-vi": "aa", "d-zh": "mm"}
    documents = [replace(doc, id=renamed[doc.id]) for doc in story.DOCUMENTS]
    assert groups(link_spans(documents, [(renamed[doc], a, b) for doc, a, b in PLACES])) == WHOLE


def test_a_place_outside_its_article_is_refused():
    with pytest.raises(OptionError, match="outside its text"):
        link_spans(story.DOCUMENTS, [("d-en", 5, 10_000)])
    with pytest.raises(OptionError, match="no such article"):
        link_spans(story.DOCUMENTS, [("d-xx", 0, 3)])
