"""What figures can be by their shape alone: ``2025`` a year, ``31`` a day, ``10:30`` a time, ``31/10/2025`` a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# One alternative per shape, the longest first. Figures glued to letters (Su-30, 5G, MK2) are guarded by the caller.
FIGURE = re.compile(
    r"(?=\d)(?:"  # one look before ten alternatives
    r"(?P<iso>\d{4}-\d\d-\d\d[T -]\d\d[:：]\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?(?!\d))"
    r"|(?P<ymd>\d{4}(?P<s1>[-/.／])\d{1,2}(?P=s1)\d{1,2}(?!\d)"
    r"|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?:19|20)\d\d (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01])(?![\d ]*\d)"
    r"|\d{4}-\d\d-\d\d(?=[0-2]\d[:：][0-5]\d(?!\d))"
    r"|(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
    r"|(?P<xxy>\d{1,2}(?P<s2>[-/.])\d{1,2}(?P=s2)\d{4}(?!\d)|\d{1,2}(?P<s3>[-/])\d{1,2}(?P=s3)\d\d(?!\d)|\d\d\.\d\d\.\d\d(?!\d))"
    r"|(?P<hms>\d{1,2}[:：]\d\d[:：]\d\d(?:[.,]\d+)?(?!\d))"
    r"|(?P<hm>\d{1,2}[:：]\d\d(?!\d))"
    r"|(?P<ym>(?:1[5-9]|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?!\d|[/.-]\d{1,3}(?!\d)|[/.]\d))"
    r"|(?P<years>(?:1\d|20)\d\d[-–/](?:(?:1\d|20)\d\d|\d\d)(?![\d/.-]*\d))"
    r"|(?P<my>(?:0?[1-9]|1[0-2])[/.-](?:1[5-9]|20)\d\d(?!\d))"
    r"|(?P<dm>\d{1,2}[/／]\d{1,2}(?![\d/]))"
    r"|(?P<md>(?<![“「『《])(?:0?[1-9]|1[0-2])[·・](?:0?[1-9]|[12]\d|3[01])(?![\d”」』》事晚特大恐惨]))"
    r"|(?P<yq>(?:(?:19|20)\d\d[-/ ]?|\d\d)(?:[Qq][1-4]|[Hh][12])(?!\w))"
    r"|(?P<num>\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
    r")"
)
MARKS = {
    "comma": ",、،，;；",
    "dash": "-–—~～―‐‑",
    "slash": "/",
    "open": "([（【",
    "close": ")]）】",
    "dot": ".．",
    "colon": ":：",
    "apostrophe": "'’",
}


HAN_YEAR = frozenset({"num", "y4", "han_year"})  # 一九九七: four numerals one by one are a year
TWO = frozenset({"num", "h24", "words", "two"})  # 两: what it can count


def whole_kinds(number: int, width: int | None) -> frozenset[str]:
    """What a whole number can be. `width` is its number of figures as written, None when it stands in words.

    >>> sorted(whole_kinds(31, 2)), sorted(whole_kinds(2025, 4)), sorted(whole_kinds(5, None))
    (['d31', 'm60', 'num', 'yy'], ['hm4', 'modern', 'num', 'uneven', 'y4'], ['d12', 'd31', 'h24', 'm60', 'num', 'words'])
    """
    kinds = {"num"}
    if width is None:
        kinds.add("words")
    if width is None or width <= 2:
        ranges = (("d31", 1, 31), ("d12", 1, 12), ("h24", 0, 24), ("m60", 0, 59))
        kinds |= {kind for kind, low, high in ranges if low <= number <= high}
        if width == 1:
            kinds.discard("m60")
    if width == 2:
        kinds.add("yy")
        if number > 31:
            kinds.add("yy32")
        if number % 10 == 0:
            kinds.add("yy0")
    if 1000 <= number <= 2999 and (width == 4 or (width is None and number >= 1300)):  # twelve hundred is no year
        kinds.add("y4")
        if 1800 <= number <= 2100:
            kinds.add("modern")  # a year even where no word says so
        kinds.add("y40" if number % 10 == 0 else "uneven")
    if width == 4 and number < 2400 and number % 100 < 60:
        kinds.add("hm4")
    if 100 <= number <= 999 and width == 3:
        kinds.add("y3")
    return frozenset(kinds)


@lru_cache(maxsize=8192)
def figure_kinds(shape: str, text: str) -> frozenset[str]:
    """What figures of this shape (a group name of `FIGURE`) can be.

    >>> sorted(figure_kinds("num", "10.11"))
    ['dm_dot', 'dm_padded', 'hm_dot', 'num']
    """
    if shape != "num":
        return frozenset({shape, "date_figures"} if shape in ("iso", "ymd", "xxy") else {shape})
    if text.isdecimal():
        return whole_kinds(int(text), len(text)) if len(text) <= 4 else frozenset({"num"})
    kinds = {"num"}
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})", text):
        first, second = int(match[1]), int(match[2])
        if first <= 24 and second < 60 and len(match[2]) == 2:
            kinds.add("hm_dot")
        if 1 <= first <= 31 and 1 <= second <= 12:
            kinds.add("dm_dot")
            if len(text) == 5:
                kinds.add("dm_padded")
    return frozenset(kinds)


def number_of(text: str, decimal: str) -> float:
    """The number that figures stand for; groups of three are thousands unless they follow the language's decimal sign.

    >>> number_of("5.000", ","), number_of("1,5", ","), number_of("1,250,000", "."), number_of("2.5", ",")
    (5000, 1.5, 1250000, 2.5)
    """
    plain = text.replace("\u00a0", "").replace("\u202f", "")
    groups = re.split(r"[.,]", plain)
    if len(groups) == 1:
        return int(plain)
    signs = re.findall(r"[.,]", plain)
    thousands = all(len(group) == 3 for group in groups[1:]) and (len(groups) > 2 or signs[0] != decimal)
    if thousands:
        return int("".join(groups))
    number = float("".join(groups[:-1]) + "." + groups[-1])
    return int(number) if number == int(number) else number


def all_figure_kinds() -> Iterator[frozenset[str]]:
    """Every set of kinds that figures or number words can have: the alphabet must have a letter for each."""
    for shape in FIGURE.groupindex:
        if shape not in ("num", "s1", "s2", "s3"):
            yield figure_kinds(shape, "")
    yield TWO
    yield HAN_YEAR
    yield HAN_YEAR | {"y40"}
    for number in [*range(100), 345, 999, 1000, 1001, 1340, 1342, 1990, 2000, 2025, 2500, 3500]:
        yield figure_kinds("num", str(number))
        yield figure_kinds("num", f"{number:02d}")
        yield whole_kinds(number, None)
    fours = "0000 0300 0399 1000 1001 1060 1061 1800 1801 1860 1861 2100 2110 2150 2151 2190 2191 2500"
    for four in fours.split():
        yield figure_kinds("num", four)
        yield figure_kinds("num", four) - {"hm4"}
    dotted = "10.30 30.10 1.5 24.12 12.11 30.70 1.12 12345 31.1 20.5 12.5 5.30 5.05 25.30 25.13 24.45 25.12"
    for text in dotted.split():
        yield figure_kinds("num", text)
        if "dm_dot" in figure_kinds("num", text):
            yield figure_kinds("num", text) | {"dm_full"}
