"""What of a page is the article: headline, date line, boilerplate. Dropping moves no offset."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.prose import load_prose
from timeline.read.lines import lay_out

ENGLISH = """Skip to content
Home
World

Flood cuts off three villages in the valley

By Anna Porter
November 4, 2025, 10:30 AM
ADVERTISEMENT
Three villages were cut off on Monday after the river burst its banks, the district council said.

Read more: How the dam was built
A rescue boat on Tuesday. (Photo: Council)

The council sent two boats to the villages. Nobody was hurt, a spokeswoman said.

Water on the road to the mill

Schools will stay closed until Friday, the ministry said on Monday evening, and the bridge will be checked.

He was 54.

Related articles
What to do in a flood
Ten photos of the week
Why do rivers rise?
Sign up for our newsletter
© 2019-2024 Valley News. All rights reserved."""
RUSSIAN = """Реклама
Мост через реку закрыли на ремонт
4 ноября 2025, 10:30
1 204 просмотра
Мост через реку закрыли в понедельник утром, сообщили в мэрии города. Движение восстановят к пятнице.
Читайте также: В городе выпал первый снег
По словам представителя мэрии, ремонт начался в октябре и продлится ещё три недели.
Поделиться
Все права защищены"""
SPANISH = """Publicidad
La crecida deja aislados tres pueblos
Publicado: 04/11/2025 10:30
La crecida del río dejó aislados el lunes tres pueblos del valle, informó el ayuntamiento de la comarca.
Te puede interesar
Diez consejos para una inundación
Las escuelas seguirán cerradas hasta el viernes, dijo el lunes la consejería de Educación en un comunicado.
Etiquetas: río, lluvia
Todos los derechos reservados"""
CHINESE = """跳过广告
三个村庄因河水上涨被困
山谷网 1204人阅读
据山谷网4日报道，三个村庄因河水上涨被困，县政府派出两艘船只，目前没有人员受伤，学校停课三天。
原标题：《三个村庄被困》
责任编辑：李明
猜你喜欢
新桥何时建成?
山谷网 浏览 82
市场大厅重新开放 居民称方便
河岸晚报 浏览 1931
2024年最受欢迎的十座桥
河岸晚报 浏览 5
Copyright © 2019-2022 山谷网 版权所有"""
VIETNAMESE = """date 2025-11-04 Ba làng bị cô lập vì nước lũ

Ba làng trong thung lũng bị cô lập hôm thứ Hai sau khi nước sông dâng cao, chính quyền huyện cho biết.

Chiếc cầu gỗ bắc qua sông

Huyện đã cử hai thuyền đến các làng. Không ai bị thương, người phát ngôn nói trong buổi họp báo.

