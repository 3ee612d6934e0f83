"""JSON of schema ``timeline/1`` back into a case. A file that says something else is refused by place and remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from timeline.errors import ReadError
from timeline.model import (
    Alternative,
    Attribution,
    Case,
    Correction,
    DateCandidate,
    Document,
    Dropped,
    Event,
    EventMention,
    Failure,
    Grain,
    Judgement,
    Participant,
    Quantity,
    Reading,
    Relation,
    Span,
    TextWarning,
    TimeExpression,
    TimeValue,
    Uncovered,
)

SCHEMA = "timeline/1"
Record = TypeVar("Record")
Row = Mapping[str, Any]


def from_json(data: Mapping[str, Any], *, where: str = "the export") -> Case:
    """The case that `to_json` wrote as `data`; `where` names the file in errors.

    Raises `ReadError` when `data` is not of schema ``timeline/1`` or when a row of it cannot be meant.

    >>> from_json({"schema": "timeline/1"}).events
    ()
    """
    found = data.get("schema") if isinstance(data, dict) else None
    if found != SCHEMA:
        raise ReadError(
            f"{where}: its schema is {found!r}. Expected {SCHEMA!r}, what `timeline build … -o case.json` writes; "
            "articles are read with `read` or `build`."
        )

    def rows(name: str, make: Callable[[Row], Record]) -> tuple[Record, ...]:
        return tuple(_row(make, row, f"{where}, {name}[{number}]") for number, row in enumerate(data.get(name, ())))

    return Case(
        documents=rows("documents", _document),
        mentions=rows("mentions", _mention),
        judgements=rows("judgements", lambda row: Judgement(**row)),
        events=rows("events", _event),
        relations=rows("relations", lambda row: Relation(**row)),
        warnings=rows("warnings", lambda row: TextWarning(**{**row, "span": _span(row["span"])})),
        uncovered=rows("uncovered", lambda row: Uncovered(**{**row, "span": Span(*row["span"])})),
        failures=rows("failures", lambda row: Failure(**row)),
        corrections=rows("corrections", lambda row: Correction(**{**row, "mentions": tuple(row["mentions"])})),
    )


def _row(make: Callable[[Row], Record], row: Row, where: str) -> Record:
    try:
        return make(row)
    except KeyError as missing:
        raise ReadError(f"{where}: the field {missing} is missing. Build the case again, or add the field.") from None
    except (TypeError, ValueError, AttributeError) as problem:
        raise ReadError(f"{where}: {problem}. Expected what `to_json` writes; build the case again.") from problem


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _document(row: Row) -> Document:
    whys = row.get("dropped_why") or ["not said"] * len(row["dropped"])
    return Document(
        id=row["id"],
        text=row["text"],
        language=row["language"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        published_basis=row["published_basis"],
        published_mod=row["published_mod"],
        candidates=tuple(_candidate(candidate) for candidate in row["published_candidates"]),
        title=row["title"],
        title_span=_span(row.get("title_span")),
        source=row["source"],
        uri=row["uri"],
        retrieved=_moment(row["retrieved"]),
        language_basis=row.get("language_basis", ""),
        encoding=row.get("encoding", "utf-8"),
        dropped=tuple(Dropped(Span(*pair), why) for pair, why in zip(row["dropped"], whys, strict=True)),
        extra=tuple((key, value) for key, value in row.get("extra", ())),
    )


def _candidate(row: Row) -> DateCandidate:
    return DateCandidate(row["timex"], row["basis"], row["why"], _span(row["span"]))


def _value(row: Row) -> TimeValue:
    return TimeValue(
        timex=row["timex"],
        type=row.get("type", "DATE"),
        grain=Grain[row["grain"].upper()] if row.get("grain") else None,
        start=_moment(row["start"]),
        end=_moment(row["end"]),
        mod=row.get("mod"),
        latest_start=_moment(row.get("latest_start")),
        earliest_end=_moment(row.get("earliest_end")),
        zone=row.get("zone"),
        zone_basis=row.get("zone_basis", "unknown"),
    )


def _time(row: Row | None, otherwise: Span) -> TimeExpression | None:
    """A time. A derived or coreferent one may have no words of its own (span null): it then stands at `otherwise`."""
    if row is None:
        return None
    return TimeExpression(
        span=_span(row["span"]) or otherwise,
        text=row["text"],
        value=_value(row),
        readings=tuple(Reading(_value(reading), reading["anchor"], reading["why"]) for reading in row["readings"]),
        rule=row["rule"],
        anchor=row["anchor"],
        signal=row.get("signal", ""),
        signal_span=_span(row.get("signal_span")),
    )


def _mention(row: Row) -> EventMention:
    event_class, _, mode = row["class"].partition(".")
    trigger = Span(row["trigger"]["start"], row["trigger"]["end"])
    return EventMention(
        id=row["id"],
        document=row["document"],
        span=Span(row["start"], row["end"]),
        trigger=trigger,
        event_class=event_class,
        mode=mode,
        rule=row["rule"],
        realis=row["realis"],
        certainty=row["certainty"],
        time=_time(row["time"], trigger),
        time_basis=row["time_basis"],
        time_role=row["time_role"],
        participants=tuple(Participant(**{**item, "span": Span(*item["span"])}) for item in row["participants"]),
        quantities=tuple(Quantity(**{**item, "span": Span(*item["span"])}) for item in row["quantities"]),
        attribution=tuple(_attribution(item, trigger) for item in row["attribution"]),
        about=row.get("about"),
    )


def _attribution(row: Row, otherwise: Span) -> Attribution:
    time = _time(row["time"], otherwise)
    return Attribution(row["name"], row["role"], _span(row["span"]), _span(row["cue"]), time)


def _event(row: Row) -> Event:
    return Event(
        id=row["id"],
        title=row["title"],
        gloss=row["gloss"],
        event_class=row["class"],
        mentions=tuple(row["mentions"]),
        when=_value(row["when"]) if row["when"] else None,
        when_basis=row.get("when_basis", "none"),
        alternatives=tuple(
            Alternative(item["what"], item["value"], tuple(item["mentions"])) for item in row["alternatives"]
        ),
        disputed=row["disputed"],
        origins=tuple(tuple(group) for group in row["origins"]),
        aliases=tuple(row.get("aliases", ())),
    )
