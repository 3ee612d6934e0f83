"""An invented story, in our own words, as the records the pipeline would build: a ferry pact between two islands.

Twelve events with everything the picture has a sign for: exact days, one unknown day in a month, since, derived,
planned, denied, alleged, a dispute, an update, two languages on one event, long titles, one event without a date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from timeline.model import (
    Alternative,
    Attribution,
    Case,
    Document,
    Event,
    EventMention,
    Grain,
    Judgement,
    Participant,
    Quantity,
    Reading,
    Relation,
    Span,
    TimeExpression,
    TimeValue,
)
from timeline.temporal.value import from_timex

EN = """Ferry pact takes effect
Soravia's parliament ratified the ferry pact with Kessary on 14 May 2031. The first night ferry reached Port Kess on \
19 May, the harbour office said. Kessary's transport minister Ilan Doro will visit Soravia in June, his office \
announced on 24 May. The shipyard at Lower Halden opened in March 2031. Coast guards have stopped 41 boats since \
April. Two boats collided off Cape Ansel on 22 May; at least 12 people were hurt.
"""
VI = """Hiệp ước phà có hiệu lực
Quốc hội Soravia phê chuẩn hiệp ước phà ngày 14/5. Báo Halden Post ngày 25/5 đưa tin bức thư đề nghị hoãn đã được \
gửi đi trong tháng này. Người phát ngôn Kessary bác bỏ tin tàu tuần tra nổ súng hôm 21/5. Vụ va chạm ngày 22/5 làm \
15 người bị thương.
"""
ZH = """渡轮协定引发讨论
《哈尔登邮报》5月25日报道称,一封要求推迟的信件已于上月送出。索拉维亚议会5月14日批准了该协定。据称,一艘货船5月17日\
在安塞尔角附近卸下设备。港务局长表示,新码头约在协定生效两年后建成。
"""
AR = """اتفاق العبّارات
صادق برلمان سورافيا على اتفاق العبّارات في 14 مايو. وقال مسؤول في كيساري يوم 26 مايو إن بلاده سترد على الطلبات.
"""
AGENCY = Attribution("Island Wire", "agency")


def document(key: str, text: str, language: str, source: str, published: date, uri: str = "") -> Document:
    title = text.splitlines()[0]
    return Document(
        id=key,
        text=text,
        language=language,
        published=published,
        published_basis="metadata",
        title=title,
        title_span=Span(0, len(title)),
        source=source,
        uri=uri or f"https://example.org/{key}",
    )


DOCUMENTS = {
    "en": document("doc-en", EN, "en", "Halden Courier", date(2031, 5, 27)),
    "vi": document("doc-vi", VI, "vi", "Tin Biển", date(2031, 5, 27)),
    "zh": document("doc-zh", ZH, "zh", "海峡日报", date(2031, 5, 28)),
    "ar": document("doc-ar", AR, "ar", "صوت الجزر", date(2031, 5, 28)),
}


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mention(key, language, quote, trigger, event_class, *, time=None, value=None, signal="", rule="test", **more):
    doc = DOCUMENTS[language]
    span = find(doc.text, quote)
    inner = doc.text[span.start : span.end].index(trigger) + span.start
    expression = None
    if time is not None:
        expression = TimeExpression(
            find(doc.text, time),
            time,
            value,
            more.pop("readings", ()),
            f"{language}/{rule}",
            f"published {doc.published}",
            signal,
        )
    people = tuple(
        Participant(name, "country", role, span, name, name.lower()) for role, name in more.pop("people", {}).items()
    )
    return EventMention(
        id=f"m-{key}",
        document=doc.id,
        span=span,
        trigger=Span(inner, inner + len(trigger)),
        event_class=event_class,
        rule=rule,
        time=expression,
        time_basis=more.pop("basis", "clause" if time else "none"),
        participants=people,
        **more,
    )


def day(text: str) -> TimeValue:
    return from_timex(text)


SINCE = TimeValue(
    "2031-04/..",
    "DATE",
    Grain.MONTH,
    datetime(2031, 4, 1),
    datetime(2031, 5, 28),
    latest_start=datetime(2031, 5, 1),
    earliest_end=datetime(2031, 5, 27),
)
MAY, APRIL = day("2031-05"), day("2031-04")

MENTIONS = (
    mention(
        "rat-en",
        "en",
        "Soravia's parliament ratified the ferry pact with Kessary on 14 May 2031.",
        "ratified",
        "SUPPORT.ratify",
        time="14 May 2031",
        value=day("2031-05-14"),
        people={"actor": "Soravia", "recipient": "Kessary"},
    ),
    mention(
        "rat-vi",
        "vi",
        "Quốc hội Soravia phê chuẩn hiệp ước phà ngày 14/5.",
        "phê chuẩn",
        "SUPPORT.ratify",
        time="ngày 14/5",
        value=day("2031-05-14"),
        people={"actor": "Soravia"},
    ),
    mention(
        "rat-zh",
        "zh",
        "索拉维亚议会5月14日批准了该协定。",
        "批准",
        "SUPPORT.ratify",
        time="5月14日",
        value=day("2031-05-14"),
        people={"actor": "Soravia"},
    ),
    mention(
        "rat-ar",
        "ar",
        "صادق برلمان سورافيا على اتفاق العبّارات في 14 مايو.",
        "صادق",
        "SUPPORT.ratify",
        time="14 مايو",
        value=day("2031-05-14"),
        people={"actor": "Soravia"},
    ),
    mention(
        "ferry",
        "en",
        "The first night ferry reached Port Kess on 19 May, the harbour office said.",
        "reached",
        "MOVE",
        time="19 May",
        value=day("2031-05-19"),
        people={"actor": "Soravia", "place": "Port Kess"},
        attribution=(AGENCY, Attribution("harbour office", "speaker")),
    ),
    mention(
        "visit",
        "en",
        "Kessary's transport minister Ilan Doro will visit Soravia in June, his office announced on 24 May.",
        "visit",
        "CONSULT.visit",
        time="June",
        value=day("2031-06"),
        realis="planned",
        people={"actor": "Kessary"},
    ),
    mention(
        "yard",
        "en",
        "The shipyard at Lower Halden opened in March 2031.",
        "opened",
        "ESTABLISH",
        time="March 2031",
        value=day("2031-03"),
        people={"actor": "Soravia", "place": "Lower Halden"},
    ),
    mention(
        "boats",
        "en",
        "Coast guards have stopped 41 boats since April.",
        "stopped",
        "COERCE",
        time="April",
        value=APRIL,
        signal="since",
        people={"actor": "Coast guards"},
    ),
    mention(
        "crash-en",
        "en",
        "Two boats collided off Cape Ansel on 22 May; at least 12 people were hurt.",
        "collided",
        "HARM",
        time="22 May",
        value=day("2031-05-22"),
        people={"actor": "Coast guards", "place": "Cape Ansel"},
    ),
    mention(
        "crash-vi",
        "vi",
        "Vụ va chạm ngày 22/5 làm 15 người bị thương.",
        "va chạm",
        "HARM",
        time="ngày 22/5",
        value=day("2031-05-22"),
        people={"actor": "Coast guards"},
    ),
    mention(
        "post-vi",
        "vi",
        "Báo Halden Post ngày 25/5 đưa tin",
        "đưa tin",
        "REPORT",
        time="ngày 25/5",
        value=day("2031-05-25"),
        people={"actor": "Halden Post"},
    ),
    mention(
        "post-zh",
        "zh",
        "《哈尔登邮报》5月25日报道称",
        "报道",
        "REPORT",
        time="5月25日",
        value=day("2031-05-25"),
        people={"actor": "Halden Post"},
    ),
    mention(
        "letter-vi",
        "vi",
        "bức thư đề nghị hoãn đã được gửi đi trong tháng này",
        "gửi",
        "CONSULT.letter",
        time="tháng này",
        value=MAY,
        people={"actor": "Kessary"},
        readings=(
            Reading(MAY, "published 2031-05-27", "counted from the article"),
            Reading(MAY, "report 2031-05-25", "counted from the report"),
        ),
        attribution=(Attribution("Halden Post", "outlet"),),
    ),
    mention(
        "letter-zh",
        "zh",
        "一封要求推迟的信件已于上月送出",
        "送出",
        "CONSULT.letter",
        time="上月",
        value=APRIL,
        people={"actor": "Kessary"},
        attribution=(Attribution("哈尔登邮报", "outlet"),),
    ),
    mention(
        "shots",
        "vi",
        "Người phát ngôn Kessary bác bỏ tin tàu tuần tra nổ súng hôm 21/5.",
        "nổ súng",
        "ASSAULT",
        time="hôm 21/5",
        value=day("2031-05-21"),
        realis="denied",
        people={"actor": "Kessary"},
    ),
    mention(
        "cargo",
        "zh",
        "据称,一艘货船5月17日在安塞尔角附近卸下设备。",
        "卸下",
        "MOVE",
        time="5月17日",
        value=day("2031-05-17"),
        certainty="alleged",
        people={"actor": "Soravia", "place": "Cape Ansel"},
    ),
    mention(
        "pier",
        "zh",
        "新码头约在协定生效两年后建成",
        "建成",
        "ESTABLISH",
        time="约在协定生效两年后",
        value=day("2033"),
        basis="derived",
        people={"actor": "Soravia"},
    ),
    mention(
        "reply",
        "ar",
        "وقال مسؤول في كيساري يوم 26 مايو إن بلاده سترد على الطلبات.",
        "قال",
        "STATEMENT",
        time="26 مايو",
        value=day("2031-05-26"),
        people={"actor": "Kessary"},
    ),
    mention("undated", "zh", "港务局长表示", "表示", "STATEMENT", people={"actor": "Soravia"}),
)


def event(key, title, gloss, event_class, mentions, when, **more):
    names = tuple(f"m-{name}" for name in mentions)
    origins = more.pop("origins", tuple((name,) for name in names))
    return Event(f"ev-{key}", title, gloss, event_class, names, when, origins=origins, **more)


def both(what, *sides):
    return tuple(Alternative(what, value, tuple(f"m-{name}" for name in names)) for value, names in sides)


EVENTS = (
    event(
        "rat",
        "Soravia's parliament ratifies the ferry pact",
        "Soravia ratifies the ferry pact",
        "SUPPORT.ratify",
        ["rat-en", "rat-vi", "rat-zh", "rat-ar"],
        day("2031-05-14"),
    ),
    event(
        "ferry",
        "First night ferry reaches Port Kess",
        "First night ferry reaches Port Kess",
        "MOVE",
        ["ferry"],
        day("2031-05-19"),
    ),
    event(
        "visit",
        "Minister Ilan Doro to visit Soravia",
        "Kessary’s minister to visit Soravia",
        "CONSULT.visit",
        ["visit"],
        day("2031-06"),
    ),
    event(
        "yard",
        "Shipyard at Lower Halden opens",
        "Shipyard at Lower Halden opens",
        "ESTABLISH",
        ["yard"],
        day("2031-03"),
    ),
    event("boats", "Coast guards have stopped 41 boats", "41 boats stopped, cumulative", "COERCE", ["boats"], SINCE),
    event(
        "crash",
        "Two boats collide off Cape Ansel",
        "Two boats collide off Cape Ansel",
        "HARM",
        ["crash-en", "crash-vi"],
        day("2031-05-22"),
        alternatives=both("update", ("12 → 15 hurt", ["crash-en", "crash-vi"])),
    ),
    event(
        "post",
        "Báo Halden Post đưa tin",
        "Halden Post reports on the letter",
        "REPORT",
        ["post-vi", "post-zh"],
        day("2031-05-25"),
        origins=(("m-post-vi", "m-post-zh"),),
    ),
    event(
        "letter",
        "Bức thư đề nghị hoãn được gửi đi",
        "Letter asking for a delay is sent",
        "CONSULT.letter",
        ["letter-vi", "letter-zh"],
        MAY,
        disputed=True,
        origins=(("m-letter-vi", "m-letter-zh"),),
        alternatives=both("when", ("2031-05", ["letter-vi"]), ("2031-04", ["letter-zh"])),
    ),
    event("shots", "Tàu tuần tra nổ súng", "Patrol boat fires shots", "ASSAULT", ["shots"], day("2031-05-21")),
    event(
        "cargo", "一艘货船卸下设备", "Freighter unloads equipment near Cape Ansel", "MOVE", ["cargo"], day("2031-05-17")
    ),
    event("pier", "新码头建成", "New pier to be finished", "ESTABLISH", ["pier"], day("2033-05"), when_basis="derived"),
    event(
        "reply",
        "كيساري سترد على الطلبات",
        "Kessary: ready to answer requests",
        "STATEMENT",
        ["reply"],
        day("2031-05-26"),
    ),
    event("undated", "港务局长表示", "Harbour master speaks about the new pier", "STATEMENT", ["undated"], None),
)

RELATIONS = (
    Relation("ev-reply", "ev-letter", "responds_to", "answers the request in the letter"),
    Relation("ev-post", "ev-letter", "about", "the report tells of the letter"),
    Relation("ev-rat", "ev-ferry", "before", "14 May is before 19 May"),
)
JUDGEMENTS = (
    Judgement("m-letter-vi", "m-letter-zh", "same", 0.91, "machine", "same report of Halden Post, same object"),
    Judgement("m-rat-en", "m-rat-zh", "same", 0.97, "machine", "same day, same actor, same verb class"),
)


def story(*, with_pier: bool = False) -> Case:
    """The case; the derived pier two years on stretches the axis, so it comes only when asked for."""
    events = tuple(e if e.id != "ev-pier" or with_pier else replace(e, when=from_timex("2031-06")) for e in EVENTS)
    return Case(tuple(DOCUMENTS.values()), MENTIONS, JUDGEMENTS, events, RELATIONS)


QUANTITY = Quantity(12, "people", "hurt", "12 people", find(EN, "12 people"))
