"""The map of the town in the hand: by keyboard, by finger, by mouse, without script; what it weighs, and what it tells nobody."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest
import rjsmin  # type: ignore[import-untyped]

from localsite.pipeline import Job, build
from tests.browser.host import serving
from tests.ground import PROJECT, TODAY, write_site
from tests.town_map import map_files

pytestmark = pytest.mark.browser

MODULE = PROJECT / "themes/atelier/components/map/map.js"
LIGHT, WITH_FONTS, REQUESTS = 65_000, 110_000, 10
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SHOP = """---
id: bout{number:03d}
name: Boutique {number}
categories: [{category}]
locations:
  - address: {{street: {number} rue du Port, city: Exempleville, area: Le Port}}
    lat: {lat:.5f}
    lon: {lon:.5f}
    precision: {precision}
    hours: {hours}
verified: {{on: 2027-02-20, how: visit}}
---
"""
READY = ".town.is-live"
AT = "(new URL(location).searchParams.get('at') ?? '').split(',').map(Number)"  # x, y, scale


def shops() -> dict[str, str]:
    """Two dozen shops in a grid, two of them behind one door, one that tells its street only, one that is two things."""
    spots = [(46.203 + number // 5 * 0.0028, 5.224 + number % 5 * 0.0042) for number in range(23)]
    kinds = ("bakery", "bakery", "florist", "books")
    return {
        f"shops/boutique-{number}/index.md": SHOP.format(
            number=number,
            category=kinds[number % 4] + (", music" if number == 6 else ""),
            precision="street" if number == 10 else "exact",
            lat=lat,
            lon=lon,
            hours="lun-dim 0h-24h" if number % 3 else "lun-dim fermé",
        )
        for number, (lat, lon) in enumerate([*spots, spots[-1]])
    }


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small town below a folder of its host."""
    root = tmp_path_factory.mktemp("town")
    settings = (PROJECT / "tests/sites/minimal/content/site.yaml").read_text("utf-8")
    below = settings.replace("site_url: https://vitrines.example/", "site_url: https://vitrines.example/vitrine/")
    write_site(root / "site", {**map_files(), **shops(), "content/site.yaml": below})
    done = build(Job(root / "site", root / "public", TODAY, remember=False))
    assert done.published, done.diagnostics
    with serving(root / "public", "/vitrine/", reads_rules=False) as address:
        yield f"{address.removesuffix('/')}"


def opened(browser: Any, address: str, query: str = "", **context: Any) -> Any:
    """The map, once it can be moved."""
    page = browser.new_context(**context).new_page()
    page.clock.set_fixed_time("2027-03-02T11:00:00+01:00")
    page.goto(f"{address}/carte/{query}", wait_until="load")
    page.wait_for_selector(READY)
    return page


@pytest.fixture
def page(browser: Any, host: str) -> Iterator[Any]:
    """The map on a desk."""
    found = opened(browser, host, viewport={"width": 1280, "height": 900})
    yield found
    found.context.close()


def focused(page: Any) -> str:
    """What has the focus, in words."""
    return page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()")


def until(page: Any, asked: str, argument: Any = None) -> None:
    """Waits for it to be so. Playwright's own way to wait runs text as a program, which the policy of the page forbids."""
    for _ in range(300):
        if page.evaluate(asked, argument):
            return
        page.wait_for_timeout(30)
    pytest.fail(f"{asked} {argument}")


def status(page: Any, text: str) -> None:
    """Waits until the map says so."""
    until(page, "text => document.querySelector('.map__foot [role=status]').textContent === text", text)


def carded(page: Any) -> list[str]:
    """The shops that the card on the map names, once it is open."""
    until(page, "!document.querySelector('.map__card').hidden")
    names: list[str] = page.locator(".map__card .row__name").all_inner_texts()
    return names


def zoomed(page: Any, least: float) -> None:
    until(page, f"(least) => {AT}[2] > least", least)


