"""Who and what a text names: gazetteer names, titles with the names they announce, bodies, and name shapes.

Adjacent pieces become one thing: adjective + office + name is one person, country + body is one body. `head` is the
bare name within it, which is what an attribution chain quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.extract.lexicon import Hit, Lexicon
from timeline.extract.russian import with_holders
from timeline.extract.shapes import BRACKETS, Piece, han_shapes, latin_shapes
from timeline.model import Span

TITLED, OFFICE, BODY = "person", "role", "org"
SPEAKING = frozenset({"person", "role", "org", "company", "group", "party", "country", "city", "name", "ref", "place"})
MEDIA = frozenset({"outlet", "agency"})


_NEXT_WORD = re.compile(r" ([A-ZÀ-Þ][a-zß-ÿ]{2,})")


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


def find_entities(
    text: str, hits: Sequence[Hit], lexicon: Lexicon, blocked: Sequence[Span], starts: frozenset[int]
) -> list[Named]:
    """Everything named in `text`, in order. `blocked` are time expressions; `starts` are where sentences begin."""
    pieces = [piece for hit in hits if (piece := _piece(hit, lexicon)) and not _first_name(text, hit, hits)]
    spaced = lexicon.words.spaced
    if lexicon.words.language == "vi":
        pieces = [piece for at, piece in enumerate(pieces) if not _middle_name(text, pieces, at)]
    shapes = (
        latin_shapes(text, pieces, hits, blocked, starts, lexicon.words.forms)
        if spaced
        else han_shapes(text, pieces, hits, blocked)
    )
    pieces = _titled_so(text, _settle([*pieces, *shapes]))
    found = [named for run in _runs(text, pieces) for named in _name_run(text, run)]
    if lexicon.words.language == "ru":
        found = list(with_holders(text, found, OFFICE))
    return same_names(text, [named for named in found if spaced or _says_enough(text, named)], spaced)


_CAPITAL_BEFORE = re.compile(r"[^\W\d_]+(?= $)")


def _middle_name(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """*Lã Đức Khang*: a country of one syllable behind another word with a capital belongs to a Vietnamese name."""
    piece = pieces[at]
    if piece.what not in ("country", "adjective") or " " in text[piece.start : piece.end]:
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, piece.start - 12), piece.start)
    known = at > 0 and before is not None and pieces[at - 1].end > before.start()
    return before is not None and before[0][0].isupper() and before[0][1:].islower() and not known


def _says_enough(text: str, named: Named) -> bool:
    """A single Chinese character that no name stands before names nothing: the 号 of a ship, the 海 of a given name."""
    return named.end - named.start > 1 or bool(named.id or named.country)


def same_names(text: str, found: Sequence[Named], spaced: bool) -> list[Named]:
    """A bare name that was introduced with what it is, is that again: *the ferry Aurora* … *Aurora*."""
    known: dict[str, Named] = {}
    for named in found:
        if named.kind in ("person", "vessel", "outlet", "company") and named.name and named.id.startswith(named.kind):
            known.setdefault(named.name, named)
            if named.kind == "person" and spaced and " " in named.name:
                known.setdefault(named.name.rsplit(" ", 1)[1], named)  # the surname, or the given name in Vietnamese
    out = [_again(named, known.get(named.name)) for named in found]
    if spaced or not known:
        return out
    taken = sorted((named.start, named.end) for named in out)
    for name, first in known.items():
        places = [Span(*place.span()) for place in re.finditer(re.escape(name), text)]
        free = [span for span in places if not any(start < span.end and span.start < end for start, end in taken)]
        out += [first._replace(start=span.start, end=span.end, head=span) for span in free]
    return sorted(out, key=lambda named: named.start)


def _again(named: Named, first: Named | None) -> Named:
    same = first is not None and (named.kind == "name" or (named.kind == "person" and first.kind == "person"))
    if not same or first is None or named.id == first.id:
        return named
    return named._replace(kind=first.kind, name=first.name, id=first.id, country=named.country or first.country)


def slug(name: str) -> str:
    """A stable key of a name nobody knows: lower case, no accents, words joined by hyphens.

    >>> slug("Ramón  Ruiz")
    'ramon-ruiz'
    """
    plain = "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))
    return "-".join(re.findall(r"\w+", plain))


def _first_name(text: str, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a known surname is only the first name of somebody else here: *Sharon* in "Sharon Graham"."""
    if hit.entity is None or hit.entity.kind != "person" or " " in text[hit.start : hit.end]:
        return False
    following = _NEXT_WORD.match(text, hit.end)
    return following is not None and following.start(1) not in {other.start for other in hits}


