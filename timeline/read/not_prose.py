"""Stretches of a text that report nothing: verse and lines of code. They are known by their shape, and left out whole.

A song that says *on Tuesday I died* tells of no death, and ``kill(process)`` of no killing. Verse is four lines or more that
begin with a capital (where the script has any), end without a full stop, and speak of *me* and *you* (`[text] verse`);
lists of headlines look alike but speak of nobody so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from timeline.language.prose import Prose
from timeline.model import Dropped, Span

VERSE_LINES, CODE_LINES = 4, 3
LONGEST_LINE = 100  # characters; hostile lines are not even looked at
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[{}()\[\]=<>;_|&*#/\\]")
_CODE = re.compile(
    r"^\s*(?:(?:def|class|for|if|elif|while|with|function|public|private|static|void|switch|try)\b[^.?!]*[:{(]\s*$"
    r"|(?:import|from|return|var|let|const|#include|package|using)\b[^.?!]*;?\s*$|#\s|//|/\*|\}|@\w+$)"
    r"|(?:if|elif|for|while)\b[^?!]*[\w)\]]:\s*\w+(?:\(.*\))?$|[;{}]\s*$|^\s*[\w.\[\]]+(?:\(.*\)|\s*[-+*/]?=\s*\S.*)\s*;?\s*$"
)


def not_prose(text: str, prose: Prose) -> list[Dropped]:
    """The runs of verse and of code in a text, in order, each with its reason.

    >>> from timeline.language.prose import load_prose
    >>> song = "You struck my heart\\nOn Monday I cried\\nFire in my soul\\nOh, I burn for you"
    >>> [found.why for found in not_prose(song, load_prose("en"))]
    ['verse: 4 lines without a full stop that speak of me and you']
    """
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    code = [
        Dropped(run, f"{count} lines of code")
        for run, count, _ in _runs(lines, lambda line: _is_code(line.slice(text)))
        if count >= CODE_LINES
    ]
    if not prose.verse:
        return code
    return sorted([*code, *_verse(text, lines, prose)], key=lambda dropped: dropped.span.start)


def _verse(text: str, lines: list[Span], prose: Prose) -> Iterator[Dropped]:
    for run, count, held in _runs(lines, lambda line: _may_be_verse(line.slice(text), prose)):
        personal = sum(_speaks_of_me(line.slice(text), prose) for line in held)
        if count >= VERSE_LINES and 3 * personal >= count:
            yield Dropped(run, f"verse: {count} lines without a full stop that speak of me and you")


def _runs(lines: list[Span], test: Callable[[Span], bool]) -> Iterator[tuple[Span, int, list[Span]]]:
    for passed, group in groupby(lines, test):
        if passed:
            held = list(group)
            yield Span(held[0].start, held[-1].end), len(held), held


def _is_code(line: str) -> bool:
    return (
        len(line) <= LONGEST_LINE and bool(_CODE.search(line)) and bool(_MARKS.search(line) or line.strip().islower())
    )


def _may_be_verse(line: str, prose: Prose) -> bool:
    bare = line.strip().strip("\"'“”«»「」")
    if len(bare) > LONGEST_LINE or not bare or bare[-1] in ".:;。：；" or any(char.isdigit() for char in bare):
        return False
    first = next((char for char in bare if char.isalpha()), "")
    return first == first.upper() != "" and not bare.endswith(
        tuple(prose.ends.replace("！", "").replace("？", "")) or ("。",)
    )


def _speaks_of_me(line: str, prose: Prose) -> bool:
    """Words with a capital are names (*Anh* is England too), but for the English *I*; what begins a line may be either."""
    if all(word[0] > "\u2e80" for word in prose.verse):
        return any(word in line for word in prose.verse)
    words = _WORD.findall(line)
    return any((word.lower() if len(word) == 1 else word) in prose.verse for word in words[1:])
