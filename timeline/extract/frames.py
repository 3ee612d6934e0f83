"""Who says so: quotation and reporting frames, each with its links, its own event and the stretch it speaks for.

Two shapes are read in every language: a phrase that names the source ("according to", 据, theo) and a verb of saying,
reporting or showing with its subject. The phrase may hold a whole chain (paper, citing agency, on the 2nd, reports).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.extract.entities import MEDIA, SPEAKING, Named
from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.language.eventwords import EventWords
from timeline.model import Attribution, SourceRole, Span, TimeExpression

RANK: dict[str, int] = {"publisher": 0, "outlet": 1, "agency": 1, "document": 2, "speaker": 3}
VERBS = ("say", "report", "show")


class Frame(NamedTuple):
    """One reporting frame.

    `links` are its sources outermost first; `event` the word that makes it an event of its own, if any, of class
    `event_class`; `content` the stretches it speaks for; `subject` the speaker; `resumes` whether it leans on the last
    report ("the report says"); `ref` names the kind of a pronoun that stands for the speaker.
    """

    start: int
    end: int
    links: tuple[Attribution, ...]
    content: tuple[tuple[int, int], ...]
    event: Hit | None = None
    event_class: str = ""
    subject: Named | None = None
    resumes: bool = False
    kind: str = "statement"

    def covers(self, place: int) -> bool:
        """Whether the frame speaks for this place of the text."""
        return any(start <= place < end for start, end in self.content)


@dataclass
class Memory:
    """What a document has said so far about its sources: last speaker, last report's chain, the paragraph's chain."""

    speaker: Named | None = None
    country: Named | None = None
    report: tuple[Attribution, ...] = ()
    documents: tuple[Attribution, ...] = ()
    paragraph: tuple[Attribution, ...] = ()


def find_frames(sentence: Sentence, words: EventWords, memory: Memory) -> list[Frame]:
    """The frames of a sentence in text order. `memory` resolves "he", "the report" and "the documents", and is updated."""
    frames: list[Frame] = []
    reached = sentence.start
    for index, hit in enumerate(sentence.hits):
        if hit.start < reached:
            continue
        frame = None
        if hit.sense("according", "hearsay"):
            frame = _phrase(sentence, index, words, memory)
        elif hit.sense("dateline"):
            frame = _dateline(sentence, index)
        elif hit.sense(*VERBS) and not hit.entity:
            frame = _verb(sentence, index, words, memory, reached)
        if frame:
            frames.append(frame)
            reached = max(reached, frame.end)
            _remember(memory, frame)
    return frames


def chain_at(place: int, frames: Sequence[Frame], memory: Memory, own: Frame | None = None) -> tuple[Attribution, ...]:
    """The chain that speaks for a place, outermost first; `own` is the frame whose verb stands there."""
    links = list(memory.paragraph)
    for frame in frames:
        if frame is own or frame.covers(place):
            links.extend(frame.links)
    if own is not None and own not in frames:
        links.extend(own.links)
    seen: dict[str, Attribution] = {}
    for link in sorted(links, key=lambda item: RANK[item.role]):
        seen.setdefault(link.name, link)
    return tuple(seen.values())


def _dateline(sentence: Sentence, index: int) -> Frame | None:
    """``新华社北京5月12日电``: the agency, place and day printed before the first sentence are a report of their own."""
    hit = sentence.hits[index]
    if hit.start - sentence.start > 30 or any(sentence.start < at <= hit.start for at, _ in sentence.cuts):
        return None
    named = [item for item in sentence.entities_in(sentence.start, hit.start) if item.kind in MEDIA or item.name == "outlet_ref"]
    if not named:
        return None
    time = next(iter(sentence.times_in(named[0].end, hit.start)), None)
    role: SourceRole = "publisher" if named[0].kind == "ref" else _role(named[0])
    link = _link(sentence, named[0], role, Span(hit.start, hit.end), time)
    return Frame(sentence.start, hit.end, (link,), ((hit.end, sentence.end),), hit, "REPORT", named[0], False, "report")


def _phrase(sentence: Sentence, index: int, words: EventWords, memory: Memory) -> Frame | None:
    """``according to A citing B (on the 2nd) reports``: everything up to the first verb of saying or the comma."""
    cue = sentence.hits[index]
    stop = _phrase_end(sentence, cue.end)
    verb: Hit | None = None
    possess: Hit | None = None
    for hit in sentence.hits[index + 1 :]:
        if hit.start >= stop:
            break
        if hit.sense("possess"):
            possess = possess or hit
        elif hit.sense("report", "show", "say") and not hit.sense("cite") and hit.start > cue.end:
            if not hit.sense("report", "show") and verb is None and not sentence.entities_in(cue.end, hit.start):
                continue
            verb = hit
            stop = hit.end
            break
    named = [item for item in sentence.entities_in(cue.end, stop) if item.kind in MEDIA or item.kind == "document" or item.kind in SPEAKING]
    cite = next((hit for hit in sentence.hits if hit.sense("cite") and cue.end <= hit.start < stop), None)
    if cite is not None:  # whoever cites somebody in print is a paper, even one no table knows
        named = [item._replace(kind="outlet") if item.kind == "name" and item.end <= cite.start else item for item in named]
    links = tuple(_links(sentence, named, Span(cue.start, cue.end), memory))
    if not links and not cue.sense("hearsay"):
        return None
    if not verb and links and sentence.between(cue.end, named[0].start).count(" ") > 6:
        return None
    if cue.sense("hearsay") and not links:
        stop = cue.end
    reported = verb is not None and verb.sense("report") and any(item.kind in MEDIA for item in named)
    event = verb if reported and any(link.time for link in links) else None  # without a time it only says whose word it is
    event_class = "REPORT"
    if possess and any(item.kind in MEDIA for item in named):
        event = event or possess
    elif event is None and verb is not None and links and links[-1].role == "speaker" and (say := verb.sense("say")):
        event, event_class = verb, say.value
    content = _phrase_content(sentence, cue.start, stop)
    resumes = bool(links) and all(link.role == "document" for link in links)
    if resumes:
        links = _resumed(links, memory)
    return Frame(cue.start, stop, links, content, event, event_class if event else "", None, resumes, "phrase")


def _phrase_end(sentence: Sentence, place: int) -> int:
    """The comma that ends the phrase, unless what follows it only says whom the source cites."""
    stop = _clause_end(sentence, place)
    cited = any(hit.sense("cite") and stop <= hit.start <= stop + 1 for hit in sentence.hits)
    return _clause_end(sentence, stop) if cited else stop


def _phrase_content(sentence: Sentence, start: int, end: int) -> tuple[tuple[int, int], ...]:
    after, before = (end, sentence.end), (sentence.start, start)
    if sentence.words(*before) <= 2 or sentence.words(*after) > 3 and sentence.words(*before) <= 4:
        return (after,) if after[0] < after[1] else ()
    if sentence.words(*after) <= 2:
        return (before,)
    return (before, after) if sentence.spaced else (after,)


def _verb(sentence: Sentence, index: int, words: EventWords, memory: Memory, reached: int) -> Frame | None:
    """A verb of saying, reporting or showing, its subject, and what it introduces."""
    hit = sentence.hits[index]
    if _denied(sentence, index) or _nominal(sentence, index) or (hit.sense("trigger") and not _opens_speech(sentence, hit)):
        return None
    left = _clause_start(sentence, hit.start, reached)
    subject, inverted = _subject(sentence, hit, left, words)
    if subject is None and hit.sense("say"):
        subject = _unknown_speaker(sentence, hit, left)
    resumes = subject is None and bool(hit.sense("report")) and not sentence.between(left, hit.start).strip(" \n“\"'")
    if subject is None and not resumes:
        return None
    end = _verb_end(sentence, index, subject if inverted else None)
    begin = left if subject is None or subject.start >= left or subject.end <= left else subject.start
    content = _verb_content(sentence, reached, begin, end, inverted)
    if not content and (subject is None or not hit.sense("say")):
        return None
    links: tuple[Attribution, ...] = ()
    if subject is not None:
        told = _told_to(sentence, hit) if not inverted else []
        links = tuple(_links(sentence, [subject, *told], Span(hit.start, hit.end), memory))
        if subject.kind == "ref" and subject.name == "outlet_ref":
            resumes = True
    if resumes:
        links = _merge(memory.report, links)
    role = links[-1].role if links else ""
    if subject is not None and subject.kind == "document":
        links = _resumed(links, memory)
        return Frame(begin, end, links, content, None, "", subject, True, "document")
    if hit.sense("show") and not hit.sense("say", "report"):
        return None
    if role in ("outlet", "agency") or resumes:
        event = hit if subject is not None and subject.kind in MEDIA else None
        return Frame(begin, end, links, content, event, "REPORT" if event else "", subject, resumes, "report")
    say = hit.sense("say")
    if not links or (say is None and not hit.sense("report")):
        return None
    return Frame(begin, end, links, content, hit, say.value if say else "STATEMENT", subject, False, "statement")


def _told_to(sentence: Sentence, hit: Hit) -> list[Named]:
    """*told Reuters*: the medium somebody spoke to is how we know."""
    return [item for item in sentence.entities_in(hit.end, hit.end + 40) if item.kind in MEDIA and item.start - hit.end <= 2][:1]


def _links(sentence: Sentence, named: Sequence[Named], cue: Span, memory: Memory) -> Iterator[Attribution]:
    """One link a source; an agency quoted by a paper comes after it because the text names it after it."""
    found: list[Attribution] = []
    for item, following in zip(named, [*named[1:], None], strict=False):
        if item.kind == "ref":
            if item.name == "person_ref" and memory.speaker is not None:
                found.append(_link(sentence, memory.speaker, "speaker", cue, None))
            continue
        reach = following.start if following else item.end + 24
        time = next(iter(sentence.times_in(item.end, reach)), None)
        found.append(_link(sentence, item, _role(item), cue, time))
    yield from sorted(found, key=lambda link: RANK[link.role])


def _link(sentence: Sentence, item: Named, role: SourceRole, cue: Span, time: TimeExpression | None) -> Attribution:
    return Attribution(item.head.slice(sentence.text), role, item.head, cue, time)


def _role(item: Named) -> SourceRole:
    if item.kind == "outlet":
        return "outlet"
    if item.kind == "agency":
        return "agency"
    return "document" if item.kind == "document" else "speaker"


def _subject(sentence: Sentence, hit: Hit, left: int, words: EventWords) -> tuple[Named | None, bool]:
    """The speaker: the first free name of the clause, the nearest document for "shows", else a name right after."""
    before = [item for item in sentence.entities_in(left, hit.start) if item.kind in SPEAKING or item.kind in MEDIA or item.kind == "document"]
    if hit.sense("show") and (documents := [item for item in before if item.kind == "document"]):
        return documents[-1], False
    free = [item for item in before if not _oblique(sentence, item) and item.kind != "adjective"]
    if free:
        return free[0], False
    opening = sentence.between(left, hit.start).strip()
    if not opening and (named := _before_apposition(sentence, left)):
        return named, False
    before_verb = (opening or sentence.between(sentence.start, hit.start).strip())[-1:]
    if not opening.strip("”\"»」’'") and (before_verb in ("”", "\"", "»", "」", "’") or (words.after_verb and before_verb == ",")):
        after = [item for item in sentence.entities if hit.end <= item.start <= hit.end + 5]
        if after and after[0].kind in SPEAKING | MEDIA:
            return after[0], True
    if any(other.has("clauses", "coordinate") and left <= other.start < hit.start for other in sentence.hits):
        return _earlier_subject(sentence, left), False
    return None, False


_ADVERBS = re.compile(r"(?:还|也|则|均|都|曾|已|又|并|向记者|对记者|在会上|在接受采访时|接受采访时|同时|随后|此前|此时|当时)+$")


def _opens_speech(sentence: Sentence, hit: Hit) -> bool:
    """Whether speech follows at once: *that*, a colon, a comma or a quotation mark."""
    after = sentence.between(hit.end, hit.end + 2).lstrip()[:1]
    return after in tuple("，,：:“\"「«") or any(other.sense("that") and 0 <= other.start - hit.end <= 1 for other in sentence.hits)


def _unknown_speaker(sentence: Sentence, hit: Hit, left: int) -> Named | None:
    """A speaker no table or shape knows: the few words between the head of the clause and a verb that opens speech."""
    opens = _opens_speech(sentence, hit)
    start = max([left, *(time.span.end for time in sentence.times if left <= time.span.start and time.span.end <= hit.start)])
    text = sentence.between(start, hit.start)
    text = _ADVERBS.sub("", text.rstrip()) if not sentence.spaced else text.rstrip()
    begin = start + len(text) - len(text.lstrip(" ,，“”\"'（("))
    text = text.strip(" ,，“”\"'（(")
    size = len(text.split()) if sentence.spaced else len(text)
    if not opens or not (1 <= size <= 6 if sentence.spaced else 2 <= size <= 14):
        return None
    inside = [other for other in sentence.hits if begin <= other.start < hit.start]
    if any(other.sense("trigger", "object_verb", "say", "report", "that", "clauses") and not other.sense("names") for other in inside):
        return None
    return Named(begin, begin + len(text), Span(begin, begin + len(text)), "role")


def _before_apposition(sentence: Sentence, left: int) -> Named | None:
    """*Ana Ruiz, the mayor, said*: a clause that is nothing but a name is the subject across the apposition."""
    places = [at for at, _ in sentence.cuts if at <= left]
    if len(places) < 3:
        return None
    start, end = places[-3], places[-2]
    named = sentence.entities_in(start, end)
    whole = sentence.between(start, end).strip(" ,，“\"")
    return named[0] if len(named) == 1 and len(whole) <= named[0].end - named[0].start + 4 else None


def _earlier_subject(sentence: Sentence, left: int) -> Named | None:
    """*X condemned it and said …*: the second verb shares the subject of the clause before."""
    start = max([sentence.start, *(at for at, _ in sentence.cuts if at < left)])
    shared = [item for item in sentence.entities_in(start, left) if item.kind in SPEAKING and not _oblique(sentence, item)]
    return shared[0] if shared else None


def _oblique(sentence: Sentence, item: Named) -> bool:
    """Whether a preposition stands before the name: it is where, to whom or about what, not who speaks."""
    for hit in sentence.hits:
        if hit.end > item.start:
            break
        if hit.has("roles") and not hit.has("roles", "passive") and not sentence.between(hit.end, item.start).strip():
            return not hit.has("roles", "actor")
    return False


def _denied(sentence: Sentence, index: int) -> bool:
    hit = sentence.hits[index]
    return any(
        near.has("realis", "denied") and len(sentence.between(near.end, hit.start).split()) <= 1 and hit.start - near.end < 8
        for near in sentence.hits[max(0, index - 2) : index]
    )


def _nominal(sentence: Sentence, index: int) -> bool:
    """Whether the word is a noun here: after a demonstrative, a possessive 的, or a reporting verb that needs an object."""
    hit = sentence.hits[index]
    before = sentence.between(max(sentence.start, hit.start - 2), hit.start)
    if before.endswith("的") and not sentence.spaced:
        return True
    previous = sentence.hits[index - 1] if index else None
    return bool(
        previous
        and not sentence.between(previous.end, hit.start).strip()
        and (previous.has("names", "demonstrative") or (previous.has("roles", "place") and not previous.entity))
    )


def _verb_end(sentence: Sentence, index: int, inverted: Named | None) -> int:
    """The frame ends after the verb, its "that", or the speaker who follows it."""
    if inverted is not None:
        return inverted.end
    end = _said_when(sentence, sentence.hits[index].end)
    limit = _clause_end(sentence, end)
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
    if any(item.kind != "document" and not _oblique(sentence, item) for item in named):
        return end
    return time.span.end


def _verb_content(sentence: Sentence, reached: int, begin: int, end: int, inverted: bool) -> tuple[tuple[int, int], ...]:
    """What the verb introduces: what follows it, or, when little follows, what the sentence said before."""
    right, left = sentence.words(end, sentence.end), sentence.words(reached, begin) if reached < begin else 0
    least = 3 if sentence.spaced else 4
    before = sentence.between(reached, begin).rstrip()[-1:]
    quoted = left >= least and before in ",，\"”»」"
    if right >= least and not (inverted and quoted):
        return ((end, sentence.end),)
    if quoted:
        return ((reached, begin), (end, sentence.end)) if right >= least else ((reached, begin),)
    return ((end, sentence.end),) if right and end < sentence.end else ()


def _clause_start(sentence: Sentence, place: int, reached: int) -> int:
    return max([reached, *(at for at, _ in sentence.cuts if at <= place)])


def _clause_end(sentence: Sentence, place: int) -> int:
    return min([sentence.end, *(at for at, kind in sentence.cuts if at > place and kind != "relative")])


def _resumed(links: tuple[Attribution, ...], memory: Memory) -> tuple[Attribution, ...]:
    """*The documents* are the documents of the last report, if it had any of that name, with the chain it gave them."""
    known = [link.name.lower() for link in memory.documents if link.role == "document"]
    named = [link.name.lower() for link in links]
    if any(one in other or other in one for one in known for other in named):
        return _merge(memory.documents, links)
    return links


def _merge(first: Sequence[Attribution], second: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Two chains as one; documents referred back to are those of the first chain, not more of them."""
    merged: dict[str, Attribution] = {}
    known = any(link.role == "document" for link in first)
    for link in (*first, *(link for link in second if not (known and link.role == "document"))):
        merged.setdefault(link.name, link)
    return tuple(sorted(merged.values(), key=lambda item: RANK[item.role]))


def _remember(memory: Memory, frame: Frame) -> None:
    outer = tuple(link for link in frame.links if link.role != "speaker")
    if frame.subject is not None and frame.subject.kind in ("person", "role", "name"):
        memory.speaker = frame.subject
    if frame.kind == "phrase" or (frame.kind == "report" and outer):
        if frame.kind == "phrase" and not frame.links:
            return
        memory.report = outer or memory.report
    if frame.kind == "document" and outer:
        memory.report = _merge(memory.report, outer)
    if {link.role for link in memory.report} >= {"document"} and any(link.role != "document" for link in memory.report):
        memory.documents = memory.report
