"""The forms of Spanish verbs: regular, changed under stress, spelt anew, strong."""

from __future__ import annotations

import pytest

from timeline.language.conjugation import conjugated

FORMS = {
    "atacar": "ataca, atacó, ataque, ataquen, atacando, atacado, atacarán, atacarse",
    "cerrar": "cierran, cerraron, cierren, cerrando",
    "devolver": "devuelve, devolvió, devuelto, devuelvan",
    "pedir": "pide, pidieron, pidiendo, pidan, pediría",
    "morir": "muere, murieron, muriendo, muerta",
    "construir": "construye, construyó, construyeron, construya, construirá",
    "imponer": "impone, impuso, impondrá, impuesta, imponga",
    "producir": "produjo, produjeron, produzca, producirá",
    "exigir": "exige, exija, exigió",
    "desplegar": "despliega, despliegue, desplegaron, desplegándose",
    "prohibir": "prohíbe, prohibió, prohíban",
    "extraer": "extrajo, extraído, extraiga, extrayendo",
    "dar": "dio, dieron, dando, dará",
}


@pytest.mark.parametrize("verb", FORMS)
def test_a_verb_has_its_forms(verb: str) -> None:
    assert set(FORMS[verb].split(", ")) <= set(conjugated(verb))


@pytest.mark.parametrize("noun", ["informe", "corte", "sentencia", "partido", "nombre"])
def test_what_is_nearly_always_a_noun_is_no_form(noun: str) -> None:
    verbs = ("informar", "cortar", "sentenciar", "partir", "nombrar")
    assert not any(noun in conjugated(verb) for verb in verbs)


def test_only_an_infinitive_is_conjugated() -> None:
    with pytest.raises(ValueError, match="no infinitive"):
        conjugated("ataque")
