"""Which lines of a text are the article, which are its headline, and which are the page around it.

Words are the pack's (`[text.boilerplate]`), structure is ours: lists of headlines with view counters, short lines
after the last paragraph, a lone line between two paragraphs that does not end as a sentence. Dropping moves no
offset: the text stays whole and the dropped stretches are listed with why.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from timeline.language.prose import LONGEST, Prose
from timeline.language.sentences import ends_sentence, paragraphs
from timeline.model import Dropped, Span
from timeline.read.not_prose import not_prose

CLOSING = frozenset({"original-title", "recommended", "copyright"})  # the article is over, unless paragraphs follow
BODY = 40  # a line this wide that ends as a sentence is a paragraph
PARAGRAPH = 100  # after a closing line only this much prose is believed to be the article again
HEADLINE = (8, 300)
SUMMARY = 130  # a wider line under the headline is the article's first
HEAD_LINES = 12  # more lines than this above the first paragraph are a text of short lines, not a head
TAIL_LINES = 5  # fewer short lines than this at the end may belong to the article
_DATE = r"(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
_CLOCK = r"(?:[\sT,|-]*\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?)?"
_ZONE = r"(?:\s*\(?(?:(?:GMT|UTC|Z)\b(?:\s*[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2})\)?)?"
_NUMBER = re.compile(r"(?<![A-Za-z\d-])\d{1,4}(?![A-Za-z\d])")
_DATED = re.compile(r"(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*(?<!\d)\d{1,2}(?!\d)).{1,80}")  # a year and a day, briefly
_DATELINE = re.compile(r"\)\s*[.,]?\s*[-–—]")
_LISTED = re.compile(r"^(?:[-–—*•·▪◦►>#]|\(?\d{1,3}[.)、]|[\"“„«「『‘'])")
_COUNTED = re.compile(r"^\D{1,30}\s\d{1,9}$")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headline stands (None: nowhere in the text) and what is not the article."""

    title_span: Span | None
    dropped: tuple[Dropped, ...]


@dataclass(slots=True)
class _Line:
    """One line while it is being judged: `why` is set when it is dropped."""

    span: Span
    text: str
    width: int
    stops: bool
    kind: str = ""
    cue: str = ""
    why: str = ""

    @property
    def body(self) -> bool:
        return not self.kind and not self.why and ((self.stops and self.width >= BODY) or self.width >= 4 * BODY)

    @property
    def paragraph(self) -> bool:
        return self.body and self.width >= PARAGRAPH and self.text.rstrip("”\"'»」』）)")[-1:] not in "?!？！"


def lay_out(text: str, prose: Prose, *, title: str = "") -> Layout:
    """Tell article, headline and page furniture of `text` apart by the rules of `prose`.

    `title` is the headline if it is known; else the first line that looks like one is taken. Every `Dropped` says why.

    >>> from timeline.language.prose import load_prose
    >>> text = "Close ad\\nFlood hits the valley\\n1,204 views\\nThe river rose by two metres on Monday, people said."
    >>> [dropped.why for dropped in lay_out(text, load_prose("en")).dropped]
    ['advert: «Close ad»', 'counter: «1,204 views»']
    """
    lines = [_judge(text, span, prose) for span in paragraphs(text)]
    first = next((index for index, line in enumerate(lines) if line.body), None)
    if first is None:  # short texts: any sentence is the article
        first = next((index for index, line in enumerate(lines) if line.stops and not line.kind), len(lines))
    headline = _head(lines[: first + 1] if title else lines[:first], title, prose, whole=first >= len(lines))
    _counted_lists(lines, headline)
    for line in lines:
        if line.kind and not line.why and line.span != headline:
            line.why = f"{line.kind}: «{line.cue[:60]}»"
    _after_closing(lines, first)
    _tail(lines)
    _lone_lines(lines, first)
    return Layout(headline, _with_others(_merged(lines, headline), not_prose(text, prose)))


def width(text: str) -> int:
    """The columns `text` takes: characters of Han and its like count two.

    >>> width("Su-30战机")
    9
    """
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text[:2000] if char > "\u2e80")


