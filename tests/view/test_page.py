import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from tests.view.story import story
from timeline.model import Case, Document, Event
from timeline.view.bundle import MODULES, plotly_script, script, static, style
from timeline.view.page import page
from timeline.view.scene import scene

HOSTILE = '</script><img src=x onerror="alert(1)"><script>alert(2)</script>'


class Parts(HTMLParser):
    """The elements of a page and the text of its scripts and styles."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.inline, self.open = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open = (tag, dict(attrs)) if tag in ("script", "style") else None

    def handle_data(self, data):
        if self.open:
            self.inline.append((*self.open, data))
            self.open = None


def hostile_case():
    doc = Document(
        id="d", text=f"{HOSTILE} happened", language="en", title=HOSTILE, source=HOSTILE, uri="javascript:alert(1)"
    )
    case = story()
    return replace(
        case, documents=(*case.documents, doc), events=(*case.events, Event("ev-h", HOSTILE, HOSTILE, HOSTILE, ()))
    )


def test_nothing_in_the_page_asks_the_network():
    parts = Parts(page(story(), title="Ferries"))
    assert not [attrs for _, attrs in parts.tags if "src" in attrs or "href" in attrs]
    policy = next(attrs["content"] for tag, attrs in parts.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_policy_names_the_hash_of_every_inline_part():
    parts = Parts(page(story()))
    policy = next(attrs["content"] for tag, attrs in parts.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    run = [text for tag, attrs, text in parts.inline if not attrs.get("type", "").startswith("application/")]
    assert len(run) == 3
    for text in [*run, plotly_script()]:
        assert f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}" in policy


def test_hostile_text_never_becomes_an_element():
    plain, hostile = Parts(page(story(), title="x")), Parts(page(hostile_case(), title=HOSTILE))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]


def test_the_scripts_never_turn_text_into_markup():
    ours = "".join(static().joinpath("js", f"{name}.js").read_text(encoding="utf-8") for name in MODULES)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser", ours
    )
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(", ours)


def test_large_data_travels_compressed_and_comes_back_whole():
    case = story()
    many = tuple(
        replace(event, id=f"{event.id}-{k}", title=f"{event.title} {k}") for k in range(250) for event in case.events
    )
    large = replace(case, events=many)
    packed = next(text for _, attrs, text in Parts(page(large)).inline if attrs.get("id") == "timeline-data")
    assert json.loads(gzip.decompress(base64.b64decode(packed))) == json.loads(json.dumps(scene(large)))


def test_offsets_are_counted_as_javascript_counts_them():
    case = story()
    doc = case.documents[0]
    shifted = replace(doc, text="😀" + doc.text)
    mention = next(m for m in case.mentions if m.id == "m-ferry")
    moved = replace(mention, span=replace(mention.span, start=mention.span.start + 1, end=mention.span.end + 1))
    start, length = scene(Case((shifted,), (moved,)))["mentions"][0]["s"]
    units = shifted.text.encode("utf-16-le")
    assert units[2 * start : 2 * (start + length)].decode("utf-16-le") == mention.span.slice(doc.text)


def test_an_empty_case_is_a_page_too():
    assert "<main" in page(Case())


def test_the_page_of_twelve_events_stays_small():
    assert len(page(story()).encode()) < 800_000


def test_script_and_style_cannot_end_their_own_element():
    assert "</script" not in script().lower()
    assert "</style" not in style().lower()


def test_a_title_is_in_the_language_of_the_passage_it_is_cut_from():
    case = story()
    events = tuple(replace(e, title="Phà", mentions=e.mentions[::-1]) if e.id == "ev-crash" else e for e in case.events)
    data = scene(replace(case, events=events))
    by_id = {doc.id: doc for doc in case.documents}
    told = next(m for m in case.mentions if m.id == "m-crash-vi")
    words = told.span.slice(by_id[told.document].text)
    events = tuple(replace(e, title=words) if e.id == "ev-crash" else e for e in events)
    data = scene(replace(case, events=events))["events"]
    at = data["id"].index("ev-crash")
    assert data["titleLanguage"]["names"][data["titleLanguage"]["of"][at]] == "vi"
