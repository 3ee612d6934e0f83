"""Who and what a text names: gazetteer names, titles with the names they announce, bodies, and name shapes.

Adjacent pieces become one thing: adjective + office + name is one person, country + body is one body. `head` is the
bare name within it, which is what an attribution chain quotes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from timeline.extract.lexicon import Hit, Lexicon
from timeline.model import Span

TITLED, OFFICE, BODY = "person", "role", "org"
SPEAKING = frozenset({"person", "role", "org", "company", "group", "party", "country", "city", "name", "ref", "place"})
MEDIA = frozenset({"outlet", "agency"})
_SHAPE = re.compile(
    r"(?<![\w’'-])[^\W\d_a-zа-яёà-öø-ÿ][\w’'-]*(?:\s(?:(?:de|del|da|dos|al|el|bin|ibn|van|von|der|di|la|le|los)\s)?"
    r"[^\W\d_][\w’'-]*)*"
)
_BRACKETS = re.compile(r"\s*[(（][^()（）\n]{1,15}[)）]\s*")
_BOOK = re.compile(r"《([^《》\n]{2,14})》")
TRANSLITERATION = frozenset(
    "阿埃艾安昂奥巴拜班邦包保鲍贝本比彼别宾波伯博布查茨达戴丹德登邓狄迪蒂丁杜敦顿厄恩尔法菲费芬弗夫福富盖冈戈格古哈海汉豪赫亨胡华霍"
    "基吉季加贾杰金卡凯坎康考科克肯孔库奎拉莱兰朗劳勒雷里利莉廉列林隆卢鲁伦罗洛马玛迈麦曼梅门蒙米密莫默穆姆纳娜南内尼涅宁纽努诺欧"
    "帕潘庞培佩彭蓬皮平珀普齐奇恰乔切丘琴瑞萨塞桑瑟沙尚舍申圣施石史斯什舒索苏塔泰坦汤唐特腾廷图托瓦万旺威韦维温翁沃乌伍西希锡夏肖谢"
    "辛休雅亚扬耶叶伊因英尤约宰赞泽扎詹哲珍智朱卓兹祖佐娃妮丝黛蕾琳丽莎思夸赖韩仁·•"
)
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习温耿华汪陶安洪祝"
)


class Named(NamedTuple):
    """One thing a text names: its whole span, the bare name, its kind, and its canonical name and id where known."""

    start: int
    end: int
    head: Span
    kind: str
    name: str = ""
    id: str = ""
    country: str = ""
    definite: bool = True

    @property
    def span(self) -> Span:
        """The whole span, titles included."""
        return Span(self.start, self.end)


class _Piece(NamedTuple):
    start: int
    end: int
    what: str  # person, org, country, adjective, title, role, honorific, shape, outlet, document, vessel, place, ref …
    name: str = ""
    id: str = ""
    country: str = ""


def find_entities(text: str, hits: Sequence[Hit], lexicon: Lexicon, blocked: Sequence[Span], starts: frozenset[int]) -> list[Named]:
    """Everything named in `text`, in order. `blocked` are time expressions; `starts` are where sentences begin."""
    pieces = [piece for hit in hits if (piece := _piece(hit, lexicon))]
    spaced = lexicon.words.spaced
    shapes = _shapes(text, pieces, hits, blocked, starts, lexicon.words.forms) if spaced else _han_shapes(text, pieces, hits, blocked)
    pieces = _settle([*pieces, *shapes])
    return [named for run in _runs(text, pieces) for named in _name_run(text, run)]


def slug(name: str) -> str:
    """A stable key of a name nobody knows: lower case, no accents, words joined by hyphens.

    >>> slug("Ramón  Ruiz")
    'ramon-ruiz'
    """
    plain = "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))
    return "-".join(re.findall(r"\w+", plain))


def _piece(hit: Hit, lexicon: Lexicon) -> _Piece | None:
    if hit.entity:
        entity = hit.entity
        return _Piece(hit.start, hit.end, entity.kind, entity.name, entity.id, entity.country)
    if abbreviation := hit.sense("names.abbreviation"):
        code, _, head = abbreviation.value.partition(" ")
        senses = lexicon.words.forms.get(head, ())
        what = "title" if any(sense == ("names", "title", "") for sense in senses) else "org"
        if any(sense == ("names", "outlet_ref", "") for sense in hit.senses):
            what = "ref:outlet_ref"
        return _Piece(hit.start, hit.end, what, "", "", code)
    meanings = [sense for sense in hit.senses if sense.kind == "names" and sense.value not in ("demonstrative", "definite")]
    if not meanings:
        return None
    found = next((sense for sense in meanings if sense.value.endswith("_ref")), meanings[0])
    if found is not meanings[0] or len(meanings) > 1:  # "ông Maduro" is a title before a name, "ông" alone a pronoun
        honorific = next((sense for sense in meanings if sense.value == "honorific"), None)
        if honorific is not None:
            return _Piece(hit.start, hit.end, "honorific", found.value)
    what = found.value
    return _Piece(hit.start, hit.end, f"ref:{what}" if what.endswith("_ref") else what, "", found.part)


def _shapes(
    text: str, pieces: Sequence[_Piece], hits: Sequence[Hit], blocked: Sequence[Span], starts: frozenset[int], forms: Container[str]
) -> Iterator[_Piece]:
    """Capitalised words that no table knows. One capital at the head of a sentence says nothing."""
    cuts = sorted([(piece.start, piece.end) for piece in pieces] + [(span.start, span.end) for span in blocked])
    triggers = {hit.start for hit in hits if not hit.entity and not hit.has("names")}
    for found in _SHAPE.finditer(text):
        if found[0].isupper() and " " in found[0] and len(found[0]) > 10:
            continue  # a line in capitals says nothing about names
        for start, end in _outside(found.start(), found.end(), cuts):
            words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[\w’'-]+", text[start:end])]
            while words and not _begins_name(text, words, starts, forms, triggers):
                words.pop(0)
            while words and not text[words[-1][0]].isupper():
                words.pop()
            kept: list[tuple[int, int]] = []
            for word in words:
                if not text[word[0]].isupper() and text[slice(*word)] not in _PARTICLES:
                    break
                kept.append(word)
            if len(kept) == 1 and text[slice(*kept[0])].lower() in forms:
                continue  # a word of the vocabulary with a capital: "This", "Police"
            if kept and kept[-1][1] - kept[0][0] >= 2:
                yield _Piece(kept[0][0], kept[-1][1], "shape")


def _begins_name(
    text: str, words: Sequence[tuple[int, int]], starts: frozenset[int], forms: Container[str], triggers: Container[int]
) -> bool:
    capital = text[words[0][0]].isupper()
    return capital and not _only_opens(text, words, starts, forms) and not _is_trigger(text, words, triggers)


def _is_trigger(text: str, words: Sequence[tuple[int, int]], triggers: Container[int]) -> bool:
    """Whether the first word is an event's and no part of the name: *Hòa* of *Hòa Phong* is no draw."""
    return words[0][0] in triggers and not (len(words) > 1 and text[words[1][0]].isupper())


