"""A text's language: by script where that decides, and then without loading a model."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.detect import detect

SCRIPTS = {
    "zh": "总统二日宣布了新的计划。",
    "ja": "大統領は二日に新しい計画を発表した。",
    "ko": "대통령은 새 계획을 발표했다.",
    "ar": "أعلن الرئيس خطة جديدة يوم الاثنين.",
    "fa": "رئیس جمهور روز دوشنبه طرح تازه‌ای را که گفته بود اعلام کرد.",
    "ur": "صدر نے پیر کو ایک نئے منصوبے کا اعلان کیا ہے۔",
    "ru": "Президент объявил новый план в понедельник.",
    "uk": "Президент оголосив новий план у понеділок, його підтримали.",
    "be": "Прэзідэнт абвясціў новы план у панядзелак, паведаміў ён.",
    "bg": "Президентът обяви нов план в понеделник.",
    "sr": "Председник је објавио нови план у понедељак.",
    "kk": "Президент дүйсенбі күні жаңа жоспар жариялады, қала.",
    "el": "Ο πρόεδρος ανακοίνωσε νέο σχέδιο.",
    "he": "הנשיא הודיע על תוכנית חדשה.",
    "th": "ประธานาธิบดีประกาศแผนใหม่",
    "hi": "राष्ट्रपति ने सोमवार को नई योजना की घोषणा की।",
    "vi": "Tổng thống công bố kế hoạch mới hôm thứ Hai.",
    "ka": "პრეზიდენტმა ახალი გეგმა გამოაცხადა.",
    "hy": "Նախագահը նոր ծրագիր հայտարարեց։",
}
LATIN = {
    "en": "The president announced a new plan on Monday and left the capital.",
    "es": "El presidente anunció el lunes un nuevo plan y abandonó la capital.",
    "fr": "Le président a annoncé lundi un nouveau plan avant de quitter la capitale.",
    "de": "Der Präsident kündigte am Montag einen neuen Plan an und verließ die Stadt.",
    "pt": "O presidente anunciou na segunda-feira um novo plano e não deixou a capital.",
    "id": "Presiden mengumumkan rencana baru pada hari Senin di ibu kota.",
    "pl": "Prezydent ogłosił w poniedziałek nowy plan i opuścił stolicę.",
    "tr": "Cumhurbaşkanı pazartesi günü yeni bir plan açıkladı ve başkentten ayrıldı.",
}


@pytest.mark.parametrize(("language", "text"), [*SCRIPTS.items(), *LATIN.items()])
def test_each_language_is_known_from_one_sentence(language, text):
    assert detect(text).language == language


def test_scripts_that_decide_never_load_the_model():
    code = (
        "import sys\nfrom timeline.language.detect import detect\n"
        f"for text in {list(SCRIPTS.values())!r}: detect(text)\n"
        "assert 'py3langid' not in sys.modules, 'loaded'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_names_of_another_language_do_not_decide():
    assert detect("Nguyễn Văn Bình met the mayor on Monday, and they spoke about the new bridge.").language == "en"
    assert detect("委员会说,Boeing 737 MAX 8 和 Airbus A320neo 都已停飞。").language == "zh"


def test_text_without_letters_is_undetermined():
    assert detect("").language == detect("2025-11-02, 10:30 (!)").language == "und"


@given(st.text(max_size=300))
def test_any_text_has_one_answer(text):
    found = detect(text)
    assert found == detect(text)
    assert 0.0 <= found.score <= 1.0
    assert found.language and found.basis
