"""What a person changed in the picture, laid over a case: dates, titles, merges, splits, events added by hand.

A correction names its event by id and, beside it, quotes the passages: after a rebuild, when ids may have changed, the
words still find it. Nothing is changed in place; every merge and split is recorded as a judgement of that person.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any, Literal

from timeline.errors import ReadError
from timeline.model import Case, Event, EventMention, Judgement
from timeline.model import Correction as Word

SCHEMA = "timeline-corrections/1"
Correction = Mapping[str, Any]
What = Literal["when", "title", "hidden", "added"]


def read_corrections(path: str | PathLike[str]) -> list[Correction]:
    """The corrections of a file that the page wrote.

    Raises ReadError when the file is not one: it must be JSON of the schema ``timeline-corrections/1``.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be read as JSON ({error}). Expected a corrections file.") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("corrections"), list):
        raise ReadError(f"{path}: expected JSON with schema {SCHEMA!r} and a list 'corrections'.")
    return list(data["corrections"])


def apply_corrections(case: Case, corrections: Sequence[Correction], *, by: str = "reader") -> Case:
    """`case` with every correction laid over it, in order.

    `by` signs the judgements. A correction whose event is found neither by id nor by its words raises ReadError naming
    both; stars and comments change nothing in the case.

    >>> apply_corrections(Case(), []) == Case()
    True
    """
    for step in corrections:
        act = _ACTIONS.get(str(step.get("kind")))
        if act is not None:
            case = act(case, step, by)
    return case


def _find(case: Case, step: Correction, key: str = "event", quotes: str = "quotes") -> Event:
    name = str(step[key])
    base = name.partition("/")[0]
    for event in case.events:
        if name == event.id or base == event.id or base in event.aliases:
            return event
    found = _by_words(case, step.get(quotes) or ())
    if found is None:
        words = "; ".join(str(quote.get("quote", ""))[:60] for quote in step.get(quotes) or ())
        raise ReadError(f"correction of {name}: no event has this id or tells these words: {words or '(none given)'}")
    return found


def _by_words(case: Case, quotes: Sequence[Mapping[str, Any]]) -> Event | None:
    """The event most of whose passages read as quoted."""
    texts = {doc.id: doc.text for doc in case.documents}
    wanted = {str(quote.get("quote", "")) for quote in quotes}
    said = {mention.id for mention in case.mentions if mention.span.slice(texts[mention.document]) in wanted}
    best = max(case.events, key=lambda event: len(said.intersection(event.mentions)), default=None)
    return best if best is not None and said.intersection(best.mentions) else None


def _with(case: Case, changed: Mapping[str, Event | None]) -> Case:
    """The case with some events replaced, or dropped where the new one is None."""
    events = (changed.get(event.id, event) for event in case.events)
    kept = tuple(event for event in events if event is not None)
    names = {event.id for event in kept}
    return replace(
        case, events=kept, relations=tuple(r for r in case.relations if r.left in names and r.right in names)
    )


def _when(case: Case, step: Correction, by: str) -> Case:
    return _said(case, _find(case, step), "when", str(step["value"]), by)


def _title(case: Case, step: Correction, by: str) -> Case:
    value = str(step["value"]).strip()
    return _said(case, _find(case, step), "title", value, by) if value else case


def _said(case: Case, event: Event, what: What, value: str, by: str) -> Case:
    """What a person says of an event as the case itself records it: it outlives saving, judging and new articles."""
    from timeline.link.correct import correct
    from timeline.link.score import MACHINE

    spoken = sum(judgement.by != MACHINE for judgement in case.judgements)
    return correct(case, (Word(event.id, event.mentions, what, value, by, "corrected in the picture", spoken),))


def _hide(case: Case, step: Correction, by: str) -> Case:
    return _said(case, _find(case, step), "hidden", "", by) if step.get("value") else case


def _merge(case: Case, step: Correction, by: str) -> Case:
    left, right = _find(case, step), _find(case, step, "with", "withQuotes")
    if left.id == right.id:
        return case
    merged = replace(
        left,
        mentions=(*left.mentions, *right.mentions),
        origins=(*left.origins, *right.origins),
        when=left.when or right.when,
        aliases=(*left.aliases, right.id, *right.aliases),
    )
    said = [Judgement(a, b, "same", 1.0, by, "merged by hand") for a in left.mentions[:1] for b in right.mentions[:1]]
    moved = tuple(
        replace(r, left=left.id if r.left == right.id else r.left, right=left.id if r.right == right.id else r.right)
        for r in case.relations
    )
    moved = tuple(r for r in moved if r.left != r.right)
    return replace(
        _with(replace(case, relations=moved), {left.id: merged, right.id: None}), judgements=(*case.judgements, *said)
    )


def _split(case: Case, step: Correction, by: str) -> Case:
    event = _find(case, step)
    away = tuple(name for name in event.mentions if name in set(map(str, step["mentions"])))
    stay = tuple(name for name in event.mentions if name not in away)
    if not away or not stay:
        return case
    one = replace(event, mentions=stay, origins=_kept(event, stay))
    other = replace(
        event, id=f"{event.id}/{away[0]}", mentions=away, origins=_kept(event, away), disputed=False, alternatives=()
    )
    said = Judgement(stay[0], away[0], "different", 1.0, by, "split by hand")
    kept = _with(case, {event.id: one})
    return replace(kept, events=(*kept.events, other), judgements=(*case.judgements, said))


def _kept(event: Event, names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    groups = (tuple(name for name in group if name in names) for group in event.origins)
    return tuple(group for group in groups if group)


def _add(case: Case, step: Correction, by: str) -> Case:
    event = Event(str(step["event"]), "", "", "OTHER", ())
    return _said(_said(case, event, "added", str(step["title"]), by), event, "when", str(step["value"]), by)


_ACTIONS: Mapping[str, Callable[[Case, Correction, str], Case]] = {
    "when": _when, "title": _title, "hide": _hide, "merge": _merge, "split": _split, "add": _add,
}  # fmt: skip


def quoted(case: Case, event: Event) -> list[dict[str, str]]:
    """The passages of an event as a correction quotes them."""
    texts = {doc.id: doc.text for doc in case.documents}
    by_id: dict[str, EventMention] = {mention.id: mention for mention in case.mentions}
    found = (by_id[name] for name in event.mentions if name in by_id)
    return [{"mention": m.id, "document": m.document, "quote": m.span.slice(texts[m.document])} for m in found]
