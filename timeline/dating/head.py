"""The strongest evidence in a text: a full date above the article, or on a line that says when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from timeline.dating.scene import LINE, Scene, absolute, full_day, look, make_date
from timeline.language.sentences import ends_sentence
from timeline.model import DateCandidate, Document, Span, TimeExpression
from timeline.tag import tag

HEAD = "head-of-file date line"
SAID = "a line that says when it was published"
LINES = 60  # lines that are looked at; more of them are no head
OTHER_WORDS = 6  # a name, a place, an agency may stand on a date line; with more words it is a sentence
NOT_EVIDENCE = (  # how the reasons of `Document.dropped` begin where a date is no sign of this article's
    "copyright", "recommended", "counter", "advert", "a headline with", "after ", "short lines", "front matter",
)  # fmt: skip
_TWO_WAYS = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")


def head_evidence(doc: Document) -> list[DateCandidate]:
    """Full dates above the article or on a "published" line, an update's last. Cheap: few lines are tagged."""
    scene = look(doc, times=False)
    found: list[DateCandidate] = []
    within = ((line, reach) for line in _lines(doc) if (reach := _reach(scene, line)))
    for line, reach in islice(within, LINES):
        if not _barred(doc, line):
            words = _untitled(doc, line)
            for expression in tag(words, language=doc.language, genre="news"):
                if expression.span.start <= reach and _dates(expression, words, scene, line):
                    found += _candidates(scene, line, expression)
    return sorted(found, key=lambda candidate: candidate.why.endswith(_UPDATED))


_UPDATED = "is when it was updated"


def _lines(doc: Document) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", doc.text):
        yield Span(*match.span())


def _reach(scene: Scene, line: Span) -> int:
    """How far into the line a date may begin to be evidence: anywhere above the article, else right after the cue."""
    if line.end <= scene.begins:
        return line.end - line.start
    if line.end - line.start > LINE:
        return 0
    cued = _cue(scene.prose.published.pattern).match(line.slice(scene.doc.text))
    return cued.end() if cued else 0


@lru_cache(maxsize=64)
def _cue(published: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{published})\b[^\w\n]*", re.IGNORECASE)


def _barred(doc: Document, line: Span) -> bool:
    return any(drop.why.startswith(NOT_EVIDENCE) for drop in doc.dropped if drop.span.overlaps(line))


def _untitled(doc: Document, line: Span) -> str:
    """The line with the headline blanked out: a date in a headline is what the article is about."""
    words, title = line.slice(doc.text), doc.title_span
    if title is None or not title.overlaps(line):
        return words
    start, end = max(title.start, line.start) - line.start, min(title.end, line.end) - line.start
    return words[:start] + " " * (end - start) + words[end:]


def _dates(expression: TimeExpression, words: str, scene: Scene, line: Span) -> bool:
    """Whether it is a full date and little else stands on its line."""
    if not absolute(expression) or not full_day(expression.value.timex):
        return False
    rest = words[: expression.span.start] + " " + words[expression.span.end :]
    for cue in (scene.prose.published, scene.prose.updated):
        rest = cue.sub(" ", rest)
    left = re.findall(r"[^\W\d_]+", rest)
    most = OTHER_WORDS if line.end <= scene.begins else OTHER_WORDS // 3
    return len(left) <= most and sum(map(len, left)) <= LINE // 2 and not ends_sentence(words, scene.prose)


def _candidates(scene: Scene, line: Span, expression: TimeExpression) -> list[DateCandidate]:
    """What a date says; figures that can be read two ways (``03/04/2024``) give both, the language's own way first."""
    words = line.slice(scene.doc.text)[: expression.span.start]
    above = line.end <= scene.begins
    basis = HEAD if above else SAID
    why = f"{expression.text!r} stands above the article" if above else f"{expression.text!r} on a line that says so"
    if scene.prose.updated.search(words):
        why = f"{expression.text!r} {_UPDATED}"
    span = Span(line.start + expression.span.start, line.start + expression.span.end)
    day = str(full_day(expression.value.timex))
    found = [DateCandidate(day, basis, why, span)]
    if (figures := _TWO_WAYS.search(expression.text)) and (other := _other_way(figures, day)):
        found.append(DateCandidate(other, basis, f"{expression.text!r} read with day and month swapped", span))
    return found


def _other_way(figures: re.Match[str], day: str) -> str | None:
    first, second, year = int(figures[1]), int(figures[2]), int(figures[3])
    swapped = {found.isoformat() for pair in ((first, second), (second, first)) if (found := make_date(year, *pair))}
    return next(iter(swapped - {day}), None) if day in swapped else None
