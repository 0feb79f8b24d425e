"""The page that a shop prints from: each sheet alone or all of them, on A4, with codes that a telephone reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from localsite.contact_sheet.camera import NARROW, SCREENS, look_at
from localsite.pipeline import Job, build
from localsite.typeset import KINDS
from tests.browser.host import serving
from tests.browser.test_accessibility import LOOKS, faults
from tests.ground import TODAY
from tests.paper_tools import codes, fonts, pages, pixels
from tests.some_neighbours import HERE, shop, street

pytestmark = [pytest.mark.browser, pytest.mark.node]

LONG = "Chez Éléonore & Filles, « depuis 1921 », salon de coiffure pour dames, messieurs et petits chiens de compagnie"
NAMES = {
    "court": "Le Coin",
    "long": LONG,
    "serre": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsgebäudehaus",
    "cyrille": "Кафе Жемчужина",
    "chine": "北京烤鸭",
    "signes": "#panic *x* $y$ 🥐 <b>",
}
ADDRESSES = ("commerces/{}/trousse/imprimer/", "en/shops/{}/kit/print/")
SHEETS = tuple(kind for kind in KINDS.values() if kind.on_page)
A4 = (210.0, 297.0)
HEAVIEST = 16_000  # bytes of the page
# Lines that do not end where they were laid out to end, or that the type of the page would set otherwise.
OUT = """() => [...document.querySelectorAll('.stock text')].filter((one) => {
  const told = Number(one.getAttribute('textLength')), x = Number(one.getAttribute('x'))
  if (!told) return x < 0
  const end = one.getEndPositionOfChar(one.getNumberOfChars() - 1).x - x
  one.removeAttribute('textLength')
  const own = one.getComputedTextLength()
  one.setAttribute('textLength', told)
  const isOurs = /^[\\w À-ÿ\\u00a0,.’«»–/·-]*$/.test(one.textContent)
  return x < 0 || Math.abs(end - told) > 0.05 || (isOurs && Math.abs(own - told) > 0.2 + 0.01 * told)
}).map((one) => one.textContent)"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A street of shops with names of every sort; one is closed for good."""
    shops = dict[str, str]()
    for key, name in NAMES.items():
        shops |= shop(key, HERE, name, more="" if key == "long" else "since: 1987\nstatus: open\n")
    shops |= shop("ferme", HERE, "Fermé", more="status: closed\n")
    made_at = tmp_path_factory.mktemp("kit")
    site = street(made_at / "site", shops)
    made = build(Job(site, made_at / "public", TODAY, remember=False))
    assert made.published, made.diagnostics
    return made_at / "public"


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with serving(root) as served:
        yield served


def printed(page: Any, address: str) -> bytes:
    """A page as paper."""
    page.goto("about:blank")
    page.goto(address)
    made: bytes = page.pdf(prefer_css_page_size=True)
    return made


def short(root: Path, key: str) -> str:
    """The address that the codes of a shop lead to; it exists."""
    mark = f"{key:x<6}"
    assert (root / "s" / mark / "index.html").is_file()
    return f"https://vitrines.example/s/{mark}/"


@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.key)
@pytest.mark.parametrize("where", ADDRESSES)
def test_a_sheet_that_is_chosen_is_printed_alone(page: Any, address: str, root: Path, where: str, kind: Any) -> None:
    made = printed(page, f"{address}{where.format('court')}#{kind.key}")
    assert pages(made) == [pytest.approx(A4, abs=0.3)]
    assert codes(pixels(made, A4)) == [short(root, "court")] * len(kind.spots)
    assert all(font.is_embedded and font.kind != "Type3" for font in fonts(made))


@pytest.mark.parametrize("key", NAMES)
def test_all_sheets_are_printed_where_none_is_chosen(page: Any, address: str, key: str) -> None:
    made = printed(page, address + ADDRESSES[0].format(key))
    assert len(pages(made)) == len(SHEETS)
    assert set(pages(made)) == {pages(made)[0]}


@pytest.mark.parametrize("key", NAMES)
def test_no_name_leaves_its_room(page: Any, address: str, root: Path, key: str) -> None:
    for where in ADDRESSES:
        page.goto(address + where.format(key))
        assert page.evaluate(OUT) == []
    assert codes(pixels(printed(page, f"{address}{ADDRESSES[0].format(key)}#cards"), A4)) == [short(root, key)] * 10


def test_what_leaves_its_room_is_found_out(page: Any, address: str) -> None:
    page.goto(address + ADDRESSES[0].format("court"))
    page.evaluate("const one = document.querySelector('.stock .title'); one.textContent += ' et'")
    assert page.evaluate(OUT) != []


def test_a_closed_shop_prints_nothing_and_the_page_is_found_by_nobody(root: Path) -> None:
    for where in ("commerces/ferme/trousse", "commerces/ferme/trousse/imprimer"):
        assert 'content="0; url=/commerces/ferme/"' in (root / where / "index.html").read_text(encoding="utf-8")
    assert (root / "commerces/ferme/index.html").is_file()
    assert "/trousse/" not in (root / "sitemap.xml").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in (root / "commerces/court/trousse/imprimer/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", NAMES)
def test_the_page_is_light(root: Path, key: str) -> None:
    assert (root / f"commerces/{key}/trousse/imprimer/index.html").stat().st_size <= HEAVIEST


@pytest.mark.parametrize("key", ["court", "long"])
def test_the_page_keeps_still_and_within_its_window(page: Any, address: str, key: str) -> None:
    assert look_at(page, address + ADDRESSES[0].format(key), (*SCREENS, NARROW)) == ()


@pytest.mark.parametrize("where", ADDRESSES)
def test_the_page_is_accessible(browser: Any, address: str, where: str) -> None:
    window = browser.new_page()
    assert faults(window, f"{address}{where.format('long')}#stickers", LOOKS) == []
    window.close()


def test_a_button_prints_where_a_script_may_and_is_not_there_where_none_may(browser: Any, address: str) -> None:
    where = f"{address}{ADDRESSES[0].format('court')}#stickers"
    bare = browser.new_context(java_script_enabled=False)
    window = bare.new_page()
    window.goto(where)
    assert window.get_by_role("button").count() == 0
    assert window.get_by_text("Cette feuille seule sortira.").count() == len(SHEETS)
    assert [one.is_visible() for one in window.get_by_text("Cette feuille seule sortira.").all()].count(True) == 1
    bare.close()
    window = browser.new_page()
    window.add_init_script("window.asked = 0; window.print = () => { window.asked += 1 }")
    window.goto(where)
    # Whoever has chosen a sheet has one button, below it; whoever has chosen none has one that says that all come out.
    for name, link in (("Imprimer", "Imprimer plutôt toutes les feuilles"), ("Imprimer les cinq feuilles", "")):
        window.get_by_role("button", name=name, exact=True).wait_for()
        assert [one.inner_text() for one in window.get_by_role("button").all()] == [name]
        window.get_by_role("button").click()
        if link:
            window.get_by_role("link", name=link).first.click()
    assert window.evaluate("window.asked") == 2
    window.close()
