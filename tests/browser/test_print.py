"""What somebody prints of an ordinary page: its words, in black on white, and no band of ink around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import made
from tests.browser.host import serving
from tests.browser.test_paper import objects, shops, trails
from tests.ground import write_site
from tests.town_map import map_files

pytestmark = pytest.mark.browser

# What is painted darker than paper over more than a line of words, and what lies over the words of a stop.
BANDS = """() => [...document.querySelectorAll('body, body *')].filter((one) => {
  const { width, height } = one.getBoundingClientRect()
  const [r, g, b, a = 1] = getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number)
  return a && r + g + b < 600 && width > 300 && height > 10
}).map((one) => one.className)"""
OVER = """() => {
  const stamp = document.querySelector('.stamp').getBoundingClientRect()
  return [...document.querySelectorAll('.stop, .foot__name')].filter((one) => {
    const box = one.getBoundingClientRect()
    return box.bottom > stamp.top + 1 && box.top < stamp.bottom - 1
  }).length
}"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("print")
    checked = {path: text.replace("stops:", "verified: {on: 2027-02-01, how: visit}\nstops:") for path, text in trails().items()}
    with serving(made(write_site(root / "site", {**shops(), **checked, **map_files()}), root / "public")) as address:
        yield address


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 680, "height": 1000})
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("path", ["", "balades/t6/", "commerces/s3/", "en/shops/", "carte/", "mentions-legales/"])
def test_no_page_prints_a_dark_band(page: Any, host: str, path: str) -> None:
    page.goto(host + path)
    assert page.evaluate(BANDS) == []
    foot = page.evaluate("document.querySelector('.foot').innerText.trim().split('\\n')")
    assert len(foot) == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.foot__name'), '::after').content") == '" · vitrines.example"'


@pytest.mark.parametrize("path", ["carte/imprimer/", "en/map/print/"])
def test_the_plan_of_the_town_is_lines_on_few_sheets(page: Any, host: str, path: str) -> None:
    page.goto(host + path)
    pdf = page.pdf(prefer_css_page_size=True)
    told = objects(pdf)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", told)) <= 3  # the map, and fifty shops whose names and streets take five lines each
    assert not re.search(rb"/Subtype\s*/Image\b", told)
    assert len(pdf) <= 1_500_000


def test_the_page_of_a_trail_is_printed_without_waste(page: Any, host: str) -> None:
    page.goto(host + "balades/t6/")
    assert page.evaluate(OVER) == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.stamp')).transform") == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('.stop')).breakInside") == "avoid"
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", objects(page.pdf(prefer_css_page_size=True)))) <= 3
