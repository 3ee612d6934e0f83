"""The gate, what is left out, and hostile input in bounded time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extract import extract
from timeline.language.pack import load_pack
from timeline.model import Document, Dropped, Span

LANGUAGES = ("vi", "zh", "en")
PIECES = [
    "Rebels attacked the port",
    "空袭造成3人死亡",
    "Ông Ruiz cho biết",
    "according to",
    "据",
    "报道",
    '"',
    "“",
    "(",
    ",",
    ".",
    " ",
    "\n",
    "61",
    "President",
    "总统",
    "tàu",
]


def run(text, language="en", **fields):
    doc = Document("d", text, language, **fields)
    return doc, extract(doc, [Span(0, len(text))] if text.strip() else [], [], load_pack(language))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(LANGUAGES))
def test_every_mention_passes_the_gate(text, language):
    doc, found = run(text, language)
    for mention in found.mentions:
        quote = mention.span.slice(doc.text)
        assert quote.strip() and 4 <= len(quote) <= 400
        assert mention.span.contains(mention.trigger)
        for participant in mention.participants:
            assert participant.span.slice(doc.text) == participant.text
        for quantity in mention.quantities:
            assert quantity.span.slice(doc.text) == quantity.text
        for link in mention.attribution:
            assert link.span is not None and link.span.slice(doc.text) == link.name


def test_nothing_is_taken_from_boilerplate_or_the_title():
    text = "Rebels attack port\n\nRebels attacked the port.\n\nRebels attacked the bank."
    doc = Document("d", text, "en", title_span=Span(0, 18), dropped=(Dropped(Span(47, len(text)), "test"),))
    found = extract(doc, [Span(0, 18), Span(20, 45), Span(47, len(text))], [], load_pack("en"))
    assert [mention.trigger.slice(text) for mention in found.mentions] == ["attacked"]
    assert found.mentions[0].trigger.start > 18


def test_ids_are_the_same_every_time():
    first, second = run("Rebels attacked the port.")[1], run("Rebels attacked the port.")[1]
    assert [m.id for m in first.mentions] == [m.id for m in second.mentions]
    assert all(m.id.startswith("m-") and len(m.id) == 10 for m in first.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 20_000,
        "a" * 100_000,
        '"“' * 10_000,
        "1,234 5.678 | " * 5_000,
        "def f(x):\n    return [y for y in x]\n" * 500,
        "空袭" * 20_000,
        "据" * 20_000,
    ],
    ids=["long", "one word", "quotes", "table", "code", "one trigger", "one cue"],
)
def test_hostile_text_takes_bounded_time(text):
    started = time.perf_counter()
    for language in LANGUAGES:
        run(text, language)
    assert time.perf_counter() - started < 10
