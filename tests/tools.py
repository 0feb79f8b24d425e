"""Which of the tests' outside tools are on this machine: Chromium, Node and its packages, Java."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

OLDEST_NODE = 20
WANTING = "not on this machine: "
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PLACES = ("/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


@cache
def chromium() -> Path | None:
    """The browser that the tests drive."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return Path(found) if found else next((path for path in map(Path, CHROMIUM_PLACES) if path.exists()), None)


@cache
def node() -> Path | None:
    """Node, where it is recent enough for the packages in `package.json`."""
    return _answering("node", "--version", r"v(\d+)", OLDEST_NODE)


@cache
def java() -> Path | None:
    """Java, which the HTML checker needs."""
    return _answering("java", "-version", r'version "(\d+)', 11)


def node_package(name: str) -> Path | None:
    """The folder of a Node package of the tests, where Node is there and `npm ci` has been run."""
    folder = Path(__file__).parent / "node_modules" / name
    return folder if node() and folder.is_dir() else None


def require(name: str) -> Path:
    """The path of `chromium`, `node`, `java`, or of a Node package. Without it the test is skipped; it fails where CI=true."""
    finders = {"chromium": chromium, "node": node, "java": java}
    found = finders[name]() if name in finders else node_package(name)
    if found:
        return found
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{WANTING}{name}", pytrace=False)
    pytest.skip(f"{WANTING}{name}")


def _answering(name: str, question: str, answer: str, oldest: int) -> Path | None:
    """The program `name`, where it says a version of at least `oldest`."""
    path = shutil.which(name)
    if not path:
        return None
    said = subprocess.run([path, question], capture_output=True, text=True, check=False)
    version = re.search(answer, said.stdout + said.stderr)
    return Path(path) if version and int(version[1]) >= oldest else None
