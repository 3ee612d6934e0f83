"""What a time expression may be counted from, and how a reading is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from timeline.model import Reading, TimeType
from timeline.temporal.value import from_timex

SOON = 100  # days: without a cue, a date that comes so soon is an appointment, not an anniversary


@dataclass(frozen=True, slots=True)
class Context:
    """The clocks an expression can be counted from, where it stands.

    `now` is the document's date and time of day (None when unknown), `last` the last date the text mentioned, `report`
    the date of the report that the sentence retells. `now_label` says how `now` is known. `tense` is -1 when a past cue
    governs the clause, +1 for a future cue, 0 for none. `narrative` counts from `last` first. `undated_report` is True in
    a sentence that retells a report without saying when that appeared. `lunar_zone` reckons lunar months (hours east). `coarse`
    is the last year, month or day mentioned, `last_month` the last month or day; `reported` is the quarter (``1989-Q3``) that
    a report of results is about, None where none was named. `moment` is the last time of day mentioned nearby, with its
    day; `part` the part of day (``EV``) that the sentence has named before. `clocked` says that `now` has a time of day,
    `until` that something lasts until the expression.
    """

    now: datetime | None = None
    now_label: str = "published"
    last: datetime | None = None
    report: datetime | None = None
    tense: int = 0
    narrative: bool = False
    undated_report: bool = False
    lunar_zone: int = 8
    coarse: datetime | None = None
    period: str | None = None
    last_month: datetime | None = None
    reported: str | None = None
    moment: datetime | None = None
    part: str | None = None
    clocked: bool = False
    until: bool = False

    @property
    def base(self) -> datetime | None:
        """What undecided expressions are counted from: the narrative's date, else the document's, else the last one."""
        if self.narrative:
            return self.last or self.now
        return self.now or self.last

    @property
    def base_label(self) -> str:
        """The name of `base`, for `TimeExpression.anchor`."""
        base = self.base
        if base is None:
            return "none"
        if base is self.now:
            return f"{self.now_label} {base.date().isoformat()}"
        return f"last mentioned {base.date().isoformat()}"

    @property
    def running(self) -> datetime | None:
        """What "the day before" counts from: the last date mentioned, else the document's."""
        return self.last or self.now

    def mentioned(self, grain: str) -> datetime | None:
        """The last mention that is precise enough to count years, months or days from."""
        if grain in ("year", "decade", "century"):
            return self.coarse or self.running
        if grain in ("month", "quarter", "half", "season"):
            return self.last_month or self.running
        return self.running

    @property
    def running_label(self) -> str:
        """The name of `running`."""
        if self.last is not None:
            return f"last mentioned {self.last.date().isoformat()}"
        return self.base_label


def reading(
    timex: str | None,
    anchor: str,
    why: str,
    *,
    mod: str | None = None,
    kind: TimeType | None = None,
    zone: str | None = None,
) -> Reading:
    """A reading from TIMEX3 text; arguments as in `from_timex`."""
    return Reading(from_timex(timex, mod=mod, type=kind, zone=zone), anchor, why)


def iso_week(moment: datetime) -> str:
    """The ISO week of a day as TIMEX3: ``2025-W44``."""
    year, week, _ = moment.isocalendar()
    return f"{year:04d}-W{week:02d}"


def iso_day(moment: datetime) -> str:
    """The day as TIMEX3: ``2025-10-31``."""
    return moment.date().isoformat()


def clamp(moment: datetime, days: float) -> datetime | None:
    """`moment` moved by `days`, None where Python's calendar ends."""
    try:
        return moment + timedelta(days=days)
    except OverflowError:
        return None
