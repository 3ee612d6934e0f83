"""The picture as a plain plotly Figure: `t.plot()`. What the page draws, with plotly's own hover, zoom and legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline.model import Case, Event, EventMention, Grain, Span
from timeline.view.axis import day_text, mark_text, tick_days
from timeline.view.layout import Lane, Mark, day_number, lanes_of, marks, pack, text_width
from timeline.view.scene import INTERFACE, families_of, interface_texts
from timeline.view.theme import Family, load_theme

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 42
MARGIN = {"l": 150, "r": 16, "t": 64, "b": 44}
SOFT = 8  # nested shapes of low opacity make one soft end
CONFIG = {"showSendToCloud": False, "displaylogo": False, "scrollZoom": True}
_BASE: dict[str, Any] = {"type": "scatter", "hoverinfo": "skip", "showlegend": False}


@dataclass(frozen=True, slots=True)
class Placed:
    """One event in the figure: its mark, its height from the top, its label and where that stands."""

    event: Event
    mark: Mark
    y: float
    family: Family
    title: str
    note: str
    left: bool


def figure(
    case: Case,
    *,
    lanes: str = "actor",
    language: str = "en",
    title: str | None = None,
    width: int = 1200,
    theme: str = "light",
) -> go.Figure:
    """The dated events of a case as a plotly Figure.

    `lanes` is one of actor, class, source, place, language; `language` the reader's (labels of lanes and dates);
    `title` None leaves the head to the legend; `width` is in pixels and decides which labels find room; `theme` is
    light or dark. Undated events are counted in a note under the axis. Raises OptionError for other lanes.

    The x axis counts days since 1970-01-01, so any year works; `fig.update_layout(...)` goes on as always.
    """
    import plotly.graph_objects as go

    reader = language if language in INTERFACE else "en"
    colours = load_theme().schemes["dark" if theme == "dark" else "light"]
    families = families_of([event.event_class for event in case.events])
    found = lanes_of(case, lanes, families)
    placed, bands = _place(case, found, families, reader, width)
    dark = theme == "dark"
    traces = [
        *_bar_traces(placed, dark),
        *_outline_traces(placed, dark),
        *_mark_traces(case, placed, reader, dark, colours),
        *_label_traces(placed, colours),
        *_source_traces(case, bands, colours),
    ]
    layout = _layout(case, placed, bands, reader, width, colours, title)
    drawn = go.Figure(data=traces, layout=layout)
    drawn._config = drawn._config | CONFIG  # plotly offers no public way to give a figure its own config
    return drawn


def _place(
    case: Case, lanes: Sequence[Lane], families: Mapping[str, str], language: str, width: int
) -> tuple[list[Placed], list[tuple[str, int, float, float]]]:
    """Every dated event in its lane and row, and the lanes as (name, events, top, bottom)."""
    found = {mark.order: mark for mark in marks(case)}
    if not found:
        return [], []
    start, end = _extent(case, list(found.values()))
    scale = (width - MARGIN["l"] - MARGIN["r"]) / (end - start)
    texts = dict(interface_texts()[language])
    looks = {family.name: family for family in load_theme().families}
    placed: list[Placed] = []
    bands: list[tuple[str, int, float, float]] = []
    top = 0.0
    for lane in lanes:
        held = sorted(
            (found[order] for order in lane.events if order in found), key=lambda mark: (mark.start, mark.end)
        )
        if not held:
            continue
        labels = [_label(case, mark, language, texts, years=end - start > 400) for mark in held]
        boxes = [_box(mark, label, start, scale, width) for mark, label in zip(held, labels, strict=True)]
        rows = pack([(left, right) for left, right, _ in boxes])
        for mark, label, box, row in zip(held, labels, boxes, rows, strict=True):
            event = case.events[mark.order]
            family = looks[families.get(event.event_class, "other")]
            placed.append(Placed(event, mark, top + (row + 0.5) * ROW + 4, family, *label, box[2]))
        bottom = top + (max(rows) + 1) * ROW + 8
        bands.append((_lane_name(lane, texts, language), len(lane.events), top, bottom))
        top = bottom
    return placed, bands


def _extent(case: Case, found: Sequence[Mark]) -> tuple[float, float]:
    published = [day_number(doc.published) for doc in case.documents if doc.published]
    start = min([*(mark.start for mark in found), *published])
    end = max([*(mark.end for mark in found), *(day + 1 for day in published)])
    air = max((end - start) * 0.035, 0.6)
    return start - air, end + air


def _label(case: Case, mark: Mark, language: str, texts: Mapping[str, str], *, years: bool) -> tuple[str, str]:
    event = case.events[mark.order]
    by_id = _mentions(case)
    spoken = list(dict.fromkeys(by_id[name][1] for name in event.mentions if name in by_id))
    own = spoken[:1] == [language]
    title = (event.title if own else event.gloss) or event.title or event.gloss or event.event_class
    realis = _realis(event, by_id)
    parts = [
        mark_text(mark, language, dict(texts), years=years),
        "" if realis == "actual" else texts[realis],
        " ".join(spoken[:5]).upper(),
    ]
    return _cut(_plain(title), 46), " · ".join(part for part in parts if part)


def _mentions(case: Case) -> dict[str, tuple[EventMention, str]]:
    """The case's mentions by id, each with the language it is written in; kept for the case asked about last."""
    if _LAST.get("case") is not case:
        languages = {doc.id: doc.language for doc in case.documents}
        _LAST["case"] = case
        _LAST["mentions"] = {m.id: (m, languages.get(m.document, "")) for m in case.mentions}
    found: dict[str, tuple[EventMention, str]] = _LAST["mentions"]
    return found


