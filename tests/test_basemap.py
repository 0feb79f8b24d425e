"""The map of a town: what is cut out, where the sea is, which names find room, and that a sheet says no more than it must."""

from __future__ import annotations

import itertools
import json
import re
import sys
from functools import cache
from pathlib import Path

import osmium
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity, ops

from localsite.basemap import Drawn, around, basemap, box_of, language_of_streets, names, territory_of, usual_style
from localsite.basemap.coast import sea
from localsite.basemap.cutting import cut
from localsite.basemap.labels import Label, labels, streets
from localsite.basemap.layers import ROADS, Layers, read_layers
from localsite.basemap.looks import STREET, looks
from localsite.basemap.sheets import path_of
from localsite.geo import Plan
from localsite.locating.spelling import key
from localsite.maps import EXTRACT, MAP_FILE, NOTICE
from localsite.maps.guard import looked_through
from localsite.maps.style import PAINT
from tests.conftest import Sited
from tests.ground import PROJECT, write_site
from tests.some_towns import PLAN, Town
from tests.test_cli import run

MONACO = PROJECT / "localsite/demos/monaco/monaco-2023-12-26.osm.pbf"
SIDE = 1000.0


@cache
def monaco() -> tuple[Plan, Drawn]:
    plan = box_of(MONACO).plan
    assert plan
    return plan, basemap(MONACO, plan, "<style></style>")


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Layers:
    plan, drawn = monaco()
    path = tmp_path_factory.mktemp("monaco") / "town.osm.pbf"
    path.write_bytes(drawn.files[EXTRACT])
    return read_layers(path, plan)


def layers_of(town: Town, folder: Path) -> Layers:
    target = folder / "cut.osm.pbf"
    cut(town.written(folder), target, PLAN)
    return read_layers(target, PLAN)


def written_on(layers: Layers) -> set[str]:
    return {label.text for look in looks(layers.plan.wide, layers.plan.high) for label in labels(layers, look)}


# What is cut out of an extract


def test_who_drew_it_is_nobody_s_business_here(tmp_path: Path) -> None:
    town = Town()
    town.way([(100, 100), (200, 100)], highway="residential", name="Rue Haute", note="à revoir", source__name="moi", created_by="JOSM")
    target = tmp_path / "cut.osm.pbf"
    cut(town.written(tmp_path), target, PLAN)
    told = [(thing.user, thing.uid, thing.changeset, thing.version) for thing in osmium.FileProcessor(str(target))]
    assert {*told} == {("", 0, 0, 3)}
    assert [dict(way.tags) for way in osmium.FileProcessor(str(target), osmium.osm.WAY)] == [
        {"highway": "residential", "name": "Rue Haute"}
    ]
    assert b"quelqu" not in target.read_bytes()


def test_what_is_cut_is_whole(tmp_path: Path) -> None:
    town = Town()
    crossing = town.way([(900, 500), (5000, 500)], highway="residential", name="Rue qui sort")
    far = town.way([(4000, 100), (5000, 100)], highway="residential", name="Rue lointaine")
    lone, tagged = town.node(500, 500), town.node(400, 400, amenity="bench")
    outer = town.way([(100, 100), (3000, 100), (3000, 300)])
    inner = town.way([(3000, 300), (2500, 3000), (100, 100)])
    lake = town.relation({outer: "outer", inner: "outer"}, type="multipolygon", natural="water")
    town.relation({outer: "outer", inner: "outer"}, type="boundary", boundary="administrative", admin_level="2", name="Pays")
    target = tmp_path / "cut.osm.pbf"
    cut(town.written(tmp_path), target, PLAN)
    found = {(thing.type_str(), thing.id) for thing in osmium.FileProcessor(str(target))}
    assert {("w", crossing), ("w", outer), ("w", inner), ("r", lake), ("n", tagged)} <= found
    assert not {("w", far), ("n", lone)} & found
    assert len([kind for kind, _ in found if kind == "r"]) == 1, "the limits of a country lead far away"
    assert all(node.location.valid() for way in osmium.FileProcessor(str(target)).with_locations() if way.is_way() for node in way.nodes)


