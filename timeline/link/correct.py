"""A person's word laid over events: a date, a title, one hidden or added by hand; and the last word taken back.

Nothing beneath changes: the mentions, their times and the rival claims stay as the texts give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.errors import OptionError
from timeline.model import Case, Correction, Event, Judgement
from timeline.temporal.value import axis_bounds, from_timex

_TOGETHER = re.compile(r"\S+ ~ \S+(?::|$)")  # how the reason of verdicts begins that were said in one breath


def overlay(events: Iterable[Event], corrections: Sequence[Correction]) -> list[Event]:
    """The events with every correction laid over the one that holds most of its mentions, the later over the earlier.

    events: as the mentions give them, or added by hand. A correction none of whose mentions is here is left for the
    case that has them.
    """
    out = list(events)
    home = {name: at for at, event in enumerate(out) for name in event.mentions or (event.id,)}
    hidden: set[int] = set()
    for correction in corrections:
        found = [home[name] for name in correction.mentions or (correction.event,) if name in home]
        if found:
            at = min(set(found), key=lambda place: (-found.count(place), out[place].id))
            if correction.what == "hidden":
                hidden.add(at)
            out[at] = _laid(out[at], correction)
    return [event for at, event in enumerate(out) if at not in hidden]


def added(corrections: Sequence[Correction]) -> list[Event]:
    """The events that persons added by hand, as they were said first; `overlay` lays what came later over them."""
    return [_by_hand(row) for row in corrections if row.what == "added"]


def _by_hand(row: Correction) -> Event:
    return Event(row.event, row.value, row.value, "OTHER", (), when_basis="person")


def _laid(event: Event, correction: Correction) -> Event:
    if correction.what in ("hidden", "added"):
        return event
    if correction.what == "title":
        return replace(event, title=correction.value, gloss=correction.value)
    disputed = event.disputed and any(side.what != "when" for side in event.alternatives)
    return replace(event, when=from_timex(correction.value), when_basis="person", disputed=disputed)


def correct(case: Case, said: Sequence[Correction]) -> Case:
    """The case with corrections laid over it, and kept in it.

    said: in the order they were said. Raises `OptionError` when one names an event the case does not have, or a
    date that bounds nothing.
    """
    from timeline.link.linker import in_order

    fresh = added(said)
    ids = {event.id for event in (*case.events, *fresh)}
    for one in said:
        if one.event not in ids:
            raise OptionError(f"correction: this case has no event {one.event!r}. Events start with 'ev-'.")
        if one.what == "when" and axis_bounds(from_timex(one.value)) is None:
            raise OptionError(f"correction of {one.event}: {one.value!r} is no date. Expected TIMEX3, such as 2025-10.")
    events = in_order(overlay((*case.events, *fresh), said))
    shown = {event.id for event in events}
    relations = tuple(r for r in case.relations if r.left in shown and r.right in shown)
    return replace(case, events=events, relations=relations, corrections=(*case.corrections, *said))


def last_word(case: Case, machine: str) -> Correction | tuple[Judgement, ...] | None:
    """What a person said last: a correction, or the verdicts said in one breath; None when nobody has spoken.

    machine: the name under which the program judges.
    """
    persons = [judgement for judgement in case.judgements if judgement.by != machine]
    if case.corrections and case.corrections[-1].after >= len(persons):
        return case.corrections[-1]
    if not persons:
        return case.corrections[-1] if case.corrections else None
    last, first = persons[-1], len(persons) - 1
    floor = case.corrections[-1].after if case.corrections else 0
    if _TOGETHER.match(last.why):
        told = (last.by, last.verdict, last.why)
        while first > floor and told == (persons[first - 1].by, persons[first - 1].verdict, persons[first - 1].why):
            first -= 1
    return tuple(persons[first:])
