"""Names by a spaCy pipeline of the user's: ``pip install 'timeline-builder[spacy]'`` and a model of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from timeline.errors import MissingExtra
from timeline.extract.plugins.gate import Extractor
from timeline.extract.plugins.names import Found, with_names

KINDS = {
    "PERSON": "person", "PER": "person", "ORG": "org", "NORP": "org", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip


def spacy_extractor(pipeline: Any) -> Extractor:  # noqa: ANN401 - a spaCy Language, which has no types of its own here
    """An extractor that adds the names `pipeline` finds to the rules' events.

    `pipeline` is a loaded spaCy pipeline, or the name of one to load (``en_core_web_sm``). Documents in another
    language than the pipeline's are left alone. Raises `MissingExtra` when spaCy is not installed, `OSError` (spaCy's
    own) when there is no such model.
    """
    try:
        import spacy
    except ImportError as error:
        raise MissingExtra("spacy_extractor needs spaCy: pip install 'timeline-builder[spacy]'") from error
    loaded = spacy.load(pipeline) if isinstance(pipeline, str) else pipeline

    def find(text: str) -> Iterator[Found]:
        for entity in loaded(text).ents:
            if entity.label_ in KINDS:
                yield Found(entity.start_char, entity.end_char, KINDS[entity.label_])

    language = "" if loaded.lang == "xx" else loaded.lang
    return with_names(find, (language,) if language else ())
