"""Russian names in their cases: a text says *Путину* and *в Москве*, a table says *Путин* and *Москва*."""

from __future__ import annotations

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