_PARTICLES = frozenset("de del da dos al el bin ibn van von der di la le los".split())


def _only_opens(text: str, words: Sequence[tuple[int, int]], starts: frozenset[int], forms: Container[str]) -> bool:
    """Whether the first word may owe its capital to its place: alone at the head of a sentence, or in the vocabulary."""
    word = text[slice(*words[0])]
    return _opens(text, words[0][0], starts) and not _odd(word) and (len(words) == 1 or word.lower() in forms)


def _opens(text: str, at: int, starts: frozenset[int]) -> bool:
    return at in starts or text[at - 1 : at] in ("\"", "“", "«", "(", "[", "‘", "„")


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


def _han_shapes(text: str, pieces: Sequence[_Piece], hits: Sequence[Hit], blocked: Sequence[Span]) -> Iterator[_Piece]:
    stops = sorted({hit.start for hit in hits} | {span.start for span in blocked})
    known = {piece.start for piece in pieces}
    for piece in pieces:
        if piece.what in ("title", "role"):
            at = piece.end
            if bracket := _BRACKETS.match(text, at):
                at = bracket.end()
            if at not in known and (end := _han_name(text, at, stops)):
                yield _Piece(at, end, "shape")
    for found in _BOOK.finditer(text):
        if found[1][-1] in "报刊" or found[1].endswith(("周刊", "杂志", "新闻", "时代")):
            yield _Piece(found.start(1), found.end(1), "outlet")


def _han_name(text: str, at: int, stops: Sequence[int]) -> int:
    """Where the name that begins at `at` ends: a run of transliteration characters, or a surname and one or two more."""
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


