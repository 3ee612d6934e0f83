"""The kinds of words a pack can list: what a word of each kind means, and which value it takes.

The kinds form a closed set, so that a misspelt one is refused; `timeline languages --kinds` prints the table. A new kind
is a row here and a rule of grammar.toml or of a pack that asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

UNITS = ("TS", "TM", "TH", "D", "W", "WE", "WD", "FN", "M", "Q", "H", "Y", "DE", "CE", "ML", "NI")
PARTS_OF_DAY = ("MO", "MI", "AF", "EV", "NI", "DT")
AMOUNT_MODS = ("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE")
MODS = ("APPROX", "START", "MID", "END", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", *AMOUNT_MODS)
REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
SEASONS = ("SP", "SU", "FA", "WI")
ERAS = ("bc", "ad", "roc", "reiwa", "heisei", "showa", "buddhist", "hijri")
_POINTER = re.compile(
    r"(PAST_REF|PRESENT_REF|FUTURE_REF"
    r"|(?:day|week|weekend|month|quarter|half|year|season|decade|century|hour)[+-]\d+( T\w\w)?( (START|MID|END))?)"
)

Check = Callable[[Any], bool]


class Valued(NamedTuple):
    """A kind whose words have a value: the test of a value, the same in words, and what such a word means."""

    check: Check
    value: str
    meaning: str


def _whole(low: int, high: int, meaning: str, value: str = "") -> Valued:
    return Valued(lambda given: isinstance(given, int) and low <= given <= high, value or f"{low} to {high}", meaning)


def _one_of(values: Iterable[str], meaning: str) -> Valued:
    allowed = tuple(values)
    return Valued(lambda given: given in allowed, "one of " + " ".join(allowed), meaning)


def _text(value: str, meaning: str) -> Valued:
    return Valued(lambda given: isinstance(given, str) and bool(given), value, meaning)


def _number(meaning: str) -> Valued:
    return Valued(lambda given: isinstance(given, int | float), "a number", meaning)


def _pointer(meaning: str) -> Valued:
    value = "day-1, month+0, 'day+0 TEV', 'year+0 END' or PAST_REF and its like"
    return Valued(lambda given: isinstance(given, str) and bool(_POINTER.fullmatch(given)), value, meaning)


def _era(given: object) -> bool:
    return isinstance(given, int) or given in ERAS


# "weak" words are times only beside other words of time: "may", "sun" and "second" are mostly something else.
VALUED: Mapping[str, Valued] = {
    "month": _whole(1, 12, "a month: *January*, *tháng hai*"),
    "weak_month": _whole(1, 12, "a month's name that is mostly another word: *may*, *march*"),
    "short_month": _whole(1, 12, "an abbreviation, which two figures of a year may follow: *янв*"),
    "lunar_month": _whole(1, 12, "a name only a lunar calendar has: *腊月*, *tháng Chạp*"),
    "weekday": _whole(1, 7, "a day of the week: *Monday*, *星期一*", "1 (Monday) to 7"),
    "weak_weekday": _whole(1, 7, "its name when it is mostly another word: *sun*, *mar.*", "1 (Monday) to 7"),
    "weekdays": _whole(1, 7, "its plural, so many of which can be counted: *fridays*", "1 (Monday) to 7"),
    "weekday_part": _text('"2 TEV"', "a weekday and a part of it in one word: *Dienstagabend*"),
    "day_name": _whole(1, 31, "a name for a day of the month: *rằm*, *初一*"),
    "season": _one_of(SEASONS, "a season: *winter*"),
    "weak_season": _one_of(SEASONS, "a season only beside a year: *spring 2024*, *2024年秋*"),
    "part": _one_of(PARTS_OF_DAY, "a part of a day: *morning*, *rạng sáng*"),
    "weak_part": _one_of(PARTS_OF_DAY, "a part of a day only beside a day: *晚* of 昨晚"),
    "half_day": _one_of(("am", "pm", "AF", "EV", "MO", "NI"), "which half a clock time is in: *a.m.*, *дня*"),
    "moment": _whole(0, 24, "a named hour: *noon* is 12", "0 to 24, an hour"),
    "half_of": _whole(1, 12, "the hour of which half is over: *halb drei* is 3"),
    "unit": _one_of(UNITS, "a unit of time: *week*, *năm*"),
    "weak_unit": _one_of(UNITS, "a unit whose word is mostly another: *second*"),
    "short_unit": _one_of(UNITS, "a unit in one letter, beside figures only where a rule lets it: *5m*"),
    "plural": _one_of(UNITS, "the plural of a unit, which asks for no number: *weeks*"),
    "number": _number("a number word: *seven*, *mười*, *половина*"),
    "ordinal": _whole(-3, 100, "a place in a row: *third*", "a whole number; -1 for last"),
    "fraction": _number("a part or a few of a unit: *half a*, *a couple of*"),
    "shift": _whole(-3, 3, "moves a unit from now: *last* week, *next* month", "-3 to 3: -1 last, 0 this, 1 next"),
    "shift_in": _whole(-3, 3, "the same before an amount: the *last* three days", "-3 to 3: -1 past, 1 coming"),
    "deictic": _pointer("a time counted from now: *yesterday*, *tonight*, *recently*"),
    "running": _pointer("a time counted from the last date mentioned: *the day before*, *cùng ngày*"),
    "pointing": _one_of(REFERENCES, "an adjective that points where a rule lets it: *pasado*"),
    "year_back": _whole(-1, 0, "one year before what is compared: *year-earlier*", "-1, or 0 for the latest"),
    "mod": _one_of(MODS, "a TIMEX3 modifier: *about*, *early*, *cuối*"),
    "amount_mod": _one_of(MODS, "a modifier only amounts take: *more than*, *至少*"),
    "period": _one_of(("Q", "H"), "a quarter or a half of a year: *quý*"),
    "quarter_name": _whole(1, 4, "a quarter by name: *Q3*"),
    "half_name": _whole(1, 2, "a half of a year by name: *H1*, *上半年*"),
    "decade_name": _whole(0, 2090, "a decade by name: *the nineties* is 90", "its first year, or its two figures"),
    "feast": _text("12-25, easter-2, pascha+0, nth 11 4 4, lunar 1 1 or hijri 9 1", "a feast news dates by: *Tết*"),
    "era": Valued(_era, "one of " + " ".join(ERAS) + ", or the year before the first of a reign", "how years count"),
    "repeat": _text("a TIMEX3 set such as P1D", "a set in one word: *daily*"),
    "span": _text("a TIMEX3 duration such as P1D", "a duration in one word: *all day*, *полгода*"),
    "zone": _text("an offset such as +07:00, or local", "a time zone: *GMT*, *当地时间*"),
}
# Kinds without a value.
PLAIN: Mapping[str, str] = {
    "of": "joins a part to its whole: *the end of May*",
    "the": "an article before a time",
    "one": "*a* week",
    "at": "a preposition before a day or an hour",
    "conj": "joins a list: *3 and 5 May*",
    "every": "makes a set: *every* week",
    "each_suffix": "the same behind: *ngày nào*",
    "many": "a vague number: *several* days",
    "whole": "all of a unit: *the whole week*",
    "half_unit": "half of a unit: *half* a year",
    "and_half": "and a half behind a unit: *hai năm rưỡi*",
    "measure": "between number and unit: *三个月*",
    "ago": "behind an amount, back from now: three days *ago*",
    "hence": "onwards from now: three days *hence*",
    "earlier": "behind an amount, back from the date told",
    "later": "onwards from the date told: two days *later*",
    "then_earlier": "like earlier, never from now: *trước đó*",
    "then_later": "like later: *sau đó*",
    "within": "an amount from now on: *within* a week",
    "ahead": "before an amount, onwards: *in* three days",
    "first_n": "the first of many: *前* 三天",
    "last_n": "the last of many: *最后* 两周",
    "same_period": "the same stretch of another year: *cùng kỳ*",
    "ended": "a period that *ended* on a day",
    "pastword": "*past*, an adjective of an amount",
    "term": "a noun amounts describe: a two-year *period*",
    "clock_at": "before a clock time: *at* 5",
    "oclock": "behind it: *o'clock*",
    "h_mark": "the *h* of 14h30",
    "hour_article": "an article only hours take: *a las* 5",
    "hourword": "an hour beside a number: *giờ*, *点*",
    "minuteword": "a minute in a clock time: *分*",
    "secondword": "a second in a clock time: *秒*",
    "past": "minutes after the hour: ten *past* five",
    "to_hour": "minutes before it: ten *to* five",
    "quarter_hour": "15 minutes: a *quarter* past",
    "half_hour": "30 minutes: *half* past",
    "third": "20 minutes",
    "fives_before": "a mark before fives of minutes (Cantonese)",
    "fives_after": "fives of minutes (Cantonese)",
    "yearword": "behind a year's figures: *年*, *года*",
    "monthword": "behind a month's: *月*",
    "dayword": "behind a day's: *日*, *числа*",
    "decadeword": "a decade: *年代*",
    "centuryword": "a *century*",
    "pre_year": "before a year's figures: *năm* 2020",
    "pre_month": "before a month's: *tháng* 5",
    "pre_day": "before a day's: *ngày* 3",
    "day_article": "an article a day takes: *del* 3",
    "day_mark": "says that a number is a day of the month: *mùng* 3",
    "decsuf": "ends a decade: 1990*s*",
    "ordsuf": "ends an ordinal in figures: 3*rd*",
    "ordpre": "begins one: *第* 3",
    "fiscal": "a *fiscal* year",
    "lunar": "by the lunar calendar: *âm lịch*, *农历*",
    "lunar_new_year": "the first lunar month's feast before a day: *Tết*",
    "leap": "a *leap* month: *闰*",
    "dateline": "an agency's mark behind a dateline's day: *电*",
    "between": "opens a range: *between* 3 and 5",
    "old": "says that a number is an age: 47 years *old*",
    "person": "somebody an age describes: *мальчик* 7 лет",
    "counter": "counts things, so a number before it is no time: 2000 *people*",
    "label": "a noun that a number names, or counts: *Điều* 12, *phòng* 5",
    "compared": "before what a figure is compared with: *so với* tháng trước",
    "noise": "looks like a time and is none: matched and dropped",
    "since": "signal: *since* May",
    "until": "signal: *until* May",
    "from": "signal: opens a range or a since",
    "to": "signal: closes a range",
    "before": "signal: *before* May",
    "after": "signal: *after* May",
    "by": "signal: no later than",
    "during": "signal: *during* May",
    "cue_past": "from [cues]: the clause tells the past",
    "cue_future": "from [cues]: the clause looks ahead",
    "cue_report": "from [cues]: the sentence retells a report",
    "cue_aside": "from [cues]: behind a comma it opens a clause whose date the next sentence does not count from: *begun*",
    "cue_habit": "from [cues]: what stands near is told in general: *usually* in April is no April of one year",
    "cue_timetable": "from [cues]: hours in the sentence are every day's, unless it names a day: *open* from 10 to 6",
}
SIGNALS = ("since", "until", "before", "after", "from", "to", "by", "during")
CUES = frozenset(kind for kind in PLAIN if kind.startswith("cue_"))


def table() -> Iterator[tuple[str, str, str]]:
    """The rows (kind, value, meaning) in alphabetical order; a kind without a value has "" there."""
    for kind in sorted([*VALUED, *PLAIN]):
        if kind in VALUED:
            yield kind, VALUED[kind].value, VALUED[kind].meaning
        else:
            yield kind, "", PLAIN[kind]
