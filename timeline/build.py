"""The spine: documents in, a case of dated events out. The whole program on one screen.

Each room is called once and only through its front door; nothing here knows a language, a format or a picture. What
goes wrong inside one document is written down beside its name and never costs the others theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from timeline.model import Case, Document, EventMention, Failure, Judgement, TextWarning, Uncovered
from timeline.read import read
from timeline.read.progress import watched

if TYPE_CHECKING:
    from timeline.extract.plugins import Extractor
    from timeline.language.pack import Pack

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Found:
    """What one document gave: its mentions, its dated sentences without one, and what deserves a look."""

    mentions: tuple[EventMention, ...]
    uncovered: tuple[Uncovered, ...]
    warnings: tuple[TextWarning, ...]


def build_case(
    documents: object,
    *,
    judgements: Sequence[Judgement] = (),
    extractors: Sequence[Extractor | str] = (),
    progress: bool = True,
) -> Case:
    """Find, date and link the events of `documents`.

    `documents` is what `timeline.read` returns, or whatever it reads; what could not be read (`documents.failures`) is
    carried into the case. `judgements` are decisions made before, by a person or a program:
    a person's beat the machine's. `extractors` work beside the rules and beside those that installed packages bring
    through the entry-point group ``timeline.extractors``; see `timeline.extract.plugins`. `progress` shows a
    bar when the work takes longer than two seconds.

    The same documents and judgements give the same case, ids included. A document in which something goes wrong keeps
    its place among the documents and is named in `Case.failures`.

    >>> build_case([]).events
    ()
    """
    from timeline.extract.plugins import extractors_named
    from timeline.link import link

    extracting = extractors_named(extractors)
    articles = read(documents, progress=progress)
    broken: dict[str, Failure] = {}
    dated = _dated(list(articles), broken)
    tried = (
        _tried(lambda one: events_in(one, extracting), doc, broken)
        for doc in watched(dated, "events", "document", show=progress)
    )
    found = [result for result in tried if result is not None]
    mentions = [mention for result in found for mention in result.mentions]
    linked = link(dated, mentions, judgements, progress=progress)
    return Case(
        documents=tuple(dated),
        mentions=tuple(mentions),
        judgements=tuple(linked.judgements),
        events=tuple(linked.events),
        relations=tuple(linked.relations),
        warnings=(*articles.copies, *(warning for result in found for warning in result.warnings)),
        uncovered=tuple(gap for result in found for gap in result.uncovered),
        failures=(*articles.failures, *broken.values()),
    )


def events_in(doc: Document, extractors: Mapping[str, Extractor] | None = None) -> Found:
    """The event mentions of one dated document: times, then sentences, then what happens in them.

    `extractors` are those of `timeline.extract.plugins.extractors_named`; None means the rules and the installed ones.
    """
    from timeline.extract.plugins import extractors_named, run
    from timeline.language.pack import load_pack
    from timeline.language.sentences import split
    from timeline.link.linker import without_sweeps
    from timeline.tag import tag_document
    from timeline.tag import warnings as tag_warnings

    pack = load_pack(doc.language)
    with without_sweeps():
        times = tag_document(doc)
        sentences = split(doc.text, pack, skip=[dropped.span for dropped in doc.dropped])
        extraction, told = run(doc, sentences, times, pack, extractors or extractors_named())
        warnings = (*_fallback(doc, pack), *tag_warnings(doc, times), *told)
    return Found(tuple(extraction.mentions), tuple(extraction.uncovered), warnings)


def _fallback(doc: Document, pack: Pack) -> Iterator[TextWarning]:
    """What to know about a document in a language that nobody wrote a pack for."""
    if pack.fallback:
        text = f"no pack for {pack.name}: dates only, by the names and phrases that CLDR and dateparser know"
        yield TextWarning(doc.id, None, "fallback", text)


def _dated(documents: list[Document], broken: dict[str, Failure]) -> list[Document]:
    """The documents with their dates. Siblings lend each other a year, so they are dated together where possible."""
    from timeline.dating import date_documents

    try:
        return list(date_documents(documents))
    except Exception:  # one of them breaks the room: date each alone, which names the one and spares the others
        return [(_tried(lambda one: date_documents([one]), doc, broken) or (doc,))[0] for doc in documents]


def _tried(work: Callable[[Document], Item], doc: Document, broken: dict[str, Failure]) -> Item | None:
    """The result of `work(doc)`, or None and an entry in `broken`: one bad text must not stop the rest."""
    if doc.id in broken:
        return None
    try:
        return work(doc)
    except Exception as problem:
        where = doc.uri or doc.title or doc.id
        broken[doc.id] = Failure(where, f"document {doc.id}: {type(problem).__name__}: {problem}")
        return None
