"""Every page and style sheet, before the HTML checker of the standard's own people."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.tools import require

pytestmark = [pytest.mark.java, pytest.mark.node]

# Read from a folder a page has no origin, so that nothing is 'self' to the checker; browsers and localsite's own check judge the policy.
OF_NO_ORIGIN = "Resource violates Content Security Policy (meta tag):"
# A data block is not a script to a browser: no policy stops it, nothing of it runs.
DATA_BLOCK = "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive"


def said_of(*folders: Path) -> list[str]:
    """Errors and warnings in the HTML, CSS and SVG files below the folders."""
    jar = require("vnu-jar") / "build" / "dist" / "vnu.jar"
    options = ["--also-check-css", "--also-check-svg", "--skip-non-html", "--format", "json", "--stdout"]
    done = subprocess.run([require("java"), "-Xss4m", "-jar", jar, *options, *folders], capture_output=True, text=True, check=False)
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{one.get('url')}:{one.get('lastLine')}: {one['message']}"
        for one in messages
        if not (one["type"] == "info" and one["message"].startswith((OF_NO_ORIGIN, DATA_BLOCK)))
    ]


def test_a_wrong_page_and_a_wrong_style_sheet_are_found(tmp_path: Path):
    (tmp_path / "x.html").write_text('<!doctype html><html lang="fr"><title>x</title><p><div id="a" id="a">', encoding="utf-8")
    (tmp_path / "x.css").write_text("p { colour: red }", encoding="utf-8")
    assert len({line.partition(":")[2].partition(".")[2][:3] for line in said_of(tmp_path)}) == 2


def test_every_page_and_style_sheet_is_valid(monaco: Path, sample: Path):
    assert said_of(monaco, sample) == []
