"""One quick look in a real browser, in the default run; the rest is in tests/browser."""

import pytest

from tests.view.story import story
from timeline.view.page import page


def test_the_page_opens_draws_and_answers_a_key(chromium, tmp_path):
    sync_api = pytest.importorskip("playwright.sync_api", reason="pip install 'timeline-builder[test]' for playwright")
    file = tmp_path / "story.html"
    file.write_text(page(story(), title="Ferry pact"), encoding="utf-8")
    troubles = []
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        view = browser.new_page(viewport={"width": 1320, "height": 720})
        view.on("console", lambda message: troubles.append(message.text))
        view.on("pageerror", lambda error: troubles.append(str(error)))
        view.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
        view.goto(file.as_uri())
        view.wait_for_selector("[data-ready]", timeout=20_000)
        view.locator(".tl-touch").focus()
        view.keyboard.press("Home")
        quote = view.locator(".tl-quote").first.inner_text()
        browser.close()
    assert quote == "The shipyard at Lower Halden opened in March 2031."
    assert troubles == []
