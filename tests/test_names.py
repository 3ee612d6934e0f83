"""The public names hold: users and checks keep hold of them."""

import importlib
import subprocess
import sys

import pytest

import timeline as tl

PUBLIC = {
    "MissingExtra",
    "OptionError",
    "PackError",
    "ReadError",
    "Timeline",
    "TimelineError",
    "UnknownLanguage",
    "__version__",
    "build",
    "languages",
    "open",
    "read",
    "tag",
}
TIMELINE = {
    "about",
    "apply",
    "as_of",
    "asked",
    "between",
    "case",
    "conflicts",
    "correct",
    "disputes",
    "documents",
    "events",
    "explain",
    "extend",
    "failures",
    "judge",
    "key_dates",
    "neighbourhood",
    "main_day",
    "main_event",
    "mentions",
    "origins",
    "plot",
    "plot_graph",
    "save",
    "show",
    "to_frame",
    "to_networkx",
    "uncovered",
    "undated",
    "undo",
    "warnings",
    "where",
}


def test_the_package_exports_these_names_and_no_others():
    assert set(tl.__all__) == PUBLIC
    assert set(dir(tl)) == PUBLIC
    assert all(getattr(tl, name) for name in PUBLIC)


def test_the_timeline_has_these_verbs_and_no_others():
    assert {name for name in dir(tl.Timeline) if not name.startswith("_")} == TIMELINE


def test_every_public_thing_says_what_it_is():
    undocumented = [name for name in PUBLIC - {"__version__"} if not (getattr(tl, name).__doc__ or "").strip()]
    undocumented += [name for name in TIMELINE if not (getattr(tl.Timeline, name).__doc__ or "").strip()]
    assert undocumented == ["asked", "case"] or set(undocumented) <= {"asked", "case"}  # fields, told by the class


@pytest.mark.parametrize("name", ["build", "read", "tag"])
def test_a_room_does_not_take_the_place_of_the_function_of_its_name(name):
    importlib.import_module(f"timeline.{name}")
    assert callable(getattr(tl, name))
    fresh = f"import timeline.{name}, timeline as tl; print(callable(tl.{name}))"
    assert subprocess.run([sys.executable, "-c", fresh], capture_output=True, text=True, check=True).stdout == "True\n"


def test_an_unknown_name_is_answered_with_those_there_are():
    with pytest.raises(AttributeError, match=r"public names are .*build"):
        tl.biuld  # noqa: B018


def test_the_version_is_that_of_the_distribution(root):
    assert f'version = "{tl.__version__}"' in (root / "pyproject.toml").read_text(encoding="utf-8")
