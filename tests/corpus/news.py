"""How well time expressions are read in running news: strict, relaxed and value F1 on the gold in `timex/`.

An expression of the gold is matched one to one with the found expression that overlaps it most, one with the same span
before any other. *Strict* counts matches with the same span, *relaxed* all matches, *value* those with the same value;
a match with another value is wrong in `value` as a miss and as a find. `dev` may be read to learn, `floor` may not.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import timeline as tl

HERE = Path(__file__).resolve().parent / "timex"
LANGUAGES = sorted(path.stem for path in HERE.glob("??.toml"))
PARTS = ("dev", "floor")
FIGURES = ("strict", "relaxed", "value")


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
            count["value"] += best[2] == value
        if not best or best[2] != value:
            seen = f"{text[best[0] : best[1]]!r} {best[2]}" if best else "nothing"
            misses.append(f"{article['id']} {text[start:end]!r} {value}: {seen}")
    misses.extend(f"{article['id']} not in the gold: {text[f[0] : f[1]]!r} {f[2]}" for f in left)
    count["gold"] += len(gold)
    count["found"] += len(found)


def f1(right, gold, found):
    return round(200 * right / (gold + found or 1), 1)
