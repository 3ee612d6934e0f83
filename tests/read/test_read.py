"""Reading: every kind of source, and every kind of bad input by name, without cost to the good."""

import json
import os
import unicodedata
from time import perf_counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import OptionError, ReadError
from timeline.read import Documents, read
from timeline.read.document import MAX_ARTICLE

ARTICLE = "The river rose by two metres on Monday and flooded three villages, the district council said."
OTHER = "Nước sông đang rút, chính quyền huyện cho biết hôm thứ Ba. Trường học đóng cửa đến thứ Sáu."


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def quiet(source):
    return read(source, progress=False)


def test_a_path_a_glob_a_folder_and_a_list_give_the_same(tmp_path):
    write(tmp_path, "a.txt", ARTICLE)
    write(tmp_path, "b.txt", OTHER)
    ids = [doc.id for doc in quiet(tmp_path)]
    assert len(ids) == 2
    assert [doc.id for doc in quiet(str(tmp_path / "*.txt"))] == ids
    assert [doc.id for doc in quiet([tmp_path / "a.txt", str(tmp_path / "b.txt")])] == ids
    assert quiet(tmp_path / "a.txt")[0].uri == str(tmp_path / "a.txt")


def test_a_folder_is_read_to_the_bottom_but_hidden_and_foreign_files_are_left_alone(tmp_path):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    write(tmp_path / "deep" / "er", "a.txt", ARTICLE)
    write(tmp_path / ".git", "b.txt", OTHER)
    write(tmp_path, "c.png", b"\x89PNG\r\n\x1a\n")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = quiet(tmp_path)
    assert len(found) == 1 and not found.failures


def test_records_keep_what_they_say_and_what_we_do_not_know():
    (doc,) = quiet(
        {
            "text": ARTICLE,
            "title": "Flood",
            "published": "2025-11-04",
            "source": "Valley News",
            "uri": "valley/1",
            "language": "en",
            "desk": "local",
            "page": 3,
        }
    )
    assert (doc.title, doc.published.isoformat(), doc.published_basis) == ("Flood", "2025-11-04", "metadata")
    assert (doc.source, doc.uri, doc.language, doc.language_basis) == ("Valley News", "valley/1", "en", "given")
    assert doc.extra == (("desk", "local"), ("page", "3"))


def test_a_data_frame_is_read_row_by_row():
    frame = pd.DataFrame(
        {
            "text": [ARTICLE, OTHER, None, "Rain."],
            "published": [pd.Timestamp("2025-11-04"), pd.NaT, pd.NaT, "someday"],
            "score": [0.5, float("nan"), 1.0, 2.0],
        }
    )
    found = quiet(frame)
    assert [doc.language for doc in found] == ["en", "vi"]
    assert found[0].published.isoformat() == "2025-11-04" and found[1].published is None
    assert found[0].extra == (("score", "0.5"),) and found[1].extra == ()
    assert [failure.where for failure in found.failures] == ["DataFrame, row 2", "DataFrame, row 3"]
    assert "'someday'" in found.failures[1].why


