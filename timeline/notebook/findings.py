"""What shows only across many articles, as lists: key days, who copies whom, times that cannot all hold."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from timeline.model import Case, Event
from timeline.notebook.listing import Listing

if TYPE_CHECKING:
    from timeline.link.consistency import Conflict
    from timeline.link.keydates import KeyDay
    from timeline.link.origins import Borrowing


def key_dates(case: Case, count: int) -> Listing[KeyDay]:
    """The days that most independent articles name, each with the best supported event of that day."""
    from timeline.link.keydates import key_days
    from timeline.link.origins import copies
    from timeline.tag import tag_document

    times = {doc.id: tuple(tag_document(doc)) for doc in case.documents}
    days = key_days(case.documents, times, count, origin=copies(case.documents))
    on: dict[date, list[Event]] = defaultdict(list)
    for event in case.events:
        if event.when and event.when.start and event.when.end and (event.when.end - event.when.start).days <= 1:
            on[event.when.start.date()].append(event)
    table = []
    for row in days:
        best = min(on[row.day], key=lambda event: (-len(event.origins), -len(event.mentions), event.id), default=None)
        articles = str(len(row.documents))
        table.append(
            (row.day.isoformat(), f"{row.weight:g}", articles, best.id if best else "", best.title if best else "")
        )
    return Listing(days, ("day", "weight", "articles", "event", "title"), table)


def origins(case: Case) -> Listing[Borrowing]:
    """Who copies and who cites whom."""
    from timeline.link.origins import borrowings

    found = borrowings(case)
    table = [(row.who, row.how, row.whom, str(len(row.where)), ", ".join(row.where[:3])) for row in found]
    return Listing(found, ("who", "how", "whom", "times", "where"), table)


def conflicts(case: Case) -> Listing[Conflict]:
    """The contradictions about times, one row per sentence that takes part."""
    from timeline.link.consistency import conflicts as contradictions
    from timeline.link.consistency import constraints

    found = contradictions(constraints(case.events, case.mentions, case.relations))
    told = {mention.id: mention for mention in case.mentions}
    homes = {doc.id: doc for doc in case.documents}
    table = []
    for number, conflict in enumerate(found, 1):
        for said in conflict.constraints:
            if said.why:
                passages = [told[name].span.slice(homes[told[name].document].text) for name in said.by]
                table.append((str(number), f"{conflict.excess:g} days", said.why, " | ".join(passages)))
    return Listing(found, ("conflict", "fails by", "said", "passage"), table)
