"""What an analyst holds: the `Timeline` facade over the records, and the verbs that make one."""

from timeline.notebook.timeline import Timeline
from timeline.notebook.verbs import build, languages, open, read, tag

__all__ = ["Timeline", "build", "languages", "open", "read", "tag"]
