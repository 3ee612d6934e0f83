"""Speech acts told by a plain verb: whoever accuses, denies, demands, threatens or promises is a source of their own.

What such a verb governs is not told as a fact: what is promised or threatened is planned, what is asked for is
hypothetical, what is denied is denied, and of what somebody is accused the accuser knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.extract.ahead import is_ahead
from timeline.extract.chains import Frame, Memory
from timeline.extract.entities import SPEAKING, Named
from timeline.extract.sentence import Sentence
from timeline.extract.triggers import Trigger, complement_end
from timeline.extract.vietnamese import own_deed
from timeline.extract.when import Dated
from timeline.model import Attribution, EventMention, Participant, Realis, Span

UNSPOKEN = ("ACCUSE.investigate", "ACCUSE.charge", "ACCUSE.sue", "REJECT.veto")  # deeds, though of these classes
SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
PROMISES = ("AGREE.pledge", "SUPPORT.praise", "CONCEDE.apologise")  # a source only where nobody else tells of them
_REALIS: dict[str, Realis] = {
    "THREATEN": "planned", "AGREE": "planned", "ENACT": "planned", "REQUEST": "hypothetical", "REJECT": "denied"
}  # fmt: skip
WEAK = frozenset({"actual", "planned"})


def is_spoken(trigger: Trigger) -> bool:
    """Whether the trigger is a verb by which somebody speaks, and no reporting frame has it."""
    return (
        trigger.frame is None
        and trigger.part == "verb"
        and (trigger.event_class.split(".")[0] in SPOKEN or trigger.event_class.startswith(PROMISES))
        and not trigger.event_class.startswith(UNSPOKEN)
    )


def governors(sentence: Sentence, triggers: Sequence[Trigger]) -> list[int | None]:
    """For each trigger the index of the act in whose complement it stands, None for most."""
    out: list[int | None] = []
    for index, trigger in enumerate(triggers):
        found = None
        for earlier in range(index - 1, -1, -1):
            act = triggers[earlier]
            if act.frame is not None and act.frame.covers(trigger.start):
                break  # "rejects it, saying that …": what follows is said, not rejected
            if (
                trigger.frame is None
                and _governs(sentence, act)
                and trigger.start < _reach(sentence, act)
                and not _goes_on(sentence, act, trigger)
            ):
                found = earlier
                break
        out.append(found)
    return out


_FINITE = re.compile(r"(?:ed|ó|aron|ieron|ió|aba|aban|ía|ían)$")
_PAST = re.compile(r"[аеиоуыя]л(?:а|о|и|ся|ась|ось|ись)?$|(?:енес|ен)(?:ла|ло|ли|а|о|ы)?$")  # of a Russian verb


def _goes_on(sentence: Sentence, act: Trigger, trigger: Trigger) -> bool:
    """*demanded an inquiry and accused officials*: a finite verb behind *and* is the subject's next deed."""
    if trigger.clause == act.clause or trigger.part != "verb":
        return False
    if is_spoken(trigger) and own_deed(sentence, trigger):
        return True
    word = sentence.text[trigger.start : trigger.end].split()[0]
    return trigger.clause.kind == "coordinate" and _FINITE.search(word) is not None


def _governs(sentence: Sentence, act: Trigger) -> bool:
    if is_spoken(act):
        return True
    plain = act.frame is None and act.part == "verb"
    if plain and act.event_class.startswith("ENACT") and sentence.text.startswith(" to ", act.end):
        return True  # "voted to strike"
    return plain and (act.event_class == "AGREE" or (act.event_class == "ENACT.decree" and sentence.spaced))


def _reach(sentence: Sentence, act: Trigger) -> int:
    family = act.event_class.split(".")[0]
    return complement_end(sentence, act) if family in ("AGREE", "REQUEST", "THREATEN", "ENACT") else act.clause.end


def realis_under(sentence: Sentence, act: Trigger, trigger: Trigger, known: Realis) -> Realis:
    """The realis of what an act governs; `known` is what the words around the trigger say themselves.

    A threat with an *if* is a condition.
    """
    family = act.event_class.split(".")[0]
    if _is_told_of(sentence, act, trigger):
        return known
    if family == "THREATEN" and known in WEAK and _conditional(sentence, act.end):
        return "hypothetical"
    if family == "REJECT" and trigger.part == "noun" and not act.event_class.startswith("REJECT.deny"):
        return known
    if family == "ENACT" and trigger.part == "noun":
        return known
    governed = _REALIS.get(family)
    return governed if governed is not None and known in WEAK else known


_WHICH = re.compile(r"\b(?:that|which|who|que|quienes) (?:(?:was|were|had|has|have|fue|fueron|había|habían) )?$")


def _is_told_of(sentence: Sentence, act: Trigger, trigger: Trigger) -> bool:
    """*agreed on an inquiry into the collision that killed nine*: a relative clause tells what its noun did already."""
    if trigger.part != "verb":
        return False
    apart = trigger.clause.kind == "relative" and trigger.clause != act.clause
    return apart or _WHICH.search(sentence.text, sentence.start, trigger.start) is not None


