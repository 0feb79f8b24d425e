"""Where an address is: what people write, what an extract knows, and that nothing is taken that only looks alike."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from benchmarks.locate import FAR, Trial, trials
from localsite.cli.asking import write_changed
from localsite.cli.locating import told
from localsite.cli.locating_words import WORDS
from localsite.diagnostics import LANGUAGES, Tongue
from localsite.geo import Spot, metres
from localsite.locating import Answer, Outcome, Refusal, Town, Unreadable, at_spot, locate, placed, read_town, records
from localsite.locating.asking import LONGEST, Number, asked, house_numbers
from localsite.locating.records import Spotted, record
from localsite.locating.spelling import key
from localsite.locating.writing import Point, pointed
from tests.ground import write_site
from tests.test_cli import run

PROJECT = Path(__file__).parents[1]
EXTRACT = PROJECT / "localsite/demos/monaco/monaco-2023-12-26.osm.pbf"


# Names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boulevard Albert 1er", "bd albert premier"),
        ("Boulevard Albert 1er", "Bld. Albert Ier"),
        ("Boulevard Albert 1er", "BOULEVARD ALBERT I"),
        ("Quai Louis II", "quai Louis 2"),
        ("Rue Princesse Caroline", "r. Princesse-Caroline"),
        ("Avenue Saint-Charles", "av. St Charles"),
        ("Escalier Sainte-Dévote", "esc. Ste-Devote"),
        ("Place d’Armes", "pl d'armes"),
        ("Place de l’Œillet", "place de l'oeillet"),
        ("Rue du Général de Gaulle", "rue du Gal de Gaulle"),
        ("Galerie Charles III", "Gal. Charles 3"),
        ("Rue du Maréchal Foch", "rue Mal Foch"),
        ("Rue du Docteur Roux", "rue du Dr. Roux"),
        ("Rue du Président Wilson", "rue du Pdt Wilson"),
        ("Rue du Commandant Cousteau", "rue Cdt Cousteau"),
        ("Rue du Colonel Bellando de Castro", "rue Col. Bellando de Castro"),
        ("Avenue du 3 Septembre", "avenue du Trois-Septembre"),
        ("Rue du 19 Mars 1962", "rue du dix-neuf mars 1962"),
        ("Rue du 25 Août", "rue du vingt-cinq août"),
        ("Rue du 21 Avril", "rue du vingt et un avril"),
        ("Rue des Quatre Vents", "rue des 4 vents"),
        ("Chemin de la Turbie", "ch. de la Turbie"),
        ("Chemin de la Turbie", "chem Turbie"),
        ("Allée Lazare Sauvaigo", "all. Lazare-Sauvaigo"),
        ("Square Beaumarchais", "sq Beaumarchais"),
        ("Route de la Piscine", "rte de la piscine"),
        ("Impasse de la Fontaine", "imp. Fontaine"),
        ("Promenade Honoré II", "prom Honoré 2"),
        ("Rue du Faubourg Saint-Antoine", "rue du fg St-Antoine"),
        ("Rond-Point du Portier", "rond point du Portier"),
        ("Rue Notre-Dame des Victoires", "rue N.-D. des Victoires"),
        ("3e Rue", "troisième rue"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rue Grimaldi", "Rue Grimladi"),
        ("Rue du Col", "Rue du Colonel"),
        ("Rue de la Vie", "Rue 6e"),
        ("Rue Louis II", "Rue Louis III"),
        ("Rue des Moulins", "Rue du Moulin"),
        ("Rue des Lilas", "Avenue des Lilas"),
        ("Rue Grimaldi", "Grimaldi"),
        ("Rue L", "Rue D"),
    ],
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


# Addresses

TWELVE = (Number(12),)


@pytest.mark.parametrize(
    ("text", "numbers", "name"),
    [
        ("12 rue Grimaldi", TWELVE, "rue Grimaldi"),
        ("12, rue Grimaldi", TWELVE, "rue Grimaldi"),
        ("  12 \u00a0rue   Grimaldi ", TWELVE, "rue Grimaldi"),
        ("12rue Grimaldi", TWELVE, "rue Grimaldi"),
        ("n° 12 rue Grimaldi", TWELVE, "rue Grimaldi"),
        ("N°12, rue Grimaldi", TWELVE, "rue Grimaldi"),
        ("12 bis rue Grimaldi", (Number(12, "bis"),), "rue Grimaldi"),
        ("12bis, rue Grimaldi", (Number(12, "bis"),), "rue Grimaldi"),
        ("12TER rue Grimaldi", (Number(12, "ter"),), "rue Grimaldi"),
        ("7 B rue Plati", (Number(7, "b"),), "rue Plati"),
        ("7B, rue Plati", (Number(7, "b"),), "rue Plati"),
        ("12-14 rue Grimaldi", (Number(12), Number(14)), "rue Grimaldi"),
        ("12/14 rue Grimaldi", (Number(12), Number(14)), "rue Grimaldi"),
        ("12 - 14, rue Grimaldi", (Number(12), Number(14)), "rue Grimaldi"),
        ("12 à 16 rue Grimaldi", (Number(12), Number(16)), "rue Grimaldi"),
        ("12 et 14 rue Grimaldi", (Number(12), Number(14)), "rue Grimaldi"),
        ("12, 14 rue Grimaldi", (Number(12), Number(14)), "rue Grimaldi"),
        ("rue Princesse-Caroline 8", (Number(8),), "rue Princesse-Caroline"),
        ("rue Princesse-Caroline n° 8 bis", (Number(8, "bis"),), "rue Princesse-Caroline"),
        ("boulevard des Moulins, 25", (Number(25),), "boulevard des Moulins"),
        ("rue Plati, 25, Monaco", (Number(25),), "rue Plati"),
        ("Galerie Y, 12 rue Grimaldi", TWELVE, "rue Grimaldi"),
        ("Galerie Y 12 rue Grimaldi", TWELVE, "rue Grimaldi"),
        ("Bâtiment 3, 2e étage, 12 rue Grimaldi", TWELVE, "rue Grimaldi"),
        ("12 rue du 8 mai 1945", TWELVE, "rue du 8 mai 1945"),
        ("rue du 8 mai 1945", (), "rue du 8 mai 1945"),
        ("12 d’Alembert", TWELVE, "d’Alembert"),
        ("12 avenue de Grande-Bretagne", TWELVE, "avenue de Grande-Bretagne"),
        ("quai Antoine 1er", (), "quai Antoine 1er"),
        ("12 quai Antoine 1er", TWELVE, "quai Antoine 1er"),
        ("12 rue Grimaldi\n98000 Monaco", TWELVE, "rue Grimaldi"),
        ("place d’Armes", (), "place d’Armes"),
        ("1 rue de la 1re-Armée", (Number(1),), "rue de la 1re-Armée"),
        ("1er rue Grimaldi", (Number(1),), "rue Grimaldi"),
        ("1er, rue Grimaldi", (Number(1),), "rue Grimaldi"),
        ("1er étage, 12 rue Grimaldi", TWELVE, "rue Grimaldi"),
    ],
)
def test_an_address_is_read_among_others_as_it_is_meant(text: str, numbers: tuple[Number, ...], name: str) -> None:
    assert (numbers, name) in [(one.numbers, one.name) for one in asked(text).readings]


@pytest.mark.parametrize(
    ("text", "postcode", "town"),
    [
        ("rue Plati, 98000 Monaco", "98000", "Monaco"),
        ("rue Plati 98000 Monaco", "98000", "Monaco"),
        ("rue Plati, 06240 Beausoleil cedex 2", "06240", "Beausoleil"),
        ("rue Plati, MC-98000 Monaco", "98000", "Monaco"),
        ("rue Plati, 98000", "98000", ""),
        ("rue Plati, 98000, Monaco", "98000", "Monaco"),
        ("rue Plati, Monaco", "", ""),
        ("rue du 11 novembre 1918", "", ""),
        ("12 quai du Mont-Blanc, 1201 Genève, Suisse", "1201", "Genève"),
        ("rue du Lac 12 1200 Genève", "1200", "Genève"),
        ("Bahnhofstrasse, 8001 Zürich", "8001", "Zürich"),
        ("rue Haute 12, B-1000 Bruxelles", "1000", "Bruxelles"),
        ("12 Grand-Rue, L-1234 Luxembourg", "1234", "Luxembourg"),
        ("12 Grand-Rue, L-1234", "1234", ""),
        ("rue de la Gare 3, 2400 LE LOCLE", "2400", "LE LOCLE"),
        ("Keizersgracht 12, 1015 CJ Amsterdam", "1015CJ", "Amsterdam"),
        ("10 High Street, London SW1A 2AA", "SW1A2AA", ""),
        ("1234 Grand-Rue", "", ""),
        ("1200 route de Nice", "", ""),
        ("Le Mas, 1200 route de Nice", "", ""),
        ("Le Mas, 1200 bis chemin des Bois", "", ""),
        ("Chez Paul, 1200 Old Road", "", ""),
        ("9999-9998 Grand-Rue", "", ""),
        ("12 rue du 8 mai 1945 Nice", "", ""),
        ("Bât. A1 1er étage, 12 rue Grimaldi", "", ""),
    ],
)
def test_postcode_and_town_are_taken_off(text: str, postcode: str, town: str) -> None:
    said = asked(text)
    assert (said.postcode, said.town) == (postcode, town)
    assert all(not number.value > 1000 for one in said.readings for number in one.numbers if postcode)
    assert all(not any(postcode and postcode in part for part in (one.name, *one.after)) for one in said.readings)


HOSTILE = (
    "", " ", "\n\r\t", ",,,,", "12", "12-", "-12", "12 12 12 12 12 12 12 12", "0", "99999", "😀", "12 😀 rue",
    "\u202e12 rue Grimaldi\u202c", "١٢ شارع الأمير", "12 רחוב", "\x00", "((((", "[a-z]+*?", "%s {0} {name}", "\ud800", "²", "①", "12²",
    "a" * 10_000, "1 " * 5_000, "1-" * 5_000, "1a" * 5_000, "," * 10_000, " " * 10_000, "12 bis" * 2_000, "n°" * 5_000,
    "1 et " * 50, "'" * 249, "98000 " * 40, "é" * 240,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_whatever_is_typed_is_answered(text: str, town: Town) -> None:
    answer = locate(town, text)
    assert answer.outcome in (Outcome.UNKNOWN, Outcome.NOTHING, Outcome.ELSEWHERE) or "Grimaldi" in text
    assert house_numbers(text) == house_numbers(text[:LONGEST])
    assert len(asked(text).readings) < 80


def test_reading_takes_no_longer_than_the_text() -> None:
    """What is read is cut at a length; below it, no text makes more readings than it has numbers."""
    assert asked("1 " * LONGEST) == asked("1 " * LONGEST * 2)
    assert not asked("x" * (LONGEST + 1)).readings
    assert asked("x" * LONGEST).readings


@pytest.mark.parametrize(
    ("tag", "numbers"),
    [
        ("12", "12"), ("4bis", "4 bis"), ("25 bis", "25 bis"), ("2a", "2A"), ("32Bis", "32 bis"), ("1;3;5", "1, 3, 5"), ("39,41", "39, 41"),
        ("7-9", "7, 9"), ("2-8", "2, 4, 6, 8"), ("3-6", "3, 4, 5, 6"), ("10-90", "10, 90"), ("9-7", "9, 7"), ("", ""), ("?", ""), ("A", ""),
    ],
)  # fmt: skip
def test_house_numbers_of_a_tag(tag: str, numbers: str) -> None:
    assert ", ".join(map(str, house_numbers(tag))) == numbers


# A small town: a metre is about 0.00001 degrees here; streets run from west to east


class Drawing:
    """An extract in the making."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.count = 0

    def point(self, lat: float, lon: float, **tags: str) -> int:
        self.count += 1
        inner = self._tags(tags)
        self.rows.append(
            f'<node id="{self.count}" version="1" timestamp="2026-10-01T00:00:00Z" lat="{lat:.6f}" lon="{lon:.6f}">{inner}</node>'
        )
        return self.count

    def line(self, points: list[tuple[float, float]], **tags: str) -> int:
        nodes = [self.point(*point) for point in points]
        if points[0] == points[-1]:
            nodes[-1] = nodes[0]
        return self.way(nodes, **tags)

    def way(self, nodes: list[int], **tags: str) -> int:
        self.count += 1
        refs = "".join(f'<nd ref="{node}"/>' for node in nodes)
        self.rows.append(f'<way id="{self.count}" version="1" timestamp="2026-10-01T00:00:00Z">{refs}{self._tags(tags)}</way>')
        return self.count

    def relation(self, members: list[tuple[str, int, str]], **tags: str) -> None:
        self.count += 1
        inner = "".join(f'<member type="{kind}" ref="{ref}" role="{role}"/>' for kind, ref, role in members)
        self.rows.append(f'<relation id="{self.count}" version="1" timestamp="2026-10-01T00:00:00Z">{inner}{self._tags(tags)}</relation>')

    @staticmethod
    def _tags(tags: dict[str, str]) -> str:
        return "".join(f"<tag k={quoteattr(name.replace('__', ':'))} v={quoteattr(value)}/>" for name, value in tags.items())

    def town(self, folder: Path) -> Town:
        return read_town(self.file(folder))

    def file(self, folder: Path) -> Path:
        order = {"<node": 0, "<way ": 1, "<rela": 2}
        rows = sorted(self.rows, key=lambda row: order[row[:5]])
        path = folder / "town.osm"
        path.write_text(f'<osm version="0.6" generator="test">{"".join(rows)}</osm>', encoding="utf-8")
        return path


