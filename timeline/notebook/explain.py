"""Why the timeline says what it says: the words, the rule, the anchor, who said it, and why passages were merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from timeline.errors import OptionError
from timeline.model import Case, Document, Event, EventMention, Judgement, Span, TimeExpression
from timeline.notebook.options import guess
from timeline.temporal.value import edtf

Run = tuple[str, str]  # text and how it is marked: "", "strong", "trigger" or "time"
MARKS = {"": ("", ""), "strong": ("", ""), "trigger": ("[", "]"), "time": ("«", "»")}
TAGS = {"strong": "strong", "trigger": "u", "time": "mark"}
CONTEXT = 60  # characters of the document on either side of a passage


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation: how deep it stands, and its runs of marked text."""

    depth: int
    runs: tuple[Run, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The grounds of one event, readable as text and as HTML. Triggers stand in [ ], words of time in « »."""

    event: str
    lines: tuple[Line, ...]

    def __str__(self) -> str:
        return "\n".join("  " * line.depth + "".join(_plain(*run) for run in line.runs) for line in self.lines)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return f'<div class="timeline-explanation">{"".join(_html(line) for line in self.lines)}</div>'


def explain(case: Case, key: str) -> Explanation:
    """The grounds of the event that `key` names: its id, a former one, a mention's, or the start of one."""
    event = find(case, key)
    documents = {doc.id: doc for doc in case.documents}
    mentions = {mention.id: mention for mention in case.mentions}
    told = [mentions[mention] for mention in event.mentions]
    lines = [*_head(event), *_when(event, told), *_corrected(case, event)]
    for mention in told:
        lines += _passage(mention, documents[mention.document])
    lines += [*_merging(case, event), *_alternatives(event), *_relations(case, event)]
    return Explanation(event.id, tuple(lines))


def find(case: Case, key: str) -> Event:
    """The event `key` names; `OptionError` when none or several do."""
    named = [event for event in case.events if key in {event.id, *event.aliases, *event.mentions}]
    named = named or [
        event for event in case.events if key and any(name.startswith(key) for name in (event.id, *event.mentions))
    ]
    if len(named) == 1:
        return named[0]
    if named:
        raise OptionError(f"{key!r} may be any of {', '.join(event.id for event in named[:8])}. Give more of the id.")
    ids = [event.id for event in case.events]
    example = ids[0] if ids else "ev-3f2a91bc"
    raise OptionError(f"no event {key!r} among {len(ids)}. Expected an id such as {example!r}.{guess(key, ids)}")


def _plain(text: str, mark: str) -> str:
    left, right = MARKS[mark]
    return f"{left}{text}{right}"


def _html(line: Line) -> str:
    runs = "".join(
        f"<{TAGS[mark]}>{escape(text)}</{TAGS[mark]}>" if mark in TAGS else escape(text) for text, mark in line.runs
    )
    lang = f' lang="{escape(line.lang)}" dir="auto"' if line.lang else ""
    return f'<div style="margin-left:{1.5 * line.depth}em"{lang}>{runs}</div>'


def _line(depth: int, text: str, strong: str = "") -> Line:
    return Line(depth, ((strong, "strong"), (text, "")) if strong else ((text, ""),))


def _head(event: Event) -> Iterator[Line]:
    yield _line(0, f"  {event.event_class}", event.id)
    yield _line(0, "", event.title)
    if event.gloss and event.gloss != event.title:
        yield _line(0, event.gloss)


def _when(event: Event, told: list[EventMention]) -> Iterator[Line]:
    if event.when is None:
        yield _line(0, "no date: none of the passages gives one", "When: ")
    else:
        grain = f", to the {event.when.grain.name.lower()}" if event.when.grain else ""
        yield _line(0, f"{edtf(event.when) or event.when.timex}{grain}, from the {event.when_basis}", "When: ")
    origins = f"{len(event.origins)} independent origin{'s' * (len(event.origins) != 1)}"
    yield _line(0, f"{len(told)} passage{'s' * (len(told) != 1)}, {origins}", "Told in: ")


def _corrected(case: Case, event: Event) -> Iterator[Line]:
    for row in case.corrections:
        if set(row.mentions) & set(event.mentions) or (not row.mentions and row.event == event.id):
            yield _line(1, f"{row.what} {row.value}, by {row.by}: {row.why}", "corrected: ")


def _passage(mention: EventMention, doc: Document) -> Iterator[Line]:
    published = f"published {doc.published} by {doc.published_basis}" if doc.published else "publication date unknown"
    yield _line(1, f"  {doc.uri or doc.title or doc.id} ({doc.language}, {published})", mention.id)
    yield Line(2, tuple(_quote(mention, doc)), doc.language)
    said = f"{mention.event_class}{'.' * bool(mention.mode)}{mention.mode}, {mention.realis}, {mention.certainty}"
    yield _line(2, f"{said}, rule {mention.rule}", "event: ")
    yield from _time(mention.time, f"{mention.time_role}, from the {mention.time_basis}")
    for label, values in (("who and where: ", _participants(mention)), ("numbers: ", _quantities(mention))):
        if values:
            yield _line(2, values, label)
    yield _line(2, " ← ".join(_sources(mention, doc)), "who says so: ")


def _quote(mention: EventMention, doc: Document) -> Iterator[Run]:
    """The passage with a little of its surroundings, trigger and words of time marked."""
    start, end = max(0, mention.span.start - CONTEXT), min(len(doc.text), mention.span.end + CONTEXT)
    marks = [(mention.trigger, "trigger")]
    if mention.time and not mention.time.span.overlaps(mention.trigger):
        marks.append((mention.time.span, "time"))
    yield "… " if start else "", ""
    at = start
    for span, mark in sorted(marks):
        if at <= span.start and span.end <= end:
            yield _clean(doc.text[at : span.start]), ""
            yield _clean(span.slice(doc.text)), mark
            at = span.end
    yield _clean(doc.text[at:end]), ""
    yield " …" if end < len(doc.text) else "", ""


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _time(time: TimeExpression | None, role: str) -> Iterator[Line]:
    if time is None:
        yield _line(2, "none in this passage", "date: ")
        return
    signal = f"{time.signal} " if time.signal else ""
    yield _line(2, f"“{signal}{time.text}” → {time.value.timex or 'not resolved'} ({role})", "date: ")
    yield _line(3, f"rule {time.rule}, counted from {time.anchor or 'nothing'}")
    for reading in time.readings[1:]:
        yield _line(3, f"or {reading.value.timex}, counted from {reading.anchor or 'nothing'}: {reading.why}")


def _participants(mention: EventMention) -> str:
    return "; ".join(
        f"{someone.role} {someone.text}{f' = {someone.name}' if someone.name not in ('', someone.text) else ''}"
        for someone in mention.participants
    )


def _quantities(mention: EventMention) -> str:
    return "; ".join(
        f"{quantity.text} ({quantity.mod or 'exactly'} {quantity.value:g})" for quantity in mention.quantities
    )


def _sources(mention: EventMention, doc: Document) -> Iterable[str]:
    yield doc.source or doc.title or doc.uri or doc.id
    for link in mention.attribution:
        time = f", {link.time.value.timex}" if link.time else ""
        cue = f", “{link.cue.slice(doc.text)}”" if isinstance(link.cue, Span) else ""
        yield f"{link.name} ({link.role}{time}{cue})"


def _merging(case: Case, event: Event) -> Iterator[Line]:
    """The judgements among the event's passages, then those that kept another passage out."""
    own = set(event.mentions)
    inside = [row for row in case.judgements if row.left in own and row.right in own]
    outside = [row for row in case.judgements if (row.left in own) != (row.right in own) and row.verdict != "same"]
    for label, rows in (("Why one event:", inside), ("Kept apart from:", outside[:5])):
        if rows:
            yield _line(0, "", label)
            yield from (_line(1, _verdict(row)) for row in rows)
    if len(outside) > 5:
        yield _line(1, f"and {len(outside) - 5} more")


def _verdict(row: Judgement) -> str:
    return f"{row.left} ~ {row.right}: {row.verdict}, {row.score:.2f}, by {row.by}: {row.why}"


def _alternatives(event: Event) -> Iterator[Line]:
    if event.alternatives:
        yield _line(0, "", "Disputed:" if event.disputed else "Versions:")
        for row in event.alternatives:
            yield _line(1, f"{row.what}: {row.value} ({', '.join(row.mentions)})")


def _relations(case: Case, event: Event) -> Iterator[Line]:
    titles = {other.id: other.title for other in case.events}
    rows = [row for row in case.relations if event.id in (row.left, row.right)]
    if rows:
        yield _line(0, "", "Stands to others:")
    for row in rows:
        yield _line(1, f"{row.left} {row.kind.replace('_', ' ')} {row.right}: {row.why}")
        other = row.right if row.left == event.id else row.left
        yield _line(2, titles.get(other, "(not in this selection)"))
