"""``python tests/benchmarks/build.py [-n 1000]``: articles a second of `build`, linking included, and where time goes.

The articles are those of `made.py` beside this file: our own stories in five languages, with names, dates and numbers
varied, 3 kB each. Packs and tables are read before the clock starts. Times are those of the processor, on one core, so
that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import time
from collections.abc import Callable
from pathlib import Path

from made import LANGUAGES, articles

import timeline as tl
from timeline.build import build_case, events_in
from timeline.link import link
from timeline.model import Document, EventMention


def main() -> None:
    """All articles read, dated and searched, then linked, each on its own clock; a tenth of them under the profiler."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", "--count", type=int, default=1000)
    options = parser.parse_args()
    made = articles(options.count)
    build_case(made[-len(LANGUAGES) :], progress=False)  # packs and tables are read once in a process
    docs: list[Document] = []
    mentions: list[EventMention] = []

    def read() -> None:
        docs.extend(tl.read(made, progress=False))

    def find() -> None:
        mentions.extend(mention for doc in docs for mention in events_in(doc).mentions)

    size = sum(len(row["text"].encode()) for row in made) / len(made)
    reading, finding, linking = clock(read), clock(find), clock(lambda: link(docs, mentions))
    print(f"{len(made)} articles of {size:.0f} bytes, {len(docs)} of them no copies, {len(mentions)} mentions")
    for name, used in (("read", reading), ("times and events", finding), ("linked", linking)):
        print(f"{name}: {len(made) / used:.0f} articles per second of processor, {used:.1f} s")
    whole = reading + finding + linking
    print(
        f"the whole of build: {len(made) / whole:.0f} articles per second of processor, {whole:.1f} s, {memory():.2f} GB"
    )
    few = docs[: max(50, options.count // 10)]
    hottest("times and events", lambda: [events_in(doc) for doc in few])
    of = {doc.id for doc in few}
    hottest("linked", lambda: link(few, [mention for mention in mentions if mention.document in of]))


def clock(work: Callable[[], object]) -> float:
    """Seconds of the processor that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def hottest(name: str, work: Callable[[], object]) -> None:
    """The three functions of `work` that take most time themselves."""
    profile = cProfile.Profile()
    profile.runcall(work)
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = sum(row[2] for row in stats.values())
    for (file, line, function), (_, calls, own, _, _) in sorted(stats.items(), key=lambda item: -item[1][2])[:3]:
        where = f"{function} ({Path(file).name}:{line})"
        print(f"{name}, hot: {own:.2f} of {whole:.2f} s in {calls} calls: {where}", flush=True)


def memory() -> float:
    """The most memory this process has held so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    main()
