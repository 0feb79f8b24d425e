"""A site in a theme of its own that has the built-in one for its parent: its drawings, its colours and its logo in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import SITES, made
from tests.browser.host import serving
from tests.browser.test_valid_html import said_of

AT_HOME, IN_A_FOLDER = "/", "/vitrine/"
SHOWN = """async ([address, names]) => {
  const refused = []
  addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
  const sizes = {}
  for (const name of names) {
    const holder = document.createElement('p')
    holder.innerHTML = `<svg width="64" height="64"><use href="${address}#${name}"/></svg>`
    document.body.append(holder)
    const use = holder.querySelector('use')
    for (let tries = 0; tries < 40 && !use.getBBox().width; tries++) await new Promise((done) => setTimeout(done, 50))
    sizes[name] = use.getBBox().width > 0
  }
  return { sizes, refused }
}"""
TOKENS = "() => ['--surface', '--accent', '--ink', '--radius'].map((name) => getComputedStyle(document.body).getPropertyValue(name))"


@pytest.fixture(scope="module", params=[AT_HOME, IN_A_FOLDER])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The result and its address: on a host that reads the rules for hosts, or in a folder of one that reads none."""
    root = tmp_path_factory.mktemp("child")
    shutil.copytree(SITES / "child", root / "site")
    settings = root / "site" / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace(".example/\n", f".example{request.param}\n"), "utf-8")
    folder = made(root / "site", root / "public")
    with serving(folder, request.param, reads_rules=request.param == AT_HOME) as address:
        yield folder, address


@pytest.mark.browser
def test_drawings_show_under_our_policy(site: tuple[Path, str], browser: Any):
    folder, address = site
    (icons,) = folder.glob("assets/*/icons.svg")
    page = browser.new_page()
    page.goto(address)
    found = page.evaluate(SHOWN, [address + icons.relative_to(folder).as_posix(), ["bakery", "voilerie", "other", "no-such-drawing"]])
    assert found == {"sizes": {"bakery": True, "voilerie": True, "other": True, "no-such-drawing": False}, "refused": []}
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        # Paper and accent are of content/site.yaml, ink and corners of the child: those of the night follow from them.
        ("light", ["#eff6f5", "#0f5c6e", "#14262c", "1rem"]),
        ("dark", ["#141b1a", "#7eccde", "#e4efec", "1rem"]),
    ],
)
def test_the_colours_of_the_collective_stand_above_those_of_its_theme(
    site: tuple[Path, str], browser: Any, scheme: str, expected: list[str]
):
    page = browser.new_page(color_scheme=scheme)
    page.goto(site[1])
    assert page.evaluate(TOKENS) == expected
    page.close()


@pytest.mark.java
@pytest.mark.node
def test_pages_drawings_and_style_sheets_of_a_child_are_valid(site: tuple[Path, str]):
    assert said_of(site[0]) == []
