"""The time words of a pack: every word with its kinds and values, in one automaton.

``[words.month]`` maps words to values; ``[words]`` entries that are lists name words without a value. Braces write
inflected forms once: ``"понедельник{|а|у|ом|е}" = 1``. A word may be of several kinds (vi *năm* is "year" and "five");
rules choose. The kinds form a closed set, so that a misspelt one is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.errors import PackError
from timeline.language.pack import Pack

UNITS = frozenset(["TS", "TM", "TH", "D", "W", "WE", "WD", "FN", "M", "Q", "H", "Y", "DE", "CE", "ML", "NI"])
PARTS_OF_DAY = frozenset(["MO", "MI", "AF", "EV", "NI", "DT"])
MODS = frozenset(
    [
        "APPROX",
        "START",
        "MID",
        "END",
        "BEFORE",
        "AFTER",
        "ON_OR_BEFORE",
        "ON_OR_AFTER",
        "LESS_THAN",
        "MORE_THAN",
        "EQUAL_OR_LESS",
        "EQUAL_OR_MORE",
    ]
)
SIGNALS = ("since", "until", "before", "after", "from", "to", "by", "during")
_DEICTIC = re.compile(
    r"(PAST_REF|PRESENT_REF|FUTURE_REF"
    r"|(?:day|week|weekend|month|quarter|half|year|season|decade|century|hour)[+-]\d+( T\w\w)?( (START|MID|END))?)"
)

Check = Callable[[Any], bool]


def _whole(low: int, high: int) -> Check:
    return lambda value: isinstance(value, int) and low <= value <= high


def _one_of(values: Iterable[str]) -> Check:
    allowed = frozenset(values)
    return lambda value: value in allowed


def _pointer(value: object) -> bool:
    return isinstance(value, str) and bool(_DEICTIC.fullmatch(value))


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _era(value: object) -> bool:
    return isinstance(value, int) or value in ("bc", "ad", "roc", "reiwa", "heisei", "showa", "buddhist", "hijri")


def _number(value: object) -> bool:
    return isinstance(value, int | float)


# Kinds with a value, and what the value may be.
VALUED: Mapping[str, tuple[Check, str]] = {
    "month": (_whole(1, 12), "1 to 12"),
    "lunar_month": (_whole(1, 12), "1 to 12: a name only the lunar calendar has"),
    "weak_month": (_whole(1, 12), "1 to 12"),
    "short_month": (_whole(1, 12), "1 to 12: an abbreviation, which two figures of a year may follow"),
    "weekday_part": (_text, '"2 TEV": a weekday and a part of it in one word'),
    "weekday": (_whole(1, 7), "1 (Monday) to 7"),
    "weak_weekday": (_whole(1, 7), "1 (Monday) to 7"),
    "unit": (_one_of(UNITS), f"one of {' '.join(sorted(UNITS))}"),
    "weak_unit": (_one_of(UNITS), f"one of {' '.join(sorted(UNITS))}"),
    "short_unit": (_one_of(UNITS), "a unit in one letter, beside figures only where a rule lets it"),
    "part": (_one_of(PARTS_OF_DAY), f"one of {' '.join(sorted(PARTS_OF_DAY))}"),
    "weak_part": (_one_of(PARTS_OF_DAY), f"one of {' '.join(sorted(PARTS_OF_DAY))}"),
    "moment": (_whole(0, 24), "an hour, such as 12 for noon"),
    "half_of": (_whole(1, 12), "1 to 12: the hour of which half is over"),
    "deictic": (_pointer, "day-1, month+0, 'day+0 TEV' or PAST_REF and its like"),
    "running": (_pointer, "day-1, year+0 …, counted from the last date mentioned"),
    "shift": (_whole(-3, 3), "-3 to 3: -1 for last, 0 for this, 1 for next"),
    "number": (_number, "a number"),
    "ordinal": (_whole(-3, 100), "a whole number; -1 for last"),
    "day_name": (_whole(1, 31), "1 to 31: a name for a day of the month"),
    "mod": (_one_of(MODS), f"one of {' '.join(sorted(MODS))}"),
    "amount_mod": (_one_of(MODS), "LESS_THAN, MORE_THAN …, where only amounts take it"),
    "plural": (_one_of(UNITS), f"one of {' '.join(sorted(UNITS))}"),
    "shift_in": (_whole(-3, 3), "-1 for last"),
    "season": (_one_of(("SP", "SU", "FA", "WI")), "SP, SU, FA or WI"),
    "weak_season": (_one_of(("SP", "SU", "FA", "WI")), "SP, SU, FA or WI: only beside a year"),
    "feast": (_text, "12-25, easter-2, pascha+0, nth 11 4 4, lunar 1 1 or hijri 9 1"),
    "era": (_era, "bc, ad, roc, reiwa …, or the year before the first of a reign"),
    "half_day": (_one_of(("am", "pm", "AF", "EV", "MO", "NI")), "am or pm"),
    "zone": (_text, "an offset such as +07:00, or local"),
    "pointing": (
        _one_of(("PAST_REF", "PRESENT_REF", "FUTURE_REF")),
        "PAST_REF, PRESENT_REF or FUTURE_REF: an adjective that points where a rule lets it",
    ),
    "repeat": (_text, "a TIMEX3 set such as P1D"),
    "span": (_text, "a TIMEX3 duration such as P1D, for a word that is one"),
    "year_back": (_whole(-1, 0), "-1 for year-earlier, 0 for latest"),
    "fraction": (_number, "0.5"),
    "period": (_one_of(("Q", "H")), "Q or H"),
    "quarter_name": (_whole(1, 4), "1 to 4"),
    "half_name": (_whole(1, 2), "1 or 2"),
    "decade_name": (_whole(0, 2090), "its first year, or two digits"),
}
# Kinds without a value. Signals and cues carry no meaning of their own; guards exist to be matched and dropped.
PLAIN = frozenset({
    "of", "the", "at", "conj", "every", "many", "ago", "hence", "earlier", "later", "then_later", "then_earlier",
    "within", "ahead", "clock_at", "hour_article", "day_article", "h_mark", "lunar_new_year", "ordsuf", "ordpre",
    "decsuf", "yearword", "monthword", "dayword", "hourword", "minuteword", "secondword", "oclock", "past",
    "to_hour", "quarter_hour", "half_hour", "third", "decadeword", "centuryword", "fiscal", "lunar", "old",
    "counter", "person", "noise", "between", "whole", "one", "half_unit", "measure", "leap", "day_mark", "dateline",
    "fives_before", "fives_after", "same_period", "first_n", "last_n", "pastword", "term", "ended", "pre_year",
    "pre_month", "pre_day", "and_half", "each_suffix", "cue_past", "cue_future", "cue_report", *SIGNALS,
})  # fmt: skip
CUES = frozenset({"cue_past", "cue_future", "cue_report"})
_BRACES = re.compile(r"\{([^{}]*)\}")
_OPTIONS = {
    "boundary",
    "order",
    "decimal",
    "numerals",
    "lunar_zone",
    "capitalised",
    "uncapitalised",
    "no_initials",
    "commas",
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
    prefixes: frozenset[str] = frozenset()
    cldr: bool = True
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
    return re.escape(word) + (r"(?![^\W\d_])" if word[-1].isalpha() else "")


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
    }
    for name, values in allowed.items():
        if name in options and options[name] not in values:
            raise PackError(
                f"{pack.language}.toml, [policy]: {name} = {options[name]!r}. Expected one of {', '.join(values)}."
            )
    for name in ("capitalised", "uncapitalised", "no_initials", "prefixes", "drop", "joiners"):
        options[name] = frozenset(form for word in options.get(name, ()) for form in expand(word))
    return Policy(**options)


def _entries(pack: Pack, kind: str, entries: object) -> Iterable[tuple[str, Any]]:
    """The (word, value) pairs of one table, checked."""
    if kind in VALUED:
        check, expected = VALUED[kind]
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
    """The forms a word with braces stands for.

    >>> expand("недел{я|и|ю}"), expand("mai{|o}")
    (['неделя', 'недели', 'неделю'], ['mai', 'maio'])
    """
    match = _BRACES.search(written)
    if match is None:
        return [written]
    return [
        form
        for choice in match[1].split("|")
        for form in expand(written[: match.start()] + choice + written[match.end() :])
    ]


def _cldr_words(pack: Pack) -> dict[str, dict[str, int]]:
    from timeline.language.fallback import cldr_names

    return cldr_names(pack.language)