def test_by_keyboard_alone_one_zooms_filters_opens_a_shop_and_comes_back(page: Any) -> None:
    page.focus("#when")
    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    assert seen == ["Agrandir", "Réduire", "Toute la carte", "Autour de moi", "Passer à la liste", "Carte des commerces"]  # before any pin
    page.focus(".map__tools button")
    for _ in range(3):
        page.keyboard.press("Enter")
    zoomed(page, 1)
    page.focus(".map__over")
    before = page.url
    page.keyboard.press("ArrowRight")
    until(page, "(before) => location.href !== before", before)
    page.keyboard.press("-")
    page.keyboard.press("-")
    page.keyboard.press("-")
    page.focus("#kind")
    page.select_option("#kind", "Librairie")
    until(page, "document.querySelectorAll('.spots .row:not([hidden])').length === 6")
    page.focus(".map__tools button:nth-child(3)")
    page.keyboard.press("Enter")
    status(page, "6 commerces sur la carte")  # all that the list shows
    page.focus(".map__over")
    page.keyboard.press("Tab")
    mark = page.evaluate("document.activeElement.dataset.mark")
    assert page.evaluate("document.activeElement.matches('a.pin')")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.closest('.map__card') !== null")
    assert focused(page).startswith("Boutique")
    page.keyboard.press("Escape")
    until(page, "(mark) => document.activeElement.dataset.mark === mark", mark)
    assert page.is_hidden(".map__card")


def test_a_cluster_opens_and_those_behind_one_door_are_listed(page: Any) -> None:
    page.click("[href='#at-bout022']")
    zoomed(page, 1)
    assert carded(page) == ["Boutique 22", "Boutique 23"]
    page.click(".map__close")
    until(page, "document.activeElement.getAttribute('aria-label') === '2 commerces, agrandir'")


def test_a_line_of_the_list_leads_to_its_pin_and_back(page: Any) -> None:
    page.click("[href='#at-bout007']")
    until(page, "document.activeElement.textContent === 'Boutique 7'")
    page.keyboard.press("Escape")
    until(page, "document.activeElement.dataset.mark === 'at-bout007'")
    page.keyboard.press("Enter")
    page.click(".map__card [href='#bout007']")
    assert page.evaluate("document.querySelector(':target').closest('.row').textContent.includes('Boutique 7')")


def test_the_map_shows_what_the_list_shows(page: Any) -> None:
    page.focus("#when")
    page.select_option("#when", "now")
    until(page, "document.querySelectorAll('.spots .row:not([hidden])').length === 17")
    status(page, "Sur la carte\N{NO-BREAK SPACE}: 16 des 17 commerces")  # one has no point
    page.fill("#find", "boutique 4")
    status(page, "1 commerce sur la carte")
    page.fill("#find", "carte")  # stands in every line, and is said of no shop
    until(page, "document.querySelectorAll('.spots .row:not([hidden])').length === 0")


def test_the_address_keeps_what_one_sees(page: Any) -> None:
    page.focus("#kind")
    page.select_option("#kind", "Boulangerie")
    until(page, "document.querySelectorAll('.spots .row:not([hidden])').length === 13")
    page.click(".map__tools button")
    page.click(".map__tools button")
    zoomed(page, 0.5)
    kept, said = page.url, page.inner_text(".map__foot [role=status]")
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector(READY)
    until(page, "document.querySelectorAll('.spots .row:not([hidden])').length === 13")
    status(page, said)
    assert (page.url, page.input_value("#kind")) == (kept, "Boulangerie")


def test_the_wheel_belongs_to_the_page_unless_a_key_is_held(page: Any) -> None:
    page.mouse.move(300, 600)
    page.mouse.wheel(0, 300)
    until(page, "scrollY > 0")
    assert "at=" not in page.url
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    until(page, "location.search.includes('at=')")


