"""Who is meant: keys by which names of several languages and lengths can meet."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline.extract.gazetteer import by_id, names_in
from timeline.link.concepts import Lexicon, lexicon, stopwords
from timeline.link.hanviet import read_alike
from timeline.link.sounds import sounds
from timeline.link.spelling import fold, is_han, tokens
from timeline.link.weights import cue_pattern, cue_values, weights
from timeline.model import Attribution, Participant

_HAN_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_SCRIPTS = {"ru": "cyrillic", "uk": "cyrillic", "bg": "cyrillic", "sr": "cyrillic", "zh": "han", "ja": "han"}


@cache
def name_lexicon(language: str) -> Lexicon:
    """Every name of the gazetteer that a text of this language may use, unambiguous ones only."""
    found = names_in(language.split("-")[0])
    return Lexicon([(name, entity.id) for name, (entity, ambiguous) in found.items() if not ambiguous and tokens(name)])


def name_keys(name: str, language: str) -> list[str]:
    """The keys of a name as written: one for each of its own words, or the whole of a Chinese name; none for a word
    that anything may be called by ("the agency", "Ministry").

    >>> name_keys("Ramón Ortega", "es"), name_keys("贝拉斯克斯", "zh"), name_keys("the agency", "en")
    (['n:ramon', 'n:ortega'], ['n:贝拉斯克斯'], [])
    """
    if any(is_han(letter) for letter in name):
        own = "".join(letter for letter in name if is_han(letter))
        return [] if _anybody(own, language) else ["n:" + own]
    return ["n:" + fold(word) for word in _own_words(name, language)]


def sound_keys(name: str, language: str) -> list[str]:
    """The keys by which a name meets itself in another script: how each of its words sounds.

    >>> sound_keys("Арман Сулейменов", "ru") == sound_keys("Arman Suleimenov", "en")
    True
    """
    words = [word for word in _HAN_WORD.findall(name) if not _anybody(word, language)] or _own_words(name, language)
    spoken = [said for whole in ([" ".join(words)] if language == "vi" else words) for said in read_alike(whole)]
    if len(words) > 1:
        words = [*words, "".join(words)]  # short words say little, the whole name more
    return ["x:" + bones for word in words for bones in sounds(word)] + ["x:" + said for said in spoken]


@lru_cache(maxsize=50_000)
def _anybody(name: str, language: str) -> bool:
    """Whether a Chinese name only says what it is ("the company"): known words fill the whole of it."""
    return sum(end - start for start, end in {(s, e) for s, e, _ in lexicon(language).find(list(name))}) == len(name)


def _own_words(name: str, language: str) -> list[str]:
    """The capitalised words of a name but for those that only say what it is, where others are left."""
    every = [token.text for token in tokens(name)]
    plain = {
        at for start, end, _ in lexicon(language).find([word.lower() for word in every]) for at in range(start, end)
    }
    own = [at for at, word in enumerate(every) if word[0].isupper() and len(word) > 1]
    own = [at for at in own if every[at].lower() not in stopwords(language)]
    left = [every[at] for at in own if at not in plain]
    return left or ([every[at] for at in own] if len(own) > 1 and not _is_body(name, language) else [])


@lru_cache(maxsize=50_000)
def _is_body(name: str, language: str) -> bool:
    """Whether the words say what body it is ("the Foreign Ministry"), which one concept names in every language."""
    found = lexicon(language).find([token.text.lower() for token in tokens(name)])
    return any(concept in weights().bodies for *_, concept in found)


def keys_of(participant: Participant, language: str) -> list[str]:
    """A participant's keys: its canonical id where known, its country for a city that acts, else its name's words.

    A body named after a country ("the government of China") has that country among its keys.
    """
    named = participant.id if participant.id in by_id() else ""  # what nobody knows is known by its letters only
    own = _keys_of(named, participant.name, participant.text, participant.role == "place", language)
    if named.startswith("person:") and participant.kind == "role":  # an office whose holder is known stays an office
        own = (*own, *_keys_of("", participant.text, participant.text, False, language))
    return list(own)


@lru_cache(maxsize=100_000)
def _keys_of(named: str, name: str, text: str, place: bool, language: str) -> tuple[str, ...]:
    if not named:
        spelled = name if tokens(name) and name_keys(name, language) else text
        own = name_keys(spelled, language)
        said = lexicon(language).find([token.text.lower() for token in tokens(text)]) if not own else ()
        bodies = ("c:" + concept for _, _, concept in said)
        return tuple(sorted({*own, *sound_keys(spelled, language), *bodies, *_countries_in(text, language)}))
    entity = by_id()[named]
    if entity.kind in ("city", "org") and entity.country and not place:
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
    keys = name_keys(name, language)
    return "s:" + " ".join(sorted(keys)) if keys and any(c.isupper() or is_han(c) for c in name) else ""


def clash(one: frozenset[str], two: frozenset[str], *, scripts: bool = False) -> bool:
    """Whether two sets of names name different things: none shared, and one kind in both that could have been shared.

    scripts: whether the two are written in different scripts; then how they sound counts, and a Chinese name, which may
    translate and not transcribe, clashes with no other. A person and a country do not clash.

    >>> clash(frozenset({"p:country:VE"}), frozenset({"p:country:RU"}))
    True
    >>> clash(frozenset({"n:ortega"}), frozenset({"n:普京"}))
    False
    """
    return bool(one and two and not shared(one, two, scripts=scripts) and _kinds(one) & _kinds(two))


def shared(one: frozenset[str], two: frozenset[str], *, scripts: bool = False) -> frozenset[str]:
    """The keys by which two sets of names meet; how they sound counts only between scripts.

    >>> a, b = frozenset({"n:larrondo", "x:LLNT"}), frozenset({"n:lorent", "x:LLNT"})
    >>> sorted(shared(a, b)), sorted(shared(a, b, scripts=True))
    ([], ['x:LLNT'])
    """
    both = one & two
    return both if scripts or not both else frozenset(key for key in both if not key.startswith("x:"))


@cache
def script_of(language: str) -> str:
    """The script that a language is written in: names of one script are compared as they are spelled.

    >>> script_of("zh"), script_of("ru"), script_of("vi")
    ('han', 'cyrillic', 'latin')
    """
    return _SCRIPTS.get(language.split("-")[0], "latin")


@lru_cache(maxsize=100_000)
def _kinds(keys: frozenset[str]) -> frozenset[str]:
    """What kinds of thing the keys name; a body (``c:``) may speak through anybody, so it clashes with nobody."""
    named = (key for key in keys if key.startswith(("p:", "n:")))
    return frozenset(
        key.split(":")[1] if key.startswith("p:") else "han" if is_han(key[2:]) else "letters" for key in named
    )
