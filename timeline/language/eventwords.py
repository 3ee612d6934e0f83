"""The event vocabulary of a pack, checked and spread out into the forms that stand in texts.

A pack writes a word once: ``bomb~v`` names an ending set of ``[events.inflection]``, ``str{ike|uck}`` lists what is
irregular, an ending set written ``=ar`` makes all forms of a Spanish verb in -ar (`conjugation`), and a list of words
is one string split at commas and line ends. Here every word becomes its written forms, each with the *senses* it may
have; which sense holds in a text is for the extractor to find out. ``[events.future]`` lists verb forms that by
themselves say that something is still to come (Russian *приедет*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from timeline.errors import PackError
from timeline.language.conjugation import conjugated
from timeline.language.lexicon import expand
from timeline.language.pack import Pack


class Sense(NamedTuple):
    """One thing a form may be: its kind (``trigger``, ``say``, ``realis`` …), its value, and its part of speech."""

    kind: str
    value: str = ""
    part: str = ""


class ObjectRule(NamedTuple):
    """A verb that tells of an event only together with an object: *write* + *letter*. `gap` is in code points."""

    event_class: str
    objects: frozenset[str]
    gap: int


@dataclass(frozen=True)
class EventWords:
    """What a language says of events: written form (lower case) to its senses, and a few habits of the language.

    `names` are countries and their adjectives, written with their capitals.
    `spaced` tells whether words are bounded by spaces; `chain_scope` how far a source named at the head of a
    paragraph reaches; `after_verb` whether a speaker may follow the verb ("said Ms Ruiz"); `media` are words that make
    a name with them at its head or end a medium's (*Dala Press*).
    """

    language: str
    forms: Mapping[str, tuple[Sense, ...]]
    names: Mapping[str, Sense]
    objects: tuple[ObjectRule, ...] = ()
    spaced: bool = True
    chain_scope: str = "sentence"
    after_verb: bool = False
    phrase_events: bool = False
    media: frozenset[str] = frozenset()
    sport: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()


# section -> keys that hold words, and the sense they give. A key ending in "." is a table whose keys are the values.
SECTIONS: Mapping[str, frozenset[str]] = {
    "reporting": frozenset({"according", "cite", "report", "show", "that", "possess", "hearsay", "dateline", "say", "loose"}),
    "realis": frozenset({"planned", "hypothetical", "possible", "denied", "habitual", "alleged", "reported_future", "endings"}),
    "roles": frozenset({"actor", "recipient", "place", "instrument", "passive", "about"}),
    "clauses": frozenset({
        "coordinate", "subordinate", "simultaneous", "purpose", "consequence", "relative", "after", "before",
    }),
    "names": frozenset({
        "title", "portfolio", "role", "honorific", "org", "outlet", "document", "place", "vessel", "person_ref",
        "outlet_ref", "country_ref", "demonstrative", "definite", "countries", "adjectives",
        "abbreviations", "abbreviation_heads", "media",
    }),
    "quantities": frozenset({"numbers", "scales", "mods", "units", "things"}),
    "events": frozenset({"inflection", "verbs", "nouns", "bases", "future", "none", "light", "heads", "frames", "sport"}),
}  # fmt: skip
TABLES = frozenset(
    {
        "bases",
        "loose",
        "say",
        "countries",
        "adjectives",
        "numbers",
        "scales",
        "mods",
        "units",
        "things",
        "verbs",
        "nouns",
        "future",
    }
)
Words = str | Mapping[str, str]
_COMPILED: dict[str, tuple[Pack, EventWords]] = {}  # by language; a pack's tables are not hashable
_SPLIT = re.compile(r"[,\n、]")


def event_words(pack: Pack) -> EventWords:
    """The event vocabulary of a pack, compiled once; a pack without event sections gives an empty one.

    Raises `PackError` for an unknown key, ending set or brace, naming the section and what would be right.
    """
    known = _COMPILED.get(pack.language)
    if known is None or known[0] is not pack:
        known = _COMPILED[pack.language] = (pack, _compile(pack))
    return known[1]


def _compile(pack: Pack) -> EventWords:
    collected: dict[str, dict[Sense, None]] = {}
    names: dict[str, Sense] = {}

    def add(form: str, sense: Sense) -> None:
        collected.setdefault(form.lower(), {})[sense] = None

    endings = _endings(pack)
    for section, known in SECTIONS.items():
        for key, content in pack.section(section).items():
            if key in (
                "inflection",
                "frames",
                "settings",
                "abbreviations",
                "abbreviation_heads",
                "media",
                "sport",
                "endings",
            ):
                continue  # read elsewhere: how the others are spelt out, and habits
            if key not in known:
                raise PackError(
                    f"{pack.language}, [{section}]: no key {key!r}. Known keys: {', '.join(sorted(known))}."
                )
            for form, sense in _senses(pack.language, section, key, content, endings):
                if sense.kind in ("names.countries", "names.adjectives"):
                    names[form] = sense
                else:
                    add(form, sense)
    rules: list[ObjectRule] = []
    for number, row in enumerate(pack.section("events").get("frames", ())):
        rules.append(_object_rule(pack.language, row, endings))
        for form in forms_of(row["verbs"], endings, f"{pack.language}, [[events.frames]]"):
            add(form, Sense("object_verb", str(number), "verb"))
    settings = pack.section("reporting").get("settings", {})
    for form, meaning in _abbreviations(pack.section("names"), endings, pack.language).items():
        add(form, Sense("names.abbreviation", meaning))
    return EventWords(
        pack.language,
        MappingProxyType({form: tuple(senses) for form, senses in collected.items()}),
        MappingProxyType(names),
        tuple(rules),
        spaced=settings.get("spaced", True),
        chain_scope=settings.get("chain_scope", "sentence"),
        after_verb=settings.get("after_verb", False),
        phrase_events=settings.get("phrase_events", False),
        media=frozenset(forms_of(pack.section("names").get("media", ""), endings, f"{pack.language}, [names] media")),
        sport=frozenset(forms_of(pack.section("events").get("sport", ""), endings, f"{pack.language}, [events] sport")),
        endings=tuple(_split(pack.section("realis").get("endings", ""))),
    )


def forms_of(words: str | Iterable[str], endings: Mapping[str, tuple[str, ...]], where: str) -> Iterator[str]:
    """Every written form of a list of words.

    >>> list(forms_of("ra{id|n}~v, go", {"v": ("", "s")}, "here"))
    ['raid', 'raids', 'ran', 'rans', 'go']
    """
    for word in _split(words):
        stem, mark, rest = word.partition("~")
        name, space, tail = rest.partition(" ")
        if mark and name not in endings:
            raise PackError(f"{where}, {word!r}: no ending set {name!r}. Known: {', '.join(endings) or 'none'}.")
        ends = endings[name] if mark else ("",)
        for spread in _braces(stem, where):
            if ends[0].startswith("="):  # a conjugation, not a list: the forms of the verb so written
                yield from (form + space + tail for form in conjugated(spread + ends[0][1:]))
            else:
                yield from (spread + ending + space + tail for ending in ends)


def _split(words: str | Iterable[str]) -> list[str]:
    parts = _SPLIT.split(words) if isinstance(words, str) else words
    return [part.strip() for part in parts if part.strip()]


def _braces(word: str, where: str) -> list[str]:
    if word.count("{") != word.count("}"):
        raise PackError(f"{where}, {word!r}: an open brace. Expected stem{{one|other}}.")
    try:
        return expand(word)
    except PackError as problem:
        raise PackError(f"{where}: {problem}") from problem


def _endings(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Ending sets: a bar-separated string per set; an empty piece is the bare stem."""
    raw = pack.section("events").get("inflection", {})
    return {name: tuple(dict.fromkeys(piece.strip() for piece in text.split("|"))) for name, text in raw.items()}


