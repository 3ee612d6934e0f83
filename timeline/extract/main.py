"""The event an article is about: the one its title and first sentences tell, not what somebody said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from timeline.model import Document, EventMention, Grain

SENTENCE = 60  # characters: how far one has to read to lose half a point
LEAD = 3  # sentences or so: news tells the main thing first
WEIGHTS = {  # how often a text is about such a thing when it tells of several
    "PROTEST": 1.6, "SANCTION": 0.5, "ASSAULT": 0.5, "HAZARD": 0.4, "ACCUSE": 0.25, "HARM": 0.2, "COERCE": 0.2, "OFFICE": 0.2,
    "AGREE": 0.1, "ENACT": -0.25, "CONSULT": -0.35, "OTHER": -0.3, "ESTABLISH": -0.3, "MOVE": -1.0,
    "STATEMENT": -1.5, "REPORT": -2.5,
}  # fmt: skip
REALIS = {"planned": -1.0, "hypothetical": -2.0, "denied": -2.0, "habitual": -1.5}
_WORD = re.compile(r"\w{3,}|[\u4e00-\u9fff]{2}")


def main_mention(doc: Document, mentions: Sequence[EventMention]) -> EventMention | None:
    """The mention that tells what the document is about; None when it tells of nothing.

    `mentions` are those of `doc`, in text order. Earlier is better, words shared with the title count, and what
    happened beats what was said, planned or denied.
    """
    own = [mention for mention in mentions if mention.document == doc.id]
    if not own:
        return None
    title = {word.lower()[:5] for word in _WORD.findall(doc.title)}
    return max(own, key=lambda mention: (_score(doc, mention, title), -mention.trigger.start))


def main_day(doc: Document, mentions: Sequence[EventMention]) -> date | None:
    """The day the main event happened, as far as the article says it, else the day it was published.

    A day more than two weeks before publication is background, not news, unless nothing nearer is told.
    """
    main = main_mention(doc, mentions)
    if main is None:
        return doc.published
    near = [day for mention in _beside(main, mentions) if (day := _day(mention)) is not None and _recent(day, doc)]
    return near[0] if near else doc.published


def _score(doc: Document, mention: EventMention, title: set[str]) -> float:
    place = (mention.trigger.start - (doc.title_span.end if doc.title_span else 0)) / SENTENCE
    words = {word.lower()[:5] for word in _WORD.findall(mention.span.slice(doc.text))}
    trigger = mention.trigger.slice(doc.text).lower()[:5]
    score = (
        -0.5 * min(place, 12)
        + (1.0 if "noun" not in mention.rule else 0.0)
        + 0.35 * min(len(words & title), 6)
        + (1.5 if trigger in title else 0.0)
    )
    return (
        score
        + WEIGHTS.get(mention.event_class, 0.0)
        + REALIS.get(mention.realis, 0.0)
        + (0.5 if _day(mention) else 0.0)
    )


def _beside(main: EventMention, mentions: Sequence[EventMention]) -> list[EventMention]:
    """The main mention, then its neighbours by distance: the day may stand one sentence further."""
    return sorted(
        (m for m in mentions if m is main or (m.event_class not in ("REPORT",) and m.realis == "actual")),
        key=lambda m: (m is not main, m.event_class == "STATEMENT", abs(m.trigger.start - main.trigger.start)),
    )[: LEAD + 1]


def _day(mention: EventMention) -> date | None:
    value = mention.time.value if mention.time else None
    if value is None or value.start is None or value.grain is None or value.grain < Grain.DAY:
        return None
    return value.start.date()


def _recent(day: date, doc: Document) -> bool:
    return doc.published is None or -timedelta(days=1) <= doc.published - day <= timedelta(days=14)
