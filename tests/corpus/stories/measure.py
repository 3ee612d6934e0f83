"""How well the constructed stories are read and put together.

python tests/corpus/stories/measure.py                  the figures
python tests/corpus/stories/measure.py --misses         and every miss of the development part, never of the floor part
python tests/corpus/stories/measure.py --raise          lift the floors that were passed, lower none
python tests/corpus/stories/measure.py --agree          write into README.md how far the two readings agree that the gold
                                                        was settled from (gold/readings, JSON rows like the gold's)
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus.stories import agreement, extraction, linking
from corpus.stories.truth import HERE, LANGUAGES, PARTS, articles, toml

FLOORS = HERE / "gold" / "floors.toml"  # beside the gold: every *.toml beside the stories is a story
READINGS = HERE / "gold" / "readings"
README = HERE / "README.md"
MARKS = ("<!-- agreement: measure.py --agree -->", "<!-- end of agreement -->")
HEAD = "# Percent on the stories and their gold. `measure.py --raise` lifts these; only a hand lowers one.\n"


def measured() -> Iterator[tuple[str, dict[str, float], list[str]]]:
    """Every table of figures by its name ("en floor", "links dev"), with the misses."""
    for part in PARTS:
        for language in LANGUAGES:
            yield (f"{language} {part}", *extraction.figures(language, part))
        yield (f"links {part}", *linking.figures(part))


def floors() -> dict[str, dict[str, float]]:
    """The floors by table."""
    return toml(FLOORS) if FLOORS.exists() else {}


def lifted(figures: dict[str, dict[str, float]]) -> str:
    """The file of floors with every floor at what is measured, where that is higher."""
    known = floors()
    out = HEAD
    for table, row in figures.items():
        lines = (f'"{name}" = {max(value, known.get(table, {}).get(name, 0.0))}\n' for name, value in row.items())
        out += f'\n["{table}"]\n' + "".join(lines)
    return out


def agreed() -> dict[str, dict[str, float]]:
    """The agreement of the two readings by language, and over all."""
    one, two = (agreement.read(READINGS / f"{name}.jsonl") for name in ("first", "second"))
    of = {language: {name for name, row in articles().items() if row["language"] == language} for language in LANGUAGES}
    of["all"] = set(articles())
    return {
        name: agreement.figures([a for a in one if a.article in here], [b for b in two if b.article in here])
        for name, here in of.items()
    }


def with_agreement(text: str, rows: dict[str, dict[str, float]]) -> str:
    """The README with the table of agreement in its place, at its end when it has none."""
    head = ("", *next(iter(rows.values())))
    cells = ((name, *(f"{value:g}" for value in row.values())) for name, row in rows.items())
    lines = ["| " + " | ".join(row) + " |" for row in (head, *cells)]
    table = "\n".join((MARKS[0], lines[0], "|" + "---|" * len(head), *lines[1:], MARKS[1]))
    before, mark, rest = text.partition(MARKS[0])
    return before + table + rest.partition(MARKS[1])[2] if mark else f"{text.rstrip()}\n\n{table}\n"


def show(table: str, row: dict[str, float]) -> None:
    """One table on one line."""
    print(f"{table:12}", "  ".join(f"{name} {value}" for name, value in row.items()))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--agree", action="store_true")
    options = parser.parse_args()
    if options.agree:
        for name, row in agreed().items():
            show(name, row)
        README.write_text(with_agreement(README.read_text(encoding="utf-8"), agreed()), encoding="utf-8")
        return
    tables = {}
    for table, row, misses in measured():
        tables[table] = row
        show(table, row)
        if options.misses and table.endswith("dev"):
            print(*(f"    {miss}" for miss in misses), sep="\n")
    if options.lift:
        FLOORS.write_text(lifted(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