def test_a_mouse_drags_the_map_and_opens_nothing(page: Any) -> None:
    page.click(".map__tools button")
    until(page, "location.search.includes('at=')")
    x, y, _ = page.evaluate(AT)
    box = page.locator(".map__over").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 260, steps=4)
    page.mouse.up()
    until(page, f"(x) => {AT}[0] > x", x)
    assert page.evaluate(AT)[1] < y
    assert page.is_hidden(".map__card")


def test_two_taps_zoom_where_they_fall(page: Any) -> None:
    box = page.locator(".map__over").bounding_box()
    page.mouse.dblclick(box["x"] + 12, box["y"] + 12)
    until(page, "location.search.includes('at=')")
    wide = float(page.locator(".map__svg").get_attribute("viewBox").split()[2])
    assert page.evaluate(AT)[0] < wide / 2


def touched(page: Any, *steps: list[tuple[float, float]]) -> None:
    """Fingers on the screen: where they are put down, then where they go."""
    talk = page.context.new_cdp_session(page)
    for number, fingers in enumerate(steps):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(fingers)]
        talk.send("Input.dispatchTouchEvent", {"type": "touchMove" if number else "touchStart", "touchPoints": points})
        page.wait_for_timeout(20)
    talk.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_one_finger_scrolls_the_page_and_two_zoom_the_map(browser: Any, host: str) -> None:
    page = opened(browser, host, **PHONE)
    page.evaluate("document.querySelector('.map').scrollIntoView({ block: 'center' })")
    start = page.evaluate("scrollY")
    touched(page, *([(150, 480 - 20 * step)] for step in range(10)))
    until(page, "(start) => scrollY > start + 50", start)
    assert "at=" not in page.url
    page.wait_for_timeout(500)  # what was thrown comes to rest
    page.evaluate("document.querySelector('.map').scrollIntoView({ block: 'center' })")
    start = page.evaluate("scrollY")
    touched(page, *([(150 - 5 * step, 420), (200 + 5 * step, 420)] for step in range(10)))
    until(page, "location.search.includes('at=')")
    assert page.evaluate(AT)[2] > 1.5 * 358 / float(page.locator(".map__svg").get_attribute("viewBox").split()[2])
    assert (page.evaluate("scrollY"), page.evaluate("visualViewport.scale")) == (start, 1)
    page.context.close()


@pytest.mark.parametrize(
    ("granted", "spot", "said", "shown"),
    [
        (True, (46.209, 5.233), "Le point bleu, c’est vous. Votre position reste dans cet appareil.", 1),
        (True, (48.85, 2.35), "Vous êtes en dehors de la carte.", 0),
        (False, (46.209, 5.233), "Sans votre position, la carte reste où elle est.", 0),
    ],
)
def test_where_one_is_is_asked_on_a_click_and_told_nobody(
    browser: Any, host: str, granted: bool, spot: tuple[float, float], said: str, shown: int
) -> None:
    allowed = ["geolocation"] if granted else []
    page = opened(browser, host, geolocation={"latitude": spot[0], "longitude": spot[1]}, permissions=allowed)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.click(".map__tools button:last-child")
    status(page, said)
    assert page.locator(".pin--me").count() == shown
    assert [url for url in asked if not re.search(r"/(near\.js|[\w-]+\.svg)$", url)] == []
    page.context.close()


def test_an_address_never_tells_where_one_is(browser: Any, host: str) -> None:
    page = opened(browser, host, geolocation={"latitude": 46.209, "longitude": 5.233}, permissions=["geolocation"])
    asked: list[str] = []
    page.on("request", lambda request: asked.extend((request.url, request.headers.get("referer", ""))))
    for number in (4, 1, 4, 1):  # near me, nearer, near me once more, nearer
        page.click(f".map__tools button:nth-child({number})")
        page.wait_for_timeout(900)
        assert "at=" not in page.url
    assert page.locator(".pin--me").count() == 1
    page.click("[href='#at-bout003']")
    page.wait_for_timeout(500)
    page.reload()
    page.locator(".spots .row__name").first.click()
    page.wait_for_url("**/commerces/**")
    assert [one for one in asked if "at=" in one] == []
    page.context.close()


