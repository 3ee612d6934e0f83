"""Which words of a sentence tell of an event, when frames, names and look-alikes are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.extract import spanish
from timeline.extract.chains import Frame
from timeline.extract.lexicon import Hit
from timeline.extract.nominal import fitting
from timeline.extract.sentence import POSTPOSED, Clause, Sentence
from timeline.language.eventwords import EventWords, Sense

COMPLEMENT = frozenset({"REQUEST", "AGREE", "THREATEN"})  # what is asked, promised or threatened is not a happening
ABSTRACT = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "COOPERATE", "AID", "AGREE", "REJECT", "THREATEN"})
QUALIFYING = frozenset(
    {"HAZARD", "HARM", "ASSAULT", "PROTEST"}
)  # "fire scene": such a word often only qualifies the next
PLACES = frozenset({"city", "country", "place"})
OBJECT_REACH = 40  # characters between a verb and the object that makes it an event
SENDING = ("MOBILIZE", "MOVE", "AID")
_TO = re.compile(r"\bto (?:help |jointly )?$")
_IT = re.compile(r" it\b")
_JOINS = frozenset({"、", "和", "及", ",", "and", "và", "y", "и", "et", "und"})
SPEAKING_OF = frozenset({"STATEMENT", "ACCUSE", "REJECT", "CONSULT", "SUPPORT", "REQUEST", "THREATEN", "REPORT"})


class Trigger(NamedTuple):
    """A word that makes an event: where, of which class, in which clause, by which rule; `frame` when it reports."""

    start: int
    end: int
    event_class: str
    clause: Clause
    rule: str
    part: str = "verb"
    frame: Frame | None = None


def find_triggers(
    sentence: Sentence, parts: Sequence[Clause], frames: Sequence[Frame], words: EventWords
) -> list[Trigger]:
    """Every event word of the sentence with its clause: the frames' own verbs, then verbal and nominal triggers."""
    found = [_framed(frame, parts, words.language) for frame in frames if frame.event]
    inside = [(_frame_head(frame, parts), frame.end) for frame in frames]
    for index, hit in enumerate(sentence.hits):
        if "trigger" not in hit.kinds and "object_verb" not in hit.kinds:
            continue
        clause = next((part for part in parts if part.start <= hit.start < part.end), None)
        if clause is None or hit.entity or any(start <= hit.start < end for start, end in inside):
            continue
        if _in_name(sentence, hit):
            continue
        sense = _sense(sentence, index, words)
        if sense and clause.kind == "purpose" and not sense.value.startswith(("PROTEST", "REQUEST.demand")):
            continue  # what something is done for has not happened; but what is done to protest is a protest
        if sense and sense.part == "verb" and _infinitive_of_purpose(sentence, index, clause, words):
            continue
        if sense and _run_into(sentence, hit, sense, clause):
            sense = sense._replace(value="HAZARD.accident")
        if sense and sense.value == "ASSAULT.armed" and any(s.value == "COERCE.search" for s in hit.senses):
            searched = _POLICE.search(sentence.text, clause.start, hit.start) is not None
            sense = sense._replace(value="COERCE.search") if searched else sense
        if sense and sense.value == "ASSAULT.armed" and _killed_by_nature(sentence, index, clause):
            sense = sense._replace(value="HARM.killed")
        if sense and not _only_named(sentence, index, sense):
            rule = f"{words.language}/{'object' if hit.sense('object_verb') else sense.part}-{sense.value.lower()}"
            found.append(Trigger(hit.start, hit.end, sense.value, clause, rule, sense.part))
    found.sort(key=lambda trigger: trigger.start)
    found = _without_name_of_protest(sentence, _without_light(sentence, found))
    if words.language == "es":
        found = spanish.without_named_again(sentence, found)
    return list(_without_complements(sentence, _without_twins(sentence, found)))


