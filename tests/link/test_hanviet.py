"""Chinese names and what Vietnamese calls them meet by their readings, invented ones too."""

from __future__ import annotations

import pytest

from timeline.link.hanviet import read_alike
from timeline.link.names import shared, sound_keys


@pytest.mark.parametrize(
    ("vietnamese", "chinese"),
    [
        ("Tập Cận Bình", "习近平"),
        ("Tập Cận Bình", "習近平"),
        ("Trần Quốc Huy", "陈国辉"),
        ("Lý Minh Hải", "李明海"),
        ("Vương Kiến Quân", "王建军"),
        ("Trương Hiểu Phong", "张晓峰"),
        ("Nguyễn Văn Bình", "阮文平"),
        ("Ngụy Phượng Hoà", "魏凤和"),
        ("Lí Cường", "李强"),
    ],
)
def test_a_name_meets_its_reading(vietnamese, chinese):
    one, two = frozenset(sound_keys(vietnamese, "vi")), frozenset(sound_keys(chinese, "zh"))
    assert shared(one, two, scripts=True)


@pytest.mark.parametrize(
    ("vietnamese", "chinese"),
    [
        ("Tập Cận Bình", "李近平"),  # another family
        ("Trần Quốc Huy", "陈国强"),  # another given name
        ("Lý Minh", "李明海"),  # one name shorter
        ("Trần Quốc Huy", "马杜罗"),
    ],
)
def test_another_name_does_not(vietnamese, chinese):
    assert not set(read_alike(vietnamese)) & set(read_alike(chinese))


def test_what_is_no_chinese_name_has_no_reading():
    assert read_alike("Nicolás Maduro") == read_alike("Hà") == read_alike("外交部发言人") == ()