def _senses(
    language: str, section: str, key: str, content: Words, endings: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, Sense]]:
    """Every form under one key with its sense; a table of words gives its keys as values."""
    where = f"{language}, [{section}.{key}]"
    if isinstance(content, Mapping):
        for value, words in content.items():
            for form in forms_of(words, endings, f"{where} {value}"):
                yield form, _table_sense(section, key, str(value))
                if key == "future":  # a form that by itself says that it is still to come: *приедет*
                    yield form, Sense("realis", "future")
    elif section == "events":
        for form in forms_of(content, endings, where):
            yield form, Sense(key)
    elif key not in TABLES:
        for form in forms_of(content, endings, where):
            yield form, Sense(key) if section == "reporting" else Sense(section, key)


def _table_sense(section: str, key: str, value: str) -> Sense:
    if section == "events":
        return Sense("trigger", value, {"nouns": "noun", "bases": "base"}.get(key, "verb"))
    if key in ("say", "loose"):  # a loose verb says something only beside speech: "continued", "joked"
        return Sense("say", value, "verb" if key == "say" else "loose")
    return Sense("names", "org", value) if key == "org" else Sense(f"{section}.{key}", value)


def _abbreviations(names: Mapping[str, Any], endings: Mapping[str, tuple[str, ...]], language: str) -> dict[str, str]:
    """One-character country names count only before a word such as *army* or *side*: every pair is written out."""
    heads = list(forms_of(names.get("abbreviation_heads", ""), endings, f"{language}, [names] abbreviation_heads"))
    short = {code: _split(letters) for code, letters in names.get("abbreviations", {}).items()}
    return {letter + head: f"{code} {head}" for code, letters in short.items() for letter in letters for head in heads}


def _object_rule(language: str, row: Mapping[str, Any], endings: Mapping[str, tuple[str, ...]]) -> ObjectRule:
    where = f"{language}, [[events.frames]]"
    missing = {"class", "verbs", "objects"} - set(row)
    if missing:
        raise PackError(f"{where}: a frame needs class, verbs and objects; missing {', '.join(sorted(missing))}.")
    objects = frozenset(form.lower() for form in forms_of(row["objects"], endings, where))
    return ObjectRule(row["class"], objects, int(row.get("gap", 40)))