WEST, SOUTH = 2.0, 45.0
EAST_M, NORTH_M = 1 / 78_710, 1 / 111_320  # degrees of a metre there


def at(east: float, north: float) -> tuple[float, float]:
    return SOUTH + north * NORTH_M, WEST + east * EAST_M


def house(drawing: Drawing, number: str, street: str, east: float, north: float, **tags: str) -> int:
    return drawing.point(*at(east, north), addr__housenumber=number, addr__street=street, **tags)


@pytest.fixture
def drawing() -> Drawing:
    """The rue Haute: 300 m from west to east then 200 m to the south; even numbers to its north, odd ones to its south."""
    made = Drawing()
    made.line([at(0, 0), at(300, 0), at(300, -200)], highway="residential", name="Rue Haute", alt_name="Grand-Rue")
    for number, east in (("2", 20), ("4", 60), ("10", 260)):
        house(made, number, "Rue Haute", east, 15)
    for number, east in (("1", 20), ("9", 240)):
        house(made, number, "Rue Haute", east, -15)
    made.line([at(0, 500), at(80, 500)], highway="residential", name="Rue Grimaldi")
    return made


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    made = Drawing()
    made.line([at(0, 500), at(80, 500)], highway="residential", name="Rue Grimaldi")
    return made.town(tmp_path_factory.mktemp("town"))


def off(answer: Answer, east: float, north: float) -> float:
    assert answer.spot is not None
    return metres(answer.spot, Spot(*at(east, north)))


def test_a_number_that_is_there_is_exact(drawing: Drawing, tmp_path: Path) -> None:
    answer = locate(drawing.town(tmp_path), "4, rue haute")
    assert (answer.outcome, answer.name, answer.number) == (Outcome.EXACT, "Rue Haute", "4")
    assert off(answer, 60, 15) < 1
    assert answer.metres == 25


def test_a_number_between_two_of_its_side_lies_along_the_street_as_far_back_as_they_do(drawing: Drawing, tmp_path: Path) -> None:
    town = drawing.town(tmp_path)
    answer = locate(town, "6 rue Haute")
    assert (answer.outcome, answer.between) == (Outcome.INTERPOLATED, ("4", "10"))
    assert off(answer, 60 + 200 / 3, 15) < 2
    assert locate(town, "5 rue Haute").between == ("1", "9")


