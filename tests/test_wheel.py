"""The installed package: whole, and enough for a folder without a theme."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SITE = "name: Chez nous\nsite_url: https://chez-nous.example/\nlanguages: fr\n"
SHOP = "---\nname: Le Coin\ncategories: bakery\nlocations: {address: {city: Nice}}\n---\n\nDu pain.\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel lays it down, away from this project."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def run(installed: Path, *words: str, at: Path) -> subprocess.CompletedProcess[str]:
    """`localsite WORDS`, as installed."""
    env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1", "LANG": "en_GB.UTF-8"}
    command = [sys.executable, "-X", "utf8", "-m", "localsite", *words]
    return subprocess.run(command, cwd=at, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_wheel_holds_what_the_program_reads(installed: Path) -> None:
    kept = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    program = [path for path in (PROJECT / "localsite").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    theme = [path for path in (PROJECT / "themes/atelier").rglob("*") if path.is_file()]
    wanted = {path.relative_to(PROJECT).as_posix() for path in program}
    assert (wanted | {f"localsite/{path.relative_to(PROJECT).as_posix()}" for path in theme}) - kept == set()


def test_a_folder_without_a_theme_is_built_by_the_installed_package(installed: Path, tmp_path: Path) -> None:
    for path, text in {"content/site.yaml": SITE, "shops/le-coin/index.md": SHOP}.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True)
        (tmp_path / "site" / path).write_text(text, encoding="utf-8")
    done = run(installed, "build", "--root", "site", "--out", "public", at=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Le Coin" in (tmp_path / "public/commerces/le-coin/index.html").read_text("utf-8")
    assert [*(tmp_path / "public/assets").glob("*/fonts/*.woff2")] != []


def test_a_new_town_begins_with_the_installed_package_alone(installed: Path, tmp_path: Path) -> None:
    answers = ("--name", "Chez nous", "--town", "Valmont", "--country", "FR", "--languages", "fr, en", "--email", "a@valmont.example")
    assert run(installed, "start", "--root", "site", *answers, at=tmp_path).returncode == 0
    assert run(installed, "build", "--root", "site", "--out", "public", at=tmp_path).returncode == 0
    demo = run(installed, "demo", "monaco", "--out", "monaco", at=tmp_path)
    assert (demo.returncode, len([*(tmp_path / "monaco/shops").iterdir()])) == (0, 395), demo.stderr
