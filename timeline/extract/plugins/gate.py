"""What an extractor hands in passes here: every quote must stand in the text, every class must be one there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from timeline.errors import PackError
from timeline.extract.classes import check_class
from timeline.extract.engine import LONGEST, SHORTEST, Extraction, mention_id
from timeline.extract.when import datable
from timeline.language.pack import Pack
from timeline.model import (
    Certainty,
    Document,
    EventMention,
    Participant,
    ParticipantRole,
    Realis,
    Span,
    TimeExpression,
)

ROLES = frozenset({"actor", "recipient", "place", "instrument"})
REALIS = frozenset({"actual", "planned", "hypothetical", "denied", "habitual"})
Extractor = Callable[[Document, Sequence[Span], Sequence[TimeExpression], Pack], "Extraction | Drafted"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as a program outside proposes it, in words of the text.

    `quote` must stand in the text, at `start` when that is given; `event_class` is a class with or without its mode
    (``ASSAULT.aerial``). `trigger` and `time` are words of the quote, empty when not known; `participants` are
    (words, role) pairs, of which those not in the quote are left out.
    """

    quote: str
    event_class: str
    start: int | None = None
    trigger: str = ""
    time: str = ""
    realis: Realis = "actual"
    certainty: Certainty = "asserted"
    participants: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Drafted:
    """What an extractor proposes that cannot count characters: drafts, to be found in the text or refused."""

    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True)
class Passed:
    """What the gate let in, and why it refused the rest: one reason a draft."""

    mentions: tuple[EventMention, ...]
    refused: tuple[str, ...] = ()


def passed(doc: Document, found: Extraction | Drafted, times: Sequence[TimeExpression], name: str) -> Passed:
    """The mentions of `found` that hold against the text of `doc`; `name` is the extractor's, for the rule of a draft."""
    mentions: list[EventMention] = []
    refused: list[str] = []
    drafted = found.drafts if isinstance(found, Drafted) else ()
    for draft in drafted:
        made = _from_draft(doc, draft, times, name)
        if isinstance(made, str):
            refused.append(made)
        else:
            mentions.append(made)
    for mention in () if isinstance(found, Drafted) else found.mentions:
        if reason := _wrong(doc, mention):
            refused.append(reason)
        else:
            mentions.append(mention)
    return Passed(tuple(mentions), tuple(refused))


def _wrong(doc: Document, mention: EventMention) -> str:
    """Why a mention cannot stand; empty when it can."""
    if mention.document != doc.id:
        return f"a mention of another document ({mention.document})"
    if mention.span.end > len(doc.text) or not mention.span.contains(mention.trigger):
        return f"{mention.id}: its span lies outside the text or leaves out its trigger"
    return _unknown_class(f"{mention.event_class}.{mention.mode}" if mention.mode else mention.event_class)


@lru_cache(maxsize=1024)
def _unknown_class(name: str) -> str:
    try:
        check_class(name, "an extractor")
    except PackError as error:
        return str(error)
    return ""


def _from_draft(doc: Document, draft: Draft, times: Sequence[TimeExpression], name: str) -> EventMention | str:
    """The mention a draft tells of, or the reason why it is refused."""
    start = draft.start if draft.start is not None else doc.text.find(draft.quote)
    end = start + len(draft.quote)
    if start < 0 or doc.text[start:end] != draft.quote:
        return f"not in the text: {draft.quote[:60]!r}"
    if not SHORTEST <= len(draft.quote) <= LONGEST:
        return f"a quote has {SHORTEST} to {LONGEST} characters, not {len(draft.quote)}"
    span = Span(start, end)
    if any(span.overlaps(dropped.span) for dropped in doc.dropped):
        return f"in boilerplate: {draft.quote[:60]!r}"
    if reason := _unknown_class(draft.event_class):
        return reason
    if draft.realis not in REALIS:
        return f"no such realis: {draft.realis!r}"
    at = draft.quote.find(draft.trigger) if draft.trigger else 0
    trigger = Span(start + at, start + at + len(draft.trigger)) if draft.trigger and at >= 0 else span
    inside = [time for time in times if span.contains(time.span) and datable(time)]
    time = next((time for time in inside if draft.time and draft.time in time.text), None)
    event_class, _, mode = draft.event_class.partition(".")
    return EventMention(
        id=mention_id(doc.id, trigger.start, trigger.end, draft.event_class),
        document=doc.id,
        span=span,
        trigger=trigger,
        event_class=event_class,
        mode=mode,
        rule=f"{name}/draft",
        realis=draft.realis,
        certainty=draft.certainty,
        time=time,
        time_basis="clause" if time else "none",
        time_role="planned" if draft.realis == "planned" else "said" if event_class == "STATEMENT" else "happened",
        participants=tuple(_participants(draft, start)),
    )


def _participants(draft: Draft, start: int) -> Iterator[Participant]:
    for words, role in draft.participants:
        at = draft.quote.find(words) if words else -1
        if at >= 0 and role in ROLES:
            yield Participant(words, "name", cast("ParticipantRole", role), Span(start + at, start + at + len(words)))