_LAST: dict[str, Any] = {}


def _realis(event: Event, by_id: Mapping[str, tuple[EventMention, str]]) -> str:
    found = [by_id[name][0] for name in event.mentions if name in by_id]
    if not found or any(m.realis == "actual" and m.certainty == "asserted" for m in found):
        return "actual"
    return found[0].realis if found[0].realis != "actual" else found[0].certainty


def _box(mark: Mark, label: tuple[str, str], start: float, scale: float, width: int) -> tuple[float, float, bool]:
    """The pixels an event takes with its label, and whether the label stands at the left."""
    room = width - MARGIN["l"] - MARGIN["r"]
    text = max(text_width(label[0], 13, bold=True), text_width(label[1], 11)) + 12
    x0, x1 = (mark.start - start) * scale, (mark.end - start) * scale
    if mark.shape == "point":
        x0, x1 = (x0 + x1) / 2 - 8, (x0 + x1) / 2 + 8
    left = x1 + text > room and x0 - text >= 0
    return (x0 - text - 6, x1 + 6, True) if left else (x0 - 6, x1 + text + 6, False)


def _plain(text: str) -> str:
    """Text without control and direction marks: a label cannot turn its surroundings around."""
    return "".join(char if char.isprintable() else " " for char in text)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _safe(text: str) -> str:
    """Nothing in `text` can be read as plotly's small markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lane_name(lane: Lane, texts: Mapping[str, str], language: str) -> str:
    if not lane.key:
        return texts["noneNamed"]
    if f"family_{lane.key}" in texts:
        return texts[f"family_{lane.key}"]
    if lane.key.startswith("country:"):
        from babel import Locale

        return str(Locale.parse(language).territories.get(lane.key[8:], lane.key[8:]))
    return _cut(_plain(lane.name), 20)


def _rgba(colour: str, alpha: float) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:.3f})"


def _segments(boxes: Iterable[Sequence[tuple[float, float]]]) -> dict[str, list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for points in boxes:
        xs += [x for x, _ in points] + [None]
        ys += [y for _, y in points] + [None]
    return {"x": xs, "y": ys}


def _rectangle(x0: float, x1: float, y: float, half: float = 8) -> list[tuple[float, float]]:
    return [(x0, y - half), (x1, y - half), (x1, y + half), (x0, y + half), (x0, y - half)]


def _fades(mark: Mark) -> tuple[float, float, float, float]:
    """Where a bar begins to appear, is full, begins to go, is gone; in days."""
    if mark.sure_start is not None and mark.sure_end is not None:
        return mark.start, mark.sure_start, mark.sure_end, mark.end
    soft = (mark.end - mark.start) * 0.2
    return mark.start, mark.start + soft, mark.end - soft, mark.end


def _bar_traces(placed: Sequence[Placed], dark: bool) -> list[dict[str, Any]]:
    """Soft bars: nested shapes of low opacity, one trace per family and depth however many bars there are."""
    traces = []
    for family, lasted in sorted(
        {(p.family.name, p.mark.shape == "lasted") for p in placed if p.mark.shape != "point"}
    ):
        group = [
            p
            for p in placed
            if p.family.name == family and p.mark.shape != "point" and (p.mark.shape == "lasted") == lasted
        ]
        colour = group[0].family.colour("dark" if dark else "light")
        alpha = 1 - (1 - (0.62 if lasted else 0.42)) ** (1 / SOFT)
        for depth in range(SOFT):
            part = depth / (SOFT - 1)
            fades = [(_fades(p.mark), p.y) for p in group]
            boxes = [_rectangle(x0 + (s0 - x0) * part, x1 - (x1 - s1) * part, y) for (x0, s0, s1, x1), y in fades]
            look = {"mode": "lines", "fill": "toself", "fillcolor": _rgba(colour, alpha), "line": {"width": 0}}
            traces.append({**_BASE, **look, "legendgroup": family, **_segments(boxes)})
    return traces


def _outline_traces(placed: Sequence[Placed], dark: bool) -> list[dict[str, Any]]:
    """A solid outline says it lasted throughout, a dashed one that the date is counted from another event's."""
    traces = []
    for p in placed:
        if p.mark.shape != "lasted" and not p.mark.derived:
            continue
        x0, s0, s1, x1 = _fades(p.mark)
        box = _rectangle(x0, x1, p.y, 10) if p.mark.derived else _rectangle(s0, s1, p.y)
        line = {
            "color": p.family.colour("dark" if dark else "light"),
            "width": 1.3,
            "dash": "dash" if p.mark.derived else "solid",
        }
        traces.append({**_BASE, "mode": "lines", "line": line, "legendgroup": p.family.name, **_segments([box])})
    return traces


