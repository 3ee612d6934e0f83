"""How well a language is read, measured on the gold beside this file.

    python tests/corpus/measure.py            the figures, and every miss
    python tests/corpus/measure.py --raise    lift the floors that were passed, lower none; write the README's table

*Times*: F1 of expressions whose span overlaps the gold's and whose value is the gold's. *Events*: F1 of mentions whose
trigger overlaps the gold's and whose class is the gold's, one to one. *News*: running Vietnamese and Russian news, see
`news.py`; of its `floor` part the figures are shown and the misses are not. The floors in `floors.toml` are what was
measured; a test fails when a figure falls below its floor or has risen so far that the floor no longer says anything.
"""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections import Counter
from pathlib import Path

import timeline as tl

HERE = Path(__file__).resolve().parent
README = HERE.parent.parent / "README.md"
FLOORS = HERE / "floors.toml"
MARKS = ("<!-- scores: python tests/corpus/measure.py --raise -->", "<!-- end of scores -->")
LANGUAGES = sorted(path.stem for path in HERE.glob("??.toml"))
spec = importlib.util.spec_from_file_location("news", HERE / "news.py")
news = importlib.util.module_from_spec(spec)
spec.loader.exec_module(news)


def gold(language):
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


def floors():
    return {name: row for name, row in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items() if name != "news"}


def news_floors():
    """language → part → strict, relaxed and value F1."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("news", {})


def times(language):
    """(words, value) of the gold and of `tl.tag`, as F1 and the list of what differs."""
    count, misses = Counter(), []
    for case in gold(language)["text"]:
        text, wanted = case["text"], [(*place(case["text"], words), value) for words, value in case["times"]]
        tags = tl.tag(text, language=language, published=case["published"].isoformat())
        found = [(tag.span.start, tag.span.end, tag.value.timex) for tag in tags]
        matched(wanted, found, text, count, misses)
    return f1(count), misses


def events(language):
    """(trigger, class) of the gold and of `tl.build`, as F1 and the list of what differs; None without event gold."""
    cases = [case for case in gold(language)["text"] if "events" in case]
    count, misses = Counter(), []
    for case in cases:
        row = {"text": case["text"], "published": case["published"].isoformat(), "language": language}
        built = tl.build([row], progress=False)
        wanted = [(*place(case["text"], words), kind) for words, kind in case["events"]]
        found = [(m.trigger.start, m.trigger.end, m.event_class) for m in built.mentions]
        matched(wanted, found, case["text"], count, misses)
    return (f1(count) if cases else None), misses


def place(text, words):
    """Where `words` stand in `text`; they must stand there exactly once."""
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times in {text!r}"
    return text.index(words), text.index(words) + len(words)


def matched(wanted, found, text, count, misses):
    """One to one, in order: same label and overlapping spans."""
    left = list(found)
    for start, end, label in wanted:
        hit = next((f for f in left if f[2] == label and f[0] < end and start < f[1]), None)
        if hit:
            left.remove(hit)
        else:
            seen = [f"{text[f[0] : f[1]]} {f[2]}" for f in found if f[0] < end and start < f[1]]
            misses.append(f"missed {text[start:end]!r} {label}: {seen}")
        count["right"] += bool(hit)
    misses.extend(f"not in the gold: {text[f[0] : f[1]]!r} {f[2]} in {text!r}" for f in left)
    count["wanted"] += len(wanted)
    count["found"] += len(found)


def f1(count):
    return round(200 * count["right"] / (count["wanted"] + count["found"] or 1), 1)


def table():
    """The floors as the README shows them."""
    packs = {language.code: language.pack for language in tl.languages()}
    rows = ["| language | read with | gold | times, F1 | events, F1 |", "|---|---|---|--:|--:|"]
    for code, floor in sorted(floors().items()):
        with_what = "pack" if packs[code] else "dateparser's data"
        figures = (f"{floor[name]:.1f}" if name in floor else "–" for name in ("times", "events"))
        texts = gold(code)["text"]
        counts = ", ".join(
            f"{sum(len(text[name]) for text in texts)} {name}" for name in ("times", "events") if name in floor
        )
        rows.append(f"| {code} | {with_what} | {len(texts)} texts, {counts} | {' | '.join(figures)} |")
    how = "[constructed](tests/corpus/timex/README.md)"
    rows += ["", f"Times in running news, {how}: `dev` was learnt from, `floor` only measured.", ""]
    rows += [
        "| language | part | gold | span overlaps, F1 | span the same, F1 | value too, F1 |",
        "|---|---|---|--:|--:|--:|",
    ]
    for code, parts in sorted(news_floors().items()):
        for part, floor in parts.items():
            articles = news.articles(code, part)
            size = f"{len(articles)} articles, {sum(len(article['times']) for article in articles)} times"
            rows.append(
                f"| {code} | {part} | {size} | {floor['relaxed']:.1f} | {floor['strict']:.1f} | {floor['value']:.1f} |"
            )
    return "\n".join(rows)


def lift():
    """Write floors.toml with every floor at the better of itself and what is measured now."""
    old, told = (floors(), news_floors()) if FLOORS.exists() else ({}, {})
    lines = ["# F1 in percent on the gold beside this file. `measure.py --raise` lifts them; only a hand lowers one."]
    for language in LANGUAGES:
        lines.append(f"\n[{language}]")
        for name, measure in (("times", times), ("events", events)):
            figure, _ = measure(language)
            if figure is not None:
                lines.append(f"{name} = {max(figure, old.get(language, {}).get(name, 0.0))}")
    for language in news.LANGUAGES:
        for part in news.PARTS:
            lines.append(f"\n[news.{language}.{part}]")
            before = told.get(language, {}).get(part, {})
            figures, _ = news.score(language, part)
            lines += [f"{name} = {max(figure, before.get(name, 0.0))}" for name, figure in figures.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def readme():
    """README.md with the table of today's floors in its place."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(MARKS[0])
    return f"{before}{MARKS[0]}\n{table()}\n{MARKS[1]}{rest.split(MARKS[1])[1]}"


def main():
    if "--raise" in sys.argv:
        lift()
        README.write_text(readme(), encoding="utf-8")
        return
    for language in LANGUAGES:
        for name, measure in (("times", times), ("events", events)):
            figure, misses = measure(language)
            print(f"{language} {name}: {figure}", *misses, sep="\n    ")
    for language in news.LANGUAGES:
        for part in news.PARTS:
            figures, misses = news.score(language, part)
            print(f"{language} news, {part}: {figures}", *(misses if part == "dev" else ()), sep="\n    ")


if __name__ == "__main__":
    main()
