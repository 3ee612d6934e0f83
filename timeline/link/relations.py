"""How one event stands to another: what a statement is about, what is part of a series, what answers or denies what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.link.names import names_in_text
from timeline.link.profile import Profile
from timeline.link.rules import is_series
from timeline.link.weights import cue_pattern, weights
from timeline.model import Event, Judgement, Relation, RelationKind

_FORCE = ("ASSAULT", "HARM")
_GOVERNED = 60  # characters between "after" and the happening it names


def relate(
    events: Sequence[Event], profiles: Mapping[str, Profile], judgements: Iterable[Judgement]
) -> tuple[Relation, ...]:
    """Every relation between events that the texts show, each once, sorted.

    events: with their mentions. profiles: by mention id. judgements: of the machine, for events that are near but
    were not joined.
    """
    home = {mention: event.id for event in events for mention in event.mentions}
    found: dict[tuple[str, str, RelationKind], str] = {}
    for left, right, kind, why in (
        *_about(profiles, home),
        *_parts(events, profiles),
        *_responses(profiles, home),
        *_sequels(profiles, home),
        *_revisions(profiles, home, judgements),
    ):
        if left != right and (right, left, kind) not in found:
            found.setdefault((left, right, kind), why)
    return tuple(Relation(left, right, kind, why) for (left, right, kind), why in sorted(found.items()))


Found = tuple[str, str, RelationKind, str]


def _about(profiles: Mapping[str, Profile], home: Mapping[str, str]) -> Iterator[Found]:
    for name, one in sorted(profiles.items()):
        target = one.mention.about
        if target is not None and target in home:
            trigger = one.mention.trigger.slice(one.document.text)
            kind: RelationKind = "contradicts" if one.mention.realis == "denied" or _denies(one) else "about"
            yield home[name], home[target], kind, f"“{trigger}” tells of it"


def _denies(one: Profile) -> bool:
    return one.mention.event_class == "REJECT.deny" or (one.family == "REJECT" and one.mention.mode == "deny")


def _parts(events: Sequence[Event], profiles: Mapping[str, Profile]) -> Iterator[Found]:
    """A happening of a series' class, within its time, with its actor or place, is part of it."""
    runs = [(event, p) for event in events for name in event.mentions if is_series(p := profiles[name]) and p.readings]
    singles: dict[str, list[tuple[Event, Profile]]] = defaultdict(list)
    for event in events:
        told = [profiles[name] for name in event.mentions]
        if any(p.readings for p in told) and not any(is_series(p) for p in told):
            for family in {p.family for p in told}:
                singles[family].append(
                    (event, min((p for p in told if p.family == family), key=lambda p: p.mention.id))
                )
    for series, run in runs:
        start = run.readings[0].start
        said = run.document.published
        for family in _FORCE if run.family in _FORCE else (run.family,):
            for event, one in singles[family]:
                told = [profiles[name] for name in event.mentions]
                within = event.when is not None and event.when.start is not None and start is not None
                if within and event.when.start >= start and (one.mention.realis == "actual"):  # type: ignore[union-attr,operator]
                    shared = _shared_names(told, run)
                    if shared:
                        until = f" (told on {said})" if said else ""
                        yield event.id, series.id, "part_of", f"one of the series{until}: {shared}"


def _shared_names(told: Sequence[Profile], run: Profile) -> str:
    actors = {key for one in told for key in one.actors} & run.actors
    places = {key for one in told for key in one.places | one.others} & (run.places | run.others)
    if any(one.actors for one in told) and run.actors and not actors:
        return ""
    if not actors and not places:
        return ""
    return "the same " + " and ".join(name for name, keys in (("actor", actors), ("place", places)) if keys)


def _responses(profiles: Mapping[str, Profile], home: Mapping[str, str]) -> Iterator[Found]:
    """ "In response to X": the event answers what the words after the cue name, told in the same sentence or before."""
    told: dict[str, list[Profile]] = defaultdict(list)
    for one in profiles.values():
        told[one.document.id].append(one)
    for document in sorted(told):
        members = sorted(told[document], key=lambda p: (p.mention.trigger.start, p.mention.id))
        for place, one in enumerate(members):
            cue = _cue(one)
            if cue is None:
                continue
            end, words = cue
            stop = _phrase_end(one, end)
            after = [p for p in members if end <= p.mention.trigger.start < stop and p is not one]
            target = after[0] if after else _named_before(one, members[:place], end)
            if target is not None:
                yield home[one.mention.id], home[target.mention.id], "responds_to", f"“{words}”"


