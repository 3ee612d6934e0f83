"""Who is meant: keys by which names of several languages and lengths can meet."""

from __future__ import annotations

from functools import cache, lru_cache

from timeline.extract.gazetteer import by_id, names_in
from timeline.link.concepts import Lexicon
from timeline.link.spelling import fold, is_han, tokens
from timeline.link.weights import cue_pattern, cue_values
from timeline.model import Attribution, Participant


@cache
def name_lexicon(language: str) -> Lexicon:
    """Every name of the gazetteer that a text of this language may use, unambiguous ones only."""
    found = names_in(language.split("-")[0])
    return Lexicon([(name, entity.id) for name, (entity, ambiguous) in found.items() if not ambiguous and tokens(name)])


def name_keys(name: str) -> list[str]:
    """The keys of a name as written: one for each of its capitalised words, or the whole of a Chinese name.

    >>> name_keys("Ramón Ortega"), name_keys("贝拉斯克斯")
    (['n:ramon', 'n:ortega'], ['n:贝拉斯克斯'])
    """
    if any(is_han(letter) for letter in name):
        return ["n:" + "".join(letter for letter in name if is_han(letter))]
    found = tokens(name)
    capital = [token.text for token in found if token.text[0].isupper()] or [token.text for token in found]
    return ["n:" + fold(word) for word in capital if len(word) > 1]


def keys_of(participant: Participant, language: str) -> list[str]:
    """A participant's keys: its canonical id where known, its country for a city that acts, else its name's words.

    A body named after a country ("the government of China") has that country among its keys.
    """
    named = "" if participant.id.startswith("name:") else participant.id
    return list(_keys_of(named, participant.name, participant.text, participant.role == "place", language))


@lru_cache(maxsize=100_000)
def _keys_of(named: str, name: str, text: str, place: bool, language: str) -> tuple[str, ...]:
    if not named:
        return tuple(sorted({*name_keys(name or text), *_countries_in(text, language)}))
    entity = by_id().get(named)
    if entity is not None and entity.kind in ("city", "org") and entity.country and not place:
        return "p:" + named, "p:country:" + entity.country  # "Moscow ratifies" is Russia, so is its army
    return ("p:" + named,)


@lru_cache(maxsize=50_000)
def _countries_in(text: str, language: str) -> frozenset[str]:
    return frozenset("p:" + name for name in names_in_text(text, language) if name.startswith("country:"))


def names_in_text(text: str, language: str) -> list[str]:
    """The ids of everything the gazetteer knows in a stretch of text, and of the country that a short form stands for.

    >>> names_in_text("美军", "zh"), names_in_text("the army of Venezuela", "en")
    (['country:US'], ['country:VE'])
    """
    found = [name for _, _, name in name_lexicon(language).find([token.text.lower() for token in tokens(text)])]
    short = cue_pattern("short", language)
    if short is not None and not any(name.startswith("country:") for name in found):
        values = cue_values("short", language)
        found += ["country:" + values[match.group().lower()] for match in short.finditer(text)]
    return found


def source_key(link: Attribution, language: str) -> str:
    """What a link of the chain counts as when origins are told apart; "" for a nameless one ("an official").

    One paper has one key in every language, when the gazetteer knows it.
    """
    name = link.name.strip('《》"“”«» ')
    known = names_in(language.split("-")[0]).get(name)
    if known is not None:
        return "s:" + known[0].id
    if link.role == "document":
        return ""
    keys = name_keys(name)
    return "s:" + " ".join(sorted(keys)) if keys and any(c.isupper() or is_han(c) for c in name) else ""


def clash(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sets of names name different things: none shared, and one kind in both that could have been shared.

    A person and a country do not clash, nor do names in different scripts, which may be one.

    >>> clash(frozenset({"p:country:VE"}), frozenset({"p:country:RU"}))
    True
    >>> clash(frozenset({"n:ortega"}), frozenset({"n:普京"}))
    False
    """
    return bool(one and two and not one & two and _kinds(one) & _kinds(two))


@lru_cache(maxsize=100_000)
def _kinds(keys: frozenset[str]) -> frozenset[str]:
    """What kinds of thing the keys name; a body (``c:``) may speak through anybody, so it clashes with nobody."""
    named = (key for key in keys if not key.startswith("c:"))
    return frozenset(
        key.split(":")[1] if key.startswith("p:") else "han" if is_han(key[2:]) else "letters" for key in named
    )
