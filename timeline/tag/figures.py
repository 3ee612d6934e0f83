"""The figures of a text: numbers, dates in figures, years, Chinese and Roman numerals, as words that rules can take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.language.figures import FIGURE, HAN_YEAR, TWO, figure_kinds, number_of, whole_kinds
from timeline.language.grammar import Grammar
from timeline.tag.standalone import standalone
from timeline.temporal.numerals import HAN_NUMERALS, han_number

LONGEST_FIGURES = 40  # a number with more figures dates nothing, and Python refuses to read 4,300 of them
LONGEST_NUMERAL = 24  # characters; hostile rows of 亿 would grow numbers without end
_HAN = re.compile(f"[{HAN_NUMERALS}][{HAN_NUMERALS}0０]*")  # 二０００年: the nought is often written as a figure
_ROMAN = re.compile(r"\b([IVX]{1,6})(?:e|è?me|ième|er)?\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Word:
    """A time word, figures or a mark: where it stands, its letter, and its values by kind."""

    start: int
    end: int
    code: str
    values: Mapping[str, Any]


def figures(text: str, grammar: Grammar) -> Iterator[Word]:
    """Each run of figures (or Chinese or Roman numerals) that stands alone, as a word with what it can be."""
    letters, decimal = grammar.letters, grammar.lexicon.policy.decimal
    for match in FIGURE.finditer(text):
        start, end = match.span()
        if not standalone(text, start, end, grammar):
            continue
        written = match.group()
        if end - start > LONGEST_FIGURES:
            continue
        shape = match.lastgroup or "num"  # the outermost group closes last
        if (
            decimal == "." and shape in ("ym", "my") and "." in written and not _spans_years(text, start, end)
        ):  # 2082.1 is a share index
            shape = "num"
        if shape == "years" and len(written) == 9 and written[:4] < written[5:]:  # 1939-1945: from one year to another
            yield from (_year(text, at, grammar) for at in (start, end - 4))
            continue
        values: dict[str, Any] = {"text": written, "shape": shape}
        if shape == "num":
            values["number"] = number_of(written, decimal)
        kinds = _kinds_in(text, start, end, figure_kinds(shape, written), grammar)
        code = letters.get(kinds)
        if code and start and (sign := _signed(text, start)):
            yield Word(start - 1 - (text[start - 1] == " "), start, letters[frozenset({sign})], {})
        if code:
            yield Word(start, end, code, values)
    if grammar.lexicon.policy.numerals == "han":
        yield from _han_figures(text, grammar)
    else:
        for match in _ROMAN.finditer(text):
            yield Word(match.start(), match.end(), letters[frozenset({"roman"})], {"number": _roman(match[1])})


def _kinds_in(text: str, start: int, end: int, kinds: frozenset[str], grammar: Grammar) -> frozenset[str]:
    """What figures can be where they stand: ``15.2.`` has both its points, ``2018`` alone is what one types for a year."""
    if "modern" in kinds and end - start == len(text) and grammar.lexicon.policy.numerals == "han":
        return HAN_YEAR
    if "hm4" in kinds and text[end : end + 1].isupper():  # the "1411EST" of a wire's footer dates nothing
        kinds = kinds - {"hm4"}
    return kinds | {"dm_full"} if "dm_dot" in kinds and text[end : end + 1] == "." else kinds


_YEAR_AFTER = re.compile(r"\s?[-–—~～至]\s?(?:19|20)\d\d(?!\d)")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d(?:\.\d{1,2})?\s?[-–—~～至]\s?$")


def _spans_years(text: str, start: int, end: int) -> bool:
    """Whether a month in figures is one end of a stretch: ``1999.08-2002.02``."""
    return bool(_YEAR_AFTER.match(text, end) or _YEAR_BEFORE.search(text[max(0, start - 10) : start]))


def _year(text: str, at: int, grammar: Grammar) -> Word:
    """Four figures as a year."""
    values = {"text": text[at : at + 4], "shape": "num", "number": int(text[at : at + 4])}
    return Word(at, at + 4, grammar.letters[figure_kinds("num", text[at : at + 4])], values)


def _signed(text: str, start: int) -> str:
    """ "plus" or "minus" when figures have a sign of their own: "+15 minutes", and "-2 hours" where a text begins."""
    if text[start - 1] == " " and text[start - 2 : start - 1] == "+":
        return "plus"
    if text[start - 1] == "+" and (start == 1 or not text[start - 2].isalnum()):
        return "plus"
    return "minus" if text[start - 1] == "-" and start == 1 else ""


def _han_figures(text: str, grammar: Grammar) -> Iterator[Word]:
    for match in _HAN.finditer(text):
        start, end = match.span()
        kinds, number = _han_kinds(match.group(), text[end : end + 1] == "年")
        code = grammar.letters.get(kinds) if kinds else None
        if code:
            yield Word(start, end, code, {"number": number, "text": match.group(), "shape": "han"})


@lru_cache(maxsize=8192)
def _han_kinds(written: str, before_year: bool) -> tuple[frozenset[str], int]:
    """What a Chinese numeral can be, and its value; no kinds when it is no number."""
    number = han_number(written) if len(written) <= LONGEST_NUMERAL else None
    if number is None:
        return frozenset(), 0
    if written in ("两", "兩"):  # two of something, never the second of a month
        return TWO, 2
    positional = not any(c in "十百千万萬亿億廿卅" for c in written)
    if positional and len(written) == 2 and not before_year and _about(number):
        return whole_kinds(number // 10, None), number // 10  # 七八点: seven or eight, not seventy-eight
    kinds = whole_kinds(number, len(written) if positional and len(written) > 1 else None)
    if not positional or len(written) == 1:
        kinds = kinds - {"y4", "y40", "uneven", "modern", "words"} | ({"words"} if "words" in kinds else set())
    if positional and len(written) == 4 and 1800 <= number <= 2100:
        kinds = HAN_YEAR | (kinds & {"y40"})
    return kinds if number < 3000 else whole_kinds(3500, 4), number


def _about(number: int) -> bool:
    """Whether two numerals in a row mean one or the other: 两三 七八 三五."""
    first, second = divmod(number, 10)
    return first > 0 and (second == first + 1 or number == 35)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[c] for c in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
