"""The way of a trail on the streets: small towns written by hand, in which the right way is known beforehand."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from localsite.geo import DEGREE, Spot
from localsite.walking import NoWay, Traveller, found, read_streets
from localsite.walking import Path as Way
from localsite.walking.naming import named
from localsite.walking.ways import way
from tests.ground import write_site
from tests.test_cli import run

WALKER = Traveller()
NORTH, WEST = 43.7, 7.26
EAST = DEGREE * math.cos(math.radians(NORTH))
PRIVATE = {"highway": "service", "access": "private"}


def spot(x: float, y: float) -> Spot:
    """A point so many metres to the east and to the south of a corner."""
    return Spot(NORTH - y / DEGREE, WEST + x / EAST)


Corner = tuple[float, float]
Drawn = tuple[dict[str, str], Sequence[Corner]]


def town(folder: Path, *ways: Drawn, date: str = "2026-10-01") -> Path:
    """A file of OpenStreetMap with these ways; points of the same metres are the same node."""
    nodes: dict[Corner, int] = {}
    rows = []
    for number, (tags, corners) in enumerate(ways, 1):
        refs = "".join(f'<nd ref="{nodes.setdefault(corner, len(nodes) + 1)}"/>' for corner in corners)
        said = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
        rows.append(f'<way id="{number}" version="1" timestamp="{date}T00:00:00Z">{refs}{said}</way>')
    points = "".join(
        f'<node id="{number}" version="1" lat="{spot(*corner).lat:.9f}" lon="{spot(*corner).lon:.9f}"/>' for corner, number in nodes.items()
    )
    path = folder / "town.osm"
    path.write_text(f'<osm version="0.6" generator="test">{points}{"".join(rows)}</osm>', encoding="utf-8")
    return path


def walked(folder: Path, *ways: Drawn, start: Corner, end: Corner, who: Traveller = WALKER) -> Way:
    """The way from a corner to another."""
    return found(read_streets(town(folder, *ways), [spot(*start), spot(*end)], who), spot(*start), spot(*end))


STREET = {"highway": "residential"}
# Two ways from west to east: straight over steps, and around by a street.
HILL = (
    (STREET, ((0, 0), (20, 0))),
    ({"highway": "steps", "step_count": "60"}, ((20, 0), (80, 0))),
    (STREET, ((80, 0), (100, 0))),
    (STREET, ((20, 0), (20, 50), (80, 50), (80, 0))),
)


def test_steps_are_taken_and_counted(tmp_path: Path) -> None:
    path = walked(tmp_path, *HILL, start=(0, 0), end=(100, 0))
    assert (round(path.metres), round(path.steps), round(path.treads), path.is_counted) == (100, 60, 60, True)


@pytest.mark.parametrize(("chair", "steps"), [("unknown", 60), ("no", 60), ("limited", 0), ("yes", 0)])
def test_a_wheelchair_goes_around_steps(tmp_path: Path, chair: str, steps: int) -> None:
    path = walked(tmp_path, *HILL, start=(0, 0), end=(100, 0), who=Traveller(wheelchair=chair))
    assert round(path.steps) == steps


def test_a_wheelchair_that_has_no_way_around_is_told_of_the_steps(tmp_path: Path) -> None:
    path = walked(tmp_path, *HILL[:3], start=(0, 0), end=(100, 0), who=Traveller(wheelchair="yes"))
    assert round(path.steps) == 60


def test_part_of_a_flight_of_steps_counts_for_its_part(tmp_path: Path) -> None:
    path = walked(tmp_path, *HILL[:3], start=(0, 0), end=(50, 2))
    assert (round(path.steps), round(path.treads)) == (30, 30)
    uncounted = ({"highway": "steps"}, ((80, 0), (100, 0)))
    assert not walked(tmp_path, *HILL[:2], uncounted, start=(0, 0), end=(100, 0)).is_counted


def test_a_stop_is_next_to_a_way_and_not_only_to_its_nodes(tmp_path: Path) -> None:
    path = walked(tmp_path, (STREET, ((0, 0), (200, 0))), start=(60, 10), end=(140, -20))
    assert round(path.metres) == 80
    assert [round(off) for off in path.off] == [10, 20]


def test_private_ground_is_not_crossed(tmp_path: Path) -> None:
    around = (STREET, ((0, 0), (0, 150), (300, 150), (300, 0)))
    assert round(walked(tmp_path, around, (PRIVATE, ((0, 0), (300, 0))), start=(0, 0), end=(300, 0)).metres) == 600
    for tags in ({"highway": "footway", "foot": "no"}, {"highway": "footway", "foot": "private"}, {"highway": "path", "access": "no"}):
        assert round(walked(tmp_path, around, (tags, ((0, 0), (300, 0))), start=(0, 0), end=(300, 0)).metres) == 600
    far = (STREET, ((-100, 0), (0, 0), (0, 600), (300, 600), (300, 0), (400, 0)))
    assert round(walked(tmp_path, far, (PRIVATE, ((0, 0), (150, 0), (300, 0))), start=(-100, 0), end=(400, 0)).metres) == 1700
    public = ({**PRIVATE, "foot": "yes"}, ((0, 0), (300, 0)))
    assert round(walked(tmp_path, around, public, start=(0, 0), end=(300, 0)).metres) == 300


def test_private_ground_is_walked_to_a_door(tmp_path: Path) -> None:
    ways = (STREET, ((0, 0), (50, 0), (100, 0))), (PRIVATE, ((50, 0), (50, 40), (50, 60)))
    assert round(walked(tmp_path, *ways, start=(0, 0), end=(50, 58)).metres) == 108
    # A door that is as near to the street is reached from the street.
    assert round(walked(tmp_path, *ways, start=(0, 0), end=(54, 8)).metres) == 54


def test_a_stop_never_snaps_to_an_island(tmp_path: Path) -> None:
    mainland = (STREET, ((0, 0), (50, 0), (100, 0), (150, 0)))
    island = ({"highway": "footway"}, ((90, 30), (110, 30)))
    path = walked(tmp_path, mainland, island, start=(0, 0), end=(100, 28))
    assert (round(path.metres), round(path.off[1])) == (100, 28)


def test_a_stop_is_never_in_a_tunnel_but_one_walks_through_it(tmp_path: Path) -> None:
    streets = (STREET, ((0, 0), (0, 40), (300, 40), (300, 0)))
    below = ({"highway": "footway", "tunnel": "yes"}, ((0, 0), (150, 0), (300, 0)))
    path = walked(tmp_path, streets, below, start=(150, 5), end=(300, 0))
    assert (round(path.off[0]), round(path.metres)) == (35, 190)
    assert round(walked(tmp_path, streets, below, start=(0, 0), end=(300, 0)).metres) == 300
    road = ({"highway": "tertiary", "tunnel": "yes"}, ((0, 0), (150, 0), (300, 0)))
    assert round(walked(tmp_path, streets, road, start=(0, 0), end=(300, 0)).metres) == 380


def test_a_stop_that_is_far_from_every_street_has_no_way(tmp_path: Path) -> None:
    with pytest.raises(NoWay) as problem:
        walked(tmp_path, (STREET, ((0, 0), (100, 0))), start=(0, 0), end=(0, 900))
    assert problem.value.far == 1
    with pytest.raises(NoWay) as problem:
        walked(tmp_path, ({"highway": "motorway"}, ((0, 0), (100, 0))), start=(0, 0), end=(100, 0))
    assert problem.value.far == 0


def test_a_square_is_walked_across(tmp_path: Path) -> None:
    square = ({"highway": "pedestrian", "area": "yes"}, ((0, 0), (0, 60), (80, 60), (80, 0), (0, 0)))
    streets = (STREET, ((-50, 0), (0, 0))), (STREET, ((80, 60), (130, 60)))
    assert round(walked(tmp_path, square, *streets, start=(-50, 0), end=(130, 60)).metres) == 200


def test_what_stands_into_a_square_is_walked_around(tmp_path: Path) -> None:
    corners = ((0, 0), (0, 60), (30, 60), (30, 20), (50, 20), (50, 60), (80, 60), (80, 0), (0, 0))
    streets = (STREET, ((-10, 60), (0, 60))), (STREET, ((80, 60), (90, 60)))
    path = walked(tmp_path, ({"highway": "pedestrian", "area": "yes"}, corners), *streets, start=(-10, 60), end=(90, 60))
    assert round(path.metres) == 10 + 50 + 20 + 50 + 10


def test_a_square_with_a_fountain_is_walked_around_it(tmp_path: Path) -> None:
    """A relation: the outline and a hole that touches the straight line."""
    outline, hole = ((0, 0), (0, 60), (80, 60), (80, 0)), ((30, 20), (30, 40), (50, 40), (50, 20))
    corners = dict(enumerate((*outline, *hole, (-20, 30), (0, 30), (80, 30), (100, 30)), 1))
    nodes = "".join(f'<node id="{n}" version="1" lat="{spot(*c).lat:.9f}" lon="{spot(*c).lon:.9f}"/>' for n, c in corners.items())

    def line(number: int, refs: Sequence[int], tags: str = "") -> str:
        return f'<way id="{number}" version="1">' + "".join(f'<nd ref="{ref}"/>' for ref in refs) + f"{tags}</way>"

    street = '<tag k="highway" v="residential"/>'
    ways = line(1, (1, 10, 2, 3, 11, 4, 1)) + line(2, (5, 6, 7, 8, 5)) + line(3, (9, 10), street) + line(4, (11, 12), street)
    members = '<member type="way" ref="1" role="outer"/><member type="way" ref="2" role="inner"/>'
    tags = '<tag k="type" v="multipolygon"/><tag k="highway" v="pedestrian"/>'
    path = tmp_path / "town.osm"
    path.write_text(f'<osm version="0.6">{nodes}{ways}<relation id="1" version="1">{members}{tags}</relation></osm>', encoding="utf-8")
    ends = spot(-20, 30), spot(100, 30)
    around = found(read_streets(path, ends, Traveller()), *ends)
    straight = 120.0
    assert straight + 3 < around.metres < straight + 12


def test_pleasant_ways_are_worth_a_small_detour_only(tmp_path: Path) -> None:
    big = ({"highway": "primary"}, ((0, 0), (200, 0)))

    def around(height: float) -> int:
        lane = ({"highway": "pedestrian"}, ((0, 0), (0, height), (200, height), (200, 0)))
        return round(walked(tmp_path, big, lane, start=(0, 0), end=(200, 0)).metres)

    assert (around(20), around(60)) == (240, 200)


@pytest.mark.parametrize(
    ("tags", "allowed"),
    [
        ({"highway": "motorway"}, False),
        ({"highway": "trunk"}, False),
        ({"highway": "trunk", "sidewalk": "both"}, True),
        ({"highway": "secondary", "sidewalk": "no"}, False),
        ({"highway": "secondary", "sidewalk": "no", "foot": "yes"}, True),
        ({"highway": "secondary"}, True),
        ({"highway": "residential", "sidewalk": "no"}, True),
        ({"highway": "footway", "tunnel": "yes"}, True),
        ({"highway": "service", "tunnel": "yes"}, False),
        ({"highway": "service", "tunnel": "building_passage"}, True),
        ({"highway": "elevator"}, True),
        ({"highway": "corridor", "indoor": "yes"}, True),
        ({"highway": "construction"}, False),
        ({"highway": "residential", "motorroad": "yes"}, False),
        ({"highway": "footway", "construction": "yes"}, False),
        ({}, False),
    ],
)
def test_where_one_may_walk(tags: dict[str, str], allowed: bool) -> None:
    assert (way(tags, Traveller()) is not None) is allowed


@pytest.mark.parametrize(
    ("tags", "ways"),
    [
        ({"highway": "residential", "oneway": "yes"}, (True, False)),
        ({"highway": "residential", "oneway": "-1"}, (False, True)),
        ({"highway": "residential", "oneway": "yes", "oneway:bicycle": "no"}, (True, True)),
        ({"highway": "residential", "oneway": "yes", "cycleway:left": "opposite_lane"}, (True, True)),
        ({"highway": "residential", "junction": "roundabout"}, (True, False)),
        ({"highway": "cycleway"}, (True, True)),
        ({"highway": "steps"}, None),
        ({"highway": "elevator"}, None),
        ({"highway": "footway"}, None),
        ({"highway": "footway", "bicycle": "yes"}, (True, True)),
        ({"highway": "pedestrian"}, (True, True)),
        ({"highway": "pedestrian", "bicycle": "no"}, None),
        ({"highway": "trunk"}, None),
    ],
)
def test_where_one_may_ride(tags: dict[str, str], ways: tuple[bool, bool] | None) -> None:
    made = way(tags, Traveller("bike"))
    assert (made and (math.isfinite(made.forth), math.isfinite(made.back))) == ways


def test_a_bike_does_not_ride_against_a_one_way_street(tmp_path: Path) -> None:
    ways = ({**STREET, "oneway": "yes"}, ((0, 0), (100, 0))), (STREET, ((0, 0), (0, 50), (100, 50), (100, 0)))
    lengths = [
        round(walked(tmp_path, *ways, start=start, end=end, who=Traveller(mode)).metres)
        for mode in ("bike", "walk")
        for start, end in (((0, 0), (100, 0)), ((100, 0), (0, 0)))
    ]
    assert lengths == [100, 200, 100, 100]


def test_an_escalator_leads_one_way(tmp_path: Path) -> None:
    up = ({"highway": "steps", "conveying": "forward"}, ((0, 0), (100, 0)))
    around = (STREET, ((0, 0), (0, 50), (100, 50), (100, 0)))
    assert round(walked(tmp_path, up, around, start=(0, 0), end=(100, 0)).metres) == 100
    assert round(walked(tmp_path, up, around, start=(100, 0), end=(0, 0)).metres) == 200


# The command

TRAIL = """\
---
# Une balade pour essayer.
id: balade
title: La balade   # deux espaces de trop
stops:
  - {name: Le puits, lat: %(a_lat).6f, lon: %(a_lon).6f}
  - name: La cour
    lat: %(b_lat).6f
    lon: %(b_lon).6f%(straight)s
