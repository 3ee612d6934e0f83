"""Text to time expressions: find, anchor, resolve."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from timeline.errors import OptionError
from timeline.language.grammar import Grammar, grammar_for
from timeline.model import Document, Reading, Span, TimeExpression
from timeline.tag.anchor import Anchors
from timeline.tag.chronicle import core_years, is_chronicle
from timeline.tag.find import Find, find
from timeline.tag.habit import generalised
from timeline.tag.lex import lex
from timeline.tag.result import TagResult
from timeline.temporal import clocks
from timeline.temporal.context import Context
from timeline.temporal.make import MAKERS
from timeline.temporal.ordinals import narrowed
from timeline.temporal.value import from_timex

_SET_OFF = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
# Several things, in the languages whose plural ends so: "at three sites" names no hour.
_COUNTED = re.compile(r" (?!this|across|always|unless)[a-z]{3,}s\b")
Genre = Literal["news", "narrative"]


def tag(
    text: str, *, language: str | None = None, published: str | date | None = None, genre: Genre | None = None
) -> TagResult:
    """The time expressions of a text, with their meaning.

    `text` is any text; `language` a BCP 47 code, None to detect it. `published` is the day (or ISO day and time) the text
    counts from; None leaves what depends on it open (``XXXX-10-31``). `genre` is ``news`` or ``narrative`` (counts from
    the last date mentioned); None takes narrative exactly when there is no `published`. Raises `UnknownLanguage`,
    `OptionError` for another genre, ValueError for a `published` that is no ISO date.

    >>> [(e.text, e.value.timex) for e in tag("Hôm Chủ nhật, tàu đến cảng.", language="vi", published="2025-11-01")]
    [('Hôm Chủ nhật', '2025-10-26')]
    """
    if genre not in (None, "news", "narrative"):
        raise OptionError(f"genre = {genre!r}. Expected 'news', 'narrative' or None (narrative when there is no date).")
    if language is None:
        from timeline.language.detect import detect

        language = detect(text).language
    now = _moment(published)
    clocked = _clocked(published)
    expressions = tag_text(text, grammar_for(language), now=now, clocked=clocked, narrative=_narrative(genre))
    return TagResult(text, tuple(expressions), language)


def tag_document(document: Document, *, genre: Genre | None = None) -> list[TimeExpression]:
    """The time expressions of a document outside its boilerplate, in order; arguments as in `tag`."""
    now = _moment(document.published)
    grammar = grammar_for(document.language)
    return tag_text(
        document.text,
        grammar,
        now=now,
        clocked=_clocked(document.published),
        narrative=_narrative(genre),
        skip=[dropped.span for dropped in document.dropped],
    )


def _narrative(genre: Genre | None) -> bool | None:
    """Whether to read as narrative; None leaves it to the text."""
    return None if genre is None else genre == "narrative"


def _moment(published: str | date | None) -> datetime | None:
    if published is None or isinstance(published, datetime):
        return published.replace(tzinfo=None) if published else None
    if isinstance(published, date):
        return datetime(published.year, published.month, published.day)
    return datetime.fromisoformat(published).replace(tzinfo=None)


def _clocked(published: str | date | None) -> bool:
    """Whether a publication date has a time of day: only then can "two hours ago" be counted from it."""
    return isinstance(published, datetime) or (isinstance(published, str) and ":" in published)


def tag_text(
    text: str,
    grammar: Grammar,
    *,
    now: datetime | None,
    clocked: bool = False,
    narrative: bool | None = False,
    skip: Iterable[Span] = (),
) -> list[TimeExpression]:
    """The expressions of a text for a compiled grammar; nothing is found in the spans to `skip`.

    `now` is what the text counts from, to the hour when `clocked`.

    `narrative` None leaves the genre to the text: a chronicle of years long past counts from the last date mentioned.
    """
    text = _blank(text, skip)
    lexed = lex(text, grammar)
    found = find(lexed, grammar)
    if narrative is None:
        narrative = now is None or is_chronicle(found, now)
    policy = grammar.lexicon.policy
    walk = Anchors(text, lexed, now, "published", narrative, policy.lunar_zone, clocked=clocked)
    walk.fronted = policy.commas != "split"
    found = [item for item in found if not _is_title(item, text)]
    found = generalised(found, text, lexed, walk.sentence, now)
    if narrative:
        walk.begin(core_years(found))
    expressions: list[TimeExpression] = []
    for item in found:
        ctx = Context() if item.habit else walk.context(item)
        expression = resolve(item, ctx, text)
        if expression is not None:
            if policy.hours == "apart" and (day := _day_before(item, ctx, text)) is not None and item.time is not None:
                expressions.append(day)
                expression = _from(expression, item.time.start)
            if expression.signal == "to" and expressions and expressions[-1].signal == "from":
                expressions[-1], expression = _in_order(expressions[-1], expression)
            walk.saw(item, expression.value)
            expressions += _set_off(expression) if policy.commas == "split" else [expression]
    return expressions


def _day_before(item: Find, ctx: Context, text: str) -> TimeExpression | None:
    """The day of a day and its hour, or its part of day behind a preposition, where the language keeps them apart."""
    if item.time is None or not item.start < item.day_end <= item.time.start < item.end:
        return None
    if item.time.make == "part" and not text[item.day_end : item.time.start].strip(" ,"):
        return None
    return resolve(replace(item, time=None, end=item.day_end), ctx, text)


def _from(whole: TimeExpression, start: int) -> TimeExpression:
    """The rest of an expression from a position on, with all its meaning."""
    return replace(whole, span=Span(start, whole.span.end), text=whole.text[start - whole.span.start :])


def _is_title(item: Find, text: str) -> bool:
    """Whether quotation marks around nothing but a month or a weekday with a capital make it a name: «Октябрь»."""
    quoted = text[item.start - 1 : item.start] in ("«", "„") and text[item.end : item.end + 1] in ("»", "“")
    return quoted and item.make == "calendar" and len(item.slots) == 1 and text[item.start].isupper()


def _set_off(whole: TimeExpression) -> list[TimeExpression]:
    """The parts of an expression that commas set off, each with its value: the day, and the time on the last part."""
    pieces = [(m.start(), m.end()) for m in _SET_OFF.finditer(whole.text)]
    if len(pieces) < 2 or whole.value.type == "DURATION":
        return [whole]
    day = tuple(replace(r, value=from_timex((r.value.timex or "").partition("T")[0] or None)) for r in whole.readings)
    timed = "T" in (whole.value.timex or "")
    parts = []
    for start, end in pieces:
        last = end == len(whole.text) or not timed
        span, words = Span(whole.span.start + start, whole.span.start + end), whole.text[start:end]
        readings = whole.readings if last else day
        parts.append(replace(whole, span=span, text=words, readings=readings, value=readings[0].value))
    return parts


def _in_order(first: TimeExpression, last: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Both ends of a range, read so that the end does not come first: 下午3点到5点, January to September."""
    start, end = first.value.start, last.value.start
    if start is None or end is None or start <= end:
        return first, last
    earlier = _read_as(first, [r for r in first.readings[1:] if r.value.start is not None and r.value.start <= end])
    later = _read_as(last, [r for r in last.readings[1:] if r.value.start is not None and r.value.start >= start])
    if later is not None and (last.value.type == "TIME" or earlier is None):
        return first, later
    return (earlier, last) if earlier is not None else (first, last)


