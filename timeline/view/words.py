"""Text on its way into a plotly figure: cut, wrapped, escaped, with the date words of a passage marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.model import Document, EventMention, Span


def plain(text: str) -> str:
    """Text without control and direction marks: a label cannot turn its surroundings around.

    >>> plain("a\\u202eb")
    'a b'
    """
    return "".join(char if char.isprintable() else " " for char in text)


def cut(text: str, most: int) -> str:
    """`text`, or its first characters and an ellipsis.

    >>> cut("a long title", 7)
    'a long…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def safe(text: str) -> str:
    """Nothing in `text` can be read as plotly's small markup.

    >>> safe("<b>&amp;")
    '&lt;b&gt;&amp;amp;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def two_lines(title: str, note: str, colour: str) -> str:
    """A bold line and a small one in `colour` under it, as plotly writes them."""
    return f"<b>{safe(title)}</b><br><span style='font-size:11px;color:{colour}'>{safe(note)}</span>"


def card(title: str, note: str, first: EventMention | None, documents: Mapping[str, Document]) -> str:
    """What hovering shows: title, date as known, the first passage with its date words marked, its source."""
    lines = [f"<b>{safe(title)}</b>", safe(note)]
    doc = documents.get(first.document) if first is not None else None
    if first is not None and doc is not None:
        lines += [quote(doc.text, first), f"<i>{safe(cut(plain(doc.source or doc.title or doc.language), 60))}</i>"]
    return "<br>".join(lines)


def quote(text: str, mention: EventMention, most: int = 280) -> str:
    """The passage of a mention, at most `most` characters, date words bold and underlined."""
    start, end = mention.span.start, min(mention.span.end, mention.span.start + most)
    more = "…" if end < mention.span.end else ""
    counted = mention.time_basis in ("derived", "coreferent")
    date = None if mention.time is None or counted else mention.time.span
    if date is None or not Span(start, end).contains(date):
        return f"“{wrapped([(text[start:end], False)])}{more}”"
    pieces = [(text[start : date.start], False), (date.slice(text), True), (text[date.end : end], False)]
    return f"“{wrapped(pieces)}{more}”"


def wrapped(pieces: Iterable[tuple[str, bool]], width: int = 62) -> str:
    """Pieces as lines of about `width` characters, marked ones bold and underlined, everything escaped."""
    out, used = [], 0
    for text, marked in pieces:
        line = ""
        for char in plain(text):
            wide = 2 if char >= "\u2e80" else 1
            if used + wide > width and (char == " " or wide == 2):
                line, used = line + "\n", 0
                if char == " ":
                    continue
            line, used = line + char, used + wide
        done = safe(line).replace("\n", "<br>")
        out.append(f"<b><u>{done}</u></b>" if marked else done)
    return "".join(out)
