"""What the judges of finished pages need: sites built once, a host for them, and one browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from localsite.basemap import basemap, box_of, usual_style
from localsite.contact_sheet.camera import opened
from localsite.pipeline import Job, build
from tests.browser.host import serving
from tests.ground import PROJECT, TESTS, TODAY
from tests.tools import require

SITES = TESTS / "sites"
EXTRACT = PROJECT / "localsite/demos/monaco/monaco-2023-12-26.osm.pbf"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def made(root: Path, folder: Path) -> Path:
    """The site at `root`, built into `folder`."""
    done = build(Job(root, folder, TODAY, remember=False))
    assert done.published, done.diagnostics
    return folder


@pytest.fixture(scope="session")
def monaco(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result for hundreds of real shops, with the map of their town."""
    root = tmp_path_factory.mktemp("monaco")
    shutil.copytree(SITES / "monaco", root / "site")
    plan = box_of(EXTRACT).plan
    assert plan is not None
    for path, data in basemap(EXTRACT, plan, usual_style()).files.items():
        (root / "site" / path).parent.mkdir(exist_ok=True)
        (root / "site" / path).write_bytes(data)
    return made(root / "site", root / "public")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result for the site that uses every field, in three languages."""
    return made(SITES / "sample", tmp_path_factory.mktemp("sample") / "public")


@pytest.fixture(scope="session")
def vitrine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site for a folder of a host: below /vitrine/."""
    root = tmp_path_factory.mktemp("vitrine")
    shutil.copytree(SITES / "sample", root / "site")
    settings = root / "site" / "content" / "site.yaml"
    text = settings.read_text(encoding="utf-8")
    assert "site_url: https://vitrines.example/\n" in text
    settings.write_text(
        text.replace("site_url: https://vitrines.example/\n", "site_url: https://vitrines.example/vitrine/\n"), encoding="utf-8"
    )
    return made(root / "site", root / "public")


@pytest.fixture(scope="session")
def monaco_host(monaco: Path) -> Iterator[str]:
    """Its address, on a host that reads `_headers` and `_redirects`."""
    with serving(monaco) as address:
        yield address


@pytest.fixture(scope="session")
def sample_host(sample: Path) -> Iterator[str]:
    """Its address, on a host that reads `_headers` and `_redirects`."""
    with serving(sample) as address:
        yield address


@pytest.fixture(scope="session")
def vitrine_host(vitrine: Path) -> Iterator[str]:
    """Its address, on a host that reads neither."""
    with serving(vitrine, "/vitrine/", reads_rules=False) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, without a window."""
    from playwright.sync_api import sync_playwright  # late: only these tests need it

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=require("chromium"), args=[*FLAGS])
        yield started
        started.close()


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """One window that all tests of a module use; it tells what moves in it."""
    window = opened(browser)
    yield window
    window.close()
