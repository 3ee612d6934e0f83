"""How a name sounds, roughly, whatever script it is written in: the consonants by which two spellings can meet.

Vowels differ most between transcriptions and are left out; consonants that scripts confuse count as one (b and p, l and
r, the many sorts of s). Two skeletons that agree are a hint, never proof: only names of different scripts are compared so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.link.spelling import fold

_LEAST = 3  # consonants: fewer say too little
_LONG = 5  # consonants from which one more in the Chinese transcription is forgiven
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SYLLABLE = re.compile(r"[A-Z][a-z']*")
_PINYIN = (("jia", "ka"), ("jie", "ke"), ("qia", "ka"), ("ng", "n"), ("hu", "f"))
_LETTERS = (
    ("'", ""), ("shch", "s"), ("tch", "s"), ("tsch", "s"), ("tsz", "s"), ("dzh", "s"), ("zh", "s"), ("ch", "s"),
    ("sh", "s"), ("ts", "s"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("qu", "k"), ("ck", "k"),
    ("gue", "ge"), ("gui", "gi"),
)  # fmt: skip
_CLASS = {letter: name for name, letters in (
    ("P", "bp"), ("F", "fvw"), ("T", "dt"), ("K", "gkq"), ("S", "sjz"), ("L", "lr"), ("M", "m"), ("N", "n"), ("H", "h"),
) for letter in letters}  # fmt: skip


@lru_cache(maxsize=200_000)
def sounds(word: str) -> tuple[str, ...]:
    """The skeletons of one name word: as it is written, and as another script may write it; none when it is too short.

    >>> set(sounds("Сулейменов")) & set(sounds("Suleimenov")) & set(sounds("苏莱梅诺夫"))
    {'SLMNF'}
    >>> set(sounds("Larrondo")) & set(sounds("Ларрондо"))
    {'LLNT'}
    """
    if _HAN.search(word):
        return _han(word)
    plain = fold(word)
    for one, other in _LETTERS:
        plain = plain.replace(one, other)
    plain = re.sub("c(?=[eiy])", "s", plain).replace("c", "k").replace("x", "ks")
    plain = re.sub("ng$", "n", plain)
    full = _bones(plain)
    softer = _bones(re.sub("[lr](?=[^aeiouylr])", "", plain))  # Chinese leaves out many an r before a consonant
    return tuple(dict.fromkeys(bones for bones in (full, softer) if len(bones) >= _LEAST))


def _han(word: str) -> tuple[str, ...]:
    from anyascii import anyascii

    full = _bones("".join(_syllable(found.group().lower()) for found in _SYLLABLE.finditer(anyascii(word))))
    less = [full[:at] + full[at + 1 :] for at in range(len(full))] if len(full) >= _LONG else []
    return tuple(dict.fromkeys(bones for bones in (full, *less) if len(bones) >= _LEAST))


def _syllable(pinyin: str) -> str:
    if pinyin == "er":
        return "l"
    for one, other in _PINYIN:
        pinyin = pinyin.replace(one, other)
    return re.sub("^[xqc]|[zcs]h", "s", pinyin)


def _bones(plain: str) -> str:
    """Consonant classes, doubles once."""
    out = ""
    for letter in plain:
        name = _CLASS.get(letter, "")
        if name and not out.endswith(name):
            out += name
        elif not name and out and not out.endswith(" "):
            out += " "
    return out.replace(" ", "")
