"""Number words in a row as one number: *twenty one*, *hai mươi mốt*, *3 million*."""

from __future__ import annotations

from timeline.language.figures import whole_kinds
from timeline.language.grammar import Grammar, ordinal_kinds
from timeline.language.lexicon import fold
from timeline.tag.figures import Word
from timeline.temporal.numerals import words_number


def join_numbers(words: list[Word], grammar: Grammar, text: str) -> list[Word]:
    """The words of a text, with each row of number words that makes one number as one word."""
    if not any("number" in w.values and "shape" not in w.values for w in words):
        return words
    joined: list[Word] = []
    at = 0
    while at < len(words):
        size, merged = _number_at(words, at, grammar, text)
        joined.append(merged)
        at += size
    return joined


def _number_at(words: list[Word], at: int, grammar: Grammar, text: str) -> tuple[int, Word]:
    first = words[at]
    if "number" not in first.values:
        return 1, first
    run, sizes = [first], [1]
    joiners = grammar.lexicon.policy.joiners
    for taken, word in enumerate(words[at + 1 : at + 12], 2):
        between = text[run[-1].end : word.start]
        if fold(text[word.start : word.end]) in joiners and between.isspace():
            continue
        if "number" not in word.values and "ordinal" not in word.values:
            break
        if not (between.isspace() or between in ("-", "") or _joined_by(between, joiners, run[-1], word)):
            break
        run.append(word)
        sizes.append(taken)
    for size in range(len(run), 1, -1):
        if (merged := _as_one(run[:size], grammar)) is not None:
            return sizes[size - 1], merged
    return 1, first


def _joined_by(between: str, joiners: frozenset[str], left: Word, right: Word) -> bool:
    """Whether "and" joins two number words to one number: thirty and one, not eight and ten, nor ten and twenty."""
    if fold(between.strip()) not in joiners or "number" not in left.values:
        return False
    value, first = right.values.get("number", right.values.get("ordinal", 0)), left.values["number"]
    grown = not between.endswith(" ") and value % 10 == 0 and 20 <= value <= 90  # Arabic: five and-twenty
    return bool((first >= 20 and first > value) or (first < 10 and grown))


def _as_one(part: list[Word], grammar: Grammar) -> Word | None:
    last = part[-1].values
    ordinal = "ordinal" in last and "number" not in last
    if any("unit" in w.values for w in part[1:]) or any("shape" in w.values for w in part[1:]):
        return None
    if any("number" not in w.values for w in part[:-1]):  # "one third two": an ordinal can only end a number
        return None
    values = [w.values["number"] for w in part[:-1]] + [last["ordinal"] if ordinal else last["number"]]
    if values[0] in (0.5,) or ("shape" in part[0].values and values[1] < 1000):
        return None
    number = (
        words_number(values) if "shape" not in part[0].values else values[0] * values[1] if len(values) == 2 else None
    )
    if number is None or number != int(number):
        return None
    number = int(number)
    kinds = ordinal_kinds(number) if ordinal else whole_kinds(number, None)
    code = grammar.letters.get(kinds)
    return Word(part[0].start, part[-1].end, code, {"ordinal" if ordinal else "number": number}) if code else None
