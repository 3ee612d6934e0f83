"""What is compared: each mention seen as keys and numbers, computed once.

A collection knows how common every term is in the articles at hand, so that a shared rare name counts and a shared
common word does not. Nothing here looks at ids, at the order of documents or at where in its document a mention stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from timeline.link.collection import Collection, Vector, unit
from timeline.link.concepts import lexicon, near
from timeline.link.names import keys_of, source_key
from timeline.link.spelling import Token, is_han, stem, tokens
from timeline.link.terms import is_shared, terms_of
from timeline.link.weights import cue_pattern, cue_values, weights
from timeline.model import Document, EventMention, Grain, Participant, Span, TimeValue

_DAY = timedelta(days=1)
SPEECH = ("STATEMENT", "REPORT")
_BLOWS = ("ASSAULT", "HARM", "HAZARD", "COERCE", "MOBILIZE", "OTHER")  # over in a moment: "since" makes them many
_SCENES = ("p:city:", "p:place:")
_NEARBY = 40  # characters to each side of a trigger
_JUST = 24  # characters before a trigger in which a cue ("another", "second", "also") is about it
_TITLE = 16  # characters before a name in which its title stands


@dataclass(frozen=True, slots=True)
class Profile:
    """One mention as it is compared: `heads` are its trigger's stems and concepts, `readings` its possible times."""

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
    scene: frozenset[str]  # towns and places that its sentence names
    spelled: Mapping[str, str]  # key of an actor, recipient or place: how it is written
    amounts: tuple[tuple[str, float, frozenset[str]], ...]  # as a term (``#14``), its value, of which concepts
    readings: tuple[TimeValue, ...]
    origin: str
    ordinals: frozenset[str]
    another: bool
    also: bool
    vague: bool
    series: bool


def collect(documents: Sequence[Document], mentions: Sequence[EventMention]) -> Collection:
    """The collection of these documents, with the names their mentions carry."""
    language = {doc.id: doc.language for doc in documents}
    names: dict[str, list[str]] = {doc.id: [] for doc in documents}
    for mention in mentions:
        for participant in mention.participants:
            names[mention.document] += keys_of(participant, language[mention.document])
    return Collection(documents, names)


def names_of(doc: Document, mentions: Iterable[EventMention]) -> list[str]:
    """The names that the mentions of one article carry."""
    return [
        key
        for mention in mentions
        for participant in mention.participants
        for key in keys_of(participant, doc.language)
    ]


def profile(mention: EventMention, doc: Document, collection: Collection) -> Profile:
    """The mention as it is compared with others.

    mention: of `doc`, which belongs to `collection`.
    """
    found = _sentence(mention.span.slice(doc.text))
    at = mention.span.start
    inside = [t for t in found if mention.trigger.start <= t.start + at and t.end + at <= mention.trigger.end]
    around = [t for t in found if t not in inside]
    who = {role: _keys(mention, role, doc) for role in ("actor", "recipient", "instrument", "place")}
    said = terms_of(around, doc.language)
    vector = collection.vector([*said, *who["actor"], *who["recipient"], *who["place"]])
    beside = [t for t in around if _beside(t, mention.trigger, at)]
    just = doc.text[max(mention.span.start, mention.trigger.start - _JUST) : mention.trigger.end]
    return Profile(
        mention=mention,
        document=doc,
        family=mention.event_class.split(".")[0],
        heads=heads(inside or tokens(mention.trigger.slice(doc.text)), doc.language),
        vector=vector,
        names=unit({term: weight for term, weight in vector.items() if term.startswith(("n:", "p:", "#"))}),
        close=collection.vector(terms_of(beside, doc.language)),
        norm=_length(vector.values()),
        shared_norm=_length(weight for term, weight in vector.items() if is_shared(term)),
        actors=who["actor"],
        others=who["recipient"] | who["instrument"],
        places=who["place"],
        scene=frozenset(term for term in (*said, *who["place"], *who["recipient"]) if term.startswith(_SCENES)),
        spelled=_spelled(mention, doc.language),
        amounts=tuple(_amounts(mention, doc.language)),
        readings=readings(mention),
        origin=origin_of(mention, doc),
        ordinals=_ordinals(just, doc.language),
        another=_says("another", just, doc.language),
        also=_says("also", just, doc.language),
        vague=_says("vague", mention.trigger.slice(doc.text), doc.language),
        series=_is_run(mention),
    )


