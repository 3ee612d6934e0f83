"""Which time an event has, and on what ground."""


def timex(mention):
    return mention.time.value.timex if mention.time else None


def test_a_time_in_the_clause_dates_its_event(tell):
    mention = tell("Rebels attacked the port on 3 October 2025.").one("ASSAULT")
    assert (timex(mention), mention.time_basis) == ("2025-10-03", "clause")


def test_a_leading_time_reaches_the_clauses_after_it(tell):
    told = tell("10月5日,一艘油轮在黑海沉没,造成3人死亡。", "zh")
    harm = told.one("HARM")
    assert (timex(harm), harm.time_basis) == ("2025-10-05", "sentence")
    assert "10月5日" in told.quote(harm)


def test_what_is_said_does_not_inherit_the_day_it_was_said(tell):
    told = tell("Bộ trưởng Nguyễn An hôm thứ Hai cho biết tàu chiến đã rời cảng.", "vi")
    assert timex(told.one("STATEMENT")) is not None
    assert told.one("MOVE").time is None


def test_since_runs_to_the_day_of_publication(tell):
    mention = tell("Các cuộc không kích đã khiến ít nhất 40 người thiệt mạng kể từ tháng 8.", "vi", "2025-10-15").one(
        "HARM"
    )
    value = mention.time.value
    assert (str(value.start.date()), str(value.end.date())) == ("2025-08-01", "2025-10-16")
    assert (str(value.latest_start.date()), str(value.earliest_end.date())) == ("2025-09-01", "2025-10-16")


def test_years_after_another_event_are_counted_from_it(tell):
    told = tell("Nhà máy được khánh thành vào tháng 5 năm 2024, khoảng 10 năm sau khi được cam kết.", "vi")
    promise = told.one("AGREE")
    assert (timex(promise), promise.time_basis) == ("2014", "derived")
    assert promise.time.value.mod == "APPROX"


def test_a_duration_dates_nothing(tell):
    told = tell("该法律要求任何超过30天的行动都必须获得议会批准。", "zh")
    assert all(mention.time is None for mention in told.found.mentions)


def test_a_dated_sentence_without_an_event_is_listed_with_the_reason(tell):
    told = tell("The meadow was green on 3 October 2025.")
    assert not told.found.mentions
    assert [gap.reason for gap in told.found.uncovered] == ["no word of the event vocabulary"]
