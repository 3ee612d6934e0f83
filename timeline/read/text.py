"""Plain text and Markdown: one file, one article. A Markdown file may begin with fields between ``---`` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from timeline.errors import ReadError
from timeline.model import Dropped, Span
from timeline.read.document import MAX_ARTICLE, Raw
from timeline.read.encoding import decode, find_encoding
from timeline.read.limits import read_bytes

LONG = 8_000_000  # bytes from which a text is read in blocks where a caller can
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_FIELDS = {"title": "title", "date": "published", "published": "published", "source": "source", "author": "author",
           "lang": "language", "language": "language", "url": "uri", "uri": "uri", "link": "uri"}  # fmt: skip
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)


def read_text(path: Path) -> Iterator[Raw]:
    """The article in a text file."""
    found = decode(read_bytes(path, MAX_ARTICLE * 4), str(path))
    yield Raw(text=found.text, where=str(path), uri=str(path), encoding=found.encoding)


def read_markdown(path: Path) -> Iterator[Raw]:
    """The article in a Markdown file. Its front matter is metadata, and dropped from what is searched for events."""
    found = decode(read_bytes(path, MAX_ARTICLE * 4), str(path))
    front = _FRONT.match(found.text)
    fields = dict(_FIELD.findall(front[1])) if front else {}
    known = {_FIELDS[key.lower()]: value.strip("\"'") for key, value in fields.items() if key.lower() in _FIELDS}
    hidden = [Dropped(Span(0, front.end()), "front matter")] if front else []
    hidden += [Dropped(Span(*mark.span()), "a Markdown heading mark") for mark in _HEADING.finditer(found.text)]
    yield Raw(
        text=found.text,
        where=str(path),
        title=known.get("title", ""),
        published=known.get("published"),
        source=known.get("source", ""),
        uri=known.get("uri", str(path)),
        language=known.get("language", ""),
        encoding=found.encoding,
        basis="metadata: front matter",
        hidden=tuple(hidden),
        extra=tuple((key, value) for key, value in fields.items() if key.lower() not in _FIELDS),
    )


def is_long_text(path: str | Path) -> bool:
    """Whether a path is a plain text file too long to hold comfortably: more than `LONG` bytes."""
    file = Path(path)
    return file.suffix.lower() in (".txt", ".text") and file.is_file() and file.stat().st_size > LONG


def open_long_text(path: str | Path) -> TextIO:
    """An open text file for reading in blocks, in the encoding its head shows; faults become U+FFFD.

    Raises `ReadError` when the file is empty, binary or cannot be read. Nothing is normalised: offsets are the file's.
    """
    file = Path(path)
    try:
        with file.open("rb") as raw:
            encoding = find_encoding(raw.read(1_000_000), str(path), whole=False)
        return file.open(encoding=encoding, errors="replace")
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}). Check path and rights.") from error
