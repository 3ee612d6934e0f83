"""Phrases that name a source: *according to A citing B*, 据…报道, *theo …*, and the dateline of an agency."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract.chains import Frame, Memory, link_to, links_of, media_of, resumed, role_of
from timeline.extract.entities import MEDIA, SPEAKING, Named
from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.model import Attribution, SourceRole, Span

_STOP = re.compile(r"[,.;:()\n\"“”]")
_TO = re.compile(r"^ (?:a |à |das |die |den |al |to )?")


def dateline(sentence: Sentence, index: int) -> Frame | None:
    """``新华社北京5月12日电``: agency, place and day before the first sentence are a report of their own."""
    hit = sentence.hits[index]
    if hit.start - sentence.start > 30 or any(sentence.start < at <= hit.start for at, _ in sentence.cuts):
        return None
    named = [
        item
        for item in sentence.entities_in(sentence.start, hit.start)
        if item.kind in MEDIA or item.name == "outlet_ref"
    ]
    if not named:
        return None
    time = next(iter(sentence.times_in(named[0].end, hit.start)), None)
    role: SourceRole = "publisher" if named[0].kind == "ref" else role_of(named[0])
    link = link_to(sentence, named[0], role, Span(hit.start, hit.end), time)
    return Frame(sentence.start, hit.end, (link,), ((hit.end, sentence.end),), hit, "REPORT", named[0], False, "report")


def phrase(sentence: Sentence, index: int, memory: Memory) -> Frame | None:
    """``according to A citing B (on the 2nd) reports``: everything up to the first verb of saying or the comma."""
    cue = sentence.hits[index]
    verb, possess, stop = _phrase_words(sentence, index)
    named = _phrase_sources(sentence, cue.end, stop)
    links = tuple(links_of(sentence, named, Span(cue.start, cue.end), stop, memory))
    if not links and not cue.sense("hearsay"):
        return None
    if not verb and links and sentence.between(cue.end, named[0].start).count(" ") > 6:
        return None
    if not links:
        stop = cue.end
    event, event_class = _phrase_event(verb, possess, named, links)
    if named and named[-1].kind in ("person", "role", "name") and not event:
        memory.speaker, memory.told = named[-1], ()
    content = _phrase_content(sentence, cue.start, stop)
    resumes = bool(links) and all(link.role == "document" for link in links)
    if resumes:
        links = resumed(links, memory)
    return Frame(cue.start, stop, links, content, event, event_class, None, resumes, "phrase")


def _phrase_words(sentence: Sentence, index: int) -> tuple[Hit | None, Hit | None, int]:
    """The verb that ends the phrase, the words that say who has a document, and where the phrase ends."""
    cue = sentence.hits[index]
    stop = _phrase_end(sentence, cue.end)
    possess: Hit | None = None
    for hit in sentence.hits[index + 1 :]:
        if hit.start >= stop:
            break
        if hit.sense("possess"):
            possess = possess or hit
        elif (hit.sense("report", "show") and not hit.sense("cite")) or (
            hit.sense("say") and not hit.sense("cite") and sentence.entities_in(cue.end, hit.start)
        ):
            return hit, possess, hit.end
    return None, possess, stop


def _phrase_sources(sentence: Sentence, start: int, stop: int) -> list[Named]:
    """The sources named in the phrase; whoever cites somebody in print is a paper, even one no table knows."""
    kinds = MEDIA | SPEAKING | {"document"}
    named = [item for item in sentence.entities_in(start, stop) if item.kind in kinds]
    cite = next((hit.start for hit in sentence.hits if hit.sense("cite") and start <= hit.start < stop), -1)
    return [item._replace(kind="outlet") if item.kind == "name" and item.end <= cite else item for item in named]


def _phrase_event(
    verb: Hit | None, possess: Hit | None, named: Sequence[Named], links: Sequence[Attribution]
) -> tuple[Hit | None, str]:
    """The phrase's own event: a report with its own date, a document somebody got hold of, or words of a person."""
    media = any(item.kind in MEDIA for item in named)
    if verb and verb.sense("report") and media and any(link.time for link in links):
        return verb, "REPORT"  # without a time the phrase only says whose word it is
    if possess and media:
        return possess, "REPORT"
    if verb and links and links[-1].role == "speaker" and (say := verb.sense("say")):
        return verb, say.value
    return None, ""