def test_the_way_between_two_numbers_follows_the_bend(drawing: Drawing, tmp_path: Path) -> None:
    house(drawing, "20", "Rue Haute", 315, -60)
    answer = locate(drawing.town(tmp_path), "16 rue Haute")
    assert answer.outcome is Outcome.INTERPOLATED
    assert min(abs(answer.spot.lat - at(0, 15)[0]) / NORTH_M, abs(answer.spot.lon - at(315, 0)[1]) / EAST_M) < 20  # beside the street
    assert off(answer, 300, 0) < 40


def test_numbers_far_from_each_other_tell_nothing_between(drawing: Drawing, tmp_path: Path) -> None:
    house(drawing, "60", "Rue Haute", 290, -180)
    assert locate(drawing.town(tmp_path), "40 rue Haute").outcome is not Outcome.INTERPOLATED


def test_a_number_behind_the_last_one_is_near_it(drawing: Drawing, tmp_path: Path) -> None:
    drawing.line([at(0, 900), at(400, 900)], highway="residential", name="Rue Basse")
    for number, east in (("2", 20), ("10", 60)):
        house(drawing, number, "Rue Basse", east, 915)
    town = drawing.town(tmp_path)
    answer = locate(town, "12 rue Basse")
    assert (answer.outcome, answer.number) == (Outcome.NEAREST, "10")
    bis = locate(town, "4 bis rue Haute")
    assert (bis.outcome, bis.number) == (Outcome.NEAREST, "4")


def test_a_street_without_numbers_is_told_in_its_middle(drawing: Drawing, tmp_path: Path) -> None:
    town = drawing.town(tmp_path)
    answer = locate(town, "12 rue Grimaldi")
    assert (answer.outcome, answer.number) == (Outcome.STREET, "")
    assert off(answer, 40, 500) < 2
    assert 38 <= answer.metres <= 42
    bent = locate(town, "rue Haute")
    assert off(bent, 300, 0) < 150
    assert abs(bent.spot.lat - at(0, 0)[0]) / NORTH_M < 1 or abs(bent.spot.lon - at(300, 0)[1]) / EAST_M < 1  # on the street


def test_other_names_of_a_street_are_its_names(drawing: Drawing, tmp_path: Path) -> None:
    answer = locate(drawing.town(tmp_path), "4 Grand Rue")
    assert (answer.outcome, answer.name) == (Outcome.EXACT, "Rue Haute")


def test_two_houses_of_one_number_far_apart_are_told_and_none_is_taken(drawing: Drawing, tmp_path: Path) -> None:
    house(drawing, "4", "Rue Haute", 290, -180)
    answer = locate(drawing.town(tmp_path), "4 rue Haute")
    assert answer.outcome is Outcome.AMBIGUOUS
    assert answer.spot is None
    assert [(one.number, one.metres > 100) for one in answer.others] == [("4", False), ("4", True)]


def test_a_house_far_from_its_street_is_not_believed(drawing: Drawing, tmp_path: Path) -> None:
    house(drawing, "40", "Rue Haute", 20, 400)
    answer = locate(drawing.town(tmp_path), "40 rue Haute")
    assert answer.outcome is not Outcome.EXACT
    assert [one.number for one in answer.others] == ["40"]


@pytest.mark.parametrize("name", ["rue Grimladi", "rue Grimald", "Grimaldi", "avenue Grimaldi", "rue de Grimaldis", "12 rue Grimladi"])
def test_a_name_that_looks_alike_is_offered_never_taken(name: str, town: Town) -> None:
    answer = locate(town, name)
    assert (answer.outcome, answer.spot, answer.near) == (Outcome.UNKNOWN, None, ("Rue Grimaldi",))


def test_a_name_like_no_other_is_offered_nothing(town: Town) -> None:
    assert locate(town, "rue de la Paix") == Answer(Outcome.UNKNOWN, "rue de la Paix")


@pytest.fixture
def names(tmp_path: Path) -> Town:
    made = Drawing()
    made.point(*at(0, 0), amenity="restaurant", name="Le Shangri-La")
    made.point(*at(0, 10), amenity="restaurant", name="Le Grimaldy")
    made.point(*at(0, 20), building="yes", name="Résidence Grimalda")
    made.line([at(0, 500), at(80, 500)], highway="residential", name="Rond-Point du Portier;Rue du Portier")
    made.point(*at(40, 510), shop="books", addr__street="Rue du Port;Rue Grimaldi")
    return made.town(tmp_path)


@pytest.mark.parametrize("text", ["5 rue de la", "rue", "la", "rue la", "5 rue", "rue de", "avenue de l", "rue rue"])
def test_a_street_word_alone_is_like_no_name(text: str, names: Town) -> None:
    answer = locate(names, text)
    assert (answer.outcome, answer.near) == (Outcome.UNKNOWN, ())


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("rue Grimalda", ("Rue Grimaldi",)), ("résidence Grimaldo", ("Résidence Grimalda",)), ("Grimaldu", ("Le Grimaldy",)),
        ("rue du Portié", ("Rue du Portier", "Rue du Port")), ("Shangri", ("Le Shangri-La",)), ("rue de Shangri", ()),
    ],
)  # fmt: skip
def test_what_is_offered_is_of_the_kind_that_was_asked_for(text: str, near: tuple[str, ...], names: Town) -> None:
    assert locate(names, text).near == near


def test_a_row_of_houses_tells_its_numbers(tmp_path: Path) -> None:
    made = Drawing()
    made.line([at(0, 0), at(300, 0)], highway="residential", name="Rue Basse")
    ends = [house(made, number, "Rue Basse", east, 10) for number, east in (("2", 0), ("10", 100))]
    made.way(ends, addr__interpolation="even")
    town = made.town(tmp_path)
    answer = locate(town, "6 rue Basse")
    assert (answer.outcome, answer.between) == (Outcome.INTERPOLATED, ("2", "10"))
    assert off(answer, 50, 10) < 1
    assert locate(town, "5 rue Basse").outcome is not Outcome.INTERPOLATED


def test_a_building_a_relation_and_a_tag_with_the_whole_address_give_numbers(tmp_path: Path) -> None:
    made = Drawing()
    made.line([at(0, 0), at(300, 0)], highway="residential", name="Rue Basse")
    corners = [at(10, 10), at(50, 10), at(50, 40), at(10, 40), at(10, 10)]
    made.line(corners, building="yes", addr__housenumber="1", addr__street="Rue Basse")
    named = made.point(*at(100, 10), addr__housenumber="3")
    made.relation([("node", named, "house")], type="associatedStreet", name="Rue Basse")
    made.point(*at(200, 10), addr__housenumber="7", addr__street="7 Rue Basse")
    town = made.town(tmp_path)
    found = [locate(town, f"{number} rue Basse") for number in (1, 3, 7)]
    assert [one.outcome for one in found] == [Outcome.EXACT] * 3
    assert off(found[0], 30, 25) < 1
    assert [one.is_inside for one in found] == [True, False, False]
    assert "dans ce bâtiment, dont le milieu est à 25\u00a0m au plus d’une porte" in told(found[0], "fr")
    assert "exacte (ce numéro même)" in told(found[1], "fr")
    assert not locate(town, "1 bis rue Basse").is_inside


def border(tmp_path: Path) -> Town:
    """Two communes on both sides of a line, each with a rue Neuve; the limits lead out of the extract."""
    made = Drawing()
    line = made.line([at(-100, 0), at(2100, 0)], boundary="administrative", admin_level="8")
    for name, missing in (("Beausoleil", 9_999), ("Monaco", 9_998)):
        members = [("way", line, "outer"), ("way", missing, "outer")]
        made.relation(members, type="boundary", boundary="administrative", admin_level="8", name=name)
    made.point(*at(1000, 900), place="town", name="Beausoleil")
    made.point(*at(1000, -900), place="city", name="Monaco")
    for north in (1000, 600, -600, -1000):
        made.line([at(0, north), at(2000, north)], highway="residential", name="Rue Neuve" if abs(north) == 600 else f"Rue {north}")
    house(made, "5", "Rue Neuve", 500, 590)
    house(made, "5", "Rue Neuve", 1500, -590)
    house(made, "7", "Rue Neuve", 1500, -610)
    made.point(*at(1000, -700), place="suburb", name="La Condamine")
    return made.town(tmp_path)


