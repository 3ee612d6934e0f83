"""Times that lie after the day of the text, and the reading ahead for what is still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.extract.when import Dated

AHEAD = 200  # days; a day of the year that has just passed is not the one in a year


def is_ahead(item: Dated, published: date | None) -> bool:
    """Whether the time lies wholly after the day of the text: nothing dated so has happened yet."""
    start = item.time.value.start if item.time else None
    return start is not None and published is not None and start.date() > published and item.basis != "derived"


def forward(item: Dated, published: date | None) -> Dated:
    """The reading ahead of the text's day, for what is still to come: *vowed to return on Tuesday*."""
    time = item.time
    if time is None or published is None or time.value.end is None or time.value.end.date() > published:
        return item
    if time.text.lower().startswith("hôm "):
        return item  # "hôm thứ Hai" is always a day gone by
    latest = published + timedelta(days=AHEAD)
    ahead = next(
        (r.value for r in time.readings if r.value.start and published <= r.value.start.date() <= latest), None
    )
    return item._replace(time=replace(time, value=ahead)) if ahead is not None else item
