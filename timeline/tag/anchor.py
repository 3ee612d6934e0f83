"""Which clock an expression counts from: a policy over the text, not a matter of language.

The document's date is the default. Words such as "the day before" count from the last date mentioned; so does everything
in narrative text. Inside a sentence that retells a report the report's own date gives a second reading. Tense and future
cues of the clause choose between the past and the future reading of a date that lacks its year.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from timeline.model import Grain, TimeValue
from timeline.tag.find import Find
from timeline.tag.lex import Lexed
from timeline.temporal.context import Context

# A full stop before a small letter or a figure ends an abbreviation ("Jan. 14", "Sept. 3"), not a sentence.
_CLAUSE_END = re.compile(r"[.!?…](?=[\"'”’»)\]]*(?:\s+[^\sa-z\d]|\s*$))|[。！？；;\n]")
_COMMA = re.compile(r"[,，、:：]")
_PERIODS = (Grain.MONTH, Grain.QUARTER, Grain.HALF)
CLOCK_REACH, CLOCK_REACH_AHEAD = (
    400,
    80,
)  # characters: some sentences about a past day, the same sentence about one to come
NEXT_SENTENCE = 200  # characters: the sentence after one about a day to come
MOMENT_REACH = 300  # characters: "forty minutes later" counts from a time of day told shortly before
PAST_REACH = 30  # characters: "said" far away says when it was said, not when it happens
FUTURE_REACH = 9
LEADING_WORDS = 1  # "On Friday, …": what may stand before a date that the clause after its comma governs
ASIDE_REACH = 5  # characters from the comma to the participle or pronoun: ", в котором"
_OF_THIS = re.compile(
    r"(?:\bоб этом|\bо ч[её]м|^как) $", re.IGNORECASE
)  # "Об этом накануне сообщила …": the eve of the text
REPORT_REACH = 14  # characters between a date and the word "report" it belongs to


@dataclass
class Anchors:
    """Walks through a text's expressions in order and gives each its `Context`. Mutable: one per text, never shared."""

    text: str
    lexed: Lexed
    now: datetime | None
    now_label: str
    narrative: bool
    lunar_zone: int
    last: datetime | None = None
    report: datetime | None = None
    coarse: datetime | None = None
    period: str | None = None
    last_month: datetime | None = None
    reported: str | None = None
    _last_at: int = 0
    _told: datetime | None = None
    _main: tuple[int, datetime] | None = None
    core: tuple[int, int] | None = None
    clocked: bool = False
    fronted: bool = True  # a date that opens a sentence is set off by a comma; in Russian a comma opens another clause
    _moment: tuple[int, datetime] | None = None
    _period: tuple[int, datetime] | None = None
    _part: tuple[int, str] | None = None
    _ends: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ends = [match.start() for match in _CLAUSE_END.finditer(self.text)]
        self._starts = [start for start, _, _ in self.lexed.cues]

    def sentence(self, at: int) -> tuple[int, int]:
        """Bounds of the sentence around a position, by its punctuation alone."""
        index = bisect_left(self._ends, at)
        low = self._ends[index - 1] + 1 if index else 0
        return low, self._ends[index] if index < len(self._ends) else len(self.text)

    def context(self, item: Find) -> Context:
        """The clocks for one expression."""
        low, high = self.sentence(item.start)
        tense = self._tense(item, low, high) if self._starts else 0
        if tense < 0 and item.signal in ("by", "until", "to") and "month" in item.slots:
            tense = 0  # "gave them until mid-November": the past is the giver's
        if tense > 0 and "weekday" in item.slots and self.text.startswith(("'s", "’s"), item.end):
            tense = 0  # "they will appeal Wednesday's ruling": what has a day of its own has been
        if tense == 0 and item.make == "holiday" and item.signal == "by":
            tense = 1  # "By New Year the square is to be lit"
        retold = self._retells(item, low, high)
        return Context(
            now=self.now,
            now_label=self.now_label,
            last=None if self._far(item) else self._last_for(item, low, tense),
            report=self.report if retold else None,
            tense=tense,
            narrative=self.narrative,
            undated_report=retold and self.report is None,
            lunar_zone=self.lunar_zone,
            coarse=self.coarse,
            period=self.period,
            last_month=self.last_month,
            reported=self.reported,
            moment=self._moment[1] if self._moment and item.start - self._moment[0] < MOMENT_REACH else None,
            part=self._part[1] if self._part and self._part[0] >= low else None,
            clocked=self.clocked,
            until=item.signal == "until",
        )

    def _tense(self, item: Find, low: int, high: int) -> int:
        """The tense of the clause: of the part of the sentence between commas, so that one clause's future is its own."""
        begin = max((m.end() for m in _COMMA.finditer(self.text, low, item.start)), default=low)
        comma = _COMMA.search(self.text, item.end, high)
        near = clause_tense(
            self.lexed.cues, self._starts, begin, comma.start() if comma else high, item.start, item.end
        )
        before = _words(self.text[begin : item.start])
        if near or comma is None or before > (LEADING_WORDS if self.fronted else 0):
            return near
        stop = _COMMA.search(self.text, comma.end(), high) if before else None
        return clause_tense(
            self.lexed.cues, self._starts, comma.end(), stop.start() if stop else high, item.start, item.end
        )  # "On Friday, the ministers will meet"

    def _cues(self, kind: str, low: int, high: int) -> list[tuple[int, int, str]]:
        first, last = bisect_left(self._starts, low), bisect_right(self._starts, high)
        return [cue for cue in self.lexed.cues[first:last] if cue[2] == kind]

    def _retells(self, item: Find, low: int, high: int) -> bool:
        """Whether the sentence retells a report, other than by the very date in question."""
        return bool(self._cues("cue_report", low, high)) and not self.dates_report(item)

    def dates_report(self, item: Find) -> bool:
        """Whether an expression is the date of a report itself: ``10月31日独家报道``, "reported on Friday"."""
        low, high = self.sentence(item.start)
        for start, end, _ in self._cues("cue_report", max(low, item.start - 40), min(high, item.end + REPORT_REACH)):
            gap = self.text[item.end : start] if start >= item.end else self.text[end : item.start]
            if len(gap) <= REPORT_REACH and not _COMMA.search(gap):
                return True
        return False

    def _last_for(self, item: Find, low: int, tense: int) -> datetime | None:
        """The last date mentioned, as an expression counts from it: no aside of another sentence, and what a clause of
        the past tells is not counted from a day still to come."""
        if item.make == "running" and not self.narrative and _OF_THIS.search(self.text[low : item.start].lstrip()):
            return None
        if self._main is not None and self._main[0] != low:
            self.last, self._main = self._main[1], None
        ahead = self.last is not None and self.now is not None and self.last > self.now
        if ahead and tense < 0 and item.make == "running":
            return self._told or self.last
        return self.last

    def _aside(self, item: Find) -> bool:
        """Whether an expression stands in a clause that describes something: "the strike, begun on 4 May, …"."""
        low = max(self.sentence(item.start)[0], item.start - CLOCK_REACH)
        comma = max((m.end() for m in _COMMA.finditer(self.text, low, item.start)), default=0)
        return bool(comma) and any(
            start - comma <= ASIDE_REACH for start, _, _ in self._cues("cue_aside", comma, item.start)
        )

    def _far(self, item: Find) -> bool:
        """Whether a time of day stands too far from the last day mentioned to be of that day, and not of the document's."""
        if item.make not in ("clock", "clock_text") or self.narrative or self.now is None or self.last is None:
            return False
        gap = item.start - self._last_at
        if self.last <= self.now:
            return gap > CLOCK_REACH
        next_sentence = item.zone and gap <= NEXT_SENTENCE and self._ends_between(self._last_at, item.start) == 1
        return (
            gap > CLOCK_REACH_AHEAD and not next_sentence
        )  # "They meet tomorrow in Geneva. Talks open at 14:00 local time."

    def _ends_between(self, low: int, high: int) -> int:
        """How many sentences end between two positions; blank lines are no sentences."""
        ends = self._ends[bisect_left(self._ends, low) : bisect_left(self._ends, high)]
        return sum(self.text[end] != "\n" for end in ends)

    def _recent(self, start: datetime) -> bool:
        """Whether results of a quarter that began then can be the ones told of: over, and not a year old."""
        return self.now is None or timedelta(days=88) < self.now - start < timedelta(days=300)

    def begin(self, core: tuple[int, int, int] | None) -> None:
        """Start a narrative in the first year it is about; years outside its core are asides that nothing counts from."""
        if core is not None:
            self.core, self.last = core[:2], datetime(max(core[2], 1), 1, 1)

    def saw(self, item: Find, value: TimeValue) -> None:
        """Remember a resolved expression: later ones may count from it."""
        if item.make == "duration" and value.timex in ("P9M", "P6M"):
            self.reported = None  # results of three quarters: "a year earlier" is a year
        if value.start is None or value.type not in ("DATE", "TIME") or value.grain is None:
            return
        if self.core is not None and not self.core[0] <= value.start.year <= self.core[1]:
            return
        if self.dates_report(item) and value.grain >= Grain.DAY:
            self.report = value.start.replace(hour=0, minute=0, second=0)
        if value.grain >= Grain.MONTH:
            self.last_month = value.start
        if value.grain is Grain.QUARTER and item.make == "period" and self._recent(value.start):
            self.reported = value.timex
        if item.rule.endswith("/dateline") and value.grain is Grain.DAY:  # the text's "today" is the day it was filed
            self.now, self.now_label = value.start, "dateline"
        if value.grain >= Grain.YEAR and value.grain < Grain.DAY and self._leads(item, value.start):
            self.period = value.timex if value.grain in _PERIODS and item.signal != "to" else None
        if value.grain >= Grain.YEAR and item.make != "running":
            self.coarse = value.start
        self._saw_time_of_day(item, value, value.start)
        if value.grain >= Grain.DAY or self.narrative or (value.grain is Grain.MONTH and value.mod == "START"):
            self._remember(item, value.start.replace(hour=0, minute=0, second=0))

    def _remember(self, item: Find, day: datetime) -> None:
        if self.last is None or self.narrative or not self._aside(item):
            self._main = None
        elif self._main is None:
            self._main = (self.sentence(item.start)[0], self.last)
        self._last_at, self.last = item.end, day
        if self.now is None or day <= self.now:
            self._told = day

    def _leads(self, item: Find, start: datetime) -> bool:
        """Whether a period is what a sentence tells about, not an earlier one it is compared with."""
        low = self.sentence(item.start)[0]
        compared = self._period is not None and self._period[0] == low and start < self._period[1]
        if item.make == "same_period" or compared:
            return False
        self._period = low, start
        return True

    def _saw_time_of_day(self, item: Find, value: TimeValue, start: datetime) -> None:
        if value.grain is not None and value.grain >= Grain.HOUR:
            self._moment = (item.end, start)
        elif value.grain is Grain.PART and value.timex:
            self._part = (item.start, value.timex[-2:])


def _words(text: str) -> int:
    """How many words a short stretch of text has; without spaces each character counts as one."""
    stripped = text.strip()
    return len(stripped) if stripped[:1] > "\u2e80" else len(stripped.split())


def clause_tense(
    cues: tuple[tuple[int, int, str], ...], starts: list[int], low: int, high: int, at: int, end: int
) -> int:
    """-1, 0 or +1: the tense of the cue nearest to the expression from `at` to `end`, in the text from `low` to `high`."""
    tense, nearest, promised = 0, high - low + 1, low - FUTURE_REACH
    for index in range(bisect_left(starts, low), len(starts)):
        start, stop, kind = cues[index]
        if start >= high:
            break
        gap = max(at - stop, start - end)
        if kind == "cue_future":
            promised = stop
        elif kind == "cue_past" and start - promised < FUTURE_REACH:  # "will be held"
            kind = "cue_future"
        if kind in ("cue_future", "cue_past") and gap < nearest and (kind == "cue_future" or gap <= PAST_REACH):
            tense, nearest = (1 if kind == "cue_future" else -1), gap
    return tense
