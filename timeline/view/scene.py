"""A case as the browser gets it: columns for what is drawn, one small record per mention for what is read.

Offsets become UTF-16 units here, because JavaScript counts so; everything else stays text, escaped where it is shown.
"""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import lru_cache
from importlib import resources
from typing import Any

from timeline.model import Case, Document, Event, EventMention, Span, TimeExpression
from timeline.temporal.value import axis_bounds, from_timex
from timeline.view.layout import LANES, Mark, core, day_number, lane_keys, marks
from timeline.view.naming import NOUN, noun_words
from timeline.view.theme import load_theme

REALIS = ("actual", "planned", "hypothetical", "denied", "habitual")
CERTAINTY = ("asserted", "alleged", "possible")
SHAPES = ("point", "within", "lasted")
INTERFACE = ("en", "vi", "zh", "ru", "es", "fr", "de")

Json = dict[str, Any]
Offset = Callable[[int], int]


@lru_cache(maxsize=1)
def interface_texts() -> Mapping[str, Mapping[str, str]]:
    """Every text of the interface, by language; each language has exactly the keys of English.

    Raises ValueError, naming the language and the keys, when one lacks some or has others.
    """
    raw = resources.files("timeline.view").joinpath("texts.toml").read_text(encoding="utf-8")
    texts: dict[str, dict[str, str]] = {language: {} for language in INTERFACE}
    for key, row in tomllib.loads(raw).items():
        if set(row) != set(INTERFACE):
            raise ValueError(f"texts.toml, [{key}]: expected exactly the languages {', '.join(INTERFACE)}")
        for language in INTERFACE:
            texts[language][key] = row[language]
    return texts


def families_of(classes: Sequence[str]) -> dict[str, str]:
    """The visual family of each event class; a class nobody placed is ``other``."""
    from timeline.extract.classes import family_of

    return {name: family_of(name) for name in set(classes)}


def scene(
    case: Case, *, title: str | None = None, language: str = "en", families: Mapping[str, str] | None = None
) -> Json:
    """The JSON the page and the widget draw.

    `title` None means no heading of its own; `language` is the reader's (one of `INTERFACE`, else English);
    `families` maps event classes to visual families, None takes those of `timeline.extract`.
    """
    with _collector_at_rest():
        return _scene(case, title or "", language if language in INTERFACE else "en", families)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A hundred thousand small records, none in a cycle: the collector would walk them again and again for nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _scene(case: Case, title: str, language: str, families: Mapping[str, str] | None) -> Json:
    placed = families if families is not None else families_of([event.event_class for event in case.events])
    theme = load_theme()
    index = {mention.id: order for order, mention in enumerate(case.mentions)}
    documents = {doc.id: order for order, doc in enumerate(case.documents)}
    offsets = [_utf16(doc.text) for doc in case.documents]
    found = marks(case)
    dense = core(found)
    return {
        "version": 1,
        "title": title,
        "language": language,
        "theme": {
            "families": [asdict(family) for family in theme.families],
            "schemes": {name: dict(colours) for name, colours in theme.schemes.items()},
            "font": theme.font,
        },
        "texts": {name: dict(texts) for name, texts in interface_texts().items()},
        "documents": [_document(doc, offset) for doc, offset in zip(case.documents, offsets, strict=True)],
        "events": _events(case, found, placed, index, documents),
        "mentions": [_mention(mention, documents, offsets) for mention in case.mentions],
        "core": None if dense is None else [_short(dense[0]), _short(dense[1])],
        "nouns": _nouns(case),
        "relations": _relations(case),
        "judgements": _judgements(case, index),
    }  # fmt: skip


def _utf16(text: str) -> Offset:
    """From code points to UTF-16 units; the same number unless the text leaves the basic plane."""
    wide = [place for place, char in enumerate(text) if char > "\uffff"] if not text.isascii() else []
    if not wide:
        return lambda offset: offset
    from bisect import bisect_left

    return lambda offset: offset + bisect_left(wide, offset)


def _document(doc: Document, offset: Offset) -> Json:
    return {
        "id": doc.id,
        "title": doc.title,
        "source": doc.source,
        "language": doc.language,
        "published": None if doc.published is None else day_number(doc.published),
        "basis": doc.published_basis,
        "uri": doc.uri,
        "text": doc.text,
        "dropped": [[offset(cut.span.start), offset(cut.span.end)] for cut in doc.dropped],
    }


def _events(
    case: Case,
    placed: Sequence[Mark],
    families: Mapping[str, str],
    index: Mapping[str, int],
    documents: Mapping[str, int],
) -> Json:
    names = [family.name for family in load_theme().families]
    by_id = {mention.id: mention for mention in case.mentions}
    by_order = {mark.order: mark for mark in placed}
    found = [by_order.get(order) for order in range(len(case.events))]
    held = [[by_id[name] for name in event.mentions if name in by_id] for event in case.events]
    told = {doc.id: doc for doc in case.documents}
    languages = [_title_language(event.title, m, told) for event, m in zip(case.events, held, strict=True)]
    tables = {mode: _table(lane_keys(case, mode, families)) for mode in LANES if mode not in ("class", "language")}
    return {
        "id": [event.id for event in case.events],
        "title": [event.title for event in case.events],
        "gloss": [None if event.gloss in ("", event.title) else event.gloss for event in case.events],
        "titleLanguage": _table(languages),
        "class": _table([event.event_class for event in case.events]),
        "family": [names.index(families.get(event.event_class, "other")) for event in case.events],
        "start": [None if mark is None else _short(mark.start) for mark in found],
        "end": [None if mark is None else _short(mark.end) for mark in found],
        "sureStart": [None if mark is None else _short(mark.sure_start) for mark in found],
        "sureEnd": [None if mark is None else _short(mark.sure_end) for mark in found],
        "shape": [0 if mark is None else SHAPES.index(mark.shape) for mark in found],
        "flags": [_flags(event, mark) for event, mark in zip(case.events, found, strict=True)],
        "grain": [0 if mark is None else int(mark.grain) for mark in found],
        "weight": [0 if mark is None else round(mark.weight, 2) for mark in found],
        "realis": [_settled([REALIS.index(m.realis) for m in mentions]) for mentions in held],
        "certainty": [min((CERTAINTY.index(m.certainty) for m in mentions), default=0) for mentions in held],
        "lanes": tables,
        "mentions": [[index[name] for name in event.mentions if name in index] for event in case.events],
        "origins": [_origins(event, index) for event in case.events],
        "alternatives": [_alternatives(event, index) for event in case.events],
    }  # fmt: skip


