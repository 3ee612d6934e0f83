"""What rules match in a text, unresolved: "March to May 2020" needs its left half before it has a year.

Two passes, no more: atoms (words to expressions), then joins (a day and its time of day; ranges and lists, where one
side lends the other what it lacks). Deeper nesting stays apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from timeline.language.grammar import Grammar, Match, Rule
from timeline.language.kinds import SIGNALS
from timeline.tag.figures import Word
from timeline.tag.joins import Find as Find
from timeline.tag.joins import Item, joined
from timeline.tag.lex import Lexed, Stretch

INTEGER_KINDS = frozenset(
    {
        "d31",
        "d12",
        "h24",
        "m60",
        "y3",
        "y4",
        "modern",
        "han_year",
        "y40",
        "uneven",
        "yy",
        "yy0",
        "yy32",
        "num",
        "words",
        "roman",
    }
)


def find(lexed: Lexed, grammar: Grammar) -> list[Find]:
    """All expressions of a text in order, none overlapping."""
    found: list[Find] = []
    for stretch in lexed.stretches:
        found += _finds(stretch, grammar)
    return found


def _finds(stretch: Stretch, grammar: Grammar) -> list[Find]:
    matches = grammar.parse(stretch.codes, "atom")
    if not matches:
        return []
    items = _replace(stretch.words, [(m.start, m.end, _atom(m, stretch.words, grammar)) for m in matches])
    for stage in ("attach", "join"):
        if sum(isinstance(item, Find) for item in items) and len(items) > 1:
            items = _pass(items, stage, grammar)
    return [_signalled(items, at) for at, item in enumerate(items) if isinstance(item, Find) and item.make != "nothing"]


def _replace(words: Sequence[Item], pieces: list[tuple[int, int, Find | list[Item]]]) -> list[Item]:
    """The row with each piece put in place of the words it was made of."""
    row: list[Item] = []
    at = 0
    for start, end, made in pieces:
        row += words[at:start]
        row += made if isinstance(made, list) else [made]
        at = end
    return [*row, *words[at:]]


def _atom(match: Match, words: Sequence[Word], grammar: Grammar) -> Find:
    rule = match.rule
    slots: dict[str, Any] = dict(rule.fixed)
    for name, start, end in match.slots:
        slots[name] = _value(words[start:end], rule.pattern.slots[name])
    if rule.make == "numeric":
        slots["order"] = grammar.lexicon.policy.order
    zone = slots.pop("zone", None)
    return Find(
        words[match.start].start, words[match.end - 1].end, rule.name, rule.make, slots, _kind(rule, slots), zone=zone
    )


def _value(words: Sequence[Word], kinds: tuple[str, ...]) -> Any:  # noqa: ANN401  # whatever a pack says of a word
    """The value of a slot's word, as the kind the slot asks for."""
    values = words[0].values
    for kind in kinds:
        name = kind.partition("=")[0]
        if name in values:
            return values[name]
        for pointer in ("deictic", "running"):
            if name.startswith(pointer) and pointer in values:
                return values[pointer]
        if name in ("o31", "o12") and "ordinal" in values:
            return values["ordinal"]
        if name in INTEGER_KINDS and "number" in values:
            return values["number"]
    return values.get("text", True)


def _kind(rule: Rule, slots: Mapping[str, Any]) -> str:
    """What an expression counts as in join rules."""
    if rule.kind:
        return rule.kind
    if rule.make != "calendar":
        return rule.make
    if "day" in slots or "weekday" in slots:
        return "day"
    return "month" if "month" in slots else "year"


def _pass(items: list[Item], stage: str, grammar: Grammar) -> list[Item]:
    codes = "".join(_code(item, grammar) for item in items)
    matches = grammar.parse(codes, stage)
    return _replace(items, [(m.start, m.end, joined(m, items, grammar)) for m in matches]) if matches else items


def _code(item: Item, grammar: Grammar) -> str:
    if isinstance(item, Word):
        return item.code
    return grammar.letters.get(_kinds_of(item.kind), "\uffff")


@cache
def _kinds_of(kind: str) -> frozenset[str]:
    """What join rules may ask of an expression: its kind."""
    return frozenset({f"@{kind}"})


def _signalled(items: Sequence[Item], at: int) -> Find:
    """The expression with the connective that governs it: "since" before it, 以来 after it."""
    item = items[at]
    assert isinstance(item, Find)
    if item.signal:
        return item
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(items) and isinstance(items[near], Word) and {"of", "the"} & set(items[near].values):  # type: ignore[union-attr]
            near += step
        neighbour = items[near] if 0 <= near < len(items) else None
        if isinstance(neighbour, Word):
            for name in SIGNALS:
                if name in neighbour.values:
                    return replace(item, signal=name, signal_span=(neighbour.start, neighbour.end))  # type: ignore[arg-type]
    return item