def test_the_commune_tells_which_of_two_streets_is_meant(tmp_path: Path) -> None:
    town = border(tmp_path)
    assert locate(town, "5 rue Neuve").outcome is Outcome.AMBIGUOUS
    assert locate(town, "rue Neuve").outcome is Outcome.AMBIGUOUS
    for text, within in (
        ("5 rue Neuve, Monaco", ""),
        ("5 rue Neuve 98000 Monaco", ""),
        ("5 rue Neuve Monaco", ""),
        ("5 rue Neuve", "monaco"),
    ):
        answer = locate(town, text, within)
        assert (answer.outcome, answer.commune, off(answer, 1500, -590) < 1) == (Outcome.EXACT, "Monaco", True)
    there = locate(town, "5 rue Neuve, Beausoleil")
    assert (there.outcome, there.commune, off(there, 500, 590) < 1) == (Outcome.EXACT, "Beausoleil", True)
    assert locate(town, "7 rue Neuve, Beausoleil").outcome is not Outcome.EXACT


def test_each_of_several_is_told_with_what_chooses_it(tmp_path: Path) -> None:
    town = border(tmp_path)
    rows = [re.sub(r" \(.*\)", "", row) for row in told(locate(town, "5 rue Neuve"), "fr").splitlines()[2:]]
    assert rows == [
        "  5 Rue Neuve, Beausoleil\u00a0: --in Beausoleil",
        "  5 Rue Neuve, Monaco, à 1547\u00a0m du premier\u00a0: --in Monaco",
    ]
    assert locate(town, "5 rue Neuve", "Beausoleil").outcome is Outcome.EXACT
    assert "--in" not in told(locate(town, "rue 1000, Monaco"), "fr")


def test_a_town_of_several_words_is_quoted_and_one_town_is_no_choice(drawing: Drawing, tmp_path: Path) -> None:
    for north, city in ((430, "La Turbie"), (580, "Cap-d'Ail")):
        house(drawing, "5", "Rue Grimaldi", 0, north, addr__city=city)
    said = told(locate(drawing.town(tmp_path), "5 rue Grimaldi"), "en")
    assert ': --in "La Turbie"\n' in said
    assert said.endswith(''': --in "Cap-d'Ail"''')
    house(drawing, "4", "Rue Haute", 290, -180)
    assert "--in" not in told(locate(drawing.town(tmp_path), "4 rue Haute"), "fr")


@pytest.mark.parametrize(
    "text",
    [
        "5 rue Neuve, Paris", "5 rue Neuve, 75001 Paris", "5 rue Neuve, Nice, France", "5 rue Neuve, Paris 2e",
        "5 rue Neuve, La Tour-du-Pin", "5 rue Neuve, Porte-lès-Valence",
        "5 rue Neuve, 38110 La Tour-du-Pin", "5 rue Neuve, 3e étage, Paris",
    ],
)  # fmt: skip
def test_an_address_elsewhere_is_not_looked_for_here(text: str, tmp_path: Path) -> None:
    answer = locate(border(tmp_path), text)
    assert (answer.outcome, answer.spot, answer.near) == (Outcome.ELSEWHERE, None, ("Beausoleil", "Monaco"))


@pytest.mark.parametrize(
    "text",
    [
        "7 rue Neuve, La Condamine", "Bâtiment B, 7 rue Neuve, 2e étage", "7 rue Neuve, Monaco, France",
        "7 rue Neuve, Tour B",
        "7 rue Neuve, Résidence Les Pins, Porte 3, 98000 Monaco", "7 rue Neuve, Galerie Charles III", "7 rue Neuve, Monaco (MC)",
        "7 rue Neuve, rez-de-chaussée", "7 rue Neuve, rue 1000", "7 rue Neuve, Monaco 2", "7 Neuve Street",
    ],
)  # fmt: skip
def test_what_stands_beside_an_address_does_not_hide_it(text: str, tmp_path: Path) -> None:
    assert locate(border(tmp_path), text).outcome is Outcome.EXACT


def test_an_extract_that_knows_no_commune_denies_none(drawing: Drawing, tmp_path: Path) -> None:
    answer = locate(drawing.town(tmp_path), "4 rue Haute, 34400 Lunel")
    assert (answer.outcome, answer.unsure) == (Outcome.EXACT, "Lunel")


def test_a_postcode_tells_the_town_where_it_is_known(drawing: Drawing, tmp_path: Path) -> None:
    house(drawing, "2", "Rue Grimaldi", 20, 515, addr__postcode="34400", addr__city="Lunel-Viel")
    town = drawing.town(tmp_path)
    assert locate(town, "4 rue Haute, 34400 Lunel").unsure == "Lunel"
    assert locate(town, "4 rue Haute, 34400").outcome is Outcome.EXACT
    assert locate(town, "4 rue Haute, 75001").outcome is Outcome.ELSEWHERE
    assert locate(town, "4 rue Haute, Lunel").outcome is Outcome.ELSEWHERE


def test_a_street_known_by_its_shops_alone_is_a_street(tmp_path: Path) -> None:
    made = Drawing()
    for east in (0, 60):
        made.point(*at(east, 0), shop="books", addr__street="Quai Albert 1er")
    town = made.town(tmp_path)
    assert locate(town, "3 quai Albert-Ier").outcome is Outcome.STREET
    assert locate(town.without({"node/1", "node/2"}), "3 quai Albert-Ier").outcome is Outcome.UNKNOWN


def test_where_the_commune_is_not_known_it_is_said(drawing: Drawing, tmp_path: Path) -> None:
    drawing.point(*at(0, 100), place="town", name="Lunel")
    answer = locate(drawing.town(tmp_path), "4 rue Haute, Lunel")
    assert (answer.outcome, answer.commune, answer.unsure) == (Outcome.EXACT, "", "Lunel")


def test_places_are_found_by_their_names(tmp_path: Path) -> None:
    made = Drawing()
    corners = [at(0, 0), at(60, 0), at(60, 60), at(0, 60), at(0, 0)]
    made.line(corners, place="square", name="Place d'Armes")
    made.point(*at(500, 0), amenity="marketplace", name="Marché de la Condamine")
    for east in (0, 900):
        made.point(*at(east, 300), shop="bakery", name="Paul")
    town = made.town(tmp_path)
    square, market, chain = (locate(town, name) for name in ("pl. d’armes", "marché de la Condamine", "Paul"))
    assert (square.outcome, off(square, 30, 30) < 5) == (Outcome.PLACE, True)
    assert (market.outcome, off(market, 500, 0) < 1) == (Outcome.PLACE, True)
    assert (chain.outcome, len(chain.others)) == (Outcome.AMBIGUOUS, 2)


def test_a_street_that_returns_to_its_beginning_is_no_square(tmp_path: Path) -> None:
    made = Drawing()
    corners = [at(0, 0), at(200, 0), at(200, 200), at(0, 200), at(0, 0)]
    made.line(corners, highway="residential", name="Allée des Pins")
    made.line([at(0, 0), at(-50, 0)], highway="residential", name="Rue Haute")
    answer = locate(made.town(tmp_path), "allée des Pins")
    assert answer.outcome is Outcome.STREET
    assert off(answer, 100, 100) > 99


def test_numbers_of_two_communes_have_nothing_between_them(drawing: Drawing, tmp_path: Path) -> None:
    for number, east, city in (("30", 20, "Lunel"), ("36", 60, "Sommières")):
        house(drawing, number, "Rue Haute", east, -10, addr__city=city)
    town = drawing.town(tmp_path)
    assert locate(town, "32 rue Haute").outcome is not Outcome.INTERPOLATED


