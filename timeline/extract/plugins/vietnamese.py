"""Vietnamese names by underthesea: ``pip install 'timeline-builder[vi]'``; its model comes with it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.errors import MissingExtra
from timeline.extract.plugins.gate import Extractor
from timeline.extract.plugins.names import Found, with_names

KINDS = {"PER": "person", "ORG": "org", "LOC": "place"}


def underthesea_extractor() -> Extractor:
    """An extractor that adds the names underthesea finds to the rules' events in Vietnamese documents.

    Raises `MissingExtra` when underthesea is not installed.
    """
    try:
        from underthesea import ner
    except ImportError as error:
        raise MissingExtra("underthesea_extractor needs underthesea: pip install 'timeline-builder[vi]'") from error

    def find(text: str) -> Iterator[Found]:
        at, start, end, kind = 0, -1, -1, ""
        for word, _, _, tag in [*ner(text), ("", "", "", "O")]:
            place = _place(text, word, at)
            inside = tag.startswith("I-") and tag[2:] == kind and place is not None
            if start >= 0 and not inside:
                yield Found(start, end, KINDS[kind])
                start = -1
            if place is None:
                continue
            at = place[1]
            if inside and start >= 0:
                end = at
            elif tag[2:] in KINDS:
                start, end, kind = place[0], at, tag[2:]

    return with_names(find, ("vi",))


def _place(text: str, word: str, at: int) -> tuple[int, int] | None:
    """Where a word stands from `at` on: the model writes one space where the text may have several, or a line end."""
    import re

    if not word:
        return None
    found = re.compile(r"\s+".join(map(re.escape, word.split()))).search(text, at)
    return found.span() if found else None