def _conditional(sentence: Sentence, start: int) -> bool:
    return any(hit.start > start and hit.has("clauses") and hit.has("realis", "hypothetical") for hit in sentence.hits)


def realis_in(trigger: Trigger, frames: Sequence[Frame], known: Realis) -> Realis:
    """The realis of what somebody denies, promises, orders or asks for in a clause of its own; `known` is its own."""
    inner = next((frame for frame in reversed(frames) if frame.covers(trigger.start)), None)
    if inner is None or known not in WEAK:
        return known
    if inner.event_class.startswith("REJECT.deny"):
        return "denied"
    if inner.event_class.startswith(("AGREE.pledge", "ENACT.decree")) or inner.event_class == "THREATEN":
        return "planned"
    asked = inner.event_class.startswith(("REQUEST", "STATEMENT.call"))
    return "hypothetical" if asked and known == "actual" else known


_REASON = re.compile(r"\b(?:for|por) (?:the |an? |el |la |los |las |un |una |su |sus |his |her |their |its )?$")


def _is_reason(sentence: Sentence, trigger: Trigger, time: int) -> bool:
    """*jailed on Tuesday for laundering money*: what somebody is jailed, praised or sued for was another day."""
    return time < trigger.start and _REASON.search(sentence.text, sentence.start, trigger.start) is not None


def _leave_ahead(sentence: Sentence, triggers: Sequence[Trigger], dated: list[Dated], published: date | None) -> None:
    """*called a meeting on Friday*: a day still to come is the meeting's, not that of the deed already done."""
    for index, trigger in enumerate(triggers):
        time = dated[index].time
        word = sentence.text[trigger.start : trigger.end].split()[0]
        past = _PAST.search(word.lower().replace("ё", "е")) is not None
        finite = past or _FINITE.search(word) is not None
        if time is None or trigger.part != "verb" or not finite or not is_ahead(dated[index], published):
            continue
        put_off = past and trigger.event_class == "SANCTION.suspend" and trigger.start < time.span.start
        if put_off or any(
            other.part == "noun" and other.clause == trigger.clause and trigger.start < other.start < time.span.start
            for other in triggers
        ):
            dated[index] = Dated()


def own_times(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    acts: Sequence[int | None],
    dated: Sequence[Dated],
    published: date | None,
) -> list[Dated]:
    """*vowed to return on Tuesday*: a time behind what is promised is not that of the promise, one before is not that
    of what is promised.
    """
    out = list(dated)
    for index, trigger in enumerate(triggers):
        time = dated[index].time
        if time is not None and dated[index].basis == "clause" and _is_reason(sentence, trigger, time.span.start):
            out[index] = Dated()
    _leave_ahead(sentence, triggers, out, published)
    for index, act in enumerate(acts):
        if act is None or triggers[index].clause != triggers[act].clause:
            continue
        time = dated[act].time
        if time is None or dated[act].basis != "clause":
            continue
        if time.span.start >= triggers[index].start and triggers[index].part == "verb":
            out[act] = Dated()
        elif time.span.end <= triggers[index].start and dated[index].time is time:
            out[index] = Dated()
    return out


def speaker_of(
    trigger: Trigger, participants: Sequence[Participant], known: Sequence[Attribution]
) -> Attribution | None:
    """The link an act adds to the `known` chain: its actor, unless the chain has it or somebody else tells of a promise."""
    if not is_spoken(trigger) or (known and trigger.event_class.startswith(PROMISES)):
        return None
    actor = next((item for item in participants if item.role == "actor" and item.kind in SPEAKING), None)
    if actor is None or any(actor.text in link.name or link.name in actor.text for link in known):
        return None
    return Attribution(actor.text, "speaker", actor.span, Span(trigger.start, trigger.end))


def under_acts(mentions: Sequence[EventMention | None], acts: Sequence[int | None]) -> list[EventMention | None]:
    """The mentions with the speaker of the act that governs them at the end of their chains."""
    out = list(mentions)
    for index, act in enumerate(acts):
        mention, above = out[index], out[act] if act is not None else None
        if mention is None or above is None:
            continue
        known = {link.name for link in mention.attribution}
        more = tuple(link for link in above.attribution if link.name not in known)
        speaker = tuple(link for link in mention.attribution if mention.trigger == (link.cue or None))
        rest = tuple(link for link in mention.attribution if link not in speaker)
        out[index] = replace(mention, attribution=(*rest, *more, *speaker))
    return out


def heard(memory: Memory, trigger: Trigger, mention: EventMention) -> None:
    """Remember who spoke by a plain verb: *Ceban accused them. "It is wrong," he said.*"""
    if not is_spoken(trigger) or len(mention.attribution) != 1:  # what others tell of is not said in the text
        return
    actor = next((item for item in mention.participants if item.role == "actor" and item.kind in SPEAKING), None)
    if actor is None:
        return
    named = Named(actor.span.start, actor.span.end, actor.span, actor.kind, actor.name, actor.id)
    memory.told = ()
    memory.recent = named
    if actor.kind in ("person", "role", "name"):
        memory.speaker = named
    if actor.kind != "person":
        memory.body = named
