"""What is compared: each mention seen as keys and numbers, computed once.

A collection knows how common every term is in the articles at hand, so that a shared rare name counts and a shared
common word does not. Nothing here looks at ids, at the order of documents or at where in its document a mention stands.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from timeline.link.concepts import lexicon, near
from timeline.link.names import keys_of, source_key
from timeline.link.spelling import Token, fold, is_han, stem, tokens
from timeline.link.terms import is_shared, terms_of
from timeline.link.weights import cue_pattern, cue_values, weights
from timeline.model import Document, EventMention, Grain, Participant, Span, TimeValue

Vector = Mapping[str, float]
_SPEECH = ("STATEMENT", "REPORT")
_OWN_TERMS, _SHARED_TERMS, _NAME_TERMS = 80, 60, 30  # terms kept of one article's vector: enough to know it, few enough for 10^5 mentions
_NEARBY = 40  # characters to each side of a trigger
_JUST = 24  # characters before a trigger in which a cue ("another", "second", "also") is about it
_TITLE = 16  # characters before a name in which its title stands
_PRIOR = 12.0  # articles imagined beside those at hand, so that two articles alone still have rare and common terms


@dataclass(frozen=True, slots=True)
class Profile:
    """One mention as it is compared. `heads` are the trigger's stems and concepts, `readings` its possible intervals."""

    mention: EventMention
    document: Document
    family: str
    heads: frozenset[str]
    vector: Vector
    names: Vector
    close: Vector
    norm: float
    shared_norm: float
    actors: frozenset[str]
    others: frozenset[str]
    places: frozenset[str]
    amounts: tuple[tuple[str, float, frozenset[str]], ...]  # as a term (``#14``), its value, of which concepts
    readings: tuple[TimeValue, ...]
    origin: str
    ordinals: frozenset[str]
    another: bool
    also: bool
    vague: bool


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
            small.update("n:" + fold(token.text) for token in found if token.text[0].islower())
        large = Counter(term for count in counts.values() for term in count.elements() if term.startswith("n:"))
        self._words = {term for term, count in small.items() if 2 * count >= large.get(term, 0)}
        for document, named in names.items():
            counts[document].update(named)
        self._frequency = Counter(term for count in counts.values() for term in count)
        self._size = len(counts) + _PRIOR
        self.pages = {document: self._page(count) for document, count in counts.items()}
        self._likeness: dict[tuple[str, str], float] = {}
        self._language = {doc.id: doc.language for doc in documents}
        self._by_term = self._index()
        self._best: dict[tuple[str, str], float] = {}

    def rarity(self, term: str) -> float:
        """Inverse document frequency: about 0 for a term everywhere, higher the rarer."""
        return math.log(self._size / (self._frequency.get(term, 0) + 1))

    def vector(self, found: Iterable[str]) -> dict[str, float]:
        """Terms weighed by count and rarity."""
        return {
            term: (1 + math.log(count)) * self.rarity(term)
            for term, count in Counter(found).items()
            if term not in self._words  # a word that headlines write with a capital is no name
        }

    def likeness(self, left: Document, right: Document) -> float:
        """How alike two articles are, 0 to 1: by all words in one language, by names, numbers and concepts across two."""
        return 1.0 if left.id == right.id else self._alike(left.id, right.id)

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
            near = [other for other, shared in others.items() if shared > 1 and other != document]
            known = max((self._alike(document, other) for other in near), default=0.0)
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
        own = {term: weight for term, weight in weighed.items() if not term.startswith("c:")}
        shared = {term: weight for term, weight in weighed.items() if is_shared(term)}
        telling = [term for term in _heaviest(shared, 40) if self._frequency[term] > 1]
        names = {term: count[term] * self.rarity(term) for term in shared if term.startswith(("n:", "p:"))}
        return Page(
            _unit(_heaviest(own, _OWN_TERMS)),
            _unit(_heaviest(shared, _SHARED_TERMS)),
            _unit(_heaviest(names, _NAME_TERMS)),
            tuple(telling[:10]),
        )


def _heaviest(vector: Vector, count: int) -> dict[str, float]:
    chosen = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:count]
    return dict(chosen)


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / norm for term, weight in vector.items()}


def cosine(one: Vector, two: Vector) -> float:
    """The sum over shared terms; the cosine where both have unit length."""
    if len(two) < len(one):
        one, two = two, one
    return sum(weight * two[term] for term, weight in one.items() if term in two)


def _body(doc: Document) -> str:
    out, at = [], 0
    for dropped in sorted(doc.dropped, key=lambda item: item.span):
        out.append(doc.text[at : dropped.span.start])
        at = max(at, dropped.span.end)
    return "\n".join([*out, doc.text[at:]])


def collect(documents: Sequence[Document], mentions: Sequence[EventMention]) -> Collection:
    """The collection of these documents, with the names their mentions carry."""
    language = {doc.id: doc.language for doc in documents}
    names: dict[str, list[str]] = {doc.id: [] for doc in documents}
    for mention in mentions:
        for participant in mention.participants:
            names[mention.document] += keys_of(participant, language[mention.document])
    return Collection(documents, names)


