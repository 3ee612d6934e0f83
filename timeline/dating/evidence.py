"""What one text says about the day it was published, strongest first, every piece with its words and its reason.

The ladder: a date line at the head or a line that says "published", a dateline, an agency's report in the lead, the
latest date the article tells of. A day without a month (``2日``) is completed from the dates of the body; a year is
never made up here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from timeline.language.prose import Prose, load_prose
from timeline.language.sentences import ends_sentence, paragraphs
from timeline.model import DateCandidate, Document, Span, TimeExpression
from timeline.tag import tag, tag_document

HEAD = "head-of-file date line"
SAID = "a line that says when it was published"
DATELINE = "dateline"
REPORT = "agency report"
BODY = "latest date in the body"
AT_LEAST = frozenset({REPORT, BODY})  # the text cannot be older than these, but it can be younger
NOT_EVIDENCE = (  # how the reasons of `Document.dropped` begin where a date is no sign of this article's
    "copyright", "recommended", "counter", "advert", "a headline with", "after ", "short lines", "front matter",
)  # fmt: skip
LINE = 100  # characters; a longer line is a paragraph even without a full stop
LEAD = 600  # characters from the first paragraph on in which datelines and reports are looked for
NEAR = timedelta(days=92)  # a full date this close before a day and month lends them its year
LONE = timedelta(days=60)  # a body whose latest date has another this close is about that time
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)-(\d\d)(?!\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?!-?\d)")


@dataclass(frozen=True)
class Scene:
    """A document with its time expressions, as the rungs of the ladder look at it."""

    doc: Document
    prose: Prose
    expressions: Sequence[TimeExpression]

    @cached_property
    def body(self) -> list[Span]:
        """The paragraphs of the article itself."""
        holes = [drop.span for drop in self.doc.dropped]
        title = self.doc.title_span
        holes += [title] if title else []
        return [part for part in paragraphs(self.doc.text) if not any(part.overlaps(hole) for hole in holes)]

    @cached_property
    def begins(self) -> int:
        """Where the article's first paragraph begins."""
        text = self.doc.text
        first = self.body[0] if self.body else None
        for part in self.body:
            if part.end - part.start > LINE or ends_sentence(part.slice(text), self.prose):
                first = part
                break
        return first.start if first else len(text)

    def around(self, span: Span, before: int, after: int) -> tuple[str, str]:
        """What stands before and after `span` on its line."""
        text = self.doc.text
        left = text[max(0, span.start - before) : span.start].rpartition("\n")[2]
        right = text[span.end : span.end + after].partition("\n")[0]
        return left, right

    def planned(self, span: Span) -> bool:
        """Whether words around `span` speak of the future."""
        left, right = self.around(span, 30, 12)
        left = re.split(r"[.!?]\s|[。！？；]", left)[-1]
        return bool(self.prose.planned.search(left) or self.prose.planned.match(right.lstrip()))


def look(doc: Document) -> Scene:
    """`doc` with its dates found, counted from nothing."""
    undated = replace(doc, published=None)
    return Scene(doc, load_prose(doc.language), tag_document(undated, genre="news"))


def head_evidence(doc: Document) -> list[DateCandidate]:
    """Full dates above the article or on a line that says when it was published. Cheap: few lines are read."""
    scene = Scene(doc, load_prose(doc.language), ())
    found = []
    for line in _lines(doc):
        above = line.end <= scene.begins
        words = line.slice(doc.text)
        said = scene.prose.published.match(words.lstrip(" \t(["))
        if not (above or (said and len(words) <= 80)) or _barred(doc, line):
            continue
        expressions = tag(_untitled(doc, line), language=doc.language, genre="news")
        found += [_head_candidate(scene, line, e, above) for e in expressions if _full(e.value.timex)]
    return sorted(found, key=lambda candidate: "update" in candidate.why)


def body_evidence(scene: Scene) -> list[DateCandidate]:
    """Datelines, agency reports of the lead, and the latest date of the body, in this order."""
    days = [(expression, found) for expression in scene.expressions if (found := _day(expression))]
    told = [(e, d) for e, d in days if not scene.planned(e.span)]
    latest = _latest(told)
    reported = [
        _candidate(scene, expression, parts, basis, latest)
        for expression, parts in days
        if (basis := _lead_basis(scene, expression))
    ]
    candidates = [candidate for candidate in reported if candidate.basis == DATELINE]
    candidates += [c for c in reported if c.basis == REPORT and (latest is None or _not_before(c.timex, latest[1]))]
    if latest is not None:
        expression, parts = latest
        why = f"no date told of in the body is later than {expression.text!r}"
        candidates.append(DateCandidate(_timex(parts), BODY, why, expression.span))
    return [_with_year(candidate, scene) for candidate in _distinct([*candidates, *reported])]


def is_full(timex: str) -> bool:
    """Whether a value is a whole day: year, month and day.

    >>> is_full("2025-11-02"), is_full("XXXX-11-02")
    (True, False)
    """
    return re.fullmatch(r"\d{4}-\d\d-\d\d", timex) is not None


def trusted(candidate: DateCandidate, scene: Scene) -> bool:
    """Whether a full date may date the text. A body's latest date may be history, unless other dates stand near it."""
    if candidate.basis != BODY:
        return True
    day = date.fromisoformat(candidate.timex)
    others = {date.fromisoformat(found[:10]) for e in scene.expressions if (found := _full(e.value.timex))} - {day}
    in_lead = candidate.span is not None and candidate.span.start < scene.begins + LEAD
    return in_lead or any(abs(day - other) <= LONE for other in others)


Parts = tuple[str, str, str]


def _lines(doc: Document) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", doc.text):
        yield Span(*match.span())


