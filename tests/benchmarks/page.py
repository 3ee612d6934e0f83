"""How fast the page is: ready, drag, wheel, marks, search, layout, size.

Run ``python tests/benchmarks/page.py --events 100000 --json out.json``. Events are generated: a tenth of them a month
long, twelve lanes, one year. Times are medians of three runs in headless Chromium at 1320x720, real mouse events.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from timeline.model import Case, Document, Event, EventMention, Grain, Participant, Span, TimeExpression, TimeValue
from timeline.view.layout import marks
from timeline.view.page import page_of
from timeline.view.scene import scene

ACTORS = [f"Actor {letter}" for letter in "ABCDEFGHIJKL"]
CLASSES = ["AGREE", "CONSULT", "SUPPORT.ratify", "STATEMENT", "REPORT", "MOVE", "HARM", "ASSAULT", "AID", "PROTEST"]
WORDS = [
    "harbour",
    "pact",
    "ferry",
    "strike",
    "letter",
    "visit",
    "talks",
    "vote",
    "inquiry",
    "convoy",
    "shipment",
    "border",
    "minister",
    "bridge",
    "fleet",
    "court",
]
FIRST = datetime(2031, 1, 1)
PER_DOCUMENT = 50


def generated(count: int, seed: int = 7) -> Case:
    """A case of `count` events, told by documents of fifty passages each."""
    chance = random.Random(seed)
    documents, mentions, events = [], [], []
    for start in range(0, count, PER_DOCUMENT):
        lines, spans, at = [], [], 0
        for number in range(start, min(start + PER_DOCUMENT, count)):
            line = f"{' '.join(chance.choices(WORDS, k=4)).capitalize()} {number}."
            lines.append(line)
            spans.append((at, at + len(line)))
            at += len(line) + 1
        name = f"d{start // PER_DOCUMENT}"
        published = date(2031, 1, 1) + timedelta(days=chance.randrange(365))
        documents.append(Document(name, "\n".join(lines), "en", published, source=f"Paper {len(documents) % 40}"))
        for number, span in enumerate(spans, start):
            mention, event = happening(chance, name, span, number, lines[number - start])
            mentions.append(mention)
            events.append(event)
    return Case(tuple(documents), tuple(mentions), (), tuple(events))


def happening(
    chance: random.Random, document: str, span: tuple[int, int], number: int, text: str
) -> tuple[EventMention, Event]:
    day = FIRST + timedelta(days=chance.randrange(365))
    month = number % 10 == 0
    start = day.replace(day=1) if month else day
    end = (start + timedelta(days=32)).replace(day=1) if month else day + timedelta(days=1)
    value = TimeValue(
        start.strftime("%Y-%m" if month else "%Y-%m-%d"), "DATE", Grain.MONTH if month else Grain.DAY, start, end
    )
    words = Span(span[0], span[0] + 5)
    actor = chance.choice(ACTORS)
    mention = EventMention(
        f"m{number}", document, Span(*span), words, chance.choice(CLASSES), "bench",
        time=TimeExpression(words, "words", value), time_basis="clause",
        participants=(Participant(actor, "country", "actor", words, actor, actor),),
    )  # fmt: skip
    return mention, Event(f"e{number}", text, text, mention.event_class, (mention.id,), value, origins=((mention.id,),))


def frames(view: Page, act: Any) -> float:
    """The 95th percentile of milliseconds between frames while `act` runs."""
    view.evaluate("""() => {
        window.benchFrames = []; window.benchOn = true; let last = performance.now();
        const tick = (now) => {
            window.benchFrames.push(now - last);
            last = now;
            if (window.benchOn) requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
    }""")
    act()
    found = view.evaluate("() => { window.benchOn = false; return window.benchFrames; }")
    return sorted(found[2:])[int(len(found[2:]) * 0.95)] if len(found) > 4 else float("nan")


def drag(view: Page, box: dict[str, float]) -> None:
    x, y = box["x"] + 700, box["y"] + 60
    view.mouse.move(x, y)
    view.mouse.down()
    for step in range(60):
        view.mouse.move(x - step * 6, y)
    view.mouse.up()


def wheel(view: Page, box: dict[str, float]) -> None:
    view.mouse.move(box["x"] + 600, box["y"] + 200)
    for step in range(40):
        view.mouse.wheel(0, -60 if step < 25 else 60)


def measure(file: Path, count: int, chromium: str) -> dict[str, float]:
    """One run over one page."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        view = browser.new_page(viewport={"width": 1320, "height": 720})
        view.add_init_script("""new MutationObserver((_, watch) => {
            if (document.querySelector('[data-ready]')) { window.benchReady ??= performance.now(); watch.disconnect(); }
        }).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready']});""")
        view.goto(file.as_uri(), wait_until="commit")
        view.wait_for_function("() => window.benchReady", timeout=120_000)
        found = {"ready_ms": view.evaluate("() => window.benchReady")}
        view.wait_for_timeout(400)
        box = view.locator(".tl-touch").bounding_box()
        assert box is not None
        view.mouse.move(box["x"] + 600, box["y"] + 200)
        for _ in range(8):
            view.mouse.wheel(0, -120)
        view.wait_for_timeout(500)
        found["drag_p95_ms"] = frames(view, lambda: drag(view, box))
        view.wait_for_timeout(400)
        found["wheel_p95_ms"] = frames(view, lambda: wheel(view, box))
        view.wait_for_timeout(400)
        found["marks_ms"] = timed(
            view,
            "app.setRange([app.view.home[0] + 100, app.view.home[0] + 103]); app.draw()",
            before="app.setRange(app.view.whole); app.draw()",
        )
        found["search_ms"] = timed(
            view,
            "app.setFilter('query', 'harbour 1')",
            before="app.setFilter('query', 'zzz'); app.setFilter('query', '')",
        )
        browser.close()
        return found


def timed(view: Page, script: str, *, before: str) -> float:
    """Milliseconds a step takes, the next frame included."""
    return float(
        view.evaluate(f"""async () => {{
        const app = document.getElementById('timeline').timelineApp;
        {before};
        await new Promise((done) => setTimeout(done, 300));
        const start = performance.now();
        {script};
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        return performance.now() - start;
    }}""")
    )


def compare(case: Case, chromium: str, wait: float) -> dict[str, dict[str, float | None]]:
    """Others' pages of the same events: ready, drag, wheel; None for what was not done within `wait` seconds."""
    from others import install, pages, ready

    found: dict[str, dict[str, float | None]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        install(Path(folder))
        for name, file in pages(case, Path(folder)):
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            view, took = ready(browser, file, wait)
            row: dict[str, float | None] = {"ready_ms": took, "drag_p95_ms": None, "wheel_p95_ms": None}
            if took is not None:
                view.set_default_timeout(wait * 1000)
                box = {"x": 0.0, "y": 0.0}
                row["drag_p95_ms"] = frames(view, lambda view=view, box=box: drag(view, box))  # type: ignore[misc]
                row["wheel_p95_ms"] = frames(view, lambda view=view, box=box: wheel(view, box))  # type: ignore[misc]
            found[name] = {key: None if value is None else round(value, 1) for key, value in row.items()}
            print(json.dumps({name: found[name]}), flush=True)
            browser.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compare", action="store_true", help="also px.timeline, Vega-Lite and vis-timeline (npm)")
    parser.add_argument("--wait", type=float, default=60, help="seconds to wait for another library's page")
    parser.add_argument("--events", type=int, default=12)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no Chromium on this machine: apt-get install chromium")
    case = generated(options.events)
    started = time.perf_counter()
    marks(case)
    layout = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page_of(scene(case, title="Benchmark"), title="Benchmark"), encoding="utf-8")
        runs = [measure(file, options.events, chromium) for _ in range(options.runs)]
        size = file.stat().st_size / 1e6
    found = {name: round(statistics.median(run[name] for run in runs), 1) for name in runs[0]}
    found = {"events": options.events, **found, "layout_s": round(layout, 3), "file_mb": round(size, 2)}
    print(json.dumps(found), flush=True)
    if options.compare:
        found["others"] = compare(case, chromium, options.wait)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
