"""The poster of a neighbourhood on paper: one sheet of A4, nothing cut off, and a code that a telephone reads."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from localsite.contact_sheet.camera import NARROW, SCREENS, Look, look_at
from localsite.pipeline import Job, build
from tests.browser.host import serving
from tests.browser.test_accessibility import LOOKS, faults
from tests.ground import TODAY
from tests.some_neighbours import HERE, shop, street

pytestmark = [pytest.mark.browser, pytest.mark.node]

LONG = "Chez Éléonore & Filles, « depuis 1921 », salon de coiffure pour dames, messieurs et petits chiens de compagnie"
POSTERS = ["commerces/{}/affiche/", "en/shops/{}/poster/"]
KEYS = ("seul", "deux0", "plein0")  # alone, with one neighbour, with as many as a poster holds
A4 = (595, 842)  # points
SHEET = Look("light", 794, "print")  # the whole of it: these pages have their own margins
# What is cut off, or lies over what follows.
CUT = """() => {
  const box = (one) => one.getBoundingClientRect()
  const paper = box(document.querySelector('.paper'))
  const foot = box(document.querySelector('.paper__foot'))
  const rows = [...document.querySelectorAll('.near li')]
  const out = [...document.querySelectorAll('.paper *:not(svg *)')].filter((one) => {
    const { left, right, bottom, width } = box(one)
    return width && (left < paper.left - 1 || right > paper.right + 1 || bottom > paper.bottom + 1)
  })
  const low = rows.filter((one) => box(one).bottom > foot.top + 1)
  const full = rows.filter((one) => one.scrollHeight > one.clientHeight + 1)
  return [...out, ...low, ...full].map((one) => one.outerHTML.slice(0, 120))
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A town of a shop alone, a shop with one neighbour, and a street of twenty with long names."""
    shops = shop("seul", (HERE[0] - 0.0085, HERE[1]))
    for number in range(2):
        shops |= shop(f"deux{number}", (HERE[0], HERE[1] - 0.012 + number * 0.001))
    for number in range(20):
        shops |= shop(f"plein{number}", (HERE[0] + number % 5 * 0.0002, HERE[1] + 0.0003 * number), f"{LONG} {number}")
    root: Path = street(tmp_path_factory.mktemp("posters"), shops)
    made = build(Job(root, root / "public", TODAY, remember=False))
    assert made.published, made.diagnostics
    with serving(root / "public") as served:
        yield served


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("where", POSTERS)
def test_a_poster_is_one_sheet_of_paper(page: Any, address: str, where: str, key: str):
    page.goto(address + where.format(key))
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    (sides,) = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert tuple(round(float(side)) for side in sides) == A4
    assert len(paper) < 1_500_000


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("where", POSTERS)
def test_nothing_is_cut_off(page: Any, address: str, where: str, key: str):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto(address + where.format(key))
    assert page.evaluate(CUT) == []
    page.emulate_media(media="screen")


def test_what_is_cut_off_is_found_out(page: Any, address: str):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto(address + POSTERS[0].format("plein0"))
    page.evaluate("document.querySelector('.near li p').textContent = 'Trop long. '.repeat(60)")
    assert page.evaluate(CUT) != []
    page.emulate_media(media="screen")


@pytest.mark.parametrize("where", POSTERS)
def test_a_telephone_reads_the_code(browser: Any, address: str, where: str):
    import zxingcpp  # late: only this test needs them
    from PIL import Image

    window = browser.new_page(device_scale_factor=100 / 96, viewport={"width": 794, "height": 1123})
    window.emulate_media(media="print")
    window.goto(address + where.format("plein0"))
    picture = Image.open(io.BytesIO(window.screenshot())).convert("L")
    window.close()
    there = "en/map/" if where.startswith("en/") else "carte/"
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [f"https://vitrines.example/{there}"]


@pytest.mark.parametrize("key", KEYS)
def test_a_poster_keeps_still_and_within_its_window(page: Any, address: str, key: str):
    assert look_at(page, address + POSTERS[0].format(key), (*SCREENS, NARROW, SHEET)) == ()


@pytest.mark.parametrize("path", [*(where.format(key) for where in POSTERS for key in KEYS), "commerces/plein0/", "en/shops/seul/"])
def test_a_poster_and_a_shop_with_its_map_are_accessible(browser: Any, address: str, path: str):
    window = browser.new_page()
    assert faults(window, address + path, LOOKS) == []
    window.close()
