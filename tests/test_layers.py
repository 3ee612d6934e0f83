"""A room imports only from rooms before it. The order is DESIGN's; a wrong import is named by file and line."""

import ast
from pathlib import Path

import pytest

ORDER = [
    *("model", "errors", "temporal", "language", "read", "tag", "dating", "extract", "link"),
    *("build", "graph", "store", "export", "view", "notebook", "cli", "__main__"),
]
HOUSE = Path(__file__).resolve().parent.parent / "timeline"


def imports(path):
    """Every module of this package that `path` imports, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name.startswith("timeline"))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}, line {node.lineno}: a relative import; write it from `timeline` on"
            if node.module == "timeline":
                yield from ((f"timeline.{alias.name}", node.lineno) for alias in node.names)
            elif (node.module or "").startswith("timeline."):
                yield node.module, node.lineno


def room_of(path):
    return path.relative_to(HOUSE).with_suffix("").parts[0]


def wrong(path):
    """What `path` imports from a room that comes after its own."""
    room = room_of(path)
    for module, line in imports(path):
        other = module.split(".")[1]
        if other in ORDER and ORDER.index(other) > ORDER.index(room):
            yield f"{path.relative_to(HOUSE.parent)}, line {line}: {room} imports {module}, a room after it"


FILES = sorted(path for path in HOUSE.rglob("*.py") if path.name != "__init__.py" or path.parent != HOUSE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_imports_only_from_rooms_before_it(path):
    assert room_of(path) in ORDER, f"{path} is a room that DESIGN does not know; ORDER has its place to name"
    assert not list(wrong(path))


def test_a_wrong_import_is_named_by_file_and_line(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.HOUSE", tmp_path / "timeline")
    bad = tmp_path / "timeline" / "tag" / "find.py"
    bad.parent.mkdir(parents=True)
    bad.write_text("import re\nfrom timeline.link.block import pairs\n", encoding="utf-8")
    assert list(wrong(bad)) == ["timeline/tag/find.py, line 2: tag imports timeline.link.block, a room after it"]


def test_no_room_is_called_after_what_it_is_not():
    names = {path.stem for path in HOUSE.rglob("*.py")}
    assert names.isdisjoint({"utils", "helpers", "manager", "common", "misc"})


def test_a_module_stays_small_enough_to_read():
    long = {
        str(path.relative_to(HOUSE)): lines for path in FILES if (lines := path.read_text("utf-8").count("\n")) > 350
    }
    assert not long
