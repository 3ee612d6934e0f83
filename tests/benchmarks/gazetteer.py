"""The gazetteer held against names other people wrote down: `python tests/benchmarks/gazetteer.py [WHEEL]`.

Cities and their countries are held against CLDR's exemplar cities (package `babel`); persons, word by word, against the
clusters of one name in many scripts that `rigour` up to 1.8 carries (MIT). WHEEL is that package's file, as
``pip download --no-deps rigour==1.8.2`` leaves it. What disagrees is listed: a reader decides. Counts go to
timeline/extract/data/README.md.
"""

from __future__ import annotations

import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator

from timeline.extract.gazetteer import LANGUAGES, by_id, table_rows


def cities() -> Iterator[tuple[str, str, str]]:
    """Every name and country of a city that CLDR says otherwise: id, what differs, what CLDR says."""
    from babel import Locale
    from babel.core import get_global

    zones = {code: Locale.parse(code).time_zones for code in LANGUAGES}
    territories = get_global("zone_territories")
    known = {
        str(zones["en"].get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")): zone
        for zone in territories
        if "/" in zone
    }
    for entity, names in table_rows():
        zone = known.get(entity.name) if entity.kind == "city" else None
        if zone is None:
            continue
        yield entity.id, "", ""
        if territories[zone] != entity.country:
            yield entity.id, f"country {entity.country}", territories[zone]
        for code in LANGUAGES[1:]:
            said = str(zones[code].get(zone, {}).get("city") or "").replace("\u00ad", "")
            own = [name.lstrip("!") for name in (*names[code], *(() if code in ("zh", "ru") else names["en"]))]
            if said and said not in own:
                yield entity.id, f"{code} {';'.join(own)}", said


def persons(wheel: str) -> Iterator[tuple[str, str, str]]:
    """Every name of a person in Chinese or Russian that the package knows: id, the name, and "" where it agrees."""
    clusters = defaultdict(set)
    with zipfile.ZipFile(wheel) as packed, packed.open("rigour/data/names/persons.txt") as lines:
        for line in lines:
            forms, _, item = line.decode("utf-8").rstrip("\n").partition(" => ")
            for form in forms.split(", "):
                clusters[_plain(form)].add(item)
    for entity, names in table_rows():
        if entity.kind != "person":
            continue
        latin = {item for name in names["en"] for word in name.lstrip("!").split() for item in clusters[_plain(word)]}
        for code in ("ru", "zh"):
            for name in names[code]:
                words = name.lstrip("!").replace("·", " ").split()
                items = {item for word in words for item in clusters[_plain(word)]}
                if items:
                    yield entity.id, f"{code} {name}", "" if items & latin else "no cluster in common"


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower().strip("."))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def main() -> None:
    """Print what differs, and how much was compared."""
    count = Counter(entity.kind for entity, _ in table_rows())
    print(sum(count.values()), "rows:", ", ".join(f"{number} {kind}" for kind, number in count.most_common()))
    parts = [("CLDR", list(cities()))] + [("rigour", list(persons(wheel))) for wheel in sys.argv[1:2]]
    for source, found in parts:
        wrong = [item for item in found if item[2]]
        for entity_id, ours, theirs in wrong:
            print(f"{source}\t{by_id()[entity_id].id}\t{ours}\t{theirs}")
        print(source, len({item[0] for item in found}), "rows compared,", len(wrong), "names differ")


if __name__ == "__main__":
    main()
