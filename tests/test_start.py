"""Importing costs next to nothing, and what is slow is loaded only by what needs it."""

import subprocess
import sys
from time import perf_counter

import pytest

SLOW = {"trafilatura", "py3langid", "networkx", "plotly", "pandas", "dateparser", "babel", "numpy", "tqdm", "lxml"}


def loaded(code):
    """The modules of `SLOW` that a fresh process has after `code`."""
    script = f"import sys\n{code}\nprint(*sorted({SLOW!r} & set(sys.modules)))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_the_package_takes_under_a_third_of_a_second():
    """As `python -X importtime` counts it, so that starting the interpreter is not part of it; the best of three."""
    code = [sys.executable, "-X", "importtime", "-c", "import timeline"]
    runs = [subprocess.run(code, capture_output=True, text=True, check=True).stderr.splitlines()[-1] for _ in range(3)]
    assert all(run.endswith(" timeline") for run in runs)
    assert min(int(run.split("|")[1]) for run in runs) < 300_000


def test_importing_the_package_loads_nothing_slow():
    assert loaded("import timeline") == set()


def test_importing_every_name_loads_nothing_slow():
    assert loaded("from timeline import *") == set()


@pytest.mark.parametrize("language, text", [("zh", "他3月5日抵达河内。"), ("vi", "Hôm qua, ông đến Hà Nội.")])
def test_tagging_in_a_language_with_a_pack_loads_nothing_slow(language, text):
    code = f"import timeline as tl\nassert tl.tag({text!r}, language={language!r}, published='2025-03-06')"
    assert loaded(code) == set()


def test_the_seed_articles_are_built_in_three_seconds(shared, tmp_path):
    seeds = sorted((shared / "seeds").glob("*.txt"))
    command = [sys.executable, "-m", "timeline", "build", *seeds, "-o", tmp_path / "out.json"]
    times = []
    for _ in range(3):
        begun = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(perf_counter() - begun)
    assert min(times) < 3
