"""Who held an office when, and where an office in a text names its holder: only when sure."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.offices import KNOWN_UNTIL, holder, served_by, serves, terms


def actor(found) -> set[str]:
    return {participant.id for mention in found.found.mentions for participant in mention.participants}


@pytest.mark.parametrize(
    ("language", "text", "published", "person"),
    [
        ("en", "The Russian president arrived in Minsk on Monday.", "2010-03-01", "person:dmitry-medvedev"),
        ("en", "The US president signed the law on Monday.", "2012-03-01", "person:barack-obama"),
        ("zh", "美国总统周一签署了协议。", "2023-03-01", "person:joe-biden"),
        ("vi", "Tổng thống Mỹ đã ký thỏa thuận hôm thứ Hai.", "2025-03-01", "person:donald-trump"),
        ("ru", "Президент Франции подписал соглашение.", "2016-03-01", "person:francois-hollande"),
        ("es", "El presidente ruso firmó el acuerdo el lunes.", "2024-03-01", "person:vladimir-putin"),
    ],
)
def test_an_office_names_its_holder_on_the_day(tell, language, text, published, person):
    assert person in actor(tell(text, language, published))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The former Russian president arrived in Minsk on Monday.", "2010-03-01"),
        ("The US president-elect signed the letter on Monday.", "2008-12-01"),
        ("The US president signed the law in 1999.", "2012-03-01"),  # that one is another
        ("The US president signed the law on Monday.", "2017-01-20"),  # the day two of them share
        ("The US president signed the law on Monday.", None),
        ("The US president signed the law on Monday.", "2040-03-01"),  # nobody knows yet
        ("The acting US president signed the law on Monday.", "2012-03-01"),
        ("A Russian president never arrived in Minsk.", "2010-03-01"),
    ],
)
def test_an_office_names_nobody_where_it_is_not_sure(tell, text, published):
    assert not [found for found in actor(tell(text, "en", published)) if found.startswith("person:")]


def test_a_name_beats_the_office(tell):
    found = actor(tell("US President Barack Obama signed the law on Monday.", "en", "2025-03-01"))
    assert "person:barack-obama" in found and "person:donald-trump" not in found


def test_nobody_serves_before_the_first_day():
    assert not served_by("person:george-w-bush", "president", "en", date(1991, 1, 1))
    assert served_by("person:george-w-bush", "President", "en", date(2015, 1, 1))
    assert not served_by("person:colin-powell", "president", "en", date(2003, 1, 1))
    assert serves("person:vladimir-putin", date(2009, 1, 1)) == ("prime-minister (RU)",)


@given(st.sampled_from(terms()), st.dates(date(1970, 1, 1), date(2030, 1, 1)))
def test_a_holder_is_one_whose_term_covers_the_day(term, day):
    found = holder(term.office, term.of, day)
    assert found is None or any(t.covers(day) for t in terms() if t.person == found.id)
    assert day <= KNOWN_UNTIL or found is None or term.end is not None


def test_the_terms_of_an_office_overlap_on_single_days_only():
    for one in terms():
        for two in terms():
            if one is not two and (one.office, one.of) == (two.office, two.of) and one.start < two.start:
                assert one.end is not None and one.end <= two.start, (one, two)