mode: walk
# Une remarque qui reste.
loop: non
---

Texte.
"""
PATH = "content/trails/balade.md"


def trail(straight: str = "", **other: str) -> str:
    one, two = spot(0, 0), spot(100, 0)
    text = TRAIL % {"a_lat": one.lat, "a_lon": one.lon, "b_lat": two.lat, "b_lon": two.lon, "straight": straight}
    for before, after in other.items():
        text = text.replace(f"{before}:", after)
    return text


def routed(root: Path, *options: str, ways: Sequence[Drawn] = HILL) -> str:
    """What the command says; both streams."""
    done = run("trail", "route", "balade", "--root", root, "--from", town(root.parent, *ways), "--language", "en", *options)
    return f"{done.exit_code} {done.output}"


def test_the_line_is_written_beside_the_trail_and_named_in_it(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {PATH: trail()})
    assert "1. Le puits → La cour: 100 m, 60 m of them steps, 60 treads" in routed(root)
    line = json.loads((root / "content/trails/balade.geojson").read_text("utf-8"))
    assert line["attribution"] == "© OpenStreetMap contributors"
    assert line["date"] == "2026-10-01"
    assert [one["properties"] for one in line["features"]] == [
        {"from": "Le puits", "to": "La cour", "metres": 100, "steps": 60, "step_count": 60}
    ]
    assert len((root / "content/trails/balade.geojson").read_text("utf-8").splitlines()) == 3
    assert (root / PATH).read_text("utf-8") == trail().replace("mode: walk\n", "mode: walk\nline: balade.geojson\n")
    assert "Nothing has changed." in routed(root)


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {PATH: trail()})
    assert routed(root, "--dry-run").startswith("0 ")
    assert (root / PATH).read_text("utf-8") == trail()
    assert not (root / "content/trails/balade.geojson").exists()


def test_a_straight_leg_follows_no_street(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {PATH: trail("\n    straight: yes")})
    assert "1. Le puits → La cour: 100 m, straight\n" in routed(root, ways=HILL[3:])
    (leg,) = json.loads((root / "content/trails/balade.geojson").read_text("utf-8"))["features"]
    assert leg["properties"]["straight"] is True
    assert len(leg["geometry"]["coordinates"]) == 2


def test_the_folder_of_a_trail_holds_its_line(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/trails/balade/index.md": trail(stops="etapes:", mode="mode:")})
    assert routed(root).startswith("0 ")
    assert (root / "content/trails/balade/trace.geojson").is_file()
    assert "\ntrace: trace.geojson\n" in (root / "content/trails/balade/index.md").read_text("utf-8")


def test_a_line_that_somebody_drew_stays(tmp_path: Path) -> None:
    drawn = '{"type": "LineString", "coordinates": [[7.26, 43.7], [7.261, 43.7]]}'
    files = {PATH: trail().replace("mode:", "line: dessin.geojson\nmode:"), "content/trails/dessin.geojson": drawn}
    root = write_site(tmp_path / "site", files)
    assert routed(root).startswith("1 content/trails/dessin.geojson was not written by this command")
    assert (root / "content/trails/dessin.geojson").read_text("utf-8") == drawn


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "1 There is no trail “balade”."),
        (trail().replace("title", "titel"), "1 The trail “balade” has a mistake"),
        ("---\nid: balade\ntitle: B\nstops: [{shop: le-coin}, {shop: le-coin}]\n---\n", "1 Two stops are needed"),
        (trail().replace("mode:", "line: ../x.geojson\nmode:"), "1 The line must stand beside the text of the trail"),
    ],
)
def test_why_a_trail_gets_no_line(tmp_path: Path, file: str, said: str) -> None:
    assert routed(write_site(tmp_path / "site", {PATH: file} if file else {})).startswith(said)


HIDDEN = """\
---
id: cachee
name: La cachée
categories: bakery
service_area: [{name: Exempleville}]
locations: [{address: {city: Exempleville}, lat: 43.7, lon: 7.2605, precision: hidden}]
verified: {on: 2027-01-15, how: visit}
---
"""


def test_the_line_goes_to_no_address_that_is_not_to_be_told_and_nobody_is_asked_for_it(tmp_path: Path) -> None:
    files = {PATH: trail().replace("  - name: La cour", "  - shop: cachee\n  - name: La cour"), "shops/cachee/index.md": HIDDEN}
    said = routed(write_site(tmp_path / "site", files), "--dry-run")
    assert "The address of cachee is not to be told: the line does not go there." in said
    assert "Nobody knows where" not in said
    files[PATH] = "---\nid: balade\ntitle: B\nstops: [{shop: cachee}, {shop: cachee}]\n---\n"
    alone = routed(write_site(tmp_path / "alone", files))
    assert alone.startswith("1 The address of these stops is not to be told: cachee, cachee.")


def checked(root: Path) -> list[str]:
    """The codes of what is wrong with the line of the trail."""
    said = json.loads(run("check", "--root", root, "--format", "json", "--date", "2027-03-01").stdout)
    return [one["number"] for one in said["problems"] if one["file"] == PATH and one["number"].startswith("LS64")]


@pytest.mark.parametrize(("before", "after"), [("walk", "bike"), ("walk", "walk\nwheelchair: yes"), ("bike", "walk")])
def test_a_line_that_was_made_for_another_traveller_is_told_until_it_is_made_again(tmp_path: Path, before: str, after: str) -> None:
    root = write_site(tmp_path / "site", {PATH: trail(mode=f"mode: {before} #")})
    routed(root)
    assert checked(root) == []
    text = (root / PATH).read_text("utf-8")
    (root / PATH).write_text(text.replace(f"mode: {before} #", f"mode: {after} #"), encoding="utf-8")
    assert checked(root) == ["LS645"]
    routed(root)
    assert checked(root) == []


def test_a_line_knows_no_door_that_is_only_a_street_by_now_once_it_is_made_again(tmp_path: Path) -> None:
    door, street = spot(100, 0), "shops/cachee/index.md"
    shop = HIDDEN.replace("hidden", "exact").replace("43.7, lon: 7.2605", f"{door.lat:.6f}, lon: {door.lon:.6f}")
    files = {PATH: trail().replace("  - name: La cour", "  - shop: cachee\n  - name: La cour"), street: shop}
    root = write_site(tmp_path / "site", files)
    ways = [(STREET, ((0, 0), (30, 0), (100, 0), (300, 0))), (STREET, ((30, 0), (30, 200), (100, 200)))]
    line = root / "content/trails/balade.geojson"
    end = [round(door.lon, 5), round(door.lat, 5)]
    routed(root, ways=ways)
    assert json.loads(line.read_text("utf-8"))["features"][0]["geometry"]["coordinates"][-1] == end
    assert checked(root) == []
    (root / street).write_text(shop.replace("exact", "street"), encoding="utf-8")
    assert checked(root) == ["LS646"]
    routed(root, ways=ways)
    assert json.loads(line.read_text("utf-8"))["features"][0]["geometry"]["coordinates"][-1] != end
    assert checked(root) == []


def test_a_stop_that_nobody_can_place_fails_and_the_old_line_stays(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {PATH: trail()})
    routed(root)
    line = (root / "content/trails/balade.geojson").read_bytes()
    nowhere = HIDDEN.replace("lat: 43.7, lon: 7.2605, precision: hidden", "hours: sam 9h-12h").replace("cachee", "perdue")
    text = trail().replace("  - name: La cour", "  - shop: perdue\n  - name: La cour")
    write_site(root, {PATH: text, "shops/perdue/index.md": nowhere})
    for options in ((), ("--dry-run",)):
        said = routed(root, *options)
        assert said.startswith("1 ")
        assert "1. Le puits → La cour: 100 m" in said
        assert "Nobody knows where perdue is" in said
        assert "Nothing is written, an older line stays as it is." in said
        assert "locate --write perdue" in said
    assert (root / "content/trails/balade.geojson").read_bytes() == line
    assert (root / PATH).read_text("utf-8") == text


def test_a_stop_without_a_way_to_it_is_named(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {PATH: trail()})
    assert routed(root, ways=[(STREET, ((-800, 0), (-700, 0)))]).startswith("1 Le puits is far from every street")
    gap = [({**STREET, "foot": "no"}, ((20, 0), (80, 0))), (STREET, ((-500, 0), (20, 0))), (STREET, ((80, 0), (100, 0)))]
    assert "La cour is 80 m from the nearest way" in routed(root, ways=gap)


def test_what_is_missing_is_told_in_a_sentence(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {PATH: trail()})
    absent = run("trail", "route", "balade", "--root", root, "--language", "en")
    assert (absent.exit_code, absent.stderr.partition(". ")[0]) == (2, f"There is no file {root / 'content/map/town.osm.pbf'}")
    (tmp_path / "x.osm.pbf").write_bytes(b"no extract")
    broken = run("trail", "route", "balade", "--root", root, "--from", tmp_path / "x.osm.pbf", "--language", "en")
    assert (broken.exit_code, broken.stderr.partition(":")[0]) == (2, "This file cannot be read as an extract of OpenStreetMap (.osm.pbf)")


def test_steps_that_a_wheelchair_cannot_avoid_are_told(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {PATH: trail().replace("mode: walk", "wheelchair: yes")})
    assert "In a wheelchair there is no way around these steps" in routed(root, ways=HILL[:3])
    assert "wheelchair" not in routed(root)


def test_without_the_library_of_authors_a_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_site(tmp_path / "site", {PATH: trail()})
    monkeypatch.setitem(sys.modules, "osmium", None)
    done = run("trail", "route", "balade", "--root", root, "--from", town(tmp_path, *HILL), "--language", "fr")
    assert (done.exit_code, done.stderr.partition(".")[0]) == (2, "Il manque de quoi lire OpenStreetMap")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("---\ntitle: A\nstops: x\n---\n", "---\ntitle: A\nstops: x\nline: l.geojson\n---\n"),
        ("---\r\ntitle: A\r\nstops: x\r\n---\r\n", "---\r\ntitle: A\r\nstops: x\r\nline: l.geojson\r\n---\r\n"),
        ("---\netapes:\n  - x # a\nmode: velo # b\n---\n", "---\netapes:\n  - x # a\nmode: velo # b\ntrace: l.geojson\n---\n"),
        ("---\ntitle: A\nline: old.geojson # mine\nstops: x\n---\n", "---\ntitle: A\nline: l.geojson # mine\nstops: x\n---\n"),
        ('---\ntitle: A\ntrace: "old.geojson"\nstops: x\n---\n', "---\ntitle: A\ntrace: l.geojson\nstops: x\n---\n"),
        ("---\ntitle: A\nline: l.geojson\n---\n", "---\ntitle: A\nline: l.geojson\n---\n"),
        ("---\n{title: A, stops: x}\n---\n", None),
        ("---\ntitle: A\nline: >\n  old.geojson\n---\n", None),
        ("no fields", None),
    ],
)  # fmt: skip
def test_a_trail_learns_the_name_of_its_line_and_changes_in_nothing_else(text: str, after: str | None) -> None:
    assert named(text, PATH, "l.geojson") == after