def _infinitive_of_purpose(sentence: Sentence, index: int, clause: Clause, words: EventWords) -> bool:
    """*sent three experts to help investigate*: an infinitive after the verb and its object says what for."""
    hit = sentence.hits[index]
    if not _TO.search(sentence.text, max(clause.start, hit.start - 12), hit.start):
        return False
    verbs = [
        other
        for other in sentence.hits[:index]
        if other.start >= clause.start and any(s.part == "verb" for s in other.senses) and not other.entity
    ]
    if not verbs or not sentence.entities_in(verbs[-1].end, hit.start):
        return False
    sense = verbs[-1].sense("trigger")
    carried = [words.objects[int(s.value)].event_class for s in verbs[-1].senses if s.kind == "object_verb"]
    if carried:
        return "MOBILIZE.deploy" in carried and sentence.between(hit.start - 5, hit.start) == "help "
    return sense is not None and sense.value.startswith(SENDING)


def _run_into(sentence: Sentence, hit: Hit, sense: Sense, clause: Clause) -> bool:
    """*the tanker struck the ferry*: between two ships, and without a weapon, a blow is an accident."""
    if sense.value != "ASSAULT.armed" or sense.part != "verb":
        return False
    before = [item for item in sentence.entities if item.end <= hit.start]
    after = [item for item in sentence.entities if item.start >= hit.end and item.start < clause.end]
    named = next(iter(after), None)
    thing = _IT.match(sentence.text, hit.end) is not None or (named is not None and named.kind == "vessel")
    armed = any(item.kind == "weapon" for item in sentence.entities)
    return thing and not armed and any(item.kind == "vessel" for item in before)


_POLICE = re.compile(r"\b(?:police|officers|agents|inspectors|prosecutors|investigators|detectives)\b", re.IGNORECASE)
_KILLS = re.compile(r"(?:kill|mat[aóe]|asesin)")


def _killed_by_nature(sentence: Sentence, index: int, clause: Clause) -> bool:
    """*the quake killed nine*: what nature or an accident does to people is harm, no attack."""
    hit = sentence.hits[index]
    if _KILLS.match(sentence.text[hit.start : hit.end].lower()) is None:
        return False
    causes = [other for other in sentence.hits[:index] if other.start >= clause.start and other.sense("trigger")]
    return any(
        sense.value.startswith("HAZARD") for other in causes for sense in other.senses if sense.kind == "trigger"
    )


def _frame_head(frame: Frame, parts: Sequence[Clause]) -> int:
    """Where the frame's own words begin: a subject shared with an earlier clause leaves that clause its verb."""
    if frame.event is None:
        return frame.start
    start = frame.event.start
    return max([frame.start, *(part.start for part in parts if part.start <= start < part.end)])


def _framed(frame: Frame, parts: Sequence[Clause], language: str) -> Trigger:
    event = frame.event
    assert event is not None
    clause = next(part for part in parts if part.start <= event.start < part.end)
    return Trigger(event.start, event.end, frame.event_class, clause, f"{language}/frame-{frame.kind}", "verb", frame)


def _sense(sentence: Sentence, index: int, words: EventWords) -> Sense | None:
    hit = sentence.hits[index]
    for carried in hit.senses:
        if carried.kind != "object_verb":
            continue
        rule = words.objects[int(carried.value)]
        reach = min(sentence.end, hit.end + rule.gap)
        window = sentence.text[hit.end : reach].lower()
        opening = max([sentence.start, hit.start - rule.gap, *(at for at, _ in sentence.cuts if at <= hit.start)])
        before = sentence.text[opening : hit.start].lower()  # "<ban": the object may stand before its verb
        window = before + window if _PASSIVE.search(before) else window  # "a deal was reached"
        if any(word[1:] in before if word[0] == "<" else _holds(window, word) for word in rule.objects):
            return Sense("trigger", rule.event_class, "verb")
        if "@place" in rule.objects and any(
            item.kind in PLACES and hit.end <= item.start < reach for item in sentence.entities
        ):
            return Sense("trigger", rule.event_class, "verb")
    if hit.sense("roles") and not _carries(sentence, index):
        return None
    return fitting(sentence, hit, words.language)


_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)(?: [a-z]+ly)? $")


def _holds(window: str, word: str) -> bool:
    """Whether the window has the word from its beginning: *arms* is not in *farms*."""
    at = window.find(word)
    while at > 0 and word[0].isascii() and word[0].isalpha() and window[at - 1].isalpha():
        at = window.find(word, at + 1)
    return at >= 0