def _read_as(expression: TimeExpression, better: list[Reading]) -> TimeExpression | None:
    """The expression with the first of the better readings chosen; None when there is none."""
    if not better:
        return None
    rest = tuple(r for r in expression.readings if r is not better[0])
    return replace(expression, value=better[0].value, readings=(better[0], *rest), anchor=better[0].anchor)


def _blank(text: str, skip: Iterable[Span]) -> str:
    """The text with skipped spans blanked out, so that offsets stay true."""
    pieces, at = [], 0
    for span in sorted(skip):
        if span.start >= at:
            pieces += [text[at : span.start], "\n" * (span.end - span.start)]
            at = span.end
    return "".join([*pieces, text[at:]]) if at else text


def resolve(item: Find, ctx: Context, text: str) -> TimeExpression | None:
    """What a find means in its context; None when its words turn out to be no time."""
    readings = MAKERS[item.make](ctx, **item.slots)
    if not readings or (item.rule == "shared/clock-at" and _COUNTED.match(text, item.end) and len(item.slots) == 1):
        return None
    if item.time is not None:
        readings = _timed(readings, item.time, item.zone or item.time.zone)
    elif item.zone is not None:
        readings = [Reading(replace(r.value, zone=item.zone, zone_basis="stated"), r.anchor, r.why) for r in readings]
    readings = [*readings[:1], *_closer(readings[0], item, ctx), *readings[1:]]
    span = Span(item.start, item.end)
    chosen = readings[0]
    return TimeExpression(
        span=span,
        text=text[item.start : item.end],
        value=chosen.value,
        readings=tuple(readings),
        rule=item.rule,
        anchor=chosen.anchor,
        signal=item.signal,
        signal_span=Span(*item.signal_span) if item.signal_span else None,
    )


