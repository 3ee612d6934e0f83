"""Extractors from elsewhere: the gate, the registry, a language model that lies, and models where they are installed."""

import importlib.util
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import timeline as tl
from timeline.errors import MissingExtra, OptionError
from timeline.extract import Extraction
from timeline.extract.plugins import Draft, extractors_named
from timeline.extract.plugins.gate import Drafted
from timeline.extract.plugins.llm import llm_extractor

TEXT = "Rebels attacked the village of Skarvik on 3 May 2024. The old bridge fell silent afterwards."
ARTICLE = {"text": TEXT, "language": "en", "published": "2024-05-05"}


def build(*extractors, article=ARTICLE):
    return tl.build([article], extractors=extractors, progress=False)


def kinds(told):
    return [warning.kind for warning in told.warnings]


def drafting(*drafts):
    return lambda doc, sentences, times, pack: Drafted(drafts)


def test_the_rules_are_an_extractor_like_any_other():
    assert list(extractors_named()) == ["rules"] or extractors_named()["rules"]
    assert [m.event_class for m in build().mentions] == ["ASSAULT"]
    assert build("rules").mentions == build().mentions


def test_a_draft_whose_quote_stands_in_the_text_becomes_a_mention():
    told = build(
        drafting(Draft("The old bridge fell silent", "OTHER", trigger="fell", participants=(("bridge", "actor"),)))
    )
    added = next(m for m in told.mentions if m.rule == "<lambda>/draft")
    assert added.span.slice(told.documents[0].text) == "The old bridge fell silent"
    assert [p.text for p in added.participants] == ["bridge"]
    assert len(told.mentions) == 2 and not kinds(told)


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (Draft("Rebels burnt the town", "ASSAULT"), "not in the text"),
        (Draft("Rebels attacked", "ASSAULT", start=5), "not in the text"),
        (Draft("The", "OTHER"), "4 to 400 characters"),
        (Draft("The old bridge", "DANCE"), "no event class 'DANCE'"),
        (Draft("The old bridge", "OTHER", realis="maybe"), "no such realis"),
    ],
)
def test_a_draft_that_does_not_hold_is_refused_and_counted(draft, why):
    told = build(drafting(draft))
    assert len(told.mentions) == 1
    (warning,) = told.warnings
    assert warning.kind == "refused" and "1 drafts refused" in warning.text and why in warning.text


def test_a_mention_outside_the_text_is_refused():
    def broken(doc, sentences, times, pack):
        import dataclasses

        from timeline.extract import extract
        from timeline.model import Span

        found = extract(doc, sentences, times, pack).mentions
        return Extraction(tuple(dataclasses.replace(m, span=Span(5000, 5010), id="m-x") for m in found))

    assert kinds(build(broken)) == ["refused"]


def test_a_failing_extractor_warns_and_the_rest_goes_on():
    def failing(doc, sentences, times, pack):
        raise RuntimeError("out of order")

    told = build(failing, drafting(Draft("The old bridge fell silent", "OTHER")))
    assert len(told.mentions) == 2
    assert [w.text for w in told.warnings] == ["failing failed: RuntimeError: out of order"]


def test_what_is_no_extractor_is_named():
    with pytest.raises(OptionError, match="no extractor 'nobody'"):
        build("nobody")
    with pytest.raises(OptionError, match="expected a function"):
        build(7)


def test_a_package_brings_an_extractor_and_a_broken_one_is_skipped(monkeypatch):
    from importlib.metadata import EntryPoint

    from timeline.extract.plugins import registry

    points = [
        EntryPoint("good", "timeline.extract:extract", registry.GROUP),
        EntryPoint("bad", "no_such_package:run", registry.GROUP),
    ]
    monkeypatch.setattr(registry, "entry_points", lambda group: [p for p in points if p.group == group])
    registry._installed.cache_clear()
    try:
        with pytest.warns(UserWarning, match="bad = no_such_package:run cannot be loaded"):
            assert list(extractors_named()) == ["rules", "good"]
        assert len(build("good").mentions) == 1  # the same mention twice is one
    finally:
        registry._installed.cache_clear()


