"""Photographs of the project that tell where they were taken: who is told, and how they are cleaned."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from localsite.cache import Memory
from localsite.cli import cli
from localsite.codes import photos as codes
from localsite.diagnostics import Span
from localsite.discretion import MOST_TOLD, check_traces
from localsite.traces import Traces, as_jpeg, traces
from tests import some_pictures
from tests.ground import MINIMAL, write_site
from tests.stages import made, shop, sources_of
from tests.test_traces import exif, photo, saved, seen

COIN = "shops/le-coin/index.md"
IMAGES = "images: {file: a.jpg, alt: La vitrine}\n"
TELLS, SILENT = photo(exif=exif(6)), photo()
HEIC = saved(Image.new("RGB", (64, 48), "tan"), "HEIF", exif=exif().tobytes())


def told(files, memory=None):
    problems = []
    check_traces(made(files).site, sources_of(files), memory or Memory(None), problems.append)
    return problems


def test_a_photograph_is_told_where_it_is_named():
    files = {COIN: shop(IMAGES, "![Le four](four.png)"), "shops/le-coin/a.jpg": TELLS, "shops/le-coin/four.png": photo("PNG", exif=exif())}
    assert told(files) == [
        codes.PHOTO_TELLS_PLACE.at(Span(COIN, 6, 16, 5), file="a.jpg"), codes.PHOTO_TELLS_PLACE.at(Span(COIN, 9, 12, 8), file="four.png"),
    ]  # fmt: skip


def test_one_that_nobody_names_is_told_where_it_lies_as_the_project_keeps_it_too():
    paths = ["content/stories/le-pain/b.webp", "shops/le-coin/IMG_1.HEIC", "shops/vide/c.JPG"]
    data = [photo("WEBP", exif=exif()), HEIC, TELLS]
    found = told({COIN: shop(), **dict(zip(paths, data, strict=True)), "themes/x/d.jpg": TELLS, "shops/le-coin/e.jpg": SILENT})
    assert found == [codes.PHOTO_TELLS_PLACE.at(Span(path), file=path.rpartition("/")[2]) for path in paths]


def test_one_of_a_shop_that_hides_its_address_gives_a_home_away():
    hidden = shop(IMAGES + "locations: {precision: town, address: {city: Nice}}\n")
    story = "---\ntitle: Le pain\nid: lepain\ndate: 2027-01-02\nshops: le-coin\nsummary: a\n---\n\nTexte.\n"
    files = {COIN: hidden, "shops/le-coin/a.jpg": TELLS, "content/stories/le-pain/index.md": story, "content/stories/le-pain/b.jpg": TELLS,
             "shops/autre/c.jpg": TELLS}  # fmt: skip
    assert [(problem.code.number, problem.span.file, dict(problem.facts).get("key")) for problem in told(files)] == [
        ("LS611", "content/stories/le-pain/b.jpg", "le-coin"), ("LS611", COIN, "le-coin"), ("LS610", "shops/autre/c.jpg", None),
    ]  # fmt: skip


def test_many_are_told_as_a_number():
    found = told({COIN: shop(), **{f"shops/le-coin/{number:03}.jpg": TELLS for number in range(200)}})
    assert [problem.code.number for problem in found] == ["LS610"] * MOST_TOLD + ["LS615"]
    assert dict(found[-1].facts) == {"count": str(200 - MOST_TOLD)}


def test_what_a_photograph_tells_is_remembered_by_its_bytes(tmp_path, monkeypatch):
    files = {COIN: shop(IMAGES), "shops/le-coin/a.jpg": TELLS}
    for _ in range(2):
        with Memory(tmp_path / "m.sqlite", [Traces], {}, b"x") as memory:
            assert [problem.code.number for problem in told(files, memory)] == ["LS610"]
        monkeypatch.setattr("localsite.discretion.traces", None)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The minimal site with photographs that tell, one that does not, and one that is damaged."""
    text = (MINIMAL / COIN).read_text("utf-8")
    record = text.replace("contact:", "images:\n  - file: a.jpg\n    alt: b.heic\n  - {fichier: b.heic, alt: Un four}\ncontact:")
    root = write_site(tmp_path / "site", {
        COIN: f"{record}\n![Le four](b.heic) b.heic ![](<b.heic>) ![ab](ab.heic)\n",
        "shops/le-coin/index.en.md": "---\nname: The Corner\ncaptions:\n  b.heic: An oven\n---\n\r\n![Oven](b.heic)\r\n",
        "shops/le-coin/a.jpg": TELLS, "shops/le-coin/b.heic": HEIC, "shops/le-coin/silent.jpg": SILENT,
    })  # fmt: skip
    monkeypatch.chdir(root)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    return root