def test_the_same_extract_gives_the_same_bytes() -> None:
    plan, drawn = monaco()
    again = basemap(MONACO, plan, "<style></style>")
    assert again.files == drawn.files


def test_what_crosses_the_box_or_lies_all_around_it_is_there(tmp_path: Path) -> None:
    town = Town()
    road = town.way([(-500, 500), (1500, 520)], highway="primary", name="Route de passage")
    shore = town.way([(-500, 800), (1500, 800)], natural="coastline")
    wood = town.area([(-900, -900), (2000, -900), (2000, 2000), (-900, 2000)], natural="wood")
    past = town.way([(-500, 1500), (1500, 1500)], highway="primary", name="Route d’à côté")
    sides = [town.way([(-3000, -3000), (3000, -3000)]), town.way([(3000, -3000), (3000, 3000), (-3000, 3000), (-3000, -3000)])]
    heath = town.relation(dict.fromkeys(sides, "outer"), type="multipolygon", natural="heath")
    houses = town.relation({road: "street"}, type="associatedStreet", name="Route de passage")
    target = tmp_path / "cut.osm.pbf"
    cut(town.written(tmp_path), target, PLAN)
    found = {(thing.type_str(), thing.id) for thing in osmium.FileProcessor(str(target))}
    assert {("w", road), ("w", shore), ("w", wood), ("w", sides[0]), ("w", sides[1]), ("r", heath), ("r", houses)} <= found
    assert ("w", past) not in found
    drawn = basemap(tmp_path / "town.osm", PLAN, "<style></style>")
    classes = set(re.findall(r'class="(\w+)"', drawn.files["content/map/overview-0-0.svg"].decode()))
    assert {"sea", "wood", "park", "boulevard"} <= classes


@pytest.mark.parametrize("rows", ["reversed", "negative"])
def test_a_file_in_no_order_is_told(tmp_path: Path, rows: str) -> None:
    town = Town()
    town.way([(100, 100), (200, 100)], highway="residential", name="Rue Haute")
    path = town.written(tmp_path)
    nodes = [row for row in town.rows if row.startswith("<node")]
    ways = [row for row in town.rows if row.startswith("<way")]
    inner = "".join([*ways, *nodes]) if rows == "reversed" else "".join(town.rows).replace(' id="', ' id="-').replace('ref="', 'ref="-')
    path.write_text(f'<osm version="0.6">{inner}</osm>', "utf-8")
    root = write_site(tmp_path / "site", {})
    answer = run("basemap", "--from", str(path), "--root", str(root), "--bbox", "43.7,7.2,43.709,7.2124", "--language", "en")
    assert (answer.exit_code, "osmium sort" in answer.output) == (2, True), answer.output


# Where the sea is


def coast(*points: tuple[float, float]) -> shapely.LineString:
    return shapely.LineString(points)


def wet(coasts: list[shapely.LineString], x: float, y: float) -> bool:
    return any(face.contains(shapely.Point(x, y)) for face in sea(coasts, PLAN))


def test_water_lies_to_the_right_of_a_coast() -> None:
    eastward = coast((-500, 500), (1500, 500))
    assert (wet([eastward], 500, 800), wet([eastward], 500, 200)) == (True, False)
    assert (wet([eastward.reverse()], 500, 800), wet([eastward.reverse()], 500, 200)) == (False, True)


def test_an_island_is_land_and_what_is_around_it_is_sea() -> None:
    # Against the clock on a plan whose y grows to the south: land on the left.
    island = coast((400, 400), (400, 600), (600, 600), (600, 400), (400, 400))
    assert (wet([island], 500, 500), wet([island], 100, 100)) == (False, True)


