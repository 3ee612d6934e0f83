"""The picture in a notebook as a widget that knows its timeline. Needs the extra `notebook` (anywidget)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.notebook.filters import select
from timeline.notebook.timeline import Timeline
from timeline.view.widget import TimelineWidget

if TYPE_CHECKING:
    import pandas as pd


class Picture(TimelineWidget):
    """A timeline to click, two-way with Python; what `Timeline.show` gives.

    `selected` is the id of the selected event ("" when none is) and may be set; `visible` are the ids that pass the
    reader's filters (empty above five thousand events); `on_select` calls a function at every choice.
    """

    @property
    def timeline(self) -> Timeline:
        """The timeline with everything the reader changed in the picture."""
        return Timeline(self.case)

    def to_frame(self) -> pd.DataFrame:
        """The selection as a pandas DataFrame, one row per event, corrections included.

        It is the selected event, or what the filters leave visible when none is selected, or else every event. Raises
        `MissingExtra` when pandas is not installed.
        """
        wanted = {self.selected} if self.selected else set(self.visible)
        case = self.case
        part = select(case, lambda event: event.id in wanted) if wanted else case
        return Timeline(part).to_frame()
