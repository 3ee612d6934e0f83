"""Dates as people and machines write them in metadata and tables: ISO first, then dateparser, strictly.

A value that says less than a day is kept as a candidate, not rounded. A value that can be read two ways (``3/4/2024``)
is read in the order the language writes, and the note says so. Anything else is an error that names the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module

from timeline.errors import ReadError
from timeline.model import DateCandidate

YEARS = range(1600, 2201)  # newspapers exist since then; a year outside is a typing error
LONGEST = 100  # characters; a date is not longer, and a longer string is not worth parsing
_PARTIAL = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?$")
_NUMERIC = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?:[\sT,]+\d{1,2}:\d{2}.*)?$")
_HAN = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
_ISO_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:$|[T\s])")


@dataclass(frozen=True, slots=True)
class Published:
    """A date read from metadata: None with a candidate when it says less than a day."""

    day: date | None
    candidates: tuple[DateCandidate, ...]


def read_published(value: object, where: str, *, language: str = "", basis: str = "metadata") -> Published:
    """Read a `published` value.

    `value` is a date, a datetime, text, or nothing (None, empty text, NaN). `where` names file and row in errors,
    `language` settles the order of day and month, `basis` is what the candidate says of its origin. Raises `ReadError`
    when the value is no date.

    >>> read_published("2024-04-30T18:00:00+07:00", "a.csv, row 3").day
    datetime.date(2024, 4, 30)
    """
    if value is None or value != value or not str(value).strip() or str(value) == "NaT":
        return Published(None, ())
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _certain(value, f"given as {value.isoformat()}", basis)
    text = str(value).strip()
    if isinstance(value, bool) or len(text) > LONGEST:
        raise _no_date(text[:LONGEST], where)
    if partial := _PARTIAL.fullmatch(text):
        return _partial(text, partial, where, basis)
    if numeric := _NUMERIC.fullmatch(text):
        return _numeric(text, numeric, where, language, basis)
    day = _iso(text) or _worded(text, language)
    if day is None or day.year not in YEARS:
        raise _no_date(text, where)
    return _certain(day, f"{text!r} in the metadata", basis)


def _certain(day: date, why: str, basis: str) -> Published:
    return Published(day, (DateCandidate(day.isoformat(), basis, why),))


def _no_date(text: str, where: str) -> ReadError:
    return ReadError(f"{where}: 'published' is {text!r}, which is not a date. Expected ISO 8601, e.g. 2024-04-30.")


def _partial(text: str, match: re.Match[str], where: str, basis: str) -> Published:
    year, month = int(match[1]), match[2]
    if year not in YEARS or (month and not 1 <= int(month) <= 12):
        raise _no_date(text, where)
    timex = f"{year:04}-{int(month):02}" if month else f"{year:04}"
    return Published(None, (DateCandidate(timex, basis, f"{text!r} in the metadata says no day"),))


def _numeric(text: str, match: re.Match[str], where: str, language: str, basis: str) -> Published:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if not (day_first or month_first):
        raise _no_date(text, where)
    if not (day_first and month_first) or day_first == month_first:
        return _certain(day_first or month_first or date.min, f"{text!r} in the metadata", basis)
    order = date_order(language)
    chosen, other = (month_first, day_first) if order.startswith("M") else (day_first, month_first)
    said = "month first" if order.startswith("M") else "day first"
    writers = language or "most languages"
    why = f"{text!r} in the metadata, read {said} as {writers} writes; it could be {other.isoformat()}"
    alternative = DateCandidate(other.isoformat(), basis, f"{text!r} read the other way round")
    return Published(chosen, (DateCandidate(chosen.isoformat(), basis, why), alternative))


def date_order(language: str) -> str:
    """The order in which a language writes numeric dates, by CLDR: ``DMY``, ``MDY`` or ``YMD``.

    >>> date_order("en"), date_order("vi")
    ('MDY', 'DMY')
    """
    for code in (language, language.split("-")[0]):
        if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)*", code):
            try:
                module = import_module(f"dateparser.data.date_translation_data.{code}")
            except ImportError:
                continue
            regions = module.info.get("locale_specific", {})
            return str(regions.get(language, {}).get("date_order") or module.info.get("date_order") or "DMY")
    return "DMY"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    for pattern in (_ISO_DAY, _HAN):
        if match := pattern.match(text):
            return _day(int(match[1]), int(match[2]), int(match[3]))
    return None


def _worded(text: str, language: str) -> date | None:
    """A date in words, all three parts said, absolute: "yesterday" in a table says nothing years later."""
    import warnings

    from dateparser import parse  # 0.1 s and only for dates that are not ISO

    known = [code for code in dict.fromkeys((language.split("-")[0], "en")) if code]
    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    if not re.search(r"\d{4}", text) or not re.search(r"[^\W\d_]{2}", text):
        return None  # figures alone have been read above; dateparser would turn month 13 into a day
    for languages in (known, None):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                found = parse(text, languages=languages, settings=settings)
        except ValueError:
            continue  # dateparser does not know this language code
        if found is not None and str(found.year) in text:
            return found.date()
    return None