def _mark_traces(
    case: Case, placed: Sequence[Placed], language: str, dark: bool, colours: Mapping[str, str]
) -> list[dict[str, Any]]:
    texts = interface_texts()[language]
    return [
        _family_trace(case, family, [p for p in placed if p.family is family], texts, language, dark, colours)
        for family in load_theme().families
        if any(p.family is family for p in placed)
    ]


def _family_trace(
    case: Case,
    family: Family,
    group: Sequence[Placed],
    texts: Mapping[str, str],
    language: str,
    dark: bool,
    colours: Mapping[str, str],
) -> dict[str, Any]:
    """The symbols of one family: filled for exact days, open where the day is not known or only alleged."""
    by_id = _mentions(case)
    colour = family.colour("dark" if dark else "light")
    hollow = [p.mark.shape == "within" or _realis(p.event, by_id) != "actual" for p in group]
    return {
        **_BASE,
        "mode": "markers",
        "name": texts[f"family_{family.name}"],
        "legendgroup": family.name,
        "showlegend": True,
        "x": [_symbol_x(p.mark) for p in group],
        "y": [p.y for p in group],
        "marker": {
            "symbol": family.symbol,
            "size": [11 + min(2.5 * (max(len(p.event.origins), 1) - 1), 10) for p in group],
            "color": [colours["card"] if open_ else colour for open_ in hollow],
            "line": {"color": colour, "width": [2 if open_ else 0 for open_ in hollow]},
            "opacity": 1,
        },
        "customdata": [p.event.id for p in group],
        "text": [_hover(case, p, language) for p in group],
        "hoverinfo": None,
        "hovertemplate": "%{text}<extra></extra>",
        "hoverlabel": {
            "bgcolor": colours["card"],
            "bordercolor": colours["strong"],
            "align": "left",
            "font": {"color": colours["text"], "size": 13},
        },
    }


def _symbol_x(mark: Mark) -> float:
    if mark.shape == "point":
        return (mark.start + mark.end) / 2
    if mark.open_right:
        return mark.end
    return mark.start + min((mark.end - mark.start) * 0.05, 1.0)


def _hover(case: Case, placed: Placed, language: str) -> str:
    """Title, date as known, and the first passage with its date words in bold and underlined."""
    lines = [f"<b>{_safe(placed.title)}</b>", _safe(placed.note)]
    first = next((m for name in placed.event.mentions if (m := _mentions(case).get(name))), None)
    if first is not None:
        doc = next((doc for doc in case.documents if doc.id == first[0].document), None)
        if doc is not None:
            lines += [_quote(doc.text, first[0]), f"<i>{_safe(_plain(doc.source or doc.title or doc.language))}</i>"]
    return "<br>".join(lines)


def _quote(text: str, mention: EventMention, most: int = 280) -> str:
    start, end = mention.span.start, min(mention.span.end, mention.span.start + most)
    date = (
        mention.time.span if mention.time is not None and mention.time_basis not in ("derived", "coreferent") else None
    )
    if date is None or not Span(start, end).contains(date):
        return f"“{_wrapped([(text[start:end], False)])}”"
    pieces = [(text[start : date.start], False), (text[date.start : date.end], True), (text[date.end : end], False)]
    return f"“{_wrapped(pieces)}{'…' if end < mention.span.end else ''}”"


def _wrapped(pieces: Iterable[tuple[str, bool]], width: int = 62) -> str:
    """Pieces as lines of about `width` characters, marked ones bold and underlined, everything escaped."""
    out, used = [], 0
    for text, marked in pieces:
        line = ""
        for char in _plain(text):
            wide = 2 if char >= "\u2e80" else 1
            if used + wide > width and (char == " " or wide == 2):
                line, used = line + "\n", 0
                char = char.strip()
            line, used = line + char, used + wide
        safe = _safe(line).replace("\n", "<br>")
        out.append(f"<b><u>{safe}</u></b>" if marked else safe)
    return "".join(out)


