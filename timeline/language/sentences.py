"""Where paragraphs and sentences begin and end.

Ours because the fast splitters break after "Nov." and the good ones are twenty times slower. Characters such as ``。``
end a sentence wherever they stand; a full stop has to prove itself: not an abbreviation, not an initial, and what
follows does not go on in lower case. A paragraph always ends a sentence, unless the text was wrapped to a line width.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from timeline.language.prose import Prose, load_prose
from timeline.model import Span

CLOSERS = "”’»」』）)】］\"'›"
OPENERS = "“„‘«「『（(【［\"'‹¿¡—–-"
QUOTE_KEPT_WHOLE = 160  # a quotation of several sentences up to this long stays in one piece with its speaker
TAIL_KEPT = 16  # words after a closing quote up to this long ("他说。") belong to the quotation's sentence
WRAP = (50, 110)  # the line widths that editors and mail programs wrap to
_BLANK = re.compile(r"\n[ \t\u00a0\u3000]*(?=\n)|\n")
_WORD_BEFORE = re.compile(r"[^\s“„‘«「『（(【［\"'/]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")


class HasLanguage(Protocol):
    """A pack, or anything else that says which language it is."""

    @property
    def language(self) -> str:
        """BCP 47 code."""


def split(text: str, pack: HasLanguage, *, skip: Iterable[Span] = ()) -> list[Span]:
    """The sentences of `text`, in order, trimmed of white space, never empty.

    `pack` names the language whose rules hold. No sentence crosses a paragraph end or a `skip` span (boilerplate); text
    inside `skip` gives none.

    >>> from timeline.language.pack import load_pack
    >>> text = "He left on Nov. 2. She stayed in the U.S. until May."
    >>> [span.slice(text) for span in split(text, load_pack("en"))]
    ['He left on Nov. 2.', 'She stayed in the U.S. until May.']
    """
    prose = load_prose(pack.language)
    found: list[Span] = []
    for start, end in _free(text, paragraphs(text), skip):
        cuts = [*_cuts(text, start, end, prose), end]
        begin = start
        for cut in cuts:
            if span := _trim(text, begin, cut):
                found.append(span)
            begin = cut
    return found


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, trimmed. A line is one; in text wrapped to a line width, blank lines divide them.

    >>> text = "One line.\\n\\n  Another. "
    >>> [span.slice(text) for span in paragraphs(text)]
    ['One line.', 'Another.']
    """
    lines = _lines(text)
    if not _wrapped(text, lines):
        return lines
    joined: list[Span] = []
    for line in lines:
        if joined and text.count("\n", joined[-1].end, line.start) == 1:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def ends_sentence(line: str, prose: Prose) -> bool:
    """Whether `line` ends as a sentence does, closing quotation marks and brackets aside."""
    bare = line.rstrip().rstrip(CLOSERS).rstrip()
    return bool(bare) and (bare[-1] in ".!?…" or bare[-1] in prose.ends)


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for match in [*_BLANK.finditer(text), None]:
        end = len(text) if match is None else match.start()
        if span := _trim(text, start, end):
            found.append(span)
        start = end if match is None else match.end()
    return found


def _wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether line ends are an editor's and not the author's: many lines of one width, broken in mid-sentence."""
    if len(lines) < 4:
        return False
    widest = max(line.end - line.start for line in lines)
    if not WRAP[0] <= widest <= WRAP[1]:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    broken = [a for a, b in pairs if text[a.end - 1] not in ".!?:;。" and a.end - a.start >= widest * 0.7]
    return len(pairs) >= 3 and len(broken) >= 0.6 * len(pairs)


def _free(text: str, parts: Iterable[Span], skip: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of `parts` outside every `skip` span."""
    holes = sorted(skip)
    starts = [hole.start for hole in holes]
    for part in parts:
        at = part.start
        first = max(bisect_right(starts, part.start) - 1, 0)
        for hole in holes[first:]:
            if hole.start >= part.end:
                break
            if hole.start > at:
                yield at, hole.start
            at = max(at, hole.end)
        if at < part.end:
            yield at, part.end


