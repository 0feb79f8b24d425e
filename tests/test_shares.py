"""What is seen of a page that somebody passes on: a picture that is there, of the right size, light, and made once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image

from localsite.pipeline import Job, build, planned
from localsite.plan import shares
from tests.browser.site import HOST, Page, file_at, pages
from tests.ground import MINIMAL, TESTS, TODAY, write_site
from tests.some_neighbours import HERE, SETTINGS, shop, street
from tests.some_pictures import noise, photograph, saved

SIZE, HEAVIEST = (1200, 630), 64_000
BASES = ("/", "/vitrine/")
FEAST = "---\nid: feast1\ntitle: La fête\nstatus: postponed\n---\n"
WORDS = "---\nname: The Oven\nsummary: Bread, and nothing else.\n---\n"


pytestmark = pytest.mark.usefixtures("each_craft")


def made(root: Path, out: Path, *, remember: bool = False) -> Path:
    done = build(Job(root, out, TODAY, remember=remember))
    assert done.published, [str(one.span) + one.code.number for one in done.diagnostics]
    return out


@pytest.fixture(scope="module", params=BASES)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Mapping[str, Page]]:
    """The site that uses every field, at the root of its host or in a folder of it: its base path, its result, its pages."""
    base = request.param
    root = write_site(tmp_path_factory.mktemp("shared"), {}, base=TESTS / "sites/sample")
    settings = (root / "content/site.yaml").read_text("utf-8")
    assert f"site_url: {HOST}/\n" in settings
    (root / "content/site.yaml").write_text(settings.replace(f"site_url: {HOST}/\n", f"site_url: {HOST}{base}\n"), "utf-8")
    public = made(root, root / "public")
    return base, public, pages(public, base)


def picture_of(page: Page) -> str:
    """The address that a page gives to networks, or ""."""
    found = page.tree.css('meta[property="og:image"]')
    assert len(found) <= 1
    return found[0].attributes["content"] or "" if found else ""


def test_every_page_that_may_be_found_has_a_picture_that_is_there(shared: tuple[str, Path, Mapping[str, Page]]) -> None:
    base, public, found = shared
    seen = {address: picture_of(page) for address, page in found.items() if not page.is_kept_out and not page.refresh}
    assert len(seen) > 80
    assert [address for address, picture in seen.items() if not picture] == []
    for picture in set(seen.values()):
        assert picture.startswith(f"{HOST}{base}assets/share/")
        data = file_at(public, picture, base).read_bytes()
        image = Image.open(BytesIO(data))
        assert (picture, image.size, image.format) == (picture, SIZE, "JPEG" if picture.endswith(".jpg") else "PNG")
        assert (picture, len(data)) <= (picture, HEAVIEST)
    assert len(set(seen.values())) > 25


def test_a_page_that_nobody_may_find_has_none(shared: tuple[str, Path, Mapping[str, Page]]) -> None:
    _, _, found = shared
    kept_out = {address: page for address, page in found.items() if page.is_kept_out or page.refresh}
    assert [address for address, page in kept_out.items() if picture_of(page)] == []
    assert {re.sub(r".*/(?=\w+/$)", "", address) for address in kept_out} >= {"trousse/", "imprimer/", "toutav/"}


def test_no_picture_is_made_that_no_page_shows(shared: tuple[str, Path, Mapping[str, Page]]) -> None:
    base, public, found = shared
    shown = {file_at(public, picture, base) for page in found.values() if (picture := picture_of(page))}
    kits = {file_at(public, link, base) for page in found.values() for link in page.links() if "/assets/share/" in link}
    assert set((public / "assets/share").iterdir()) == shown | kits


def test_a_picture_is_shown_large(shared: tuple[str, Path, Mapping[str, Page]]) -> None:
    for page in shared[2].values():
        card = [node.attributes["content"] for node in page.tree.css('meta[name="twitter:card"]')]
        assert card == (["summary_large_image"] if picture_of(page) else [])


def test_each_record_shows_its_own_and_other_pages_that_of_the_site(shared: tuple[str, Path, Mapping[str, Page]]) -> None:
    base, _, found = shared
    said = {address.removeprefix(base): Path(urlsplit(picture_of(found[address])).path).name for address in found}
    for address, start in {
        "commerces/tout-avoir/": "shop-tout-avoir.", "agenda/fete/": "event-fete.", "histoires/le-violon/": "story-le-violon.",
        "lieux/halle/": "place-halle.", "balades/balade/": "trail-balade.",
    }.items():  # fmt: skip
        assert said[address].startswith(start)
        assert ".fr." in said[address]
    plain = {said[address] for address in ("", "commerces/", "agenda/", "categories/bakery/", "a-propos/", "mentions-legales/", "presse/")}
    assert len(plain) == 1
    assert re.fullmatch(r"site\.[0-9a-f]{8}\.fr\.png", *plain)
    assert {said["en/"].split(".")[2], said["oc/"].split(".")[2]} == {"en", "oc"}


def street_of(tmp_path: Path, **files: str) -> Path:
    """Two shops, one of which has words in English."""
    return street(tmp_path / "site", {**shop("four"), **shop("nu"), "shops/four/index.en.md": WORDS}, **files)


def name_of(public: Path, address: str) -> str:
    return Path(picture_of(pages(public)[address])).name


def test_a_record_without_words_in_english_shows_the_picture_of_the_main_language(tmp_path: Path) -> None:
    public = made(street_of(tmp_path), tmp_path / "public")
    assert name_of(public, "/en/shops/four/") != name_of(public, "/commerces/four/")
    assert len([*(public / "assets/share").glob("shop-four.*")]) == 2
    assert len([*(public / "assets/share").glob("shop-nu.*")]) == 1
    assert name_of(public, "/commerces/nu/").endswith(".fr.png")
    # Its page in English leads those who look for it to the other, whose picture they pass on.
    assert pages(public)["/en/shops/nu/"].canonical == f"{HOST}/commerces/nu/"


def test_the_name_of_a_picture_follows_from_what_it_says(tmp_path: Path) -> None:
    root = street_of(tmp_path)
    before = made(root, tmp_path / "public")
    old = {path.name for path in (before / "assets/share").iterdir()}
    (root / "shops/four/index.en.md").write_text(WORDS.replace("nothing", "little"), "utf-8")
    after = made(root, tmp_path / "again")
    new = {path.name for path in (after / "assets/share").iterdir()}
    (gone,), (come,) = old - new, new - old
    assert re.fullmatch(r"shop-four\.[0-9a-f]{8}\.en\.png", gone)
    assert re.fullmatch(r"shop-four\.[0-9a-f]{8}\.en\.png", come)
    assert (before / "assets/share" / gone).read_bytes() != (after / "assets/share" / come).read_bytes()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The size of each picture that is painted from now on."""
    calls, really = list[str](), shares._made  # what is counted is private

    def counted(*given: Any) -> Mapping[str, bytes]:
        calls.append(given[-1])
        return really(*given)

    monkeypatch.setattr(shares, "_made", counted)
    return calls


