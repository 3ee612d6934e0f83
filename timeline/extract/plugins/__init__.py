"""Extractors from elsewhere: who they are (`registry`), what is let in (`gate`), and the optional ones of our own.

`names` adds a model's names to what the rules found; `spacy`, `vietnamese` and `russian` bring such models, `llm` asks
a language model. Each is imported when it is asked for, and says what to install when that is missing.
"""

from timeline.extract.plugins.gate import Draft, Extractor
from timeline.extract.plugins.registry import extractors_named, run

__all__ = ["Draft", "Extractor", "extractors_named", "run"]
