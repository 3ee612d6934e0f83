"""The tagger on other people's cases does not get worse in silence."""

import pytest

from tests.corpus import suites

SLACK = 0.5  # percent points: one phrase of a small suite


def test_the_readme_shows_the_suites():
    assert suites.README.read_text(encoding="utf-8") == suites.readme()


@pytest.mark.slow
def test_no_figure_falls_below_its_floor(shared):
    known = {(row["suite"], row["language"], row["what"]): row["figure"] for row in suites.floors()}
    fallen = [
        (row, floor)
        for row in suites.measure()
        if (floor := known.get((row["suite"], row["language"], row["what"]))) is not None
        and row["figure"] < floor - SLACK
    ]
    assert not fallen
