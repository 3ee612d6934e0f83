"""Invented news of any length for benchmarks, made from our own stories (`tests/corpus/stories`), alike on every machine.

Articles come in fives: one happening told in five languages, by its story's own texts. For each happening countries,
cities and known people become others of their kind (the same in all five languages), invented people get new names,
every date written out moves with the day of publication, and every other number becomes another number. An article of
less than the wanted length goes on with background: paragraphs of happenings told before, under their own names and
dates. One article in twenty is a copy of an earlier one under another paper's name, with a paragraph less.

What stays unlike life: sentences are as varied as 40 articles are, so verbs and sentence shapes come again and again
(names, dates and numbers do not); people's names agree within an article and not across languages.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from babel.dates import get_month_names

from timeline.extract.gazetteer import by_id, names_in

STORIES = Path(__file__).resolve().parent.parent / "corpus" / "stories"
LANGUAGES = ("en", "vi", "zh", "ru", "es")
WEEKS = 520  # how far a happening may move: ten years, in weeks, so that weekdays stay true
_COPY, _BACKGROUND = 20, 40  # one article in so many is a copy; how many happenings back the background is from
_KINDS = ("country", "city", "person")
_SYLLABLES = {
    "han": "巴克利莫努拉塞蒂沃扎多费吉霍朱",
    "ru": ("ба", "ке", "ли", "мо", "ну", "ра", "се", "ти", "во", "за", "до", "фе", "ги", "хо", "жу"),
    "": ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "do", "fe", "gi", "ho", "ju"),
}
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-])|(?<![\d.])\d+(?=[\u4e00-\u9fff])")
_MADE = re.compile("\ue000[^\ue001]*\ue001")  # what has been put in already, until the end
Text = Mapping[str, object]


@dataclass(frozen=True)
class Happening:
    """A story moved to another day, with other names and numbers: `seed` decides which."""

    seed: int
    story: Sequence[Text]
    shift: timedelta

    def chance(self, *about: object) -> random.Random:
        """The same draw for the same thing, in whatever language it is told."""
        return random.Random(f"{self.seed} {about}")

    def article(self, language: str) -> Text:
        """Its story as one paper of this language tells it."""
        return next(row for row in self.story if row["language"] == language)

    def told(self, article: Text) -> list[str]:
        """The paragraphs of one of its articles, under this happening's names, dates and numbers."""
        language, text = str(article["language"]), str(article["text"]).strip()
        for change in (self._dates, self._known, self._people, self._numbers):
            pieces = _MADE.split(text)
            kept = [*_MADE.findall(text), ""]
            text = "".join(change(piece, language) + keep for piece, keep in zip(pieces, kept, strict=True))
        return [part for part in re.sub("[\ue000\ue001]", "", text).split("\n") if part.strip()]

    def _dates(self, text: str, language: str) -> str:
        def moved(found: re.Match[str]) -> str:
            named = months(language).get((found["name"] or "").lower(), 0) if "name" in found.groupdict() else 0
            day, month = int(found["day"]), named or int(found["month"])
            if not (0 < day < 29 and 0 < month < 13):
                return found.group()
            to = date(2025, month, day) + self.shift
            name = get_month_names("wide", "format", language)[to.month]
            out = {"zh": f"{to.month}月{to.day}日", "vi": f"{to.day}/{to.month}", "es": f"{to.day} de {name}"}
            return "\ue000" + out.get(language, f"{to.day} {name}") + "\ue001"

        return dated(language).sub(moved, text)

    def _known(self, text: str, language: str) -> str:
        pattern, ids = known(language)

        def other(found: re.Match[str]) -> str:
            name = ids[found.group()]
            pool = entities(by_id()[name].kind)
            return f"\ue000{self.chance(name).choice(pool)[language]}\ue001"

        return pattern.sub(other, text)

    def _people(self, text: str, language: str) -> str:
        words = people(language)
        return words.sub(lambda found: f"\ue000{self._word(found.group(), language)}\ue001", text)

    def _word(self, word: str, language: str) -> str:
        draw = self.chance(word)
        made = draw.choices(_SYLLABLES["han" if language == "zh" else "ru" if language == "ru" else ""], k=3)
        return "".join(made) if language == "zh" else "".join(made).title()

    def _numbers(self, text: str, language: str) -> str:
        def other(found: re.Match[str]) -> str:
            digits = re.sub("[.,]", "", found.group())
            if len(digits) == 4 and digits.startswith(("19", "20")):
                return str(int(digits) + self.shift.days // 365)
            low, high = 10 ** (len(digits) - 1), 28 if int(digits) < 29 else 10 ** len(digits) - 1  # perhaps a day
            draw = iter(str(self.chance(digits).randint(low, high)))
            return re.sub(r"\d", lambda _: next(draw), found.group())

        return _NUMBER.sub(other, text)


@cache
def months(language: str) -> Mapping[str, int]:
    """Month names as dates write them."""
    return {name.lower(): number for number, name in get_month_names("wide", "format", language).items()}


@cache
def dated(language: str) -> re.Pattern[str]:
    """A day and month as articles of the language write them."""
    names = "|".join(months(language))
    if language == "zh":
        return re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
    if language == "vi":
        return re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])")
    return re.compile(rf"(?P<day>\d{{1,2}})(?: de)? (?P<name>{names})\b", re.IGNORECASE)


