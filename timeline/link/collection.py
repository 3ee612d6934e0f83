"""The articles at hand: how common each term is in them, and how alike they are.

A shared rare name counts and a shared common word does not. Nothing here looks at ids or at the order of articles.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from timeline.link.spelling import fold, tokens
from timeline.link.terms import is_shared, terms_of
from timeline.model import Document

Vector = Mapping[str, float]
_OWN_TERMS, _SHARED_TERMS, _NAME_TERMS = 80, 60, 30  # kept of one article: enough to know it, few enough to hold many
_NEAREST = 16  # articles that share most telling terms: among them is the one most alike
_PRIOR = 12.0  # articles imagined beside those at hand, so that two articles alone still have rare and common terms


@dataclass(frozen=True, slots=True)
class Page:
    """One article as it is compared: a vector for its own language, one for any language, its telling terms."""

    own: Vector
    shared: Vector
    names: Vector
    telling: tuple[str, ...]


class Collection:
    """The articles at hand: how common each term is in them, and each article's vectors."""

    def __init__(self, documents: Sequence[Document], names: Mapping[str, Iterable[str]]) -> None:
        """documents: all of them. names: document id to the canonical names found in it."""
        counts: dict[str, Counter[str]] = {}
        small: Counter[str] = Counter()
        for doc in documents:
            found = tokens(_body(doc))
            counts[doc.id] = Counter(terms_of(found, doc.language))
            for word, times in Counter([token[0] for token in found if token[0][0].islower()]).items():
                small["n:" + fold(word)] += times
        large: Counter[str] = Counter()
        for count in counts.values():
            for term, times in count.items():
                if term.startswith("n:"):
                    large[term] += times
        self._words = {term for term, count in small.items() if 2 * count >= large.get(term, 0)}
        for document, named in names.items():
            counts[document].update(named)
        self._frequency = Counter(term for count in counts.values() for term in count)
        self._size = len(counts) + _PRIOR
        self._rarity: dict[str, float] = {}
        self.pages = {document: self._page(count) for document, count in counts.items()}
        self._likeness: dict[tuple[str, str], float] = {}
        self._beside: dict[tuple[str, str], tuple[float, float, float]] = {}
        self._language = {doc.id: doc.language for doc in documents}
        self._by_term = self._index()
        self._best: dict[tuple[str, str], float] = {}

    def admit(self, doc: Document, names: Iterable[str]) -> None:
        """One more article: it counts from now on, and what has been weighed before stays as it was."""
        count = Counter(terms_of(tokens(_body(doc)), doc.language))
        count.update(names)
        self._frequency.update(count.keys())
        self._size += 1
        for term in count:
            self._rarity.pop(term, None)
        page = self.pages[doc.id] = self._page(count)
        self._language[doc.id] = doc.language
        for term in page.telling:
            self._by_term[term, doc.language].append(doc.id)

    def rarity(self, term: str) -> float:
        """Inverse document frequency: about 0 for a term everywhere, higher the rarer."""
        known = self._rarity.get(term)
        if known is None:
            known = self._rarity[term] = math.log(self._size / (self._frequency.get(term, 0) + 1))
        return known

    def vector(self, found: Iterable[str]) -> dict[str, float]:
        """Terms weighed by count and rarity."""
        return {
            term: self.rarity(term) if count == 1 else (1 + math.log(count)) * self.rarity(term)
            for term, count in Counter(found).items()
            if term not in self._words  # a word that headlines write with a capital is no name
        }

    def likeness(self, left: Document, right: Document) -> float:
        """How alike two articles are, 0 to 1: by all words in one language, by names and concepts across two."""
        return 1.0 if left.id == right.id else self._alike(left.id, right.id)

    def beside(self, left: Document, right: Document) -> tuple[float, float, float]:
        """Of two different articles, their likeness, the likeness of their names, and their standing."""
        key = (left.id, right.id) if left.id < right.id else (right.id, left.id)
        known = self._beside.get(key)
        if known is None:
            names = cosine(self.pages[left.id].names, self.pages[right.id].names)
            known = self._beside[key] = (self.likeness(left, right), names, self.standing(left, right))
        return known

    def _alike(self, left: str, right: str) -> float:
        key = (left, right) if left < right else (right, left)
        known = self._likeness.get(key)
        if known is None:
            one, two = self.pages[left], self.pages[right]
            same = self._language[left] == self._language[right]
            known = cosine(one.own, two.own) if same else cosine(one.shared, two.shared)
            self._likeness[key] = known
        return known

    def standing(self, left: Document, right: Document) -> float:
        """How alike two articles are beside the most alike that either has in the other's language, 0 to 1."""
        most = max(self._most(left.id, right.language), self._most(right.id, left.language))
        return min(1.0, self.likeness(left, right) / most) if most > 0 else 0.0

    def _most(self, document: str, language: str) -> float:
        known = self._best.get((document, language))
        if known is None:
            others = Counter(other for term in self.pages[document].telling for other in self._by_term[term, language])
            others.pop(document, None)
            near = nlargest(_NEAREST, others, key=lambda other: (others[other], self.pages[other].telling))
            known = max((self._alike(document, other) for other in near if others[other] > 1), default=0.0)
            self._best[document, language] = known
        return known

    def _index(self) -> dict[tuple[str, str], list[str]]:
        out: dict[tuple[str, str], list[str]] = defaultdict(list)
        for document, page in sorted(self.pages.items()):
            for term in page.telling:
                out[term, self._language[document]].append(document)
        return out

    def _page(self, count: Counter[str]) -> Page:
        weighed = self.vector(count.elements())
        own = {term: weight for term, weight in weighed.items() if not term.startswith(("c:", "x:"))}
        shared = {term: weight for term, weight in weighed.items() if is_shared(term)}
        telling = [term for term in _heaviest(shared, 40) if self._frequency[term] > 1]
        names = {term: count[term] * self.rarity(term) for term in shared if term.startswith(("n:", "p:", "x:"))}
        return Page(
            unit(_heaviest(own, _OWN_TERMS)),
            unit(_heaviest(shared, _SHARED_TERMS)),
            unit(_heaviest(names, _NAME_TERMS)),
            tuple(telling[:10]),
        )


def _heaviest(vector: Vector, count: int) -> dict[str, float]:
    chosen = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:count]
    return dict(chosen)


def unit(vector: Vector) -> Vector:
    """The same direction at length one."""
    norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / norm for term, weight in vector.items()}


def cosine(one: Vector, two: Vector) -> float:
    """The sum over shared terms; the cosine where both have unit length."""
    if len(two) < len(one):
        one, two = two, one
    return sum([weight * two[term] for term, weight in one.items() if term in two])


def _body(doc: Document) -> str:
    out, at = [], 0
    for dropped in sorted(doc.dropped, key=lambda item: item.span):
        out.append(doc.text[at : dropped.span.start])
        at = max(at, dropped.span.end)
    return "\n".join([*out, doc.text[at:]])
