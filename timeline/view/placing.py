"""Every dated event of a plain figure in its lane and row, with its label; pixels follow from the figure's width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.model import Case, Document, Event, EventMention
from timeline.view.axis import mark_text
from timeline.view.layout import Lane, Mark, core, day_number, lanes_of, marks, pack, text_width
from timeline.view.naming import COUNTRY, NOUN, called
from timeline.view.scene import families_of, interface_texts
from timeline.view.theme import Family, load_theme
from timeline.view.words import cut, plain

ROW = 42
MARGIN = {"l": 150, "r": 16, "t": 64, "b": 44}


@dataclass(frozen=True, slots=True)
class Placed:
    """One event in the figure: its mark, its height from the top, its label and the side where that stands."""

    event: Event
    mark: Mark
    y: float
    family: Family
    realis: str
    title: str
    note: str
    left: bool
    first: EventMention | None


@dataclass(frozen=True, slots=True)
class Band:
    """One lane in the figure: its name, how many events it holds (undated ones too), its top and bottom."""

    name: str
    count: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Placing:
    """A whole figure in numbers: events, lanes, the first and last day that it shows at first."""

    events: tuple[Placed, ...]
    bands: tuple[Band, ...]
    start: float
    end: float
    documents: Mapping[str, Document]

    @property
    def bottom(self) -> float:
        """Where the lanes end and the sources begin."""
        return self.bands[-1].bottom if self.bands else 0.0


def place(case: Case, mode: str, language: str, width: int) -> Placing:
    """The dated events of `case` in lanes of `mode`, labels in `language`, for a figure `width` pixels wide."""
    families = families_of([event.event_class for event in case.events])
    lanes = lanes_of(case, mode, families)
    found = {mark.order: mark for mark in marks(case)}
    documents = {doc.id: doc for doc in case.documents}
    start, end = extent(case, list(found.values()))
    placer = _Placer(case, families, language, start, end, width, documents)
    events: list[Placed] = []
    bands: list[Band] = []
    top = 0.0
    for lane in lanes:
        held = sorted(
            (found[order] for order in lane.events if order in found), key=lambda mark: (mark.start, mark.end)
        )
        if not held:
            continue
        placed, rows = placer.lane(held, top)
        events += placed
        bottom = top + rows * ROW + 8
        bands.append(Band(_lane_name(lane, language), len(lane.events), top, bottom))
        top = bottom
    return Placing(tuple(events), tuple(bands), start, end, documents)


def extent(case: Case, found: Sequence[Mark]) -> tuple[float, float]:
    """First and last day to show at first: the dense part of events and all publications, with a little air."""
    published = [day_number(doc.published) for doc in case.documents if doc.published]
    if not found and not published:
        return 0.0, 30.0
    dense = core(found)
    ends = [dense] if dense else [(mark.start, mark.end) for mark in found]
    start = min([*(first for first, _ in ends), *published])
    end = max([*(last for _, last in ends), *(day + 1 for day in published)])
    air = max((end - start) * 0.035, 0.6)
    return start - air, end + air


class _Placer:
    """What placing one lane needs to know of the whole."""

    def __init__(
        self, case: Case, families: Mapping[str, str], language: str, start: float, end: float, width: int,
        documents: Mapping[str, Document],
    ) -> None:  # fmt: skip
        self.case = case
        self.families = families
        self.looks = {family.name: family for family in load_theme().families}
        self.mentions = {mention.id: mention for mention in case.mentions}
        self.documents = documents
        self.language = language
        self.texts = dict(interface_texts()[language])
        self.start, self.years = start, end - start > 400
        self.room = width - MARGIN["l"] - MARGIN["r"]
        self.scale = self.room / (end - start)

    def lane(self, held: Sequence[Mark], top: float) -> tuple[list[Placed], int]:
        """The events of one lane, and how many rows they take."""
        found = [self._event(mark) for mark in held]
        boxes = [self._box(mark, title, note) for mark, (_, _, title, note) in zip(held, found, strict=True)]
        rows = pack([(left, right) for left, right, _ in boxes])
        placed = []
        for mark, (mentions, realis, title, note), box, row in zip(held, found, boxes, rows, strict=True):
            event, y = self.case.events[mark.order], top + (row + 0.5) * ROW + 4
            first = mentions[0] if mentions else None
            placed.append(Placed(event, mark, y, self._family(mark), realis, title, note, box[2], first))
        return placed, max(rows) + 1

    def _family(self, mark: Mark) -> Family:
        return self.looks[self.families.get(self.case.events[mark.order].event_class, "other")]

    def _event(self, mark: Mark) -> tuple[list[EventMention], str, str, str]:
        """The event's mentions, its realis, and the two lines of its label."""
        event = self.case.events[mark.order]
        mentions = [self.mentions[name] for name in event.mentions if name in self.mentions]
        spoken = list(
            dict.fromkeys(self.documents[m.document].language for m in mentions if m.document in self.documents)
        )
        own = spoken[:1] == [self.language]
        title = (event.title if own else event.gloss) or event.title or event.gloss or event.event_class
        realis = realis_of(mentions)
        parts = [
            mark_text(mark, self.language, self.texts, years=self.years),
            "" if realis == "actual" else self.texts[realis],
            " ".join(spoken[:5]).upper(),
        ]
        return mentions, realis, cut(plain(title[:200]), 46), " · ".join(part for part in parts if part)

    def _box(self, mark: Mark, title: str, note: str) -> tuple[float, float, bool]:
        """The pixels an event takes with its label, and whether the label stands at the left."""
        text = max(text_width(title, 13, bold=True), text_width(note, 11)) + 12
        x0, x1 = (mark.start - self.start) * self.scale, (mark.end - self.start) * self.scale
        if mark.shape == "point":
            x0, x1 = (x0 + x1) / 2 - 8, (x0 + x1) / 2 + 8
        left = x1 + text > self.room and x0 - text >= 0
        return (x0 - text - 6, x1 + 6, True) if left else (x0 - 6, x1 + text + 6, False)


def realis_of(mentions: Sequence[EventMention]) -> str:
    """What to say of an event beside its date: actual as soon as one passage asserts that it happened."""
    if not mentions or any(m.realis == "actual" and m.certainty == "asserted" for m in mentions):
        return "actual"
    first = mentions[0]
    return first.realis if first.realis != "actual" else first.certainty


def _lane_name(lane: Lane, language: str) -> str:
    texts = interface_texts()[language]
    if not lane.key:
        return texts["noneNamed"]
    name = called(lane.key, language) if lane.key.startswith((COUNTRY, NOUN)) else lane.name
    return texts.get(f"family_{lane.key}") or cut(plain(name[:100]), 20)
