"""The graph: its kinds are closed, its attributes plain, "before" is reduced and its closure is an order."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.link import story
from timeline.graph import (
    EDGE_KINDS,
    NODE_KINDS,
    before_pairs,
    claim_path,
    comes_before,
    neighbourhood,
    standing,
    to_networkx,
)
from timeline.link import link
from timeline.link.revise import rejudge, undo
from timeline.model import Case, Event, Judgement
from timeline.temporal.value import from_timex

CHAIN = (story.said("港口日报"), story.said("俄塔社", "agency"))


@pytest.fixture(scope="module")
def case():
    from dataclasses import replace

    mentions = [replace(m, attribution=CHAIN) if m is story.SANK_ZH else m for m in story.MENTIONS]
    linked = link(story.DOCUMENTS, mentions)
    return Case(story.DOCUMENTS, tuple(mentions), linked.judgements, linked.events, linked.relations)


def test_every_node_and_edge_has_a_known_kind(case):
    graph = to_networkx(case)
    assert {kind for _, kind in graph.nodes(data="kind")} <= set(NODE_KINDS)
    assert {kind for *_, kind in graph.edges(data="kind")} <= set(EDGE_KINDS)
    assert all(key == kind for _, _, key, kind in graph.edges(keys=True, data="kind"))


def test_attributes_are_plain_so_that_any_format_holds_them(case, tmp_path):
    graph = to_networkx(case)
    values = [v for _, attributes in graph.nodes(data=True) for v in attributes.values()]
    values += [v for *_, attributes in graph.edges(data=True) for v in attributes.values()]
    assert values
    assert all(isinstance(value, str | int | float | bool) for value in values)
    nx.write_graphml(graph, tmp_path / "case.graphml")
    back = nx.read_graphml(tmp_path / "case.graphml", force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    nx.write_gexf(graph, tmp_path / "case.gexf")
    gexf = nx.read_gexf(tmp_path / "case.gexf")
    assert set(gexf.nodes) == set(graph.nodes)
    assert gexf.number_of_edges() == graph.number_of_edges()
    assert all(graph.nodes[name].items() <= said.items() for name, said in gexf.nodes(data=True))
    assert nx.node_link_graph(nx.node_link_data(graph, edges="edges"), edges="edges").edges == graph.edges


def test_documents_tell_mentions_and_mentions_report_events(case):
    graph = to_networkx(case)
    for mention in case.mentions:
        assert graph.has_edge(mention.document, mention.id, "tells")
        assert [b for _, b, kind in graph.out_edges(mention.id, keys=True) if kind == "reports"] == [
            event.id for event in case.events if mention.id in event.mentions
        ]


def test_the_path_of_a_claim_runs_from_the_document_to_the_innermost_source(case):
    graph = to_networkx(case)
    path = claim_path(graph, story.SANK_ZH.id)
    assert path[0] == story.ZH.id
    assert [graph.nodes[node]["label"] for node in path[1:]] == ["港口日报", "俄塔社"]
    assert claim_path(graph, story.SANK_EN.id) == [story.EN.id]


def test_standing_counts_origins_not_copies(case):
    weights = standing(to_networkx(case))
    assert sum(weights.values()) == pytest.approx(len(case.events))


def test_a_neighbourhood_holds_what_is_within_reach(case):
    graph = to_networkx(case)
    event = next(e.id for e in case.events if story.SANK_EN.id in e.mentions)
    near = neighbourhood(graph, event)
    assert {story.SANK_EN.id, story.SANK_VI.id, story.SANK_ZH.id} <= set(near)
    assert story.DEAD_EN.id not in near
    assert set(neighbourhood(graph, event, steps=2)) > set(near)
    with pytest.raises(KeyError, match="ev-"):
        neighbourhood(graph, "nothing")


days = st.integers(1, 28)
dates = st.builds(lambda day: f"2024-02-{day:02d}", days) | st.just("2024-02") | st.just("2024-W06")


def event(number, timex):
    return Event(f"ev-{number}", "", "", "OTHER", (f"m-{number}",), from_timex(timex))


@given(st.lists(dates, max_size=5))
def test_before_is_the_transitive_reduction_of_the_true_order(timexes):
    events = [event(number, timex) for number, timex in enumerate(timexes)]
    true = {(a.id, b.id) for a, b in permutations(events, 2) if a.when.end <= b.when.start}
    reduced = set(before_pairs(events))
    assert reduced == {
        (a, c) for a, c in true if not any((a, b.id) in true and (b.id, c) in true for b in events)
    }  # fmt: skip
    graph = to_networkx(Case(events=tuple(events)))
    closure = {(a.id, b.id) for a, b in permutations(events, 2) if comes_before(graph, a.id, b.id)}
    assert closure == true
    assert not any((b, a) in closure for a, b in closure)


def test_short_events_that_meet_and_share_somebody_overlap():
    from dataclasses import replace

    day = story.SECOND_EN.time
    people = (story.who("Aldis Line", key="org:aldis"),)
    two = [replace(story.SECOND_EN, participants=people), replace(story.SANK_EN, participants=people, time=day)]
    linked = link([story.EN], two)
    graph = to_networkx(Case((story.EN,), tuple(two), linked.judgements, linked.events, linked.relations))
    assert [kind for *_, kind in graph.edges(keys=True) if kind == "overlaps"] == ["overlaps"]


def test_ten_thousand_dated_events_make_a_graph_in_seconds():
    start = from_timex("2020-01-01").start
    events = [event(n, (start + timedelta(days=n // 3)).strftime("%Y-%m-%d")) for n in range(3000)]
    assert sum(1 for _ in before_pairs(events)) == 3 * 3 * 999


def test_only_the_last_word_on_two_mentions_makes_them_the_same():
    pair = (story.SANK_EN.id, story.SANK_VI.id)
    linked = link(story.DOCUMENTS, story.MENTIONS)
    case = Case(story.DOCUMENTS, tuple(story.MENTIONS), linked.judgements, linked.events, linked.relations)

    def joined(case):
        edges = to_networkx(case).edges(keys=True)
        return any({left, right} == set(pair) and kind == "same_as" for left, right, kind in edges)

    apart = rejudge(case, [Judgement(*pair, "different", 0.0, "ana", "two boats")])
    assert joined(case)
    assert not joined(apart)
    assert joined(undo(apart))
