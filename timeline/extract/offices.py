"""Who held which office when: `data/offices.tab`, a row a term, and what an office's words mean at a document's date.

A day belongs to a term from its first to its last day. Where two terms meet on a day, or the table has a gap there, or
the day lies after `KNOWN_UNTIL` in a term without an end, nobody is named: an office is resolved only when it is sure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import PackError
from timeline.extract.gazetteer import Entity, by_id, names_in
from timeline.extract.russian import cases

if TYPE_CHECKING:
    from timeline.extract.entities import Named

COLUMNS = ("person", "office", "of", "from", "to")
KNOWN_UNTIL = date(2025, 11, 15)  # the day for which the table was read: later, an open term may have ended
_HEADS = ("president", "prime-minister", "general-secretary", "leader", "supreme-leader")
_NOT_NOW = re.compile(
    r"(?:\b(?:former|ex|then|acting|interim|next|incoming|outgoing|deputy|late|future|first|every|any|no|an?|another|previous"
    r"|antiguo|entonces|anterior|próxim[oa]|futur[oa]|una?|primer|primera|otr[oa]|ancien|ancienne|futur|un|une|prochain"
    r"|ehemalig\w*|damalig\w*|früher\w*|künftig\w*|ein\w*|бывш\w*|экс|тогдашн\w*|будущ\w*|временн\w*|избранн\w*|перв\w*"
    r"|cựu|nguyên|quyền|phó|một|cố)[\s-]+|(?:前|代|代理|候任|当选|时任|首位|一位|历任|下任|原|时任的|副))$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"[-–]|\s?(?:elect|electo|electa|đắc cử|lâm thời|tạm quyền)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_ENDS = re.compile(r"[.!?…。！？\n]")
_BETWEEN = re.compile(r"(?:\b(?:the|of|de|del|de la|của|du|des|los|le|la|el|der)\b|['’]s\b|的|\s)+", re.IGNORECASE)


class Term(NamedTuple):
    """One person in one office: of a country (ISO code) or a body (its id), from a day to a day, None while open."""

    person: str
    office: str
    of: str
    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        """Whether the person surely held the office on this day."""
        return self.start <= day <= (self.end or KNOWN_UNTIL)


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Every row of the table. Raises `PackError` for a row with a person nobody knows or days in the wrong order."""
    lines = (files("timeline.extract.data") / "offices.tab").read_text(encoding="utf-8").splitlines()
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise PackError(f"offices.tab, line 1: the columns must be {', '.join(COLUMNS)}.")
    out: list[Term] = []
    for number, line in enumerate(lines[1:], 2):
        person, office, of, start, end = line.split("\t")
        try:
            term = Term(person, office, of, date.fromisoformat(start), date.fromisoformat(end) if end else None)
        except ValueError as error:
            raise PackError(f"offices.tab, line {number}: expected days as 2025-01-20: {error}") from error
        if person not in by_id() or (term.end is not None and term.end < term.start):
            raise PackError(f"offices.tab, line {number}: expected a known person, and a first day before the last.")
        out.append(term)
    return tuple(out)


def terms_of(person: str) -> tuple[Term, ...]:
    """The terms of a person, in order.

    >>> [(term.office, term.start.year) for term in terms_of("person:joe-biden")]
    [('vice-president', 2009), ('president', 2021)]
    """
    return _by_person().get(person, ())


@lru_cache(maxsize=1)
def _by_person() -> Mapping[str, tuple[Term, ...]]:
    out: dict[str, list[Term]] = {}
    for term in sorted(terms(), key=lambda term: term.start):
        out.setdefault(term.person, []).append(term)
    return MappingProxyType({person: tuple(found) for person, found in out.items()})


def holder(office: str, of: str, day: date | None) -> Entity | None:
    """The one person who surely held the office on a day; None without a day, in a gap, and where terms meet.

    >>> holder("president", "US", date(2012, 5, 1)).name, holder("president", "US", date(2017, 1, 20))
    ('Barack Obama', None)
    """
    found = {term.person for term in terms() if (term.office, term.of) == (office, of) and day and term.covers(day)}
    return by_id()[found.pop()] if len(found) == 1 else None