STUBBED = "navigator.geolocation.getCurrentPosition = (found, failed) => Object.assign(window, { found, failed })"


def test_near_me_says_what_the_device_does(browser: Any, host: str) -> None:
    page = browser.new_page()
    page.add_init_script(STUBBED)
    page.goto(f"{host}/carte/")
    page.wait_for_selector(READY)
    near = ".map__tools button:last-child"
    page.click(near)
    status(page, "Votre appareil cherche où vous êtes…")
    page.evaluate("found({ coords: { latitude: 46.209, longitude: 5.233 } })")
    status(page, "Le point bleu, c’est vous. Votre position reste dans cet appareil.")
    assert page.locator(".pin--me").count() == 1
    for code, said in (
        (3, "Votre appareil ne trouve pas où vous êtes. Vous pouvez réessayer."),
        (1, "Sans votre position, la carte reste où elle est."),
    ):
        page.click(near)
        status(page, "Votre appareil cherche où vous êtes…")
        page.evaluate("(code) => failed({ code })", code)
        status(page, said)
        assert page.locator(".pin--me").count() == 0  # what was found before is no longer sure
    page.close()


def test_a_shop_is_found_by_all_that_it_is(page: Any) -> None:
    page.focus("#find")
    shown = (
        "(names) => [...document.querySelectorAll('.spots .row:not([hidden]) .row__name')].map((one) => one.textContent).join() === names"
    )
    page.fill("#find", "librairie")  # stands right after the name
    until(page, shown, "Boutique 11,Boutique 15,Boutique 19,Boutique 23,Boutique 3,Boutique 7")
    page.fill("#find", "musique")  # its second trade
    until(page, shown, "Boutique 6")
    page.fill("#find", "")
    page.focus("#kind")
    page.select_option("#kind", label=page.locator("#kind option", has_text="usique").last.inner_text())
    until(page, shown, "Boutique 6")


