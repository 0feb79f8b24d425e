"""How long does a volunteer wait: from the moment her file is written to the page in the browser?

    python benchmarks/serve.py [--root .] [--runs 15] [--folder /dev/shm] [--browser chromium] [--style]

A copy of the site lies in memory, `serve` runs as people start it. By the clock, from the end of the write: until livereload's
signal (the site stands in its folder), and with `--browser` until the page with the new words has been loaded. `--style` changes
the theme's style sheet too. The site is the one of this project where no other is given.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from tornado.websocket import WebSocketClientConnection, websocket_connect

PROJECT = Path(__file__).resolve().parents[1]
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
PAUSE = 1.6  # seconds between two edits: the look a moment after the last one is over
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")
LOADED = "addEventListener('load', () => console.log('loaded ' + [...document.body.textContent.matchAll(/Essai (\\d+)\\./g)].pop()?.[1]))"


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address of the site while `serve` runs."""
    command = [sys.executable, "-m", "localsite", "serve", "--root", str(root), "--port", "0", "--language", "en"]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            yield next(word for word in (process.stdout.readline() if process.stdout else "").split() if word.startswith("http"))
        finally:
            process.terminate()


def wait_for_the_site(address: str) -> None:
    """Until the first build is done."""
    while True:
        try:
            with urlopen(address):  # noqa: S310 - our own address
                return
        except HTTPError as answer:
            if b"problem--error" in answer.read():
                sys.exit("The site has errors: nothing can be measured.")
        time.sleep(0.2)


async def listening(address: str) -> WebSocketClientConnection:
    """A wire to livereload, after its handshake."""
    wire = await websocket_connect(f"ws://{urlsplit(address).netloc}/livereload")
    await wire.write_message(json.dumps({"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}))
    await wire.read_message()
    await wire.write_message(json.dumps({"command": "info", "url": address}))
    return wire


def edited(file: Path, more: str) -> float:
    """Adds to a file; when that was done."""
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    return time.perf_counter()


async def signals(address: str, file: Path, marker: str, runs: int) -> list[float]:
    """The time until the signal, for each edit."""
    wire = await listening(address)
    found = []
    for number in range(runs + 1):
        await asyncio.sleep(PAUSE)
        start = edited(file, marker.format(number))
        await wire.read_message()
        found.append(time.perf_counter() - start)
    wire.close()
    return found[1:]  # the first edit finds everything as the first build left it


def loads(address: str, file: Path, runs: int, browser: str) -> list[float]:
    """The time until the page with the new words is loaded, for each edit."""
    from playwright.sync_api import sync_playwright  # late: only asked for with --browser

    found = []
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=shutil.which(browser), args=[*FLAGS]).new_page()
        page.add_init_script(LOADED)
        page.goto(address)
        for number in range(1000, 1001 + runs):
            page.wait_for_timeout(PAUSE * 1000)
            with page.expect_console_message(lambda message, number=number: message.text == f"loaded {number}"):
                start = edited(file, f"\nEssai {number}.\n")
            found.append(time.perf_counter() - start)
    return found[1:]


def tell(what: str, found: list[float]) -> None:
    """The middle and the edges."""
    middle = statistics.median(found)
    print(f"{what}: {middle * 1000:.0f} ms (median of {len(found)}; {min(found) * 1000:.0f} to {max(found) * 1000:.0f})")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=PROJECT)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--folder", type=Path, default=IN_MEMORY if IN_MEMORY.is_dir() else Path(tempfile.gettempdir()))
    parser.add_argument("--browser")
    parser.add_argument("--style", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        root = Path(folder)
        for name in ("content", "shops", "themes"):
            if (given.root / name).is_dir():
                shutil.copytree(given.root / name, root / name)
        shop = min((root / "shops").glob("*/index.md"))
        sheet = min((root / "themes").rglob("base.css"), default=None)
        with served(root) as address:
            wait_for_the_site(address)
            tell("edit to signal", asyncio.run(signals(address, shop, "\nEssai {}.\n", given.runs)))
            if given.style and sheet:
                tell("style to signal", asyncio.run(signals(address, sheet, "\n/* {} */\n", given.runs)))
            if given.browser:
                page = f"{address}commerces/{shop.parent.name}/"
                tell("edit to loaded page", loads(page, shop, given.runs, given.browser))
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
