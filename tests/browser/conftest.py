"""A browser and pages for it."""

import pytest

from tests.view.story import story
from timeline.view.page import page as make_page

sync_api = pytest.importorskip("playwright.sync_api", reason="pip install 'timeline-builder[test]' for playwright")
SIZE = {"width": 1320, "height": 720}


@pytest.fixture(scope="session")
def browser(chromium):
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """A function that opens a case as a page and fails the test on any error, violation or request it causes."""
    troubles = []
    contexts = []

    def show(case=None, **options):
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(
            make_page(case if case is not None else story(), title="Ferry pact", **options), encoding="utf-8"
        )
        context = browser.new_context(viewport=SIZE, color_scheme="light", reduced_motion="reduce", locale="en-GB")
        contexts.append(context)
        view = context.new_page()
        view.on(
            "console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None
        )
        view.on("pageerror", lambda error: troubles.append(str(error)))
        view.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
        view.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
        view.goto(file.as_uri())
        view.wait_for_selector("[data-ready]", timeout=20_000)
        return view

    yield show
    for context in contexts:
        context.close()
    assert troubles == []
