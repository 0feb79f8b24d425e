"""What is made for paper fits its sheet: one page of A4, vectors only, light enough for a mail, with few stops and with many."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import made
from tests.browser.host import serving
from tests.ground import write_site
from tests.town_map import map_files

pytestmark = pytest.mark.browser

HEAVIEST = 1_500_000  # bytes
A4 = (595, 842)  # points
LONG = "Maison Sainte-Cunégonde et ses filles, quincaillerie, luminaires, clefs et petites réparations"
TEXT = (
    "Demandez à voir l’établi du fond ; les clefs sans serrure pendues au plafond, et la caisse enregistreuse qui ne compte qu’en francs."
)
SHOP = """\
---
id: shop{number:02}
name: {number} {name}
categories: hardware
locations:
  - address: {{street: "{number}, impasse de la Vieille-Fontaine-aux-Trois-Dauphins", postcode: "01000", city: Exempleville}}
    lat: {lat}
    lon: {lon}
    hours: mar-ven 9h-12h30, 14h30-18h30 ; sam 9h-13h ; dim-lun fermé ; jours fériés fermé
verified: {{on: 2027-02-01, how: visit}}
---
"""
TRAIL = """\
---
id: trail{count:02}
title: {title}
theme: {title}
summary: Une promenade.
stops:
{stops}best_days: Du mardi au samedi matin, ni le dimanche ni le lundi, et jamais les jours de grand vent sur la place du Marché
---
"""
COUNTS = (2, 6, 7, 10, 11, 20, 21, 50)


def shops() -> dict[str, str]:
    places = {number: (46.204 + number % 7 * 0.0012, 5.226 + number % 5 * 0.003) for number in range(50)}
    return {
        f"shops/s{number}/index.md": SHOP.format(number=number, name=LONG[: 80 - len(str(number)) - 1].strip(), lat=lat, lon=lon)
        for number, (lat, lon) in places.items()
    }


def trails() -> dict[str, str]:
    stops = {count: "".join(f"  - {{shop: s{number}, text: {TEXT!r}, minutes: 10}}\n" for number in range(count)) for count in COUNTS}
    title = "La grande promenade des quincailliers de la ville haute"
    return {f"content/trails/t{count}.md": TRAIL.format(count=count, title=f"{title} {count}", stops=stops[count]) for count in COUNTS}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("paper")
    with serving(made(write_site(root / "site", {**shops(), **trails(), **map_files()}), root / "public")) as address:
        yield address


def printed(browser: Any, address: str, scheme: str = "light") -> tuple[bytes, Any]:
    """A page as PDF, by the rules of its own style sheet; and what of its list a reader of the sheet does not see."""
    context = browser.new_context(viewport={"width": 1000, "height": 1400}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print", color_scheme=scheme)
    hidden = page.evaluate("""() => {
      const paper = document.querySelector('.paper').getBoundingClientRect()
      const foot = document.querySelector('.paper__foot').getBoundingClientRect()
      return [...document.querySelectorAll('.guide__stops li, .code, .paper__foot, .chart__map')].filter((one) => {
        const box = one.getBoundingClientRect()
        const isFoot = one.classList.contains('paper__foot')
        return box.right > paper.right || box.bottom > paper.bottom || box.left < paper.left || (!isFoot && box.bottom > foot.top + 1)
      }).map((one) => one.className + one.textContent.slice(0, 30))
    }""")
    pdf: bytes = page.pdf(prefer_css_page_size=True)
    context.close()
    return pdf, hidden


def objects(pdf: bytes) -> bytes:
    """Everything that a PDF says of its objects, those that are packed together among them."""
    packed = re.finditer(rb"/Type\s*/ObjStm.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return b"\n".join((pdf, *(zlib.decompress(match[1].strip(b"\r\n")) for match in packed)))


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("path", ["balades/t{}/imprimer/", "en/trails/t{}/print/"])
def test_a_trail_is_one_sheet_whatever_the_number_of_its_stops(browser: Any, host: str, path: str, count: int) -> None:
    pdf, hidden = printed(browser, host + path.format(count))
    told = objects(pdf)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", told)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", told)
    assert box
    assert [round(float(side)) for side in box.groups()] == pytest.approx(A4, abs=1)
    assert not re.search(rb"/Subtype\s*/Image\b", told)
    assert len(pdf) <= HEAVIEST
    assert hidden == []


def test_a_sheet_is_black_on_white_at_night_too(browser: Any, host: str) -> None:
    pdf, hidden = printed(browser, host + "balades/t6/imprimer/", "dark")
    assert (len(re.findall(rb"/Type\s*/Page\b(?!s)", objects(pdf))), hidden) == (1, [])
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(host + "balades/t6/imprimer/")
    look = page.evaluate("(() => { const s = getComputedStyle(document.querySelector('.paper')); return [s.backgroundColor, s.color] })()")
    context.close()
    assert look == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


@pytest.mark.parametrize("width", [320, 390, 700, 1280])
def test_a_sheet_of_paper_fits_every_screen(browser: Any, host: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(host + "balades/t20/imprimer/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_pin_leads_to_its_stop_and_shows_which_it_is(browser: Any, host: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(host + "balades/t6/")
    pins = page.locator(".chart__pin")
    assert [pins.nth(n).get_attribute("aria-label").partition(".")[0] for n in range(pins.count())] == ["1", "2", "3", "4", "5", "6"]
    boxes = [pins.nth(n).bounding_box() for n in range(pins.count())]
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)  # WCAG 2.5.8
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    pins.nth(3).focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#stop-4")
    assert page.locator("#stop-4").bounding_box()["y"] < 844
    context.close()
