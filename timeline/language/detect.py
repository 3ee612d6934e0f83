"""Which language a text is in: by its script where that decides, by letter statistics where it does not.

Script rules come first because they cannot be wrong about Chinese or Greek and cost nothing; py3langid, which is slow
to load, only ever sees text in Latin letters.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from timeline.language.pack import pack_languages

SAMPLE = 20_000  # characters looked at; an article does not change its language after that
SURE = 0.5  # below this probability letter statistics leave several languages open
VIETNAMESE_SHARE = 0.02  # running Vietnamese has ten times this, an English text full of Vietnamese names less

RANGES = {
    "Latn": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f", "Kana": "\u3041-\u30fa\u30fc-\u30ff",
    "Hang": "\u1100-\u11ff\uac00-\ud7a3", "Cyrl": "\u0400-\u052f", "Arab": "\u0621-\u064a\u066e-\u06d3\u06fa-\u06ff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff", "Hebr": "\u05d0-\u05ea", "Thai": "\u0e01-\u0e2e", "Laoo": "\u0e81-\u0eae",
    "Deva": "\u0904-\u0939", "Beng": "\u0985-\u09b9", "Guru": "\u0a05-\u0a39", "Gujr": "\u0a85-\u0ab9",
    "Orya": "\u0b05-\u0b39", "Taml": "\u0b85-\u0bb9", "Telu": "\u0c05-\u0c39", "Knda": "\u0c85-\u0cb9",
    "Mlym": "\u0d05-\u0d39", "Sinh": "\u0d85-\u0dc6", "Khmr": "\u1780-\u17b3", "Mymr": "\u1000-\u102a",
    "Geor": "\u10a0-\u10ff", "Armn": "\u0531-\u0587", "Ethi": "\u1200-\u135a", "Tibt": "\u0f40-\u0f6c",
}  # fmt: skip
ONE_LANGUAGE = {
    "Hang": "ko", "Kana": "ja", "Han": "zh", "Grek": "el", "Hebr": "he", "Thai": "th", "Laoo": "lo", "Beng": "bn",
    "Guru": "pa", "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si",
    "Khmr": "km", "Mymr": "my", "Geor": "ka", "Armn": "hy", "Ethi": "am", "Tibt": "bo",
}  # fmt: skip
# Letters that only some languages of a script use; the first language whose letters make up enough of the text wins.
LETTERS: dict[str, tuple[tuple[str, str, float], ...]] = {
    "Cyrl": (
        ("kk", "әғқңөұүһі", 0.08), ("mn", "өү", 0.04), ("uk", "іїєґ", 0.03), ("be", "ўі", 0.03), ("mk", "ѓќѕ", 0.002),
        ("sr", "јљњђћџ", 0.01), ("ru", "ыэё", 0.004), ("bg", "ъ", 0.004), ("ru", "", 0.0),
    ),
    "Arab": (
        ("ug", "ۇۆۈېە", 0.05), ("ckb", "ڕڵێۆ", 0.02), ("ur", "ٹڈڑےںھ", 0.02), ("ps", "ټډړښڼۍ", 0.01),
        ("fa", "پچژگکی", 0.02), ("ar", "", 0.0),
    ),
    "Deva": (("mr", "ळ", 0.003), ("hi", "", 0.0)),
}  # fmt: skip
# py3langid labels written in Latin letters that CLDR knows too.
LATIN = (
    "af az br bs ca cs cy da de en eo es et eu fi fo fr fy ga gd gl ha hr ht hu id ig is it jv ku la lb "
    "lt lv mg ms mt nb nl nn no oc pl pt qu ro rw se sk sl sn so sq sv sw tk tl tr uz vi wa xh yo zu "
)
_SCRIPTS = re.compile("|".join(f"(?P<{name}>[{chars}]+)" for name, chars in RANGES.items()))
_VIETNAMESE = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True)
class Detection:
    """A language (BCP 47), how it was found, and how sure that is (0 to 1; a share of letters or a probability)."""

    language: str
    basis: str
    score: float


def detect(text: str) -> Detection:
    """The language of `text`, the same answer every time.

    `text` is any length; the first twenty thousand characters are looked at. A text without letters is ``und``.

    >>> detect("俄罗斯外交部1日表示").language, detect("Президент заявил об этом").language
    ('zh', 'ru')
    >>> detect("1, 2, 3")
    Detection(language='und', basis='no letters', score=0.0)
    """
    sample = text[:SAMPLE]
    counts = _scripts(sample)
    total = sum(counts.values())
    if not total:
        return Detection("und", "no letters", 0.0)
    if counts["Kana"] and counts["Kana"] * 10 >= counts["Han"]:
        counts["Kana"] += counts.pop("Han", 0)  # Japanese writes half its words in Han characters
    script, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    share = round(count / total, 3)
    if script in ONE_LANGUAGE:
        return Detection(ONE_LANGUAGE[script], f"script {script}", share)
    if script in LETTERS:
        return Detection(_by_letters(script, sample.lower()), f"letters of {script}", share)
    marks = len(_VIETNAMESE.findall(sample))
    if marks >= VIETNAMESE_SHARE * count:
        return Detection("vi", "Vietnamese letters", share)
    return _by_statistics(sample)


def _scripts(sample: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for run in _SCRIPTS.finditer(sample):
        script = str(run.lastgroup)
        letters = run.end() - run.start()
        counts[script] += letters * 3 if script in ("Han", "Kana", "Hang") else letters  # one such sign is half a word
    return counts


def _by_letters(script: str, sample: str) -> str:
    counts = Counter(sample)
    letters = sum(counts[char] for char in counts if char.isalpha() and not char.isascii()) or 1
    for language, own, share in LETTERS[script]:
        if sum(counts[char] for char in own) >= share * letters and _consistent(language, counts):
            return language
    raise AssertionError(f"the last row of LETTERS[{script!r}] asks for nothing")


def _consistent(language: str, counts: Counter[str]) -> bool:
    """Kazakh and Mongolian share letters with Ukrainian or each other; each has letters the other cannot have."""
    if language == "kk":
        return counts["қ"] + counts["ғ"] > 0
    if language == "be":
        return counts["ў"] > 0
    if language == "uk":
        return counts["ў"] == 0 and counts["ы"] * 10 <= counts["і"]
    return True


def _by_statistics(sample: str) -> Detection:
    """The likeliest language; where a few words leave several open, one that has a pack is taken."""
    ranks = _identifier().rank(sample)
    language, score = ranks[0]
    if score < SURE:
        packs = set(pack_languages())
        language, score = next(((code, p) for code, p in ranks if code in packs and p * 3 >= score), ranks[0])
    return Detection("nb" if language == "no" else language, "letter statistics", round(float(score), 3))


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@cache
def _identifier() -> _Identifier:
    """py3langid's model, restricted to Latin script. Half a second to load, which is why it is not loaded above."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in LATIN.split() if code in set(identifier.labels)])
    return cast(_Identifier, identifier)
