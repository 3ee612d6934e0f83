"""The ladder of a document's date: each rung, what is no evidence, and what siblings lend."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dating import date_documents
from timeline.read import read

FLOOD = "The river rose by two metres on Monday and flooded three villages in the valley, the council said."


def docs(*records):
    return list(read([{"text": r} if isinstance(r, str) else r for r in records], progress=False))


def dated(*records):
    return date_documents(docs(*records))


def test_metadata_comes_first_and_stays():
    (doc,) = dated({"text": f"2025-11-08\n{FLOOD}", "published": "2025-11-04"})
    assert (doc.published, doc.published_basis, doc.published_mod) == (date(2025, 11, 4), "metadata", None)


@pytest.mark.parametrize(
    "head",
    [
        "2025-11-04",
        "date 2025-11-04 Three villages under water",
        "Three villages under water\nPublished: November 4, 2025 10:30",
        "Three villages under water\nBy Anna Porter\n4 November 2025",
        "Three villages under water\nUpdated 2025-11-06 08:00\nPublished 2025-11-04 10:30",
        "In 2019-05-05 ruins: three villages under water\n2025-11-04",
    ],
)
def test_a_date_line_at_the_head(head):
    (doc,) = dated(f"{head}\n\n{FLOOD}")
    assert doc.published == date(2025, 11, 4)
    assert (doc.published_basis, doc.published_mod) == ("head-of-file date line", None)
    assert doc.candidates[0].span is not None
    assert doc.candidates[0].span.slice(doc.text) in doc.candidates[0].why


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Ba làng bị ngập vì lũ\n\nThứ Ba, 4/11/2025, 08:00 (GMT+7)\n\nNước sông dâng cao, huyện cho biết.",
            "vi",
        ),
        (
            "三个村庄因河水上涨被困\n2025年11月4日 10:30 来源：山谷网\n县政府表示，三个村庄被困，学校停课。",
            "zh",
        ),
    ],
)
def test_date_lines_in_other_languages(text, language):
    (doc,) = dated(text)
    assert (doc.language, doc.published) == (language, date(2025, 11, 4))


def test_a_line_at_the_foot_that_says_published():
    (doc,) = dated(f"{FLOOD}\nPublished: 2025-11-04\n© 2019-2022 Valley News")
    assert (doc.published, doc.published_basis) == (date(2025, 11, 4), "a line that says when it was published")


@pytest.mark.parametrize(
    ("text", "timex", "basis", "mod"),
    [
        (f"HULL, Nov. 4, 2025 (AP) - {FLOOD}", "2025-11-04", "dateline", None),
        (f"HULL, 4 November (Reuters) — {FLOOD} The dam was built in September 2025.", "2025-11-04", "dateline", None),
        ("法新社11月4日电，三个村庄被困。水坝于2025年9月建成。", "2025-11-04", "agency report", "ON_OR_AFTER"),
        ("法新社4日电，三个村庄被困。河水自2025年11月1日起上涨。", "2025-11-04", "agency report", "ON_OR_AFTER"),
        ("法新社4日电，三个村庄被困。河水自2025年12月30日起上涨。", "2026-01-04", "agency report", "ON_OR_AFTER"),
        (
            "The river has been rising since 30 October 2025, and on 3 November 2025 it flooded three villages.",
            "2025-11-03",
            "latest date in the body",
            "ON_OR_AFTER",
        ),
    ],
)  # fmt: skip
def test_datelines_reports_and_the_latest_date_told_of(text, timex, basis, mod):
    (doc,) = dated(text)
    assert doc.published is not None
    assert (doc.published.isoformat(), doc.published_basis, doc.published_mod) == (timex, basis, mod)


@pytest.mark.parametrize(
    "text",
    [
        FLOOD,
        f"{FLOOD}\n\nMost read\nTen photos of 2025-11-04\nBest of 2024-10-01\n\n© 2020-2022 Valley News",
        f"{FLOOD} "
        + "The old dam was built with great care by the people of the valley. " * 12
        + "It broke on 5 May 1953.",
        f"{FLOOD} The council will vote on the new dam on 5 May 2026.",
    ],
)
def test_what_is_no_evidence_dates_nothing(text):
    (doc,) = dated(text)
    assert doc.published is None and doc.published_basis == "none" and doc.published_mod is None


def test_a_partial_date_alone_stays_partial_and_first():
    (doc,) = dated("法新社4日电，三个村庄被困，县政府派出两艘船只。河水自11月1日起上涨。")
    assert doc.published is None
    assert doc.candidates[0].timex == "XXXX-11-04" and "its month from '11月1日'" in doc.candidates[0].why
    assert "XXXX-11-01" in [candidate.timex for candidate in doc.candidates]


def test_a_sibling_lends_the_year_and_says_so():
    zh, en = dated(
        "法新社4日电，三个村庄被困，县政府派出两艘船只。河水自11月1日起上涨。",
        {"text": FLOOD, "published": "2025-11-02", "title": "Flood"},
    )
    assert zh.published == date(2025, 11, 4) and zh.published_mod == "ON_OR_AFTER"
    assert zh.published_basis == "agency report, year from a sibling"
    assert "'Flood' of 2025-11-02" in zh.candidates[0].why
    assert zh.candidates[1].timex == "XXXX-11-04"
    assert en.published == date(2025, 11, 2)


def test_a_sibling_lends_a_bare_day_its_month():
    doc, _ = dated("法新社4日电，三个村庄被困，县政府派出两艘船只。", {"text": FLOOD, "published": "2025-11-02"})
    assert doc.published == date(2025, 11, 4) and doc.published_basis == "agency report, month and year from a sibling"


def test_the_year_turns_between_siblings():
    doc, _ = dated(f"HULL, Dec. 30 (AP) - {FLOOD}", {"text": "It rained all day.", "published": "2026-01-03"})
    assert doc.published == date(2025, 12, 30)


def test_a_sibling_months_away_lends_nothing():
    doc, _ = dated(f"HULL, Nov. 4 (AP) - {FLOOD}", {"text": "It rained all day.", "published": "2025-05-03"})
    assert doc.published is None and doc.candidates[0].timex == "XXXX-11-04"


def test_siblings_of_two_years_are_told_apart_by_content_or_not_at_all():
    partial = f"HULL, Nov. 4 (AP) - {FLOOD} The Porter dam held 4,711 tonnes, said Councillor Hillman."
    near = {"text": "The Porter dam held 4,711 tonnes, Councillor Hillman wrote.", "published": "2024-11-05"}
    far = {"text": "Prices for bread rose again in Leeds.", "published": "2025-11-05"}
    doc, *_ = dated(partial, near, far)
    assert doc.published == date(2024, 11, 4) and "2025-11-04" in doc.candidates[0].why
    doc, *_ = dated(partial, far, {**far, "text": "Prices for milk rose again in Leeds.", "published": "2024-11-05"})
    assert doc.published is None
    assert {c.timex for c in doc.candidates if "several" in c.basis} == {"2024-11-04", "2025-11-04"}


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-40, 40))
def test_a_lent_year_is_the_one_nearest_the_sibling(day, gap):
    partial = replace(docs(FLOOD)[0], candidates=(type_candidate(f"XXXX-{day:%m-%d}"),))
    sibling = replace(docs("It rained all day.")[0], published=day + timedelta(days=gap), published_basis="metadata")
    from timeline.dating.siblings import Lent, lend

    lent = lend(f"XXXX-{day:%m-%d}", partial, {sibling.published: [sibling]})
    assert isinstance(lent, Lent)
    assert abs(lent.day - sibling.published) <= timedelta(days=45)
    assert lent.day.month == day.month and lent.day.day == day.day


def type_candidate(timex):
    from timeline.model import DateCandidate

    return DateCandidate(timex, "dateline", "test")


def test_dating_twice_changes_nothing_and_keeps_the_order():
    found = docs(
        f"HULL, Nov. 4 (AP) - {FLOOD}", {"text": "It rained all day.", "published": "2025-11-02"}, "今天下雨。"
    )
    once = date_documents(found)
    assert [doc.id for doc in once] == [doc.id for doc in found]
    assert date_documents(once)[:2] == once[:2]
    assert date_documents([]) == ()


def test_the_seeds_together(shared):
    vi, zh = date_documents(read(str(shared / "seeds" / "*.txt"), progress=False))
    assert (vi.published, vi.published_basis, vi.published_mod) == (date(2025, 11, 1), "head-of-file date line", None)
    assert (zh.published, zh.published_mod) == (date(2025, 11, 2), "ON_OR_AFTER")
    assert "year from a sibling" in zh.published_basis
    assert all(not candidate.timex.startswith(("2020", "2022", "2018")) for candidate in zh.candidates)


def test_the_chinese_seed_alone(shared):
    (zh,) = date_documents(read(str(shared / "seeds" / "002_*.txt"), progress=False))
    assert zh.published is None
    assert zh.candidates[0].timex == "XXXX-11-02"


@pytest.mark.parametrize(
    ("day", "since", "timex"),
    [
        (31, "9月30日", "XXXX-10-31"),
        (30, "1月31日", "XXXX-03-30"),
        (29, "2月1日", "XXXX-02-29"),
        (1, "12月31日", "XXXX-01-01"),
    ],
)
def test_a_bare_day_is_completed_only_to_days_that_exist(day, since, timex):
    (doc,) = dated(f"法新社{day}日电，三个村庄被困，县政府派出两艘船只。河水自{since}起上涨。")
    assert doc.candidates[0].timex == timex


@given(st.text("0123456789-/.年月日 \nNovember法新社电,(AP)", max_size=80))
def test_any_text_is_dated_without_a_crash(text):
    dated_texts = date_documents(
        [replace(docs("It rained all day.")[0], text=text or ".", language=code) for code in ("en", "zh")]
    )
    assert all((doc.published is None) == (doc.published_basis == "none") for doc in dated_texts)


def test_figures_that_can_be_read_two_ways_keep_both():
    (doc,) = dated(f"Three villages under water\n03/04/2025 10:30\n{FLOOD}")
    assert {candidate.timex for candidate in doc.candidates} == {"2025-03-04", "2025-04-03"}


def test_a_language_nobody_knows_stays_undated_and_costs_nobody_else():
    unknown = replace(docs("2025-11-04\n12345")[0], language="qzz")
    assert [doc.published for doc in date_documents([unknown, *docs(f"2025-11-04\n{FLOOD}")])] == [
        None,
        date(2025, 11, 4),
    ]
