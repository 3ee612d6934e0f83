"""A match report is told in the words of war: there a shot, an attack or a siege is none."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.extract.triggers import Trigger

_SCORE = re.compile(r"(?<![\d.,/:–-])\d{1,3} ?[-–:] ?\d{1,3}(?![\d.,/:–-]|\s?(?:Uhr|h\b|am\b|pm\b))")
_WORD = re.compile(r"\w+(?:-\w+)?")
WITH_SCORE, WITHOUT = 3, 6  # words of sport, different ones, that make a text a match report
WARLIKE = (
    "ASSAULT", "HAZARD", "RETREAT", "MOVE", "ESTABLISH", "MOBILIZE", "COERCE.crackdown", "COERCE.seize", "AGREE.ceasefire",
    "HARM.damage", "HARM.killed", "CONSULT.visit", "OFFICE.dismiss.the", "SUPPORT.ratify", "PROTEST.obstruct", "PROTEST.strike",
)  # fmt: skip


def is_match(text: str, words: frozenset[str]) -> bool:
    """Whether a text tells of a match: some words of sport beside a score, or many without one.

    >>> is_match("The striker scored twice as the league leaders won 3-1; the goalkeeper erred.", frozenset({
    ...     "striker", "league", "goalkeeper", "scored"}))
    True
    >>> is_match("The league of nations met twice.", frozenset({"league", "goalkeeper"}))
    False
    """
    if not words:
        return False
    small = text.lower()
    found = set(_WORD.findall(small)) & words
    many = len(found) + sum(1 for word in _phrases(words) if word in small)
    return many >= (WITH_SCORE if _SCORE.search(text) else WITHOUT)


@lru_cache(maxsize=16)
def _phrases(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if " " in word)


def is_warlike(trigger: Trigger) -> bool:
    """Whether a trigger of a match report is only a word for the game."""
    return trigger.event_class.startswith(WARLIKE) and trigger.frame is None