class Model(BaseHTTPRequestHandler):
    """A server of the protocol whose model says what the test wants."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, asked, dict(self.headers)))
        time.sleep(self.server.delay)
        content = json.dumps({"choices": [{"message": {"role": "assistant", "content": self.server.answer}}]}).encode()
        try:
            self.send_response(self.server.status)
            self.end_headers()
            self.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client did not wait

    def log_message(self, *args):
        pass


@pytest.fixture
def model():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Model)
    server.daemon_threads = True
    server.asked, server.answer, server.status, server.delay = [], "", 200, 0.0
    server.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def events(*rows):
    return json.dumps({"events": list(rows)})


TRUE = {
    "quote": "The old bridge fell silent",
    "class": "OTHER",
    "trigger": "fell",
    "realis": "actual",
    "participants": [{"text": "bridge", "role": "actor"}],
}


def test_a_model_that_quotes_is_heard(model):
    model.answer = "Here you are:\n```json\n" + events(TRUE) + "\n```"
    told = build(llm_extractor(model.url, "small", api_key="k-1"))
    path, asked, headers = model.asked[0]
    assert (path, asked["model"], headers["Authorization"]) == ("/v1/chat/completions", "small", "Bearer k-1")
    assert TEXT in asked["messages"][1]["content"]
    assert [m.rule for m in told.mentions][1] == "llm/draft" and not kinds(told)


def test_a_liar_is_refused_and_counted(model):
    lies = [{"quote": f"Rebels burnt town number {n}", "class": "ASSAULT"} for n in range(5)]
    model.answer = events(TRUE, *lies)
    told = build(llm_extractor(model.url, "liar"))
    assert len(told.mentions) == 2
    (warning,) = told.warnings
    assert warning.kind == "refused" and "llm: 5 drafts refused" in warning.text and "and 2 more" in warning.text


@pytest.mark.parametrize("answer", ["", "no json at all", '{"events": 7}', '{"events": [7, null, {}]}', "[" * 5000])
def test_a_model_that_babbles_costs_nothing(model, answer):
    model.answer = answer
    told = build(llm_extractor(model.url, "babbler"))
    assert len(told.mentions) == 1 and len(told.warnings) <= 1


def test_a_server_in_error_is_asked_twice_and_no_more(model):
    model.status = 500
    docs = [{**ARTICLE, "text": TEXT + f" It was night {n}."} for n in range(4)]
    told = tl.build(docs, extractors=[llm_extractor(model.url, "down")], progress=False)
    assert len(model.asked) == 2 and len(told.mentions) == 4
    assert kinds(told) == ["extractor"] * 4
    assert "HTTP Error 500" in told.warnings[0].text and "not asked again" in told.warnings[3].text


def test_a_slow_server_is_not_waited_for(model):
    model.delay = 2.0
    began = time.perf_counter()
    told = build(llm_extractor(model.url, "slow", timeout=0.2))
    assert time.perf_counter() - began < 1.5
    assert len(told.mentions) == 1 and "timed out" in told.warnings[0].text


@pytest.mark.parametrize(
    ("package", "module", "function", "arguments"),
    [
        ("spacy", "spacy", "spacy_extractor", ("en_core_web_sm",)),
        ("underthesea", "vietnamese", "underthesea_extractor", ()),
        ("natasha", "russian", "natasha_extractor", ()),
    ],
)
def test_what_is_not_installed_says_what_to_install(package, module, function, arguments):
    if importlib.util.find_spec(package) is not None:
        pytest.skip(f"{package} is installed here")
    maker = getattr(importlib.import_module(f"timeline.extract.plugins.{module}"), function)
    with pytest.raises(MissingExtra, match=r"pip install 'timeline-builder\["):
        maker(*arguments)


@pytest.mark.filterwarnings("ignore")
def test_spacy_adds_the_names_of_a_users_pipeline():
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed here")
    from timeline.extract.plugins.spacy import spacy_extractor

    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "brotherhood of the pines"}])
    text = "The brotherhood of the pines attacked a village on 3 May 2024."
    told = build(spacy_extractor(pipeline), article={"text": text, "language": "en"})
    assert ("brotherhood of the pines", "actor") in {(p.text, p.role) for m in told.mentions for p in m.participants}


@pytest.mark.filterwarnings("ignore")
def test_underthesea_adds_vietnamese_names():
    pytest.importorskip("underthesea", reason="underthesea is not installed here")
    from timeline.extract.plugins.vietnamese import underthesea_extractor

    text = "Ngày 3/5/2024, ông Nguyễn Văn Bình đã đến Hải Phòng."
    told = build(underthesea_extractor(), article={"text": text, "language": "vi"})
    named = {p.text for m in told.mentions for p in m.participants}
    assert {"extractor", "refused"}.isdisjoint(kinds(told)) and any("Bình" in name for name in named)


@pytest.mark.filterwarnings("ignore")
def test_natasha_adds_russian_names():
    pytest.importorskip("natasha", reason="natasha is not installed here")
    from timeline.extract.plugins.russian import natasha_extractor

    text = "3 мая 2024 года Иван Петров прибыл в Северодвинск."
    told = build(natasha_extractor(), article={"text": text, "language": "ru"})
    assert {"Иван Петров"} <= {p.text for m in told.mentions for p in m.participants}
    assert {"extractor", "refused"}.isdisjoint(kinds(told))
