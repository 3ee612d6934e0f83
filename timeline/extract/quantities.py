"""How many of what: numbers with their unit, their thing and their modifier ("at least 61 people")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.model import Quantity, Span

_DIGITS = re.compile(
    r"(?<![\w.,/-])[$€£¥]?\d+(?:[.,\u00a0\u202f]\d+)*(?![\w-]*[A-Za-z]\d)|(?<![A-Za-z\d.,-])\d+(?:[.,]\d+)*"
)
_HAN = re.compile("[一二两三四五六七八九十百千万亿]+")
_HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY"}


def quantities_of(sentence: Sentence) -> list[Quantity]:
    """Every counted thing of a sentence; a bare number without unit, thing or currency says nothing and is left out."""
    found = []
    for start, end, value in _numbers(sentence):
        if any(time.span.start < end and start < time.span.end for time in sentence.times):
            continue
        if any(named.start <= start and end <= named.end for named in sentence.entities):
            continue
        if quantity := _counted(sentence, start, end, value):
            found.append(quantity)
    return found


def read_number(text: str) -> float:
    """A number as people write it: groups of three digits are thousands whatever parts them.

    >>> read_number("5.000"), read_number("1,250.5"), read_number("3,7"), read_number("八十二")
    (5000.0, 1250.5, 3.7, 82.0)
    """
    if _HAN.fullmatch(text):
        return float(_han_number(text))
    plain = re.sub(r"[\u00a0\u202f]", "", text.lstrip("$€£¥"))
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain)
    return (
        float(plain.replace(",", "."))
        if plain.count(".") + plain.count(",") <= 1
        else float(re.sub(r"[.,]", "", plain))
    )


def _han_number(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif (scale := _HAN_SCALES[char]) >= 10_000:
            total, section, digit = (total + section + digit) * scale, 0, 0
        else:
            section, digit = section + (digit or 1) * scale, 0
    return total + section + digit


def _numbers(sentence: Sentence) -> Iterator[tuple[int, int, float]]:
    for found in _DIGITS.finditer(sentence.text, sentence.start, sentence.end):
        yield found.start(), found.end(), read_number(found[0])
    if not sentence.spaced:
        for found in _HAN.finditer(sentence.text, sentence.start, sentence.end):
            before = sentence.text[found.start() - 1 : found.start()]
            if found[0][0] not in "百千万亿" and before not in ("第", "之", "至") and not before.isdigit():
                yield found.start(), found.end(), read_number(found[0])
        return
    for hit in sentence.hits:
        if sense := hit.kinds.get("quantities.numbers"):
            yield hit.start, hit.end, float(sense.value)


def _counted(sentence: Sentence, start: int, end: int, value: float) -> Quantity | None:
    unit = what = ""
    reach = end
    written = sentence.text[start:end]
    unit = _CURRENCY.get(written[0], "")
    gap = 2 if sentence.spaced else 1
    for hit in (hit for hit in sentence.hits if hit.start >= end):
        if len(sentence.between(reach, hit.start).strip()) > (0 if not unit else 12) or hit.start - reach > gap + 12:
            break
        if (scale := hit.sense("quantities.scales")) and reach == end and not what:
            value *= float(scale.value)
            reach = hit.end
        elif hit.has("names", "role") and not unit and not what:
            unit, reach = "person", hit.end
        elif (found := hit.sense("quantities.units")) and not what and (not unit or unit in _CURRENCY.values()):
            unit, reach = found.value, hit.end
            what = _what_hit(hit)
        elif thing := hit.sense("quantities.things"):
            what, reach = thing.value, hit.end
            break
        else:
            break
    if not unit and not what:
        return None
    mod, begin = _modifier(sentence, start)
    return Quantity(value, unit or "piece", what, sentence.text[begin:reach], Span(begin, reach), mod)


def _what_hit(hit: Hit) -> str:
    thing = hit.sense("quantities.things")
    return thing.value if thing else ""


def _modifier(sentence: Sentence, start: int) -> tuple[str, int]:
    for hit in reversed([hit for hit in sentence.hits if hit.end <= start]):
        sense = hit.sense("quantities.mods")
        if sense and len(sentence.between(hit.end, start).strip()) == 0:
            return sense.value, hit.start
        break
    return "", start
