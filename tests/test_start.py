"""A collective begins its own site: six answers, a site that builds, and nothing of what stood there is lost."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from localsite.pipeline import Job, build
from localsite.start import DEMONSTRATION, zones_of
from localsite.words import folded
from tests.test_cli import run

PROJECT = Path(__file__).parents[1]
ANSWERS = ("--name", "Chez nous : l’union", "--town", "Valmont", "--country", "be", "--languages", "fr, en", "--email", "a@valmont.example")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A demonstration in small."""
    for path, text in {
        "content/site.yaml": "name: {}\nsite_url: {}\n".format(*DEMONSTRATION),
        "content/addresses.txt": "/commerces/x/\n",
        "shops/x/index.md": "---\nname: X\n---\n",
        "docs/illustrations/x.svg": "<svg/>",
        "docs/map.md": "# Map\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def problems(root: Path, **job: object) -> list[tuple[str, str]]:
    made = build(Job(root, root / "public", date(2026, 11, 24), remember=False, **job))  # type: ignore[arg-type]
    return sorted((found.code.number, found.code.severity.value) for found in made.diagnostics if found.code.severity != "notice")


@pytest.mark.parametrize("languages", ["fr, en", "en, fr", "fr", "en"])
def test_a_started_site_builds_and_only_the_legal_notice_is_still_to_fill(root: Path, languages: str) -> None:
    done = run("start", "--root", str(root), *ANSWERS, "--languages", languages, "--language", "fr")
    assert done.exit_code == 0, done.output
    assert problems(root) == [("LS006", "warning")]
    assert problems(root, mode="live") == [("LS006", "warning"), ("LS009", "error")]
    home = (root / "public/index.html").read_text("utf-8")
    assert ("Les commerces de Valmont" if languages.startswith("fr") else "The shops of Valmont") in home
    assert (root / "public/en/index.html").is_file() == (languages == "fr, en")


def test_the_demonstration_steps_aside_and_nothing_is_lost(root: Path) -> None:
    before = files(root)
    run("start", "--root", str(root), *ANSWERS)
    after = files(root)
    kept = {path.removeprefix("demonstration/"): data for path, data in after.items() if path.startswith("demonstration/")}
    aside = {path.replace("docs/illustrations", "illustrations"): data for path, data in before.items() if path != "docs/map.md"}
    assert (kept, after["docs/map.md"]) == (aside, before["docs/map.md"])
    assert sorted(path for path in after if path.startswith(("shops", "content"))) == [
        "content/pages/accueil.en.md", "content/pages/accueil.md", "content/pages/le-collectif.en.md", "content/pages/le-collectif.md",
        "content/pages/rejoindre.en.md", "content/pages/rejoindre.md", "content/pages/vie-privee.en.md", "content/pages/vie-privee.md",
        "content/site.en.yaml", "content/site.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize("town", ["Saint : Céré # bas", "[Céré](x) *haut*", "<b>Céré</b> & d'ailleurs_", "$name `x`"])
def test_a_town_may_hold_what_yaml_and_markdown_read_as_their_own(root: Path, town: str) -> None:
    assert run("start", "--root", str(root), *ANSWERS, "--town", town).exit_code == 0
    assert problems(root) == [("LS006", "warning")]
    page = LexborHTMLParser((root / "public/le-collectif/index.html").read_bytes())
    assert folded(town) in folded(page.body.text() if page.body else "")


def test_an_empty_folder_may_be_started_in(tmp_path: Path) -> None:
    assert run("start", "--root", str(tmp_path), *ANSWERS, "--url", "https://valmont.example/a/").exit_code == 0
    assert problems(tmp_path) == [("LS006", "warning")]
    assert "site_url: https://valmont.example/a/\n" in (tmp_path / "content/site.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Il y a déjà un site ici\u00a0: Chez nous : l’union."), ("en", "There is a site here already: Chez nous : l’union.")],
)
def test_a_site_that_was_started_is_left_alone(root: Path, language: str, said: str) -> None:
    run("start", "--root", str(root), *ANSWERS)
    before = files(root)
    again = run("start", "--root", str(root), *ANSWERS, "--language", language)
    assert (again.exit_code, said in again.stderr, files(root) == before) == (2, True, True)


