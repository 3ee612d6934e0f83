"""The browser's parts as text: the modules of `static/js` as one script, the style sheet with the theme's colours.

The modules are plain ES modules and run as such in tests. Joined, each becomes a function that returns what it exports,
so that names of one never meet names of another, and no build step is needed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from timeline.view.theme import load_theme

# In the order in which they need one another.
MODULES = (
    "axis", "pack", "scene", "dom", "place", "draw", "measure", "strips", "compose", "density", "panel", "card",
    "table", "export", "dates", "edits", "graph", "gestures", "keys", "overview", "head", "picture", "reader", "app",
)  # fmt: skip
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:const|function|class|let) (\w+)|(?:async )?function (\w+))", re.MULTILINE
)


def static() -> Traversable:
    """The folder of what the browser gets."""
    return resources.files("timeline.view").joinpath("static")


@lru_cache(maxsize=1)
def script() -> str:
    """All modules as one classic script that leaves `timelineMount` behind, and the parts that tests ask."""
    parts = "globalThis.timelineParts = { pack: $pack, dates: $dates, axis: $axis };"
    return f'"use strict";\n(() => {{\n{joined()}\nglobalThis.timelineMount = $app.mount;\n{parts}\n}})();\n'


def joined() -> str:
    """Every module as ``const $name = (() => {…; return {exports};})();``, in order."""
    return "\n".join(
        _scoped(name, static().joinpath("js", f"{name}.js").read_text(encoding="utf-8")) for name in MODULES
    )


def _scoped(name: str, text: str) -> str:
    exports = [match[1] or match[2] for match in _EXPORT.finditer(text)]
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = $\2;", text))
    return f"const ${name} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();"


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet, the theme's colours first."""
    theme = load_theme()
    rules = []
    for name, colours in theme.schemes.items():
        values = "".join(f"--tl-{key}: {value}; " for key, value in colours.items())
        selector = ".tl-root" if name == "light" else '.tl-root[data-theme="dark"]'
        rules.append(f"{selector} {{ {values}--tl-font: {theme.font}; }}")
    return "\n".join([*rules, static().joinpath("timeline.css").read_text(encoding="utf-8")])


@lru_cache(maxsize=1)
def plotly_script() -> str:
    """plotly.js basic, as its makers publish it."""
    return static().joinpath("vendor", "plotly-basic.min.js").read_text(encoding="utf-8")
