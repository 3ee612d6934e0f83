"""``python tests/benchmarks/when.py SUITE.jsonl -o PRED.json``: the day of each article's main event."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from timeline.build import events_in
from timeline.extract.mainday import main_day
from timeline.read import read
from timeline.tag import tag_document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suite", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.suite.read_text(encoding="utf-8").splitlines()]
    predicted = {}
    for row in rows:
        record = {
            "text": row["text"],
            "language": row["language"],
            "published": row["published"],
            "title": row.get("title", ""),
        }
        (doc,) = read(record, progress=False)
        day = main_day(doc, events_in(doc).mentions, tag_document(doc)).day
        predicted[row["id"]] = day.isoformat() if day else None
    options.output.write_text(json.dumps(predicted), encoding="utf-8")


if __name__ == "__main__":
    main()
