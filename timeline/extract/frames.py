"""Who says so: quotation and reporting frames, each with its links, its own event and the stretch it speaks for.

Two shapes are read in every language: a phrase that names the source ("according to", 据, theo) and a verb of saying,
reporting or showing with its subject. The phrase may hold a whole chain (paper, citing agency, on the 2nd, reports).
"""

from __future__ import annotations

import re

from timeline.extract.chains import Frame, Memory, links_of, media_of, merge, remember, resumed
from timeline.extract.entities import MEDIA, Named
from timeline.extract.lexicon import Hit
from timeline.extract.phrases import as_saying, cited, clause_end, dateline, phrase
from timeline.extract.sentence import POSTPOSED, Sentence
from timeline.extract.speakers import find_subject, is_oblique, unknown_speaker
from timeline.extract.speech import closes_speech, opens_speech, told_to
from timeline.language.eventwords import EventWords
from timeline.model import Span

NEAR = 120  # characters: how far from its verb a subject still belongs into the quote
VERBS = ("say", "report", "show")
ACTS = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT", "STATEMENT"})
OPENERS = frozenset({"according", "hearsay", "dateline", *VERBS})


def find_frames(sentence: Sentence, words: EventWords, memory: Memory) -> list[Frame]:
    """The frames of a sentence in text order. `memory` resolves "he" and "the documents", and is updated."""
    frames: list[Frame] = []
    reached = sentence.start
    for index, hit in enumerate(sentence.hits):
        if hit.start < reached:
            continue
        frame = None
        if hit.kinds.keys().isdisjoint(OPENERS) and not _speech_act(hit):
            continue
        if hit.sense("according", "hearsay"):
            frame = phrase(sentence, index, memory)
            if frame and words.phrase_events and frame.event is None and hit.sense("according"):
                frame = _told_by_phrase(sentence, hit, frame)
        elif hit.sense("dateline"):
            frame = dateline(sentence, index)
        elif not hit.entity and (hit.sense(*VERBS) or closes_speech(sentence, hit) is not None):
            frame = _verb(sentence, index, words, memory, reached)
        if frame:
            frames.append(frame)
            reached = max(reached, frame.end)
            remember(memory, frame)
    return frames


def _told_by_phrase(sentence: Sentence, cue: Hit, frame: Frame) -> Frame:
    """*theo Bộ Ngoại giao*: in some languages the common way to say who says it, and so a saying of its own."""
    role = frame.links[-1].role if frame.links else "document"
    if role == "document":
        return frame
    inside = [hit for hit in sentence.hits if cue.end <= hit.start < frame.end and hit.sense("report", "say")]
    event_class = "REPORT" if role in ("outlet", "agency") else "STATEMENT"
    return frame._replace(event=next(iter(inside), cue), event_class=event_class)


def _speech_act(hit: Hit) -> bool:
    """Whether the word may stand for saying beside a quotation: *“…,” she complained*."""
    sense = hit.kinds.get("trigger")
    return sense is not None and sense.part == "verb" and sense.value.split(".")[0] in ACTS


def _verb(sentence: Sentence, index: int, words: EventWords, memory: Memory, reached: int) -> Frame | None:
    """A verb of saying, reporting or showing, its subject, and what it introduces."""
    hit = sentence.hits[index]
    if _denied(sentence, index) or _nominal(sentence, index):
        return None
    closes = closes_speech(sentence, hit) is not None
    left = _clause_start(sentence, hit.start, reached)
    loose = hit.sense("trigger") or all(sense.part == "loose" for sense in hit.senses if sense.kind == "say")
    speech = closes or opens_speech(sentence, hit) or (not hit.sense("trigger") and _stands_behind(sentence, hit, left))
    if loose and not hit.sense("report", "show") and not speech:
        return None
    if quoted := as_saying(sentence, hit, memory):
        quoter, medium = quoted
        links = (*medium, *links_of(sentence, [quoter], Span(hit.start, hit.end), hit.end, memory))
        content = _verb_content(sentence, reached, left, hit.end, False)
        return Frame(left, hit.end, merge((), links), content, hit, "STATEMENT", quoter, False, "statement")
    found, inverted = find_subject(sentence, hit, left, words, memory)
    if found is None and (hit.sense("say", "report") or closes):
        found = unknown_speaker(sentence, hit, left)
    subject = _medium_or_body(found, memory)
    resumes = subject is None and bool(hit.sense("report")) and not sentence.between(left, hit.start).strip(" \n“\"'")
    if subject is None and not resumes:
        return None
    end = _verb_end(sentence, index, subject if inverted else None)
    near = subject is not None and sentence.start <= subject.start < left and hit.start - subject.start <= NEAR
    begin = subject.start if subject is not None and near else left
    content = _verb_content(sentence, reached, begin, end, inverted)
    if not content and (subject is None or not hit.sense("say")):
        return None
    if subject is None:
        return Frame(begin, end, memory.report, content, None, "", None, True, "report")
    frame = Frame(begin, end, (), content, None, "", subject, False, "statement")
    return _spoken(sentence, hit, frame, inverted, memory)


