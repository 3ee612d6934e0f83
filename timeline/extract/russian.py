"""Russian names in their cases: a text says *Путину* and *в Москве*, a table says *Путин* and *Москва*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.extract.entities import Named

_ENDINGS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    # (ending, characters cut off, what the five oblique cases put there)
    ("ская", 2, ("ой", "ую")),
    ("цкая", 2, ("ой", "ую")),
    ("ский", 2, ("ого", "ому", "им", "ом")),
    ("цкий", 2, ("ого", "ому", "им", "ом")),
    ("ный", 2, ("ого", "ому", "ым", "ом")),
    ("ий", 2, ("ия", "ию", "ием", "ии")),
    ("ой", 2, ("ого", "ому", "ым", "ом")),
    ("ия", 1, ("и", "ю", "ей")),
    ("ова", 1, ("ой", "у", "ы", "е")),
    ("ева", 1, ("ой", "у", "ы", "е")),
    ("ина", 1, ("ой", "у", "ы", "е")),
    ("ов", 0, ("а", "у", "ым", "ом", "е")),
    ("ев", 0, ("а", "у", "ым", "ом", "е")),
    ("ин", 0, ("а", "у", "ым", "ом", "е")),
    ("ца", 1, ("ы", "е", "у", "ей")),
    ("ка", 1, ("и", "е", "у", "ой")),
    ("га", 1, ("и", "е", "у", "ой")),
    ("ха", 1, ("и", "е", "у", "ой")),
    ("ша", 1, ("и", "е", "у", "ей")),
    ("а", 1, ("ы", "е", "у", "ой")),
    ("я", 1, ("и", "е", "ю", "ей")),
    ("ль", 1, ("я", "ю", "ем", "е", "и", "ью")),
    ("ь", 1, ("и", "ью", "я", "ю", "ем", "е")),
    ("й", 1, ("я", "ю", "ем", "е")),
)
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"


def cases(name: str) -> tuple[str, ...]:
    """The written forms of a name, itself first; a name of Latin letters or several words keeps its other words.

    >>> cases("Путин")
    ('Путин', 'Путина', 'Путину', 'Путиным', 'Путином', 'Путине')
    >>> cases("США")
    ('США',)
    """
    head, space, last = name.rpartition(" ")
    if not last or not ("а" <= last[-1].lower() <= "я") or last.isupper():
        return (name,)
    return (name, *(head + space + form for form in _oblique(last)))


def _oblique(word: str) -> tuple[str, ...]:
    for ending, cut, put in _ENDINGS:
        if word.endswith(ending):
            stem = word[: len(word) - cut]
            return tuple(stem + suffix for suffix in put)
    if word[-1] in _CONSONANTS:
        return tuple(word + suffix for suffix in ("а", "у", "ом", "е"))
    return ()


_PASSIVE = re.compile(r"[а-яё]*(?:[аяеё]н[аоы]?|(?:би|ры|зя|ня|ъя|ну|жа)т[аоы]?)")
_OBLIQUE = re.compile(
    r".*(?:ого|его|ому|ему|[ыи]м|[ое]м|[аяеыи]ми|[аы]х|их|ую|юю|[ое]в|у|ю|ам|ям|ой|ей)", re.IGNORECASE
)
_PLURAL, _FEMININE, _NEUTER = (
    ("ли", "лись", "ут", "ют", "ат", "ят", "утся", "ются", "атся", "ятся"),
    ("ла", "лась"),
    ("ло", "лось"),
)
_MEN = frozenset({"глава", "экс-глава", "судья", "мужчина", "староста", "старшина", "коллега", "владыка", "папа"})
_OF_BOTH = (  # offices that a woman holds under the same name: *сказала адвокат*
    "адвокат",
    "министр",
    "премьер",
    "президент",
    "директор",
    "депутат",
    "сенатор",
    "эксперт",
    "аналитик",
    "врач",
    "юрист",
    "прокурор",
    "губернатор",
    "мэр",
    "канцлер",
    "спикер",
    "профессор",
    "ректор",
    "комиссар",
    "омбудсмен",
    "координатор",
    "посол",
    "председатель",
    "представитель",
    "секретарь",
    "следователь",
    "руководитель",
    "менеджер",
    "политолог",
)
_MASCULINE = re.compile(r".*(?:л|лся|[бвгзкпрсх]|[бвгзкпрсх]ся)")


def is_passive(verb: str) -> bool:
    """Whether a verb is a short passive participle: whoever stands before it suffers it.

    >>> is_passive("задержаны"), is_passive("взят"), is_passive("грозит")
    (True, True, False)
    """
    return _PASSIVE.fullmatch(verb) is not None


def can_be_subject(name: str, verb: str) -> bool | None:
    """Whether a name with its title can be the subject of a verb by its ending; None when the ending says nothing.

    >>> can_be_subject("раненых", "навестил"), can_be_subject("губернатор", "навестил"), can_be_subject("МЧС", "спасло")
    (False, True, None)
    """
    word = name.split()[0].strip('«»"').lower()
    if name.split()[0].isupper() or not "а" <= word[-1] <= "я" or not verb:
        return None
    if _OBLIQUE.fullmatch(word) and not word.endswith(("ство", "ий", "ый")):
        return False
    if verb.endswith(_PLURAL):
        return word[-1] in "ыиеая" or None
    if verb.endswith(_FEMININE):
        return word[-1] in "аяь" or word.endswith(_OF_BOTH)
    if verb.endswith(_NEUTER):
        return word[-1] in "ое"
    if _MASCULINE.fullmatch(verb) and word not in _MEN:
        return word[-1] not in "аяыиоеую" if word[:1] == name[:1] else (word[-1] not in "ыиоую" or None)
    return None


_OF = re.compile(
    r"(?: «[^«»\n]{1,40}»| [А-ЯЁ][\w-]+| (?:по|на|в) [а-яё]+"
    r"| [а-яё][а-яё-]+(?:ого|его|ой|ей|ых|их|ии|ия|ов|ев|ам|а|я|ы|и)){0,4} "
)
_HOLDER = re.compile(r"[А-ЯЁA-Z][\w’'-]+(?: [А-ЯЁA-Z][\w’'-]+){1,3}")
_REACH = 4  # names that may stand between an office and its holder: of what, of which country


def with_holders(text: str, found: Sequence[Named], office: str) -> Iterator[Named]:
    """An office and the name behind what it is of: *командир «Щита» Идрис Тархун* is one person.

    `found` are the named things of a text in order, `office` the kind of an office without a name.
    """
    index = 0
    while index < len(found):
        named, reach = found[index], found[index + 1 : index + 1 + _REACH]
        held = next((at for at, other in enumerate(reach, index + 1) if _holds(text, named, other, office)), None)
        if held is None:
            yield named
            index += 1
            continue
        holder = found[held]
        key = "person:" + holder.id.partition(":")[2] if holder.kind != "person" else holder.id
        country = named.country or next((item.country for item in found[index + 1 : held] if item.country), "")
        yield holder._replace(start=named.start, kind="person", id=key, country=holder.country or country)
        index = held + 1


def _holds(text: str, named: Named, holder: Named, office: str) -> bool:
    if named.kind != office or holder.kind not in ("name", "person"):
        return False
    gap, written = text[named.end : holder.head.start], text[holder.head.start : holder.head.end]
    return _OF.fullmatch(gap) is not None and _HOLDER.fullmatch(written) is not None
