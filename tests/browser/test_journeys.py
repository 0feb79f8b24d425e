"""What a shopper with a phone does: finds a shop and calls it; without scripts, without another host, whatever the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.browser.host import serving
from tests.browser.test_accessibility import PAGES

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
SHOP, CALL = "Seagnature", "tel:+37797984131"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "document.activeElement.textContent.trim()"


class Visit(NamedTuple):
    """A visitor's page, every address that it asked for, everything that the browser complained of."""

    page: Any
    asked: list[str]
    complaints: list[str]


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Visit]]:
    """A function: a new visitor, on a phone without scripts where nothing else is said."""
    contexts = []

    def start(*, scripts: bool = False, **options: Any) -> Visit:
        context = browser.new_context(**{"viewport": PHONE, "has_touch": True, "java_script_enabled": scripts, **options})
        contexts.append(context)
        page = context.new_page()
        visitor = Visit(page, [], [])
        page.on("request", lambda request: visitor.asked.append(request.url))
        page.on("console", lambda message: visitor.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        return visitor

    yield start
    for context in contexts:
        context.close()


def follow(link: Any, address: str) -> None:
    """Tap a link, and arrive where it should lead."""
    link.tap()
    link.page.wait_for_url(address)


def calls(page: Any) -> list[str]:
    """The addresses of the buttons that call."""
    return [link.get_attribute("href") for link in page.locator("main a.button[href^='tel:']").all()]


def test_a_shop_is_found_by_its_letter_and_called(visit: Callable[..., Visit], monaco_host: str):
    page = visit().page
    page.goto(monaco_host)
    follow(page.get_by_role("navigation", name="Première lettre").get_by_role("link", name="S", exact=True), f"{monaco_host}commerces/#s")
    heading = page.get_by_role("heading", name="S", exact=True).bounding_box()
    assert 0 <= heading["y"] < PHONE["height"]
    follow(page.locator("section[aria-labelledby=s]").get_by_role("link", name=SHOP, exact=True), f"{monaco_host}commerces/seagnature/")
    assert (page.get_by_role("heading", level=1).inner_text(), calls(page)) == (SHOP, [CALL])
    button = page.locator("main a.button[href^='tel:']").bounding_box()
    assert button["height"] >= 44
    assert button["y"] + button["height"] < PHONE["height"], "without scrolling"


def test_a_shop_is_called_from_the_list_itself(visit: Callable[..., Visit], monaco_host: str):
    page = visit().page
    page.goto(f"{monaco_host}commerces/")
    card = page.locator(".row", has=page.get_by_role("link", name=SHOP, exact=True))
    assert card.locator("a[href^='tel:']").get_attribute("href") == CALL


@pytest.mark.parametrize(("way", "address"), [
    (["Loisirs", "Agence de voyages"], ["categories/#leisure", "categories/travel-agency/"]),
    (["Fontvieille"], ["quartiers/fontvieille/"]),
])  # fmt: skip
def test_a_shop_is_found_by_category_and_by_area(visit: Callable[..., Visit], monaco_host: str, way: list[str], address: list[str]):
    page = visit().page
    page.goto(monaco_host)
    for name, there in zip(way, address, strict=True):
        follow(page.get_by_role("main").get_by_role("link", name=name), monaco_host + there)
    follow(page.get_by_role("link", name=SHOP, exact=True), f"{monaco_host}commerces/seagnature/")
    assert calls(page) == [CALL]


def test_the_switch_of_language_stays_on_the_page(visit: Callable[..., Visit], monaco_host: str):
    page = visit().page
    for french, english in (
        ("", "en/"),
        ("commerces/seagnature/", "en/shops/seagnature/"),
        ("quartiers/fontvieille/", "en/areas/fontvieille/"),
    ):
        page.goto(monaco_host + french)
        follow(page.get_by_role("link", name="English"), monaco_host + english)
        assert page.locator("html").get_attribute("lang") == "en"
        follow(page.get_by_role("link", name="français"), monaco_host + french)
        assert page.locator("html").get_attribute("lang") == "fr"


@pytest.mark.parametrize(("path", "marked"), [
    ("commerces/", ["français", "Commerces"]),
    ("en/a-propos/", ["English", "Who are we?"]),
    ("oc/a-propos/", ["occitan", "Qui sommes-nous\u202f?"]),
    ("commerces/tout-avoir/", ["français", "Commerces"]),
])  # fmt: skip
def test_the_menu_shows_where_one_is(visit: Callable[..., Visit], sample_host: str, path: str, marked: list[str]):
    page = visit().page
    page.goto(sample_host + path)
    assert page.locator("header [aria-current]").all_inner_texts() == marked


def test_the_skip_link_comes_first_and_leads_past_the_menu(visit: Callable[..., Visit], sample_host: str):
    page = visit(has_touch=False).page
    page.goto(f"{sample_host}commerces/tout-avoir/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Aller au contenu"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate(FOCUSED) == "Luthier"


def test_everything_on_a_page_is_reached_by_keyboard_and_seen_to_be(visit: Callable[..., Visit], sample_host: str):
    page = visit(has_touch=False).page
    page.goto(f"{sample_host}commerces/tout-avoir/")
    links, reached = page.locator("a[href]").count(), []
    for _ in range(links):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("[document.activeElement.href, getComputedStyle(document.activeElement).outlineStyle]"))
    assert {style for _, style in reached} == {"solid"}
    assert [href for href, _ in reached] == [link.evaluate("one => one.href") for link in page.locator("a[href]").all()]


def test_no_page_scrolls_sideways_on_a_small_screen_or_with_large_text(visit: Callable[..., Visit], sample_host: str):
    page = visit().page
    wide = []
    for path in PAGES:
        page.goto(sample_host + path)
        for width, text in ((320, "100%"), (390, "200%"), (320, "200%")):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("size => { document.documentElement.style.fontSize = size }", text)
            wide += [(path, width, text)] if page.evaluate(WIDER) > 0 else []
    assert wide == []


def test_no_page_asks_another_host_for_anything_and_no_browser_complains(visit: Callable[..., Visit], sample_host: str, monaco_host: str):
    visitor = visit(scripts=True)
    for address in (
        *(sample_host + path for path in PAGES),
        monaco_host,
        f"{monaco_host}commerces/",
        f"{monaco_host}commerces/seagnature/",
    ):
        visitor.page.goto(address)
    assert [url for url in visitor.asked if not url.startswith((sample_host, monaco_host))] == []
    assert visitor.complaints == []
    assert {url.rpartition(".")[2] for url in visitor.asked} >= {"css", "webp"}


def test_the_policy_of_the_host_stops_what_a_page_would_ask_elsewhere(visit: Callable[..., Visit], sample_host: str):
    visitor = visit(scripts=True)
    visitor.page.goto(sample_host)
    visitor.page.evaluate("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))")
    visitor.page.wait_for_function("document.images.length > 0 && [...document.images].at(-1).complete")
    assert any("Content Security Policy" in text for text in visitor.complaints)


def test_an_address_that_leads_nowhere_leads_home(visit: Callable[..., Visit], sample_host: str):
    page = visit().page
    assert page.goto(f"{sample_host}rien/du/tout/").status == 404
    follow(page.get_by_role("link", name="Retour à l’accueil"), sample_host)


def test_paper_shows_the_words_and_not_the_ways_to_click(visit: Callable[..., Visit], sample_host: str):
    page = visit(has_touch=False).page
    page.goto(f"{sample_host}commerces/tout-avoir/")
    page.emulate_media(media="print")
    shown = {name: page.locator(name).first.is_visible() for name in ("h1", ".contact", ".where", ".top__menu", ".crumbs", ".upkeep ul")}
    assert shown == {"h1": True, ".contact": True, ".where": True, ".top__menu": False, ".crumbs": False, ".upkeep ul": False}


def test_a_host_that_reads_no_rules_serves_the_site_in_a_folder(visit: Callable[..., Visit], vitrine_host: str):
    visitor = visit()
    page = visitor.page
    for old, new in (
        ("s/toutav/", "commerces/tout-avoir/"),
        ("en/shops/l-ancien-nom/", "en/shops/tout-avoir/"),
        ("qui-sommes-nous/", "a-propos/"),
    ):
        page.goto(vitrine_host + old)
        page.wait_for_url(vitrine_host + new)
        assert page.get_by_role("heading", level=1).is_visible()
    assert page.goto(f"{vitrine_host}rien/du/tout/").status == 404
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 245, 233)", "the page has its style"
    follow(page.get_by_role("link", name="Retour à l’accueil"), vitrine_host)
    follow(page.get_by_role("link", name="English"), f"{vitrine_host}en/")
    follow(page.get_by_role("link", name="Shops", exact=True).first, f"{vitrine_host}en/shops/")
    follow(page.get_by_role("link", name="Tout Avoir"), f"{vitrine_host}en/shops/tout-avoir/")
    assert [url for url in visitor.asked if not url.startswith(vitrine_host)] == []


def test_a_host_that_reads_the_rules_leads_on_before_any_page(visit: Callable[..., Visit], vitrine: Path):
    page = visit().page
    with serving(vitrine, "/vitrine/") as host:
        answers = [page.goto(host + old).request.redirected_from is not None for old in ("s/toutav/", "agenda/kermesse/")]
        assert (answers, page.url) == ([True, True], f"{host}agenda/fete/")
