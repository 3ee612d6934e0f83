"""Text to `TimeExpression`: find (knows words), resolve (knows the calendar), anchor (knows what is counted from what).

- `lex`       the time words and figures of a text, as stretches of neighbours
- `find`      what rules match in them, unresolved
- `anchor`    which clock each one counts from: document, report, last date mentioned; tense
- `tagger`    the three together; `tag`, `tag_document`
- `warnings`  what deserves a human look
- `result`    the sequence `tag` returns, with its notebook view
"""

from timeline.tag.tagger import tag, tag_document
from timeline.tag.warnings import warnings

__all__ = ["tag", "tag_document", "warnings"]
