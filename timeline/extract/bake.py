"""Write the tables that come out of packages: ``data/cities.tsv`` and ``data/han.txt``; both are data and committed.

``python -m timeline.extract.bake`` writes the exemplar cities of CLDR's time zones, as `babel` carries them.
``python -m timeline.extract.bake FOLDER`` writes the readings of Chinese characters as well: FOLDER holds the files
``Unihan_Readings.txt.bz2`` and ``Unihan_Variants.txt.bz2`` of Debian's package ``unicode-data`` (``/usr/share/unicode``
once it is installed). Both sources stand under the Unicode licence; see ``data/README.md``.
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from timeline.extract.gazetteer import COLUMNS, LANGUAGES

_DATA = Path(__file__).parent / "data"
_NOT_A_CITY = re.compile(
    r"Etc/|Antarctica/|Unknown|_Island|North_Dakota|Indiana/|Kentucky/|Pacific/(?:Wake|Midway|Johnston)"
)


_MAY_BE_ELSE = frozenset({  # people, saints, adjectives, and towns of other countries bear these names too
    "Oral", "Resolute", "Nome", "Regina", "Stanley", "Darwin", "Jersey", "Phoenix", "Chatham", "Dawson", "Creston",
    "Halifax", "Kirov", "Thule", "Gambier", "Mahe", "Kanton", "Bahia", "Boa Vista", "Mérida", "San Juan", "San Luis",
    "La Rioja", "Santiago", "St. Thomas", "St. Vincent", "St. John’s", "St. Helena", "Matamoros", "Adelaide",
    "Marigot", "Campo Grande", "Porto Velho", "Montserrat", "Lindeman", "Boise", "Samara",
})  # fmt: skip
_SHORT = {"^о-в ": "остров ", "^о-ва ": "острова ", r"\s\(.*\)": "", "\u00ad": ""}  # *о-в Пасхи*, *Tripoli (Libye)*


def bake_cities() -> list[str]:
    """The lines of the table: one city a zone with a territory, its name in every first-class language."""
    from babel import Locale
    from babel.core import get_global

    zones = {code: Locale.parse(code).time_zones for code in LANGUAGES}
    known = _written("places.tsv")
    known |= {"Ho Chi Minh", "Canary", "Cayman", "Comoro", "Chagos", "Faroe", "Wallis", "St. Kitts", "St. Barthélemy"}
    known |= {"Antigua", "Christmas", "Cocos", "Cocos Islands", "Christmas Island"}  # not what a text calls them
    known |= set(Locale.parse("en").territories.values())  # a country has its name already
    lines = ["\t".join(COLUMNS)]
    for zone, territory in sorted(get_global("zone_territories").items()):
        english = str(zones["en"].get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " "))
        if _NOT_A_CITY.search(zone) or "/" not in zone or english in known or territory in ("001", "ZZ", "AQ"):
            continue
        known.add(english)
        local = (str(zones[code].get(zone, {}).get("city") or "") for code in LANGUAGES[1:])
        names = [english, *(_spelled_out(name) for name in local)]
        if not any(names[1:]):
            continue  # a zone that babel knows by an older id: its city stands in places.tsv
        mark = "!" if english in _MAY_BE_ELSE else ""
        slug = re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")
        lines.append(
            "\t".join(
                [
                    f"city:{slug}",
                    "city",
                    territory,
                    *("" if (n == english and i) or not n else mark + n for i, n in enumerate(names)),
                    "CLDR",
                ]
            )
        )
    return lines


def _spelled_out(name: str) -> str:
    for short, full in _SHORT.items():
        name = re.sub(short, full, name)
    return name


def _written(file: str) -> set[str]:
    """The English names that a table written by hand has already."""
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return {name.lstrip("!") for line in lines[1:] for name in line.split("\t")[3].split(";")}


def bake_han(folder: Path) -> list[str]:
    """The lines of ``han.txt``: a character, its Vietnamese readings, and its traditional forms where it has any.

    A simplified character without a reading of its own takes those of its traditional forms.
    """
    readings: dict[str, list[str]] = {}
    for character, value in _unihan(folder / "Unihan_Readings.txt.bz2", "kVietnamese"):
        readings[character] = [unicodedata.normalize("NFC", reading) for reading in value.split()]
    old: dict[str, list[str]] = {}
    for character, value in _unihan(folder / "Unihan_Variants.txt.bz2", "kTraditionalVariant"):
        forms = [chr(int(code[2:], 16)) for code in value.split()]
        old[character] = [form for form in forms if form != character]
    lines = []
    for character in sorted({*readings, *old}):
        if not "\u4e00" <= character <= "\u9fff":
            continue
        borrowed = [reading for form in old.get(character, ()) for reading in readings.get(form, ())]
        own = list(dict.fromkeys([*readings.get(character, ()), *borrowed]))
        if own or old.get(character):
            lines.append(f"{character}\t{' '.join(own)}\t{''.join(old.get(character, ()))}".rstrip("\t"))
    return lines


def _unihan(file: Path, field: str) -> Iterator[tuple[str, str]]:
    with bz2.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == field:
                yield chr(int(parts[0][2:], 16)), parts[2]


if __name__ == "__main__":
    (_DATA / "cities.tsv").write_text("\n".join(bake_cities()) + "\n", encoding="utf-8")
    if len(sys.argv) > 1:
        (_DATA / "han.txt").write_text("\n".join(bake_han(Path(sys.argv[1]))) + "\n", encoding="utf-8")