def profile(mention: EventMention, doc: Document, collection: Collection) -> Profile:
    """The mention as it is compared with others.

    mention: of `doc`, which belongs to `collection`.
    """
    found = tokens(mention.span.slice(doc.text))
    at = mention.span.start
    inside = [t for t in found if mention.trigger.start <= t.start + at and t.end + at <= mention.trigger.end]
    around = [t for t in found if t not in inside]
    who = {role: _keys(mention, role, doc) for role in ("actor", "recipient", "instrument", "place")}
    vector = collection.vector([*terms_of(around, doc.language), *who["actor"], *who["recipient"], *who["place"]])
    beside = [t for t in around if _beside(t, mention.trigger, at)]
    just = doc.text[max(mention.span.start, mention.trigger.start - _JUST) : mention.trigger.end]
    return Profile(
        mention=mention,
        document=doc,
        family=mention.event_class.split(".")[0],
        heads=heads(inside or tokens(mention.trigger.slice(doc.text)), doc.language),
        vector=vector,
        names=_unit({term: weight for term, weight in vector.items() if term.startswith(("n:", "p:", "#"))}),
        close=collection.vector(terms_of(beside, doc.language)),
        norm=_length(vector.values()),
        shared_norm=_length(weight for term, weight in vector.items() if is_shared(term)),
        actors=who["actor"],
        others=who["recipient"] | who["instrument"],
        places=who["place"],
        amounts=tuple(_amounts(mention, doc.language)),
        readings=readings(mention),
        origin=origin_of(mention, doc),
        ordinals=_ordinals(just, doc.language),
        another=_says("another", just, doc.language),
        also=_says("also", just, doc.language),
        vague=_says("vague", mention.trigger.slice(doc.text), doc.language),
    )


def _beside(token: Token, trigger: Span, shift: int) -> bool:
    """Whether a word stands near the trigger, where its own subject and object are."""
    return trigger.start - _NEARBY <= token.start + shift and token.end + shift <= trigger.end + _NEARBY


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights)) or 1.0


def _keys(mention: EventMention, role: str, doc: Document) -> frozenset[str]:
    found = [p for p in mention.participants if p.role == role]
    keys = {key for participant in found for key in keys_of(participant, doc.language)}
    return frozenset(keys | {body for p in found if role == "actor" for body in _bodies(p, mention, doc)})


def _bodies(participant: Participant, mention: EventMention, doc: Document) -> Iterable[str]:
    """The body an actor is or speaks for: "the foreign ministry", or "the foreign ministry's spokeswoman N"."""
    start = max(mention.span.start, participant.span.start - _TITLE)
    words = [token.text.lower() for token in tokens(doc.text[start : participant.span.end])]
    found = (concept for _, _, concept in lexicon(doc.language).find(words))
    return ["c:" + concept for concept in found if concept in weights().bodies]


def heads(found: Sequence[Token], language: str) -> frozenset[str]:
    """A trigger's word stems and concepts, by which two triggers are compared.

    >>> sorted(heads(tokens("arrested"), "en"))
    ['c:arrest', 'en:arrest']
    """
    words = {f"{language}:{stem(t.text, language)}" for t in found if not is_han(t.text[0]) and not t.text[0].isdigit()}
    han = "".join(t.text for t in found if is_han(t.text[0]))
    if han:
        words.add(f"{language}:{han}")
    return frozenset(words | {"c:" + c for _, _, c in lexicon(language).find([t.text.lower() for t in found])})


def neighbours(keys: frozenset[str]) -> frozenset[str]:
    """The concepts that tell of one happening with those among `keys`, in other words."""
    return frozenset("c:" + other for key in keys if key.startswith("c:") for other in near().get(key[2:], ()))


def _amounts(mention: EventMention, language: str) -> Iterable[tuple[str, float, frozenset[str]]]:
    for quantity in mention.quantities:
        words = tokens(f"{quantity.unit} {quantity.what}".lower())
        of = frozenset("c:" + c for _, _, c in lexicon(language).find([t.text for t in words]))
        of |= {f"{language}:{stem(t.text, language)}" for t in words}
        yield f"#{quantity.value:g}", quantity.value, of


def readings(mention: EventMention) -> tuple[TimeValue, ...]:
    """Every dated reading of the mention's time, the chosen one first; none for a derived time, which proves nothing."""
    if mention.time is None or mention.time_basis == "derived":
        return ()
    values = [mention.time.value, *(reading.value for reading in mention.time.readings)]
    seen: dict[tuple[datetime, datetime], TimeValue] = {}
    for value in values:
        vague = value.timex is not None and value.timex.endswith("_REF")  # "now", "recently": no evidence of a day
        if not vague and value.type in ("DATE", "TIME") and value.start is not None and value.end is not None:
            seen.setdefault((value.start, value.end), value)
    return tuple(seen.values())


def is_fine(value: TimeValue) -> bool:
    """Whether this time is a day or finer."""
    return value.grain is not None and value.grain >= Grain.DAY


def origin_of(mention: EventMention, doc: Document) -> str:
    """Who this mention goes back to: the innermost named source of its chain; "" when only its own article tells it.

    The speaker of a statement, the paper of a report, is not its own source, so the last link of their chains is left
    out: two papers that heard the same speaker are two origins of *that he spoke*, and one of *what he said*.
    """
    chain = mention.attribution[:-1] if mention.event_class.split(".")[0] in _SPEECH else mention.attribution
    for link in reversed(chain):
        key = source_key(link, doc.language)
        if key:
            return key
    return ""


def _ordinals(quote: str, language: str) -> frozenset[str]:
    pattern, values = cue_pattern("ordinal", language), cue_values("ordinal", language)
    return frozenset(values.get(f.group().lower(), "") for f in pattern.finditer(quote)) if pattern else frozenset()


def _says(kind: str, quote: str, language: str) -> bool:
    pattern = cue_pattern(kind, language)
    return pattern is not None and pattern.search(quote) is not None
