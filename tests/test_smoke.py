"""One look at a real page in a real browser, in the default run: the rest of that is under `-m browser`."""


def test_a_saved_story_draws_itself_without_a_network(story, chromium, tmp_path):
    from playwright.sync_api import sync_playwright

    story.save(tmp_path / "story.html")
    wrong, asked = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1320, "height": 720})
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "story.html").as_uri())
        page.wait_for_selector(".main-svg")
        text = page.inner_text("body")
        browser.close()
    assert not wrong
    assert not [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    assert "sources" in text.lower() and "2025" in text