def test_a_postcode_of_a_neighbour_is_no_postcode_of_the_town(tmp_path: Path) -> None:
    made = Drawing()
    made.line([at(0, 0), at(300, 0)], highway="residential", name="Rue Haute")
    house(made, "4", "Rue Haute", 60, 15, addr__city="Lunel", addr__postcode="34400")
    made.line([at(0, 900), at(300, 900)], highway="residential", name="Rue Neuve")
    for number, city in (("2", "Villetelle"), ("3", "Saturargues")):
        house(made, number, "Rue Neuve", 60, 915, addr__city=city, addr__postcode="34401")
    made.relation(
        [("way", 9_999, "outer")], type="boundary", boundary="administrative", admin_level="8", name="Marsillargues", postal_code="34590"
    )
    town = made.town(tmp_path)
    assert locate(town, "4 rue Haute, 34400").outcome is Outcome.EXACT
    for postcode, name in (("34590", "34590 Marsillargues"), ("34401", "34401")):  # the second is that of two communes
        answer = locate(town, f"4 rue Haute, {postcode}")
        assert (answer.outcome, answer.name, answer.spot) == (Outcome.ELSEWHERE, name, None)
        assert [(one.name, one.commune) for one in answer.others] == [("Rue Haute", "Lunel")]
    assert locate(town, "2 rue Neuve, 34401").commune == "Villetelle"


def test_a_commune_that_is_named_counts_and_its_postcode_is_doubted(drawing: Drawing, tmp_path: Path) -> None:
    house(drawing, "40", "Rue Haute", 280, 15, addr__city="Lunel", addr__postcode="34400")
    house(drawing, "2", "Rue Grimaldi", 20, 515, addr__city="Marsillargues", addr__postcode="34590")
    town = drawing.town(tmp_path)
    doubted, right = (locate(town, f"40 rue Haute, {postcode} Lunel") for postcode in ("34590", "34400"))
    assert (doubted.outcome, doubted.against, doubted.is_sure) == (Outcome.EXACT, ("Marsillargues",), False)
    assert (right.outcome, right.against, right.is_sure) == (Outcome.EXACT, (), True)
    assert locate(town, "40 rue Haute, 34590", "Lunel").against == ("Marsillargues",)


def test_a_number_before_nothing_is_the_name_of_a_street(drawing: Drawing, tmp_path: Path) -> None:
    house(drawing, "7", "12 –", 200, 15)
    assert locate(drawing.town(tmp_path), "4 rue Haute").outcome is Outcome.EXACT


def test_each_street_of_a_corner_is_as_sure_as_the_first(tmp_path: Path) -> None:
    made = Drawing()
    for north, name in ((0, "Rue Haute"), (30, "Rue Basse"), (60, "Rue Neuve")):
        made.line([at(0, north), at(300, north)], highway="residential", name=name)
    house(made, "1;3;5;7", "Rue Haute;Rue Basse;Rue Neuve", 100, 30)
    town = made.town(tmp_path)
    assert len({locate(town, f"3 {name}").metres for name in ("rue Haute", "rue Basse", "rue Neuve")}) == 1


def test_an_empty_extract_knows_nothing(tmp_path: Path) -> None:
    assert locate(Drawing().town(tmp_path), "12 rue Grimaldi").outcome is Outcome.UNKNOWN


# A number that is not there


def grand_rue(tmp_path: Path, numbers: Mapping[str, float]) -> Town:
    made = Drawing()
    made.line([at(0, 0), at(600, 0)], highway="residential", name="Grand-Rue")
    for number, east in numbers.items():
        house(made, number, "Grand-Rue", east, 10)
    return made.town(tmp_path)


@pytest.mark.parametrize(
    ("numbers", "asked_for", "missing", "known", "said"),
    [
        ({"1": 0, "57": 560}, "9999 Grand-Rue", "9999", ("1", "57"), "Le 9999 n’est pas dans l’extrait (numéros connus\u00a0: 1 à 57)."),
        ({"1": 0, "57": 560}, "57 bis Grand-Rue", "57 bis", ("1", "57"), "Le 57 bis n’est pas dans l’extrait"),
        ({"7": 0}, "9999-9998 Grand-Rue", "9999–9998", ("7", "7"), "(seul numéro connu\u00a0: 7)"),
        ({}, "3 Grand-Rue", "3", (), "Le 3 n’est pas dans l’extrait (aucun numéro connu dans cette rue)."),
    ],
)
def test_a_number_that_is_not_there_is_said_not_to_be(
    numbers: dict[str, float], asked_for: str, missing: str, known: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    answer = locate(grand_rue(tmp_path, numbers), asked_for)
    assert (answer.missing, answer.known) == (missing, known)
    assert said in told(answer, "fr")


def test_no_number_is_missed_where_none_is_asked_for_or_where_its_place_is_known(tmp_path: Path) -> None:
    town = grand_rue(tmp_path, {"1": 0, "5": 40})
    assert [locate(town, text).missing for text in ("Grand-Rue", "5 Grand-Rue", "3 Grand-Rue")] == ["", "", ""]


def test_a_house_that_may_be_far_from_the_door_is_no_answer(tmp_path: Path) -> None:
    town = grand_rue(tmp_path, {"1": 0, "11": 100})
    near, far = locate(town, "13 Grand-Rue"), locate(town, "17 Grand-Rue")
    assert (near.outcome, near.number, near.metres <= 60) == (Outcome.NEAREST, "11", True)
    assert (far.outcome, far.number, far.metres) == (Outcome.STREET, "", 300)
    assert "n’est pas dans l’extrait" in told(near, "fr")


# What stands beside an address is never taken for it


@pytest.fixture
def quarters(tmp_path: Path) -> Town:
    """A commune with three quarters, a post office called like the commune, a market, and two streets."""
    made = Drawing()
    made.point(*at(500, 500), place="town", name="Vaduz")
    made.point(*at(505, 500), amenity="post_office", name="Vaduz")
    for east, name in ((0, "Le Port"), (400, "La Rousse"), (1000, "Le Rocher")):
        made.point(*at(east, 100), place="suburb", name=name)
    made.point(*at(700, 700), amenity="marketplace", name="Halle aux Grains")
    for north, name in ((0, "Rue Grimaldi"), (300, "Städtle")):
        made.line([at(0, north), at(1000, north)], highway="residential", name=name)
    return made.town(tmp_path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Staedtel 12, Vaduz", "Staedtel"), ("12 rue Grimladi, Le Port", "rue Grimladi"),
        ("rue Grimladi 12, Le Port, Vaduz", "rue Grimladi"),
        ("rue Grimladi, Le Port", "rue Grimladi"), ("Staedtel, Le Port", "Staedtel"), ("12 rue Inconnue, Le Port", "rue Inconnue"),
        ("12 rue Grimladi, Halle aux Grains", "rue Grimladi"), ("Staedtel 12, Halle aux Grains", "Staedtel"),
        ("12 Staedtel, rue Grimaldi", "Staedtel"), ("Le Port, 12 rue Grimladi", "rue Grimladi"), ("Staedtel, 12, Le Port", "Staedtel"),
        ("rue Grimladi, Vaduz", "rue Grimladi"), ("rue Grimladi, Halle aux Grains", "rue Grimladi"),
    ],
)  # fmt: skip
def test_an_unknown_street_never_becomes_what_stands_beside_it(text: str, name: str, quarters: Town) -> None:
    answer = locate(quarters, text)
    assert (answer.outcome, answer.name, answer.spot) == (Outcome.UNKNOWN, name, None)
    assert answer.near == (() if "Inconnue" in name else ("Rue Grimaldi",) if "rue" in name else ("Städtle",))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Halle aux Grains, Vaduz", Outcome.PLACE), ("Chez Paul, Halle aux Grains", Outcome.PLACE),
        ("Stand 12, Halle aux Grains", Outcome.PLACE),
        ("2e étage, rue Grimaldi, Le Port", Outcome.STREET), ("Le Port, Vaduz", Outcome.PLACE), ("Bloc C, 12 rue Grimaldi", Outcome.STREET),
        ("Le Port, rue Grimaldi", Outcome.STREET),
    ],
)  # fmt: skip
def test_a_name_that_stands_for_itself_is_still_found(text: str, outcome: Outcome, quarters: Town) -> None:
    assert locate(quarters, text).outcome is outcome


