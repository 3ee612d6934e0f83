"""Who copies whom: mentions grouped by where they come from, so that support counts origins and not copies."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from timeline.link.names import source_key
from timeline.link.sources import one_origin
from timeline.link.spelling import fold, tokens
from timeline.model import Attribution, Case, Document

_SHINGLE = 5  # words
_HASHES, _BANDS = 64, 16
_NEAR = 0.5  # of the shingles of the shorter text: from here on it is a copy
_MASK = (1 << 61) - 1
_BORROWED = ("publisher", "outlet", "agency")


def copies(documents: Sequence[Document]) -> dict[str, str]:
    """Document id to the id of the first document of its group of near-identical texts (its own when it has none).

    Texts are compared by MinHash over shingles of five words, exactly where their signatures meet. "First" is by date
    of publication, then by id.

    >>> long = "The harbour master of Lindvik closed the northern quay on Monday after a crane fell into the basin."
    >>> found = copies([Document("a", long, "en"), Document("b", long + " No one was hurt.", "en")])
    >>> found["b"]
    'a'
    """
    shingles = {doc.id: _shingles(doc) for doc in documents}
    rank = {doc.id: (doc.published.isoformat() if doc.published else "~", doc.id) for doc in documents}
    first = {doc.id: doc.id for doc in documents}

    def root(name: str) -> str:
        while first[name] != name:
            name = first[name]
        return name

    for left, right in sorted(_candidates(shingles)):
        one, two = shingles[left], shingles[right]
        if one and two and len(one & two) >= _NEAR * min(len(one), len(two)):
            older, younger = sorted((root(left), root(right)), key=rank.__getitem__)
            first[younger] = older
    return {name: root(name) for name in first}


def _shingles(doc: Document) -> frozenset[int]:
    words = [
        token.text.lower()
        for token in tokens(doc.text)
        if not any(dropped.span.start <= token.start < dropped.span.end for dropped in doc.dropped)
    ]
    return frozenset(_hash(" ".join(words[at : at + _SHINGLE])) for at in range(max(0, len(words) - _SHINGLE + 1)))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") & _MASK


def _candidates(shingles: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs whose MinHash signatures share a band."""
    rows = _HASHES // _BANDS
    bands: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for name in sorted(shingles):
        signature = [_MASK] * _HASHES  # one pass: the hash itself says which of the rows it may be the least of
        for value in shingles[name]:
            row = value % _HASHES
            if value < signature[row]:
                signature[row] = value
        for band in range(_BANDS):
            part = signature[band * rows : (band + 1) * rows]
            if part.count(_MASK) < rows:
                bands[(band, *part)].append(name)
    return {(left, right) for names in bands.values() for left, right in combinations(names, 2)}


def origin_groups(mentions: Iterable[str], origin: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """The mentions of one event grouped by origin, each group and the groups sorted.

    origin: mention id to the keys of its source; mentions whose keys meet have one origin.

    >>> tass, paper = frozenset({"p:media:tass"}), frozenset({"d:x"})
    >>> origin_groups(["m-2", "m-1", "m-3"], {"m-1": tass, "m-2": tass, "m-3": paper})
    (('m-1', 'm-2'), ('m-3',))
    """
    groups: list[tuple[list[frozenset[str]], list[str]]] = []  # the different keys of a group, its mentions
    for mention in sorted(mentions):
        keys = origin[mention]
        met = [group for group in groups if any(one_origin(keys, known) for known in group[0])]
        known = {keys, *(one for group in met for one in group[0])}
        groups = [group for group in groups if group not in met]
        groups.append((sorted(known, key=sorted), [mention, *(name for group in met for name in group[1])]))
    return tuple(sorted(tuple(sorted(members)) for _, members in groups))


def circles(borrowed: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Groups of sources that cite one another in a circle, so that none of them is where a claim comes from.

    borrowed: (who tells, whom it cites) pairs, by any keys. A source that cites itself is no circle.

    >>> circles([("paper", "agency"), ("agency", "blog"), ("blog", "paper"), ("radio", "paper")])
    [('agency', 'blog', 'paper')]
    """
    import networkx as nx

    graph = nx.DiGraph((one, two) for one, two in borrowed if one != two)
    return sorted(tuple(sorted(group)) for group in nx.strongly_connected_components(graph) if len(group) > 1)


class Borrowing(NamedTuple):
    """Who has it from whom: `how` is ``copies``, ``cites`` or ``circle``, `where` the ids of documents or mentions."""

    who: str
    how: str
    whom: str
    where: tuple[str, ...]


def borrowings(case: Case) -> list[Borrowing]:
    """Who copies whom, who cites whom, and who cites in a circle, the circles first, then what happens most often.

    case: as built. Publishers, papers and agencies count; a speaker who is quoted is nobody's copy. A source is one in
    every spelling that the gazetteer knows.
    """
    named = {doc.id: doc.source or doc.title or doc.uri or doc.id for doc in case.documents}
    rows: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for document, original in copies(case.documents).items():
        if document != original:
            rows[named[document], "copies", named[original]].add(document)
    label: dict[str, str] = {}
    cited: set[tuple[str, str]] = set()
    language = {doc.id: doc.language for doc in case.documents}
    for mention in sorted(case.mentions, key=lambda one: one.id):
        links = [Attribution(named[mention.document], "publisher")]
        links += [one for one in mention.attribution if one.role in _BORROWED]
        keys = [source_key(one, language[mention.document]) or "s:" + fold(one.name) for one in links]
        for key, one in zip(keys, links, strict=True):
            label.setdefault(key, one.name)
        for who, whom in pairwise(keys):
            if who != whom:
                cited.add((who, whom))
                rows[label[who], "cites", label[whom]].add(mention.id)
    found = [Borrowing(*key, tuple(sorted(where))) for key, where in rows.items()]
    found += [
        Borrowing(label[group[0]], "circle", ", ".join(label[key] for key in group[1:]), ()) for group in circles(cited)
    ]
    return sorted(found, key=lambda row: (row.how != "circle", -len(row.where), row))
