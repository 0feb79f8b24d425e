"""A shop without a photograph has a face of its own: drawn, light, always the same, and one of a street."""

from __future__ import annotations

import gzip
import io
import re
from collections import Counter

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from localsite.categories import CATEGORIES, GROUPS
from localsite.facades import NEEDED, facade, initial, pixels
from localsite.facades.letters import LETTERS
from localsite.facades.shopfront import OUTSIDE
from localsite.facades.wares import GROUPS as WINDOWS
from localsite.facades.wares import TRADES, WARES, wares_of
from localsite.plan.fronts import colours_of
from tests.stages import built_in_theme

COLOURS = colours_of(built_in_theme())
TRADE = sorted(CATEGORIES.values(), key=lambda one: one.key)
HEAVIEST = 3000  # bytes, compressed


def some(count):
    for number in range(count):
        category = TRADE[number % len(TRADE)]
        yield facade(f"{number * 7919:06x}", category.names["fr"], category.icon, category.group, COLOURS)


def test_the_theme_has_a_colour_for_everything_that_is_drawn():
    assert [name for name in NEEDED if not COLOURS.get(name)] == []


def test_the_same_shop_has_the_same_face_and_another_shop_another():
    told = ("Le Four", "bakery", "food", COLOURS)
    assert facade("abc123", *told) == facade("abc123", *told)
    assert len({facade(f"shop{number}", *told).svg for number in range(200)}) == 200


def test_a_face_weighs_little():
    # More than there are trades, and not in step with them: each trade in many houses.
    weights = [len(gzip.compress(front.svg.encode(), 9, mtime=0)) for front in some(1501)]
    assert max(weights) <= HEAVIEST


def test_a_face_runs_nothing_and_asks_for_nothing():
    for front in some(len(TRADE)):
        tree = fromstring(front.svg)
        assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {"svg", "style", "defs", "g", "path", "use"}
        links = [value for element in tree.iter() for name, value in element.attrib.items() if name.endswith("href")]
        assert [link for link in links if not link.startswith("#")] == []
        assert "url(" not in front.svg
        assert "NaN" not in front.svg
        assert not re.search(r"\d{5}", re.sub(r"#[0-9a-f]{6}", "", front.svg))


def test_what_is_used_in_a_face_is_drawn_in_it():
    for front in some(300):
        assert set(re.findall(r'href="#(\w+)"', front.svg)) <= set(re.findall(r'id="(\w+)"', front.svg))


def test_thirty_houses_look_like_a_street_and_not_like_a_row_of_icons():
    fronts = list(some(30))
    assert len({front.wide for front in fronts}) > 8
    assert {front.high for front in fronts} == {352}
    walls = Counter(re.search(r'fill="(#\w{6})" d="M0 \d+h', front.svg)[1] for front in fronts)
    assert len(walls) > 7
    assert max(walls.values()) < 8


@pytest.mark.parametrize("key", sorted(CATEGORIES))
def test_every_trade_shows_its_own_wares(key):
    category = CATEGORIES[key]
    wares, outside = wares_of(category.icon, category.group)
    assert len(wares) >= 2
    assert outside in {"", *OUTSIDE}
    assert category.icon in TRADES or category.group in WINDOWS


def test_every_thing_that_a_window_is_to_show_can_be_drawn():
    every = (*TRADES.values(), *WINDOWS.values())
    named = {name.replace("-", " ") for told in every for name in told.partition("|")[0].split()}
    assert named - WARES.keys() == set()
    assert {told.partition("|")[2] for told in every} - {""} - OUTSIDE.keys() == set()


def test_a_shop_of_an_unknown_trade_has_a_face_too():
    assert facade("abc", "X", "", "other", COLOURS).svg != facade("abc", "X", "bakery", "food", COLOURS).svg
    assert wares_of("", "")[0]
    assert set(GROUPS) - {"other"} <= WINDOWS.keys()


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Le Fournil", "F"), ("L’Âme et la Table", "A"), ("L'Œillet", "O"), ("Chez Nine", "N"), ("Éléonore", "E"), ("« La Marge »", "M"),
        ("Le", "L"), ("Le Dé d’argent", "D"),
        ("À Saint-Crépin", "S"), ("", ""), ("3 Rue", "3"), ("寿司", "寿"), ("🥖", ""), ("Ørsted", "Ø"),
    ],
)  # fmt: skip
def test_the_sign_bears_the_first_letter_of_the_name(name, letter):
    assert initial(name) == letter


def test_a_sign_without_a_letter_that_can_be_painted_bears_a_mark():
    assert "寿" not in LETTERS
    assert LETTERS["F"] in facade("abc", "Le Four", "restaurant", "eat-and-drink", COLOURS).svg
    assert "scale(" not in facade("abc", "寿司", "restaurant", "eat-and-drink", COLOURS).svg


def test_a_face_has_its_night():
    day, night = (facade("abc", "Le Four", "bakery", "food", COLOURS, night=night) for night in (False, True))
    assert "prefers-color-scheme:dark" in day.svg
    assert "prefers-color-scheme" not in night.svg
    seen = [Image.open(io.BytesIO(pixels(front, 300))).convert("RGB") for front in (day, night)]
    lights = [picture.resize((1, 1)).getpixel((0, 0)) for picture in seen]
    assert sum(lights[0]) > sum(lights[1]) + 100


def test_a_face_can_be_had_in_pixels():
    front = facade("abc", "Le Four", "bakery", "food", COLOURS)
    picture = Image.open(io.BytesIO(pixels(front, 2 * front.wide)))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (2 * front.wide, 2 * front.high))
    assert picture.getpixel((2, 2))[3] == 0
    assert picture.getpixel((front.wide, 2 * front.high - 4))[3] == 255
    assert pixels(front, 200) == pixels(front, 200)


def test_a_shop_that_receives_nobody_lives_in_a_house_without_a_shop():
    told = ("abc", "La Petite Blette", "caterer", "food", COLOURS)
    home = facade(*told, home=True)
    assert "scale(" not in home.svg
    assert len(gzip.compress(home.svg.encode(), 9)) < len(gzip.compress(facade(*told).svg.encode(), 9))
    assert (home.wide, home.high) == facade(*told)[1:]
