"""Words as shapes: which type, how a name fits, how few bytes a letter takes."""

from __future__ import annotations

import re

import pytest

from localsite.lettering import cleaned, fitted, lacking, set_line, shortened
from localsite.lettering.outlines import outline
from localsite.lettering.shapes import Shapes, figure
from tests.some_type import FACES


def test_pairs_stand_closer_and_spread_letters_apart():
    pair, apart = set_line("To", FACES.bold), sum(set_line(letter, FACES.bold).wide for letter in "To")
    assert pair.wide < apart
    assert set_line("To", FACES.bold, 0.1).wide == pytest.approx(pair.wide + 0.1)
    assert set_line("", FACES.bold).wide == 0


def test_no_name_is_lost_for_a_blank_or_a_dash_that_the_type_lacks():
    assert not FACES.title.lacks("L’Œuf\u202f: « Été\u00a0» e\u2011mail '")
    assert not FACES.bold.lacks("Łódź Straße Ελλάδα Мастерская Phở Ñandú")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Le Coin 🍞 du Pain", "Le Coin du Pain"),
        ("Chez 👩‍🍳 Nine ❤️", "Chez Nine"),
        ("Café 1️⃣ ✨", "Café 1"),
        ("🇲🇨 Monaco", "Monaco"),
        ("  Deux\u2003 blancs\t", "Deux blancs"),
        ("Le\nCoin\tdu\u2028Pain", "Le Coin du Pain"),
        ("Donau\u00addampf\u00adschiff", "Donaudampfschiff"),
        ("Éco & C° – n° 2", "Éco & C° – n° 2"),
        ("Chez « Nine » !", "Chez «\u00a0Nine\u00a0»\u00a0!"),
    ],
)
def test_emoji_and_odd_blanks_are_dropped(written, read):
    assert cleaned(written, FACES) == read


@pytest.mark.parametrize(("name", "letters"), [("茶房 Thé", "茶房"), ("مقهى", "مقهى"), ("Пекарня", ""), ("L’Âme 🎻", "")])
def test_letters_without_type_are_named(name, letters):
    assert lacking(name, FACES) == letters


def test_a_name_in_letters_that_the_title_lacks_is_set_in_bold():
    assert FACES.display("Le Coin") is FACES.title
    assert FACES.display("Пекарня") is FACES.bold
    assert FACES.display("茶房") is None


LONG = "Chez Éléonore & Filles « Depuis 1921 », salon de coiffure pour dames, messieurs et enfants"


def test_a_name_is_shortened_first_where_it_pauses():
    first = [*shortened(LONG)][:3]
    assert first == [
        "Chez Éléonore & Filles « Depuis 1921 », salon de coiffure pour dames",
        "Chez Éléonore & Filles « Depuis 1921 »",
        "Chez Éléonore & Filles",
    ]
    assert [*shortened("Un seul mot")] == ["Un seul…"]
    assert [*shortened("Location de voitures de la Condamine")] == ["Location de voitures…", "Location…"]
    assert [*shortened("Le pain & le vin")] == ["Le pain…"]
    assert [*shortened("Anticonstitutionnellement")] == []


@pytest.mark.parametrize("name", [LONG, "Le Coin", "A", "Anticonstitutionnellement" * 4, "a " * 60, "Æ", "W" * 80])
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_name_always_fits(name, lines):
    made = fitted(name.strip(), FACES.title, (120, 60), (24, 9), lines)
    assert 1 <= len(made.lines) <= lines
    assert 9 <= made.size <= 24
    assert all(line.wide * made.size <= 120.001 for line in made.lines)
    assert len(made.lines) * made.size <= 60


@pytest.mark.parametrize("face", [FACES.title, FACES.text, FACES.bold], ids=["title", "text", "bold"])
def test_figures_stand_on_the_line_and_none_is_low(face):
    for figure_ in "0123456789":
        extents = face.font.get_glyph_extents(face.font.get_nominal_glyph(ord(figure_)))
        assert extents.y_bearing / face.em > 0.88 * face.high
        assert (extents.y_bearing + extents.height) / face.em > -0.03


def test_lines_are_broken_evenly():
    made = fitted("Boutique musée océanographie", FACES.title, (100, 60), (24, 8), 3)
    assert [line.text for line in made.lines] in (["Boutique musée", "océanographie"], ["Boutique", "musée", "océanographie"])


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("À Saint-Crépin", (60, 60), ["À Saint-Crépin"]),
        ("Les Vitrines de la Condamine", (100, 60), ["Les Vitrines", "de la Condamine"]),
        ("Éléonore & Filles", (60, 40), ["Éléonore", "& Filles"]),
        ("Œuf ou Poule ?", (50, 60), ["Œuf", "ou Poule ?"]),
        ("Łódź w Monako", (50, 60), ["Łódź", "w Monako"]),
    ],
)
def test_no_line_ends_with_a_word_of_a_letter_or_two(name, room, lines):
    assert [line.text for line in fitted(name, FACES.title, room, (24, 4), 3).lines] == lines


def test_a_short_word_ends_a_line_where_nothing_else_fits():
    made = fitted("À Saint-Crépin", FACES.title, (60, 60), (24, 8.5), 3)
    assert made.whole
    assert [line.text for line in made.lines] == ["À", "Saint-Crépin"]


def test_what_hangs_below_a_line_is_known():
    assert FACES.title.deep("Toupie") > 0.15
    assert FACES.title.deep("Coin") < 0.03
    assert FACES.title.deep("") == 0


def test_a_letter_takes_few_bytes_and_begins_within_its_height():
    for letter in "EHSO":
        glyph = FACES.bold.font.get_nominal_glyph(ord(letter))
        fine, coarse = outline(FACES.bold, glyph, 400, 0.1), outline(FACES.bold, glyph, 40, 0.6)
        assert len(coarse) < 0.6 * len(fine)
        assert all(-30 <= int(y) <= 1 for _, y in re.findall(r"M(\d+) ?(-?\d+)", coarse))


def test_a_blank_is_no_shape():
    assert outline(FACES.bold, FACES.bold.font.get_nominal_glyph(ord(" ")), 100, 0.5) == ""


def test_a_shape_that_comes_often_is_defined_once():
    shapes = Shapes()
    shapes.line(set_line("SSSSSSSS", FACES.bold), 0, 20, 14, 'fill="#000"')
    defined, written = shapes.svg(0.1)
    assert defined.count("<path") == 1
    assert written.count("<use") == 8
    once = Shapes()
    once.line(set_line("SIO", FACES.bold), 0, 20, 14, 'fill="#000"')
    defined, written = once.svg(0.1)
    assert defined == ""
    assert written.count("<path") == 1


@pytest.mark.parametrize(("value", "text"), [(0.5, ".5"), (-0.25, "-.25"), (10.0, "10"), (100, "100"), (-0.001, "0"), (3.14159, "3.14")])
def test_figures_are_short(value, text):
    assert figure(value) == text
