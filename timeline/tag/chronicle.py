"""Texts that tell of years long past: how they are known, and which years they are about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from timeline.tag.find import Find

CHRONICLE_DATES = 8  # so many dates with their year show what a text is about
LONG_PAST = 5  # years before publication
MARGIN = 10  # years around the middle half of a text's years: others are asides ("a film of 2010 shows …")


def years_named(found: Iterable[Find]) -> list[int]:
    """The years a text writes out, in order, those of an era left out."""
    slots = (item.slots for item in found)
    return [year for s in slots if isinstance(year := s.get("year"), int) and "era" not in s]


def is_chronicle(found: list[Find], now: datetime) -> bool:
    """Whether a text published at `now` tells of years long past: nearly every year it names is one, and it names
    hardly any weekday or "yesterday". Such a text counts from the last date mentioned.
    """
    years = years_named(found)
    past = sum(year < now.year - LONG_PAST for year in years)
    if past < CHRONICLE_DATES or past < 0.9 * len(years):
        return False
    pointing = (item for item in found if item.make != "running" and "year" not in item.slots)
    fresh = sum(
        "weekday" in item.slots or str(item.slots.get("value", "")).startswith(("day", "week")) for item in pointing
    )
    return fresh * 8 <= past


def core_years(found: list[Find]) -> tuple[int, int, int] | None:
    """The first and last year a text is about, and the one it begins with; None when it names too few to tell."""
    years = years_named(found)
    if len(years) < CHRONICLE_DATES:
        return None
    ranked = sorted(years)
    low, high = ranked[len(ranked) // 4] - MARGIN, ranked[len(ranked) * 3 // 4] + MARGIN
    return low, high, next(year for year in years if low <= year <= high)
