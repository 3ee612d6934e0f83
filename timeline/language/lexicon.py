"""The time words of a pack: every word with its kinds and values, in one automaton.

``[words.month]`` maps words to values; ``[words]`` entries that are lists name words without a value. Braces write
inflected forms once: ``"понедельник{|а|у|ом|е}" = 1``. A word may be of several kinds (vi *năm* is "year" and "five");
rules choose. `timeline.language.kinds` tells what each kind means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.errors import PackError
from timeline.language.kinds import CUES, PLAIN, VALUED
from timeline.language.pack import Pack

MOST_FORMS = 10_000  # of one entry; a slip with the braces once made eighteen million
_OPTIONS = {
    "boundary",
    "order",
    "decimal",
    "numerals",
    "lunar_zone",
    "capitalised",
    "uncapitalised",
    "no_initials",
    "ordinals",
    "commas",
    "hours",
    "cldr",
    "prefixes",
    "drop",
    "half_is_before",
    "week_start",
    "joiners",
}


@dataclass(frozen=True)
class Policy:
    """How a language writes: where words end, in which order dates in figures stand, what the decimal sign is."""

    boundary: str = "word"  # "word" both sides, "left" only before (agglutinating), "none" (no spaces)
    order: str = "dmy"
    decimal: str = ","
    numerals: str = "words"  # "words" or "han"
    lunar_zone: int = 8
    capitalised: frozenset[str] = frozenset()
    uncapitalised: frozenset[str] = frozenset()  # names when they begin with a capital: an adjective of a month
    no_initials: frozenset[str] = frozenset()  # somebody's initials when all in capitals: СБ, the security council
    ordinals: frozenset[str] = frozenset()  # weekdays that are ordinals when written small behind a noun: thứ hai
    prefixes: frozenset[str] = frozenset()
    cldr: bool = True
    hours: str = "join"  # "apart": the hour that follows a day ("Montag um 8 Uhr") is an expression of its own
    commas: str = "join"  # "split": what a comma sets off ("Monday, 14 January, at 6:20") is an expression of its own
    drop: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """The words of one language: lower-cased word to its kinds and their values, and the automaton that finds them."""

    language: str
    words: Mapping[str, Mapping[str, Any]]
    automaton: AhoCorasick
    keys: tuple[str, ...]
    policy: Policy
    longest: int
    firsts: Mapping[str, re.Pattern[str]]  # first run of letters to the words that begin with it, longest first
    cues: frozenset[str]  # the words that are cues of tense or report


def lexicon_of(pack: Pack) -> Lexicon:
    """Compile the words of a pack. Raises `PackError` for unknown kinds and impossible values."""
    policy = _policy(pack)
    words: dict[str, dict[str, Any]] = {}
    tables = [_cldr_words(pack)] if policy.cldr and not pack.fallback else []
    tables += [dict(pack.section("words")), {f"cue_{name}": entries for name, entries in pack.section("cues").items()}]
    for table in tables:
        for kind, entries in table.items():
            for word, value in _entries(pack, kind, entries):
                words.setdefault(fold(word), {})[kind] = value
    keys = tuple(sorted(words))
    automaton = AhoCorasick(list(keys), matchkind=MatchKind.LeftmostLongest)
    cues = frozenset(word for word, entry in words.items() if not CUES.isdisjoint(entry))
    return Lexicon(pack.language, words, automaton, keys, policy, max(map(len, keys), default=1), _firsts(keys), cues)


def _firsts(keys: Iterable[str]) -> dict[str, re.Pattern[str]]:
    firsts: dict[str, list[str]] = {}
    for key in keys:
        run = re.match(r"[^\W\d_]+|.", key)
        firsts.setdefault(run.group() if run else key, []).append(key)
    return {
        run: re.compile("|".join(map(_whole_word, sorted(words, key=len, reverse=True))))
        for run, words in firsts.items()
    }


def _whole_word(word: str) -> str:
    return re.escape(word) + (r"(?![^\W\d_])" if word[-1].isalpha() else r"(?!\d)" if word[-1].isdigit() else "")


def fold(text: str) -> str:
    """Lower case that never changes the length of a text, so that offsets stay true.

    >>> fold("İzmir'de MAYIS"), len(fold("ẞ"))
    ("izmir'de mayis", 1)
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else low[0] if c == "İ" else c for c in text)


