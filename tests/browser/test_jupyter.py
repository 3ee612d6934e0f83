"""The widget in real JupyterLab and Notebook servers: shown, clicked, read back in Python, changed, saved small."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CELLS = [
    "from tests.view.story import story\nfrom timeline.view.widget import TimelineWidget\n"
    "w = TimelineWidget(story(), title='Ferries')\nw",
    "print('chosen', w.selected)",
    "print('dated', next(e.when.timex for e in w.case.events if e.id == 'ev-rat'))",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory, root):
    if shutil.which("jupyter", path=str(Path(sys.executable).parent)) is None:
        pytest.skip("no jupyter beside this Python: pip install 'timeline-builder[notebook]' notebook")
    folder = tmp_path_factory.mktemp("jupyter")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in CELLS])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, folder / "story.ipynb")
    environment = {**os.environ, "PYTHONPATH": str(root), "JUPYTER_CONFIG_DIR": str(folder / "config")}
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}",
        f"--notebook-dir={folder}", "--IdentityProvider.token=", "--ServerApp.password=", "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--expose-app-in-browser",
    ]  # fmt: skip
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder)
    try:
        wait_for(f"http://127.0.0.1:{port}/api")
        yield f"http://127.0.0.1:{port}", folder
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:  # a kernel that will not end
            process.kill()
            process.wait()


def wait_for(url):
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail(f"{url} did not answer")


def run_cell(view, number):
    view.locator(".jp-CodeCell").nth(number).locator(".cm-content").click()
    view.keyboard.press("Control+Enter")


def reopen_without_kernel(context, base, path):
    """A saved notebook whose kernel is gone still shows the picture."""
    view = context.pages[0]
    view.evaluate("""async () => {
        const list = await (await fetch('/api/sessions')).json();
        const token = document.cookie.match(/_xsrf=([^;]*)/)?.[1];
        const headers = {'X-XSRFToken': token};
        for (const one of list) await fetch(`/api/sessions/${one.id}`, {method: 'DELETE', headers});
    }""")
    again = context.new_page()
    again.goto(f"{base}/{path}/story.ipynb", timeout=60_000)
    again.locator(".jp-CodeCell").nth(2).wait_for(timeout=60_000)
    picture = again.locator(".timeline-still img").first
    picture.wait_for(timeout=20_000)
    assert picture.evaluate("(image) => image.naturalWidth") > 500
    again.close()


@pytest.mark.parametrize("path", ["lab/tree", "notebooks"])
def test_click_read_change_and_read_back(browser, server, path):
    base, folder = server
    context = browser.new_context(viewport={"width": 1500, "height": 950})
    view = context.new_page()
    errors, outside = [], []
    view.on("pageerror", lambda error: errors.append(str(error)))
    view.on(
        "request",
        lambda request: outside.append(request.url) if not request.url.startswith((base, "data:", "blob:")) else None,
    )
    view.goto(f"{base}/{path}/story.ipynb", timeout=60_000)
    view.locator(".jp-CodeCell").nth(2).wait_for(timeout=60_000)
    view.wait_for_timeout(3000)
    run_cell(view, 0)
    view.locator(".tl-root[data-ready]").wait_for(timeout=60_000)
    assert not view.locator(".timeline-still").first.is_visible()
    view.locator(".tl-touch").focus()
    started = time.perf_counter()
    view.keyboard.press("Home")
    view.locator(".tl-panel .tl-quote").first.wait_for()
    assert time.perf_counter() - started < 2
    run_cell(view, 1)
    view.get_by_text("chosen ev-yard").wait_for(timeout=20_000)
    view.evaluate("""() => document.querySelector('.tl-root').timelineApp.edits.add(
        {kind: 'when', event: 'ev-rat', value: '2031-05', days: [22400, 22431], grain: 7})""")
    view.wait_for_timeout(500)
    run_cell(view, 2)
    view.get_by_text("dated 2031-05").wait_for(timeout=20_000)
    view.keyboard.press("Escape")
    view.keyboard.press("Control+s")
    view.wait_for_timeout(1500)
    saved = folder / "story.ipynb"
    assert "timeline-still" in json.dumps(json.loads(saved.read_text())["cells"])
    assert saved.stat().st_size < 100_000
    reopen_without_kernel(context, base, path)
    assert outside == []
    assert [error for error in errors if "timeline" in error.lower() or "tl-" in error] == []
    context.close()
