"""Characters a second of `timeline.tag` on mixed news, beside dateparser (and chrono-node, HeidelTime where installed).

    python tests/benchmarks/tagging.py [--seconds 5] [--json FILE] [--node DIR]

The text is made of the project's own gold and notebook articles, repeated in another order each time. `DIR` is a folder
where `npm install chrono-node` was run; without it chrono-node is not measured. HeidelTime is run where it is on the PATH.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
import warnings
from pathlib import Path

from timeline.language.grammar import grammar_for
from timeline.read import read
from timeline.tag import tag

ARTICLES = Path(__file__).resolve().parents[2] / "notebooks" / "articles"
LANGUAGES = ("vi", "zh", "en", "es", "de")


def sentences() -> dict[str, list[str]]:
    """Sentences of our own articles, by language; languages without an article borrow their pack's examples."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for document in read(ARTICLES, progress=False):
        if document.language in found:
            found[document.language] += [line for line in document.text.splitlines() if line.strip()]
    for language, lines in found.items():
        if not lines:
            from timeline.language.pack import load_pack

            lines += [example["text"] for example in load_pack(language).rows("example")]
    return found


def speed(run, texts: list[str], seconds: float) -> float:
    """Characters a second, over at least one pass and at most about `seconds`."""
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds or not done:
        for text in texts:
            run(text)
            done += len(text)
            if time.perf_counter() - began > seconds:
                break
    return done / (time.perf_counter() - began)


def main() -> None:
    """Print one row a language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--node", type=Path, help="a folder with node_modules/chrono-node")
    options = parser.parse_args()
    rng, rows = random.Random(7), []
    for language, lines in sentences().items():
        texts = ["\n".join(rng.choices(lines, k=20)) for _ in range(200)]
        grammar_for(language)
        tag(texts[0], language=language, published="2025-11-01")
        row = {
            "language": language,
            "timeline": round(
                speed(lambda t, lang=language: tag(t, language=lang, published="2025-11-01"), texts, options.seconds)
            ),
        }
        row["dateparser"] = round(speed(_dateparser(language), texts[:3], options.seconds))
        row["times"] = round(row["timeline"] / row["dateparser"], 1)
        if options.node and (chrono := _chrono(options.node, language, texts, options.seconds)):
            row["chrono-node"] = chrono
        rows.append(row)
        print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    print(f"memory with seven packs loaded: {_memory():.0f} MB")
    if not shutil.which("heideltime"):
        print("heideltime: not on the PATH, not measured")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


# The same loop as `speed`, inside node, so that starting it is not counted.
_NODE = """
const chrono = require("chrono-node"), {language, texts, seconds} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const parser = language === "en" ? chrono : chrono[language]; if (!parser) process.exit(3);
const began = Date.now(); let done = 0;
while (Date.now() - began < seconds * 1000)
  for (const text of texts) { parser.parse(text, new Date(2025, 10, 1)); done += text.length; }
console.log(Math.round(done / (Date.now() - began) * 1000));
"""


def _chrono(folder: Path, language: str, texts: list[str], seconds: float) -> int | None:
    """chrono-node's characters a second; None for a language it does not know."""
    job = json.dumps({"language": language, "texts": texts[:50], "seconds": seconds})
    run = subprocess.run(["node", "-e", _NODE], input=job, capture_output=True, text=True, cwd=folder, check=False)
    return int(run.stdout) if run.returncode == 0 else None


def _memory() -> float:
    """Megabytes at the peak of a process of its own that tags in seven languages and loads nothing else."""
    code = (
        "from timeline.tag import tag\n"
        "for code in ('vi', 'zh', 'en', 'ru', 'es', 'fr', 'de'): tag('5/5/2020', language=code)\n"
        "status = dict(line.split(':') for line in open('/proc/self/status') if ':' in line)\n"
        "print(int(status['VmHWM'].split()[0]) / 1024)"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def _dateparser(language: str):
    from dateparser.search import search_dates

    def run(text: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            search_dates(text, languages=[language])

    return run


if __name__ == "__main__":
    main()
