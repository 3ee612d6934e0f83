"""How well the happenings of the stories are put together, against their writer's truth.

*given*: the truth's own triggers go to `link_spans`, all seventy articles at once, and pairs of them are compared.
*built*: the whole program; a truth mention is the extracted one at its trigger, and one that was not found is a miss.
A sentence the truth does not list says nothing for or against. Everything here is in percent, higher is better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, permutations, product
from typing import Any

from corpus.stories.extraction import f1, percent
from corpus.stories.truth import articles, case, documents, found, place, stories, together

from timeline.link.spans import link_spans
from timeline.model import Event, EventMention, Span

Mention = tuple[str, int]  # article, start of the trigger
Clusters = Mapping[Mention, str]


def figures(part: str) -> tuple[dict[str, float], list[str]]:
    """Percentages by name over the stories of a part, and every miss in words."""
    rows = [event for story in stories() for event in story["event"] if story["article"][0]["part"] == part]
    out: dict[str, float] = {}
    misses: list[str] = []
    for name, clusters in (("given", given()), ("built", built())):
        for scope in ("within", "across"):
            out[f"{name} {scope}"], pairs = pair_f1(rows, clusters, scope)
            misses += [f"{name} {scope}: {row}" for row in pairs]
        merged = [row["id"] for row in rows if "near_miss_of" in row and meets(row, rows, clusters)]
        out[f"{name} near-misses apart"] = percent(near(rows) - len(merged), near(rows))
        misses += [f"{name}: near-miss {row} merged" for row in merged]
    checks = (
        ("disputes", "dispute", is_disputed),
        ("updates", "update", is_updated),
        ("origins", "origins", is_counted),
    )
    for name, key, check in checks:
        asked = [row for row in rows if key in row]
        wrong = [row["id"] for row in asked if not check(row)]
        out[name] = percent(len(asked) - len(wrong), len(asked))
        misses += [f"{name}: {row}" for row in wrong]
    return out, misses


def spots(row: dict[str, Any]) -> list[tuple[str, Span]]:
    """An event's mentions as (article, trigger)."""
    return [(article, place(article, words, nth)) for article, words, nth in row["mentions"]]


def keys(row: dict[str, Any]) -> list[Mention]:
    """An event's mentions."""
    return [(article, trigger.start) for article, trigger in spots(row)]


def given() -> Clusters:
    """The truth's triggers, clustered by the linker."""
    every = [spot for story in stories() for row in story["event"] for spot in spots(row)]
    docs = documents()
    numbers = link_spans(list(docs.values()), [(docs[name].id, span.start, span.end) for name, span in every])
    return {(name, span.start): str(number) for (name, span), number in zip(every, numbers, strict=True)}


def built() -> Clusters:
    """The truth's triggers with the event the whole program put them in; those not found are left out."""
    event_of = {mention: event.id for event in case().events for mention in event.mentions}
    return {key: event_of[mention.id] for key, mention in extracted().items()}


def extracted() -> dict[Mention, EventMention]:
    """The truth's triggers with the mention found there: at the trigger, else of its class and alone so in its sentence."""
    out: dict[Mention, EventMention] = {}
    for row in (row for story in stories() for row in story["event"]):
        for article, trigger in spots(row):
            at = [m for m in found()[article] if m.trigger.overlaps(trigger)]
            like = [m for m in found()[article] if family(m) == row["class"] and together(article, m.trigger, trigger)]
            if at or len(like) == 1:
                out[article, trigger.start] = min(at, key=lambda m: family(m) != row["class"]) if at else like[0]
    return out


def family(mention: EventMention) -> str:
    """The class without its mode."""
    return mention.event_class.partition(".")[0]


def pair_f1(rows: list[dict[str, Any]], clusters: Clusters, scope: str) -> tuple[float, list[str]]:
    """F1 of pairs of mentions said to be one, of one language (`within`) or two (`across`)."""
    truth = {key: row["id"] for row in rows for key in keys(row)}
    right = wanted = joined = 0
    misses = []
    for one, two in combinations(truth, 2):
        if (language(one) == language(two)) != (scope == "within"):
            continue
        same, put = truth[one] == truth[two], one in clusters and clusters[one] == clusters.get(two)
        right, wanted, joined = right + (same and put), wanted + same, joined + put
        if same != put:
            misses.append(f"{'apart' if same else 'joined'} {one} {truth[one]}, {two} {truth[two]}")
    return f1(right, wanted, joined), misses


def language(key: Mention) -> str:
    """The language of a mention's article."""
    return str(articles()[key[0]]["language"])


def near(rows: list[dict[str, Any]]) -> int:
    """How many near-misses there are."""
    return sum("near_miss_of" in row for row in rows)


def meets(row: dict[str, Any], rows: list[dict[str, Any]], clusters: Clusters) -> bool:
    """Whether a near-miss stands in one cluster with what it resembles."""
    other = next(one for one in rows if one["id"] == row["near_miss_of"])
    return bool({clusters[k] for k in keys(row) if k in clusters} & {clusters[k] for k in keys(other) if k in clusters})


def events_with(row: dict[str, Any]) -> Iterator[tuple[Event, dict[Mention, str]]]:
    """The program's events that hold mentions of a true one, with those."""
    here = {key: mention.id for key, mention in extracted().items() if key in set(keys(row))}
    for event in case().events:
        inside = {key: name for key, name in here.items() if name in event.mentions}
        if inside:
            yield event, inside


def sides_apart(claims: dict[str, Any], event: Event, inside: dict[Mention, str]) -> bool:
    """Whether an event's alternatives put claims of two values of a truth on different sides of one property."""
    told = [{name for (article, _), name in inside.items() if article in papers} for papers in claims["told"]]
    return any(
        one.what == two.what and set(one.mentions) & left and set(two.mentions) & right
        for one, two in permutations(event.alternatives, 2)
        for left, right in combinations(told, 2)
    )


def is_disputed(row: dict[str, Any]) -> bool:
    """Whether the dispute is found: claims of both kinds stand in one event, on different sides, and it is called disputed."""
    return any(event.disputed and sides_apart(row["dispute"], event, inside) for event, inside in events_with(row))


def is_updated(row: dict[str, Any]) -> bool:
    """Whether the update is found: claims of two of its values stand in one event, on different sides."""
    return any(sides_apart(row["update"], event, inside) for event, inside in events_with(row))


def is_counted(row: dict[str, Any]) -> bool:
    """Whether the event that holds most of the mentions, two or more, counts their origins as the truth does.

    Mentions it does not hold are the linker's misses, counted by pairs; here they say nothing.
    """
    best = max(events_with(row), key=lambda pair: (len(pair[1]), pair[0].id), default=None)
    if best is None or len(best[1]) < 2:
        return False
    event, inside = best
    told = sum(bool(set(group) & set(inside.values())) for group in event.origins)
    of = {key: origins.split("/") for key, origins in zip(keys(row), row["origin_of"], strict=True)}
    return any(told == len(set(choice)) for choice in product(*(of[key] for key in inside)))
