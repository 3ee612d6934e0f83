"""The lexicon: whole in every language, and carrying a text's sense across them."""

from __future__ import annotations

import pytest

from timeline.errors import PackError
from timeline.link.concepts import LANGUAGES, Lexicon, _row, concepts, lexicon, near, stopwords
from timeline.link.terms import is_shared, terms

FEWEST = 1041  # concepts: the table may grow, never shrink unseen


def test_every_concept_has_words_in_every_language():
    lacking = [(concept, code) for concept, row in concepts().items() for code in LANGUAGES if not row.get(code)]
    assert not lacking
    assert len(concepts()) >= FEWEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_finds_its_own_concept(language):
    found = lexicon(language)
    for concept, row in concepts().items():
        for word in row[language]:
            plain = word.replace("*", "").lower()
            tokens = terms_tokens(plain)
            assert concept in {name for _, _, name in found.find(tokens)}, (concept, word)


def terms_tokens(text):
    from timeline.link.spelling import tokens

    return [token.text for token in tokens(text)]


def test_neighbours_go_both_ways():
    assert all(concept in near()[other] for concept, others in near().items() for other in others)


def test_one_sentence_in_five_languages_shares_its_sense():
    told = {
        "en": "Police arrested a pirate after the ship sank near the harbour",
        "vi": "Cảnh sát bắt giữ một tên hải tặc sau khi con tàu bị chìm gần cảng",
        "zh": "警方在船只于港口附近沉没后逮捕了一名海盗",
        "es": "La policía detuvo a un pirata después de que el barco se hundió cerca del puerto",
        "ru": "Полиция задержала пирата после того, как судно затонуло у порта",
    }
    shared = set.intersection(*({t for t in terms(text, code) if is_shared(t)} for code, text in told.items()))
    assert {"c:police", "c:arrest", "c:pirate", "c:sink", "c:port"} <= shared


def test_an_unknown_language_gets_names_and_numbers():
    assert set(terms("Lindvik 14", "xx")) == {"xx:lindvi", "n:lindvik", "#14"}
    assert stopwords("xx") == frozenset()


def test_a_broken_row_says_where_and_what():
    with pytest.raises(PackError, match=r"acts.tsv, line 3: 2 cells, expected 8"):
        _row("acts.tsv, line 3", ["sink", "chìm"])
    with pytest.raises(PackError, match="zh: an empty word"):
        _row("acts.tsv, line 3", ["sink", "chìm", "沉没, ", "sink", "тонуть", "hundir", "couler", "sinken"])


def test_a_word_that_can_never_be_found_is_refused():
    with pytest.raises(PackError, match="'l\\*gen' can never be found"):
        _row("acts.tsv, line 3", ["lie", "nói dối", "撒谎", "lie", "лгать", "mentir", "mentir", "l*gen"])


def test_the_longest_phrase_wins():
    found = Lexicon([("tàu", "ship"), ("tàu ngầm", "submarine")]).find(["tàu", "ngầm"])
    assert found == [(0, 2, "submarine")]
