"""What every room's tests share: where things are, and how hypothesis runs."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# A first example loads packs, which takes longer than any deadline; the default run stays in minutes on two cores.
settings.register_profile("house", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def articles() -> Path:
    """The invented articles of the first notebook."""
    return ROOT / "notebooks" / "articles"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with others' gold and tools: $TIMELINE_SHARED, or `shared` beside the checkout."""
    folder = Path(os.environ.get("TIMELINE_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: set TIMELINE_SHARED to the folder with seeds/, gold/ and tools/")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if found is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def story(articles):
    """The timeline of the first notebook's articles, built once."""
    import timeline as tl

    return tl.build(articles, progress=False)
