"""The `[text]` section: what nonsense it refuses, and that the shipped ones say something in each language."""

import pytest

from timeline.errors import PackError
from timeline.language.prose import TEXTS, compile_prose, load_prose

LINES = {
    "en": {
        "recommended": ["Read more: How the dam was built", "Related articles", "Most read"],
        "advert": ["ADVERTISEMENT", "Story continues below advertisement"],
        "counter": ["1,204 views", "5 min read"],
        "credit": ["By Anna Porter", "Editing by Tom Hill", "Reporting by Anna Porter in Hull"],
        "share": ["Share this article", "Sign up for our newsletter"],
        "caption": ["Photo: Council", "The mill. (Photo by A. Hill)"],
        "copyright": ["© 2019-2024 Valley News", "All rights reserved"],
        "": [
            "By the end of the week the water was gone.",
            "Views of the valley changed.",
            "He read more books than she.",
        ],
    },
    "vi": {
        "recommended": ["Xem thêm: Nước sông rút", "Tin liên quan", "Có thể bạn quan tâm"],
        "advert": ["Quảng cáo", "Đóng quảng cáo"],
        "counter": ["1.204 lượt xem"],
        "credit": ["Theo VOV", "Biên tập: Nguyễn An"],
        "caption": ["Ảnh: VOV", "Cây cầu mới. (Ảnh: Xã)"],
        "": ["Theo ông, nước sông đang rút.", "Hình phạt là hai năm tù."],
    },
    "zh": {
        "original-title": ["原标题:河水上涨"],
        "recommended": ["相关阅读", "热门推荐", "大家都在看"],
        "advert": ["广告", "跳过广告"],
        "counter": ["山谷网 浏览 1204", "阅读 1.2万", "503人阅读"],
        "credit": ["责任编辑：李明", "来源：山谷网"],
        "copyright": ["版权声明：转载请注明出处", "京ICP备00000000号"],
        "": ["记者2日来到河边采访。", "将有3人阅读这份报告，他说。"],
    },
    "ru": {"recommended": ["Читайте также: Снег"], "counter": ["1 204 просмотра"], "": ["Реклама стоит дорого."]},
    "es": {"recommended": ["Lea también: La nieve"], "credit": ["Por Ana Gómez"], "": ["Por la tarde llovió mucho."]},
}


@pytest.mark.parametrize(
    ("language", "kind", "line"),
    [(code, kind, line) for code, kinds in LINES.items() for kind, lines in kinds.items() for line in lines],
)
def test_lines_are_known_for_what_they_are(language, kind, line):
    found = load_prose(language).cue(line)
    assert (found[0] if found else "") == kind


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.toml")), ids=lambda file: file.stem)
def test_each_shipped_file_compiles(file):
    prose = load_prose(file.stem)
    assert prose.language == file.stem
    assert "。" in prose.ends
    assert prose.cue("© 2024") is not None


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ({"end": "."}, "no key 'end'"),
        ({"abbreviations": "Mr"}, "list of non-empty strings"),
        ({"boilerplate": {"adverts": {}}}, "no key 'adverts'"),
        ({"boilerplate": {"advert": {"begins": ["x"]}}}, "no key 'begins'"),
        ({"boilerplate": {"advert": {"line": ["("]}}}, "not a regular expression"),
        ({"boilerplate": {"advert": ["x"]}}, "expected a table"),
        ({"dateline": {"published": [""]}}, "non-empty strings"),
        ({"quotes": ["«»»"]}, "opening and a closing"),
        ({"ends": ["."]}, "one string"),
    ],
)
def test_nonsense_is_refused_by_file_and_key(section, words):
    with pytest.raises(PackError, match=words) as caught:
        compile_prose("xx", section)
    assert "text/xx.toml" in str(caught.value)
