"""Write ``data/cities.tsv``: the exemplar cities of CLDR's time zones, as `babel` carries them (Unicode licence).

Run ``python -m timeline.extract.bake`` after a new CLDR; the table is data and is committed, so that names do not
change under a user's feet.
"""

from __future__ import annotations

import re
from pathlib import Path

from timeline.extract.gazetteer import COLUMNS, LANGUAGES, table_rows

_NOT_A_CITY = re.compile(
    r"Etc/|Antarctica/|Unknown|_Island|North_Dakota|Indiana/|Kentucky/|Pacific/(?:Wake|Midway|Johnston)"
)


def bake_cities() -> list[str]:
    """The lines of the table: one city a zone with a territory, its name in every first-class language."""
    from babel import Locale
    from babel.core import get_global

    zones = {code: Locale.parse(code).time_zones for code in LANGUAGES}
    known = {name for entity, names in table_rows() if entity.kind in ("city", "place") for name in names["en"]}
    lines = ["\t".join(COLUMNS)]
    for zone, territory in sorted(get_global("zone_territories").items()):
        english = str(zones["en"].get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " "))
        if _NOT_A_CITY.search(zone) or "/" not in zone or english in known or territory in ("001", "ZZ", "AQ"):
            continue
        known.add(english)
        names = [english, *(str(zones[code].get(zone, {}).get("city") or "") for code in LANGUAGES[1:])]
        slug = re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")
        lines.append(
            "\t".join(
                [
                    f"city:{slug}",
                    "city",
                    territory,
                    *("" if n == english and i else n for i, n in enumerate(names)),
                    "CLDR",
                ]
            )
        )
    return lines


if __name__ == "__main__":
    Path(__file__).parent.joinpath("data", "cities.tsv").write_text("\n".join(bake_cities()) + "\n", encoding="utf-8")
