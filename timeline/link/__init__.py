"""Mentions to events: which ones tell of one happening, and how happenings stand to one another.

`link` is the entrance. Inside: `terms` and `concepts` make words of all languages comparable, `block` finds
pairs worth comparing, `score` weighs them with reasons, `cluster` joins them, `disputes`, `origins` and `relations`
say what the clusters are worth. Every number is data (`weights.toml`), every cue word too (`cues.toml`).
"""

from timeline.link.linker import Linked, link
from timeline.link.score import MACHINE

__all__ = ["MACHINE", "Linked", "link"]
