"""Events somebody else has found: bare positions in articles become mentions that can be linked.

For a user's own extractor, or gold mentions: nothing is known of a mention but its words and those of its sentence and
article. It has no time of its own: the nearest date of a sentence was tried and misled as often as it helped.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from timeline.errors import OptionError
from timeline.extract import extract
from timeline.language.pack import load_pack
from timeline.language.sentences import split
from timeline.link.cluster import cluster
from timeline.link.linker import judge_pairs, see
from timeline.link.rules import GIVEN
from timeline.link.weights import cue_pattern, weights
from timeline.model import Document, EventMention, Span
from timeline.tag import tag_document

_NOTHING_KNOWN = EventMention("", "", Span(0, 1), Span(0, 1), "OTHER", GIVEN)
_BESIDE = 60  # characters between words that only say that something was, and what it was
Place = tuple[str, int, int]  # document id, start, end: half-open code points


def link_spans(documents: Sequence[Document], places: Sequence[Place]) -> list[int]:
    """Which of these positions tell of one happening: a cluster number for each, in the order given.

    documents: the articles. places: where an event's trigger stands, as (document id, start, end). Only the words, the
    dates and the languages of the articles count: neither ids, nor the order of anything, nor where in its article a
    trigger stands. Raises `OptionError` for a place outside its article.

    >>> docs = [Document("a", "A crane fell in Lindvik.", "en"), Document("b", "In Lindvik, a crane fell.", "en")]
    >>> link_spans(docs, [("a", 8, 12), ("b", 20, 24)])
    [0, 0]
    """
    by_id = {doc.id: doc for doc in documents}
    made = dict(zip(places, mentions_at(by_id, places), strict=True))
    seen, collection = see(list(by_id.values()), list({m.id: m for m in made.values()}.values()))
    using = weights()
    groups = cluster(seen, judge_pairs(seen, collection), {}, join=using.join_given, missing=using.missing)
    number = {name: at for at, group in enumerate(groups) for name in group}
    return [number[made[place].id] for place in places]


def mentions_at(documents: dict[str, Document], places: Sequence[Place]) -> list[EventMention]:
    """A mention for each place, with the sentence around it; its id comes from the words, so no outside id is read."""
    sentences: dict[str, list[Span]] = {}
    told: dict[str, list[EventMention]] = {}
    out = []
    for document, start, end in places:
        doc = documents.get(document)
        if doc is None or not 0 <= start < end <= len(doc.text):
            raise OptionError(
                f"place {(document, start, end)}: no such article, or outside its text. Expected code points."
            )
        if document not in sentences:
            sentences[document], told[document] = _read(doc)
        span = _around(sentences[document], Span(start, end))
        found = _told_at(Span(start, end), span, told[document], doc)
        out.append(
            replace(found, id=_id(doc, start, end), document=document, span=span, rule=GIVEN, about=None)
        )  # fmt: skip
    return out


def _read(doc: Document) -> tuple[list[Span], list[EventMention]]:
    """The sentences of an article, and what the program itself finds told in them."""
    pack = load_pack(doc.language)
    sentences = split(doc.text, pack)
    return sentences, list(extract(doc, sentences, tag_document(doc), pack).mentions)


def _told_at(trigger: Span, sentence: Span, mentions: Sequence[EventMention], doc: Document) -> EventMention:
    """What the program finds told at a place, or right beside words that only say that something was."""
    known = _told_by(trigger, mentions)
    if known is not None:
        return replace(known, trigger=trigger)
    beside = [one for one in mentions if sentence.contains(one.trigger) and _apart(one.trigger, trigger) <= _BESIDE]
    nearest = min(beside, key=lambda one: (_apart(one.trigger, trigger), one.id), default=None)
    light = cue_pattern("light", doc.language)
    if nearest is not None and light is not None and light.fullmatch(trigger.slice(doc.text)):
        return nearest
    return replace(_NOTHING_KNOWN, trigger=trigger)


def _apart(one: Span, two: Span) -> int:
    return max(one.start, two.start) - min(one.end, two.end)


def _told_by(trigger: Span, mentions: Sequence[EventMention]) -> EventMention | None:
    """The mention found at a place: the one whose trigger shares most of it."""
    here = [one for one in mentions if one.trigger.overlaps(trigger)]
    return max(here, key=lambda one: (_common(one.trigger, trigger), one.id), default=None)


def _common(one: Span, two: Span) -> int:
    return min(one.end, two.end) - max(one.start, two.start) - abs(one.end - one.start - two.end + two.start) // 2


def _id(doc: Document, start: int, end: int) -> str:
    """From the words of the article, so that no outside id is read."""
    return "m-" + hashlib.blake2b(f"{doc.text}\n{start}\n{end}".encode(), digest_size=8).hexdigest()


def _around(sentences: Sequence[Span], trigger: Span) -> Span:
    at = bisect_right(sentences, trigger.start, key=lambda span: span.start) - 1
    if at >= 0 and sentences[at].contains(trigger):
        return sentences[at]
    return trigger