def _phrase_end(sentence: Sentence, place: int) -> int:
    """The comma that ends the phrase, unless what follows it only says whom the source cites."""
    stop = clause_end(sentence, place)
    cited = any(hit.sense("cite") and stop <= hit.start <= stop + 1 for hit in sentence.hits)
    return clause_end(sentence, stop) if cited else stop


def _phrase_content(sentence: Sentence, start: int, end: int) -> tuple[tuple[int, int], ...]:
    after, before = (end, sentence.end), (sentence.start, start)
    if sentence.words(*before) <= 2 or (sentence.words(*after) > 3 and sentence.words(*before) <= 4):
        return (after,) if after[0] < after[1] else ()
    if sentence.words(*after) <= 2:
        return (before,)
    return (before, after) if sentence.spaced else (after,)


def cited(sentence: Sentence, hit: Hit, medium: Named) -> tuple[Attribution, ...]:
    """*the agency, which cites two diplomats*, *Citing two diplomats, the paper reported*: whom the medium rests on."""
    for other in sentence.hits:
        if not other.sense("cite"):
            continue
        gap = sentence.between(medium.end, other.start) if other.start >= medium.end else ""
        behind = other.start >= medium.end and len(gap) <= 12 and gap.lstrip()[:1] in (",", "")
        before = other.end <= medium.start and sentence.between(other.end, medium.start).count(",") == 1
        if behind or before:
            return _source_after(sentence, other)
    return ()


def _source_after(sentence: Sentence, cue: Hit) -> tuple[Attribution, ...]:
    stop = _STOP.search(sentence.text, cue.end, sentence.end)
    end = stop.start() if stop else sentence.end
    for that in sentence.hits:
        if cue.end < that.start < end and that.sense("that", "report", "say"):
            end = that.start
            break
    known = [item for item in sentence.entities_in(cue.end, end) if item.kind in SPEAKING | {"document"} | MEDIA]
    if known:
        return tuple(links_of(sentence, known[:1], Span(cue.start, cue.end), end, Memory()))
    text = sentence.between(cue.end, end)
    start = cue.end + len(text) - len(_TO.sub("", text))
    if not 1 <= len(text.split()) <= 10:
        return ()
    whole = Span(start, start + len(sentence.between(start, end).rstrip()))
    return (
        link_to(sentence, Named(*(whole.start, whole.end), whole, "role"), "speaker", Span(cue.start, cue.end), None),
    )


def as_saying(sentence: Sentence, hit: Hit, memory: Memory) -> tuple[Named, tuple[Attribution, ...]] | None:
    """*the agency quoted Ruiz as saying*, *she was quoted as saying*: who speaks, and through which medium."""
    if not hit.sense("say") or not sentence.between(sentence.start, hit.start).endswith(" as "):
        return None
    cue = next((other for other in sentence.hits if other.end <= hit.start and other.sense("cite")), None)
    if cue is None:
        return None
    people = [item for item in sentence.entities_in(cue.end, hit.start) if item.kind in SPEAKING]
    before = [item for item in sentence.entities_in(sentence.start, cue.start) if item.kind in SPEAKING | MEDIA]
    media = [item for item in before if item.kind in MEDIA]
    if people and before:
        named = media or ([before[-1]] if before[-1].name == "outlet_ref" else [])
        return people[0], tuple(links_of(sentence, named, Span(cue.start, cue.end), cue.end, memory))
    if before:
        return before[-1], media_of(memory.report)
    return None


def clause_end(sentence: Sentence, place: int) -> int:
    """Where the clause of a place ends; a relative clause belongs to it."""
    return min([sentence.end, *(at for at, kind in sentence.cuts if at > place and kind != "relative")])
