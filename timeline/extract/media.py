"""Media no table knows: *Dala Press*, *La Voz del Norte*, *the Ansa agency* — a word in the name or beside it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract.entities import Named, same_names

_FIRST = re.compile(r"(?:the |la |el |le |der |die |das )?([^\W\d_][\w’'-]*)", re.IGNORECASE)
_LAST = re.compile(r"([^\W\d_][\w’'-]*)$")
_CALLED = re.compile(r" (?:news agency|newspaper|news site|news website|newswire|agency)\b")
_BEFORE = re.compile(  # some of these words are times as well, and hidden from the vocabulary
    r"(?:daily|weekly|monthly|fortnightly|newspaper|website|magazine|broadcaster|semanario|diario|mensual|portal"
    r"|quotidien|hebdomadaire) $"
)
_AGENCY = frozenset({"press", "wire", "newswire", "agency", "agencia", "agence", "prensa", "presse", "agentur"})


def as_media(text: str, named: Sequence[Named], words: frozenset[str]) -> list[Named]:
    """The names of `text`, those of media among them known as such. `words` are those that make a name a medium's.

    Only names nobody knows yet are looked at; *the Daily Nation* and *Nation* are then one.
    """
    if not words:
        return list(named)
    out = [_medium(text, item, words) if item.kind == "name" else item for item in named]
    return same_names(text, out, True)


def _medium(text: str, item: Named, words: frozenset[str]) -> Named:
    written = item.head.slice(text)
    last = _LAST.search(written)
    first = _FIRST.match(written)
    if " " in written and last and last[1].lower() in words:
        word = last[1].lower()
    elif " " in written and first and first[1].lower() in words:
        word = first[1].lower()
    elif called := _CALLED.match(text, item.end):
        word = "agency" if called[0].endswith("agency") else ""
    elif _BEFORE.search(text, max(0, item.start - 16), item.start):
        word = ""
    else:
        return item
    kind = "agency" if word in _AGENCY else "outlet"
    return item._replace(kind=kind, id=item.id.replace("name:", f"{kind}:"))
