"""Chains of sources: reporting frames, what a document remembers of its sources, and who speaks for a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.extract.entities import Named
from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.model import Attribution, SourceRole, Span, TimeExpression

RANK: dict[str, int] = {"publisher": 0, "outlet": 1, "agency": 1, "document": 2, "speaker": 3}


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
    """What a document has said so far about its sources: last speaker, last report's chain, the paragraph's chain.

    `body` is the last body that spoke ("it says"), `recent` whoever spoke last, `told` the media the last speaker spoke to.
    """

    speaker: Named | None = None
    body: Named | None = None
    recent: Named | None = None
    told: tuple[Attribution, ...] = ()
    country: Named | None = None
    report: tuple[Attribution, ...] = ()
    documents: tuple[Attribution, ...] = ()
    paragraph: tuple[Attribution, ...] = ()


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


def links_of(
    sentence: Sentence, named: Sequence[Named], cue: Span, limit: int, memory: Memory
) -> Iterator[Attribution]:
    """One link a source; an agency quoted by a paper comes after it because the text names it after it."""
    found: list[Attribution] = []
    for item, following in zip(named, [*named[1:], None], strict=False):
        if item.kind == "ref":
            known = memory.body if item.name == "body_ref" else memory.speaker
            if item.name == "outlet_ref":
                found.extend(media_of(memory.report))
            elif item.name in ("person_ref", "body_ref") and known is not None:
                found.extend(memory.told)
                found.append(link_to(sentence, known, "speaker", cue, None))
            continue
        reach = following.start if following else limit
        time = next(iter(sentence.times_in(item.end, reach)), None)
        found.append(link_to(sentence, item, role_of(item), cue, time))
    yield from sorted(found, key=lambda link: RANK[link.role])


def link_to(sentence: Sentence, item: Named, role: SourceRole, cue: Span, time: TimeExpression | None) -> Attribution:
    """The link a named source makes."""
    return Attribution(item.head.slice(sentence.text), role, item.head, cue, time)


def role_of(item: Named) -> SourceRole:
    """What a named source is in a chain."""
    if item.kind == "outlet":
        return "outlet"
    if item.kind == "agency":
        return "agency"
    return "document" if item.kind == "document" else "speaker"


def media_of(links: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The papers and agencies of a chain."""
    return tuple(link for link in links if link.role in ("outlet", "agency"))


def resumed(links: tuple[Attribution, ...], memory: Memory) -> tuple[Attribution, ...]:
    """*The documents* are the documents of the last report, if it had any of that name, with the chain it gave them."""
    known = [link.name.lower() for link in memory.documents if link.role == "document"]
    named = [link.name.lower() for link in links]
    if any(one in other or other in one for one in known for other in named):
        return merge(memory.documents, links)
    return links


def merge(first: Sequence[Attribution], second: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Two chains as one; documents referred back to are those of the first chain, not more of them."""
    merged: dict[str, Attribution] = {}
    known = any(link.role == "document" for link in first)
    for link in (*first, *(link for link in second if not (known and link.role == "document"))):
        merged.setdefault(link.name, link)
    return tuple(sorted(merged.values(), key=lambda item: RANK[item.role]))


def remember(memory: Memory, frame: Frame) -> None:
    """Keep what a frame says of sources: the last speaker, the last report, the documents it rests on."""
    outer = tuple(link for link in frame.links if link.role != "speaker")
    if frame.subject is not None and frame.subject.kind != "ref" and frame.kind == "statement":
        memory.told = media_of(frame.links)
        memory.report = memory.told or memory.report
        memory.recent = frame.subject
        if frame.subject.kind in ("person", "role", "name"):
            memory.speaker = frame.subject
        if frame.subject.kind != "person":
            memory.body = frame.subject
    if frame.kind == "phrase" or (frame.kind == "report" and outer):
        if frame.kind == "phrase" and not frame.links:
            return
        memory.report = outer or memory.report
    if frame.kind == "document" and outer:
        memory.report = merge(memory.report, outer)
    if {link.role for link in memory.report} >= {"document"} and any(link.role != "document" for link in memory.report):
        memory.documents = memory.report
