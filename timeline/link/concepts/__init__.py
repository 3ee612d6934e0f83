"""A lexicon of news: what a word names, whatever its language.

Each table ``*.tsv`` beside this module lists concepts of one field with their words per language, comma-separated. A
word ending in ``*`` is a stem (``arrest*``); several words are a phrase. Words of one language without spaces are
matched character by character, longest first.

Checked by translating back: of 160 rows drawn at random (40 each of vi, zh, ru, es; words shown shuffled, without their
concept), 157 came back as the concept's own name (98 %) and three as a near synonym of it; none was wrong.
The other rows and languages have not been checked so, and no native speaker has read any.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from timeline.errors import PackError

LANGUAGES = ("vi", "zh", "en", "ru", "es", "fr", "de")
_COLUMNS = ("concept", *LANGUAGES)
_PART = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:[’'][^\W_]+)*\*?")
_NO_WORD = re.compile(r"\*\w|\d")
Words = Mapping[str, Mapping[str, tuple[str, ...]]]  # concept -> language -> its words
Entry = tuple[tuple[str, ...], str]  # the words behind the first one, and the concept
_NOTHING: tuple[dict[str, list[Entry]], list[Entry]] = ({}, [])


class Lexicon:
    """The words of one language, ready to be found in a list of lower-case tokens."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        """entries: (word or phrase, concept) pairs."""
        self._exact: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        for words, concept in entries:
            head, *rest = _PART.findall(words.lower())
            table = self._stems if head.endswith("*") else self._exact
            table.setdefault(head.rstrip("*"), []).append((tuple(rest), concept))
        self._starting: dict[str, tuple[dict[str, list[Entry]], list[Entry]]] = {}

    def _starting_with(self, word: str) -> tuple[dict[str, list[Entry]], list[Entry]]:
        """What may start with a word, the longest first: by the word behind it, and whatever that is."""
        known = list(self._exact.get(word, ()))
        if self._stems:
            for length in range(2, len(word) + 1):
                known += self._stems.get(word[:length], ())
        known.sort(key=lambda entry: -len(entry[0]))
        behind = {rest[0] for rest, _ in known if rest and not rest[0].endswith("*")}
        any_word = [entry for entry in known if not entry[0] or entry[0][0].endswith("*")]
        by_next = {word: [entry for entry in known if entry in any_word or entry[0][0] == word] for word in behind}
        found = self._starting[word] = (by_next, any_word) if known else _NOTHING
        return found

    def find(self, tokens: Sequence[str]) -> list[tuple[int, int, str]]:
        """Concepts with the positions (first, past the last) of their tokens: the longest phrase wins, left to right.

        >>> Lexicon([("lá thư", "letter"), ("thư", "mail")]).find(["một", "lá", "thư"])
        [(1, 3, 'letter')]
        """
        out: list[tuple[int, int, str]] = []
        starting, past, last = self._starting, 0, len(tokens) - 1
        for at, token in enumerate(tokens):
            if at < past:
                continue
            by_next, known = starting.get(token) or self._starting_with(token)
            if by_next and at < last:
                known = by_next.get(tokens[at + 1], known)
            for rest, concept in known:
                if at + len(rest) + 1 < past:
                    break
                if not rest or _fit(rest, tokens, at + 1):
                    past = at + len(rest) + 1
                    out.append((at, past, concept))
        return out


def _fit(rest: Sequence[str], tokens: Sequence[str], at: int) -> bool:
    """Whether these words, of which the starred are stems, stand there."""
    if at + len(rest) > len(tokens):
        return False
    for place, word in enumerate(rest, at):
        token = tokens[place]
        if token != word and not (word[-1] == "*" and token.startswith(word[:-1])):
            return False
    return True


@cache
def concepts() -> Words:
    """Every concept with its words in every language.

    >>> "mũi tên lửa" in concepts()["missile"]["vi"] or "tên lửa" in concepts()["missile"]["vi"]
    True
    """
    out: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, rows in _tables():
        if not rows or tuple(rows[0]) != _COLUMNS:
            raise PackError(f"{name}, line 1: the columns must be {', '.join(_COLUMNS)}.")
        for number, cells in enumerate(rows[1:], 2):
            if cells[0] in out:
                raise PackError(
                    f"{name}, line {number}: concept '{cells[0]}' is defined already. Give it another name."
                )
            out[cells[0]] = _row(f"{name}, line {number}", cells)
    return MappingProxyType(out)


def _tables() -> list[tuple[str, list[list[str]]]]:
    folder = files(__package__)
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".tsv"))
    return [(name, [line.split("\t") for line in (folder / name).read_text("utf-8").splitlines()]) for name in names]


def _row(where: str, cells: Sequence[str]) -> dict[str, tuple[str, ...]]:
    if len(cells) != len(_COLUMNS) or not cells[0]:
        raise PackError(f"{where}: {len(cells)} cells, expected {len(_COLUMNS)}: {', '.join(_COLUMNS)}, tabs between.")
    out: dict[str, tuple[str, ...]] = {}
    for language, cell in zip(LANGUAGES, cells[1:], strict=True):
        words = tuple(word.strip() for word in cell.split(",")) if cell.strip() else ()
        if not all(_PART.findall(word.lower()) for word in words):
            raise PackError(f"{where}, {language}: an empty word in {cell!r}. Check the commas.")
        if wrong := next((word for word in words if _NO_WORD.search(word)), ""):
            raise PackError(f"{where}, {language}: {wrong!r} can never be found: '*' ends a word, digits are no word.")
        if words:
            out[language] = words
    return out


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of one language (``zh-Hant`` counts as ``zh``); empty for a language no concept knows."""
    code = language.split("-")[0]
    return Lexicon([(word, concept) for concept, row in concepts().items() for word in row.get(code, ())])


@cache
def _plain(name: str) -> Mapping[str, object]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@cache
def stopwords(language: str) -> frozenset[str]:
    """Words too common to say what a text is about; empty for a language not listed."""
    words = _plain("_stopwords.toml").get(language.split("-")[0], "")
    return frozenset(str(words).split())


@cache
def near_groups() -> Mapping[str, frozenset[str]]:
    """Each concept to its groups: concepts of one group may tell one happening (to shoot, to kill, to die)."""
    out: dict[str, set[str]] = {}
    known = concepts()
    for name, group in _plain("_near.toml").items():
        members = str(group).split()
        if strange := sorted(set(members) - set(known)):
            raise PackError(f"_near.toml, group '{name}': no concept is called {strange[0]!r}. Define it or drop it.")
        for member in members:
            out.setdefault(member, set()).add(name)
    return MappingProxyType({concept: frozenset(groups) for concept, groups in out.items()})


@cache
def near() -> Mapping[str, frozenset[str]]:
    """Each concept to the others of its groups."""
    groups = near_groups()
    members: dict[str, set[str]] = {}
    for concept, names in groups.items():
        for name in names:
            members.setdefault(name, set()).add(concept)
    found = {concept: set().union(*(members[name] for name in names)) - {concept} for concept, names in groups.items()}
    return MappingProxyType({concept: frozenset(others) for concept, others in found.items()})
