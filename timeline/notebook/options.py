"""A mistyped option is answered with the options there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

from timeline.errors import OptionError

Options = ParamSpec("Options")
Result = TypeVar("Result")


def checked(function: Callable[Options, Result]) -> Callable[Options, Result]:
    """`function`, which now raises `OptionError` with the names it knows when it is given one that it does not.

    >>> @checked
    ... def draw(case, *, color="red"): return color
    >>> draw(None, collor="blue")
    Traceback (most recent call last):
    ...
    timeline.errors.OptionError: draw() has no parameter 'collor'; existing are 'color'. Did you mean 'color'?
    """
    known = parameters(function)

    @wraps(function)
    def call(*args: Options.args, **options: Options.kwargs) -> Result:
        refuse_unknown(function.__name__, options, known)
        return function(*args, **options)

    return call


def parameters(function: Callable[..., object]) -> tuple[str, ...]:
    """The names `function` takes as keywords."""
    code = function.__code__  # not `inspect.signature`: importing it costs more than it tells
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def refuse_unknown(verb: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Raise `OptionError` for the first of `given` that is not `known`; `verb` names the function in the message."""
    options = [name for name in known if name not in {"self", "case"}]
    for name in given:
        if name not in options:
            raise OptionError(
                f"{verb}() has no parameter {name!r}; existing are {listed(options)}.{guess(name, options)}"
            )


def listed(names: Iterable[str]) -> str:
    """The names as a message shows them: ``'a', 'b'``."""
    return ", ".join(map(repr, names))


def guess(name: str, known: Iterable[str]) -> str:
    """`` Did you mean …?`` when one of `known` looks like `name`, else nothing."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" Did you mean {close[0]!r}?" if close else ""
