"""The picture as a plain plotly Figure: `t.plot()`. What the page draws, with plotly's own hover, zoom and legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from timeline.errors import MissingExtra
from timeline.model import Case
from timeline.view.axis import day_text, tick_days
from timeline.view.placing import MARGIN, ROW, Band, Placing, place
from timeline.view.scene import INTERFACE, interface_texts
from timeline.view.theme import load_theme
from timeline.view.traces import all_traces
from timeline.view.words import plain, safe, two_lines

if TYPE_CHECKING:
    import plotly.graph_objects as go

CONFIG = {"showSendToCloud": False, "displaylogo": False, "scrollZoom": True}


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

    >>> figure(Case()).layout.xaxis.zeroline
    False
    """
    reader = language if language in INTERFACE else "en"
    scheme = "dark" if theme == "dark" else "light"
    placing = place(case, lanes, reader, width)
    undated = len(case.events) - len(placing.events)
    layout = _layout(placing, reader, width, scheme, title, undated)
    return quiet_figure()(data=all_traces(placing, reader, scheme), layout=layout)


def png(case: Case, *, scale: float = 2.0, **options: Any) -> bytes:  # noqa: ANN401 - handed on to `figure`
    """The figure as the bytes of a PNG, `scale` pixels for each of the figure's; `options` are those of `figure`.

    Raises MissingExtra, with what to install, when kaleido or the Chromium it drives is not there.
    """
    remedy = (
        "Install both with: pip install 'timeline-builder[png]' and a Chromium, or save as .svg, which needs neither."
    )
    drawn = figure(case, **options)
    try:
        import kaleido  # noqa: F401 - plotly's own message comes too late and names no extra
    except ImportError as error:
        raise MissingExtra(f"PNG: kaleido is not installed. {remedy}") from error
    try:
        return bytes(drawn.to_image(format="png", scale=scale))
    except (RuntimeError, ValueError, OSError) as error:
        if "chrome" not in str(error).lower():
            raise
        raise MissingExtra(f"PNG: kaleido found no browser to draw in ({error}). {remedy}") from error


@lru_cache(maxsize=1)
def quiet_figure() -> type[go.Figure]:
    """plotly's Figure, which shows and writes itself without a button that sends the chart to a cloud."""
    import plotly.graph_objects as go

    class Figure(go.Figure):  # type: ignore[misc]  # plotly ships no types
        """A plotly Figure whose default configuration is `CONFIG`; a `config` given wins."""

        def show(self, *args: Any, config: Mapping[str, Any] | None = None, **options: Any) -> Any:  # noqa: ANN401
            return super().show(*args, config={**CONFIG, **(config or {})}, **options)

        def to_html(self, *args: Any, config: Mapping[str, Any] | None = None, **options: Any) -> str:  # noqa: ANN401
            return str(super().to_html(*args, config={**CONFIG, **(config or {})}, **options))

        def write_html(self, *args: Any, config: Mapping[str, Any] | None = None, **options: Any) -> None:  # noqa: ANN401
            super().write_html(*args, config={**CONFIG, **(config or {})}, **options)

        def _repr_mimebundle_(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401
            bundle = super()._repr_mimebundle_(*args, **options)
            drawn = (bundle or {}).get("application/vnd.plotly.v1+json")
            if drawn is not None:
                drawn["config"] = {**(drawn.get("config") or {}), **CONFIG}
            return bundle

    return Figure


def _layout(
    placing: Placing, language: str, width: int, scheme: str, title: str | None, undated: int
) -> dict[str, Any]:
    texts, colours = interface_texts()[language], load_theme().schemes[scheme]
    bottom = placing.bottom + ROW
    note = texts["undatedEvents"].replace("{}", str(undated)) if undated else ""
    return {
        "width": width,
        "height": int(bottom + MARGIN["t"] + MARGIN["b"] + 6),
        "margin": {**MARGIN, "autoexpand": False},
        "paper_bgcolor": colours["card"],
        "plot_bgcolor": colours["card"],
        "dragmode": "pan",
        "hovermode": "closest",
        "font": {"family": load_theme().font, "size": 12, "color": colours["text"]},
        "title": {"text": safe(plain(title or "")), "x": 0.01, "y": 0.98, "yanchor": "top", "font": {"size": 16}},
        "legend": {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "itemsizing": "constant"},
        "xaxis": _time_axis(placing, language, width, colours, note),
        "yaxis": _lane_axis(placing.bands, bottom, texts, colours),
        "shapes": [_band(band, colours) for band in placing.bands[::2]],
    }


def _time_axis(placing: Placing, language: str, width: int, colours: Mapping[str, str], note: str) -> dict[str, Any]:
    unit, days = tick_days(placing.start, placing.end, (width - MARGIN["l"]) // 78)
    first = min([placing.start, *(p.mark.start for p in placing.events)])
    last = max([placing.end, *(p.mark.end for p in placing.events)])
    beyond = tick_days(first, placing.start, 60)[1] + tick_days(placing.end, last, 60)[1]
    years = [day for day in beyond if not placing.start <= day <= placing.end]
    return {
        "range": [placing.start, placing.end],
        "tickvals": [*days, *years],
        "ticktext": [*_tick_texts(unit, days, language), *(day_text(day, "yMMM", language) for day in years)],
        "gridcolor": colours["line"],
        "zeroline": False,
        "title": {"text": note, "font": {"size": 11}},
    }


def _tick_texts(unit: str, days: Sequence[int], language: str) -> list[str]:
    """The year stands at the first tick and wherever it changes."""
    short = {"day": "MMMd", "month": "MMM", "year": "y"}[unit]
    long = {"day": "yMMMd", "month": "yMMM", "year": "y"}[unit]
    years = [day_text(day, "y", language) for day in days]
    return [day_text(day, short if k and years[k] == years[k - 1] else long, language) for k, day in enumerate(days)]


def _lane_axis(
    bands: Sequence[Band], bottom: float, texts: Mapping[str, str], colours: Mapping[str, str]
) -> dict[str, Any]:
    counts = [texts["oneEvent" if band.count == 1 else "events"].replace("{}", str(band.count)) for band in bands]
    names = [two_lines(band.name, count, colours["muted"]) for band, count in zip(bands, counts, strict=True)]
    return {
        "range": [bottom, 0],
        "tickvals": [*((band.top + band.bottom) / 2 for band in bands), bottom - ROW / 2],
        "ticktext": [*names, two_lines(texts["sources"], texts["byPublication"], colours["muted"])],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
    }


def _band(band: Band, colours: Mapping[str, str]) -> dict[str, Any]:
    area = {"x0": 0, "x1": 1, "y0": band.top, "y1": band.bottom}
    return {
        "type": "rect",
        "xref": "paper",
        **area,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": colours["band"],
    }
