"""A case under a person's hand: verdicts that cluster anew only what they touch, and the case as of an earlier day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from timeline.errors import OptionError
from timeline.link.collection import Collection
from timeline.link.correct import added, last_word, overlay
from timeline.link.events import make_event
from timeline.link.linker import in_order, link, origins_of, without_sweeps
from timeline.link.local import Said, clustered_near
from timeline.link.profile import Profile, profile
from timeline.link.relations import relate
from timeline.link.score import MACHINE
from timeline.model import Case, Correction, Event, Judgement, Relation


def rejudge(case: Case, words: Sequence[Judgement], *, reader: str = "en") -> Case:
    """The case after a person has spoken: only the clusters that the words can reach are made anew.

    case: as built. words: verdicts on pairs of mentions, `by` a person; "same", "different", or "unsure" to take one's
    word back. reader: the language of glosses. An event whose members change keeps its old ids as aliases. Raises
    `OptionError` for a mention the case does not have and for a word in the machine's name.
    """
    known = {mention.id for mention in case.mentions}
    for word in words:
        if word.by == MACHINE:
            raise OptionError(
                f"judgement {word.left} ~ {word.right}: by={MACHINE!r} is the machine's own name. Give yours."
            )
        if strange := sorted({word.left, word.right} - known):
            raise OptionError(f"judgement: this case has no mention {strange[0]!r}. Mentions start with 'm-'.")
    return made_anew(case, (*case.judgements, *words), _named(words), reader)


def undo(case: Case, *, reader: str = "en") -> Case:
    """The case before the last thing a person said: a correction, or the verdicts said in one breath.

    case: with what persons said in it, whether just now or before it was saved. Raises `OptionError` when nobody has
    said anything.
    """
    last = last_word(case, MACHINE)
    if last is None:
        raise OptionError("undo: nobody has judged or corrected anything in this case, so there is nothing to undo.")
    if isinstance(last, Correction):
        spoken = replace(case, corrections=case.corrections[:-1])
        if not last.mentions:
            return replace(spoken, events=in_order(_without(case, last)))
        stale = [event for event in case.events if set(last.mentions) & set(event.mentions)]
        groups = {event.mentions for event in stale} or {last.mentions}  # hidden: no event holds them now
        fresh = _events(spoken, groups, reader)
        events = in_order([*(event for event in case.events if event not in stale), *fresh])
        return replace(spoken, events=events, relations=_related(case, events, stale, fresh))
    gone = {id(judgement) for judgement in last}
    return made_anew(case, tuple(j for j in case.judgements if id(j) not in gone), _named(last), reader)


def _without(case: Case, last: Correction) -> list[Event]:
    """The events before the last word on one that a person added by hand."""
    rest = [event for event in case.events if event.id != last.event]
    return [
        *rest,
        *overlay([one for one in added(case.corrections[:-1]) if one.id == last.event], case.corrections[:-1]),
    ]


def _named(words: Iterable[Judgement]) -> set[str]:
    return {name for word in words for name in (word.left, word.right)}


@without_sweeps()
def made_anew(
    case: Case, judgements: tuple[Judgement, ...], spoken_of: set[str], reader: str, said: Said | None = None
) -> Case:
    """The case with these judgements, made anew as far as they reach.

    case: perhaps with mentions that are in no event yet. spoken_of: the mentions about which something new is said, or
    taken back, or which are new themselves. reader: the language of glosses. said: the judgements by mention, where
    they are at hand.
    """
    home = {name: event.mentions for event in case.events for name in event.mentions}
    groups = clustered_near(spoken_of, home, said or Said(judgements))
    kept = {event.mentions for event in case.events} & groups
    moved = {name for group in groups - kept for name in group}
    laid = {name for row in case.corrections if moved & set(row.mentions) for name in row.mentions}
    beside = {event.mentions for event in case.events if laid & set(event.mentions) and not moved & set(event.mentions)}
    fresh = _events(case, (groups - kept) | beside, reader)
    moved |= {name for group in beside for name in group}
    changed = [event for event in case.events if moved & set(event.mentions)]
    same = [event for event in case.events if not moved & set(event.mentions)]
    alive = {event.id for event in (*same, *fresh)}  # an id that is an event's again is no other's alias
    events = in_order([_sole(event, alive) for event in (*same, *fresh)])
    return replace(case, judgements=judgements, events=events, relations=_related(case, events, changed, fresh))


def _sole(event: Event, alive: set[str]) -> Event:
    if alive.isdisjoint(event.aliases):
        return event
    return replace(event, aliases=tuple(name for name in event.aliases if name not in alive))


def _events(case: Case, groups: set[tuple[str, ...]], reader: str) -> list[Event]:
    """The events of clusters that were not there before, each with the ids its mentions had as aliases."""
    seen = _profiles(case, {name for group in groups for name in group})
    origin = origins_of(list({one.document.id: one.document for one in seen.values()}.values()), seen)
    before = {name: event for event in case.events for name in event.mentions}
    made = [_aliased(make_event(group, seen, origin, reader), before) for group in sorted(groups)]
    return overlay(made, case.corrections)


def _aliased(event: Event, before: dict[str, Event]) -> Event:
    known = [before[name] for name in event.mentions if name in before]
    old = {one.id for one in known} | {name for one in known for name in one.aliases}
    return replace(event, aliases=tuple(sorted(old - {event.id})))


def _profiles(case: Case, wanted: Iterable[str]) -> dict[str, Profile]:
    """The mentions as linking sees them, without their vectors: nothing is compared again."""
    names = set(wanted)
    told = {mention.id: mention for mention in case.mentions if mention.id in names}
    where = {mention.document for mention in told.values()}
    documents = {doc.id: doc for doc in case.documents if doc.id in where}
    empty = Collection([], {})
    return {name: profile(told[name], documents[told[name].document], empty) for name in sorted(names)}


def _related(
    case: Case, events: Sequence[Event], changed: Sequence[Event], fresh: Sequence[Event]
) -> tuple[Relation, ...]:
    gone = {event.id for event in changed}
    beside = {end for r in case.relations if {r.left, r.right} & gone for end in (r.left, r.right)} - gone
    around = [event for event in events if event.id in beside]
    seen = _profiles(case, {name for event in (*fresh, *around) for name in event.mentions})
    here = [j for j in case.judgements if j.left in seen and j.right in seen and j.by == MACHINE]
    anew = {r for r in relate([*fresh, *around], seen, here) if {r.left, r.right} & {event.id for event in fresh}}
    kept = {r for r in case.relations if not {r.left, r.right} & gone}
    return tuple(sorted(kept | anew, key=lambda r: (r.left, r.right, r.kind)))


def as_of(case: Case, day: date, *, reader: str = "en") -> Case:
    """What the sources had said by the end of a day: only articles published until then, linked as if no others were.

    case: as built. day: the last day of publication that counts; an article without a date is left out, since nobody
    can say that it was out. A person's words on what is left still hold.
    """
    documents = tuple(doc for doc in case.documents if doc.published is not None and doc.published <= day)
    here = {doc.id for doc in documents}
    mentions = tuple(mention for mention in case.mentions if mention.document in here)
    told = {mention.id for mention in mentions}
    words = [j for j in case.judgements if j.by != MACHINE and j.left in told and j.right in told]
    linked = link(documents, mentions, words, reader=reader)
    return Case(
        documents=documents,
        mentions=mentions,
        judgements=linked.judgements,
        events=in_order(overlay((*linked.events, *added(case.corrections)), case.corrections)),
        relations=linked.relations,
        warnings=tuple(warning for warning in case.warnings if warning.document in here),
        uncovered=tuple(row for row in case.uncovered if row.document in here),
        failures=case.failures,
        corrections=case.corrections,
    )
