from tests.view.story import story
from timeline.model import Case
from timeline.view.graph_figure import plot_graph


def trace(fig, name):
    return next(trace for trace in fig.data if trace.name == name)


def test_every_event_is_a_node_and_relations_are_arcs():
    case = story()
    fig = plot_graph(case)
    nodes = next(trace for trace in fig.data if trace.customdata is not None)
    assert set(nodes.customdata) == {event.id for event in case.events}
    assert trace(fig, "responds to").x.count(None) == 1
    assert trace(fig, "tells of").x.count(None) == 1


def test_what_merely_precedes_is_drawn_only_when_asked():
    assert "precedes" not in {trace.name for trace in plot_graph(story()).data}
    assert "precedes" in {trace.name for trace in plot_graph(story(), before=True).data}


def test_events_stand_in_time_order_undated_last():
    nodes = next(trace for trace in plot_graph(story()).data if trace.customdata is not None)
    assert nodes.customdata[0] == "ev-yard"
    assert nodes.customdata[-1] == "ev-undated"
    assert list(nodes.x) == sorted(nodes.x)


def test_nothing_to_draw_is_a_figure_too():
    assert plot_graph(Case(), language="zh").layout.width == 1200
