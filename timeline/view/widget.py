"""The timeline as a Jupyter widget: the same script as the page, two-way with Python.

A saved notebook keeps only a small loader: plotly.js and the program travel once per page over the kernel's channel,
the case once per view. Needs the extra `notebook` (anywidget).
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from timeline.errors import MissingExtra
from timeline.model import Case, Event
from timeline.view.bundle import plotly_script, script, static, style
from timeline.view.corrections import Correction, apply_corrections
from timeline.view.layout import marks
from timeline.view.scene import scene
from timeline.view.svg import svg

try:
    import anywidget
    import traitlets
except ImportError as error:  # pragma: no cover - told apart only on machines without the extra
    raise MissingExtra("the widget needs anywidget: pip install 'timeline-builder[notebook]'") from error


STILL = 150  # events: the picture of so many is a tenth of what a saved notebook may take


def heaviest(case: Case, most: int) -> Case:
    """The case with the `most` dated events that rank highest, and the documents that tell of them; else `case`."""
    found = marks(case)
    if len(found) <= most:
        return case
    kept = {mark.order for mark in sorted(found, key=lambda mark: -mark.weight)[:most]}
    events = tuple(event for order, event in enumerate(case.events) if order in kept)
    told = {name for event in events for name in event.mentions}
    mentions = tuple(mention for mention in case.mentions if mention.id in told)
    homes = {mention.document for mention in mentions}
    return Case(tuple(doc for doc in case.documents if doc.id in homes), mentions, (), events)


@lru_cache(maxsize=1)
def _code() -> list[bytes]:
    """plotly.js, the program and the style sheet, each compressed."""
    return [gzip.compress(text.encode("utf-8"), 6, mtime=0) for text in (plotly_script(), script(), style())]


class TimelineWidget(anywidget.AnyWidget):
    """A timeline to click in a notebook.

    `selected` is the id of the selected event or ""; set it to move the picture. `visible` are the ids that pass the
    filters (empty above five thousand). `corrections` are the reader's changes in order; `case` is the case with them.
    """

    _esm = static().joinpath("widget.js").read_text(encoding="utf-8")
    selected = traitlets.Unicode("").tag(sync=True)
    visible = traitlets.List(traitlets.Unicode()).tag(sync=True)
    edits = traitlets.List(traitlets.Dict()).tag(sync=True)
    lanes = traitlets.Unicode("actor").tag(sync=True)
    theme = traitlets.Unicode("auto").tag(sync=True)
    height = traitlets.Int(620).tag(sync=True)

    def __init__(self, case: Case, *, title: str | None = None, language: str = "en", **options: Any) -> None:  # noqa: ANN401
        """Show `case`.

        `title` heads the picture, None leaves it out; `language` is the reader's; `options` are the traits: `lanes`,
        `theme` (light, dark, auto), `height` in pixels.
        """
        super().__init__(**options)
        self._base = case
        self._title = title
        self._language = language
        self.on_msg(self._answer)

    @property
    def corrections(self) -> Sequence[Correction]:
        """The reader's changes, in order, as the page would download them."""
        return tuple(self.edits)

    @property
    def case(self) -> Case:
        """The case with the reader's corrections laid over it."""
        return apply_corrections(self._base, self.corrections)

    @case.setter
    def case(self, case: Case) -> None:
        self._base = case
        self.edits = []
        self.send({"kind": "new scene"}, buffers=[self._scene()])

    def event(self) -> Event | None:
        """The selected event, corrections included, or None."""
        return next((event for event in self.case.events if event.id == self.selected), None)

    def on_select(self, act: Callable[[str], None]) -> None:
        """Call `act` with the event's id whenever one is selected ("" when none is)."""
        self.observe(lambda change: act(change["new"]), names="selected")

    def still(self, *, about: str = "") -> str:
        """The picture as HTML with one small image in it: what a notebook shows when its kernel is gone.

        `about` is a line of text above it. A large case shows its `STILL` heaviest events, and says so.
        """
        case = self.case
        shown = heaviest(case, STILL)
        if len(shown.events) < len(case.events):
            about += f" The {len(shown.events):,} best supported of {len(case.events):,} events are drawn."
        drawn = svg(shown, lanes=self.lanes, language=self._language, theme=self.theme)
        packed = base64.b64encode(drawn.encode("utf-8")).decode("ascii")
        image = f'<img alt="timeline" src="data:image/svg+xml;base64,{packed}">'
        return f'<div class="timeline-still">{f"<p>{escape(about)}</p>" if about else ""}{image}</div>'

    def _ipython_display_(self, *, about: str = "") -> None:
        """The still picture, `about` above it, then the widget; one that comes alive hides the picture above it."""
        from IPython.display import HTML, display

        display(HTML(self.still(about=about)))  # type: ignore[no-untyped-call]
        living = self._repr_mimebundle_()
        if living is not None:
            display(living[0], raw=True)  # type: ignore[no-untyped-call]

    def _scene(self) -> bytes:
        data = scene(self._base, title=self._title, language=self._language)
        return gzip.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 6, mtime=0)

    def _answer(self, _: object, message: dict[str, Any], buffers: object) -> None:
        if message.get("kind") != "ask":
            return
        found = _code() if message.get("what") == "code" else [self._scene()]
        self.send({"kind": "answer", "id": message.get("id")}, buffers=found)
