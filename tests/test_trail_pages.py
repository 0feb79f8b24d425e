"""The page of a trail, its chart, its sheet of paper and its files: what they tell of a walk."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from localsite.geo import DEGREE, Spot
from localsite.maps import Atlas, Level, TownMap
from localsite.pipeline import Job, build, planned
from localsite.plan.chart import PIXELS, SCREEN, Frame, Mark, chart
from localsite.plan.mapped import Course
from localsite.plan.measures import distance, weight
from localsite.plan.paper import LETTERS, level
from localsite.plan.views import Page
from localsite.stages import Plan
from localsite.trails import Leg, Trip
from tests.ground import MINIMAL, TODAY, write_site
from tests.town_map import map_files

SHOP = (MINIMAL / "shops/le-coin/index.md").read_text("utf-8").replace(
    "    hours: mar-sam 7h-13h", "    lat: 46.2100\n    lon: 5.2300\n    hours: mar-sam 7h-13h ; lun fermé"
)  # fmt: skip
TRAIL = """\
---
id: letour
title: Le tour
theme: Le pain
summary: Deux pas.
stops:
  - {shop: le-coin, text: Entrez., minutes: 10}
  - {name: La fontaine, lat: 46.2100, lon: 5.2350, text: Buvez.}
  - {name: Le lavoir, lat: 46.2120, lon: 5.2350, minutes: 5, straight: yes}
days: lun-mar
climb: 12
%s---

