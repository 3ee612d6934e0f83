"""The stories as they are measured: articles, what a reader found in them, and what the program finds."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import timeline as tl
from timeline.language.pack import load_pack
from timeline.language.sentences import split
from timeline.model import Document, EventMention, Span

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "es", "ru", "vi", "zh")
PARTS = ("dev", "floor")


@dataclass(frozen=True, slots=True)
class Told:
    """One event of the gold: where its trigger stands, and what the readers settled on.

    classes, realis, times: each that the text allows; a time of "" is none.
    actors, chain: a `/` in a name parts equal names; a `?` before it says it may be there or not.
    optional: it may be found or not, and counts for nothing.
    """

    article: str
    trigger: Span
    classes: tuple[str, ...]
    realis: tuple[str, ...]
    times: tuple[str, ...]
    actors: tuple[str, ...]
    chain: tuple[str, ...]
    optional: bool = False


@cache
def articles() -> dict[str, dict[str, Any]]:
    """Article id to its row."""
    rows = (row for path in sorted(HERE.glob("*.toml")) for row in toml(path)["article"])
    return {row["id"]: row for row in rows}


def with_events(language: str, part: str) -> list[str]:
    """The articles of a language and part that have a gold of events."""
    mine = {"language": language, "part": part, "events": True}
    return [name for name, row in articles().items() if {"events": True, **row}.items() >= mine.items()]


@cache
def stories() -> tuple[dict[str, Any], ...]:
    """The stories with their events, as their writer made them."""
    return tuple(toml(path) for path in sorted(HERE.glob("0*.toml")))


@cache
def gold(language: str) -> tuple[Told, ...]:
    """The events of the articles of a language, as two readers found and a third reading settled them."""
    return tuple(told(row) for row in toml(HERE / "gold" / f"{language}.toml")["event"])


def told(row: dict[str, Any]) -> Told:
    """A row of the gold; it must quote its article."""
    trigger = place(row["article"], row["trigger"], row["nth"])
    actors, chain = tuple(row["actors"]), tuple(row["chain"])
    times = tuple(row["time"].split("|"))
    optional = row.get("optional", False)
    return Told(row["article"], trigger, _each(row["class"]), _each(row["realis"]), times, actors, chain, optional)


def _each(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def place(article: str, words: str, nth: int) -> Span:
    """Where the nth occurrence (from 0, overlaps counted) of words stands in an article."""
    text, at = articles()[article]["text"], -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{article}: {words!r} does not stand there {nth + 1} times: correct trigger or nth")
    return Span(at, at + len(words))


@cache
def case() -> Any:
    """All seventy articles built together, from text, date, language and the name of the paper; no headline."""
    rows = [
        {"text": a["text"], "language": a["language"], "published": a["published"].isoformat(), "source": a["source"]}
        for a in articles().values()
    ]
    built = tl.build(rows, progress=False)
    if [doc.text for doc in built.documents] != [row["text"] for row in rows]:
        raise ValueError("the reader changed a text: the gold's offsets no longer hold")
    return built


@cache
def found() -> dict[str, tuple[EventMention, ...]]:
    """Article id to the mentions found in it."""
    names = {doc.id: name for name, doc in documents().items()}
    out: dict[str, list[EventMention]] = {name: [] for name in articles()}
    for mention in case().mentions:
        out[names[mention.document]].append(mention)
    return {name: tuple(rows) for name, rows in out.items()}


@cache
def documents() -> dict[str, Document]:
    """Article id to the document built from it."""
    return dict(zip(articles(), case().documents, strict=True))


@cache
def sentences(article: str) -> tuple[Span, ...]:
    """The sentences of an article."""
    row = articles()[article]
    return tuple(split(row["text"], load_pack(row["language"])))


def together(article: str, one: Span, two: Span) -> bool:
    """Whether two spans touch or start in one sentence."""
    return one.overlaps(two) or any(
        s.start <= one.start < s.end and s.start <= two.start < s.end for s in sentences(article)
    )


def days(value: str) -> tuple[date, date]:
    """First day and the day after the last of an ISO day, month, year, or two of them with a slash.

    >>> days("2025-04/2025-05-02")
    (datetime.date(2025, 4, 1), datetime.date(2025, 5, 3))
    """
    first, _, last = value.partition("/")
    return _opens(first), _closes(last or first)


def _opens(value: str) -> date:
    return date.fromisoformat((value + "-01-01")[:10])


def _closes(value: str) -> date:
    opens = _opens(value)
    if len(value) == 10:
        return opens + timedelta(days=1)
    return date(opens.year + 1, 1, 1) if len(value) == 4 else (opens + timedelta(days=31)).replace(day=1)


def toml(path: Path) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
