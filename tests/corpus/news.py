"""How well time expressions are read in running news: strict, relaxed and value F1 on the gold in `timex/`.

An expression of the gold is matched one to one with the found expression that overlaps it most, one with the same span
before any other. *Strict* counts matches with the same span, *relaxed* all matches, *value* those with the same value,
however written (`same_value`); a match with another value is wrong in `value` as a miss and as a find. `dev` may be read
to learn, `floor` may not.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import timeline as tl

HERE = Path(__file__).resolve().parent / "timex"
LANGUAGES = sorted(path.stem for path in HERE.glob("??.toml"))
PARTS = ("dev", "floor")
FIGURES = ("strict", "relaxed", "value")
NUMBER = r"\d+(?:\.\d+)?"
AMOUNT = re.compile(rf"P(?=.)((?:{NUMBER}(?:CE|DE|[YMWD]))*)(?:T((?:{NUMBER}[HMS])+))?")
YEARS = {"CE": 100, "DE": 10, "Y": 1}  # a decade is ten years by definition, whichever of them the text counts in
SMALLER = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}


def articles(language, part=None):
    rows = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))["article"]
    return [row for row in rows if part in (None, row["part"])]


def spans(article):
    """(start, end, value) of the gold; words and their nth standing say where, counted from 1."""
    found = []
    for words, nth, _, value, _ in article["times"]:
        start = -1
        for _ in range(nth):
            start = article["text"].find(words, start + 1)
            if start < 0:
                raise ValueError(f"{article['id']}: {words!r} does not stand {nth} times in the text")
        found.append((start, start + len(words), value))
    return found


def score(language, part):
    """Strict, relaxed and value F1 in percent, and what differs."""
    count, misses = Counter(), []
    for article in articles(language, part):
        tags = tl.tag(article["text"], language=language, published=article["published"].isoformat())
        found = sorted({(tag.span.start, tag.span.end, tag.value.timex) for tag in tags})
        matched(article, spans(article), found, count, misses)
    return {name: f1(count[name], count["gold"], count["found"]) for name in FIGURES}, misses


def matched(article, gold, found, count, misses):
    text, left = article["text"], list(found)
    for start, end, value in gold:
        near = [f for f in left if f[0] < end and start < f[1]]
        best = max(near, key=lambda f: (f[:2] == (start, end), min(end, f[1]) - max(start, f[0])), default=None)
        if best:
            left.remove(best)
            count["relaxed"] += 1
            count["strict"] += best[:2] == (start, end)
            count["value"] += same_value(best[2], value)
        if not best or not same_value(best[2], value):
            seen = f"{text[best[0] : best[1]]!r} {best[2]}" if best else "nothing"
            misses.append(f"{article['id']} {text[start:end]!r} {value}: {seen}")
    misses.extend(f"{article['id']} not in the gold: {text[f[0] : f[1]]!r} {f[2]}" for f in left)
    count["gold"] += len(gold)
    count["found"] += len(found)


def same_value(one, other):
    """Whether two TIMEX3 values say the same: P1.5Y is P1Y6M, P30Y is P3DE, the T24:00 of a day the T00:00 of the next.

    Only notations are the same: what a text counts in another unit (P24M, P2Y) says another granularity.
    """
    return one == other or (one is not None and other is not None and plain(one) == plain(other))


def plain(value):
    """One notation of the values that have several; any other as it is."""
    day, _, clock = value.partition("T")
    if clock in ("24:00", "24:00:00"):
        parts = day.split("-")
        whole = len(parts) == 3 and all(part.isdigit() for part in parts)
        return f"{date(*map(int, parts)) + timedelta(days=1) if whole else day}T00:00"
    written = AMOUNT.fullmatch(value)
    return amount(*written.groups()) if written else value


def amount(days, clock):
    """unit → number of a duration: decades and centuries in years, a fraction in the next smaller unit where that is exact."""
    units = Counter()
    for prefix, part in (("", days), ("T", clock or "")):
        for number, unit in re.findall(rf"({NUMBER})(\D+)", part):
            unit = prefix + unit
            units["Y" if unit in YEARS else unit] += Fraction(number) * YEARS.get(unit, 1)
    for unit, (smaller, size) in SMALLER.items():
        rest = units[unit] % 1
        units[unit] -= rest
        units[smaller] += rest * size
    return {unit: number for unit, number in units.items() if number}


def f1(right, gold, found):
    return round(200 * right / (gold + found or 1), 1)
