"""Files, tables and records become documents. Bad input is named and never costs the good its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from timeline.errors import ReadError
from timeline.model import Document, Failure, TextWarning
from timeline.read.document import make_document, merge_copy
from timeline.read.progress import watched
from timeline.read.source import Found, Piece, pieces

__all__ = ["Documents", "read"]
SHOWN = 3  # failures named when nothing at all could be read


class Documents(Sequence[Document]):
    """The articles that were read, in order, and what could not be: `failures`. Copies are kept once: `copies`."""

    __slots__ = ("_documents", "copies", "failures")

    def __init__(
        self, documents: Iterable[Document], failures: Iterable[Failure] = (), copies: Iterable[TextWarning] = ()
    ) -> None:
        self._documents = tuple(documents)
        self.failures = tuple(failures)
        self.copies = tuple(copies)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Document, ...]: ...
    def __getitem__(self, index: int | slice) -> Document | tuple[Document, ...]:
        return self._documents[index]

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self._documents)

    def __repr__(self) -> str:
        def counted(number: int, one: str, many: str) -> str:
            return f"{number} {one if number == 1 else many}"

        parts = [counted(len(self), "document", "documents")]
        if self.failures:
            parts.append(f"{len(self.failures)} not read (see .failures)")
        if self.copies:
            parts.append(counted(len(self.copies), "copy", "copies") + " kept once (see .copies)")
        return f"<{', '.join(parts)}>"


def read(source: object, *, progress: bool = True) -> Documents:
    """Read articles into documents.

    `source` is a path, a glob (``articles/*.txt``), a folder (every readable file beneath it), a dict or a pandas
    DataFrame with ``text`` and, if known, ``title``, ``published``, ``source``, ``uri`` and ``language`` (other fields
    are kept on `Document.extra`), a `Document`, or a list of any of these; `Documents` come back as they are. Formats
    go by suffix: .txt, .md, .html, .jsonl, .json, .csv, .tsv; anything else is tried as text. `progress` shows a bar
    when the work takes longer than two seconds. Encodings are found out; nothing is fetched from a network.

    What cannot be read stands in `Documents.failures`, the rest is read. Raises `ReadError` when nothing could be, and
    `OptionError` when `source` is nothing that can be read.

    >>> documents = read([{"text": "Heavy rain fell on Hanoi on Monday.", "published": "2025-11-04"}, {"text": ""}])
    >>> documents[0].published.isoformat(), len(documents.failures)
    ('2025-11-04', 1)
    """
    if isinstance(source, Documents):
        return source
    documents: dict[str, Document] = {}
    failures: list[Failure] = []
    copies: list[TextWarning] = []
    for piece in watched(list(pieces(source)), "reading", "file", show=progress):
        for found in _read(piece):
            doc = _made(found)
            if isinstance(doc, Failure):
                failures.append(doc)
            elif doc.id in documents:
                first = documents[doc.id]
                documents[doc.id] = merge_copy(first, doc)
                name = doc.uri or piece.where
                copies.append(TextWarning(doc.id, None, "copy", f"{name}: the same text as {first.uri}; kept once"))
            else:
                documents[doc.id] = doc
    if failures and not documents:
        raise ReadError(_nothing_read(failures))
    return Documents(documents.values(), failures, copies)


def _read(piece: Piece) -> Iterator[Found]:
    """What one piece gives. Articles are hostile input: whatever a library trips over costs this piece only."""
    try:
        yield from piece.read()
    except ReadError as error:
        yield Failure(piece.where, str(error))
    except MemoryError:
        yield Failure(piece.where, f"{piece.where}: too large for this machine's memory. Split it.")
    except Exception as error:  # a parser's own error on a hostile page
        yield Failure(piece.where, f"{piece.where}: cannot be read ({type(error).__name__}: {error}).")


def _made(found: Found) -> Document | Failure:
    if isinstance(found, (Document, Failure)):
        return found
    try:
        return make_document(found)
    except ReadError as error:
        return Failure(found.where, str(error))


def _nothing_read(failures: list[Failure]) -> str:
    shown = "\n".join(failure.why for failure in failures[:SHOWN])
    more = len(failures) - SHOWN
    return shown if more <= 0 else f"{shown}\nand {more} more; nothing could be read."
