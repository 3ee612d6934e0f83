"""Feed a suite's gold mentions to the linker and write mention id -> cluster id.

    python tests/benchmarks/links.py SUITE.json -o predicted.json
    python ../shared/tools/score_links.py SUITE.json predicted.json

Nothing but text, dates, language and the mentions' positions goes in.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from timeline.link.spans import link_spans
from timeline.model import Document


def read_suite(path: Path) -> tuple[list[Document], dict[str, tuple[str, int, int]]]:
    suite = json.loads(path.read_text(encoding="utf-8"))
    documents = [
        Document(
            id=row["id"],
            text=row["text"],
            language=row["language"],
            published=date.fromisoformat(row["published"][:10]) if row.get("published") else None,
            published_basis="suite",
        )
        for row in suite["documents"]
    ]
    return documents, {row["id"]: (row["document"], row["start"], row["end"]) for row in suite["mentions"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    documents, places = read_suite(options.suite)
    numbers = link_spans(documents, list(places.values()))
    predicted = {name: f"k{number}" for name, number in zip(places, numbers, strict=True)}
    options.output.write_text(json.dumps(predicted), encoding="utf-8")


if __name__ == "__main__":
    main()
