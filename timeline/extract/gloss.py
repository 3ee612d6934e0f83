"""An event in words: its title in the text's own words, and a gloss in the reader's language.

The gloss is composed from the class label, canonical names, numbers and realis, so a reader of neither language can
follow; nothing in it is translated prose.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from timeline.extract.gazetteer import by_id, local_name
from timeline.language import pack as _pack
from timeline.language.eventwords import event_words
from timeline.language.pack import load_pack
from timeline.model import Document, EventMention, Participant, Quantity

LABEL_LANGUAGES = ("en", "vi", "zh", "ru", "es", "fr", "de")
TITLE_LENGTH = 90
_COLON = {"zh": "：", "fr": "\u00a0: "}
_COMMA = {"zh": "，"}


def title_of(mention: EventMention, doc: Document) -> str:
    """The shortest stretch of the mention's quote that still tells it, at most 90 characters, in the text's words.

    `mention` is a mention of `doc`. The title begins after a leading conjunction and ends where a clause ends.
    """
    quote = mention.span.slice(doc.text)
    begin = _after_conjunction(quote, doc.language)
    trigger = mention.trigger.start - mention.span.start
    begin = begin if begin <= trigger else 0
    text = " ".join(quote[begin:].split()).rstrip(".。")
    limit = TITLE_LENGTH if " " in text else TITLE_LENGTH // 2  # characters that fill a square count twice
    if len(text) <= limit:
        return text
    trigger = len(" ".join(quote[begin : mention.trigger.end - mention.span.start].split()))
    start = 0 if trigger <= limit else _word_start(text, trigger - limit // 2)
    end = _word_end(text, start + limit, max(trigger, start + 1))
    return ("… " if start else "") + text[start:end].rstrip(" ,;:，；：、") + (" …" if end < len(text) else "")


def gloss(mention: EventMention, reader_language: str = "en") -> str:
    """A line in the reader's language: who, what class of thing, to whom or where, how many, how sure.

    `reader_language` is one of en, vi, zh, ru, es, fr, de; any other is read as English.
    """
    language = reader_language.split("-")[0]
    language = language if language in LABEL_LANGUAGES else "en"
    labels = _labels(language)
    what = labels.get(f"{mention.event_class}.{mention.mode}") or labels.get(
        mention.event_class, mention.event_class.lower()
    )
    marks = [labels.get(mark, mark) for mark in _marks(mention)]
    actors = _named(mention.participants, ("actor",), language)
    others = _named(mention.participants, ("recipient", "place", "instrument"), language)
    numbers = [_number(quantity, labels) for quantity in mention.quantities[:2]]
    head = ", ".join(actors[:2]) + _COLON.get(language, ": ") if actors else ""
    tail = [*(["→ " + _COMMA.get(language, ", ").join(others[:3])] if others else []), *numbers]
    body = what + (f" ({', '.join(marks)})" if marks else "")
    return head + body + (" " + _COMMA.get(language, ", ").join(tail) if tail else "")


def _after_conjunction(quote: str, language: str) -> int:
    words = event_words(load_pack(language))
    small = quote.lower()
    for length in range(12, 0, -1):
        head = small[:length]
        joins = any(sense.kind == "clauses" and sense.value == "coordinate" for sense in words.forms.get(head, ()))
        if joins and (not words.spaced or small[length : length + 1].isspace()):
            return length + (1 if words.spaced else 0)
    return 0


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", max(at, 0))
    return space + 1 if 0 <= space < at + 20 else at


def _word_end(text: str, at: int, least: int) -> int:
    if at >= len(text):
        return len(text)
    stops = [text.rfind(mark, least, at) for mark in (",", "，", ";", "；", " ")]
    best = max(stops)
    return best if best > least else at


def _marks(mention: EventMention) -> Iterable[str]:
    if mention.realis != "actual":
        yield mention.realis
    if mention.certainty != "asserted":
        yield mention.certainty


def _named(participants: Iterable[Participant], roles: tuple[str, ...], language: str) -> list[str]:
    names = []
    for participant in participants:
        if participant.role in roles:
            name = (
                (local_name(participant.id, language) if participant.id in by_id() else "")
                or participant.name
                or participant.text
            )
            if name not in names:
                names.append(name)
    return names


def _number(quantity: Quantity, labels: Mapping[str, str]) -> str:
    value = f"{quantity.value:g}" if quantity.value < 1e6 else f"{quantity.value:,.0f}"
    what = quantity.what or (quantity.unit if quantity.unit != "piece" else "")
    mod = {"at least": "≥ ", "at most": "≤ ", "about": "~ ", "more than": "> "}.get(quantity.mod, "")
    return f"{mod}{value} {labels.get(what, what)}".strip()


@lru_cache(maxsize=8)
def _labels(language: str) -> Mapping[str, str]:
    """Labels of the classes, of realis and of counted things, in one language."""
    path = Path(_pack.__file__).parent / "packs" / "events" / f"{language}.toml"
    if not path.is_file():
        return _labels("en") if language != "en" else MappingProxyType({})
    return MappingProxyType(dict(tomllib.loads(path.read_text(encoding="utf-8")).get("labels", {})))
