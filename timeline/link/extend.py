"""More articles for a linked case: only the blocks and the clusters that they reach are looked at again.

An `Index` keeps what linking knows of every mention, so that one more article among thousands costs what that article
costs. How rare each word is stays as it was for what has been weighed; linking everything anew weighs all of it again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.errors import OptionError
from timeline.link.block import BLOCKINGS, FEW, Company, company_of, place_in_time, share, together, window_of
from timeline.link.linker import see, without_sweeps
from timeline.link.local import Said
from timeline.link.profile import Profile, names_of, profile
from timeline.link.revise import made_anew
from timeline.link.score import score
from timeline.link.weights import weights
from timeline.model import Case, Document, EventMention, Judgement

Member = tuple[str, str]  # a mention's place in time, and its id


class Index:
    """What linking knows of a case. `case` is the case as it stands; `add` brings it further."""

    @without_sweeps()
    def __init__(self, case: Case) -> None:
        """case: as `build_case` or `link` made it."""
        self.case = case
        self._seen, self._collection = see(case.documents, case.mentions)
        self._said = Said(case.judgements)
        self._company: dict[str, Company] = {}
        self._blocks: defaultdict[int, list[Member]] = defaultdict(list)  # a key's hash: keys themselves would not fit
        for name, one in self._seen.items():
            self._company[name] = company_of(one, self._collection)
            for key in self._keys(one):
                self._blocks[hash(key)].append(place_in_time(one))
        for members in self._blocks.values():
            members.sort()

    @without_sweeps()
    def add(self, documents: Sequence[Document], mentions: Sequence[EventMention], *, reader: str = "en") -> Case:
        """The case with these articles and their mentions, and what persons said still in force.

        documents: dated. mentions: all of `documents`. reader: the language of glosses. An event that gains mentions
        keeps its old id as an alias where it changes. Raises `OptionError` for an article that the case has already.
        """
        known = {doc.id for doc in self.case.documents}
        if twice := sorted(doc.id for doc in documents if doc.id in known):
            raise OptionError(f"document {twice[0]}: this case has it already. Leave it out.")
        homes = {doc.id: doc for doc in documents}
        for doc in documents:
            self._collection.admit(doc, names_of(doc, [m for m in mentions if m.document == doc.id]))
        said: list[Judgement] = []
        for mention in sorted(mentions, key=lambda one: one.id):
            one = profile(mention, homes[mention.document], self._collection)
            said += self._judged(one)
            self._enter(one)
        larger = replace(
            self.case,
            documents=(*self.case.documents, *documents),
            mentions=(*self.case.mentions, *mentions),
        )
        fresh = {mention.id for mention in mentions}
        self._said.more(said)
        self.case = made_anew(larger, (*self.case.judgements, *said), fresh, reader, self._said)
        return self.case

    def _judged(self, one: Profile) -> list[Judgement]:
        """The machine's word on this mention and each that it shares a block with, but for what cannot matter."""
        found = sorted(set(self._near(one)))
        judged = (score(one, self._seen[name], self._collection) for name in found)
        least = weights().unsure
        return [j for j in judged if j is not None and (j.verdict != "different" or j.score >= least)]

    def _near(self, one: Profile) -> Iterator[str]:
        here, company = place_in_time(one), company_of(one, self._collection)
        for key in self._keys(one):
            members = self._blocks.get(hash(key), ())
            at, width = bisect_left(members, here), window_of(len(members) + 1)
            for _, name in members[max(0, at - width) : at + width]:
                crowded = len(members) + 1 > FEW
                if together(key, one, self._seen[name]) and (not crowded or share(company, self._company[name])):
                    yield name

    def _enter(self, one: Profile) -> None:
        name = one.mention.id
        self._seen[name] = one
        self._company[name] = company_of(one, self._collection)
        for key in self._keys(one):
            insort(self._blocks[hash(key)], place_in_time(one))

    def _keys(self, one: Profile) -> set[tuple[str, ...]]:
        return {key for kind in BLOCKINGS for key in kind(one, self._collection)}
