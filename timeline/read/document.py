"""From what a format's reader found to a `Document`: cleaned, its language told, boilerplate listed, id made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from timeline.errors import ReadError
from timeline.language.detect import detect
from timeline.language.prose import load_prose
from timeline.model import DateCandidate, Document, Dropped, Span
from timeline.read.encoding import clean
from timeline.read.lines import lay_out
from timeline.read.published import read_published

MAX_ARTICLE = 2_000_000  # characters; that is a thick book, so more is not an article


@dataclass(frozen=True, slots=True)
class Raw:
    """What a reader found, as it found it: `published` is unread, `hidden` are spans of `text` known not to be prose.

    `where` names file and row for messages. `basis` says where `published` stood.
    """

    text: str
    where: str
    title: str = ""
    published: object = None
    source: str = ""
    uri: str = ""
    language: str = ""
    retrieved: object = None
    encoding: str = "utf-8"
    basis: str = "metadata"
    hidden: tuple[Dropped, ...] = ()
    candidates: tuple[DateCandidate, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


def make_document(raw: Raw) -> Document:
    """The document for what a reader found. Raises `ReadError` when there is no text or a field cannot be meant."""
    text = clean(raw.text)
    if len(text) > MAX_ARTICLE:
        raise ReadError(
            f"{raw.where}: {len(text):,} characters in one article; at most {MAX_ARTICLE:,} are read. "
            "Split it into articles: one file, or one line of a JSONL file, each."
        )
    if not re.search(r"\w", text):
        raise ReadError(f"{raw.where}: no text. Expected an article.")
    language, basis = _language(raw, text)
    title = " ".join(clean(raw.title).split())
    layout = lay_out(_masked(text, raw.hidden), load_prose(language), title=title)
    dropped = _joined(raw.hidden, layout.dropped)
    published = read_published(raw.published, raw.where, language=language, basis=raw.basis)
    title_span = layout.title_span
    return Document(
        id=document_id(text, dropped, title_span),
        text=text,
        language=language,
        language_basis=basis,
        published=published.day,
        published_basis=raw.basis if published.day else "none",
        candidates=(*published.candidates, *raw.candidates),
        title=title or (title_span.slice(text) if title_span else ""),
        title_span=title_span,
        source=raw.source,
        uri=raw.uri,
        retrieved=_moment(raw.retrieved, raw.where),
        encoding=raw.encoding,
        dropped=dropped,
        extra=raw.extra,
    )


def document_id(text: str, dropped: Iterable[Dropped], title_span: Span | None) -> str:
    """A hash of the cleaned body: not of path, headline, view counters or spacing.

    A text that is all headline and boilerplate is hashed whole, so that two such texts stay two.

    >>> document_id("A storm hit the coast.", [], None) == document_id(" A storm  hit the coast.\\n", [], None)
    True
    """
    holes = sorted([drop.span for drop in dropped] + ([title_span] if title_span else []))
    parts, at = [], 0
    for hole in holes:
        parts.append(text[at : hole.start])
        at = max(at, hole.end)
    body = " ".join(" ".join([*parts, text[at:]]).split()) or " ".join(text.split())
    return "d-" + hashlib.sha256(body.encode()).hexdigest()[:12]


def merge_copy(first: Document, copy: Document) -> Document:
    """`first`, remembering where else the same text stood, and learning the date if only the copy knew it."""
    place = copy.uri or copy.source or copy.title or "an unnamed record"
    merged = replace(first, extra=(*first.extra, ("also", place)))
    if first.published is None and copy.published is not None:
        merged = replace(merged, published=copy.published, published_basis=copy.published_basis)
    missing = tuple(candidate for candidate in copy.candidates if candidate not in first.candidates)
    order = (*missing, *first.candidates) if first.published is None else (*first.candidates, *missing)
    return replace(merged, candidates=order)


def _language(raw: Raw, text: str) -> tuple[str, str]:
    if not raw.language:
        found = detect(text)
        return found.language, f"{found.basis}, {found.score:.2f}"
    code = raw.language.strip().replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code):
        raise ReadError(f"{raw.where}: 'language' is {raw.language!r}. Expected a code such as 'vi', 'zh' or 'pt-BR'.")
    head, *rest = code.split("-")
    return "-".join([head.lower(), *rest]), "given"


def _moment(value: object, where: str) -> datetime | None:
    """When the source says it was fetched. This machine's clock is not asked: the same input gives the same records."""
    if value is None or value != value or not str(value).strip() or str(value) == "NaT":
        return None
    try:
        return datetime.fromisoformat(str(value).strip())
    except ValueError as error:
        raise ReadError(f"{where}: 'retrieved' is {str(value)!r}. Expected ISO 8601, e.g. 2024-04-30T18:00.") from error


def _masked(text: str, hidden: Iterable[Dropped]) -> str:
    """`text` with spaces where it is hidden, so that offsets stay."""
    pieces, at = [], 0
    for drop in sorted(hidden, key=lambda drop: drop.span):
        if drop.span.start >= at:
            pieces += [text[at : drop.span.start], re.sub(r"[^\n]", " ", drop.span.slice(text))]
            at = drop.span.end
    return "".join([*pieces, text[at:]])


def _joined(hidden: Iterable[Dropped], found: Iterable[Dropped]) -> tuple[Dropped, ...]:
    kept = list(hidden)
    kept += [drop for drop in found if not any(drop.span.overlaps(other.span) for other in kept)]
    return tuple(sorted(kept, key=lambda drop: drop.span))