def _settle(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Longest first where two pieces overlap, then in order of place."""
    kept: list[_Piece] = []
    for piece in sorted(pieces, key=lambda item: (item.start, -item.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


_FOLLOWS = {
    "portfolio": frozenset({"title"}),
    "person": frozenset({"portfolio", "title", "role", "honorific", "adjective", "country", "org", "shape"}),
    "shape": frozenset({"portfolio", "title", "role", "honorific", "adjective", "country", "outlet", "vessel", "place", "org"}),
    "title": frozenset({"country", "adjective", "org", "title", "shape", "role", "city"}),
    "role": frozenset({"country", "adjective", "org", "title", "city"}),
    "org": frozenset({"country", "adjective", "org", "shape"}),
    "country": frozenset({"portfolio", "title", "org", "role"}),
    "adjective": frozenset({"title", "org", "role"}),
    "document": frozenset({"org", "role", "country", "adjective", "outlet"}),
    "outlet": frozenset({"adjective", "country", "outlet"}),
    "agency": frozenset({"outlet"}),
    "city": frozenset({"place"}),
    "place": frozenset({"shape"}),
    "vessel": frozenset({"vessel", "adjective"}),
}


def _runs(text: str, pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    for piece in pieces:
        if run and not (run[-1].what in _FOLLOWS.get(piece.what, ()) and _adjacent(text, run[-1], piece)):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _adjacent(text: str, left: _Piece, right: _Piece) -> bool:
    gap = text[left.end : right.start]
    if not gap.strip(" \u00a0"):
        return True
    if gap in ("的", " của ", " of ", " of the ", " de ", " del ", " de la ", " du ", "《"):
        return right.what in ("country", "org", "outlet")
    return right.what in ("person", "shape") and left.what == "title" and bool(_BRACKETS.fullmatch(gap))


def _name_run(text: str, run: Sequence[_Piece]) -> Iterator[Named]:
    whats = [piece.what for piece in run]
    start, end = run[0].start, run[-1].end
    country = next((piece.country for piece in run if piece.country), "")
    last = run[-1]

    def named(head: _Piece, kind: str, name: str = "", id: str = "") -> Named:
        return Named(start, end, Span(head.start, head.end), kind, name or head.name, id or head.id, head.country or country)

    if last.what.startswith("ref:"):
        yield Named(start, end, Span(start, end), "ref", last.what[4:], "", last.country)
    elif last.what == "person":
        yield named(last, TITLED)
    elif last.what == "shape":
        kind = _shape_kind(whats)
        first = last
        if len(run) > 1 and run[-2].what in ("outlet", "place", "org") and text[run[-2].start].isupper():
            first = run[-2]  # the noun is part of the name: the Daily Nation, Lake Chad
        written = text[first.start : last.end]
        yield named(last._replace(start=first.start), kind, written, f"{kind}:{slug(written)}")
    elif last.what == "document":
        yield named(last._replace(start=start), "document")
    elif "title" in whats:
        yield Named(start, end, Span(start, end), OFFICE, "", "", country)
    elif last.what in ("role", "org") or "org" in whats:
        yield _body(run, country) if "org" in whats else Named(start, end, Span(start, end), OFFICE, "", "", country)
    elif last.what == "country" and len(run) > 1:
        yield named(run[0] if run[0].what != "country" else last, whats[0] if whats[0] != "place" else "country")
    elif last.what == "honorific" and last.name:
        yield Named(last.start, end, Span(last.start, end), "ref", last.name)
    elif last.what in ("honorific", "portfolio"):
        return
    elif last.what in ("outlet", "vessel", "place") and not last.id:
        if last.what == "outlet" and len(run) == 1 and text[last.start - 1 : last.start] != "《":
            return  # the bare word for a paper names none
        yield named(last, last.what)
    else:
        yield named(last, last.what)


def _body(run: Sequence[_Piece], country: str) -> Named:
    """A body of a state: *foreign ministry* with its country is one body in every language."""
    body = next(piece for piece in reversed(run) if piece.what == "org")
    span = Span(run[0].start, run[-1].end)
    if ":" in body.id or not body.id or not country:
        return Named(span.start, span.end, span, BODY, body.name, body.id if ":" in body.id else "", country or body.country)
    return Named(span.start, span.end, span, BODY, f"{body.id.replace('-', ' ')} ({country})", f"org:{country.lower()}:{body.id}", country)


def _shape_kind(whats: Sequence[str]) -> str:
    before = set(whats[:-1])
    for kind, marks in (("person", {"title", "honorific", "role", "portfolio"}), ("outlet", {"outlet"}), ("vessel", {"vessel"}), ("place", {"place"})):
        if before & marks:
            return kind
    return "name"