def test_a_harbour_is_sea_behind_its_walls() -> None:
    # Two moles reach into the sea and nearly meet.
    west = [(-200, 600), (300, 600), (300, 800), (490, 800), (490, 780), (320, 780), (320, 620)]
    east = [(680, 620), (680, 780), (510, 780), (510, 800), (700, 800), (700, 600), (1200, 600)]
    shore = coast(*west, *east)
    assert (wet([shore], 500, 700), wet([shore], 500, 560), wet([shore], 310, 700), wet([shore], 690, 700)) == (True, False, False, False)


def test_a_coast_that_was_cut_at_a_border_is_closed_along_the_box() -> None:
    shore = coast((150, 600), (850, 600))
    assert (wet([shore], 500, 800), wet([shore], 500, 300)) == (True, False)


def test_pieces_of_one_coast_are_one_coast() -> None:
    pieces = [coast((-500, 500), (200, 510)), coast((200, 510), (600, 490)), coast((600, 490), (1500, 500))]
    for order in itertools.permutations(pieces):
        assert (wet(list(order), 500, 800), wet(list(order), 500, 200)) == (True, False)


def test_a_town_without_a_coast_has_no_sea() -> None:
    assert sea([], PLAN) == []
    assert sea([coast((9000, 9000), (9900, 9000))], PLAN) == []


