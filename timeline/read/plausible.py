"""How much a text decoded from an old encoding looks like the languages that encoding was used for.

Each function takes decoded text and answers from 0 (garbage) to 1. Only words with letters beyond ASCII are looked at:
the others say nothing about the encoding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

# lead bytes of the marks and of the common characters
COMMON_LEADS = (("gb2312", 0xA1, 0xA4), ("gb2312", 0xB0, 0xD8), ("big5", 0xA1, 0xA3), ("big5", 0xA4, 0xC7))
LOOKED_AT = 4_000  # words or characters; more would not change the answer
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|ươi|ươu|iêu|yêu|uôi|oai|oay|uay|oeo|uya|uây|uâ|uê|uơ|ươ|uô|iê|yê|oa|oă|oe|uy|ua|ưa|ia|ai|ay|ao|au|âu|ây|eo"
    r"|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])?"
)
_CYRILLIC = re.compile("[\u0400-\u045f]+")
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽªº")
_TYPOGRAPHY = frozenset("«»“”„‘’–—…•€£§°´·¿¡©®™½¼¾²³×\u00a0‹›¹±µ¶¬№\u00ad")
_COMMON = re.compile(
    "[\t\n\r -~\u00a0-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1e00-\u1fff\u200b-\u206f\u20a0-\u20bf"
    "\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
_ANCHORS = re.compile("[\n 0-9\u3001\u3002\uff0c\uff1a]")


def vietnamese(text: str) -> float:
    """The share of words with marks that are Vietnamese syllables: an initial, a nucleus, an ending, one tone."""
    words = _marked(text)
    good = sum(_SYLLABLE.fullmatch(_toneless(word)) is not None for word in words)
    return good / len(words) if words else 0.0


def cyrillic(text: str) -> float:
    """The share of words wholly in Cyrillic and in orderly case, times whether the common vowels are common."""
    words, odd = _marked(text), _odd(text)
    if not words:
        return 0.0
    good = sum(_CYRILLIC.fullmatch(word) is not None and _orderly(word) for word in words)
    letters = "".join(words).lower()
    usual = sum(letters.count(letter) for letter in "оеаинтсрі") / len(letters)
    return good / (len(words) + odd) * (1.0 if usual >= 0.35 else 0.5)


def western(text: str) -> float:
    """The share of words with marks that are built as Western European ones are; 0.8 where only typography tells."""
    words, odd = _marked(text), _odd(text)
    if not words:
        return 0.0 if odd else 0.8
    good = sum(_is_western(word) for word in words)
    return 0.97 * good / (len(words) + odd)  # a tie goes to the narrower claim


def han(text: str) -> float:
    """How many of the characters beyond ASCII are common ones of GB 2312 or Big5 (which list them first), or marks."""
    chars = [char for char in text if not char.isascii()][:LOOKED_AT]
    return sum(1.0 if _is_common(char) else 0.3 * ("\u4e00" <= char <= "\u9fff") for char in chars) / (len(chars) or 1)


def big5(text: str) -> float:
    """`han`, a little less: where both decode, GB 18030 is the likelier."""
    return 0.99 * han(text)


CANDIDATES: Mapping[str, Callable[[str], float]] = MappingProxyType(
    {
        "gb18030": han,
        "big5": big5,
        "windows-1258": vietnamese,
        "windows-1251": cyrillic,
        "koi8-r": cyrillic,
        "windows-1252": western,
    }
)


def utf16_order(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` when `data` reads as UTF-16 without a byte order mark, else None.

    Spaces, line ends, digits and Chinese punctuation tell which byte comes first: read the wrong way they are nothing.
    """
    even = data[: len(data) // 2 * 2]
    if len(data) % 2 and len(data) < 1000 and b"\x00" not in data:
        return None
    best, anchors = None, 0
    for order in ("utf-16-le", "utf-16-be"):
        text = even.decode(order, errors="replace")[:LOOKED_AT]
        common = len(_COMMON.findall(text))
        found = len(_ANCHORS.findall(text))
        if common >= 0.97 * len(text) and found > anchors:
            best, anchors = order, found
    if b"\x00" not in data and not _chinese_utf16(data, best):
        return None
    return best


def _chinese_utf16(data: bytes, order: str | None) -> bool:
    """Without a single zero byte only running Chinese is believed to be UTF-16, and only if it is no valid UTF-8."""
    if order is None:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data[: len(data) // 2 * 2].decode(order, errors="replace")[:LOOKED_AT]
        return han(text) > 0.85
    return False


def _marked(text: str) -> list[str]:
    words = (match.group() for match in _WORD.finditer(text))
    return [word for word, _ in zip((w for w in words if not w.isascii()), range(LOOKED_AT), strict=False)]


def _odd(text: str) -> int:
    """Characters that are neither letters nor what typography uses: box drawing, stray symbols."""
    return sum(not (char.isascii() or char.isalpha() or char in _TYPOGRAPHY) for char in text[:LOOKED_AT])


def _orderly(word: str) -> bool:
    return word.islower() or word.istitle() or (word.isupper() and len(word) <= 6)


def _toneless(word: str) -> str:
    bare = unicodedata.normalize("NFD", word.lower())
    if sum(ord(char) in _TONES for char in bare) > 1:
        return "?"  # two tones on one syllable: not Vietnamese
    return unicodedata.normalize("NFC", bare.translate(_TONES))


def _is_western(word: str) -> bool:
    marks = [char for char in word if not char.isascii()]
    return _orderly(word) and _WESTERN.issuperset(marks) and (len(marks) * 2 <= len(word) or len(word) == 1)


@lru_cache(maxsize=8192)
def _is_common(char: str) -> bool:
    return any(_lead(char, code) in range(first, last) for code, first, last in COMMON_LEADS) or char in _TYPOGRAPHY


def _lead(char: str, encoding: str) -> int:
    try:
        return char.encode(encoding)[0]
    except UnicodeEncodeError:
        return 0