@lru_cache(maxsize=16)
def _office_words(language: str) -> Mapping[str, str]:
    data = tomllib.loads((files("timeline.extract.data") / "office_words.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = {}
    for office, forms in data.get(language, {}).items():
        for form in forms:
            head, space, rest = form.partition(" ")
            spelled = [one + space + rest for one in cases(head)] if language == "ru" else [form]
            words |= dict.fromkeys((*spelled, form), office)
    return MappingProxyType(words)


@lru_cache(maxsize=1)
def _only() -> Mapping[str, Sequence[str]]:
    text = (files("timeline.extract.data") / "office_words.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text)["only"])


def served_by(person: str, title: str, language: str, day: date | None) -> bool:
    """Whether somebody whom a title announces may be this person, on a day: in that office or after it, never before.

    A title that the table does not know, and a person without a term, may be.

    >>> served_by("person:george-w-bush", "President", "en", date(1991, 2, 1))
    False
    """
    own = terms_of(person)
    office = _office_words(language).get(title.lower())
    held = [term for term in own if office in (None, term.office)]
    if not own:
        return True
    return bool(held) and (day is None or any(term.start <= day for term in held))


def with_officials(text: str, named: Sequence[Named], language: str, day: date | None) -> list[Named]:
    """The named things of a text, a bare office with the person who surely held it on the day the text came out.

    `day` is that day, None when it is not known, and then nothing changes. Only a country and an office and nothing
    else is resolved: no former, deputy or acting one, none beside another year, and no office that is given a name.
    """
    if day is None:
        return list(named)
    return [_official(text, item, language, day) if item.kind == "role" and item.country else item for item in named]


def _official(text: str, item: Named, language: str, day: date) -> Named:
    office = _office_said(text[item.start : item.end], item.country, language)
    found = holder(office, item.country, day) if office and _is_now(text, item, day) else None
    return item._replace(name=found.name, id=found.id) if found else item


def _is_now(text: str, item: Named, day: date) -> bool:
    """Whether the words around an office leave it in the present: no *former*, no *-elect*, no other year beside it."""
    before, after = text[max(0, item.start - 300) : item.start], text[item.end : item.end + 300]
    if _NOT_NOW.search(before) or _NOT_YET.match(after):
        return False
    sentence = _ENDS.split(before)[-1] + " " + _ENDS.split(after)[0]
    return all(int(year) == day.year for year in _YEAR.findall(sentence))


@lru_cache(maxsize=20_000)
def _office_said(said: str, country: str, language: str) -> str:
    """The office that these words name together with their country and nothing else; "" for anything more."""
    words = _office_words(language)
    small = said.lower().replace("\u00a0", " ")
    edge = "" if language == "zh" else r"(?<!\w)"
    close = "" if language == "zh" else r"(?!\w)"
    found = max((word for word in words if re.search(edge + re.escape(word) + close, small)), key=len, default="")
    if not found or country not in _only().get(found, (country,)):
        return ""
    rest = small.replace(found, " ", 1)
    for name in sorted(_country_words(language, country), key=len, reverse=True):
        rest, count = re.subn(edge + re.escape(name) + close, " ", rest)
        if count:
            break
    return words[found] if not _BETWEEN.sub("", rest) else ""


@lru_cache(maxsize=256)
def _country_words(language: str, country: str) -> frozenset[str]:
    from timeline.language.eventwords import event_words
    from timeline.language.pack import load_pack

    own = {name.lower() for name, (entity, _) in names_in(language).items() if entity.id == f"country:{country}"}
    pack = event_words(load_pack(language))
    own |= {name.lower() for name, sense in pack.names.items() if sense.value in (country, f"country:{country}")}
    return frozenset(own)


def serves(entity: str, day: date | None) -> tuple[str, ...]:
    """The offices that a person surely held on a day, the highest first: what an explanation may add to a name.

    >>> serves("person:marco-rubio", date(2025, 6, 1)), serves("person:marco-rubio", date(2015, 6, 1))
    (('foreign-minister (US)',), ())
    """
    held = [term for term in terms_of(entity) if day is not None and term.covers(day)]
    held.sort(key=lambda term: term.office not in _HEADS)
    return tuple(f"{term.office} ({term.of.removeprefix('org:')})" for term in held)
