"""Every error this package raises on purpose.

    TimelineError
    ├── ReadError         (ValueError)   a file, row or field cannot be read
    ├── PackError         (ValueError)   a language pack says something that cannot be meant
    ├── UnknownLanguage   (LookupError)  neither a pack nor CLDR knows the language
    ├── OptionError       (TypeError)    an argument that no function here takes
    └── MissingExtra      (ImportError)  an optional package is not installed

A message says what, where (file, line, document, rule), what was expected, and what to do. A bad *text* is never
an error: what cannot be read in it is kept as found but unresolved, and counted.
"""

from __future__ import annotations


class TimelineError(Exception):
    """The root: ``except TimelineError`` catches everything this package raises on purpose."""


class ReadError(TimelineError, ValueError):
    """A file, row or field that cannot be read."""


class PackError(TimelineError, ValueError):
    """A language pack that says something which cannot be meant."""


class UnknownLanguage(TimelineError, LookupError):
    """A language code that neither a pack nor CLDR knows."""


class OptionError(TimelineError, TypeError):
    """An argument that the called function does not take."""


class MissingExtra(TimelineError, ImportError):
    """An optional package that the called function needs and that is not installed."""
