"""What a journalist finds: figures that are true today, words that may be printed, pictures with the names of who made them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborNode

from localsite import pipeline
from localsite.pipeline import build
from localsite.plan.press import is_open
from localsite.plan.views import Page
from localsite.stages import Plan
from localsite.values import Job
from tests.browser.site import pages
from tests.ground import TESTS, TODAY
from tests.some_neighbours import SETTINGS, shop, street
from tests.some_pictures import halves, saved

ADDRESSES = {"fr": "presse/index.html", "en": "en/press/index.html"}
SAMPLE = TESTS / "sites/sample"


def planned(root: Path) -> Plan:
    return pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)


def page(plan: Plan, language: str = "fr") -> Page:
    (found,) = (output.context["page"] for output in plan.outputs if output.path == ADDRESSES[language])
    return found


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planned(SAMPLE)


def test_the_figures_are_those_of_the_build(plan: Plan) -> None:
    listed = [output for output in plan.outputs if output.template == "pages/kit.html" and output.context["page"].language == "fr"]
    crafts = [output for output in plan.outputs if output.template == "pages/category.html" and output.path.startswith("categories/")]
    areas = [output for output in plan.outputs if output.path.startswith("quartiers/") and output.path.count("/") == 2]
    stories = [output for output in plan.outputs if output.template == "pages/story.html" and output.path.startswith("histoires/")]
    trails = [*(SAMPLE / "content/trails").iterdir()]
    (agenda,) = (output.context["page"] for output in plan.outputs if output.path == "agenda/index.html")
    assert 0 < agenda.total < len(plan.desk.site.of("event"))
    assert dict(page(plan).press.figures) == {
        "shops": len(listed),
        "crafts": len(crafts),
        "areas": len(areas),
        "events": agenda.total,
        "stories": len(stories),
        "trails": len(trails),
    }
    assert page(plan, "en").press.figures == page(plan).press.figures


def test_a_closed_shop_and_a_nought_are_not_counted(tmp_path: Path) -> None:
    files = shop("four") | shop("livre", category="books") | shop("ferme", more="status: closed\n", category="florist")
    assert dict(page(planned(street(tmp_path / "site", files))).press.figures) == {"shops": 2, "crafts": 2, "areas": 1}


def test_the_page_shows_the_figures(tmp_path: Path) -> None:
    root = street(tmp_path / "site", shop("four") | shop("livre", category="books"))
    assert build(Job(root, tmp_path / "public", TODAY, remember=False)).published
    made = pages(tmp_path / "public")
    for address, told in (
        ("/presse/", ["commerces: 2", "métiers: 2", "quartier: 1"]),
        ("/en/press/", ["shops: 2", "kinds of shop: 2", "neighbourhood: 1"]),
    ):
        tree = made[address].tree
        rows = [f"{row.css_first('dt').text()}: {row.css_first('dd').text()}" for row in tree.css(".figures div")]
        assert rows == told
        assert len(tree.css("textarea")) == 3
    assert made["/"].tree.css_first('a[href="/presse/"]') is not None
    assert made["/en/"].tree.css_first('a[href="/en/press/"]') is not None


def test_a_picture_is_shown_where_somebody_is_named_for_it(plan: Plan) -> None:
    for language in ADDRESSES:
        shown = [one.picture for one in page(plan, language).press.pictures]
        assert shown
        assert all(is_open(one.licence) for one in shown)
        assert [one for one in shown if not one.credit or not one.alt] == []


@pytest.mark.parametrize(
    ("front", "more", "shown"),
    [
        ("alt: La vitrine, credit: Ana, licence: CC BY 4.0", "", 1),
        ("alt: La vitrine, licence: CC BY 4.0", "", 0),
        ("alt: La vitrine, credit: Ana", "", 0),
        ("alt: La vitrine, credit: Ana, licence: Tous droits réservés", "", 0),
        ("alt: La vitrine, credit: Ana, licence: CC BY 4.0", "status: closed\n", 0),
        ("alt: La vitrine, credit: Ana, licence: CC BY 4.0", "status: moved\nmoved_to: 12 rue Neuve\n", 1),
    ],
)
def test_what_nobody_licensed_and_what_is_of_nobody_is_not_given_to_the_press(tmp_path: Path, front: str, more: str, shown: int) -> None:
    files = shop("four", more=f"{more}images: [{{file: vitrine.jpg, {front}}}]\n") | {"shops/four/vitrine.jpg": saved(halves(320, 200))}
    assert len(page(planned(street(tmp_path / "site", files))).press.pictures) == shown


@pytest.mark.parametrize(
    ("whole", "own", "shown"), [("CC BY-SA 4.0", "", ["CC BY-SA 4.0"]), ("CC0", "licence: © Ana", []), ("© Ana", "", [])]
)
def test_the_licence_of_the_site_is_that_of_a_picture_without_one(tmp_path: Path, whole: str, own: str, shown: list[str]) -> None:
    front = ", ".join(filter(None, ("file: vitrine.jpg, alt: La vitrine, credit: Ana", own)))
    settings = (TESTS / "sites/minimal/content/site.yaml").read_text("utf-8") + SETTINGS + f"licence: {{photos: {whole}}}\n"
    files = shop("four", more=f"images: [{{{front}}}]\n") | {"shops/four/vitrine.jpg": saved(halves(320, 200))}
    root = street(tmp_path / "site", files, **{"content/site.yaml": settings})
    assert [one.picture.licence for one in page(planned(root)).press.pictures] == shown


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result for a shop whose picture has words in two languages, and a place whose picture has French ones alone; below a folder."""
    shown = "images: [{file: a.jpg, alt: %s, credit: Ana, licence: CC BY 4.0}]\n"
    settings = (TESTS / "sites/minimal/content/site.yaml").read_text("utf-8") + SETTINGS
    files = {
        "content/site.yaml": settings.replace(".example/\n", ".example/vitrine/\n"),
        "shops/four/index.en.md": "---\nname: The Oven\ncaptions: {a.jpg: An oven in the wall}\n---\n",
        "shops/four/a.jpg": saved(halves(2000, 1400)),
        "content/places/halle/index.md": f"---\nname: La halle\naddress: {{city: Exempleville}}\n{shown % 'Un toit de fer'}---\n",
        "content/places/halle/a.jpg": saved(halves(300, 450)),
    }
    root = tmp_path_factory.mktemp("press")
    done = build(Job(street(root / "site", shop("four", more=shown % "Un four"), **files), root / "public", TODAY, remember=False))
    assert done.published, done.diagnostics
    return root / "public"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "/presse/",
            [
                ("Un toit de fer", None, "Lieu", ("La halle", None, "/lieux/halle/"), "Image\u00a0: Ana", "Licence\u00a0: CC BY 4.0"),
                ("Un four", None, "Commerce", ("Four", None, "/commerces/four/"), "Image\u00a0: Ana", "Licence\u00a0: CC BY 4.0"),
            ],
        ),
        (
            "/en/press/",
            [
                ("Un toit de fer", "fr", "Place", ("La halle", "fr", "/en/places/halle/"), "Picture: Ana", "Licence: CC BY 4.0"),
                ("An oven in the wall", None, "Shop", ("The Oven", None, "/en/shops/four/"), "Picture: Ana", "Licence: CC BY 4.0"),
            ],
        ),
    ],
)
def test_a_caption_tells_what_is_seen_where_it_belongs_and_whom_it_is_due_to(two: Path, address: str, told: list[object]) -> None:
    def said(figure: LexborNode) -> tuple[object, ...]:
        seen, of, due, _ = figure.css("figcaption p")
        (link,) = of.css("a")
        whole = link.text(), link.attributes.get("lang"), (link.attributes["href"] or "").removeprefix("/vitrine")
        kind = of.text().removesuffix(link.text()).strip()
        return seen.text(), seen.attributes.get("lang"), kind, whole, *due.text().split("\n")

    assert [said(figure) for figure in pages(two, "/vitrine/")[f"/vitrine{address}"].tree.css(".press__picture")] == told


