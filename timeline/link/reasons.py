"""The evidence on two mentions in words a person reads."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.link.profile import Profile
from timeline.link.weights import weights


def reasons(a: Profile, b: Profile, features: Mapping[str, float]) -> list[str]:
    """The evidence in words, what weighs most first.

    a, b: the profiles; features: as `weigh` gave them.
    """
    weight = weights().weight
    telling = [(abs(weight[name] * value), name) for name, value in features.items() if name != "bias"]
    out = [_words(name, a, b, features[name]) for heavy, name in sorted(telling, reverse=True) if heavy >= 0.25]
    return [words for words in out if words] or ["nothing in particular speaks for or against it"]


def _words(name: str, a: Profile, b: Profile, value: float) -> str:
    if name in _PLAIN:
        return _PLAIN[name]
    match name:
        case "head_same":
            said = _said(a, b)
            return f"both say “{said[0]}”" if said[0] == said[1] else f"“{said[0]}” and “{said[1]}” say the same"
        case "head_near":
            said = _said(a, b)
            return f"“{said[0]}” and “{said[1]}” may tell one happening"
        case "head_apart":
            said = _said(a, b)
            return f"“{said[0]}” and “{said[1]}” say different things"
        case "actor_same" | "other_same" | "place_same":
            return _both(a, b, name.removesuffix("_same"))
        case "amount_same":
            return "both count " + ", ".join(sorted({q.text for q in a.mention.quantities if _counted(q.value, b)}))
        case "head_generic":
            return "both tell of something said"
        case "time_same" | "time_overlap":
            return "same day" if name == "time_same" else "their times meet"
        case "context" if value >= 0.15:
            return "alike in their other words"
        case "document" | "head_document" if value >= 0.15:
            return "the articles are alike" if name == "document" else ""
    return ""


def _said(a: Profile, b: Profile) -> tuple[str, str]:
    return a.mention.trigger.slice(a.document.text), b.mention.trigger.slice(b.document.text)


_PLAIN = {
    "class_same": "of one class", "class_clash": "of classes that do not go together",
    "document_same": "in one article", "actor_clash": "different actors", "other_clash": "different recipients",
    "place_clash": "different places", "amount_clash": "different numbers", "amount_far": "numbers far apart",
    "amount_update": "a later report counts more", "series_clash": "one tells of many, the other of one",
    "time_near": "one day apart", "time_apart": "at different times",
    "time_week": "days apart", "scene_clash": "told of different places",
    "stated_clash": "one says what the other did", "published_apart": "published apart",
    "origin_same": "from one source", "realis_clash": "not told as equally real",
    "supposed_clash": "one is only supposed", "realis_clash_article": "told as real and as unreal in one article",
    "also_clash": "one is told as a further one", "outcome": "one tells what the other did",
    "speech_apart": "what is said differs",
}  # fmt: skip


def _counted(value: float, other: Profile) -> bool:
    return any(value == amount for _, amount, _ in other.amounts)


def _both(a: Profile, b: Profile, role: str) -> str:
    one, two = {"actor": (a.actors, b.actors), "place": (a.places, b.places)}.get(role, (a.others, b.others))
    pairs = sorted({(a.spelled[key], b.spelled[key]) for key in one & two if key in a.spelled and key in b.spelled})
    named = ", ".join(left if left == right else f"{left}/{right}" for left, right in pairs)
    bodies = sorted(key[2:].replace("_", " ") for key in a.actors & b.actors if key.startswith("c:"))
    return f"both name {named}" if named else "both speak for the " + ", ".join(bodies) if bodies else ""