@lru_cache(maxsize=64)
def _ends(ends: str) -> re.Pattern[str]:
    """Candidates: a run of sentence ends with the quotes that close on it. Latin stops need white space after them."""
    hard, close = re.escape(ends), re.escape(CLOSERS)
    soft = rf"(?P<soft>[.!?…]+[{close}]*)(?=\s|$|(?<=[!?…])|(?<=[{close}]))"
    return re.compile(rf"(?P<hard>[{hard}][{hard}!?…]*[{close}]*)|{soft}")


def _cuts(text: str, start: int, end: int, prose: Prose) -> Iterator[int]:
    begin = start
    closed = 0  # sentences inside a short quotation are not cut: this is where that quotation ends
    found = [(m.start(), m.end(), m.lastgroup == "hard") for m in _ends(prose.ends).finditer(text, start, end)]
    quotes = list(_quotations(text, start, end, prose)) if found else []
    at = 0
    for index, (stop, cut, hard) in enumerate(found):
        while at < len(quotes) and quotes[at][1] < stop:
            at += 1
        if at < len(quotes) and quotes[at][0] <= stop and cut < quotes[at][1]:
            closed = quotes[at][1]
        if cut < closed:
            continue
        following = found[index + 1][0] if index + 1 < len(found) else end
        if _is_end(text, stop, cut, end, hard, prose) and not (hard and _goes_on(text, begin, cut, following, end)):
            yield cut
            begin = cut


def _quotations(text: str, start: int, end: int, prose: Prose) -> Iterator[tuple[int, int]]:
    """Short quotations with distinct marks, in order; nested ones lie inside an outer one and are not looked for."""
    pairs = {opening: closing for opening, closing in prose.quotes if opening in "“「«„"}
    at = start
    while (hit := _first(text, pairs, at, end)) is not None:
        close = text.find(pairs[text[hit]], hit + 1, min(end, hit + QUOTE_KEPT_WHOLE))
        if close < 0:
            at = hit + 1
            continue
        yield hit, close + 1
        at = close + 1


def _first(text: str, pairs: dict[str, str], start: int, end: int) -> int | None:
    found = _openers("".join(pairs)).search(text, start, end) if pairs else None
    return found.start() if found else None


@lru_cache(maxsize=64)
def _openers(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def _is_end(text: str, stop: int, cut: int, end: int, hard: bool, prose: Prose) -> bool:
    if hard or cut >= end:
        return True
    after = text[cut : cut + 40].lstrip()
    glued = not text[cut].isspace()
    nxt = after.lstrip(OPENERS + " ")[:1]
    if glued:
        return text[stop] in "!?…" and _wide(text, stop) and nxt not in ",，、。:：" and _wide(text, cut + 1)
    if nxt.islower() or nxt in ",;:)，":
        return False
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return True
    return _full_stop(text, stop, after, prose)


def _full_stop(text: str, stop: int, after: str, prose: Prose) -> bool:
    word = _WORD_BEFORE.search(text, max(0, stop - 40), stop)
    token = word.group() if word else ""
    bare = token.lower()
    line_start = text.rfind("\n", 0, stop) + 1
    if token.isdigit() and not text[line_start : stop - len(token)].strip():
        return False  # "1. First point": the number of a list item
    if bare in prose.abbreviations or (bare in prose.before_number and after[:1].isdigit()):
        return False
    if bare in prose.may_end or (_INITIALS.match(token) and (token[:1].isupper() or "." in token)):
        first = re.match(r"\W*(\w+)", after)
        return bool(first) and str(first and first.group(1)).lower() in prose.starters
    return True


def _goes_on(text: str, begin: int, cut: int, following: int, end: int) -> bool:
    """``“来了。”他说。``: after a quotation that opens a sentence, a few words up to the next end belong to it."""
    if cut >= end or text[cut - 1] not in CLOSERS or text[cut].isspace():
        return False
    return text[begin] in OPENERS and 0 < following - cut <= TAIL_KEPT


def _wide(text: str, at: int) -> bool:
    """Whether the character before `at` is written without spaces between words (Han, kana, wide marks)."""
    return at > 0 and text[at - 1] >= "\u2e80"


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
