"""Triggers, realis, participants and quantities, with look-alikes that must not fire."""

import pytest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He suffered a heart attack in the attacking midfielder's old house."),
        ("en", "The rescue workers' fire department is in charge of the street sign."),
        ("vi", "Hệ thống phòng không vẫn tiếp tục bán buôn."),
        ("zh", "他在会议室阅读报告文学。"),
    ],
)
def test_look_alikes_do_not_fire(tell, language, text):
    assert tell(text, language).classes == []


@pytest.mark.parametrize(
    ("language", "text", "event_class", "realis"),
    [
        ("en", "Rebels attacked the port.", "ASSAULT", "actual"),
        ("en", "The minister will visit Cairo next week.", "CONSULT", "planned"),
        ("en", "Troops could attack the port.", "ASSAULT", "hypothetical"),
        ("en", "Rebels did not attack the port.", "ASSAULT", "denied"),
        ("vi", "Bộ trưởng Nguyễn An sẽ thăm Cuba vào tháng 12.", "CONSULT", "planned"),
        ("vi", "Quân đội không tấn công cảng.", "ASSAULT", "denied"),
        ("zh", "外交部长罗德里格斯将访问河内。", "CONSULT", "planned"),
        ("zh", "美军可能打击港口。", "ASSAULT", "hypothetical"),
        ("zh", "军方没有袭击港口。", "ASSAULT", "denied"),
    ],
)
def test_realis_comes_from_its_cues(tell, language, text, event_class, realis):
    assert tell(text, language).one(event_class).realis == realis


def roles(mention):
    return {(p.text, p.role) for p in mention.participants}


def test_the_voice_decides_who_did_it(tell):
    assert ("Rebels", "actor") not in roles(tell("The port was attacked by rebels.").one("ASSAULT"))
    assert ("rebels", "actor") in roles(tell("The port was attacked by rebels.").one("ASSAULT"))
    assert ("Ana Ruiz", "recipient") in roles(tell("Mayor Ana Ruiz was arrested on Monday.").one("COERCE")) or (
        "Mayor Ana Ruiz",
        "recipient",
    ) in roles(tell("Mayor Ana Ruiz was arrested on Monday.").one("COERCE"))


def test_one_person_is_one_id_in_two_scripts(tell):
    here = tell("Tổng thống Nga Vladimir Putin đã ký hiệp ước.", "vi").one("AGREE").participants[0]
    there = tell("俄罗斯总统普京签署了协议。", "zh").one("AGREE").participants[0]
    assert here.id == there.id == "person:vladimir-putin"


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "what", "mod"),
    [
        ("en", "Rebels killed at least 12 civilians.", 12, "person", "", "at least"),
        ("vi", "Nga đã bàn giao 14 bộ tên lửa cho Cuba.", 14, "set", "missile", ""),
        ("vi", "Vụ nổ khiến khoảng 1.200 người thiệt mạng.", 1200, "person", "", "about"),
        ("zh", "俄罗斯向古巴移交了八台发动机。", 8, "piece", "engine", ""),
        ("zh", "地震造成超过1.2万人死亡。", 12000, "person", "", "more than"),
    ],
)
def test_a_quantity_has_number_unit_thing_and_modifier(tell, language, text, value, unit, what, mod):
    quantities = [q for mention in tell(text, language).found.mentions for q in mention.quantities]
    assert (value, unit, what, mod) in {(q.value, q.unit, q.what, q.mod) for q in quantities}
