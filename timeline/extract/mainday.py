"""The day of an article's main event, and on whose word: its own clause, the lead, a later sentence, or the imprint.

News dates its main event once: where it tells it, in the next sentence that names it again, or by a weekday that stands
free in the lead. What a lead hangs on to explain itself (*who won on Wednesday*, *ahead of Tuesday's vote*) dates the
background. Where no word gives a day, the day of publication stands in, and `MainDay.basis` says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from timeline.extract.main import has_day, main_mention
from timeline.model import Document, EventMention, Grain, TimeExpression

LEAD = 300  # characters from the main event on, within which a free weekday still means it
NEIGHBOURS = 3  # mentions on either side that may lend their day
RECENT = timedelta(days=14)  # what is older is background, not news
Basis = Literal["clause", "again", "lead", "neighbour", "published", "none"]
_BACKGROUND = re.compile(  # from the last comma or sentence end to the time: what hangs on the lead and dates no news
    r"(?:^|[,;:(.—–]|\s-)\s*(?:[^,;:(.—–]*\b)?(?:who|whose|which|ahead of|since|until|prior to|before|after|following|"
    r"quien|quienes|antes de|después de|tras|desde|hasta|"
    r"котор\w+|после|накануне|до|перед|с тех пор|"
    r"sau khi|trước|kể từ|qui|avant|après|depuis|nach|vor|seit)\b[^,;:(.—–]*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:toll|tally|number of (?:dead|deaths|victims|casualties)|cifra de|balance de|saldo de|số người|число)\b[^.]*$",
    re.IGNORECASE,
)
_SINCE = ("since", "until", "after", "before", "desde", "hasta", "с", "до", "depuis", "seit")  # they date it themselves
_WORD = re.compile(r"\w+")


class MainDay(NamedTuple):
    """A day, on what ground, and the words that say it; without a word of the text `words` is empty."""

    day: date | None
    basis: Basis
    words: str = ""


def main_day(doc: Document, mentions: Sequence[EventMention], times: Sequence[TimeExpression] = ()) -> MainDay:
    """The day the main event happened, as far as the article says it, else the day it was published.

    `times` are the expressions of `doc`; without them only those that date a mention are known. A day more than two
    weeks before publication is background, not news.

    >>> main_day(Document("1", "Nothing.", "en"), [])
    MainDay(day=None, basis='none', words='')
    """
    main = main_mention(doc, mentions)
    if main is not None:
        counted = _COUNT.search(doc.text, max(0, main.trigger.start - 60), main.trigger.start)
        if not counted and not _hung(main, doc) and (found := _said(main.time, doc, "clause", main.realis)):
            return found
        tries: list[tuple[TimeExpression | None, Basis]] = [(time, "again") for time in _by_its_word(main, doc, times)]
        tries += [(time, "again") for time in _again(main, mentions)]
        tries += [(time, "lead") for time in _free(main, doc, times)]
        tries += [(mention.time, "neighbour") for mention in _beside(main, mentions)]
        for time, basis in tries:
            if found := _said(time, doc, basis):
                return found
    return MainDay(doc.published, "published" if doc.published else "none")


def _said(time: TimeExpression | None, doc: Document, basis: Basis, realis: str = "actual") -> MainDay | None:
    """What a time says, where it names a recent day; a day as far ahead for what is planned."""
    if time is None or time.value.type not in ("DATE", "TIME"):
        return None
    start = time.value.start or _in_its_year(time, doc)
    if start is None or time.value.grain is None or time.value.grain < Grain.DAY:
        return None
    day = start.date()
    ahead = RECENT if realis == "planned" else timedelta(days=1)
    if doc.published is not None and not -ahead <= doc.published - day <= RECENT:
        return None
    return MainDay(day, basis, time.text)


def _hung(main: EventMention, doc: Document) -> bool:
    """*blocked the port ahead of Tuesday's vote*: the time behind the event belongs to what it hangs on."""
    between = doc.text[main.trigger.end : main.time.span.start] if main.time else ""
    return _BACKGROUND.search(between) is not None and not between.rstrip().lower().endswith(_SINCE)


def _again(main: EventMention, mentions: Sequence[EventMention]) -> list[TimeExpression]:
    """The times of mentions that tell it again: the same class, not far off, and it happened."""
    near = sorted(
        (m for m in mentions if m is not main and m.document == main.document and m.event_class == main.event_class),
        key=lambda m: abs(m.trigger.start - main.trigger.start),
    )
    return [
        m.time
        for m in near
        if m.time and has_day(m) and _distance(m, main) <= LEAD and m.realis == "actual" and m.time_basis != "sentence"
    ]


def _by_its_word(main: EventMention, doc: Document, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """*the bombing late Thursday*: a time right behind the word that told the main event first."""
    word = main.trigger.slice(doc.text).casefold()
    return [
        time
        for time in times
        if time.span.start > main.trigger.end + LEAD // 10
        and word in doc.text[max(0, time.span.start - len(word) - 8) : time.span.start].casefold()
    ]


def _free(main: EventMention, doc: Document, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The days of the lead that hang on nothing else."""
    first = doc.title_span.end if doc.title_span else 0
    return [
        time
        for time in times
        if first <= time.span.start <= max(main.trigger.start, first) + LEAD
        and not _BACKGROUND.search(doc.text[max(first, time.span.start - 120) : time.span.start])
    ]


def _beside(main: EventMention, mentions: Sequence[EventMention]) -> list[EventMention]:
    """The neighbours by distance, what happened before what was said."""
    return sorted(
        (m for m in mentions if m is not main and m.event_class != "REPORT" and m.realis == "actual"),
        key=lambda m: (m.event_class == "STATEMENT", _distance(m, main)),
    )[:NEIGHBOURS]


def _distance(one: EventMention, other: EventMention) -> int:
    return abs(one.trigger.start - other.trigger.start)


def _in_its_year(time: TimeExpression, doc: Document) -> datetime | None:
    """``XXXX-11-02`` in an undated article: in the latest year it names, which is as a rule its own."""
    found = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", (time.value.timex or "")[:10])
    years = [int(word) for word in _WORD.findall(doc.text) if re.fullmatch(r"(?:19|20)\d\d", word)]
    if doc.published is not None or not found or not years:
        return None
    try:
        return datetime(max(years), int(found[1]), int(found[2]))
    except ValueError:
        return None