def test_who_cuts_a_town_out_is_told_each_time_that_more_was_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("localsite.basemap.cutting.SEEN", 10_000)
    told: list[int] = []
    plan, _ = monaco()
    cut(MONACO, tmp_path / "cut.osm.pbf", plan, lambda: told.append(1))
    objects = sum(1 for _ in osmium.FileProcessor(str(MONACO)))
    assert len(told) >= 2 * (objects // 10_000) > 2


# Names


@pytest.mark.parametrize(
    ("name", "shortest"),
    [
        ("Avenue du Général Leclerc", "Av. du Gal Leclerc"),
        ("Boulevard de la République", "Bd de la République"),
        ("Place d’Armes", "Pl. d’Armes"),
        ("Rue Saint-Honoré", "Rue St-Honoré"),
        ("Escaliers de la Costa", "Esc. de la Costa"),
        ("Boulevard Albert premier", "Bd Albert 1er"),
        ("Impasse", "Impasse"),
        ("Rue de la Placette", "Rue de la Placette"),
        ("Placette des Saints", "Placette des Saints"),
    ],
)
def test_names_are_shortened_as_on_street_plates(name: str, shortest: str) -> None:
    assert (names.spellings(name, "fr")[0], names.spellings(name, "fr")[-1]) == (name, shortest)


ABROAD = [
    ("en", "Saint John Street", "St John St"),
    ("en", "Avenue Road", "Avenue Rd"),
    ("de", "Bahnhofstraße", "Bahnhofstr."),
    ("de", "Straße des 17. Juni", "Str. des 17. Juni"),
    ("de", "Sankt Gallener Platz", "St. Gallener Platz"),
    ("it", "Piazza San Marco", "P.za S. Marco"),
    ("it", "Viale Mazzini", "V.le Mazzini"),
    ("es", "Calle Mayor", "C/ Mayor"),
    ("es", "Avenida del Doctor Esquerdo", "Avda. del Dr. Esquerdo"),
    ("nl", "Sint Annastraat", "St. Annastr."),
    ("ca", "Plaça de Sant Jaume", "Pl. de St. Jaume"),
    ("ca", "Passeig de Gràcia", "Pg. de Gràcia"),
    ("pl", "Boulevard Avenue Calle", "Boulevard Avenue Calle"),
    ("de", "Avenue de la Gare", "Avenue de la Gare"),
]


@pytest.mark.parametrize(("language", "name", "shortest"), ABROAD)
def test_each_language_shortens_its_own_names_and_no_others(language: str, name: str, shortest: str) -> None:
    assert (names.spellings(name, language)[0], names.spellings(name, language)[-1]) == (name, shortest)


WHOLE = [
    *((language, f"{word} de Nemo") for language, short in names.SHORT.items() for word in short.before),
    *((language, f"Lange{word}") for language, short in names.SHORT.items() for word in short.behind),
    *((language, f"X {word} Nemo") for language, short in names.SHORT.items() for word in short.titles),
    *((language, name) for language, name, _ in ABROAD),
]


@pytest.mark.parametrize(("language", "name"), WHOLE)
def test_what_the_map_shortens_an_address_may(language: str, name: str) -> None:
    kinds = {"it": "Via", "es": "Calle", "ca": "Carrer"}
    said = name.replace("X ", f"{kinds.get(language, 'Rue')} ")
    assert {key(one) for one in names.spellings(said, language)} == {key(said)}


@pytest.mark.parametrize(
    ("site", "country", "language"),
    [("fr", "FR", "fr"), ("en", "FR", "fr"), ("fr", "CH", "fr"), ("en", "CH", "de"), ("ca", "ES", "ca"), ("en", "ES", "es"),
     ("fr-BE", "BE", "fr"), ("pl", "PL", "pl"), ("it", None, "it")],
)  # fmt: skip
def test_streets_are_called_in_the_language_of_the_site_where_its_country_speaks_it(site: str, country: str | None, language: str) -> None:
    assert names.language_of(site, country) == language


def test_a_site_tells_the_map_in_which_language_streets_are_called(site_with: Sited) -> None:
    root = site_with({})
    assert language_of_streets(root) == "fr"
    said = (root / "content/site.yaml").read_text("utf-8")
    (root / "content/site.yaml").write_text(said.replace("country: FR", "country: DE"), encoding="utf-8")
    assert language_of_streets(root) == "de"


def test_most_streets_bear_their_name() -> None:
    _, drawn = monaco()
    assert len(drawn.streets) > 200
    assert len(drawn.unnamed) <= 0.15 * len(drawn.streets), drawn.unnamed


def test_the_streets_that_are_counted_are_those_of_the_extract(layers: Layers) -> None:
    told = {street.name for street in streets(layers, STREET)}
    tags = [dict(way.tags) for way in osmium.FileProcessor(str(MONACO), osmium.osm.WAY)]
    named = {" ".join(one["name"].split()) for one in tags if "name" in one and one.get("highway") in ROADS and one.get("area") != "yes"}
    assert len(named - told) <= 0.02 * len(named), named - told


def quad(label: Label) -> shapely.Geometry:
    """The ground that the letters of a name cover."""
    half = label.size * 0.45
    if label.curve:
        line = shapely.LineString(label.curve)
        start = line.length / 2 - label.wide / 2
        return ops.substring(line, max(0, start), start + label.wide).buffer(half, cap_style="flat")
    flat = shapely.box(label.x - label.wide / 2, label.y - half, label.x + label.wide / 2, label.y + half)
    return affinity.rotate(flat, label.angle)


def over_another(those: list[Label]) -> list[tuple[str, str]]:
    quads = [quad(label) for label in those]
    pairs = zip(*shapely.STRtree(quads).query(quads, predicate="intersects"), strict=True)
    return [(those[one].text, those[two].text) for one, two in pairs if one < two and quads[one].intersection(quads[two]).area > 0.5]


def test_no_name_stands_over_another(layers: Layers) -> None:
    for look in looks(layers.plan.wide, layers.plan.high):
        found = labels(layers, look)
        assert len(found) > 15
        assert over_another(found) == []
        assert over_another([*found, found[-1]._replace(text="x", x=found[-1].x + 1)]) != [], "the test can tell"


def test_a_street_that_is_shorter_than_its_name_may_let_it_stand_out(tmp_path: Path) -> None:
    town = Town()
    town.way([(500, 500), (545, 500)], highway="residential", name="Ruelle des Tisserands")
    town.way([(100, 100), (112, 100)], highway="steps", name="Escalier de la Grande Poissonnerie")
    assert written_on(layers_of(town, tmp_path)) == {"Ruelle des Tisserands"}


def test_a_small_square_is_named_across(tmp_path: Path) -> None:
    town = Town()
    ring = [town.node(x, y) for x, y in [(500, 500), (508, 500), (508, 508), (500, 508)]]
    town.joined([*ring, ring[0]], highway="pedestrian", name="Place du Marché")
    assert written_on(layers_of(town, tmp_path)) == {"Place du Marché"}


def test_a_long_street_says_its_name_again_and_no_name_stands_on_its_head(tmp_path: Path) -> None:
    town = Town()
    town.way([(980, 505), (20, 500)], highway="residential", name="Rue Longue")
    town.way([(300, 990), (300, 20)], highway="residential", name="Rue Droite")
    layers = layers_of(town, tmp_path)
    close = [label for label in labels(layers, looks(SIDE, SIDE)[-1]) if label.text == "Rue Longue"]
    assert len(close) > 2
    assert all(-90.1 <= label.angle < 90 for label in labels(layers, looks(SIDE, SIDE)[-1]))


def test_a_name_is_counted_only_where_the_whole_of_it_is_on_the_map(tmp_path: Path) -> None:
    town = Town()
    town.way([(995, 500), (1600, 500)], highway="residential", name="Rue Dehors")
    town.way([(100, 300), (900, 300)], highway="residential", name="Rue Dedans")
    drawn = basemap(town.written(tmp_path), PLAN, "<style></style>")
    assert (drawn.streets, drawn.unnamed) == (("Rue Dedans", "Rue Dehors"), ("Rue Dehors",))
    assert not any(b"Dehors" in data for path, data in drawn.files.items() if path.endswith(".svg"))


def test_hostile_names_stay_words(tmp_path: Path) -> None:
    town = Town()
    town.way([(100, 500), (900, 500)], highway="residential", name="Rue <script>alert(1)</script> & \u202e«\u00a0Co\u00a0»\u200b")
    town.node(500, 300, place="suburb", name='"]]>')
    source = town.written(tmp_path)
    for path, data in basemap(source, PLAN, usual_style()).files.items():
        if path.endswith(".svg"):
            assert looked_through(data).what == ""
            assert "<script" not in data.decode()


# Sheets


def test_every_sheet_is_one_that_a_build_publishes() -> None:
    _, drawn = monaco()
    sheets = {path: data for path, data in drawn.files.items() if path.endswith(".svg")}
    assert len(sheets) == sum(drawn.sheets.values())
    for path, data in sheets.items():
        assert looked_through(data).what == "", path
    used = set(re.findall(r'class="([^"]+)"', "".join(data.decode() for data in sheets.values())))
    assert used <= PAINT.keys()


def test_the_map_says_where_it_lies_and_whose_it_is() -> None:
    plan, drawn = monaco()
    told = json.loads(drawn.files[MAP_FILE])
    assert (told["attribution"], told["licence"], told["date"]) == ("© OpenStreetMap contributors", "ODbL-1.0", "2023-12-26")
    assert told["box"] == [plan.south, plan.west, plan.north, plan.east]
    assert [level["name"] for level in told["levels"]] == ["overview", "street", "close"]
    assert "les contributeurs d’OpenStreetMap" in drawn.files[NOTICE].decode()
    assert "opendatacommons.org/licenses/odbl" in drawn.files[NOTICE].decode()


def test_a_village_amid_nothing_is_a_map(tmp_path: Path) -> None:
    town = Town()
    town.node(500, 500, place="village", name="Saint-Jean")
    town.way([(100, 480), (900, 520)], highway="tertiary", name="Grand-Rue")
    town.way([(500, 500), (500, 900)], highway="track")
    town.way([(0, 700), (400, 650), (1000, 720)], waterway="river", name="La Vésubie")
    town.way([(600, 490), (650, 500)], highway="residential", bridge="yes")
    town.area([(200, 200), (400, 200), (400, 350), (200, 350)], natural="wood")
    town.area([(520, 510), (535, 510), (535, 520), (520, 520)], building="yes")
    drawn = basemap(town.written(tmp_path), PLAN, "<style></style>")
    whole = "".join(data.decode() for path, data in drawn.files.items() if path.endswith(".svg"))
    assert drawn.unnamed == ()
    assert {"land", "wood", "river", "building", "avenue", "case", "path", "places", "words"} <= set(re.findall(r'class="(\w+)"', whole))


def test_bare_ground_has_no_sheet_but_the_overview(tmp_path: Path) -> None:
    town = Town()
    town.way([(20, 20), (150, 20)], highway="residential", name="Rue du Coin")
    drawn = basemap(town.written(tmp_path), PLAN, "<style></style>")
    assert drawn.sheets == {"overview": 1, "street": 1, "close": 1}
    footway = Town()
    footway.way([(20, 20), (150, 20)], highway="footway")
    assert basemap(footway.written(tmp_path), PLAN, "<style></style>").sheets == {"overview": 1, "street": 1, "close": 1}


whole = st.integers(-50, 1100)
points = st.lists(st.tuples(whole, whole), min_size=2, max_size=12)


def read_back(data: str) -> list[list[tuple[int, int]]]:
    """The corners of a path."""
    found: list[list[tuple[int, int]]] = []
    for command, rest in re.findall(r"([MlhvzL])([^MlhvzL]*)", data):
        numbers = [int(number) for number in re.findall(r"-?\d+", rest)]
        if command == "M":
            found.append([(numbers[0], numbers[1])])
        elif command in "hv":
            x, y = found[-1][-1]
            found[-1].append((x + numbers[0], y) if command == "h" else (x, y + numbers[0]))
        elif command == "l":
            for across, down in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = found[-1][-1]
                found[-1].append((x + across, y + down))
    return found


@given(points)
def test_a_path_leads_where_its_line_does(line: list[tuple[int, int]]) -> None:
    shape = shapely.LineString(line)
    back = read_back(path_of([shape], closed=False))
    if shape.length == 0:
        assert back == []
    else:
        assert shapely.LineString(back[0]).hausdorff_distance(shape) == 0


@given(points.filter(lambda those: shapely.Polygon(those).is_valid and shapely.Polygon(those).area > 1 if len(those) > 3 else False))
def test_an_area_is_as_large_as_it_was(ring: list[tuple[int, int]]) -> None:
    shape = shapely.Polygon(ring)
    assert shapely.Polygon(read_back(path_of([shape], closed=True))[0]).symmetric_difference(shape).area == 0


# Which piece of the earth


def test_the_box_is_that_of_the_data_unless_another_is_asked_for() -> None:
    whole = box_of(MONACO).plan
    assert whole
    assert (whole.south, whole.west, whole.north, whole.east) == (43.72335, 7.40921, 43.75169, 7.44864)
    half = box_of(MONACO, (43.70, 7.415, 43.735, 7.425)).plan
    assert half
    assert (half.south, half.west, half.north, half.east) == (43.72335, 7.415, 43.735, 7.425)


@pytest.mark.parametrize(
    ("box", "problem"),
    [
        ((45.0, 7.4, 45.1, 7.5), "apart"),
        ((7.41, 43.72, 7.43, 43.74), "swapped"),
        ((43.74, 7.42, 43.73, 7.43), "reversed"),
        ((43.73, 179.99, 43.74, -179.99), "reversed"),
        ((43.7300, 7.4200, 43.7303, 7.4203), "small"),
        ((float("nan"), 7.4, 43.74, 7.43), "apart"),
    ],
)
def test_a_box_that_makes_no_map_is_refused(box: tuple[float, ...], problem: str) -> None:
    assert box_of(MONACO, box)[:2] == (None, problem)


def test_a_region_is_refused_and_an_extract_without_limits_asks_for_them(tmp_path: Path) -> None:
    source = Town().written(tmp_path, bounds=False)
    assert box_of(source, (43.0, 7.0, 44.0, 8.0)).problem == "large"
    assert box_of(source).problem == "no box"


def test_a_place_is_found_by_its_name_as_people_write_it() -> None:
    found = around(MONACO, "la condamine", 400).plan
    assert found
    assert abs(found.wide - 800) <= 2
    assert abs(found.high - 800) <= 2
    assert found.holds(43.7341, 7.4199)
    assert around(MONACO, "43.7341,7.4199", 400).plan
    assert around(MONACO, "la condamnie", 400)[1:3] == ("unknown", ("La Condamine",))
    assert around(MONACO, "zzzz", 400)[1:3] == ("unknown", ())


def test_a_town_comes_before_a_hamlet_of_its_name_and_two_towns_are_asked_about(tmp_path: Path) -> None:
    town = Town()
    town.node(100, 100, place="locality", name="Crest")
    town.node(900, 900, place="town", name="Crest")
    found = around(town.written(tmp_path), "crest", 200)
    assert found.plan is None or found.plan.holds(*PLAN.spot(900, 900))
    assert found.problem != "several"
    town.node(100, 900, place="town", name="Crest")
    problem, near = around(town.written(tmp_path), "Crest", 200)[1:3]
    assert (problem, [one.partition(" ")[2] for one in near]) == ("several", ["(town)", "(town)"])


def test_the_territory_of_the_settings_is_drawn_with_some_ground_around_it(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {})
    assert territory_of(root, 100) is None
    site = (root / "content/site.yaml").read_text("utf-8")
    (root / "content/site.yaml").write_text(f"{site}map:\n  centre: [43.735, 7.42]\n  box: [43.73, 7.415, 43.74, 7.425]\n", "utf-8")
    told = territory_of(root, 111.3195)
    assert told == pytest.approx((43.729, 7.41362, 43.741, 7.42638), abs=1e-5)


# The command


def test_the_command_draws_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/map/street-9-9.svg": "<svg/>"})
    asked = ["basemap", "--from", str(MONACO), "--root", str(root), "--around", "La Condamine", "300"]
    first = run(*asked, "--language", "en")
    assert first.exit_code == 0, first.output
    assert "Sheets removed that are of no use any more: 1." in first.output
    assert "Written to content/map/" in first.output
    assert not (root / "content/map/street-9-9.svg").exists()
    assert "Rien n’a changé dans content/map/." in run(*asked, "--language", "fr").output
    assert run("check", "--root", str(root), "--date", "2026-11-24").exit_code == 0


def test_a_file_of_somebody_s_own_stays_and_a_linked_folder_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/map/plan-du-quartier.svg": "<svg/>"})
    asked = ["basemap", "--from", str(MONACO), "--root", str(root), "--around", "La Condamine", "300", "--language", "fr"]
    assert run(*asked).exit_code == 0
    assert (root / "content/map/plan-du-quartier.svg").read_text("utf-8") == "<svg/>"
    elsewhere = tmp_path / "elsewhere"
    (root / "content/map").rename(elsewhere)
    (root / "content/map").symlink_to(elsewhere, target_is_directory=True)
    before = {path: path.read_bytes() for path in elsewhere.iterdir()}
    asked[-3] = "250"
    answer = run(*asked)
    assert (answer.exit_code, "un vrai dossier" in answer.output) == (2, True), answer.output
    assert {path: path.read_bytes() for path in elsewhere.iterdir()} == before


def test_where_nothing_can_be_written_the_command_says_so(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/map": "a file"})
    answer = run("basemap", "--from", str(MONACO), "--root", str(root), "--around", "La Condamine", "300", "--language", "en")
    assert (answer.exit_code, "Nothing can be written to content/map/" in answer.output) == (2, True), answer.output


def test_a_command_that_ends_half_way_leaves_no_half_of_a_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_site(tmp_path / "site", {})
    asked = ["basemap", "--from", str(MONACO), "--root", str(root)]
    assert run(*asked, "--around", "La Condamine", "300").exit_code == 0
    written = []

    def one_file_only(path: Path, data: bytes) -> None:
        if written:
            raise KeyboardInterrupt
        path.write_bytes(data)
        written.append(path)

    monkeypatch.setattr("localsite.cli.asking.write_whole", one_file_only)
    assert run(*asked, "--around", "Monaco-Ville", "300").exit_code != 0
    assert written
    assert not (root / MAP_FILE).exists(), "a build would take the sheets of one map for those of another"


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/site.yaml": "name: [\n"})
    answer = run("basemap", "--from", str(MONACO), "--root", str(root), "--language", "fr")
    assert (answer.exit_code, "content/site.yaml" in answer.output, "Traceback" in answer.output) == (1, True, False), answer.output


def test_a_file_that_is_not_there_is_told_in_our_words(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {})
    for options in (["--from", "nulle-part.osm.pbf"], []):
        answer = run("basemap", *options, "--root", str(root), "--language", "fr")
        assert (answer.exit_code, "docs/plan.md" in answer.output) == (2, True), answer.output


def test_a_box_that_ends_with_the_extract_says_so(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {})
    asked = ["basemap", "--from", str(MONACO), "--root", str(root), "--language", "fr", "--around", "La Condamine"]
    assert "Rogné au bord de l’extrait" in run(*asked, "30km").output
    assert "Rogné" not in run(*asked, "300").output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--bbox", "43,7"], "quatre nombres"),
        (["--bbox", "a,b,c,d"], "quatre nombres"),
        (["--bbox", "7.41,43.72,7.43,43.74"], "inversées"),
        (["--bbox", "43.74,7.42,43.73,7.43"], "à l’envers"),
        (["--around", "inf,7", "500"], "aucun lieu nommé"),
        (["--around", "La Condamine", "loin"], "un rayon en mètres"),
        (["--around", "La Condamnie", "300"], "Vouliez-vous dire\u00a0: La Condamine\u202f?"),
        (["--around", "Rue Grimaldi", "10"], "plusieurs endroits"),
        (["--bbox", "43.72,7.41,43.74,7.43", "--around", "La Condamine", "300"], "pas les deux"),
        (["--bbox", "43.7250,7.4350,43.7270,7.4400"], "rien n’est dessiné"),
    ],
)
def test_what_is_asked_wrongly_is_told_and_nothing_is_written(tmp_path: Path, options: list[str], told: str) -> None:
    root = write_site(tmp_path / "site", {})
    answer = run("basemap", "--from", str(MONACO), "--root", str(root), *options, "--language", "fr")
    assert (answer.exit_code, told in answer.output, (root / "content/map").exists()) == (2, True, False), answer.output


def test_what_is_no_extract_is_told(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {})
    for name, data in (("town.osm.pbf", b"\x00\x01 no extract"), ("town.txt", b"x"), ("empty.osm.pbf", b"")):
        (tmp_path / name).write_bytes(data)
        answer = run("basemap", "--from", str(tmp_path / name), "--root", str(root), "--language", "en")
        assert (answer.exit_code, name in answer.output) == (2, True), answer.output


def test_without_what_reads_openstreetmap_a_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "osmium", None)
    root = write_site(tmp_path / "site", {})
    answer = run("basemap", "--from", str(MONACO), "--root", str(root), "--language", "en")
    assert (answer.exit_code, "localsite[authoring]" in answer.output) == (2, True), answer.output
