"""Bad input never loses good input: each is built around, named with its reason, and counted in the exit code."""

import json
import unicodedata

import pytest

import timeline as tl
from timeline.cli import main

GOOD = "HANOI, May 7, 2024 – A ferry sank on Monday and 12 people were killed, police said on Tuesday.\n"


@pytest.fixture
def build(tmp_path, capsys):
    """Build the folder of articles that the test wrote, as the command does: exit code, export, stderr."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "good.txt").write_text(GOOD, encoding="utf-8")

    def run(name=None, data=b""):
        if name:
            (inputs / name).write_bytes(data)
        out = tmp_path / "out.json"
        code = main(["build", str(inputs), "-o", str(out)])
        return code, json.loads(out.read_text(encoding="utf-8")), capsys.readouterr().err

    run.folder = inputs
    return run


@pytest.mark.parametrize(
    "name, data",
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500),
        ("nocolumn.csv", b"headline,day\nA ferry sank,2024-05-07\n"),
        ("nothing.jsonl", b'{"title": "no text here"}\n'),
        ("empty.html", b"<html><body><script>1</script></body></html>"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_built(build, name, data):
    code, export, said = build(name, data)
    assert code == 1
    assert [doc["uri"].rsplit("/", 1)[-1] for doc in export["documents"]] == ["good.txt"]
    assert export["events"]
    (failure,) = export["failures"]
    assert name in failure["where"] and len(failure["why"]) > 10
    assert name in said and "1 failure" in said.splitlines()[-1]


def test_one_bad_file_among_a_hundred(build):
    for number in range(98):
        (build.folder / f"{number:03}.txt").write_text(f"{GOOD}Report number {number}.\n", encoding="utf-8")
    code, export, said = build("bad.txt", b"\x00\xff" * 300)
    assert code == 1
    assert len(export["documents"]) == 99
    assert [failure["where"].rsplit("/", 1)[-1] for failure in export["failures"]] == ["bad.txt"]
    assert "99 documents" in said.splitlines()[-1]


def test_a_broken_line_is_named_by_its_number(build):
    lines = [json.dumps({"text": f"{GOOD} Number {number}.", "uri": f"row{number}"}) for number in range(1, 21)]
    lines[11] = lines[11][:-9]
    code, export, _ = build("rows.jsonl", "\n".join(lines).encode())
    assert code == 1
    assert len(export["documents"]) == 1 + 19
    (failure,) = export["failures"]
    assert "rows.jsonl" in failure["where"] and "12" in failure["where"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_another_encoding_is_found_out_and_reported(build, encoding):
    text = "据新华社2024年5月7日报道，一艘渡轮5月6日在河内附近沉没，造成12人死亡。当地警方当天表示，正在调查事故原因。"
    code, export, _ = build("zh.txt", text.encode(encoding))
    assert code == 0
    doc = next(doc for doc in export["documents"] if doc["language"].startswith("zh"))
    assert doc["text"].strip() == text and encoding.removesuffix("-sig") in doc["encoding"]


def test_a_vietnamese_code_page_is_found_out(build):
    text = "Theo cảnh sát, một chiếc phà đã chìm ở Hà Nội hôm 6/5/2024, làm 12 người thiệt mạng."
    whole = "".join(_whole(text))
    code, export, _ = build("vi.txt", whole.encode("cp1258"))
    assert code == 0
    doc = next(doc for doc in export["documents"] if doc["language"] == "vi")
    assert doc["text"].strip() == text and doc["encoding"] in {"windows-1258", "cp1258"}


def _whole(text):
    """The letters of windows-1258: base letters whole, tones as combining marks after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(part for part in parts if part not in tones)
        yield unicodedata.normalize("NFC", base) + "".join(part for part in parts if part in tones)


@pytest.mark.slow
def test_one_line_of_fifty_megabytes_stops_nobody(build):
    code, export, said = build("long.txt", b"word " * 10_000_000)
    assert any(doc["uri"].endswith("good.txt") for doc in export["documents"])
    assert export["events"] and "document" in said.splitlines()[-1]
    assert (code == 1) == bool(export["failures"])


def test_half_a_character_breaks_no_export(tmp_path):
    row = {"text": f"{GOOD} \ud800 and \x0c after", "title": "\ud83d half", "language": "en"}
    (tmp_path / "half.jsonl").write_text(json.dumps(row), encoding="utf-8")
    for suffix in (".json", ".csv", ".html", ".graphml"):
        out = tmp_path / f"out{suffix}"
        assert main(["build", str(tmp_path / "half.jsonl"), "-o", str(out), "-q"]) == 0
        assert "A ferry sank" in out.read_text(encoding="utf-8")


def test_a_failure_names_its_file_once(build):
    _, _, said = build("empty.txt", b"")
    assert said.splitlines()[0].count("empty.txt") == 1


def test_a_glob_that_matches_nothing_says_so(tmp_path, capsys):
    assert main(["build", str(tmp_path / "*.txt"), "-o", str(tmp_path / "out.json")]) == 1
    assert "*.txt" in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_a_language_without_a_pack_falls_back_and_says_so(build):
    text = "Lautta upposi 6. toukokuuta 2024 Helsingin edustalla. Poliisin mukaan kaksitoista ihmistä kuoli."
    code, export, _ = build("fi.txt", text.encode())
    assert code == 0
    doc = next(doc for doc in export["documents"] if doc["uri"].endswith("fi.txt"))
    assert doc["language"] == "fi"
    tags = tl.tag(text, language="fi", published="2024-05-07")
    (tag,) = [tag for tag in tags if tag.value.timex == "2024-05-06"]
    assert tag.rule.startswith("fallback:fi/")
    assert [w["kind"] for w in export["warnings"] if w["document"] == doc["id"]] == ["fallback"]


def test_an_article_without_any_date_keeps_its_events_undated(build):
    code, export, _ = build(
        "undated.txt", b"The ferry sank near the island and twelve people were killed, police said.\n"
    )
    doc = next(doc for doc in export["documents"] if doc["uri"].endswith("undated.txt"))
    told = [mention for mention in export["mentions"] if mention["document"] == doc["id"]]
    assert code == 0 and doc["published"] is None
    assert told and all(mention["time"] is None for mention in told)


def test_a_hostile_title_is_escaped_wherever_it_is_shown(tmp_path):
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    page = f"""<html lang="en"><head><title>{evil.replace("<", "&lt;")}</title></head><body><article><h1>
    {evil.replace("<", "&lt;")}</h1><p>HANOI, May 7, 2024 – A ferry sank on Monday and 12 people were killed near the
    island, police said. Rescue boats brought 40 passengers to the harbour during the night.</p>
    <script>alert(3)</script></article></body></html>"""
    (tmp_path / "evil.html").write_text(page, encoding="utf-8")
    rows = [{"text": GOOD, "title": evil, "source": evil, "uri": "javascript:alert(4)", "language": "en"}]
    timeline = tl.build([*tl.read(tmp_path / "evil.html"), *tl.read(rows)], progress=False)
    shown = [timeline._repr_html_(), timeline.uncovered()._repr_html_(), timeline.warnings._repr_html_()]
    shown += [timeline.explain(event.id)._repr_html_() for event in timeline.events]
    timeline.save(tmp_path / "out.html")
    shown.append((tmp_path / "out.html").read_text(encoding="utf-8"))
    for page in shown:
        assert "<img src=x" not in page and "<script>alert" not in page
