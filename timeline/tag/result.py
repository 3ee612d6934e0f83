"""The sequence that `tag` returns, and how a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import overload

from timeline.model import TimeExpression
from timeline.temporal.value import edtf


@dataclass(frozen=True)
class TagResult(Sequence[TimeExpression]):
    """The time expressions of a text, in order. In a notebook the text itself is shown, its expressions marked."""

    text: str
    expressions: tuple[TimeExpression, ...]
    language: str

    @overload
    def __getitem__(self, index: int) -> TimeExpression: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[TimeExpression, ...]: ...
    def __getitem__(self, index: int | slice) -> TimeExpression | tuple[TimeExpression, ...]:
        """One expression, or a tuple of them."""
        return self.expressions[index]

    def __len__(self) -> int:
        return len(self.expressions)

    def __iter__(self) -> Iterator[TimeExpression]:
        return iter(self.expressions)

    def __repr__(self) -> str:
        rows = "\n".join(f"  {e.text!r} {e.value.timex} ({e.rule}; {e.anchor})" for e in self.expressions)
        return f"{len(self)} time expressions ({self.language})\n{rows}"

    def _repr_html_(self) -> str:
        """The text with each expression marked and its meaning on hover; everything escaped."""
        pieces, at = [], 0
        for e in self.expressions:
            about = f"{e.value.type} {e.value.timex} · EDTF {edtf(e.value) or '–'} · {e.rule} · {e.anchor}"
            pieces.append(escape(self.text[at : e.span.start]))
            pieces.append(f'<mark title="{escape(about)}">{escape(e.text)}</mark>')
            at = e.span.end
        pieces.append(escape(self.text[at:]))
        return f'<div lang="{escape(self.language)}" style="white-space:pre-wrap">{"".join(pieces)}</div>'
