"""One document's sentences and times become event mentions: scan, name, frame, trigger, date, and pass the gate."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.extract import spanish, vietnamese
from timeline.extract.acts import governors, heard, own_times, realis_in, realis_under, speaker_of, under_acts
from timeline.extract.ahead import forward, is_ahead
from timeline.extract.ambiguity import settle
from timeline.extract.apposition import appositions
from timeline.extract.chains import Frame, Memory, chain_at
from timeline.extract.coverage import gaps
from timeline.extract.entities import Named, find_entities
from timeline.extract.frames import find_frames
from timeline.extract.lexicon import Hit, lexicon_for
from timeline.extract.media import as_media
from timeline.extract.offices import with_officials
from timeline.extract.participants import participants_of
from timeline.extract.quantities import quantities_of
from timeline.extract.realis import realis_of
from timeline.extract.sentence import Sentence, clause_cuts, clauses
from timeline.extract.sport import is_match, is_warlike
from timeline.extract.triggers import COMPLEMENT, Trigger, complement_end, find_triggers
from timeline.extract.when import Dated, assign, with_time
from timeline.extract.written import as_written, readable
from timeline.language.eventwords import EventWords
from timeline.language.pack import Pack
from timeline.model import Document, EventMention, Quantity, Span, TimeExpression, TimeRole, Uncovered

SHORTEST, LONGEST = 4, 400
_DATELINE = re.compile(
    r"[^\W\d_a-z][^.!?:;()\n]{0,60}\([^()\n]{2,30}\)\s*[-–—]+\s*"
    r"|[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.\- ]{2,30}\s[–—]\s+"
    r"|[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.\- ]{3,30},[^.!?:;()\n]{0,40}\s[–—-]+\s+"
)
LONGEST_SENTENCE = 1500  # a "sentence" longer than this is a table or a wall of text: it is cut, never read at once
_ITSELF = re.compile(r"\s*(?:that )?(?:it|they|we)\b", re.IGNORECASE)
PRO_DROP = frozenset({"zh", "vi", "es", "ru"})
MOST_WORDS = 150  # event words and names in one sentence: beyond this it is a list, and rules over pairs would crawl


@dataclass(frozen=True)
class Extraction:
    """What one document tells: its mentions in text order, and the dated sentences and frames that gave none."""

    mentions: tuple[EventMention, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()


def extract(doc: Document, sentences: Sequence[Span], times: Sequence[TimeExpression], pack: Pack) -> Extraction:
    """Every happening the document tells of, dated or not.

    `sentences` are spans of ``doc.text``, `times` its tagged expressions in text order, `pack` the language's pack.
    Nothing is taken from ``doc.dropped`` or the title. A mention's span is its quote, 4 to 400 characters long.
    """
    lexicon = lexicon_for(pack)
    written = doc.text
    doc = readable(doc)
    closed = [dropped.span for dropped in doc.dropped] + ([doc.title_span] if doc.title_span else [])
    kept = [
        part for span in sentences if not any(span.overlaps(other) for other in closed) for part in _cut(doc.text, span)
    ]
    kept = [_after_dateline(doc.text, span) for span in kept]
    times = [time for time in times if not any(time.span.overlaps(other) for other in closed)]
    blocked = [time.span for time in times]
    hits = settle(doc.text, lexicon.scan(doc.text, blocked), lexicon.words.language.split("-")[0], doc.published)
    entities = find_entities(doc.text, hits, lexicon, blocked, frozenset(span.start for span in kept))
    bridges: list[Span] = []
    if lexicon.words.spaced:
        entities = as_media(doc.text, entities, lexicon.words.media)
        entities, bridges = appositions(doc.text, entities, hits, [span.start for span in kept])
    entities = with_officials(doc.text, entities, lexicon.words.language.split("-")[0], doc.published)
    match = is_match(doc.text, lexicon.words.sport)
    memory = Memory()
    mentions: list[EventMention] = []
    uncovered: list[Uncovered] = []
    paragraph = -1
    for span in kept:
        at = doc.text.rfind("\n", 0, span.start)
        if at != paragraph:
            memory.paragraph, paragraph = (), at
        sentence = _sentence(doc.text, span, hits, entities, times, lexicon.words, bridges)
        frames = find_frames(sentence, lexicon.words, memory) if sentence.hits else []
        found = list(_mentions(doc, sentence, frames, lexicon.words, memory, match)) if sentence.hits else []
        mentions.extend(found)
        uncovered.extend(gaps(doc, sentence, found, frames, bool(lexicon.words.forms)))
    if doc.text is not written:
        mentions = [as_written(mention, written) for mention in mentions]
        uncovered = [replace(item, text=item.span.slice(written)) for item in uncovered]
    return Extraction(tuple(_unique(mentions)), tuple(uncovered))


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        at = max(text.rfind(" ", start, start + LONGEST_SENTENCE), text.rfind("，", start, start + LONGEST_SENTENCE))
        at = at if at > start else start + LONGEST_SENTENCE
        yield Span(start, at)
        start = at
    if start < span.end:
        yield Span(start, span.end)


def _after_dateline(text: str, span: Span) -> Span:
    """The sentence without the place, date and agency printed before it: they tell where and when it was written."""
    found = _DATELINE.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def _sentence(
    text: str,
    span: Span,
    hits: Sequence[Hit],
    entities: Sequence[Named],
    times: Sequence[TimeExpression],
    words: EventWords,
    bridges: Sequence[Span] = (),
) -> Sentence:
    own = hits[bisect_left(hits, (span.start,)) : bisect_left(hits, (span.end,))][:MOST_WORDS]
    named = entities[bisect_left(entities, (span.start,)) : bisect_left(entities, (span.end,))][:MOST_WORDS]
    first = bisect_left(times, span.start, key=lambda time: time.span.start)
    last = bisect_left(times, span.end, key=lambda time: time.span.start)
    near = [bridge for bridge in bridges if span.start <= bridge.start < span.end]
    cuts = clause_cuts(text, span.start, span.end, own, words.spaced)
    if near:  # the commas of an apposition end no clause
        cuts = tuple(cut for cut in cuts if cut[1] != "main" or not any(b.start < cut[0] <= b.end for b in near))
    return Sentence(text, span.start, span.end, own, named, times[first:last], words.spaced, cuts)


def _mentions(
    doc: Document, sentence: Sentence, frames: Sequence[Frame], words: EventWords, memory: Memory, match: bool
) -> Iterator[EventMention]:
    if any(
        frame.kind == "phrase" and any(link.role in ("outlet", "agency") for link in frame.links) for frame in frames
    ):
        memory.paragraph = ()
    borders = sorted(
        {place for frame in frames for pair in (*frame.content, (frame.start, frame.end)) for place in pair}
    )
    parts = list(clauses(sentence, sentence.start, sentence.end, borders))
    triggers = find_triggers(sentence, parts, frames, words)
    if match:
        triggers = [trigger for trigger in triggers if not is_warlike(trigger)]
    acts = governors(sentence, triggers)
    dated = own_times(sentence, triggers, acts, assign(sentence, parts, triggers, frames, doc), doc.published)
    counted = quantities_of(sentence) if triggers else []
    built = under_acts(
        [
            _mention(
                doc, sentence, t, d, frames, counted, memory, triggers[a] if a is not None else None, words.endings
            )
            for t, d, a in zip(triggers, dated, acts, strict=True)
        ],
        acts,
    )
    for trigger, mention in zip(triggers, built, strict=True):
        if mention is not None:
            heard(memory, trigger, mention)
    yield from _with_contents([mention for mention in built if mention is not None], frames)
    if words.chain_scope == "paragraph":
        outer = [
            link
            for frame in frames
            if frame.kind in ("phrase", "report")
            for link in frame.links
            if link.role in ("outlet", "agency")
        ]
        if outer:
            memory.paragraph = tuple(outer)
    for named in sentence.entities:
        if named.kind == "country":
            memory.country = named


def _mention(
    doc: Document,
    sentence: Sentence,
    trigger: Trigger,
    dated: Dated,
    frames: Sequence[Frame],
    counted: Sequence[Quantity],
    memory: Memory,
    act: Trigger | None = None,
    endings: tuple[str, ...] = (),
) -> EventMention | None:
    core = _core(sentence, trigger, frames)
    span = _trimmed(doc.text, with_time(_whole(sentence, core, dated), dated.time, LONGEST), trigger)
    quote = span.slice(doc.text)
    if not SHORTEST <= len(quote) <= LONGEST or not quote.strip():
        return None
    event_class, _, mode = trigger.event_class.partition(".")
    reported = any(frame.covers(trigger.start) for frame in frames)
    realis, certainty = realis_of(sentence, trigger, reported, endings)
    if reported and trigger.frame is None:
        realis = realis_in(trigger, frames, realis)
    if act is not None:
        realis = realis_under(sentence, act, trigger, realis)
        certainty = "alleged" if act.event_class.startswith("ACCUSE") else certainty
    if realis == "denied" and event_class == "HARM" and act is None and not reported:
        return None  # "no casualties" tells of nothing that happened
    if realis == "actual" and is_ahead(dated, doc.published) and trigger.frame is None:
        realis = "planned"
    if realis == "actual" and doc.language == "es" and spanish.is_to_come(sentence, trigger, dated.time, doc.published):
        realis = "planned"
    if realis == "actual" and trigger.frame and doc.language == "vi" and vietnamese.announces(sentence, trigger):
        realis = "planned"
    maybe = certainty == "possible" and doc.language == "vi"  # "có thể đổ bộ vào thứ Sáu"
    if realis == "planned" or (realis == "hypothetical" and (act is not None or maybe)):
        dated = forward(dated, doc.published)
    chain = chain_at(trigger.start, frames, memory, trigger.frame)
    if (
        trigger.frame is not None and trigger.event_class == "REPORT"
    ):  # whom a medium cites does not say that it reports
        chain = tuple(link for link in chain if link.role != "speaker")
    reach = (core.start, core.end)
    participants = participants_of(
        sentence,
        trigger,
        reach,
        _floor(sentence, trigger, frames),
        memory,
        _speaker(doc, sentence, trigger, frames),
        doc.language.split("-")[0],
    )
    if speaker := speaker_of(trigger, participants, chain):
        chain = (*chain, speaker)
    return EventMention(
        id=mention_id(doc.id, trigger.start, trigger.end, trigger.event_class),
        document=doc.id,
        span=span,
        trigger=Span(trigger.start, trigger.end),
        event_class=event_class,
        mode=mode,
        rule=trigger.rule,
        realis=realis,
        certainty=certainty,
        time=dated.time,
        time_basis=dated.basis,
        time_role=_time_role(event_class, realis, dated),
        participants=participants,
        quantities=tuple(item for item in counted if core.contains(item.span)),
        attribution=chain,
    )


def mention_id(document: str, start: int, end: int, event_class: str) -> str:
    """The id of a mention: the same on every machine for the same document, trigger and class."""
    return "m-" + hashlib.sha256(f"{document} {start} {end} {event_class}".encode()).hexdigest()[:8]


def _core(sentence: Sentence, trigger: Trigger, frames: Sequence[Frame]) -> Span:
    """What the mention rests on: a frame with what it says, else the clause (with the complement of an asking verb)."""
    frame = trigger.frame
    if frame is not None:
        if frame.kind == "statement":
            start = min([frame.start, *(start for start, _ in frame.content)])
            end = max([frame.end, *(end for _, end in frame.content)])
            if end - start <= LONGEST:
                return Span(start, end)
        return Span(frame.start, frame.end)
    end = trigger.clause.end
    if trigger.event_class.split(".")[0] in COMPLEMENT and trigger.part == "verb":
        end = max(end, min(complement_end(sentence, trigger), trigger.clause.start + LONGEST))
    return Span(trigger.clause.start, end)


def _whole(sentence: Sentence, core: Span, dated: Dated) -> Span:
    """The span back to the head of the clause whose time it shares: a quote begun at the time alone reads badly."""
    if dated.basis != "sentence" or dated.time is None or dated.time.span.start >= core.start:
        return core
    head = max(at for at, _ in ((sentence.start, "main"), *sentence.cuts) if at <= dated.time.span.start)
    return Span(head, core.end) if core.end - head <= LONGEST else core


def _floor(sentence: Sentence, trigger: Trigger, frames: Sequence[Frame]) -> int:
    return max(
        [sentence.start, *(start for frame in frames for start, end in frame.content if start <= trigger.start < end)]
    )


def _speaker(doc: Document, sentence: Sentence, trigger: Trigger, frames: Sequence[Frame]) -> Named | None:
    """Who speaks of the trigger, in languages that leave out a subject which is the speaker's own."""
    if trigger.frame is not None or doc.text[trigger.end : trigger.end + 1] == "是":
        return None  # 检查是…: before the copula it is a noun
    if doc.language == "vi" and not vietnamese.lacks_subject(sentence, trigger):
        return None
    speaking = [frame for frame in frames if frame.kind == "statement" and frame.covers(trigger.start)]
    if not speaking:
        return None
    before = doc.text[trigger.clause.start : trigger.start]
    return speaking[-1].subject if doc.language.split("-")[0] in PRO_DROP or _ITSELF.match(before) else None


