"""What a shop takes away: a page and an archive that hold it all, light, the same from build to build, whatever the shop is called."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from localsite import kit, pipeline
from localsite.diagnostics import Diagnostic
from localsite.pipeline import Job, build
from localsite.plan import addresses
from tests.browser.site import HOST, Page, file_at, pages
from tests.browser.test_valid_html import said_of
from tests.ground import MINIMAL, PROJECT, TODAY
from tests.properties.sites import held
from tests.some_neighbours import HERE, SETTINGS, shop, street
from tests.some_pictures import noise, saved

MOST_FILES, HEAVIEST = 25, 400_000  # of the kit of a shop in up to three languages, two of which the theme speaks
ALWAYS = 2  # files: the archive, and the badge for mail
A_LANGUAGE = 8  # files: four badges, a frame, an image, and where the theme speaks it a page and one to print
WORDS = {
    "en": "---\nname: The Wood Oven\nsummary: The bread of the neighbourhood.\n---\n",
    "it": "---\nname: Il forno a legna\nsummary: Il pane del quartiere.\n---\n",
}
BOM = b"\xef\xbb\xbf"
TEXTS = {"LISEZ-MOI.txt", "a-coller.txt", "textes.txt", "README.txt", "to-paste.txt", "words.txt"}
NASTY = {
    "nine": "Nine & 'Filles' \\\"",
    "script": "<script>alert(1)</script>",
    "fin": "</textarea></figure>--><b>",
    "model": "{{ t }} $& ${x} %s",
}
FULL = """\
formerly: [petit-four]
since: 1987
member_since: 2019
summary: Le pain du quartier.
contact: {phone: 04 74 00 00 12}
images:
  - {file: vitrine.jpg, alt: La vitrine, credit: Ana}
