"""A trail at the build: its line read without belief, cut into legs, compared with its stops and their hours, written for telephones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite.diagnostics import Diagnostic
from localsite.fields import Weekdays
from localsite.geo import Spot, metres
from localsite.hours import Calendar
from localsite.trails import Leg, Trip, Unreadable, Way, Waypoint, check_days, geojson, gpx, is_vague, lines_of, minutes, trips
from localsite.trails.cutting import legs_of
from localsite.trails.line import MOST_POINTS, Line
from localsite.values import Site
from tests.stages import SITE, made, read, sources_of
from tests.stages import shop as shop_file

A, B, C = Spot(46.2000, 5.2200), Spot(46.2000, 5.2300), Spot(46.2050, 5.2300)


def line(*points: object, kind: str = "LineString") -> bytes:
    return json.dumps({"type": kind, "coordinates": [*points]}).encode()


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": [*features]}).encode()


def feature(*spots: Spot, **said: object) -> dict[str, object]:
    coordinates = [[spot.lon, spot.lat] for spot in spots]
    return {"type": "Feature", "properties": said, "geometry": {"type": "LineString", "coordinates": coordinates}}


# Files from anybody


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (line([5.2, 46.2], [5.3, 46.2]), 1),
        (line([5.2, 46.2, 320.5], [5.3, 46.2, 318]), 1),
        (line([[5.2, 46.2], [5.3, 46.2]], [[5.3, 46.2], [5.4, 46.2]], kind="MultiLineString"), 2),
        (collection(feature(A, B), {"type": "Feature", "properties": None, "geometry": {"type": "Point", "coordinates": [5, 46]}}), 1),
        (json.dumps({"type": "GeometryCollection", "geometries": [json.loads(line([5, 46], [6, 46]))]}).encode(), 1),
        (line([5.2, 46.2], [5.2, 46.2]), 1),
        (line([5.2, 46.2]), 0),
        (collection(), 0),
        (line([[[5, 46], [6, 46], [6, 47], [5, 46]]], kind="Polygon"), 0),
        (b"{}", 0),
        (b"[]", 0),
        (b'{"type": "FeatureCollection", "features": {"a": 1}}', 0),
        (b'{"type": "Feature", "geometry": null}', 0),
        (b'{"type": ["LineString"], "coordinates": 3}', 0),
    ],
)
def test_the_lines_of_a_file(data: bytes, count: int) -> None:
    assert len(lines_of(data)) == count


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"<gpx/>",
        b"[" * 200_000,
        b'{"type": "LineString", "coordinates": [[5, NaN], [5, 46]]}',
        b'{"type": "LineString", "coordinates": [[1e999, 46], [5, 46]]}',
        b'{"type": "LineString", "coordinates": [[Infinity, 46], [5, 46]]}',
        b'{"type": "LineString", "coordinates": [[' + b"9" * 5000 + b", 46], [5, 46]]}",
        line([5.2, 46.2], ["5.3", "46.2"]),
        line([5.2, 46.2], [True, False]),
        line([5.2, 46.2], [5.2, 91]),
        line([5.2, 46.2], [181, 46]),
        line([5.2, 46.2], None),
        line([5.2, 46.2], [5.2]),
        line([5.2, 46.2], [[5.2, 46.2]]),
        line([5.2, 46.2], {"lon": 5.2, "lat": 46.2}),
        b'{"type": "LineString", "coordinates": "abc"}',
        b'{"type": "LineString"}',
        line(*([5.2 + n / 1e6, 46.2] for n in range(MOST_POINTS + 1))),
        line(*([[5.2, 46.2], [5.3, 46.2]] for _ in range(MOST_POINTS)), kind="MultiLineString"),
    ],
)
def test_a_file_that_is_no_line_is_refused_in_both_languages(data: bytes) -> None:
    with pytest.raises(Unreadable) as problem:
        lines_of(data)
    assert problem.value.fr
    assert problem.value.en


@pytest.mark.parametrize(
    "said",
    [{"from": 3, "to": ["a"], "steps": -1, "step_count": 1e300, "straight": "yes"}, {"steps": True, "step_count": "9"}, {"steps": 10**9}],
)
def test_what_a_line_says_of_itself_is_believed_where_it_can_be(said: dict[str, object]) -> None:
    assert lines_of(collection(feature(A, B, **said))) == (Line((A, B)),)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=8)
    | st.sampled_from(["LineString", "Feature", "FeatureCollection", "MultiLineString"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["type", "coordinates", "features", "geometry", "geometries", "properties"]), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_whatever_stands_in_a_file_it_has_lines_or_is_refused(tree: object) -> None:
    try:
        found = lines_of(json.dumps(tree).encode())
    except Unreadable:
        return
    assert all(len(one.spots) > 1 and all(abs(spot.lat) <= 90 for spot in one.spots) for one in found)


# From lines to legs


def test_lines_that_were_made_for_the_stops_are_their_legs() -> None:
    lines = (Line((A, B), "a", "b", 12, 30), Line((B, C), "b", "c", straight=True))
    legs = legs_of(lines, ("a", "b", "c"), (A, B, C), loop=False)
    assert [(leg.start, leg.end, leg.steps, leg.treads, leg.straight) for leg in legs] == [(0, 1, 12, 30, False), (1, 2, 0, 0, True)]
    assert [leg.metres for leg in legs] == [round(metres(A, B)), round(metres(B, C))]


def test_a_line_drawn_by_hand_is_cut_where_it_passes_the_stops() -> None:
    middle = Spot(46.2000, 5.2260)
    legs = legs_of((Line((A, B)), Line((B, C))), ("a", "m", "c"), (A, Spot(46.2001, 5.2260), C), loop=False)
    assert [(leg.start, leg.end) for leg in legs] == [(0, 1), (1, 2)]
    assert metres(legs[0].spots[-1], middle) < 1
    assert legs[0].metres + legs[1].metres == pytest.approx(metres(A, B) + metres(B, C), abs=2)
    assert legs[1].spots[1:] == (B, C)


def test_a_line_that_comes_back_on_itself_is_followed_in_order() -> None:
    there_and_back = Line((A, B, A))
    near, far = Spot(46.2, 5.2220), Spot(46.2, 5.2290)
    legs = legs_of((there_and_back,), ("a", "far", "near"), (A, far, near), loop=False)
    assert [leg.metres for leg in legs] == pytest.approx([metres(A, far), metres(far, B) + metres(B, near)], abs=2)


def test_a_loop_ends_where_it_began() -> None:
    legs = legs_of((Line((A, B, C, A)),), ("a", "b", "c"), (A, B, C), loop=True)
    assert [(leg.start, leg.end) for leg in legs] == [(0, 1), (1, 2), (2, 0)]
    assert legs[2].metres == pytest.approx(metres(C, A), abs=1)


def test_a_stop_that_nobody_can_place_is_passed_by() -> None:
    legs = legs_of((Line((A, B, C)),), ("a", "?", "c"), (A, None, C), loop=False)
    assert [(leg.start, leg.end) for leg in legs] == [(0, 2)]
    assert legs_of((Line((A, B)),), ("a", "?"), (A, None), loop=False) == ()


@given(st.lists(st.tuples(st.floats(46, 46.01), st.floats(5.2, 5.21)), min_size=2, max_size=12), st.integers(2, 5), st.randoms())
def test_legs_of_any_line_follow_each_other(points: list[tuple[float, float]], count: int, random: object) -> None:
    spots = tuple(Spot(*point) for point in points)
    stops = [spots[random.randrange(len(spots))] for _ in range(count)]  # type: ignore[attr-defined]
    legs = legs_of((Line(spots),), [str(n) for n in range(count)], stops, loop=False)
    assert [(leg.start, leg.end) for leg in legs] == [(n, n + 1) for n in range(count - 1)]
    assert all(one.spots[-1] == other.spots[0] for one, other in pairwise(legs))
    assert sum(leg.metres for leg in legs) <= sum(metres(*pair) for pair in pairwise(spots)) + count


def test_a_ride_is_quicker_than_a_walk() -> None:
    assert (minutes(1400, "walk"), minutes(1400, "bike"), minutes(0, "walk")) == (20, 7, 1)


def test_steps_are_counted_only_where_all_of_them_are() -> None:
    legs = (Leg(0, 1, (A, B), 100, 20, 40), Leg(1, 2, (B, C), 100, 10, 0))
    assert (Trip((A, B, C), legs, routed=True).steps, Trip((A, B, C), legs, routed=True).treads) == (30, 0)
    assert Trip((A, B), legs[:1], routed=True).treads == 40


# What a trail promises

STOPS = "stops:\n  - shop: lun\n  - shop: sam\n"
AT = "  - {{address: {{city: X}}, lat: {lat}, lon: {lon}, hours: {hours}}}\n"


def files(front: str = "", stops: str = STOPS, **other: str) -> dict[str, str]:
    first = AT.format(lat=A.lat, lon=A.lon, hours="mar-dim 9h-12h ; lun fermé")
    second = AT.format(lat=B.lat, lon=B.lon, hours="lun-ven 9h-12h")
    return {
        "shops/lun/index.md": shop_file(f"locations:\n{first}", id="lun111", name="Lundi", online=""),
        "shops/sam/index.md": shop_file(f"locations:\n{second}", id="sam111", name="Samedi", online=""),
        "content/trails/t.md": f"---\nid: trail1\ntitle: T\n{stops}{front}---\n",
        **other,
    }


def told(them: Mapping[str, str], *, today: date = date(2027, 3, 1)) -> tuple[Mapping[str, Trip], list[Diagnostic], Site]:
    found: list[Diagnostic] = []
    done = made(them, today=today)
    assert not done.errors
    return trips(done.site, sources_of({"content/site.yaml": SITE, **them}), found.append), found, done.site


def days_told(them: Mapping[str, str], today: date = date(2027, 3, 1)) -> list[tuple[object, ...]]:
    found: list[Diagnostic] = []
    check_days(told(them, today=today)[2], Calendar(), found.append)
    return [(problem.code.number, dict(problem.facts)["name"], dict(problem.facts)["days"]) for problem in found]


def test_without_a_line_distances_are_straight_and_said_to_be() -> None:
    made_trips, found, _ = told(files())
    trip = made_trips["t"]
    assert (trip.routed, trip.metres, found) == (False, round(metres(A, B)), [])


def test_a_line_that_passes_its_stops_is_taken() -> None:
    them = files("line: l.geojson\n", **{"content/trails/l.geojson": collection(feature(A, C, B)).decode()})
    made_trips, found, _ = told(them)
    assert (made_trips["t"].routed, found) == (True, [])
    assert made_trips["t"].metres == pytest.approx(metres(A, C) + metres(C, B), abs=2)


FAR = Spot(46.2100, 5.2400)
PROMISES = {
    "LS630": ("line: l.geojson\n", {}),
    "LS631": ("line: l.geojson\n", {"content/trails/l.geojson": "{"}),
    "LS632": ("line: l.geojson\n", {"content/trails/l.geojson": "{}"}),
    "LS633": ("line: l.geojson\n", {"content/trails/l.geojson": collection(feature(A, C)).decode()}),
    "LS634": ("line: l.geojson\n", {"content/trails/l.geojson": collection(feature(A, FAR, **{"from": "lun", "to": "gone"})).decode()}),
    "LS637": (
        "line: l.geojson\nwheelchair: yes\n",
        {"content/trails/l.geojson": collection(feature(A, B, steps=9, **{"from": "lun", "to": "sam"})).decode()},
    ),
}


@pytest.mark.parametrize("code", PROMISES)
def test_what_a_line_does_not_keep_is_told_once_where_it_is_named(code: str) -> None:
    front, other = PROMISES[code]
    _, found, _ = told(files(front, **other))
    assert [(problem.code.number, problem.span.line) for problem in found] == [(code, 7)]


def test_a_line_that_is_nearly_named_is_proposed() -> None:
    _, (problem,), _ = told(files("line: balad.geojson\n", **{"content/trails/balade.geojson": collection(feature(A, B)).decode()}))
    assert getattr(problem.mend, "text", None) == "balade.geojson"


def test_no_line_is_taken_from_another_folder() -> None:
    _, (problem,), _ = told(files("line: ../l.geojson\n", **{"content/l.geojson": collection(feature(A, B)).decode()}))
    assert problem.code.number == "LS630"


def test_a_stop_that_is_nowhere_or_gone_is_told() -> None:
    them = files(stops="stops:\n  - shop: lun\n  - shop: nulle\n  - shop: ferme\n")
    them["shops/nulle/index.md"] = shop_file("", id="nulle1", name="Nulle part")
    them["shops/ferme/index.md"] = shop_file("status: closed\n", id="ferme1", name="Fermée")
    made_trips, found, _ = told(them)
    assert [problem.code.number for problem in found] == ["LS636", "LS638"]
    assert made_trips["t"].legs == ()


def test_a_hidden_address_is_no_point_of_a_trail() -> None:
    them = files()
    them["shops/sam/index.md"] = them["shops/sam/index.md"].replace("lat:", "precision: hidden, lat:")
    made_trips, found, _ = told(them)
    assert (made_trips["t"].stops[1], [problem.code.number for problem in found]) == (None, ["LS640"])


@pytest.mark.parametrize(
    ("said", "vague"), [("", False), ("precision: street, ", True), ("approximate: yes, ", True), ("approximate: no, ", False)]
)
def test_a_stop_whose_door_is_somewhere_around_is_vague(said: str, vague: bool) -> None:
    them = files(stops=f"stops:\n  - shop: lun\n  - shop: sam\n  - {{shop: sam, lat: {C.lat}, lon: {C.lon}}}\n")
    them["shops/sam/index.md"] = them["shops/sam/index.md"].replace("lat:", f"{said}lat:")
    site = made(them).site
    stops = site.entries["trail", "t"].facts.stops
    assert [is_vague(stop, site) for stop in stops] == [False, vague, said.startswith("precision")]


def test_a_line_may_miss_a_point_that_is_only_somewhere_around() -> None:
    door = Spot(46.20051, 5.23049)  # 69 m from what is told of it
    line_file = collection(feature(A, door, **{"from": "lun", "to": "sam"})).decode()
    them = files("line: l.geojson\n", **{"content/trails/l.geojson": line_file})
    them["shops/sam/index.md"] = them["shops/sam/index.md"].replace(
        f"lat: {B.lat}, lon: {B.lon}", f"precision: street, lat: {door.lat}, lon: {door.lon}"
    )
    assert [problem.code.number for problem in told(them)[1]] == ["LS646"]
    them["content/trails/l.geojson"] = collection(feature(A, C, **{"from": "lun", "to": "sam"})).decode()
    assert [problem.code.number for problem in told(them)[1]] == ["LS633", "LS646"]


@pytest.mark.parametrize(
    ("said", "names", "is_due"),
    [
        ({}, {}, False),
        ({}, {"from": "lun", "to": "sam"}, True),
        ({}, {"from": "lun", "to": "sam", "straight": True}, False),
        ({"attribution": "© OpenStreetMap contributors"}, {}, True),
        ({"licence": "ODbL-1.0"}, {}, True),
        ({}, {"copyright": "www.openstreetmap.org"}, True),
        ({"name": "Ma balade"}, {"name": "ligne"}, False),
    ],
)
def test_openstreetmap_is_named_only_where_a_line_comes_from_there(said: dict[str, str], names: dict[str, object], is_due: bool) -> None:
    line_file = json.dumps({"type": "FeatureCollection", "features": [feature(A, B, **names)], **said})
    made_trips, found, _ = told(files("line: l.geojson\n", **{"content/trails/l.geojson": line_file}))
    assert (made_trips["t"].from_osm, made_trips["t"].routed, found) == (is_due, True, [])


def test_a_stop_may_say_itself_where_it_is() -> None:
    made_trips, _, _ = told(files(stops=f"stops:\n  - {{shop: lun, lat: {C.lat}, lon: {C.lon}}}\n  - shop: sam\n"))
    assert made_trips["t"].stops == (C, B)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("lun", [("LS635", "Lundi", "Mondays")]),
        ("mar-ven", []),
        ("[lun, sam]", [("LS635", "Lundi", "Mondays")]),  # of Saturday, nothing is said at the second
        ("tous les jours", [("LS635", "Lundi", "Mondays")]),
    ],
)
def test_a_stop_that_is_closed_on_a_recommended_day_is_told(days: str, expected: list[tuple[str, str, str]]) -> None:
    assert days_told(files(f"days: {days}\n")) == expected


def test_days_of_one_stop_are_told_together() -> None:
    them = files("days: lun-mar\n")
    them["shops/lun/index.md"] = them["shops/lun/index.md"].replace("lun fermé", "lun-mar fermé").replace("mar-dim", "mer-dim")
    assert days_told(them) == [("LS635", "Lundi", "Mondays and Tuesdays")]


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2027, 4, 15), date(2027, 8, 2), date(2027, 12, 24)])
def test_a_season_makes_no_closed_day_whatever_the_day_of_the_build(today: date) -> None:
    them = files("days: mar\n")
    them["shops/lun/index.md"] = them["shops/lun/index.md"].replace("mar-dim 9h-12h ; lun fermé", "avr-nov mar-dim 9h-12h ; déc-mars fermé")
    assert days_told(them, today) == []
    assert days_told(files("days: lun\n"), today) == [("LS635", "Lundi", "Mondays")]


def test_a_shop_that_is_open_somewhere_else_that_day_is_open() -> None:
    them = files("days: lun\n")
    other = AT.format(lat=A.lat, lon=A.lon, hours="lun 9h-12h")
    them["shops/lun/index.md"] = them["shops/lun/index.md"].replace("---\n\n", f"{other}---\n\n")
    assert days_told(them) == []
    them["shops/lun/index.md"] = them["shops/lun/index.md"].replace(", hours: lun 9h-12h", "")  # nobody knows
    assert days_told(them) == []


def test_days_are_written_as_in_hours() -> None:
    assert [read(Weekdays(), written)[0] for written in ("mar-sam", "[lun, jeu]", "Tue, Wed", "du mardi au jeudi", "tous les jours")] == [
        (1, 2, 3, 4, 5), (0, 3), (1, 2), (1, 2, 3), (0, 1, 2, 3, 4, 5, 6),
    ]  # fmt: skip
    for written in ("mars", "mar 9h-12h", "jours fériés", "1er mardi du mois", "demain", "{a: b}", "[[mar]]", "semaines paires mar"):
        value, problems = read(Weekdays(), written)
        assert len(problems) == 1, (written, value)


# To take along

HOSTILE = 'Le <Coin> & "fils" ]]>\x00\x0b\ud800￾'
WAY = Way(
    HOSTILE, HOSTILE, "https://x.example/?a=1&b=<2>", (Waypoint(A, HOSTILE, "", "https://x.example/é"), Waypoint(B, "B", "b", "")),
    ((A, C), (C, B)), "walk", from_osm=True, day=date(2027, 1, 2),
)  # fmt: skip
NAMES = {"g": "http://www.topografix.com/GPX/1/1"}


def test_a_gpx_file_is_whole_whatever_is_said_in_it() -> None:
    root = ET.fromstring(gpx(WAY))
    assert root.tag == f"{{{NAMES['g']}}}gpx"
    assert root.attrib == {"version": "1.1", "creator": "localsite"}
    assert [child.tag.rpartition("}")[2] for child in root] == ["metadata", "wpt", "wpt", "trk"]
    about = [child.tag.rpartition("}")[2] for child in root[0]]
    assert about == ["name", "desc", "copyright", "link", "time"]  # the order of the schema
    assert root.findtext("g:metadata/g:name", namespaces=NAMES) == 'Le <Coin> & "fils" ]]>'
    assert [point.attrib for point in root.iterfind("g:wpt", NAMES)] == [
        {"lat": "46.20000", "lon": "5.22000"}, {"lat": "46.20000", "lon": "5.23000"},
    ]  # fmt: skip
    assert [len(segment) for segment in root.iterfind("g:trk/g:trkseg", NAMES)] == [2, 2]


def test_a_geojson_file_is_whole_whatever_is_said_in_it() -> None:
    found = json.loads(geojson(WAY))
    assert [one["geometry"]["type"] for one in found["features"]] == ["LineString", "LineString", "Point", "Point"]
    assert found["attribution"] == "© OpenStreetMap contributors"
    assert found["features"][0]["geometry"]["coordinates"] == [[5.22, 46.2], [5.23, 46.205]]
    assert found["features"][3]["properties"] == {"stop": 2, "name": "B", "text": "b"}
    assert "attribution" not in json.loads(geojson(WAY._replace(from_osm=False)))
    assert [one.spots for one in lines_of(geojson(WAY))] == [(A, C), (C, B)]
