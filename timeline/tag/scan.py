"""Where the words of a pack stand in a text.

Languages with spaces: each run of letters is looked up among the first runs of the pack's words, the longest word first.
Languages without, or whose words grow at the end: one automaton finds every word, and its boundaries are checked after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from timeline.language.lexicon import Lexicon, fold

Hit: TypeAlias = tuple[int, int, str]  # start, end, the word as the pack has it
_SURROGATE = re.compile("[\ud800-\udfff]")
_RUN = re.compile(r"[^\W\d_]+|['’%&$‰+](?=\w|\s|$)")


def scan(text: str, lexicon: Lexicon) -> list[Hit]:
    """The words of a pack in a text, in order, none overlapping.

    >>> from timeline.language.grammar import grammar_for
    >>> scan("since last weekend", grammar_for("en").lexicon)
    [(0, 5, 'since'), (6, 10, 'last'), (11, 18, 'weekend')]
    """
    folded = fold(text)
    if not text.isascii() and _SURROGATE.search(folded):
        folded = _SURROGATE.sub("\ufffd", folded)  # half a character: the automaton takes whole ones only
    bounded = boundary_test(text, lexicon)
    if lexicon.policy.boundary == "word" and not lexicon.policy.prefixes:
        return _by_runs(folded, lexicon, bounded)
    return list(_by_automaton(folded, lexicon, bounded))


def _by_runs(folded: str, lexicon: Lexicon, bounded: Callable[[int, int, str], bool]) -> list[Hit]:
    firsts, hits, free = lexicon.firsts, [], 0
    for run in _RUN.finditer(folded):
        pattern = firsts.get(run.group())
        if pattern is None or (start := run.start()) < free:
            continue
        found = pattern.match(folded, start)
        if found is not None:
            hit = (start, found.end(), found.group())
            hits += [hit] if bounded(*hit) else words_between(folded, start, hit[1], lexicon, bounded)
            free = hits[-1][1] if hits else 0
    return hits


def _by_automaton(folded: str, lexicon: Lexicon, bounded: Callable[[int, int, str], bool]) -> Iterator[Hit]:
    keys, chained, last = lexicon.keys, lexicon.policy.boundary == "left", -1
    for index, start, end in lexicon.automaton.find_matches_as_indexes(folded):
        if bounded(start, end, keys[index]) or (chained and start == last):  # 오늘밤: a word may follow a word
            yield start, end, keys[index]
            last = end
        else:
            yield from words_between(folded, start, end, lexicon, bounded)


def boundary_test(text: str, lexicon: Lexicon) -> Callable[[int, int, str], bool]:
    """Whether a word may stand where it was found: at word boundaries, as the language draws them."""
    policy, size = lexicon.policy, len(text)
    prefixes = policy.prefixes
    cased = policy.capitalised | policy.uncapitalised | policy.no_initials
    left_only, free = policy.boundary == "left", policy.boundary == "none"

    def in_case(start: int, end: int, key: str) -> bool:
        upper = text[start].isupper()
        if key in policy.capitalised:
            return upper
        all_upper = text[start:end].isupper()
        return not (all_upper and end - start > 1) if key in policy.no_initials else not upper or all_upper

    def bounded(start: int, end: int, key: str) -> bool:
        if key in cased and not in_case(start, end, key):
            return False
        if free and not (key[0].isascii() and key[0].isalpha()):
            return True
        if end < size and not left_only and text[end].isalpha() and key[-1].isalpha() and not _script_change(text, end):
            return False
        if end < size and key[-1].isdigit() and text[end].isdigit():
            return False
        if not start or not key[0].isalpha():
            return True
        before = text[start - 1]
        if not before.isalpha() or _script_change(text, start):
            return before != "_" and not (before in "-–" and start > 1 and text[start - 2].isupper())
        return bool(prefixes) and _prefixed(text, start, prefixes)

    return bounded


def _script_change(text: str, at: int) -> bool:
    """Whether Latin letters meet letters of a script that is written without spaces: ``11月Monday``."""
    return (text[at - 1] < "\u0250") != (text[at] < "\u0250") and (text[at - 1] > "\u2e80" or text[at] > "\u2e80")


def _prefixed(text: str, start: int, prefixes: frozenset[str]) -> bool:
    for size in (1, 2, 3):
        if (
            start >= size
            and text[start - size : start] in prefixes
            and (start == size or not text[start - size - 1].isalpha())
        ):
            return True
    return False


def words_between(
    folded: str, start: int, end: int, lexicon: Lexicon, bounded: Callable[[int, int, str], bool] | None = None
) -> list[Hit]:
    """The words that begin between two positions, the longest at each: what a find that had to be given up still holds."""
    entries, longest = lexicon.words, lexicon.longest
    found: list[Hit] = []
    at = start
    while at < end:
        for stop in range(min(len(folded), at + longest), at, -1):
            key = folded[at:stop]
            if key in entries and (bounded is None or bounded(at, stop, key)):
                found.append((at, stop, key))
                at = stop - 1
                break
        at += 1
        while at < end and folded[at - 1].isalpha() and folded[at].isalpha() and lexicon.policy.boundary != "none":
            at += 1
    return found
