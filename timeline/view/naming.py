"""What the lane of a participant is called, in the reader's language: a country, a common noun, or a name as it stands.

Whoever is known to belong to a country shares its lane (``country:RU``); whoever is only described shares that of the
noun (``noun:police``), so that *người thân* and *familiares* are one lane and a reader of neither reads "relatives".
"""

from __future__ import annotations

from functools import lru_cache

from timeline.model import Participant

COUNTRY, NOUN = "country:", "noun:"


def key_of(participant: Participant, language: str) -> str:
    """The key of the lane a participant belongs in; `language` is that of the text."""
    code = _country(participant.id) if participant.role == "actor" else ""
    if code:
        return COUNTRY + code
    return participant.name or _described(participant.text, language) or participant.text


def called(key: str, language: str) -> str:
    """A lane's key in words of `language`.

    >>> called("country:VN", "en"), called("noun:police", "fr"), called("Lantern Star", "fr")
    ('Vietnam', 'la police', 'Lantern Star')
    """
    if key.startswith(COUNTRY):
        from babel import Locale

        code = key.removeprefix(COUNTRY)
        return str(Locale.parse(language).territories.get(code, code))
    words = noun_words(key)
    return words.get(language, words.get("en", key)) if words else key


def noun_words(key: str) -> dict[str, str]:
    """The words of a noun's key by language; {} for any other key."""
    from timeline.extract.nouns import by_concept

    noun = by_concept().get(key.removeprefix(NOUN)) if key.startswith(NOUN) else None
    return dict(noun.words) if noun else {}


@lru_cache(maxsize=65536)
def _country(name: str) -> str:
    """The ISO code in an id (``country:RU``, ``org:ru:parliament``) or in the gazetteer; "" where neither knows."""
    from timeline.extract.gazetteer import by_id

    kind, _, rest = name.partition(":")
    code = rest.partition(":")[0] if kind in ("country", "org") else ""
    if len(code) == 2 and code.isascii():
        return code.upper()
    known = by_id().get(name)
    return known.country if known is not None else ""


@lru_cache(maxsize=65536)
def _described(text: str, language: str) -> str:
    """Whom words that name nobody describe: a country's (*美军*), or people of a kind; "" when no table knows them."""
    from timeline.extract.nouns import noun_in
    from timeline.extract.wording import country_in

    code = country_in(text, language)
    noun = None if code else noun_in(text)
    return COUNTRY + code if code else NOUN + noun.concept if noun else ""