def _judge(text: str, span: Span, prose: Prose) -> _Line:
    content = span.slice(text) if span.end - span.start <= 4000 else text[span.start : span.start + 4000]
    line = _Line(span, content, width(content), ends_sentence(text[max(span.start, span.end - 20) : span.end], prose))
    if line.width <= max(LONGEST.values()) and (found := prose.cue(" ".join(content.split()), line.width)):
        kind, cue = found
        inside = line.width > 3 * PARAGRAPH and content.find(cue) > BODY  # a © within a paragraph is the author's
        if not inside and not (kind == "counter" and _full_stop(line)):
            line.kind, line.cue = kind, cue
    return line


def _head(lines: list[_Line], title: str, prose: Prose, *, whole: bool) -> Span | None:
    """Choose the headline above the first paragraph; what else stands there is byline, date line or navigation."""
    lines = lines[: 3 * HEAD_LINES]
    led = [_after_date(line, prose) for line in lines]
    for line, span in zip(lines, led, strict=True):
        if span is None and not line.kind and len(lines) <= HEAD_LINES:
            line.why = "date line at the head"
    if title:
        wanted = _squeezed(title)
        return next((span for span in led if span and _squeezed(_of(lines, span)) == wanted), None)
    if whole and len(lines) != 1:
        return None
    open_lines = [
        (line, span) for line, span in zip(lines, led, strict=True)
        if span and not line.kind and not _full_stop(line) and HEADLINE[0] <= line.width <= HEADLINE[1]
    ]  # fmt: skip
    if not open_lines or whole or len(lines) > HEAD_LINES:
        return None
    chosen = next((span for line, span in open_lines if _long_enough(_of(lines, span))), open_lines[0][1])
    for line in lines:
        if line.kind or line.why or line.span.contains(chosen) or _full_stop(line):
            continue
        if _DATED.fullmatch(line.text) and len(line.text.split()) <= 10:
            line.why = "date line at the head"
        elif line.width <= SUMMARY and not _NUMBER.search(line.text) and not _DATELINE.search(line.text):
            where = "above" if line.span.start < chosen.start else "under"
            line.why = f"a line {where} the headline: byline, section or summary"
    return chosen


def _after_date(line: _Line, prose: Prose) -> Span | None:
    """The part of a line after a date at its beginning; None when the line is nothing but a date line."""
    shown = _dated(prose.published.pattern, prose.updated.pattern).match(line.text[: HEADLINE[1]])
    if shown is None:
        cued = prose.published.match(line.text) or prose.updated.match(line.text)
        dated = re.search(r"\b(?:19|20)\d\d\b", line.text) and line.width <= 80 and not line.stops
        return None if cued and dated else line.span
    start = line.span.start + shown.end()
    if start >= line.span.end or width(line.text[shown.end() :]) < HEADLINE[0] or line.width > HEADLINE[1]:
        return None if line.width <= 80 else line.span
    return Span(start, line.span.end)


@lru_cache(maxsize=64)
def _dated(published: str, updated: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:(?:{published}|{updated})\W*)*{_DATE}{_CLOCK}{_ZONE}[\s|:·,.;\]–—-]*", re.IGNORECASE)


def _of(lines: list[_Line], span: Span) -> str:
    line = next(line for line in lines if line.span.contains(span))
    return line.text[span.start - line.span.start : span.end - line.span.start]


def _long_enough(text: str) -> bool:
    return width(text) >= 24 or len(text.split()) >= 4


def _full_stop(line: _Line) -> bool:
    """Whether the line ends as a statement does; headlines may ask and exclaim."""
    return line.stops and line.text.rstrip("”\"'»」』）)")[-1:] not in "?!？！…"


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _counted_lists(lines: list[_Line], headline: Span | None) -> None:
    """Headline, counter, headline, counter …: the lines above the counters are other articles' headlines."""
    counters = [index for index, line in enumerate(lines) if line.kind == "counter"]
    bare = [index for index, line in enumerate(lines) if not line.kind and _COUNTED.match(line.text)]
    if sum(b - a == 2 for a, b in pairwise(bare)) >= 2:
        counters = sorted({*counters, *bare})
        for index in bare:
            lines[index].kind, lines[index].cue = "counter", lines[index].text
    pairs = [index for index in counters if index and not lines[index - 1].kind and not _full_stop(lines[index - 1])]
    if len(pairs) < 2:
        return
    for index in pairs:
        above = lines[index - 1]
        if above.span != headline and above.width <= 160:
            above.kind, above.why = "recommended", "a headline with a view counter: another article"


