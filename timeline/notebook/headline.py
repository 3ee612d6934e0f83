"""What an article is mainly about, and on which day that happened."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.errors import OptionError
from timeline.extract.mainday import MainDay, main_day
from timeline.model import Document, EventMention
from timeline.tag import tag_document


def home(documents: Sequence[Document], document: str, verb: str) -> Document:
    """The one document whose id begins so. Raises `OptionError` when none does, or several."""
    homes = [doc for doc in documents if doc.id.startswith(document)]
    if len(homes) == 1:
        return homes[0]
    known = ", ".join(doc.id for doc in (homes or documents)[:5])
    raise OptionError(f"{verb}(): {len(homes)} documents have an id that begins {document!r}; known: {known}.")


def day_of(doc: Document, mentions: Sequence[EventMention]) -> MainDay:
    """The day of the main event of one document, read with every time its text names."""
    own = [mention for mention in mentions if mention.document == doc.id]
    return main_day(doc, own, tag_document(doc))
