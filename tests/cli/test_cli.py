"""The command line: the same verbs, exit codes that mean something, a last line that counts."""

import csv
import json
import re
import subprocess
import sys

import pytest

from timeline.cli import main
from timeline.language.kinds import PLAIN, VALUED


@pytest.fixture(scope="module")
def case_file(articles, tmp_path_factory):
    path = tmp_path_factory.mktemp("case") / "case.json"
    assert main(["build", str(articles), "-o", str(path)]) == 0
    return path


def test_build_writes_a_case_and_counts_on_stderr(articles, tmp_path, capsys):
    out = tmp_path / "case.json"
    assert main(["build", *map(str, sorted(articles.iterdir())), "-o", str(out)]) == 0
    data, said = json.loads(out.read_text(encoding="utf-8")), capsys.readouterr()
    assert data["schema"] == "timeline/1"
    assert said.out == ""
    last = said.err.splitlines()[-1]
    dated = sum(event["when"] is not None for event in data["events"])
    disputed = sum(event["disputed"] for event in data["events"])
    assert (
        f"{len(data['documents'])} documents, {len(data['events'])} events ({dated} dated, {disputed} disputed)" in last
    )
    assert str(out) in last


@pytest.mark.parametrize("suffix, start", [(".html", "<!doctype html"), (".csv", '\ufeff"id"'), (".graphml", "<")])
def test_the_suffix_decides_what_is_written(articles, tmp_path, suffix, start):
    out = tmp_path / f"out{suffix}"
    assert main(["build", str(articles / "01_harbour_post.txt"), "-o", str(out), "--quiet"]) == 0
    assert out.read_text(encoding="utf-8").lower().startswith(start)


def test_quiet_is_quiet(articles, tmp_path, capsys):
    assert main(["build", str(articles), "-q", "-o", str(tmp_path / "case.json")]) == 0
    assert capsys.readouterr() == ("", "")


def test_explain_gives_the_grounds(case_file, capsys):
    event = json.loads(case_file.read_text(encoding="utf-8"))["events"][0]
    assert main(["explain", str(case_file), event["id"]]) == 0
    said = capsys.readouterr().out
    assert said.startswith(event["id"]) and "who says so: " in said


def test_tag_prints_words_value_rule_and_anchor(articles, capsys):
    assert main(["tag", str(articles / "06_nangang_ribao.txt")]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert "zh, published 2025-03-18" in head
    cells = [row.split("\t") for row in rows]
    assert all(len(row) == 6 for row in cells)
    values = {words: value for _, words, value, *_ in cells}
    assert values["上月"] == "2025-02" and values["此前一天"] == "2025-03-17"


def test_kinds_of_words_are_listed_with_their_meaning(capsys):
    assert main(["languages", "--kinds"]) == 0
    shown = capsys.readouterr().out
    for kind in [*VALUED, *PLAIN]:
        assert re.search(rf"^{kind} +\S", shown, re.M)


def test_languages_lists_packs_and_fallbacks(capsys):
    assert main(["languages"]) == 0
    packs, fallbacks = capsys.readouterr().out.split("Dates only")
    assert {"vi", "zh", "en"} <= {line.split("\t")[0] for line in packs.splitlines()}
    assert len(fallbacks.split()) > 100


def test_the_help_has_examples(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert "examples:" in said and "exit codes:" in said and "-o story.html" in said


@pytest.mark.parametrize("verb", ["build", "tag", "explain", "languages"])
def test_every_verb_has_help(verb, capsys):
    with pytest.raises(SystemExit) as end:
        main([verb, "--help"])
    assert end.value.code == 0 and verb in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild", "x"],
        ["build"],
        ["build", "x.txt"],
        ["explain", "case.json"],
        ["build", "x.txt", "-o", "out.json", "--fast"],
    ],
)
def test_a_command_that_is_not_understood_gives_2(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2 and "usage: timeline" in capsys.readouterr().err


def test_an_unknown_suffix_gives_2_before_any_work(tmp_path, capsys):
    assert main(["build", str(tmp_path / "none.txt"), "-o", str(tmp_path / "out.xlsx")]) == 2
    assert "cannot write '.xlsx'; existing are '.html'" in capsys.readouterr().err


def test_an_unknown_event_gives_2(case_file, capsys):
    assert main(["explain", str(case_file), "ev-nothing"]) == 2
    assert "no event 'ev-nothing'" in capsys.readouterr().err


def test_a_folder_that_is_not_there_gives_1_and_says_so(articles, tmp_path, capsys):
    assert main(["build", str(articles / "01_harbour_post.txt"), "-o", str(tmp_path / "no" / "out.json")]) == 1
    assert "no" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_python_m_timeline_is_the_same_program(articles, encoding):
    command = [sys.executable, "-m", "timeline", "tag", str(articles / "03_nangang_ribao.txt")]
    run = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": encoding, "PATH": ""}, check=True)
    assert "当天" in run.stdout.decode("utf-8")
    usage = subprocess.run([sys.executable, "-m", "timeline"], capture_output=True, text=True)
    assert usage.returncode == 2 and usage.stderr.startswith("usage: timeline ")


def test_the_table_opens_in_a_spreadsheet(articles, tmp_path):
    out = tmp_path / "out.csv"
    main(["build", str(articles), "-o", str(out), "-q"])
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and all(row["id"].startswith("ev-") for row in rows)
