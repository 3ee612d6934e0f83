"""What deserves a human look: a weekday that disagrees with its date, a day no month has, figures that read two ways."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.language.grammar import Grammar, grammar_for
from timeline.model import Document, TextWarning, TimeExpression


def warnings(document: Document, expressions: Iterable[TimeExpression]) -> list[TextWarning]:
    """The warnings about a document's expressions, each with its span and what to do."""
    grammar = grammar_for(document.language)
    found = (_look(document, expression, grammar) for expression in expressions)
    return [warning for warning in found if warning is not None]


def _look(document: Document, one: TimeExpression, grammar: Grammar) -> TextWarning | None:
    value = one.value
    kind = text = ""
    if value.timex is None and any(c.why.startswith("there is no day") for c in one.readings):
        kind, text = (
            "impossible-date",
            f"'{one.text}': {one.readings[0].why}. Kept as found, with no date; correct the text or the date.",
        )
    elif (said := _weekday_said(one, grammar)) and value.start is not None and value.start.isoweekday() != said:
        kind = "weekday-disagrees"
        text = f"'{one.text}': {value.start.date()} is weekday {value.start.isoweekday()}, the text says {said}. One of the two is wrong."
    elif _two_orders(one):
        kind = "ambiguous-order"
        text = f"'{one.text}' is {value.timex} or {one.readings[1].value.timex}; read as {one.readings[0].why.split(';')[0]}. Check the source."
    elif (
        document.published
        and value.start is not None
        and value.start.date() > document.published
        and value.start.year - document.published.year > 50
    ):
        kind, text = "far-future", f"'{one.text}' is {value.timex}, more than 50 years after publication. Is it a date?"
    return TextWarning(document.id, one.span, kind, text) if kind else None


def _weekday_said(one: TimeExpression, grammar: Grammar) -> int | None:
    """The weekday that the words of a full date name, None when they name none."""
    if one.value.grain is None or one.value.grain.name != "DAY" or not any(c.isdigit() for c in one.text):
        return None
    from timeline.tag.lex import lex

    lexed = lex(one.text, grammar)
    named = [w.values["weekday"] for s in lexed.stretches for w in s.words if "weekday" in w.values]
    return named[0] if named else None


def _two_orders(one: TimeExpression) -> bool:
    whys = [r.why.split(";")[0] for r in one.readings[:2]]
    return len(whys) == 2 and set(whys) == {"day before month", "month before day"}
