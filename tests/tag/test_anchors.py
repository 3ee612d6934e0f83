"""What an expression counts from, with every reading kept."""

from timeline.tag import tag


def timex(text: str, language: str, published: str | None = "2025-11-01", **options) -> list[str | None]:
    return [e.value.timex for e in tag(text, language=language, published=published, **options)]


def test_the_day_before_counts_from_the_last_date_mentioned():
    assert timex("Hôm 20/10, hai bên ký kết. Một ngày trước đó, đàm phán còn bế tắc.", "vi") == [
        "2025-10-20",
        "2025-10-19",
    ]


def test_the_same_day_counts_from_the_last_date_mentioned():
    assert timex("10月21日，议会通过法案。当天，数千人上街。", "zh") == ["2025-10-21", "2025-10-21"]


def test_without_a_date_nothing_is_guessed():
    assert timex("Vụ cháy xảy ra ngày 31/10.", "vi", None) == ["XXXX-10-31"]
    assert timex("会议2日举行。", "zh", None) == ["XXXX-XX-02"]


def test_a_retold_report_keeps_its_own_clock_as_a_second_reading():
    found = tag("《晨星报》10月31日报道称，船队上月已离港。", language="zh", published="2025-11-02")
    last_month = next(e for e in found if e.text == "上月")
    assert [r.value.timex for r in last_month.readings[:2]] == ["2025-10", "2025-09"]
    assert last_month.readings[1].anchor == "report 2025-10-31"


def test_an_undated_report_may_be_some_days_old():
    found = tag("Theo tờ Sao Mai, đoàn sẽ lên đường trong tháng này.", language="vi", published="2025-11-01")
    this_month = next(e for e in found if "tháng này" in e.text)
    assert [r.value.timex for r in this_month.readings[:2]] == ["2025-11", "2025-10"]


def test_future_cues_choose_the_future_reading():
    assert timex("Lễ ký sẽ diễn ra vào thứ Ba.", "vi") == ["2025-11-04"]
    assert timex("Lễ ký đã diễn ra vào thứ Ba.", "vi") == ["2025-10-28"]


def test_both_readings_of_a_weekday_are_kept():
    (one,) = tag("Lễ ký diễn ra thứ Ba.", language="vi", published="2025-11-01")
    assert {r.value.timex for r in one.readings} == {"2025-10-28", "2025-11-04"}


def test_narrative_counts_from_the_last_date_mentioned():
    story = "Năm 1954 chiến dịch mở màn. Tháng 5, cứ điểm thất thủ."
    assert timex(story, "vi", "2025-11-01", genre="narrative") == ["1954", "1954-05"]


def test_a_connective_is_kept_apart_from_the_expression():
    (one,) = tag("Mưa kéo dài kể từ tháng 9.", language="vi", published="2025-11-01")
    assert (one.text, one.signal) == ("tháng 9", "since")
    assert one.signal_span.slice("Mưa kéo dài kể từ tháng 9.") == "kể từ"


def test_ranges_lend_each_other_what_they_lack():
    assert timex("Hội nghị từ ngày 3 đến ngày 5/9/2025.", "vi") == ["2025-09-03", "2025-09-05"]
    assert timex("The fair ran from March to June 2020.", "en") == ["2020-03", "2020-06"]


def test_every_expression_says_which_rule_and_what_it_counts_from():
    for e in tag("Hôm qua và tháng 9, lúc 8 giờ sáng thứ Hai.", language="vi", published="2025-11-01"):
        assert "/" in e.rule
        assert e.anchor
        assert e.readings[0].value == e.value
