"""What the rules looked at and made nothing of: dated sentences without an event, reporting frames without content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.extract.chains import Frame
from timeline.extract.sentence import Sentence
from timeline.extract.when import datable
from timeline.model import Document, EventMention, Span, Uncovered

EVENT_WORDS = ("trigger", "object_verb", "say", "report")


def gaps(
    doc: Document, sentence: Sentence, found: Sequence[EventMention], frames: Sequence[Frame], vocabulary: bool
) -> Iterator[Uncovered]:
    """The gaps of one sentence with their reasons.

    `found` are the mentions it gave, `frames` its reporting frames; `vocabulary` says whether its language has any.
    """
    yield from _dated(doc, sentence, found, vocabulary)
    for frame in frames:
        if frame.event is not None and (reason := _hollow(sentence, frame, found)):
            span = Span(frame.start, max([frame.end, *(end for _, end in frame.content)]))
            yield Uncovered(doc.id, span, span.slice(doc.text), reason)


def _dated(doc: Document, sentence: Sentence, found: Sequence[EventMention], vocabulary: bool) -> Iterator[Uncovered]:
    if found or not any(datable(time) for time in sentence.times):
        return
    words = [sentence.text[hit.start : hit.end] for hit in sentence.hits if hit.sense(*EVENT_WORDS)]
    if not vocabulary:
        reason = f"no event vocabulary for language {doc.language!r}; add packs/events/{doc.language}.toml"
    elif not words:
        reason = "no word of the event vocabulary"
    else:
        reason = f"event words that tell of nothing here: {', '.join(words)}"
    yield Uncovered(doc.id, Span(sentence.start, sentence.end), sentence.text[sentence.start : sentence.end], reason)


def _hollow(sentence: Sentence, frame: Frame, found: Sequence[EventMention]) -> str:
    """Why nothing is told in what a frame introduces; empty when something is."""
    verb = sentence.text[frame.event.start : frame.event.end] if frame.event else ""
    if not frame.content:
        return f"a reporting frame ({verb}) with nothing said after or before it"
    if any(frame.covers(mention.trigger.start) for mention in found):
        return ""
    inside = [
        sentence.text[hit.start : hit.end]
        for hit in sentence.hits
        if frame.covers(hit.start) and hit.sense("trigger", "object_verb") and not hit.entity
    ]
    if inside:
        return f"a reporting frame ({verb}) whose event words tell of nothing: {', '.join(inside)}"
    return f"a reporting frame ({verb}) with no word of the event vocabulary in what is said"
