"""Who says so: chains outermost first, from phrases and from verbs, in every language that has a pack."""

import pytest

from timeline.language.pack import pack_languages

CHAINS = [
    (
        "vi",
        "Theo các tài liệu nội bộ mà tờ Le Monde có được, ông Ruiz đã ký một hiệp ước vào tháng 9.",
        "AGREE",
        ["Le Monde", "các tài liệu nội bộ"],
    ),
    ("vi", "Bộ trưởng Nguyễn An cho biết tàu chiến đã rời cảng hôm thứ Hai.", "MOVE", ["Nguyễn An"]),
    ("vi", "Hôm thứ Hai, hai máy bay đã hạ cánh xuống Đà Nẵng, theo Reuters.", "MOVE", ["Reuters"]),
    ("zh", "据新华社援引路透社3日报道，古巴外交部长罗德里格斯4日签署了一项协议。", "AGREE", ["新华社", "路透社"]),
    ("zh", "另据法新社报道，10月5日，一艘油轮在黑海沉没。", "HAZARD", ["法新社"]),
    (
        "en",
        "According to Le Monde, citing court documents, two ministers resigned in June.",
        "OFFICE",
        ["Le Monde", "court documents"],
    ),
    ("en", "Ana Ruiz, the mayor, told Reuters that the bridge collapsed on Friday.", "HARM", ["Reuters", "Ana Ruiz"]),
    ("en", "The factory was bombed on Tuesday, Defence Minister Omar Haddad said.", "ASSAULT", ["Omar Haddad"]),
    ("en", '"We arrested four smugglers," said police spokesman Juan Ortega on Monday.', "COERCE", ["Juan Ortega"]),
    (
        "es",
        "Según documentos obtenidos por El País, el ministro renunció en junio.",
        "OFFICE",
        ["El País", "documentos"],
    ),
    ("ru", "Как сообщает Интерфакс, танкер затонул 3 октября.", "HAZARD", ["Интерфакс"]),
]


@pytest.mark.parametrize(
    ("language", "text", "event_class", "chain"), CHAINS, ids=[f"{row[0]}-{row[2]}-{i}" for i, row in enumerate(CHAINS)]
)
def test_a_chain_is_read_outermost_first(tell, language, text, event_class, chain):
    if language not in pack_languages():
        pytest.skip(f"no pack for {language} yet")
    told = tell(text, language)
    mention = next(m for m in told.found.mentions if m.event_class == event_class)
    assert [link.name for link in mention.attribution] == chain


def test_a_reported_statement_and_its_content_are_two_mentions(tell):
    told = tell("President Ana Ruiz said on Tuesday that rebels had attacked the port.")
    said, attack = told.one("STATEMENT"), told.one("ASSAULT")
    assert said.about == attack.id
    assert said.time is not None and said.time_role == "said" and said.time_basis == "clause"
    assert attack.time is None and attack.time_basis == "none"
    assert [link.role for link in attack.attribution] == ["speaker"]


def test_a_report_with_a_date_is_an_event_of_its_own(tell):
    told = tell("据新华社援引路透社3日报道，古巴外交部长罗德里格斯4日签署了一项协议。", "zh", "2025-11-05")
    report = told.one("REPORT")
    assert report.time is not None and report.time.value.timex == "2025-11-03"
    assert report.time_role == "published"
    assert [link.role for link in report.attribution] == ["agency", "agency"]


def test_he_is_the_last_speaker(tell):
    told = tell("Mayor Ana Ruiz said the bridge had collapsed. She said divers had rescued two children.")
    assert [m.attribution[-1].name for m in told.found.mentions] == ["Ana Ruiz"] * len(told.found.mentions)


def test_the_documents_are_those_of_the_last_report(tell):
    text = (
        "Theo các tài liệu nội bộ mà tờ Le Monde có được, ông Ruiz đã ký một hiệp ước. "
        "Theo các tài liệu, ông cũng đã gặp Bộ trưởng Nguyễn An."
    )
    told = tell(text, "vi")
    assert [link.name for link in told.one("CONSULT").attribution] == ["Le Monde", "các tài liệu nội bộ"]


def test_a_bare_source_phrase_gives_a_link_and_no_event(tell):
    assert "REPORT" not in tell("On Monday two aircraft landed in Lagos, according to Reuters.").classes


@pytest.mark.parametrize(
    ("language", "text", "event_class", "source"),
    [
        ("vi", "Hôm thứ Hai, hai máy bay đã hạ cánh xuống Đà Nẵng, theo Reuters.", "REPORT", "Reuters"),
        ("vi", "Theo Bộ Ngoại giao Lào, hai máy bay đã hạ cánh xuống Đà Nẵng.", "STATEMENT", "Bộ Ngoại giao Lào"),
        ("zh", "据《东岸日报》报道，两架飞机周一降落河内。", "REPORT", "东岸日报"),
        ("ru", "По данным полиции, два самолёта приземлились в Ханое.", "STATEMENT", "полиции"),
    ],
)
def test_a_source_phrase_tells_that_the_source_said_so_where_that_is_the_common_way(
    tell, language, text, event_class, source
):
    said = tell(text, language).one(event_class)
    assert [link.name for link in said.attribution] == [source]
