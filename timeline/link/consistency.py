"""Whether all that is said about times can hold together: bounds as difference constraints, conflicts as cycles.

Every event has a start and an end, in days. Each sentence says something of the form ``x - y <= days``: that a
happening lies within a day, that one came before another, that a strike falls within its series. A cycle of such
sentences whose days add up to less than nothing cannot hold, and no part of a simple cycle is one itself: the cycle
*is* a minimal set of sentences that contradict each other. Nothing is repaired; a person says which of them errs.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.link.cluster import parts
from timeline.model import Event, EventMention, Relation, TimeExpression
from timeline.temporal.value import axis_bounds

ORIGIN = "calendar"  # the point that all dates are counted from: 1970-01-01
_EPSILON = 1e-9
_LOOK = 16  # turns after which a contradiction is looked for before the last turn would prove it


class Constraint(NamedTuple):
    """``left - right <= days``: points are ``ev-1:start``, ``ev-1:end`` and the calendar; `by` are who says so."""

    left: str
    right: str
    days: float
    why: str
    by: tuple[str, ...] = ()


class Conflict(NamedTuple):
    """Sentences that cannot all hold; leave out any one and the others can. `excess` is by how many days they fail."""

    constraints: tuple[Constraint, ...]
    excess: float

    @property
    def mentions(self) -> tuple[str, ...]:
        """The mentions that contradict each other."""
        return tuple(sorted({name for constraint in self.constraints for name in constraint.by}))

    def __str__(self) -> str:
        """The conflict in one sentence."""
        said = "; ".join(constraint.why for constraint in self.constraints if constraint.why)
        return f"cannot all hold, by {self.excess:g} days: {said}"


def constraints(
    events: Iterable[Event], mentions: Iterable[EventMention], relations: Iterable[Relation] = ()
) -> list[Constraint]:
    """What the texts say about the times of these events.

    events: with the ids of their mentions. mentions: those, in any order; mentions of no event are left out. relations:
    between the events; ``part_of`` puts a part within its whole, ``before``, ``follows`` and ``responds_to`` order two.
    """
    told = {mention.id: mention for mention in mentions}
    out: list[Constraint] = []
    for event in events:
        out.append(Constraint(f"{event.id}:start", f"{event.id}:end", 0.0, ""))
        for name in event.mentions:
            if name in told and told[name].time is not None and told[name].time_basis != "derived":
                out += _dated(event.id, told[name])
    for relation in relations:
        out += _related(relation)
    return out


def _dated(event: str, mention: EventMention) -> Iterator[Constraint]:
    assert mention.time is not None
    reach = _reach(mention.time)
    if reach is None or mention.realis in ("denied", "hypothetical"):
        return
    earliest, latest = reach
    words = f"“{mention.time.text}” ({mention.time.value.timex})"
    if earliest is not None:
        yield Constraint(ORIGIN, f"{event}:start", -earliest, f"not before {words}", (mention.id,))
    if latest is not None:
        yield Constraint(f"{event}:end", ORIGIN, latest, f"not after {words}", (mention.id,))


def _reach(time: TimeExpression) -> tuple[float | None, float | None] | None:
    """The bounds a time sets, over all its readings; None where it sets none."""
    bounds = [axis_bounds(value) for value in (time.value, *(reading.value for reading in time.readings))]
    known = [bound for bound in bounds if bound is not None]
    if not known or time.value.type not in ("DATE", "TIME"):
        return None
    start, end = min(bound[0] for bound in known), max(bound[1] for bound in known)
    if time.signal in ("before", "until", "by"):
        return None, start if time.signal == "before" else end
    if time.signal in ("after", "since", "from"):
        return end if time.signal == "after" else start, None
    return start, end


def _related(relation: Relation) -> Iterator[Constraint]:
    left, right = relation.left, relation.right
    if relation.kind == "part_of":
        yield Constraint(f"{right}:start", f"{left}:start", 0.0, f"part of a series: {relation.why}")
        yield Constraint(f"{left}:end", f"{right}:end", 0.0, f"part of a series: {relation.why}")
    elif relation.kind == "before":
        yield Constraint(f"{left}:end", f"{right}:start", 0.0, f"before: {relation.why}")
    elif relation.kind in ("follows", "responds_to"):
        yield Constraint(f"{right}:start", f"{left}:start", 0.0, f"afterwards: {relation.why}")


def conflicts(said: Sequence[Constraint]) -> list[Conflict]:
    """Every independent contradiction, each as a minimal set of sentences; no two share a sentence.

    said: any constraints. The result does not depend on their order.

    >>> day = lambda left, right, days: Constraint(left, right, days, f"{left} {right}")
    >>> [c.excess for c in conflicts([day("a", "b", -2.0), day("b", "c", -1.0), day("c", "a", 1.0)])]
    [2.0]
    """
    found: list[Conflict] = []
    for left in _apart(said):
        while (cycle := _negative_cycle(left)) is not None:
            found.append(Conflict(tuple(sorted(cycle)), -sum(constraint.days for constraint in cycle)))
            spent = {constraint for constraint in cycle if constraint.by or constraint.why}
            left = [constraint for constraint in left if constraint not in spent]
    return sorted(found, key=lambda conflict: (-conflict.excess, conflict.constraints))


def _apart(said: Iterable[Constraint]) -> list[list[Constraint]]:
    """The constraints in groups that share no point but the calendar, each sorted.

    A simple cycle meets the calendar once at most, so it lies within one group.
    """
    known = sorted(set(said))
    part = parts((one.left, one.right) for one in known if ORIGIN not in (one.left, one.right))
    groups: dict[str, list[Constraint]] = defaultdict(list)
    for one in known:
        point = one.right if one.left == ORIGIN else one.left
        groups[part.get(point, point)].append(one)
    return list(groups.values())


def _negative_cycle(said: Sequence[Constraint]) -> list[Constraint] | None:
    """A simple cycle whose days add up to less than nothing (Bellman-Ford), None when all can hold."""
    distance: dict[str, float] = {point: 0.0 for one in said for point in (one.left, one.right)}
    reached: dict[str, Constraint] = {}
    changed: str | None = None
    for turn in range(len(distance)):
        changed = None
        for one in said:
            if distance[one.right] + one.days < distance[one.left] - _EPSILON:
                distance[one.left] = distance[one.right] + one.days
                reached[one.left] = one
                changed = one.left
        if changed is None:
            return None
        if turn % _LOOK == _LOOK - 1 and (on := _returns(reached)) is not None:
            changed = on
            break
    if changed is None:
        return None
    for _ in range(len(distance)):  # walk back until surely on the cycle
        changed = reached[changed].right
    cycle: list[Constraint] = []
    at = changed
    while not cycle or at != changed:
        cycle.append(reached[at])
        at = reached[at].right
    return cycle


def _returns(reached: Mapping[str, Constraint]) -> str | None:
    """A point on a cycle of the constraints by which points were last reached: such a cycle is a negative one."""
    seen: dict[str, str] = {}
    for first in reached:
        at = first
        while at in reached and at not in seen:
            seen[at] = first
            at = reached[at].right
        if seen.get(at) == first and at in reached:
            return at
    return None


def tighten(said: Sequence[Constraint]) -> Mapping[str, tuple[float | None, float | None]]:
    """The earliest and latest day of every point that follows from all that is said; None where nothing bounds it.

    said: constraints without a conflict. Raises `ValueError` when they contradict each other: ask `conflicts` first.

    >>> rows = [("calendar", "a", -3.0), ("a", "b", -1.0), ("b", "calendar", 9.0)]
    >>> said = [Constraint(left, right, days, "") for left, right, days in rows]
    >>> tighten(said)["a"], tighten(said)["b"]
    ((3.0, 8.0), (4.0, 9.0))
    """
    if _negative_cycle(sorted(set(said))) is not None:
        raise ValueError("these times contradict each other; ask conflicts() which sentences cannot all hold")
    latest = _shortest(said, forward=True)
    earliest = _shortest(said, forward=False)
    points = {point for one in said for point in (one.left, one.right)} - {ORIGIN}
    lower = {point: -days + 0.0 for point, days in earliest.items()}
    return {point: (lower.get(point), latest.get(point)) for point in sorted(points)}


def _shortest(said: Sequence[Constraint], *, forward: bool) -> dict[str, float]:
    """The tightest sum of days from the calendar to each point it reaches, one way or the other."""
    steps: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for one in said:
        start, end = (one.right, one.left) if forward else (one.left, one.right)
        steps[start].append((end, one.days))
    found = {ORIGIN: 0.0}
    waiting = deque([ORIGIN])
    while waiting:
        at = waiting.popleft()
        for point, days in steps[at]:
            if found[at] + days < found.get(point, float("inf")) - _EPSILON:
                found[point] = found[at] + days
                waiting.append(point)
    found.pop(ORIGIN)
    return found
