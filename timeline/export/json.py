"""A case as JSON, schema ``timeline/1``: every field, empty ones included, so that a reader never has to ask.

Times are ISO 8601, ends exclusive, a bare day meaning its midnight. Spans are ``[start, end]`` in code points of the
document's `text`. What a record holds beyond the published schema stands beside it under its own name, so that
`from_json(to_json(case)) == case`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from timeline.export.json_read import SCHEMA, from_json
from timeline.model import (
    Attribution,
    Case,
    DateCandidate,
    Document,
    Event,
    EventMention,
    Participant,
    Quantity,
    Reading,
    Span,
    TimeExpression,
    TimeValue,
)
from timeline.temporal.value import edtf

__all__ = ["from_json", "to_json"]
Json = dict[str, Any]


def to_json(case: Case) -> Json:
    """The case as plain dictionaries, lists, strings and numbers, ready for `json.dump`.

    >>> to_json(Case())["schema"]
    'timeline/1'
    """
    texts = {doc.id: doc.text for doc in case.documents}
    return {
        "schema": SCHEMA,
        "documents": [_document(doc) for doc in case.documents],
        "mentions": [_mention(mention, texts[mention.document]) for mention in case.mentions],
        "events": [_event(event) for event in case.events],
        "relations": [_fields(row, "left right kind why") for row in case.relations],
        "judgements": [_fields(row, "left right verdict score by why") for row in case.judgements],
        "warnings": [_fields(row, "document span kind text") for row in case.warnings],
        "uncovered": [_fields(row, "document span text reason") for row in case.uncovered],
        "failures": [_fields(row, "where why") for row in case.failures],
        "corrections": [
            {**_fields(row, "event what value by why after"), "mentions": list(row.mentions)}
            for row in case.corrections
        ],
    }


def _fields(record: object, names: str) -> Json:
    values = ((name, getattr(record, name)) for name in names.split())
    return {name: _span(value) if isinstance(value, Span) else value for name, value in values}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().removesuffix("T00:00:00")


def _document(doc: Document) -> Json:
    return {
        "id": doc.id,
        "uri": doc.uri,
        "title": doc.title,
        "title_span": _span(doc.title_span),
        "language": doc.language,
        "language_basis": doc.language_basis,
        "published": doc.published.isoformat() if doc.published else None,
        "published_basis": doc.published_basis,
        "published_mod": doc.published_mod,
        "published_candidates": [_candidate(candidate) for candidate in doc.candidates],
        "source": doc.source,
        "retrieved": doc.retrieved.isoformat() if doc.retrieved else None,
        "encoding": doc.encoding,
        "text": doc.text,
        "dropped": [_span(dropped.span) for dropped in doc.dropped],
        "dropped_why": [dropped.why for dropped in doc.dropped],
        "extra": [list(pair) for pair in doc.extra],
    }


def _candidate(candidate: DateCandidate) -> Json:
    return _fields(candidate, "timex basis why span")


def _value(value: TimeValue) -> Json:
    return {
        "timex": value.timex,
        "type": value.type,
        "grain": value.grain.name.lower() if value.grain else None,
        "start": _moment(value.start),
        "end": _moment(value.end),
        "mod": value.mod,
        "latest_start": _moment(value.latest_start),
        "earliest_end": _moment(value.earliest_end),
        "zone": value.zone,
        "zone_basis": value.zone_basis,
    }


def _reading(reading: Reading) -> Json:
    return {**_value(reading.value), "anchor": reading.anchor, "why": reading.why}


def _time(time: TimeExpression | None) -> Json | None:
    if time is None:
        return None
    return {
        "span": _span(time.span),
        "text": time.text,
        **_value(time.value),
        "rule": time.rule,
        "anchor": time.anchor,
        "signal": time.signal,
        "signal_span": _span(time.signal_span),
        "readings": [_reading(reading) for reading in time.readings],
    }


def _mention(mention: EventMention, text: str) -> Json:
    return {
        "id": mention.id,
        "document": mention.document,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": mention.span.slice(text),
        "class": f"{mention.event_class}.{mention.mode}" if mention.mode else mention.event_class,
        "realis": mention.realis,
        "certainty": mention.certainty,
        "rule": mention.rule,
        "trigger": {
            "start": mention.trigger.start,
            "end": mention.trigger.end,
            "text": mention.trigger.slice(text),
        },
        "time": _time(mention.time),
        "time_basis": mention.time_basis,
        "time_role": mention.time_role,
        "participants": [_participant(participant) for participant in mention.participants],
        "quantities": [_quantity(quantity) for quantity in mention.quantities],
        "attribution": [_attribution(link) for link in mention.attribution],
        "about": mention.about,
    }


def _participant(participant: Participant) -> Json:
    return _fields(participant, "text kind role name id span")


def _quantity(quantity: Quantity) -> Json:
    return _fields(quantity, "value unit what mod text span")


def _attribution(link: Attribution) -> Json:
    return {**_fields(link, "name role span cue"), "time": _time(link.time)}


def _event(event: Event) -> Json:
    when = event.when
    return {
        "id": event.id,
        "title": event.title,
        "gloss": event.gloss,
        "class": event.event_class,
        "disputed": event.disputed,
        "when": None if when is None else {"edtf": edtf(when), **_value(when)},
        "when_basis": event.when_basis,
        "alternatives": [
            {"what": row.what, "value": row.value, "mentions": list(row.mentions)} for row in event.alternatives
        ],
        "mentions": list(event.mentions),
        "origins": _lists(event.origins),
        "aliases": list(event.aliases),
    }


def _lists(groups: Iterable[Iterable[str]]) -> list[list[str]]:
    return [list(group) for group in groups]