def _stands_behind(sentence: Sentence, hit: Hit, left: int) -> bool:
    """*…, the mayor joked.*: the clause of speech closes what is said, and nothing is told after its verb."""
    before = sentence.between(sentence.start, left).rstrip()[-1:]
    return before in (",", "，") and sentence.between(hit.end, hit.end + 1).strip() in ("", ".", ",", ";", "。", "，")


def _medium_or_body(subject: Named | None, memory: Memory) -> Named | None:
    """*the agency* is the medium of the last report; where none was named, it is a body that speaks for itself."""
    if subject is not None and subject.name == "outlet_ref" and not media_of(memory.report):
        return subject._replace(kind="role", name="")
    return subject


def _spoken(sentence: Sentence, hit: Hit, frame: Frame, inverted: bool, memory: Memory) -> Frame | None:
    """The frame of a verb with its subject: a document shows, a medium reports, anybody else makes a statement."""
    subject = frame.subject
    assert subject is not None
    cue = Span(hit.start, hit.end)
    named = [subject, *(told_to(sentence, hit) if not inverted else [])]
    if subject is memory.speaker and subject.start < sentence.start:
        links = merge(memory.told, tuple(links_of(sentence, named, cue, hit.end, memory)))
    else:
        links = merge((), tuple(links_of(sentence, named, cue, max(frame.end, hit.end), memory)))
    if subject.name == "outlet_ref":  # "the paper says": with all it rested on before
        links = merge(memory.report, links)
    frame = frame._replace(links=links)
    if subject.kind == "document":
        frame = frame._replace(resumes=True, kind="document")
        return _document_shows(sentence, hit, subject, frame, memory)
    if hit.sense("show") and not hit.sense("say", "report"):
        return None
    if subject.kind in MEDIA or subject.name == "outlet_ref":
        links = merge(links, cited(sentence, hit, subject))
        return frame._replace(links=links, event=hit, event_class="REPORT", kind="report")
    say = hit.sense("say") or (hit.sense("trigger") if not hit.sense("report") else None)
    if not links or (say is None and not hit.sense("report")):
        return None
    if say is None and sentence.spaced and not opens_speech(sentence, hit) and closes_speech(sentence, hit) is None:
        return None  # "carried off forty boxes": only a medium reports without speech beside it
    return frame._replace(event=hit, event_class=say.value if say else "STATEMENT")


def _document_shows(sentence: Sentence, hit: Hit, subject: Named, frame: Frame, memory: Memory) -> Frame:
    """*Documents obtained by the paper show*: the paper's report, if it says who has them, else the one before."""
    possess = next(
        (other for other in sentence.hits if other.sense("possess") and subject.end <= other.start < hit.start), None
    )
    owners = [item for item in sentence.entities_in(subject.end, hit.start) if item.kind in MEDIA]
    if possess is None or not owners:
        return frame._replace(links=resumed(frame.links, memory))
    links = tuple(links_of(sentence, [*owners, subject], Span(possess.start, possess.end), hit.start, memory))
    return frame._replace(links=links, event=possess, event_class="REPORT")


def _denied(sentence: Sentence, index: int) -> bool:
    hit = sentence.hits[index]
    return any(
        near.has("realis", "denied")
        and len(sentence.between(near.end, hit.start).split()) <= 1
        and hit.start - near.end < (18 if sentence.spaced else 8)
        for near in sentence.hits[max(0, index - 2) : index]
    )


def _nominal(sentence: Sentence, index: int) -> bool:
    """Whether the word is a noun here: after a demonstrative, a preposition or a possessive 的."""
    hit = sentence.hits[index]
    before = sentence.between(max(sentence.start, hit.start - 2), hit.start)
    if before.endswith("的") and not sentence.spaced:
        return True
    previous = sentence.hits[index - 1] if index else None
    return bool(
        previous
        and not sentence.between(previous.end, hit.start).strip()
        and (
            (
                previous.has("names", "demonstrative")
                and sentence.between(previous.start, previous.end).lower() not in POSTPOSED
            )
            or (sentence.spaced and previous.has("names", "definite") and not previous.sense("that"))
            or (previous.has("roles", "place") and not previous.entity)
        )
    )


