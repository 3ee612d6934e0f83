"""One flat row per event: what the table view, the data frame and the CSV file have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from timeline.model import Case, Document, Event, EventMention
from timeline.temporal.value import edtf

COLUMNS = (
    "id",
    "title",
    "gloss",
    "class",
    "start",
    "end",
    "grain",
    "when",
    "when_basis",
    "realis",
    "certainty",
    "disputed",
    "alternatives",
    "actors",
    "places",
    "quantities",
    "origins",
    "mentions",
    "languages",
    "documents",
    "sources",
    "quotes",
)


def rows(case: Case) -> Iterator[dict[str, Any]]:
    """The events of `case` in its order, each a dictionary with the keys `COLUMNS`.

    `start` and `end` (exclusive) are datetimes or None, `when` is EDTF or "", `origins` and `mentions` are counts, and
    what an event has several of is a list of strings. `sources` is who said so, one chain per passage of `quotes`.

    >>> list(rows(Case()))
    []
    """
    documents = {doc.id: doc for doc in case.documents}
    mentions = {mention.id: mention for mention in case.mentions}
    for event in case.events:
        yield _row(event, [mentions[key] for key in event.mentions], documents)


def chain(mention: EventMention, document: Document) -> str:
    """Who says so, outermost first: ``Harbour Post ← Meridian News ← the spokesman``."""
    names = [document.source or document.title or document.uri or document.id]
    names += [link.name for link in mention.attribution if link.name not in names]
    return " ← ".join(names)


def _row(event: Event, mentions: list[EventMention], documents: dict[str, Document]) -> dict[str, Any]:
    when, homes = event.when, [documents[mention.document] for mention in mentions]
    return {
        "id": event.id,
        "title": event.title,
        "gloss": event.gloss,
        "class": event.event_class,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "grain": when.grain.name.lower() if when and when.grain else "",
        "when": edtf(when) if when else "",
        "when_basis": event.when_basis,
        "realis": _distinct(mention.realis for mention in mentions),
        "certainty": _distinct(mention.certainty for mention in mentions),
        "disputed": event.disputed,
        "alternatives": [f"{row.what}: {row.value}" for row in event.alternatives],
        "actors": _names(mentions, {"actor", "recipient"}),
        "places": _names(mentions, {"place"}),
        "quantities": _distinct(quantity.text for mention in mentions for quantity in mention.quantities),
        "origins": len(event.origins),
        "mentions": len(mentions),
        "languages": _distinct(doc.language for doc in homes),
        "documents": _distinct(doc.uri or doc.title or doc.id for doc in homes),
        "sources": [chain(mention, doc) for mention, doc in zip(mentions, homes, strict=True)],
        "quotes": [_line(mention.span.slice(doc.text)) for mention, doc in zip(mentions, homes, strict=True)],
    }


def _names(mentions: Iterable[EventMention], roles: set[str]) -> list[str]:
    everyone = (participant for mention in mentions for participant in mention.participants)
    return _distinct(someone.name or someone.text for someone in everyone if someone.role in roles)


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _line(text: str) -> str:
    return " ".join(text.split())
