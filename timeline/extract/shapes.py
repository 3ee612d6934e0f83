"""Names no table knows, by their shape: capitals in scripts that have them, titles and transliteration in Chinese."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from timeline.extract.lexicon import Hit
from timeline.model import Span

_SHAPE = re.compile(
    r"(?<![\w’'-])[^\W\d_a-zа-яёà-öø-ÿ][\w’'-]*(?:\s(?:(?:de|del|da|dos|al|el|bin|ibn|van|von|der|di|la|le|los)\s)?"
    r"[^\W\d_][\w’'-]*)*"
)
_QUOTED = re.compile(
    r"«([^\W\d_a-zа-яё][^«».,!?:;\n]{1,40})»(?!,? [—–-])"
)  # «Береговой щит»: a name, not what was said
BRACKETS = re.compile(r"\s*[(（][^()（）\n]{1,15}[)）]\s*")
_SHIP = re.compile(r"[“\"「『]([^“”\"「」『』\n]{2,8})[”\"」』](?=号)")
_FIRMS = frozenset({"公司", "集团", "航空公司"})
_BODIES = {"公司": (2, 10), "集团": (2, 10), "航空公司": (2, 8), "港": (1, 3), "机场": (2, 5), "岛": (1, 4)}
_BODIES |= {
    "通讯社": (2, 6),
    "日报": (2, 4),
    "晚报": (2, 4),
    "时报": (2, 4),
    "电视台": (2, 5),
    "新闻网": (2, 5),
    "电台": (2, 5),
}
_NO_NAME = frozenset("的了在是这那该本各其某一两几每从到被把对向将使让由以及为因于")
_BOOK = re.compile(r"《([^《》\n]{2,14})》")
TRANSLITERATION = frozenset(
    "阿埃艾安昂奥巴拜班邦包保鲍贝本比彼别宾波伯博布查茨达戴丹德登邓狄迪蒂丁杜敦顿厄恩尔法菲费芬弗夫福富盖冈戈格古哈海汉豪赫亨胡华霍"
    "基吉季加贾杰金卡凯坎康考科克肯孔库奎拉莱兰朗劳勒雷里利莉廉列林隆卢鲁伦罗洛马玛迈麦曼梅门蒙米密莫默穆姆纳娜南内尼涅宁纽努诺欧"
    "帕潘庞培佩彭蓬皮平珀普齐奇恰乔切丘琴瑞萨塞桑瑟沙尚舍申圣施石史斯什舒索苏塔泰坦汤唐特腾廷图托瓦万旺威韦维温翁沃乌伍西希锡夏肖谢"
    "辛休雅亚扬耶叶伊因英尤约宰赞泽扎詹哲珍智朱卓兹祖佐娃妮丝黛蕾琳丽莎思夸赖韩仁·•"
)
_HAN_QUOTED = re.compile(r"[“「]([^“”「」，。！？\n]{2,10})[”」]")  # 武装组织“海岸之盾”
_DOTTED = re.compile(
    "[TT]{1,6}(?:[·•][TT]{1,6}(?:-[TT]{1,4})?)+".replace(
        "TT",
        "".join(sorted(TRANSLITERATION - frozenset("·•")))
        + "勃绍彻柯孟钦琼森盛舒陶铁屯旺吾香逊章芝志孜宗芙娥葆贡圭捷喀黎良露吕摩墨慕奈裴曲茹儒撒赛珊素惕魏缇苇萝蓓洪坎宏",
    )
)
_PRESS = frozenset({"通讯社", "日报", "晚报", "时报", "电视台", "新闻网", "周刊", "电台"})
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习温耿华汪陶安洪祝"
)


class Piece(NamedTuple):
    """A stretch that may be part of a name, and what it is: a person, an office, a country, a shape …"""

    start: int
    end: int
    what: str  # person, org, country, adjective, title, role, honorific, shape, outlet, document, vessel, place, ref …
    name: str = ""
    id: str = ""
    country: str = ""


def latin_shapes(
    text: str,
    pieces: Sequence[Piece],
    hits: Sequence[Hit],
    blocked: Sequence[Span],
    starts: frozenset[int],
    forms: Container[str],
) -> Iterator[Piece]:
    """Capitalised words that no table knows. One capital at the head of a sentence says nothing."""
    cuts = sorted([(piece.start, piece.end) for piece in pieces] + [(span.start, span.end) for span in blocked])
    triggers = {hit.start for hit in hits if not hit.entity and not hit.has("names")}
    for found in _SHAPE.finditer(text):
        if found[0].isupper() and " " in found[0] and len(found[0]) > 10:
            continue  # a line in capitals says nothing about names
        for start, end in _outside(found.start(), found.end(), cuts):
            words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[\w’'-]+", text[start:end])]
            while words:  # "Quint told Dala Press that": more than one name may stand between two marks
                kept, words = _first_run(text, words, starts, forms, triggers)
                if len(kept) == 1 and text[slice(*kept[0])].lower() in forms:
                    continue  # a word of the vocabulary with a capital: "This", "Police"
                if kept and kept[-1][1] - kept[0][0] >= 2:
                    yield Piece(kept[0][0], kept[-1][1], "shape")
    taken = {start for start, _ in cuts}
    for found in _QUOTED.finditer(text):
        if found.start(1) not in taken and len(found[1].split()) <= 4:
            yield Piece(found.start(1), found.end(1), "shape")


def _first_run(
    text: str, words: list[tuple[int, int]], starts: frozenset[int], forms: Container[str], triggers: Container[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The first run of capitalised words that may be a name, and the words behind it."""
    first = 0
    while first < len(words) and not _begins_name(text, words[first:], starts, forms, triggers):
        first += 1
    last = first
    while last < len(words) and (text[words[last][0]].isupper() or text[slice(*words[last])] in _PARTICLES):
        last += 1
    kept = words[first:last]
    while kept and not text[kept[-1][0]].isupper():
        kept.pop()
    return kept, words[last:] if last > first else []