def _nouns(case: Case) -> dict[str, dict[str, str]]:
    """The words in every language for the lanes that are common nouns."""
    keys = {key for mode in ("actor", "place") for key in lane_keys(case, mode, {}) if key.startswith(NOUN)}
    return {key: noun_words(key) for key in sorted(keys)}


def _title_language(title: str, mentions: Sequence[EventMention], told: Mapping[str, Document]) -> str:
    """The language of the passage a title is cut from; of the first where a person wrote it; "" without passages."""
    known = [(mention, told[mention.document]) for mention in mentions if mention.document in told]
    words = title.strip("… ")
    of = (doc.language for mention, doc in known if words in " ".join(mention.span.slice(doc.text).split()))
    return next(of, known[0][1].language if known else "")


def _table(values: Sequence[str]) -> Json:
    """Few names, many places: the names once, then numbers."""
    names = list(dict.fromkeys(values))
    place = {name: order for order, name in enumerate(names)}
    return {"names": names, "of": [place[value] for value in values]}


def _short(number: float | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if number == int(number) else round(number, 4)


def _flags(event: Event, mark: Mark | None) -> int:
    bits = 8 if event.disputed else 0
    if mark is not None:
        bits |= mark.open_left | mark.open_right << 1 | mark.derived << 2
    return bits


def _settled(found: Sequence[int]) -> int:
    """What an event's mentions agree on: actual as soon as one of them says it happened, else what most say."""
    if not found or 0 in found:
        return 0
    return max(set(found), key=lambda value: (found.count(value), -value))


def _origins(event: Event, index: Mapping[str, int]) -> list[list[int]] | None:
    """The mentions grouped by origin; None when every mention is its own, which is the usual case."""
    if tuple((name,) for name in event.mentions) == event.origins:
        return None
    return [[index[name] for name in group if name in index] for group in event.origins]


def _alternatives(event: Event, index: Mapping[str, int]) -> list[Json]:
    found = []
    for item in event.alternatives:
        row: Json = {
            "what": item.what,
            "value": item.value,
            "mentions": [index[name] for name in item.mentions if name in index],
        }
        bounds = axis_bounds(from_timex(item.value)) if item.what == "when" else None
        found.append(row if bounds is None else {**row, "days": [_short(bounds[0]), _short(bounds[1])]})
    return found


def _mention(mention: EventMention, documents: Mapping[str, int], offsets: Sequence[Offset]) -> Json:
    """One mention; trigger and date words count from the passage's start, which keeps the numbers small."""
    order = documents[mention.document]
    offset = offsets[order]
    start, end = offset(mention.span.start), offset(mention.span.end)
    found: Json = {"i": mention.id, "d": order, "s": [start, end - start], "g": _from(start, mention.trigger, offset)}
    if mention.rule:
        found["rule"] = mention.rule
    if mention.time is not None:
        found["t"] = _time(mention.time, mention, offset, start)
    if mention.attribution:
        found["chain"] = [_link(link.role, link.name, link.time) for link in mention.attribution]
    if mention.realis != "actual":
        found["realis"] = mention.realis
    if mention.certainty != "asserted":
        found["certainty"] = mention.certainty
    return found


def _link(role: str, name: str, time: TimeExpression | None) -> Json:
    return {"role": role, "name": name, **({"time": time.text} if time else {})}


def _time(time: TimeExpression, mention: EventMention, offset: Offset, start: int) -> Json:
    found: Json = {"timex": time.value.timex}
    if mention.time_basis in ("derived", "coreferent"):
        found |= {"text": time.text, "basis": mention.time_basis}
    else:
        found["s"] = _from(start, time.span, offset)
    if time.rule:
        found["rule"] = time.rule
    if time.anchor:
        found["anchor"] = time.anchor
    if len(time.readings) > 1:
        found["readings"] = [[reading.value.timex, reading.anchor, reading.why] for reading in time.readings]
    return found


def _from(start: int, span: Span, offset: Offset) -> list[int]:
    """A span as distance from `start` and length."""
    first = offset(span.start)
    return [first - start, offset(span.end) - first]


def _relations(case: Case) -> list[list[Any]]:
    place = {event.id: order for order, event in enumerate(case.events)}
    return [
        [place[item.left], place[item.right], item.kind, item.why]
        for item in case.relations
        if item.left in place and item.right in place
    ]


def _judgements(case: Case, index: Mapping[str, int]) -> list[list[Any]]:
    """Between mentions of the case only: who said so, how sure, why."""
    return [
        [index[item.left], index[item.right], item.verdict, round(item.score, 3), item.by, item.why]
        for item in case.judgements
        if item.left in index and item.right in index
    ]
