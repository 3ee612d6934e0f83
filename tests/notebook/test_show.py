"""The timeline as a picture: the widget, the frame, what a saved notebook keeps, corrections, files."""

import json
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest

import timeline as tl
from tests.view.story import story as made
from timeline.model import Case
from timeline.notebook.picture import Picture


@pytest.fixture
def small():
    return tl.Timeline(made())


def test_show_gives_a_widget_that_knows_its_timeline(small):
    widget = small.show(lanes="class", height=400)
    assert isinstance(widget, Picture)
    assert (widget.lanes, widget.height) == ("class", 400)
    assert [event.id for event in widget.timeline.events] == [event.id for event in small.events]


def test_what_the_reader_changes_is_in_the_widgets_timeline_and_its_table(small):
    widget = small.show()
    chosen = []
    widget.on_select(chosen.append)
    widget.selected = "ev-rat"
    widget.edits = [{"kind": "when", "event": "ev-rat", "value": "2031-05"}]
    assert chosen == ["ev-rat"]
    assert next(event for event in widget.timeline.events if event.id == "ev-rat").when.timex == "2031-05"
    assert widget.to_frame()["when"].tolist() == ["2031-05"]
    widget.selected, widget.visible = "", ["ev-rat", "ev-yard"]
    assert len(widget.to_frame()) == 2
    widget.visible = []
    assert len(widget.to_frame()) == len(small)


def test_a_static_show_is_a_frame_that_can_reach_nothing(small):
    frame = small.show(True, title='<b>"x"')
    page = frame._repr_html_()
    assert 'sandbox="allow-scripts allow-downloads"' in page
    element = ElementTree.fromstring(page)
    assert element.tag == "iframe" and not list(element)
    assert element.get("srcdoc").startswith("<!DOCTYPE html>")
    assert repr(frame).startswith("<Frame: a page of 0.")


def test_unknown_lanes_and_options_are_refused_before_anything_is_drawn(small):
    with pytest.raises(tl.OptionError, match="Did you mean 'actor'"):
        small.show(lanes="actors")
    with pytest.raises(tl.OptionError, match="existing are"):
        small.show(colour="red")
    with pytest.raises(tl.OptionError, match="Did you mean 'before'"):
        small.plot_graph(befor=True)


def test_the_graph_is_a_figure(small):
    assert len(small.plot_graph(before=True).data) > 3


def test_a_large_timelines_still_is_small_and_says_what_it_leaves_out():
    from tests.benchmarks.page import generated

    still = tl.Timeline(generated(2000)).show().still(about="<i>")
    assert "&lt;i&gt; The 150 best supported of 2,000 events are drawn." in still
    assert len(still) < 150_000


def test_three_timelines_in_a_saved_notebook_take_less_than_300_kb(root, articles):
    from nbclient import NotebookClient

    lines = ["import timeline as tl", f"t = tl.build({str(articles)!r}, progress=False)", "t"]
    cells = [nbformat.v4.new_code_cell(text) for text in ("\n".join(lines), "t.show()", "t.between('2025-03').show()")]
    book = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(root)}})
    client.execute()
    outputs = [out for cell in book.cells for out in cell.outputs]
    assert not [out for out in outputs if out.output_type in ("error", "stream")]
    kinds = [kind for out in outputs for kind in out["data"]]
    assert kinds.count("application/vnd.jupyter.widget-view+json") == 3
    assert sum("timeline-still" in out["data"].get("text/html", "") for out in outputs) == 3
    assert len(nbformat.writes(book).encode()) < 300_000


def test_a_readers_file_of_corrections_is_taken(small, tmp_path):
    file = tmp_path / "corrections.json"
    steps = [{"kind": "title", "event": "ev-rat", "value": "Law"}, {"kind": "hide", "event": "ev-yard", "value": True}]
    file.write_text(json.dumps({"schema": "timeline-corrections/1", "corrections": steps}), encoding="utf-8")
    after = small.apply(file)
    assert len(after) == len(small) - 1
    assert "Law" in {event.title for event in after.events}
    after.save(tmp_path / "x.json")
    assert "Law" in {event.title for event in tl.open(tmp_path / "x.json").events}
    assert len(after.undo()) == len(small)
    assert "Law" not in {event.title for event in after.undo().undo().events}
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(tl.ReadError, match="timeline-corrections/1"):
        small.apply(file)


def test_the_picture_is_saved_as_svg(small, tmp_path):
    small.save(tmp_path / "x.svg")
    assert ElementTree.parse(tmp_path / "x.svg").getroot().tag.endswith("svg")


def test_a_png_without_kaleido_names_the_remedy_and_leaves_no_file(small, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "kaleido", None)
    with pytest.raises(tl.MissingExtra, match=r"timeline-builder\[png\]"):
        small.save(tmp_path / "x.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
@pytest.mark.filterwarnings("ignore")
def test_the_picture_is_saved_as_png(small, tmp_path, chromium):
    pytest.importorskip("kaleido", reason="pip install 'timeline-builder[png]'")
    small.save(tmp_path / "x.png")
    assert Path(tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


def test_outside_a_notebook_the_text_stays_the_value(small):
    with pytest.raises(NotImplementedError):
        small._ipython_display_()
    with pytest.raises(NotImplementedError):
        tl.Timeline(Case())._ipython_display_()