def test_the_point_of_a_quarter_is_as_unsure_as_the_quarter_is_large(quarters: Town) -> None:
    assert [round(locate(quarters, name).metres, -1) for name in ("Le Port", "La Rousse", "Le Rocher")] == [200, 200, 300]


def test_a_commune_is_no_address(quarters: Town) -> None:
    for text in ("Vaduz", "Vaduz, Vaduz"):
        assert locate(quarters, text)[:2] == (Outcome.TOWN, "Vaduz")


@pytest.mark.parametrize("city", ["Vaduz", "Le Port", "Halle aux Grains", "La Rousse, Vaduz"])
@pytest.mark.parametrize("street", ["Staedtel 12", "Staedtel", "Chez nous"])
def test_a_file_with_an_unknown_street_is_not_put_into_the_middle_of_its_town(street: str, city: str, quarters: Town) -> None:
    text = f"---\nnom: A\ncategories: bakery\nadresses:\n- adresse: {{rue: {street}, ville: '{city}'}}\n---\n"
    file = record("shop", "a", "shops/a/index.md", text)
    assert file is not None
    done = placed(quarters, file, "")
    assert (done.refusal, done.text) == (Refusal.NOT_FOUND, "")
    assert done.answer.name == street.removesuffix(" 12")


def test_the_middle_of_a_quarter_is_approximate(quarters: Town) -> None:
    text = "---\nname: A\ncategories: bakery\nlocations:\n- address: {street: Le Port}\n---\n"
    assert "approximate: yes" in at_spot(quarters, record("shop", "a", "shops/a/index.md", text), records_spot(text)).text


def records_spot(text: str) -> Spotted:
    return record("shop", "a", "shops/a/index.md", text).spots[0]


@pytest.mark.parametrize("text", ["12 rue Grimladi, Monte-Carlo", "12 rue Inconnue, Monaco-Ville", "12 rue Inconnue, Le Métropole, Monaco"])
def test_no_quarter_of_monaco_stands_in_for_a_street(text: str, real: Town) -> None:
    answer = locate(real, text)
    assert (answer.outcome, answer.name) == (Outcome.UNKNOWN, text.partition(",")[0].removeprefix("12 "))


def test_a_limit_of_which_a_single_point_is_left_is_no_line(tmp_path: Path) -> None:
    made = Drawing()
    made.line([at(0, 0), at(300, 0)], highway="residential", name="Rue Haute")
    inside = made.way([made.point(*at(100, 50)), 9_999], boundary="administrative")
    made.relation([("way", inside, "outer")], type="boundary", boundary="administrative", admin_level="8", name="Lunel")
    assert locate(made.town(tmp_path), "rue Haute").outcome is Outcome.STREET


@pytest.fixture(scope="module")
def real() -> Town:
    return read_town(EXTRACT)


# The extract of Monaco: each shop hidden, and looked for


@pytest.fixture(scope="module")
def monaco() -> list[Trial]:
    return trials(EXTRACT)


def test_addressed_shops_are_found_without_themselves(monaco: list[Trial]) -> None:
    found = sorted(one.metres for one in monaco if one.answer.is_found)
    sure = [one for one in monaco if one.answer.outcome in (Outcome.EXACT, Outcome.INTERPOLATED)]
    assert len(monaco) > 115
    assert len(found) / len(monaco) >= 0.95
    assert len(sure) / len(monaco) >= 0.48
    assert found[len(found) // 2] <= 30
    assert [one for one in monaco if one.answer.outcome is Outcome.EXACT and one.metres > FAR] == []


def test_most_shops_are_as_near_as_it_was_said(monaco: list[Trial]) -> None:
    kept = [one.metres <= one.answer.metres for one in monaco if one.answer.is_found]
    assert sum(kept) / len(kept) >= 0.8


def test_what_is_not_found_has_no_point(monaco: list[Trial]) -> None:
    assert {one.metres for one in monaco if not one.answer.is_found} <= {math.inf}
    assert all(one.answer.outcome is Outcome.UNKNOWN for one in monaco if not one.answer.is_found)


# Files

SHOP = """\
---
id: abc123
name: Le Coin  # comme sur l’enseigne
categories: bakery
locations:
  # la boutique
  - address:
      street: 4, rue Haute
      city: Lunel
    hours: lun-sam 9h-12h  # sauf août
contact:
  phone: "04 93 00 00 01"
---

Du pain.
"""


def write(text: str) -> str | None:
    return pointed(text, "shops/le-coin/index.md", 0, Point("43.70000", "7.20000", "yes"))


def test_a_point_is_added_and_nothing_else_changes() -> None:
    after = write(SHOP)
    assert after == SHOP.replace("sauf août\n", "sauf août\n    lat: 43.70000\n    lon: 7.20000\n    approximate: yes\n")


def test_line_ends_marks_and_french_names_stay() -> None:
    french = "\ufeff" + SHOP.replace("locations", "adresses").replace("address", "adresse").replace("street", "rue").replace(
        "hours", "horaires"
    )
    after = write(french.replace("\n", "\r\n"))
    assert after is not None
    assert after.count("\n") == after.count("\r\n")
    assert "    latitude: 43.70000\r\n    longitude: 7.20000\r\n    approximatif: oui\r\n" in after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("locations:\n  - {address: {street: 4 rue Haute, city: Lunel}}", "city: Lunel}, lat: 43.70000, lon: 7.20000, approximate: yes}"),
        ("locations:\n  address:\n    city: Lunel", "    city: Lunel\n  lat: 43.70000\n  lon: 7.20000\n  approximate: yes\n"),
        (
            "locations:\n- address:\n    city: Lunel\n  lat: 1.5  # à revoir\n  lon: 2.5",
            "  lat: 43.70000  # à revoir\n  lon: 7.20000\n  approximate: yes\n",
        ),
        ("locations:\n- address: {city: Lunel}\n  lat:\n  lon: # rien", "  lat: 43.70000\n  lon: 7.20000 # rien\n  approximate: yes\n"),
        ("locations:\n- approximate: no\n  address:\n    city: Lunel", "- approximate: yes\n"),
        ("locations:\n- lat:\n  address:\n    city: Lunel", "- lat: 43.70000\n  lon: 7.20000\n  approximate: yes\n  address:"),
        (
            "locations:\n- precision: street\n  address:\n    city: Lunel",
            "- precision: street\n  address:\n    city: Lunel\n  lat: 43.70000\n  lon: 7.20000\n  approximate: yes\n",
        ),
    ],
)
def test_a_point_is_put_into_what_is_there(before: str, after: str) -> None:
    written = write(f"---\nname: Le Coin\ncategories: bakery\n{before}\n---\n")
    assert written is not None
    assert after in written


@pytest.mark.parametrize("text", ["", "---\nname: [\n---\n", "---\nname: A\nlocations:\n  - {address:\n      {city: Lunel}}\n---\n"])
def test_what_is_not_understood_is_not_touched(text: str) -> None:
    assert write(text) is None


