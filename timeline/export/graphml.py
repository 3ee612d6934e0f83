"""The graph as GraphML, for Gephi, Cytoscape and yEd."""

from __future__ import annotations

import io
import re

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

    out = io.BytesIO()
    nx.write_graphml_xml(to_networkx(case), out, encoding="utf-8")
    return NOT_XML.sub("\ufffd", out.getvalue().decode("utf-8"))
