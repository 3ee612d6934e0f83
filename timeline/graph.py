"""The case as a graph: who reports what, who is in it, what precedes what. The one file that names its kinds.

Nodes (`kind`): document, source, event, mention, actor, place. Edges (`kind`): a document *tells* a mention, a mention
*reports* an event and is *attributed_to* a source, which may be attributed to the next one (paper, agency, speaker); an
event *involves* an actor and is *located_at* a place; mentions judged one are *same_as*; events stand to each other as
part_of, about, updates, responds_to, follows, contradicts, before, overlaps. Attributes are strings, numbers and
truth values only, so that every format can hold them; what is not known is left out. None is called ``start`` or
``end``: GEXF keeps these names for itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from timeline.link.cluster import edge, word_of_persons
from timeline.link.names import source_key
from timeline.link.score import MACHINE
from timeline.link.spelling import fold
from timeline.model import Attribution, Case, Document, Event, EventMention, Participant
from timeline.temporal.value import axis_bounds, edtf

if TYPE_CHECKING:
    import networkx as nx

NODE_KINDS = ("document", "source", "event", "mention", "actor", "place")
EDGE_KINDS = (
    "reports", "tells", "attributed_to", "involves", "located_at", "same_as", "part_of", "about", "before", "overlaps",
    "updates", "responds_to", "follows", "contradicts",
)  # fmt: skip
RELATED = (
    "part_of",
    "about",
    "updates",
    "responds_to",
    "follows",
    "contradicts",
)  # edges that a text gave between events
_SHORT = 8.0  # days: overlapping is only worth an edge between happenings no longer than about a week


def to_networkx(case: Case) -> nx.MultiDiGraph:
    """The case as a plain `networkx.MultiDiGraph`.

    case: what `build_case` made. Node keys are the ids of documents, mentions and events, and
    ``source:…``, ``actor:…``, ``place:…`` for the rest; edge keys are the edge's
    kind. "before" is stored as its transitive reduction: ask
    `comes_before` for the closure.

    >>> to_networkx(Case()).number_of_nodes()
    0
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    language = {doc.id: doc.language for doc in case.documents}
    for doc in case.documents:
        graph.add_node(doc.id, **_document(doc))
    for event in case.events:
        graph.add_node(event.id, **_event(event))
    texts = {doc.id: doc.text for doc in case.documents}
    for mention in case.mentions:
        graph.add_node(mention.id, **_mention(mention, texts[mention.document]))
        _add(graph, mention.document, mention.id, "tells")
        _attribute(graph, mention, language[mention.document])
    _add_events(graph, case)
    for relation in case.relations:
        if relation.left in graph and relation.right in graph:
            _add(graph, relation.left, relation.right, relation.kind, why=relation.why)
    persons = word_of_persons(case.judgements, MACHINE)
    for judgement in case.judgements:
        last = persons.get(
            edge(judgement.left, judgement.right), judgement
        )  # a person's last word is the one that holds
        if judgement is last and judgement.verdict == "same" and judgement.left in graph and judgement.right in graph:
            _add(
                graph,
                judgement.left,
                judgement.right,
                "same_as",
                score=judgement.score,
                by=judgement.by,
                why=judgement.why,
            )
    for left, right in before_pairs(case.events):
        _add(graph, left, right, "before")
    return graph


def _add(graph: nx.MultiDiGraph, left: str, right: str, kind: str, **attributes: str | float) -> None:
    graph.add_edge(left, right, key=kind, kind=kind, **attributes)


def _known(**attributes: str | float | bool | None) -> dict[str, str | float | bool]:
    return {name: value for name, value in attributes.items() if value is not None and value != ""}


def _document(doc: Document) -> dict[str, Any]:
    published = doc.published.isoformat() if doc.published else None
    return _known(
        kind="document", label=doc.title or doc.uri or doc.id, language=doc.language, published=published,
        source=doc.source, uri=doc.uri,
    )  # fmt: skip


def _event(event: Event) -> dict[str, Any]:
    when = event.when
    return _known(
        kind="event", label=event.title, gloss=event.gloss, event_class=event.event_class, disputed=event.disputed,
        mentions=len(event.mentions), origins=len(event.origins), when=edtf(when) if when else None,
        starts=when.start.isoformat() if when and when.start else None,
        ends=when.end.isoformat() if when and when.end else None, when_basis=event.when_basis,
    )  # fmt: skip


def _mention(mention: EventMention, text: str) -> dict[str, Any]:
    return _known(
        kind="mention", label=mention.trigger.slice(text), quote=mention.span.slice(text), realis=mention.realis,
        event_class=mention.event_class, certainty=mention.certainty, span_start=mention.span.start, span_end=mention.span.end,
        timex=mention.time.value.timex if mention.time else None, time_basis=mention.time_basis,
    )  # fmt: skip


def _attribute(graph: nx.MultiDiGraph, mention: EventMention, language: str) -> None:
    """The chain of who says so: mention to outermost source, each source to the one it had it from."""
    previous, chain = mention.id, []
    for link in mention.attribution:
        node = _source_node(link, language)
        if node in chain:
            continue
        graph.add_node(node, kind="source", label=link.name, role=link.role)
        _add(graph, previous, node, "attributed_to")
        previous = node
        chain.append(node)
    if chain:
        graph.nodes[mention.id]["chain"] = " | ".join(chain)


