"""The same events drawn by others, in the same browser: px.timeline, Vega-Lite and vis-timeline, for comparison.

Their npm packages are installed into a folder that is thrown away. Each page sets `window.benchReady` once it has
painted; the mouse does to each what it does to ours.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from timeline.model import Case

PACKAGES = ("vega@5", "vega-lite@5", "vega-embed@6", "vis-timeline@8", "vis-data@8")
SIZE = {"width": 1320, "height": 720}
PAINTED = "requestAnimationFrame(() => setTimeout(() => { window.benchReady = performance.now(); }, 0))"
VEGA = """<div id="plot"></div>{scripts}<script>
vegaEmbed('#plot', {{width: 1150, height: 600, data: {{values: {data}}}, mark: {{type: 'bar', tooltip: true}},
  params: [{{name: 'grid', select: 'interval', bind: 'scales'}}],
  encoding: {{x: {{field: 'start', type: 'temporal'}}, x2: {{field: 'end'}}, y: {{field: 'group', type: 'nominal'}},
  color: {{field: 'group', type: 'nominal'}}}}}}, {{actions: false}}).then(() => {painted});
</script>"""
VIS = """<div id="plot" style="height: 700px"></div><link rel="stylesheet" href="{css}">{scripts}<script>
const rows = {data};
const groups = [...new Set(rows.map((row) => row.group))].map((id) => ({{id, content: id}}));
const chart = new vis.Timeline(document.getElementById('plot'), new vis.DataSet(rows), new vis.DataSet(groups), {{
  height: '700px', stack: rows.length <= 2000, onInitialDrawComplete: () => {painted}}});
</script>"""


def rows_of(case: Case) -> list[dict[str, Any]]:
    """One row per dated event, as these libraries take it."""
    actors = {mention.id: mention.participants[0].name or "" for mention in case.mentions}
    return [
        {
            "id": number,
            "start": event.when.start.isoformat(),
            "end": event.when.end.isoformat(),
            "group": actors[event.mentions[0]],
            "content": event.title,
        }
        for number, event in enumerate(case.events)
        if event.when is not None and event.when.start is not None and event.when.end is not None
    ]


def install(folder: Path) -> None:
    """The npm packages, into `folder` only."""
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *PACKAGES]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=180)


def pages(case: Case, folder: Path) -> Iterator[tuple[str, Path]]:
    """Name and file of each page."""
    data = rows_of(case)
    yield "px.timeline", _plotly(data, folder)
    text = json.dumps(data).replace("<", "\\u003c")
    modules = folder / "node_modules"
    vega = [modules / name / "build" / f"{name}.min.js" for name in ("vega", "vega-lite", "vega-embed")]
    yield "vega-lite", _written(folder / "vega.html", VEGA.format(data=text, scripts=_tags(vega), painted=PAINTED))
    built = modules / "vis-timeline" / "standalone" / "umd" / "vis-timeline-graph2d.min.js"
    css = (modules / "vis-timeline" / "styles" / "vis-timeline-graph2d.min.css").as_uri()
    yield (
        "vis-timeline",
        _written(folder / "vis.html", VIS.format(data=text, scripts=_tags([built]), css=css, painted=PAINTED)),
    )


def _plotly(data: list[dict[str, Any]], folder: Path) -> Path:
    import plotly.express as px

    figure = px.timeline(data, x_start="start", x_end="end", y="group", color="group", hover_name="content")
    figure.update_layout(dragmode="pan")
    done = f"const root = document.querySelector('.plotly-graph-div'); {PAINTED};"
    text = figure.to_html(include_plotlyjs=True, config={"scrollZoom": True}, default_height="700px", post_script=done)
    return _written(folder / "px.html", text)


def _tags(files: list[Path]) -> str:
    return "".join(f'<script src="{file.as_uri()}"></script>' for file in files)


def _written(file: Path, text: str) -> Path:
    file.write_text(f'<!DOCTYPE html><meta charset="utf-8">{text}', encoding="utf-8")
    return file


def ready(browser: Browser, file: Path, wait: float) -> tuple[Page, float | None]:
    """The page, and the milliseconds until it had painted; None when it did not within `wait` seconds."""
    from playwright.sync_api import Error

    view = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
    try:
        view.goto(file.as_uri(), wait_until="commit")
        view.wait_for_function("() => window.benchReady", timeout=wait * 1000)
        return view, float(view.evaluate("() => window.benchReady"))
    except Error:
        return view, None
