"""Encodings are found out: what was written in any of them comes back, and says which one it was."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.errors import ReadError
from timeline.read.encoding import clean, decode

WORDS = {
    "vi": "nước sông đang rút và trường học ở thị trấn vẫn đóng cửa đến thứ Sáu theo người phát ngôn của huyện",
    "zh": "河水 上涨 以后 学校 停课 三天 政府 派出 两艘 船只 没有 人员 受伤 市长 表示",
    "ru": "река поднялась на два метра школы закрыты до пятницы мэр сообщил что никто не пострадал",
    "es": "según el alcalde la crecida del río dejó aislados tres pueblos y mañana habrá más lluvia",
    "tw": "河水 上漲 以後 學校 停課 三天 政府 派出 兩艘 船隻 沒有 人員 受傷 市長 表示",
}
TONES = "\u0300\u0301\u0303\u0309\u0323"


def vietnamese_bytes(text):
    """As old Vietnamese programs wrote it: base letters with the tone as a character of its own."""
    pieces = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        pieces.append(base + "".join(part for part in parts if part in TONES))
    return "".join(pieces).encode("windows-1258")


def sentences(language, least=8):
    glue = "" if language in ("zh", "tw") else " "
    return st.lists(st.sampled_from(WORDS[language].split()), min_size=least, max_size=40).map(
        lambda words: glue.join(words) + (" 2.\n" if glue else "，2日。\n")
    )


@given(st.sampled_from(sorted(WORDS)).flatmap(sentences), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_comes_back(text, encoding):
    found = decode(text.encode(encoding), "a.txt")
    assert (found.text, found.encoding) == (text, encoding)


@given(st.sampled_from(sorted(WORDS)).flatmap(sentences), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_a_mark_comes_back(text, encoding):
    found = decode(text.encode(encoding), "a.txt")
    assert (found.text, found.encoding) == (text, encoding)


@given(sentences("vi"))
def test_windows_1258_comes_back_composed(text):
    found = decode(vietnamese_bytes(text), "a.txt")
    assert (found.text, found.encoding) == (text, "windows-1258")


@given(sentences("ru"), st.sampled_from(["windows-1251", "koi8-r"]))
def test_cyrillic_comes_back(text, encoding):
    assume(len(set(text.split())) > 4)  # two words told over and over are no language
    found = decode(text.encode(encoding), "a.txt")
    assert (found.text, found.encoding) == (text, encoding)


@given(st.sampled_from(["zh", "tw"]).flatmap(sentences))
def test_gb18030_comes_back(text):
    found = decode(text.encode("gb18030"), "a.txt")
    assert (found.text, found.encoding) == (text, "gb18030")


@given(sentences("tw"))
def test_big5_comes_back(text):
    found = decode(text.replace("，", "").encode("big5"), "a.txt")
    assert (found.text, found.encoding) == (text.replace("，", ""), "big5")


@given(sentences("es", least=12))
def test_western_text_comes_back(text):
    assert decode(text.encode("windows-1252"), "a.txt").text == text


def test_one_broken_byte_does_not_make_it_another_encoding():
    data = ("Nước sông đang rút ở thị trấn. " * 20).encode() + "ệ".encode()[:2]
    found = decode(data, "a.txt")
    assert found.encoding == "utf-8, 1 character replaced"
    assert found.text.startswith("Nước sông")


def test_a_declared_charset_is_believed_when_it_decodes():
    assert decode("Größe".encode("iso-8859-1"), "a.html", declared="iso-8859-1").text == "Größe"
    assert decode("Größe".encode(), "a.html", declared="no-such-charset").text == "Größe"
    assert decode("Größe".encode(), "a.html", declared="zlib_codec").text == "Größe"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\ufeff".encode(), "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + bytes(30), "ZIP"),
        (bytes(range(0x80, 0x100)) * 20, "cannot tell the encoding"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, words):
    with pytest.raises(ReadError, match=words) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith("a.txt: ")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_read_error(data):
    try:
        found = decode(data, "a.txt")
    except ReadError:
        return
    assert unicodedata.is_normalized("NFC", found.text)
    assert "\r" not in found.text and "\x00" not in found.text


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")
