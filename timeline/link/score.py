"""Two mentions weighed: do they tell of one happening, how surely, and why, in words a person reads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import timedelta

from timeline.link.names import clash, keys_of
from timeline.link.profile import Collection, Profile, cosine, is_fine, neighbours
from timeline.link.weights import weights
from timeline.model import Judgement, TimeValue

MACHINE = "timeline.link"  # who judges when nobody does
Features = dict[str, float]
_DAY = timedelta(days=1)
_SAID = frozenset({"STATEMENT", "REPORT", "ACCUSE", "REJECT", "THREATEN"})
_FORCE = frozenset({"ASSAULT", "HAZARD", "COERCE", "MOBILIZE"})
_BESIDE = 6  # characters between an act and its toll, told in one breath
GIVEN = "given"  # the rule of a mention whose sentence stands for its clause


def weigh(a: Profile, b: Profile, collection: Collection) -> Features:
    """The evidence for and against, as named numbers; the weights of `weights.toml` turn them into a probability."""
    out: Features = {"bias": 1.0}
    out |= _heads(a, b, collection)
    out |= _times(a, b)
    out |= _names(a, b)
    out |= _amounts(a, b, collection)
    together = (a.family, b.family) in weights().together
    if a.family == b.family != "OTHER":
        out["class_same"] = 1.0
    elif "OTHER" not in (a.family, b.family) and not together:
        out["class_clash"] = 1.0
    likeness = collection.likeness(a.document, b.document)
    if a.document.id == b.document.id:
        out["document_same"] = 1.0
    else:
        out["document"] = likeness
        out["document_names"] = cosine(collection.pages[a.document.id].names, collection.pages[b.document.id].names)
        out["document_best"] = collection.standing(a.document, b.document)
        out["head_document"] = likeness * max(out.get("head_same", 0.0), 0.7 * out.get("head_near", 0.0))
    out["context"] = _context(a, b)
    out["context_names"] = cosine(a.names, b.names)
    out["context_close"] = _close(a, b)
    if a.origin and a.origin == b.origin:
        out["origin_same"] = 1.0
    if is_outcome(a, b):
        out["outcome"] = 1.0
        out.pop("head_apart", None)
    if a.mention.realis != b.mention.realis:
        supposed = "hypothetical" in (a.mention.realis, b.mention.realis)
        one_article = a.document.id == b.document.id
        out["supposed_clash" if supposed else "realis_clash_article" if one_article else "realis_clash"] = 1.0
    if a.also != b.also:
        out["also_clash"] = 1.0
    return out


def _heads(a: Profile, b: Profile, collection: Collection) -> Features:
    if a.vague or b.vague:
        return {"head_vague": 1.0 if a.vague != b.vague else 1.5}
    generic = weights().generic
    if _generic(a, generic) and _generic(b, generic):
        return {"head_generic": 1.0, "speech_apart": 1.0 - _context(a, b)}
    if a.heads & b.heads:
        rarity = max(collection.rarity(head) for head in a.heads & b.heads) / 4
        article = {"head_article": 1.0} if a.document.id == b.document.id else {}
        return {"head_same": 1.0, "head_rare": min(1.5, rarity), **article}
    if neighbours(a.heads) & b.heads:
        return {"head_near": 1.0}
    known = all(any(key.startswith("c:") for key in one.heads) for one in (a, b))
    return {"head_apart": 1.0} if known else {}


def _generic(one: Profile, generic: frozenset[str]) -> bool:
    """Whether the trigger only says that something was said: it tells nothing of what."""
    concepts = {head[2:] for head in one.heads if head.startswith("c:")}
    return bool(concepts) and concepts <= generic


def _names(a: Profile, b: Profile) -> Features:
    out: Features = {}
    for name, one, two in (("actor", a.actors, b.actors), ("other", a.others, b.others), ("place", a.places, b.places)):
        if one & two:
            out[f"{name}_same"] = 1.0
        elif clash(one, two):
            out[f"{name}_clash"] = 1.0
    if "actor_clash" in out and (a.actors & b.others or b.actors & a.others):
        out.pop("actor_clash")
    return out


def _amounts(a: Profile, b: Profile, collection: Collection) -> Features:
    same, clash = 0.0, False
    for term, value, of in a.amounts:
        for other_term, other, of_other in b.amounts:
            if not (of & of_other):
                continue
            if value == other:
                same += min(collection.rarity(term), 3.0) / 2
            else:
                clash = clash or term != other_term
    if same:
        return {"amount_same": min(same, 3.0)}
    return {"amount_clash": 1.0} if clash else {}


def _times(a: Profile, b: Profile) -> Features:
    best = max((_overlap(x, y) for x in a.readings for y in b.readings), default=None)
    if best is not None:
        return {("time_apart", "time_near", "time_overlap", "time_same")[best]: 1.0}
    if a.document.published and b.document.published:
        weeks = abs((a.document.published - b.document.published).days) / 7
        return {"published_apart": min(weeks, 3.0)}
    return {}


def _overlap(x: TimeValue, y: TimeValue) -> int:
    """3: one and the same day or finer; 2: they meet; 1: one day apart, as zones may make it; 0: apart."""
    assert x.start and x.end and y.start and y.end
    if x.start < y.end and y.start < x.end:
        return 3 if is_fine(x) and is_fine(y) else 2
    gap = x.start - y.end if x.start >= y.end else y.start - x.end
    return 1 if is_fine(x) and is_fine(y) and gap < _DAY else 0


def _context(a: Profile, b: Profile) -> float:
    one, two = (a.vector, b.vector) if len(a.vector) <= len(b.vector) else (b.vector, a.vector)
    dot = sum(weight * two[term] for term, weight in one.items() if term in two)
    if a.document.language == b.document.language:
        return dot / (a.norm * b.norm)
    return dot / (a.shared_norm * b.shared_norm)


def _close(a: Profile, b: Profile) -> float:
    """How much of the words right beside the two triggers is shared, 0 to 1."""
    total = sum(a.close.values()) + sum(b.close.values())
    return 2 * sum(min(weight, b.close[term]) for term, weight in a.close.items() if term in b.close) / total if total else 0.0


def barred(a: Profile, b: Profile) -> str:
    """Why these two cannot be one happening whatever else speaks for it, "" when they can."""
    if b.mention.id == a.mention.about or a.mention.id == b.mention.about:
        return "one tells of the other"
    if a.family != b.family and ("REPORT" in (a.family, b.family)):
        return "a report is not what it reports"
    if a.family != b.family and "STATEMENT" in (a.family, b.family) and (a.family, b.family) not in weights().together:
        return "a statement is not what it states"
    if a.ordinals and b.ordinals and not a.ordinals & b.ordinals:
        return "they are numbered differently"
    if is_series(a) != is_series(b) and (a.readings and b.readings):
        return "one is a series, the other a single happening"
    if a.document.id == b.document.id and (a.another or b.another) and a.heads & b.heads and not _same_day(a, b):
        return "one is told as another one"
    if a.family in _SAID and b.family in _SAID and clash(_speakers(a), _speakers(b)):
        return "different speakers"
    if a.family == b.family and a.family in weights().addressed and clash(_named(a.others), _named(b.others)):
        return "addressed to others"
    if _in_one_clause(a, b) and not a.heads & b.heads and not is_outcome(a, b):
        return "two happenings of one sentence"
    far = a.readings and b.readings and not any(_overlap(x, y) for x in a.readings for y in b.readings)
    if far and a.places and b.places and not a.places & b.places:
        return "disjoint days and places"
    return ""


def _speakers(one: Profile) -> frozenset[str]:
    return frozenset(key for key in one.actors if key.startswith(("p:person:", "p:media:")))


def _named(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.startswith(("p:person:", "p:country:")))


def _in_one_clause(a: Profile, b: Profile) -> bool:
    return a.document.id == b.document.id and a.mention.rule != GIVEN and a.mention.span.overlaps(b.mention.span)


def is_outcome(a: Profile, b: Profile) -> bool:
    """Whether one tells of an act of force and the other, right beside it, of whom it harmed: one happening and its toll."""
    if a.document.id != b.document.id or not ({a.family, b.family} & {"HARM"}) or not ({a.family, b.family} & _FORCE):
        return False
    gap = max(a.mention.span.start, b.mention.span.start) - min(a.mention.span.end, b.mention.span.end)
    return gap <= _BESIDE and "\n" not in _between(a, b) and not clash(a.actors, b.actors)


def _between(a: Profile, b: Profile) -> str:
    first, last = sorted((a.mention.span, b.mention.span))
    return a.document.text[first.end : last.start]


def _same_day(a: Profile, b: Profile) -> bool:
    return any(_overlap(x, y) == 3 for x in a.readings for y in b.readings)


def is_series(one: Profile) -> bool:
    """Whether the mention tells of a run of happenings (``since September``), not of one."""
    time = one.mention.time
    if one.mention.realis == "habitual":
        return True
    return time is not None and time.signal in ("since", "from")


def probability(features: Features, weight: Mapping[str, float]) -> float:
    """How likely the evidence makes it that both tell of one happening, between 0 and 1."""
    total = sum(weight[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def score(a: Profile, b: Profile, collection: Collection) -> Judgement:
    """The machine's judgement on two mentions, with its reasons.

    a, b: profiles of mentions of `collection`. The verdict is "same", "unsure", or "different"; `score` is the
    probability that they tell of one happening, and 0 when a rule bars it.
    """
    bar = barred(a, b)
    features = weigh(a, b, collection)
    using = weights()
    chance = probability(features, using.given if a.mention.rule == b.mention.rule == GIVEN else using.weight)
    left, right = sorted((a, b), key=lambda one: one.mention.id)
    if bar:
        return Judgement(left.mention.id, right.mention.id, "different", 0.0, MACHINE, bar)
    verdict = "same" if chance >= using.same else "unsure" if chance >= using.unsure else "different"
    why = "; ".join(reasons(left, right, features))
    return Judgement(left.mention.id, right.mention.id, verdict, round(chance, 3), MACHINE, why)  # type: ignore[arg-type]


def reasons(a: Profile, b: Profile, features: Features) -> list[str]:
    """The evidence in words, what weighs most first.

    a, b: the profiles; features: as `weigh` gave them.
    """
    weight = weights().weight
    telling = [(abs(weight[name] * value), name) for name, value in features.items() if name != "bias"]
    out = [_words(name, a, b, features[name]) for heavy, name in sorted(telling, reverse=True) if heavy >= 0.25]
    return [words for words in out if words] or ["nothing in particular speaks for or against it"]


def _words(name: str, a: Profile, b: Profile, value: float) -> str:
    said = (a.mention.trigger.slice(a.document.text), b.mention.trigger.slice(b.document.text))
    match name:
        case "head_same":
            return f"both say “{said[0]}”" if said[0] == said[1] else f"“{said[0]}” and “{said[1]}” say the same"
        case "head_near":
            return f"“{said[0]}” and “{said[1]}” may tell one happening"
        case "head_apart":
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
    return _PLAIN.get(name, "")


_PLAIN = {
    "class_same": "of one class", "class_clash": "of classes that do not go together", "document_same": "in one article",
    "actor_clash": "different actors", "other_clash": "different recipients", "place_clash": "different places",
    "amount_clash": "different numbers", "time_near": "one day apart", "time_apart": "at different times",
    "published_apart": "published apart", "origin_same": "from one source", "realis_clash": "not told as equally real",
    "supposed_clash": "one is only supposed", "realis_clash_article": "told as real and as unreal in one article", "also_clash": "one is told as a further one",
    "outcome": "one tells what the other did", "speech_apart": "what is said differs",
}  # fmt: skip


def _counted(value: float, other: Profile) -> bool:
    return any(value == amount for _, amount, _ in other.amounts)


def _both(a: Profile, b: Profile, role: str) -> str:
    roles = {"actor": ("actor",), "place": ("place",)}.get(role, ("recipient", "instrument"))
    left, right = (_written(one, roles) for one in (a, b))
    shared = sorted((text, right[key]) for key, text in left.items() if key in right)
    named = ", ".join(dict.fromkeys(one if one == two else f"{one}/{two}" for one, two in shared))
    bodies = sorted(key[2:].replace("_", " ") for key in a.actors & b.actors if key.startswith("c:"))
    return f"both name {named}" if named else "both speak for the " + ", ".join(bodies) if bodies else ""


def _written(one: Profile, roles: Iterable[str]) -> dict[str, str]:
    return {
        key: p.name or p.text
        for p in one.mention.participants
        if p.role in roles
        for key in keys_of(p, one.document.language)
    }
