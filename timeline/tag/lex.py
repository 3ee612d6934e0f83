"""The time words and figures of a text, and the stretches of neighbours that rules are tried on.

One automaton scan finds the words of the pack, one regex the figures. Neighbours are words with nothing but white space
or a single mark (comma, dash, slash …) between them; a stretch is a row of neighbours and one string of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.language.figures import FIGURE, HAN_YEAR, MARKS, TWO, figure_kinds, number_of, whole_kinds
from timeline.language.grammar import Grammar, ordinal_kinds
from timeline.language.lexicon import fold
from timeline.tag.scan import scan, words_between
from timeline.tag.standalone import standalone
from timeline.temporal.numerals import HAN_NUMERALS, han_number, words_number

LONGEST_STRETCH = 40  # words; longer rows (tables, hostile text) are cut, so that time stays linear
LONGEST_FIGURES = 40  # a number with more figures dates nothing, and Python refuses to read 4,300 of them
LONGEST_NUMERAL = 24  # characters; hostile rows of 亿 would grow numbers without end
_WORD_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_HAN = re.compile(f"[{HAN_NUMERALS}][{HAN_NUMERALS}0０]*")  # 二０００年: the nought is often written as a figure
_ROMAN = re.compile(r"\b([IVX]{1,6})(?:e|è?me|ième|er)?\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_MARK_OF = {sign: mark for mark, signs in MARKS.items() for sign in signs}


@dataclass(frozen=True, slots=True)
class Word:
    """A time word, figures or a mark: where it stands, its letter, and its values by kind."""

    start: int
    end: int
    code: str
    values: Mapping[str, Any]


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
    words = _merge(words, list(_figures(text, grammar)), grammar, text)
    words = _join_numbers(words, grammar, text)
    return Lexed(tuple(_stretches(text, words, grammar)), tuple(cues))


def _pack_words(text: str, grammar: Grammar) -> tuple[list[Word], list[tuple[int, int, str]]]:
    entries, codes = grammar.lexicon.words, grammar.codes
    words: list[Word] = []
    cues: list[tuple[int, int, str]] = []
    for start, end, key in scan(text, grammar.lexicon):
        if "noise" in entries[key] and text[start - 1 : start].isnumeric() and not key[0].isnumeric():
            key = _unit_before(key, entries)
            end = start + len(key)
        entry, code = entries.get(key, {}), codes.get(key, "")
        if "number" in entry and text[start].isupper() and _in_a_name(text, start, entries):
            continue
        if code:
            words.append(Word(start, end, code, entry))
        if key in grammar.lexicon.cues:
            cues += [(start, end, kind) for kind in entry if kind.startswith("cue_")]
    return words, cues


def _in_a_name(text: str, start: int, entries: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a number word with a capital follows a name: *Ba* in "Ninh Ba" is no three."""
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and before[1][0].isupper() and fold(before[1]) not in entries


def _unit_before(noise: str, entries: Mapping[str, Mapping[str, Any]]) -> str:
    """The word that a look-alike starts with: after a figure, 日报 of 2日报道 is the day 2日 and no newspaper."""
    shorter = (noise[:length] for length in range(len(noise) - 1, 0, -1))
    return next((word for word in shorter if word in entries and "noise" not in entries[word]), "")


def _figures(text: str, grammar: Grammar) -> Iterator[Word]:
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
    return kinds | {"dm_full"} if "dm_dot" in kinds and text[end : end + 1] == "." else kinds


_YEAR_AFTER = re.compile(r"\s?[-–—~～至]\s?(?:19|20)\d\d(?!\d)")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d(?:\.\d{1,2})?\s?[-–—~～至]\s?$")


def _spans_years(text: str, start: int, end: int) -> bool:
    """Whether a month in figures is one end of a stretch: ``1999.08-2002.02``."""
    return bool(_YEAR_AFTER.match(text, end) or _YEAR_BEFORE.search(text[max(0, start - 10) : start]))


_ADDRESS = re.compile(r"\b\w{2,8}://\S+")


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
        kinds = kinds - {"y4", "y40", "modern", "words"} | ({"words"} if "words" in kinds else set())
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


def _join_numbers(words: list[Word], grammar: Grammar, text: str) -> list[Word]:
    """Number words in a row as one number: twenty one, hai mươi mốt, 3 million."""
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
