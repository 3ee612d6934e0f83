"""``python tests/benchmarks/classes.py SUITE.jsonl -o PRED.json``: the PLOVER class of each text's main event.

PLOVER codes fewer things than `classes.toml`, and codes the announcement of a deed apart from the deed: what is
promised is AGREE, what is held over somebody THREATEN. So the main event is sought among what PLOVER codes, and one
that is planned gets the class of its announcement. An announced protest stays a PROTEST, as the Spanish set has it.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from timeline.build import events_in
from timeline.extract.main import main_mention
from timeline.model import EventMention
from timeline.read import read

UNCODED = frozenset({"STATEMENT", "REPORT", "ENACT", "OFFICE", "MOVE", "ESTABLISH", "HARM", "HAZARD", "OTHER"})
NEAREST = {"HARM.killed": "ASSAULT", "HARM.injured": "ASSAULT", "OFFICE.resign": "RETREAT", "THREATEN.warn": "THREATEN"}
ANNOUNCED = {"AID": "AGREE", "CONSULT": "AGREE", "COOPERATE": "AGREE", "SUPPORT": "AGREE", "CONCEDE": "AGREE"}
ANNOUNCED |= {"SANCTION": "THREATEN", "ASSAULT": "THREATEN", "COERCE": "THREATEN", "RETREAT": "THREATEN"}


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
        for doc in documents:
            mentions = events_in(doc).mentions
            coded = [mention for mention in mentions if mention.event_class not in UNCODED]
            predicted[row["id"]] = plover(main_mention(doc, coded or mentions))
    options.output.write_text(json.dumps(predicted), encoding="utf-8")


def plover(mention: EventMention | None) -> str | None:
    """The code of a main event, None for none."""
    if mention is None:
        return None
    if mention.realis == "planned" and mention.event_class in ANNOUNCED:
        return ANNOUNCED[mention.event_class]
    return NEAREST.get(f"{mention.event_class}.{mention.mode}", mention.event_class)


if __name__ == "__main__":
    main()
