"""Time expressions one a line, for a terminal or another program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline.model import TimeExpression
from timeline.temporal.value import edtf

# One colour a TIMEX3 type (ANSI 256): date blue, time cyan, duration green, set magenta.
_COLOURS = {"DATE": "38;5;33", "TIME": "38;5;37", "DURATION": "38;5;34", "SET": "38;5;133"}


def tag_record(one: TimeExpression) -> dict[str, object]:
    """An expression as plain values: what it says, what it means, every reading, which rule."""
    value = one.value
    return {
        "start": one.span.start,
        "end": one.span.end,
        "text": one.text,
        "timex": value.timex,
        "type": value.type,
        "grain": value.grain.name.lower() if value.grain else None,
        "mod": value.mod,
        "edtf": edtf(value) or None,
        "interval": [value.start.isoformat(), value.end.isoformat()] if value.start and value.end else None,
        "zone": value.zone,
        "rule": one.rule,
        "anchor": one.anchor,
        "signal": one.signal or None,
        "readings": [{"timex": r.value.timex, "anchor": r.anchor, "why": r.why} for r in one.readings],
    }


def tag_lines(expressions: Iterable[TimeExpression]) -> Iterator[str]:
    """JSON, one expression a line.

    >>> from timeline.tag import tag
    >>> next(tag_lines(tag("in 2020", language="en")))[:40]
    '{"start": 3, "end": 7, "text": "2020", "'
    """
    return (json.dumps(tag_record(one), ensure_ascii=False) for one in expressions)


def table_lines(expressions: Iterable[TimeExpression]) -> Iterator[str]:
    """Tab-separated: place, words, value and modifier, type, rule, anchor."""
    for one in expressions:
        words = " ".join(one.text.split())
        value = " ".join(filter(None, (one.value.timex or "not resolved", one.value.mod)))
        yield "\t".join([f"{one.span.start}-{one.span.end}", words, value, one.value.type, one.rule, one.anchor])


def coloured(text: str, expressions: Iterable[TimeExpression]) -> str:
    """The text for a terminal, each expression in the colour of its type with its value behind it.

    Control characters of the text are shown as U+FFFD: an article must not steer the terminal.
    """
    pieces, at = [], 0
    for one in expressions:
        pieces.append(_tame(text[at : one.span.start]))
        pieces.append(
            f"\x1b[{_COLOURS[one.value.type]};1m{_tame(one.text)}\x1b[0m\x1b[2m[{one.value.timex or '?'}]\x1b[0m"
        )
        at = one.span.end
    return "".join([*pieces, _tame(text[at:])])


def _tame(text: str) -> str:
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)
