"""How does a page look in a real browser, and what does it do there that it should not?"""

from __future__ import annotations

import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AT_ONCE = 2  # pages
MOST_SHIFT = 0.005  # of the window: less is a drawing that comes a frame late; a line of text that moves makes five times as much
HEIGHT = 844

# Before anything of the page: how far its parts have jumped about.
WATCH = """window.jumped = 0
window.addJumps = (list) => { for (const one of list) if (!one.hadRecentInput) window.jumped += one.value }
window.watcher = new PerformanceObserver((list) => window.addJumps(list.getEntries()))
window.watcher.observe({ type: 'layout-shift', buffered: true })
window.jumps = () => { window.addJumps(window.watcher.takeRecords()); return window.jumped }"""
# Everything there: pictures further down too, and some frames for the browser to tell what moved.
SETTLE = """async () => {
  for (const one of document.images) one.loading = 'eager'
  await Promise.all([document.fonts.ready, ...[...document.images].map((one) => one.decode().catch(() => {}))])
  for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return jumps()
}"""
# How much wider the page is than its window, and the innermost elements that make it so.
WIDER = """() => {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return ''
  const out = [...document.body.querySelectorAll('*')].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect()
    return width && (right > clientWidth + 0.5 || left < -0.5)
  })
  const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)))
  const named = inner.slice(0, 3).map((one) => one.localName + [...one.classList].map((name) => '.' + name).join(''))
  return `+${scrollWidth - clientWidth} px (${named.join(', ')})`
}"""


class Look(NamedTuple):
    """How a page is looked at."""

    scheme: str  # "light" or "dark"
    width: int  # of the window, in pixels
    medium: str = "screen"  # or "print"

    def __str__(self) -> str:
        return "print" if self.medium == "print" else f"{self.scheme} {self.width}"


SCREENS = (Look("light", 390), Look("dark", 390), Look("light", 1280), Look("dark", 1280))
NARROW = Look("light", 320)
PAPER = Look("light", 680, "print")  # what is left of A4 between its margins
RESIZED = (NARROW, PAPER)  # the window is made so after the page is there: loading it once more costs a quarter of a second


class Fault(NamedTuple):
    """What a page does that it should not."""

    look: Look
    kind: str  # "scroll", "shift", "outside", "console"
    detail: str


class Photo(NamedTuple):
    """One page in one look."""

    look: Look
    data: bytes  # PNG, the whole page


def is_there() -> bool:
    """True where the Python package that drives browsers is installed."""
    return find_spec("playwright") is not None


def browser_path() -> Path | None:
    """The Chromium of this machine."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else next((path for path in map(Path, PLACES) if path.exists()), None)


def opened(browser: Browser) -> Page:
    """A window that tells what moves in it: `look_at` needs one."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    return page


def look_at(page: Page, address: str, looks: Sequence[Look], take: Callable[[Photo], None] | None = None) -> tuple[Fault, ...]:
    """What the page of this address does wrong in each of the looks; `take` is given its photographs.

    The page is loaded once more where the width changes, but for the looks in RESIZED.
    """
    found, now = list[Fault](), [looks[0]]
    origin = "/".join(address.split("/")[:3]) + "/"

    def asks(request: Request) -> None:
        if not request.url.startswith((origin, "data:", "blob:")):
            found.append(Fault(now[0], "outside", request.url))

    def says(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(Fault(now[0], "console", message.text))

    def fails(error: Error) -> None:
        found.append(Fault(now[0], "console", error.message))

    heard: tuple[tuple[Any, Callable[[Any], None]], ...] = (("request", asks), ("console", says), ("pageerror", fails))
    for name, listener in heard:
        page.on(name, listener)
    loaded = 0
    for look in looks:
        now[0] = look
        is_there = look.width == loaded or (loaded and look in RESIZED)
        found += _seen(page, look, "" if is_there else address)
        loaded = loaded if is_there else look.width
        if take:
            take(Photo(look, _picture(page)))
    for name, listener in heard:
        page.remove_listener(name, listener)
    return tuple(dict.fromkeys(found))


def _seen(page: Page, look: Look, address: str) -> Iterator[Fault]:
    """Brings a page before the lens, loading it from `address` if there is one; gives what can be measured."""
    scheme: Literal["dark", "light"] = "dark" if look.scheme == "dark" else "light"
    page.emulate_media(color_scheme=scheme, media="print" if look.medium == "print" else "screen", reduced_motion="no-preference")
    page.set_viewport_size({"width": look.width, "height": HEIGHT})
    if address:
        page.goto(address, wait_until="load")
        jumped = page.evaluate(SETTLE)
        if jumped > MOST_SHIFT:
            yield Fault(look, "shift", f"{jumped:.3f}")
    wider = page.evaluate(WIDER)
    if wider:
        yield Fault(look, "scroll", wider)


def _picture(page: Page) -> bytes:
    """The whole page, at rest. Straight from Chromium: it takes a third of the time of Playwright's own way."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "optimizeForSpeed": True})
    session.detach()
    return b64decode(shot["data"])


def photograph(visits: Sequence[tuple[str, Sequence[Look]]], take: Callable[[int, Photo], None], browser: Path) -> list[tuple[Fault, ...]]:
    """Each address in its looks; `take` is given each photograph with the number of its visit. What each does wrong, in order."""
    from playwright.sync_api import sync_playwright  # late: an authoring tool, which may not be there

    def some(numbers: Sequence[int]) -> list[tuple[int, tuple[Fault, ...]]]:
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=browser, args=[*FLAGS])
            page = opened(started)
            return [(number, look_at(page, *visits[number], partial(take, number))) for number in numbers]

    shares = [range(first, len(visits), AT_ONCE) for first in range(min(AT_ONCE, len(visits)))]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [faults for _, faults in sorted(pair for share in pool.map(some, shares) for pair in share)]
