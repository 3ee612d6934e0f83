"""Common nouns in the reader's language: *captain*, thuyền trưởng and 船长 are one thing, whatever the text calls it.

A table of our own beside the concept lexicon of the linking room: that one lists stems to find words by, which nobody
can be shown; this one lists words to show.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from timeline.errors import PackError

LANGUAGES = ("en", "vi", "zh", "ru", "es", "fr", "de")
_COLUMNS = ("concept", "number", *LANGUAGES)


class Noun(NamedTuple):
    """A common noun: its word in each language, and in which languages it is told of several."""

    concept: str
    plural: frozenset[str]
    words: Mapping[str, str]


def noun_in(text: str) -> Noun | None:
    """The noun that `text` is or whose longest word it holds, in whatever language; None when no table knows it.

    >>> noun_in("thuyền trưởng tàu").words["en"], "fr" in noun_in("the police").plural, noun_in("Ann")
    ('captain', False, None)
    """
    small = text.lower()
    found = ((word, noun) for word, noun in _by_word().items() if word in small and _whole(small, word))
    return max(found, key=lambda pair: len(pair[0]), default=("", None))[1]


def _whole(text: str, word: str) -> bool:
    """Whether `word` stands free in `text`; in Chinese it must end the text, as the head of a phrase does."""
    at = text.rfind(word)
    if "\u4e00" <= word[0] <= "\u9fff":
        return text.endswith(word)
    end = at + len(word)
    return not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()


@lru_cache(maxsize=1)
def by_concept() -> Mapping[str, Noun]:
    """The nouns by the name of their concept."""
    return MappingProxyType({noun.concept: noun for noun in _by_word().values()})


@lru_cache(maxsize=1)
def _by_word() -> Mapping[str, Noun]:
    lines = files("timeline.extract").joinpath("nouns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    if tuple(lines[0].split("\t")) != _COLUMNS:
        raise PackError(f"nouns.tsv, line 2: the columns must be {', '.join(_COLUMNS)}, tabs between.")
    out: dict[str, Noun] = {}
    for number, line in enumerate(lines[1:], 3):
        concept, plural, *cells = line.split("\t")
        if len(cells) != len(LANGUAGES) or not all(cells):
            raise PackError(f"nouns.tsv, line {number}: expected a word in each of {', '.join(LANGUAGES)}.")
        shown = {code: cell.split(", ")[0] for code, cell in zip(LANGUAGES, cells, strict=True)}
        several = plural.split()[1:] or (LANGUAGES if plural else ())
        noun = Noun(concept, frozenset(several), MappingProxyType(shown))
        for cell in cells:
            for word in cell.split(", "):
                out.setdefault(word.lower(), noun)
    return MappingProxyType(out)
