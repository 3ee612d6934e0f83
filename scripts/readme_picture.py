"""Take the README's picture from a real build: python scripts/readme_picture.py

Needs the `test` extra (playwright) and Debian's Chromium. Writes notebooks/images/timeline.png, 1320 × 720.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import timeline as tl

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Build the first notebook's articles, open the page of one month as a reader would, and photograph it."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "story.html"
        story = tl.build(ROOT / "notebooks" / "articles")
        if story.failures:
            raise SystemExit(f"not every article was read: {story.failures[0].why}")
        story.between("2025-03").save(page_file)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1320, "height": 720}, color_scheme="light")
        page.goto(page_file.as_uri())
        page.wait_for_selector("[data-ready]")
        page.wait_for_timeout(1500)
        page.screenshot(path=ROOT / "notebooks" / "images" / "timeline.png")
        browser.close()


if __name__ == "__main__":
    main()
