"""Sentences: no word lost, none cut after an abbreviation, no paragraph or boilerplate crossed."""

from itertools import pairwise
from time import perf_counter
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.sentences import paragraphs, split
from timeline.model import Span

CASES = {
    "en": [
        ["He left on Nov. 2.", "She stayed in the U.S. until May."],
        ["Dr. J. Porter and Gen. Hill met at 5 p.m.", "The talks failed."],
        ["It fell by 3.5 percent in the U.S. and 2.1 in the U.K.", "However, nobody noticed."],
        ["“Stay inside. Lock the doors.”"],
        ['"Really?" he asked.', "Nobody answered... and he left.", "Silence!"],
        ["She said no.", "Then he left for St. Ives in No. 5."],
    ],
    "zh": [
        ["会议2日结束。", "各方表示满意！", "真的吗?", "是的。"],
        ["他说:“我们来了。我们不走。”", "会议继续；", "明天再开。"],
        ["“好。”他说。", "后来……", "没有人知道。"],
    ],
    "vi": [
        ["Ông đến TP. Hồ Chí Minh hôm thứ Hai.", "GS. Nguyễn Văn A. cùng đi."],
        ["Giá tăng 1.000 đồng và 3,5 phần trăm.", "Rồi giảm!"],
    ],
    "ru": [
        ["Встреча прошла 2 нояб. 2024 г. в городе.", "И. о. мэра А. Б. Ли не приехал."],
        ["Это стоило 5 тыс. руб. за день.", "Он уехал."],
    ],
    "es": [["El Sr. Gómez llegó el 2 nov. 2024 a EE.UU. con su equipo.", "¿Volverá?", "¡Claro!"]],
    "und": [["One. ", "Two? ", "Three!"]],
}


def pack(language):
    return SimpleNamespace(language=language)


def slices(text, language, **options):
    return [span.slice(text) for span in split(text, pack(language), **options)]


@pytest.mark.parametrize(("language", "sentences"), [(code, case) for code, cases in CASES.items() for case in cases])
def test_sentences_are_where_readers_see_them(language, sentences):
    sentences = [sentence.strip() for sentence in sentences]
    glue = "" if language == "zh" else " "
    assert slices(glue.join(sentences), language) == sentences


def test_a_line_end_is_an_end():
    assert slices("Heading\nFirst.\n\n  Second", "en") == ["Heading", "First.", "Second"]


def test_lines_of_one_width_are_one_paragraph():
    text = (
        "The river rose by two metres on Monday and flooded the\n"
        "lower part of the town, where the council had built a\n"
        "market hall only two years before. Nobody was hurt, and\n"
        "the water is going down again.\n\nSchools stay closed."
    )
    assert len(paragraphs(text)) == 2
    assert len(slices(text, "en")) == 3


def test_what_is_skipped_is_in_no_sentence():
    text = "First one. Advert here. Last one."
    hole = Span(text.index("Advert"), text.index(" Last"))
    assert slices(text, "en", skip=[hole]) == ["First one.", "Last one."]


@given(st.text('ab.。!?…“”" \n,A1；', max_size=120), st.sampled_from(["en", "zh", "vi", "ru", "und"]), st.data())
def test_sentences_cover_the_text_in_order_and_cross_nothing(text, language, data):
    holes = data.draw(
        st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=2)
    )
    spans = split(text, pack(language), skip=holes)
    assert all(span.end <= len(text) and span.slice(text) == span.slice(text).strip() for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert not any(span.overlaps(hole) for span in spans for hole in holes)
    covered = {index for span in [*spans, *holes] for index in range(span.start, span.end)}
    assert all(char.isspace() for index, char in enumerate(text) if index not in covered)


def test_more_than_a_million_characters_a_second():
    text = "Ông nói với báo chí hôm thứ Hai rằng nước sông đang rút. Trường học đóng cửa.\n" * 10_000
    begun = perf_counter()
    assert len(split(text, pack("vi"))) == 20_000
    assert len(text) / (perf_counter() - begun) > 1_000_000


@pytest.mark.parametrize("text", ["word " * 20_000, "。" * 100_000, ". " * 50_000, "“" * 100_000, "A." * 50_000])
def test_a_sentence_of_any_length_takes_bounded_time(text):
    begun = perf_counter()
    split(text, pack("en"))
    assert perf_counter() - begun < 2.0


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Am 3. Mai tagte der Rat in Köln. Bis zum 19. Jahrhundert war der Ort z.B. ein Hafen.", 2),
        ("fr", "M. Roux est parti le 3 mai. Hier, Mme. Petit l'a suivi.", 2),
        ("pt", "O Sr. Reis chegou ontem. A Dra. Ana fala hoje.", 2),
    ],
)
def test_ordinals_and_titles_end_no_sentence(language, text, count):
    assert len(split(text, pack(language))) == count
