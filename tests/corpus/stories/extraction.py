"""How well the events of an article are found: class, time, realis, actors, chain of sources, against the gold.

An event is *found* when a mention in the same sentence has (one of) its class; the one whose trigger overlaps comes
first, then the one whose time is right. One to one. *events* (F1) also wants the time right; *realis*, *chain* and
*actors* look at the found ones. An optional event is neither a miss nor, found, a false find, and nothing of it is
looked at; so with an optional actor or link of a chain. Where the gold allows several times or realis, each is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from corpus.stories.truth import Told, articles, days, found, gold, together, with_events

from timeline.model import EventMention

FIGURES = ("events", "triggers", "chain", "realis", "actors")
_ARTICLES = ("the ", "a ", "an ", "el ", "la ", "los ", "las ")


def figures(language: str, part: str) -> tuple[dict[str, float], list[str]]:
    """Percentages by name, and every miss in words."""
    count: Counter[str] = Counter()
    misses: list[str] = []
    for article in with_events(language, part):
        wanted = [one for one in gold(language) if one.article == article]
        compare(article, wanted, found()[article], count, misses)
    return {
        "events": f1(count["timed"], count["wanted"], count["found"]),
        "triggers": f1(count["matched"], count["wanted"], count["found"]),
        "chain": percent(count["chain"], count["matched"]),
        "realis": percent(count["realis"], count["matched"]),
        "actors": harmonic(
            percent(count["actors met"], count["actors wanted"]), percent(count["actors right"], count["actors found"])
        ),
    }, misses


def compare(
    article: str, wanted: Sequence[Told], mentions: Sequence[EventMention], count: Counter[str], misses: list[str]
) -> None:
    """Count one article."""
    every = match(article, wanted, mentions)
    text = articles()[article]["text"]
    matched = {id(mention) for _, mention in every}
    pairs = [(one, mention) for one, mention in every if not one.optional]
    wanted = [one for one in wanted if not one.optional]
    count.update({"wanted": len(wanted), "found": len(mentions) - len(every) + len(pairs), "matched": len(pairs)})
    for one, mention in pairs:
        where = f"{article} {one.trigger.slice(text)!r}"
        right, real = any(is_right(time, mention) for time in one.times), mention.realis in one.realis
        chain = tuple(link.name for link in mention.attribution)
        named = [name for name in one.actors if not name.startswith("?")]
        actors = counted(one.actors, [p.text for p in mention.participants if p.role == "actor"])
        met = sum(any(same_name(name, actor) for actor in actors) for name in named)
        hits = sum(any(same_name(name, actor) for name in named) for actor in actors)
        count.update({"timed": right, "chain": same_chain(one.chain, chain), "realis": real, "actors met": met})
        count.update({"actors right": hits, "actors wanted": len(named), "actors found": len(actors)})
        misses += [f"{where}: time {'|'.join(one.times)!r}, found {said(mention)!r}"] * (not right)
        misses += [f"{where}: chain {one.chain}, found {chain}"] * (not same_chain(one.chain, chain))
        misses += [f"{where}: {'|'.join(one.realis)}, found {mention.realis}"] * (not real)
        misses += [f"{where}: actors {one.actors}, found {actors}"] * (met < len(named) or hits < len(actors))
    left = {id(one) for one, _ in pairs}
    misses += [
        f"{article} {one.trigger.slice(text)!r} {'/'.join(one.classes)} missed" for one in wanted if id(one) not in left
    ]
    misses += [
        f"{article} {mention.trigger.slice(text)!r} {mention.event_class} not in the gold"
        for mention in mentions
        if id(mention) not in matched
    ]


def match(article: str, wanted: Sequence[Told], mentions: Sequence[EventMention]) -> list[tuple[Told, EventMention]]:
    """Gold and found, one to one, the best fitting pairs first; what must be found before what may be."""
    fits = [
        (
            one.optional,
            not one.trigger.overlaps(m.trigger),
            not any(is_right(time, m) for time in one.times),
            abs(one.trigger.start - m.trigger.start),
            i,
            j,
        )
        for i, one in enumerate(wanted)
        for j, m in enumerate(mentions)
        if m.event_class.partition(".")[0] in one.classes and together(article, one.trigger, m.trigger)
    ]
    left, right, out = set(range(len(wanted))), set(range(len(mentions))), []
    for *_, i, j in sorted(fits):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((wanted[i], mentions[j]))
    return out


def is_right(time: str, mention: EventMention) -> bool:
    """Whether a mention's time has the days of the gold.

    Parts of a day are days; "since" and "until" give one end of an interval.
    """
    bounds = whole_days(mention)
    if not time or bounds is None:
        return not time and bounds is None
    first, after = days(time)
    if (first, after) == bounds:
        return True
    signal = mention.time.signal if mention.time else ""
    return (signal in ("since", "from") and bounds[0] == first) or (signal in ("until", "to") and bounds[1] == after)


def whole_days(mention: EventMention) -> tuple[date, date] | None:
    """The days a mention's time covers; None when it has none or one without bounds."""
    value = mention.time.value if mention.time else None
    if value is None or value.start is None or value.end is None:
        return None
    last = value.end - timedelta(microseconds=1)
    return value.start.date(), last.date() + timedelta(days=1)


def said(mention: EventMention) -> str:
    """A mention's time in one word."""
    return (mention.time.value.timex or "?") if mention.time else ""


def counted(wanted: Sequence[str], actors: Sequence[str]) -> list[str]:
    """The found actors that are counted: all but those that only an optional name (with a `?`) allows."""
    return [
        actor
        for actor in actors
        if not any(name.startswith("?") and same_name(name[1:], actor) for name in wanted)
        or any(not name.startswith("?") and same_name(name, actor) for name in wanted)
    ]


def same_chain(wanted: Sequence[str], chain: Sequence[str]) -> bool:
    """Whether every link names the source, in order, and none is missing (but optional ones) or added.

    >>> same_chain(["?Dala Press", "Osmonov"], ["Osmonov"]), same_chain(["Dala Press", "Osmonov"], ["Osmonov"])
    (True, False)
    """
    if not wanted:
        return not chain
    first, rest = wanted[0], wanted[1:]
    if chain and same_name(first.removeprefix("?"), chain[0]) and same_chain(rest, chain[1:]):
        return True
    return first.startswith("?") and same_chain(rest, chain)


def same_name(wanted: str, name: str) -> bool:
    """Whether one of the wanted names (parted by `/`) is in the name, or the name in it: titles may come or go.

    >>> same_name("Dala Press/agency", "the Dala Press agency"), same_name("Osmonov", "Tull")
    (True, False)
    """
    plain = _plain(name)
    return bool(plain) and any(_within(_plain(one), plain) or _within(plain, _plain(one)) for one in wanted.split("/"))


def _within(part: str, whole: str) -> bool:
    return part in whole if not part.isascii() else f" {part} " in f" {whole} "


def _plain(name: str) -> str:
    folded = name.casefold().strip(" \"'«»“”")
    return next((folded.removeprefix(word) for word in _ARTICLES if folded.startswith(word)), folded)


def f1(right: int, wanted: int, found_ones: int) -> float:
    """F1 in percent."""
    return percent(2 * right, wanted + found_ones)


def harmonic(one: float, two: float) -> float:
    """The harmonic mean of two percentages."""
    return round(2 * one * two / (one + two), 1) if one + two else 0.0


def percent(part: float, whole: float) -> float:
    """100 when nothing was asked."""
    return round(100 * part / whole, 1) if whole else 100.0
