"""The time words and figures of a text, and the stretches of neighbours that rules are tried on.

One automaton scan finds the words of the pack, one regex the figures. Neighbours are words with nothing but white space
or a single mark (comma, dash, slash …) between them; a stretch is a row of neighbours and one string of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.language.figures import MARKS
from timeline.language.grammar import WEAK_WEEKDAY, Grammar
from timeline.language.lexicon import fold
from timeline.tag.figures import Word, figures
from timeline.tag.numbers import join_numbers
from timeline.tag.scan import scan, words_between

LONGEST_STRETCH = 40  # words; longer rows (tables, hostile text) are cut, so that time stays linear
BEFORE_WEEKDAY = frozenset(
    {
        "the",
        "at",
        "clock_at",
        "part",
        "half_day",
        "from",
        "to",
        "since",
        "until",
        "by",
        "before",
        "after",
        "during",
        "between",
    }
    | {"every", "hourword", "h_mark", "mod"}
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_ADDRESS = re.compile(r"\b\w{2,8}://\S+")
_MARK_OF = {sign: mark for mark, signs in MARKS.items() for sign in signs}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words and their letters as one string."""

    words: tuple[Word, ...]
    codes: str


@dataclass(frozen=True, slots=True)
class Lexed:
    """What a text holds: stretches worth parsing, and cues (position, end, kind) in order."""

    stretches: tuple[Stretch, ...]
    cues: tuple[tuple[int, int, str], ...]


def lex(text: str, grammar: Grammar) -> Lexed:
    """The stretches and cues of a text; web addresses hold none."""
    if "://" in text:
        text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    words, cues = _pack_words(text, grammar)
    words = _merge(words, list(figures(text, grammar)), grammar, text)
    words = join_numbers(words, grammar, text)
    return Lexed(tuple(_stretches(text, words, grammar)), tuple(cues))


def _pack_words(text: str, grammar: Grammar) -> tuple[list[Word], list[tuple[int, int, str]]]:
    entries, codes, ordinals = grammar.lexicon.words, grammar.codes, grammar.lexicon.policy.ordinals
    words: list[Word] = []
    cues: list[tuple[int, int, str]] = []
    for start, end, key in scan(text, grammar.lexicon):
        if "noise" in entries[key] and text[start - 1 : start].isnumeric() and not key[0].isnumeric():
            key = _unit_before(key, entries)
            end = start + len(key)
        entry, code = entries.get(key, {}), codes.get(key, "")
        if "number" in entry and text[start].isupper() and _in_a_name(text, start, entries):
            continue
        if key in ordinals and _ordinal(text, start, end, words):
            entry, code = {"weak_weekday": entry["weekday"]}, grammar.letters[WEAK_WEEKDAY]
        if code:
            words.append(Word(start, end, code, entry))
        if key in grammar.lexicon.cues:
            cues += [(start, end, kind) for kind in entry if kind.startswith("cue_")]
    return words, cues


def _ordinal(text: str, start: int, end: int, words: list[Word]) -> bool:
    """Whether a weekday is an ordinal: written small behind a noun ("phiên thứ hai"), and not behind a word of time."""
    if start < 2 or text[start - 1] != " " or not text[start - 2].isalpha() or not text[start:end].islower():
        return False
    if not words or words[-1].end != start - 1:
        return True
    if "conj" in words[-1].values:  # "thứ bảy và chủ nhật"
        return len(words) < 2 or "weekday" not in words[-2].values
    return BEFORE_WEEKDAY.isdisjoint(words[-1].values)


def _in_a_name(text: str, start: int, entries: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a number word with a capital follows a name: *Ba* in "Ninh Ba" is no three."""
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and before[1][0].isupper() and fold(before[1]) not in entries


def _unit_before(noise: str, entries: Mapping[str, Mapping[str, Any]]) -> str:
    """The word that a look-alike starts with: after a figure, 日报 of 2日报道 is the day 2日 and no newspaper."""
    shorter = (noise[:length] for length in range(len(noise) - 1, 0, -1))
    return next((word for word in shorter if word in entries and "noise" not in entries[word]), "")


def _merge(words: list[Word], figures: list[Word], grammar: Grammar, text: str) -> list[Word]:
    """All words in order, none overlapping: the earlier wins, then the longer."""
    if not figures:
        return words
    merged: list[Word] = []
    folded = ""
    for word in sorted([*words, *figures], key=lambda w: (w.start, -w.end)):
        if merged and word.start < merged[-1].end:
            if word.end > merged[-1].end and grammar.lexicon.policy.boundary == "none":
                folded = folded or fold(text)
                merged += [
                    Word(s, e, grammar.codes[k], grammar.lexicon.words[k])
                    for s, e, k in words_between(folded, merged[-1].end, word.end, grammar.lexicon)
                    if grammar.codes[k]
                ]
            continue
        merged.append(word)
    return merged


def _stretches(text: str, words: list[Word], grammar: Grammar) -> Iterable[Stretch]:
    core = grammar.core
    wrapped = grammar.lexicon.policy.boundary != "none"
    row: list[Word] = []
    for word in words:
        if row:
            between = text[row[-1].end : word.start]
            mark = "" if not between or between == " " else _between(between, wrapped=wrapped)
            if mark is None and (
                prefix := _prefix(between, row[-1].end, grammar)
            ):  # Arabic: "and", "in" grown to a word
                row.append(prefix)
                mark = ""
            if mark == "dot" and _sentence_ends(text, row[-1], word):
                mark = None
            if mark is None or len(row) >= LONGEST_STRETCH:
                yield from _stretch(row, core)
                row = []
            elif mark:
                sign = word.start - len(between.lstrip())
                row.append(Word(sign, sign + len(between.strip()), grammar.letters[frozenset({mark})], {}))
        if not row and text[max(0, word.start - 2) : word.start] == ", " and "shape" in word.values:
            row.append(
                Word(word.start - 2, word.start, grammar.letters[frozenset({"comma"})], {})
            )  # "Anna Ek, 38 years, …"
        row.append(word)
    yield from _stretch(row, core)


def _prefix(gap: str, start: int, grammar: Grammar) -> Word | None:
    """A word of one letter that the next word is written together with: " و" before النصف."""
    key = gap.strip(" ")
    code = grammar.codes.get(key, "") if key in grammar.lexicon.policy.prefixes and len(gap) <= 3 else ""
    return Word(start + len(gap) - len(key), start + len(gap), code, grammar.lexicon.words[key]) if code else None


def _sentence_ends(text: str, left: Word, right: Word) -> bool:
    """Whether a full stop between neighbours ends a sentence: "in April. One of them", not "Sept. 3" or "3. Oktober"."""
    return left.end - left.start > 4 and text[left.end - 1].isalpha() and text[right.start].isupper()


def _between(gap: str, *, wrapped: bool) -> str | None:
    """What stands between neighbours: "" for white space, the mark's name, or None when they are no neighbours.

    `wrapped` lets one line end count as white space: agency text comes in lines of fixed length.
    """
    stripped = gap.strip(" \t\u00a0\u202f\u3000\n")
    if gap.count("\n") > (1 if wrapped else 0):
        return None
    if not stripped:
        return ""
    if len(gap) > 4:
        return None
    if stripped in (".,", "),", ".-", "./", ",,", ". -", ". –", ".–"):
        stripped = stripped[-1]
    return _MARK_OF.get(stripped)


def _stretch(row: list[Word], core: re.Pattern[str]) -> Iterable[Stretch]:
    codes = "".join(word.code for word in row)
    if core.search(codes):
        yield Stretch(tuple(row), codes)
