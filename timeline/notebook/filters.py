"""Smaller cases out of a case. A filter keeps or leaves whole events, and with them their passages and documents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime

from timeline.model import Case, Document, Event, EventMention

Wanted = str | Iterable[str] | None


def select(case: Case, keep: Callable[[Event], bool]) -> Case:
    """The case of the events that `keep` says yes to: their mentions, documents and what was judged among them."""
    events = tuple(event for event in case.events if keep(event))
    ids = {event.id for event in events}
    told = {key for event in events for key in event.mentions}
    mentions = tuple(mention for mention in case.mentions if mention.id in told)
    homes = {mention.document for mention in mentions}
    return Case(
        documents=tuple(doc for doc in case.documents if doc.id in homes),
        mentions=mentions,
        judgements=tuple(row for row in case.judgements if row.left in told and row.right in told),
        events=events,
        relations=tuple(row for row in case.relations if row.left in ids and row.right in ids),
        warnings=tuple(row for row in case.warnings if row.document in homes),
        uncovered=tuple(row for row in case.uncovered if row.document in homes),
        failures=case.failures,
        corrections=tuple(row for row in case.corrections if told.intersection(row.mentions) or row.event in ids),
    )


def overlapping(start: datetime | None, end: datetime | None) -> Callable[[Event], bool]:
    """Whether an event may have happened in ``start <= t < end``; None leaves that side open, no date is no."""

    def keep(event: Event) -> bool:
        when = event.when
        if when is None or when.start is None or when.end is None:
            return False
        return (end is None or when.start < end) and (start is None or start < when.end)

    return keep


def about(case: Case, text: str) -> Callable[[Event], bool]:
    """Whether `text` stands in an event's title, gloss, passages or participants, letter case aside.

    A participant found by name brings the events that name it otherwise: the ids that the extraction gave tell that
    the Chinese and the Latin spelling are one person.
    """
    needle, passages = folded(text), _passages(case)
    known = {
        someone.id
        for mention in case.mentions
        for someone in mention.participants
        if someone.id and (needle in folded(someone.text) or needle in folded(someone.name))
    }

    def keep(event: Event) -> bool:
        if needle in folded(event.title) or needle in folded(event.gloss):
            return True
        told = (passages[key] for key in event.mentions)
        return any(needle in quote or not known.isdisjoint(p.id for p in m.participants) for m, quote in told)

    return keep


def matching(case: Case, conditions: dict[str, Wanted | bool]) -> Callable[[Event], bool]:
    """Whether an event meets every condition that is not None; names are those of `Timeline.where`."""
    documents = {doc.id: doc for doc in case.documents}
    mentions = {mention.id: mention for mention in case.mentions}
    asked = {name: wanted for name, wanted in conditions.items() if wanted is not None}

    def keep(event: Event) -> bool:
        told = [mentions[key] for key in event.mentions]
        return all(_meets(name, wanted, event, told, documents) for name, wanted in asked.items())

    return keep


def folded(text: str) -> str:
    """`text` for comparing: NFC, letter case aside."""
    return unicodedata.normalize("NFC", text).casefold()


def _passages(case: Case) -> dict[str, tuple[EventMention, str]]:
    texts = {doc.id: doc.text for doc in case.documents}
    return {mention.id: (mention, folded(mention.span.slice(texts[mention.document]))) for mention in case.mentions}


def _meets(
    name: str, wanted: Wanted | bool, event: Event, told: list[EventMention], documents: dict[str, Document]
) -> bool:
    if isinstance(wanted, bool):
        return wanted == (event.disputed if name == "disputed" else event.when is not None)
    any_of = {folded(one) for one in ([wanted] if isinstance(wanted, str) else wanted or ())}
    homes = [documents[mention.document] for mention in told]
    if name == "event_class":
        kinds = {folded(event.event_class), *(folded(f"{m.event_class}.{m.mode}") for m in told)}
        return not any_of.isdisjoint(kinds | {kind.partition(".")[0] for kind in kinds})
    if name == "language":
        return any(folded(doc.language) in any_of or folded(doc.language).partition("-")[0] in any_of for doc in homes)
    if name == "source":
        return _contains(any_of, [*(doc.source for doc in homes), *(a.name for m in told for a in m.attribution)])
    if name in {"actor", "place"}:
        roles = {"place"} if name == "place" else {"actor", "recipient"}
        everyone = [someone for mention in told for someone in mention.participants if someone.role in roles]
        return _contains(any_of, [n for someone in everyone for n in (someone.text, someone.name, someone.id)])
    return not any_of.isdisjoint(folded(getattr(mention, name)) for mention in told)


def _contains(any_of: set[str], names: Iterable[str]) -> bool:
    return any(needle in folded(name) for needle in any_of for name in names)
