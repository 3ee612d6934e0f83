"""Whether a word that could be an event's verb is a noun, an attribute or a bare infinitive here: *in closed talks*."""

from __future__ import annotations

import re

from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.language.eventwords import Sense

_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[ \u00a0]$")
_WORD_AFTER = re.compile(r" ([^\W\d_][\w’'-]*)")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# what stands before a noun and never before a finite verb
DETERMINERS = {
    "en": _set(
        "the a an his her its their our my this these those no some any each every several more other another of "
        "first second latest last next new recent"
    ),
    "es": _set("el un una su sus del al este ese esta esa cada otro otra ningún ninguna algún alguna nuevo nueva"),
}
_PREPOSITIONS = _set("in with from for by on at about after before over under without")
_FUNCTION = _set(
    "by in on at to from with the a an and or but after before when while as that than it him her them us me you over during "
    "for up down out off into onto of against near since until because if not his its their this these those all more "
    "there here again together alone around across along through between among where which who last next early late "
    "several two three four five six seven eight nine ten some any no nobody nothing every each both half dozens hundreds "
    "thousands yesterday today tomorrow tonight only also even about under without within"
)
_TO = re.compile(
    r"(?:\b(?:to|will|would|could|can|may|might|must|should|shall|not|cannot|did|does|do|and|or|let)|n['’]t|['’]ll|['’]d) "
    r"(?:[a-z]+ly |also |then |even |never |soon |now |help |jointly )?$"
)


def as_noun(sentence: Sentence, hit: Hit, language: str) -> bool:
    """Whether a determiner stands right before the word, so that it is a noun (or says what kind one is)."""
    known = DETERMINERS.get(language)
    before = _WORD_BEFORE.search(sentence.text, max(sentence.start, hit.start - 20), hit.start) if known else None
    if before is None or known is None or (language == "es" and sentence.text[hit.end - 1] == "r"):
        return False  # "al volcar": an infinitive behind its article is a verb still
    return before[1].lower() in known


def attributive(sentence: Sentence, hit: Hit, language: str) -> bool:
    """*in closed talks*, *two leaked emails*, *the ruling party*: a participle before its noun tells of nothing."""
    word = sentence.text[hit.start : hit.end].lower()
    if language != "en" or " " in word or not word.endswith(("ed", "ing", "en", "wn")):
        return False
    before = _WORD_BEFORE.search(sentence.text, max(sentence.start, hit.start - 20), hit.start)
    after = _WORD_AFTER.match(sentence.text, hit.end, sentence.end)
    if before is None or after is None or after[1].lower() in _FUNCTION or after[1].lower().endswith("ly"):
        return False
    if before[1].lower() in DETERMINERS["en"]:
        return after[1][0].islower()
    return before[1].lower() in _PREPOSITIONS and not word.endswith("ing") and after[1][0].islower()


def fitting(sentence: Sentence, hit: Hit, language: str) -> Sense | None:
    """The trigger sense that fits the place: a noun's behind a determiner, a bare infinitive's behind *to* or a modal."""
    senses = [sense for sense in hit.senses if sense.kind == "trigger"]
    if not senses:
        return None
    if len(senses) == 1 and senses[0].part == "verb" and language not in DETERMINERS:
        return senses[0]
    bare = next((sense for sense in senses if sense.part == "base"), None)
    if bare is not None and _TO.search(sentence.text, max(sentence.start, hit.start - 24), hit.start):
        return bare._replace(part="verb")
    senses = [sense for sense in senses if sense.part != "base"]
    verb = next((sense for sense in senses if sense.part == "verb"), None)
    noun = next((sense for sense in senses if sense.part == "noun"), None)
    if verb is None or not as_noun(sentence, hit, language):
        return None if verb is not None and attributive(sentence, hit, language) else next(iter(senses), None)
    if noun is not None:
        return noun
    word = sentence.text[hit.start : hit.end].lower()
    return verb if language == "en" and word.endswith("ing") and not attributive(sentence, hit, language) else None
