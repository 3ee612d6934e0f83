"""Times of day, on their own or on a day that another expression gives."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from timeline.model import Reading
from timeline.temporal.context import Context, iso_day, reading
from timeline.temporal.dates import weekdays

EVENING = 17  # an hour of the afternoon that the next morning follows
AFTERNOON = frozenset({"AF", "EV", "pm"})


def hour_of(hour: int, half: str | None) -> int:
    """The hour on a 24-hour clock, given am/pm or a part of day; unchanged when it already is one.

    >>> hour_of(8, "EV"), hour_of(12, "am"), hour_of(11, "NI"), hour_of(2, "NI"), hour_of(15, "AF")
    (20, 0, 23, 2, 15)
    """
    if half in AFTERNOON and hour < 12:
        return hour + 12
    if half == "EV" and hour == 12:
        return 24
    if half == "NI" and 6 <= hour < 12:
        return hour + 12
    if (half == "am" and hour == 12) or (half == "NI" and hour == 12):
        return 0
    if half == "MI" and 1 <= hour < 5:
        return hour + 12
    return hour


def clock_tail(
    hour: int, minute: float | None = None, second: float | None = None, *, half: str | None = None, to: bool = False
) -> str | None:
    """``T20:15``: the time of day as TIMEX3, None when the clock has no such time. `to` counts minutes back from the hour."""
    hour = hour_of(hour, half)
    whole = int(minute or 0)
    hour = 0 if hour == 24 and whole else hour
    if to:
        total = hour * 60 - whole
        hour, whole = divmod(total % 1440, 60)
        minute = whole
    if not (0 <= hour <= 24 and 0 <= whole < 60 and 0 <= int(second or 0) <= 60) or (hour == 24 and whole):
        return None
    if second is not None:
        return f"T{hour:02d}:{whole:02d}:{int(second):02d}"
    return f"T{hour:02d}:{whole:02d}"


def clock(
    ctx: Context,
    *,
    hour: int,
    minute: float | None = None,
    second: float | None = None,
    half: str | None = None,
    part: str | None = None,
    half_hour: bool = False,
    quarter_hour: bool = False,
    past: bool = False,
    to: bool = False,
    mod: str | None = None,
    bare: bool = False,
    fives: int | None = None,
) -> list[Reading]:
    """A time of day on the day of the context; a bare hour up to 12 keeps the afternoon as its second reading."""
    if bare and not 9 <= hour <= 24:  # 三点 may be three points; ten points are rarely made
        return []
    if fives is not None:  # Cantonese counts minutes by fives: 三點三 is a quarter past three
        minute = fives * 5 if fives < 12 else fives
    minute = 30 if half_hour else 15 if quarter_hour else minute
    tails = clock_tails(hour, minute, second, half=half or part, to=to)
    if len(tails) > 1 and ctx.part in AFTERNOON and hour < 12:  # "on Friday evening, at 8"
        tails = tails[::-1]
    day, label = (ctx.last, f"last mentioned {iso_day(ctx.last)}") if ctx.last else (ctx.base, ctx.base_label)
    if not tails:
        return [reading(None, "none", f"no clock shows {hour}:{int(minute or 0):02d}")]
    if day is None:
        return [reading(tail, "none", "a time of day, and no day", mod=mod) for tail in tails]
    if _after_evening(ctx, day, tails[0], half or part):
        day, label = day + timedelta(days=1), f"the morning after {iso_day(day)}"
    if (
        hour == 24
        and not minute
        and ctx.tense <= 0
        and not ctx.until
        and ctx.now is not None
        and day.date() == ctx.now.date()
    ):
        tails = ["T00:00", *tails]  # "the truce began at midnight", printed that day: the midnight that opens it
    found = [reading(iso_day(day) + tail, label, "that time of the day", mod=mod) for tail in tails]
    return [
        *found,
        *(
            reading(iso_day(day + timedelta(days=1)) + tail, label, "that time of the next day", mod=mod)
            for tail in tails
        ),
    ]


def _after_evening(ctx: Context, day: datetime, tail: str, half: str | None) -> bool:
    """Whether a morning hour follows an evening just told of: "the bus left at 19:00 on 4 May; by 5 a.m. …"."""
    evening = ctx.moment is not None and ctx.moment.date() == day.date() and ctx.moment.hour >= EVENING
    return evening and tail < "T10" and (half in ("MO", "am", "NI") or tail < "T05")


def clock_text(
    ctx: Context, *, text: str, half: str | None = None, part: str | None = None, mod: str | None = None
) -> list[Reading]:
    """A time of day in figures: ``20:15``, ``20:15:30``, ``20.15``, ``2015``."""
    if len(text) == 4 and text.isdecimal():  # 0930 GMT
        text = f"{text[:2]}:{text[2:]}"
    numbers = [int(n) for n in re.findall(r"\d+", text)[:3]]
    return clock(
        ctx,
        hour=numbers[0],
        minute=numbers[1],
        second=numbers[2] if len(numbers) > 2 else None,
        half=half,
        part=part,
        mod=mod,
    )


def clock_tails(
    hour: int, minute: float | None = None, second: float | None = None, *, half: str | None = None, to: bool = False
) -> list[str]:
    """The ways to read a time of day: as on a 24-hour clock, and the afternoon when nothing says which half."""
    first = clock_tail(hour, minute, second, half=half, to=to)
    if first is None:
        return []
    if half is None and 1 <= hour <= 12:
        second_reading = clock_tail(hour % 12 + 12 if hour < 12 else 0, minute, second, to=to)
        return [first] + ([second_reading] if second_reading else [])
    return [first]


def part(ctx: Context, *, part: str, mod: str | None = None) -> list[Reading]:
    """A part of a day on its own: of the last date mentioned when there is one, else of the document's day."""
    day, label = (ctx.running, ctx.running_label) if ctx.last else (ctx.base, ctx.base_label)
    if day is None:
        return [reading(f"T{part}", "none", "a part of a day, and no day", mod=mod)]
    return [reading(f"{iso_day(day)}T{part}", label, "of that day", mod=mod)]


def weekday_part(ctx: Context, *, value: str = "", weekday: int = 1, part: str = "MO") -> list[Reading]:
    """A part of a weekday: ``2 TEV`` (`value`) for Dienstagabend, or `weekday` and `part` as two words."""
    if value:
        weekday, part = int(value[0]), value[-2:]
    return on_day(weekdays(ctx, weekday), f"T{part}")


def on_day(days: list[Reading], tail: str, *, zone: str | None = None) -> list[Reading]:
    """Each reading of a day with the time of day `tail` (``T20:15``, ``TEV``) put on it."""
    timed = []
    for one in days:
        timex = one.value.timex
        if timex is None or "T" in timex.removesuffix("_REF") or not _is_day(timex):
            timed.append(one)
            continue
        value = reading(timex + tail, one.anchor, one.why, mod=one.value.mod, zone=zone)
        timed.append(replace(value, why=one.why))
    return with_evening(timed)


def with_evening(found: list[Reading]) -> list[Reading]:
    """The night of a day that has one reading only can also mean its evening: esta noche, tonight."""
    night = found[0].value.timex if len(found) == 1 else None
    if night is None or not night.endswith("TNI") or not _is_day(night):
        return found
    evening = reading(night.removesuffix("NI") + "EV", found[0].anchor, "a night can mean the evening it begins with")
    return [*found, evening]


def _is_day(timex: str) -> bool:
    return timex.count("-") >= 2 and not timex.startswith("P")
