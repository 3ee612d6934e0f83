"""Web pages: the article without the page, dates only where the page states them, nothing executed or fetched."""

import socket

import pytest

from timeline.read import read
from timeline.read.html import page

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "Three villages were cut off on Monday after the river burst its banks, the district council said.",
        "The council sent two boats to the villages. Nobody was hurt, a spokeswoman told reporters.",
        "Schools will stay closed until Friday, the ministry said on Monday, and the old bridge will be checked.",
    )
)


def html(head="", body=BODY, foot="<footer>© 2022 Valley News</footer>"):
    return (
        f"<!doctype html><html><head><meta charset='utf-8'>{head}</head>"
        "<body><nav>Home</nav>"
        f"<article><h1>Flood cuts off three villages</h1>{body}</article>"
        f"{foot}<script>alert('x')</script></body></html>"
    )


def one(tmp_path, source, encoding="utf-8"):
    path = tmp_path / "a.html"
    path.write_bytes(source.encode(encoding))
    return read(path, progress=False)[0]


def test_the_article_is_found_and_the_page_is_not(tmp_path):
    doc = one(tmp_path, html())
    assert "burst its banks" in doc.text and "alert" not in doc.text
    assert doc.title == "Flood cuts off three villages"
    assert doc.published is None and not any("2022" in candidate.timex for candidate in doc.candidates)


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ("<meta property='article:published_time' content='2025-11-04T08:00:00+07:00'>", "meta article:published_time"),
        ("<meta name='pubdate' content='November 4, 2025'>", "meta pubdate"),
        ("<meta itemprop='datePublished' content='2025-11-04'>", "meta datepublished"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-11-04"}</script>', "JSON-LD"),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["Article"],'
            '"datePublished":"2025-11-04T01:00"}]}</script>',
            "JSON-LD",
        ),
        (
            "<script type='application/ld+json'>{broken</script><meta name='date' content='soon'>"
            "<meta name='dc.date' content='2025-11-04'>",
            "meta dc.date",
        ),
    ],
)
def test_dates_come_from_meta_tags_and_json_ld(tmp_path, head, basis):
    doc = one(tmp_path, html(head))
    assert doc.published.isoformat() == "2025-11-04"
    assert basis in doc.published_basis


def test_a_hostile_title_stays_words(tmp_path):
    evil = "<img src=x onerror=alert(1)>"
    doc = one(tmp_path, html(f"<title>{evil} Flood</title>").replace("<h1>Flood cuts off three villages</h1>", ""))
    assert doc.title == f"{evil} Flood"
    assert "alert(1)" not in doc.text


def test_declared_charset(tmp_path):
    russian = "<p>Три деревни оказались отрезаны в понедельник, когда река вышла из берегов, сообщил мэр.</p>" * 3
    source = html(body=russian).replace("utf-8", "windows-1251").replace("©", "(c)")
    doc = one(tmp_path, source, "windows-1251")
    assert doc.encoding == "cp1251" and "отрезаны" in doc.text


def test_a_page_too_short_for_the_extractor_is_still_read():
    assert "It rained" in page("<html><body><p>It rained on Monday.</p></body></html>", "a.html").text


def test_nothing_is_fetched(tmp_path, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    entity = "<!DOCTYPE html [<!ENTITY x SYSTEM 'http://example.org/x'>]>"
    doc = one(
        tmp_path, entity + html("<link rel='canonical' href='https://example.org/a'><img src='https://example.org/i'>")
    )
    assert dict(doc.extra)["canonical"] == "https://example.org/a"


@pytest.mark.parametrize(
    "source", ["<" * 50_000, "<div>" * 20_000 + "It rained.", "<p>" + "a" * 100_000, "&#0;" * 999 + "It rained."]
)
def test_broken_pages_take_bounded_time_and_never_crash(tmp_path, source):
    (tmp_path / "b.txt").write_text("It rained on Monday.")
    (tmp_path / "a.html").write_text(source)
    found = read(tmp_path, progress=False)
    assert len(found) + len(found.failures) == 2
