"""The day of the main event: our own leads, each with the day it happened and the ground on which that is known."""

from __future__ import annotations

import pytest

from timeline.build import events_in
from timeline.extract.mainday import MainDay, main_day
from timeline.read import read
from timeline.tag import tag_document

PUBLISHED = "2021-06-18"  # a Friday
LEADS = [
    # the lead says it
    ("en", "A ferry capsized off Tarvo on Wednesday, drowning nine people, the coast guard said.", 16, "clause"),
    ("en", "Gunmen attacked a grain depot near Olm late on Thursday. Two guards were killed.", 17, "clause"),
    ("en", "Parliament passed the water bill yesterday after three years of debate.", 17, "clause"),
    ("en", "The minister of fisheries resigned on Tuesday over a scandal that began in 2019.", 15, "clause"),
    ("es", "Un tren descarriló el miércoles cerca de Valdenar y dejó doce heridos.", 16, "clause"),
    ("es", "Los maestros marcharon el jueves en Puerto Lindo para exigir mejores salarios.", 17, "clause"),
    ("ru", "В среду в Зареченске сгорел склад, два человека погибли.", 16, "clause"),
    ("vi", "Một vụ nổ xảy ra hôm 16/6 tại nhà máy ở Bình Lạc khiến ba người thiệt mạng.", 16, "clause"),
    ("zh", "16日，临河市一家化工厂发生爆炸，造成三人死亡。", 16, "clause"),
    ("en", "Nurses in Corvel will strike on Monday over pay, their union said.", 21, "clause"),
    # the event is named without a day, then again with one
    (
        "en",
        "The death toll from a bombing at a market in Sarn rose to eleven on Friday, a hospital said. "
        "The bombing late Wednesday tore through a row of stalls.",
        16,
        "again",
    ),
    # a weekday stands free in the next sentence
    (
        "en",
        "The harbour pilots beat the dockers 3-1 to win the cup. But on Wednesday nobody was celebrating.",
        16,
        "lead",
    ),
    # what hangs on the lead dates the background
    (
        "en",
        "The mayor praised her first meeting with the governor, who won re-election on Sunday. "
        "The two talked for an hour on Thursday.",
        17,
        "lead",
    ),
    ("en", "Fishermen blocked the port of Ruvo ahead of Tuesday's vote on quotas.", 18, "published"),
    ("en", "Detectives investigating the Nyland bridge collapse have arrested an engineer.", 18, "published"),
    # nothing but old history: the day of publication, and it says so
    ("en", "A court has convicted two brokers of fraud. The case began in March 2017.", 18, "published"),
    ("en", "Police are investigating a shooting outside a stadium in Corvel.", 18, "published"),
    ("es", "La policía detuvo a dos concejales de Puerto Lindo por corrupción.", 18, "published"),
]


@pytest.mark.parametrize(("language", "text", "day", "basis"), LEADS, ids=[text[:40] for _, text, _, _ in LEADS])
def test_the_day_of_a_lead(language: str, text: str, day: int, basis: str) -> None:
    found = _day(text, language, PUBLISHED)
    assert found.day is not None
    assert (found.day.isoformat(), found.basis) == (f"2021-06-{day:02d}", basis)
    assert bool(found.words) == (basis != "published")
    assert found.words in text


def test_an_article_without_imprint_counts_in_the_latest_year_it_names() -> None:
    text = "Sailors cheered their Nov. 2 victory over the champions. The club last won in 1998, and 2016 ended its drought."
    found = _day(text, "en", None)
    assert found.day is not None and found.day.isoformat() == "2016-11-02"


def test_nothing_known_is_said_to_be_nothing() -> None:
    assert _day("The bridge is old.", "en", None) == MainDay(None, "none")


def _day(text: str, language: str, published: str | None) -> MainDay:
    (doc,) = read({"text": text, "language": language, "published": published}, progress=False)
    return main_day(doc, events_in(doc).mentions, tag_document(doc))
