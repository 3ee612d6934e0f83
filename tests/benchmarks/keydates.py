"""Feed a topic's articles to the ranking of days and write as many days as the reference timeline has.

    python tests/benchmarks/keydates.py TOPIC.json -o PREDICTED.json
    python ../shared/tools/score_misc.py keydates TOPIC.json PREDICTED.json

Only the articles' texts, dates and language go in, and how many days are wanted.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from timeline.link.keydates import key_days
from timeline.link.origins import copies
from timeline.model import Document
from timeline.tag import tag_document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topic", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    topic = json.loads(options.topic.read_text(encoding="utf-8"))
    documents = [
        Document(
            id=f"d{number}",
            text=row["text"],
            language=topic["language"],
            published=date.fromisoformat(row["published"][:10]) if row.get("published") else None,
            published_basis="suite",
        )
        for number, row in enumerate(topic["articles"])
    ]
    times = {doc.id: tuple(tag_document(doc)) for doc in documents}
    days = key_days(documents, times, len(topic["timeline"]), origin=copies(documents))
    options.output.write_text(json.dumps([row.day.isoformat() for row in days]), encoding="utf-8")


if __name__ == "__main__":
    main()