def _label_traces(placed: Sequence[Placed], colours: Mapping[str, str]) -> list[dict[str, Any]]:
    """Two lines beside every mark, in the family's legend group so that both go together."""
    traces = []
    for family, left in sorted({(p.family.name, p.left) for p in placed}):
        group = [p for p in placed if p.family.name == family and p.left == left]
        text = [
            f"<b>{_safe(p.title)}</b><br><span style='font-size:11px;color:{colours['muted']}'>{_safe(p.note)}</span>"
            for p in group
        ]
        pad = "\u2003"
        traces.append({
            **_BASE, "mode": "text", "legendgroup": family, "x": [_label_x(p) for p in group], "y": [p.y for p in group],
            "text": [line.replace("<br>", f"{pad}<br>") + pad if left else (pad + line.replace("<br>", f"<br>{pad}")) for line in text],
            "textposition": "middle left" if left else "middle right", "textfont": {"size": 13, "color": colours["text"]}, "cliponaxis": False,
        })  # fmt: skip
    return traces


def _label_x(placed: Placed) -> float:
    mark = placed.mark
    if mark.shape == "point":
        return (mark.start + mark.end) / 2
    return mark.start if placed.left else mark.end


def _source_traces(
    case: Case, bands: Sequence[tuple[str, int, float, float]], colours: Mapping[str, str]
) -> list[dict[str, Any]]:
    """A tick for every article at its publication date, its name on hover."""
    known = [doc for doc in case.documents if doc.published]
    y = (bands[-1][3] if bands else 0.0) + ROW / 2
    names = [
        f"<b>{_safe(_plain(doc.source or doc.title or doc.id))}</b><br>{doc.published} · {_safe(doc.language)}"
        for doc in known
    ]
    return [{
        **_BASE, "mode": "markers", "x": [day_number(doc.published) + 0.5 for doc in known if doc.published], "y": [y] * len(known),
        "marker": {"symbol": "square-open", "size": 11, "color": colours["strong"]}, "text": names,
        "hoverinfo": None, "hovertemplate": "%{text}<extra></extra>",
    }]  # fmt: skip


def _layout(
    case: Case, placed: Sequence[Placed], bands: Sequence[tuple[str, int, float, float]], language: str, width: int,
    colours: Mapping[str, str], title: str | None,
) -> dict[str, Any]:  # fmt: skip
    texts = interface_texts()[language]
    bottom = (bands[-1][3] if bands else 0.0) + ROW
    start, end = _extent(case, [p.mark for p in placed]) if placed else (0.0, 1.0)
    unit, ticks = tick_days(start, end, (width - MARGIN["l"]) // 78)
    names = [(top + low) / 2 for _, _, top, low in bands] + [bottom - ROW / 2]
    undated = len(case.events) - len(placed)
    return {
        "width": width, "height": int(bottom + MARGIN["t"] + MARGIN["b"] + 6), "margin": {**MARGIN, "autoexpand": False},
        "paper_bgcolor": colours["card"], "plot_bgcolor": colours["card"], "dragmode": "pan", "hovermode": "closest",
        "font": {"family": load_theme().font, "size": 12, "color": colours["text"]},
        "title": {"text": _safe(_plain(title or "")), "x": 0.01, "y": 0.98, "yanchor": "top", "font": {"size": 16}},
        "legend": {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "itemsizing": "constant"},
        "xaxis": {
            "range": [start, end], "tickvals": ticks, "ticktext": _tick_texts(unit, ticks, language), "gridcolor": colours["line"],
            "zeroline": False, "title": {"text": texts["undatedEvents"].replace("{}", str(undated)) if undated else "", "font": {"size": 11}},
        },
        "yaxis": {
            "range": [bottom, 0], "tickvals": names, "showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "",
            "ticktext": [*(_lane_text(name, count, texts, colours) for name, count, _, _ in bands), f"<b>{texts['sources']}</b>"],
        },
        "shapes": [
            {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": low, "layer": "below", "line": {"width": 0}, "fillcolor": colours["band"]}
            for _, _, top, low in bands[::2]
        ],
    }  # fmt: skip


def _lane_text(name: str, count: int, texts: Mapping[str, str], colours: Mapping[str, str]) -> str:
    note = texts["oneEvent" if count == 1 else "events"].replace("{}", str(count))
    return f"<b>{_safe(name)}</b><br><span style='font-size:11px;color:{colours['muted']}'>{_safe(note)}</span>"


def _tick_texts(unit: str, ticks: Sequence[int], language: str) -> list[str]:
    """The year stands at the first tick and wherever it changes."""
    short = {"day": "MMMd", "month": "MMM", "year": "y"}[unit]
    long = {"day": "yMMMd", "month": "yMMM", "year": "y"}[unit]
    years = [day_text(day, "y", language) for day in ticks]
    return [day_text(day, short if k and years[k] == years[k - 1] else long, language) for k, day in enumerate(ticks)]