def test_the_files_of_a_town_take_points_where_fmt_would_have_them() -> None:
    """Rows are added and nothing else changes; taking them away gives the file back."""
    seen = 0
    for path in sorted(PROJECT.glob("shops/*/index.md")):
        text = re.sub(r"^    (?:lat|lon|approximate): .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
        file = record("shop", path.parent.name, f"shops/{path.parent.name}/index.md", text)
        assert file is not None
        for spot in file.spots:
            after = pointed(text, file.path, spot.number, Point("43.70000", "7.20000", "yes"))
            assert after is not None
            added = [row for row in after.splitlines() if row.strip() in ("lat: 43.70000", "lon: 7.20000", "approximate: yes")]
            assert (len(added), "".join(row for row in after.splitlines(keepends=True) if row.rstrip() not in added)) == (3, text)
            seen += 1
    assert seen > 20


@pytest.fixture
def root(drawing: Drawing, tmp_path: Path) -> Path:
    drawing.point(*at(0, 100), place="town", name="Lunel")
    site = write_site(tmp_path / "site", {"shops/le-coin/index.md": SHOP})
    drawing.file(tmp_path)
    return site


def located(root: Path, *words: str) -> tuple[int, str]:
    done = run("locate", *words, "--from", str(root.parent / "town.osm"), "--root", str(root))
    return done.exit_code, done.output


def test_the_address_of_a_file_is_looked_for_and_written(root: Path) -> None:
    code, said = located(root, "--write", "le-coin")
    text = (root / "shops/le-coin/index.md").read_text("utf-8")
    assert code == 0
    assert "Écrit dans shops/le-coin/index.md" in said
    assert "    hours: lun-sam 9h-12h  # sauf août\n    lat: 45.00014\n    lon: 2.00076\n" in text
    assert "approximate" not in text
    assert located(root, "--write", "le-coin")[0] == 1
    assert located(root, "10 rue Haute", "--write", "le-coin", "--replace")[0] == 0
    assert "lon: 2.00330" in (root / "shops/le-coin/index.md").read_text("utf-8")


def test_what_was_written_is_told_as_the_file_names_it(root: Path) -> None:
    french = (
        SHOP.replace("locations", "adresses")
        .replace("address", "adresse")
        .replace("street: 4, r", "rue: 6, r")
        .replace("hours", "horaires")
    )
    (root / "shops/le-coin/index.md").write_text(french.replace("city", "ville"), encoding="utf-8")
    said = located(root, "--write", "le-coin")[1]
    assert "Écrit dans shops/le-coin/index.md\u00a0: latitude 45.00014, longitude 2.00161, approximatif oui\n" in said
    assert "    latitude: 45.00014\n    longitude: 2.00161\n    approximatif: oui\n" in said
    assert "ôtez la ligne «\u00a0approximatif\u00a0»" in said
    assert "    latitude: 45.00014\n    longitude: 2.00161\n    approximatif: oui\n" in (root / "shops/le-coin/index.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("locations", "address", "location", "refusal"),
    [
        ("- address: {street: 4 rue Haute, city: Lunel}", "", "", None),
        ("- address: {street: 4 rue Haute}\n- address: {street: 10 rue Haute}", "", "", Refusal.SEVERAL),
        ("- address: {street: 4 rue Haute}\n- address: {street: 10 rue Haute}", "10, rue haute", "", None),
        ("- address: {street: 4 rue Haute}\n- address: {street: 10 rue Haute}", "", "2", None),
        ("- {key: a, address: {street: 4 rue Haute}}\n- address: {street: 10 rue Haute}", "", "a", None),
        ("- address: {street: 4 rue Haute}\n- address: {street: 10 rue Haute}", "", "9", Refusal.NO_SUCH),
        ("- address: {street: 4 rue Hote}", "", "", Refusal.NOT_FOUND),
        ("- address: {street: 4 rue Haute, city: Paris}", "", "", Refusal.NOT_FOUND),
        ("- address: {city: Lunel}", "", "", Refusal.NO_STREET),
        ("- address: {city: Lunel}", "4 rue Haute", "", None),
        ("- at: la-halle", "4 rue Haute", "", Refusal.AT_PLACE),
        ("- at: la-halle\n- address: {street: 4 rue Haute}", "", "", None),
        ("- {precision: town, address: {street: 4 rue Haute}}", "", "", Refusal.PRIVATE),
        ("- {precision: cachée, address: {street: 4 rue Haute}}", "4 rue Haute", "", Refusal.PRIVATE),
        ("- {lat: 45, lon: 2, address: {street: 4 rue Haute}}", "", "", Refusal.HAS_POINT),
        ("- address:\n    {street: 4 rue Haute,\n     city: Lunel}", "", "", None),
        ("- {address:\n    {street: 4 rue Haute}}", "", "", Refusal.BY_HAND),
    ],
)
def test_a_file_takes_a_point_where_it_should(
    drawing: Drawing, tmp_path: Path, locations: str, address: str, location: str, refusal: Refusal | None
) -> None:
    drawing.point(*at(0, 100), place="town", name="Lunel")
    file = record("shop", "le-coin", "shops/le-coin/index.md", f"---\nname: A\ncategories: bakery\nlocations:\n{locations}\n---\n")
    assert file is not None
    done = placed(drawing.town(tmp_path), file, address, location=location)
    assert done.refusal is refusal
    assert bool(done.text) is (refusal is None)


def test_a_shop_without_an_address_and_a_place_by_its_name(drawing: Drawing, tmp_path: Path) -> None:
    drawing.point(*at(500, 0), amenity="marketplace", name="La Halle")
    town = drawing.town(tmp_path)
    nowhere = record("shop", "a", "shops/a/index.md", "---\nname: A\ncategories: bakery\nonline: {url: https://a.example/}\n---\n")
    hall = record("place", "la-halle", "content/places/la-halle.md", "---\nname: La Halle\nkind: market\n---\n")
    assert nowhere is not None
    assert hall is not None
    assert placed(town, nowhere, "").refusal is Refusal.NOWHERE
    done = at_spot(town, hall, hall.spots[0])
    assert done.text == f"---\nname: La Halle\nkind: market\nlat: {done.answer.spot.lat:.5f}\nlon: {done.answer.spot.lon:.5f}\n---\n"


@pytest.mark.parametrize(
    ("street", "outcome", "is_approximate"),
    [
        ("4 rue Haute", Outcome.EXACT, False), ("6 rue Haute", Outcome.INTERPOLATED, True), ("24 rue Haute", Outcome.INTERPOLATED, False),
        ("26 bis rue Haute", Outcome.NEAREST, True), ("rue Grimaldi", Outcome.STREET, True), ("La Halle", Outcome.PLACE, False),
    ],
)  # fmt: skip
def test_what_may_be_far_off_is_said_to_be_approximate(
    drawing: Drawing, tmp_path: Path, street: str, outcome: Outcome, is_approximate: bool
) -> None:
    drawing.point(*at(500, 0), amenity="marketplace", name="La Halle")
    for number, north in (("22", -100), ("26", -140)):
        house(drawing, number, "Rue Haute", 315, north)
    text = f"---\nname: A\ncategories: bakery\nlocations:\n- precision: rue\n  address: {{street: {street}}}\n---\n"
    file = record("shop", "a", "shops/a/index.md", text)
    assert file is not None
    done = at_spot(drawing.town(tmp_path), file, file.spots[0])
    assert done.answer is not None
    assert (done.answer.outcome, "  approximate: yes\n" in done.text) == (outcome, is_approximate)
    assert done.text.count("precision: rue\n") == 1


def test_an_exact_point_that_replaces_another_is_no_longer_approximate(drawing: Drawing, tmp_path: Path) -> None:
    location = "- adresse: {rue: 4 rue Haute}\n  approximatif: oui\n  latitude: 45\n  longitude: 2\n"
    text = f"---\nnom: A\ncategories: bakery\nadresses:\n{location}---\n"
    file = record("shop", "a", "shops/a/index.md", text)
    assert file is not None
    assert "  approximatif: non\n" in at_spot(drawing.town(tmp_path), file, file.spots[0], replace=True).text


def test_files_with_mistakes_are_named_and_left(root: Path) -> None:
    (root / "shops/brise").mkdir()
    (root / "shops/brise/index.md").write_text("---\nname: [\n---\n", encoding="utf-8")
    (root / "shops/latin").mkdir()
    (root / "shops/latin/index.md").write_bytes("---\nname: Café\n---\n".encode("latin-1"))
    broken = [one.path for one in records(root) if isinstance(one, Unreadable)]
    assert broken == ["shops/brise/index.md", "shops/latin/index.md"]
    assert located(root, "--all")[1].count("shops/brise/index.md") == 1
    assert located(root, "--write", "brise")[0] == 2


def test_all_are_told_and_the_exact_ones_written(root: Path) -> None:
    for name, street in (("six", "6 rue Haute"), ("perdu", "1 rue Haude")):
        (root / f"shops/{name}").mkdir()
        text = SHOP.replace("4, rue Haute", street).replace("abc123", f"id{name}").replace("Le Coin", name)
        (root / f"shops/{name}/index.md").write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    code, said = located(root, "--all")
    assert (code, {path: path.read_bytes() for path in root.rglob("*.md")}) == (0, before)
    assert "exacte" in said
    assert "1 rue Haude · rue inconnue → Rue Haute" in said
    code, said = located(root, "--all", "--write")
    changed = [path.parent.name for path in root.rglob("*.md") if before[path] != path.read_bytes()]
    assert (code, changed) == (0, ["le-coin"])


def test_an_answer_for_programs(root: Path) -> None:
    code, said = located(root, "6", "rue", "Haute", "--json")
    told = json.loads(said)
    assert (code, told["outcome"], told["between"], told["commune"]) == (0, "interpolated", ["4", "10"], None)
    code, said = located(root, "rue Haude", "--json")
    assert (code, json.loads(said)["near"]) == (1, ["Rue Haute"])


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("abc123", "«\u00a0abc123\u00a0» est l’identifiant de shops/le-coin/index.md."),
        ("abc123", "--write le-coin\n"),
        ("le-coing", "Vouliez-vous dire «\u00a0le-coin\u00a0»"),
        ("zzz", "Il y a\u00a0: halle-00, halle-01,"),
        ("zzz", "halle-11, …\n"),
    ],
)
def test_who_types_no_key_is_told_which_there_are(root: Path, typed: str, answered: str) -> None:
    (root / "content/places").mkdir()
    for number in range(12):
        (root / f"content/places/halle-{number:02}.md").write_text("---\nname: La Halle\nkind: market\n---\n", encoding="utf-8")
    code, said = located(root, "--write", typed)
    assert (code, answered in said) == (2, True), said


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--write",),
        ("--all", "rue Haute"),
        ("--all", "--write", "le-coin"),
        ("--write", "inconnu"),
        ("--all", "--json"),
        ("rue Haute", "--location", "2"),
        ("rue Haute", "--replace"),
        ("--all", "--replace"),
        ("--all", "--write", "--replace"),
    ],
)
def test_what_is_asked_wrongly_is_refused(root: Path, words: tuple[str, ...]) -> None:
    assert located(root, *words)[0] == 2


