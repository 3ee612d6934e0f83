"""More articles for a timeline, with what linking knows of it kept from one time to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.build import build_case
from timeline.model import Case

if TYPE_CHECKING:
    from timeline.link.extend import Index

_kept: dict[str, Index] = {}  # one index at most, "last": it is large, and serves only the case it was made for


def extended(case: Case, documents: object, *, progress: bool = True) -> Case:
    """The case with more articles, whatever `build_case` takes; those it has already are left out."""
    from timeline.link.extend import Index

    here = {doc.id for doc in case.documents}
    more = build_case(documents, progress=progress)
    fresh = tuple(doc for doc in more.documents if doc.id not in here)
    told = tuple(mention for mention in more.mentions if mention.document not in here)
    index = _kept.pop("last", None)
    if index is None or index.case is not case:
        index = Index(case)
    larger = index.add(fresh, told)
    index.case = replace(
        larger,
        warnings=(*case.warnings, *(row for row in more.warnings if row.document not in here)),
        uncovered=(*case.uncovered, *(row for row in more.uncovered if row.document not in here)),
        failures=(*case.failures, *more.failures),
    )
    _kept["last"] = index
    return index.case
