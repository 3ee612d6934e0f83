import tomllib
from copy import deepcopy
from importlib import resources

import pytest

from timeline.extract.classes import FAMILIES as EXTRACTED
from timeline.view.scene import INTERFACE, interface_texts
from timeline.view.theme import FAMILIES, SCHEMES, load_theme, read_theme

RAW = tomllib.loads(resources.files("timeline.view").joinpath("theme.toml").read_text(encoding="utf-8"))


def luminance(colour):
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_that_says_something_reads_on_card_and_band(scheme):
    colours = load_theme().schemes[scheme]
    said = [family.colour(scheme) for family in load_theme().families] + [
        colours[name] for name in ("text", "muted", "dispute", "accent")
    ]
    for colour in said:
        assert contrast(colour, colours["card"]) >= 4.5, colour
        assert contrast(colour, colours["band"]) >= 4.3, colour
    assert contrast(colours["marktext"], colours["mark"]) >= 4.5
    assert contrast(colours["text"], colours["trigger"]) >= 4.5


def test_no_two_families_share_a_shape_or_a_colour():
    families = load_theme().families
    for attribute in ("symbol", "glyph", "light", "dark"):
        assert len({getattr(family, attribute) for family in families}) == len(families)


def test_the_families_are_those_of_the_event_classes():
    assert set(FAMILIES) == set(EXTRACTED)


def test_a_wrong_colour_is_refused_by_name():
    data = deepcopy(RAW)
    data["family"]["legal"]["light"] = "blue"
    with pytest.raises(ValueError, match=r"\[legal\]: light = 'blue' is no colour"):
        read_theme(data)
    del data["scheme"]["dark"]["band"]
    data["family"]["legal"]["light"] = "#4477AA"
    with pytest.raises(ValueError, match=r"\[scheme.dark\]: band is missing"):
        read_theme(data)


def test_the_interface_speaks_every_language_in_full():
    texts = interface_texts()
    assert tuple(texts) == INTERFACE
    for language in INTERFACE:
        assert all(text.strip() for text in texts[language].values())
        holes = {key for key, text in texts[language].items() if text.count("{}") != texts["en"][key].count("{}")}
        assert not holes, (language, holes)
