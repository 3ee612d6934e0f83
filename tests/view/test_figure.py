import pytest

from tests.view.story import story
from timeline.errors import OptionError
from timeline.model import Case, Event
from timeline.temporal.value import from_timex
from timeline.view.axis import day_text, tick_days
from timeline.view.figure import figure


def drawn_ids(fig):
    return {name for trace in fig.data for name in (trace.customdata if trace.customdata is not None else ())}


@pytest.mark.parametrize("lanes", ["actor", "class", "source", "place", "language"])
def test_every_dated_event_is_drawn_once(lanes):
    case = story()
    assert drawn_ids(figure(case, lanes=lanes)) == {event.id for event in case.events if event.when}


def test_the_hover_marks_the_date_words_of_the_first_passage():
    texts = [text for trace in figure(story()).data if trace.customdata is not None for text in trace.text]
    assert any("<b><u>14 May 2031</u></b>" in text.replace("<br>", " ") for text in texts)


def test_text_cannot_become_markup():
    case = Case(events=(Event("ev-1", "<img src=x onerror=alert(1)>", "", "OTHER", (), from_timex("2031-05-14")),))
    shown = figure(case).to_json()
    assert "<img" not in shown.replace("\\u003c", "<")


def test_an_unknown_lane_mode_is_refused():
    with pytest.raises(OptionError):
        figure(story(), lanes="colour")


def test_a_case_without_events_is_a_figure_too():
    assert len(figure(Case()).layout.xaxis.tickvals) < 20


def test_years_before_christ_have_names():
    assert day_text(-735160, "y", "en") == "44 BC"
    assert day_text(-735160, "yMMMd", "en") == "15 Mar 44 BC"


@pytest.mark.parametrize("length", [1, 9, 40, 400, 5000, 400000])
def test_ticks_lie_inside_and_are_not_too_many(length):
    _, days = tick_days(20000.0, 20000.0 + length, 12)
    assert len(days) <= 16
    assert all(20000 <= day <= 20000 + length for day in days)
