"""What a user names as a source: a path, a glob, a folder, records, a DataFrame, or a list of those."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from timeline.errors import OptionError, ReadError
from timeline.model import Document, Failure
from timeline.read.csv import read_csv
from timeline.read.document import Raw
from timeline.read.html import read_html
from timeline.read.jsonl import read_json, read_jsonl
from timeline.read.records import read_frame, record
from timeline.read.text import read_markdown, read_text

Found = Raw | Document | Failure
READERS: Mapping[str, Callable[[Path], Iterator[Raw | Failure]]] = MappingProxyType(
    {
        ".txt": read_text, ".text": read_text, ".md": read_markdown, ".markdown": read_markdown, ".jsonl": read_jsonl,
        ".ndjson": read_jsonl, ".json": read_json, ".csv": read_csv, ".tsv": read_csv, ".html": read_html,
        ".htm": read_html, ".xhtml": read_html,
    }
)  # fmt: skip
MAX_FILES = 1_000_000  # of one folder or glob; beyond it the path is a mistake
MAX_DEPTH = 40  # folders within folders
_GLOB = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to read: where it is, and the call that reads it."""

    where: str
    read: Callable[[], Iterator[Found]]


def pieces(source: object) -> Iterator[Piece]:
    """Everything to read in `source`, unread. Raises `ReadError` for a place where there is nothing.

    Raises `OptionError` when `source` is nothing that can be read at all.
    """
    if isinstance(source, (str, os.PathLike)):
        yield from _place(os.fspath(source))
    elif isinstance(source, Document):
        yield Piece(source.uri or source.id, lambda: iter((source,)))
    elif isinstance(source, Mapping):
        yield Piece("record", lambda: _record(source, "record"))
    elif hasattr(source, "itertuples") and hasattr(source, "columns"):
        yield Piece("DataFrame", lambda: read_frame(source))
    elif isinstance(source, Iterable) and not isinstance(source, (bytes, bytearray)):
        yield from _many(source)
    else:
        raise OptionError(
            f"read() takes a path, glob, folder, dict, DataFrame or a list of those, not {type(source).__name__}."
        )


def _many(source: Iterable[Any]) -> Iterator[Piece]:
    for number, item in enumerate(source, 1):
        if isinstance(item, Mapping):
            yield _numbered(item, number)
            continue
        try:
            yield from pieces(item)
        except ReadError as error:
            yield _failed(str(item), str(error))


def _numbered(item: Mapping[Any, Any], number: int) -> Piece:
    where = f"record {number}"
    return Piece(where, lambda: _record(item, where))


def _failed(where: str, why: str) -> Piece:
    return Piece(where, lambda: iter((Failure(where, why),)))


def _record(row: Mapping[Any, Any], where: str) -> Iterator[Found]:
    yield record(row, where)


def _place(name: str) -> Iterator[Piece]:
    if "\n" in name or len(name) > 4096:
        raise ReadError(f"{name[:40]!r}…: this is text, not a path. Pass it as {{'text': '…'}}.")
    if re.match(r"[a-z]{2,10}://", name, re.IGNORECASE):
        raise ReadError(f"{name}: nothing is fetched from a network. Save the page and pass the file.")
    path = Path(name)
    if path.is_dir():
        found: list[Path] = sorted(_walk(path))
        if not found:
            raise ReadError(f"{name}: no articles in this folder. Expected files ending in {', '.join(READERS)}.")
    elif path.exists() or not _GLOB.search(name):
        found = [path]
    else:
        hits = glob.iglob(name, recursive=True)  # noqa: PTH207  # Path.glob takes no absolute pattern
        found = sorted(path for hit in hits if (path := Path(hit)).is_file())
        if not found:
            raise ReadError(f"{name}: no file matches. Check the pattern and the folder ({Path.cwd().name}).")
    if len(found) > MAX_FILES:
        raise ReadError(f"{name}: more than {MAX_FILES:,} files. Name a smaller folder.")
    for file in found:
        yield _file(file)


def _file(path: Path) -> Piece:
    reader = READERS.get(path.suffix.lower(), read_text)
    return Piece(str(path), lambda: reader(path))


def _walk(folder: Path) -> Iterator[Path]:
    """Readable files beneath `folder`, links to folders not followed, hidden ones left alone."""
    base = len(folder.parts)
    for root, inner, names in os.walk(folder, followlinks=False):
        inner[:] = [name for name in sorted(inner) if not name.startswith(".")]
        if len(Path(root).parts) - base >= MAX_DEPTH:
            inner.clear()
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in READERS:
                yield Path(root, name)
