"""An invented story in three languages, told in our own words, and a short way to make its mentions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from timeline.model import (
    Attribution,
    Document,
    EventMention,
    Participant,
    Quantity,
    Reading,
    Span,
    TimeExpression,
)
from timeline.temporal.value import from_timex

EN = Document(
    id="d-en",
    language="en",
    published=date(2024, 3, 8),
    source="Lindvik Courier",
    text="The coastal ferry Aldis sank off Lindvik on 6 March after striking a reef. Rescuers counted 12 dead. "
    "The transport ministry said a broken radar was to blame. A second ferry was sent to the island on Thursday.",
)
VI = Document(
    id="d-vi",
    language="vi",
    published=date(2024, 3, 9),
    source="Báo Bến Cảng",
    text="Phà ven biển Aldis bị chìm ngoài khơi Lindvik hôm 6 tháng 3 sau khi va vào đá ngầm. "
    "Số người chết đã lên đến 15. "
    "Bộ Giao thông phủ nhận radar bị hỏng.",
)
ZH = Document(
    id="d-zh",
    language="zh",
    published=date(2024, 3, 9),
    source="港口日报",
    text="渡轮“阿尔迪斯”号3月6日在林维克附近海域沉没。据港口日报报道,事故造成12人死亡。海事部门将于下周公布报告。",
)
DOCUMENTS = (EN, VI, ZH)


def when(timex: str, *readings: str, signal: Any = "") -> TimeExpression:
    others = tuple(Reading(from_timex(other), "published", "another reading") for other in readings)
    return TimeExpression(Span(0, 1), timex, from_timex(timex), others, signal=signal)


def who(text: str, role: Any = "actor", key: str = "", kind: str = "person") -> Participant:
    return Participant(text, kind, role, Span(0, 1), text, key)


def count(value: float, what: str, unit: str = "", mod: str = "") -> Quantity:
    return Quantity(value, unit, what, f"{value:g} {what}", Span(0, 1), mod)


def said(name: str, role: Any = "outlet", time: TimeExpression | None = None) -> Attribution:
    return Attribution(name, role, time=time)


def tell(
    doc: Document,
    quote: str,
    trigger: str,
    event_class: str = "HAZARD",
    *,
    people: Sequence[Participant] = (),
    counts: Sequence[Quantity] = (),
    chain: Sequence[Attribution] = (),
    **fields: Any,
) -> EventMention:
    start = doc.text.index(quote)
    at = doc.text.index(trigger, start)
    name = hashlib.blake2b(f"{doc.id} {at} {event_class}".encode(), digest_size=4).hexdigest()
    basis = "clause" if fields.get("time") else "none"
    return EventMention(
        id=f"m-{name}",
        document=doc.id,
        span=Span(start, start + len(quote)),
        trigger=Span(at, at + len(trigger)),
        event_class=event_class,
        rule="test",
        time_basis=fields.pop("time_basis", basis),
        participants=tuple(people),
        quantities=tuple(counts),
        attribution=tuple(chain),
        **fields,
    )


SANK_EN = tell(EN, "The coastal ferry Aldis sank off Lindvik on 6 March", "sank", time=when("2024-03-06"))
SANK_VI = tell(VI, "Phà ven biển Aldis bị chìm ngoài khơi Lindvik hôm 6 tháng 3", "chìm", time=when("2024-03-06"))
SANK_ZH = tell(ZH, "渡轮“阿尔迪斯”号3月6日在林维克附近海域沉没", "沉没", time=when("2024-03-06"))
DEAD_EN = tell(EN, "Rescuers counted 12 dead", "dead", "HARM.killed", counts=[count(12, "dead")])
DEAD_VI = tell(VI, "Số người chết đã lên đến 15", "chết", "HARM.killed", counts=[count(15, "người chết")])
BLAME_EN = tell(
    EN,
    "The transport ministry said a broken radar was to blame",
    "said",
    "STATEMENT",
    people=[who("transport ministry")],
)
DENY_VI = tell(
    VI,
    "Bộ Giao thông phủ nhận radar bị hỏng",
    "phủ nhận",
    "REJECT.deny",
    realis="denied",
    people=[who("Bộ Giao thông")],
)
SECOND_EN = tell(EN, "A second ferry was sent to the island on Thursday", "sent", "MOVE", time=when("2024-03-07"))
REPORT_ZH = tell(ZH, "据港口日报报道", "报道", "REPORT", people=[who("港口日报")])
MENTIONS = (SANK_EN, SANK_VI, SANK_ZH, DEAD_EN, DEAD_VI, BLAME_EN, DENY_VI, SECOND_EN, REPORT_ZH)
