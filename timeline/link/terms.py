"""Text to comparable terms: words, names, numbers and concepts.

A term is a string with its kind in front: ``en:shoot`` (a word stem of one language), ``n:maduro`` (a name, folded to
bare letters), ``p:country:VE`` (a name the gazetteer knows), ``#14`` (a number) and ``c:missile`` (a concept of the
lexicon). All but the first can meet a text in another language; `is_shared` tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from timeline.link.concepts import lexicon, stopwords
from timeline.link.names import name_lexicon
from timeline.link.spelling import Token, fold, is_han, number, stem, tokens


def terms(text: str, language: str) -> list[str]:
    """All terms of a text, repeated as often as they stand there.

    text: any stretch of one document. language: its code; an unknown one gets words, names and numbers only.

    >>> sorted(set(terms("The Nordholm took 14 sailors.", "en")))[:4]
    ['#14', 'c:sailor', 'en:nordho', 'en:sailor']
    """
    return terms_of(tokens(text), language)


def terms_of(found: Sequence[Token], language: str) -> list[str]:
    """As `terms`, of tokens already found."""
    out: list[str] = []
    previous: Token | None = None
    for token in found:
        if is_han(token[0]):
            if previous is not None and previous.end == token.start and is_han(previous.text):
                out.append(f"{language}:{previous.text}{token.text}")
        else:
            out.extend(_of_word(token[0], language))
        previous = token
    lower = [token.text.lower() for token in found]
    out.extend(_tagged("c:", concept) for _, _, concept in lexicon(language).find(lower))
    out.extend(_tagged("p:", name) for _, _, name in name_lexicon(language).find(lower))
    return out


@lru_cache(maxsize=300_000)
def _of_word(word: str, language: str) -> tuple[str, ...]:
    """A number's term, a word's stem and, with a capital, its name; nothing of a word that says nothing.

    Cached, so that each term is one object however often it is met.
    """
    if word[0].isdigit():
        return ("#" + number(word),)
    if len(word) < 2 or word.lower() in stopwords(language):
        return ()
    own = f"{language}:{stem(word, language)}"
    return (own, "n:" + fold(word)) if word[0].isupper() else (own,)


@cache
def _tagged(mark: str, name: str) -> str:
    return mark + name


def is_shared(term: str) -> bool:
    """Whether this term can be met in a text of another language.

    >>> is_shared("c:missile"), is_shared("#14"), is_shared("en:missil")
    (True, True, False)
    """
    return term.startswith(("c:", "n:", "#", "p:", "x:"))
