"""Two mentions weighed: do they tell of one happening, how surely, and why, in words a person reads."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache

from timeline.link.collection import Collection, cosine
from timeline.link.names import clash, script_of, shared
from timeline.link.profile import SPEECH, Profile, days_between, neighbours, overlap, said_on
from timeline.link.reasons import reasons
from timeline.link.rules import GIVEN, barred, is_outcome, is_series, is_stated
from timeline.link.weights import weights
from timeline.model import Judgement, Verdict

MACHINE = "timeline.link"  # who judges when nobody does
Features = dict[str, float]
_WEEK = 7.0  # days: two reports of one happening may differ by so much
_FAR = 2.5  # times: a toll may grow this much between two reports of one day or week


def weigh(a: Profile, b: Profile, collection: Collection) -> Features:
    """The evidence for and against, as named numbers; the weights of `weights.toml` turn them into a probability."""
    return _around(_known(a, b, collection), a, b)


def _around(out: Features, a: Profile, b: Profile) -> Features:
    """The evidence of the words around, which costs most to find, beside what is known already."""
    out["context"] = of_context(a, b)
    out["context_names"] = cosine(a.names, b.names)
    out["context_close"] = _close(a, b)
    if "head_generic" in out:
        out["speech_apart"] = 1.0 - out["context"]
    return out


def _known(a: Profile, b: Profile, collection: Collection) -> Features:
    """The evidence of everything but the words around."""
    out: Features = {"bias": 1.0}
    out |= of_heads(a, b, collection)
    out |= of_times(a, b)
    out |= of_names(a, b)
    out |= of_amounts(a, b, collection)
    out |= of_kinds(a, b)
    if a.document.id == b.document.id:
        out["document_same"] = 1.0
    else:
        out |= of_articles(a, b, collection)
        out["head_document"] = out["document"] * lift(out)
    if a.origin and a.origin == b.origin:
        out["origin_same"] = 1.0
    if is_outcome(a, b):
        out["outcome"] = 1.0
        out.pop("head_apart", None)
    return out


def lift(heads: Features) -> float:
    """How much the likeness of two articles says of their triggers, 0 to 1."""
    return max(heads.get("head_same", 0.0), 0.7 * heads.get("head_near", 0.0))


def of_articles(a: Profile, b: Profile, collection: Collection) -> Features:
    """The evidence of two different articles, whatever is told in them."""
    document, names, best = collection.beside(a.document, b.document)
    return {"document": document, "document_names": names, "document_best": best}


def of_kinds(a: Profile, b: Profile) -> Features:
    """The evidence of what kinds of happening they tell, and how real they say it is."""
    out: Features = {}
    if a.family == b.family != "OTHER":
        out["class_same"] = 1.0
    elif "OTHER" not in (a.family, b.family) and (a.family, b.family) not in weights().together:
        out["class_clash"] = 1.0
    if is_stated(a, b) or ("REPORT" in (a.family, b.family) and a.family != b.family):
        out["stated_clash"] = 1.0
    if a.document.language != b.document.language:
        out["cross"] = 1.0
    if is_series(a) != is_series(b):
        out["series_clash"] = 1.0
    if a.mention.realis != b.mention.realis:
        supposed = "hypothetical" in (a.mention.realis, b.mention.realis)
        one_article = a.document.id == b.document.id
        out["supposed_clash" if supposed else "realis_clash_article" if one_article else "realis_clash"] = 1.0
    if a.also != b.also:
        out["also_clash"] = 1.0
    return out


def of_heads(a: Profile, b: Profile, collection: Collection) -> Features:
    """The evidence of the triggers' words."""
    if a.vague or b.vague:
        return {"head_vague": 1.0 if a.vague != b.vague else 1.5}
    generic = weights().generic
    if _generic(a.heads, generic) and _generic(b.heads, generic):
        return {"head_generic": 1.0}
    if a.heads & b.heads:
        rarity = max(collection.rarity(head) for head in a.heads & b.heads) / 4
        article = {"head_article": 1.0} if a.document.id == b.document.id else {}
        return {"head_same": 1.0, "head_rare": min(1.5, rarity), **article}
    if neighbours(a.heads) & b.heads:
        return {"head_near": 1.0}
    return {"head_apart": 1.0} if _concepts(a.heads) and _concepts(b.heads) else {}


@lru_cache(maxsize=100_000)
def _concepts(heads: frozenset[str]) -> frozenset[str]:
    return frozenset(head[2:] for head in heads if head.startswith("c:"))


def _generic(heads: frozenset[str], generic: frozenset[str]) -> bool:
    """Whether the trigger only says that something was said: it tells nothing of what."""
    concepts = _concepts(heads)
    return bool(concepts) and concepts <= generic


