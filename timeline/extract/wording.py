"""The parts of a gloss in one language: templates, names, numbers. `gloss` puts them together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from timeline.extract.gazetteer import by_id, local_name
from timeline.extract.lexicon import Hit, lexicon_for
from timeline.extract.nouns import noun_in
from timeline.extract.shapes import SURNAMES
from timeline.language import pack as _pack
from timeline.language.pack import load_pack
from timeline.model import Document, Participant, Quantity

_SLOT = re.compile(r"\{(\w)\}")
_OPTIONAL = re.compile(r"<([^<>]*)>")
_AGREES = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
_SIGNS = {"at least": "≥ ", "at most": "≤ ", "about": "~ ", "more than": "> "}


class Name(NamedTuple):
    """A participant as a reader calls it, and whether a verb agrees with it in the plural."""

    text: str
    plural: bool = False


@lru_cache(maxsize=16)
def _tables(language: str) -> Mapping[str, Any]:
    path = Path(_pack.__file__).parent / "packs" / "events" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def labels(language: str) -> Mapping[str, str]:
    """Labels of the classes, of realis and of counted things, in one language."""
    return MappingProxyType(_tables(language).get("labels", {}))


def templates(language: str, event_class: str, mode: str) -> Sequence[str]:
    """The templates of a class and mode, best first: those of the mode, else of the class, else none."""
    known: Mapping[str, Sequence[str]] = _tables(language).get("gloss", {})
    found = known.get(f"{event_class}.{mode}", ())
    if event_class == "STATEMENT" and not found:
        return known.get(event_class, ())  # what is said matters more than how
    if found or f"{event_class}.{mode}" in labels(language):  # a mode's own label says more than its class
        return found
    return known.get(event_class, ()) if not mode or event_class in ("ASSAULT", "PROTEST") else ()


def fill(template: str, slots: Mapping[str, str], *, plural: bool = False) -> str:
    """The template with its slots filled; empty when one that it needs is empty.

    >>> fill("{a} [closes|close] {o}<, in {p}>", {"a": "police", "o": "port"}, plural=True)
    'police close port'
    >>> fill("{a} arrives", {})
    ''
    """

    def optional(found: re.Match[str]) -> str:
        return found[1] if all(slots.get(name) for name in _SLOT.findall(found[1])) else ""

    text = _OPTIONAL.sub(optional, template)
    if not all(slots.get(name) for name in _SLOT.findall(text)):
        return ""
    text = _AGREES.sub(lambda found: found[2] if plural else found[1], text)
    return _SLOT.sub(lambda found: slots[found[1]], text)


def name_of(participant: Participant, language: str, doc: Document | None) -> Name | None:
    """The participant's name for a reader of `language`; None for a pronoun or a noun nobody could tell them.

    `doc` is the document it stands in; None leaves its words unread.
    """
    if participant.id in by_id():
        return Name(local_name(participant.id, language) or participant.name)
    if participant.id.startswith("org:"):
        return _body(participant, language)
    hits = lexicon_for(load_pack(doc.language)).scan(participant.text) if doc else []
    if participant.name:
        return Name(participant.name)
    if any(hit.end - hit.start == len(participant.text) and _is_pronoun(hit) for hit in hits):
        return None
    noun = noun_in(participant.text)
    country = next((code for hit in hits if (code := _country(hit))), "")
    where = local_name(f"country:{country}", language) if country else ""
    if noun:
        return Name(f"{noun.words[language]} ({where})" if where else noun.words[language], language in noun.plural)
    if where and participant.kind != "person":
        return Name(where)
    readable = doc is not None and doc.language.split("-")[0] == language
    return Name(participant.text) if readable or _is_proper(participant) else None


def _body(participant: Participant, language: str) -> Name:
    code, _, body = participant.id[4:].partition(":")
    noun, where = noun_in(body.replace("-", " ")), local_name(f"country:{code.upper()}", language)
    if noun is None or not body or not where:
        return Name(participant.name or participant.text)
    return Name(f"{noun.words[language]} ({where})", language in noun.plural)


def country_in(text: str, language: str) -> str:
    """The ISO code of the first country that words of `language` name; "" when they name none.

    >>> country_in("Vietnamese police", "en"), country_in("police", "en")
    ('VN', '')
    """
    hits = lexicon_for(load_pack(language)).scan(text) if language else []
    return next((code for hit in hits if (code := _country(hit))), "")


def _is_pronoun(hit: Hit) -> bool:
    return any(sense.kind == "names" and sense.value.endswith(("_ref", "honorific")) for sense in hit.senses)


def _country(hit: Hit) -> str:
    if hit.entity:
        return hit.entity.country
    short = hit.sense("names.abbreviation")
    return short.value.partition(" ")[0] if short else ""


def _is_proper(participant: Participant) -> bool:
    """Whether the words look like a name: capitals inside, or a Chinese name of two to four characters."""
    text = participant.text
    if participant.kind in ("outlet", "agency"):
        return text != text.lower() or text[0] > "\u3400"
    han = 2 <= len(text) <= 4 and text[0] in SURNAMES and all("\u4e00" <= char <= "\u9fff" for char in text)
    capitals = sum(word[:1].isupper() for word in text.split())
    return han or capitals >= 2 or (participant.kind != "role" and capitals == 1)


def joined(names: Sequence[Name], language: str) -> str:
    """Two names as one phrase; more than two are cut after the second.

    >>> joined([Name("China"), Name("Vietnam")], "en")
    'China and Vietnam'
    """
    return labels(language).get("and", ", ").join(name.text for name in names[:2])


def number(quantity: Quantity, language: str) -> str:
    """A number with its unit in the reader's language: the plural where there are several.

    >>> from timeline.model import Span
    >>> number(Quantity(61, "person", "", "61 people", Span(0, 9), "at least"), "en")
    '≥ 61 people'
    """
    value = f"{quantity.value:g}" if quantity.value < 1e6 else f"{quantity.value:,.0f}"
    what = quantity.what or (quantity.unit if quantity.unit != "piece" else "")
    forms = labels(language).get(what, what).split("|")
    sign = _SIGNS.get(quantity.mod, "")
    word = forms[min(_form(quantity.value, len(forms)), len(forms) - 1)]
    gap = "" if language == "zh" or word == "%" else " "
    return f"{sign}{value}{gap}{word}".strip()


def _form(value: float, forms: int) -> int:
    """Which plural form a number takes: the Russian three (1 / 2–4 / 5–20), else one or several."""
    if forms < 3:
        return int(value != 1)
    last, tens = int(value) % 10, int(value) % 100 // 10
    if tens == 1 or value != int(value):
        return 2 if tens == 1 else 1
    return 0 if last == 1 else 1 if 2 <= last <= 4 else 2
