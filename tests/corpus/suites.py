"""How the tagger does on other people's test cases, which stay where they are: `shared/suites` beside the checkout.

    python tests/corpus/suites.py            the figures against the floors
    python tests/corpus/suites.py --raise    set the floors to what is measured now, and write the README's table

The figures come from the scorer that lies beside the suites. A floor is a figure in percent; a test refuses a drop of
more than half a point. No case of these suites is in this repository.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).resolve().parent / "suites.toml"
README = ROOT / "README.md"
MARKS = ("<!-- suites: python tests/corpus/suites.py --raise -->", "<!-- end of suites -->")
SUITES = {
    "te3_timebank_en": "TimeBank",
    "te3_aquaint_en": "AQUAINT",
    "tempeval2_raw:zh+es": "TempEval-2",
    "tempeval2_fr": "TempEval-2",
    "krauts_de": "KRAUTS",
    "timebankpt_pt": "TimeBankPT",
    "wikiwars_uk": "WikiWars",
    "chrono": "chrono's own cases",
    "duckling_core:vi+zh+en+ru+es+fr+de+it+pt+uk+ja+ko+ar": "Duckling's cases",
    "recognizers:zh+en+es+fr+de+it+pt+ja+ko": "Recognizers-Text's cases",
    "jionlp_parse": "JioNLP's cases",
}


def shared() -> Path:
    """The folder with the suites: $TIMELINE_SHARED, or `shared` beside the checkout."""
    return Path(os.environ.get("TIMELINE_SHARED", ROOT.parent / "shared"))


def measure() -> list[dict[str, object]]:
    """One row a suite and language: name, language, what is counted, cases, figure in percent."""
    tool = shared() / "tools" / "score_tags.py"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.json"
        subprocess.run([sys.executable, str(tool), *SUITES, "--json", str(out)], check=True, capture_output=True)
        rows = json.loads(out.read_text(encoding="utf-8"))
    names = {spec.partition(":")[0]: name for spec, name in SUITES.items()}
    return [row for raw in rows if (row := _row(raw, names))]


def _row(raw: dict[str, object], names: dict[str, str]) -> dict[str, object] | None:
    what = "value F1" if "value F1" in raw else "pass %"
    if not raw["cases"] or raw[what] is None:
        return None
    unit = "texts" if what == "value F1" else "phrases"
    return {
        "suite": names[str(raw["suite"])],
        "language": raw["lang"],
        "what": what,
        "size": f"{raw['cases']} {unit}",
        "figure": raw[what],
    }


def floors() -> list[dict[str, object]]:
    """The floors as data."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floor"]


def table() -> str:
    """The floors as the README shows them: by language, running text first."""
    rows = ["| language | suite | size | counted | figure |", "|---|---|---|---|--:|"]
    ordered = sorted(floors(), key=lambda row: (row["language"], row["what"] != "value F1", row["suite"]))
    return "\n".join(
        [
            *rows,
            *(f"| {r['language']} | {r['suite']} | {r['size']} | {r['what']} | {r['figure']:.1f} |" for r in ordered),
        ]
    )


def readme() -> str:
    """README.md with today's table in its place."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(MARKS[0])
    return f"{before}{MARKS[0]}\n{table()}\n{MARKS[1]}{rest.split(MARKS[1])[1]}"


def lift() -> None:
    """Write suites.toml with what is measured now, and the README's table."""
    lines = ["# Figures in percent, as the scorer beside the suites prints them. `suites.py --raise` writes this file."]
    for row in measure():
        lines.append("\n[[floor]]")
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")


def main() -> None:
    """Print every figure beside its floor, or set the floors."""
    if "--raise" in sys.argv:
        lift()
        return
    known = {(row["suite"], row["language"], row["what"]): row["figure"] for row in floors()}
    for row in measure():
        print(*row.values(), "floor", known.get((row["suite"], row["language"], row["what"])), sep="  ")


if __name__ == "__main__":
    main()
