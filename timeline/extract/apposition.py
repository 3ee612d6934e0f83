"""What stands beside a name says who it is: *the mayor, Ana Ruiz,* and *Ana Ruiz, the mayor,* are one person.

The office is taken out of the list of names, the name becomes a person's, and the commas between them end no clause.
Here too a bare surname at the head of a sentence is known again once the text has given the whole name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from timeline.extract.entities import Named, same_names, slug
from timeline.extract.lexicon import Hit
from timeline.model import Span

FAR = 90  # characters an apposition may be long
_LINK = re.compile(
    r"(?: (?:of|for|in|at|on|to|with|and|from|de|del|para|en|ante|y|du|des|für|von|der|im|của|tại)\b[^,.;:!?()\n\"“”]*"
    r"| [a-zà-ÿ]+(?: [^,.;:!?()\n\"“”]*)?)?"
)
_CLOSING = re.compile(r"[,.;:)\"”»\n]|$")
_LISTED = re.compile(r",? (?:and|or|y|e|o|u|et|und|và|и)\b")
_BESIDE = re.compile(
    r", (?:(?:an?|the|one of|his|her|its|their|el|la|un|una|uno de|su|sus|der|die|das|ein|eine|le|une)\s)?"
    r"(?:[^\W\d_]+ ){0,2}$",
    re.IGNORECASE,
)
_AGE = re.compile(r", (?:aged |de |)\d{1,3}(?: años| ans| Jahre alt| tuổi| лет)?, ?")
_NOUN_BESIDE = re.compile(
    r", (?:an?|the|his|her|its|their|un|una|el|la|su|sus|uno de|una de|one of)\s[a-zà-ÿ][^,.;:!?()\n\"“”]{2,60}, "
)
_STOP = re.compile(r"[,.;:!?()\n\"“”]")
_COMMON = re.compile(
    r"(?:^|[\s“\"(])(?:an?|the|one|his|her|its|their|el|la|un|una|su|sus)\s[^,.;:!?()\n\"“”]*$", re.IGNORECASE
)
_TELLING = ("say", "report", "trigger", "object_verb")
_PERSONAL = frozenset({"name", "person"})


def appositions(
    text: str, named: Sequence[Named], hits: Sequence[Hit], starts: Sequence[int]
) -> tuple[list[Named], list[Span]]:
    """The names of `text` with each office joined to its holder, and the stretches whose commas end no clause.

    `named` and `hits` are those of the text in order; `starts` are where its sentences begin, in order.
    """
    places = [hit.start for hit in hits]
    out: list[Named] = []
    bridges: list[Span] = []
    skip_to = -1
    for index, item in enumerate(named):
        if item.start < skip_to:
            continue
        holder = _holder(text, named, index, hits, places)
        if holder is not None:
            person = _person(named[holder], item, named[index:holder])
            out.append(person)
            bridges.append(Span(item.start, _after(text, person.end)))
            skip_to = person.end
            continue
        office = _office(text, named, index, hits, places)
        if office is not None:
            end, whole, role = office
            out.append(_person(item, role, ()))
            skip_to = end
            if whole:
                bridges.append(Span(item.end, _after(text, end)))
            continue
        if item.kind in _PERSONAL and (aged := _AGE.match(text, item.end)):
            bridges.append(Span(item.end, aged.end()))
        elif (
            item.kind in _PERSONAL
            and (beside := _NOUN_BESIDE.match(text, item.end))
            and not _LISTED.match(text, beside.end() - 2)
        ):
            if not _tells(item.end, beside.end(), hits, places):
                bridges.append(Span(item.end, beside.end()))
        elif _only_named(text, item, hits, places, starts):
            while out and out[-1].kind == "role" and out[-1].start >= _opening(text, item.start):
                out.pop()
            out.append(item._replace(kind="person", id=f"person:{slug(item.name or item.head.slice(text))}"))
            bridges.append(Span(item.start - 2, _after(text, item.end)))
            continue
        out.append(item)
    return same_names(text, _opening_names(text, out, starts), True), bridges


def _holder(text: str, named: Sequence[Named], index: int, hits: Sequence[Hit], places: Sequence[int]) -> int | None:
    """*the director of the hospital, Huda Zentani,*: the index of the name behind the office at `index`."""
    office = named[index]
    if office.kind != "role" or not _titled(office, hits, places):
        return None
    link = _LINK.match(text, office.end)
    comma = link.end() if link else office.end
    if text[comma : comma + 2] != ", " or comma - office.end > FAR or _tells(office.end, comma, hits, places):
        return None
    for other in range(index + 1, len(named)):
        item = named[other]
        if item.start < comma:
            continue
        closed = _CLOSING.match(text, item.end) is not None and not _LISTED.match(text, item.end)
        return other if item.start == comma + 2 and item.kind in _PERSONAL and closed else None
    return None


def _office(
    text: str, named: Sequence[Named], index: int, hits: Sequence[Hit], places: Sequence[int]
) -> tuple[int, bool, Named] | None:
    """*Ana Ruiz, a lawyer for the family,*: where the office behind the name ends, whether that is all of it, and it."""
    name = named[index]
    if name.kind not in _PERSONAL or text[name.end : name.end + 2] != ", ":
        return None
    stop = _STOP.search(text, name.end + 2)
    end = stop.start() if stop else len(text)
    role = next((item for item in named[index + 1 : index + 5] if item.kind == "role" and item.end <= end), None)
    if role is None or end - name.end > FAR or not _BESIDE.search(text, name.end, role.start):
        return None
    if _BESIDE.search(text[name.end : role.start]) is None or not _titled(role, hits, places):
        return None
    first = next(
        (hit for hit in _between(role.end, end, hits, places) if hit.sense(*_TELLING) and not hit.entity), None
    )
    if first is None:
        return end, True, role
    relative = any(
        hit.has("clauses", "relative") or hit.sense("that") for hit in _between(role.end, first.start, hits, places)
    )
    return (role.end, False, role) if relative else None


def _only_named(text: str, item: Named, hits: Sequence[Hit], places: Sequence[int], starts: Sequence[int]) -> bool:
    """*the night watchman, Omar Said, told*: a name between commas behind a noun no table knows."""
    if item.kind != "name" or " " not in item.head.slice(text) or text[item.start - 2 : item.start] != ", ":
        return False
    if text[item.end : item.end + 2] != ", " or _LISTED.match(text, item.end):
        return False
    opening = max(_opening(text, item.start), starts[max(0, bisect_left(starts, item.start) - 1)] if starts else 0)
    before = text[opening : item.start - 2]
    return bool(_COMMON.search(before)) and not _tells(opening, item.start, hits, places)


def _opening(text: str, at: int) -> int:
    """Where the clause before the comma at ``at - 2`` begins."""
    return max(text.rfind(mark, max(0, at - FAR), at - 2) for mark in (",", ".", ";", ":", "\n", "“", '"')) + 1


def _titled(item: Named, hits: Sequence[Hit], places: Sequence[int]) -> bool:
    return any(hit.has("names", "title") for hit in _between(item.start, item.end, hits, places))


def _tells(start: int, end: int, hits: Sequence[Hit], places: Sequence[int]) -> bool:
    return any(
        (sense := hit.sense(*_TELLING)) is not None and sense.part != "noun" and not hit.entity
        for hit in _between(start, end, hits, places)
    )


def _between(start: int, end: int, hits: Sequence[Hit], places: Sequence[int]) -> Sequence[Hit]:
    return hits[bisect_left(places, start) : bisect_left(places, end)]


def _person(name: Named, office: Named, between: Sequence[Named]) -> Named:
    country = name.country or office.country or next((item.country for item in between if item.country), "")
    if name.kind == "person":
        return name._replace(country=country)
    return name._replace(kind="person", id=name.id.replace("name:", "person:"), country=country)


def _after(text: str, end: int) -> int:
    """Behind the comma and the space that close an apposition."""
    return end + 2 if text[end : end + 2] == ", " else end


_WORD = re.compile(r"[^\W\d_][\w’'-]+")


def _opening_names(text: str, named: Sequence[Named], starts: Sequence[int]) -> list[Named]:
    """*Rusu denied it*: a capital at the head of a sentence, of a word that is somebody's surname in this text."""
    known: dict[str, Named] = {}
    for item in named:
        written = item.head.slice(text)
        if item.kind in ("person", "name", "company", "outlet", "agency", "vessel") and len(written) > 3:
            known.setdefault(written.split()[-1] if item.kind == "person" else written, item)
    return sorted([*named, *_found_again(text, named, starts, known)], key=lambda item: item.start)


def _found_again(text: str, named: Sequence[Named], starts: Sequence[int], known: dict[str, Named]) -> Iterator[Named]:
    taken = [(item.start, item.end) for item in named]
    for start in starts:
        at = start + 1 if text[start : start + 1] in '“"«¿¡' else start
        word = _WORD.match(text, at)
        first = known.get(word[0].removesuffix("'s").removesuffix("’s")) if word else None
        if word is None or first is None:
            continue
        end = at + len(word[0].removesuffix("'s").removesuffix("’s"))
        near = bisect_left(taken, (at, 0))
        if all(not (s < end and at < e) for s, e in taken[max(0, near - 1) : near + 1]):
            yield first._replace(start=at, end=end, head=Span(at, end))
