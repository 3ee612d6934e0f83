"""CSV and its like: a header line, then one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from timeline.errors import ReadError
from timeline.model import Failure
from timeline.read.document import MAX_ARTICLE, Raw
from timeline.read.jsonl import table_encoding
from timeline.read.records import need_text, record

DELIMITERS = ",;\t|"


def read_csv(path: Path) -> Iterator[Raw | Failure]:
    """The articles of a CSV file, separated by comma, semicolon, tab or bar, whichever the header uses most.

    A row that cannot be read is a `Failure` that names it. Raises `ReadError` when there is no column ``text``.
    """
    encoding = table_encoding(path)
    limit = csv.field_size_limit(MAX_ARTICLE)
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            header = file.readline(100_000)
            delimiter = max(DELIMITERS, key=lambda mark: (header.count(mark), mark == ","))
            file.seek(0)
            rows = csv.DictReader(file, delimiter=delimiter)
            need_text([str(name).lstrip("\ufeff") for name in rows.fieldnames or []], str(path))
            yield from _rows(rows, path, encoding)
    except csv.Error as error:
        raise ReadError(f"{path}: not a table ({error}). Expected a header line and one article a row.") from error
    finally:
        csv.field_size_limit(limit)


def _rows(rows: csv.DictReader[str], path: Path, encoding: str) -> Iterator[Raw | Failure]:
    while True:
        where = f"{path}, line {rows.line_num + 1}"
        try:
            row = next(rows)
            if None in row:
                raise ReadError(f"{where}: more cells than the header names. Put text that holds separators in quotes.")
            yield record({name.lstrip("\ufeff"): value for name, value in row.items()}, where, encoding=encoding)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(where, f"{where}: {error}. A cell may have up to {MAX_ARTICLE:,} characters.")
        except ReadError as error:
            yield Failure(where, str(error))