def _trimmed(text: str, span: Span, trigger: Trigger) -> Span:
    start, end = span.start, span.end
    if end - start > LONGEST:
        start = max(start, trigger.start - LONGEST // 2)
        end = min(end, start + LONGEST)
        while start < trigger.start and text[start - 1].isalnum() and text[start].isalnum():
            start += 1
        while end > trigger.end and end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end -= 1
    if text[start] in '"”' and text[start + 1 : start + 2].isspace():  # the end of the quotation before
        start += 1
    while start < trigger.start and text[start] in " \t\n,;:，；：、。.)）”\u3000-–—":
        start += 1
    while end > trigger.end and text[end - 1] in " \t\n,;:，；：、。(（\u3000-–—":
        end -= 1
    return Span(start, end)


def _time_role(event_class: str, realis: str, dated: Dated) -> TimeRole:
    if event_class == "REPORT":
        return "published"
    if realis == "planned":
        return "planned"
    if event_class == "STATEMENT":
        return "said"
    if dated.time is not None and dated.time.signal == "until":
        return "ended"
    return "happened"


def _with_contents(mentions: Sequence[EventMention], frames: Sequence[Frame]) -> Iterator[EventMention]:
    """A statement or report is *about* the first mention among what it says."""
    verbs = {frame.event.start: frame for frame in frames if frame.event}
    for mention in mentions:
        frame = verbs.get(mention.trigger.start)
        if frame is None:
            yield mention
            continue
        covered = [other for other in mentions if other is not mention and frame.covers(other.trigger.start)]
        behind = [other for other in covered if other.trigger.start > mention.trigger.start]
        inner = next(iter(behind or covered), None)  # before the verb may stand a clause that others said or did
        yield replace(mention, about=inner.id if inner else None)


def _unique(mentions: Sequence[EventMention]) -> Iterator[EventMention]:
    seen: set[str] = set()
    for mention in mentions:
        if mention.id not in seen:
            seen.add(mention.id)
            yield mention
