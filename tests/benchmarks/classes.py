"""``python tests/benchmarks/classes.py SUITE.jsonl -o PRED.json``: the class of each text's main event."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from timeline.build import events_in
from timeline.extract.main import main_mention
from timeline.read import read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suite", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    predicted = {}
    for line in options.suite.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents = read(
            {"text": row["text"], "language": row["language"], "published": row["published"]}, progress=False
        )
        documents = [
            replace(doc, title="", title_span=None) for doc in documents
        ]  # some texts are nothing but a headline
        mention = next((main_mention(doc, events_in(doc).mentions) for doc in documents), None)
        predicted[row["id"]] = mention.event_class if mention else None
    options.output.write_text(json.dumps(predicted), encoding="utf-8")


if __name__ == "__main__":
    main()
