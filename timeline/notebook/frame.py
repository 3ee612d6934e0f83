"""The whole page in a frame of the notebook, and whether there is a notebook at all."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.model import Case


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole page inside a notebook's output, kept apart from it: its scripts run, but see nothing outside."""

    page: str
    height: int

    def _repr_html_(self) -> str:
        rights = "allow-scripts allow-downloads"  # not allow-same-origin: an article is hostile until proven otherwise
        look = f"width: 100%; height: {self.height}px; border: 0"
        return f'<iframe title="timeline" sandbox="{rights}" style="{look}" srcdoc="{escape(self.page)}"></iframe>'

    def __repr__(self) -> str:
        return f"<Frame: a page of {len(self.page) / 1e6:.1f} MB, {self.height} px high>"


def frame(case: Case, *, height: int, **options: Any) -> Frame:  # noqa: ANN401 - handed on to `page`, which types them
    """The page of `case` for a notebook that will be read without a kernel."""
    from timeline.view.page import page

    return Frame(page(case, **options), height)


def in_notebook() -> bool:
    """Whether a front end is there that can draw: a kernel, not a terminal."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell is not None else None
    return running is not None and hasattr(running, "kernel")
