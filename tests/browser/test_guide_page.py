"""The style guide before axe and before the HTML checker: every example of every component, on every ground, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from localsite.pipeline import Job, build
from localsite.plan.guide import GROUNDS
from tests.browser.conftest import SITES
from tests.browser.host import serving
from tests.browser.test_accessibility import LOOKS, faults
from tests.browser.test_valid_html import said_of
from tests.ground import TODAY


@pytest.fixture(scope="module")
def guided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site as it is served to those who work on it."""
    folder = tmp_path_factory.mktemp("guided") / "public"
    done = build(Job(SITES / "sample", folder, TODAY, "serve", remember=False))
    assert done.published, done.diagnostics
    return folder


@pytest.fixture(scope="module")
def host(guided: Path) -> Iterator[str]:
    """Its address."""
    with serving(guided) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """One page that all these tests use."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.node
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("root", ["", "en/"])
def test_every_component_is_accessible(page: Any, host: str, root: str, ground: str):
    found = faults(page, f"{host}{root}_guide/{GROUNDS[ground]}", LOOKS)
    # In a hollow the least that WCAG asks for is enough: a page has little there, and never a text to read.
    assert [fault for fault in found if ground != "sunk" or " color-contrast-enhanced:" not in fault] == []


@pytest.mark.java
@pytest.mark.node
def test_every_component_is_valid(guided: Path):
    assert said_of(guided / "_guide", guided / "en" / "_guide") == []
