"""Where speech begins and ends beside a verb of saying, and to which medium somebody spoke."""

from __future__ import annotations

import re

from timeline.extract.entities import MEDIA, Named
from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.model import Span


def closes_speech(sentence: Sentence, hit: Hit) -> int | None:
    """Where a quotation ends right before the verb or its subject of a few words; None when none does."""
    before = sentence.between(max(sentence.start, hit.start - 60), hit.start)
    found = list(re.finditer(r"[”\"»」’][,，.]?|[,，?!？！][”\"»」’]", before))
    if not found:
        return None
    between = before[found[-1].end() :]
    if len(between.split()) > 5 or any(mark in between for mark in ",.;:"):
        return None
    return hit.start - len(between)


def opens_speech(sentence: Sentence, hit: Hit) -> bool:
    """Whether speech follows at once: *that*, a colon, a comma or a quotation mark."""
    after = sentence.between(hit.end, hit.end + 2).lstrip()[:1]
    return after in tuple('，,：:“"「«') or with_that(sentence, hit)


def with_that(sentence: Sentence, hit: Hit) -> bool:
    """Whether *that* stands behind the verb, or in it."""
    if sentence.text[hit.start : hit.end].endswith((" that", " que")):
        return True
    return any(other.sense("that") and 0 <= other.start - hit.end <= 1 for other in sentence.hits)


def told_to(sentence: Sentence, hit: Hit) -> list[Named]:
    """*told Reuters*, *aseguró a la agencia*: the medium somebody spoke to is how we know."""
    near = [
        item
        for item in sentence.entities_in(hit.end - 1, hit.end + 40)
        if item.kind in MEDIA or (item.kind == "ref" and item.name == "outlet_ref")
    ]
    named = [item for item in near if not _says_more(sentence, hit.end, item.start)][:1]
    if named or not sentence.spaced:
        return named
    # "a la agencia" is read as a preposition and a bare noun
    bare = [other for other in sentence.hits if 0 < other.start - hit.end <= 9 and other.has("names", "outlet")]
    span = Span(bare[0].start, bare[0].end) if bare else None
    return [Named(span.start, span.end, span, "ref", "outlet_ref")] if span else []


def _says_more(sentence: Sentence, start: int, end: int) -> bool:
    """Whether more than an article or a preposition stands between two places."""
    return len(sentence.between(start, end).split()) > 2 or (not sentence.spaced and end - start > 2)
