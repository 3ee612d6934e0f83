"""What a reader takes from a disk: files of bounded size, and nothing from a network."""

from __future__ import annotations

from pathlib import Path

from timeline.errors import ReadError

MAX_TABLE = 4_000_000_000  # bytes of a JSONL or CSV file, which are read row by row


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most `limit` bytes. Raises `ReadError` when it is larger or cannot be read."""
    check_size(path, limit)
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}). Check path and rights.") from error


def check_size(path: Path, limit: int) -> None:
    """Raise `ReadError` when `path` is no file or has more than `limit` bytes."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}). Check path and rights.") from error
    if not path.is_file():
        raise ReadError(f"{path}: not a file. Expected a file, a folder or a glob such as 'articles/*.txt'.")
    if size > limit:
        raise ReadError(
            f"{path}: {size:,} bytes; such a file is read up to {limit:,} bytes. "
            "Split it into articles: one file, or one line of a JSONL file, each."
        )
