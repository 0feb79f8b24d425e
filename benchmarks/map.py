"""How soon is the map of a town there, what does it weigh, and does it keep moving with ten thousand shops on it?

    python benchmarks/map.py FOLDER [--address /carte/] [--runs 5] [--shops 10000]

FOLDER is a finished site (`public/`). It is served from this machine to a headless Chromium: first as to a slow telephone (processor
slowed down four times, 1.6 Mbit/s and 150 ms), then with as many pins as asked for, and as many lines in the list, which are
dragged and zoomed by true events of a mouse. Medians are printed.
"""

from __future__ import annotations

import argparse
import gzip
import math
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
SLOWER = 4  # times
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
READY = ".town.is-live"
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true }))"""
SHIFTED = """() => new Promise((done) => {
    let sum = 0
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => done(sum), 100) })"""
PAINT = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
LIST = '<ul class="rows spots">'
CONTROL = 2  # of DevTools' own modifiers


class Host(SimpleHTTPRequestHandler):
    """A host that compresses, as all of them do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answers with a file, light where that makes it lighter."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, is_font = path.read_bytes(), path.suffix == ".woff2"
        data = data if is_font else gzip.compress(data, 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if not is_font:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder on a host of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def weighed(answers: list[Any]) -> tuple[int, int]:
    """Kilobytes of all but fonts, compressed, and of fonts."""
    fonts = [one for one in answers if one.request.resource_type == "font"]
    others = [one for one in answers if one not in fonts]
    return sum(len(gzip.compress(one.body(), 6)) for one in others), sum(len(one.body()) for one in fonts)


def first_view(browser: Any, address: str) -> tuple[float, float, float, int, int, int]:  # noqa: ANN401 - Playwright's own
    """Milliseconds to the first and the largest paint; what moved; requests, bytes, bytes of fonts."""
    context = browser.new_context(**PHONE)
    page, answers = context.new_page(), list[Any]()
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks the function it is given
    talk = context.new_cdp_session(page)
    talk.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    talk.send("Network.enable")
    talk.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="networkidle")
    page.wait_for_selector(READY)
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    found = first, page.evaluate(PAINTED), page.evaluate(SHIFTED), len(answers), *weighed(answers)
    context.close()
    return found


def between(html: str, start: str, end: str) -> tuple[str, str, str]:
    """A page in three: what stands between two of its words, and what stands around it."""
    head, _, rest = html.partition(start)
    middle, _, tail = rest.partition(end)
    return head + start, middle, end + tail


def crowded(html: str, shops: int) -> str:
    """The page with as many pins and lines as asked for: those that are there, again and again, a few steps on."""
    before, drawn, after = between(html, '<g class="pins">', "</g>")
    head, _, listed = after.partition(LIST)
    listed, _, tail = listed.rpartition('<a href="#at-')
    more, _, tail = tail.partition("</ul>")
    listed = f'{listed}<a href="#at-{more}'.replace("</ul>", "").replace(LIST, "")
    rows = {row.partition(' id="')[2].partition('"')[0]: f'<li class="row{row}' for row in listed.split('<li class="row')[1:]}
    pins, made, lines = drawn.split("</a>")[:-1], [], []
    for number in range(shops):
        link, _, spot = pins[number % len(pins)].partition('d="M')
        x, y = map(int, spot.partition("h0")[0].split())
        of = link.partition('href="#')[2].partition('"')[0]
        link = (
            link.replace('id="', f'id="n{number}-', 1)
            .replace(f'"#{of}"', f'"#n{number}"')
            .replace(f'labelledby="{of}"', f'labelledby="n{number}"')
        )
        made.append(f'{link}d="M{max(0, x + number * 7919 % 401 - 200)} {max(0, y + number * 104729 % 401 - 200)}h0"/></a>')
        lines.append(rows[of].replace(f' id="{of}"', f' id="n{number}"'))
    blocks = (f"{LIST}{''.join(lines[start : start + 100])}</ul>" for start in range(0, shops, 100))
    return "".join((before, *made, head, *blocks, tail))


def busy(talk: Any) -> float:  # noqa: ANN401 - Playwright's own
    """Milliseconds that the main thread of the page has worked so far."""
    told = talk.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in told if one["name"] == "TaskDuration") * 1000


def moves(page: Any, talk: Any, act: str) -> list[float]:  # noqa: ANN401 - Playwright's own
    """What each of sixty true moves of a hand costs the main thread until it is painted: hit test, hover, script, style, layout, paint."""
    box = page.locator(".map__over").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    at = {"x": x, "y": y}
    if act == "pan":
        talk.send("Input.dispatchMouseEvent", {"type": "mousePressed", "button": "left", "buttons": 1, "clickCount": 1, **at})
    spent = []
    for number in range(60):
        if act == "zoom":
            move = {"type": "mouseWheel", "deltaX": 0, "deltaY": -60 if number % 8 < 5 else 60, "modifiers": CONTROL, **at}
        else:
            at = {"x": x + math.sin(number / 4) * 100, "y": y + math.cos(number / 5) * 100}
            move = {"type": "mouseMoved", "button": "left", "buttons": 1, **at} if act == "pan" else {"type": "mouseMoved", **at}
        start = busy(talk)
        talk.send("Input.dispatchMouseEvent", move)
        page.evaluate(PAINT)
        spent.append(busy(talk) - start)
    if act == "pan":
        talk.send("Input.dispatchMouseEvent", {"type": "mouseReleased", "button": "left", "clickCount": 1, **at})
    return spent


def frames(browser: Any, address: str, shops: int) -> dict[str, tuple[float, float]]:  # noqa: ANN401 - Playwright's own
    """The median and the longest move of each kind, in milliseconds."""
    context = browser.new_context(**PHONE)
    page = context.new_page()

    def answer(route: Any) -> None:  # noqa: ANN401 - Playwright's own
        answered = route.fetch()
        route.fulfill(response=answered, body=crowded(answered.text(), shops))

    page.route(address, answer)
    page.goto(address, wait_until="networkidle")
    page.wait_for_selector(READY, timeout=120_000)
    page.evaluate("document.querySelector('.map').scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(1500)
    talk = context.new_cdp_session(page)
    talk.send("Performance.enable")
    talk.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found = {}
    for name in ("hover", "pan", "zoom", "pan close"):
        if name == "pan close":
            page.locator(".map__tools button").first.click()
            page.wait_for_timeout(1500)
        spent = moves(page, talk, name.partition(" ")[0])
        found[name] = statistics.median(spent), max(spent)
        page.wait_for_timeout(1500)
    context.close()
    return found


def main() -> None:
    """Prints what was measured."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS
    from tests.tools import chromium

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--address", default="/carte/")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--shops", type=int, default=10_000)
    asked = parser.parse_args()
    with serving(asked.folder) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
        address = host.removesuffix("/") + asked.address
        runs = [first_view(browser, address) for _ in range(asked.runs)]
        first, largest, moved = (statistics.median(run[place] for run in runs) for place in range(3))
        requests, weight, fonts = runs[0][3:]
        print(f"first view: {weight / 1000:.1f} kB and {fonts / 1000:.1f} kB of fonts in {requests} requests")
        print(f"painted after {first / 1000:.2f} s, largest {largest / 1000:.2f} s; layout shift {moved:.3f}")
        for act, (median, longest) in frames(browser, address, asked.shops).items():
            print(f"{act}, {asked.shops} shops: {median:.1f} ms a move, the longest {longest:.1f} ms")
        browser.close()


if __name__ == "__main__":
    main()
