"""Web pages: the article by trafilatura, the metadata from meta tags and JSON-LD and from nowhere else.

Dates are not taken from the page's words or footer here: a © year is no date of publication. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline.errors import ReadError
from timeline.read.document import MAX_ARTICLE, Raw
from timeline.read.encoding import decode
from timeline.read.limits import read_bytes
from timeline.read.published import read_published

MAX_PAGE = 20_000_000  # bytes of one page
DATE_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish_date",
    "publish-date", "publication_date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.created",
    "dcterms.issued", "dcterms.date", "sailthru.date", "parsely-pub-date", "article_date_original",
    "weibo:article:create_at",
)  # fmt: skip
TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
SOURCE_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_PROLOGUE = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ARTICLE = re.compile("article|posting|report|webpage", re.IGNORECASE)


def read_html(path: Path) -> Iterator[Raw]:
    """The article of a saved web page. Raises `ReadError` when there is none in it."""
    data = read_bytes(path, MAX_PAGE)
    charset = _CHARSET.search(data[:4096])
    found = decode(data, str(path), declared=charset[1].decode("ascii") if charset else None)
    yield page(found.text, str(path), encoding=found.encoding)


def page(source: str, where: str, *, encoding: str = "utf-8") -> Raw:
    """The article in the source of a page. `where` names the page and is its address unless the page says another."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(_PROLOGUE.sub("", source))
    except (etree.ParserError, ValueError) as error:
        raise ReadError(f"{where}: not a web page ({error}). Expected HTML.") from error
    meta = _meta(tree)
    linked = _linked_data(tree)
    basis, published = _published(meta, linked)
    return Raw(
        text=_article(source, tree, where),
        where=where,
        title=_title(tree, meta, linked),
        published=published,
        source=next((meta[name] for name in SOURCE_NAMES if meta.get(name)), ""),
        uri=where,
        encoding=encoding,
        basis=basis,
        extra=_address(tree, meta),
    )


def _article(source: str, tree: Any, where: str) -> str:  # noqa: ANN401  # lxml has no types
    import trafilatura

    text = trafilatura.extract(source, include_comments=False, include_tables=True, with_metadata=False) or ""
    if len(text) < 200:
        own = _own_text(tree)
        text = own if len(own) > 2 * len(text) else text
    if not text.strip():
        raise ReadError(f"{where}: no article in this page. It may be built by scripts; save its text as .txt instead.")
    return text[: MAX_ARTICLE + 1]


def _own_text(tree: Any) -> str:  # noqa: ANN401
    """The words of a page too short for trafilatura: its main part, one block a line, without scripts and menus."""
    body = next((found[0] for path in ("//article", "//main", "//body") if (found := tree.xpath(path))), tree)
    blocks = body.xpath(
        ".//*[self::p or self::h1 or self::h2 or self::h3 or self::li or self::blockquote or self::td]"
        "[not(ancestor::nav or ancestor::footer or ancestor::aside or ancestor::header[not(ancestor::article)])]"
    )
    lines = [" ".join(block.xpath("string(.)").split()) for block in blocks]
    if any(lines):
        return "\n".join(line for line in lines if line)
    words = body.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::nav)]")
    return "\n".join(line for word in words if (line := " ".join(word.split())))


def _meta(tree: Any) -> dict[str, str]:  # noqa: ANN401
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = (tag.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: Any) -> dict[str, Any]:  # noqa: ANN401
    """The first JSON-LD object that describes an article; lists of other articles are not looked into."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # pages carry broken JSON-LD; the meta tags may still tell
        for item in _inside(content):
            if isinstance(item, dict) and _ARTICLE.search(str(item.get("@type", ""))) and item.get("datePublished"):
                return item
    return {}


def _inside(content: Any) -> list[Any]:  # noqa: ANN401
    items = content if isinstance(content, list) else [content]
    graphs = [item["@graph"] for item in items if isinstance(item, dict) and isinstance(item.get("@graph"), list)]
    mains = [main for item in items if isinstance(item, dict) and isinstance(main := item.get("mainEntity"), dict)]
    return [*items, *(inner for graph in graphs for inner in graph), *mains]


def _published(meta: dict[str, str], linked: dict[str, Any]) -> tuple[str, str | None]:
    """The first stated date that is one. Pages state nonsense; it must not cost the article."""
    said = [(f"meta {name}", meta.get(name)) for name in DATE_NAMES[:3]]
    said += [("JSON-LD datePublished", linked.get("datePublished"))]
    said += [(f"meta {name}", meta.get(name)) for name in DATE_NAMES[3:]]
    for place, value in said:
        if isinstance(value, str) and _is_date(value):
            return f"metadata: {place}", value
    return "metadata", None


def _is_date(value: str) -> bool:
    try:
        return bool(read_published(value, "").candidates)
    except ReadError:
        return False


def _title(tree: Any, meta: dict[str, str], linked: dict[str, Any]) -> str:  # noqa: ANN401
    headings = [" ".join(heading.xpath("string(.)").split()) for heading in tree.xpath("//h1")]
    if len([heading for heading in headings if heading]) == 1:
        return next(heading for heading in headings if heading)
    if isinstance(linked.get("headline"), str):
        return str(linked["headline"])
    named = next((meta[name] for name in TITLE_NAMES if meta.get(name)), "")
    return named or " ".join((tree.findtext(".//title") or "").split())


def _address(tree: Any, meta: dict[str, str]) -> tuple[tuple[str, str], ...]:  # noqa: ANN401
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)").strip() or meta.get("og:url", "")
    return (("canonical", canonical),) if re.match(r"https?://\S{4,2000}$", canonical) else ()