def test_shops_without_settings_are_somebodys(root: Path) -> None:
    (root / "content/site.yaml").unlink()
    before = files(root)
    assert (run("start", "--root", str(root), *ANSWERS).exit_code, files(root) == before) == (2, True)


@pytest.mark.parametrize(
    ("option", "said", "wrong"),
    [
        ("country", "Belgique", "country code"),
        ("email", "nobody", "e-mail"),
        ("languages", "fr, br", "not in “br” yet"),
        ("languages", " , ", "--languages is missing"),
        ("url", "valmont", "web address"),
        ("name", "", "--name is missing: Name of the collective."),
    ],
)
def test_a_wrong_answer_is_told_before_anything_moves(root: Path, option: str, said: str, wrong: str) -> None:
    before = files(root)
    refused = run("start", "--root", str(root), *ANSWERS, f"--{option}", said, "--language", "en")
    assert (refused.exit_code, files(root) == before) == (2, True)
    assert wrong in refused.stderr


def test_a_country_has_its_zone_and_one_with_several_that_of_its_largest_town() -> None:
    assert [zones_of(country)[0] for country in ("FR", "MC", "BE", "CH", "XK", "AU", "US", "PT", "ES", "DE")] == [
        "Europe/Paris", "Europe/Monaco", "Europe/Brussels", "Europe/Zurich", "Europe/Paris", "Australia/Sydney", "America/New_York",
        "Europe/Lisbon", "Europe/Madrid", "Europe/Berlin",
    ]  # fmt: skip


def test_the_settings_name_the_other_zones_of_a_country(root: Path) -> None:
    run("start", "--root", str(root), *ANSWERS, "--country", "PT")
    said = (root / "content/site.yaml").read_text("utf-8")
    assert "timezone: Europe/Lisbon  # ou, selon la ville / or, by town: Atlantic/Madeira, Atlantic/Azores\n" in said
    assert problems(root) == [("LS006", "warning")]


def test_a_folder_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("my list of contents\n", encoding="utf-8")
    refused = run("start", "--root", str(tmp_path), *ANSWERS, "--language", "en")
    assert (refused.exit_code, refused.stderr.startswith("There is a site here already: content.")) == (2, True)


def test_a_collective_that_kept_the_address_of_the_demonstration_is_no_demonstration(root: Path) -> None:
    (root / "content/site.yaml").write_text(f"name: Chez nous\nsite_url: {DEMONSTRATION[1]}\n", encoding="utf-8")
    before = files(root)
    assert (run("start", "--root", str(root), *ANSWERS).exit_code, files(root) == before) == (2, True)


def asked(root: Path, *answers: str) -> str:
    """What a terminal shows of the six questions, each answer typed."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "localsite", "start", "--root", str(root), "--language", "fr"]
    with subprocess.Popen(command, cwd=PROJECT, stdin=slave, stdout=slave, stderr=slave):
        os.close(slave)
        os.write(master, "".join(f"{answer}\n" for answer in answers).encode())
        shown = b""
        while True:
            try:
                shown += os.read(master, 4096)
            except OSError:  # the other end is closed
                break
    os.close(master)
    return shown.decode().replace("\r\n", "\n")


def test_six_questions_are_asked_again_until_they_are_answered(root: Path) -> None:
    shown = asked(root, "", "Chez nous : l’union", "Valmont", "XX", "be", "br", "fr", "nobody", "a@valmont.example", "")
    assert "Six questions, et le site est à vous." in shown
    assert shown.count("Nom du collectif (") == 2
    assert shown.count("Pays, en deux lettres") == 2
    assert "pas encore en « br »" in shown.replace("\u00a0", " ")
    assert shown.count("Adresse e-mail du collectif (") == 2
    assert problems(root) == [("LS006", "warning")]


def test_the_demonstration_of_this_project_is_known_as_one() -> None:
    said = (PROJECT / "content/site.yaml").read_text("utf-8")  # somebody's own, where they have started
    assert all(f"{field}: {value}\n" in said for field, value in zip(("name", "site_url"), DEMONSTRATION, strict=True)) or (
        not any(value in said for value in DEMONSTRATION)
    )
