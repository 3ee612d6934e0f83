"""The timeline an analyst holds: filters, tables, and how it shows itself."""

import dataclasses
from datetime import datetime

import pytest
from hypothesis import given
from strategies import cases

import timeline as tl
from timeline.export.rows import COLUMNS
from timeline.model import Case
from timeline.notebook import filters


def ids(timeline):
    return {event.id for event in timeline.events}


def test_it_counts_its_events_and_gives_its_records(story):
    assert len(story) == len(story.events) > 10
    assert {doc.language for doc in story.documents} == {"vi", "zh", "en", "es", "ru"}
    assert {mention.document for mention in story.mentions} <= {doc.id for doc in story.documents}
    assert not story.failures


def test_it_is_immutable(story):
    with pytest.raises(dataclasses.FrozenInstanceError):
        story.case = Case()


def test_its_text_says_what_it_holds(story):
    assert repr(story).startswith(f"<Timeline: {len(story.documents)} documents (")
    assert f"{len(story)} events" in repr(story)


def test_between_keeps_what_may_have_happened_then(story):
    part = story.between("2025-03-12", "2025-03-14")
    start, end = datetime(2025, 3, 12), datetime(2025, 3, 15)
    assert 0 < len(part) < len(story)
    for event in story.events:
        when = event.when
        inside = bool(when and when.start and when.end and when.start < end and start < when.end)
        assert (event.id in ids(part)) == inside


def test_between_says_how_it_read_the_dates(story):
    assert story.between("Mar 12", "2025-03").asked == ("between 2025-03-12 and 2025-03",)
    assert len(story.between()) == len(story.where(dated=True))


def test_between_refuses_an_end_before_its_start(story):
    with pytest.raises(tl.OptionError, match="swap them"):
        story.between("2025-03-14", "2025-03-12")


def test_about_finds_words_in_any_letter_case(story):
    assert 0 < len(story.about("STRAITS courier")) < len(story)
    assert ids(story.about("Straits Courier")) == ids(story.about("sTRAITS cOURIER"))
    assert len(story.about("no such words anywhere")) == 0


def test_where_meets_every_condition(story):
    chinese = story.where(language="zh")
    languages = {doc.id: doc.language for doc in story.documents}
    homes = {mention.id: languages[mention.document] for mention in story.mentions}
    assert ids(chinese) == {event.id for event in story.events if "zh" in map(homes.get, event.mentions)}
    assert ids(story.where(language=["zh", "vi"])) == ids(chinese) | ids(story.where(language="vi"))
    assert ids(story.where(dated=False)) == {event.id for event in story.undated()}
    both = story.where(language="zh", source="Straits Courier")
    assert ids(both) == ids(chinese) & ids(story.where(source="Straits Courier"))


def test_a_smaller_timeline_is_whole_in_itself(story):
    part = story.where(language="vi").case
    mentions, documents = {m.id for m in part.mentions}, {doc.id for doc in part.documents}
    assert mentions == {key for event in part.events for key in event.mentions}
    assert documents == {mention.document for mention in part.mentions}
    assert all({row.left, row.right} <= mentions for row in part.judgements)
    assert all({row.left, row.right} <= {event.id for event in part.events} for row in part.relations)


@given(cases())
def test_a_filter_that_keeps_all_keeps_every_event(case):
    assert filters.select(case, lambda event: True).events == case.events


@given(cases())
def test_a_timeline_shows_itself_whatever_it_holds(case):
    timeline = tl.Timeline(case)
    assert repr(timeline).startswith("<Timeline")
    page = timeline._repr_html_()
    assert "<&" not in page
    for lists in (timeline.disputes(), timeline.undated(), timeline.uncovered(), timeline.warnings):
        assert isinstance(repr(lists), str) and isinstance(lists._repr_html_(), str)


def test_the_frame_has_one_row_per_event(story):
    frame = story.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["id"]) == [event.id for event in story.events]
    assert frame["start"].notna().sum() == sum(bool(e.when and e.when.start) for e in story.events)


def test_jupyter_gets_the_picture_without_plotly_js(story):
    bundle = story._repr_mimebundle_()
    assert bundle["text/plain"] == repr(story)
    figure = bundle["application/vnd.plotly.v1+json"]
    assert figure["data"] and figure["config"]["showSendToCloud"] is False
    assert len(bundle["text/html"]) < 200_000


def test_a_timeline_without_events_shows_that_too():
    assert set(tl.Timeline(Case())._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_the_plot_is_a_plotly_figure_that_can_be_changed(story):
    figure = story.plot(lanes="class").update_layout(title="mine")
    assert figure.layout.title.text == "mine"


@pytest.mark.parametrize("suffix", [".html", ".json", ".csv", ".graphml", ".JSON"])
def test_the_suffix_decides_what_is_saved(story, tmp_path, suffix):
    story.save(tmp_path / f"story{suffix}")
    assert [path.name for path in tmp_path.iterdir()] == [f"story{suffix}"]
    assert (tmp_path / f"story{suffix}").stat().st_size > 1000


def test_what_was_saved_opens_as_it_was(story, tmp_path):
    story.save(tmp_path / "case.json")
    assert tl.open(tmp_path / "case.json") == story


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("none.json", None, "No such file"),
        ("case.csv", "a,b", r"only a saved \.json"),
        ("case.json", "{", "Expected JSON"),
        ("case.json", '{"a": 1}', "schema is None"),
    ],
)
def test_what_cannot_be_opened_says_why(tmp_path, name, text, said):
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(tl.ReadError, match=said):
        tl.open(tmp_path / name)


def test_pandas_is_only_needed_for_frames(story, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(tl.MissingExtra, match="pip install"):
        story.to_frame()


def test_one_arrest_told_in_three_languages_is_one_event_and_its_day_is_disputed(story):
    (event,) = [event for event in story.disputes() if event.event_class.startswith("COERCE")]
    languages = {doc.id: doc.language for doc in story.documents}
    told = {languages[mention.document] for mention in story.mentions if mention.id in event.mentions}
    assert {"en", "es", "zh"} <= told
    claims = {claim.value: claim.mentions for claim in event.alternatives if claim.what == "when"}
    assert set(claims) == {"2025-03-13", "2025-03-15"}
    assert len(claims["2025-03-15"]) >= 3
    assert "2025-03-13" in repr(story.disputes()) and "Harbour Post" in repr(story.disputes())