def _begins_name(
    text: str, words: Sequence[tuple[int, int]], starts: frozenset[int], forms: Container[str], triggers: Container[int]
) -> bool:
    capital = text[words[0][0]].isupper()
    return capital and not _only_opens(text, words, starts, forms) and not _is_trigger(text, words, triggers)


def _is_trigger(text: str, words: Sequence[tuple[int, int]], triggers: Container[int]) -> bool:
    """Whether the first word is an event's and no part of the name: *Hòa* of *Hòa Phong* is no draw."""
    return words[0][0] in triggers and not (len(words) > 1 and text[words[1][0]].isupper())


_PARTICLES = frozenset(
    {"de", "del", "da", "dos", "al", "el", "bin", "ibn", "van", "von", "der", "di", "la", "le", "los"}
)


def _only_opens(text: str, words: Sequence[tuple[int, int]], starts: frozenset[int], forms: Container[str]) -> bool:
    """Whether the first word may owe its capital to its place: alone at the head of a sentence, or a known word."""
    word = text[slice(*words[0])]
    alone = len(words) == 1 or not text[words[1][0]].isupper()
    return _opens(text, words[0][0], starts) and not _odd(word) and (alone or word.lower() in forms)


def _opens(text: str, at: int, starts: frozenset[int]) -> bool:
    return at in starts or text[at - 1 : at] in ('"', "“", "«", "(", "[", "‘", "„")


def _odd(word: str) -> bool:
    return any(char.isdigit() for char in word) or sum(char.isupper() for char in word) > 1


