"""The little language rules are written in: regular expressions over kinds of words.

A pattern is a row of kinds with ``?``, ``*``, ``+``, ``( … | … )`` as usual. ``month`` stands for one word of that kind,
``unit=Y`` for one whose value is Y, ``of/the`` for one of either kind. ``day:d31`` keeps the word's value as slot *day*;
``days:(d31 comma)+`` keeps several. ``@day`` is an expression already found (in join rules).
``~at/of`` asks for such a word just before without taking it, ``!counter`` forbids one just after,
``&part`` asks for one. Every word of a text is one
character in the alphabet of its pack, so a pattern becomes an ordinary regular expression over very short strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from timeline.errors import PackError

_TOKEN = re.compile(
    r"\s*(?:(?P<slot>[a-z_]\w*):)?(?:(?P<open>\()|(?P<look>[~!&])?(?P<kinds>@?[a-z_]\w*(?:=[^\s()|?*+/]+)?(?:/@?[a-z_]\w*(?:=[^\s()|?*+/]+)?)*)|(?P<mark>[)|?*+]))"
)


@dataclass(frozen=True)
class Compiled:
    """A pattern over one pack's alphabet: its regex, which kinds each slot holds, and the characters it can begin with."""

    regex: re.Pattern[str]
    slots: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, str]
    first: frozenset[str]


@dataclass
class _Parser:
    text: str
    letters: Callable[[str], str]
    where: str
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)

    def tokens(self) -> Iterator[re.Match[str]]:
        at = 0
        text = self.text.strip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise PackError(
                    f"{self.where}: pattern {self.text!r} cannot be read from {text[at:]!r}. Expected kinds, ( ) | ? * +."
                )
            yield match
            at = match.end()

    def run(self) -> str:
        return "".join(self.piece(token) for token in self.tokens())

    def piece(self, token: re.Match[str]) -> str:
        slot = token["slot"]
        if token["mark"]:
            return token["mark"]
        if token["open"]:
            return f"(?P<{self.group(slot, ())}>" if slot else "(?:"
        kinds = tuple(token["kinds"].split("/"))
        characters = "".join(sorted({c for kind in kinds for c in self.letters(kind)}))
        body = f"[{characters}]" if characters else "(?!)"
        if token["look"] == "&":
            return f"(?={body})"
        if token["look"]:
            return (
                (f"(?<={body})" if token["look"] == "~" else f"(?!{body})")
                if characters
                else ("(?!)" if token["look"] == "~" else "")
            )
        return f"(?P<{self.group(slot, kinds)}>{body})" if slot else body

    def group(self, slot: str, kinds: tuple[str, ...]) -> str:
        """A group name for a slot: a slot may stand in several branches, a regex group in one."""
        self.slots[slot] = (*self.slots.get(slot, ()), *kinds)
        name = f"{slot}_{len(self.groups)}"
        self.groups[name] = slot
        return name


def compile_pattern(pattern: str, letters: Callable[[str], str], where: str) -> Compiled:
    """Compile a pattern for one alphabet.

    `letters` gives the characters that stand for a kind ("" when the pack has no such word), `where` names file and
    rule for errors. Raises `PackError` when the pattern cannot be read.

    >>> compiled = compile_pattern("day:d31 (month:month | slash m:d12)", {"d31": "a", "month": "b"}.get, "doctest")
    >>> compiled.regex.match("ab") is not None, sorted(compiled.slots), sorted(compiled.first)
    (True, ['day', 'm', 'month'], ['a'])
    """
    parser = _Parser(pattern, lambda kind: letters(kind) or "", where)
    source = parser.run()
    try:
        regex = re.compile(source)
    except re.error as error:
        raise PackError(f"{where}: pattern {pattern!r} is not well formed ({error}).") from error
    return Compiled(regex, parser.slots, parser.groups, _first(source))


def _first(source: str) -> frozenset[str]:
    """The characters a match can begin with: found by trying each character of the classes in the source."""
    import re._parser as parser  # type: ignore[import-not-found]  # the standard parser, so that the answer is exact

    return frozenset(_first_of(list(parser.parse(source)))[0])


def _first_of(items: list) -> tuple[set[str], bool]:  # type: ignore[type-arg]
    """Possible first characters of a parsed sequence, and whether it can be empty."""
    found: set[str] = set()
    for name, value in items:
        kind = str(name)
        if kind == "IN":
            found |= {chr(v) for k, v in value if str(k) == "LITERAL"}
            found |= {chr(c) for k, v in value if str(k) == "RANGE" for c in range(v[0], v[1] + 1)}
            return found, False
        if kind == "LITERAL":
            return found | {chr(value)}, False
        if kind in ("MAX_REPEAT", "MIN_REPEAT"):
            inner, empty = _first_of(list(value[2]))
            found |= inner
            if value[0] and not empty:
                return found, False
        elif kind == "SUBPATTERN":
            inner, empty = _first_of(list(value[3]))
            found |= inner
            if not empty:
                return found, False
        elif kind == "BRANCH":
            branches = [_first_of(list(branch)) for branch in value[1]]
            for inner, _ in branches:
                found |= inner
            if not any(empty for _, empty in branches):
                return found, False
        elif kind == "ASSERT" or (kind == "ASSERT_NOT" and list(value[1])):
            continue  # looks around, takes nothing
        else:  # an assertion that never holds: (?!)
            return found, False
    return found, True
