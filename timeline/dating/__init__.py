"""When a document was published: a ladder of evidence, every rung kept with its words and its reason.

Explicit metadata; a date line at the head; a dateline or an agency's report; the latest date of the body; siblings in
the same build. Nothing is guessed: a date that is only the earliest possible says so, a partial date stays partial.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from timeline.dating.body import AT_LEAST, body_evidence, trusted
from timeline.dating.head import head_evidence
from timeline.dating.scene import is_full, look
from timeline.dating.siblings import Lent, lend, lent_candidate
from timeline.errors import UnknownLanguage
from timeline.model import DateCandidate, Document

__all__ = ["date_documents"]


def date_documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents in their order, each with the date its evidence bears out.

    A document with `published` keeps it. For the others `candidates` holds all evidence, the best first, and
    `published` is set when a whole day is known; `published_mod` is ``ON_OR_AFTER`` when it is only the earliest
    possible one. What lacks a year may learn it from a document of the same call whose date is near.

    >>> from timeline.model import Document
    >>> text = "2025-11-04\\nThe river rose by two metres on Monday, people in the valley said."
    >>> date_documents([Document("d-1", text, "en")])[0].published.isoformat()
    '2025-11-04'
    """
    alone = [_dated_alone(doc) for doc in documents]
    by_day: defaultdict[date, list[Document]] = defaultdict(list)
    for doc in alone:
        if doc.published is not None:
            by_day[doc.published].append(doc)
    return tuple(doc if doc.published else _dated_by_siblings(doc, by_day) for doc in alone)


def _dated_alone(doc: Document) -> Document:
    if doc.published is not None:
        return doc
    try:
        head = head_evidence(doc)
    except UnknownLanguage:
        return doc  # nothing is known of its words; the rooms that need them report it
    if head:
        return _with(doc, (*head, *doc.candidates), head[0])
    scene = look(doc)
    found = body_evidence(scene)
    candidates = (*found, *doc.candidates)
    chosen = next((candidate for candidate in found if is_full(candidate.timex) and trusted(candidate, scene)), None)
    if chosen is None or _outranked(chosen, found):
        return replace(doc, candidates=candidates)
    return _with(doc, candidates, chosen)


def _outranked(chosen: DateCandidate, found: list[DateCandidate]) -> bool:
    """Whether a stronger, partial piece of evidence says another day: then a sibling's year is worth waiting for."""
    first = found[0]
    return first is not chosen and first.timex[4:] != chosen.timex[4:]


def _with(doc: Document, candidates: Iterable[DateCandidate], chosen: DateCandidate) -> Document:
    rest = tuple(candidate for candidate in candidates if candidate is not chosen)
    return replace(
        doc,
        published=date.fromisoformat(chosen.timex),
        published_basis=chosen.basis,
        published_mod="ON_OR_AFTER" if chosen.basis.split(",")[0] in AT_LEAST else None,
        candidates=(chosen, *rest),
    )


def _dated_by_siblings(doc: Document, by_day: dict[date, list[Document]]) -> Document:
    for partial in doc.candidates:
        lent = lend(partial.timex, doc, by_day)
        if isinstance(lent, Lent):
            chosen = lent_candidate(partial, lent)
            return _with(doc, (chosen, *doc.candidates), chosen)
        if lent:
            open_readings = tuple(
                DateCandidate(day.isoformat(), f"{partial.basis}, one of several years", partial.why, partial.span)
                for day in lent
            )
            return replace(doc, candidates=(*doc.candidates, *open_readings))
    return doc
