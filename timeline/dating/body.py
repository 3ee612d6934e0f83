"""What the article itself says: its dateline, an agency's report in the lead, the latest date it tells of.

A day without a month (``2日``) is completed from the dates of the body, a day and month from a full date shortly
before them. A year is never made up here, and a date in the distant past is history, not a date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from timeline.dating.scene import LEAD, Parts, Scene, day_parts, full_day, make_date
from timeline.model import DateCandidate, TimeExpression

DATELINE = "dateline"
REPORT = "agency report"
BODY = "latest date in the body"
AT_LEAST = frozenset({REPORT, BODY})  # the text cannot be older than these, but it can be younger
NEAR = timedelta(days=92)  # a full date this close before a day and month lends them its year
LONE = timedelta(days=14)  # a body whose latest date has others this close is about that time
_PARTIAL = re.compile(r"XXXX-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?!-?\d)")


def body_evidence(scene: Scene) -> list[DateCandidate]:
    """Datelines, agency reports of the lead, and the latest date of the body, in this order."""
    days = [(expression, found) for expression in scene.expressions if (found := day_parts(expression))]
    told = [(e, d) for e, d in days if not scene.planned(e.span)]
    latest = _latest(told)
    reported = [
        _candidate(scene, expression, parts, basis, latest)
        for expression, parts in days
        if (basis := _lead_basis(scene, expression))
    ]
    candidates = [candidate for candidate in reported if candidate.basis == DATELINE]
    candidates += [c for c in reported if c.basis == REPORT and (latest is None or _not_before(c.timex, latest[1]))]
    if latest is not None:
        expression, parts = latest
        why = f"no date told of in the body is later than {expression.text!r}"
        candidates.append(DateCandidate(_timex(parts), BODY, why, expression.span))
    return [_with_year(candidate, scene) for candidate in _distinct([*candidates, *reported])]


def trusted(candidate: DateCandidate, scene: Scene) -> bool:
    """Whether a full date may date the text.

    The latest date of a body may be history: of the news texts it was tried on, most were about something years ago.
    It is believed when the text tells of several days just before it, begins with one of them and names no other year.
    """
    if candidate.basis != BODY:
        return True
    day = date.fromisoformat(candidate.timex)
    told = [(e.span, _completed_year(e, day)) for e in scene.expressions if not scene.planned(e.span)]
    near = [(span, other) for span, other in told if other is not None and timedelta(0) <= day - other <= LONE]
    years = {year.group() for e in scene.expressions if (year := re.match(r"\d{4}(?!\d)", e.value.timex or ""))}
    one_year = years <= {str(day.year), str((day - LONE).year)}
    return one_year and len({other for _, other in near}) > 1 and any(s.start < scene.begins + LEAD for s, _ in near)


def _completed_year(expression: TimeExpression, day: date) -> date | None:
    """The day an expression says; one without a year in the year of `day`."""
    parts = day_parts(expression)
    if parts is None or parts[1] == "XX":
        return None
    return make_date(day.year if parts[0] == "XXXX" else int(parts[0]), int(parts[1]), int(parts[2]))


def _lead_basis(scene: Scene, expression: TimeExpression) -> str:
    """``dateline`` or ``agency report`` when the words around a day in the lead make it one, else nothing."""
    span = expression.span
    if not scene.begins <= span.start < scene.begins + LEAD:
        return ""
    left, right = scene.around(span, 80, 60)
    paragraph = next((part for part in scene.body if part.contains(span)), None)
    first = paragraph is not None and paragraph.start == scene.begins
    opening = paragraph is not None and span.start - paragraph.start <= 60 and not re.search(r"[。！？!?]", left)
    if first and opening and scene.prose.after_dateline.match(right):
        return DATELINE
    return REPORT if scene.prose.before_report.search(left) and scene.prose.after_report.match(right) else ""


def _candidate(
    scene: Scene,
    expression: TimeExpression,
    parts: Parts,
    basis: str,
    latest: tuple[TimeExpression, Parts] | None,
) -> DateCandidate:
    left, right = scene.around(expression.span, 12, 12)
    why = f"{basis} {(left + expression.text + right).strip()!r}"
    if parts[1] == "XX" and latest is not None:
        parts = _completed(parts, latest[1])
        why += f", its month from {latest[0].text!r}, the latest date told of"
    return DateCandidate(_timex(parts), basis, why, expression.span)


def _completed(parts: Parts, latest: Parts) -> Parts:
    """A day without a month: the first such day that is not before the latest date of the body."""
    year, month, day = latest[0], int(latest[1]), int(parts[2])
    known = year if year != "XXXX" else "2000"  # any leap year will do to see which months have the day
    first = month if day >= int(latest[2]) else month + 1
    for step in (first, first + 1, first + 2):
        turned, number = divmod(step - 1, 12)
        if make_date(int(known) + turned, number + 1, day):
            said = year if year == "XXXX" else f"{int(year) + turned:04}"
            return said, f"{number + 1:02}", parts[2]
    return parts


def _latest(days: Iterable[tuple[TimeExpression, Parts]]) -> tuple[TimeExpression, Parts] | None:
    """The latest day that has a month. Without years, January follows December when both are there."""
    dated = [(expression, parts) for expression, parts in days if parts[1] != "XX"]
    full = [pair for pair in dated if pair[1][0] != "XXXX"]
    partial = [pair for pair in dated if pair[1][0] == "XXXX"]
    if not partial:
        return max(full, key=lambda pair: pair[1], default=None)
    months = {int(parts[1]) for _, parts in partial}
    turns = bool(months & {11, 12}) and bool(months & {1, 2})
    return max(partial, key=lambda pair: ((int(pair[1][1]) + 6) % 12 if turns else int(pair[1][1]), pair[1][2]))


def _not_before(timex: str, latest: Parts) -> bool:
    """Whether a report's day is at least the latest day told of; one that is earlier is a report the text quotes."""
    year, month, day = timex.split("-")
    if month == "XX" or "XXXX" in (year, latest[0]):
        return month == "XX" or (month, day) >= latest[1:] or (int(latest[1]) - int(month)) > 6
    return (year, month, day) >= latest


def _with_year(candidate: DateCandidate, scene: Scene) -> DateCandidate:
    """A day and month take the year of a full date of the body shortly before them; of older history they do not."""
    match = _PARTIAL.fullmatch(candidate.timex)
    if match is None:
        return candidate
    for expression in scene.expressions:
        known = _known(expression.value.timex)
        if known is None or scene.planned(expression.span):
            continue
        for year in (known.year, known.year + 1):
            day = make_date(year, int(match[1]), int(match[2]))
            if day is not None and timedelta(0) <= day - known <= NEAR:
                why = f"{candidate.why}; its year from {expression.text!r}"
                return replace(candidate, timex=day.isoformat(), why=why)
    return candidate


def _known(timex: str | None) -> date | None:
    """The first day of a full date or of a month with its year."""
    full = full_day(timex)
    if full:
        return date.fromisoformat(full)
    month = _MONTH.match(timex or "")
    return make_date(int(month[1]), int(month[2]), 1) if month else None


def _timex(parts: Parts) -> str:
    return "-".join(parts)


def _distinct(candidates: Iterable[DateCandidate]) -> list[DateCandidate]:
    first: dict[tuple[str, str], DateCandidate] = {}
    for candidate in candidates:
        first.setdefault((candidate.timex, candidate.basis), candidate)
    return list(first.values())
