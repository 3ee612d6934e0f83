"""The traces of a plain figure, painted in this order: bars, outlines, symbols, disputes, labels, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.view.layout import Mark, day_number
from timeline.view.placing import ROW, Placed, Placing
from timeline.view.scene import interface_texts
from timeline.view.theme import Family, load_theme
from timeline.view.words import card, cut, plain, safe, two_lines

SMOOTH = 30  # so many bars get a gradient each
SOFT = 8  # nested shapes of low opacity make one soft end otherwise
BASE: dict[str, Any] = {"type": "scatter", "hoverinfo": "skip", "showlegend": False}
Trace = dict[str, Any]
Colours = Mapping[str, str]


def all_traces(placing: Placing, language: str, scheme: str) -> list[Trace]:
    """Everything that is drawn of `placing`, in the reader's language and a scheme of the theme."""
    colours = load_theme().schemes[scheme]
    events = placing.events
    families = [family for family in load_theme().families if any(p.family is family for p in events)]
    return [
        *_bars(events, scheme),
        *_outlines(events, scheme),
        *(_symbols(placing, family, language, scheme) for family in families),
        *_strokes(events, scheme, colours),
        *_disputes(events, colours),
        *_labels(events, colours),
        _sources(placing, colours),
    ]


def _rgba(colour: str, alpha: float) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:.3f})"