def _verb_end(sentence: Sentence, index: int, inverted: Named | None) -> int:
    """The frame ends after the verb, its "that", or the speaker who follows it."""
    if inverted is not None:
        return _said_when(sentence, inverted.end)
    end = _said_when(sentence, sentence.hits[index].end)
    limit = clause_end(sentence, end)
    for hit in sentence.hits[index + 1 :]:
        if hit.start >= limit or hit.sense("trigger") or hit.start - end > 60:
            break
        if hit.sense("that") and (sentence.spaced or hit.start == end):
            return hit.end
    return end


_SUBJECT = re.compile(
    r" (?:the|an?|his|her|its|their|our|my|they|it|he|she|we|there|this|these|those|no|some|many|most|all|"
    r"los|las|un|una|unos|unas|su|sus|se|lo|nadie)\s(?!same day|day before)",
    re.IGNORECASE,
)  # what may open a clause: "say the water turned brown in May"


def _said_when(sentence: Sentence, end: int) -> int:
    """*said in a statement on Tuesday (that) …*: a time right after the verb dates the saying, not what is said."""
    time = next((time for time in sentence.times if time.span.start >= end), None)
    if time is None or not sentence.spaced or len(sentence.between(end, time.span.start).split()) > 6:
        return end
    if any(end < at <= time.span.start for at, _ in sentence.cuts) or _SUBJECT.match(sentence.text, end):
        return end
    between = [hit for hit in sentence.hits if end <= hit.start < time.span.start]
    if any(hit.sense("trigger", "object_verb", "say", "that") and not hit.sense("names") for hit in between):
        return end
    named = sentence.entities_in(end, time.span.start)
    if any(item.kind not in MEDIA | {"document"} and not is_oblique(sentence, item) for item in named):
        return end
    return time.span.end


def _verb_content(
    sentence: Sentence, reached: int, begin: int, end: int, inverted: bool
) -> tuple[tuple[int, int], ...]:
    """What the verb introduces: what follows it, or, when little follows, what the sentence said before."""
    right, left = sentence.words(end, sentence.end), sentence.words(reached, begin) if reached < begin else 0
    least = 3 if sentence.spaced else 4
    before = sentence.between(reached, begin).rstrip(" \n—–")[-1:]
    behind = inverted and left > 0 and before in ',，"”»」' and not _tells(sentence, end, sentence.end)
    if behind and _tells(sentence, reached, begin) and not _opens_under(sentence, reached):
        return ((reached, begin),)  # "…, said the mayor on Monday."
    if left and sentence.between(reached, begin).rstrip(" \n,，—–").endswith(('"', "”", "»", "」")):
        goes_on = sentence.between(end, end + 1).strip() in (",", "，", ":", "：") and _tells(
            sentence, end, sentence.end
        )
        return ((reached, begin), (end, sentence.end)) if goes_on else ((reached, begin),)
    quoted = left >= least and before in ',，"”»」' and not _opens_under(sentence, reached)
    if quoted and right >= least and not inverted and not _says_that(sentence, end):
        first = _tells(sentence, reached, begin)  # "…, he said, adding that …" speaks for both
        if first and _tells(sentence, end, sentence.end):
            return ((reached, begin), (end, sentence.end))
        if first:
            return ((reached, begin),)
    if right >= least and not (inverted and quoted):
        return ((end, sentence.end),)
    if quoted:
        return ((reached, begin), (end, sentence.end)) if right >= least else ((reached, begin),)
    return ((end, sentence.end),) if right and end < sentence.end else ()


def _opens_under(sentence: Sentence, place: int) -> bool:
    """Whether the sentence begins with a clause that hangs on the one that speaks: *After the attack, she said …*."""
    return any(at == place and kind in ("subordinate", "simultaneous") for at, kind in sentence.cuts)


def _says_that(sentence: Sentence, end: int) -> bool:
    """Whether what is said follows for sure: *that*, a colon or a quotation mark stands where the verb ends."""
    mark = sentence.between(end, end + 2).lstrip()[:1]
    return mark in tuple('：:“"「«') or any(hit.sense("that") and abs(hit.end - end) <= 1 for hit in sentence.hits)


def _tells(sentence: Sentence, start: int, end: int) -> bool:
    """Whether anything is told between two places: a trigger or a verb of saying stands there."""
    return any(hit.sense("trigger", "object_verb", "say") for hit in sentence.hits if start <= hit.start < end)


def _clause_start(sentence: Sentence, place: int, reached: int) -> int:
    return max([reached, *(at for at, _ in sentence.cuts if at <= place)])
