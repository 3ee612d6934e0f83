"""Times said in general are of no one day; what a clause tells of one day stays that day's."""

import pytest

import timeline as tl
from timeline.tag.habit import LONGEST

PUBLISHED = "2025-11-01"

GENERAL = [
    ("ru", "Музей открыт с 10:00 до 18:00.", ["T10:00", "T18:00"]),
    ("ru", "Клиника принимает ежедневно, кроме четверга, с 8:00 до 14:00.", ["P1D", "XXXX-WXX-4", "T08:00", "T14:00"]),
    ("ru", "Обычно лёд сходит в начале апреля.", ["XXXX-04"]),
    ("ru", "Утром автобусы везут людей на завод, вечером домой.", ["TMO", "TEV"]),
    ("ru", "Хор собирается по средам в 19:00.", ["XXXX-WXX-3T19:00"]),
    ("ru", "Раз в год, 3 августа, здесь гуляют моряки.", ["P1Y", "XXXX-08-03"]),
    ("ru", "В 1970 году тут работали пять заводов. Сегодня работает один.", ["1970", "PRESENT_REF"]),
    ("uk", "Музей відкрито з 10:00 до 18:00.", ["T10:00", "T18:00"]),
    ("en", "The bell rings every day at 6 a.m.", ["XXXX-XX-XXT06:00"]),
]
TOLD = [
    ("ru", "В четверг музей открыт с 10:00 до 18:00.", ["2025-10-30", "2025-10-30T10:00", "2025-10-30T18:00"]),
    ("ru", "Рынок открыт ежедневно, но во вторник там случился пожар.", ["P1D", "2025-10-28"]),
    ("ru", "Обычно тут тихо, но в октябре приехали геологи.", ["2025-10"]),
    ("ru", "Спасатели работают с 5:00.", ["2025-11-01T05:00"]),
    ("ru", "Утром начался дождь, вечером он кончился.", ["2025-11-01TMO", "2025-11-01TEV"]),
]


@pytest.mark.parametrize(("language", "text", "values"), GENERAL)
def test_what_is_said_in_general_has_no_day(language, text, values):
    assert [e.value.timex for e in tl.tag(text, language=language, published=PUBLISHED)] == values


@pytest.mark.parametrize(("language", "text", "values"), TOLD)
def test_what_is_told_keeps_its_day(language, text, values):
    assert [e.value.timex for e in tl.tag(text, language=language, published=PUBLISHED)] == values


def test_a_table_is_no_sentence():
    text = "ежедневно " + "поезд 10:00 " * LONGEST
    assert tl.tag(text, language="ru", published=PUBLISHED)[-1].value.timex.startswith("2025-11-01")
