"""Which figures stand for a number of their own, and which belong to a name, a price, a telephone number."""

from __future__ import annotations

import re

from timeline.language.grammar import Grammar
from timeline.language.lexicon import fold

_CURRENCY = "$€£¥₽₫₹₩฿¢"
_GLUE = frozenset("_-–/\\@#&=")
_CHAIN = re.compile(r"\d+(?:-\d+){2,}|\d{3}-\d{4}(?![\d-])")


def _in_chain(text: str, start: int, end: int) -> bool:
    """Whether figures are one link of a longer chain of them: a telephone or file number such as 123-45-6789."""
    if text[start - 1 : start] != "-" and text[end : end + 1] != "-":
        return False
    low = start
    while low and start - low < 24 and (text[low - 1].isdecimal() or text[low - 1] == "-"):
        low -= 1
    chain = _CHAIN.match(text, low)
    return chain is not None and chain.end() >= end and chain.span() != (start, end) and chain.group().count("-") != 5


def standalone(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether figures stand for a number of their own: no model name (Su-30, MK2, 5G), no price, no percentage."""
    if _in_chain(text, start, end) or (start > 1 and text[start - 1] == "/" and text[start - 2].isdecimal()):
        return False
    return _free_before(text, start, grammar) and _free_after(text, start, end, grammar)


def _free_before(text: str, start: int, grammar: Grammar) -> bool:
    """Whether what stands before figures leaves them a number of their own."""
    if start:
        before = text[start - 1]
        if (
            before in _CURRENCY
            or before in "._"
            or (before.isalpha() and before < "\u2e80" and not _known_prefix(text, start, grammar))
        ):
            return False
        if (
            before in _GLUE
            and start > 1
            and (text[start - 2].isalnum() or text[start - 2] in _GLUE)
            and not _after_word(text, start, grammar)
        ):
            return False
    return True


def _free_after(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether what stands after figures leaves them a number of their own."""
    if end < len(text):
        after = text[end]
        if after in "%‰°$€£%_" or (after in ".,:" and end + 1 < len(text) and text[end + 1].isdigit()):
            return False
        if (
            after in "-–/"
            and end + 1 < len(text)
            and text[end + 1].isupper()
            and text[end + 1] < "\u2e80"
            and not text[start - 1 : start].isspace()
            and not _word_at(text, end + 1, grammar)
        ):
            return False
        if after == "-" and text[end + 1 : end + 2].isupper() and not text[end + 2 : end + 3].isalnum():  # 23-J, 11-M
            return False
        if after.isalpha() and after < "\u2e80":
            stop = end
            while stop < len(text) and text[stop].isalpha() and text[stop] < "\u2e80" and stop - end < 12:
                stop += 1
            return fold(text[end:stop]) in grammar.lexicon.words
    return True


def _word_at(text: str, start: int, grammar: Grammar) -> bool:
    """Whether a word of the pack of three letters or more begins there: the month of "10-August-2012"."""
    stop = start
    while stop < len(text) and text[stop].isalpha() and stop - start < 12:
        stop += 1
    return stop - start > 2 and fold(text[start:stop]) in grammar.lexicon.words


def _known_prefix(text: str, start: int, grammar: Grammar) -> bool:
    at = start
    while at and text[at - 1].isalpha() and start - at < 12:
        at -= 1
    return fold(text[at:start]) in grammar.lexicon.words


def _after_word(text: str, start: int, grammar: Grammar) -> bool:
    """Whether the dash before figures joins them to figures or to a time word ("mid-2025", "21-23")."""
    if text[start - 2].isdigit() or (text[start - 2] in "IVX" and text[start - 1] == "/"):  # Q III/2025
        return True
    return _known_prefix(text, start - 1, grammar)
