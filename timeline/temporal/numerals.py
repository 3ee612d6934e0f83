"""Numbers in the digits of any script and in words.

Two systems of number words are enough for the languages we know: *digit* systems, where each character is a digit or a
multiplier and the whole stands without spaces (Chinese, Japanese, Korean), and *sum* systems, where a phrase is a sum of
words with multipliers (hundred, thousand) in it.
"""

from __future__ import annotations

from collections.abc import Sequence

_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "0": 0,
    "０": 0,
    "两": 2,
    "兩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
_HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN_NUMERALS = "".join([*(c for c in _HAN_DIGITS if c not in "0０"), *_HAN_TENS, *_HAN_MYRIADS])


def han_number(text: str) -> int | None:
    """The value of a Chinese numeral, or None when it is not one.

    `text` is a run of numeral characters, either positional (二〇二五) or with multipliers (二十五, 三百零一, 两千万).

    >>> han_number("二十五"), han_number("二〇二五"), han_number("三千零一"), han_number("两亿三千万"), han_number("十")
    (25, 2025, 3001, 230000000, 10)
    """
    if all(c in _HAN_DIGITS for c in text):
        return int("".join(str(_HAN_DIGITS[c]) for c in text)) if text and len(text) < 19 else None
    total = section = digit = 0
    for c in text:
        if c in _HAN_DIGITS:
            digit = _HAN_DIGITS[c]
        elif c in _HAN_TENS:
            weight = _HAN_TENS[c]
            section += weight if weight in (20, 30) else (digit or 1) * weight
            digit = 0
        elif c in _HAN_MYRIADS:
            total = (
                (total + section + digit) * _HAN_MYRIADS[c]
                if not total or total < _HAN_MYRIADS[c]
                else total + (section + digit) * _HAN_MYRIADS[c]
            )
            section = digit = 0
        else:
            return None
    return total + section + digit


def words_number(values: Sequence[float]) -> float | None:
    """The value of number words in a row, or None when they do not make one number.

    `values` are what each word stands for, in reading order: a multiplier (100, 1000, 10^6) multiplies what came before,
    anything smaller adds to it. Two words that do not fit (``five three``) make no number, but two pairs make a year.

    >>> words_number([2, 100, 30, 5]), words_number([20, 1]), words_number([19, 84]), words_number([5, 3])
    (235, 21, 1984, None)
    >>> words_number([4, 20, 10, 7]), words_number([1, 20]), words_number([1000, 900, 90, 2])
    (97, 21, 1992)
    """
    total: float = 0
    section: float = 0
    last: float = 0
    for value in values:
        if value in (100, 1000, 10**4, 10**6, 10**8, 10**9):
            section = (section or 1) * value
            if value >= 1000:
                total, section = total + section, 0
        elif not section or value == 0:
            if value == 0 and section:
                continue
            section = value
        elif section % 100 == 4 and value == 20 and last == 4:
            section += 76  # quatre-vingt
        elif (
            (value < 10 <= last and last % 10 == 0)
            or (value < 100 and last >= 100 and last % 100 == 0)
            or (10 <= value < 20 and last in (20, 60))
        ):
            section += value
        elif last < 10 and value in (20, 30, 40, 50, 60, 70, 80, 90) and section < 10:
            section += value  # einundzwanzig, written apart
        elif 10 <= section <= 20 and (10 <= value < 100 or 0 in values) and len(values) <= 3 and not total:
            section = section * 100 + value  # nineteen eighty-four, nineteen oh five; never "ten three"
        elif 10 <= last <= 19 and value < 10 and section > 60:
            section += value  # quatre-vingt-dix-sept
        else:
            return None
        last = value
    return total + section
