"""Which pairs of mentions are compared at all: those that share a block, never all of them.

A block is a key two mentions share: a time bucket with a name, place, number or word; a telling term of their articles
with a word; two actors with a word; one article with a word. The last three ignore dates, or wrong dates would never
meet. A large block is cut into windows, so work grows in proportion to the number of mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from timeline.link.collection import Collection
from timeline.link.concepts import near_groups
from timeline.link.profile import Profile, is_fine
from timeline.link.rules import GIVEN
from timeline.model import TimeValue

_COMMON = 9  # a number above this is rare enough to find its twin without a date
WINDOW = 16  # mentions of one block, in order of time, that each is compared with
_CROWDED = 48  # members: a larger block says less, and each of its members is compared with fewer
_BLOWS = ("ASSAULT", "HARM", "HAZARD", "COERCE", "MOBILIZE")
_LEAST = 2
FEW = 24  # members: in a larger block, sharing its key alone is not enough to be compared
_STRETCH = 10  # days
_LONG = 70  # days: a time longer than this says too little to be a bucket
Pair = tuple[int, int]
Key = tuple[str, ...]


def block(profiles: Sequence[Profile], collection: Collection) -> list[Pair]:
    """The pairs of positions in `profiles` worth comparing, each once, smaller position first, sorted.

    Which pairs come out does not depend on the order of `profiles`, but for the positions themselves.
    """
    fine = [_all_fine(one) for one in profiles]
    company = [company_of(one, collection) for one in profiles]
    in_time = sorted(range(len(profiles)), key=lambda place: place_in_time(profiles[place]))
    pairs: set[int] = set()  # a pair as one number: there are millions
    for kind in BLOCKINGS:  # one kind at a time: all keys at once would not fit
        blocks: dict[Key, list[int]] = defaultdict(list)
        for place in in_time:
            for key in kind(profiles[place], collection):
                blocks[key].append(place)
        same = {(_is_month(key), tuple(members)) for key, members in blocks.items() if len(members) > 1}
        del blocks
        for month, members in same:  # many keys have the same members, and say the same of them
            found = _pairs(month, members, fine)
            if len(members) > FEW:
                found = [pair for pair in found if pair not in pairs and _both(pair, company)]
            pairs.update(found)
    return [divmod(pair, len(fine)) for pair in sorted(pairs)]


class Company(NamedTuple):
    """What must be shared beside the key of a crowded block: a name, a number, or two telling terms."""

    document: str
    actors: frozenset[str]
    others: frozenset[str]
    places: frozenset[str]
    amounts: frozenset[str]
    telling: frozenset[str]


def company_of(one: Profile, collection: Collection) -> Company:
    """What a mention can share with another beside a key."""
    amounts = frozenset(term for term, *_ in one.amounts)
    telling = frozenset(collection.pages[one.document.id].telling)
    return Company(one.document.id, one.actors, one.others, one.places, amounts, telling)


def share(a: Company, b: Company) -> bool:
    """Whether two mentions of a crowded block have company enough to be compared."""
    if a.document == b.document or not a.actors.isdisjoint(b.actors) or not a.places.isdisjoint(b.places):
        return True
    if not a.others.isdisjoint(b.others) or not a.amounts.isdisjoint(b.amounts):
        return True
    return len(a.telling & b.telling) > 1


def _both(pair: int, company: Sequence[Company]) -> bool:
    left, right = divmod(pair, len(company))
    return share(company[left], company[right])


def bare(one: Profile) -> bool:
    """Whether only its position is known for sure: what it seems to be then says too little to be compared by."""
    return one.mention.rule == GIVEN


def _by_article(one: Profile, _: Collection) -> Iterable[Key]:
    toll = (
        [(one.document.id, "toll")] if one.family in _BLOWS and not bare(one) else []
    )  # an act and its toll share no word
    return [*toll, *((one.document.id, head) for head in head_keys(one.heads))]


def _by_terms(one: Profile, collection: Collection) -> Iterable[Key]:
    telling = collection.pages[one.document.id].telling
    return ((term, head) for term in telling for head in head_keys(one.heads))


def _by_names(one: Profile, _: Collection) -> Iterable[Key]:
    """Two actors and a word, a rare number of a thing, one who speaks: none needs a date."""
    two = combinations(sorted(one.actors | one.others)[:6], 2)
    out: set[Key] = {(*pair, head) for pair in two for head in head_keys(one.heads)}
    out |= {(term, of) for term, value, ofs in one.amounts if value > _COMMON for of in ofs}
    units = {of for *_, ofs in one.amounts for of in ofs if of.startswith("u:") and not bare(one)}
    out |= {
        (unit, head) for unit in units for head in head_keys(one.heads)
    }  # a count that was raised has another number
    if one.family in ("REPORT", "STATEMENT"):
        out |= {(actor, one.family) for actor in one.actors}
    return out


def _by_time(one: Profile, collection: Collection) -> Iterable[Key]:
    amounts = {term for term, value, _ in one.amounts if value > 2}
    anything = one.actors | one.others | one.places | amounts | one.heads
    telling = collection.pages[one.document.id].telling[:6]
    stretches = () if bare(one) else _stretches(one.readings)
    yield from ((stretch, head) for stretch in stretches for head in head_keys(one.heads))
    for bucket in buckets(one.readings):
        yield from ((bucket, thing) for thing in anything)
        yield from ((bucket, term, one.family) for term in telling)


@lru_cache(maxsize=100_000)
def head_keys(heads: frozenset[str]) -> frozenset[str]:
    """A trigger's stems, concepts, and the groups of concepts by which one happening is told in other words."""
    groups = {"g:" + group for head in heads if head.startswith("c:") for group in near_groups().get(head[2:], ())}
    return heads | groups


