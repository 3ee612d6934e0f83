"""Text of any kind gives a result or a clear error, in time proportional to its length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import OptionError, UnknownLanguage
from timeline.language.grammar import grammar_for
from timeline.language.pack import pack_languages
from timeline.tag import tag

ORDINARY = {
    "vi": "Hôm 20/10, hai bên ký kết thỏa thuận tại cảng sau nhiều tuần đàm phán. ",
    "zh": "10月21日，议会以多数票通过法案，数千人随后在广场集会庆祝。",
    "en": "On 20 October the two sides signed the deal at the port after weeks of talks. ",
}


def seconds(text: str, language: str) -> float:
    began = time.perf_counter()
    tag(text, language=language, published="2025-11-01")
    return time.perf_counter() - began


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


@pytest.mark.parametrize("language", pack_languages())
@pytest.mark.parametrize("kind", ["digits", "spaces", "months", "commas", "dates"])
def test_no_text_takes_more_than_a_small_multiple_of_ordinary_time(language, kind):
    size = 100_000
    lexicon = grammar_for(language).lexicon
    month = next((word for word, entry in lexicon.words.items() if "month" in entry), "5月")
    repeated = {"digits": "7", "spaces": " ", "months": f"{month} ", "commas": "3, ", "dates": "3/4/2025 - "}[kind]
    hostile = (repeated * size)[:size]
    seconds(hostile[:2000], language)
    took = seconds(hostile, language)
    assert took < 8, (
        f"{kind}: {took:.1f} s for {size} characters"
    )  # dense dates are real work: ordinary text has one in 200


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
