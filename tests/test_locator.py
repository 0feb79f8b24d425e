"""The small map of a shop: on few sheets, with a pin that stands where it should, and never more than may be told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite import pipeline
from localsite.basemap.looks import looks
from localsite.content.parts import PRECISIONS, Location
from localsite.diagnostics import Span
from localsite.fields import Ref
from localsite.geo import Plan
from localsite.plan.desk import Desk
from localsite.plan.locator import LEVEL, ROOM, SIZE, Room, around, where
from localsite.plan.points import told as told_of
from localsite.values import Job
from tests.ground import TODAY, write_site
from tests.town_map import BOX, map_files

SHOP = """\
---
id: lecoin
name: "Le Coin (d’Anaïs) & Cie"
categories: bakery
locations: {locations}
{more}verified: {{on: 2027-01-15, how: visit}}
---
"""
# Ten metres from the seam between two sheets.
PLACE = """\
---
name: La halle
kind: hall
lat: 46.20812
lon: 5.23051
address: {city: Exempleville}
verified: {on: 2027-01-15, how: visit}
---
"""
EVENT = "---\ntitle: La foire\nat: {at}\nstart: 2027-03-14\nverified: {{on: 2027-01-15, how: visit}}\n---\n"
SETTINGS = "\nmap:\n  centre: [46.2090, 5.2330]\n"
AT = "[{address: {street: 3 rue des Écoles, city: Exempleville}, lat: 46.20917, lon: 5.23371, precision: %s}]"
PLAN = Plan(*BOX)
AT_THE_DOOR = Location.model_construct(lat=46.20917, lon=5.23371, precision="exact")
SIDE = 800  # metres of a sheet of streets there
SHOP_PAGE, PLACE_PAGE, EVENT_PAGE = "commerces/le-coin/index.html", "lieux/halle/index.html", "agenda/foire/index.html"


def site(folder: Path, precision: str = "exact", more: str = "", **files: str) -> Path:
    settings = (Path(__file__).parent / "sites/minimal/content/site.yaml").read_text("utf-8") + SETTINGS
    written = {
        "content/site.yaml": settings,
        "shops/le-coin/index.md": SHOP.format(locations=AT % precision, more=more),
        "content/places/halle.md": PLACE,
        "content/events/foire.md": EVENT.format(at="halle"),
        **map_files(),
    }
    return write_site(folder, {**written, **files})


def pages(folder: Path, precision: str = "exact", more: str = "", **files: str) -> dict[str, str]:
    """Everything that is published as text, by path."""
    root = site(folder, precision, more, **files)
    made = pipeline.build(Job(root, root / "public", TODAY, remember=False))
    assert made.published, made.diagnostics
    texts = {path.relative_to(root / "public").as_posix(): path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()}
    return {
        path: data.decode() for path, data in texts.items() if path.endswith((".html", ".xml", ".json", ".ics", ".txt", ".geojson", ".csv"))
    }


@pytest.fixture(scope="module")
def exact(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(tmp_path_factory.mktemp("exact"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return pipeline.planned(Job(site(tmp_path_factory.mktemp("desk")), None, TODAY, remember=False), lambda _: None).desk


def pinned(html: str, shape: str = r'<path paint-order="stroke" d="M') -> tuple[int, int]:
    """Where on the plan the pin of the first small map stands: told from where its first sheet begins."""
    (figure, *_) = figures(html)
    column, row = map(int, re.findall(r"/street-(\d+)-(\d+)\.svg", figure)[0])
    x, y = map(int, re.findall(shape + r"(\d+)\D+(\d+)", figure)[0])
    return column * SIDE + x, row * SIDE + y


def figures(html: str) -> list[str]:
    return re.findall(r'<figure class="locator">.*?</figure>', html, re.DOTALL)


def test_a_shop_has_a_pin_where_it_is(exact: dict[str, str]) -> None:
    (figure,) = figures(exact[SHOP_PAGE])
    assert pinned(exact[SHOP_PAGE]) == tuple(map(round, PLAN.at(46.20917, 5.23371)))
    x, y = map(int, re.findall(r'd="M(\d+) (\d+)l', figure)[0])
    left, top, wide, high = map(int, re.findall(r'viewBox="(.*?)"', figure)[0].split())
    assert (wide, high) == SIZE
    assert ROOM["exact"].aside <= x - left <= wide - ROOM["exact"].aside
    assert ROOM["exact"].above <= y - top <= high - ROOM["exact"].below
    assert '<a href="https://www.openstreetmap.org/copyright">© les contributeurs d’OpenStreetMap</a>' in figure
    assert "style=" not in figure
    assert "<script" not in figure


def test_a_place_and_what_is_held_there_have_one_too(exact: dict[str, str]) -> None:
    assert len(figures(exact[PLACE_PAGE])) == 1
    assert figures(exact[EVENT_PAGE]) == figures(exact[PLACE_PAGE])


def test_an_event_at_a_shop_is_where_the_shop_is(tmp_path: Path) -> None:
    event = EVENT.format(at="le-coin")
    html = pages(tmp_path / "exact", **{"content/events/foire.md": event})[EVENT_PAGE]
    assert pinned(html) == tuple(map(round, PLAN.at(46.20917, 5.23371)))
    assert html.count('href="/commerces/le-coin/"') == 1
    hidden = pages(tmp_path / "hidden", "hidden", **{"content/events/foire.md": event})[EVENT_PAGE]
    assert figures(hidden) == []
    assert 'href="/commerces/le-coin/"' in hidden


def test_words_are_those_of_the_page(exact: dict[str, str]) -> None:
    assert "Environ 1 minute à pied du centre" in exact[SHOP_PAGE]
    english = exact["en/shops/le-coin/index.html"]
    assert "About 1 minute on foot from the centre" in english
    assert "© OpenStreetMap contributors" in english


def test_it_leads_to_the_pin_of_the_shop_on_the_map_of_the_town(tmp_path: Path) -> None:
    two = "[{key: a, address: {city: X}, lat: 46.2091, lon: 5.2337}, {key: b, address: {city: Y}, lat: 46.2051, lon: 5.2301}]"
    told = pages(tmp_path, **{"shops/le-coin/index.md": SHOP.format(locations=two, more="")})
    links = re.findall(r'<figure class="locator">\n<a href="/carte/#(.*?)">', told[SHOP_PAGE])
    assert links == ["at-lecoin", "at-lecoin-1"]
    assert [told["carte/index.html"].count(f'id="{link}"') for link in links] == [1, 1]
    assert [figure.count('<a href="/carte/') for figure in figures(told[PLACE_PAGE])] == [0]


def test_an_application_of_maps_is_told_the_name(exact: dict[str, str]) -> None:
    (address,) = re.findall(r'href="(geo:[^"]*)"', exact[SHOP_PAGE])
    assert re.fullmatch(r"geo:46\.20917,5\.23371\?q=46\.20917,5\.23371\([\w%.~-]+\)", address)
    assert unquote(address.partition("(")[2]) == "Le Coin (d’Anaïs) & Cie)"
    assert exact[SHOP_PAGE].count("www.openstreetmap.org/directions") == 1


def test_a_map_weighs_little(exact: dict[str, str]) -> None:
    drawings = [figures(exact[path])[0].partition("\n<figcaption>")[0] for path in (SHOP_PAGE, PLACE_PAGE, EVENT_PAGE)]
    assert [(one.count("<image"), len(one.encode()) <= 500) for one in drawings] == [(1, True), (2, True), (2, True)]


def test_the_street_is_a_soft_circle_and_no_pin(tmp_path: Path) -> None:
    html = pages(tmp_path, "street")[SHOP_PAGE]
    (figure,) = figures(html)
    assert pinned(html, '<circle cx="') == tuple(map(round, PLAN.at(46.209, 5.234)))
    assert ' r="80"' in figure
    assert "<path" not in figure
    assert "L’adresse exacte n’est pas publique." in html
    assert "geo:" not in html
    assert "openstreetmap.org/directions" not in html


def test_an_approximate_point_is_a_circle_and_the_address_stays_whole(tmp_path: Path) -> None:
    told = pages(tmp_path, "exact, approximate: yes")
    (figure,) = figures(told[SHOP_PAGE])
    assert pinned(told[SHOP_PAGE], '<circle cx="') == tuple(map(round, PLAN.at(46.20917, 5.23371)))
    assert ' r="80"' in figure
    assert "<path" not in figure
    assert "3 rue des Écoles<br>" in told[SHOP_PAGE]
    assert "Point approximatif" in told[SHOP_PAGE]
    assert "Approximate point" in told["en/shops/le-coin/index.html"]
    for way in ("geo:", "openstreetmap.org/directions", "GeoCoordinates", "/affiche/"):
        assert way not in told[SHOP_PAGE]


def test_a_sure_point_has_what_an_approximate_one_has_not(exact: dict[str, str]) -> None:
    assert [way in exact[SHOP_PAGE] for way in ("geo:", "openstreetmap.org/directions", "GeoCoordinates", "/affiche/")] == [True] * 4
    assert "Point approximatif" not in exact[SHOP_PAGE]


def test_a_stall_is_where_its_place_is_whatever_it_says_of_a_point_of_its_own(desk: Desk) -> None:
    told = where(desk, Location.model_construct(at=Ref("halle", Span("")), precision="exact", approximate=True), "fr")
    assert (told.locator is not None and told.locator.vague, bool(told.geo)) == (False, True)


@pytest.mark.parametrize("precision", ["town", "hidden"])
def test_less_than_the_street_has_no_map(tmp_path: Path, precision: str) -> None:
    html = pages(tmp_path, precision)[SHOP_PAGE]
    assert figures(html) == []
    assert "à pied" not in html


@pytest.mark.parametrize("precision", ["street", "town", "hidden"])
@pytest.mark.parametrize("approximate", ["", ", approximate: yes"])
def test_nothing_that_is_published_tells_more_than_it_may(tmp_path: Path, precision: str, approximate: str) -> None:
    x, y = (round(figure) for figure in PLAN.at(46.20917, 5.23371))
    street = "rue des Écoles" if precision != "street" else "3 rue"
    more = ("46.2091", "5.2337", f'"{x}"', f'"{y}"', f"M{x} ", f'"{x % SIDE}"', f"M{x % SIDE} ", street)
    told = {(path, one) for path, text in pages(tmp_path, precision + approximate).items() for one in more if one in text}
    assert told == set()


def test_a_shop_that_closed_for_good_needs_no_way_to_it(tmp_path: Path) -> None:
    html = pages(tmp_path, more="status: closed\n")[SHOP_PAGE]
    assert figures(html) == []
    assert "geo:" not in html


def test_without_a_map_or_outside_it_there_is_none(tmp_path: Path) -> None:
    far = map_files(box=[47.0, 5.22, 47.018, 5.246])
    for folder, files in ((tmp_path / "none", dict.fromkeys(far, "")), (tmp_path / "far", far)):
        root = site(folder, **files)
        if folder.name == "none":
            shutil.rmtree(root / "content/map")
        desk = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None).desk
        told = where(desk, AT_THE_DOOR, "fr")
        assert (told.locator, told.walk, bool(told.app)) == (None, 1, True)


degrees = st.tuples(st.floats(BOX[0], BOX[2]), st.floats(BOX[1], BOX[3]))


@given(degrees, st.sampled_from(sorted(PRECISIONS)), st.booleans(), st.tuples(*[st.floats(-0.00049, 0.00049)] * 2))
def test_two_points_that_may_not_be_told_apart_are_shown_alike(
    desk: Desk, at: tuple[float, float], precision: str, approximate: bool, aside: tuple[float, float]
) -> None:
    rounded = tuple(round(one, 3) for one in at)
    one, other = (
        Location.model_construct(lat=lat, lon=lon, precision=precision, approximate=approximate)
        for lat, lon in (rounded, (rounded[0] + aside[0], rounded[1] + aside[1]))
    )
    told = [where(desk, location, "fr") for location in (one, other)]
    if precision != "exact":
        assert told[0] == told[1]
    if precision != "exact" or approximate:
        assert not told[0].geo
        assert not told[0].app
    assert (told_of(desk.site, one) is not None) == (precision in ("exact", "street"))
    assert bool(told[0].locator) == (precision in ("exact", "street") and PLAN.holds(*rounded))


@given(st.integers(0, 2000), st.integers(0, 2000), st.sampled_from([250, 300, 600, 800, 5000]), st.sampled_from(sorted(ROOM.values())))
def test_what_is_shown_keeps_its_room_and_crosses_a_seam_only_where_it_must(x: int, y: int, side: int, room: Room) -> None:
    left, top, wide, high = around(PLAN, (x, y), side, room)
    for point, start, size, whole, before, after in (
        (x, left, wide, PLAN.wide, room.aside, room.aside), (y, top, high, PLAN.high, room.above, room.below),
    ):  # fmt: skip
        assert start + before <= point <= start + size - after
        seams = [seam for seam in range(side, whole, side) if start < seam < start + size]
        if side > size:
            assert all(-before < seam - point < after for seam in seams) or not (0 <= start <= whole - size)


def test_a_pin_is_on_four_sheets_only_beside_their_very_corner() -> None:
    four = {
        (x - 800, y - 800)
        for x in range(700, 900, 2)
        for y in range(700, 900, 2)
        for left, top, wide, high in (around(PLAN, (x, y), 800, ROOM["exact"]),)
        if left < 800 < left + wide and top < 800 < top + high
    }
    assert four
    assert all(abs(x) < 22 and -14 < y < 55 for x, y in four)


def test_four_sheets_weigh_little_too(tmp_path: Path) -> None:
    """The corner of sheets 0-0, 1-0, 0-1 and 1-1 is 800 m from both edges."""
    spot = PLAN.spot(802, 802)
    at = f"[{{address: {{city: X}}, lat: {spot.lat}, lon: {spot.lon}}}]"
    html = pages(tmp_path, **{"shops/le-coin/index.md": SHOP.format(locations=at, more="")})
    (drawing,) = re.findall(r"<svg.*?</svg>", figures(html[SHOP_PAGE])[0])
    assert drawing.count("<image") == 4
    assert len(drawing.encode()) <= 500


def test_a_map_shows_the_sheets_of_the_level_of_streets(exact: dict[str, str]) -> None:
    sheets = re.findall(r'<image href="[^"]*/(\w+)-\d+-\d+\.svg"', figures(exact[SHOP_PAGE])[0])
    assert {*sheets} == {LEVEL}
    assert LEVEL in {look.name for look in looks(PLAN.wide, PLAN.high)}


def test_an_event_shows_one_map_of_one_place(tmp_path: Path) -> None:
    beside = PLACE.replace("La halle", "La place").replace("46.20812", "46.20822")
    far = PLACE.replace("La halle", "Le pré").replace("46.20812", "46.2040").replace("5.23051", "5.2400")
    files = {"content/places/place.md": beside, "content/places/pre.md": far}
    for number, (at, maps) in enumerate(
        {"[halle, le-coin]": 1, "[le-coin, halle]": 1, "[halle, place]": 1, "[halle, pre]": 2, "le-coin": 1}.items()
    ):
        told = pages(tmp_path / str(number), **files, **{"content/events/foire.md": EVENT.format(at=at)})
        assert len(figures(told[EVENT_PAGE])) == maps, at
        if at == "[le-coin, halle]":
            assert figures(told[EVENT_PAGE]) == figures(told[PLACE_PAGE])  # where it is held, whichever is named first


def test_hours_come_before_the_map(tmp_path: Path) -> None:
    at = (AT % "exact").replace("precision", "hours: lun-ven 9h-18h, precision")
    html = pages(tmp_path, **{"shops/le-coin/index.md": SHOP.format(locations=at, more="")})[SHOP_PAGE]
    assert 0 < html.index("Horaires") < html.index('<figure class="locator">')
