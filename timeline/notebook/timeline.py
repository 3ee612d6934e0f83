"""The `Timeline` an analyst holds: filters, tables, the picture, the reasons. Immutable; every verb answers anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Any

from timeline.errors import MissingExtra, OptionError
from timeline.model import Case, Document, Event, EventMention, Failure, TextWarning, Uncovered
from timeline.notebook import filters, listing
from timeline.notebook.desk import Desk
from timeline.notebook.explain import Explanation, explain
from timeline.notebook.filters import Wanted
from timeline.notebook.listing import Listing
from timeline.notebook.options import checked, guess, parameters, refuse_unknown
from timeline.notebook.typed import Stretch, Typed, stretch

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import plotly.graph_objects as go

    from timeline.extract.mainday import MainDay
    from timeline.notebook.frame import Frame
    from timeline.notebook.picture import Picture


@dataclass(frozen=True, slots=True)
class Timeline(Desk):
    """Dated events with the passages that tell of them. `build` and `open` make one; in Jupyter it shows itself.

    `case` holds the records; `asked` says, in words, which filters made this timeline out of a larger one.

    >>> Timeline(Case())
    <Timeline: 0 documents, 0 events>
    """

    case: Case
    asked: tuple[str, ...] = field(default=())

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order of the case."""
        return self.case.events

    @property
    def mentions(self) -> tuple[EventMention, ...]:
        """Every passage that tells of an event."""
        return self.case.mentions

    @property
    def documents(self) -> tuple[Document, ...]:
        """The articles."""
        return self.case.documents

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be read or worked on, with the reason. The rest was built."""
        return self.case.failures

    @property
    def warnings(self) -> Listing[TextWarning]:
        """What the texts say that cannot all be right, with the place."""
        return listing.warnings(self.case)

    def __len__(self) -> int:
        return len(self.case.events)

    @checked
    def between(self, start: Typed = None, end: Typed = None) -> Timeline:
        """The events that may have happened from `start` to the end of `end`.

        Both are a date, ISO text as precise as you like (``2025-10``) or words (``Oct 21``, ``hôm qua``); None leaves
        that side open. ``yesterday`` is yours, counted from today; a date without a year takes the one that puts it
        last before the newest article. How each was read stands in the result's `asked`. Events without a date are
        left out; an event of which only the month is known stays when any of its days is asked for. Raises
        `OptionError` for text that is no date, and when `end` lies before `start`.

        >>> Timeline(Case()).between("2025-10-21", "2025-11").asked
        ('between 2025-10-21 and 2025-11',)
        """
        one, other = self._stretch(start), self._stretch(end)
        if one and other and other.end <= one.start:
            raise OptionError(f"between(): the end {other.timex} lies before the start {one.timex}; swap them.")
        keep = filters.overlapping(one.start if one else None, other.end if other else None)
        words = f"between {one.timex if one else 'ever'} and {other.timex if other else 'ever'}"
        return self._narrowed(keep, words)

    @checked
    def about(self, text: str) -> Timeline:
        """The events with `text` in a title, a gloss, a passage or a participant's name, letter case aside.

        Where a participant is known by an id, every spelling of the name counts, in whatever script.

        >>> len(Timeline(Case()).about("harbour"))
        0
        """
        return self._narrowed(filters.about(self.case, text), f"about {text!r}")

    @checked
    def where(
        self,
        *,
        language: Wanted = None,
        source: Wanted = None,
        event_class: Wanted = None,
        realis: Wanted = None,
        certainty: Wanted = None,
        actor: Wanted = None,
        place: Wanted = None,
        disputed: bool | None = None,
        dated: bool | None = None,
    ) -> Timeline:
        """The events that meet every condition given; a list means any of its values, None means not asked.

        `language` is that of a document that tells of the event (``zh``), `source` part of the name of a publisher or
        of anyone the passage is attributed to, `event_class` a class with or without its mode (``SUPPORT``,
        ``SUPPORT.ratify``), `realis` actual, planned, hypothetical, denied or habitual, `certainty` asserted, alleged
        or possible, `actor` and `place` part of a participant's name. One passage that fits keeps its event whole.

        >>> len(Timeline(Case()).where(language=["zh", "vi"], disputed=True))
        0
        """
        conditions: dict[str, Wanted | bool] = {
            "language": language,
            "source": source,
            "event_class": event_class,
            "realis": realis,
            "certainty": certainty,
            "actor": actor,
            "place": place,
            "disputed": disputed,
            "dated": dated,
        }
        words = ", ".join(f"{name}={wanted!r}" for name, wanted in conditions.items() if wanted is not None)
        return self._narrowed(filters.matching(self.case, conditions), f"where {words}")

    @checked
    def explain(self, id: str) -> Explanation:
        """Why an event stands here: words, rule, anchor, readings, who said it, why passages were merged.

        `id` is an event's id, or a mention's, or the start of one. Raises `OptionError` when none or several begin so.
        """
        return explain(self.case, id)

    def disputes(self) -> Listing[Event]:
        """The events on which the sources cannot all be right; prints every claim with its source and its words."""
        return listing.disputes(self.case)

    def undated(self) -> Listing[Event]:
        """The events for which no passage gives a date."""
        return listing.undated(self.case)

    def uncovered(self) -> Listing[Uncovered]:
        """The dated sentences that gave no event and the reporting frames that introduce none, and why."""
        return listing.uncovered(self.case)

    @checked
    def main_event(self, document: str) -> Event | None:
        """The event an article is about: told early, shared with its title, happened rather than said or planned.

        `document` is the id of a document, or its start. None when it tells of no event, or of none that the filters
        left. Raises `OptionError` when no document's id, or several, begin so.

        >>> import timeline as tl
        >>> t = tl.build([{"text": "Norway said rebels attacked a village on 3 May 2024.", "language": "en"}])
        >>> t.main_event(t.documents[0].id).event_class
        'ASSAULT.armed'
        """
        from timeline.extract.main import main_mention
        from timeline.notebook.headline import home

        main = main_mention(home(self.documents, document, "main_event"), self.mentions)
        return next((event for event in self.events if main is not None and main.id in event.mentions), None)

    @checked
    def main_day(self, document: str) -> MainDay:
        """The day of an article's main event, on what basis, and the words that say it.

        The basis ``published`` says that no word gives a day and that of publication stands in. Raises `OptionError` like
        `main_event`.

        >>> import timeline as tl
        >>> t = tl.build([{"text": "Norway said rebels attacked a village on 3 May 2024.", "language": "en"}])
        >>> t.main_day(t.documents[0].id)
        MainDay(day=datetime.date(2024, 5, 3), basis='clause', words='3 May 2024')
        """
        from timeline.notebook.headline import day_of, home

        return day_of(home(self.documents, document, "main_day"), self.mentions)

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with one row per event; its columns are those of the CSV export, lists kept as lists.

        Raises `MissingExtra` when pandas is not installed.
        """
        from timeline.export.frame import to_frame

        return to_frame(self.case)

    def to_networkx(self) -> nx.MultiDiGraph:
        """The graph of documents, sources, events, mentions, actors and places, as a plain networkx graph."""
        from timeline.graph import to_networkx

        return to_networkx(self.case)

    def plot(self, **options: Any) -> go.Figure:  # noqa: ANN401 - handed on to `figure`, which types them
        """The picture as a plotly figure; change it as always with ``.update_layout(…)``.

        `options` are those of `timeline.view.figure.figure`: `lanes`, what a lane stands for (``"actor"``, …), and the
        others named there. Raises `OptionError` for any other name.
        """
        from timeline.view.figure import figure

        refuse_unknown("plot", options, parameters(figure))
        return figure(self.case, **options)

    @checked
    def show(
        self,
        static: bool = False,
        *,
        title: str | None = None,
        language: str = "en",
        lanes: str = "actor",
        theme: str = "auto",
        height: int = 620,
    ) -> Picture | Frame:
        """The timeline to click, as a widget that answers to Python; as a cell's value it shows itself.

        `static` True gives the whole page in a frame instead, about 0.7 MB in the saved notebook, for readers without
        a kernel. `title` heads it, None leaves it out; `language` is the reader's (en, vi, zh, ru, es, fr, de), `lanes`
        one of actor, class, source, place, language; `theme` light, dark, or auto, as the machine prefers; `height` is
        in pixels. Raises `MissingExtra` when anywidget is not installed, `OptionError` for other lanes.
        """
        from timeline.view.layout import LANES

        if lanes not in LANES:
            raise OptionError(f"show(): lanes={lanes!r}; expected one of {', '.join(LANES)}.{guess(lanes, LANES)}")
        if static:
            from timeline.notebook.frame import frame

            return frame(self.case, height=height, title=title, language=language, lanes=lanes, theme=theme)
        from timeline.notebook.picture import Picture

        return Picture(self.case, title=title, language=language, lanes=lanes, theme=theme, height=height)

    def plot_graph(self, **options: Any) -> go.Figure:  # noqa: ANN401 - handed on, the function types them
        """Who reports what and who acts in it, as a plotly figure in three layers: sources, events, actors.

        `options` are those of `timeline.view.graph_figure.plot_graph`: `language`, `before`, `width`, `height`,
        `theme`. Raises `OptionError` for any other name.
        """
        from timeline.view.graph_figure import plot_graph

        refuse_unknown("plot_graph", options, parameters(plot_graph))
        return plot_graph(self.case, **options)

    @checked
    def apply(self, path: str | PathLike[str], *, by: str = "reader") -> Timeline:
        """The timeline with the corrections a reader made in a saved page and downloaded from it.

        `path` is that file, ``corrections.json``; `by` signs what is merged and split. Each finds its event by id, or
        by the passages it quotes, so that it outlives a new build. Raises `ReadError` when the file is none such, and
        when an event is found by neither.
        """
        from timeline.view.corrections import apply_corrections, read_corrections

        return Timeline(apply_corrections(self.case, read_corrections(path), by=by), self.asked)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the timeline to `path`; its suffix decides how.

        ``.html`` a page that needs no network, ``.json`` everything, to `open` again, ``.csv`` one row per event,
        ``.graphml`` the graph, ``.svg`` and ``.png`` the picture. Raises `OptionError` for another suffix, before
        anything is written, and `MissingExtra` for a PNG without kaleido.
        """
        from timeline.notebook.files import save

        save(self.case, path)

    def __repr__(self) -> str:
        languages = Counter(doc.language for doc in self.documents)
        spoken = f" ({', '.join(f'{name} {count}' for name, count in languages.most_common())})" if languages else ""
        facts = [_count(len(self.documents), "document") + spoken, _count(len(self), "event") + self._dates()]
        facts += [f"{number} {what}" for number, what in self._remarks() if number]
        return f"<Timeline: {', '.join([*facts, *self.asked])}>"

    def _ipython_display_(self) -> None:
        """The living picture in a notebook with anywidget; elsewhere IPython goes on to the bundle below."""
        from timeline.notebook.frame import in_notebook

        if not self.events or not in_notebook():
            raise NotImplementedError
        try:
            from timeline.notebook.picture import Picture
        except MissingExtra:
            raise NotImplementedError from None
        Picture(self.case)._ipython_display_(about=repr(self))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Text, a table for where no picture can be drawn, and the picture as plotly data without plotly.js."""
        bundle: dict[str, Any] = {"text/plain": repr(self), "text/html": self._repr_html_()}
        if self.events:
            drawn = self.plot().to_plotly_json()
            bundle["application/vnd.plotly.v1+json"] = {**drawn, "config": {"showSendToCloud": False}}
        return bundle

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self).strip('<>'))}</p>{listing.events(self.case)._repr_html_()}"

    def _dates(self) -> str:
        dated = [event.when for event in self.events if event.when and event.when.start and event.when.end]
        if not dated:
            return ""
        first, last = min(when.start for when in dated if when.start), max(when.end for when in dated if when.end)
        return f" ({len(dated)} dated, {first:%Y-%m-%d} to {last:%Y-%m-%d})"

    def _remarks(self) -> list[tuple[int, str]]:
        disputed = sum(event.disputed for event in self.events)
        return [(disputed, "disputed"), (len(self.failures), "failed"), (len(self.case.warnings), "warnings")]

    def _narrowed(self, keep: Callable[[Event], bool], words: str) -> Timeline:
        return Timeline(filters.select(self.case, keep), (*self.asked, words))

    def _anew(self, case: Case, words: str = "") -> Timeline:
        return Timeline(case, (*self.asked, words) if words else self.asked)

    def _stretch(self, typed: Typed) -> Stretch | None:
        if typed is None:
            return None
        today = date.today()
        near = max((doc.published for doc in self.documents if doc.published), default=today)
        return stretch(typed, today=today, near=near)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
