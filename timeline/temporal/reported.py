"""What a report of results calls the quarter, the latest period, the year-ago quarter, a year earlier."""

from __future__ import annotations

from datetime import timedelta

from timeline.model import Reading
from timeline.temporal.context import Context, iso_week, reading

# Results come within six weeks, so "the quarter" is the one that this long ago was running.
RESULTS_LAG = timedelta(days=45)


def reported(
    ctx: Context,
    *,
    unit: str | None = None,
    n: int | None = None,
    years: int = 0,
    year: int | None = None,
    mod: str | None = None,
) -> list[Reading]:
    """The period that results are told of, `years` away from it.

    `unit` is Q for a quarter, Y, M, W, WE for a year, month, week or weekend, None for "the period" or "a year
    earlier": the quarter last named, a whole year where none was. `n` names the quarter and `year` its year, where the
    words do.

    >>> from datetime import datetime
    >>> [r.value.timex for r in reported(Context(now=datetime(1989, 10, 26), reported="1989-Q3"), years=-1)]
    ['1988-Q3', '1988']
    """
    base = ctx.base
    if base is None:
        return [reading("XXXX-QX" if unit == "Q" else "XXXX", "none", "nothing to count from", mod=mod)]
    label = ctx.base_label
    whole = reading(f"{year or base.year + years:04d}", label, "the year the results are told of", mod=mod)
    quarter = _quarter(ctx) if n is None else f"{_nearest(ctx, n):04d}-Q{n}"
    if unit == "WE":
        monday = base - timedelta(days=0 if ctx.tense > 0 else 5)
        return [reading(f"{iso_week(monday)}-WE", label, "the weekend just over or, on a cue, the next one", mod=mod)]
    if unit in ("W", "M"):
        return [reading(iso_week(base) if unit == "W" else f"{base:%Y-%m}", label, "the one that is running", mod=mod)]
    if unit == "Y" or (unit is None and ctx.reported is None):
        return [whole]
    timex = f"{year or int(quarter[:4]) + years:04d}{quarter[4:]}"
    return [reading(timex, label, "the quarter the results are told of", mod=mod), whole]


def _quarter(ctx: Context) -> str:
    if ctx.reported is not None:
        return ctx.reported
    assert ctx.base is not None
    there = ctx.base - RESULTS_LAG
    return f"{there.year:04d}-Q{(there.month + 2) // 3}"


def _nearest(ctx: Context, n: int) -> int:
    """The year of the latest quarter of that number."""
    assert ctx.base is not None
    return ctx.base.year if 3 * n - 2 <= ctx.base.month else ctx.base.year - 1