def _policy(pack: Pack) -> Policy:
    options = dict(pack.section("policy"))
    if unknown := set(options) - _OPTIONS:
        raise PackError(
            f"{pack.language}.toml, [policy]: no option '{min(unknown)}'. Options are {', '.join(sorted(_OPTIONS))}."
        )
    allowed = {
        "boundary": ("word", "left", "none"),
        "order": ("dmy", "mdy", "ymd"),
        "numerals": ("words", "han"),
        "decimal": (",", "."),
        "commas": ("join", "split"),
        "hours": ("join", "apart"),
    }
    for name, values in allowed.items():
        if name in options and options[name] not in values:
            raise PackError(
                f"{pack.language}.toml, [policy]: {name} = {options[name]!r}. Expected one of {', '.join(values)}."
            )
    for name in ("capitalised", "uncapitalised", "no_initials", "ordinals", "prefixes", "drop", "joiners"):
        options[name] = frozenset(form for word in options.get(name, ()) for form in expand(word))
    return Policy(**options)


def _entries(pack: Pack, kind: str, entries: object) -> Iterable[tuple[str, Any]]:
    """The (word, value) pairs of one table, checked."""
    if kind in VALUED:
        check, expected, _ = VALUED[kind]
        if not isinstance(entries, Mapping):
            raise PackError(
                f"{pack.language}.toml, [words.{kind}]: expected a table of word = value; a value is {expected}."
            )
        for written, value in entries.items():
            if not check(value):
                raise PackError(
                    f"{pack.language}.toml, [words.{kind}]: '{written}' = {value!r}. A value is {expected}."
                )
            yield from ((form, value) for form in expand(written))
    elif kind in PLAIN:
        if not isinstance(entries, list):
            raise PackError(f'{pack.language}.toml, [words]: {kind} has no values; write {kind} = ["…"].')
        for written in entries:
            yield from ((form, True) for form in expand(written))
    else:
        known = ", ".join(sorted([*VALUED, *PLAIN]))
        raise PackError(f"{pack.language}.toml, [words]: no kind '{kind}'. Kinds are {known}.")


def expand(written: str) -> list[str]:
    """The forms a word with braces stands for; braces may hold braces. Raises `PackError` for more than 10,000 forms.

    >>> expand("недел{я|и|ю}"), expand("mai{|o}"), expand("{ещ{ё|е}|уже} раз")
    (['неделя', 'недели', 'неделю'], ['mai', 'maio'], ['ещё раз', 'еще раз', 'уже раз'])
    """
    start = written.find("{")
    if start < 0:
        return [written]
    choices, end = _choices(written, start)
    rests = expand(written[end:])
    forms = [written[:start] + form + rest for choice in choices for form in expand(choice) for rest in rests]
    if len(forms) > MOST_FORMS:
        raise PackError(f"'{written[:60]}' stands for {len(forms)} forms. Write it as several entries.")
    return forms


def _choices(written: str, start: int) -> tuple[list[str], int]:
    """What the brace at `start` chooses from, and where its text ends. Raises `PackError` for one that is never closed."""
    depth, at, choices = 0, start + 1, []
    for place in range(start, len(written)):
        sign = written[place]
        depth += (sign == "{") - (sign == "}")
        if depth == 0 or (depth == 1 and sign == "|"):
            choices.append(written[at:place])
            at = place + 1
        if depth == 0:
            return choices, at
    raise PackError(f"'{written[:60]}': a brace is opened and never closed.")


def _cldr_words(pack: Pack) -> dict[str, dict[str, int]]:
    from timeline.language.fallback import cldr_names

    return cldr_names(pack.language)
