"""Chinese is read in Simplified characters and shown in those the text is written in."""

from __future__ import annotations

from dataclasses import replace

from timeline.language.han import simplified
from timeline.model import Attribution, Document, EventMention, Participant, Quantity


def readable(doc: Document) -> Document:
    """The document as the vocabulary can read it: the same, unless it is Chinese in Traditional characters."""
    if not doc.language.startswith("zh"):
        return doc
    text = simplified(doc.text)
    return doc if text is doc.text else replace(doc, text=text)


def as_written(mention: EventMention, text: str) -> EventMention:
    """The mention with what it quotes in the characters of `text`; ids stay, so that one name in two scripts is one."""
    return replace(
        mention,
        participants=tuple(_participant(item, text) for item in mention.participants),
        quantities=tuple(_quantity(item, text) for item in mention.quantities),
        attribution=tuple(_link(item, text) for item in mention.attribution),
    )


def _participant(item: Participant, text: str) -> Participant:
    shown = item.span.slice(text)
    at = item.text.find(item.name) if item.name else -1
    name = shown[at : at + len(item.name)] if at >= 0 else item.name
    return replace(item, text=shown, name=name)


def _quantity(item: Quantity, text: str) -> Quantity:
    return replace(item, text=item.span.slice(text))


def _link(item: Attribution, text: str) -> Attribution:
    return replace(item, name=item.span.slice(text)) if item.span is not None else item
