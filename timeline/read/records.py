"""Records: dicts, rows of a DataFrame, and what JSONL and CSV rows become. One record, one article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.errors import ReadError
from timeline.model import Failure
from timeline.read.document import Raw

FIELDS = ("text", "title", "published", "source", "uri", "language", "retrieved")


def record(row: Mapping[Any, Any], where: str, *, encoding: str = "utf-8") -> Raw:
    """The article in one record.

    `row` must have ``text``; ``title``, ``published``, ``source``, ``uri``, ``language``, ``retrieved`` are used, the
    others are kept on `Document.extra`. `where` names file and row in errors. Raises `ReadError` when there is no text.

    >>> record({"text": "It rained.", "desk": "Hanoi"}, "row 1").extra
    (('desk', 'Hanoi'),)
    """
    known = {str(key).strip().lower(): value for key, value in row.items() if str(key).strip().lower() in FIELDS}
    text = known.get("text")
    if not isinstance(text, str) or not text.strip():
        found = "is missing" if "text" not in known else f"is {_short(text)}"
        raise ReadError(f"{where}: 'text' {found}. Expected the article's text in a field 'text'.")
    return Raw(
        text=text,
        where=where,
        title=_word(known.get("title")),
        published=known.get("published"),
        source=_word(known.get("source")),
        uri=_word(known.get("uri")),
        language=_word(known.get("language")),
        retrieved=known.get("retrieved"),
        encoding=encoding,
        extra=tuple(
            (str(key), _word(value))
            for key, value in row.items()
            if str(key).strip().lower() not in FIELDS and not _nothing(value)
        ),
    )


def read_frame(frame: Any) -> Iterator[Raw | Failure]:  # noqa: ANN401  # pandas is an extra; its types are not here
    """The articles of a pandas DataFrame, one a row. Raises `ReadError` when it has no column ``text``."""
    columns = [str(column) for column in frame.columns]
    need_text(columns, "DataFrame")
    for index, values in zip(frame.index, frame.itertuples(index=False, name=None), strict=True):
        where = f"DataFrame, row {index}"
        try:
            yield record(dict(zip(columns, values, strict=True)), where)
        except ReadError as error:
            yield Failure(where, str(error))


def need_text(columns: list[str], where: str) -> None:
    """Raise `ReadError` unless one of `columns` is ``text``."""
    if "text" not in [column.strip().lower() for column in columns]:
        raise ReadError(
            f"{where}: no column 'text'; the columns are {', '.join(columns[:20]) or 'none'}. "
            "Name the one with the article 'text'."
        )


def _nothing(value: object) -> bool:
    return value is None or value != value or str(value) in ("", "NaT", "<NA>")


def _word(value: object) -> str:
    if isinstance(value, (dict, list, tuple)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if _nothing(value) else str(value)


def _short(value: object) -> str:
    return "empty" if _nothing(value) or not str(value).strip() else repr(value)[:40]
