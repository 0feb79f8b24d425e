"""The page of the map: whom it shows, where, and what it keeps for itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from localsite import pipeline
from localsite.plan import town
from localsite.plan.mapped import Pin
from localsite.plan.points import Point
from localsite.plan.views import Chart
from localsite.stages import Plan
from localsite.values import Job
from tests.ground import PROJECT, TODAY, write_site
from tests.town_map import map_files

SHOP = """---
id: {key}
name: {key}
categories: bakery
{more}locations:
{locations}---
"""
EXACT = "  - {{address: {{street: {street}, city: Exempleville, area: Le Port}}, lat: {lat}, lon: {lon}, precision: {precision}}}\n"


def shop(key: str, *locations: str, more: str = "") -> dict[str, str]:
    return {f"shops/{key}/index.md": SHOP.format(key=key, locations="".join(locations), more=more)}


def at(lat: float, lon: float, precision: str = "exact", street: str = "3 rue du Port") -> str:
    return EXACT.format(lat=lat, lon=lon, precision=precision, street=street)


def planned(folder: Path, files: Mapping[str, str], *, mapped: bool = True) -> Plan:
    return pipeline.planned(
        Job(write_site(folder, {**(map_files() if mapped else {}), **files}), None, TODAY, remember=False), lambda _: None
    )


def charts(plan: Plan) -> dict[str, Chart]:
    return {output.path: output.context["page"].chart for output in plan.outputs if output.template == "pages/map.html"}


def chart(folder: Path, *shops: Mapping[str, str]) -> Chart:
    files = {path: text for one in shops for path, text in one.items()}
    return charts(planned(folder, files))["carte/index.html"]


def pin(found: Chart, of: str) -> list[Pin]:
    return [one for one in found.pins if one.of == of]


def test_there_is_a_page_in_each_language_and_a_way_to_it_after_the_shops(tmp_path: Path) -> None:
    plan = planned(tmp_path, shop("fournil", at(46.209, 5.233)))
    assert charts(plan).keys() == {"carte/index.html", "en/map/index.html"}
    assert [link.href for link in plan.desk.frame("fr").menu][:2] == ["/commerces/", "/carte/"]
    assert [link.href for link in plan.desk.frame("en").menu][:2] == ["/en/shops/", "/en/map/"]
    assert plan.desk.frame("en").sections["map"] == "/en/map/"


@pytest.mark.parametrize(
    ("mapped", "location"),
    [(False, at(46.209, 5.233)), (True, at(46.209, 5.233, "town")), (True, at(46.3, 5.233)), (True, "  - address: {city: Exempleville}\n")],
)
def test_without_a_map_or_a_shop_on_it_there_is_no_page(tmp_path: Path, mapped: bool, location: str) -> None:
    plan = planned(tmp_path, shop("fournil", location), mapped=mapped)
    assert charts(plan) == {}
    assert "/carte/" not in [link.href for link in plan.desk.frame("fr").menu]
    assert "map" not in plan.desk.frame("fr").sections


def test_a_shop_stands_where_it_is_in_metres(tmp_path: Path) -> None:
    plan = planned(tmp_path, shop("fournil", at(46.209, 5.233)))
    assert plan.desk.atlas is not None
    x, y = plan.desk.atlas.plan.at(46.209, 5.233)
    assert pin(charts(plan)["carte/index.html"], "fournil") == [Pin("at-fournil", "fournil", "food", round(x), round(y), vague=False)]


def test_a_shop_with_several_addresses_has_several_pins_and_one_line(tmp_path: Path) -> None:
    found = chart(tmp_path, shop("fournil", at(46.209, 5.233), at(46.205, 5.225, street="1 quai")))
    assert [one.mark for one in pin(found, "fournil")] == ["at-fournil", "at-fournil-1"]
    (spot,) = [one for one in found.spots if one.mark == "fournil"]
    assert spot.where == (("3 rue du Port, Le Port", "at-fournil"), ("1 quai, Le Port", "at-fournil-1"))


def test_only_what_may_be_told_is_on_the_map(tmp_path: Path) -> None:
    precise = {"ruelle": "street", "enville": "town", "chezelle": "hidden"}
    shops = [shop(key, at(46.20876, 5.23345, precision)) for key, precision in precise.items()]
    plan = planned(tmp_path, {path: text for one in shops for path, text in one.items()})
    found = charts(plan)["carte/index.html"]
    assert [(one.of, one.vague) for one in found.pins] == [("ruelle", True)]
    assert plan.desk.atlas is not None
    # A hundred metres or so: the street, not the door.
    assert (found.pins[0].x, found.pins[0].y) == tuple(map(round, plan.desk.atlas.plan.at(46.209, 5.233)))
    assert {one.mark: one.where for one in found.spots if one.mark in precise} == {
        "ruelle": (("rue du Port, Le Port", "at-ruelle"),),
        "enville": (("Exempleville", ""),),
        "chezelle": (("", ""),),
    }


def test_an_approximate_point_is_vague_where_it_is_and_its_address_is_whole(tmp_path: Path) -> None:
    plan = planned(tmp_path, shop("fournil", at(46.20876, 5.23345, "exact, approximate: yes")))
    found = charts(plan)["carte/index.html"]
    assert plan.desk.atlas is not None
    assert [(one.vague, one.x, one.y) for one in found.pins] == [(True, *map(round, plan.desk.atlas.plan.at(46.20876, 5.23345)))]
    assert [one.where for one in found.spots if one.mark == "fournil"] == [(("3 rue du Port, Le Port", "at-fournil"),)]


def test_a_stall_stands_where_its_market_is(tmp_path: Path) -> None:
    market = {"content/places/halle.md": "---\nid: halle1\nname: La Halle\nlat: 46.206\nlon: 5.23\n---\n"}
    found = chart(tmp_path, market, shop("fournil", "  - {at: halle, pitch: allée B}\n"))
    assert len(pin(found, "fournil")) == 1
    assert [one.where for one in found.spots if one.mark == "fournil"] == [(("La Halle", "at-fournil"),)]


def test_who_is_closed_for_good_is_not_there(tmp_path: Path) -> None:
    found = chart(tmp_path, shop("fournil", at(46.209, 5.233)), shop("levieux", at(46.209, 5.234), more="status: closed\n"))
    assert [one.of for one in found.pins] == ["fournil"]
    assert "levieux" not in [one.mark for one in found.spots]


def test_those_in_the_south_lie_in_front(tmp_path: Path) -> None:
    found = chart(tmp_path, shop("sudsud", at(46.203, 5.233)), shop("nordnord", at(46.215, 5.233)), shop("centre", at(46.209, 5.233)))
    assert [one.of for one in found.pins] == ["nordnord", "centre", "sudsud"]


@pytest.mark.parametrize(
    ("points", "view"),
    [
        ([(1000, 1000)], (850, 850, 300, 300)),
        ([(100, 100), (1900, 100)], (0, 0, 2016, 1330.56)),  # no ribbon, and not beyond the plan where there is room on it
        ([(1000, 0), (1000, 1000)], (569.2, 0, 861.5, 1120)),  # no tower
        ([(10, 10)], (0, 0, 300, 300)),
    ],
)
def test_the_first_view_holds_every_shop(tmp_path: Path, points: list[tuple[int, int]], view: tuple[float, ...]) -> None:
    atlas = planned(tmp_path, shop("fournil", at(46.209, 5.233))).desk.atlas
    assert atlas is not None
    found = town.view(atlas, [Point(x, y, vague=False) for x, y in points])
    wide = atlas.plan.wide
    expected = (*view,) if view[2] <= wide else ((wide - view[2]) / 2, *view[1:])
    assert [round(figure, 1) for figure in found] == [round(figure, 1) for figure in expected]


def test_beyond_the_plan_the_land_goes_on() -> None:
    colours = re.findall(r"--land: (#\w+)", (PROJECT / "themes/atelier/map.css").read_text("utf-8"))
    page = (PROJECT / "themes/atelier/components/map/lists.css").read_text("utf-8")
    assert re.findall(r"\.map, \.map__svg \{ background: (#\w+)", page) == colours[:2]


def test_a_line_tells_all_that_a_shop_is(tmp_path: Path) -> None:
    files = {**map_files(), **shop("fournil", at(46.209, 5.233))}
    files["shops/fournil/index.md"] = files["shops/fournil/index.md"].replace("categories: bakery", "categories: [bakery, florist]")
    assert pipeline.build(Job(write_site(tmp_path / "site", files), tmp_path / "public", TODAY, remember=False)).published
    for address, row in (("carte", "#fournil"), ("commerces", "[href='/commerces/fournil/']")):
        tree = LexborHTMLParser((tmp_path / f"public/{address}/index.html").read_text("utf-8"))
        line = tree.css_first(f".row:has({row})")
        assert (line.attributes["data-kind"] or "").split("|") == ["Boulangerie", "Fleuriste"]


def test_every_pin_is_a_link_to_a_line_that_leads_back(tmp_path: Path) -> None:
    root = write_site(
        tmp_path / "site", {**map_files(), **shop("fournil", at(46.209, 5.233)), **shop("lequai", at(46.205, 5.225), at(46.205, 5.226))}
    )
    assert pipeline.build(Job(root, tmp_path / "public", TODAY, remember=False)).published
    tree = LexborHTMLParser((tmp_path / "public/carte/index.html").read_text("utf-8"))
    pins = {pin.attributes["id"]: pin for pin in tree.css(".pins a")}
    assert pins.keys() == {"at-fournil", "at-lequai", "at-lequai-1"}
    for mark, link in pins.items():
        name = tree.css_first(f"a[id='{(link.attributes['href'] or '')[1:]}']")
        assert link.attributes["aria-labelledby"] == name.attributes["id"]
        assert name.attributes["href"] == f"/commerces/{name.attributes['id']}/"
        assert name.parent is not None
        assert name.parent.css_first(f"a[href='#{mark}']") is not None
    assert "openstreetmap.org/copyright" in (tree.css_first(".map__due a").attributes["href"] or "")
    assert not tree.css("[style]")
