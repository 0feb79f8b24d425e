"""Badges: light, valid, the same picture everywhere, and no name too nasty for them."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import resvg_py
from PIL import Image

from localsite.badges import HEAVIEST, SHAPES, TONES, Sayings, badge, drawing, paints
from localsite.lettering import cleaned, lacking
from tests.some_type import FACES

DAY = {"ground": "#fbf5e9", "ink": "#2c2230", "accent": "#8a2716", "on_accent": "#fffaf2"}
NIGHT = {"ground": "#262130", "ink": "#f3e9db", "accent": "#f6b08e", "on_accent": "#2d120a"}
NAMES = (
    "Le Fournil des Escales", "Æ", "L’Âme et la Table",
    "Chez Éléonore & Filles « Depuis 1921 », salon de coiffure pour dames, messieurs et enfants",
    "Мастерская", "Volkswagen Et Volkswagen Véhicules Utilitaires", "Anticonstitutionnellementanticonstitutionnellement", "",
)  # fmt: skip


def said(name: str, year: str = "1987", collective: str = "Les Vitrines de la Condamine", language: str = "fr") -> Sayings:
    trade, member = ("Commerce indépendant", "Membre du collectif") if name else ("Commerces indépendants", "vitrines.example")
    since = f"depuis {year}" if year else ""
    return Sayings(language, name, trade, since, year, member, collective, f"{name}, membre de {collective}")


def drawn(shape: str, told: Sayings, tone: str = "light"):
    return badge(shape, told, paints(DAY, NIGHT, tone), FACES)


def nasty(seed: int) -> str:
    """A name that nobody would want to set."""
    dice = random.Random(seed)
    letters = (
        "aeiouéèêëïîôùûçœæñßłđøÅÉÈÀÂÇŒÆ bcdfghjklmnpqrstvwxz'’-–&.,:;!?/()«»\"0123456789" + "WMÉ" * 4 + " " * 12 + "🍞✨\u200d\u202f\u00a0"
    )
    words = "".join(dice.choice(letters) for _ in range(dice.choice((1, 2, 5, 12, 30, 60, 120))))
    return cleaned(words, FACES)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("name", NAMES)
def test_a_badge_is_light_and_asks_nobody_anything(shape, tone, name):
    made = drawn(shape, said(name), tone)
    assert len(made.svg.encode()) <= HEAVIEST
    root = ElementTree.fromstring(made.svg)
    assert root.get("width") == str(made.wide)
    assert root.get("height") == str(made.high)
    assert root.find("{*}title").text == f"{name}, membre de Les Vitrines de la Condamine"
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "defs", "g", "path", "use", "circle", "rect"}
    asked = [value for element in root.iter() for key, value in element.attrib.items() if key.endswith("href") or "url(" in value]
    assert all(value.startswith("#") for value in asked)
    assert not re.search(r"<script|\son\w+=|font-family|<text", made.svg)


@pytest.mark.parametrize("seed", range(200))
def test_no_name_is_too_nasty(seed):
    """Nothing but the ground touches what lies outside the room of the letters: measured in pixels."""
    name = nasty(seed)
    assert not lacking(name, FACES)
    for shape in SHAPES:
        made = drawn(
            shape, said(name, "1987" if seed % 2 else "", "Les Vitrines de la Condamine" if seed % 3 else f"Collectif {name}"[:80])
        )
        ElementTree.fromstring(made.svg)
        assert len(made.svg.encode()) <= HEAVIEST
        assert not astray(made, shape), (name, shape)


def astray(made, shape: str) -> int:
    """Pixels in the colour of letters where no letter may be."""
    picture = pixels(made)
    found = 0
    for x in range(picture.width):
        for y in range(picture.height):
            red, green, blue, clear = picture.getpixel((x, y))
            if clear > 200 and max(red, green, blue) < 90 and not is_room(shape, x, y, picture.width, picture.height):
                found += 1
    return found


def is_room(shape: str, x: int, y: int, wide: int, high: int) -> bool:
    """True where a letter in ink may be."""
    if shape == "seal":
        return (x - 100) ** 2 + (y - 100) ** 2 < 63**2
    if shape == "text":
        return 30 <= x <= wide - 8
    edge = 16 if shape == "stamp" else 6
    return edge <= x < wide - edge and edge <= y < high - edge


def pixels(made, wide: int | None = None) -> Image.Image:
    from io import BytesIO

    data = bytes(resvg_py.svg_to_bytes(svg_string=made.svg, width=wide or made.wide, skip_system_fonts=True))
    return Image.open(BytesIO(data)).convert("RGBA")


def test_tones_differ_and_languages_are_told():
    svgs = {drawn("seal", said("Le Coin"), tone).svg for tone in TONES}
    assert len(svgs) == 3
    assert 'lang="en"' in drawn("bar", said("Le Coin", language="en")).svg


def test_the_collective_has_a_badge_of_its_own():
    made, of_shop = drawn("seal", said("")), drawn("seal", said("Le Coin"))
    assert made.svg != of_shop.svg
    assert len(made.svg.encode()) <= HEAVIEST


def test_a_long_name_is_shortened_and_its_title_is_whole():
    name = NAMES[3]
    assert name in drawn("seal", said(name)).svg.replace("&amp;", "&")


def test_a_year_is_said_to_be_one():
    corner = (180, 124, 218, 134)
    with_word, alone = (pixels(drawn("stamp", said("Le Coin")._replace(since=since))).crop(corner) for since in ("depuis 1987", "1987"))
    assert len(alone.getcolors()) == 1
    assert len(with_word.getcolors(1000)) > 10


@pytest.mark.parametrize("name", ["Le Coin", "Volkswagen Et Volkswagen Véhicules Utilitaires"])
@pytest.mark.parametrize("collective", ["Les Vitrines de la Condamine", "Union des commerçants et artisans de la Principauté"])
def test_a_bar_has_the_same_margin_left_and_right(name, collective):
    picture = pixels(drawn("bar", said(name, collective=collective)), 1200)
    ground = picture.getpixel((600, 24))
    inked = [x for x in range(40, 1160) if any(picture.getpixel((x, y)) != ground for y in range(48, 280, 2))]
    assert 1200 - inked[-1] >= inked[0] - 8


def test_a_seal_fills_its_middle():
    """No hole between awning and words, nor below them: measured on the line through its middle."""
    for name in ("Le Coin", "Le Fournil des Escales", "L’Âme et la Table"):
        picture = pixels(drawn("seal", said(name)))
        ground = picture.getpixel((100, 40))
        rows = [y for y in range(36, 164) if any(picture.getpixel((x, y)) != ground for x in range(60, 140))]
        assert max(below - above for above, below in pairwise(rows)) <= 25, name


def test_a_shop_keeps_its_name_before_its_collective_does():
    told = said("Van Cleef & Arpels", "1906", "Union des commerçants et artisans de la Principauté")
    whole = {one.collective for one, _ in drawing._attempts(told, FACES) if one.name == told.name}
    assert whole == {told.collective, "Union des commerçants et artisans…"}


def test_a_shape_that_is_none_is_refused():
    with pytest.raises(KeyError):
        drawn("sphere", said("Le Coin"))
