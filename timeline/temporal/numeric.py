"""Dates written in figures only: ``2025-10-31``, ``31/10/2025``, ``10/2025``, ``31.10.``, ``2025-10-31T20:15:00Z``."""

from __future__ import annotations

import re

from timeline.model import Reading
from timeline.temporal.context import Context, iso_day, reading
from timeline.temporal.dates import calendar

_PARTS = re.compile(r"\d+")


def numeric(
    ctx: Context, *, text: str, order: str = "dmy", weekday: int | None = None, mod: str | None = None
) -> list[Reading]:
    """A date in figures. `order` (``dmy``, ``mdy``, ``ymd``) is the language's; figures that cannot be read so are read
    the other way, and figures that can be read both ways keep both readings.
    """
    text = text.replace("：", ":")
    head, _, clock = re.sub(r"[ -](?=\d\d:)", "T", text, count=1).partition("T") if ":" in text else (text, "", "")
    if len(head) == 8 and head.isdecimal():
        head = f"{head[:4]}-{head[4:6]}-{head[6:]}"
    numbers = [int(n) for n in _PARTS.findall(head)]
    tail = f"T{clock}" if clock else ""
    if len(numbers) == 3 and numbers[0] > 31:
        return _read(ctx, numbers, "ymd", tail, mod, weekday)
    if len(numbers) == 2 and numbers[0] > 31:
        return calendar(ctx, year=numbers[0], month=numbers[1], mod=mod) if 1 <= numbers[1] <= 12 else []
    if len(numbers) == 2 and numbers[1] > 31:
        return calendar(ctx, year=numbers[1], month=numbers[0], mod=mod) if 1 <= numbers[0] <= 12 else []
    other = {"dmy": "mdy", "mdy": "dmy", "ymd": "dmy"}[order]
    found = _read(ctx, numbers, order, tail, mod, weekday)
    if not found:
        return _read(ctx, numbers, other, tail, mod, weekday) or _read(ctx, numbers, "mdy", tail, mod)
    first = found[0].value.timex
    swapped = _read(ctx, numbers, other, tail, mod, weekday)[:1]
    if (
        len(numbers) == 3
        and not tail
        and swapped
        and ctx.now
        and first
        and swapped[0].value.timex == iso_day(ctx.now) != first
    ):
        return swapped + found  # the document's own date, written in another country's order
    return found + [r for r in _read(ctx, numbers, other, tail, mod, weekday)[:1] if r.value.timex != first]


def _read(
    ctx: Context, numbers: list[int], order: str, tail: str, mod: str | None, weekday: int | None = None
) -> list[Reading]:
    letters = order if len(numbers) == 3 else order.replace("y", "")
    parts = dict(zip(letters, numbers, strict=True))
    year, month, day = parts.get("y"), parts["m"], parts["d"]
    if not (1 <= month <= 12 and 1 <= day <= 31) or (year is not None and 100 <= year < 1000):
        return []
    two_digits = year is not None and year < 100
    found = calendar(
        ctx,
        year=None if two_digits else year,
        yy=year if two_digits else None,
        month=month,
        day=day,
        weekday=weekday,
        mod=mod,
    )
    if found and found[0].value.timex is None:
        return []
    why = {"dmy": "day before month", "mdy": "month before day", "ymd": "year first"}[order]
    return [reading((r.value.timex or "") + tail, r.anchor, f"{why}; {r.why}", mod=mod) for r in found]