def _source_node(link: Attribution, language: str) -> str:
    return "source:" + (source_key(link, language).removeprefix("s:") or fold(link.name))


def _add_events(graph: nx.MultiDiGraph, case: Case) -> None:
    told = {mention.id: mention for mention in case.mentions}
    for event in case.events:
        for name in event.mentions:
            if name not in told:
                continue  # a filtered case may hold an event without all its mentions
            _add(graph, name, event.id, "reports")
            for participant in told[name].participants:
                node, kind, edge = _party(participant)
                if node not in graph:
                    graph.add_node(node, kind=kind, label=participant.name or participant.text, type=participant.kind)
                _add(graph, event.id, node, edge, **({"role": participant.role} if edge == "involves" else {}))
    for left, right in _overlapping(case.events, graph):
        _add(graph, left, right, "overlaps")


def _party(participant: Participant) -> tuple[str, str, str]:
    key = participant.id or fold(participant.name or participant.text)
    return (
        (f"place:{key}", "place", "located_at")
        if participant.role == "place"
        else (f"actor:{key}", "actor", "involves")
    )


def _dated(events: Iterable[Event]) -> list[tuple[float, float, str]]:
    bounds = ((axis_bounds(event.when), event.id) for event in events if event.when is not None)
    return sorted((*bound, name) for bound, name in bounds if bound is not None)


def before_pairs(events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """The transitive reduction of "wholly before": pairs with no third event between them.

    events: any; those without a date are left out. A day is before the next; a month and a day of it are neither.
    """
    dated = _dated(events)
    starts = [start for start, _, _ in dated]
    soonest = [float("inf")] * (len(dated) + 1)  # the earliest end among the events from here on
    for place in range(len(dated) - 1, -1, -1):
        soonest[place] = min(soonest[place + 1], dated[place][1])
    for _, end, name in dated:
        first = bisect_left(starts, end)
        for start, _, other in dated[first:]:
            if start >= soonest[first]:
                break
            yield name, other


def _overlapping(events: Sequence[Event], graph: nx.MultiDiGraph) -> Iterator[tuple[str, str]]:
    """Short events that meet in time and share an actor or a place."""
    dated = [row for row in _dated(events) if row[1] - row[0] <= _SHORT]
    parties = {
        name: {node for _, node in graph.out_edges(name) if node.startswith(("actor:", "place:"))} for *_, name in dated
    }
    for place, (_, end, name) in enumerate(dated):
        for start, _, other in dated[place + 1 :]:
            if start >= end:
                break
            if parties[name] & parties[other]:
                yield name, other


def comes_before(graph: nx.MultiDiGraph, left: str, right: str) -> bool:
    """Whether one event is wholly before another, directly or through others.

    left, right: event ids in a graph of `to_networkx`.
    """
    import networkx as nx

    view = nx.subgraph_view(graph, filter_edge=lambda _a, _b, key: key == "before")
    return left != right and bool(nx.has_path(view, left, right))


def neighbourhood(
    graph: nx.MultiDiGraph, event: str, *, steps: int = 1, kinds: Iterable[str] = EDGE_KINDS
) -> nx.MultiDiGraph:
    """The part of the graph within `steps` edges of an event, either way round.

    event: its id, or any node. kinds: the edge kinds to follow. Raises `KeyError` for a node the graph does not have.
    """
    if event not in graph:
        raise KeyError(f"no node {event!r} in this graph; its events start with 'ev-'")
    wanted, reached, edge = set(kinds), {event}, {event}
    for _ in range(steps):
        out = {b for _, b, kind in graph.out_edges(edge, keys=True) if kind in wanted}
        into = {a for a, _, kind in graph.in_edges(edge, keys=True) if kind in wanted}
        edge = (out | into) - reached
        reached |= edge
    return graph.subgraph(reached).copy()


def claim_path(graph: nx.MultiDiGraph, mention: str) -> list[str]:
    """Who had a claim from whom: the document that tells it, then its sources, outermost first, as node ids.

    mention: its id. A source named twice in one chain stands once.
    """
    documents = [a for a, _, kind in graph.in_edges(mention, keys=True) if kind == "tells"]
    chain = graph.nodes[mention].get("chain", "")
    return [*documents, *chain.split(" | ")] if chain else documents


def standing(graph: nx.MultiDiGraph) -> dict[str, float]:
    """How much of the story rests on each source or document: events it is an origin of, each shared among its origins.

    The figure counts origins, not copies: a paper that repeats an agency gains nothing by it.
    """
    weight: dict[str, float] = defaultdict(float)
    for event, attributes in graph.nodes(data=True):
        if attributes["kind"] != "event":
            continue
        mentions = [a for a, _, kind in graph.in_edges(event, keys=True) if kind == "reports"]
        ends = {claim_path(graph, mention)[-1] for mention in mentions if claim_path(graph, mention)}
        for end in ends:
            weight[end] += 1 / len(ends)
    return dict(sorted(weight.items(), key=lambda item: (-item[1], item[0])))