def _piece(hit: Hit, lexicon: Lexicon) -> Piece | None:
    if hit.entity:
        entity = hit.entity
        return Piece(hit.start, hit.end, entity.kind, entity.name, entity.id, entity.country)
    if abbreviation := hit.sense("names.abbreviation"):
        code, _, head = abbreviation.value.partition(" ")
        senses = lexicon.words.forms.get(head, ())
        what = "title" if any(sense == ("names", "title", "") for sense in senses) else "org"
        if any(sense == ("names", "outlet_ref", "") for sense in hit.senses):
            what = "ref:outlet_ref"
        return Piece(hit.start, hit.end, what, "", "", code)
    meanings = [
        sense for sense in hit.senses if sense.kind == "names" and sense.value not in ("demonstrative", "definite")
    ]
    if not meanings:
        return None
    found = next((sense for sense in meanings if sense.value.endswith("_ref")), meanings[0])
    if found is not meanings[0] or len(meanings) > 1:  # "ông Maduro" is a title before a name, "ông" alone a pronoun
        honorific = next((sense for sense in meanings if sense.value == "honorific"), None)
        if honorific is not None:
            return Piece(hit.start, hit.end, "honorific", found.value)
    what = found.value
    return Piece(hit.start, hit.end, f"ref:{what}" if what.endswith("_ref") else what, "", found.part)


def _settle(pieces: Sequence[Piece]) -> list[Piece]:
    """Longest first where two pieces overlap, then in order of place."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda item: (item.start, -item.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _titled_so(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """*tờ Manila Star*: a place between a word for a paper and a name is part of the paper's name."""
    out: list[Piece] = []
    for piece in pieces:
        titled = piece.what == "shape" and len(out) > 1 and out[-1].what in ("city", "country", "place")
        if titled and out[-2].what in ("outlet", "ref:outlet_ref"):
            gaps = (text[out[-2].end : out[-1].start], text[out[-1].end : piece.start])
            if gaps in ((" ", " "), (" «", " ")):
                out[-1] = piece._replace(start=out[-1].start)
                continue
        out.append(piece)
    return out


_HAN_KINDS = {"ship": "vessel", "firm": "company", "site": "place", "press": "outlet"}
_FOLLOWS = {
    "portfolio": frozenset({"title"}),
    "person": frozenset({"portfolio", "title", "role", "honorific", "adjective", "country", "org", "shape"}),
    "shape": frozenset(
        {
            "portfolio",
            "title",
            "role",
            "honorific",
            "adjective",
            "country",
            "outlet",
            "vessel",
            "place",
            "org",
            "ref:outlet_ref",
        }
    ),
    "title": frozenset({"country", "adjective", "org", "title", "shape", "role", "city", "firm", "place"}),
    "role": frozenset({"country", "adjective", "org", "title", "city"}),
    "org": frozenset({"title", "country", "adjective", "org", "shape"}),
    "country": frozenset({"portfolio", "title", "org", "role"}),
    "adjective": frozenset({"title", "org", "role"}),
    "document": frozenset({"org", "role", "country", "adjective", "outlet"}),
    "outlet": frozenset({"adjective", "country", "outlet", "ref:outlet_ref"}),
    "agency": frozenset({"outlet", "ref:outlet_ref"}),
    "city": frozenset({"place"}),
    "firm": frozenset(),
    "press": frozenset(),
    "place": frozenset({"shape", "place"}),
    "weapon": frozenset({"vessel", "adjective"}),
    "vessel": frozenset({"vessel", "adjective"}),
}


_NAMED_SO = frozenset(
    {"outlet", "ref:outlet_ref", "role", "org", "vessel", "place"}
)  # what bears a name in quotation marks


