"""Every example and counter-example of every pack runs, by existing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from timeline.language.grammar import grammar_for, shared_rules
from timeline.language.pack import load_pack, pack_languages
from timeline.tag import tag

PUBLISHED = "2025-11-01T00:00"  # with its hour, so that "two hours ago" can be counted
FIRST_CLASS = ("vi", "zh", "en", "ru", "es", "fr", "de")


def _examples() -> Iterator[Any]:
    for language in pack_languages():
        pack = load_pack(language)
        rows = [(row["name"], example) for row in pack.rows("rule") for example in row.get("example", ())]
        rows += [("shared", example) for example in pack.rows("example")]
        for name, example in rows:
            yield pytest.param(language, example, id=f"{language}/{name}: {example['find']}")


def _negatives() -> Iterator[Any]:
    for language in pack_languages():
        for row in load_pack(language).rows("negative"):
            yield pytest.param(language, row, id=f"{language}: {row.get('not', row['text'])}")


@pytest.mark.parametrize(("language", "example"), list(_examples()))
def test_example_holds(language: str, example: Mapping[str, Any]):
    published = example.get("published", PUBLISHED) or None
    found = tag(example["text"], language=language, published=published)
    hits = [e for e in found if e.text == example["find"]]
    assert hits, f"{example['find']!r} not found; found {[e.text for e in found]}"
    assert example["value"] in {e.value.timex for e in hits}, [(e.value.timex, e.rule) for e in hits]
    if "mod" in example:
        assert example["mod"] in {e.value.mod for e in hits}


@pytest.mark.parametrize(("language", "row"), list(_negatives()))
def test_counter_example_stays_untagged(language: str, row: Mapping[str, Any]):
    found = tag(row["text"], language=language, published=PUBLISHED)
    if "not" in row:
        at = row["text"].index(row["not"])
        found = [e for e in found if e.span.start < at + len(row["not"]) and at < e.span.end]
    assert not found, [(e.text, e.value.timex, e.rule) for e in found]


@pytest.mark.parametrize("language", pack_languages())
def test_every_own_rule_has_an_example(language: str):
    bare = [row["name"] for row in load_pack(language).rows("rule") if not row.get("example")]
    assert not bare, f"{language}.toml: rules without an example: {bare}"


@pytest.mark.parametrize("language", pack_languages())
def test_every_own_rule_is_reached_by_its_example(language: str):
    for row in load_pack(language).rows("rule"):
        for example in row.get("example", ()):
            found = tag(example["text"], language=language, published=example.get("published", PUBLISHED) or None)
            if row["make"] != "nothing" and row.get("stage", "atom") == "atom":
                rules = {part for e in found for part in e.rule.split("+")}
                assert f"{language}/{row['name']}" in rules, (row["name"], example["text"], rules)


def test_every_shared_rule_has_an_example_in_some_pack():
    reached: set[str] = set()
    for language in pack_languages():
        for example in load_pack(language).rows("example"):
            for e in tag(example["text"], language=language, published=example.get("published", PUBLISHED) or None):
                reached |= {part.removeprefix("shared/") for part in e.rule.split("+")}
    named = {
        row["name"] for row in shared_rules()["rule"] if row["make"] not in ("nothing", "at", "zoned", "range", "list")
    }
    assert not named - reached, f"shared rules no example reaches: {sorted(named - reached)}"


@pytest.mark.parametrize("language", [code for code in FIRST_CLASS if code in pack_languages()])
def test_first_class_packs_say_what_is_not_a_time(language: str):
    assert len(load_pack(language).rows("negative")) >= 30


def test_a_pack_is_compiled_once():
    assert grammar_for("vi") is grammar_for("vi")
