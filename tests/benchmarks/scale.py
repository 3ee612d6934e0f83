"""How long linking takes and what it needs, on invented news of any size.

    python tests/benchmarks/scale.py 10000 100000 [--rejudge] [--extend]

Prints a line per size: mentions, seconds passed and worked, seconds per thousand mentions, peak memory. News grows as
in life: more days and more stories, each told by five articles in three languages; names and words are as unevenly
common as words are. Nothing is random from run to run.
"""

from __future__ import annotations

import argparse
import resource
import time
from bisect import bisect
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from timeline.link import link
from timeline.link.concepts import concepts
from timeline.link.extend import Index
from timeline.link.revise import rejudge
from timeline.model import Case, Document, EventMention, Judgement, Participant, Span, TimeExpression
from timeline.temporal.value import from_timex

FAMILIES = ("ASSAULT", "HARM", "STATEMENT", "SUPPORT", "HAZARD", "COERCE", "AGREEMENT", "JUSTICE")
LANGUAGES = ("en", "es", "ru")
TOLD, PER_ARTICLE = 5, 10  # how many articles tell an event, and how many events an article tells
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "do", "fe", "gi", "ho", "ju")


class World:
    """Words, names and stories to draw from; the common ones come often, the rare ones seldom."""

    def __init__(self, mentions: int) -> None:
        self.random = Random(7)
        self.stories = max(1, mentions // (PER_ARTICLE * TOLD))
        count = 200 + int(6 * mentions**0.6)  # names grow more slowly than texts
        self.names = [self._word().title() for _ in range(count)]
        self.places = [self._word().title() + "burg" for _ in range(count // 4)]
        self.words = [self._word() for _ in range(4000)]
        self.acts = [row for row in concepts().values() if all(language in row for language in LANGUAGES)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(max(count, 4000))))

    def _word(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))

    def pick(self, pool: list) -> object:
        """One of the pool, the first ones far more often than the last."""
        at = bisect(self.weights, self.random.random() * self.weights[len(pool) - 1])
        return pool[min(at, len(pool) - 1)]


def news(mentions: int) -> tuple[list[Document], list[EventMention]]:
    """Articles with about so many mentions: each story is ten events told by five articles."""
    world, documents, out = World(mentions), [], []
    for story in range(world.stories):
        day = date(2015, 1, 1) + timedelta(days=story % max(30, world.stories // 8))
        cast = [world.pick(world.names) for _ in range(4)]
        events = []
        for at in range(PER_ARTICLE):
            on = day + timedelta(days=at // 4)
            events.append(
                (world.pick(world.acts), world.random.choice(cast), world.pick(world.places), on, FAMILIES[at % 8])
            )
        for teller in range(TOLD):
            language = LANGUAGES[(story + teller) % 3]
            made, told = article(world, f"d{story:06}-{teller}", language, day + timedelta(days=teller % 4), events)
            documents.append(made)
            out += told
    return documents, out


def article(
    world: World, key: str, language: str, published: date, events: list
) -> tuple[Document, list[EventMention]]:
    """One article that tells these events in a language, in words of its own."""
    parts, told, at = [], [], 0
    for number, (act, actor, place, day, family) in enumerate(events):
        trigger = act[language][0].rstrip("*")
        filler = [world.pick(world.words) for _ in range(12)]
        text = f"{actor} {' '.join(filler[:5])} {trigger} {' '.join(filler[5:9])} {place} {' '.join(filler[9:])}."
        head = len(actor) + 1 + len(" ".join(filler[:5])) + 1
        where = text.index(place, head + len(trigger))
        time_said = TimeExpression(Span(at, at + 1), day.isoformat(), from_timex(day.isoformat()))
        told.append(
            EventMention(
                id=f"m-{key[1:]}-{number}", document=key, span=Span(at, at + len(text)),
                trigger=Span(at + head, at + head + len(trigger)), event_class=family, rule="synthetic",
                time=time_said if world.random.random() < 0.6 else None, time_basis="clause",
                participants=(
                    Participant(actor, "person", "actor", Span(at, at + len(actor)), actor),
                    Participant(place, "city", "place", Span(at + where, at + where + len(place)), place),
                ),
            )
        )  # fmt: skip
        parts.append(text)
        at += len(text) + 1
    return Document(key, " ".join(parts), language, published=published, published_basis="suite", source=key[-1]), told


def memory() -> float:
    """The most memory this process has held so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def measure(size: int, options: argparse.Namespace) -> None:
    documents, mentions = news(size)
    start, worked = time.perf_counter(), time.process_time()
    linked = link(documents, mentions)
    passed, spent = time.perf_counter() - start, time.process_time() - worked
    print(
        f"{len(mentions):>7} mentions: {passed:6.1f} s, {spent:.1f} s of them work, "
        f"{1000 * spent / len(mentions):.2f} s per thousand, {memory():.2f} GB, "
        f"{len(linked.judgements)} judgements, {len(linked.events)} events",
        flush=True,
    )
    case = Case(tuple(documents), tuple(mentions), linked.judgements, linked.events, linked.relations)
    if options.rejudge:
        say(case)
    if options.extend:
        add(case)


def say(case: Case) -> None:
    """How long it takes to hear ten words of a person."""
    random, spent = Random(3), []
    for verdict in ("same", "different") * 5:
        event = random.choice([event for event in case.events if len(event.mentions) > 1])
        other = random.choice(case.events).mentions[0] if verdict == "same" else event.mentions[1]
        start = time.process_time()
        case = rejudge(case, [Judgement(event.mentions[0], other, verdict, 1.0, "reader", "")])
        spent.append(1000 * (time.process_time() - start))
    print(
        f"        rejudge: {sum(spent) / len(spent):.0f} ms of work on average, {max(spent):.0f} ms at most", flush=True
    )


def add(case: Case) -> None:
    """How long one more article takes, the index kept."""
    documents, mentions = news(50)
    start = time.process_time()
    index = Index(case)
    made, spent = time.process_time() - start, []
    for number, doc in enumerate(documents):
        told = [replace(m, id=f"m-x{number}-{m.id}", document=f"x{number}") for m in mentions if m.document == doc.id]
        start = time.process_time()
        index.add([replace(doc, id=f"x{number}")], told)
        spent.append(time.process_time() - start)
    print(
        f"        one more article: {max(spent):.2f} s of work at most; index made in {made:.1f} s, {memory():.2f} GB",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--rejudge", action="store_true", help="also time a person's words")
    parser.add_argument("--extend", action="store_true", help="also time one more article")
    given = parser.parse_args()
    for wanted in given.sizes:
        measure(wanted, given)
