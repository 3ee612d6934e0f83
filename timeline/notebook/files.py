"""Saving and opening: the suffix of the file decides."""

from __future__ import annotations

import json
from collections.abc import Callable
from os import PathLike
from pathlib import Path

from timeline.errors import OptionError, ReadError
from timeline.model import Case
from timeline.notebook.options import guess, listed


def _html(case: Case) -> str:
    from timeline.view.page import page

    return page(case)


def _json(case: Case) -> str:
    from timeline.export.json import to_json

    return json.dumps(to_json(case), ensure_ascii=False, indent=1) + "\n"


def _csv(case: Case) -> str:
    from timeline.export.csv import to_csv

    return "\ufeff" + to_csv(case)  # without the mark, Excel takes UTF-8 for the code page of its country


def _graphml(case: Case) -> str:
    from timeline.export.graphml import to_graphml

    return to_graphml(case)


def _svg(case: Case) -> str:
    from timeline.view.svg import svg

    return svg(case)


def _png(case: Case) -> bytes:
    from timeline.view.figure import png

    return png(case)


WRITERS: dict[str, Callable[[Case], str | bytes]] = {
    ".html": _html, ".json": _json, ".csv": _csv, ".graphml": _graphml, ".svg": _svg, ".png": _png,
}  # fmt: skip


def writer(path: str | PathLike[str]) -> Callable[[Case], str | bytes]:
    """What writes a case into a file of that suffix; `OptionError` names the suffixes there are.

    >>> writer("x.quark")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    timeline.errors.OptionError: x.quark: cannot write '.quark'; existing are '.html', '.json', ...
    """
    suffix = Path(path).suffix.lower()
    if suffix not in WRITERS:
        raise OptionError(f"{path}: cannot write {suffix!r}; existing are {listed(WRITERS)}.{guess(suffix, WRITERS)}")
    return WRITERS[suffix]


def save(case: Case, path: str | PathLike[str]) -> None:
    """Write `case` to `path` in the form its suffix names; an old file is replaced only by a whole new one."""
    target = Path(path)
    written = writer(target)(case)
    beside = target.with_name(f".{target.name}.part")
    beside.write_bytes(written.encode("utf-8") if isinstance(written, str) else written)
    beside.replace(target)


def load(path: str | PathLike[str]) -> Case:
    """The case saved as `path`, a ``.json`` of schema ``timeline/1``. Raises `ReadError` for anything else."""
    from timeline.export.json_read import from_json

    target = Path(path)
    if target.suffix.lower() != ".json":
        raise ReadError(
            f"{target}: only a saved .json can be opened. Save the timeline as .json, or `build` from articles."
        )
    try:
        data = json.loads(target.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ReadError(f"{target}: {problem.strerror or problem}. Expected a timeline saved as .json.") from problem
    except ValueError as problem:
        raise ReadError(f"{target}: {problem}. Expected JSON in UTF-8, as `save` writes it.") from problem
    return from_json(data, where=str(target))