def _after_closing(lines: list[_Line], first: int) -> None:
    """Below the article's end everything goes; inside it, what hangs on a "read also" line goes."""
    last_paragraph = max((index for index, line in enumerate(lines) if line.paragraph), default=-1)
    open_after, stops_after = (
        [0],
        [0],
    )  # how many lines of no kind are below a line, and how many of them are statements
    for line in reversed(lines):
        open_after.append(open_after[-1] + (not line.kind))
        stops_after.append(stops_after[-1] + (not line.kind and _full_stop(line)))
    for index, line in enumerate(lines):
        if index <= first or line.kind not in CLOSING:
            continue
        why = f"after «{line.cue[:60]}»" if line.cue else "among other articles' headlines"
        below = len(lines) - index - 1
        if index >= last_paragraph and 4 * stops_after[below] <= open_after[below]:
            for other in lines[index + 1 :]:
                other.why = other.why or why
            return
        if line.kind == "recommended" and len(line.cue) >= len(line.text.rstrip()) - 2:
            for other in lines[index + 1 :]:
                if other.stops or other.why or other.width > SUMMARY:
                    break
                other.why = why


def _tail(lines: list[_Line]) -> None:
    last = max((index for index, line in enumerate(lines) if line.body), default=len(lines))
    tail = [line for line in lines[last + 1 :] if not line.why]
    figures = sum(_NUMBER.search(line.text) is not None for line in tail)  # tables and tolls are the article's
    listed = any(line.stops or _LISTED.match(line.text) for line in tail)
    if len(tail) >= TAIL_LINES and not listed and figures * 5 <= 2 * len(tail):
        for line in tail:
            line.why = "short lines after the last paragraph"


def _lone_lines(lines: list[_Line], first: int) -> None:
    """A short line between two paragraphs that does not end as a sentence: a caption or a heading."""
    kept = [line for line in lines[first:] if not line.why]
    if sum(line.stops for line in kept) < 0.6 * len(kept):
        return  # this author does not end sentences with stops
    for before, line, after in zip(kept, kept[1:], kept[2:], strict=False):
        if before.body and after.body and not line.stops and _is_lone(line):
            line.why = "a caption or heading: a short line of its own that does not end as a sentence"


def _is_lone(line: _Line) -> bool:
    worded = len(line.text.split()) >= 3 or line.width >= 16
    plain = not _LISTED.match(line.text) and not _NUMBER.search(line.text) and line.text[-1] not in ":：,，;；"
    return worded and plain and line.width <= PARAGRAPH


def _with_others(dropped: tuple[Dropped, ...], others: list[Dropped]) -> tuple[Dropped, ...]:
    """Both, in order; what another stretch covers is not said twice."""
    kept = [one for one in dropped if not any(other.span.contains(one.span) for other in others)]
    kept += [other for other in others if not any(_meet(one.span, other.span) for one in kept)]
    return tuple(sorted(kept, key=lambda one: one.span.start))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _merged(lines: list[_Line], headline: Span | None) -> tuple[Dropped, ...]:
    """One stretch for neighbouring lines that go for the same reason."""
    found: list[Dropped] = []
    previous = ""
    for line in lines:
        span, why = line.span, line.why
        if headline is not None and span.contains(headline):
            why = "date line at the head" if span.start < headline.start else ""
            span = Span(span.start, headline.start) if why else span
        if why and why == previous:
            found[-1] = Dropped(Span(found[-1].span.start, span.end), why)
        elif why:
            found.append(Dropped(span, why))
        previous = why
    return tuple(found)
