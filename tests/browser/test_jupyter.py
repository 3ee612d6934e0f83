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

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CODE = {"timeline": 1, "widget": 2, "chosen": 3, "table": 4}  # code cells of the first notebook, by place
BOOK = "01_first_timeline.ipynb"
# When the mouse went up, and when the panel first had a passage.
WATCH = """(root) => {
    const panel = root.querySelector('.tl-panel');
    root.addEventListener('pointerup', () => { window.wentUp = performance.now(); }, true);
    new MutationObserver(() => {
        if (panel.querySelector('.tl-quote')) window.sawPanel ??= performance.now();
    }).observe(panel, {childList: true, subtree: true});
}"""
# Where the mark of the event stands that the most passages tell of, and its id.
PLACE = """(root) => {
    const { picture, scene, touch } = root.timelineApp;
    const told = (item) => scene.events.mentions[item.i].length;
    const seen = picture.items.filter((one) => one.y - picture.top > 10 && one.y < picture.bottom - 10 && one.x > 10);
    const item = seen.reduce((best, one) => (told(one) > told(best) ? one : best));
    const box = touch.getBoundingClientRect();
    return [box.x + 124 + item.x, box.y + 8 + item.y - picture.top, scene.events.id[item.i]];
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory, root):
    if shutil.which("jupyter", path=str(Path(sys.executable).parent)) is None:
        pytest.skip("no jupyter beside this Python: pip install 'timeline-builder[notebook]' notebook")
    folder = tmp_path_factory.mktemp("jupyter")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shutil.copytree(root / "notebooks" / "articles", folder / "articles")
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
    again.goto(f"{base}/{path}/{BOOK}", timeout=60_000)
    again.locator(".jp-CodeCell").nth(CODE["widget"]).wait_for(state="attached", timeout=120_000)
    picture = again.locator(".timeline-still img").first
    picture.wait_for(timeout=20_000)
    assert picture.evaluate("(image) => image.naturalWidth") > 500
    again.close()


def opened(view, base, path, errors):
    """The notebook with its picture alive; the cell that holds it. Jupyter's own errors at its start are not ours."""
    view.goto(f"{base}/{path}/{BOOK}", timeout=60_000)
    view.locator(".jp-CodeCell").nth(CODE["table"]).wait_for(state="attached", timeout=120_000)
    view.wait_for_timeout(3000)
    errors.clear()
    for number in range(CODE["widget"] + 1):
        run_cell(view, number)
    cell = view.locator(".jp-CodeCell").nth(CODE["widget"])
    cell.locator(".tl-root[data-ready]").wait_for(timeout=120_000)
    for _ in range(2):  # what is above may still grow
        view.wait_for_timeout(700)
        cell.locator(".tl-root").evaluate("(root) => root.scrollIntoView({block: 'center'})")
    return cell


def clicked(view, cell):
    """The event that a click with the mouse chose; says how long its panel took."""
    root = cell.locator(".tl-root")
    root.evaluate(WATCH)
    x, y, name = root.evaluate(PLACE)
    view.mouse.move(x, y)
    view.mouse.click(x, y)
    cell.locator(".tl-panel .tl-quote").first.wait_for()
    took = view.evaluate("() => window.sawPanel - window.wentUp")
    print(f"click to panel: {took:.0f} ms")
    assert took < 1000  # the aim is 80; a shared machine may be slow
    return name


def dated_anew(view, cell, text):
    """Type a date into the panel's form as a reader would; no key may reach Jupyter's own shortcuts."""
    cell.locator(".tl-edit summary").click()
    field = cell.locator(".tl-field").first
    field.locator("input").click()
    view.keyboard.type(text)
    field.locator("button").click()
    view.wait_for_timeout(500)


@pytest.mark.parametrize("path", ["lab/tree", "notebooks"])
def test_the_first_notebook_is_clicked_read_changed_and_read_back(browser, server, path, root):
    base, folder = server
    # As it came, not as the other case saved it: below a tall output Jupyter keeps cells out of the page until one scrolls.
    shutil.copy(root / "notebooks" / BOOK, folder)
    context = browser.new_context(viewport={"width": 1500, "height": 1000})
    view = context.new_page()
    errors, outside = [], []
    view.on("pageerror", lambda error: errors.append(str(error)))
    view.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    view.on(
        "request",
        lambda request: outside.append(request.url) if not request.url.startswith((base, "data:", "blob:")) else None,
    )
    cell = opened(view, base, path, errors)
    cells = view.locator(".jp-CodeCell").count()
    assert not cell.locator(".timeline-still").is_visible()
    name = clicked(view, cell)
    assert cell.locator(".tl-panel mark.tl-date").count() > 0
    run_cell(view, CODE["chosen"])
    view.locator(".jp-CodeCell").nth(CODE["chosen"]).get_by_text(f"'{name}'").wait_for(timeout=20_000)
    dated_anew(view, cell, "2031-05")
    run_cell(view, CODE["table"])
    view.locator(".jp-CodeCell").nth(CODE["table"]).get_by_text("2031-05").wait_for(timeout=20_000)
    assert view.locator(".jp-CodeCell").count() == cells
    view.keyboard.press("Escape")
    view.keyboard.press("Control+s")
    view.wait_for_timeout(2000)
    saved = folder / BOOK
    assert "timeline-still" in json.dumps(json.loads(saved.read_text())["cells"])
    assert saved.stat().st_size < 300_000
    reopen_without_kernel(context, base, path)
    assert outside == []
    assert errors == []
    context.close()
