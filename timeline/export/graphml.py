"""The graph as GraphML, for Gephi, Cytoscape and yEd."""

from __future__ import annotations

import io
import re
from typing import Any

from timeline.graph import to_networkx
from timeline.model import Case

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(case: Case) -> str:
    """The graph of `timeline.graph.to_networkx(case)` as GraphML text.

    Characters that XML cannot hold (a form feed in a pasted text) become U+FFFD: one of them must not lose the file.

    >>> "<graphml" in to_graphml(Case())
    True
    """
    import networkx as nx

    graph = to_networkx(case)
    for _, attributes in graph.nodes(data=True):
        _make_sound(attributes)
    for *_, attributes in graph.edges(data=True):
        _make_sound(attributes)
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, encoding="utf-8")
    return out.getvalue().decode("utf-8")


def _make_sound(attributes: dict[str, Any]) -> None:
    attributes.update({k: NOT_XML.sub("\ufffd", v) for k, v in attributes.items() if isinstance(v, str)})