def _timed(days: list[Reading], time: Find, zone: str | None) -> list[Reading]:
    """Readings of a day with a time of day put on each."""
    if days[0].value.type == "SET":
        return _again(days, time)
    part = _part_said(days)
    if part is not None:
        days = [replace(r, value=from_timex((r.value.timex or "").partition("T")[0], mod=r.value.mod)) for r in days]
    if time.make == "part":
        mod = time.slots.get("mod")
        days = days if mod is None else [replace(r, value=replace(r.value, mod=r.value.mod or mod)) for r in days]
        return clocks.on_day(days, f"T{time.slots['part']}", zone=zone)
    fields = {k: v for k, v in time.slots.items() if k not in ("past",)}
    if part is not None and not {"half", "part"} & set(fields):
        fields["part"] = part
    clock = clocks.clock if time.make == "clock" else clocks.clock_text
    tails = [value.timex.partition("T")[2] for r in clock(Context(), **fields) if (value := r.value).timex]
    return [timed for tail in tails for timed in clocks.on_day(days, f"T{tail}", zone=zone)] or days


def _again(days: list[Reading], time: Find) -> list[Reading]:
    """Readings of a set with a time of day: ``XXXX-WXX-3T18:30``, ``XXXX-XX-XXT06:00`` of every day."""
    timex = "XXXX-XX-XX" if days[0].value.timex == "P1D" else days[0].value.timex or ""
    day, _, part = timex.partition("T")
    fields = {**({"part": part} if part.isalpha() and time.make in ("clock", "clock_text") else {}), **time.slots}
    if not day.startswith("XXXX"):
        return days
    hour = MAKERS[time.make](Context(), **fields)[0]
    return [replace(days[0], value=from_timex(f"{day}{hour.value.timex}", type="SET", mod=hour.value.mod))]


def _closer(chosen: Reading, item: Find, ctx: Context) -> list[Reading]:
    """A closer reading of the chosen one: the last third of a month for its end; the time from now on for a deadline."""
    value = chosen.value
    ahead = ctx.now is not None and value.start is not None and value.end is not None and value.start > ctx.now
    if ahead and ctx.now is not None and item.signal in ("before", "by", "until") and value.type in ("DATE", "TIME"):
        span = replace(value, timex=f"{ctx.now.date().isoformat()}/{value.timex}", start=ctx.now)
        return [Reading(span, ctx.base_label, "between now and then")]
    near = narrowed(value)
    return [] if near is None else [replace(chosen, value=near, why=f"{chosen.why}; as that part of it mostly is")]


def _part_said(days: list[Reading]) -> str | None:
    """The part of day that the day itself names: "tonight at 8" is 8 in the evening."""
    timex = days[0].value.timex or ""
    part = timex.partition("T")[2]
    return part if part in ("MO", "MI", "AF", "EV", "NI") and timex[:1].isdigit() else None