@lru_cache(maxsize=256)
def _sentence(text: str) -> list[Token]:
    """The tokens of a sentence, found once for all that it tells: mentions come document by document."""
    return tokens(text)


def _is_run(mention: EventMention) -> bool:
    """Whether a mention tells of a run of happenings: of habit, or blows "since" a day; a strike or a stay only lasts."""
    lasting = mention.event_class.split(".")[0] not in _BLOWS
    since = mention.time is not None and mention.time.signal in ("since", "from")
    return mention.realis == "habitual" or (since and not lasting)


def _beside(token: Token, trigger: Span, shift: int) -> bool:
    """Whether a word stands near the trigger, where its own subject and object are."""
    return trigger.start - _NEARBY <= token.start + shift and token.end + shift <= trigger.end + _NEARBY


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights)) or 1.0


def _keys(mention: EventMention, role: str, doc: Document) -> frozenset[str]:
    found = [p for p in mention.participants if p.role == role]
    keys = {key for participant in found for key in keys_of(participant, doc.language)}
    return frozenset(keys | {body for p in found if role == "actor" for body in _bodies(p, mention, doc)})


def _spelled(mention: EventMention, language: str) -> Mapping[str, str]:
    return {key: p.name or p.text for p in mention.participants for key in keys_of(p, language)}


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


@lru_cache(maxsize=100_000)
def neighbours(keys: frozenset[str]) -> frozenset[str]:
    """The concepts that tell of one happening with those among `keys`, in other words."""
    return frozenset("c:" + other for key in keys if key.startswith("c:") for other in near().get(key[2:], ()))


def _amounts(mention: EventMention, language: str) -> Iterable[tuple[str, float, frozenset[str]]]:
    for quantity in mention.quantities:
        words = tokens(f"{quantity.unit} {quantity.what}".lower())
        of = frozenset("c:" + c for _, _, c in lexicon(language).find([t.text for t in words]))
        of |= {f"{language}:{stem(t.text, language)}" for t in words}
        of |= (
            {"u:" + quantity.unit} if quantity.unit not in ("", "piece") else set()
        )  # the extractor names a unit alike in every language
        yield f"#{quantity.value:g}", quantity.value, of


def readings(mention: EventMention) -> tuple[TimeValue, ...]:
    """Every dated reading of the mention's time, the chosen first; none for a derived time, which proves nothing."""
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
    chain = mention.attribution[:-1] if mention.event_class.split(".")[0] in SPEECH else mention.attribution
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


def said_on(one: Profile) -> date | None:
    """When the claim was made: the innermost dated link of its chain, else the day its article was published."""
    for link in reversed(one.mention.attribution):
        if link.time is not None and link.time.value.start is not None:
            return link.time.value.start.date()
    return one.document.published


def days_between(a: Profile, b: Profile) -> float | None:
    """The least number of days between two mentions, whichever reading is meant; None when one has no time."""
    gaps = [_gap(x, y) for x in a.readings for y in b.readings]
    return min(gaps, default=None)


def _gap(x: TimeValue, y: TimeValue) -> float:
    assert x.start and x.end and y.start and y.end
    return max(0.0, (max(x.start, y.start) - min(x.end, y.end)) / _DAY)


def overlap(x: TimeValue, y: TimeValue) -> int:
    """3: one and the same day or finer; 2: they meet; 1: one day apart, as zones may make it; 0: apart."""
    assert x.start and x.end and y.start and y.end
    if x.start < y.end and y.start < x.end:
        return 3 if is_fine(x) and is_fine(y) else 2
    gap = x.start - y.end if x.start >= y.end else y.start - x.end
    return 1 if is_fine(x) and is_fine(y) and gap < _DAY else 0
