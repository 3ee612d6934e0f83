"""What documents of one build lend each other: a year for a day and month, a month for a bare day.

A sibling helps when its own date is close to one reading of the partial date. When siblings of several years are close,
shared names and numbers have to decide clearly; else the date stays open, with every reading kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.model import DateCandidate, Document

YEAR_WINDOW = timedelta(days=45)  # a day and month this close to a sibling's date take its year
MONTH_WINDOW = timedelta(days=10)  # a bare day has twelve readings a year, so the sibling must be closer
CLEARLY = 1.5  # how much more the better reading must share with its siblings than the next
COMPARED = 50  # siblings compared in content per reading; the closest in date
_SHARED = re.compile(r"[A-ZÀ-ÖØ-ÞĐА-Я][\w-]{3,}|\d[\d.,]*\d|[\u4e00-\u9fff]{3}")
_PARTIAL = re.compile(r"XXXX-(\d\d|XX)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Lent:
    """A partial date completed: the day, by which sibling, and every other reading considered."""

    day: date
    sibling: Document
    others: tuple[date, ...]


def lend(timex: str, doc: Document, dated: Mapping[date, Sequence[Document]]) -> Lent | tuple[date, ...]:
    """Complete the partial date `timex` (``XXXX-11-02``) of `doc` from `dated`, its siblings by their day.

    Returns what was lent, or the readings between which nothing decides: none when no sibling is near.
    """
    readings = _readings(timex, dated)
    if not readings:
        return ()
    if len(readings) == 1:
        (day,) = readings
        return Lent(day, readings[day][0], ())
    words = _words(doc)
    shared = sorted(((_overlap(words, siblings[:COMPARED]), day) for day, siblings in readings.items()), reverse=True)
    (best, day), (second, _) = shared[0], shared[1]
    if best > 0 and best >= CLEARLY * second:
        return Lent(day, readings[day][0], tuple(other for _, other in shared[1:]))
    return tuple(sorted(readings))


def lent_candidate(partial: DateCandidate, lent: Lent) -> DateCandidate:
    """The candidate for a completed date: the partial one's basis and words, and who lent the rest."""
    sibling = lent.sibling
    what = "month and year" if "-XX-" in partial.timex else "year"
    name = sibling.title or sibling.uri or sibling.id
    published = sibling.published.isoformat() if sibling.published else "?"
    why = f"{partial.why}; its {what} from the sibling {name!r} of {published}"
    if lent.others:
        why += f", which shares more with it than those near {', '.join(day.isoformat() for day in lent.others)}"
    return replace(partial, timex=lent.day.isoformat(), basis=f"{partial.basis}, {what} from a sibling", why=why)


def _readings(timex: str, dated: Mapping[date, Sequence[Document]]) -> dict[date, list[Document]]:
    """Each day `timex` may mean, with the siblings near it, the closest in date first."""
    match = _PARTIAL.fullmatch(timex)
    if match is None:
        return {}
    month, day = match.groups()
    window = MONTH_WINDOW if month == "XX" else YEAR_WINDOW
    found: defaultdict[date, list[tuple[timedelta, Document]]] = defaultdict(list)
    for published, siblings in dated.items():
        for reading in _near(published, month, int(day)):
            gap = abs(reading - published)
            if gap <= window:
                found[reading] += [(gap, sibling) for sibling in siblings]
    return {
        reading: [sibling for _, sibling in sorted(near, key=lambda pair: (pair[0], pair[1].id))]
        for reading, near in found.items()
    }


def _near(published: date, month: str, day: int) -> Iterator[date]:
    if month != "XX":
        spots = [(published.year + step, int(month)) for step in (-1, 0, 1)]
    else:
        index = published.year * 12 + published.month - 1
        spots = [((index + step) // 12, (index + step) % 12 + 1) for step in (-1, 0, 1)]
    for year, number in spots:
        try:
            yield date(year, number, day)
        except ValueError:
            continue  # 30 February


def _words(doc: Document) -> frozenset[str]:
    return frozenset(match.group().lower() for match in _SHARED.finditer(doc.text[:50_000]))


def _overlap(words: frozenset[str], siblings: Sequence[Document]) -> float:
    """The largest share of a sibling's names and numbers that `words` has too."""
    shares = (len(words & other) / (min(len(words), len(other)) or 1) for other in map(_words, siblings))
    return max(shares, default=0.0)
