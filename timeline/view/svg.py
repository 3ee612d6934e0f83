"""The picture as one SVG, without a browser: for reports, and for a notebook that is read without its kernel.

Drawn from the same numbers as the plain figure. No script, no link, no font and no image from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from timeline.model import Case
from timeline.view.axis import day_text, tick_days
from timeline.view.layout import day_number
from timeline.view.placing import MARGIN, ROW, Placed, Placing, place
from timeline.view.scene import INTERFACE, interface_texts
from timeline.view.theme import Family, load_theme
from timeline.view.words import cut, plain

TOP, BOTTOM = 40, 34
_SHAPES = {
    "square": "M-5-5h10v10h-10z",
    "circle": "M0-5.5a5.5 5.5 0 1 1 0 11a5.500 5.500 0 1 1 0-11z",
    "diamond": "M0-7L7 0L0 7L-7 0z",
    "triangle-up": "M0-6L6 5H-6z",
    "triangle-right": "M-5-6L6 0L-5 6z",
    "hexagon": "M-3-5.500h6L6 0L3 5.500h-6L-6 0z",
    "star-square": "M-6-6L0-4L6-6L4 0L6 6L0 4L-6 6L-4 0z",
    "cross": "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "pentagon": "M0-6L6-1.600L3.700 5.500H-3.700L-6-1.600z",
}


def svg(case: Case, *, lanes: str = "actor", language: str = "en", width: int = 1100, theme: str = "light") -> str:
    """The dated events of `case` as SVG text; the options are those of `figure`.

    >>> svg(Case()).startswith("<svg")
    True
    """
    reader = language if language in INTERFACE else "en"
    return _Drawing(place(case, lanes, reader, width), reader, width, "dark" if theme == "dark" else "light").text()


class _Drawing:
    """One SVG in the making: numbers of the placing, colours of the scheme."""

    def __init__(self, placing: Placing, language: str, width: int, scheme: str) -> None:
        self.placing, self.language, self.width, self.scheme = placing, language, width, scheme
        self.colours = load_theme().schemes[scheme]
        self.texts = interface_texts()[language]
        self.right = width - MARGIN["r"]
        self.scale = (self.right - MARGIN["l"]) / (placing.end - placing.start)
        self.height = placing.bottom + ROW + TOP + BOTTOM

    def x(self, day: float) -> float:
        """The pixel of a day, kept inside the picture."""
        found = MARGIN["l"] + (day - self.placing.start) * self.scale
        return round(min(max(found, MARGIN["l"]), self.right), 1)

    def text(self) -> str:
        """The whole SVG."""
        size = f'width="{self.width}" height="{self.height:.0f}" viewBox="0 0 {self.width} {self.height:.0f}"'
        style = f'font-family={quoteattr(load_theme().font)} font-size="13" fill={quoteattr(self.colours["text"])}'
        label = quoteattr(self.texts["pictureLabel"])
        inside = [
            self._background(),
            *self._legend(),
            *self._bands(),
            *self._ticks(),
            *self._events(),
            *self._sources(),
        ]
        head = f'xmlns="http://www.w3.org/2000/svg" role="img" aria-label={label} {size} {style}'
        return f"<svg {head}>{''.join(inside)}</svg>"

    def _background(self) -> str:
        fades = (self._fade(family) for family in load_theme().families)
        area = f'<rect width="{self.width}" height="{self.height:.0f}" fill="{self.colours["card"]}"/>'
        return f"<defs>{''.join(fades)}</defs>{area}"

    def _fade(self, family: Family) -> str:
        stops = "".join(
            f'<stop offset="{at}" stop-color="{family.colour(self.scheme)}" stop-opacity="{alpha}"/>'
            for at, alpha in ((0, 0.04), (0.2, 0.45), (0.8, 0.45), (1, 0.04))
        )
        return f'<linearGradient id="fade-{family.name}">{stops}</linearGradient>'

    def _words(
        self, x: float, y: float, text: str, *, bold: bool = False, small: bool = False, anchor: str = "start"
    ) -> str:
        look = ' font-weight="650"' if bold else ""
        if small:
            look += f' font-size="11" fill="{self.colours["muted"]}"'
        return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{look}>{escape(plain(text))}</text>'

    def _symbol(self, family: Family, x: float, y: float, hollow: bool, size: float = 1.0) -> str:
        colour = family.colour(self.scheme)
        look = f'fill="{self.colours["card"]}" stroke="{colour}" stroke-width="2"' if hollow else f'fill="{colour}"'
        return f'<path d="{_SHAPES[family.symbol]}" transform="translate({x:.1f} {y:.1f}) scale({size:.2f})" {look}/>'

    def _legend(self) -> Iterable[str]:
        x = float(MARGIN["l"])
        for family in load_theme().families:
            if any(p.family is family for p in self.placing.events):
                name = self.texts[f"family_{family.name}"]
                yield self._symbol(family, x + 6, 20, False) + self._words(x + 17, 24.5, name, small=True)
                x += 34 + 7 * len(name)

    def _bands(self) -> Iterable[str]:
        for number, band in enumerate(self.placing.bands):
            top, middle = band.top + TOP, (band.top + band.bottom) / 2 + TOP
            if number % 2 == 0:
                size = f'y="{top}" width="{self.width}" height="{band.bottom - band.top}"'
                yield f'<rect {size} fill="{self.colours["band"]}"/>'
            count = self.texts["oneEvent" if band.count == 1 else "events"].replace("{}", str(band.count))
            yield self._words(MARGIN["l"] - 10, middle - 3, band.name, bold=True, anchor="end")
            yield self._words(MARGIN["l"] - 10, middle + 13, count, small=True, anchor="end")

    def _ticks(self) -> Iterable[str]:
        unit, days = tick_days(self.placing.start, self.placing.end, (self.width - MARGIN["l"]) // 90)
        pattern = {"day": "yMMMd", "month": "yMMM", "year": "y"}[unit]
        for day in days:
            x, low = self.x(day), self.placing.bottom + TOP
            yield f'<path d="M{x} {TOP}V{low}" stroke="{self.colours["line"]}"/>'
            yield self._words(x, low + ROW + 22, day_text(day, pattern, self.language), small=True, anchor="middle")

    def _events(self) -> Iterable[str]:
        inside = [
            p for p in self.placing.events if p.mark.end >= self.placing.start and p.mark.start <= self.placing.end
        ]
        for p in inside:
            yield from self._event(p)

    def _event(self, p: Placed) -> Iterable[str]:
        mark, y = p.mark, p.y + TOP
        x0, x1 = self.x(mark.start), self.x(mark.end)
        x = (x0 + x1) / 2
        if mark.shape != "point":
            yield self._bar(p, x0, max(x1, x0 + 10), y)
            x = x1 - 8 if mark.open_right else x0 + 8
        hollow = mark.shape == "within" or p.realis not in ("actual", "denied")
        yield self._symbol(p.family, x, y, hollow, 1 + min(0.22 * (max(len(p.event.origins), 1) - 1), 0.9))
        if p.realis == "denied":
            yield f'<path d="M{x - 10:.1f} {y}h20" stroke="{self.colours["text"]}" stroke-width="2"/>'
        title = f"≠ {p.title}" if p.event.disputed else p.title
        at, anchor = (min(x0, x - 6) - 8, "end") if p.left else (max(x1, x + 6) + 8, "start")
        yield self._words(at, y - 3, title, bold=True, anchor=anchor) + self._words(
            at, y + 13, p.note, small=True, anchor=anchor
        )

    def _bar(self, p: Placed, x0: float, x1: float, y: float) -> str:
        colour = p.family.colour(self.scheme)
        lasted = p.mark.shape == "lasted"
        look = (
            f'fill="{colour}" fill-opacity="0.5" stroke="{colour}"' if lasted else f'fill="url(#fade-{p.family.name})"'
        )
        if p.mark.derived:
            look += f' stroke="{colour}" stroke-dasharray="4 3"'
        return f'<rect x="{x0}" y="{y - 8}" width="{x1 - x0:.1f}" height="16" {look}/>'

    def _sources(self) -> Iterable[str]:
        y = self.placing.bottom + TOP + ROW / 2
        yield self._words(MARGIN["l"] - 10, y + 4, self.texts["sources"], bold=True, anchor="end")
        known = [doc for doc in self.placing.documents.values() if doc.published]
        for doc in known[:400]:
            x = self.x(day_number(doc.published) + 0.5) if doc.published else 0
            name = escape(cut(plain(doc.source or doc.title or doc.id), 60))
            box = f'<rect x="{x - 4}" y="{y - 5}" width="8" height="10" fill="none" stroke="{self.colours["strong"]}">'
            yield f"{box}<title>{name}</title></rect>"
