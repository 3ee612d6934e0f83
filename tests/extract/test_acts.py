"""Who speaks by a plain verb, who stands beside a name, and what is no happening at all."""

import pytest


def names(mention):
    return [link.name for link in mention.attribution]


def actors(mention):
    return [item.text for item in mention.participants if item.role == "actor"]


SPEAKERS = [
    ("en", "The head of the river board, Nora Quint, blamed the mill.", "ACCUSE", ["Nora Quint"]),
    ("en", "Nora Quint, a lawyer for the village, threatened to sue.", "THREATEN", ["Nora Quint"]),
    ("en", "Organisers demanded a new vote.", "REQUEST", ["Organisers"]),
    ("en", "The dam broke on Monday, the Tarn Press agency reported.", "REPORT", ["Tarn Press"]),
    ("en", "Nora Quint told Tarn Press that the dam had collapsed.", "STATEMENT", ["Tarn Press", "Nora Quint"]),
    ("es", "El alcalde de la villa, Blas Roque, negó los hechos.", "REJECT", ["Blas Roque"]),
    ("es", "La presa cedió el lunes, informó la agencia Tarn Prensa.", "REPORT", ["Tarn Prensa"]),
    ("es", '"No hay agua", lamentó la maestra Inés Robledo.', "STATEMENT", ["Inés Robledo"]),
]


@pytest.mark.parametrize(("language", "text", "event_class", "chain"), SPEAKERS)
def test_an_act_of_speech_ends_its_chain_with_its_speaker(tell, language, text, event_class, chain):
    told = tell(text, language)
    assert names(next(m for m in told.found.mentions if m.event_class == event_class)) == chain


@pytest.mark.parametrize(
    ("language", "text", "event_class", "realis"),
    [
        ("en", "The miners vowed to march on Tuesday.", "PROTEST", "planned"),
        ("en", "The army denied that its soldiers had bombed the mill.", "ASSAULT", "denied"),
        ("en", "The minister threatened to resign if the bill fails.", "OFFICE", "hypothetical"),
        ("es", "Los mineros prometieron marchar el martes.", "PROTEST", "planned"),
        ("es", "El puerto abrirá sus muelles en mayo y el rey viajará a Lima.", "MOVE", "planned"),
    ],
)
def test_what_an_act_governs_is_no_fact(tell, language, text, event_class, realis):
    told = tell(text, language)
    assert next(m for m in told.found.mentions if m.event_class == event_class).realis == realis


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They sat for hours in closed rooms with the leaked files and the annexes."),
        ("en", "The striker fired home and the keeper was beaten: 3-1 to the league leaders, who attacked all night."),
        (
            "es",
            "El delantero disparó dos veces y el portero, vencido, vio el 3-1 del líder de la liga en su ataque final.",
        ),
    ],
)
def test_attributes_nouns_and_matches_tell_of_no_attack(tell, language, text):
    assert not {"ASSAULT", "ESTABLISH", "HAZARD"} & {name.split(".")[0] for name in tell(text, language).classes}


def test_plain_nouns_act_and_passives_do_not(tell):
    assert actors(tell("Organisers blocked the harbour on Monday.").one("PROTEST")) == ["Organisers"]
    assert actors(tell("Dos marineros fueron arrestados el lunes en el muelle.", "es").one("COERCE")) == []


def test_he_is_shown_by_his_name(tell):
    told = tell("Mayor Ana Ruiz denied the claim. She travelled to Lima on Friday.")
    assert actors(told.one("MOVE")) == ["Mayor Ana Ruiz"]