@pytest.mark.parametrize("address", ["carte/", "commerces/"])
def test_every_kind_shows_as_many_shops_as_it_says(browser: Any, host: str, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{host}/{address}", wait_until="networkidle")
    page.focus("#kind")
    page.select_option("#kind", index=1)
    until(page, "document.querySelectorAll('.row[hidden]').length > 0")
    found = page.evaluate("""() => [...document.querySelectorAll('#kind option')].slice(1).map((option) => {
      option.parentNode.closest('select').value = option.value
      option.closest('select').dispatchEvent(new Event('input'))
      return [option.text, document.querySelectorAll('.row:not([hidden])').length]
    })""")
    assert [text for text, count in found if not count] == []
    assert [(text, count) for text, count in found if "(" in text and f"({count})" not in text] == []
    page.close()


def test_what_nobody_sees_costs_nothing(browser: Any, monaco_host: str) -> None:
    page = browser.new_page()
    page.goto(monaco_host + "carte/")
    page.wait_for_selector(READY)
    blocks = page.evaluate(
        "[...document.querySelectorAll('.spots')].map((one) => [one.children.length, getComputedStyle(one).contentVisibility])"
    )
    assert len(blocks) > 2
    assert {(count, seen) for count, seen in blocks[:-1]} == {(100, "auto")}
    assert blocks[-1][1] == "visible"  # as high as it is, or a small town would seem long
    assert page.evaluate("document.querySelector('.pins a').getClientRects().length") == 0  # no hand, no hover looks for pins below
    page.focus("#find")
    page.fill("#find", "zara")  # a block without a line takes no room
    until(page, "[...document.querySelectorAll('.spots')].filter((one) => one.getClientRects().length).length === 1")
    page.close()


def test_every_line_leads_to_its_own_shop_where_one_sees_it(browser: Any, monaco_host: str) -> None:
    page = browser.new_context(**PHONE).new_page()
    page.goto(monaco_host + "carte/", wait_until="networkidle")
    page.wait_for_selector(READY)
    found = page.evaluate("""async () => {
      const card = document.querySelector('.map__card')
      const next = () => new Promise((done) => requestAnimationFrame(done))
      const wait = async (so) => { for (let tries = 0; tries < 300 && !so(); tries++) await next() }
      const wrong = []
      for (const link of [...document.querySelectorAll('.spots .row__facts a')].filter((_, number) => number % 9 === 0)) {
        document.querySelectorAll('.map__tools button')[2].click()
        link.scrollIntoView({ block: 'center' })
        link.click()
        const name = link.closest('.row').querySelector('.row__name').textContent
        await wait(() => card.querySelector('.row__name')?.textContent === name && !card.hidden)
        const { top, bottom } = document.querySelector('.map').getBoundingClientRect()
        if (card.hidden || card.querySelector('.row__name').textContent !== name) wrong.push([name, 'not said'])
        else if (top < -1 || bottom > innerHeight + 1) wrong.push([name, 'out of sight'])
        else if (!card.contains(document.activeElement)) wrong.push([name, 'without focus'])
        card.firstElementChild.click()
        await wait(() => card.hidden)
        const mark = link.hash.slice(1)
        await wait(() => document.activeElement.dataset.mark)
        const alone = document.activeElement.matches('.pin')
        if (!alone) wrong.push([name, 'no pin', document.activeElement.className])
        else if (document.activeElement.matches('a') && document.activeElement.dataset.mark !== mark) wrong.push([name, 'another'])
      }
      return wrong
    }""")
    assert found == []
    page.context.close()


def test_a_card_closes_with_its_shop_and_covers_no_pin(browser: Any, host: str) -> None:
    page = opened(browser, host, "#at-bout012", viewport={"width": 320, "height": 568})
    assert carded(page) == ["Boutique 12"]
    for _ in range(3):
        page.click(".map__tools button:nth-child(2)")
        page.wait_for_timeout(400)
    assert page.locator(".map__over .pin").count() >= 3
    sides = "[document.querySelector('.map__card'), document.querySelector('.map__over')].map((one) => one.getBoundingClientRect())"
    edges = page.evaluate(f"(([card, over]) => [card.bottom, over.top])({sides})")
    assert edges[0] <= edges[1] + 0.5
    page.fill("#find", "boutique 4")
    until(page, "document.querySelector('.map__card').hidden")
    assert page.evaluate("document.activeElement.id") == "find"
    page.context.close()


def test_a_vague_circle_is_as_wide_as_a_street(browser: Any, host: str) -> None:
    page = opened(browser, host, "?at=308,1000,2")
    wide = "(asked) => getComputedStyle(document.querySelector(asked), '::before').width"
    assert page.evaluate(wide, ".map__over .vague") == "320px"
    assert page.evaluate("getComputedStyle(document.querySelector('.pins .vague path')).strokeWidth").startswith("160")
    page.context.close()


@pytest.mark.parametrize("query", ["?at=.,.,.", "?at=1,2", "?at=-,-,-"])
def test_a_broken_address_shows_the_whole_map(browser: Any, host: str, query: str) -> None:
    page = opened(browser, host, query)
    assert page.locator(".map__over .pin").count() > 20
    assert "NaN" not in page.locator(".map__over > div").first.get_attribute("style")
    page.context.close()


def test_one_number_is_said_at_a_time(page: Any) -> None:
    live = "document.querySelector('.map__foot [role=status]').ariaLive"
    page.focus("#find")
    page.fill("#find", "boutique 4")
    status(page, "1 commerce sur la carte")
    assert page.evaluate(live) == "off"
    page.click(".map__tools button:nth-child(2)")
    until(page, f"{live} !== 'off'")


def test_without_colours_of_ones_own_the_dots_stay(browser: Any, host: str) -> None:
    page = opened(browser, host, forced_colors="active")
    dot = "getComputedStyle(document.querySelector('.spots .row'), '::before').backgroundColor"
    assert page.evaluate(dot) == "rgb(194, 69, 43)"  # that of food
    page.context.close()


def test_paper_shows_the_shops_that_were_asked_for(page: Any) -> None:
    page.focus("#kind")
    page.select_option("#kind", "Librairie")
    until(page, "document.querySelectorAll('.spots .row:not([hidden])').length === 6")
    page.emulate_media(media="print")
    assert page.evaluate("[...document.querySelectorAll('.pins a')].filter((pin) => getComputedStyle(pin).display !== 'none').length") == 6
    assert page.evaluate("getComputedStyle(document.querySelector('.map__svg .halo')).display") == "none"


def test_without_script_every_pin_leads_to_its_line(browser: Any, host: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{host}/carte/")
    assert page.locator(".map__svg .pins a").count() == 24
    assert page.is_hidden(".map__tools")
    page.locator(".map__svg .pins a").last.focus()
    page.keyboard.press("Enter")
    assert re.search(r"#bout\d{3}$", page.url)
    page.locator(".spots [href^='#at-']").first.click()
    assert "#at-bout" in page.url
    page.context.close()


def test_a_page_may_lead_to_a_pin(browser: Any, host: str) -> None:
    page = opened(browser, host, "#at-bout003")
    assert carded(page) == ["Boutique 3"]
    page.evaluate("location.hash = '#at-bout004'")  # once it is there, too
    until(page, "document.querySelector('.map__card .row__name').textContent === 'Boutique 4'")
    page.context.close()


def test_on_paper_the_drawing_stands_with_its_source(browser: Any, host: str) -> None:
    page = opened(browser, host)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.map__svg')).visibility") == "visible"
    assert page.is_hidden(".map__over")
    assert page.is_visible(".map__due")
    page.context.close()


def test_the_first_view_of_a_real_town_is_light(browser: Any, monaco_host: str) -> None:
    page = browser.new_context(**PHONE).new_page()
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks the function it is given
    page.goto(f"{monaco_host}carte/", wait_until="networkidle")
    page.wait_for_selector(READY)
    fonts = sum(len(one.body()) for one in answers if one.request.resource_type == "font")
    weight = sum(len(gzip.compress(one.body(), 6)) for one in answers if one.request.resource_type != "font")
    assert len(answers) <= REQUESTS
    assert weight <= LIGHT
    assert weight + fonts <= WITH_FONTS
    assert {one.url.startswith(monaco_host) for one in answers} == {True}
    assert page.locator(".map__svg .pins a").count() > 380
    page.context.close()


def test_the_module_is_light() -> None:
    assert len(gzip.compress(rjsmin.jsmin(MODULE.read_bytes()), 9)) <= 4_096


def test_pins_that_would_touch_are_put_together(page: Any) -> None:
    asked = """async () => {
      const { grouped } = await import(document.querySelector('script[type=module]').src)
      const pins = [[0, 0], [30, 0], [500, 500]].map(([x, y]) => ({ x, y }))
      for (const pin of pins) pin.pins = [pin]
      return [1, 2].map((scale) => grouped(pins, scale).map(({ x, y, pins }) => [x, y, pins.length]))
    }"""
    assert page.evaluate(asked) == [[[15, 0, 2], [500, 500, 1]], [[0, 0, 1], [30, 0, 1], [500, 500, 1]]]


def test_sheets_come_as_they_are_needed(page: Any) -> None:
    shown = "[...document.querySelectorAll('.map__over img')].filter((one) => one.getClientRects().length)"

    def names() -> set[str]:
        return set(page.evaluate(f"{shown}.map((one) => one.src.split('/').pop().split('-')[0])"))

    assert names() == {"overview"}
    for _ in range(4):
        page.click(".map__tools button")
    zoomed(page, 1)
    until(page, f"{shown}.some((one) => /close|street/.test(one.src))")
    assert "overview" in names()
    page.click(".map__tools button:nth-child(3)")
    until(page, f"{shown}.every((one) => one.src.includes('overview'))")


LIT = "[...document.querySelectorAll('.map__over [aria-current=true]')].map((one) => one.dataset.mark).join()"


def test_the_pin_of_a_card_and_that_of_a_line_stand_out(page: Any) -> None:
    page.click("[href='#at-bout007']")
    until(page, f"{LIT} === 'at-bout007'")
    page.click(".map__tools button:nth-child(1)")
    page.wait_for_timeout(500)
    assert page.evaluate(LIT) == "at-bout007"  # drawn anew, it is the same one
    page.keyboard.press("Tab")
    page.focus(".map__close")
    page.keyboard.press("Escape")
    until(page, f"{LIT} === ''")
    page.click(".map__tools button:nth-child(3)")
    page.wait_for_timeout(500)
    page.locator(".row:has(#bout008)").hover()
    until(page, f"{LIT} === 'at-bout008'")
    page.focus("#bout004")
    until(page, f"{LIT} === 'at-bout004'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_trade_has_one_colour_on_the_map_and_in_the_list(browser: Any, host: str, scheme: str) -> None:
    page = opened(browser, host, color_scheme=scheme)
    found = page.evaluate("""() => {
      const part = (one) => one.match(/[\\d.]+/g).slice(0, 3).map(Number)
      const light = (colour) => part(colour).map((one) => one / 255)
        .map((one) => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4)
        .reduce((sum, one, place) => sum + one * [.2126, .7152, .0722][place], 0)
      const ratio = (one, other) => { const [a, b] = [light(one), light(other)]; return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) }
      const ground = getComputedStyle(document.documentElement).backgroundColor
      const page = /, 0\\)/.test(ground) ? getComputedStyle(document.body).backgroundColor : ground
      const land = getComputedStyle(document.querySelector('.map')).backgroundColor
      const hues = ['other', 'food', 'eat-and-drink', 'fashion', 'home', 'craft', 'culture', 'care', 'leisure', 'mobility', 'services']
      return hues.map((hue) => {
        const row = document.querySelector('.spots .row').cloneNode(true)
        const pin = document.createElement('a')
        row.className = `row hue--${hue}`
        pin.className = `pin hue--${hue}`
        document.querySelector('.spots').append(row)
        document.querySelector('.map__over > :last-child').append(pin)
        const dot = getComputedStyle(row, '::before').backgroundColor
        return [hue, getComputedStyle(pin, '::before').backgroundImage.includes(dot), Math.min(ratio(dot, page), ratio(dot, land))]
      })
    }""")
    assert [(hue, same) for hue, same, _ in found if not same] == []
    assert [(hue, ratio) for hue, _, ratio in found if ratio < 3] == []
    page.context.close()


def test_help_speaks_of_what_is_in_the_hand(browser: Any, host: str) -> None:
    for context, fingers in ((PHONE, True), ({"viewport": {"width": 1280, "height": 900}}, False)):
        page = opened(browser, host, **context)
        assert page.is_visible(".map__hint--fingers") == fingers
        assert page.is_visible(".map__hint--keys") != fingers
        page.context.close()


def test_on_a_telephone_what_is_asked_stands_in_a_column(browser: Any, host: str) -> None:
    page = opened(browser, host, **PHONE)
    boxes = [page.locator(one).bounding_box() for one in ("#kind", "#when")]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[0]["width"] == boxes[1]["width"]
    page.context.close()


def test_few_pins_are_made_for_one_frame(browser: Any, monaco_host: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{monaco_host}carte/", wait_until="networkidle")
    page.wait_for_selector(READY)
    page.wait_for_timeout(500)
    made = page.evaluate("""async () => {
      const layer = document.querySelector('.map__over > :last-child')
      const made = []
      const count = (found) => made.push(found.flatMap(({ addedNodes }) => [...addedNodes]).length)
      new MutationObserver(count).observe(layer, { childList: true })
      document.querySelector('.map__tools button').click()
      for (let number = 0; number < 60; number++) await new Promise(requestAnimationFrame)
      return made.filter(Boolean)
    }""")
    assert len(made) > 1
    assert max(made) <= 16
    page.context.close()