def test_the_page_of_a_place_marks_words_of_a_picture_that_are_not_in_its_language(two: Path) -> None:
    made = pages(two, "/vitrine/")
    asked = ("/vitrine/lieux/halle/", "/vitrine/en/places/halle/", "/vitrine/en/shops/four/")
    images = [made[address].tree.css_first(".picture__open img").attributes for address in asked]
    assert [(one["alt"], one.get("lang")) for one in images] == [
        ("Un toit de fer", None),
        ("Un toit de fer", "fr"),
        ("An oven in the wall", None),
    ]


def test_the_largest_file_is_taken_as_a_newspaper_can_open_it_with_its_format_and_its_pixels(two: Path) -> None:
    taken = []
    for link in pages(two, "/vitrine/")["/vitrine/presse/"].tree.css(".press__take a"):
        file = two / (link.attributes["href"] or "").removeprefix("/vitrine/")
        with Image.open(file) as image:
            told = f"Télécharger ({image.format}, {image.width} × {image.height})"
            assert image.format == "JPEG"
            assert link.text().replace("\u00a0", " ").casefold() == told.casefold()
            taken.append((link.attributes["download"], image.size))
    assert taken == [("halle.jpg", (300, 450)), ("four.jpg", (1600, 1120))]


@pytest.mark.parametrize(
    ("licence", "opened"),
    [
        *((text, True) for text in ("CC0", "CC0 1.0 Universal", "CC BY", "cc-by-4.0", "CC BY-SA 3.0 FR", "Creative Commons BY 4.0")),
        *((text, True) for text in ("domaine public", "Public Domain", "Licence Ouverte 2.0", "Licence Ouverte / Etalab", "Etalab-2.0")),
        *((text, True) for text in ("Licence Ouverte 2.0 (Etalab)", "https://creativecommons.org/licenses/by/4.0/")),
        *(
            (text, False)
            for text in ("", "CC BY-NC 4.0", "CC BY-ND", "CC BY 4.0 NC", "CC BY-NC-SA 4.0", "© Ana", "Tous droits réservés", "CC")
        ),
        *((text, False) for text in ("CC BY-SA 4.0, sauf la presse", "https://creativecommons.org/licenses/by-nc/4.0/")),
    ],
)
def test_a_licence_is_open_where_it_is_known_to_be(licence: str, opened: bool) -> None:
    assert is_open(licence) == opened


