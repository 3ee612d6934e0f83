"""JSON: one record a line (.jsonl, .ndjson), or one list of records or one record (.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from timeline.errors import ReadError
from timeline.model import Failure
from timeline.read.document import MAX_ARTICLE, Raw
from timeline.read.encoding import SAMPLE, decode, find_encoding
from timeline.read.limits import MAX_TABLE, check_size, read_bytes
from timeline.read.records import record

MAX_LINE = 6 * MAX_ARTICLE  # characters of a line: JSON may write each character as \\uXXXX


def read_jsonl(path: Path) -> Iterator[Raw | Failure]:
    """The articles of a JSONL file. A broken line is a `Failure` that names it; the others are read."""
    encoding = table_encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="\n") as file:
        for number, line in _lines(file):
            where = f"{path}, line {number}"
            if line is None:
                yield Failure(where, f"{where}: longer than {MAX_LINE:,} characters. Expected one article a line.")
            elif line.strip():
                yield _record(line, where, encoding)


def read_json(path: Path) -> Iterator[Raw | Failure]:
    """The articles of a JSON file: a list of records, or one record."""
    found = decode(read_bytes(path, MAX_LINE * 4), str(path))
    try:
        content = json.loads(found.text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}: not JSON ({error}). For one record a line, name the file .jsonl.") from error
    if isinstance(content, dict) and "mentions" in content and "documents" in content:
        raise ReadError(f"{path}: this is a saved timeline, not articles. Open it with timeline.open(…).")
    rows = content if isinstance(content, list) else [content]
    for number, row in enumerate(rows, 1):
        yield _checked(row, f"{path}, record {number}" if len(rows) > 1 else str(path), found.encoding)


def table_encoding(path: Path) -> str:
    """The encoding of a file that is read row by row, told from its beginning."""
    check_size(path, MAX_TABLE)
    with path.open("rb") as file:
        head = file.read(SAMPLE + 1)
    return find_encoding(head[:SAMPLE], str(path), whole=len(head) <= SAMPLE)


def _lines(file: TextIO) -> Iterator[tuple[int, str | None]]:
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) <= MAX_LINE:
            yield number, line
            continue
        while line and not line.endswith("\n"):
            line = file.readline(MAX_LINE + 1)
        yield number, None


def _record(line: str, where: str, encoding: str) -> Raw | Failure:
    try:
        row = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Failure(where, f'{where}: not JSON ({error}). Expected one record such as {{"text": "…"}}.')
    return _checked(row, where, encoding)


def _checked(row: Any, where: str, encoding: str) -> Raw | Failure:  # noqa: ANN401  # whatever JSON holds
    if not isinstance(row, dict):
        kind = type(row).__name__
        return Failure(where, f'{where}: a {kind}, not a record. Expected {{"text": "…", "published": "…"}}.')
    try:
        return record(row, where, encoding=encoding)
    except ReadError as error:
        return Failure(where, str(error))
