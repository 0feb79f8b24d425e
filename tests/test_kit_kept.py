"""What a shop took away keeps its word: when it moves, when a language goes, when something cannot be made."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from localsite import kit, social
from localsite.cli import cli
from localsite.diagnostics import Diagnostic
from localsite.ledger import ledger
from localsite.pipeline import Job, build, planned
from localsite.plan import badges, pieces
from localsite.settings import LEDGER
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


@pytest.mark.usefixtures("each_craft")
def test_a_kit_offers_no_badge_and_no_image_that_could_not_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((badges, "badge"), (social, "social")):
        monkeypatch.setattr(module, name, refuse)
    root = street(tmp_path / "site", shop("four"))
    done = build(Job(root, tmp_path / "public", TODAY, remember=False))
    assert done.published, done.diagnostics
    for kept in ("commerces/four/trousse", "en/shops/four/kit"):
        shown = LexborHTMLParser((tmp_path / "public" / kept / "index.html").read_text("utf-8"))
        assert [one.attributes.get("src") or one.attributes.get("href") for one in shown.css("main img, main a[download]")] == [
            "/commerces/four/trousse/four.zip"
        ]


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


def without_a_language(folder: Path, before: str, after: str) -> tuple[Plan, list[str]]:
    """A site that promised its addresses in some languages and speaks fewer now; the addresses that it says are lost."""
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS
    assert "[fr, en]" in settings
    root = street(folder, shop("four"), **{"content/site.yaml": settings.replace("[fr, en]", before)})
    promised = ledger(plan_of(root)).text
    (root / LEDGER).write_text(promised, "utf-8")
    (root / "content/site.yaml").write_text(settings.replace("[fr, en]", after), "utf-8")
    found: list[Diagnostic] = []
    plan = planned(Job(root, None, TODAY, remember=False), found.append)
    assert ledger(plan).text == promised
    return plan, [dict(one.facts)["address"] for one in found if one.code.number == "LS212"]


@pytest.mark.parametrize("gone", ["en", "oc", "pt-BR"])
def test_what_others_show_outlives_a_language_of_the_site(tmp_path: Path, gone: str) -> None:
    plan, lost = without_a_language(tmp_path / "site", f"[fr, {gone}]", "[fr]")
    assert lost  # its pages are gone, and that is told
    assert [one for one in lost if one.startswith(("/badges/", "/embed/"))] == []
    made = {output.path: output for output in plan.outputs}
    badges_ = {f"badges/{id_}/{name}" for id_ in ("fourxx", "collective") for name in badges.names(("fr", gone))}
    frames = {f"embed/{language}/{what}/index.html" for language in ("fr", gone) for what in ("agenda", "s/fourxx", "c/bakery")}
    assert badges_ | frames == {path for path in made if path.startswith(("badges/", "embed/"))}
    for path in (one for one in frames if one.startswith(f"embed/{gone}/")):
        here, main = made[path].context["page"], made[path.replace(f"embed/{gone}/", "embed/fr/")].context["page"]
        assert (here.language, here.canonical) == ("fr", main.canonical)


@pytest.mark.parametrize(("gone", "member"), [("en", "Member of"), ("oc", "Membre du collectif")])
def test_a_badge_keeps_its_language_where_the_theme_has_its_words(tmp_path: Path, gone: str, member: str) -> None:
    plan, _ = without_a_language(tmp_path / "site", f"[fr, {gone}]", "[fr]")
    for id_ in ("fourxx", "collective"):
        (badge,) = (output for output in plan.outputs if output.path == f"badges/{id_}/seal-light.{gone}.svg")
        assert badge.craft
        drawn = badge.craft.make()[badge.part].decode()
        assert (member in drawn) == (id_ == "fourxx")


def test_the_site_is_built_whole_without_the_language(tmp_path: Path) -> None:
    plan, _ = without_a_language(tmp_path / "site", "[fr, en]", "[fr]")
    root = tmp_path / "site"
    kept = [line for line in (root / LEDGER).read_text("utf-8").splitlines() if not line.startswith("/en/")]
    (root / LEDGER).write_text("\n".join(kept) + "\n", "utf-8")
    done = build(Job(root, tmp_path / "public", TODAY, remember=False))
    assert done.published, done.diagnostics
    assert (tmp_path / "public/embed/en/s/fourxx/index.html").is_file()
    assert (tmp_path / "public/badges/fourxx/seal-light.en.svg").is_file()
    assert "en" not in plan.desk.settings.languages
