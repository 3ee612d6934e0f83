"""The page in a real Chromium: what is drawn, clicked, typed; nothing overlaps, nothing runs that should not."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.benchmarks.page import generated
from tests.view.story import story as made
from timeline.model import Case, Document, Event, EventMention, Span
from timeline.temporal.value import from_timex
from timeline.view.layout import pack

pytestmark = pytest.mark.browser
HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    '<a href="javascript:alert(1)">x</a>',
    "\u202egnp.exe\u2066",
    "$$\\href{javascript:alert(1)}{x}$$",
    "x" * 100_000,
)
OVERLAPS = """() => {
    const texts = [...document.querySelectorAll('.cartesianlayer .xy .textpoint text')];
    const boxes = texts.map((text) => text.getBoundingClientRect());
    const area = document.querySelector('.tl-touch').getBoundingClientRect();
    const across = (b) => b.width && b.right > area.left + 124 && b.left < area.right;
    const seen = boxes.filter((b) => across(b) && b.top > area.top - 20 && b.bottom < area.bottom - 80);
    let found = 0;
    for (let i = 0; i < seen.length; i++) for (let j = i + 1; j < seen.length; j++) {
        const [a, b] = [seen[i], seen[j]];
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x > 1 && y > 3) found++;
    }
    return [seen.length, found];
}"""
APP = "document.getElementById('timeline').timelineApp"


def selected(view):
    return view.evaluate(
        f"() => {{ const a = {APP}; return a.view.selected === null ? null : a.scene.events.id[a.view.selected]; }}"
    )


def test_twelve_events_are_drawn_and_counted(open_page):
    view = open_page()
    assert view.locator(".tl-count").inner_text() == "12 events · 4 sources · 1 disputed"
    assert view.locator(".cartesianlayer .xy .points path").count() >= 12


@pytest.mark.parametrize("count", [12, 100, 1000])
def test_labels_never_overlap_at_five_zooms(open_page, count):
    view = open_page(made() if count == 12 else generated(count))
    for zoom in (1, 0.5, 0.2, 0.06, 0.015):
        view.evaluate(f"""() => {{
            const app = {APP};
            const [from, to] = app.view.home;
            const middle = from + (to - from) * 0.55;
            app.setRange([middle - (to - from) * {zoom} * 0.55, middle + (to - from) * {zoom} * 0.45]);
            app.draw();
        }}""")
        seen, overlaps = view.evaluate(OVERLAPS)
        assert overlaps == 0, f"zoom {zoom}: {overlaps} of {seen}"
    assert view.evaluate(f"() => {APP}.picture.items.length") >= 0


def test_hover_shows_the_passage_with_its_date_words_marked(open_page):
    view = open_page()
    place = view.evaluate(f"""() => {{
        const {{ picture, scene, touch }} = {APP};
        const item = picture.items.find((one) => one.i === scene.byId.get('ev-rat'));
        const box = touch.getBoundingClientRect();
        return [box.x + 124 + item.x, box.y + 8 + item.y - picture.top];
    }}""")
    view.mouse.move(*place)
    card = view.locator(".tl-card")
    assert "ratifies the ferry pact" in card.inner_text()
    assert card.locator("mark").inner_text() == "14 May 2031"


def test_arrows_step_enter_reads_escape_clears_slash_searches(open_page):
    view = open_page()
    view.locator(".tl-touch").focus()
    view.keyboard.press("ArrowRight")
    assert selected(view) == "ev-yard"
    view.keyboard.press("ArrowRight")
    assert selected(view) == "ev-boats"
    assert "Coast guards have stopped" in view.locator("[aria-live]").inner_text()
    view.keyboard.press("Enter")
    assert view.evaluate("() => document.activeElement.tagName") == "H2"
    view.keyboard.press("Escape")
    assert selected(view) is None
    view.keyboard.press("/")
    view.keyboard.type("qua\u0301n")
    assert view.evaluate("() => document.activeElement.className") == "tl-search"


def test_search_works_in_any_script_with_and_without_marks(open_page):
    view = open_page()
    for query, events in (("phe chuan", 1), ("批准", 1), ("صادق", 1), ("ferry", 2), ("no such thing", 0)):
        view.locator(".tl-search").fill(query)
        view.wait_for_function(f"() => {APP}.view.visible.length === {events}")


def test_the_panel_reads_every_passage_in_its_own_language(open_page):
    view = open_page()
    view.evaluate(f"() => {APP}.selectId('ev-rat')")
    quotes = view.locator(".tl-quote")
    assert [quotes.nth(k).get_attribute("lang") for k in range(4)] == ["en", "vi", "zh", "ar"]
    assert quotes.nth(3).get_attribute("dir") == "rtl"
    assert [view.locator(".tl-quote mark").nth(k).inner_text() for k in range(4)] == [
        "14 May 2031",
        "ngày 14/5",
        "5月14日",
        "14 مايو",
    ]
    view.get_by_role("button", name="whole article").first.click()
    assert view.locator(".tl-article .tl-passage").first.is_visible()


def test_the_as_of_slider_shows_what_was_known(open_page):
    view = open_page()
    slider = view.locator(".tl-asof input")
    slider.evaluate("(input) => { input.value = input.min; input.dispatchEvent(new Event('input')); }")
    assert view.evaluate(f"() => {APP}.view.visible.map((i) => {APP}.scene.events.id[i]).includes('ev-reply')") is False
    slider.evaluate("(input) => { input.value = input.max; input.dispatchEvent(new Event('input')); }")
    assert view.evaluate(f"() => {APP}.view.visible.length") == 12


def test_corrections_are_laid_over_undone_and_downloaded(open_page):
    view = open_page()
    view.evaluate(f"() => {APP}.selectId('ev-cargo')")
    view.locator(".tl-edit summary").click()
    field = view.locator(".tl-field").first
    field.locator("input").fill("not a date")
    field.locator("button").click()
    assert "was not understood" in view.locator(".tl-error").first.inner_text()
    field.locator("input").fill("3 April 2031")
    field.locator("button").click()
    when = f"() => {APP}.scene.events.start[{APP}.scene.byId.get('ev-cargo')]"
    assert view.evaluate(when) == from_timex("2031-04-03").start.toordinal() - 719163
    view.evaluate(f"() => {APP}.edits.add({{kind: 'merge', event: 'ev-ferry', with: 'ev-cargo'}})")
    assert view.evaluate(f"() => {APP}.view.visible.length") == 11
    with view.expect_download() as download:
        view.evaluate(f"() => {APP}.exportCorrections()")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert '"schema": "timeline-corrections/1"' in text
    assert "据称" in text
    view.locator(".tl-touch").focus()
    view.keyboard.press("Control+z")
    view.keyboard.press("Control+z")
    assert view.evaluate(f"() => {APP}.view.visible.length") == 12


def test_picture_rows_and_citation_can_be_taken_away(open_page):
    view = open_page()
    for act, kind in (("exportImage('svg')", ".svg"), ("exportImage('png')", ".png"), ("exportCsv()", ".csv")):
        with view.expect_download() as download:
            view.evaluate(f"() => {{ {APP}.{act}; }}")
        assert download.value.suggested_filename.endswith(kind)
        assert Path(download.value.path()).stat().st_size > 1000


@pytest.mark.parametrize("language", ["en", "vi", "zh", "ru", "es", "fr", "de"])
def test_the_interface_speaks_the_readers_language(open_page, language):
    view = open_page(language=language)
    assert view.locator(".tl-root").get_attribute("lang") == language
    assert "undefined" not in view.locator("body").inner_text()
    view.evaluate(f"() => {APP}.selectId('ev-letter')")
    assert "undefined" not in view.locator("body").inner_text()


@pytest.mark.parametrize("lanes", ["actor", "class", "source", "place", "language"])
def test_every_event_stays_in_the_picture_whatever_the_lanes(open_page, lanes):
    view = open_page(lanes=lanes)
    assert view.evaluate(f"() => {APP}.picture.items.length") == 12


def hostile_case():
    case = made()
    documents, mentions, events = list(case.documents), list(case.mentions), list(case.events)
    for k, text in enumerate(HOSTILE):
        documents.append(Document(f"h{k}", text, "en", title=text, source=text, uri="javascript:alert(1)"))
        mentions.append(EventMention(f"mh{k}", f"h{k}", Span(0, len(text)), Span(0, 2), text, text))
        events.append(Event(f"eh{k}", text, text, text, (f"mh{k}",), from_timex("2031-05-20"), origins=((f"mh{k}",),)))
    return replace(case, documents=tuple(documents), mentions=tuple(mentions), events=tuple(events))


def test_hostile_text_stays_text_in_every_corner(open_page):
    view = open_page(hostile_case())
    for mode in ("source", "class", "actor"):
        view.evaluate(f"() => {APP}.setMode('{mode}')")
    for k in range(len(HOSTILE)):
        view.evaluate(f"() => {{ {APP}.selectId('eh{k}'); {APP}.showCard({APP}.scene.byId.get('eh{k}'), 10, 10); }}")
        view.evaluate(f"() => {APP}.openSource({APP}.scene.documents.findIndex((d) => d.id === 'h{k}'))")
    for other in ("table", "graph", "timeline"):
        view.evaluate(f"() => {APP}.setView('{other}')")
    found = view.evaluate("""() => ['img, iframe, object, embed', 'a[href^="javascript"]', '[onerror], [onload]']
        .map((bad) => document.querySelectorAll(bad).length)""")
    assert found == [0, 0, 0]
    assert "gnp.exe" in view.evaluate(f"() => JSON.stringify({APP}.plot.data.map((t) => t.text))").replace(
        "\\u202e", ""
    )
    assert "\u202e" not in view.evaluate(f"() => JSON.stringify({APP}.plot.data.map((t) => t.text))")


def test_axe_finds_nothing_serious(open_page):
    view = open_page()
    axe = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
    for state in (
        "",
        f"{APP}.selectId('ev-letter')",
        f"{APP}.setView('table')",
        f"{APP}.setTheme('dark')",
        f"{APP}.setView('timeline')",
    ):
        view.evaluate(f"() => {{ {state}; }}")
        view.wait_for_timeout(150)
        found = view.evaluate(f"async () => {{ if (!window.axe) {{ {axe} }} return (await axe.run()).violations; }}")
        serious = [
            (v["id"], [n["html"][:120] for n in v["nodes"]][:3])
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
        assert serious == [], state


def test_rows_are_packed_by_the_same_rule_in_both_languages(open_page):
    view = open_page()
    boxes = [[(k * 37) % 400, (k * 37) % 400 + 20 + (k * 13) % 90] for k in range(80)]
    assert view.evaluate("(boxes) => timelineParts.pack.pack(boxes)", boxes) == pack([tuple(box) for box in boxes])
    assert view.evaluate("(boxes) => timelineParts.pack.pack(boxes, 3)", boxes) == pack(
        [tuple(box) for box in boxes], 3
    )


@pytest.mark.parametrize(
    ("typed", "timex"),
    [
        ("2025-10-21", "2025-10-21"), ("21.10.2025", "2025-10-21"), ("21 Oct 2025", "2025-10-21"), ("2025", "2025"),
        ("October 2025", "2025-10"), ("2025年10月", "2025-10"), ("tháng 10 năm 2025", "2025-10"), ("44 BC", "BC0044"),
        ("21 октября 2025", "2025-10-21"), ("31 April 2025", None), ("soon", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(open_page, typed, timex):
    view = open_page()
    found = view.evaluate("(text) => timelineParts.dates.readDate(text)", typed)
    assert (found and found["timex"]) == timex


def test_source_pills_stay_near_their_dates_and_apart(open_page, story):
    view = open_page(story.case)
    pills = view.evaluate(f"() => {APP}.picture.pills.map(({{ x, at, width, more }}) => [x, at, width, more])")
    assert len(pills) > 2
    assert all(abs(x - at) <= 40 for x, at, _, _ in pills)
    assert all(a[0] + a[2] / 2 <= b[0] - b[2] / 2 for a, b in pairwise(pills))
    assert sum(1 + more for *_, more in pills) == view.evaluate(f"() => {APP}.picture.sourceTicks.length")


def test_the_strip_gives_the_dense_stretch_most_of_its_room(open_page, story):
    view = open_page(story.case)
    strip, window = view.locator(".tl-overview").bounding_box(), view.locator(".tl-window").bounding_box()
    assert window["width"] > strip["width"] / 2
    before = view.evaluate(f"() => [...{APP}.view.range]")
    view.mouse.move(window["x"] + 100, window["y"] + 10)
    view.mouse.down()
    view.mouse.move(window["x"] + 160, window["y"] + 10)
    view.mouse.up()
    after = view.evaluate(f"() => [...{APP}.view.range]")
    assert after[0] > before[0]
    assert after[1] - after[0] == pytest.approx(before[1] - before[0])


def test_a_long_list_of_undated_events_unfolds_to_its_last(open_page, story):
    view = open_page(story.case)
    undated = view.evaluate(f"() => {APP}.undated.length")
    rows = view.locator(".tl-panel section:last-child .tl-link")
    assert rows.count() == 6 < undated
    view.get_by_role("button", name="everything: +").click()
    assert rows.count() == undated


def test_an_empty_picture_says_why_and_how_to_fill_it(open_page):
    bare = open_page(Case(documents=made().documents))
    assert bare.locator(".tl-nothing").inner_text() == "No event with a date was found in these articles."
    view = open_page()
    nothing = view.locator(".tl-nothing")
    assert not nothing.is_visible()
    view.locator("input[type=search]").fill("no such word")
    nothing.wait_for()
    nothing.locator("button").click()
    nothing.wait_for(state="hidden")


def test_a_lane_with_nothing_in_view_says_where_its_events_are(open_page):
    view = open_page()
    view.evaluate(
        f"() => {{ const [from, to] = {APP}.view.whole; {APP}.setRange([to - (to - from) / 50, to]); {APP}.draw(); }}"
    )
    texts = view.locator(".textpoint text").all_text_contents()
    assert any(text.startswith("◂ ") for text in texts), texts
