"""Small articles in our own words, tagged and extracted as the build does it."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extract import Extraction, extract
from timeline.language.pack import load_pack
from timeline.language.sentences import split
from timeline.model import Document, EventMention
from timeline.tag import tag_document


class Told:
    """What an article told, with shorthands for looking at it."""

    def __init__(self, doc: Document, found: Extraction) -> None:
        self.doc, self.found = doc, found

    @property
    def classes(self) -> list[str]:
        return [f"{m.event_class}.{m.mode}" if m.mode else m.event_class for m in self.found.mentions]

    def one(self, event_class: str, trigger: str | None = None) -> EventMention:
        hits = [m for m in self.found.mentions if f"{m.event_class}.{m.mode}".startswith(event_class)]
        hits = [m for m in hits if trigger is None or m.trigger.slice(self.doc.text) == trigger]
        assert len(hits) == 1, (
            event_class,
            [(m.event_class, m.mode, m.trigger.slice(self.doc.text)) for m in self.found.mentions],
        )
        return hits[0]

    def quote(self, mention: EventMention) -> str:
        return mention.span.slice(self.doc.text)


@pytest.fixture
def tell():
    def run(text: str, language: str = "en", published: str | None = "2025-11-01", **fields) -> Told:
        day = date.fromisoformat(published) if published else None
        doc = Document("d-test", text, language, day, **fields)
        pack = load_pack(language)
        sentences = split(text, pack, skip=[dropped.span for dropped in doc.dropped])
        return Told(doc, extract(doc, sentences, tag_document(doc), pack))

    return run
