"""Songs and programs report nothing; lists of headlines, letters and interviews stay."""

import time

import pytest

import timeline as tl
from timeline.language.prose import load_prose
from timeline.read.not_prose import not_prose

SONGS = {
    "en": "You shot me through the heart at night\nFire in my soul, I never will surrender\n"
    "On Tuesday I died, by Friday I was yours\nStrike me like lightning",
    "es": "Me mataste con un beso el lunes\nArdió mi casa y yo contigo\nLa guerra de tus ojos la perdí\nBombardea mi corazón",
    "vi": "Đạn bắn vào tim anh đêm nay\nAnh chết trong vòng tay em\nBiển cháy trong mắt em\nNgày mai ta xa nhau, em ơi",
    "zh": "你射中我的心\n星期一我哭了\n星期二我死了\n啊，今夜全城为你燃烧",
    "ru": "Убила меня ты одним взглядом\nВ понедельник умер я\nВзорви мою душу\nСожги со мной мосты",
}
CODE = "import os\nfor job in jobs:\n    kill(job)\n    attack.launch(target='bank')\nif job.shot: abort()\n# strike of May 2024"
HEADLINES = "Rebels seize the port of Kess\nStorm kills nine in the delta\nTalks resume on Monday\nMarkets fall"


@pytest.mark.parametrize("language", SONGS)
def test_a_song_tells_of_no_event_and_says_why(language):
    t = tl.build([{"text": SONGS[language], "language": language, "published": "2025-11-05"}], progress=False)
    assert len(t) == 0
    assert [dropped.why[:5] for dropped in t.documents[0].dropped] == ["verse"]


def test_a_program_tells_of_no_event():
    t = tl.build([{"text": CODE, "language": "en", "published": "2025-11-05"}], progress=False)
    assert len(t) == 0
    assert [dropped.why for dropped in t.documents[0].dropped] == ["6 lines of code"]


def test_the_report_around_a_song_stays():
    text = f"Rebels attacked the port of Kess on Monday, police said.\n\n{SONGS['en']}\n\nThe singer was arrested on Tuesday."
    found = not_prose(text, load_prose("en"))
    assert [dropped.span.slice(text) for dropped in found] == [SONGS["en"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", HEADLINES),
        ("en", "I saw the fire.\nYou could hear the shots.\nMy son ran.\nI called the police."),
        (
            "en",
            "the port was attacked on Monday and I\nsaw the ships burn while you were\naway, he said, and my\nsailors ran",
        ),
        ("vi", "Anh rút khỏi hiệp ước\nBão giết chín người ở đồng bằng\nPháp và Anh ký thỏa thuận\nGiá dầu giảm"),
        ("zh", "三国签署协议\n风暴造成九人死亡\n股市下跌\n部长辞职"),
    ],
    ids=["headlines", "a witness", "wrapped lines", "England", "Chinese headlines"],
)
def test_other_short_lines_stay(language, text):
    assert not_prose(text, load_prose(language)) == []


@pytest.mark.parametrize("text", ["I\n" * 50_000, "(" * 100_000, "a = b\n" * 50_000, " \n" * 100_000])
def test_hostile_lines_take_bounded_time(text):
    began = time.process_time()
    not_prose(text, load_prose("en"))
    assert time.process_time() - began < 3
