"""The contact sheet shows the pages that try a design hardest, in every look, and tells what they do wrong."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from localsite import contact_sheet as sheets
from localsite.cli import cli
from localsite.contact_sheet.camera import NARROW, PAPER, SCREENS
from localsite.contact_sheet.choosing import TRANSLATED, Choice
from localsite.contact_sheet.paper import FORMATS, Print, index, lay_out, pictures_of
from localsite.contact_sheet.site import answered
from localsite.contact_sheet.taking import looks_at, take
from localsite.diagnostics import Diagnostic
from localsite.pipeline import Job
from localsite.theme import KINDS
from tests.conftest import Sited
from tests.ground import TESTS, TODAY

SAMPLE = TESTS / "sites" / "sample"
PARIS = {"LANG": "fr_FR.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
WIDE = "@layer components { .top { min-width: 2000px; } }\n"


@pytest.fixture(scope="module")
def sample() -> sheets.Made:
    """The sample site, up to its plan."""
    return sheets.made(Job(SAMPLE, None, TODAY, "serve", remember=False), lambda _: None)


def run(*words: str) -> Result:
    done = CliRunner().invoke(cli, ["contact-sheet", *words], env=PARIS)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def told(choices: tuple[Choice, ...]) -> list[tuple[str, str, str]]:
    return [(choice.why, choice.language, choice.address) for choice in choices]


def test_every_kind_of_page_is_chosen(sample: sheets.Made) -> None:
    assert {choice.kind for choice in sheets.chosen(sample.outputs, sample.base)} == {*KINDS, "guide"}


def test_the_shops_that_try_a_design_hardest_are_chosen(sample: sheets.Made) -> None:
    chosen = {why: address for why, language, address in told(sheets.chosen(sample.outputs, sample.base, ["shop"])) if language == "fr"}
    assert {why: chosen[why] for why in ("longest-name", "most-pictures", "most-places", "opening", "paused", "moved", "closed")} == {
        "longest-name": "/commerces/nom-tres-long/",
        "most-pictures": "/commerces/tout-avoir/",
        "most-places": "/commerces/deux-etals/",
        "opening": "/commerces/bientot/",
        "paused": "/commerces/en-pause/",
        "moved": "/commerces/deplace/",
        "closed": "/commerces/ferme/",
    }


def test_no_page_is_chosen_twice(sample: sheets.Made) -> None:
    addresses = [choice.address for choice in sheets.chosen(sample.outputs, sample.base)]
    assert sorted(addresses) == sorted(set(addresses))


def test_the_first_pages_of_a_kind_are_chosen_in_every_language(sample: sheets.Made) -> None:
    choices = sheets.chosen(sample.outputs, sample.base, ["shop"])
    by_language = [[choice.why for choice in choices if choice.language == language] for language in ("fr", "en", "oc")]
    assert by_language[1] == by_language[2] == by_language[0][:TRANSLATED]


def test_pages_are_chosen_by_their_addresses(sample: sheets.Made) -> None:
    asked = ["/en/shops/tout-avoir/", "/nowhere/", "/"]
    assert told(sheets.chosen(sample.outputs, sample.base, (), asked)) == [
        ("tout-avoir", "en", "/en/shops/tout-avoir/"),
        ("home", "fr", "/"),
    ]


def test_only_what_is_looked_at_is_made(sample: sheets.Made) -> None:
    choices = sheets.chosen(sample.outputs, sample.base, (), ["/commerces/ferme/"])
    found: list[Diagnostic] = []
    files = sample.files([choice.output for choice in choices], found.append)
    assert found == []
    assert [path for path in files if path.endswith(".html")] == ["commerces/ferme/index.html"]
    assert {"atom.xml", "_headers"} <= files.keys()


def test_a_shop_is_looked_at_on_screens_and_on_paper(sample: sheets.Made) -> None:
    shop, home = (sheets.chosen(sample.outputs, sample.base, (), [address])[0] for address in ("/commerces/ferme/", "/"))
    assert (looks_at(shop), looks_at(home)) == ((*SCREENS, NARROW, PAPER), (*SCREENS, NARROW))


def test_files_are_answered_below_the_base_and_a_page_that_leads_on_stays() -> None:
    files = {"s/x/index.html": b'<meta http-equiv="refresh" content="0; url=/y/"><p>x', "a.svg": b"<svg/>"}
    with answered(files, "/vitrine/") as host:
        with urllib.request.urlopen(f"{host}s/x/") as answer:
            page = answer.headers["Content-Type"], answer.read()
        with urllib.request.urlopen(f"{host}a.svg") as answer:
            drawing = answer.headers["Content-Type"], answer.read()
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(host.removesuffix("vitrine/"))
        missing.value.close()
    assert (page, drawing, missing.value.code) == (("text/html; charset=utf-8", b"<p>x"), ("image/svg+xml", b"<svg/>"), 404)


def test_photographs_stand_side_by_side_on_sheets(tmp_path: Path) -> None:
    how, prints = FORMATS[390], []
    for number in range(how.across + 1):
        Image.new("RGB", (390, 9000 if number else 780), (number, 0, 0)).save(tmp_path / f"{number}.png")
        prints.append(Print(f"{number}.png", "Une légende", "/commerces/x/"))
    names = lay_out(tmp_path, "shop", prints, 390)
    sizes = [size_of(tmp_path / name) for name in names]
    assert names == ("sheet-shop-1.png", "sheet-shop-2.png")
    # The last is cut at the height of the format: the photograph itself shows the rest.
    assert sizes == [(24 + (how.width + 24) * how.across, 92 + how.height), (24 + how.width + 24, 92 + how.height)]


def test_one_page_shows_all_sheets_and_leads_to_every_photograph() -> None:
    html = index([("shop · <light>", ["sheet-1.png"])], [Print("a b.png", "le plus long", "/x/")])
    assert "<h2>shop · &lt;light&gt;</h2>" in html
    assert '<img src="sheet-1.png" alt="">' in html
    assert '<a href="a%20b.png">le plus long</a> /x/' in html


@pytest.mark.browser
def test_the_pages_are_photographed_and_laid_out(sample: sheets.Made, tmp_path: Path) -> None:
    browser = sheets.browser_path()
    assert browser
    choices = sheets.chosen(sample.outputs, sample.base, (), ["/commerces/ferme/", "/en/"])
    found: list[Diagnostic] = []
    taken = take(sample, choices, tmp_path, browser, found.append)
    assert (taken.faults, taken.pages, taken.photos, found) == ((), 2, 11, [])
    widths = {path.name: size_of(path)[0] for path in tmp_path.glob("*.png") if not path.name.startswith("sheet-")}
    assert widths == {
        f"{page}-{look}.png": width
        for page, looks in (("shop-000-ferme-fr", True), ("home-001-en-en", False))
        for look, width in [("light-390", 390), ("dark-390", 390), ("light-1280", 1280), ("dark-1280", 1280), ("light-320", 320)]
        + [("print", 680)] * looks
    }
    assert len([*tmp_path.glob("sheet-*.png")]) == 11


@pytest.mark.browser
def test_what_pages_do_wrong_is_told_in_columns_and_ends_with_1(site_with: Sited) -> None:
    root = site_with({"themes/atelier/components/wide/wide.css": WIDE})
    done = run("--root", str(root), "--page", "/commerces/le-coin/", "--date", "2027-03-01")
    lines = done.stdout.splitlines()
    assert (done.exit_code, done.stderr) == (1, "")
    assert lines[0].split()[:7] == ["/commerces/le-coin/", "light", "390", "plus", "large", "que", "la"]
    assert lines[-2:] == [
        "À revoir\u00a0: 6. Pages\u00a0: 1\u00a0; photographies\u00a0: 6.",
        f"À regarder\u00a0: {root / '.localsite/contact-sheet/index.html'}",
    ]


@pytest.mark.browser
def test_a_kind_or_an_address_that_is_not_there_is_a_misuse(site_with: Sited) -> None:
    root = site_with({})
    kind, page = run("--root", str(root), "--only", "shoop"), run("--root", str(root), "--page", "/rien/")
    assert (kind.exit_code, page.exit_code) == (2, 2)
    assert kind.stderr.startswith("Il n’y a pas de page du genre «\u00a0shoop\u00a0»\u00a0; il y a\u00a0: ")
    assert page.stderr == "Il n’y a pas de page à l’adresse «\u00a0/rien/\u00a0».\n"
    assert not (root / ".localsite/contact-sheet").exists()


def test_without_a_browser_one_sentence_says_what_to_install(site_with: Sited, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("--root", str(site_with({})))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Pour photographier le site il faut Chromium ou Google Chrome\u00a0: installez l’un des deux.\n"


def test_only_the_photographs_of_before_are_removed(sample: sheets.Made, tmp_path: Path) -> None:
    """`--out` may name a folder that has other things in it."""
    page = index([("shop", ["sheet-1.png"])], [Print("shop-000.png", "", "/x/"), Print("../mine.png", "", "/x/")])
    kept, gone = ["mine.png", "out/mine.png", "out/notes.txt"], ["out/sheet-1.png", "out/shop-000.png"]
    (tmp_path / "out").mkdir()
    for name in (*kept, *gone):
        (tmp_path / name).touch()
    (tmp_path / "out/index.html").write_text(page, "utf-8")
    take(sample, (), tmp_path / "out", Path("no-browser-is-asked-for-nothing"), lambda _: None)
    left = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(left) == sorted([*kept, "out/index.html"])


def test_a_page_of_somebody_else_is_never_replaced(site_with: Sited, tmp_path: Path) -> None:
    page = tmp_path / "out/index.html"
    page.parent.mkdir()
    page.write_text("my own page")
    refused = run("--only", "legal", "--root", str(site_with({})), "--out", str(page.parent), "--language", "en")
    assert "nothing is ever replaced" in refused.stderr
    assert (refused.exit_code, page.read_text()) == (2, "my own page")


def test_the_pictures_of_a_page_of_somebody_else_are_none_of_ours() -> None:
    assert [*pictures_of('<!doctype html><img src="mine.png">')] == []