def _carries(sentence: Sentence, index: int) -> bool:
    """Whether a word that is also a preposition is the verb here: nothing else in the clause's verb place is."""
    hit = sentence.hits[index]
    for near in reversed(sentence.hits[:index]):
        if sentence.between(near.end, hit.start).count(" ") > 2 or any(
            at > near.start and at <= hit.start for at, _ in sentence.cuts
        ):
            break
        if near.sense("trigger", "object_verb", "light", "say") and not near.entity and not near.has("roles"):
            return False
    return bool([item for item in sentence.entities_in(hit.end, hit.end + 40) if item.start - hit.end < 3])


def _in_name(sentence: Sentence, hit: Hit) -> bool:
    return any(named.start <= hit.start and hit.end <= named.end for named in sentence.entities if named.kind != "ref")


def _only_named(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Whether the word only refers back (*this attack*), stands in a topic (*about the strike*) or names a thing."""
    hit = sentence.hits[index]
    near = [other for other in sentence.hits[max(0, index - 2) : index] if hit.start - other.end <= 4]
    refers = any(
        other.has("names", "demonstrative")
        and not sentence.between(other.end, hit.start).strip()
        and sentence.between(other.start, other.end).lower() not in POSTPOSED
        for other in near
    )
    topic = any(other.has("roles", "about") for other in near)
    light = any(other.sense("light") for other in near)
    following = sentence.hits[index + 1] if index + 1 < len(sentence.hits) else None
    qualifies = sense.value.split(".")[0] in QUALIFYING
    if qualifies and following is not None and following.start == hit.end and following.sense("heads"):
        return True  # "fire scene", "driving licence": the word only qualifies the next one
    if not sentence.spaced:
        if sentence.text[hit.start - 1 : hit.start] == "的" and sense.value.split(".")[0] in ABSTRACT:
            opening = max([sentence.start, *(at for at, _ in sentence.cuts if at <= hit.start)])
            refers = refers or any(
                other.has("names", "demonstrative") for other in sentence.hits if opening <= other.start < hit.start
            )
            light = False
        after = sentence.text[hit.end : hit.end + 2]
        if after.startswith("的") and sense.value.split(".")[0] in ABSTRACT and not light:
            return sentence.text[hit.end + 1 : hit.end + 3] in ("报道", "请求", "消息", "说法", "问题", "要求")
        return refers and not light
    after_refers = any(
        other.has("names", "demonstrative") and not sentence.between(hit.end, other.start).strip()
        for other in sentence.hits[index + 1 : index + 2]
    )
    abstract = sense.value.split(".")[0] in ABSTRACT
    if sense.part == "noun" and (
        _spoken_of(sentence, index) or (sense.value == "AGREE" and _definite(sentence, index))
    ):
        return True
    return (refers and abstract) or (refers and after_refers) or topic or (sense.part == "noun" and after_refers)


def _definite(sentence: Sentence, index: int) -> bool:
    """*the treaty*, *el acuerdo*: the paper, not the agreeing."""
    before = sentence.hits[index - 1] if index else None
    return (
        before is not None
        and before.has("names", "definite")
        and not before.sense("that")
        and (not sentence.between(before.end, sentence.hits[index].start).strip())
    )


def _spoken_of(sentence: Sentence, index: int) -> bool:
    """*condemned the bombing*: a definite noun that somebody only speaks of tells of nothing new."""
    hit = sentence.hits[index]
    before = sentence.hits[index - 1] if index else None
    if before is None or not (before.has("names", "definite") or before.has("names", "demonstrative")):
        return False
    if len(sentence.between(before.end, hit.start).split()) > 2:
        return False
    opening = max([sentence.start, *(at for at, _ in sentence.cuts if at <= hit.start)])
    return any(
        (sense := other.sense("trigger", "say")) and sense.part == "verb" and sense.value.split(".")[0] in SPEAKING_OF
        for other in sentence.hits
        if opening <= other.start < before.start
    )


def _without_twins(sentence: Sentence, found: Sequence[Trigger]) -> list[Trigger]:
    """Two words for one happening stand side by side (*attack* incident, *died* on the spot): the longer one stays."""
    kept: list[Trigger] = []
    for trigger in found:
        last = kept[-1] if kept else None
        if last is None or last.frame or trigger.frame or last.clause != trigger.clause:
            kept.append(trigger)
        elif _is_object(last, trigger):
            continue  # *провели обыск*: the object is in the verb's rule
        elif trigger.start - last.end <= 1 and _family(last) == _family(trigger):
            if trigger.end - trigger.start > last.end - last.start:
                kept[-1] = trigger
        elif last.event_class != trigger.event_class or not _listed(sentence, last, trigger):
            kept.append(trigger)
    return kept


def _without_light(sentence: Sentence, found: Sequence[Trigger]) -> list[Trigger]:
    """*launched an offensive*, *the attack launched at dawn*: the noun tells what it was, the verb only that it was."""
    light = {hit.start for hit in sentence.hits if "light" in hit.kinds} if found else set()
    kept: list[Trigger] = []
    for index, trigger in enumerate(found):
        if trigger.part != "verb" or trigger.frame or (trigger.start not in light and _family(trigger) != "ESTABLISH"):
            kept.append(trigger)
            continue
        near = found[max(0, index - 1) : index + 2]
        if not any(
            other.part == "noun" and other.clause == trigger.clause and _gap(sentence, trigger, other) <= 5
            for other in near
        ):
            kept.append(trigger)
    return kept


def _without_name_of_protest(sentence: Sentence, found: Sequence[Trigger]) -> list[Trigger]:
    """*blocked the port in protest*: the word says why; what was done stands beside it."""
    done = {trigger.clause for trigger in found if _family(trigger) == "PROTEST" and not _why(sentence, trigger)}
    return [trigger for trigger in found if trigger.clause not in done or not _why(sentence, trigger)]


def _why(sentence: Sentence, trigger: Trigger) -> bool:
    if _family(trigger) != "PROTEST":
        return False
    word = sentence.text[max(sentence.start, trigger.start - 3) : trigger.end].lower()
    return word.endswith(("in protest", "en protesta", "como protesta", "señal de protesta", "modo de protesta"))


def _gap(sentence: Sentence, left: Trigger, right: Trigger) -> int:
    first, last = (left, right) if left.start < right.start else (right, left)
    return sentence.words(first.end, last.start)


def _is_object(verb: Trigger, noun: Trigger) -> bool:
    whole = "/object-" in verb.rule and noun.part == "noun" and noun.start - verb.end <= OBJECT_REACH
    return whole and _family(verb) == _family(noun)


def _family(trigger: Trigger) -> str:
    return trigger.event_class.split(".")[0]


def _listed(sentence: Sentence, left: Trigger, right: Trigger) -> bool:
    """Symptoms in a row are one falling ill, nouns joined by *and* one thing said twice."""
    if right.event_class == "HARM.ill":
        return True
    return right.part == "noun" and sentence.between(left.end, right.start).strip() in _JOINS


def _without_complements(sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Drop nouns for what people agree on or ask for: *signed a treaty*, *demanded her resignation*; a verb may tell what
    is to come.
    """
    until, signs = -1, False
    for trigger in found:
        if trigger.start < until and not trigger.frame and (signs or trigger.part == "noun"):
            continue
        yield trigger
        if trigger.event_class.startswith(("AGREE", "REQUEST")) and trigger.part == "verb" and not trigger.frame:
            until, signs = complement_end(sentence, trigger), trigger.event_class.startswith("AGREE.sign")


def complement_end(sentence: Sentence, trigger: Trigger) -> int:
    """Where the complement of a verb ends: its clause and the following ones that bring no subject of their own."""
    end = trigger.clause.end
    for at, kind in sentence.cuts:
        if at < end:
            continue
        if at > end or kind in ("subordinate", "consequence"):
            break
        following = min([sentence.end, *(other for other, _ in sentence.cuts if other > at)])
        first = next((hit for hit in sentence.hits if hit.start >= at), None)
        own = next((item for item in sentence.entities if at <= item.start < at + 3), None)
        if own is not None or first is None or first.sense("according"):
            break
        end = following
    return end