def _sequels(profiles: Mapping[str, Profile], home: Mapping[str, str]) -> Iterator[Found]:
    """ "After X": the happening told last before these words, or first behind their comma, follows the one they name."""
    told: dict[str, list[Profile]] = defaultdict(list)
    for one in profiles.values():
        if one.mention.realis == "actual":
            told[one.document.id].append(one)
    for document in sorted(told):
        members = sorted(told[document], key=lambda p: (p.mention.trigger.start, p.mention.id))
        for named in members:
            found = _said_before(named)
            if found is None:
                continue
            start, words = found
            if any(start < p.mention.trigger.start < named.mention.trigger.start for p in members):
                continue  # the cue governs that one, nearer to it
            stop = _phrase_end(named, start)
            beside = [p for p in members if p.mention.span.overlaps(named.mention.span)]
            earlier = [p for p in beside if p.mention.trigger.end <= start]
            later = [p for p in beside if p.mention.trigger.start >= stop]
            if earlier or later:
                one = earlier[-1] if earlier else later[0]
                yield home[one.mention.id], home[named.mention.id], "follows", f"“{words}”"


def _said_before(named: Profile) -> tuple[int, str] | None:
    """Where the cue that governs a mention's trigger starts, and the cue: no comma and no more than a few words between."""
    pattern = cue_pattern("after", named.document.language)
    if pattern is None:
        return None
    trigger, text = named.mention.trigger.start, named.document.text
    cues = list(pattern.finditer(text, max(0, trigger - _GOVERNED), trigger))
    if not cues or re.search("[,;.!?\n]", text[cues[-1].end() : trigger]):
        return None
    return cues[-1].start(), cues[-1].group()


def _phrase_end(one: Profile, start: int) -> int:
    """Where the words that a cue governs end: at the next comma."""
    found = re.compile("[,,;;。]").search(one.document.text, start, one.mention.span.end)
    return found.start() if found else one.mention.span.end


def _cue(one: Profile) -> tuple[int, str] | None:
    pattern = cue_pattern("response", one.document.language)
    if pattern is None:
        return None
    text, start = one.document.text, one.mention.span.start
    before = re.split("[.!?。！？;；\n]", text[max(0, start - _GOVERNED) : start])[-1]  # the cue may open the sentence
    found = pattern.search(text, start - len(before), one.mention.span.end)
    return (found.end(), found.group()) if found else None


def _named_before(one: Profile, earlier: Sequence[Profile], cue_end: int) -> Profile | None:
    """The last happening before whose actor is named right after the cue."""
    words = one.document.text[cue_end : _phrase_end(one, cue_end)]
    named = {"p:" + name for name in names_in_text(words, one.document.language)}
    return next((p for p in reversed(earlier) if named & p.actors and p.family not in ("STATEMENT", "REPORT")), None)


def _revisions(
    profiles: Mapping[str, Profile], home: Mapping[str, str], judgements: Iterable[Judgement]
) -> Iterator[Found]:
    """Near events that were not joined: a later higher number of one thing revises, a denial contradicts."""
    for judgement in judgements:
        one, two = profiles.get(judgement.left), profiles.get(judgement.right)
        if (
            one is None
            or two is None
            or judgement.score < weights().unsure
            or home[judgement.left] == home[judgement.right]
        ):
            continue
        if {one.mention.realis, two.mention.realis} == {"actual", "denied"}:
            denial, claim = (one, two) if one.mention.realis == "denied" else (two, one)
            yield home[denial.mention.id], home[claim.mention.id], "contradicts", "one says it, the other denies it"
            continue
        older, newer = sorted(
            (one, two), key=lambda p: p.document.published.isoformat() if p.document.published else "~"
        )
        raised = any(of & of_new and value < new for _, value, of in older.amounts for _, new, of_new in newer.amounts)
        if raised and older.document.published != newer.document.published and older.family == newer.family:
            yield home[newer.mention.id], home[older.mention.id], "updates", "a later claim with a higher number"
