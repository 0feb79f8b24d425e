"""The poster of a neighbourhood: who is on it, in which order, and that no number covers another."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from localsite import pipeline
from localsite.plan.poster import GAP, HIGHEST, MOST, PIN, WALK, WIDE, numbers
from localsite.plan.views import Page
from localsite.values import Job
from tests.ground import TODAY
from tests.some_neighbours import HERE, shop, street

LAT, LON = 1 / 111_320, 1 / 77_040  # degrees of a metre, here
ADDRESS = "commerces/{}/affiche/index.html"


def beside(east: float, south: float) -> tuple[float, float]:
    """So many metres from here."""
    return HERE[0] - south * LAT, HERE[1] + east * LON


def posters(root: Path) -> dict[str, Page]:
    plan = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)
    return {output.path: output.context["page"] for output in plan.outputs if output.template == "pages/poster.html"}


def names(page: Page) -> list[tuple[int, str, int]]:
    assert page.around
    return [(one.number, one.name.text, one.minutes) for one in page.around.neighbours]


def test_neighbours_within_a_walk_are_numbered_from_north_to_south(tmp_path: Path) -> None:
    shops = (
        shop("ici")
        | shop("sud", beside(0, 200))
        | shop("nord", beside(30, -300))
        | shop("est", beside(150, 0))
        | shop("loin", beside(0, 400))
    )
    found = posters(street(tmp_path, shops))
    assert names(found[ADDRESS.format("ici")]) == [(1, "Nord", 6), (2, "Est", 3), (3, "Sud", 4)]
    assert names(found["en/shops/ici/poster/index.html"]) == names(found[ADDRESS.format("ici")])
    assert names(found[ADDRESS.format("loin")]) == [(1, "Sud", 4)]


def test_the_nearest_are_kept_where_there_are_many(tmp_path: Path) -> None:
    shops = shop("ici") | {path: text for n in range(20) for path, text in shop(f"v{n:02}", beside(15.0 * (n + 1), 0)).items()}
    rows = names(posters(street(tmp_path, shops))[ADDRESS.format("ici")])
    assert [name for _, name, _ in rows] == [f"V{n:02}" for n in range(MOST)]
    assert WALK > 15 * 20 * 1.3


def test_only_doors_that_may_be_told_are_on_a_poster_or_have_one(tmp_path: Path) -> None:
    shops = shop("ici") | shop("parti", beside(20, 0), more="status: closed\n")
    for key, precision in {"street": "street", "town": "town", "hidden": "hidden", "around": "exact, approximate: yes"}.items():
        shops |= shop(key, beside(40, 0), precision=precision)
    found = posters(street(tmp_path, shops))
    assert set(found) == {ADDRESS.format("ici"), "en/shops/ici/poster/index.html"}
    assert names(found[ADDRESS.format("ici")]) == []


def test_a_paused_shop_has_no_poster_and_is_on_none(tmp_path: Path) -> None:
    paused = "status: paused\nstatus_from: 2027-01-20\n"
    soon = "status: opening\nstatus_from: 2027-06-01\n"
    shops = (
        shop("ici") | shop("pause", beside(20, 0), more=paused) | shop("futur", beside(40, 0), more=soon) | shop("voisin", beside(0, 60))
    )
    root = street(tmp_path, shops)
    found = posters(root)
    assert sorted(path.split("/")[1] for path in found if path.startswith("commerces/")) == ["futur", "ici", "voisin"]
    assert [name for _, name, _ in names(found[ADDRESS.format("ici")])] == ["Voisin"]
    assert [name for _, name, _ in names(found[ADDRESS.format("futur")])] == ["Ici", "Voisin"]
    plan = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)
    pages = {output.path: output.context["page"] for output in plan.outputs if output.template == "pages/shop.html"}
    assert [bool(pages[f"commerces/{key}/index.html"].poster) for key in ("ici", "pause", "futur")] == [True, False, True]


def test_a_poster_shows_nothing_beyond_the_plan(tmp_path: Path) -> None:
    root = street(tmp_path, shop("ici"))
    plan = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)
    assert plan.desk.atlas
    ground = plan.desk.atlas.plan
    corners = {"nord": ground.spot(5, 5), "sud": ground.spot(ground.wide - 5, ground.high - 5)}
    found = posters(street(tmp_path / "b", {path: text for key, spot in corners.items() for path, text in shop(key, spot).items()}))
    for key in corners:
        around = found[ADDRESS.format(key)].around
        assert around
        x, y, wide, high = map(int, around.crop.view.split())
        assert x >= 0
        assert y >= 0
        assert x + wide <= ground.wide
        assert y + high <= ground.high
        assert around.wide <= WIDE
        assert around.wide * high / wide <= HIGHEST + 1


def test_without_a_map_there_is_no_poster(tmp_path: Path) -> None:
    root = street(tmp_path, shop("ici"))
    (root / "content/map/map.json").unlink()
    assert posters(root) == {}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shops = shop("ici", name="Le Coin & Cie") | shop("sud", beside(0, 200)) | shop("nord", beside(0, -200)) | shop("seul", beside(0, 900))
    root = street(tmp_path_factory.mktemp("posters"), shops)
    made = pipeline.build(Job(root, root / "public", TODAY, remember=False))
    assert made.published, made.diagnostics
    return root / "public"


def test_a_poster_says_where_one_is_and_whose_map_it_is(public: Path) -> None:
    html = (public / ADDRESS.format("ici")).read_text("utf-8")
    for said in (
        "Vous êtes ici",
        "Le Coin &amp; Cie",
        "2 commerces du quartier",
        "/print/street-",
        "© les contributeurs d’OpenStreetMap</a> (ODbL)",
    ):
        assert said in html
    assert '<meta name="robots" content="noindex">' in html
    assert "vitrines.example/carte</figcaption>" in html
    assert "vitrines.example/en/map</figcaption>" in (public / "en/shops/ici/poster/index.html").read_text("utf-8")


def test_the_page_of_the_shop_leads_to_it(public: Path) -> None:
    assert 'href="/commerces/ici/affiche/"' in (public / "commerces/ici/index.html").read_text("utf-8")
    assert 'href="/en/shops/ici/poster/"' in (public / "en/shops/ici/index.html").read_text("utf-8")
    assert "affiche" not in (public / "sitemap.xml").read_text("utf-8")


def test_whoever_is_alone_is_told_gently(public: Path) -> None:
    html = (public / ADDRESS.format("seul")).read_text("utf-8")
    assert "Nous sommes les premiers du quartier." in html
    assert 'class="near' not in html


spots = st.lists(st.tuples(st.integers(-60, 60), st.integers(-60, 60)), min_size=1, max_size=MOST)
RECT, UNIT = (-95.0, -60.0, 190.0, 120.0), 1.0


@given(spots)
def test_no_number_covers_another_or_leaves_the_map(at: list[tuple[int, int]]) -> None:
    assume(all(abs(y) < 52 for _, y in at))
    pins = numbers((0, 0), at, RECT, UNIT)
    assert all(-95 + PIN <= x <= 95 - PIN and -60 + PIN <= y <= 60 - PIN for x, y in pins)
    near = [(one, other) for number, one in enumerate(pins) for other in pins[:number] if math.dist(one, other) < 2 * PIN]
    assert near == []


def test_shops_at_one_door_have_numbers_of_their_own() -> None:
    pins = numbers((0, 0), [(40, 20)] * MOST, RECT, UNIT)
    assert min(math.dist(one, other) for number, one in enumerate(pins) for other in pins[:number]) >= 2 * PIN
    assert max(math.dist(pin, (40, 20)) for pin in pins) < 5 * GAP


def test_numbers_that_have_room_stay_where_they_are() -> None:
    at = [(-60, -40), (60, 40)]
    assert [(round(x), round(y)) for x, y in numbers((0, 0), at, RECT, UNIT)] == at


def test_lines_lead_back_to_shops_whose_numbers_moved(tmp_path: Path) -> None:
    shops = shop("ici") | {path: text for n in range(6) for path, text in shop(f"v{n}", beside(100, 100)).items()}
    page = posters(street(tmp_path, shops))[ADDRESS.format("ici")]
    assert page.around
    ends = re.findall(r"M(\d+) (\d+)L(\d+) (\d+)", page.around.leaders)
    assert len(ends) >= 4
    assert len({(x, y) for x, y, _, _ in ends}) == 1
