"""Who speaks: the subject of a verb of saying, reporting or showing, wherever the language puts it."""

from __future__ import annotations

import re

from timeline.extract.entities import MEDIA, SPEAKING, Named
from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.language.eventwords import EventWords
from timeline.model import Span

_ADVERBS = re.compile(
    r"(?:还|也|则|均|都|曾|已|又|并|向记者|对记者|在会上|在接受采访时|接受采访时|同时|随后|此前|此时|当时)+$"
)


def find_subject(sentence: Sentence, hit: Hit, left: int, words: EventWords) -> tuple[Named | None, bool]:
    """The speaker: the first free name of the clause, the nearest document for "shows", else a name right after."""
    before = [
        item
        for item in sentence.entities_in(left, hit.start)
        if item.kind in SPEAKING or item.kind in MEDIA or item.kind == "document"
    ]
    if hit.sense("show") and (documents := [item for item in before if item.kind == "document"]):
        return documents[-1], False
    free = [item for item in before if not is_oblique(sentence, item) and item.kind != "adjective"]
    if free:
        return free[0], False
    opening = sentence.between(left, hit.start).strip()
    if not opening and (named := _before_apposition(sentence, left)):
        return named, False
    before_verb = (opening or sentence.between(sentence.start, hit.start).strip())[-1:]
    if not opening.strip("”\"»」’'") and (
        before_verb in ("”", '"', "»", "」", "’") or (words.after_verb and before_verb == ",")
    ):
        after = [item for item in sentence.entities if hit.end <= item.start <= hit.end + 5]
        if after and after[0].kind in SPEAKING | MEDIA:
            return _named_after(sentence, after[0]), True
    if any(other.has("clauses", "coordinate") and left <= other.start < hit.start for other in sentence.hits):
        return _earlier_subject(sentence, left), False
    return None, False


def _named_after(sentence: Sentence, office: Named) -> Named:
    """*said the minister, Daniel Rojas*: the office's holder is named behind the comma."""
    if office.kind != "role":
        return office
    names = [item for item in sentence.entities if item.kind in ("name", "person") and item.start >= office.end]
    if names and sentence.between(office.end, names[0].start).strip() == ",":
        holder = names[0]
        key = holder.id.replace("name:", "person:")
        return holder._replace(start=office.start, kind="person", id=key, country=office.country)
    return office


def _before_apposition(sentence: Sentence, left: int) -> Named | None:
    """*Ana Ruiz, the mayor, said*: a clause that is nothing but a name is the subject across the apposition."""
    places = [at for at, _ in sentence.cuts if at <= left]
    if len(places) < 3:
        return None
    start, end = places[-3], places[-2]
    named = sentence.entities_in(start, end)
    whole = sentence.between(start, end).strip(' ,，“"')
    return named[0] if len(named) == 1 and len(whole) <= named[0].end - named[0].start + 4 else None


def _earlier_subject(sentence: Sentence, left: int) -> Named | None:
    """*X condemned it and said …*: the second verb shares the subject of the clause before."""
    start = max([sentence.start, *(at for at, _ in sentence.cuts if at < left)])
    shared = [
        item for item in sentence.entities_in(start, left) if item.kind in SPEAKING and not is_oblique(sentence, item)
    ]
    return shared[0] if shared else None


def unknown_speaker(sentence: Sentence, hit: Hit, left: int) -> Named | None:
    """A speaker no table or shape knows: the few words between the head of the clause and a verb that opens speech."""
    opens = opens_speech(sentence, hit)
    start = max(
        [left, *(time.span.end for time in sentence.times if left <= time.span.start and time.span.end <= hit.start)]
    )
    text = sentence.between(start, hit.start)
    text = _ADVERBS.sub("", text.rstrip()) if not sentence.spaced else text.rstrip()
    begin = start + len(text) - len(text.lstrip(" ,，“”\"'（("))
    text = text.strip(" ,，“”\"'（(")
    size = len(text.split()) if sentence.spaced else len(text)
    if not opens or not (1 <= size <= 6 if sentence.spaced else 2 <= size <= 14):
        return None
    inside = [other for other in sentence.hits if begin <= other.start < hit.start]
    if any(
        other.sense("trigger", "object_verb", "say", "report", "that", "clauses") and not other.sense("names")
        for other in inside
    ):
        return None
    return Named(begin, begin + len(text), Span(begin, begin + len(text)), "role")


def opens_speech(sentence: Sentence, hit: Hit) -> bool:
    """Whether speech follows at once: *that*, a colon, a comma or a quotation mark."""
    after = sentence.between(hit.end, hit.end + 2).lstrip()[:1]
    return after in tuple('，,：:“"「«') or any(
        other.sense("that") and 0 <= other.start - hit.end <= 1 for other in sentence.hits
    )


def told_to(sentence: Sentence, hit: Hit) -> list[Named]:
    """*told Reuters*: the medium somebody spoke to is how we know."""
    near = [item for item in sentence.entities_in(hit.end, hit.end + 40) if item.kind in MEDIA]
    return [item for item in near if not _says_more(sentence, hit.end, item.start)][:1]


def _says_more(sentence: Sentence, start: int, end: int) -> bool:
    """Whether more than an article or a preposition stands between two places."""
    return len(sentence.between(start, end).split()) > 1 or (not sentence.spaced and end - start > 2)


def is_oblique(sentence: Sentence, item: Named) -> bool:
    """Whether a preposition stands before the name: it is where, to whom or about what, not who speaks."""
    for hit in sentence.hits:
        if hit.end > item.start:
            break
        if hit.has("roles") and not hit.has("roles", "passive") and not sentence.between(hit.end, item.start).strip():
            return not hit.has("roles", "actor")
    return False