Đọc thêm:
Mười việc cần làm khi có lũ
Bản quyền thuộc Báo Thung Lũng"""


def laid(text, language, title=""):
    layout = lay_out(text, load_prose(language), title=title)
    kept = list(text)
    for dropped in layout.dropped:
        kept[dropped.span.start : dropped.span.end] = " " * (dropped.span.end - dropped.span.start)
    headline = layout.title_span.slice(text) if layout.title_span else None
    if layout.title_span:
        kept[layout.title_span.start : layout.title_span.end] = " " * len(headline)
    return headline, " ".join("".join(kept).split()), layout


@pytest.mark.parametrize(
    ("text", "language", "headline", "first", "last", "sentences"),
    [
        (ENGLISH, "en", "Flood cuts off three villages in the valley", "Three villages", "He was 54.", 5),
        (RUSSIAN, "ru", "Мост через реку закрыли на ремонт", "Мост через реку закрыли в", "недели.", 3),
        (SPANISH, "es", "La crecida deja aislados tres pueblos", "La crecida del río", "comunicado.", 2),
        (CHINESE, "zh", "三个村庄因河水上涨被困", "据山谷网4日报道", "三天。", 1),
        (VIETNAMESE, "vi", "Ba làng bị cô lập vì nước lũ", "Ba làng trong", "họp báo.", 3),
    ],
)
def test_of_a_pasted_page_only_the_article_is_left(text, language, headline, first, last, sentences):
    found, kept, _ = laid(text, language)
    assert found == headline
    assert kept.startswith(first) and kept.endswith(last)
    assert sum(kept.count(stop) for stop in ".。") == sentences


def test_every_dropped_stretch_says_why():
    whys = {dropped.span.slice(ENGLISH): dropped.why for dropped in laid(ENGLISH, "en")[2].dropped}
    assert whys["ADVERTISEMENT"] == "advert: «ADVERTISEMENT»"
    assert whys["November 4, 2025, 10:30 AM"] == "date line at the head"
    assert whys["Water on the road to the mill"].startswith("a caption or heading")
    assert whys["What to do in a flood\nTen photos of the week\nWhy do rivers rise?"] == "after «Related articles»"


def test_lists_of_headlines_are_known_by_their_shape_alone():
    counts = {"a": 81, "b": 7, "c": 930}
    listed = "\n".join(f"Something new about topic {name}\nvalley post {n}" for name, n in counts.items())
    text = f"Bridge closed\n\nThe bridge over the river was closed on Monday morning, the council said.\n{listed}"
    assert laid(text, "eo")[1] == "The bridge over the river was closed on Monday morning, the council said."


def test_short_lines_after_the_last_paragraph_go_but_a_list_of_the_article_stays():
    body = "The bridge over the river was closed on Monday morning, the council of the valley said.\n"
    menu = "Old mill reopens\nTen ways to cook\nBest shoes\nMatch report\nWhat a week\n"
    chronology = "- 2 May: closed\n- 3 May: opened\n- 4 May: closed\n- 5 May: opened\n- 6 May: closed\n"
    assert "Best shoes" not in laid("Bridge closed again\n" + body + menu, "en")[1]
    assert "5 May: opened" in laid("Bridge closed again\n" + body + chronology, "en")[1]


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "1991: The firm is founded\n1995: It moves to the coast\n2001: It closes its plant",
        "The copyright case was heard on Monday. The court said it would rule on the dispute in May.",
        "12 March 2024\nThe bridge over the river was closed in the morning by the council, a spokesman told us.\n"
        "13 March 2024\nThe bridge over the river was opened again in the evening, the same spokesman said.",
    ],
)
def test_what_is_the_article_is_not_dropped(text):
    kept = laid(text, "en")[1]
    assert all(word in kept for word in text.split("\n")[-1].split())


def test_a_known_title_is_found_where_it_stands():
    text = "Bridge closed\n\nThe bridge over the river was closed on Monday morning, the council said."
    assert laid(text, "en", title="Bridge  closed ")[0] == "Bridge closed"
    assert laid(text, "en", title="Another headline")[0] is None


pieces = st.sampled_from([line for text in (ENGLISH, RUSSIAN, CHINESE, VIETNAMESE) for line in text.split("\n")])


@given(st.lists(pieces | st.text(max_size=40), max_size=25), st.sampled_from(["en", "zh", "vi", "ru", "und"]))
def test_spans_slice_back_in_order_and_keep_off_the_headline(lines, language):
    text = "\n".join(lines)
    layout = lay_out(text, load_prose(language))
    spans = [dropped.span for dropped in layout.dropped]
    assert all(span.slice(text).strip() for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(dropped.why for dropped in layout.dropped)
    if layout.title_span:
        assert layout.title_span.end <= len(text)
        assert not any(span.overlaps(layout.title_span) for span in spans)


@pytest.mark.parametrize(
    "line",
    [
        "1" + " " * 1_400 + "x",
        "2025-01-01" + " " * 3_900 + "x",
        "-" * 1_400,
        "a " * 700,
        "1.," * 450,
        "Read more:",
        "12 views",
        "© 2020",
        "Short line",
    ],
)
@pytest.mark.parametrize("language", ["zh", "ru"])
def test_hostile_lines_take_linear_time(line, language):
    text = "\n".join([line] * (60_000 // len(line)))
    begun = perf_counter()
    lay_out(f"It rained on Monday in the valley and everywhere else, people said.\n{text}", load_prose(language))
    lay_out(text, load_prose(language))
    assert perf_counter() - begun < 2