def clean(*words):
    done = CliRunner().invoke(cli, ["photos", "clean", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.output.splitlines()


def files(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_photographs_are_cleaned_told_and_named_anew(site):
    before = files(site)
    code, lines = clean()
    after = files(site)
    assert (code, [line.partition(" (")[0] for line in lines]) == (0, [
        "nettoyée\u00a0: shops/le-coin/a.jpg", "nettoyée\u00a0: shops/le-coin/b.heic → b.jpg", "  shops/le-coin/index.en.md",
        "  shops/le-coin/index.md", "Ce qui a déjà été envoyé",
    ])  # fmt: skip
    assert "(ôté\u00a0: lieu, personne, appareil\u00a0; −" in lines[0]
    assert (traces(after["shops/le-coin/a.jpg"]), traces(after["shops/le-coin/b.jpg"])) == (Traces(), Traces())
    assert seen(after["shops/le-coin/a.jpg"]) == seen(before["shops/le-coin/a.jpg"])
    assert after[COIN] == before[COIN].replace(b"{fichier: b.heic", b"{fichier: b.jpg").replace(b"alt: b.heic", b"alt: b.jpg").replace(
        b"](b.heic)", b"](b.jpg)").replace(b"<b.heic>", b"<b.jpg>")  # fmt: skip
    assert after["shops/le-coin/index.en.md"] == b"---\nname: The Corner\ncaptions:\n  b.jpg: An oven\n---\n\r\n![Oven](b.jpg)\r\n"
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed == {COIN, "shops/le-coin/index.en.md", *(f"shops/le-coin/{name}" for name in ("a.jpg", "b.heic", "b.jpg"))}
    assert clean() == (0, ["Aucune photo à nettoyer."])
    assert files(site) == after


def test_a_dry_run_writes_nothing_and_ends_with_1_where_there_is_work(site):
    before = files(site)
    code, lines = clean("--dry-run", "--language", "en")
    assert (code, files(site) == before, lines[0].partition(";")[0]) == (
        1, True, "to be cleaned: shops/le-coin/a.jpg (to be removed: place, person, device",
    )  # fmt: skip
    assert clean("--dry-run", "shops/le-coin/silent.jpg") == (0, ["Aucune photo à nettoyer."])


def test_only_what_is_named_is_cleaned(site):
    (site / "shops/autre").mkdir()
    (site / "shops/autre/c.jpg").write_bytes(TELLS)
    assert clean("shops/autre")[1][0].startswith("nettoyée\u00a0: shops/autre/c.jpg")
    assert (site / "shops/le-coin/a.jpg").read_bytes() == TELLS
    assert clean("a.jpg", "--root", "shops/le-coin")[0] in {1, 2}


def test_nothing_is_ever_written_over(site):
    (site / "shops/le-coin/B.JPG").write_bytes(SILENT)
    before = files(site)
    code, lines = clean("shops/le-coin/b.heic")
    said = "laissée comme elle est\u00a0: shops/le-coin/b.heic deviendrait b.jpg, qui est déjà là. Renommez l’une des deux."
    assert (code, lines[0], files(site)) == (1, said, before)


def test_a_damaged_photograph_is_left_and_told(site):
    (site / "shops/le-coin/a.jpg").write_bytes(TELLS[:-9])
    code, lines = clean("shops/le-coin/a.jpg")
    said = "laissée comme elle est\u00a0: shops/le-coin/a.jpg est abîmée ou incomplète. Envoyez-la de nouveau depuis le téléphone."
    assert (code, lines[0], (site / "shops/le-coin/a.jpg").read_bytes()) == (1, said, TELLS[:-9])


def test_links_and_what_is_outside_are_refused(site, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.jpg").write_bytes(TELLS)
    (site / "shops/le-coin/link.jpg").symlink_to(outside / "x.jpg")
    (site / "shops/linked").symlink_to(outside)
    for path in ("shops/le-coin/link.jpg", "shops/linked", "shops/linked/x.jpg", str(outside), "../outside/x.jpg", "absent.jpg", COIN):
        assert clean(path) == (2, [f"Il n’y a pas de photo à nettoyer sous «\u00a0{path}\u00a0» dans ce site."])
    clean()
    assert (outside / "x.jpg").read_bytes() == TELLS
    assert (site / "shops/le-coin/link.jpg").is_symlink()


def test_a_cleaned_site_tells_no_place_any_more(site):
    from tests.ground import problems  # late: the whole program

    assert {problem.code.number for problem in problems(site)} >= {"LS610"}
    clean()
    assert {problem.code.number for problem in problems(site)} & {"LS610", "LS611", "LS615"} == set()
    assert Image.open(io.BytesIO((site / "shops/le-coin/b.jpg").read_bytes())).size == (64, 48)


def test_avif_tells_its_place_like_the_others_and_becomes_a_jpeg_without_it():
    data = some_pictures.saved(some_pictures.halves(), "AVIF", exif=some_pictures.exif(6).tobytes())
    assert traces(data).place
    clean = as_jpeg(data)
    assert traces(clean) == Traces()
    assert Image.open(io.BytesIO(clean)).size == (32, 64)
