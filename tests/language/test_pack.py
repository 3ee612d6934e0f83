"""Packs are refused by file, rule and remedy; a user's own pack takes one TOML file."""

import subprocess
import sys

import pytest

from timeline.errors import PackError, UnknownLanguage
from timeline.language import pack as packs
from timeline.language.grammar import grammar_for
from timeline.language.pack import add_packs, load_pack, pack_languages
from timeline.tag import tag

GOOD = '[pack]\nname = "Test"\n[words.month]\n"mensis" = 3\n'


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Write a pack `eo.toml` into a folder of the user's and add it; undone afterwards."""
    monkeypatch.setattr(packs, "_EXTRA", {})

    def add(text: str):
        (tmp_path / "eo.toml").write_text(text, encoding="utf-8")
        codes = add_packs([tmp_path])
        return codes, grammar_for("eo")

    yield add
    load_pack.cache_clear()


def test_one_file_adds_a_language(own):
    codes, _ = own(GOOD)
    assert codes == ("eo",)
    assert "eo" in pack_languages()
    assert not load_pack("eo").fallback
    assert [e.value.timex for e in tag("5 mensis 2020", language="eo")] == ["2020-03-05"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[pack\n", "not TOML"),
        ("[words]\n", "needs name"),
        ('[pack]\nname = "T"\n[colours]\n', r"no room understands \[colours\]"),
        (GOOD + '[words.moon]\n"luno" = 1\n', "no kind 'moon'"),
        (GOOD + '[words.weekday]\n"lundo" = 9\n', r"'lundo' = 9. A value is 1 \(Monday\) to 7"),
        (GOOD + '[words]\nof = { "de" = 1 }\n', "write of ="),
        (GOOD + '[policy]\norder = "ddd"\n', "Expected one of dmy"),
        (GOOD + "[policy]\nsing = 1\n", "no option 'sing'"),
        (GOOD + '[policy]\ndrop = ["nonsense"]\n', "no shared rule"),
        (GOOD + '[[rule]]\nname = "r"\npattern = "month"\n', "needs make"),
        (GOOD + '[[rule]]\nname = "r"\npattern = "month"\nmake = "magic"\n', "no make = 'magic'"),
        (GOOD + '[[rule]]\nname = "r"\npattern = "sing:month"\nmake = "calendar"\n', "not sing"),
        (
            GOOD + '[[rule]]\nname = "r"\npattern = "month:moonth"\nmake = "calendar"\n',
            "no kind of word is called 'moonth'",
        ),
        (GOOD + '[[rule]]\nname = "r"\npattern = "(month:month"\nmake = "calendar"\n', "not well formed"),
        (GOOD + '[[rule]]\nname = "r"\npattern = "month:month §"\nmake = "calendar"\n', "cannot be read from"),
    ],
)
def test_nonsense_is_refused_with_its_place_and_a_remedy(own, text, says):
    with pytest.raises(PackError, match=says) as caught:
        own(text)
    assert "eo" in str(caught.value)


def test_a_refused_pack_changes_nothing(own):
    own(GOOD)
    with pytest.raises(PackError):
        own("[pack\n")
    assert tag("5 mensis 2020", language="eo")[0].value.timex == "2020-03-05"


def test_a_folder_without_packs(tmp_path):
    with pytest.raises(PackError, match="no pack here"):
        add_packs([tmp_path / "nothing"])


def test_an_installed_package_can_bring_packs(tmp_path):
    package = tmp_path / "somebodys_packs"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "eo.toml").write_text(GOOD, encoding="utf-8")
    meta = tmp_path / "somebodys_packs-1.0.dist-info"
    meta.mkdir()
    (meta / "METADATA").write_text("Metadata-Version: 2.1\nName: somebodys-packs\nVersion: 1.0\n", encoding="utf-8")
    (meta / "entry_points.txt").write_text("[timeline.packs]\nesperanto = somebodys_packs\n", encoding="utf-8")
    code = "from timeline.language.pack import load_pack; print(load_pack('eo').name)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        check=True,
    )
    assert run.stdout.strip() == "Test"


def test_regions_and_scripts_use_the_bare_language():
    assert load_pack("zh-Hant").language == "zh"
    with pytest.raises(UnknownLanguage):
        load_pack("qqq")
