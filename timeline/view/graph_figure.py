"""The graph as a plain plotly Figure: sources on top, events in time order, actors below; a trace per kind of edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from timeline.model import Case, Event
from timeline.view.figure import quiet_figure
from timeline.view.layout import lane_keys, marks
from timeline.view.naming import called
from timeline.view.scene import INTERFACE, families_of, interface_texts
from timeline.view.theme import load_theme
from timeline.view.words import cut, plain, safe

if TYPE_CHECKING:
    import plotly.graph_objects as go

LABELLED = 80  # so many events keep their names
LEVELS = {"source": 2.0, "event": 1.0, "actor": 0.0}
_EDGES = ("part_of", "about", "updates", "responds_to", "follows", "contradicts", "before")
_DASH = {"about": "dot", "updates": "dashdot", "follows": "dot", "contradicts": "dash"}
_BASE: dict[str, Any] = {"type": "scatter", "hoverinfo": "skip", "showlegend": False}
Seats = Mapping[str, float]


def plot_graph(
    case: Case,
    *,
    language: str = "en",
    before: bool = False,
    width: int = 1200,
    height: int = 620,
    theme: str = "light",
) -> go.Figure:
    """Who reports what, and who acts in it, as a plotly Figure in three layers.

    Events stand in time order, undated ones last; sources and actors by how many events they have, at most 14 each.
    `language` is the reader's; `before` also draws what merely precedes what, which is easily read as cause; `width`
    and `height` are in pixels; `theme` is light or dark. Above eighty events the names are left to hovering.

    >>> len(plot_graph(Case()).data) > 0
    True
    """
    reader = language if language in INTERFACE else "en"
    scheme = "dark" if theme == "dark" else "light"
    order = _in_time(case)
    told = _sources_of(case)
    keys = lane_keys(case, "actor", {})
    acting = {event.id: keys[place] for place, event in enumerate(case.events)}
    seats = {
        "event": _row([event.id for event in order]),
        "source": _row(_most(name for names in told.values() for name in names)),
        "actor": _row(_most(name for name in acting.values() if name)),
    }
    texts = interface_texts()[reader]
    traces = [*_thin(order, told, acting, seats, texts, scheme), *_arcs(case, seats["event"], texts, scheme, before)]
    traces += [*_marks(order, seats["event"], texts, reader, scheme), *_names(seats, reader, scheme)]
    return quiet_figure()(data=traces, layout=_layout(texts, width, height, scheme))


def _in_time(case: Case) -> list[Event]:
    dated = {mark.order: mark.start for mark in marks(case)}
    places = sorted(range(len(case.events)), key=lambda place: (place not in dated, dated.get(place, 0.0), place))
    return [case.events[place] for place in places]


def _sources_of(case: Case) -> dict[str, list[str]]:
    """For every event the names of the articles' sources, an article without one under its language."""
    documents = {doc.id: doc for doc in case.documents}
    where = {mention.id: documents[mention.document] for mention in case.mentions if mention.document in documents}
    found = {}
    for event in case.events:
        docs = [where[name] for name in event.mentions if name in where]
        found[event.id] = list(dict.fromkeys(doc.source or doc.language.upper() for doc in docs))
    return found


def _most(names: Iterable[str], most: int = 14) -> list[str]:
    return [name for name, _ in Counter(names).most_common(most)]


def _row(names: Sequence[str]) -> Seats:
    """Names spread evenly over 0..1."""
    return {name: (place + 0.5) / len(names) for place, name in enumerate(names)}


