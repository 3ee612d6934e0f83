"""What deserves a human look: weekdays that disagree, days no month has, figures that read two ways, futures in the past."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from timeline.language.grammar import Grammar, grammar_for
from timeline.model import Document, Grain, TextWarning, TimeExpression
from timeline.tag.lex import lex

_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|[。！？\n]")
_ORDERS = {"day before month", "month before day"}


def warnings(document: Document, expressions: Iterable[TimeExpression]) -> list[TextWarning]:
    """The warnings about a document's expressions, each with its span, what is odd about it, and what to do.

    >>> from timeline.tag import tag_document
    >>> doc = Document("d-1", "Họp thứ Hai, ngày 21/10/2025.", "vi")
    >>> [w.kind for w in warnings(doc, tag_document(doc))]
    ['weekday-disagrees']
    """
    grammar = grammar_for(document.language)
    found = []
    for one in expressions:
        for kind, check in CHECKS:
            text = check(one, document, grammar)
            if text:
                found.append(TextWarning(document.id, one.span, kind, f"'{one.text}': {text}"))
                break  # the first says most; the others would follow from it
    return found


def _impossible(one: TimeExpression, document: Document, grammar: Grammar) -> str:
    why = one.readings[0].why if one.readings else ""
    if one.value.timex is not None or not why.startswith("there is no day"):
        return ""
    return f"{why}. Kept as found, without a date; correct the text or the date."


def _weekday_disagrees(one: TimeExpression, document: Document, grammar: Grammar) -> str:
    said = _weekday_said(one.text, grammar) if one.value.grain is Grain.DAY else None
    if said is None or one.value.start is None or one.value.start.isoweekday() == said:
        return ""
    day = one.value.start
    return f"{day.date()} is weekday {day.isoweekday()} (Monday is 1), the text says {said}. One of the two is wrong."


@lru_cache(maxsize=4096)
def _weekday_said(text: str, grammar: Grammar) -> int | None:
    """The weekday that the words of a dated expression name, None when they name none."""
    if not any(character.isdigit() for character in text):
        return None
    words = (word for stretch in lex(text, grammar).stretches for word in stretch.words)
    return next((word.values["weekday"] for word in words if "weekday" in word.values), None)


def _two_orders(one: TimeExpression, document: Document, grammar: Grammar) -> str:
    whys = [reading.why.split(";")[0] for reading in one.readings[:2]]
    if len(whys) < 2 or set(whys) != _ORDERS:
        return ""
    other = one.readings[1].value.timex
    return f"{one.value.timex} or {other}; read with the {whys[0]}. Check the source."


def _future_in_the_past(one: TimeExpression, document: Document, grammar: Grammar) -> str:
    day = one.value.start
    if (
        document.published is None
        or day is None
        or day.date() <= document.published
        or one.signal in ("until", "by", "to")
    ):
        return ""
    if day.year - document.published.year > 50:
        return f"{one.value.timex} lies more than 50 years after publication. Is it a date?"
    if one.anchor != "none":
        return ""
    kinds = {kind for _, _, kind in lex(_sentence(document.text, one), grammar).cues}
    if "cue_future" in kinds or "cue_past" not in kinds:
        return ""
    return f"{one.value.timex} lies after publication ({document.published}), in a sentence about the past. Check the year."


def _sentence(text: str, one: TimeExpression) -> str:
    low = max(
        (match.end() for match in _SENTENCE_END.finditer(text, max(0, one.span.start - 400), one.span.start)), default=0
    )
    end = _SENTENCE_END.search(text, one.span.end, one.span.end + 400)
    return text[low : end.start() if end else one.span.end + 400]


CHECKS: tuple[tuple[str, Callable[[TimeExpression, Document, Grammar], str]], ...] = (
    ("impossible-date", _impossible),
    ("weekday-disagrees", _weekday_disagrees),
    ("ambiguous-order", _two_orders),
    ("future-in-the-past", _future_in_the_past),
)