"""


def shops() -> dict[str, str | bytes]:
    """A street: a shop with the heaviest photograph there is, some that are called what nobody is called, some that are gone."""
    found: dict[str, str | bytes] = {**shop("four", HERE, "Le Four à Bois", more=FULL), **shop("nu", HERE, "Nu")}
    found["shops/four/vitrine.jpg"] = saved(noise(2000, 1400), quality=95)
    for key, name in NASTY.items():
        found |= shop(key, HERE, name, more="contact: {phone: 04 74 00 00 13}\n")
    found |= shop("ferme", HERE, "Fermé", more="status: closed\nformerly: [fini]\n")
    left = shop("parti", HERE, "Parti", more="status: moved\nmoved_to: 12 rue Neuve, Ailleurs\n")
    return found | {path: re.sub("locations: .*\n", "", text) for path, text in left.items()}


def unheard(problem: Diagnostic) -> None:
    raise AssertionError(problem)


def made(root: Path, out: Path) -> Path:
    done = build(Job(root, out, TODAY, remember=False))
    assert done.published, [str(one.span) + one.code.number for one in done.diagnostics]
    return out


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("contact:\n", "contact:\n  hashtags: [Vitrines, '#LeBourg']\n")
    return street(tmp_path_factory.mktemp("kit") / "site", shops(), **{"content/site.yaml": settings + SETTINGS})


@pytest.fixture(scope="module")
def public(root: Path) -> Path:
    return made(root, root.parent / "public")


@pytest.fixture(scope="module")
def all_pages(public: Path) -> Mapping[str, Page]:
    return pages(public)


LISTED = ("four", "nu", *NASTY)
GONE = {"ferme": "ferme", "fini": "ferme", "parti": "parti"}  # "fini" is what "ferme" was called
FORMER = "petit-four"  # what "four" was called
KITS = ("/commerces/{}/trousse/", "/en/shops/{}/kit/")


def archive(public: Path, key: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(public / f"commerces/{key}/trousse/{key}.zip")


def kits_of(all_pages: Mapping[str, Page]) -> list[Page]:
    """The pages of kits; not those that lead on to another."""
    return [page for address, page in all_pages.items() if re.search(r"/(trousse|kit)/$", address) and not page.refresh]


def pasted(page: Page) -> dict[str, str]:
    """What is in the boxes of a page, by the ends of their names."""
    return {box.attributes["id"].partition("-")[2]: box.text() for box in page.tree.css("textarea")}


def test_every_shop_that_people_may_go_to_has_a_kit_in_each_language_and_no_other(all_pages: Mapping[str, Page]) -> None:
    kits = kits_of(all_pages)
    assert {page.address for page in kits} == {where.format(key) for key in LISTED for where in KITS}
    for page in kits:
        assert page.is_kept_out
        assert len(page.tree.css("h1")) == 1


def test_a_page_leads_to_its_kit_and_that_of_a_closed_shop_to_none(all_pages: Mapping[str, Page]) -> None:
    for key in (*LISTED, "ferme", "parti"):
        for kit_address in KITS:
            where = kit_address.format(key)
            links = [*all_pages[urljoin(where, "..")].links()]
            assert ((key, HOST + where) in [(key, link) for link in links]) == (key in LISTED)


def test_who_comes_back_to_the_kit_of_a_shop_that_is_gone_or_renamed_is_led_on(public: Path, all_pages: Mapping[str, Page]) -> None:
    told = {old: (new, status) for old, new, status in map(str.split, (public / "_redirects").read_text("utf-8").splitlines())}
    led = dict[str, str]()
    for kit_address, printed in zip(KITS, ("imprimer/", "print/"), strict=True):
        for part in ("", printed):
            led |= {f"{kit_address}{part}".format(key): kit_address.partition("{}")[0] + f"{own}/" for key, own in GONE.items()}
            led[f"{kit_address}{part}".format(FORMER)] = f"{kit_address}{part}".format("four")
    kits = {old: new for old, new in told.items() if re.search("/(trousse|kit)/", old)}
    # For now, as it may come back.
    assert kits == {old: (new, "302!") for old, new in led.items()}
    assert {old: all_pages[old].refresh for old in led} == led
    assert [new for new in led.values() if all_pages[new].refresh] == []
    assert {old for old in led if HOST + old in (public / "sitemap.xml").read_text("utf-8")} == set()


def test_the_address_of_a_kit_is_not_promised_as_the_shop_may_come_back(root: Path) -> None:
    planned = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)
    assert [address for address in addresses(planned.desk) if re.search("/(trousse|kit)/", address)] == []


def test_an_archive_holds_badges_pictures_and_words_in_every_language(public: Path) -> None:
    for key in LISTED:
        with archive(public, key) as packed:
            names = set(packed.namelist())
            ending = "jpg" if key == "four" else "png"
            svgs = {
                f"badges/{key}-{shape}-{tone}.{language}.svg"
                for shape in ("seal", "bar")
                for tone in ("light", "dark")
                for language in ("fr", "en")
            }
            # A record without words in English has one picture, that of its own language.
            assert names == svgs | {f"badges/{key}-seal.png", f"images/{key}-wide.fr.{ending}"} | TEXTS
            assert len(names) == len(packed.namelist())
            assert packed.testzip() is None
            for name in names - TEXTS:
                data = packed.read(name)
                twins = (
                    [public / f"badges/{key:x<6}" / Path(name).name.removeprefix(f"{key}-")]
                    if name.startswith("badges/")
                    else public.glob(f"assets/share/shop-{key}.*.fr.*")
                )
                assert [twin.read_bytes() == data for twin in twins] == [True]


def test_the_names_in_an_archive_do_no_harm_anywhere(public: Path) -> None:
    for key in LISTED:
        with archive(public, key) as packed:
            for entry in packed.infolist():
                assert re.fullmatch(r"([a-z]+/)?[A-Za-z0-9.-]+", entry.filename)
                assert entry.date_time == (1980, 1, 1, 0, 0, 0)
                assert entry.external_attr >> 16 == 0o644


def test_the_texts_are_read_by_the_oldest_editor(public: Path) -> None:
    for key in LISTED:
        with archive(public, key) as packed:
            for name in TEXTS:
                data = packed.read(name)
                assert data.startswith(BOM)
                assert data.endswith(b"\r\n")
                assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
                assert data.count(BOM) == 1


def test_the_texts_say_what_the_pages_say(public: Path, all_pages: Mapping[str, Page]) -> None:
    for key in LISTED:
        with archive(public, key) as packed:
            for where, files in zip(KITS, (("a-coller.txt", "textes.txt"), ("to-paste.txt", "words.txt")), strict=True):
                held_ = "".join(packed.read(name).decode("utf-8-sig") for name in files).replace("\r\n", "\n")
                boxes = pasted(all_pages[where.format(key)])
                assert len(boxes) == 6
                assert [text for text in boxes.values() if text not in held_] == []


def test_a_language_that_the_theme_does_not_speak_has_badges_and_no_page(tmp_path: Path) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("[fr, en]", "[fr, oc]")
    files = {**shop("four"), "shops/four/index.oc.md": "---\nname: Lo Forn\n---\n"}
    result = made(street(tmp_path / "site", files, **{"content/site.yaml": settings + SETTINGS}), tmp_path / "public")
    with archive(result, "four") as packed:
        names = packed.namelist()
    assert {name for name in names if name.endswith(".txt")} == {"LISEZ-MOI.txt", "a-coller.txt", "textes.txt"}
    assert "badges/four-seal-light.oc.svg" in names
    shown = pages(result)
    assert [address for address in shown if address.endswith("/trousse/")] == ["/commerces/four/trousse/"]
    (link,) = shown["/oc/commerces/four/"].tree.css('.upkeep a[href$="/trousse/"]')
    assert link.attributes["href"] == "/commerces/four/trousse/"


def test_two_builds_give_the_same_bytes(root: Path, public: Path, tmp_path: Path) -> None:
    again, before = held(made(root, tmp_path / "public")), held(public)
    differing = [path for path in before if before[path] != again.get(path)]
    assert differing == []
    assert len([path for path in before if path.endswith(".zip")]) == len(LISTED)


def of_the_kit(public: Path, key: str) -> list[Path]:
    """All that is published for the kit of a shop, however it is counted."""
    mark = f"{key:x<6}"
    folders = (f"badges/{mark}", f"commerces/{key}/trousse", f"*/shops/{key}/kit", f"embed/*/s/{mark}")
    found = [path for folder in folders for one in public.glob(folder) for path in one.rglob("*") if path.is_file()]
    return [*found, *public.glob(f"assets/share/shop-{key}.*")]


@pytest.mark.parametrize("key", LISTED)
def test_a_kit_is_few_files_and_light(public: Path, key: str) -> None:
    files = of_the_kit(public, key)
    assert {path.suffix for path in files} == {".html", ".svg", ".png", ".zip", *([".jpg"] if key == "four" else [])}
    assert len(files) <= MOST_FILES
    assert sum(path.stat().st_size for path in files) <= HEAVIEST


def heaviest(folder: Path, languages: Sequence[str], settings: str = "", **files: str) -> list[Path]:
    """The kit of a shop that has words in every language of the site, and the heaviest picture there is."""
    told = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("[fr, en]", f"[{', '.join(languages)}]") + SETTINGS + settings
    mine = {path: data for path, data in shops().items() if path in {"shops/four/index.md", "shops/four/vitrine.jpg"}}
    words = {f"shops/four/index.{one}.md": WORDS[one] for one in languages[1:]}
    found = of_the_kit(made(street(folder / "site", {**mine, **words}, **{"content/site.yaml": told, **files}), folder / "public"), "four")
    assert len([path for path in found if path.suffix == ".jpg"]) == len(languages)
    return found


@pytest.mark.parametrize("languages", [("fr", "en"), ("fr", "en", "it")])
def test_a_shop_with_words_and_the_heaviest_picture_in_each_language_has_a_light_kit_too(tmp_path: Path, languages: Sequence[str]) -> None:
    found = heaviest(tmp_path, languages)
    assert len(found) <= MOST_FILES
    assert sum(path.stat().st_size for path in found) <= HEAVIEST


def test_each_language_that_the_theme_speaks_adds_as_much_and_three_are_light_still(tmp_path: Path) -> None:
    # The theme of the program speaks two. One that speaks a third has a page of the kit and one to print in it too.
    theme = {
        "themes/mien/theme.yaml": "name: Mien\nparent: atelier\n",
        "themes/mien/words/it.yaml": (PROJECT / "themes/atelier/words/en.yaml").read_text("utf-8"),
    }
    found = heaviest(tmp_path, ("fr", "en", "it"), "theme: {name: mien}\n", **theme)
    assert len([path for path in found if "/it/shops/four/kit/" in path.as_posix()]) == 2
    assert len(found) == ALWAYS + 3 * A_LANGUAGE
    assert sum(path.stat().st_size for path in found) <= HEAVIEST


@pytest.mark.parametrize("key", LISTED)
@pytest.mark.parametrize("where", KITS)
def test_what_is_pasted_leads_to_what_there_is(public: Path, all_pages: Mapping[str, Page], key: str, where: str) -> None:
    page = all_pages[where.format(key)]
    boxes = pasted(page)
    assert {"badge_own", "badge_hosted", "frame_paste", "card_paste", "caption", "image_alt"} == set(boxes)
    own = urljoin(HOST + page.address, "..")
    badges = {link.attributes["download"] for link in page.tree.css("a[download]")}
    for name in ("badge_own", "badge_hosted", "frame_paste", "card_paste"):
        tree = LexborHTMLParser(boxes[name])
        assert {node.attributes["href"] for node in tree.css("a") if not node.attributes["href"].startswith("tel:")} == {own}
        for node in tree.css("img, iframe"):
            source = node.attributes["src"] or ""
            assert source in badges if "/" not in source else source.startswith(HOST)
            assert "/" not in source or file_at(public, source).is_file()
            assert int(node.attributes["width"] or "") > 0 < int(node.attributes["height"] or "")
        assert not tree.css("script, style, b")
    assert file_at(public, own).is_file()
    for link in page.links():
        assert not link.startswith(HOST) or file_at(public, link).is_file(), link


@pytest.mark.java
@pytest.mark.node
def test_what_is_pasted_is_valid(all_pages: Mapping[str, Page], tmp_path: Path) -> None:
    for number, page in enumerate(kits_of(all_pages)):
        inside = "\n".join(text for name, text in pasted(page).items() if "badge" in name or "paste" in name)
        whole = f'<!doctype html>\n<html lang="fr">\n<meta charset="utf-8">\n<title>x</title>\n<body>\n{inside}\n</body>\n</html>\n'
        (tmp_path / f"{number}.html").write_text(whole, "utf-8")
    assert len([*tmp_path.iterdir()]) == len(LISTED) * len(KITS)
    # What is obsolete of a frame is that its border needs no style: a strict policy would refuse one.
    assert [line for line in said_of(tmp_path) if "frameborder" not in line] == []


def test_a_caption_holds_name_street_short_address_and_hashtags(public: Path, all_pages: Mapping[str, Page]) -> None:
    told = pasted(all_pages["/commerces/four/trousse/"])["caption"]
    assert told.split("\n") == [
        "Le Four à Bois – Boulangerie, 3 rue des Écoles, Exempleville",
        "Le pain du quartier.",
        f"{HOST}/s/fourxx/",
        "#Vitrines #LeBourg",
    ]
    assert file_at(public, f"{HOST}/s/fourxx/").is_file()
    script = pasted(all_pages["/en/shops/script/kit/"])["caption"]
    # It has no words in English: what is said beside its picture is in the language of that.
    assert script.startswith("<script>alert(1)</script> – Boulangerie, 3 rue des Écoles")


@pytest.mark.parametrize("key", NASTY)
def test_no_name_gets_out_of_its_box(all_pages: Mapping[str, Page], key: str) -> None:
    for where in KITS:
        plain, page = all_pages[where.format("nu")].tree, all_pages[where.format(key)].tree
        for part in ("script", "textarea", "figure", "h2", "a[download]", "b"):
            assert (part, len(page.css(part))) == (part, len(plain.css(part)))
        # Quotes are typographic wherever they are shown.
        assert NASTY[key].partition("'")[0] in pasted(all_pages[where.format(key)])["caption"]


def crafts(root: Path, kit_setting: str) -> tuple[pipeline.Plan, set[tuple[str, str]]]:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS + kit_setting
    (root / "content/site.yaml").write_text(settings, "utf-8")
    planned = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)
    return planned, {(output.craft.recipe, output.craft.key) for output in planned.outputs if output.craft}


def test_what_the_site_asks_for_besides_is_packed_and_else_not_made(tmp_path: Path) -> None:
    root = street(tmp_path / "site", shop("four"))
    plain, few = crafts(root, "")
    assert not held_back(plain)
    planned, many = crafts(root, "theme:\n  kit: [badges, images, pdf]\n")
    more = set(held_back(planned))
    # Badges of four shapes, three tones, two languages, and the one for mail; three sizes of image; the sheets in two languages.
    assert len([name for name in more if name.startswith("badges/")]) == 4 * 3 * 2 * 2 + 1
    assert {name for name in more if name.startswith("images/")} == {f"images/four-{size}.fr.png" for size in ("wide", "square", "tall")}
    pdfs = {name for name in more if name.startswith("pdf/")}
    assert len(pdfs) >= 2 * 4
    assert {name.split(".")[-2] for name in pdfs} == {"fr", "en"}
    # Only the PDFs lie loose: they are taken one by one. Each language lists its own.
    folder = "commerces/four/trousse/"
    assert {output.path.removeprefix(folder) for output in planned.outputs if output.craft and output.path.startswith(folder)} == pdfs
    (page,) = (output.context["page"] for output in planned.outputs if output.path == f"{folder}index.html")
    assert {take.href for take in page.kit.more} == {f"/{folder}{name}" for name in pdfs if name.endswith(".fr.pdf")}
    assert all(take.label for take in page.kit.more)
    assert few < many
    assert len(many - few) == len(pdfs)


def held_back(planned: pipeline.Plan) -> dict[str, object]:
    """What is made for the archive alone, or for it too, by its name there."""
    (packed,) = (output.packed for output in planned.outputs if output.path == "commerces/four/trousse/four.zip")
    return {name: one for name, one in packed if not isinstance(one, str | bytes)}


def test_it_is_the_same_that_the_command_makes(tmp_path: Path) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS
    root = street(tmp_path / "site", shop("four"), **{"content/site.yaml": settings + "theme:\n  kit: [badges, images]\n"})
    planned = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)
    entry = kit.shop(planned, "four")
    assert entry is not None
    by_hand = {piece.path: piece.data for piece in kit.pieces(planned, entry, unheard, ("badges", "images"))}
    with archive(made(root, tmp_path / "public"), "four") as packed:
        published = {name: packed.read(name) for name in packed.namelist() if name not in TEXTS}
    assert set(published) <= set(by_hand)
    assert {name: data for name, data in published.items() if by_hand.get(name, data) != data} == {}
    assert kit.shop(planned, "personne") is None
