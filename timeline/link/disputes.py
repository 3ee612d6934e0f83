"""Where the mentions of one event do not say the same: competing dates, tolls and realities, every claim kept.

Days are first read every way they can be read: only when no combination of readings meets is a date in dispute. A toll
that a later claim raises is a revision, not a dispute. A plan that a later report says came true is no dispute either.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from timeline.link.profile import Profile, is_fine, said_on
from timeline.model import Alternative, EventMention, TimeBasis, TimeValue
from timeline.temporal.value import edtf, intersect

_DAY = timedelta(days=1)
_UNREAL = ("planned", "hypothetical", "denied")


@dataclass(frozen=True, slots=True)
class When:
    """When an event was, as its mentions say together: None when none is dated. `sides` holds the competing dates."""

    value: TimeValue | None = None
    basis: TimeBasis = "none"
    sides: tuple[Alternative, ...] = ()
    disputed: bool = False


def when(profiles: Sequence[Profile]) -> When:
    """The date on which all readings of the mentions meet, or the best supported one and the others as its rivals.

    profiles: the mentions of one event.
    """
    dated = [one for one in profiles if one.readings]
    if not dated:
        derived = sorted((p for p in profiles if _says_when(p.mention)), key=lambda p: p.mention.id)
        if derived and derived[0].mention.time is not None:
            return When(derived[0].mention.time.value, derived[0].mention.time_basis)
        return When()
    dated.sort(key=lambda p: (_width(p.readings[0]), p.mention.id))
    groups = _meeting(dated)
    best = max(groups, key=lambda g: (len(_origins(g[1])), len(g[1]), -_width(g[0]).total_seconds(), -_start(g[0])))
    sides = tuple(
        Alternative("when", edtf(value) or str(value.timex), tuple(sorted(p.mention.id for p in members)))
        for value, members in sorted(groups, key=lambda group: _start(group[0]))
    )
    apart = any(not _near(best[0], other[0]) for other in groups)
    basis = min((p.mention for p in best[1]), key=lambda m: (m.time_basis != "clause", m.id)).time_basis
    return When(best[0], basis, sides if len(groups) > 1 else (), apart)


def _says_when(mention: EventMention) -> bool:
    """Whether its time is one, if without bounds: ``XXXX-10-31`` is; *recently* (``PAST_REF``) dates nothing."""
    return mention.time is not None and not (mention.time.value.timex or "").endswith("_REF")


def _meeting(dated: Sequence[Profile]) -> list[tuple[TimeValue, list[Profile]]]:
    """Mentions grouped so that in each group some reading of every member meets; the finest are placed first."""
    groups: list[tuple[list[TimeValue], list[Profile]]] = []  # what may still be meant, by whom
    for one in dated:
        for place, (values, members) in enumerate(groups):
            met = _common(values, one.readings)
            if met:
                groups[place] = (met, [*members, one])
                break
        else:
            groups.append((list(one.readings), [one]))
    return [(values[0], members) for values, members in groups]


def _common(values: Sequence[TimeValue], readings: Sequence[TimeValue]) -> list[TimeValue]:
    """What each value has in common with each reading; each stretch once, or they would multiply with every mention."""
    found: dict[tuple[datetime | None, datetime | None], TimeValue] = {}
    for value in values:
        for reading in readings:
            met = intersect(value, reading)
            if met is not None:
                found.setdefault((met.start, met.end), met)
    return list(found.values())


def _width(value: TimeValue) -> timedelta:
    assert value.start is not None and value.end is not None
    return value.end - value.start


def _start(value: TimeValue) -> float:
    assert value.start is not None
    return value.start.toordinal()


def _near(x: TimeValue, y: TimeValue) -> bool:
    """Whether two times may be one under unknown zones: they meet, or are days one apart."""
    assert x.start and x.end and y.start and y.end
    if x.start < y.end and y.start < x.end:
        return True
    gap = x.start - y.end if x.start >= y.end else y.start - x.end
    return is_fine(x) and is_fine(y) and gap < _DAY


def realities(profiles: Sequence[Profile], happened: TimeValue | None) -> tuple[tuple[Alternative, ...], bool]:
    """Whether it happened: the sides when the mentions differ, and whether they contradict each other.

    A plan told before the day it was due contradicts nothing. A plan still told as a plan after the others say it had
    happened does, and so does a denial, and so do two ways to tell what one source said.
    """
    kinds: dict[str, list[Profile]] = defaultdict(list)
    for one in profiles:
        kinds[one.mention.realis].append(one)
    if len(kinds) < 2 or not set(kinds) & set(_UNREAL):
        return (), False
    sides = tuple(
        Alternative("realis", kind, tuple(sorted(p.mention.id for p in members)))
        for kind, members in sorted(kinds.items())
    )
    actual = kinds.get("actual", [])
    clash = bool(actual) and any(_contradicts(p, actual, happened) for kind in _UNREAL for p in kinds.get(kind, []))
    return sides, clash


def _contradicts(unreal: Profile, actual: Sequence[Profile], happened: TimeValue | None) -> bool:
    if unreal.mention.realis == "denied" or bool(_origins([unreal]) & _origins(actual)):
        return True
    said = said_on(unreal)
    return said is not None and happened is not None and happened.end is not None and happened.end.date() <= said


def tolls(profiles: Sequence[Profile]) -> tuple[tuple[Alternative, ...], bool]:
    """Numbers of one thing that differ: the sides in the order they were claimed, and whether they are in dispute.

    They are a revision when later claims only raise them, and in dispute when claims of one day differ or a later one
    is lower than one that another source had made.
    """
    claims: dict[str, dict[float, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for one in profiles:
        for _, value, of in one.amounts:
            thing = " ".join(sorted(key[2:] for key in of if key.startswith("c:")))
            if thing:
                claims[thing][value].append(one)
    sides: list[Alternative] = []
    disputed = False
    for thing, values in sorted(claims.items()):
        if len(values) < 2 or _both_in_one(values):
            continue
        ordered = sorted(values.items(), key=lambda item: (_first_said(item[1]), item[0]))
        sides += [Alternative(thing, f"{value:g}", _ids(members)) for value, members in ordered]
        disputed = disputed or _in_dispute([(value, _first_said(members), members) for value, members in ordered])
    return tuple(sides), disputed


def _both_in_one(values: dict[float, list[Profile]]) -> bool:
    """One mention that gives two numbers of a thing counts two things."""
    counts = Counter(one.mention.id for members in values.values() for one in members)
    return any(count > 1 for count in counts.values())


def _in_dispute(claims: Sequence[tuple[float, str, list[Profile]]]) -> bool:
    for (low, said, members), (high, later, others) in pairwise(claims):
        at_least = any(q.mod for p in members for q in p.mention.quantities if q.value == low)
        if high < low or (said == later and not at_least and not _origins(members) & _origins(others)):
            return True
    return False


def _first_said(members: Sequence[Profile]) -> str:
    return min((day.isoformat() if (day := said_on(one)) else "~") for one in members)


def _origins(members: Sequence[Profile]) -> set[str]:
    return {one.origin or one.document.id for one in members}


def _ids(members: Sequence[Profile]) -> tuple[str, ...]:
    return tuple(sorted({one.mention.id for one in members}))