def _barred(doc: Document, line: Span) -> bool:
    whys = [drop.why for drop in doc.dropped if drop.span.overlaps(line)]
    return any(why.startswith(NOT_EVIDENCE) for why in whys)


def _untitled(doc: Document, line: Span) -> str:
    """The line with the headline blanked out: a date in a headline is what the article is about."""
    words, title = line.slice(doc.text), doc.title_span
    if title is None or not title.overlaps(line):
        return words
    start, end = max(title.start, line.start) - line.start, min(title.end, line.end) - line.start
    return words[:start] + " " * (end - start) + words[end:]


def _head_candidate(scene: Scene, line: Span, expression: TimeExpression, above: bool) -> DateCandidate:
    words = line.slice(scene.doc.text)[: expression.span.start]
    updated = scene.prose.updated.search(words)
    basis = HEAD if above else SAID
    why = f"{expression.text!r} stands above the article" if above else f"{expression.text!r} on a line that says so"
    if updated:
        why = f"{expression.text!r} is when it was updated"
    span = Span(line.start + expression.span.start, line.start + expression.span.end)
    return DateCandidate(str(_full(expression.value.timex)), basis, why, span)


def _lead_basis(scene: Scene, expression: TimeExpression) -> str:
    """``dateline`` or ``agency report`` when the words around a day in the lead make it one, else nothing."""
    span = expression.span
    if not scene.begins <= span.start < scene.begins + LEAD:
        return ""
    left, right = scene.around(span, 80, 60)
    paragraph = next((part for part in scene.body if part.contains(span)), None)
    first = paragraph is not None and paragraph.start == scene.begins
    opening = paragraph is not None and span.start - paragraph.start <= 60 and not re.search(r"[。！？!?]", left)
    if first and opening and scene.prose.after_dateline.match(right):
        return DATELINE
    return REPORT if scene.prose.before_report.search(left) and scene.prose.after_report.match(right) else ""


def _candidate(
    scene: Scene,
    expression: TimeExpression,
    parts: Parts,
    basis: str,
    latest: tuple[TimeExpression, Parts] | None,
) -> DateCandidate:
    left, right = scene.around(expression.span, 12, 12)
    why = f"{basis} {(left + expression.text + right).strip()!r}"
    if parts[1] == "XX" and latest is not None:
        parts = _completed(parts, latest[1])
        why += f", its month from {latest[0].text!r}, the latest date told of"
    return DateCandidate(_timex(parts), basis, why, expression.span)


def _completed(parts: Parts, latest: Parts) -> Parts:
    """A day without a month: the first such day that is not before the latest date of the body."""
    year, month, day = latest
    if int(parts[2]) >= int(day):
        return year, month, parts[2]
    following = int(month) % 12 + 1
    after = str(int(year) + 1) if year != "XXXX" and following == 1 else year
    return after, f"{following:02}", parts[2]


def _latest(days: Iterable[tuple[TimeExpression, Parts]]) -> tuple[TimeExpression, Parts] | None:
    """The latest day that has a month. Without years, January follows December when both are there."""
    dated = [(expression, parts) for expression, parts in days if parts[1] != "XX"]
    full = [pair for pair in dated if pair[1][0] != "XXXX"]
    partial = [pair for pair in dated if pair[1][0] == "XXXX"]
    if not partial:
        return max(full, key=lambda pair: pair[1], default=None)
    months = {int(parts[1]) for _, parts in partial}
    turns = bool(months & {11, 12}) and bool(months & {1, 2})
    return max(partial, key=lambda pair: ((int(pair[1][1]) + 6) % 12 if turns else int(pair[1][1]), pair[1][2]))


def _not_before(timex: str, latest: Parts) -> bool:
    """Whether a report's day is at least the latest day told of; one that is earlier is a report the text quotes."""
    year, month, day = timex.split("-")
    if month == "XX" or "XXXX" in (year, latest[0]):
        return month == "XX" or (month, day) >= latest[1:] or (int(latest[1]) - int(month)) > 6
    return (year, month, day) >= latest


def _with_year(candidate: DateCandidate, scene: Scene) -> DateCandidate:
    """A day and month take the year of a full date of the body shortly before them; of older history they do not."""
    match = _DAY.fullmatch(candidate.timex)
    if match is None or match[1] != "XXXX" or match[2] == "XX":
        return candidate
    for expression in scene.expressions:
        known = _known(expression.value.timex)
        if known is None or scene.planned(expression.span):
            continue
        for year in (known.year, known.year + 1):
            day = _date(year, int(match[2]), int(match[3]))
            if day is not None and timedelta(0) <= day - known <= NEAR:
                why = f"{candidate.why}; its year from {expression.text!r}"
                return replace(candidate, timex=day.isoformat(), why=why)
    return candidate


def _known(timex: str | None) -> date | None:
    """The first day of a full date or of a month with its year."""
    full = _full(timex)
    if full:
        return date.fromisoformat(full)
    month = _MONTH.match(timex or "")
    return _date(int(month[1]), int(month[2]), 1) if month else None


def _day(expression: TimeExpression) -> Parts | None:
    match = _DAY.match(expression.value.timex or "") if expression.value.type in ("DATE", "TIME") else None
    return (match[1], match[2], match[3]) if match else None


def _full(timex: str | None) -> str | None:
    match = _DAY.match(timex or "")
    return match.group() if match and "X" not in match.group() else None


def _timex(parts: Parts) -> str:
    return "-".join(parts)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _distinct(candidates: Iterable[DateCandidate]) -> list[DateCandidate]:
    first: dict[tuple[str, str], DateCandidate] = {}
    for candidate in candidates:
        first.setdefault((candidate.timex, candidate.basis), candidate)
    return list(first.values())
