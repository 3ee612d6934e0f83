"""The written forms of a Spanish verb from its infinitive: what reports use, the third persons and *we*.

The first person singular of the present and past is left out: *acuerdo*, *apoyo*, *pago*, *ataque* are nouns there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_STRESSED = str.maketrans("aeiou", "áéíóú")
_ENCLITICS = ("se", "lo", "la", "los", "las", "le", "les", "nos", "me")
_SOUNDS = {  # how the end of a stem is written before e (of -ar verbs) and before a, o (of -er and -ir verbs)
    "ar": (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")),
    "er": (("qu", "c"), ("gu", "g"), ("g", "j"), ("c", "z")),
}


def conjugated(infinitive: str) -> tuple[str, ...]:
    """Every form of a verb, each once; `infinitive` ends in -ar, -er, -ir or -ír.

    >>> [form for form in conjugated("desplegar") if form.startswith("desplieg")]
    ['despliega', 'despliegan', 'despliegue', 'desplieguen']
    >>> {"impuso", "impusieron", "impondrá", "impuesta", "imponga", "imponerse"} <= set(conjugated("imponer"))
    True
    """
    kind = infinitive[-2:].replace("í", "i")
    if kind not in ("ar", "er", "ir"):
        raise ValueError(f"{infinitive!r} is no infinitive: expected one in -ar, -er or -ir.")
    whole = _tables()["whole"].get(infinitive)
    forms = dict.fromkeys(whole.split(", ") if whole else _forms(infinitive, infinitive[:-2], kind))
    return tuple(form for form in forms if form not in _homographs())


def _forms(verb: str, stem: str, kind: str) -> Iterator[str]:
    first = kind == "ar"
    yield from _infinite(verb, stem, kind)
    third = _of("third", verb) or _present(verb, stem, kind)
    yield from (third + end for end in (("a", "an") if first else ("e", "en")))
    yield stem + {"ar": "amos", "er": "emos", "ir": "imos"}[kind]
    yield from _past(verb, stem, kind)
    future = _of("future", verb) or verb.replace("ír", "ir")
    yield from (future + end for end in ("á", "án", "é", "emos", "ía", "ían", "íamos"))
    yield from (stem + end for end in (("aba", "aban", "ábamos") if first else ("ía", "ían", "íamos")))
    yield from _subjunctive(verb, stem, kind)


def _infinite(verb: str, stem: str, kind: str) -> Iterator[str]:
    yield verb
    yield from (verb + pronoun for pronoun in _ENCLITICS)
    gerund = stem + "a" if kind == "ar" else _weak(verb, stem, kind) + ("ye" if _vowel(stem) else "ie")
    gerund = gerund.replace("ñie", "ñe")
    yield gerund + "ndo"
    yield from (gerund[:-1] + gerund[-1].translate(_STRESSED) + "ndo" + pronoun for pronoun in _ENCLITICS)
    participle = _of("participle", verb) or stem + ("ado" if kind == "ar" else "ído" if _open(stem) else "ido")
    yield from (participle[:-1] + end for end in ("o", "a", "os", "as"))


def _past(verb: str, stem: str, kind: str) -> Iterator[str]:
    strong = _of("preterite", verb)
    if strong:
        third = strong[:-1] + "z" if strong.endswith("hic") else strong
        plural = strong + ("e" if strong.endswith("j") else "ie")
        yield third + "o"
    elif kind == "ar":
        plural = stem + "a"
        yield stem + "ó"
    else:
        weak = _weak(verb, stem, kind)
        glide = "y" if _vowel(stem) else "" if stem.endswith("ñ") else "i"
        plural = weak + glide + "e"
        yield weak + glide + "ó"
        yield stem + ("ímos" if _open(stem) else "imos")
    yield from (plural + end for end in ("ron", "ra", "ran", "se", "sen"))


def _subjunctive(verb: str, stem: str, kind: str) -> Iterator[str]:
    own = _of("present", verb)
    if own or (kind != "ar" and stem.endswith(("ac", "ec", "oc", "uc"))):
        own = own or stem[:-1] + "zc"
        yield from (own + end for end in ("a", "an", "amos"))
        return
    stressed = _present(verb, stem, kind)
    end = "e" if kind == "ar" else "a"
    yield from (_spelt(stressed, kind) + end + number for number in ("", "n"))
    yield _spelt(_weak(verb, stem, kind), kind) + end + "mos"


def _present(verb: str, stem: str, kind: str) -> str:
    """The stem under stress: *cierr-a*, *vuelv-e*, *pid-e*, *construy-e*, *envía*."""
    change = next((name for name, verbs in _changes().items() if _listed(verb, verbs)), "")
    if change:
        at = max(stem.rfind(letter) for letter in {"ie": "ei", "ue": "ou", "i": "eí", "accent": "iuo"}[change])
        if change == "accent":
            return stem[:at] + stem[at].translate(_STRESSED) + stem[at + 1 :]
        return stem[:at] + change + stem[at + 1 :]
    if kind == "ir" and stem.endswith("u") and not stem.endswith(("gu", "qu")):
        return stem + "y"
    return stem


def _weak(verb: str, stem: str, kind: str) -> str:
    """The stem of *pidió*, *murieron*, *sintiendo*: only verbs in -ir change it."""
    if kind != "ir" or verb.endswith("quirir"):
        return stem
    change = next((name for name, verbs in _changes().items() if name != "accent" and _listed(verb, verbs)), "")
    if change in ("ie", "i") and "e" in stem:
        at = stem.rfind("e")
        return stem[:at] + "i" + stem[at + 1 :]
    if change == "ue":
        at = stem.rfind("o")
        return stem[:at] + "u" + stem[at + 1 :]
    return stem


def _spelt(stem: str, kind: str) -> str:
    """The stem before the other kind of vowel: *ataqu-e*, *exij-a*."""
    for ending, written in _SOUNDS["ar" if kind == "ar" else "er"]:
        if stem.endswith(ending):
            return stem[: -len(ending)] + written
    return stem


def _vowel(stem: str) -> bool:
    return stem.endswith(("a", "e", "o", "u")) and not stem.endswith(("gu", "qu"))


def _open(stem: str) -> bool:
    return stem.endswith(("a", "e", "o"))


def _listed(verb: str, verbs: tuple[str, ...]) -> bool:
    """Whether a verb, or what it is without its prefix, is listed; a short one must stand alone."""
    return any(verb == one or (verb.endswith(one) and verb[: -len(one)] in _PREFIXES) for one in verbs)


_PREFIXES = frozenset(
    ("a", "ab", "abs", "ante", "co", "com", "con", "contra", "de", "des", "di", "dis", "em", "en", "entre", "equi", "ex",
     "im", "in", "inter", "mal", "man", "ob", "per", "pos", "pre", "pro", "re", "sa", "se", "sobre", "sub", "su", "sus",
     "trans", "tras")
)  # fmt: skip


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    path = Path(__file__).with_name("conjugation.toml")
    tables: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["es"]
    return tables


@lru_cache(maxsize=1)
def _homographs() -> frozenset[str]:
    return frozenset(_tables()["homographs"].split(", "))


@lru_cache(maxsize=1)
def _changes() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(words.split(", ")) for name, words in _tables()["change"].items()}


def _of(table: str, verb: str) -> str:
    """The stem or form a table gives for a verb, with the verb's prefix; the longest entry that fits."""
    known: Mapping[str, str] = _tables()[table]
    part = table == "participle"  # *-brir*, *-scribir* are ends of many verbs, the others are verbs with a prefix
    fits = [
        one for one in known if verb.endswith(one) and (part or one == "ducir" or verb[: -len(one)] in {"", *_PREFIXES})
    ]
    if not fits:
        return ""
    best = max(fits, key=len)
    return verb[: -len(best)] + known[best]
