"""Russian names by Natasha: ``pip install 'timeline-builder[ru]'``; its models come with it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.errors import MissingExtra
from timeline.extract.plugins.gate import Extractor
from timeline.extract.plugins.names import Found, with_names

KINDS = {"PER": "person", "ORG": "org", "LOC": "place"}


def natasha_extractor() -> Extractor:
    """An extractor that adds the names Natasha finds to the rules' events in Russian documents.

    Raises `MissingExtra` when natasha is not installed.
    """
    try:
        from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter
    except ImportError as error:
        raise MissingExtra("natasha_extractor needs natasha: pip install 'timeline-builder[ru]'") from error
    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def find(text: str) -> Iterator[Found]:
        doc = Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        for span in doc.spans:
            if span.type in KINDS:
                yield Found(span.start, span.stop, KINDS[span.type])

    return with_names(find, ("ru",))
