"""What a shop took away keeps its word: when it moves, when a language goes, when something cannot be made."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from localsite import kit
from localsite.cli import cli
from localsite.diagnostics import Diagnostic
from localsite.pipeline import Job, build, planned
from localsite.plan import badges, pieces
from localsite.stages import Plan
from localsite.typeset import KINDS
from localsite.urls import is_file_name
from tests.ground import MINIMAL, TODAY
from tests.some_neighbours import HERE, SETTINGS, shop, street

Files = dict[str, str | bytes]


def plan_of(root: Path) -> Plan:
    return planned(Job(root, None, TODAY, remember=False), lambda _: None)


def left_town() -> Files:
    """A shop that is at no address of ours any more."""
    files = shop("parti", HERE, "Parti", more="status: moved\nmoved_to: 12 rue Neuve, Ailleurs\n")
    return {path: re.sub("locations: .*\n", "", str(text)) for path, text in files.items()}


@pytest.mark.parametrize(("language", "moved", "closed"), [("fr", "A déménagé", "Commerce fermé"), ("en", "Has moved", "Closed")])
def test_the_badge_of_a_shop_that_moved_does_not_call_it_closed(tmp_path: Path, language: str, moved: str, closed: str) -> None:
    desk = plan_of(street(tmp_path / "site", left_town() | shop("ferme", more="status: closed\n") | shop("four"))).desk
    told = {key: badges.sayings(desk, desk.site.entries["shop", key], language) for key in ("parti", "ferme")}
    assert (told["parti"].trade, told["ferme"].trade) == (moved, closed)
    assert moved in told["parti"].alt
    assert closed not in told["parti"].alt


@pytest.mark.parametrize(("language", "moved", "closed"), [("fr", "a déménagé", "est fermé"), ("en", "has moved", "is closed")])
def test_the_command_says_what_has_become_of_a_shop(tmp_path: Path, language: str, moved: str, closed: str) -> None:
    root = street(tmp_path / "site", left_town() | shop("ferme", more="status: closed\n") | shop("four"))
    for key, said in (("parti", moved), ("ferme", closed)):
        result = CliRunner().invoke(cli, ["kit", key, "--root", str(root), "--language", language, "--date", TODAY.isoformat()])
        assert result.exit_code
        assert said in result.output


REFUSED = "PDF/UA-1 error: heading title is empty"


def refuse(*_: object) -> bytes:
    raise RuntimeError(REFUSED)


def with_pdfs(folder: Path, files: Files) -> Path:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS + "theme: {trousse: [pdf]}\n"
    return street(folder, files, **{"content/site.yaml": settings})


def test_a_sheet_that_is_refused_is_told_and_the_site_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "pdf", refuse)
    done = build(Job(with_pdfs(tmp_path / "site", shop("four")), tmp_path / "public", TODAY, remember=False))
    assert done.published, done.diagnostics
    told = [one for one in done.diagnostics if one.code.number == "LS653"]
    assert {(one.span.file, dict(one.facts)["reason"]) for one in told} == {("shops/four/index.md", REFUSED)}
    assert len({dict(one.facts)["file"] for one in told}) == len(told) == 2 * len(KINDS)
    assert [*(tmp_path / "public").rglob("*.pdf")] == []
    kept = tmp_path / "public/commerces/four/trousse"
    assert ".pdf" not in (kept / "index.html").read_text("utf-8")
    with zipfile.ZipFile(kept / "four.zip") as packed:
        assert not any(name.endswith(".pdf") for name in packed.namelist())


def test_the_command_makes_what_can_be_made_and_tells_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "pdf", refuse)
    root = street(tmp_path / "site", shop("four"))
    words = ["kit", "four", "--root", str(root), "--out", str(tmp_path / "kit"), "--language", "en", "--date", TODAY.isoformat()]
    result = CliRunner().invoke(cli, [*words, "--only", "pdf"])
    assert result.exit_code == 0, result.exception
    assert "LS653" in result.output
    assert {path.suffix for path in (tmp_path / "kit").rglob("*") if path.is_file()} == {".txt"}


@pytest.mark.parametrize("name", ["../../content/evil.sh", "/tmp/evil", "a\\\\b"])
def test_words_of_a_theme_write_nothing_outside_the_kit(tmp_path: Path, name: str) -> None:
    root = street(tmp_path / "site", shop("four"))
    (root / "themes/mine/words").mkdir(parents=True)
    (root / "themes/mine/theme.yaml").write_text("parent: atelier\n", "utf-8")
    (root / "themes/mine/words/fr.yaml").write_text(f'kit:\n  file_read: "{name}"\n', "utf-8")
    with (root / "content/site.yaml").open("a") as file:
        file.write("theme: {name: mine}\n")
    found: list[Diagnostic] = []
    plan = planned(Job(root, None, TODAY, remember=False), found.append)
    told = [(one.code.number, one.span.file) for one in found if one.code.number == "LS920"]
    assert told == [("LS920", "themes/mine/words/fr.yaml")]
    made = [piece.path for piece in kit.pieces(plan, plan.desk.site.entries["shop", "four"], found.append, ())]
    packed = [name for output in plan.outputs for name, _ in output.packed]
    assert "read.fr.txt" in made
    assert "read.fr.txt" in packed
    assert [one for one in (*made, *packed) if not is_file_name(one)] == []
