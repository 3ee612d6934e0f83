"""What the README shows runs as it stands there."""

import re
import tomllib

import pytest


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(text, language):
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_python_blocks_run_one_after_the_other(readme, root, monkeypatch, tmp_path):
    (tmp_path / "notebooks").symlink_to(root / "notebooks")
    monkeypatch.chdir(tmp_path)
    found = blocks(readme, "python")
    assert found
    names = {}
    for block in found:
        exec(compile(block, "README.md", "exec"), names)  # a printed line must not be trusted more than a running one
    assert (tmp_path / "story.html").stat().st_size > 10_000


def test_the_two_commands_need_nothing_but_what_the_project_declares(readme, root):
    """Their first half installs from here; what they then run is declared in pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    build, test = (command.strip() for command in blocks(readme, "sh")[:2])
    assert build.startswith(("git clone ", "python3 -m venv .venv && .venv/bin/pip install "))
    assert ".venv/bin/timeline build notebooks/articles -o story.html" in build
    extras = re.search(r"-e '\.\[([a-z,]+)\]'", test)
    assert extras and set(extras[1].split(",")) <= set(project["optional-dependencies"])
    assert test.endswith(".venv/bin/pytest") and set(project["scripts"]) == {"timeline"}


def test_the_build_command_does_what_it_says(readme, root, monkeypatch, tmp_path):
    from timeline.cli import main

    arguments = blocks(readme, "sh")[0].strip().rpartition(".venv/bin/timeline ")[2].split()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notebooks").symlink_to(root / "notebooks")
    assert main(arguments) == 0
    assert (tmp_path / "story.html").stat().st_size > 10_000


def test_its_pictures_are_there_and_small(readme, root):
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert pictures
    assert all(0 < (root / picture).stat().st_size < 250_000 for picture in pictures)


def test_ci_runs_the_test_command_of_the_readme(readme, root):
    test = blocks(readme, "sh")[1]
    ci = (root / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"-e '[^']+'", test)[0] in ci and "\npytest" in ci
