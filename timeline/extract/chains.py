"""Chains of sources: reporting frames, what a document remembers of its sources, and who speaks for a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.extract.entities import Named
from timeline.extract.lexicon import Hit
from timeline.model import Attribution

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
    """What a document has said so far about its sources: last speaker, last report's chain, the paragraph's chain."""

    speaker: Named | None = None
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
    if frame.subject is not None and frame.subject.kind in ("person", "role", "name"):
        memory.speaker = frame.subject
    if frame.kind == "phrase" or (frame.kind == "report" and outer):
        if frame.kind == "phrase" and not frame.links:
            return
        memory.report = outer or memory.report
    if frame.kind == "document" and outer:
        memory.report = merge(memory.report, outer)
    if {link.role for link in memory.report} >= {"document"} and any(link.role != "document" for link in memory.report):
        memory.documents = memory.report
