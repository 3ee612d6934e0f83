"""Who takes part in an event, in which role: by place before or after the verb, by preposition, by voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract import spanish
from timeline.extract.chains import Memory
from timeline.extract.entities import MEDIA, SPEAKING, Named
from timeline.extract.russian import can_be_subject, is_passive
from timeline.extract.sentence import Sentence
from timeline.extract.subjects import plain_subject
from timeline.extract.triggers import SPEAKING_OF, Trigger
from timeline.model import Participant, ParticipantRole

APPOSITION = 3  # characters between a clause and the name that a comma sets beside it
PLACES = frozenset({"city", "place"})
THINGS = frozenset({"vessel", "weapon"})
SUFFERED = frozenset({"HARM", "HAZARD"})
NEAR_SUBJECT = 2  # words that may stand between a Russian verb and the subject behind it
BEFALLS = ("ASSAULT", "HARM", "HAZARD", "PROTEST", "AID.humanitarian")  # a city does none of these: they happen there
SKIPPED = frozenset({"adjective", "document"})


def participants_of(
    sentence: Sentence,
    trigger: Trigger,
    reach: tuple[int, int],
    floor: int,
    memory: Memory,
    speaker: Named | None = None,
    language: str = "",
) -> tuple[Participant, ...]:
    """The participants named within `reach` around the trigger; pronouns stand for the last speaker or country.

    `floor` is where the speech begins that the trigger stands in: a subject further left belongs to the speaker.
    `language` is the text's; `speaker` is who speaks, where the language leaves out a subject that is the speaker's own.
    """
    if trigger.frame is not None:
        return _of_frame(sentence, trigger, memory)
    passive = (
        _passive(sentence, trigger)
        or (language == "ru" and is_passive(_word(sentence, trigger)))
        or (language == "es" and spanish.is_passive(sentence, trigger))
    )
    found: list[Participant] = []
    for named in sentence.entities_in(*reach):
        if named.kind in SKIPPED:
            continue
        role = _role(sentence, named, trigger, passive)
        if language == "ru" and trigger.part == "verb" and not passive:
            role = _by_agreement(sentence, named, trigger, role)
        found.append(_participant(sentence, named, role, memory))
    found += _in_apposition(sentence, reach[1], found, memory)
    if not passive and not any(item.role == "actor" for item in found):
        subject = (
            _plain(sentence, trigger, floor, language)
            or _inherited(sentence, floor, reach[0], trigger)
            or _speaks_of_itself(trigger, speaker)
        )
        if subject is not None:
            found.insert(0, _participant(sentence, subject, "actor", memory))
    return _distinct(found)


def _word(sentence: Sentence, trigger: Trigger) -> str:
    """The first word of a verb; a noun gives none."""
    return sentence.text[trigger.start : trigger.end].split()[0].lower() if trigger.part == "verb" else ""


def _by_agreement(sentence: Sentence, named: Named, trigger: Trigger, role: ParticipantRole) -> ParticipantRole:
    """*Раненых навестил губернатор*: in Russian endings tell the subject, wherever it stands."""
    if role not in ("actor", "recipient") or named.kind not in SPEAKING | MEDIA or _preposition(sentence, named):
        return role
    written = sentence.text[named.start : named.end]
    common = named.kind in ("role", "org") and not written.isupper()  # a capital may owe to the head of the sentence
    agrees = can_be_subject(written[:1].lower() + written[1:] if common else written, _word(sentence, trigger))
    near = len(sentence.between(trigger.end, named.start).split()) <= NEAR_SUBJECT
    if role == "recipient":
        first = min((item.start for item in sentence.entities if item.start >= trigger.end), default=-1)
        return "actor" if agrees and near and named.start == first else role
    return role if agrees is not False else "recipient"


def _plain(sentence: Sentence, trigger: Trigger, floor: int, language: str) -> Named | None:
    hurt = trigger.event_class.startswith("HARM")
    return None if hurt else plain_subject(sentence, trigger, floor, language)


def _in_apposition(sentence: Sentence, end: int, found: Sequence[Participant], memory: Memory) -> list[Participant]:
    """The name a comma sets beside the last participant: "the captain of the ship, Lu Wenhai," is one who takes part."""
    if not found or found[-1].role == "place":
        return []
    after = [named for named in sentence.entities if found[-1].span.end < named.start <= end + APPOSITION]
    if (
        not after
        or after[0].kind not in ("name", "person")
        or sentence.between(found[-1].span.end, after[0].start).strip() != ","
    ):
        return []
    closing = sentence.text[after[0].end : after[0].end + 1]
    return [_participant(sentence, after[0], found[-1].role, memory)] if closing in (",", ".", "") else []


def _of_frame(sentence: Sentence, trigger: Trigger, memory: Memory) -> tuple[Participant, ...]:
    frame = trigger.frame
    assert frame is not None
    if frame.subject is not None:
        return (_participant(sentence, frame.subject, "actor", memory),)
    kinds = MEDIA | SPEAKING if trigger.event_class == "STATEMENT" else MEDIA
    named = [item for item in sentence.entities_in(frame.start, frame.end) if item.kind in kinds]
    return (_participant(sentence, named[-1], "actor", memory),) if named else ()


def _participant(sentence: Sentence, named: Named, role: ParticipantRole, memory: Memory) -> Participant:
    known = named
    if named.kind == "ref":
        known = _referent(sentence, named, memory) or named
    kind = known.kind if known.kind != "ref" else "person"
    told = known if known.kind == "person" else named  # a pronoun is shown by the name it stands for
    return Participant(
        sentence.text[told.start : told.end],
        kind,
        role,
        told.span,
        known.name if known.kind != "ref" else "",
        known.id,
    )


def _referent(sentence: Sentence, named: Named, memory: Memory) -> Named | None:
    """Whom a pronoun stands for: *this country* the last one named, *he* the last speaker."""
    if named.name != "country_ref":
        return memory.speaker
    before = [item for item in sentence.entities if item.country and item.end <= named.start]
    return (
        before[-1]._replace(kind="country", id=f"country:{before[-1].country}", name="") if before else memory.country
    )


def _role(sentence: Sentence, named: Named, trigger: Trigger, passive: bool) -> ParticipantRole:
    marked = _preposition(sentence, named)
    if marked == "place":
        return "place" if named.kind in PLACES | {"country", "name", "org", "role"} else "recipient"
    if marked:
        return marked
    if named.kind == "place":
        return "place"
    if named.kind in THINGS and named.end <= trigger.start and _governed(sentence, named, trigger):
        return "recipient"
    if named.kind in THINGS:
        return "instrument" if named.start > trigger.start else "actor"
    if named.kind in PLACES and trigger.event_class.startswith(BEFALLS):
        return "place"
    if named.end <= trigger.start:
        return "recipient" if passive or _governed(sentence, named, trigger) else "actor"
    return "place" if named.kind in PLACES else "recipient"


def _preposition(sentence: Sentence, named: Named) -> ParticipantRole | None:
    edge = named.start
    for hit in reversed([hit for hit in sentence.hits if hit.end <= named.start]):
        if sentence.between(hit.end, edge).strip():
            return None
        if hit.has("names", "definite") and not hit.has("roles"):
            edge = hit.start
            continue
        sense = hit.sense("roles")
        if sense is None:
            moves = hit.sense("trigger")
            return "place" if moves and moves.value.startswith("MOVE") and named.kind in PLACES | {"country"} else None
        if sense.value == "passive":
            continue
        return sense.value if sense.value in ("actor", "recipient", "place", "instrument") else None  # type: ignore[return-value]
    return None


def _governed(sentence: Sentence, named: Named, trigger: Trigger) -> bool:
    """对一艘走私的船只实施打击: between its preposition and the verb, with its attributes before it."""
    if sentence.spaced:
        return False
    marks = [hit for hit in sentence.hits if trigger.clause.start <= hit.start < named.start and not hit.entity]
    near = next((hit for hit in reversed(marks) if hit.has("roles", "recipient")), None)
    return near is not None and not any(near.end <= item.start < named.start for item in sentence.entities)


_PASSIVE = re.compile(r"(?:was|were|been|being|be|is|are|fue|fueron|ha sido|han sido|ser) ", re.IGNORECASE)


def _passive(sentence: Sentence, trigger: Trigger) -> bool:
    return _PASSIVE.match(sentence.text, trigger.start, trigger.end) is not None or any(
        "roles" in hit.kinds
        and hit.has("roles", "passive")
        and trigger.clause.start <= hit.start < trigger.start
        and sentence.words(hit.end, trigger.start) <= 6
        for hit in sentence.hits
        if hit.end <= trigger.start
    )


def _speaks_of_itself(trigger: Trigger, speaker: Named | None) -> Named | None:
    """The speaker as the subject of a verb that has none: 外交部表示，已派出三名专家."""
    hangs = trigger.clause.kind in ("subordinate", "relative", "purpose")
    moves = trigger.event_class == "ESTABLISH.market"  # prices do, nobody does it
    deed = trigger.part == "verb" and not hangs and not moves and trigger.event_class.split(".")[0] not in SUFFERED
    return speaker if deed and speaker is not None and speaker.kind in SPEAKING else None


def _inherited(sentence: Sentence, floor: int, start: int, trigger: Trigger) -> Named | None:
    """The subject of the clause before, for a clause that brings none of its own; ships neither speak nor ask."""
    family = trigger.event_class.split(".")[0]
    if family in SUFFERED or trigger.event_class == "ESTABLISH.market":
        return None  # who did it is not who suffers it
    barred = SKIPPED | PLACES | MEDIA | (THINGS if family in SPEAKING_OF | {"AGREE"} else frozenset())
    before = [item for item in sentence.entities_in(floor, start) if item.kind not in barred]
    for item in before:
        if _preposition(sentence, item) is None:
            return item
    return None


def _distinct(found: Sequence[Participant]) -> tuple[Participant, ...]:
    seen: dict[tuple[str, str], Participant] = {}
    for item in found:
        seen.setdefault((item.id or item.text, item.role), item)
    return tuple(seen.values())