def test_no_more_pictures_than_a_page_can_bear(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for number in range(15):
        files |= shop(f"s{number}", more="images: [{file: vitrine.jpg, alt: La vitrine, credit: Ana, licence: CC0}]\n")
        files[f"shops/s{number}/vitrine.jpg"] = saved(halves(320, 200 + number))
    assert len(page(planned(street(tmp_path / "site", files))).press.pictures) == 12


def test_the_words_name_the_collective_and_its_address(plan: Plan) -> None:
    line, paragraph = page(plan).press.texts
    assert (line.key, paragraph.key) == ("line", "paragraph")
    assert "Les Vitrines d’Essai" in line.text
    assert "https://vitrines.example/" in line.text
    assert paragraph.text == f"L’annuaire d’essai d’un collectif imaginaire. Chaque champ y sert une fois. {line.text}"
    english, _ = page(plan, "en").press.texts
    assert "https://vitrines.example/en/" in english.text
    assert english.text != line.text


def test_it_has_the_badges_of_the_collective(plan: Plan) -> None:
    paths = {output.path for output in plan.outputs}
    for language in ADDRESSES:
        takes = page(plan, language).press.badges
        # A picture in pixels is in the main language alone.
        assert len(takes) == (5 if language == "fr" else 4)
        assert {take.href.lstrip("/") for take in takes} <= paths
        assert all(take.href.startswith("/badges/collective/") for take in takes)
