"""Dates as a person types them: ISO 8601 first, then whatever dateparser reads in its 200 locales."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from timeline.errors import OptionError
from timeline.temporal.value import from_timex

if TYPE_CHECKING:
    from dateparser.date import DateData

ISO = re.compile(r"\d{4}(?:-.+)?")  # a year at least: `21` alone is a day to whoever types it, and a century to ISO
Typed = str | date | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A typed date and the half-open interval it stands for."""

    typed: str
    timex: str
    start: datetime
    end: datetime


def stretch(typed: str | date, *, today: date, near: date) -> Stretch:
    """The interval that `typed` names, as precise as it was typed: ``2025-10`` is the whole month.

    Words count from `today` (``yesterday``); a date without its year takes the year that puts it last before or on
    `near`, the newest day of the timeline it is asked of. Raises `OptionError` when no date can be read.

    >>> stretch("2025-10", today=date(2026, 1, 1), near=date(2025, 11, 2)).end
    datetime.datetime(2025, 11, 1, 0, 0)
    >>> stretch("Oct 21", today=date(2027, 1, 1), near=date(2025, 11, 2)).timex
    '2025-10-21'
    """
    if isinstance(typed, date):
        text = typed.strftime("%Y-%m-%dT%H:%M") if isinstance(typed, datetime) else typed.isoformat()
    else:
        text = typed.strip()
    timex = text if ISO.fullmatch(text) and from_timex(text).start else _read(text, today, near)
    value = from_timex(timex)
    if value.start is None or value.end is None:
        raise OptionError(
            f"{typed!r} cannot be read as a date. Expected 2025-10-21, 2025-10, 2025, 'Oct 21' or 'yesterday'."
        )
    return Stretch(str(typed), timex or "", value.start, value.end)


def _read(text: str, today: date, near: date) -> str | None:
    """TIMEX3 of a date in words, None when there is none or it looks like ISO and is not.

    Read as of another year and month, a date that lacks its year keeps its month and day; what is counted from today
    moves; a full date stays.
    """
    found = None if ISO.fullmatch(text) else _parsed(text, today)
    elsewhere = _parsed(text, today + timedelta(days=400)) if found else None
    if found is None or elsewhere is None or found == elsewhere or found[4:] != elsewhere[4:] or not found[4:]:
        return found
    return _parsed(text, near) or found


def _parsed(text: str, base: date) -> str | None:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_TIME_AS_PERIOD": True,
    }
    return _timex(DateDataParser(settings=settings).get_date_data(text))


def _timex(data: DateData) -> str | None:
    moment = data.date_obj
    if moment is None:
        return None
    if data.period == "week":
        year, week, _ = moment.isocalendar()
        return f"{year}-W{week:02}"
    form = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M"}.get(data.period or "day", "%Y-%m-%d")
    return moment.strftime(form)
