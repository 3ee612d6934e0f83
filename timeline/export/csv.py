"""One row per event for a spreadsheet. Articles are hostile input: no cell may start a formula."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from timeline.export.rows import COLUMNS, rows
from timeline.model import Case

FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what Excel, LibreOffice and Google Sheets take for the start of a formula
BETWEEN = " | "


def to_csv(case: Case) -> str:
    """The events of `case` as comma-separated text, a header line first, every cell quoted.

    Several values share a cell with `` | `` between them. A cell that a spreadsheet would run as a formula starts
    with an apostrophe, the sign that it is text.

    >>> to_csv(Case()).splitlines()[0][:20]
    '"id","title","gloss"'
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    for row in rows(case):
        writer.writerow({column: cell(value) for column, value in row.items()})
    return out.getvalue()


def cell(value: object) -> str:
    """What stands in the cell for `value`.

    >>> cell("=HYPERLINK(1)"), cell(["a", "b"]), cell(None), cell(True)
    ("'=HYPERLINK(1)", 'a | b', '', 'true')
    """
    if isinstance(value, list):
        return cell(BETWEEN.join(value))
    if isinstance(value, datetime):
        return value.isoformat().removesuffix("T00:00:00")
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
