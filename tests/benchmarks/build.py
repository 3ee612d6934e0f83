"""``python tests/benchmarks/build.py [-n 1000]``: articles a second of `build`, and its three hottest functions.

The articles are made from our own gold: sentences of one language in an order of chance (the same on every machine),
with figures changed so that no two articles are copies, until an article has 3 kB. Reading the packs is not counted.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import re
import time
import tomllib
from datetime import date, timedelta
from pathlib import Path

import timeline as tl
from timeline.build import build_case, events_in

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
LANGUAGES = ("en", "vi", "zh", "ru", "es")
SIZE = 3000  # bytes of an article, in UTF-8
FIRST = date(2019, 1, 1)
_FIGURE = re.compile(r"(?<![\d.,:/-])\d{2,3}(?![\d.,:/%-])(?= (?:people|người|человек|personas))|(?<!\d)\d{2}(?=人)")


def articles(count: int, seed: int = 7) -> list[dict[str, str]]:
    """`count` articles as `timeline.build` takes them, the languages in turn."""
    chance = random.Random(seed)
    texts = {language: _texts(language) for language in LANGUAGES}
    return [_article(texts[language], language, number, chance) for number, language in _turns(count)]


def _turns(count: int) -> list[tuple[int, str]]:
    return [(number, LANGUAGES[number % len(LANGUAGES)]) for number in range(count)]


def _texts(language: str) -> list[str]:
    rows = tomllib.loads((CORPUS / f"{language}.toml").read_text(encoding="utf-8"))["text"]
    return [row["text"] for row in rows]


def _article(texts: list[str], language: str, number: int, chance: random.Random) -> dict[str, str]:
    paragraphs: list[str] = []
    while len("\n\n".join(paragraphs).encode()) < SIZE:
        paragraphs.append(_FIGURE.sub(lambda found: str(chance.randint(10, 99)), chance.choice(texts)))
    published = FIRST + timedelta(days=chance.randint(0, 2000))
    return {
        "text": "\n\n".join(paragraphs),
        "title": f"{language} {number}",
        "language": language,
        "published": published.isoformat(),
        "uri": f"made/{number}.txt",
    }


def main() -> None:
    """Times and events of all articles, a tenth of them under the profiler, and a few built whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--count", type=int, default=1000)
    parser.add_argument("--linked", type=int, default=15, help="articles to build whole, linking included")
    options = parser.parse_args()
    made = articles(options.count)
    for row in made[: len(LANGUAGES)]:  # packs and tables are read once in a process
        build_case([row], progress=False)
    docs = list(tl.read(made, progress=False))
    cpu = time.process_time()
    told = sum(len(events_in(doc).mentions) for doc in docs)
    used = time.process_time() - cpu
    size = sum(len(row["text"].encode()) for row in made) / len(made)
    print(f"{len(made)} articles of {size:.0f} bytes, {told} mentions")
    print(f"times and events: {len(docs) / used:.0f} articles per second of processor", flush=True)
    profile = cProfile.Profile()
    profile.runcall(lambda: [events_in(doc) for doc in docs[: max(50, options.count // 10)]])
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    for (file, line, name), (_, calls, own, _, _) in sorted(stats.items(), key=lambda item: -item[1][2])[:3]:
        print(f"hot: {own:.2f} s in {calls} calls: {name} ({Path(file).name}:{line})", flush=True)
    few = docs[: options.linked]  # sentences come again in made articles, which is the worst that linking can meet
    cpu = time.process_time()
    case = build_case(few, progress=False)
    used = time.process_time() - cpu
    print(f"with linking: {len(few) / used:.1f} articles per second of processor, {len(case.events)} events")


if __name__ == "__main__":
    main()