def test_markdown_front_matter_is_metadata_and_not_prose(tmp_path):
    text = f"---\ntitle: Flood in the valley\ndate: 2025-11-04\nmood: grey\n---\n\n# Flood in the valley\n\n{ARTICLE}\n"
    (doc,) = quiet(write(tmp_path, "a.md", text))
    assert doc.title == "Flood in the valley" and doc.published.isoformat() == "2025-11-04"
    assert doc.title_span is not None and doc.title_span.slice(doc.text) == "Flood in the valley"
    assert doc.extra == (("mood", "grey"),)
    assert doc.dropped[0].why == "front matter"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_with_any_separator_and_lines_in_cells(tmp_path, delimiter):
    rows = [["text", "title", "published"], [f'"{ARTICLE}\n\nSecond, ""quoted""; line."', "Flood", "2025-11-04"]]
    (doc,) = quiet(write(tmp_path, "a.csv", "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows)))
    assert doc.text.endswith('Second, "quoted"; line.') and doc.published.isoformat() == "2025-11-04"
    assert doc.encoding == "utf-8-sig"


def test_json_lines_and_lists_in_utf16(tmp_path):
    records = [{"text": ARTICLE, "published": "2025-11-04"}, {"text": OTHER, "tags": ["a"]}]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    found = quiet(write(tmp_path, "a.jsonl", lines.encode("utf-16")))
    assert [doc.language for doc in found] == ["en", "vi"] and found[1].extra == (("tags", '["a"]'),)
    assert [doc.id for doc in quiet(write(tmp_path, "b.json", json.dumps(records)))] == [doc.id for doc in found]


def test_a_saved_timeline_is_not_taken_for_an_article(tmp_path):
    with pytest.raises(ReadError, match=r"timeline\.open"):
        quiet(write(tmp_path, "a.json", json.dumps({"documents": [], "mentions": []})))


def test_the_same_text_twice_is_one_document_and_says_so(tmp_path):
    write(tmp_path, "a.txt", f"Flood in the valley\n\n{ARTICLE}\n\n12 views")
    write(tmp_path, "b.txt", f"Another headline here\n\n{ARTICLE}\n\n4,711 views")
    found = quiet(tmp_path)
    assert len(found) == 1 and len(found.copies) == 1
    assert "b.txt" in dict(found[0].extra)["also"]
    assert "copy" in repr(found)


def test_a_copy_that_knows_the_date_lends_it():
    found = quiet([{"text": ARTICLE}, {"text": ARTICLE, "published": "2025-11-04", "uri": "copy"}])
    assert found[0].published.isoformat() == "2025-11-04" and found[0].candidates


# Bad input.


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("spaces.txt", b"  \n \n", "the file is empty"),
        ("marks.txt", b"... --- !!!", "no text"),
        ("binary.txt", bytes(range(256)) * 50, "binary data"),
        ("photo.txt", b"\xff\xd8\xff" + bytes(99), "JPEG"),
        ("report.txt", b"%PDF-1.4 x", "PDF"),
        ("odd.txt", bytes(range(0x80, 0x100)) * 40, "cannot tell the encoding"),
        ("table.csv", "title,body\nFlood,It rained\n", "no column 'text'; the columns are title, body"),
        ("one.json", "{", "not JSON"),
        ("page.html", "<html><body><script>let a = 1</script></body></html>", "no article in this page"),
    ],
)
def test_one_bad_file_is_refused_with_its_reason(tmp_path, name, content, words):
    with pytest.raises(ReadError) as caught:
        quiet(write(tmp_path, name, content))
    assert words in str(caught.value) and name in str(caught.value)


def test_a_wrong_encoding_is_found_out_and_reported(tmp_path):
    (doc,) = quiet(write(tmp_path, "a.txt", "Река поднялась на два метра, сообщил мэр.".encode("koi8-r")))
    assert doc.encoding == "koi8-r" and doc.text.startswith("Река") and doc.language == "ru"


def test_one_bad_file_among_a_hundred(tmp_path):
    for number in range(99):
        write(tmp_path, f"{number:03}.txt", f"Report {number}: the river rose again, and {number} houses were flooded.")
    write(tmp_path, "bad.txt", bytes(range(256)) * 50)
    found = quiet(tmp_path / "*.txt")
    assert len(found) == 99
    assert [failure.where for failure in found.failures] == [str(tmp_path / "bad.txt")]
    assert "binary" in found.failures[0].why


