"""The rules of one language: those of grammar.toml and the pack's own, over the alphabet of its words.

Every set of kinds that a word of the pack can have is one letter. A stretch of neighbouring words is then a short string,
and what rules match in it depends on that string alone, so the answer is remembered: most stretches of a text have been
seen before.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from timeline.errors import PackError
from timeline.language.figures import MARKS, all_figure_kinds, whole_kinds
from timeline.language.kinds import CUES, PLAIN, VALUED
from timeline.language.lexicon import Lexicon, lexicon_of
from timeline.language.pack import Pack, load_pack
from timeline.language.pattern import Compiled, compile_pattern
from timeline.temporal.make import MAKERS, slots_of

SHARED = Path(__file__).parent / "grammar.toml"
KINDS_FOUND = ("day", "month", "year", "week", "part", "clock", "duration", "set", "reference", "period")
WEAK_WEEKDAY = frozenset({"weak_weekday"})
_FIRST_LETTER = 0xE000  # private use: no text of ours can collide with it inside a code string
Rest = Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """One rule: a compiled pattern and what to make of its slots."""

    name: str
    pattern: Compiled
    make: str
    fixed: Rest
    kind: str
    stage: str  # "atom", "attach" or "join"


@dataclass(frozen=True)
class Match:
    """A rule that matched: which words (by index in the stretch), and which of them each slot holds."""

    rule: Rule
    start: int
    end: int
    slots: tuple[tuple[str, int, int], ...]


@dataclass(eq=False)
class Grammar:
    """The rules of one language, compiled, with what has been matched remembered."""

    lexicon: Lexicon
    letters: Mapping[frozenset[str], str]
    codes: Mapping[str, str]  # word to letter; "" for a word that is only a cue
    rules: Mapping[str, tuple[Rule, ...]]
    by_first: Mapping[str, Mapping[str, tuple[Rule, ...]]]
    core: re.Pattern[str]
    memory: dict[tuple[str, str], tuple[Match, ...]] = field(default_factory=dict, repr=False)

    def parse(self, codes: str, stage: str) -> tuple[Match, ...]:
        """The matches of a stage's rules in a stretch: leftmost, then longest, then first in the file; no overlaps."""
        key = (codes, stage)
        known = self.memory.get(key)
        if known is None:
            if len(self.memory) > 50_000:  # hostile text: no more memory than ordinary text needs
                self.memory.clear()
            known = self.memory[key] = tuple(self._parse(codes, self.by_first[stage]))
        return known

    def _parse(self, codes: str, by_first: Mapping[str, tuple[Rule, ...]]) -> Iterable[Match]:
        at, size = 0, len(codes)
        while at < size:
            best: tuple[int, re.Match[str], Rule] | None = None
            for rule in by_first.get(codes[at], ()):
                match = rule.pattern.regex.match(codes, at)
                if match is not None and match.end() > at and (best is None or match.end() > best[0]):
                    best = (match.end(), match, rule)
            if best is None:
                at += 1
                continue
            end, match, rule = best
            found = (
                (rule.pattern.groups[name], *match.span(name))
                for name in rule.pattern.groups
                if match.span(name)[0] >= 0
            )
            yield Match(rule, at, end, tuple(found))
            at = end


def grammar_for(language: str) -> Grammar:
    """The grammar of a language, compiled once per pack. Raises as `load_pack` does.

    >>> len(grammar_for("vi").rules["atom"]) > 20
    True
    """
    return compile_grammar(load_pack(language))


@cache
def compile_grammar(pack: Pack) -> Grammar:
    """Compile the shared rules and those of a pack for its words. Raises `PackError` for a rule that cannot work."""
    lexicon = lexicon_of(pack)
    rows = [(f"{pack.language}", row) for row in pack.rows("rule")]
    dropped = lexicon.policy.drop
    where = f"fallback:{pack.language}" if pack.fallback else "shared"  # a rule that ran on generated words says so
    shared = [(where, row) for row in shared_rules()["rule"] if row["name"] not in dropped]
    if unknown := dropped - {row["name"] for row in shared_rules()["rule"]}:
        raise PackError(f"{pack.language}.toml, [policy]: drop names '{min(unknown)}', which is no shared rule.")
    asked = _asked_values([row for _, row in rows + shared])
    letters = _alphabet(lexicon, asked)
    finder = _Letters(letters)
    rules = [rule for where, row in rows + shared if (rule := _compile(where, row, finder))]
    stages = {stage: tuple(rule for rule in rules if rule.stage == stage) for stage in ("atom", "attach", "join")}
    by_first = {stage: _index(found) for stage, found in stages.items()}
    core = "".join(sorted(by_first["atom"]))
    codes = {word: letters.get(kinds_of(entry, asked), "") for word, entry in lexicon.words.items()}
    return Grammar(lexicon, letters, codes, stages, by_first, re.compile(f"[{re.escape(core)}]" if core else "(?!)"))


@cache
def shared_rules() -> dict[str, Any]:
    """The rules every language shares, as grammar.toml holds them."""
    return tomllib.loads(SHARED.read_text(encoding="utf-8"))


