"""Did it happen, and how sure is the text: realis and certainty from the cues before a trigger, in its clause."""

from __future__ import annotations

from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.extract.triggers import Trigger
from timeline.model import Certainty, Realis

ORDER: tuple[Realis, ...] = ("denied", "hypothetical", "planned", "habitual")
DENIAL_REACH = 4  # words (or characters, unspaced) between a negation and the verb it governs


def realis_of(
    sentence: Sentence, trigger: Trigger, reported: bool = False, endings: tuple[str, ...] = ()
) -> tuple[Realis, Certainty]:
    """The realis and certainty of a trigger. The nearest cue wins; a negation must stand right before the verb.

    `reported` says that the trigger stands in what somebody said, where *would* is the future, not a condition; `endings`
    are those of a verb in the future.
    """
    certainty: Certainty = "asserted"
    realis: Realis = "actual"
    if trigger.frame:
        return ("actual", "asserted")
    for hit in sentence.hits:
        if hit.start > trigger.start or hit.start < trigger.clause.start:
            continue
        for sense in hit.senses:
            if sense.kind == "realis":
                realis, certainty = _cue(sentence, trigger, hit, sense.value, reported, realis, certainty)
    if realis == "actual" and _in_future(sentence, trigger, endings):
        realis = "planned"
    return realis, certainty


def _cue(
    sentence: Sentence, trigger: Trigger, hit: Hit, cue: str, reported: bool, realis: Realis, certainty: Certainty
) -> tuple[Realis, Certainty]:
    """What one more cue makes of the realis and certainty known so far."""
    if cue == "future":  # the form of the verb: any cue before it says more
        return "planned" if realis == "actual" else realis, certainty
    if hit.start == trigger.start:
        return realis, certainty
    if cue == "alleged":
        return realis, "alleged"
    if cue == "possible":
        return "hypothetical", "possible"
    if cue == "denied":
        reach = (
            0 if sentence.text[hit.start : hit.end].lower() == "sin" else DENIAL_REACH
        )  # *un camión sin frenos chocó*
        near = hit.end >= trigger.start or sentence.words(hit.end, trigger.start) <= reach
        if realis == "hypothetical" and _under_if(sentence, trigger):
            return realis, certainty
        return "denied" if near else realis, certainty
    if cue == "reported_future":
        return "planned" if reported else "hypothetical", certainty
    return next((known for known in ORDER if known == cue), realis), certainty


def _under_if(sentence: Sentence, trigger: Trigger) -> bool:
    """*if the quota is not withdrawn*: what an *if* makes a condition, *not* does not deny."""
    return any(
        hit.has("clauses") and hit.has("realis", "hypothetical")
        for hit in sentence.hits
        if trigger.clause.start <= hit.start < trigger.start
    )


def _in_future(sentence: Sentence, trigger: Trigger, endings: tuple[str, ...]) -> bool:
    word = sentence.text[trigger.start : trigger.end].split()[0]
    return bool(endings) and trigger.part == "verb" and word.endswith(endings)
