"""Did it happen, and how sure is the text: realis and certainty from the cues before a trigger, in its clause."""

from __future__ import annotations

from timeline.extract.sentence import Sentence
from timeline.extract.triggers import Trigger
from timeline.model import Certainty, Realis

ORDER: tuple[Realis, ...] = ("denied", "hypothetical", "planned", "habitual")
DENIAL_REACH = 4  # words (or characters, unspaced) between a negation and the verb it governs


def realis_of(sentence: Sentence, trigger: Trigger, reported: bool = False) -> tuple[Realis, Certainty]:
    """The realis and certainty of a trigger. The nearest cue wins; a negation must stand right before the verb.

    `reported` says that the trigger stands in what somebody said, where *would* is the future, not a condition.
    """
    certainty: Certainty = "asserted"
    realis: Realis = "actual"
    for hit in sentence.hits:
        if hit.start > trigger.start or hit.start < trigger.clause.start:
            continue
        for sense in hit.senses:
            if sense.kind != "realis":
                continue
            if hit.start == trigger.start:
                realis = "planned" if realis == "actual" and sense.value == "planned" else realis
            elif sense.value == "alleged":
                certainty = "alleged"
            elif sense.value == "possible":
                certainty, realis = "possible", "hypothetical"
            elif sense.value == "denied":
                if sentence.words(hit.end, trigger.start) <= DENIAL_REACH if hit.end < trigger.start else True:
                    realis = "denied"
            elif sense.value == "reported_future":
                realis = "planned" if reported else "hypothetical"
            elif sense.value in ORDER:
                realis = sense.value
    if trigger.frame:
        return ("actual", "asserted")
    return realis, certainty
