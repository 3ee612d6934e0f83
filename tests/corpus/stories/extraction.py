"""How well the events of an article are found: class, time, realis, actors, chain of sources, against the gold.

An event is *found* when a mention in the same sentence has (one of) its class; the one whose trigger overlaps comes
first, then the one whose time is right. One to one. *events* (F1) also wants the time right; *realis*, *chain* and
*actors* look at the found ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from corpus.stories.truth import Told, articles, days, found, gold, together

from timeline.model import EventMention

FIGURES = ("events", "triggers", "chain", "realis", "actors")
_ARTICLES = ("the ", "a ", "an ", "el ", "la ", "los ", "las ")


def figures(language: str, part: str) -> tuple[dict[str, float], list[str]]:
    """Percentages by name, and every miss in words."""
    count: Counter[str] = Counter()
    misses: list[str] = []
    for article in (name for name, row in articles().items() if row["part"] == part and row["language"] == language):
        wanted = [one for one in gold(language) if one.article == article]
        compare(article, wanted, found()[article], count, misses)
    return {
        "events": f1(count["timed"], count["wanted"], count["found"]),
        "triggers": f1(count["matched"], count["wanted"], count["found"]),
        "chain": percent(count["chain"], count["matched"]),
        "realis": percent(count["realis"], count["matched"]),
        "actors": f1(count["actor"], count["actors wanted"], count["actors found"]),
    }, misses


def compare(
    article: str, wanted: Sequence[Told], mentions: Sequence[EventMention], count: Counter[str], misses: list[str]
) -> None:
    """Count one article."""
    pairs = match(article, wanted, mentions)
    text = articles()[article]["text"]
    matched = {id(mention) for _, mention in pairs}
    count.update({"wanted": len(wanted), "found": len(mentions), "matched": len(pairs)})
    for one, mention in pairs:
        where = f"{article} {one.trigger.slice(text)!r}"
        right = is_right(one.time, mention)
        chain = tuple(link.name for link in mention.attribution)
        actors = [p.text for p in mention.participants if p.role == "actor"]
        hit = sum(any(same_name(actor, found_one) for found_one in actors) for actor in one.actors)
        count.update(timed=right, chain=same_chain(one.chain, chain), realis=one.realis == mention.realis, actor=hit)
        count.update({"actors wanted": len(one.actors), "actors found": len(actors)})
        misses += [f"{where}: time {one.time!r}, found {said(mention)!r}"] * (not right)
        misses += [f"{where}: chain {one.chain}, found {chain}"] * (not same_chain(one.chain, chain))
        misses += [f"{where}: {one.realis}, found {mention.realis}"] * (one.realis != mention.realis)
        misses += [f"{where}: actors {one.actors}, found {actors}"] * (not hit == len(one.actors) == len(actors))
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
    """Gold and found, one to one, the best fitting pairs first."""
    fits = [
        (
            (not one.trigger.overlaps(m.trigger), not is_right(one.time, m), abs(one.trigger.start - m.trigger.start)),
            i,
            j,
        )
        for i, one in enumerate(wanted)
        for j, m in enumerate(mentions)
        if m.event_class.partition(".")[0] in one.classes and together(article, one.trigger, m.trigger)
    ]
    left, right, out = set(range(len(wanted))), set(range(len(mentions))), []
    for _, i, j in sorted(fits):
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


def same_chain(wanted: Sequence[str], chain: Sequence[str]) -> bool:
    """Whether every link names the source, in order, and none is missing or added."""
    return len(wanted) == len(chain) and all(map(same_name, wanted, chain))


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


def percent(part: float, whole: float) -> float:
    """100 when nothing was asked."""
    return round(100 * part / whole, 1) if whole else 100.0
