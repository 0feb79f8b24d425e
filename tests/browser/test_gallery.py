"""The pictures of a page, seen large: by link, by key, by finger, with the Back button of a phone, and without any script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from localsite.pipeline import Job, build
from tests.browser.host import serving
from tests.browser.test_accessibility import ASK, LEVELS, LOOKS
from tests.ground import TODAY
from tests.tools import require

pytestmark = pytest.mark.browser

SITE = """\
name: Les Vitrines
site_url: https://vitrines.example/
languages: [fr, en]
country: FR
contact: {email: a@vitrines.example}
"""
SHOP = """\
---
name: {key}
categories: bakery
locations: [{{address: {{city: Nice}}}}]
{images}verified: {{on: 2026-11-01, how: visit}}
---
"""
IMAGES = {
    "one.png": "alt: Un four, credit: Aimé Roubaud",
    "two.png": "alt: Un pétrin, credit: Aimé Roubaud",
    "three.png": "decorative: yes, credit: Aimé Roubaud",
    "four.png": "alt: Une miche, credit: Rose Blanc",
}
ENGLISH = "---\ncaptions: {four.png: A loaf}\n---\n"
SHOPS = {"fournil": ("one.png", "two.png", "three.png", "four.png"), "seul": ("one.png",), "nu": ()}
SIZES = {"one.png": (1200, 800), "two.png": (800, 1200), "three.png": (1200, 400), "four.png": (1200, 900)}
COUNT = ".gallery__count span:first-child"
SHIFT = """() => new Promise((done) => {
  let total = 0
  const add = (list) => { for (const one of list.getEntries()) total += one.value }
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => done(total), 300)
})"""
STANDS = """([where, count, number]) => {
  const { left, right } = document.querySelectorAll('.gallery figure')[number].getBoundingClientRect()
  const middle = document.documentElement.clientWidth / 2
  return document.querySelector(where).textContent === count && Math.abs((left + right) / 2 - middle) < 12
}"""
OUTSIDE = """() => [...document.querySelectorAll('.gallery :is(button, p, figure:not([inert]) *)')].filter((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect()
  return right > left && (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight)
}).map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a shop of four pictures, one of a single picture and one of none."""
    from PIL import Image  # late: only these tests need it

    root: Path = tmp_path_factory.mktemp("gallery")
    (root / "content").mkdir()
    (root / "content/site.yaml").write_text(SITE, encoding="utf-8")
    for key, names in SHOPS.items():
        (root / "shops" / key).mkdir(parents=True)
        images = "images:\n" + "".join(f"  - {{file: {name}, {IMAGES[name]}}}\n" for name in names) if names else ""
        (root / "shops" / key / "index.md").write_text(SHOP.format(key=key, images=images), encoding="utf-8")
        if "four.png" in names:
            (root / "shops" / key / "index.en.md").write_text(ENGLISH, encoding="utf-8")
        for name in names:
            Image.new("RGB", SIZES[name], (200, 90 + len(name) * 10, 40)).save(root / "shops" / key / name)
    made = build(Job(root, root / "public", TODAY, remember=False))
    assert made.published, made.diagnostics
    with serving(root / "public") as served:
        yield served


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """A function: the page at a path, whose browser must not have complained in the end."""
    contexts, complaints = [], list[str]()

    def start(path: str = "commerces/fournil/", width: int = 1280, height: int = 800, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


def opened(page: Any, number: int = 0) -> Any:
    """The same page, its gallery open at a picture."""
    page.locator(".picture__open").nth(number).click()
    page.locator(".gallery[open]").wait_for()
    return page


def until(page: Any, script: str, told: object = None) -> None:
    """Waits until the script is true of the page. (What Playwright has for it is stopped by our policy where a page is loaded again.)"""
    for _ in range(100):
        if page.evaluate(script, told):
            return
        page.wait_for_timeout(50)
    pytest.fail(script)


def said(page: Any, count: str) -> None:
    """Waits until the gallery says where it is, and the picture of that number stands in the middle."""
    until(page, STANDS, [COUNT, count, int(count.partition(" ")[0]) - 1])


def swipe(page: Any, start: int, end: int, down: int = 0) -> None:
    """A finger goes across the middle of the screen, or down it."""
    finger = page.context.new_cdp_session(page)
    height = page.viewport_size["height"] // 2
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": height}]})
    for step in range(1, 9):
        point = {"x": start + (end - start) * step // 8, "y": height + down * step // 8}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        page.wait_for_timeout(16)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_without_a_script_each_picture_leads_to_its_file(browser: Any, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}commerces/fournil/")
    assert page.locator(".gallery").is_hidden()
    files = [page.request.get(link.evaluate("one => one.href")) for link in page.locator(".picture__open").all()]
    # Of the widest files the one that most browsers know.
    assert {file.headers["content-type"] for file in files} <= {"image/webp", "image/jpeg"}
    for name in ("Un four", "Un pétrin", "Agrandir l’image", "Une miche"):
        assert page.get_by_role("link", name=name, exact=True).count() == 1
    page.get_by_role("link", name="Un four", exact=True).click()
    assert page.url.endswith((".webp", ".jpg"))
    context.close()


def test_a_page_without_pictures_pays_for_no_gallery(visit: Callable[..., Any]):
    html = visit("commerces/nu/").content()
    assert "gallery" not in html


def test_nothing_of_the_light_box_is_fetched_before_it_is_asked_for(visit: Callable[..., Any]):
    page = visit()
    fetched = "() => performance.getEntriesByType('resource').filter(({ name }) => /lightbox.js|gallery.css/.test(name)).length"
    assert page.evaluate(fetched) == 0
    assert opened(page).evaluate(fetched) == 2


def test_a_keyboard_opens_turns_and_closes_it(visit: Callable[..., Any]):
    page = visit()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.picture__open')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.locator(".gallery[open]").wait_for()
    assert page.evaluate("document.activeElement.ariaLabel") == "Fermer"
    for key, count in [
        ("ArrowLeft", "1 / 4"), ("ArrowRight", "2 / 4"), ("End", "4 / 4"),
        ("ArrowRight", "4 / 4"), ("ArrowLeft", "3 / 4"), ("Home", "1 / 4"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        said(page, count)
    for _ in range(6):  # between the pages of the browser and the box, and never into the page behind
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || document.activeElement.closest('.gallery') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".gallery").is_hidden()
    assert page.evaluate("document.activeElement.querySelector('img').alt") == "Un four"


def test_arrows_pressed_in_haste_are_all_heard(visit: Callable[..., Any]):
    page = opened(visit())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    said(page, "4 / 4")


def test_each_picture_is_told_with_whom_it_is_due_to(visit: Callable[..., Any]):
    page = opened(visit("en/shops/fournil/"), 3)
    assert page.get_by_role("dialog", name="Pictures").count() == 1
    assert page.locator(".gallery__count").inner_text().split() == ["4", "/", "4", "A", "loaf", "Picture:", "Rose", "Blanc"]
    assert page.locator(".gallery figure:not([inert]) figcaption").inner_text() == "Picture: Rose Blanc"
    page.get_by_role("button", name="Previous picture").click()
    said(page, "3 / 4")
    assert page.get_by_role("button", name="Next picture").get_attribute("aria-disabled") == "false"
    page.get_by_role("button", name="Next picture").click()
    said(page, "4 / 4")
    assert page.get_by_role("button", name="Next picture").get_attribute("aria-disabled") == "true"


def test_a_single_picture_has_nothing_to_turn(visit: Callable[..., Any]):
    page = opened(visit("commerces/seul/"))
    assert page.locator(".gallery button:visible").evaluate_all("(all) => all.map((one) => one.ariaLabel)") == ["Fermer"]
    assert page.locator(COUNT).is_hidden()


def test_a_finger_turns_the_pictures(visit: Callable[..., Any]):
    page = opened(visit(width=390, height=844, has_touch=True, is_mobile=True))
    swipe(page, 330, 60)
    said(page, "2 / 4")
    swipe(page, 330, 60)
    said(page, "3 / 4")
    swipe(page, 60, 330)
    said(page, "2 / 4")
    assert page.locator(".gallery").evaluate("one => one.open")


def test_a_touch_beside_the_picture_closes_and_one_upon_it_does_not(visit: Callable[..., Any]):
    page = opened(visit(width=390, height=844, has_touch=True, is_mobile=True))
    page.touchscreen.tap(195, 422)
    assert page.locator(".gallery").is_visible()
    page.touchscreen.tap(195, 100)
    page.locator(".gallery").wait_for(state="hidden")


@pytest.mark.parametrize("way", ["Escape", "button", "back"])
def test_closing_it_leaves_the_steps_of_the_browser_as_they_were(visit: Callable[..., Any], address: str, way: str):
    page = opened(visit(), 1)
    page.keyboard.press("ArrowRight")
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "button":
        page.get_by_role("button", name="Fermer").click()
    else:
        page.go_back()
    page.locator(".gallery").wait_for(state="hidden")
    until(page, "history.state === null")
    assert page.url == f"{address}commerces/fournil/"
    until(page, "document.activeElement.querySelector('img')?.alt === ''")
    page.go_back()
    assert page.url == address


def test_a_step_forward_and_a_new_start_find_it_open(visit: Callable[..., Any]):
    page = opened(visit(), 1)
    page.go_back()
    page.locator(".gallery").wait_for(state="hidden")
    page.go_forward()
    page.locator(".gallery[open]").wait_for()
    page.reload()
    page.locator(".gallery[open]").wait_for()
    said(page, "2 / 4")
    page.keyboard.press("Escape")
    until(page, "history.state === null")


@pytest.mark.parametrize("button", ["left", "middle"])
def test_who_asks_for_another_tab_has_the_file_there(visit: Callable[..., Any], button: str):
    page = visit()
    with page.context.expect_page() as other:
        page.locator(".picture__open").first.click(button=button, modifiers=["Control"] if button == "left" else [])
    other.value.wait_for_load_state()
    assert other.value.url.endswith(".webp")
    assert page.locator(".gallery").is_hidden()


def test_where_the_light_box_does_not_come_the_link_leads_to_the_file(browser: Any, address: str):
    page = browser.new_page()
    page.route("**/gallery.css", lambda route: route.abort())
    page.goto(f"{address}commerces/fournil/")
    page.wait_for_load_state("networkidle")
    page.locator(".picture__open").first.click()
    page.wait_for_url("**/*.webp")
    page.close()


@pytest.mark.parametrize(
    ("width", "height", "large"), [(320, 568, True), (390, 844, False), (740, 360, False), (640, 360, True), (1280, 800, False)]
)
def test_all_of_it_is_on_every_screen(visit: Callable[..., Any], width: int, height: int, large: bool):
    page = visit(width=width, height=height)
    if large:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
    opened(page)
    for number in range(1, 5):
        said(page, f"{number} / 4")
        assert page.evaluate(OUTSIDE) == []
        assert page.locator(".gallery figure:not([inert]) img").bounding_box()["height"] > 80
        page.keyboard.press("ArrowRight")
    sizes = page.locator(".gallery button").evaluate_all("(all) => all.map((one) => Math.min(one.offsetWidth, one.offsetHeight))")
    assert min(sizes) >= 44


def test_the_page_behind_neither_scrolls_nor_moves(visit: Callable[..., Any]):
    page = visit(width=390, height=500, has_touch=True, is_mobile=True)  # a phone: Playwright's desk hides bars whose room is kept
    page.locator(".picture__open").nth(2).scroll_into_view_if_needed()
    before, shift = page.evaluate("scrollY"), page.evaluate(SHIFT)
    opened(page, 2)
    swipe(page, 195, 195, down=-200)
    page.keyboard.press("PageDown")
    page.wait_for_timeout(200)
    page.keyboard.press("Escape")
    page.locator(".gallery").wait_for(state="hidden")
    assert page.evaluate("scrollY") == before
    assert page.evaluate(SHIFT) == shift


def test_it_does_not_move_for_who_asks_for_less_motion(visit: Callable[..., Any]):
    page = opened(visit(reduced_motion="reduce"))
    assert page.locator(".gallery").evaluate("one => getComputedStyle(one).animationName") == "none"
    page.keyboard.press("End")
    assert page.locator(".gallery__strip").evaluate("one => one.scrollLeft === 3 * one.clientWidth")


def test_only_the_picture_and_its_neighbours_are_fetched(visit: Callable[..., Any]):
    page = opened(visit())
    loading = page.locator(".gallery img").evaluate_all("(all) => all.map((one) => one.loading)")
    assert loading == ["eager", "eager", "lazy", "lazy"]


def test_a_picture_of_several_widths_is_asked_for_as_wide_as_the_screen(visit: Callable[..., Any]):
    page = visit()
    page.locator(".picture__open picture").first.evaluate("""(picture) => {
      const source = document.createElement('source')
      source.srcset = `${document.querySelectorAll('.picture__open')[1].href} 2000w`
      source.sizes = '10rem'
      picture.prepend(source)
    }""")
    opened(page)
    assert page.locator(".gallery source").first.evaluate("one => one.sizes") == "100vw"
    assert page.locator(".gallery img").nth(0).evaluate("one => [one.currentSrc, one.loading]") == [
        page.locator(".picture__open").nth(1).evaluate("one => one.href"), "eager",
    ]  # fmt: skip
    said(page, "1 / 4")


def test_paper_shows_the_page_and_not_the_light_box(visit: Callable[..., Any]):
    page = opened(visit())
    page.emulate_media(media="print")
    assert page.locator(".gallery").is_hidden()


@pytest.mark.node
@pytest.mark.parametrize("path", ["commerces/fournil/", "en/shops/seul/"])
def test_the_light_box_is_accessible(visit: Callable[..., Any], path: str):
    page = visit(path)
    page.evaluate((require("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    opened(page)
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(ASK, LEVELS) == [], f"{scheme} {width}"


def test_a_key_leads_to_a_picture_and_stops_at_the_ends(visit: Callable[..., Any]):
    page = visit()
    module = page.locator("link[href$='gallery.js']").evaluate("one => one.href.replace('gallery', 'lightbox')")
    ask = "([module, key, at]) => import(module).then(({ turned }) => turned(key, at, 4) ?? null)"
    asked = [("ArrowLeft", 0), ("ArrowLeft", 3), ("ArrowRight", 3), ("ArrowRight", 4), ("Home", 3), ("End", 1), ("a", 2)]
    assert [page.evaluate(ask, [module, key, at]) for key, at in asked] == [0, 2, 4, 4, 0, 4, None]