def _runs(text: str, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for piece in pieces:
        posted = bool(run) and run[-1].what == piece.what == "country" and text[run[-1].end : piece.start] == "驻"
        if (
            run
            and not posted
            and not (run[-1].what in _FOLLOWS.get(piece.what, ()) and _adjacent(text, run[-1], piece))
        ):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _adjacent(text: str, left: Piece, right: Piece) -> bool:
    gap = text[left.end : right.start]
    if not gap.strip(" \u00a0"):
        return True
    if gap in ("“", "「") and right.what == "shape":
        return left.what in ("role", "org", "outlet", "firm")
    if gap == "”的" and right.what == "title":
        return left.what == "shape"
    if gap == " «" and right.what in ("shape", "person", "city"):
        return left.what in _NAMED_SO
    if gap in (" of ", " de ", " của ") and left.what == "place" and right.what in ("shape", "city"):
        return True
    if gap in ("'s ", "’s ", "的", " của ", " of ", " of the ", " de ", " del ", " de la ", " du ", "《"):
        if gap == "的" and right.what == "title" and left.what in ("org", "role", "shape", "firm"):
            return True
        return right.what in ("country", "org", "outlet") or (
            gap.startswith(("'", "’")) and right.what in ("title", "role")
        )
    return right.what in ("person", "shape") and left.what == "title" and bool(BRACKETS.fullmatch(gap))


def _name_run(text: str, run: Sequence[Piece]) -> Iterator[Named]:
    """The one thing a run of pieces names, if it names one: the last piece decides, its forerunners qualify."""
    last, whats = run[-1], [piece.what for piece in run]
    span = Span(run[0].start, last.end)
    if last.what in _HAN_KINDS:
        kind = _HAN_KINDS[last.what]
        whole = Span(last.start, last.end)
        yield Named(last.start, last.end, whole, kind, last.name, f"{kind}:{slug(last.name)}", "")
        return
    country = next((piece.country for piece in run if piece.country), "")
    if last.what.startswith("ref:"):
        yield Named(*_ends(span), span, "ref", last.what[4:], "", last.country)
    elif last.what == "shape":
        yield _shape(text, run, whats, country)
    elif last.what == "document":
        yield _named(span, last._replace(start=span.start), "document", country)
    elif last.what not in ("person", "outlet", "agency") and "title" in whats:
        yield Named(*_ends(span), span, OFFICE, "", "", country)
    elif "org" in whats and last.what not in ("person", "outlet", "agency"):
        yield _body(run, country)
    elif last.what == "role" or (last.what == "adjective" and "role" in whats):  # la policía vietnamita
        yield Named(*_ends(span), span, OFFICE, "", "", country)
    elif last.what == "honorific":
        if last.name:  # a title before a name, a pronoun without one
            yield Named(last.start, last.end, Span(last.start, last.end), "ref", last.name)
    elif last.what == "country" and len(run) > 1 and whats[0] in ("outlet", "place"):
        yield _named(span, last, "country", country)
    elif not _bare(text, run):
        first = next((piece for piece in run if piece.what == "shape"), last)  # the given name belongs to the name
        head = last._replace(start=first.start) if last.what == "person" else last
        yield _named(span, head, last.what, country)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _named(span: Span, head: Piece, kind: str, country: str, name: str = "", id: str = "") -> Named:
    where = Span(head.start, head.end)
    return Named(*_ends(span), where, kind, name or head.name, id or head.id, head.country or country)


_NUMBER = re.compile(r" \d{1,3}(?![\w.,%]|\s?(?:km|m|tons?|people|người)\b)")


def _shape(text: str, run: Sequence[Piece], whats: Sequence[str], country: str) -> Named:
    last = run[-1]
    first = last
    before = text[run[-2].start : run[-2].end] if len(run) > 1 else ""
    if (
        before
        and run[-2].what in ("outlet", "place", "org")
        and before[0].isupper()
        and not before.isupper()
        and text[last.start - 1] != "«"
    ):
        first = run[-2]  # the noun is part of the name: the Daily Nation, Lake Chad
    kind, written = _shape_kind(whats), text[first.start : last.end]
    kind = "person" if kind == "name" and "·" in written else kind
    if kind == "person" and text[last.start - 1] in "«“「":
        kind = "org"  # a company, a movement, a party: no person's name stands in such marks
    if kind == "vessel" and (numbered := _NUMBER.match(text, last.end)):
        last = last._replace(end=numbered.end())  # the ferry Hoa Phong 6
        written = text[first.start : last.end]
    head = last._replace(start=first.start)
    closing = text[last.end : last.end + 1] == "»" and "«" in text[run[0].start : last.end]
    return _named(Span(run[0].start, last.end + closing), head, kind, country, written, f"{kind}:{slug(written)}")


def _bare(text: str, run: Sequence[Piece]) -> bool:
    """A common noun that names nothing: the word for a paper or a portfolio standing alone."""
    last = run[-1]
    alone = last.what == "outlet" and not last.id and len(run) == 1 and text[last.start - 1 : last.start] != "《"
    return alone or last.what == "portfolio"


def _body(run: Sequence[Piece], country: str) -> Named:
    """A body of a state: *foreign ministry* with its country is one body in every language."""
    body = next(piece for piece in reversed(run) if piece.what == "org")
    span = Span(run[0].start, run[-1].end)
    if ":" in body.id or not body.id or not country:
        known = body.id if ":" in body.id else ""
        return Named(*_ends(span), span, BODY, body.name, known, country or body.country)
    name, key = f"{body.id.replace('-', ' ')} ({country})", f"org:{country.lower()}:{body.id}"
    return Named(*_ends(span), span, BODY, name, key, country)


def _shape_kind(whats: Sequence[str]) -> str:
    before = set(whats[:-1])
    for kind, marks in (
        ("person", {"title", "honorific", "role", "portfolio"}),
        ("outlet", {"outlet", "ref:outlet_ref"}),
        ("vessel", {"vessel"}),
        ("place", {"place"}),
    ):
        if before & marks:
            return kind
    return "name"