def test_a_broken_line_twelve(tmp_path):
    lines = [json.dumps({"text": f"The river rose for the {n}th time on Monday, people said."}) for n in range(1, 21)]
    lines[11] = lines[11][:-5]
    found = quiet(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert len(found) == 19 and [failure.where for failure in found.failures] == [f"{tmp_path / 'a.jsonl'}, line 12"]
    assert "not JSON" in found.failures[0].why


def test_lines_that_are_json_but_no_records(tmp_path):
    lines = [
        "[1, 2]",
        '"text"',
        '{"txt": "x"}',
        '{"text": 5}',
        '{"text": "  "}',
        "[" * 100_000,
        json.dumps({"text": ARTICLE}),
    ]
    found = quiet(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert len(found) == 1 and len(found.failures) == 6


def test_a_date_that_is_none_costs_its_row_and_is_named(tmp_path):
    lines = [json.dumps({"text": ARTICLE, "published": "31/04/2024"}), json.dumps({"text": OTHER})]
    found = quiet(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert len(found) == 1
    assert found.failures[0].why == (
        f"{tmp_path / 'a.jsonl'}, line 1: 'published' is '31/04/2024', which is not a date. "
        "Expected ISO 8601, e.g. 2024-04-30."
    )


def test_rows_with_too_many_cells_are_named(tmp_path):
    found = quiet(write(tmp_path, "a.csv", f'text,title\n"{ARTICLE}",Flood\nA river, rose, again,x\n'))
    assert len(found) == 1 and "more cells" in found.failures[0].why


def test_fifty_megabytes_in_one_line_take_bounded_time(tmp_path):
    path = write(tmp_path, "a.txt", b"word " * 10_000_000)
    write(tmp_path, "b.txt", ARTICLE)
    begun = perf_counter()
    found = quiet(tmp_path)
    assert perf_counter() - begun < 20
    assert len(found) == 1 and found.failures[0].where == str(path)
    assert f"{4 * MAX_ARTICLE:,} bytes. Split it" in found.failures[0].why


def test_a_line_of_millions_of_characters_is_still_an_article():
    begun = perf_counter()
    (doc,) = quiet({"text": "word " * 400_000})
    assert perf_counter() - begun < 10
    assert len(doc.text) == MAX_ARTICLE
    with pytest.raises(ReadError, match="2,000,001 characters in one article"):
        quiet({"text": "x" * (MAX_ARTICLE + 1)})


def test_places_where_nothing_is(tmp_path):
    with pytest.raises(ReadError, match="no file matches"):
        quiet(str(tmp_path / "*.txt"))
    with pytest.raises(ReadError, match="no articles in this folder"):
        quiet(tmp_path)
    with pytest.raises(ReadError, match="cannot be read"):
        quiet(tmp_path / "nobody.txt")
    with pytest.raises(ReadError, match="this is text, not a path"):
        quiet("It rained.\nAll day.")
    with pytest.raises(ReadError, match="nothing is fetched"):
        quiet("https://example.org/a.html")
    assert list(quiet([])) == []


@pytest.mark.parametrize("source", [None, 5, b"a.txt", 2.5])
def test_what_no_source_is(source):
    with pytest.raises(OptionError, match="read\\(\\) takes a path"):
        quiet(source)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_rights(tmp_path):
    path = write(tmp_path, "a.txt", ARTICLE)
    path.chmod(0)
    with pytest.raises(ReadError, match="Check path and rights"):
        quiet(path)


def test_a_language_that_is_no_code_is_refused():
    with pytest.raises(ReadError, match="'language' is 'Klingon!'"):
        quiet({"text": ARTICLE, "language": "Klingon!"})
    assert quiet({"text": ARTICLE, "language": "pt_BR"})[0].language == "pt-BR"


# Laws.


@given(st.text(min_size=1, max_size=300).filter(lambda text: any(char.isalpha() for char in text)))
def test_spans_slice_back_and_the_text_is_whole(text):
    try:
        (doc,) = quiet({"text": text, "language": "en"})
    except ReadError:
        return
    assert unicodedata.is_normalized("NFC", doc.text)
    assert all(drop.span.end <= len(doc.text) and drop.span.slice(doc.text) for drop in doc.dropped)
    if doc.title_span:
        assert doc.title_span.slice(doc.text) == doc.title


@given(st.lists(st.sampled_from(["\n", "  ", "\r\n", "\t"]), min_size=1, max_size=5))
def test_spacing_and_path_do_not_change_the_id(spaces):
    one = quiet({"text": f"{ARTICLE} {OTHER}", "language": "en", "uri": "one"})[0]
    two = quiet({"text": f"  {ARTICLE}{''.join(spaces)}{OTHER}\n", "language": "en", "uri": "two", "title": "X"})[0]
    assert one.id == two.id and one.id.startswith("d-") and len(one.id) == 14


def test_documents_are_a_sequence():
    found = Documents(quiet({"text": ARTICLE}))
    assert len(found) == 1 and found[0] in found and list(found[:1]) == list(found)
    assert quiet(found[0])[0] == found[0]


def test_the_seeds(shared):
    vi, zh = quiet(str(shared / "seeds" / "*.txt"))
    assert (vi.language, zh.language) == ("vi", "zh")
    assert vi.title_span is not None and zh.title_span is not None
    assert vi.text[: vi.title_span.start].split() == ["date", "2025-11-01"]
    body = zh.text.index("据环球时报")
    tail = zh.text.index("原标题")
    kept = set(range(len(zh.text)))
    for span in [drop.span for drop in zh.dropped] + [zh.title_span]:
        kept -= set(range(span.start, span.end))
    assert not zh.text[:body].strip() or all(zh.text[i].isspace() for i in kept if i < body)
    assert all(zh.text[i].isspace() for i in kept if i >= tail)
    assert not any(body <= drop.span.start < tail for drop in zh.dropped)
    caption = vi.text.index("Máy bay Su-30MK2 của Nga")
    assert any(drop.span.start == caption and "caption" in drop.why for drop in vi.dropped)
