"""What is ruled out at a glance is what weighing in full would rule out: the slow way is the oracle."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.link import story
from timeline.build import events_in
from timeline.link.block import block
from timeline.link.cluster import edge, parts
from timeline.link.linker import judge_pairs, judgements_of, see
from timeline.link.sieve import likely
from timeline.link.weights import weights
from timeline.model import Document, EventMention

STORIES = Path(__file__).parent.parent / "corpus" / "stories"


@cache
def told(name: str) -> tuple[list[Document], list[EventMention]]:
    """One of our stories in five languages, as the program reads it."""
    rows = tomllib.loads((STORIES / f"{name}.toml").read_text(encoding="utf-8"))["article"]
    documents = [
        Document(row["id"], row["text"], row["language"], published=row["published"], source=row["source"])
        for row in rows
    ]
    return documents, [mention for doc in documents for mention in events_in(doc).mentions]


def the_slow_way(seen, collection):
    """Every pair weighed in full, then what can matter to a cluster."""
    made = judge_pairs(seen, collection)
    near = parts(edge(j.left, j.right) for j in made if j.verdict != "different" and j.score >= weights().join)
    return [
        j
        for j in made
        if j.verdict != "different"
        or j.score >= weights().unsure
        or (j.left in near and near[j.left] == near.get(j.right))
    ]


@pytest.mark.parametrize("name", ["01_chu_treaty", "02_sirte_depot", "03_copper_strike"])
def test_nothing_is_lost_by_ruling_out(name):
    seen, collection = see(*told(name))
    assert judgements_of(seen, collection) == the_slow_way(seen, collection)


def test_many_strangers_are_ruled_out():
    documents, mentions = (
        one + other for one, other in zip(told("01_chu_treaty"), told("02_sirte_depot"), strict=True)
    )
    seen, collection = see(documents, mentions)
    profiles = list(seen.values())
    pairs = block(profiles, collection)
    strangers = [
        hope
        for (left, right), hope in zip(pairs, likely(profiles, pairs, collection), strict=True)
        if profiles[left].document.id != profiles[right].document.id
    ]
    assert sum(strangers) < 0.9 * len(strangers)


def test_pairs_of_one_article_are_always_weighed():
    again = story.tell(story.EN, "Rescuers counted 12 dead", "dead", "HARM")
    seen, collection = see([story.EN], [story.SANK_EN, again])
    assert list(likely(list(seen.values()), [(0, 1)], collection)) == [True]
