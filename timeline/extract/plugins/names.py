"""Names that a model finds become participants of the events the rules find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline.extract.engine import Extraction, extract
from timeline.extract.entities import slug
from timeline.language.pack import Pack
from timeline.model import Document, EventMention, Participant, ParticipantRole, Span, TimeExpression


class Found(NamedTuple):
    """One name: where it stands, and its kind: person, org or place."""

    start: int
    end: int
    kind: str


def with_names(
    find: Callable[[str], Iterable[Found]], languages: Sequence[str] = ()
) -> Callable[[Document, Sequence[Span], Sequence[TimeExpression], Pack], Extraction]:
    """An extractor: the rules' mentions, and the names that `find` finds in the text as their participants.

    `languages` are those the model knows; a document in another one is left alone. None given means all.
    """

    def extractor(doc: Document, sentences: Sequence[Span], times: Sequence[TimeExpression], pack: Pack) -> Extraction:
        if languages and doc.language.split("-")[0] not in languages:
            return Extraction()
        found = [name for name in find(doc.text) if 0 <= name.start < name.end <= len(doc.text)]
        told = extract(doc, sentences, times, pack).mentions
        return Extraction(tuple(replace(mention, participants=tuple(_named(doc, mention, found))) for mention in told))

    return extractor


def _named(doc: Document, mention: EventMention, found: Sequence[Found]) -> Iterator[Participant]:
    for name in found:
        span = Span(name.start, name.end)
        if not mention.span.contains(span) or span.overlaps(mention.trigger):
            continue
        role: ParticipantRole = "place" if name.kind == "place" else "recipient"
        if name.kind != "place" and span.end <= mention.trigger.start:
            role = "actor"
        text = span.slice(doc.text)
        yield Participant(text, name.kind, role, span, text, f"{name.kind}:{slug(text)}")
