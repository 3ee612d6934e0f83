"""TimeML: a document with its time expressions as TIMEX3, for other tools of the field.

The form follows the TimeML 1.2.1 guidelines: ``tid``, ``type``, ``value``, ``mod``, ``temporalFunction`` and, where an
expression counts from another time, ``anchorTimeID``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from timeline.model import Document, TimeExpression

# What XML 1.0 cannot hold, not even escaped.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def to_timeml(document: Document, expressions: Iterable[TimeExpression]) -> str:
    """The document as TimeML.

    `expressions` are those of this document, in order. A character that XML cannot hold becomes U+FFFD. An expression
    that was found and not resolved keeps its TIMEX3 element with an empty value.

    >>> from timeline.tag import tag
    >>> doc = Document("d-1", "They met yesterday.", "en", date(2025, 11, 1))
    >>> print(to_timeml(doc, tag(doc.text, language="en", published="2025-11-01")).splitlines()[-2])
    ... # doctest: +ELLIPSIS
    <TEXT>They met <TIMEX3 tid="t1" type="DATE" value="2025-10-31" ... anchorTimeID="t0">yesterday</TIMEX3>.</TEXT>
    """
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<DOCID>{_text(document.uri or document.id)}</DOCID>",
    ]
    if document.published is not None:
        value = document.published.isoformat()
        head.append(
            f'<DCT><TIMEX3 tid="t0" type="{"TIME" if "T" in value else "DATE"}" value="{value}" temporalFunction="false"'
            f' functionInDocument="CREATION_TIME">{value}</TIMEX3></DCT>'
        )
    if document.title and document.title_span is None:
        head.append(f"<TITLE>{_text(document.title)}</TITLE>")
    return "\n".join([*head, f"<TEXT>{''.join(_marked(document, expressions))}</TEXT>", "</TimeML>"]) + "\n"


def _marked(document: Document, expressions: Iterable[TimeExpression]) -> Iterator[str]:
    at = 0
    seen: dict[str, str] = {}  # day to the last expression that named it: what "the day before" counts from
    for number, one in enumerate(expressions, start=1):
        yield _text(document.text[at : one.span.start])
        yield f"<TIMEX3 {_attributes(one, f't{number}', seen, document.published)}>{_text(one.text)}</TIMEX3>"
        at = one.span.end
        if one.value.start is not None:
            seen[one.value.start.date().isoformat()] = f"t{number}"
    yield _text(document.text[at:])


def _attributes(one: TimeExpression, tid: str, seen: dict[str, str], published: date | None) -> str:
    value = one.value
    pairs = [("tid", tid), ("type", value.type), ("value", value.timex or "")]
    if value.mod:
        pairs.append(("mod", value.mod))
    pairs.append(("temporalFunction", "false" if one.anchor == "none" else "true"))
    day = _DAY.search(one.anchor)
    anchor = "t0" if one.anchor.startswith("published") and published else seen.get(day[0]) if day else None
    if anchor:
        pairs.append(("anchorTimeID", anchor))
    return " ".join(f"{name}={quoteattr(_UNWRITABLE.sub(chr(0xFFFD), text))}" for name, text in pairs)


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))
