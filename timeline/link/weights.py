"""The numbers of linking, kept as data: what each piece of evidence weighs and where the verdicts lie."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from timeline.errors import PackError

FEATURES = (
    "bias", "head_vague", "head_same", "head_rare", "head_article", "head_generic", "head_near", "head_apart",
    "class_same", "class_clash", "context", "context_names", "context_close", "document", "document_best",
    "document_names", "document_same", "head_document", "actor_same", "actor_clash", "other_same", "other_clash",
    "place_same", "place_clash", "amount_same", "amount_clash", "amount_update", "amount_far", "time_same",
    "time_overlap", "time_near", "time_week", "time_apart", "published_apart", "origin_same", "realis_clash", "supposed_clash",
    "realis_clash_article", "also_clash", "outcome", "series_clash", "speech_apart",
    "stated_clash", "cross", "scene_same", "scene_clash",
)  # fmt: skip
VERDICTS = ("same", "unsure", "join", "join_given", "missing", "attach")


@dataclass(frozen=True, slots=True)
class Weights:
    """What `weights.toml` says, checked.

    `weight` is log-odds per feature, `given` the same for mentions of which only the place is known
    (`given_cross`: in two languages). `same` and
    `unsure` are probabilities from which a verdict is given, `join` (`join_given`) the mean from which clusters join,
    `missing` what a pair never compared counts for, `attach` the score from which a mention left alone joins another.
    `together` holds the pairs of event classes that may tell one event, `generic` the concepts of a trigger that only
    says that something was said, `bodies` the concepts that are bodies which speak, `addressed` the classes to which
    their recipient belongs.
    """

    weight: Mapping[str, float]
    given: Mapping[str, float]
    given_cross: Mapping[str, float]
    same: float
    unsure: float
    join: float
    join_given: float
    missing: float
    attach: float
    together: frozenset[tuple[str, str]]
    generic: frozenset[str]
    bodies: frozenset[str]
    addressed: frozenset[str]

    def of(self, bare: bool, cross: bool) -> Mapping[str, float]:
        """The weights for a pair: of bare positions or of the program's own mentions, in one language or in two."""
        if not bare:
            return self.weight
        return self.given_cross if cross else self.given

    @property
    def least(self) -> float:
        """The log-odds of `unsure`, a hair lower, so that rounding never loses a pair."""
        return math.log(self.unsure / (1 - self.unsure)) - 1e-6


@cache
def weights() -> Weights:
    """The weights that ship with the package.

    >>> weights().weight["time_apart"] < 0 < weights().weight["time_same"]
    True
    """
    data = _toml("weights.toml")
    weight = _numbers("weight", data.get("weight", {}), FEATURES)
    verdict = _numbers("verdict", data.get("verdict", {}), VERDICTS)
    if not 0 <= verdict["missing"] <= verdict["unsure"] <= verdict["same"] <= 1:
        raise PackError("weights.toml, [verdict]: expected 0 <= missing <= unsure <= same <= 1.")
    together = {
        (left, right)
        for line in data.get("classes", {}).values()
        for left in str(line).split()
        for right in str(line).split()
    }
    lists = {
        name: frozenset(str(data.get(name, {}).get(key, "")).split())
        for name, key in (("generic", "concepts"), ("bodies", "concepts"), ("addressed", "classes"))
    }
    given, given_cross = (_some(name, data.get(name, {})) for name in ("given", "given_cross"))
    return Weights(
        weight=MappingProxyType(weight),
        given=MappingProxyType(given),
        given_cross=MappingProxyType(given_cross),
        same=verdict["same"],
        unsure=verdict["unsure"],
        join=verdict["join"],
        join_given=verdict["join_given"],
        missing=verdict["missing"],
        attach=verdict["attach"],
        together=frozenset(together),
        generic=lists["generic"],
        bodies=lists["bodies"],
        addressed=lists["addressed"],
    )


def _some(table: str, found: Mapping[str, object]) -> dict[str, float]:
    """Weights of some features; the others count nothing."""
    if strange := sorted(set(found) - set(FEATURES)):
        raise PackError(f"weights.toml, [{table}]: {strange[0]!r} is unknown. Known: {', '.join(FEATURES)}.")
    return dict.fromkeys(FEATURES, 0.0) | _numbers(table, found, tuple(found))


def _numbers(table: str, found: Mapping[str, object], names: tuple[str, ...]) -> dict[str, float]:
    if set(found) != set(names):
        wrong = sorted(set(found) ^ set(names))
        raise PackError(
            f"weights.toml, [{table}]: {wrong[0]!r} is missing or unknown. Expected exactly: {', '.join(names)}."
        )
    for name, value in found.items():
        if not isinstance(value, int | float):
            raise PackError(f"weights.toml, [{table}], {name}: expected a number, got {value!r}.")
    return {name: float(found[name]) for name in names}  # type: ignore[arg-type]


def _toml(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((files("timeline.link") / name).read_text(encoding="utf-8"))


@cache
def cue_pattern(kind: str, language: str) -> re.Pattern[str] | None:
    """The cue words of one kind (`another`, `ordinal`, `response`) in one language, None where there are none."""
    words = [word for word, _ in _cue_words(kind, language)]
    if not words:
        return None
    joined = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(joined if language.startswith("zh") else rf"\b(?:{joined})\b", re.IGNORECASE)


@cache
def cue_values(kind: str, language: str) -> Mapping[str, str]:
    """What each cue word of one kind stands for (``third`` for ``3``)."""
    return MappingProxyType(dict(_cue_words(kind, language)))


def _cue_words(kind: str, language: str) -> list[tuple[str, str]]:
    entries = str(_toml("cues.toml")[kind].get(language.split("-")[0], "")).split(",")
    parts = [entry.strip().partition("=") for entry in entries if entry.strip()]
    return [(word, value) for word, _, value in parts]
