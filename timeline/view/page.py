"""One self-contained HTML page: opens anywhere, asks the network for nothing.

The page's policy (CSP) allows exactly its own inline parts, by hash, and no connection at all. Data stands in a script
element that is not executed; no data ever becomes markup.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
from functools import lru_cache

from timeline.model import Case
from timeline.view.bundle import plotly_script, script, style
from timeline.view.scene import Json, scene

PLAIN = 400_000  # characters; beyond, the data travels compressed
_EMPTY = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="  # plotly adds an empty style element, then rules to it


def page(
    case: Case, *, title: str | None = None, language: str = "en", lanes: str = "actor", theme: str = "auto"
) -> str:
    """The case as one HTML page.

    `title` heads the page; None leaves only a neutral title for the browser's tab. `language` is the reader's (en, vi,
    zh, ru, es, fr, de), `lanes` the first arrangement (actor, class, source, place, language), `theme` light, dark or
    auto (what the reader's machine prefers).

    >>> "connect-src" in page(Case()) or "default-src 'none'" in page(Case())
    True
    """
    return page_of(scene(case, title=title, language=language), title=title, lanes=lanes, theme=theme)


def page_of(data: Json, *, title: str | None, lanes: str = "actor", theme: str = "auto") -> str:
    """The page around a scene that is already built."""
    options = json.dumps({"lanes": lanes, "theme": theme})
    start = START.replace("OPTIONS", options.replace("<", "\\u003c"))
    scripts = [script(), start]
    styles = [PAGE_STYLE + style()]
    heading = html.escape(title or "Timeline")
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{html.escape(str(data["language"]))}">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy([plotly_script(), *scripts], styles)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{heading}</title>",
        *(f"<style>{text}</style>" for text in styles),
        '</head><body><main id="timeline"></main>',
        f'<script type="application/gzip" id="plotly-code">{_packed_plotly()}</script>',
        _data(data),
        *(f"<script>{text}</script>" for text in scripts),
        "</body></html>",
    ]
    return "\n".join(parts)


def policy(scripts: list[str], styles: list[str]) -> str:
    """The page's content security policy: its own inline parts by hash, nothing else."""
    allowed = " ".join(f"'{_hash(text)}'" for text in scripts)
    dressed = " ".join(f"'{_hash(text)}'" for text in styles)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {dressed} '{_EMPTY}'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _data(data: Json) -> str:
    """The scene in an element that is not executed; compressed when it is large."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if len(text) > PLAIN:
        return f'<script type="application/gzip" id="timeline-data">{_packed(text)}</script>'
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'<script type="application/json" id="timeline-data">{safe}</script>'


def _packed(text: str) -> str:
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 6, mtime=0)).decode("ascii")


@lru_cache(maxsize=1)
def _packed_plotly() -> str:
    """plotly.js for the page: a third of its size; the page unpacks it and the policy still checks its hash."""
    return _packed(plotly_script())


PAGE_STYLE = "html, body, #timeline { height: 100%; margin: 0; }\n"

# The static stand-in for a widget's model, and the start. OPTIONS is replaced by JSON of two checked words.
START = """
(async () => {
  const take = async (id) => {
    const holder = document.getElementById(id);
    const text = holder.textContent;
    holder.remove();
    if (holder.type !== "application/gzip") return text;
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let k = 0; k < raw.length; k++) bytes[k] = raw.charCodeAt(k);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const [code, data] = await Promise.all([take("plotly-code"), take("timeline-data")]);
  const element = document.createElement("script");
  element.textContent = code;
  document.head.append(element);
  const state = { scene: JSON.parse(data), ...OPTIONS };
  const model = { get: (key) => state[key], set: (key, value) => { state[key] = value; }, save_changes() {}, on() {} };
  timelineMount(model, document.getElementById("timeline"), Plotly);
})();
"""
