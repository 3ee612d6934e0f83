"""Articles in many languages become a graph of dated events and a picture an analyst can question.

    import timeline as tl
    t = tl.build("articles/*")     # read, date, tag, extract, link
    t                              # in Jupyter: the timeline itself
    t.explain("ev-3f2a")           # which words, which rule, counted from when, according to whom, why merged
    t.save("story.html")           # the suffix decides: .html .json .csv .graphml

The rooms, in the order in which they may import one another (a room imports only from rooms above it):

    model      the records: data only, frozen             errors    every error raised on purpose
    temporal   what a time can mean                       language  what a language says: packs are data
    read       files -> documents                         tag       text -> time expressions
    dating     documents -> documents that know their date
    extract    times -> event mentions                    link      mentions -> judgements -> events
    build      the spine: documents -> case               graph     case -> networkx
    export     one file per format                        view      layout, figure, page
    notebook   the `Timeline` an analyst holds            cli       the same verbs on the command line

Names are loaded when they are first used, so that importing this package costs next to nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.errors import MissingExtra, OptionError, PackError, ReadError, TimelineError, UnknownLanguage
    from timeline.notebook import Timeline, build, languages, open, read, tag

__version__ = "0.1.0"
__all__ = [
    "MissingExtra",
    "OptionError",
    "PackError",
    "ReadError",
    "Timeline",
    "TimelineError",
    "UnknownLanguage",
    "__version__",
    "build",
    "languages",
    "open",
    "read",
    "tag",
]
_ROOMS = {"build", "read", "tag"}  # public functions that share their name with a room


class _Package(ModuleType):
    """This package. `import timeline.tag` would bind the room over the public function of that name; here it does not.

    A room's own names are imported from it as always: ``from timeline.tag import tag_document``.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _ROOMS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}; public names are {', '.join(__all__)}")
    from importlib import import_module

    value = getattr(
        import_module("timeline.errors" if name[0].isupper() and name != "Timeline" else "timeline.notebook"), name
    )
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
