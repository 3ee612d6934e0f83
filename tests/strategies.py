"""Hypothesis makes cases: every field of every record takes part, and every id points at something."""

from datetime import date, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st

from timeline import model
from timeline.model import (
    Alternative,
    Attribution,
    Case,
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

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text("abcXYZ阿ạ =+@<&\"'", min_size=1, max_size=8)
moments = st.datetimes(datetime(1, 1, 1), datetime(9998, 1, 1)).map(lambda t: t.replace(microsecond=0, fold=0))


def one_of(literal):
    return st.sampled_from(get_args(literal))


def tuples(strategy, size=3):
    return st.lists(strategy, max_size=size).map(tuple)


@st.composite
def values(draw):
    start = draw(st.none() | moments)
    end = (
        start + draw(st.timedeltas(timedelta(minutes=1), timedelta(days=400))) if start and start.year < 9000 else None
    )
    return TimeValue(
        timex=draw(st.none() | st.sampled_from(["2025-10", "P20Y", "PAST_REF", "XXXX-10-31", "2025-10-31T22:00"])),
        type=draw(one_of(model.TimeType)),
        grain=draw(st.none() | st.sampled_from(Grain)),
        start=start,
        end=end,
        mod=draw(st.none() | st.just("APPROX")),
        latest_start=draw(st.none() | moments),
        earliest_end=draw(st.none() | moments),
        zone=draw(st.none() | st.just("+07:00")),
        zone_basis=draw(st.sampled_from(["stated", "place", "source", "unknown"])),
    )


@st.composite
def spans_in(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def times_in(text):
    return st.builds(
        TimeExpression,
        span=spans_in(text),
        text=words,
        value=values(),
        readings=tuples(st.builds(Reading, values(), words, words), 2),
        rule=words,
        anchor=words,
        signal=one_of(model.Signal),
        signal_span=st.none() | spans_in(text),
    )


@st.composite
def documents(draw, id):
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    return Document(
        id=id,
        text=text,
        language=draw(st.sampled_from(["en", "vi", "zh", "zh-Hant"])),
        published=draw(st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))),
        published_basis=draw(words),
        published_mod=draw(st.none() | st.just("ON_OR_AFTER")),
        candidates=draw(tuples(st.builds(DateCandidate, words, words, words, st.none() | spans_in(text)), 2)),
        title=draw(words),
        title_span=draw(st.none() | spans_in(text)),
        source=draw(words),
        uri=draw(words),
        retrieved=draw(st.none() | moments),
        language_basis=draw(words),
        encoding=draw(st.sampled_from(["utf-8", "gb18030"])),
        dropped=draw(tuples(st.builds(Dropped, spans_in(text), words), 2)),
        extra=draw(tuples(st.tuples(words, words), 2)),
    )


@st.composite
def mentions_in(draw, doc, id):
    span = draw(spans_in(doc.text))
    participants = st.builds(Participant, words, words, one_of(model.ParticipantRole), spans_in(doc.text), words, words)
    quantities = st.builds(
        Quantity, st.floats(allow_nan=False, allow_infinity=False), words, words, words, spans_in(doc.text), words
    )
    attributions = st.builds(
        Attribution,
        words,
        one_of(model.SourceRole),
        st.none() | spans_in(doc.text),
        st.none() | spans_in(doc.text),
        st.none() | times_in(doc.text),
    )
    return EventMention(
        id=id,
        document=doc.id,
        span=span,
        trigger=draw(spans_in(doc.text)),
        event_class=draw(st.sampled_from(["SUPPORT", "ASSAULT", "STATEMENT"])),
        rule=draw(words),
        mode=draw(st.sampled_from(["", "ratify", "aerial"])),
        realis=draw(one_of(model.Realis)),
        certainty=draw(one_of(model.Certainty)),
        time=draw(st.none() | times_in(doc.text)),
        time_basis=draw(one_of(model.TimeBasis)),
        time_role=draw(one_of(model.TimeRole)),
        participants=draw(tuples(participants, 2)),
        quantities=draw(tuples(quantities, 2)),
        attribution=draw(tuples(attributions, 2)),
        about=draw(st.none() | st.just("m-0000")),
    )


@st.composite
def events_of(draw, id, mentions):
    return Event(
        id=id,
        title=draw(names),
        gloss=draw(words),
        event_class=draw(st.sampled_from(["SUPPORT.ratify", "ASSAULT"])),
        mentions=mentions,
        when=draw(st.none() | values()),
        when_basis=draw(one_of(model.TimeBasis)),
        alternatives=draw(tuples(st.builds(Alternative, words, words, st.just(mentions)), 2)),
        disputed=draw(st.booleans()),
        origins=draw(st.sampled_from([(), (mentions,), tuple((key,) for key in mentions)])),
        aliases=draw(tuples(words, 1)),
    )


@st.composite
def cases(draw):
    """A case whose ids all point somewhere: documents, mentions in them, events of the mentions."""
    docs = [draw(documents(f"d{number}")) for number in range(draw(st.integers(0, 2)))]
    mentions = [
        draw(mentions_in(doc, f"m-{doc.id}{number}")) for doc in docs for number in range(draw(st.integers(0, 2)))
    ]
    ids = [mention.id for mention in mentions]
    events = [draw(events_of(f"ev-{number}", (key,))) for number, key in enumerate(ids)]
    keys = st.sampled_from(ids or ["m-none"])
    heads = st.sampled_from([event.id for event in events] or ["ev-none"])
    homes = st.sampled_from([doc.id for doc in docs] or ["d-none"])
    spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 50), st.integers(1, 9))
    scores = st.floats(0, 1)
    return Case(
        documents=tuple(docs),
        mentions=tuple(mentions),
        judgements=draw(tuples(st.builds(Judgement, keys, keys, one_of(model.Verdict), scores, words, words), 2))
        if ids
        else (),
        events=tuple(events),
        relations=draw(tuples(st.builds(Relation, heads, heads, one_of(model.RelationKind), words), 2))
        if events
        else (),
        warnings=draw(tuples(st.builds(TextWarning, homes, st.none() | spans, words, words), 2)) if docs else (),
        uncovered=draw(tuples(st.builds(Uncovered, homes, spans, words, words), 2)) if docs else (),
        failures=draw(tuples(st.builds(Failure, words, words), 2)),
    )