@cache
def entities(kind: str) -> list[Mapping[str, str]]:
    """Everything of a kind that the gazetteer can name in all languages, with a name in each."""
    named: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for name, (entity, ambiguous) in names_in(language).items():
            if entity.kind == kind and not ambiguous and len(name) > 1:
                named.setdefault(entity.id, {}).setdefault(language, name)
    return [row for _, row in sorted(named.items()) if len(row) == len(LANGUAGES)]


@cache
def known(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The gazetteer's countries, cities and people that our stories name in a language."""
    texts = "\n".join(str(row["text"]) for story in stories() for row in story if row["language"] == language)
    found = {name: one.id for name, (one, _) in names_in(language).items() if one.kind in _KINDS and name in texts}
    joined = "|".join(sorted(map(re.escape, found), key=len, reverse=True))
    return re.compile(joined if language == "zh" else rf"\b(?:{joined})\b"), found


@cache
def people(language: str) -> re.Pattern[str]:
    """The words of our stories' invented names, from what the gold says who acts."""
    rows = tomllib.loads((STORIES / "gold" / f"{language}.toml").read_text(encoding="utf-8"))["event"]
    names = {name for row in rows for names in row.get("actors", ()) for name in str(names).lstrip("?").split("/")}
    several = [re.split("[ ·]", name) for name in names if re.search("[ ·]", name)]
    words = {word for name in several for word in name if all(part[:1].isupper() for part in name)}
    words |= {word for name in names if "·" in name for word in re.split("·", name)}
    return re.compile("|".join(sorted((re.escape(word) for word in words if len(word) > 1), key=len, reverse=True)))


@cache
def stories() -> tuple[Sequence[Text], ...]:
    """Our six stories, each told in five languages: the articles with a gold of events, one a language."""
    told = [tomllib.loads(file.read_text(encoding="utf-8"))["article"] for file in sorted(STORIES.glob("0*.toml"))]
    return tuple([row for row in rows if row.get("events", True)] for rows in told)


def articles(count: int, size: int = 3000, seed: int = 7) -> list[dict[str, str]]:
    """`count` articles of about `size` bytes of UTF-8 as `timeline.build` takes them, the languages in turn."""
    chance = random.Random(seed)
    happenings = [_happening(number, chance) for number in range(_BACKGROUND)]
    out: list[dict[str, str]] = []
    for number in range(count):
        if number % len(LANGUAGES) == 0:
            happenings.append(_happening(len(happenings), chance))
        language = LANGUAGES[number % len(LANGUAGES)]
        one = _copied(out, language, chance) if number > _COPY and chance.randrange(_COPY) == 0 else None
        out.append(one or _article(happenings, language, size, chance))
        out[-1]["uri"] = f"made/{number}.txt"
    return out


def _happening(number: int, chance: random.Random) -> Happening:
    return Happening(number, chance.choice(stories()), timedelta(weeks=-chance.randint(0, WEEKS)))


def _article(happenings: list[Happening], language: str, size: int, chance: random.Random) -> dict[str, str]:
    happening = happenings[-1]
    main = happening.article(language)
    parts = happening.told(main)
    while len("\n\n".join(parts).encode()) < size:
        before = chance.choice(happenings[-_BACKGROUND:-1])
        part = chance.choice(before.told(before.article(language)))
        parts += [part] if part not in parts else []
    published = date.fromisoformat(str(main["published"])) + happening.shift
    row = {"text": "\n\n".join(parts), "title": str(main["title"]), "language": language}
    return row | {"published": published.isoformat(), "source": str(main["source"])}


def _copied(before: list[dict[str, str]], language: str, chance: random.Random) -> dict[str, str] | None:
    same = [row for row in before[-10 * len(LANGUAGES) :] if row["language"] == language]
    if not same:
        return None
    row = chance.choice(same)
    parts = row["text"].split("\n\n")
    return row | {"text": "\n\n".join(parts[:-1]), "source": f"paper {chance.randrange(100)}"}
