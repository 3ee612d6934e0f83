"""Chinese names as Vietnamese says them: every character has a Sino-Vietnamese reading, so *Tập Cận Bình* is 习近平.

The readings are those of `timeline/extract/data`: ``hanviet.txt``, written by hand for the characters of names, before
Unihan's ``kVietnamese`` in ``han.txt``, written by `timeline.extract.bake`. A character has several, and characters share
one: equal readings are a hint between the two scripts, never proof.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import islice, product
from types import MappingProxyType

from timeline.extract.shapes import SURNAMES
from timeline.link.spelling import is_han

SHORTEST, LONGEST = 2, 4  # syllables of a Chinese name
_READINGS, _KEYS = 3, 27  # readings tried of a character, and keys made of a name
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def read_alike(name: str) -> tuple[str, ...]:
    """The Sino-Vietnamese readings of a Chinese name, or the one that a Vietnamese name is; none for any other name.

    >>> set(read_alike("习近平")) & set(read_alike("Tập Cận Bình")) != set()
    True
    >>> read_alike("Nicolás Maduro"), read_alike("马杜罗·莫罗斯")
    ((), ())
    """
    if is_han(name[:1]):
        if not SHORTEST <= len(name) <= LONGEST or name[0] not in _surnames():
            return ()
        table = [readings()[letter][:_READINGS] if letter in readings() else () for letter in name]
        return tuple(" ".join(said) for said in islice(product(*table), _KEYS))
    said = tuple(spoken(word) for word in name.split())
    fits = SHORTEST <= len(said) <= LONGEST and all(word in _syllables() for word in said)
    return (" ".join(said),) if fits and said[0] in _family() else ()


@lru_cache(maxsize=100_000)
def spoken(syllable: str) -> str:
    """A Vietnamese syllable in one spelling: *Hoà* and *Hòa*, *Lí* and *Lý* are the same.

    >>> spoken("Hoà") == spoken("Hòa"), spoken("Lí") == spoken("Lý"), spoken("Lý") == spoken("Ly")
    (True, True, False)
    """
    letters = unicodedata.normalize("NFD", syllable.lower())
    tone = "".join(letter for letter in letters if letter in _TONES)
    plain = "".join(letter for letter in letters if letter not in _TONES)
    if plain.endswith("y") and plain[-2:-1] not in ("a", "u", "â", "\u0302"):
        plain = plain[:-1] + "i"
    return unicodedata.normalize("NFC", plain) + tone


@lru_cache(maxsize=1)
def readings() -> Mapping[str, tuple[str, ...]]:
    """The Vietnamese readings of every character that has any, each in the spelling of `spoken`."""
    table: dict[str, tuple[str, ...]] = {}
    for line in _lines("hanviet.txt"):
        for entry in line.split() if not line.startswith("#") else ():
            said, _, characters = entry.partition(":")
            for character in characters:
                table[character] = tuple(dict.fromkeys((*table.get(character, ()), spoken(said))))
    for line in _lines("han.txt"):
        character, said, *older = line.split("\t")
        table[character] = tuple(dict.fromkeys((*table.get(character, ()), *map(spoken, said.split()))))
        for form in older[0] if older else "":
            table[form] = tuple(dict.fromkeys((*table[character], *table.get(form, ()))))
    return MappingProxyType(table)


def _lines(file: str) -> list[str]:
    return (files("timeline.extract.data") / file).read_text(encoding="utf-8").splitlines()


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return SURNAMES | _other_forms() | frozenset("习薄柯俞游龚尹阮裴")


@lru_cache(maxsize=1)
def _other_forms() -> frozenset[str]:
    rows = (line.split("\t") for line in _lines("han.txt"))
    return frozenset(form for row in rows if len(row) > 2 and row[0] in SURNAMES for form in row[2])


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    return frozenset(word for words in readings().values() for word in words)


@lru_cache(maxsize=1)
def _family() -> frozenset[str]:
    table = readings()
    return frozenset(word for name in _surnames() if name in table for word in table[name])
