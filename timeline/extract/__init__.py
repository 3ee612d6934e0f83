"""EXTRACT: sentences and times become event mentions with actors, numbers, realis and the chain of who says so.

`engine` runs one document; `lexicon` finds the words, `entities` the names, `frames` who says so, `triggers` what
happened, `when` which time it has, `participants`, `quantities` and `realis` the rest; `gloss` puts it into words.
"""

from timeline.extract.engine import Extraction, extract

__all__ = ["Extraction", "extract"]
