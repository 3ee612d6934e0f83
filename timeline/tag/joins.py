"""How expressions found are joined: a day and its time of day; ranges and lists, where one side lends the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from timeline.language.grammar import Grammar, Match
from timeline.model import Signal
from timeline.tag.figures import Word

NUMBERED = ("duration", "decade", "century", "period", "nth")  # what a bare number or ordinal beside can be one more of
LENDABLE = ("year", "yy", "month", "yshift", "yshift_month", "rel", "era")


@dataclass(frozen=True, slots=True)
class Find:
    """An expression found: its rule, what to make of it, and from which slots. `time` is a time of day put on it."""

    start: int
    end: int
    rule: str
    make: str
    slots: Mapping[str, Any]
    kind: str
    time: Find | None = None
    signal: Signal = ""
    signal_span: tuple[int, int] | None = None
    lent: bool = False
    zone: str | None = None
    habit: bool = False  # a time of day of no one day: "from 9 to 5 every day"
    day_end: int = 0  # where the day ends that a time of day follows


Item = Word | Find


def joined(match: Match, items: Sequence[Item], grammar: Grammar) -> list[Item]:
    """What a join rule makes of the row of words and expressions that it matched, in order."""
    parts = {name: items[start:end] for name, start, end in match.slots}
    make, rule = match.rule.make, match.rule.name
    if make == "at":
        day, time = parts["day"][0], parts["time"][0]
        if isinstance(time, Word):  # "Monday at 8": an hour that only the day beside it makes one
            half = parts["part"][0] if "part" in parts else None
            hour = {"hour": time.values["number"]} | ({"part": half.slots["part"]} if isinstance(half, Find) else {})
            time = Find(time.start, half.end if half is not None else time.end, rule, "clock", hour, "clock")
        words = [i for i in items[match.start : match.end] if isinstance(i, Word)]
        zone = next((word.values["zone"] for word in words if "zone" in word.values), None)
        assert isinstance(day, Find)  # the pattern asks for @day
        year = parts["year"][0] if "year" in parts else None
        if isinstance(year, Find) and "year" in year.slots and "year" not in day.slots:
            day = replace(day, slots={**day.slots, "year": year.slots["year"]}, end=year.end)
        return [
            replace(
                day,
                start=min(day.start, time.start),
                end=max(day.end, time.end, *(item.end for item in parts.get("until", ()))),
                day_end=day.end if day.end <= time.start and "until" not in parts else 0,
                time=time,
                zone=day.zone or zone,
                kind="clock",
                rule=f"{day.rule}+{time.rule}",
            )
        ]
    if make == "zoned":
        zone = next(
            (i.values["zone"] for i in items[match.start : match.end] if isinstance(i, Word) and "zone" in i.values),
            None,
        )
        return [replace(i, zone=zone) if isinstance(i, Find) else i for i in items[match.start : match.end]]
    if make == "counted":
        return _counted(parts, rule, items[match.start : match.end])
    if make == "week_of":
        return _week_of(parts["right"][0], items[match.start : match.end], rule, weekend="over" in parts)
    if make == "range":
        return _range(parts["left"][0], parts["right"][0], items[match.start : match.end], rule)
    return _list(parts["items"], parts["right"][0], rule)


def _range(left: Item, right: Item, items: Sequence[Item], rule: str) -> list[Item]:
    """Both ends, each with what the other lends it."""
    if isinstance(right, Find) and right.make == "duration" and right.slots.get("unit") == "TH":
        return list(items)  # de 9 a 14 horas: hours of the day as likely as amounts
    if isinstance(left, Word) and isinstance(right, Find):
        left = _bare(left, right, rule)
    elif isinstance(right, Word) and isinstance(left, Find):
        right = _bare(right, left, rule)
    if not (isinstance(left, Find) and isinstance(right, Find)):
        return list(items)
    opener = next((i for i in items if isinstance(i, Word) and i.start < left.start and "shape" not in i.values), None)
    span = (opener.start, opener.end) if opener is not None else None
    first, last = _lend(_halved(left, right), right), _lend(right, left)
    if first.lent and "year" in first.slots and first.slots.get("month", 0) > last.slots.get("month", 12):
        first = replace(first, slots={**first.slots, "year": first.slots["year"] - 1})  # from December to May 2020
    return [replace(first, signal="from", signal_span=span), replace(last, signal="to", signal_span=None)]


def _halved(left: Find, right: Find) -> Find:
    """The left end of a range of hours with the half of the day that only its right end has: "from 2:15 to 3:30 pm"."""
    late = right.time or right
    if left.make not in ("clock", "clock_text") or late.make not in ("clock", "clock_text") or left.time is not None:
        return left
    half = late.slots.get("half")
    if half is None or {"half", "part"} & set(left.slots):
        return left
    return replace(left, slots={**left.slots, "half": half}) if _hour(left) <= _hour(late) < 12 else left


def _hour(time: Find) -> int:
    """The hour that a time of day names in figures or words; 24 when it names none."""
    figures = re.match(r"\d+", str(time.slots.get("text", time.slots.get("hour", ""))))
    return int(figures.group()) if figures else 24


def _counted(parts: Mapping[str, Sequence[Item]], rule: str, items: Sequence[Item]) -> list[Item]:
    """An amount of time before or after a day as one day: "two days before Christmas"."""
    left, right = parts["left"][0], parts["right"][0]
    if not (isinstance(left, Find) and isinstance(right, Find)) or right.time is not None:
        return list(items)
    if left.make != "duration" or "unit2" in left.slots:
        return list(items)
    slots = {name: left.slots[name] for name in ("n", "unit", "many", "and_half") if name in left.slots}
    slots |= {"sign": -1 if "before" in parts else 1, "make": right.make, "of": right.slots}
    return [Find(left.start, right.end, rule, "counted", slots, "day")]


def _week_of(right: Item, items: Sequence[Item], rule: str, *, weekend: bool = False) -> list[Item]:
    """The week that holds a day: "the week of 6 March", and "la semana del 18" where only its figures stand."""
    day = (
        _bare(right, Find(right.start, right.end, rule, "calendar", {}, "day"), rule)
        if isinstance(right, Word)
        else right
    )
    if day.time is not None:
        return list(items)
    start = items[0].start
    slots = {"make": day.make, "of": day.slots, "weekend": weekend}
    return [Find(start, day.end, rule, "week_of", slots, "week")]


def _bare(word: Word, whole: Find, rule: str) -> Find:
    """A bare number as the part of a date that its neighbour says: the 21 of "21-23 October"."""
    number = word.values.get("ordinal", word.values.get("number"))
    if whole.kind == "clock" and whole.time is not None and whole.time.start > whole.start and "day" in whole.slots:
        return replace(whole, start=word.start, end=word.end, slots={**whole.slots, "day": number})  # 22-23 Feb at 7 pm
    if whole.kind == "clock" and "." in word.values.get("text", ""):
        return Find(word.start, word.end, rule, "clock_text", {"text": word.values["text"]}, "clock")
    if whole.kind == "clock":
        time = whole.time or whole
        half = {name: time.slots[name] for name in ("half", "part") if name in time.slots}
        if isinstance(number, int) and _hour(time) < number <= 12:  # "from 9 to 3 in the afternoon"
            half = {}
        return Find(word.start, word.end, rule, "clock", {"hour": number, **half}, "clock")
    if whole.kind == "month":
        return Find(word.start, word.end, rule, "calendar", {"month": number}, "month")
    if whole.make in NUMBERED and "n" in whole.slots:  # de 3 a 5 años; the 1920s and 30s; the second and third quarters
        slots = {name: value for name, value in whole.slots.items() if name not in ("mod", "n2", "unit2")}
        return Find(word.start, word.end, rule, whole.make, {**slots, "n": number}, whole.kind)
    if whole.make == "clock":
        part = {name: whole.slots[name] for name in ("part", "half") if name in whole.slots}
        return Find(word.start, word.end, rule, "clock", {"hour": number, **part}, "clock")
    return Find(word.start, word.end, rule, "calendar", {"day": number}, "day")


def _lend(poor: Find, rich: Find) -> Find:
    """`poor` with the day, or the year and month, that it lacks and `rich` has."""
    if poor.make in ("clock", "clock_text") and poor.time is None and rich.time is not None:
        return replace(rich, start=poor.start, end=poor.end, time=poor, lent=True)
    if rich.make == "numeric":
        rich = _in_figures(rich)
    if poor.make == "numeric" and rich.make == "calendar":
        poor = _in_figures(poor)
    if (
        rich.make == "shifted"
        and {"day", "month"} <= set(rich.slots)
        and poor.make == "calendar"
        and set(poor.slots) == {"day"}
    ):
        return replace(
            poor, make="shifted", slots={**rich.slots, **poor.slots}, lent=True
        )  # los días 6 y 13 de abril pasados
    if poor.make != "calendar" or rich.make != "calendar" or ("weekday" in poor.slots and "day" not in poor.slots):
        return poor
    slots = dict(poor.slots)
    if not {"year", "yy", "rel", "yshift", "yshift_month"} & set(slots):
        slots |= {name: rich.slots[name] for name in LENDABLE if name in rich.slots and name != "month"}
    if "month" not in slots and "month" in rich.slots and "day" in slots:
        slots["month"] = rich.slots["month"]
    return replace(poor, slots=slots, lent=slots != poor.slots)


def _in_figures(whole: Find) -> Find:
    """A date in figures as calendar slots, where the language's order can be kept; else as it is."""
    text, order = str(whole.slots.get("text", "")), str(whole.slots.get("order", "dmy"))
    numbers = [int(number) for number in re.findall(r"\d+", text)] if ":" not in text else []
    if len(numbers) not in (2, 3) or max(numbers[:2]) > 31:
        return whole
    if len(numbers) == 3 and order == "ymd":  # two figures first: no year stands there
        order = "mdy" if numbers[0] <= 12 else "dmy"
    letters = order if len(numbers) == 3 else order.replace("y", "")
    parts = dict(zip(letters, numbers, strict=True))
    if not 1 <= parts["m"] <= 12:
        return whole
    year = parts.get("y")
    slots = {"day": parts["d"], "month": parts["m"]} | ({} if year is None else {"yy" if year < 100 else "year": year})
    return replace(whole, make="calendar", slots=slots)


