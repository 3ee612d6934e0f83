"""Voices of a Spanish verb that its form and the word before it show."""

from __future__ import annotations

import re

from timeline.extract.sentence import Sentence
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
