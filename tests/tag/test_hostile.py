"""Text of any kind gives a result or a clear error, in time proportional to its length."""

import functools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import OptionError, UnknownLanguage
from timeline.language.grammar import grammar_for
from timeline.language.pack import load_pack, pack_languages
from timeline.tag import tag

ORDINARY = {
    "vi": "Hôm 20/10, hai bên ký kết thỏa thuận tại cảng sau nhiều tuần đàm phán. ",
    "zh": "10月21日，议会以多数票通过法案，数千人随后在广场集会庆祝。",
    "en": "On 20 October the two sides signed the deal at the port after weeks of talks. ",
}


def seconds(text: str, language: str) -> float:
    """Processor time, so that a busy machine does not count."""
    began = time.process_time()
    tag(text, language=language, published="2025-11-01")
    return time.process_time() - began


@given(st.text(max_size=400), st.sampled_from(["vi", "zh", "en"]))
def test_any_text_gives_spans_that_slice_back(text: str, language: str):
    ends = 0
    for e in tag(text, language=language, published="2025-11-01"):
        assert text[e.span.start : e.span.end] == e.text
        assert e.span.start >= ends
        ends = e.span.end


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800 hôm qua \udfff", "2日 вчера yesterday أمس hôm qua", "\u202eyadretsey\u202c yesterday"]
)
@pytest.mark.parametrize("language", ["vi", "zh", "en"])
def test_odd_text(text, language):
    for e in tag(text, language=language, published="2025-11-01"):
        assert text[e.span.start : e.span.end] == e.text


MILLION = 10**6
SMALL_MULTIPLE = 20  # ordinary text has a time word in 50 characters, rows of month names nothing else


@functools.cache
def ordinary_seconds(language: str) -> float:
    """The time that a million characters of the pack's own examples and counter-examples would take."""
    pack = load_pack(language)
    rows = [example for rule in pack.rows("rule") for example in rule.get("example", ())]
    text = " ".join(row["text"] for row in [*rows, *pack.rows("example"), *pack.rows("negative")])
    text = (text * (MILLION // 20 // len(text) + 1))[: MILLION // 20]
    seconds(text[:5000], language)  # compiles the pack
    return 20 * min(seconds(text, language) for _ in range(2))


@pytest.mark.parametrize("language", pack_languages())
@pytest.mark.parametrize("kind", ["digits", "spaces", "months", "commas", "dates", "letters"])
def test_no_million_characters_take_more_than_a_small_multiple_of_ordinary_time(language, kind):
    month = next((word for word, entry in grammar_for(language).lexicon.words.items() if "month" in entry), "5月")
    repeated = {
        "digits": "7",
        "spaces": " ",
        "months": f"{month} ",
        "commas": "3, ",
        "dates": "3/4/2025 - ",
        "letters": "a",
    }
    size = MILLION if kind in ("digits", "spaces", "months", "letters") else MILLION // 5
    took = seconds((repeated[kind] * size)[:size], language)
    assert took < SMALL_MULTIPLE * ordinary_seconds(language) * size / MILLION


@pytest.mark.slow
def test_ten_million_characters():
    text = (ORDINARY["en"] * (10**7 // len(ORDINARY["en"])))[: 10**7]
    assert seconds(text, "en") < 120


def test_a_genre_that_is_none():
    with pytest.raises(OptionError, match="narrative"):
        tag("yesterday", language="en", genre="blog")


def test_a_language_nobody_knows():
    with pytest.raises(UnknownLanguage, match="BCP 47"):
        tag("yesterday", language="qqq")
