"""The events as a pandas DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import MissingExtra
from timeline.export.rows import COLUMNS, rows
from timeline.model import Case

if TYPE_CHECKING:
    import pandas as pd


def to_frame(case: Case) -> pd.DataFrame:
    """One row per event, columns `timeline.export.rows.COLUMNS`; lists stay lists.

    `start` and `end` are datetimes where every date lies in the range pandas keeps, else Python objects. Raises
    `MissingExtra` when pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as missing:
        raise MissingExtra(
            "to_frame() needs pandas, which is not installed: pip install 'timeline-builder[notebook]'"
        ) from missing

    return pd.DataFrame(list(rows(case)), columns=list(COLUMNS))