def of_names(a: Profile, b: Profile) -> Features:
    """The evidence of who and where."""
    out: Features = {}
    scripts = script_of(a.document.language) != script_of(b.document.language)
    for name, one, two in (("actor", a.actors, b.actors), ("other", a.others, b.others), ("place", a.places, b.places)):
        if shared(one, two, scripts=scripts):
            out[f"{name}_same"] = 1.0
        elif clash(one, two, scripts=scripts):
            out[f"{name}_clash"] = 1.0
    if a.family not in SPEECH and b.family not in SPEECH:  # what is said names many places
        if a.scene & b.scene:
            out["scene_same"] = 1.0
        elif a.scene and b.scene:
            out["scene_clash"] = 1.0
    if "actor_clash" in out and (a.actors & b.others or b.actors & a.others):
        out.pop("actor_clash")
    return out


def of_amounts(a: Profile, b: Profile, collection: Collection) -> Features:
    """Equal numbers of one thing speak for one happening; a later, somewhat higher one is a revision; others clash."""
    same, worst = 0.0, ""
    for term, value, of in a.amounts:
        for _, other, of_other in b.amounts:
            if not (of & of_other):
                continue
            if value == other:
                same += min(collection.rarity(term), 3.0) / 2
            else:
                worst = max(worst, _difference(a, value, b, other))
    if same:
        return {"amount_same": min(same, 3.0)}
    return {{"1": "amount_update", "2": "amount_clash", "3": "amount_far"}[worst]: 1.0} if worst else {}


def _difference(a: Profile, value: float, b: Profile, other: float) -> str:
    low, high = sorted((value, other))
    if high > _FAR * low:
        return "3"
    early, late = (a, b) if value < other else (b, a)
    said = said_on(early), said_on(late)
    return "1" if said[0] and said[1] and said[0] <= said[1] else "2"


def of_times(a: Profile, b: Profile) -> Features:
    """The evidence of when; of when it was printed where a date is missing."""
    best = max((overlap(x, y) for x in a.readings for y in b.readings), default=None)
    if best == 0 and (days_between(a, b) or 0.0) <= _WEEK:
        return {"time_week": 1.0}
    if best is not None:
        return {("time_apart", "time_near", "time_overlap", "time_same")[best]: 1.0}
    if a.document.published and b.document.published:
        weeks = abs((a.document.published - b.document.published).days) / 7
        return {"published_apart": min(weeks, 3.0)}
    return {}


def of_context(a: Profile, b: Profile) -> float:
    """How alike the words around two triggers are, 0 to 1."""
    one, two = (a.vector, b.vector) if len(a.vector) <= len(b.vector) else (b.vector, a.vector)
    dot = sum([weight * two[term] for term, weight in one.items() if term in two])
    if a.document.language == b.document.language:
        return dot / (a.norm * b.norm)
    return dot / (a.shared_norm * b.shared_norm)


def _close(a: Profile, b: Profile) -> float:
    """How much of the words right beside the two triggers is shared, 0 to 1."""
    total = sum(a.close.values()) + sum(b.close.values())
    return (
        2 * sum([min(weight, b.close[term]) for term, weight in a.close.items() if term in b.close]) / total
        if total
        else 0.0
    )


@cache
def _hopeless(bare: bool, cross: bool) -> float:
    """Log-odds below which the words around, whatever they are, cannot lift a pair to "unsure"."""
    using = weights()
    weight = using.of(bare, cross)
    return using.least - sum(max(0.0, weight[name]) for name in ("context", "context_names", "context_close"))


def probability(features: Features, weight: Mapping[str, float]) -> float:
    """How likely the evidence makes it that both tell of one happening, between 0 and 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds(features, weight)))))


def odds(features: Features, weight: Mapping[str, float]) -> float:
    """What the evidence adds up to, as log-odds."""
    return sum([weight[name] * value for name, value in features.items()])


def score(a: Profile, b: Profile, collection: Collection) -> Judgement | None:
    """The machine's judgement on two mentions, with its reasons; None when too little speaks for their being one.

    a, b: profiles of mentions of `collection`. The verdict is "same", "unsure", or "different" where a rule bars it,
    whatever else speaks for it. `score` is the probability, by the evidence alone, that they tell of one happening.
    """
    left, right = (a, b) if a.mention.id <= b.mention.id else (b, a)
    using = weights()
    bare = a.mention.rule == b.mention.rule == GIVEN
    cross = a.document.language != b.document.language
    weight = using.of(bare, cross)
    bar = barred(a, b)
    features = _known(left, right, collection)
    if not bar and odds(features, weight) < _hopeless(bare, cross):
        return None  # were all the words around the same, it would still be too little
    chance = probability(_around(features, left, right), weight)
    if bar:
        return Judgement(left.mention.id, right.mention.id, "different", round(chance, 3), MACHINE, bar)
    if chance < using.unsure:  # most pairs: that two strangers differ is no news
        return None
    why = "; ".join(reasons(left, right, features))
    verdict: Verdict = "same" if chance >= using.same else "unsure"
    return Judgement(left.mention.id, right.mention.id, verdict, round(chance, 3), MACHINE, why)
