"""What the form of a Spanish verb and the words around it show: its voice, its object, its time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.extract.sentence import Sentence
from timeline.model import TimeExpression

if TYPE_CHECKING:
    from timeline.extract.triggers import Trigger

_PARTICIPLE = re.compile(r"[a-záéíóúñ]+[aií]d[oa]s?")
_HAVING = re.compile(
    r"\b(?:he|ha|han|hemos|había|habían|haya|hayan|hubo|haber|habiendo|habrá|habrán)(?: \w+)? $", re.IGNORECASE
)
_SE = re.compile(r"\bse (?:(?:le|les|lo|la|ya|también) )?$", re.IGNORECASE)
DEEDS = ("COERCE", "ASSAULT", "AID", "ENACT", "ESTABLISH", "ACCUSE", "SANCTION", "MOBILIZE", "HARM", "OTHER")


def is_passive(sentence: Sentence, trigger: Trigger) -> bool:
    """*los hombres arrestados*, *se usó gas*: a participle without *haber*, or a deed of nobody's with *se*."""
    if trigger.part != "verb" or trigger.frame is not None:
        return False
    word = sentence.text[trigger.start : trigger.end].split()[0].lower()
    before = sentence.text[max(sentence.start, trigger.start - 30) : trigger.start]
    if _PARTICIPLE.fullmatch(word):
        return _HAVING.search(before) is None
    return trigger.event_class.startswith(DEEDS) and _SE.search(before) is not None


_DEFINITE = re.compile(r"\s*(?:a )?(?:el|la|los|las|al|su|sus)\s*", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:el|la|los|las|del|al) (?:\w+ )?$", re.IGNORECASE)
_DETERMINED = re.compile(
    r"\s*(?:(?:un|una|unos|unas|el|la|los|las|su|sus|dos|tres|cuatro|varios|varias|nuev[oa]s?|\d+) ?)*"
)
_DEALING = (
    *("RETREAT", "REJECT", "ENACT.pass", "ENACT.rule", "ENACT.repeal", "ACCUSE.sue", "CONCEDE", "SUPPORT", "AID"),
    *("CONSULT.meet", "SANCTION"),
)
_STRIKING = ("HAZARD", "HARM")


def without_named_again(sentence: Sentence, found: Sequence[Trigger]) -> list[Trigger]:
    """*levantó la huelga*, *el sismo sacudió*: what a verb deals with, or a blow and what struck, is one happening."""
    dropped: set[int] = set()  # where they start
    for before, after in pairwise(found):
        asks = before.event_class.startswith("REQUEST")
        if before.clause != after.clause or (before.frame and not asks) or after.frame or before.start in dropped:
            continue
        between = _untimed(sentence, before.end, after.start)
        if before.event_class.startswith(_DEALING) and before.part == "verb" and _DEFINITE.fullmatch(between):
            dropped.add(after.start)  # behind an article stands a noun
        elif after.part == "noun" and _is_object(before, after) and _DETERMINED.fullmatch(between):
            dropped.add(after.start)
        elif after.part == "verb" and _is_subject(sentence, before, after):
            dropped.add(before.start)
    return [trigger for trigger in found if trigger.start not in dropped]


def _is_object(verb: Trigger, noun: Trigger) -> bool:
    """Whether a noun right behind a verb only says what it gave or asked: *concedió un préstamo*, *pidió ayuda*."""
    asks = verb.event_class.startswith("REQUEST") and noun.event_class.startswith(("AID", "CONSULT", "SUPPORT"))
    return verb.part == "verb" and (asks or verb.event_class.split(".")[0] == noun.event_class.split(".")[0])


def _is_subject(sentence: Sentence, noun: Trigger, verb: Trigger) -> bool:
    """Whether a verb only tells what the noun before it did: *el sismo dañó*, *la reforma fue aprobada*."""
    known = _KNOWN.search(sentence.text[max(sentence.start, noun.start - 16) : noun.start]) is not None
    words = sentence.words(noun.end, verb.start)
    if noun.event_class.startswith("HAZARD") and words <= 6:
        return verb.event_class.startswith(_STRIKING if known else "HAZARD")
    return known and words <= 2 and noun.event_class.split(".")[0] == verb.event_class.split(".")[0]


def _untimed(sentence: Sentence, start: int, end: int) -> str:
    """The words between, without the times among them."""
    text = sentence.text[start:end]
    for time in reversed(sentence.times_in(start, end)):
        text = text[: max(0, time.span.start - start)] + text[time.span.end - start :]
    return re.sub(r"^ (?:el|en)(?= )", "", text) if sentence.times_in(start, end) else text


_PRESENT = re.compile(r"(?:se )?(?!se |fue\b)\w+(?<!r)(?:[ae]|an|en)(?: .*)?", re.IGNORECASE)
_PLANNED = ("AGREE", "CONSULT", "ESTABLISH", "ENACT", "PROTEST", "MOVE", "OFFICE", "OTHER.culture", "COOPERATE")


def is_to_come(sentence: Sentence, trigger: Trigger, time: TimeExpression | None, published: date | None) -> bool:
    """*firman el viernes*: a plan in the present tense with a weekday that lies nearer ahead than behind; or a wish."""
    if is_wished(sentence, trigger):
        return True
    if time is None or published is None or trigger.part != "verb" or not trigger.event_class.startswith(_PLANNED):
        return False
    word = sentence.text[trigger.start : trigger.end]
    days = [reading.value.start.date() - published for reading in time.readings if reading.value.start]
    ahead = [day for day in days if day > timedelta(0)]
    behind = [-day for day in days if day <= timedelta(0)]
    if not ahead or not behind or min(ahead) >= min(behind):
        return False
    return _PRESENT.fullmatch(word) is not None


_WISH = re.compile(
    r"\b(?:pid|ped|exig|reclam|solicit|orden|quier|insist|inst|exhort|demand|prop[ou]|recom|sug[ei]r|llam|rog|rueg|mand)"
    r"\w*\b[^.;:«»\"]{0,60}\b(?:a )?que (?:se |le |les |lo |la |los |las |no )*(?:[\w]+ ){0,3}$",
    re.IGNORECASE,
)
_WISHED = re.compile(r"(?:se )?\w+(?:[ae]n?|[aie][rs][ae]n?)(?: .*)?", re.IGNORECASE)


def is_wished(sentence: Sentence, trigger: Trigger) -> bool:
    """*pidió que comparezca*: a verb in the subjunctive that somebody asks or orders, not yet done."""
    if trigger.part != "verb" or _WISHED.fullmatch(sentence.text[trigger.start : trigger.end]) is None:
        return False
    return _WISH.search(sentence.text[max(sentence.start, trigger.start - 120) : trigger.start]) is not None
