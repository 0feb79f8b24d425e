"""Every kind of page before axe in a real browser: light and dark, on a phone and on a desk, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.site import pages
from tests.tools import require

pytestmark = [pytest.mark.browser, pytest.mark.node]

LOOKS = [("light", 390), ("dark", 390), ("light", 1280), ("dark", 1280)]
LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]
ASK = """async (levels) => {
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 120)}`))
}"""
PAGES = [
    "", "commerces/", "carte/", "categories/", "categories/bakery/", "quartiers/", "quartiers/le-vieux-bourg/", "lieux/", "lieux/halle/",
    "agenda/", "agenda/fete/", "agenda/annule/", "agenda/foire/", "histoires/", "histoires/le-violon/", "balades/", "balades/balade/",
    "balades/balade/imprimer/",
    "a-propos/", "mentions-legales/", "404.html",
    "commerces/tout-avoir/", "commerces/ferme/", "commerces/en-pause/", "commerces/traiteuse/", "commerces/hostile/",
    "commerces/nom-tres-long/",
    "embed/fr/s/toutav/", "embed/fr/s/ferme01/", "embed/fr/s/host001/", "embed/fr/agenda/", "embed/en/c/bakery/",
    "en/", "en/map/", "en/shops/", "en/shops/tout-avoir/", "en/shops/hostile/", "en/places/halle/", "en/agenda/fete/",
    "en/stories/le-violon/", "en/trails/balade/", "en/legal/", "en/404.html", "oc/", "oc/botigas/tout-avoir/",
]  # fmt: skip
REAL_PAGES = 40


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """One page that all these tests use."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def real_addresses(monaco: Path) -> list[str]:
    """Those of a real town's pages that stay."""
    return [one.address for one in pages(monaco).values() if not one.refresh]


def faults(page: Any, address: str, looks: list[tuple[str, int]]) -> list[str]:
    """What axe finds wrong at an address, in each of the looks."""
    page.goto(address)
    page.evaluate((require("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    found = []
    for scheme, width in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 844})
        found += [f"{scheme} {width}: {fault}" for fault in page.evaluate(ASK, LEVELS)]
    return found


def test_axe_finds_what_is_wrong(page: Any, sample_host: str):
    page.goto(sample_host)
    page.evaluate((require("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    page.evaluate("document.querySelector('h1').style.color = '#eee'; document.documentElement.removeAttribute('lang')")
    assert {fault.partition(":")[0] for fault in page.evaluate(ASK, LEVELS)} == {"color-contrast", "html-has-lang"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible(page: Any, sample_host: str, path: str):
    assert faults(page, sample_host + path, LOOKS) == []


@pytest.mark.parametrize("place", range(REAL_PAGES))
def test_a_page_of_a_real_town_is_accessible(page: Any, real_addresses: list[str], monaco_host: str, place: int):
    path = real_addresses[place * len(real_addresses) // REAL_PAGES].removeprefix("/")
    assert faults(page, monaco_host + path, [LOOKS[0], LOOKS[3]]) == [], path


def test_a_page_that_leads_on_is_accessible(page: Any, sample_host: str):
    address = f"{sample_host}s/toutav/"
    html = page.request.get(f"{sample_host}s/toutav/index.html").text()
    start, _, rest = html.partition('<meta http-equiv="refresh"')
    assert rest
    page.route(address, lambda route: route.fulfill(body=start + rest.partition(">")[2], content_type="text/html; charset=utf-8"))
    assert faults(page, address, LOOKS) == []
    page.unroute(address)
