"""A progress bar for work that turns out to be long. Short work shows none, and does not even load one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from tqdm import tqdm

Item = TypeVar("Item")
PATIENCE = 2.0  # seconds; work that is done sooner needs no progress bar


def watched(items: Sequence[Item], label: str, unit: str, *, show: bool = True) -> Iterator[Item]:
    """Hand out `items`; once two seconds have passed, show how many are done. `show` False never does.

    >>> list(watched([1, 2], "counting", "number"))
    [1, 2]
    """
    begun, bar = monotonic(), None
    try:
        for done, item in enumerate(items):
            if show and bar is None and done and monotonic() - begun > PATIENCE:
                bar = _bar(len(items), done, label, unit)
            yield item
            if bar is not None:
                bar.update()
    finally:
        if bar is not None:
            bar.close()


def _bar(total: int, done: int, label: str, unit: str) -> tqdm[NoReturn]:
    from tqdm.auto import tqdm  # only for long work: in Jupyter it loads widgets

    quiet = False if "ipykernel" in sys.modules else None  # None: no bar where no person looks, in a pipe or a log
    return tqdm(total=total, initial=done, desc=label, unit=unit, leave=False, disable=quiet)
