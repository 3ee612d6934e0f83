"""Tagging a text too long to hold: block by block, with what later words count from carried along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import TextIO

from timeline.language.detect import detect
from timeline.language.grammar import Grammar, grammar_for
from timeline.model import Span, TimeExpression
from timeline.tag.anchor import Anchors
from timeline.tag.find import find
from timeline.tag.lex import lex
from timeline.tag.tagger import resolve

BLOCK = 200_000  # characters; a block ends with a line, so no expression is cut


def blocks(file: TextIO, size: int = BLOCK) -> Iterator[str]:
    """The text of an open file in blocks that end at a line's end; a line longer than `size` is cut there."""
    rest = ""
    while piece := file.read(size):
        whole = rest + piece
        at = whole.rfind("\n") + 1 or (len(whole) if len(whole) >= 2 * size else 0)
        rest = whole[at:]
        if at:
            yield whole[:at]
    if rest:
        yield rest


def tag_long(file: TextIO) -> Iterator[TimeExpression]:
    """The expressions of an open file of any length: its language from its first block, narrative for want of a date."""
    pieces = blocks(file)
    first = next(pieces, "")
    grammar = grammar_for(detect(first[:20_000]).language)
    yield from tag_blocks(chain([first], pieces), grammar, now=None, narrative=True)


def tag_blocks(
    texts: Iterable[str], grammar: Grammar, *, now: datetime | None, narrative: bool = False
) -> Iterator[TimeExpression]:
    """The expressions of a text that comes in blocks, with spans into the whole; memory does not grow with its length."""
    offset = 0
    last = report = None
    for text in texts:
        lexed = lex(text, grammar)
        walk = Anchors(text, lexed, now, "published", narrative, grammar.lexicon.policy.lunar_zone, last, report)
        for item in find(lexed, grammar):
            expression = resolve(item, walk.context(item), text)
            if expression is not None:
                walk.saw(item, expression.value)
                yield _shifted(expression, offset)
        last, report = walk.last, walk.report
        offset += len(text)


def _shifted(one: TimeExpression, offset: int) -> TimeExpression:
    if not offset:
        return one
    signal = one.signal_span and Span(one.signal_span.start + offset, one.signal_span.end + offset)
    return replace(one, span=Span(one.span.start + offset, one.span.end + offset), signal_span=signal)