def _outside(start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = max(0, bisect_left(cuts, (start, 0)) - 1)
    for cut_start, cut_end in cuts[at:]:
        if cut_start >= end:
            break
        if cut_end > start:
            if cut_start > start:
                yield start, cut_start
            start = max(start, cut_end)
    if start < end:
        yield start, end


def han_shapes(text: str, pieces: Sequence[Piece], hits: Sequence[Hit], blocked: Sequence[Span]) -> Iterator[Piece]:
    """Chinese names after an office, and papers between book-title marks."""
    words = {hit.start for hit in hits if text[hit.start : hit.end] not in ("以", "致")}  # these may be part of a name
    stops = sorted(words | {span.start for span in blocked})
    known = {piece.start for piece in pieces} | {span.start for span in blocked}  # 总统周一: a day is no name
    for piece in pieces:
        if piece.what in ("title", "role"):
            at = piece.end
            if bracket := BRACKETS.match(text, at):
                at = bracket.end()
            if at not in known and (end := _han_name(text, at, stops)):
                yield Piece(at, end, "shape")
    bodies = {piece.end for piece in pieces if piece.what in ("role", "org")}
    for found in _HAN_QUOTED.finditer(text):
        if found.start() in bodies:
            yield Piece(found.start(1), found.end(1), "shape")
    for found in _DOTTED.finditer(text):
        dot = max(text.rfind("·", *found.span()), text.rfind("•", *found.span()))
        stop = stops[bisect_left(stops, dot + 2)] if stops and stops[-1] >= dot + 2 else len(text)
        yield Piece(found.start(), min(found.end(), stop), "shape")
    for found in _SHIP.finditer(text):
        yield Piece(found.start(1), found.end(1), "ship", found[1])
    yield from _han_bodies(text, pieces, hits, blocked)
    for found in _BOOK.finditer(text):
        if found[1][-1] in "报刊" or found[1].endswith(("周刊", "杂志", "新闻", "时代")):
            yield Piece(found.start(1), found.end(1), "outlet")


def _han_bodies(text: str, pieces: Sequence[Piece], hits: Sequence[Hit], blocked: Sequence[Span]) -> Iterator[Piece]:
    """东灯航运公司, 和丰港: the characters before a company or a port, back to the word or mark that stands before them."""
    edges = sorted([(hit.end, hit.start) for hit in hits] + [(span.end, span.start) for span in blocked])
    for piece in pieces:
        least, most = _BODIES.get(text[piece.start : piece.end], (0, 0))
        if not most:
            continue
        start = piece.start
        floor = max(0, piece.start - most)
        while start > floor and "\u4e00" <= text[start - 1] <= "\u9fff" and text[start - 1] not in _NO_NAME:
            start -= 1
        inside = [end for end, begin in edges if start < end <= piece.start and not _joins(text, begin, end, edges)]
        start = max([start, *inside])
        if piece.start - start >= least:
            body = text[piece.start : piece.end]
            what = "firm" if body in _FIRMS else "press" if body in _PRESS else "site"
            yield Piece(start, piece.end, what, text[start : piece.end])


def _joins(text: str, begin: int, end: int, edges: Sequence[tuple[int, int]]) -> bool:
    """Whether a one-character word right behind another is the first character of a name: 在和丰港."""
    return end - begin == 1 and text[begin:end] in "和同与" and any(other == begin for other, _ in edges)


def _han_name(text: str, at: int, stops: Sequence[int]) -> int:
    """Where the name at `at` ends: after a run of transliteration characters, or a surname and one or two more."""
    if at >= len(text):
        return 0
    after = bisect_left(stops, at + 1)
    stop = stops[after] if after < len(stops) else len(text)
    end = at
    while end < min(len(text), at + 12, stop) and text[end] in TRANSLITERATION:
        end += 1
    if end - at >= 2 and (end - at > 2 or text[at] not in SURNAMES):
        return end
    if text[at] not in SURNAMES:
        return 0
    for length in (3, 2):
        if at + length == stop or (at + length <= stop and at + length < len(text) and not text[at + length].isalnum()):
            return at + length
    return 0