On marche.
"""
LINE = json.dumps({
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"from": start, "to": end, **said},
            "geometry": {"type": "LineString", "coordinates": [[lon, lat] for lat, lon in spots]},
        }
        for start, end, said, spots in (
            ("le-coin", "La fontaine", {"steps": 24, "step_count": 40}, ((46.21, 5.23), (46.211, 5.2325), (46.21, 5.235))),
            ("La fontaine", "Le lavoir", {"straight": True}, ((46.21, 5.235), (46.212, 5.235))),
        )
    ],
})  # fmt: skip
ROUTED = {"shops/le-coin/index.md": SHOP, "content/trails/tour.md": TRAIL % "line: tour.geojson\n", "content/trails/tour.geojson": LINE}
STRAIGHT = {"shops/le-coin/index.md": SHOP, "content/trails/tour.md": TRAIL % ""}


def plan_of(folder: Path, files: Mapping[str, str]) -> Plan:
    root = write_site(folder / "site", files)
    return planned(Job(root, None, TODAY, remember=False), lambda _: None)


def page(plan: Plan, path: str) -> Page:
    found: Page = next(output.context["page"] for output in plan.outputs if output.path == f"{path}index.html")
    return found


@pytest.fixture
def routed(tmp_path: Path) -> Plan:
    return plan_of(tmp_path, {**ROUTED, **map_files()})


def test_the_page_tells_how_far_and_how_long(routed: Plan) -> None:
    walk = page(routed, "balades/tour/").walk
    assert (walk.distance, walk.straight, walk.minutes) == ("650\u00a0m", False, 10)
    assert walk.whole == 10 + 10 + 5
    assert (walk.steps, walk.treads) == ("20\u00a0m", 40)
    assert walk.shut == (("lundi", ("Le Coin",)),)
    assert page(routed, "en/trails/tour/").walk.shut == (("Monday", ("Le Coin",)),)


def test_each_stop_tells_the_way_to_the_next(routed: Plan) -> None:
    stops = page(routed, "balades/tour/").stops
    assert [(stop.onward, stop.onward_minutes, stop.straight) for stop in stops] == [
        ("450\u00a0m", 6, False), ("200\u00a0m", 3, True), ("", 0, False),
    ]  # fmt: skip
    assert (stops[0].where, stops[0].hours) == ("3 rue des Écoles", "mar-sam 7h-13h\u202f; lun fermé")


def test_without_a_line_the_page_says_that_distances_are_straight(tmp_path: Path) -> None:
    told = page(plan_of(tmp_path, STRAIGHT), "balades/tour/")
    assert told.walk.straight
    assert told.walk.whole == 11 + 10 + 5  # 600 m, as streets go
    assert all(stop.straight for stop in told.stops[:-1])
    assert told.walk.chart is not None
    assert (told.walk.chart.lines, len(told.walk.chart.straight)) == ((), 2)
    assert not told.walk.chart.from_osm  # nothing of it is OpenStreetMap's


def test_the_list_of_trails_tells_a_length_only_where_it_is_known(routed: Plan, tmp_path: Path) -> None:
    (card,) = page(routed, "balades/").cards
    assert (card.way, card.minutes, card.stops) == ("650\u00a0m", 25, 3)
    (card,) = page(plan_of(tmp_path / "b", STRAIGHT), "balades/").cards
    assert (card.way, card.minutes) == ("", 0)


def test_the_files_of_a_trail_stand_beside_its_page(routed: Plan) -> None:
    files = {output.path: output for output in routed.outputs}
    for folder in ("balades", "en/trails"):
        for link, kind, _ in page(routed, f"{folder}/tour/").walk.files:
            output = files[link.href.lstrip("/")]
            assert output.data
            assert "content/trails/tour.geojson" in output.because
            assert kind in ("application/gpx+xml", "application/geo+json")
    assert b"/en/trails/tour/" in files["en/trails/tour/tour.gpx"].data


def test_the_hours_of_a_stop_break_nowhere_before_a_sign(tmp_path: Path) -> None:
    shop = SHOP.replace("lun fermé", "lun fermé « le marché d’abord »")
    root = write_site(tmp_path / "site", {**ROUTED, "shops/le-coin/index.md": shop})
    result = build(Job(root, root / "public", TODAY, remember=False))
    assert result.published, result.diagnostics
    (told,) = re.findall(r'<p class="guide__where">(.*?)</p>', (root / "public/balades/tour/imprimer/index.html").read_text("utf-8"))
    assert "le marché d’abord" in told
    assert re.findall(r" [;:!?»]|« ", told) == []


def test_openstreetmap_is_not_named_for_a_line_that_somebody_drew(tmp_path: Path) -> None:
    line = json.loads(LINE)
    for feature in line["features"]:
        feature["properties"] = {}
    drawn = plan_of(tmp_path / "a", {**ROUTED, "content/trails/tour.geojson": json.dumps(line)})
    assert page(drawn, "balades/tour/").walk.straight is False
    assert page(drawn, "balades/tour/").walk.chart.from_osm is False
    files = {output.path: output.data for output in drawn.outputs if output.path.startswith("balades/tour/tour.")}
    assert len(files) == 2
    assert all(b"OpenStreetMap" not in data for data in files.values())
    line["attribution"] = "© les contributeurs d’OpenStreetMap"
    said = plan_of(tmp_path / "b", {**ROUTED, "content/trails/tour.geojson": json.dumps(line)})
    assert page(said, "balades/tour/").walk.chart.from_osm is True
    assert all(b"OpenStreetMap" in output.data for output in said.outputs if output.path in files)


def test_the_chart_lies_on_the_map_where_there_is_one(routed: Plan, tmp_path: Path) -> None:
    drawn = page(routed, "balades/tour/").walk.chart
    assert drawn is not None
    assert drawn.is_mapped
    assert drawn.from_osm
    assert drawn.crop.sheets
    assert [(pin.number, pin.name, pin.href) for pin in drawn.pins] == [
        (1, "Le Coin", "#stop-1"), (2, "La fontaine", "#stop-2"), (3, "Le lavoir", "#stop-3"),
    ]  # fmt: skip
    assert (len(drawn.lines), len(drawn.straight)) == (1, 1)
    plain = page(plan_of(tmp_path / "b", ROUTED), "balades/tour/").walk.chart
    assert plain is not None
    assert (plain.is_mapped, plain.from_osm, plain.crop.sheets) == (False, True, ())


def test_a_trail_that_leaves_the_map_is_drawn_on_plain_ground(tmp_path: Path) -> None:
    away = {**ROUTED, "content/trails/tour.md": ROUTED["content/trails/tour.md"].replace("lat: 46.2120", "lat: 46.3")}
    drawn = page(plan_of(tmp_path, {**away, **map_files()}), "balades/tour/").walk.chart
    assert drawn is not None
    assert not drawn.is_mapped


def test_the_sheet_of_paper_has_grey_sheets_and_the_short_address(routed: Plan) -> None:
    sheet = page(routed, "balades/tour/imprimer/")
    assert page(routed, "balades/tour/").walk.paper is not None
    assert page(routed, "balades/tour/").walk.paper.href == "/balades/tour/imprimer/"  # type: ignore[union-attr]
    assert (sheet.kind, sheet.noindex) == ("trail_print", True)
    assert sheet.paper is not None
    assert sheet.paper.shown == "vitrines.example/s/letour/"
    assert sheet.paper.back.href == "/balades/tour/"
    assert sheet.walk.chart is not None
    assert all("/print/" in href for href, *_ in sheet.walk.chart.crop.sheets)
    assert all(not pin.href for pin in sheet.walk.chart.pins)
    assert page(routed, "en/trails/tour/print/").title == "Le tour"


# The chart by itself

PAPER = Frame(700, 1.5, 1.5, 24, paper=True)


def trip(*points: tuple[float, float]) -> Trip:
    """Stops so many metres to the east and to the south of a corner, with straight legs."""
    spots = tuple(Spot(46.21 - y / DEGREE, 5.23 + x / DEGREE / math.cos(math.radians(46.21))) for x, y in points)
    legs = tuple(Leg(n, n + 1, (one, other), 0) for n, (one, other) in enumerate(pairwise(spots)))
    return Trip(spots, legs, routed=True)


@pytest.mark.parametrize("frame", [SCREEN, PAPER])
@pytest.mark.parametrize(
    "points",
    [
        ((0, 0), (500, 300)),
        ((0, 0), (0, 0), (0, 0), (3, 4)),
        ((0, 0),),
        ((0, 0), (4000, 5)),
        ((0, 0), (5, 4000)),
        tuple((n * 20.0, n * 7.0) for n in range(20)),
        ((0, 0), (800, 0), (800, 600), (0, 600)),
        (*((0, 0),) * 12, (800, 600)),
    ],
)
def test_no_pin_hides_another_and_none_leaves_the_chart(routed: Plan, points: tuple[tuple[float, float], ...], frame: Frame) -> None:
    drawn = chart(routed.desk, trip(*points), [Mark(str(n)) for n in range(len(points))], "fr", frame)
    assert drawn is not None
    wide = float(drawn.wide.removesuffix("mm")) * PIXELS if drawn.wide else frame.wide
    high = wide * drawn.crop.high / drawn.crop.wide
    pins = [(float(pin.x[:-1]) / 100 * wide, float(pin.y[:-1]) / 100 * high) for pin in drawn.pins]
    apart = [math.dist(one, other) for n, one in enumerate(pins) for other in pins[n + 1 :]]
    assert min(apart, default=frame.apart) > frame.apart - 3
    assert all(10 < x < wide - 10 and 10 < y < high - 10 for x, y in pins)
    assert frame.tall - 0.02 < drawn.crop.wide / drawn.crop.high < frame.flat + 0.02


def placed(plan: Plan, *spots: tuple[float, float], frame: Frame) -> Course:
    """The chart of a trail whose stops lie at these shares of the plan of the town."""
    assert plan.desk.atlas
    ground = plan.desk.atlas.plan
    found = [ground.spot(x * ground.wide, y * ground.high) for x, y in spots]
    legs = tuple(Leg(n, n + 1, pair, 0) for n, pair in enumerate(pairwise(found)))
    drawn = chart(plan.desk, Trip(tuple(found), legs, routed=True), [Mark(str(n)) for n in range(len(found))], "fr", frame)
    assert drawn
    assert drawn.is_mapped
    return drawn


@pytest.mark.parametrize("frame", [SCREEN, PAPER, Frame(700, 0.9, 0.9, 24, paper=True)])
@pytest.mark.parametrize("spots", [((0.01, 0.02), (0.1, 0.1)), ((0.9, 0.97), (0.99, 0.99)), ((0.01, 0.01), (0.99, 0.99))])
def test_a_chart_shows_nothing_beyond_the_plan(routed: Plan, spots: tuple[tuple[float, float], ...], frame: Frame) -> None:
    drawn, ground = placed(routed, *spots, frame=frame), routed.desk.atlas.plan  # type: ignore[union-attr]
    x, y, wide, high = map(int, drawn.crop.view.split())
    assert x >= 0
    assert y >= 0
    assert x + wide <= ground.wide
    assert y + high <= ground.high
    if frame.paper:  # and it is no wider or higher than its room
        shown = float(drawn.wide.removesuffix("mm")) * PIXELS
        assert shown <= frame.wide + 1
        assert shown * high / wide <= frame.wide / frame.flat + 1


@pytest.mark.parametrize(("wide", "name"), [(700, "street"), (500, "street"), (300, "overview"), (100, "overview")])
def test_paper_has_the_finest_level_whose_letters_can_be_read(routed: Plan, wide: float, name: str) -> None:
    levels = (Level("overview", 0.2, 1200, frozenset({(0, 0)})), Level("street", 0.75, 600, frozenset({(0, 0)})))
    found = level(Atlas(TownMap(routed.desk.atlas.plan, levels, None), {}, ""), (0, 0, 700, 400), wide)  # type: ignore[union-attr]
    assert found.name == name
    assert LETTERS * 0.75 * wide / 700 / 0.75 >= 6 or found.name == "overview"


def test_the_bar_and_the_arrow_stand_where_nothing_else_does(routed: Plan) -> None:
    rising, falling = trip((0, 600), (300, 300), (600, 0)), trip((0, 0), (300, 300), (600, 600))
    corners = []
    for way in (rising, falling):
        drawn = chart(routed.desk, way, [Mark(str(n)) for n in range(3)], "fr", Frame(350, 1, 1))
        assert drawn
        corners.append((drawn.scale.right, drawn.scale.top, drawn.scale.north))
    assert corners == [(True, False, (False, True)), (False, False, (True, True))]


def test_a_chart_has_a_bar_of_a_round_length(routed: Plan) -> None:
    drawn = chart(routed.desk, trip((0, 0), (500, 300)), [Mark("a"), Mark("b")], "fr")
    assert drawn is not None
    assert drawn.scale.text == "100\u00a0m"
    assert float(drawn.scale.wide[:-1]) == pytest.approx(100 * 100 / drawn.crop.wide, abs=0.1)


@pytest.mark.parametrize("frame", [SCREEN, PAPER])
def test_a_stop_whose_door_is_somewhere_around_has_a_circle_where_it_is(routed: Plan, frame: Frame) -> None:
    sure = chart(routed.desk, trip((0, 0), (1, 1)), [Mark("a"), Mark("b")], "fr", frame)
    vague = chart(routed.desk, trip((0, 0), (1, 1)), [Mark("a"), Mark("b", vague=True)], "fr", frame)
    assert sure is not None
    assert vague is not None
    moved = re.findall(r"M(\d+) (\d+)L", vague.leaders)
    assert (sure.vague, [(str(at.x), str(at.y)) for at in vague.vague]) == ((), moved[1:])
    assert sure == vague._replace(vague=())


def test_an_approximate_shop_is_vague_on_both_charts_of_a_trail(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, {**ROUTED, "shops/le-coin/index.md": SHOP.replace("    lat:", "    approximate: yes\n    lat:")})
    drawn = [one.context["page"].walk.chart for one in plan.outputs if one.template in ("pages/trail.html", "pages/trail_print.html")]
    assert [len(one.vague) for one in drawn] == [1] * 4


def test_nothing_placed_is_no_chart(routed: Plan) -> None:
    assert chart(routed.desk, Trip((None, None), (), routed=False), [Mark("a"), Mark("b")], "fr") is None


@pytest.mark.parametrize(
    ("metres", "french", "english"),
    [
        (3, "10\u00a0m", "10\u00a0m"), (84, "80\u00a0m", "80\u00a0m"), (530, "550\u00a0m", "550\u00a0m"),
        (980, "1\u00a0km", "1\u00a0km"), (1240, "1,2\u00a0km", "1.2\u00a0km"),
    ],
)  # fmt: skip
def test_distances_are_told_as_people_say_them(metres: float, french: str, english: str) -> None:
    assert (distance(metres, "fr"), distance(metres, "en")) == (french, english)


def test_the_size_of_a_file_is_told() -> None:
    assert (weight(b"x" * 4200, "fr"), weight(b"", "en")) == ("4\u00a0ko", "1\u00a0kB")
