"""A mistyped option is answered with those there are."""

import pytest

import timeline as tl
from timeline.model import Case


@pytest.mark.parametrize(
    "call, said",
    [
        (lambda: tl.read("x.txt", progres=False), r"read\(\) has no parameter 'progres'; .*Did you mean 'progress'"),
        (lambda: tl.build([], judgments=()), r"build\(\) has no parameter 'judgments'; .*Did you mean 'judgements'"),
        (lambda: tl.tag("today", lang="en"), r"tag\(\) has no parameter 'lang'; existing are .*'language'"),
        (lambda: tl.Timeline(Case()).where(langauge="zh"), r"where\(\) has no parameter 'langauge'; .*'language'"),
        (
            lambda: tl.Timeline(Case()).between(form="2025"),
            r"between\(\) has no parameter 'form'; existing are 'start', 'end'",
        ),
        (lambda: tl.Timeline(Case()).plot(collor="red"), r"plot\(\) has no parameter 'collor'; existing are .*'lanes'"),
    ],
)
def test_the_answer_names_the_options_there_are(call, said):
    with pytest.raises(tl.OptionError, match=said):
        call()


def test_a_wrong_suffix_is_answered_before_anything_is_written(tmp_path):
    with pytest.raises(
        tl.OptionError, match=r"cannot write '\.pdf'; existing are '\.html', '\.json', '\.csv', '\.graphml'"
    ):
        tl.Timeline(Case()).save(tmp_path / "story.pdf")
    assert not list(tmp_path.iterdir())


def test_what_is_caught_as_a_type_error_is_one():
    with pytest.raises(TypeError):
        tl.build([], nonsense=1)
