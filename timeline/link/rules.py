"""What cannot be one happening whatever else speaks for it, and what makes a series or an outcome."""

from __future__ import annotations

from timeline.link.names import clash
from timeline.link.profile import SPEECH, Profile, days_between, overlap
from timeline.link.weights import weights

_SAID = frozenset({"STATEMENT", "REPORT", "ACCUSE", "REJECT", "THREATEN"})
_FORCE = frozenset({"ASSAULT", "HAZARD", "COERCE", "MOBILIZE"})
_WEEKS = 14  # days: reports that give one happening two dates differ by less
_FAR = 2.0  # times: so far apart are no two counts of one toll on two days
_BESIDE = 6  # characters between an act and its toll, told in one breath
GIVEN = "given"  # the rule of a mention whose sentence stands for its clause


def barred(a: Profile, b: Profile) -> str:
    """Why these two cannot be one happening whatever else speaks for it, "" when they can."""
    if b.mention.id == a.mention.about or a.mention.id == b.mention.about:
        return "one tells of the other"
    bare = a.mention.rule == b.mention.rule == GIVEN  # somebody else found it: what the words seem to be is a hint only
    if not bare and "REPORT" in (a.family, b.family) and a.family != b.family:
        return "a report is not what it reports"
    if not bare and is_stated(a, b):
        return "a statement is not what it states"
    if a.ordinals and b.ordinals and not a.ordinals & b.ordinals:
        return "they are numbered differently"
    supposed = {a.mention.realis, b.mention.realis} == {"actual", "hypothetical"}
    if not bare and a.document.id == b.document.id and supposed:
        return "one is only supposed, beside the one that happened"
    if not bare and is_series(a) != is_series(b) and (a.readings and b.readings):
        return "one is a series, the other a single happening"
    if a.document.id == b.document.id and (a.another or b.another) and a.heads & b.heads and not _same_day(a, b):
        return "one is told as another one"
    if a.family in _SAID and b.family in _SAID and clash(_speakers(a), _speakers(b)):
        return "different speakers"
    if a.family == b.family and a.family in weights().addressed and clash(_named(a.others), _named(b.others)):
        return "addressed to others"
    if _in_one_clause(a, b) and not a.heads & b.heads and not is_outcome(a, b):
        return "two happenings of one sentence"
    return _otherwise(a, b)


def _otherwise(a: Profile, b: Profile) -> str:
    """Why two happenings of different days are no dispute over one: weeks between, another place, another number."""
    days = days_between(a, b)
    if not days:
        return ""
    if days > _WEEKS and a.mention.time_basis == b.mention.time_basis == "clause":
        return "weeks apart"
    if any(overlap(x, y) for x in a.readings for y in b.readings):
        return ""
    if a.family == b.family and a.family in SPEECH and a.mention.rule != GIVEN:
        return "said on other days"
    if (a.places and b.places and not a.places & b.places) or (a.scene and b.scene and not a.scene & b.scene):
        return "disjoint days and places"
    if _counts_apart(a, b):
        return "other days and other numbers"
    return ""


def _counts_apart(a: Profile, b: Profile) -> bool:
    """Whether both count one thing and no number is shared."""
    pairs = [(x, y) for _, x, of in a.amounts for _, y, also in b.amounts if of & also]
    return bool(pairs) and all(x != y for x, y in pairs) and any(max(pair) > _FAR * min(pair) for pair in pairs)


def is_stated(a: Profile, b: Profile) -> bool:
    """Whether one says something and the other is what may be said."""
    kinds = (a.family, b.family)
    return a.family != b.family and "STATEMENT" in kinds and kinds not in weights().together


def _speakers(one: Profile) -> frozenset[str]:
    return frozenset(key for key in one.actors if key.startswith(("p:person:", "p:media:")))


def _named(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.startswith(("p:person:", "p:country:")))


def _in_one_clause(a: Profile, b: Profile) -> bool:
    return a.document.id == b.document.id and a.mention.rule != GIVEN and a.mention.span.overlaps(b.mention.span)


def is_outcome(a: Profile, b: Profile) -> bool:
    """Whether one tells of an act of force and the other, undated and right beside it, of whom it harmed."""
    if a.document.id != b.document.id or not ({a.family, b.family} & {"HARM"}) or not ({a.family, b.family} & _FORCE):
        return False
    harm = a if a.family == "HARM" else b
    if harm.mention.time_basis == "clause" or not harm.amounts:
        return False  # with a time of its own it is told as a happening of its own
    gap = max(a.mention.span.start, b.mention.span.start) - min(a.mention.span.end, b.mention.span.end)
    return gap <= _BESIDE and "\n" not in _between(a, b) and not clash(a.actors, b.actors)


def _between(a: Profile, b: Profile) -> str:
    first, last = sorted((a.mention.span, b.mention.span))
    return a.document.text[first.end : last.start]


def _same_day(a: Profile, b: Profile) -> bool:
    return any(overlap(x, y) == 3 for x in a.readings for y in b.readings)


def is_series(one: Profile) -> bool:
    """Whether the mention tells of a run of happenings (``since September``), not of one."""
    return one.series
