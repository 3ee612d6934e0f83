"""Who says so: quotation and reporting frames, each with its links, its own event and the stretch it speaks for.

Two shapes are read in every language: a phrase that names the source ("according to", 据, theo) and a verb of saying,
reporting or showing with its subject. The phrase may hold a whole chain (paper, citing agency, on the 2nd, reports).
"""

from __future__ import annotations

from timeline.extract.chains import Frame, Memory, links_of, merge, remember, resumed
from timeline.extract.entities import MEDIA, Named
from timeline.extract.lexicon import Hit
from timeline.extract.phrases import clause_end, dateline, phrase
from timeline.extract.sentence import Sentence
from timeline.extract.speakers import find_subject, is_oblique, opens_speech, told_to, unknown_speaker
from timeline.language.eventwords import EventWords
from timeline.model import Attribution, Span

NEAR = 120  # characters: how far from its verb a subject still belongs into the quote
VERBS = ("say", "report", "show")
OPENERS = frozenset({"according", "hearsay", "dateline", *VERBS})


def find_frames(sentence: Sentence, words: EventWords, memory: Memory) -> list[Frame]:
    """The frames of a sentence in text order. `memory` resolves "he" and "the documents", and is updated."""
    frames: list[Frame] = []
    reached = sentence.start
    for index, hit in enumerate(sentence.hits):
        if hit.start < reached:
            continue
        frame = None
        if hit.kinds.keys().isdisjoint(OPENERS):
            continue
        if hit.sense("according", "hearsay"):
            frame = phrase(sentence, index, memory)
        elif hit.sense("dateline"):
            frame = dateline(sentence, index)
        elif hit.sense(*VERBS) and not hit.entity:
            frame = _verb(sentence, index, words, memory, reached)
        if frame:
            frames.append(frame)
            reached = max(reached, frame.end)
            remember(memory, frame)
    return frames


def _verb(sentence: Sentence, index: int, words: EventWords, memory: Memory, reached: int) -> Frame | None:
    """A verb of saying, reporting or showing, its subject, and what it introduces."""
    hit = sentence.hits[index]
    if (
        _denied(sentence, index)
        or _nominal(sentence, index)
        or (hit.sense("trigger") and not opens_speech(sentence, hit))
    ):
        return None
    left = _clause_start(sentence, hit.start, reached)
    subject, inverted = find_subject(sentence, hit, left, words)
    if subject is None and hit.sense("say"):
        subject = unknown_speaker(sentence, hit, left)
    resumes = subject is None and bool(hit.sense("report")) and not sentence.between(left, hit.start).strip(" \n“\"'")
    if subject is None and not resumes:
        return None
    end = _verb_end(sentence, index, subject if inverted else None)
    near = subject is not None and subject.start < left and hit.start - subject.start <= NEAR
    begin = subject.start if subject is not None and near else left
    content = _verb_content(sentence, reached, begin, end, inverted)
    if not content and (subject is None or not hit.sense("say")):
        return None
    links: tuple[Attribution, ...] = ()
    if subject is not None:
        told = told_to(sentence, hit) if not inverted else []
        links = tuple(links_of(sentence, [subject, *told], Span(hit.start, hit.end), max(end, hit.end), memory))
        if subject.kind == "ref" and subject.name == "outlet_ref":
            resumes = True
    if resumes:
        links = merge(memory.report, links)
    role = links[-1].role if links else ""
    if subject is not None and subject.kind == "document":
        return _document_shows(
            sentence, hit, subject, Frame(begin, end, links, content, None, "", subject, True, "document"), memory
        )
    if hit.sense("show") and not hit.sense("say", "report"):
        return None
    if role in ("outlet", "agency") or resumes:
        event = hit if subject is not None and subject.kind in MEDIA else None
        return Frame(begin, end, links, content, event, "REPORT" if event else "", subject, resumes, "report")
    say = hit.sense("say")
    if not links or (say is None and not hit.sense("report")):
        return None
    return Frame(begin, end, links, content, hit, say.value if say else "STATEMENT", subject, False, "statement")


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
            previous.has("names", "demonstrative")
            or (sentence.spaced and previous.has("names", "definite") and not previous.sense("that"))
            or (previous.has("roles", "place") and not previous.entity)
        )
    )


def _verb_end(sentence: Sentence, index: int, inverted: Named | None) -> int:
    """The frame ends after the verb, its "that", or the speaker who follows it."""
    if inverted is not None:
        return inverted.end
    end = _said_when(sentence, sentence.hits[index].end)
    limit = clause_end(sentence, end)
    for hit in sentence.hits[index + 1 :]:
        if hit.start >= limit or hit.sense("trigger") or hit.start - end > 60:
            break
        if hit.sense("that") and (sentence.spaced or hit.start == end):
            return hit.end
    return end


def _said_when(sentence: Sentence, end: int) -> int:
    """*said in a statement on Tuesday (that) …*: a time right after the verb dates the saying, not what is said."""
    time = next((time for time in sentence.times if time.span.start >= end), None)
    if time is None or not sentence.spaced or len(sentence.between(end, time.span.start).split()) > 6:
        return end
    if any(end < at <= time.span.start for at, _ in sentence.cuts):
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
    before = sentence.between(reached, begin).rstrip()[-1:]
    if left and sentence.between(reached, begin).rstrip(" \n,，").endswith(('"', "”", "»", "」")):
        goes_on = sentence.between(end, end + 1).strip() in (",", "，", ":", "：") and _tells(sentence, end)
        return ((reached, begin), (end, sentence.end)) if goes_on else ((reached, begin),)
    quoted = left >= least and before in ',，"”»」'
    if right >= least and not (inverted and quoted):
        return ((end, sentence.end),)
    if quoted:
        return ((reached, begin), (end, sentence.end)) if right >= least else ((reached, begin),)
    return ((end, sentence.end),) if right and end < sentence.end else ()


def _tells(sentence: Sentence, start: int) -> bool:
    """Whether anything is told after a place: a trigger or a verb of saying stands there."""
    return any(hit.sense("trigger", "object_verb", "say") for hit in sentence.hits if hit.start >= start)


def _clause_start(sentence: Sentence, place: int, reached: int) -> int:
    return max([reached, *(at for at, _ in sentence.cuts if at <= place)])
