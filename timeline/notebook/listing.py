"""Short lists for a human look: a tuple of records that prints as a table, as text and as escaped HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeVar

from timeline.export.rows import rows
from timeline.model import Case, Event, TextWarning, Uncovered

Record = TypeVar("Record")
SHOWN = 200  # rows of a table in a notebook; the list itself is whole


class Listing(tuple[Record, ...]):
    """A tuple of records with a table to read them by."""

    columns: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]

    def __new__(
        cls, records: Iterable[Record], columns: Sequence[str], table: Iterable[Sequence[str]]
    ) -> Listing[Record]:
        """`records` as a tuple; `table` has one row or more of text for them, under `columns`."""
        made = super().__new__(cls, records)
        made.columns, made.table = tuple(columns), tuple(tuple(row) for row in table)
        return made

    def __repr__(self) -> str:
        return "\n".join("  ".join(row) for row in (self.columns, *self.table)) if self else "nothing here"

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.table) if self else "<p>nothing here</p>"


def html_table(columns: Sequence[str], table: Sequence[Sequence[str]]) -> str:
    """An HTML table, every cell escaped, with a last line that counts the rows left out."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in table[:SHOWN])
    left_out = len(table) - SHOWN
    foot = f"<p>… and {left_out} more rows</p>" if left_out > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"


def _cell(value: str) -> str:
    return f'<td dir="auto" style="text-align:start">{escape(value)}</td>'


def events(case: Case) -> Listing[Event]:
    """The events, one row each."""
    columns = ("id", "when", "class", "title", "gloss", "languages", "origins")
    table = ([_text(row[column]) for column in columns] for row in rows(case))
    return Listing(case.events, columns, table)


def disputes(case: Case) -> Listing[Event]:
    """The disputed events, one row per claim: what is disputed, the value claimed, who claims it in which words."""
    told = {mention.id: mention for mention in case.mentions}
    homes = {doc.id: doc for doc in case.documents}
    disputed = [event for event in case.events if event.disputed]
    table = [
        (
            event.id,
            event.title,
            claim.what,
            claim.value,
            home.source or home.uri or home.id,
            told[key].span.slice(home.text),
        )
        for event in disputed
        for claim in event.alternatives
        for key in claim.mentions
        for home in [homes[told[key].document]]
    ]
    return Listing(disputed, ("id", "title", "what", "value", "source", "passage"), table)


def undated(case: Case) -> Listing[Event]:
    """The events without a date, one row each."""
    kept = [event for event in case.events if event.when is None]
    return Listing(kept, ("id", "class", "title"), [(event.id, event.event_class, event.title) for event in kept])


def uncovered(case: Case) -> Listing[Uncovered]:
    """The dated sentences that gave no event, with the reason."""
    homes = _homes(case)
    table = [(homes[row.document], row.reason, row.text) for row in case.uncovered]
    return Listing(case.uncovered, ("document", "reason", "text"), table)


def warnings(case: Case) -> Listing[TextWarning]:
    """What the texts say that cannot all be right: a weekday that is not that date's, 31 April."""
    homes = _homes(case)
    table = [(homes.get(row.document, row.document), row.kind, row.text) for row in case.warnings]
    return Listing(case.warnings, ("document", "kind", "text"), table)


def _homes(case: Case) -> dict[str, str]:
    return {doc.id: doc.uri or doc.title or doc.id for doc in case.documents}


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