def buckets(readings: Sequence[TimeValue]) -> set[str]:
    """The days (each with the next, so that days one apart meet) and months a mention's times fall in.

    >>> from timeline.temporal.value import from_timex
    >>> sorted(buckets([from_timex("2025-10-31")]))
    ['2025-10', '2025-10-31', '2025-11-01']
    """
    out: set[str] = set()
    for value in readings:
        if value.start is None or value.end is None or (value.end - value.start).days > _LONG:
            continue
        out.update(_months(value))
        if is_fine(value):
            first = value.start.date()
            out |= {first.isoformat(), date.fromordinal(min(first.toordinal() + 1, date.max.toordinal())).isoformat()}
    return out


def _stretches(readings: Sequence[TimeValue]) -> set[str]:
    """Stretches of ten days, each with the next: days in dispute meet there over the words that tell the happening."""
    found = {value.start.toordinal() // _STRETCH for value in readings if value.start is not None and is_fine(value)}
    return {f"~{number + more}" for number in found for more in (0, 1)}


def _months(value: TimeValue) -> Iterator[str]:
    assert value.start is not None and value.end is not None
    at, last = (value.start.year, value.start.month), (value.end.year, value.end.month)
    while at < last or (at == last and (value.end.day, value.end.hour, value.end.minute) > (1, 0, 0)):
        yield f"{at[0]:04d}-{at[1]:02d}"
        at = (at[0] + at[1] // 12, at[1] % 12 + 1)


def place_in_time(one: Profile) -> tuple[str, str]:
    """By time, then by the mention's own id: an order that the order of documents does not touch."""
    return one.readings[0].start.isoformat() if one.readings and one.readings[0].start else "~", one.mention.id


def window_of(members: int) -> int:
    """How many of a block's members, in order of time, each is compared with: fewer where it is crowded."""
    return max(_LEAST, min(WINDOW, WINDOW * _CROWDED // members))


def _pairs(month: bool, members: Sequence[int], fine: Sequence[bool]) -> list[int]:
    """Each member with those next to it in time, a pair as one number: smaller position times how many, plus larger."""
    window, count = window_of(len(members)), len(fine)
    out = []
    for place, left in enumerate(members):
        near = members[place + 1 : place + 1 + window]
        if month and fine[left]:  # two days of one month meet in the buckets of days, if at all
            near = [right for right in near if not fine[right]]
        out += [left * count + right if left < right else right * count + left for right in near]
    return out


def together(key: Key, a: Profile, b: Profile) -> bool:
    """Whether a key says that two may meet: two days of one month meet in the buckets of days, if at all."""
    return not (_is_month(key) and _all_fine(a) and _all_fine(b))


def _is_month(key: Key) -> bool:
    return len(key[0]) == 7 and key[0][:4].isdigit()


def _all_fine(one: Profile) -> bool:
    return all(is_fine(value) for value in one.readings)


BLOCKINGS = (_by_article, _by_terms, _by_names, _by_time)
