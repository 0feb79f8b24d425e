"""What a volunteer sees who writes with `serve` beside her: her mistake over the page, and the page again when it is mended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.browser.test_accessibility import LEVELS, LOOKS
from tests.ground import MINIMAL, write_site
from tests.test_architecture import PROJECT
from tests.test_cli import run
from tests.tools import require
from tests.town_map import map_files

pytestmark = pytest.mark.browser

SHOP, SHEET = "shops/le-coin/index.md", "themes/atelier/css/own.css"
PAGE = "commerces/le-coin/"
FOCUSED = "document.activeElement?.shadowRoot?.activeElement?.textContent"
OURS = """async (levels) => {
  const { violations } = await axe.run(document.querySelector('#localsite-problems') ?? document,
    { runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 120)}`))
}"""
WIDER = """[document.documentElement, document.querySelector('#localsite-problems')?.shadowRoot.querySelector('dialog')]
  .map((one) => one ? one.scrollWidth - one.clientWidth : 0)"""


class Desk(NamedTuple):
    """A volunteer's desk: her files, the site in the browser, all that the browser complained of."""

    root: Path
    page: Any
    address: str
    complaints: list[str]

    def change(self, old: str, new: str, file: str = SHOP) -> None:
        """Save a file as editors do: under another name, which then becomes its own."""
        text = (self.root / file).read_text("utf-8")
        assert old in text
        fresh = (self.root / file).with_name(".fresh")
        fresh.write_text(text.replace(old, new), "utf-8")
        fresh.rename(self.root / file)

    @property
    def notice(self) -> Any:
        """The problems over the page."""
        return self.page.get_by_role("alertdialog")


@pytest.fixture
def desk_with(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """A function: a desk with the minimal site and some files over it, `serve` running in French."""
    with ExitStack() as ending:

        def start(files: Mapping[str, str]) -> Desk:
            root = write_site(tmp_path / "site", files)
            command = [sys.executable, "-X", "utf8", "-m", "localsite", "serve", "--root", str(root), "--port", "0"]
            command += ["--date", "2027-03-01", "--language", "fr"]
            process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
            ending.enter_context(process)
            ending.callback(process.terminate)
            assert process.stdout
            address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
            context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
            ending.callback(context.close)
            desk = Desk(root, context.new_page(), address, [])
            desk.page.on("console", lambda message: desk.complaints.append(message.text) if message.type in {"error", "warning"} else None)
            desk.page.on("pageerror", lambda error: desk.complaints.append(str(error)))
            return desk

        yield start


@pytest.fixture
def desk(desk_with: Callable[..., Desk]) -> Desk:
    """The shop's page, once there is one: until then a page says that it is being built, and turns into the site by itself."""
    desk = desk_with({SHEET: "@layer utilities { .own { order: 1 } }\n"})
    desk.page.goto(desk.address + PAGE)
    desk.page.get_by_role("heading", level=1, name="Le Coin").wait_for()
    desk.complaints.clear()  # the browser tells that the first page came in the place of another
    return desk


def faults(page: Any) -> list[str]:
    """What axe finds wrong with what `serve` puts on a page, in every look."""
    found = []
    page.evaluate((require("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 844})
        found += [f"{scheme} {width}: {fault}" for fault in page.evaluate(OURS, LEVELS)]
    return found


def test_a_mistake_stands_over_the_page_until_it_is_mended(desk: Desk) -> None:
    page = desk.page
    desk.change("name: Le Coin", "nme: Le Coin")
    desk.notice.wait_for()
    page.wait_for_function(f"{FOCUSED} === 'Une erreur à corriger'")
    assert desk.notice.locator(".problem__path").all_inner_texts() == [f"{SHOP}:3"]
    assert desk.notice.locator(".slate").all_inner_texts() == ["3\nnme: Le Coin"]
    assert desk.notice.locator("mark").all_inner_texts() == ["nme"]
    assert desk.notice.get_by_text("Le champ «\u00a0nme\u00a0» n’existe pas.").is_visible()
    desk.notice.get_by_role("button", name="Copier", exact=True).click()
    assert page.evaluate("navigator.clipboard.readText()") == "name: Le Coin"
    desk.notice.get_by_role("button", name="Copier l’endroit").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"{SHOP}:3"
    desk.change("nme: Le Coin", "name: Le Coin doré")
    page.get_by_role("heading", level=1, name="Le Coin doré").wait_for()
    assert desk.notice.count() == 0
    # Livereload's wire, the notice and its copying stay within the page's own policy.
    assert desk.complaints == []


def test_the_notice_can_be_closed_and_stays_closed_until_there_is_another_mistake(desk: Desk) -> None:
    page = desk.page
    desk.change("name: Le Coin", "nme: Le Coin")
    desk.notice.wait_for()
    # It is seen before its script has made it modal; only then it listens to the key.
    page.wait_for_function(f"{FOCUSED} !== undefined")
    page.keyboard.press("Escape")
    tag = page.get_by_role("button", name="1 erreur")
    tag.wait_for()
    assert (desk.notice.count(), page.evaluate(FOCUSED)) == (0, "1 erreur")
    page.goto(desk.address)
    tag.wait_for()
    assert desk.notice.count() == 0
    tag.click()
    assert desk.notice.get_by_role("heading", level=2).inner_text() == "Une erreur à corriger"
    desk.notice.get_by_role("button", name="Voir le site").click()
    desk.change("nme: Le Coin", "mne: Le Coin")
    desk.notice.wait_for()


@pytest.mark.node
def test_a_warning_is_a_count_that_unfolds(desk: Desk) -> None:
    page = desk.page
    desk.change("name: Le Coin", "name: Le Coin #1")
    count = page.get_by_text("1 avertissement", exact=True)
    count.wait_for()
    assert desk.notice.count() == 0
    hint = page.locator(".problem__message")
    assert not hint.is_visible()
    count.click()
    hint.wait_for()
    assert faults(page) == []


@pytest.mark.node
def test_a_notice_can_be_used_by_everybody_on_any_screen(desk: Desk) -> None:
    desk.change("name: Le Coin", "nme: Le Coin")
    desk.notice.wait_for()
    assert faults(desk.page) == []
    desk.page.set_viewport_size({"width": 320, "height": 568})
    assert desk.page.evaluate(WIDER) == [0, 0]


@pytest.mark.node
def test_a_first_build_with_mistakes_shows_them_and_then_the_site(desk_with: Callable[..., Desk]) -> None:
    desk = desk_with({SHOP: "---\nid: lecoin\nnme: Le Coin\ncategories: bakery\nlocations: {address: {city: X}}\n---\n"})
    desk.page.goto(desk.address + PAGE)
    desk.page.get_by_role("heading", level=1, name="Une erreur à corriger").wait_for()
    assert desk.page.locator(".slate").all_inner_texts() == ["3\nnme: Le Coin"]
    assert faults(desk.page) == []
    desk.page.set_viewport_size({"width": 320, "height": 568})
    assert desk.page.evaluate(WIDER) == [0, 0]
    desk.change("nme: Le Coin", "name: Le Coin")
    desk.page.get_by_role("heading", level=1, name="Le Coin").wait_for()


def test_a_style_sheet_is_exchanged_without_loading_the_page_again(desk: Desk) -> None:
    page = desk.page
    page.evaluate("document.body.dataset.kept = 'yes'")
    desk.change("{ .own { order: 1 } }", "{ body { outline: 3px solid rgb(1, 2, 3) } }", SHEET)
    shown = "[document.body.dataset.kept, getComputedStyle(document.body).outlineColor]"
    for _ in range(300):
        if page.evaluate(shown)[1] == "rgb(1, 2, 3)":
            break
        page.wait_for_timeout(100)
    assert page.evaluate(shown) == ["yes", "rgb(1, 2, 3)"]
    assert desk.complaints == []


def test_a_click_on_the_map_gives_the_two_lines_of_a_file(desk_with: Callable[..., Desk]) -> None:
    door = (46.2090, 5.2330)
    shop = (MINIMAL / SHOP).read_text("utf-8")
    placed = shop.replace("  - address:", f"  - lat: {door[0]}\n    lon: {door[1]}\n    address:")
    desk = desk_with({**map_files(), SHOP: placed})
    page = desk.page
    page.set_viewport_size({"width": 1280, "height": 1100})
    page.goto(f"{desk.address}carte/")
    page.locator(".is-live").wait_for()
    desk.complaints.clear()  # the browser tells that the first page came in the place of another
    slip = page.locator("#localsite-picker")
    assert slip.locator("pre").is_hidden()
    slip.get_by_text("Prendre un point").click()
    # The pin's point is the door: a click right below it must say so.
    pin = page.locator(".map__over a.pin").first.bounding_box()
    page.mouse.click(pin["x"] + pin["width"] / 2, pin["y"] + pin["height"])
    lines = slip.locator("pre").inner_text().rstrip().split("\n")
    assert [line.partition(":")[0] for line in lines] == ["    latitude", "    longitude"]
    lat, lon = (float(line.partition(": ")[2]) for line in lines)
    assert abs(lat - door[0]) < 0.0002
    assert abs(lon - door[1]) < 0.0002
    assert page.locator(".map__card").is_hidden(), "the click took a point, and opened no card"
    slip.get_by_role("button", name="Copier").click()
    assert page.evaluate("navigator.clipboard.readText()").split("\n") == lines
    slip.get_by_text("Prendre un point").click()
    page.locator(".map__over a.pin").first.click()
    page.locator(".map__card").wait_for()  # when the slip is closed, the map is as it was; what shows the card is fetched first
    assert not desk.complaints
    # As they are they go into the file.
    bare = placed.replace(f"  - lat: {door[0]}\n    lon: {door[1]}\n    address:", "  - address:")
    (desk.root / SHOP).write_text(bare.replace("    hours:", "\n".join([*lines, "    hours:"])), "utf-8")
    assert run("check", "--root", str(desk.root)).exit_code == 0
