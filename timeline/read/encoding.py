"""Bytes to text, when nobody says in which encoding the bytes are.

Strict decoding comes first: UTF-8 and UTF-16 carry proof in their shape. The old encodings do not, so each candidate
is decoded strictly and its words are weighed (`plausible`). What was found is reported on `Document.encoding`, what
had to be replaced included.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from timeline.errors import ReadError
from timeline.read.plausible import CANDIDATES, utf16_order

SAMPLE = 200_000  # bytes weighed; enough to tell, and a limit to the work
PLAUSIBLE = 0.6  # the least score that is believed
DAMAGED = 0.05  # UTF-8 in which up to this share of the longer characters is broken is damaged, not another encoding
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
SIGNATURES = (
    (b"%PDF", "a PDF; save its text first"), (b"PK\x03\x04", "a ZIP, Word or Excel file; save it as text or CSV first"),
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"), (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"SQLite format", "an SQLite database"), (b"\x7fELF", "a program"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and the encoding it was in, with what had to be replaced (``utf-8, 2 characters replaced``)."""

    text: str
    encoding: str


def decode(data: bytes, where: str, *, declared: str | None = None) -> Decoded:
    """The text of `data`, in NFC and with ``\\n`` line ends.

    `where` names the source in errors; `declared` is what the file says of itself (an HTML charset), believed when
    it decodes strictly. Raises `ReadError` when the bytes are empty, not text, or in an encoding nobody here knows.

    >>> decode("Tiếng Việt".encode("utf-16"), "a.txt")
    Decoded(text='Tiếng Việt', encoding='utf-16')
    """
    encoding = find_encoding(data[:SAMPLE], where, declared=declared, whole=len(data) <= SAMPLE)
    try:
        return Decoded(clean(data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        count = text.count("\ufffd")
        return Decoded(clean(text), f"{encoding}, {count} character{'s' if count > 1 else ''} replaced")


def find_encoding(head: bytes, where: str, *, declared: str | None = None, whole: bool = True) -> str:
    """The encoding of a file that begins with `head`, as Python names it.

    `whole` says that `head` is all of it, so that a character cut in two at its end counts as broken. Raises
    `ReadError` as `decode` does.
    """
    if not head.strip(b"\x00\t\r\n \xef\xbb\xbf\xfe\xff"):
        raise ReadError(f"{where}: the file is empty. Expected an article's text.")
    for signature, what in SIGNATURES:
        if head.startswith(signature):
            raise ReadError(f"{where}: this is not text but {what}. Expected .txt, .md, .html, .jsonl or .csv content.")
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return encoding
    if order := utf16_order(head):
        return order
    if len(CONTROL.findall(head[:20_000].decode("latin-1"))) > 0.003 * min(len(head), 20_000):
        raise ReadError(f"{where}: binary data, not text. Expected .txt, .md, .html, .jsonl or .csv content.")
    for name in ("utf-8", declared):
        if name and _strict(head, name, whole) is not None:
            return codecs.lookup(name).name
    return "utf-8" if _damaged_utf8(head) else _weigh(head, where, whole)


def clean(text: str) -> str:
    """`text` in NFC, with one kind of line end, no byte order mark and no control characters but tab and line end.

    Done once, by the reader: every offset in this program counts in the result. Control characters become spaces.

    >>> clean("e\\u0301te\\u0301\\r\\nfin")
    'été\\nfin'
    """
    if "\r" in text or "\x85" in text or "\u2028" in text or "\u2029" in text:
        text = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text)
    text = CONTROL.sub(" ", text.removeprefix("\ufeff").replace("\x0c", "\n"))
    text = text.encode("utf-8", "replace").decode("utf-8") if re.search("[\ud800-\udfff]", text) else text
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _strict(data: bytes, encoding: str, whole: bool) -> str | None:
    """`data` decoded without a single fault, or None. An unknown name is a fault too: pages declare all sorts."""
    try:
        text = codecs.getincrementaldecoder(encoding)("strict").decode(data, final=whole)
    except (UnicodeError, LookupError, AttributeError, TypeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken <= DAMAGED * (len(text) - len(text.encode("ascii", "ignore")) - broken)


def _weigh(data: bytes, where: str, whole: bool) -> str:
    scores = {}
    for encoding, plausibility in CANDIDATES.items():
        text = _strict(data, encoding, whole)
        if text is not None and not CONTROL.search(text):
            scores[encoding] = plausibility(unicodedata.normalize("NFC", text[:SAMPLE]))
    best = max(scores, key=lambda name: scores[name], default="")
    if not best or scores[best] < PLAUSIBLE:
        raise ReadError(
            f"{where}: cannot tell the encoding. Tried UTF-8, UTF-16, {', '.join(CANDIDATES)}; none gives words of a "
            "language it is used for. Save the file as UTF-8."
        )
    return best
