"""What a shop takes away: what is in the archive, what is made on demand, and what is said where it cannot be made."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from localsite import kit
from localsite.cli import cli
from localsite.diagnostics import Diagnostic
from localsite.pipeline import build, planned
from localsite.plan import pieces
from localsite.plan.kit import camel, caption
from localsite.social import FRAMES
from localsite.stages import Plan
from localsite.values import Job
from tests.conftest import Sited
from tests.ground import MINIMAL, TODAY

SETTINGS = (MINIMAL / "content/site.yaml").read_text("utf-8")
SHOP = (MINIMAL / "shops/le-coin/index.md").read_text("utf-8")
FOLDER = "commerces/le-coin/trousse/"
TEXTS = {"LISEZ-MOI.txt", "README.txt", "a-coller.txt", "to-paste.txt", "textes.txt", "words.txt"}


def plan_of(root: Path) -> tuple[Plan, list[str]]:
    """What is planned, and the codes of what is said."""
    found: list[Diagnostic] = []
    plan = planned(Job(root, None, TODAY, remember=False), found.append)
    return plan, [problem.code.number for problem in found]


def below(plan: Plan) -> set[str]:
    """The files of the kit of the shop but for its page."""
    paths = {output.path.removeprefix(FOLDER) for output in plan.outputs if output.path.startswith(FOLDER)}
    return {path for path in paths if not path.endswith(".html")}


def run(root: Path, *words: str) -> Result:
    done = CliRunner().invoke(cli, ("kit", *words, "--root", str(root), "--date", TODAY.isoformat(), "--language", "en"))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_archive_holds_the_published_badges_an_image_and_what_to_paste_and_to_say(site_with: Sited) -> None:
    root = site_with({})
    assert build(Job(root, root / "public", TODAY, remember=False)).published
    held = zipfile.ZipFile(io.BytesIO((root / "public" / FOLDER / "le-coin.zip").read_bytes()))
    badges = {path.name: path.read_bytes() for path in (root / "public/badges/lecoin").iterdir()}
    assert {name.removeprefix("badges/le-coin-"): held.read(name) for name in held.namelist() if name.startswith("badges/")} == badges
    assert [name for name in held.namelist() if name.startswith("images/")] == ["images/le-coin-wide.fr.png"]
    assert {name for name in held.namelist() if "/" not in name} == TEXTS
    for name in TEXTS:
        text = held.read(name).decode("utf-8")
        assert text.startswith("\ufeff")
        assert text.count("\n") == text.count("\r\n") > 1
    read = held.read("README.txt").decode("utf-8")
    assert "dark for a dark one\r\n" in read
    assert "wide for a link\r\n" in read  # and not what only those who ask for more are given


def test_a_site_publishes_more_where_it_asks_for_more(site_with: Sited, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "find_spec", lambda name: name)
    assert below(plan_of(site_with({}))[0]) == {"le-coin.zip"}
    plan, said = plan_of(site_with({"content/site.yaml": SETTINGS + "theme: {kit: [badges, images, pdf]}\n"}))
    assert {path.partition("/")[0] for path in below(plan)} == {"le-coin.zip", "pdf"}
    archive = next(output for output in plan.outputs if output.path == f"{FOLDER}le-coin.zip")
    assert {"badges", "images", "pdf"} <= {name.partition("/")[0] for name, _ in archive.packed}
    assert below(plan) - {"le-coin.zip"} <= {name for name, _ in archive.packed}
    assert said == []


def test_pdfs_that_nothing_here_can_set_are_told_of_and_left_out(site_with: Sited, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "find_spec", lambda _: None)
    plan, said = plan_of(site_with({"content/site.yaml": SETTINGS + "theme: {kit: [badges, pdf]}\n"}))
    assert said == ["LS652"]
    assert {path.partition("/")[0] for path in below(plan)} == {"le-coin.zip"}
    assert plan_of(site_with({"content/site.yaml": SETTINGS + "theme: {kit: [badges]}\n"}))[1] == []


def test_a_part_of_a_kit_is_made_where_one_wants_it(site_with: Sited, tmp_path: Path) -> None:
    done = run(site_with({}), "le-coin", "--only", "images", "--out", str(tmp_path / "out"))
    assert (done.exit_code, done.stdout.startswith("Kit of Le Coin: 9 files")) == (0, True)
    assert written(tmp_path / "out") == {*(f"images/le-coin-{size}.fr.png" for size in FRAMES), *TEXTS}
    assert "wide for a link, square for Instagram, tall for a story\r\n" in (tmp_path / "out/README.txt").read_bytes().decode("utf-8")


def test_a_shop_is_found_under_a_former_key_and_a_closed_one_has_no_kit(site_with: Sited) -> None:
    plan, _ = plan_of(site_with({"shops/le-coin/index.md": SHOP.replace("id: lecoin", "id: lecoin\nformerly: le-four")}))
    assert [entry and entry.key for entry in (kit.shop(plan, "le-four"), kit.shop(plan, "le-coi"))] == ["le-coin", None]
    root = site_with({"shops/le-coin/index.md": SHOP.replace("id: lecoin", "id: lecoin\nstatus: closed")})
    done = run(root, "le-coin")
    assert (done.exit_code, "is closed" in done.output, (root / "kit").exists()) == (2, True, False)


def test_a_shop_comes_before_one_that_was_called_so(site_with: Sited) -> None:
    plan, _ = plan_of(site_with({"shops/autre/index.md": SHOP.replace("id: lecoin", "id: autrex\nformerly: le-coin")}))
    assert (found := kit.shop(plan, "le-coin"))
    assert found.key == "le-coin"


def test_what_cannot_be_made_or_written_is_said(site_with: Sited, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site_with({"taken": "a file"})
    refused = run(root, "le-coin", "--only", "badges", "--out", str(root / "taken"))
    assert (refused.exit_code, "Choose another folder" in refused.output) == (2, True)
    monkeypatch.setattr(pieces, "find_spec", lambda _: None)
    without = run(root, "le-coin")
    assert (without.exit_code, "--only badges --only images" in without.output, (root / "kit").exists()) == (2, True, False)


@pytest.mark.parametrize(("name", "tag"), [
    ("Les Vitrines de la Condamine", "LesVitrinesDeLaCondamine"), ("l’Œil & l’oreille", "LŒilLOreille"), ("RUE 21", "RUE21"), ("—", ""),
    ("हिन्दी बाज़ार", "हिन्दीबाज़ार"), ("Cafe\u0301 du Coin", "CaféDuCoin"),
])  # fmt: skip
def test_a_name_becomes_a_hashtag(name: str, tag: str) -> None:
    assert camel(name) == tag


def test_a_name_without_any_letter_gives_no_hashtag(site_with: Sited) -> None:
    plan, _ = plan_of(site_with({"content/site.yaml": SETTINGS.replace("name: Les Vitrines d’Essai", "name: ★ ★")}))
    assert caption(plan.desk, plan.desk.site.entries["shop", "le-coin"], "fr").endswith("/s/lecoin/")


@pytest.mark.parametrize(("french", "english", "names"), [
    ("README", "README", ["README.fr", "README.en"]), ("readme.txt", "README.txt", ["readme.fr.txt", "README.en.txt"]),
])  # fmt: skip
def test_files_that_a_theme_calls_the_same_do_not_take_each_others_place(
    site_with: Sited, french: str, english: str, names: list[str]
) -> None:
    words = {f"themes/mine/words/{one}.yaml": f"kit:\n  file_read: {name}\n" for one, name in (("fr", french), ("en", english))}
    site = {"content/site.yaml": SETTINGS + "theme: {name: mine}\n", "themes/mine/theme.yaml": "parent: atelier\n"}
    plan, _ = plan_of(site_with({**site, **words}))
    made = [piece.path for piece in kit.pieces(plan, plan.desk.site.entries["shop", "le-coin"], lambda _: None, ())]
    assert [name for name in made if name.casefold().startswith("readme")] == names


def test_a_story_and_an_event_have_images_and_what_to_say_of_them(site_with: Sited, tmp_path: Path) -> None:
    story = "---\nid: storya\ntitle: La dernière paire\ndate: 2027-01-02\nsummary: Un samedi de juin.\n---\nTexte.\n"
    done = run(site_with({"content/stories/la-derniere-paire.md": story}), "la-derniere-paire", "--out", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    images = {f"images/la-derniere-paire-{size}.fr.png" for size in FRAMES}
    assert written(tmp_path / "out") == {*images, "textes.txt", "words.txt"}
    told = (tmp_path / "out/textes.txt").read_text("utf-8-sig")
    assert "La dernière paire\nUn samedi de juin.\nhttps://vitrines.example/s/storya/\n#LesVitrinesDEssai" in told
