"""What `tag` returns, and how a notebook shows it."""

from timeline.model import Document
from timeline.tag import tag, tag_document, warnings


def test_a_sequence_with_a_view():
    found = tag("Tàu đến hôm qua.", language="vi", published="2025-11-01")
    assert len(found) == 1
    assert found[0].value.timex == "2025-10-31"
    assert "hôm qua" in repr(found)


def test_the_notebook_view_escapes_everything():
    html = tag("<img src=x onerror=alert(1)> hôm qua <b>", language="vi", published="2025-11-01")._repr_html_()
    assert "<img" not in html
    assert "<mark title=" in html


def look(text: str, language: str = "vi") -> list[str]:
    from datetime import date

    document = Document("d-1", text, language, date(2025, 11, 1))
    return [w.kind for w in warnings(document, tag_document(document))]


def test_warnings():
    assert look("Họp thứ Hai, ngày 21/10/2025.") == ["weekday-disagrees"]
    assert look("Họp thứ Ba, ngày 21/10/2025.") == []
    assert look("Họp ngày 31 tháng 4 năm 2025.") == ["impossible-date"]
    assert look("They met on 03/04/2025.", "en") == ["ambiguous-order"]
    assert look("They met on 13/04/2025.", "en") == []


def test_a_future_told_as_past_is_looked_at():
    assert look("Hai bên đã ký thỏa thuận ngày 21/10/2026.") == ["future-in-the-past"]
    assert look("Hai bên sẽ ký thỏa thuận ngày 21/10/2026.") == []
    assert look("Hai bên đã ký thỏa thuận có hiệu lực đến ngày 21/10/2026.") == []
