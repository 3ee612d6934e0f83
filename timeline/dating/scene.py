"""A document as the rungs of the ladder look at it: its paragraphs, its absolute times, the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from timeline.language.prose import Prose, load_prose
from timeline.language.sentences import ends_sentence, paragraphs
from timeline.model import Document, Span, TimeExpression
from timeline.tag import tag_document

LINE = 100  # characters; a longer line is a paragraph even without a full stop
LEAD = 600  # characters from the first paragraph on in which reports say where and when they were written
Parts = tuple[str, str, str]  # year, month, day as a TIMEX3 value writes them: ("XXXX", "11", "02")
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)-(\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?!\d)")


@dataclass(frozen=True)
class Scene:
    """A document with its absolute time expressions and the rules of its prose."""

    doc: Document
    prose: Prose
    expressions: Sequence[TimeExpression]

    @cached_property
    def body(self) -> list[Span]:
        """The paragraphs of the article itself: not the headline, nothing dropped."""
        title = self.doc.title_span
        holes = sorted([drop.span for drop in self.doc.dropped] + ([title] if title else []))
        starts = [hole.start for hole in holes]
        kept = []
        for part in paragraphs(self.doc.text):
            last = bisect_left(starts, part.end) - 1  # holes do not overlap: only the last to begin before the end can
            if last < 0 or not holes[last].overlaps(part):
                kept.append(part)
        return kept

    @cached_property
    def begins(self) -> int:
        """Where the article's first paragraph begins; the end of the text when there is none."""
        text = self.doc.text
        for part in self.body:
            if part.end - part.start > LINE or ends_sentence(part.slice(text), self.prose):
                return part.start
        return self.body[0].start if self.body else len(text)

    def around(self, span: Span, before: int, after: int) -> tuple[str, str]:
        """What stands before and after `span` on its line, at most so many characters."""
        text = self.doc.text
        left = text[max(0, span.start - before) : span.start].rpartition("\n")[2]
        right = text[span.end : span.end + after].partition("\n")[0]
        return left, right

    def planned(self, span: Span) -> bool:
        """Whether words around `span` speak of the future."""
        left, right = self.around(span, 30, 12)
        left = re.split(r"[.!?]\s|[。！？；]", left)[-1]
        return bool(self.prose.planned.search(left) or self.prose.planned.match(right.lstrip()))


def look(doc: Document, *, times: bool = True) -> Scene:
    """`doc` with its absolute times found; without them (`times` False) when only its lines matter."""
    found = tag_document(replace(doc, published=None), genre="news") if times else []
    return Scene(doc, load_prose(doc.language), [expression for expression in found if absolute(expression)])


def absolute(expression: TimeExpression) -> bool:
    """Whether a time says itself when it is: not counted from another, and no year of two figures."""
    return expression.anchor in ("", "none") and not _SHORT_YEAR.search(expression.text)


def day_parts(expression: TimeExpression) -> Parts | None:
    """The parts of an expression that says a day; None for any other."""
    match = _DAY.match(expression.value.timex or "") if expression.value.type in ("DATE", "TIME") else None
    return (match[1], match[2], match[3]) if match else None


def full_day(timex: str | None) -> str | None:
    """The day of a value that says year, month and day, if there is such a day.

    >>> full_day("2025-11-02T10:30"), full_day("XXXX-11-02")
    ('2025-11-02', None)
    """
    match = _DAY.match(timex or "")
    if match is None or "X" in match.group() or make_date(*map(int, match.groups())) is None:
        return None
    return match.group()


def is_full(timex: str) -> bool:
    """Whether a value is a whole day and nothing finer."""
    return full_day(timex) == timex


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None for the 30th of February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
