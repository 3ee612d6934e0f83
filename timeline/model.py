"""GROUND: the records everything else is made of. Data only, standard library only.

All records are frozen. A function that changes one returns a new one (`dataclasses.replace`). Offsets are code points
into `Document.text`, which the reader normalised to NFC once, so `text[span.start:span.end]` is always the quote.
Four clocks never share a field: when a thing *happened* (`EventMention.time`), when it was *said* (`Attribution.time`),
when it was *published* (`Document.published`) and when it was *read* (`Document.retrieved`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import Literal

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Realis = Literal["actual", "planned", "hypothetical", "denied", "habitual"]
Certainty = Literal["asserted", "alleged", "possible"]
TimeBasis = Literal["clause", "sentence", "frame", "coreferent", "derived", "person", "none"]
TimeRole = Literal["happened", "began", "ended", "said", "published", "planned"]
SourceRole = Literal["publisher", "outlet", "agency", "document", "speaker"]
ParticipantRole = Literal["actor", "recipient", "place", "instrument"]
Verdict = Literal["same", "different", "unsure"]
RelationKind = Literal["part_of", "about", "updates", "responds_to", "follows", "contradicts", "before"]
Signal = Literal["", "since", "until", "before", "after", "from", "to", "by", "during"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points, never empty.

    >>> Span(3, 7).slice("on Monday")
    'Mond'
    >>> Span(4, 4)
    Traceback (most recent call last):
    ...
    ValueError: a span needs 0 <= start < end, not 4..4
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def slice(self, text: str) -> str:
        """The characters of `text` under this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Grain(IntEnum):
    """How precisely a time is said, coarse to fine: ``Grain.YEAR < Grain.DAY``. A value, never a format string."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    HALF = 4
    SEASON = 5
    QUARTER = 6
    MONTH = 7
    WEEK = 8
    DAY = 9
    PART = 10  # a part of a day: morning, evening
    HOUR = 11
    MINUTE = 12
    SECOND = 13


@dataclass(frozen=True, slots=True)
class TimeValue:
    """What a time expression means.

    `timex` is the TIMEX3 value (``2025-10``, ``P20Y``, ``PAST_REF``, ``XXXX-10-31``) or None when it was found but not
    resolved. `start` and `end` (exclusive) bound it, naive local time; both are None where there is no such interval
    (durations, references, unanchored dates) or where Python's calendar ends (before year 1). `mod` is TIMEX3's
    modifier. For a thing that *lasted*, `latest_start` and `earliest_end` say where it was certainly under way;
    both None means "one unknown moment within". `zone` is as written or an offset, `zone_basis` how it is known.
    """

    timex: str | None
    type: TimeType = "DATE"
    grain: Grain | None = None
    start: datetime | None = None
    end: datetime | None = None
    mod: str | None = None
    latest_start: datetime | None = None
    earliest_end: datetime | None = None
    zone: str | None = None
    zone_basis: Literal["stated", "place", "source", "unknown"] = "unknown"

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and not self.start < self.end:
            raise ValueError(f"a time must end after it starts, not {self.start}..{self.end} ({self.timex})")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a time expression: its value, what it was counted from, and why it was considered."""

    value: TimeValue
    anchor: str
    why: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words in a text that name a time, and what they mean there.

    `readings` holds every reading considered, the chosen one first. `rule` says which line of which pack found it
    (``vi/thang-nam``), `anchor` what it was counted from (``published 2025-11-01``, ``none``). `signal` is the
    connective that governs it ("since"), with its own span; it is not part of `span`.
    """

    span: Span
    text: str
    value: TimeValue
    readings: tuple[Reading, ...] = ()
    rule: str = ""
    anchor: str = ""
    signal: Signal = ""
    signal_span: Span | None = None


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One piece of evidence for a document's date: a TIMEX3 value, its basis, and where it stands in the text."""

    timex: str
    basis: str
    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of boilerplate: nothing is extracted from it, and `why` names the cue."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `id` is a hash of the cleaned body, so the same article has the same id on every machine.

    `text` is the full text, boilerplate included; `dropped` lists the boilerplate beside it. `published` is None when
    not known; a partial date (``XXXX-11-02``) is then the first of `candidates`. `published_mod` is ``ON_OR_AFTER``
    when it is only the earliest it can be. `title_span` is where the headline stands in `text`, None when it stands
    outside. `extra` keeps columns we do not know.
    """

    id: str
    text: str
    language: str
    published: date | None = None
    published_basis: str = "none"
    published_mod: str | None = None
    candidates: tuple[DateCandidate, ...] = ()
    title: str = ""
    title_span: Span | None = None
    source: str = ""
    uri: str = ""
    retrieved: datetime | None = None
    language_basis: str = ""
    encoding: str = "utf-8"
    dropped: tuple[Dropped, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of who says so: a name as written, its role, the words that make it a source (`cue`)."""

    name: str
    role: SourceRole
    span: Span | None = None
    cue: Span | None = None
    time: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone or something that takes part. `name` is canonical, `id` a stable key, both empty when not known."""

    text: str
    kind: str
    role: ParticipantRole
    span: Span
    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that matters: `value` `unit` of `what` (``61 people killed``), with `mod` (``at least``)."""

    value: float
    unit: str
    what: str
    text: str
    span: Span
    mod: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place in one text that tells of one happening. No date stays no date."""

    id: str
    document: str
    span: Span
    trigger: Span
    event_class: str
    rule: str
    mode: str = ""
    realis: Realis = "actual"
    certainty: Certainty = "asserted"
    time: TimeExpression | None = None
    time_basis: TimeBasis = "none"
    time_role: TimeRole = "happened"
    participants: tuple[Participant, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    about: str | None = None  # for a statement: the id of the mention in this document that it tells of


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two mentions tell of one happening: the only input of clustering. A person's verdict beats a machine's."""

    left: str
    right: str
    verdict: Verdict
    score: float
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says an event's date or title is, or that it shall not be shown; nothing beneath it changes.

    `mentions` are those of the event when it was said: an event made anew is found by them. An event that a person
    `added` has none and is found by its id. `value` is a TIMEX3 value, a title, or empty for `hidden`. `after`
    counts the verdicts of persons that were there before, so that all their words have one order.
    """

    event: str
    mentions: tuple[str, ...]
    what: Literal["when", "title", "hidden", "added"]
    value: str
    by: str
    why: str
    after: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """How one event stands to another. A statement is *about* its content, a strike *part_of* a campaign."""

    left: str
    right: str
    kind: RelationKind
    why: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """One side of a dispute or one step of an update: which property, which value, who claims it."""

    what: str
    value: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Mentions that tell of one happening. Derived and recomputable; nothing here is a source of truth.

    `origins` groups the mentions by independent origin: support is the number of groups, not of mentions.
    `when_basis` says where the date comes from (``clause``, ``person`` …), `aliases` are ids it had before.
    """

    id: str
    title: str
    gloss: str
    event_class: str
    mentions: tuple[str, ...]
    when: TimeValue | None = None
    when_basis: TimeBasis = "none"
    alternatives: tuple[Alternative, ...] = ()
    disputed: bool = False
    origins: tuple[tuple[str, ...], ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextWarning:
    """Something in a text that deserves a human look: a kind, where, and what to do about it."""

    document: str
    span: Span | None
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A dated sentence that gave no event, or a reporting frame with no content, with the reason."""

    document: str
    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: where it is and why. The rest was built."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """Everything read, found and judged: the immutable value under the public `Timeline`."""

    documents: tuple[Document, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    warnings: tuple[TextWarning, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    failures: tuple[Failure, ...] = field(default=())
    corrections: tuple[Correction, ...] = ()
