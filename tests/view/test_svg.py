from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.view.story import story
from timeline.model import Case
from timeline.view.svg import svg

HOSTILE = '</text><script>alert(1)</script>"><image href="http://x"/>'


@pytest.mark.parametrize("lanes", ["actor", "class", "source", "place", "language"])
def test_it_is_xml_with_every_dated_title_and_nothing_from_elsewhere(lanes):
    drawn = svg(story(), lanes=lanes)
    texts = {element.text for element in ElementTree.fromstring(drawn).iter() if element.text}
    assert "First night ferry reaches Port Kess" in texts
    assert "href" not in drawn
    assert drawn.count("http") == 1  # the namespace


def test_hostile_titles_stay_text():
    case = story()
    drawn = svg(replace(case, events=tuple(replace(event, title=HOSTILE, gloss=HOSTILE) for event in case.events)))
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawn).iter()}
    assert not tags & {"script", "image", "a", "foreignObject"}


def test_it_stays_small_enough_for_a_notebook():
    assert len(svg(story()).encode()) < 20_000
    assert svg(Case(), theme="dark").startswith("<svg")