def _list(items: Sequence[Item], right: Item, rule: str) -> list[Item]:
    """Each bare day of a list with the month and year of its last member."""
    if not isinstance(right, Find) or (right.kind == "clock" and right.time is None):
        return [*items, right]
    whole, right = right, replace(right, time=None, kind="day") if right.time is not None else right
    row: list[Item] = []
    for item in items:
        if isinstance(item, Find):
            row.append(_lend(item, right) if right.make != "recurring" else _again(item))
        elif ("number" in item.values or "ordinal" in item.values) and _numbered(item, right):
            row.append(_lend(_bare(item, right, rule), right))
        else:
            row.append(item)
    row = sorted([*row, whole], key=lambda item: item.start)  # "24 and 25 April", and "April 24 and 25"
    for at, item in enumerate(row[1:], 1):  # 3月5日、6日和8日: what follows lends from what is before it
        before = next((one for one in row[at - 1 :: -1] if isinstance(one, Find)), None)
        if isinstance(item, Find) and before is not None and "month" in before.slots and _day_alone(item):
            row[at] = _lend(item, before)
    return row


def _numbered(word: Word, whole: Find) -> bool:
    """Whether a bare number can be one more of what stands beside it: 60 of decades, a Roman one of centuries."""
    number = word.values.get("number", 0)
    if whole.make == "decade":
        return bool(number) and number % 10 == 0 and number < 100
    if whole.make == "century":
        return not number or number < 22
    if whole.kind == "period":
        return whole.make in NUMBERED and "ordinal" in word.values
    return True


def _again(item: Find) -> Find:
    """A weekday beside a set as one more of them: "every Tuesday and Thursday"."""
    return replace(item, make="recurring", kind="set") if set(item.slots) == {"weekday"} else item


def _day_alone(item: Find) -> bool:
    return item.make == "calendar" and "day" in item.slots and not {"month", "yshift_month", "rel"} & set(item.slots)
