"""What shows only across many articles, as lists: key days, who copies whom, times that cannot all hold."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

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


class Neighbour(NamedTuple):
    """One step from an event: how it is reached, the event or source it leads to, and why.

    `how` is a kind of relation ("responds_to", "follows", "about", …; with "←" when the other is related to this one) and
    `id` then an event's, or ``told by`` with the mention's id, when `what` is the path of the claim: who had it from whom.
    """

    how: str
    id: str
    what: str
    why: str


def neighbourhood(case: Case, event: Event, steps: int) -> Listing[Neighbour]:
    """What an event answers, follows, causes or belongs to, up to so many steps away, then who tells it from whom."""
    from timeline.graph import RELATED, claim_path, neighbourhood, to_networkx

    graph = to_networkx(case)
    near = neighbourhood(graph, event.id, steps=steps, kinds=RELATED)
    label = {name: str(said.get("label", name)) for name, said in graph.nodes(data=True)}
    found = []
    for left, right, said in near.edges(data=True):
        if said["kind"] in RELATED:
            out = right != event.id
            how, other = (said["kind"], right) if out else (f"← {said['kind']}", left)
            beside = "" if event.id in (left, right) else f"{label[left]}: "
            found.append(Neighbour(how, other, beside + label[other], str(said.get("why", ""))))
    told = [
        Neighbour("told by", mention, " ← ".join(label[node] for node in claim_path(graph, mention)), label[mention])
        for mention in event.mentions
        if mention in graph
    ]
    rows = [*sorted(found), *told]
    return Listing(rows, Neighbour._fields, rows)


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
