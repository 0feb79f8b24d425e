"""No file of a trail tells more of a shop than its record does, whatever its line was drawn for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite import pipeline
from localsite.geo import Plan, Spot, metres
from localsite.plan.chart import Mark, chart
from localsite.trails import Trip, trips
from localsite.trails.veil import HUSH
from localsite.values import Job
from tests.ground import TODAY, write_site
from tests.stages import SITE, made, sources_of
from tests.town_map import BOX, map_files

PLAN = Plan(*BOX)
START, CORNER, BEND, END = Spot(46.2030, 5.2240), Spot(46.2030, 5.2290), Spot(46.2060, 5.2290), Spot(46.2075, 5.2265)
BENCH = Spot(46.2015, 5.2290)
DOOR, ROUGH = Spot(46.20436, 5.22643), Spot(46.204, 5.226)
SHOP = """\
---
id: bout0{n}0
name: Boutique {n}
categories: bakery
{more}locations:
  - {{address: {{street: {n} rue du Port, city: Exempleville}}, lat: {at.lat}, lon: {at.lon}, precision: {precision}}}
verified: {{on: 2027-02-20, how: visit}}
---
"""
TRAIL = """\
---
id: trail01
title: Balade
stops: [{{shop: b1}}, {{shop: b2{own}}}, {{shop: b3}}, {{name: Banc, lat: 46.2015, lon: 5.2290}}]
line: l.geojson
---
"""
NEAR = {"street": HUSH - 70, "town": 80.0, "hidden": 80.0}  # metres around a door in which nothing is published


def line(door: Spot, kind: str) -> str:
    """A line that was drawn when the door was known."""
    there, back = (START, CORNER, Spot(46.2042, 5.2270), door), (door, Spot(46.2046, 5.2266), BEND, END)
    names: list[dict[str, object]] = [
        {"from": "b1", "to": "b2", "steps": 24, "step_count": 40},
        {"from": "b2", "to": "b3"},
        {"from": "b3", "to": "Banc"},
    ]
    legs = [(there, names[0]), (back, names[1]), ((END, BENCH), names[2])]
    if kind == "straight":
        legs = [((START, door), {**names[0], "straight": True}), ((door, END), {**names[1], "straight": True}), legs[2]]
    if kind == "drawn":
        legs = [((*there, *back[1:], BENCH), {})]
    if kind == "crossing":  # it comes by once more
        legs = [((*there, *back[1:], Spot(46.2060, 5.2250), door, Spot(46.2030, 5.2255), BENCH), {})]
    if kind == "gone":
        legs = [*legs[:2], ((END, BEND), {"from": "b3", "to": "b4"})]
    features = [
        {"type": "Feature", "properties": said, "geometry": {"type": "LineString", "coordinates": [[at.lon, at.lat] for at in spots]}}
        for spots, said in legs
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def files(precision: str, kind: str, door: Spot = DOOR, own: str = "") -> dict[str, str]:
    more = "service_area: [{name: X}]\n" if precision == "hidden" else ""
    return {
        "shops/b1/index.md": SHOP.format(n=1, at=START, precision="exact", more=""),
        "shops/b2/index.md": SHOP.format(n=2, at=door, precision=precision, more=more),
        "shops/b3/index.md": SHOP.format(n=3, at=END, precision="exact", more=""),
        "content/trails/t.md": TRAIL.format(own=own),
        "content/trails/l.geojson": line(door, kind),
    }


def trip(them: Mapping[str, str]) -> tuple[Trip, list[str]]:
    """A trail with what is said of it."""
    found: list[str] = []
    done = made({**them})
    assert not done.errors
    told = trips(done.site, sources_of({"content/site.yaml": SITE, **them}), lambda problem: found.append(problem.code.number))
    return told["t"], found


def points(text: str) -> Iterator[Spot]:
    """Every point that a text tells, in degrees or in metres of the plan."""
    for one, other in re.findall(r"(-?\d+\.\d+)\D{1,9}(-?\d+\.\d+)", text):
        yield from (Spot(float(one), float(other)), Spot(float(other), float(one)))
    for path in re.findall(r' d="([^"]*)"', text):
        yield from (PLAN.spot(float(x), float(y)) for x, y in re.findall(r"(\d+(?:\.\d+)?) (\d+(?:\.\d+)?)", path))


KINDS = ["made", "straight", "drawn", "crossing", "gone"]


@pytest.mark.parametrize("precision", ["street", "town", "hidden"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_published_with_a_trail_leads_to_a_door_that_is_not_to_be_told(tmp_path: Path, precision: str, kind: str) -> None:
    root = write_site(tmp_path, {**map_files(), **files(precision, kind)})
    result = pipeline.build(Job(root, root / "public", TODAY, remember=False))
    assert result.published, result.diagnostics
    kinds = (".html", ".gpx", ".geojson", ".json")
    texts = {path: path.read_text("utf-8") for path in (root / "public").rglob("*") if path.suffix in kinds}
    assert sum(path.suffix in (".gpx", ".geojson") for path in texts) == 4
    near = {(path.name, at) for path, text in texts.items() for at in points(text) if metres(at, DOOR) < NEAR[precision]}
    assert {one for one in near if metres(one[1], ROUGH) > 1} == set()
    assert [path for path, text in texts.items() if str(DOOR.lat) in text or str(DOOR.lon) in text] == []


def test_where_a_line_stops_a_straight_one_leads_to_what_may_be_told(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**map_files(), **files("street", "made")})
    desk = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None).desk
    marks = [Mark(str(number), vague=number == 1) for number in range(4)]
    drawn = chart(desk, desk.trips["t"], marks, "fr")
    assert drawn is not None
    (x, y), *ends = (map(round, PLAN.at(*spot)) for spot in (ROUGH, CORNER, BEND))
    assert drawn.straight == tuple(f"M{' '.join(map(str, end))}L{x} {y}" for end in ends)
    assert chart(desk, desk.trips["t"], [Mark("") for _ in marks], "fr").straight == ()  # type: ignore[union-attr]


def test_what_may_be_told_is(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**map_files(), **files("exact", "made")})
    assert pipeline.build(Job(root, root / "public", TODAY, remember=False)).published
    told = (root / "public/balades/t/t.gpx").read_text("utf-8"), (root / "public/balades/t/index.html").read_text("utf-8")
    assert all(any(metres(at, DOOR) < 2 for at in points(text)) for text in told)


aside = st.tuples(*[st.floats(-0.00049, 0.00049).map(lambda degrees: round(degrees, 6))] * 2)


@given(st.sampled_from(["street", "town", "hidden"]), st.sampled_from(KINDS), aside, aside)
def test_two_doors_that_may_not_be_told_apart_make_one_trail(
    precision: str, kind: str, one: tuple[float, float], other: tuple[float, float]
) -> None:
    doors = [Spot(ROUGH.lat + north, ROUGH.lon + east) for north, east in (one, other)]
    assert trip(files(precision, kind, doors[0])) == trip(files(precision, kind, doors[1]))


def test_a_line_stops_where_it_comes_near_and_the_rest_of_the_way_is_told_as_the_crow_flies() -> None:
    there, found = trip(files("street", "made"))
    assert ([leg.spots for leg in there.legs], found) == ([(START, CORNER), (BEND, END), (END, BENCH)], ["LS646"])
    assert there.legs[0].metres == round(metres(START, CORNER) + metres(CORNER, ROUGH))
    assert (there.legs[0].steps, there.legs[0].treads, there.routed) == (50, 0, True)


def test_a_passage_that_one_walks_straight_leads_to_what_may_be_told() -> None:
    there, _ = trip(files("street", "straight"))
    assert [(leg.spots, leg.straight) for leg in there.legs] == [((START, ROUGH), True), ((ROUGH, END), True), ((END, BENCH), False)]


@pytest.mark.parametrize(
    ("precision", "kind", "codes"),
    [
        ("exact", "gone", ["LS634"]),
        ("street", "gone", ["LS642"]),
        ("street", "drawn", []),
        ("town", "made", ["LS640", "LS642"]),
        ("hidden", "made", ["LS640", "LS642"]),
        ("town", "drawn", ["LS640", "LS643"]),
        ("hidden", "drawn", ["LS640", "LS643"]),
    ],
)
def test_a_line_that_might_lead_to_a_hidden_door_is_not_shown_and_that_is_said(precision: str, kind: str, codes: list[str]) -> None:
    there, found = trip(files(precision, kind))
    assert (found, there.routed) == (codes, not {"LS634", "LS642", "LS643"} & {*codes})


@pytest.mark.parametrize("precision", ["street", "town", "hidden"])
def test_a_stop_gives_no_point_to_a_shop_that_keeps_it_back(precision: str) -> None:
    there, found = trip(files(precision, "made", own=f", lat: {DOOR.lat}, lon: {DOOR.lon}"))
    assert "LS641" in found
    assert there.stops[1] == (ROUGH if precision == "street" else None)


def test_a_shop_that_tells_one_of_its_doors_does_not_tell_the_other() -> None:
    them = files("hidden", "made")
    two = f"{{key: a, address: {{city: X}}, lat: {CORNER.lat}, lon: {CORNER.lon}}}\n  - {{key: b, address"
    them["shops/b2/index.md"] = them["shops/b2/index.md"].replace("{address", two)
    there, _ = trip(them)
    assert [leg.spots for leg in there.legs] == [(START, CORNER), (CORNER, END), (END, BENCH)]
    assert [leg.straight for leg in there.legs] == [True, True, False]


def test_a_line_that_leads_to_the_door_that_is_told_stays_whole() -> None:
    them = files("hidden", "made")
    two = f"{{key: a, address: {{city: X}}, lat: {DOOR.lat}, lon: {DOOR.lon}}}\n  - {{key: b, address"
    hidden = f"lat: {END.lat}, lon: {END.lon}, precision"
    moved = them["shops/b2/index.md"].replace(f"lat: {DOOR.lat}, lon: {DOOR.lon}, precision", hidden)
    them["shops/b2/index.md"] = moved.replace("{address", two)
    there, codes = trip(them)
    assert [(leg.spots[0], leg.spots[-1], leg.straight) for leg in there.legs][:2] == [(START, DOOR, False), (DOOR, END, False)]
    assert len(there.legs[0].spots) > 2
    assert codes == []