def _line(pairs: Iterable[tuple[tuple[float, float], tuple[float, float]]]) -> dict[str, list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for (x0, y0), (x1, y1) in pairs:
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    return {"x": xs, "y": ys}


def _thin(
    order: Sequence[Event], told: Mapping[str, list[str]], acting: Mapping[str, str], seats: Mapping[str, Seats],
    texts: Mapping[str, str], scheme: str,
) -> list[dict[str, Any]]:  # fmt: skip
    """Hairlines: which source reports an event, which actor is in it."""
    colour = load_theme().schemes[scheme]["strong"]
    events, sources, actors = seats["event"], seats["source"], seats["actor"]
    reports = [
        ((sources[name], LEVELS["source"]), (events[event.id], LEVELS["event"]))
        for event in order
        for name in told[event.id]
        if name in sources
    ]
    involves = [
        ((events[event.id], LEVELS["event"]), (actors[acting[event.id]], LEVELS["actor"]))
        for event in order
        if acting[event.id] in actors
    ]
    look = {"mode": "lines", "opacity": 0.6, "showlegend": True}
    return [
        {**_BASE, **look, "name": texts["reports"], "line": {"color": colour, "width": 0.7}, **_line(reports)},
        {
            **_BASE,
            **look,
            "name": texts["involves"],
            "line": {"color": colour, "width": 0.7, "dash": "dot"},
            **_line(involves),
        },
    ]


def _arcs(case: Case, seats: Seats, texts: Mapping[str, str], scheme: str, before: bool) -> list[dict[str, Any]]:
    """Relations between events, as arcs above their row."""
    colours = load_theme().schemes[scheme]
    traces = []
    for kind in _EDGES:
        pairs = [
            (seats[r.left], seats[r.right])
            for r in case.relations
            if r.kind == kind and {r.left, r.right} <= set(seats)
        ]
        if not pairs or (kind == "before" and not before):
            continue
        colour = (
            colours["dispute"] if kind == "contradicts" else colours["strong"] if kind == "before" else colours["text"]
        )
        line = {"color": colour, "width": 1.5, "dash": _DASH.get(kind, "solid")}
        traces.append(
            {**_BASE, "mode": "lines", "name": texts[kind], "showlegend": True, "line": line, **_curves(pairs)}
        )
    return traces


def _curves(pairs: Iterable[tuple[float, float]], steps: int = 16) -> dict[str, list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for left, right in pairs:
        lift = min(0.45, 0.08 + abs(right - left) * 0.6)
        for step in range(steps + 1):
            part = step / steps
            xs.append(left + (right - left) * part)
            ys.append(LEVELS["event"] + 4 * lift * part * (1 - part))
        xs.append(None)
        ys.append(None)
    return {"x": xs, "y": ys}


def _marks(
    order: Sequence[Event], seats: Seats, texts: Mapping[str, str], language: str, scheme: str
) -> list[dict[str, Any]]:
    """The events' symbols, their names on hover and, when they are not too many, below them."""
    colours = load_theme().schemes[scheme]
    placed = families_of([event.event_class for event in order])
    looks = {family.name: family for family in load_theme().families}
    family = [looks[placed[event.event_class]] for event in order]
    names = [safe(cut(plain((event.gloss or event.title)[:200]), 60)) for event in order]
    x = [seats[event.id] for event in order]
    marker = {
        "symbol": [f.symbol for f in family],
        "color": [f.colour(scheme) for f in family],
        "size": 13,
        "opacity": 1,
    }
    where = {"x": x, "y": [LEVELS["event"]] * len(order)}
    dots = {**_BASE, "mode": "markers", "marker": marker, **where, "text": names, "hoverinfo": "text"}
    dots["customdata"] = [event.id for event in order]
    if len(order) > LABELLED:
        return [dots]
    lines = min(6, max(1, len(order) // 6))
    below = [LEVELS["event"] - 0.09 - 0.065 * (place % lines) for place in range(len(order))]
    short = [cut(name, max(12, 150 * lines // max(len(order), 1))) for name in names]
    font = {"size": 11, "color": colours["text"]}
    return [dots, {**_BASE, "mode": "text", "x": x, "y": below, "text": short, "textfont": font}]


def _names(seats: Mapping[str, Seats], language: str, scheme: str) -> list[dict[str, Any]]:
    """Sources above their row, actors below theirs."""
    colours = load_theme().schemes[scheme]
    traces = []
    for level, side in (("source", "top center"), ("actor", "bottom center")):
        most = 150 // max(len(seats[level]), 1)
        text = [f"<b>{safe(cut(plain(called(name, language)[:80]), max(10, most)))}</b>" for name in seats[level]]
        where = {"x": list(seats[level].values()), "y": [LEVELS[level]] * len(text)}
        font = {"size": 12, "color": colours["text"]}
        traces.append({**_BASE, "mode": "text", **where, "text": text, "textposition": side, "textfont": font})
    return traces


def _layout(texts: Mapping[str, str], width: int, height: int, scheme: str) -> dict[str, Any]:
    colours = load_theme().schemes[scheme]
    plain_axis = {"showgrid": False, "zeroline": False, "ticks": "", "fixedrange": True}
    names = {2.0: texts["sources"], 1.28: texts["eventsInOrder"], 0.0: texts["actors"]}
    return {
        "width": width,
        "height": height,
        "margin": {"l": 150, "r": 20, "t": 60, "b": 20},
        "paper_bgcolor": colours["card"],
        "plot_bgcolor": colours["card"],
        "font": {"family": load_theme().font, "size": 12, "color": colours["text"]},
        "hovermode": "closest",
        "legend": {"orientation": "h", "x": 0.5, "xanchor": "center", "y": 1.02, "yanchor": "bottom"},
        "xaxis": {**plain_axis, "range": [-0.05, 1.05], "showticklabels": False},
        "yaxis": {
            **plain_axis,
            "range": [-0.25, 2.25],
            "tickvals": list(names),
            "ticktext": [safe(t) for t in names.values()],
        },
    }
