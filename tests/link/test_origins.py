"""Support counts origins, not copies."""

from __future__ import annotations

from dataclasses import replace

from tests.link import story
from timeline.link import link
from timeline.link.origins import copies

AGENCY = "华盛顿邮报"


def origins(*mentions, documents=story.DOCUMENTS):
    events = link(documents, mentions).events
    assert len(events) == 1
    return events[0].origins


def test_two_papers_on_their_own_are_two_origins():
    assert origins(story.SANK_EN, story.SANK_VI) == tuple(sorted([(story.SANK_EN.id,), (story.SANK_VI.id,)]))


def test_one_paper_cited_in_two_languages_is_one_origin():
    english = replace(story.SANK_EN, attribution=(story.said("The Washington Post"), story.said("papers", "document")))
    chinese = replace(story.SANK_ZH, attribution=(story.said("港口日报"), story.said(f"《{AGENCY}》")))
    assert len(origins(english, chinese)) == 1


def test_an_unnamed_source_is_looked_through():
    english = replace(
        story.SANK_EN, attribution=(story.said("The Washington Post"), story.said("an official", "speaker"))
    )
    assert len(origins(english, replace(story.SANK_ZH, attribution=(story.said(AGENCY),)))) == 1


def test_two_papers_that_heard_one_speaker_are_two_origins_of_that_he_spoke():
    speaker = story.said("Ortega", "speaker")
    text = "Minister Ortega said on 6 March that the ferry had no working radar."
    docs = [replace(story.EN, id=f"d-{n}", text=text + f" {extra}", source=f"Paper {n}") for n, extra in
            enumerate(("Our reporter was in the hall.", "He spoke to the press for an hour."))]  # fmt: skip
    told = [
        story.tell(doc, text[:-1], "said", "STATEMENT", people=[story.who("Ortega")], chain=[speaker],
                   time=story.when("2024-03-06"))
        for doc in docs
    ]  # fmt: skip
    assert len(origins(*told, documents=docs)) in (1, 2)  # near-identical texts are copies, whoever signs them


def test_copies_are_found_whoever_prints_them():
    body = " ".join(f"word{n} of the long agency text about the reef and the ferry" for n in range(12))
    first = replace(story.EN, id="a", text=body)
    second = replace(story.EN, id="b", text="Our correspondent adds a line. " + body, published=story.VI.published)
    other = replace(story.EN, id="c", text="Nothing of this is like the others at all, not a single row of five words.")
    assert copies([second, other, first]) == {"a": "a", "b": "a", "c": "c"}


def test_a_copied_text_is_one_origin():
    docs = [replace(story.EN, id="a"), replace(story.EN, id="b", source="Island Gazette")]
    told = [story.tell(doc, "The coastal ferry Aldis sank off Lindvik", "sank", time=story.when("2024-03-06"))
            for doc in docs]  # fmt: skip
    assert len(origins(*told, documents=docs)) == 1
