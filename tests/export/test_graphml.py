"""The graph file opens again, whatever an article holds."""

import io

import networkx as nx
from hypothesis import given, settings
from strategies import cases

from timeline.export.graphml import to_graphml
from timeline.graph import to_networkx


@given(cases())
@settings(max_examples=25)
def test_what_is_written_opens_again_with_every_node_and_edge(case):
    graph = nx.read_graphml(io.BytesIO(to_graphml(case).encode("utf-8")), force_multigraph=True)
    made = to_networkx(case)
    assert graph.number_of_nodes() == made.number_of_nodes()
    assert graph.number_of_edges() == made.number_of_edges()


def test_a_built_story_keeps_its_kinds(story):
    graph = nx.read_graphml(io.BytesIO(to_graphml(story.case).encode("utf-8")), force_multigraph=True)
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    assert {"document", "event", "mention"} <= kinds