def phone(text: str) -> str:
    return text.replace("verified:", "contact: {phone: 04 74 00 00 12}\nverified:")


def longer(text: str) -> str:
    return text.replace("verified:", "summary: Du pain.\nverified:")


def test_what_has_changed_is_glued_over_it_and_an_unknown_day_is_a_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, really = list[Any](), shares._made  # what is looked at is private
    monkeypatch.setattr(shares, "_made", lambda *all_: given.append(all_) or really(*all_))
    files = {**shop("four", HERE, more="status: paused\nstatus_from: 2026-01-02\n"), "content/events/fete.md": FEAST}
    made(street(tmp_path / "site", files), tmp_path / "public")
    told = {(one.kind, one.language): one for one, *_ in given}
    assert told["shop", "fr"].state == "En pause"
    assert told["shop", "fr"].street.startswith("3 rue des Écoles, ")
    assert re.fullmatch(r"[\w.]+/s/\w+", told["shop", "fr"].short)
    assert (told["event", "fr"].state, told["event", "fr"].leaf[:2]) == ("Reporté", ("", "?"))
    assert told["site", "fr"].state == ""


def test_an_address_that_is_typed_is_the_whole_one(tmp_path: Path) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("https://vitrines.example", "https://www.vitrines.example")
    root = write_site(tmp_path / "site", {"content/site.yaml": settings})
    desk = planned(Job(root, None, TODAY, remember=False), lambda _: None).desk
    told = shares._told(desk, desk.site.entries["shop", "le-coin"], "fr")
    assert (told.short, told.address) == ("www.vitrines.example/s/lecoin", "vitrines.example")


@pytest.mark.parametrize(("change", "expected"), [(None, 0), (phone, 0), (longer, 1)], ids=["nothing", "unrelated", "summary"])
def test_a_warm_build_paints_what_changed_alone(
    tmp_path: Path, painted: list[str], change: Callable[[str], str] | None, expected: int
) -> None:
    root = street_of(tmp_path)
    made(root, tmp_path / "public", remember=True)
    assert len(painted) == 5
    painted.clear()
    path = root / "shops/nu/index.md"
    if change:
        path.write_text(change(path.read_text("utf-8")), "utf-8")
    made(root, tmp_path / "public", remember=True)
    assert len(painted) == expected


def test_the_heaviest_photograph_is_shown_in_few_bytes(tmp_path: Path) -> None:
    files: dict[str, Any] = {**shop("four", HERE, more="images: [{file: vitrine.jpg, alt: La vitrine}]\n")}
    files |= {**shop("nu", HERE, more="images: [{file: vitrine.jpg, alt: La vitrine}]\n")}
    files |= {"shops/four/vitrine.jpg": saved(noise(1600, 1000), quality=95), "shops/nu/vitrine.jpg": saved(photograph(1600, 1000))}
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS
    public = made(street(tmp_path / "site", files, **{"content/site.yaml": settings}), tmp_path / "public")
    found = [*public.glob("assets/share/shop-*.jpg")]
    assert len(found) == 2
    assert max(path.stat().st_size for path in found) <= HEAVIEST
