"""The constructed stories keep their own promises: quotes stand where they are said to, counts agree, plans are met."""

import itertools
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("0*.toml"))
LANGUAGES = ["en", "es", "ru", "vi", "zh"]


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def start(text: str, quote: str, nth: int) -> int:
    """Where the nth occurrence (from 0, overlaps counted) of a quote starts; -1 when there is none."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(quote, at + 1)
        if at < 0:
            return -1
    return at


def length(article: dict[str, Any]) -> int:
    """Words; for Chinese characters, of which two make about one word."""
    text = article["text"]
    return len("".join(text.split())) // 2 if article["language"] == "zh" else len(text.split())


def test_seventy_articles_of_honest_length() -> None:
    articles = list(itertools.chain.from_iterable(load(path)["article"] for path in sorted(HERE.glob("*.toml"))))
    assert len(articles) == len({a["id"] for a in articles}) == 70
    assert [a["id"] for a in articles if not 105 <= length(a) <= 220] == []
    assert all(isinstance(a["published"], date) and a["part"] in {"dev", "floor"} for a in articles)
    assert sum(a["part"] == "dev" for a in articles) == 35
    assert sum(a.get("events", True) for a in articles) == 40


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story_has_two_articles_a_language_by_ten_papers(path: Path) -> None:
    articles = load(path)["article"]
    assert sorted(a["language"] for a in articles) == sorted(LANGUAGES * 2)
    assert len({a["source"] for a in articles}) == 10
    assert len({a["published"] for a in articles}) >= 4


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_quote_stands_in_its_article(path: Path) -> None:
    story = load(path)
    texts = {a["id"]: a["text"] for a in story["article"]}
    seen: set[tuple[str, int]] = set()
    for event in story["event"]:
        for article, quote, nth in event["mentions"]:
            at = start(texts[article], quote, nth)
            assert at >= 0, f"{path.name}: {event['id']}: {quote!r} ({nth}) is not in {article}"
            assert (article, at) not in seen, f"{path.name}: {article}: {quote!r} belongs to two events"
            seen.add((article, at))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_event_agrees_with_itself(path: Path) -> None:
    story = load(path)
    events = {e["id"]: e for e in story["event"]}
    for event in events.values():
        mentions = event["mentions"]
        assert len({m[0] for m in mentions}) >= 2, event["id"]
        assert len(event["origin_of"]) == len(mentions)
        assert len({name.split("/")[0] for name in event["origin_of"]}) == event["origins"]
        assert len(event.get("realis", mentions)) == len(mentions)
        assert {event.get(k, event["id"]) for k in ("near_miss_of", "part_of")} <= set(events)
        told = {m[0] for m in mentions}
        assert set(event.get("copied", [])) <= told, event["id"]
        for kind in ("dispute", "update"):
            rows = event.get(kind, {"values": [], "mentions": []})
            assert len(rows["values"]) == len(set(rows["values"])) == len(rows["mentions"])
            assert all(m in mentions for m in rows["mentions"]), event["id"]
            papers = rows.get("told", [])
            assert len(papers) == len(rows["values"]), event["id"]
            assert all(m[0] in row for m, row in zip(rows["mentions"], papers, strict=True)), event["id"]
            assert len(set().union(*papers)) == sum(map(len, papers)), event["id"]
            assert set().union(*papers) <= told, event["id"]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story_has_one_dispute_one_update_a_copy_and_a_near_miss(path: Path) -> None:
    story = load(path)
    published = {a["id"]: a["published"] for a in story["article"]}
    assert sum("dispute" in e for e in story["event"]) == 1
    assert sum("update" in e for e in story["event"]) == 1
    assert any("near_miss_of" in e for e in story["event"])
    assert len({tuple(e["copied"]) for e in story["event"] if "copied" in e}) == 1
    days = next([published[m[0]] for m in e["update"]["mentions"]] for e in story["event"] if "update" in e)
    assert days == sorted(days)