def _segments(boxes: Iterable[Sequence[tuple[float, float]]]) -> dict[str, list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for points in boxes:
        xs += [*(x for x, _ in points), None]
        ys += [*(y for _, y in points), None]
    return {"x": xs, "y": ys}


def _rectangle(x0: float, x1: float, y: float, half: float = 8) -> list[tuple[float, float]]:
    return [(x0, y - half), (x1, y - half), (x1, y + half), (x0, y + half), (x0, y - half)]


def _fades(mark: Mark) -> tuple[float, float, float, float]:
    """Where a bar begins to appear, is full, begins to go, is gone; in days."""
    if mark.sure_start is not None and mark.sure_end is not None:
        return mark.start, mark.sure_start, mark.sure_end, mark.end
    soft = (mark.end - mark.start) * 0.2
    return mark.start, mark.start + soft, mark.end - soft, mark.end


def _strength(placed: Placed) -> float:
    return (0.62 if placed.mark.shape == "lasted" else 0.42) * (1 if placed.realis == "actual" else 0.6)


def _bars(events: Sequence[Placed], scheme: str) -> list[Trace]:
    """Soft bars, and hatching over those that are only planned."""
    bars = [p for p in events if p.mark.shape != "point"]
    soft = [_smooth(p, scheme) for p in bars] if len(bars) <= SMOOTH else _nested(bars, scheme)
    planned = [p for p in bars if p.realis in ("planned", "hypothetical")]
    return [*soft, *(_hatched(p, scheme) for p in planned)]


def _filled(boxes: Iterable[Sequence[tuple[float, float]]], family: Family, **look: object) -> Trace:
    shape = {"mode": "lines", "fill": "toself", "line": {"width": 0}, "legendgroup": family.name}
    return {**BASE, **shape, **_segments(boxes), **look}


def _smooth(placed: Placed, scheme: str) -> Trace:
    x0, s0, s1, x1 = _fades(placed.mark)
    colour = placed.family.colour(scheme)
    full, clear = _rgba(colour, _strength(placed)), _rgba(colour, 0.03)
    stops = [(x0, clear if s0 > x0 else full), (s0, full), (s1, full), (x1, clear if s1 < x1 else full)]
    scale = [[(x - x0) / (x1 - x0), tone] for x, tone in stops]
    return _filled(
        [_rectangle(x0, x1, placed.y)], placed.family, fillgradient={"type": "horizontal", "colorscale": scale}
    )


def _nested(bars: Sequence[Placed], scheme: str) -> list[Trace]:
    """One trace per family, strength and depth, however many bars there are."""
    groups: dict[tuple[str, float], list[Placed]] = {}
    for p in bars:
        groups.setdefault((p.family.name, _strength(p)), []).append(p)
    traces = []
    for (_, strength), group in groups.items():
        family = group[0].family
        colour = _rgba(family.colour(scheme), 1 - (1 - strength) ** (1 / SOFT))
        for depth in range(SOFT):
            part = depth / (SOFT - 1)
            fades = [(_fades(p.mark), p.y) for p in group]
            boxes = [_rectangle(x0 + (s0 - x0) * part, x1 - (x1 - s1) * part, y) for (x0, s0, s1, x1), y in fades]
            traces.append(_filled(boxes, family, fillcolor=colour))
    return traces


def _hatched(placed: Placed, scheme: str) -> Trace:
    colour = _rgba(placed.family.colour(scheme), 0.75)
    pattern = {
        "shape": "/",
        "fgcolor": colour,
        "bgcolor": "rgba(0,0,0,0)",
        "size": 7,
        "solidity": 0.2,
        "fillmode": "overlay",
    }
    box = _rectangle(placed.mark.start, placed.mark.end, placed.y)
    return _filled([box], placed.family, fillpattern=pattern, fillcolor="rgba(0,0,0,0)")


def _outlines(events: Sequence[Placed], scheme: str) -> list[Trace]:
    """A solid outline says it lasted throughout, a dashed one that the date is counted from another event's."""
    traces = []
    for p in events:
        if p.mark.shape != "lasted" and not p.mark.derived:
            continue
        x0, s0, s1, x1 = _fades(p.mark)
        box = _rectangle(x0, x1, p.y, 10) if p.mark.derived else _rectangle(s0, s1, p.y)
        line = {"color": p.family.colour(scheme), "width": 1.3, "dash": "dash" if p.mark.derived else "solid"}
        traces.append({**BASE, "mode": "lines", "line": line, "legendgroup": p.family.name, **_segments([box])})
    return traces


def _symbols(placing: Placing, family: Family, language: str, scheme: str) -> Trace:
    """The symbols of one family: filled for exact days, open where the day is not known or only alleged."""
    colours = load_theme().schemes[scheme]
    colour = family.colour(scheme)
    group = [p for p in placing.events if p.family is family]
    hollow = [p.mark.shape == "within" or p.realis not in ("actual", "denied") for p in group]
    marker = {
        "symbol": family.symbol,
        "size": [11 + min(2.5 * (max(len(p.event.origins), 1) - 1), 10) for p in group],
        "color": [colours["card"] if open_ else colour for open_ in hollow],
        "line": {"color": colour, "width": [2 if open_ else 0 for open_ in hollow]},
        "opacity": 1,
    }
    hover = {"bgcolor": colours["card"], "bordercolor": colours["strong"], "align": "left"}
    return {
        **BASE,
        "mode": "markers",
        "name": interface_texts()[language][f"family_{family.name}"],
        "legendgroup": family.name,
        "showlegend": True,
        "x": [_symbol_x(p.mark) for p in group],
        "y": [p.y for p in group],
        "marker": marker,
        "customdata": [p.event.id for p in group],
        "text": [card(p.title, p.note, p.first, placing.documents) for p in group],
        "hoverinfo": None,
        "hovertemplate": "%{text}<extra></extra>",
        "hoverlabel": {**hover, "font": {"color": colours["text"], "size": 13}},
    }


def _symbol_x(mark: Mark) -> float:
    if mark.shape == "point":
        return (mark.start + mark.end) / 2
    if mark.open_right:
        return mark.end
    return mark.start + min((mark.end - mark.start) * 0.05, 1.0)


def _strokes(events: Sequence[Placed], scheme: str, colours: Colours) -> list[Trace]:
    """A stroke through what is denied, a slant in what is planned."""
    traces = []
    for kinds, symbol, size in ((("denied",), "line-ew", 12), (("planned", "hypothetical"), "line-ne", 8)):
        group = [p for p in events if p.realis in kinds]
        if group:
            lines = [colours["text"] if p.realis == "denied" else p.family.colour(scheme) for p in group]
            marker = {"symbol": symbol, "size": size, "line": {"width": 2, "color": lines}}
            where = {"x": [_symbol_x(p.mark) for p in group], "y": [p.y for p in group]}
            traces.append({**BASE, "mode": "markers", "marker": marker, **where})
    return traces


def _disputes(events: Sequence[Placed], colours: Colours) -> list[Trace]:
    """A ≠ disc above every event on which sources disagree."""
    group = [p for p in events if p.event.disputed]
    if not group:
        return []
    ring = {
        "symbol": "circle",
        "size": 15,
        "color": colours["card"],
        "line": {"color": colours["dispute"], "width": 1.6},
    }
    values = ["; ".join(f"{item.what}: {item.value}" for item in p.event.alternatives) for p in group]
    where = {"x": [_symbol_x(p.mark) for p in group], "y": [p.y - 15 for p in group]}
    said = {"hovertext": [safe(cut(plain(value), 200)) for value in values], "hoverinfo": "text"}
    sign = {"text": ["≠"] * len(group), "textposition": "middle center"}
    font = {"size": 11, "color": colours["dispute"]}
    return [{**BASE, "mode": "markers+text", **where, "marker": ring, **sign, "textfont": font, **said}]


def _labels(events: Sequence[Placed], colours: Colours) -> list[Trace]:
    """Two lines beside every mark, in the family's legend group so that both go together."""
    traces = []
    for name, left in sorted({(p.family.name, p.left) for p in events}):
        group = [p for p in events if p.family.name == name and p.left == left]
        text = [_spaced(two_lines(p.title, p.note, colours["muted"]), left) for p in group]
        where = {"x": [_label_x(p) for p in group], "y": [p.y for p in group]}
        look = {
            "textposition": f"middle {'left' if left else 'right'}",
            "textfont": {"size": 13, "color": colours["text"]},
        }
        traces.append({**BASE, "mode": "text", "legendgroup": name, **where, "text": text, **look, "cliponaxis": False})
    return traces


def _spaced(text: str, left: bool) -> str:
    """An em of air between a mark and both lines of its label: plotly offsets text by its marker only."""
    air = "\u2003"
    return text.replace("<br>", f"{air}<br>") + air if left else air + text.replace("<br>", f"<br>{air}")


def _label_x(placed: Placed) -> float:
    mark = placed.mark
    if mark.shape == "point":
        return (mark.start + mark.end) / 2
    return mark.start if placed.left else mark.end


def _sources(placing: Placing, colours: Colours) -> Trace:
    """A square for every article at its publication date, its name on hover."""
    known = [(doc, day_number(doc.published)) for doc in placing.documents.values() if doc.published]
    names = [safe(cut(plain(doc.source or doc.title or doc.id), 60)) for doc, _ in known]
    notes = [f"{doc.published} · {safe(cut(plain(doc.language), 12))}" for doc, _ in known]
    return {
        **BASE, "mode": "markers", "x": [day + 0.5 for _, day in known], "y": [placing.bottom + ROW / 2] * len(known),
        "marker": {"symbol": "square-open", "size": 11, "color": colours["strong"]},
        "text": [f"<b>{name}</b><br>{note}" for name, note in zip(names, notes, strict=True)],
        "hoverinfo": None, "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