def test_without_an_extract_or_with_another_file_it_is_said(root: Path) -> None:
    missing = run("locate", "4 rue Haute", "--root", str(root))
    assert (missing.exit_code, "content/map/town.osm.pbf" in missing.output.replace("\\", "/")) == (2, True)
    assert "python3 build.py basemap --from … (docs/plan.md)" in missing.output
    broken = run("locate", "4 rue Haute", "--from", str(root / "content/site.yaml"))
    assert broken.exit_code == 2


def test_a_tag_that_is_no_text_is_a_broken_file(drawing: Drawing, root: Path) -> None:
    import osmium

    broken = root / "broken.osm.pbf"
    with osmium.SimpleWriter(osmium.io.File(str(broken), "pbf,pbf_compression=none")) as writer:
        for thing in osmium.FileProcessor(str(drawing.file(root))):
            writer.add(thing)
    assert b"Rue Haute" in broken.read_bytes()
    assert run("locate", "4 rue Haute", "--from", str(broken), "--root", str(root)).exit_code == 0
    broken.write_bytes(broken.read_bytes().replace(b"Rue Haute", b"Rue H\xe9\x80te"))
    done = run("locate", "4 rue Haute", "--from", str(broken), "--root", str(root))
    assert (done.exit_code, "ne se lit pas" in done.output, done.output.count("\n")) == (2, True, 1)


@pytest.mark.parametrize(("turned", "word"), [("order", "n’est pas trié"), ("signs", "numéros négatifs")])
def test_a_file_whose_ways_cannot_be_drawn_is_said_to_be_so(root: Path, drawing: Drawing, turned: str, word: str) -> None:
    text = drawing.file(root.parent).read_text("utf-8")
    if turned == "order":  # as Overpass gives it: what was asked for, then the points of its ways
        nodes = "".join(re.findall(r"<node [^>]*></node>", text))
        text = re.sub(r"<node [^>]*></node>", "", text).replace("</osm>", f"{nodes}</osm>")
    else:  # as JOSM keeps what has not been sent yet
        text = re.sub(r'((?:ref|<\w+ id)=")', r"\1-", text)
    (root.parent / "town.osm").write_text(text, encoding="utf-8")
    code, said = located(root, "rue Grimaldi")
    assert (code, word in said, "osmium sort" in said) == (2, True, True)


def test_ways_whose_points_were_cut_off_are_no_disorder(root: Path, drawing: Drawing) -> None:
    drawing.way([8_001, 8_002], highway="residential", name="Rue Ailleurs")
    drawing.file(root.parent)
    assert located(root, "4 rue Haute")[0] == 0


def test_what_cannot_be_written_is_said_and_the_answer_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("localsite.cli.locating.write_changed", full_disc("shops/le-coin"))
    code, said = located(root, "--write", "le-coin")
    assert (code, "Écrit dans" in said) == (2, False)
    assert "shops/le-coin/index.md (No space left)" in said
    assert "lat: 45.00014" in said


def test_what_was_written_before_the_disc_was_full_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "shops/le-fil").mkdir()
    text = SHOP.replace("4, rue Haute", "10 rue Haute").replace("abc123", "lefil1").replace("Le Coin", "Le Fil")
    (root / "shops/le-fil/index.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr("localsite.cli.locating.write_changed", full_disc("shops/le-fil"))
    code, said = located(root, "--all", "--write")
    assert (code, "Écrit\u00a0: shops/le-coin/index.md\n" in said, "shops/le-fil/index.md (No space left)" in said) == (2, True, True)
    assert "lat: 45.00014" in (root / "shops/le-coin/index.md").read_text("utf-8")


def full_disc(behind: str) -> Callable[[Path, Mapping[str, bytes]], tuple[str, ...]]:
    """What writes files until it comes to one of them."""

    def write(root: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
        if any(path.startswith(behind) for path in files):
            raise OSError(28, "No space left")
        return write_changed(root, files)

    return write


def test_a_point_that_its_postcode_contradicts_is_not_written_unseen(root: Path, drawing: Drawing) -> None:
    house(drawing, "2", "Rue Grimaldi", 20, 515, addr__city="Marsillargues", addr__postcode="34590")
    drawing.file(root.parent)
    path = root / "shops/le-coin/index.md"
    path.write_text(
        path.read_text("utf-8").replace("      city: Lunel\n", '      postcode: "34590"\n      city: Lunel\n'), encoding="utf-8"
    )
    before = path.read_bytes()
    assert located(root, "--all", "--write")[0] == 0
    assert path.read_bytes() == before
    assert "celui de Marsillargues" in located(root, "--write", "le-coin")[1]


def test_it_speaks_english(root: Path) -> None:
    code, said = located(root, "6 rue Haute", "--language", "en")
    assert code == 0
    assert "Precision: between 4 and 10 on the same side" in said


@pytest.mark.parametrize("library", ["osmium", "shapely"])
def test_without_the_libraries_of_authors_one_sentence_says_so(root: Path, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    code, said = located(root, "4 rue Haute")
    assert (code, said.count("\n"), "localsite[authoring]" in said) == (2, 1, True)


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_every_answer_and_every_refusal_has_its_words(tongue: Tongue) -> None:
    words = WORDS[tongue]
    assert {*words.outcome} == {*words.told} == {outcome.value for outcome in Outcome}
    assert {*words.refusal} == {refusal.value for refusal in Refusal} - {"not found"}  # the answer says why
    facts = dict.fromkeys(("name", "number", "low", "high", "metres", "path", "key", "keys", "at", "precision"), "")
    assert all(sentence.format(**facts) for sentence in (*words.outcome.values(), *words.refusal.values()))
