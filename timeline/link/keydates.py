"""The days that matter: those that independent articles come back to afterwards.

A day counts for every origin that names it, more when it is named days later than on the day itself: news of the day is
news, what is still told after a week was an event. The figures are set on the four Spanish topics of CL-TLS.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from timeline.model import Document, Grain, TimeExpression

_FINE = frozenset({Grain.DAY, Grain.PART, Grain.HOUR, Grain.MINUTE, Grain.SECOND})
_SOON, _LATER = 0.8, 1.2  # an article of the day itself or the next two, and one of any later day
_SOON_DAYS = 2
_LEAD = 0.5  # how much more a day in the first sentences of an article counts
_LEAD_LENGTH = 1200  # characters


class KeyDay(NamedTuple):
    """One day, how much speaks for it, and the articles that name it."""

    day: date
    weight: float
    documents: tuple[str, ...]


def key_days(
    documents: Sequence[Document],
    times: Mapping[str, Iterable[TimeExpression]],
    count: int,
    *,
    origin: Mapping[str, str] | None = None,
) -> list[KeyDay]:
    """The `count` days that most independent articles name, the weightiest first.

    documents: with their dates of publication; one without a date counts as published later than any day it names.
    times: document id to the time expressions found in it. origin: document id to the id of the text it copies; copies
    together count once. None means that every article is its own.
    """
    best: dict[date, dict[str, float]] = defaultdict(dict)
    named: dict[date, set[str]] = defaultdict(set)
    for doc in documents:
        source = origin.get(doc.id, doc.id) if origin else doc.id
        for day, weight in _named(doc, times.get(doc.id, ())).items():
            named[day].add(doc.id)
            best[day][source] = max(best[day].get(source, 0.0), weight)
    ranked = sorted(((sum(by.values()), day) for day, by in best.items()), key=lambda row: (-row[0], row[1]))
    return [KeyDay(day, round(weight, 3), tuple(sorted(named[day]))) for weight, day in ranked[:count]]


def _named(doc: Document, times: Iterable[TimeExpression]) -> dict[date, float]:
    """The days an article names, each with what that counts for; its own day counts when it names none."""
    out: dict[date, float] = {}
    for found in times:
        value = found.value
        if value.type not in ("DATE", "TIME") or value.grain not in _FINE or value.start is None:
            continue
        day = value.start.date()
        if doc.published is not None and day > doc.published + timedelta(days=1):
            continue  # what is still to come has not mattered yet
        lead = 1.0 + _LEAD * (found.span.start < _LEAD_LENGTH)
        out[day] = max(out.get(day, 0.0), _distance(doc.published, day) * lead)
    return out


def _distance(published: date | None, day: date) -> float:
    if published is None:
        return _LATER
    return _SOON if (published - day).days <= _SOON_DAYS else _LATER
