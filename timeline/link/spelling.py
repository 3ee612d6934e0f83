"""The letters of a text: tokens, word stems, folded names, numbers as they are written."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_OTHER_LETTERS = re.compile(r"[\u0370-\u1cff]")  # Greek, Cyrillic, Arabic and what lies between
_STEM = 6  # letters kept of a stem: enough to tell words apart, few enough to meet across derivations


class Token(NamedTuple):
    """One word, number or Han character, with where it starts and ends."""

    text: str
    start: int
    end: int


_token = partial(tuple.__new__, Token)  # NamedTuple's own way takes three times as long, and there are millions


def is_han(character: str) -> bool:
    """Whether this is a Chinese or Japanese character, written without spaces.

    >>> is_han("船"), is_han("t")
    (True, False)
    """
    return "\u3040" <= character[:1] <= "\u9fff" or "\uf900" <= character[:1] <= "\ufaff"


def tokens(text: str) -> list[Token]:
    """The words, numbers and Han characters of a text.

    >>> [t.text for t in tokens("Tàu số 12 đến, 1.500 tấn")]
    ['Tàu', 'số', '12', 'đến', '1.500', 'tấn']
    """
    return [_token((found[0], *found.span())) for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A name's bare letters: no case, no marks, Latin ones for Cyrillic and its like.

    >>> fold("Velásquez"), fold("Đà"), fold("Тунис")
    ('velasquez', 'da', 'tunis')
    """
    if _OTHER_LETTERS.search(word):
        from anyascii import anyascii

        word = anyascii(word)
    bare = unicodedata.normalize("NFD", word.lower().replace("đ", "d").replace("ß", "ss"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


@cache
def _endings(language: str) -> tuple[str, ...]:
    data = tomllib.loads((files("timeline.link") / "endings.toml").read_text(encoding="utf-8"))
    return tuple(data.get(language.split("-")[0], "").split())


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The first letters of a word once a common ending is off; Vietnamese and Chinese words have no endings.

    >>> stem("arrested", "en"), stem("arrests", "en"), stem("tàu", "vi")
    ('arrest', 'arrest', 'tàu')
    """
    word = word.lower()
    for ending in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word if language in ("vi", "zh", "ja") else word[:_STEM]


def number(text: str) -> str:
    """A number as written, to one form: thousands marks go, a decimal comma becomes a point.

    >>> number("5.000"), number("5,000"), number("3,5"), number("007")
    ('5000', '5000', '3.5', '7')
    """
    plain = re.sub("[.,]", "", text) if _THOUSANDS.fullmatch(text) else text.replace(",", ".")
    return plain.lstrip("0") or "0"