def _asked_values(rows: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """The values rules ask for by name (``unit=Y``)."""
    asked: dict[str, set[str]] = {}
    patterns = [row.get("pattern", "") for row in rows] + list(shared_rules().get("macro", {}).values())
    for pattern in patterns:
        for kind, value in re.findall(r"([a-z_]\w*)=([^\s()|?*+/]+)", pattern):
            asked.setdefault(kind, set()).add(value)
    return asked


def _alphabet(lexicon: Lexicon, asked: Mapping[str, set[str]]) -> dict[frozenset[str], str]:
    """A letter for each set of kinds; a kind with a value (``unit=Y``) is one of its own where a rule asks for it."""
    sets = {kinds for entry in lexicon.words.values() if (kinds := kinds_of(entry, asked))}
    sets |= (
        set(all_figure_kinds())
        | {frozenset({mark}) for mark in MARKS}
        | {frozenset({f"@{kind}"}) for kind in KINDS_FOUND}
    )
    sets |= {ordinal_kinds(number) for number in (1, 13, 40)} | {
        WEAK_WEEKDAY,
        frozenset({"roman"}),
        frozenset({"plus"}),
        frozenset({"minus"}),
    }
    return {kinds: chr(_FIRST_LETTER + number) for number, kinds in enumerate(sorted(sets, key=sorted))}


def kinds_of(entry: Mapping[str, Any], asked: Mapping[str, set[str]]) -> frozenset[str]:
    """The kinds of a word, with ``kind=value`` where a rule asks for that value; cues are no part of a stretch."""
    kinds = {kind for kind in entry if kind not in CUES}
    kinds |= {f"{kind}={entry[kind]}" for kind in entry if str(entry[kind]) in asked.get(kind, ())}
    for kind in ("deictic", "running"):
        if kind in entry:
            kinds.add(f"{kind}_{re.split('[-+ ]', str(entry[kind]))[0].lower()}")
    number = entry.get("number")
    if isinstance(number, int):
        kinds |= whole_kinds(number, None)
    elif number is not None:
        kinds.add("num")
    if isinstance(entry.get("ordinal"), int):
        kinds |= ordinal_kinds(entry["ordinal"])
    return frozenset(kinds)


def ordinal_kinds(number: int) -> frozenset[str]:
    """What an ordinal can be: the 31st is a day, the 12th also a month."""
    limits = (("o31", 31), ("o12", 12))
    return frozenset({"ordinal"} | {kind for kind, limit in limits if 1 <= number <= limit})


@dataclass(frozen=True)
class _Letters:
    letters: Mapping[frozenset[str], str]

    def __call__(self, kind: str) -> str:
        return "".join(letter for kinds, letter in self.letters.items() if kind in kinds)


_POINTERS = (
    *("day", "week", "weekend", "month", "quarter", "half", "year", "season", "decade", "century", "hour"),
    *("past_ref", "present_ref", "future_ref"),
)
_DERIVED = {f"{kind}_{unit}" for kind in ("deictic", "running") for unit in _POINTERS}
_FIGURES = frozenset().union(*all_figure_kinds())
_FOUND = {f"@{kind}" for kind in KINDS_FOUND}
KNOWN_KINDS = (
    frozenset(VALUED)
    | frozenset(PLAIN)
    | frozenset(MARKS)
    | _FIGURES
    | _FOUND
    | _DERIVED
    | {"o31", "o12", "roman", "plus", "minus"}
)


def _compile(where: str, row: Mapping[str, Any], letters: _Letters) -> Rule | None:
    """One rule, or None when the pack has no words for it. Raises `PackError` for a rule that could never work."""
    name = f"{where}/{row.get('name', '?')}"
    for needed in ("name", "pattern", "make"):
        if not isinstance(row.get(needed), str):
            raise PackError(f"{where}.toml, rule '{row.get('name', '?')}': needs {needed} = \"…\".")
    macros = shared_rules().get("macro", {})
    pattern = re.sub(r"<(\w+)>", lambda m: macros[m[1]] if m[1] in macros else m[0], row["pattern"])
    compiled = compile_pattern(pattern, letters, name)
    for kind in re.findall(
        r"(?:^|[\s(:/|~!&])(@?[a-z_]\w*)(?=[=\s)|?*+/]|$)", re.sub(r"[a-z_]\w*:(?=\()", "", pattern)
    ):
        if kind not in KNOWN_KINDS:
            raise PackError(f"{where}.toml, rule '{row['name']}': no kind of word is called '{kind}'.")
    make, fixed = row["make"], dict(row.get("with", {}))
    _check_slots(where, row["name"], make, set(compiled.slots) | set(fixed), row.get("stage", "atom"))
    if not compiled.first:
        return None
    return Rule(name, compiled, make, fixed, row.get("kind", ""), row.get("stage", "atom"))


# What join rules make of expressions already found; their slots are expressions, not words.
JOINS: Mapping[str, frozenset[str]] = {
    "at": frozenset({"day", "time", "year", "until", "part"}),
    "zoned": frozenset({"time"}),
    "range": frozenset({"left", "right", "opener"}),
    "list": frozenset({"items", "right"}),
    "counted": frozenset({"left", "right", "before", "after"}),
    "week_of": frozenset({"right", "over"}),
}


def _check_slots(where: str, name: str, make: str, slots: set[str], stage: str) -> None:
    vocabulary: Mapping[str, Any] = MAKERS if stage == "atom" else JOINS
    if make not in vocabulary:
        raise PackError(
            f"{where}.toml, rule '{name}': no make = '{make}'. Expected one of {', '.join(sorted(vocabulary))}."
        )
    taken = slots_of(make) if stage == "atom" else JOINS[make]
    if taken is not None and (extra := slots - taken - {"zone"}):
        raise PackError(
            f"{where}.toml, rule '{name}': make = '{make}' takes {', '.join(sorted(taken))}; not {min(extra)}."
        )


def _index(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Rules by the letters they can begin with, in file order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for letter in rule.pattern.first:
            found.setdefault(letter, []).append(rule)
    return {letter: tuple(listed) for letter, listed in found.items()}
