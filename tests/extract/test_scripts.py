"""What each script asks for: Russian endings and quotation marks, Chinese names with dots, Vietnamese middle names."""

import pytest

from timeline.extract.russian import can_be_subject, is_passive


def actors(mention):
    return [p.text for p in mention.participants if p.role == "actor"]


@pytest.mark.parametrize(
    ("text", "event_class", "realis"),
    [
        ("Министр посетит Каир в мае.", "CONSULT", "planned"),
        ("Если суд отпустит рыбаков, порт оживёт.", "CONCEDE", "hypothetical"),
        ("Полиция не арестует рыбаков.", "COERCE", "denied"),
    ],
)
def test_a_perfective_future_is_planned_unless_a_cue_says_more(tell, text, event_class, realis):
    assert tell(text, "ru").one(event_class).realis == realis


def test_yo_may_be_written_as_ye(tell):
    assert (
        tell("Рыбак умер, шахтёры объявили забастовку.", "ru").classes
        == tell("Рыбак умер, шахтеры объявили забастовку.", "ru").classes
    )


@pytest.mark.parametrize(
    ("text", "event_class", "wanted"),
    [
        ("Шахтёров навестил губернатор.", "CONSULT", ["губернатор"]),
        ("Суд арестовал капитана.", "COERCE", ["Суд"]),
        ("Капитана арестовал суд.", "COERCE", ["суд"]),
        ("Комбинат «Северная звезда» закрыл шахту.", "ESTABLISH", ["Комбинат «Северная звезда»"]),
        ("Министр труда Чили Родриго Пас прибыл в Каир.", "MOVE", ["Министр труда Чили Родриго Пас"]),
    ],
)
def test_russian_endings_tell_the_subject(tell, text, event_class, wanted):
    assert actors(tell(text, "ru").one(event_class)) == wanted


def test_who_is_hurt_inherits_no_culprit(tell):
    assert actors(tell("Полиция разогнала митинг, погибли трое.", "ru").one("HARM")) == []


@pytest.mark.parametrize(("verb", "passive"), [("задержаны", True), ("убит", True), ("грозит", False), ("", False)])
def test_short_participles_are_passive(verb, passive):
    assert is_passive(verb) is passive


@pytest.mark.parametrize(
    ("name", "verb", "can"),
    [("рыбаки", "вышли", True), ("рыбаков", "вышли", False), ("газета", "сообщила", True), ("США", "ввели", None)],
)
def test_a_subject_agrees_with_its_verb(name, verb, can):
    assert can_be_subject(name, verb) is can


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Погибли семь человек, передаёт агентство «Северный ветер».", ["агентство «Северный ветер»"]),
        ("zh", "据东岸通讯社报道，两艘渔船沉没。", ["东岸通讯社"]),
        ("vi", "Hai tàu cá bị chìm, tờ Manila Star đưa tin.", ["tờ Manila Star"]),
    ],
)
def test_a_paper_nobody_knows_reports(tell, language, text, wanted):
    assert actors(tell(text, language).one("REPORT")) == wanted


@pytest.mark.parametrize(
    ("language", "text", "event_class", "wanted"),
    [
        ("zh", "协调员米娜·古隆表示，道路已经中断。", "STATEMENT", ["协调员米娜·古隆"]),
        (
            "zh",
            "武装组织“山鹰”的指挥官卡里姆·达乌德威胁停火协议。",
            "THREATEN",
            ["武装组织“山鹰”的指挥官卡里姆·达乌德"],
        ),
        ("vi", "Huấn luyện viên Lã Đức Khang nói đội đã mệt.", "STATEMENT", ["Huấn luyện viên Lã Đức Khang"]),
    ],
)
def test_names_of_people_nobody_knows(tell, language, text, event_class, wanted):
    assert actors(tell(text, language).one(event_class)) == wanted


def test_the_finer_of_two_times_side_by_side(tell):
    told = tell("Tháng trước, ngày 20/10, Bộ trưởng Nguyễn An đã ký một nghị định thư.", "vi")
    assert told.one("AGREE").time.value.timex == "2025-10-20"


def test_the_monday_of_this_week_may_be_over(tell):
    assert tell("港口本周一遭袭击。", "zh", published="2025-10-29").one("ASSAULT").time.value.timex == "2025-10-27"


@pytest.mark.parametrize(
    ("language", "text", "event_class"),
    [
        ("en", "From 2021 to 2023 rebels attacked 40 villages.", "ASSAULT"),
        ("vi", "Từ năm 2021 đến 2023, phiến quân tấn công 40 ngôi làng.", "ASSAULT"),
        ("zh", "2021年至2023年间，叛军袭击了40座村庄。", "ASSAULT"),
        ("ru", "С 2021 по 2023 год повстанцы атаковали 40 сёл.", "ASSAULT"),
    ],
)
def test_both_ends_of_a_stretch_date_what_happened_in_it(tell, language, text, event_class):
    value = tell(text, language).one(event_class).time.value
    assert (value.start.year, value.end.isoformat()) == (2021, "2024-01-01T00:00:00")


def test_traditional_characters_are_read_and_shown_as_the_text_writes_them(tell):
    hant = tell("外交部長吳明哲週二否認軍方襲擊漁船。", "zh")
    hans = tell("外交部长吴明哲周二否认军方袭击渔船。", "zh")
    assert hant.classes == hans.classes == ["REJECT.deny", "ASSAULT.armed"]
    denial, twin = hant.one("REJECT"), hans.one("REJECT")
    assert actors(denial) == [link.name for link in denial.attribution] == ["外交部長吳明哲"]
    assert [p.id for p in denial.participants] == [p.id for p in twin.participants]
    assert denial.time is not None and denial.time.text == "週二"
