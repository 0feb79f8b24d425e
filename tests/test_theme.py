"""The theme: which files make it, what its words say, and whether every kind of page can be made from its templates."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType

import pytest
import rjsmin  # type: ignore[import-untyped]

from localsite.cache import digest
from localsite.categories import CATEGORIES
from localsite.codes import theme as codes
from localsite.codes.photos import DRAWING_UNREADABLE, PICTURE_UNNAMED
from localsite.codes.relations import NEAR_PICTURE, NO_PICTURE
from localsite.content import TYPES, Event, Page, Place, Shop, Story, Trail, event, place, shop
from localsite.content.event import Booking
from localsite.content.parts import PRECISIONS, Access, Consent, Contact, Label, Person, SocialLink
from localsite.content.shop import OFFERS, PAYMENTS, Online, ServiceArea
from localsite.content.story import Audio, Step
from localsite.dates import spoken
from localsite.diagnostics import Diagnostic, SiteError, Span, Swap
from localsite.fields import PhoneNumber, Ref
from localsite.fields.when import Moment
from localsite.pipeline import Job, planned
from localsite.plan import LISTS, desk_of, mapped, views
from localsite.plan.machines import without_blanks
from localsite.plan.opening import Difference, Opening, Part, Row
from localsite.qr import code
from localsite.stages import Plan
from localsite.theme import KINDS, MissingWord, Theme, compiled, dressed, environment, faint, load, render, translator
from localsite.theme.colours import contrast, is_clear, lightness, nearest, shade, tokens
from localsite.typeset import Mark, Piece, Print, Shape, Sheet, Spot, Text
from localsite.values import Entry, Said, Source, Words
from tests.ground import TESTS, TODAY, write_site

PROJECT = Path(__file__).resolve().parent.parent
HERE = Span("x.md", 1, 1, 1)
CHAIRS = ("yes", "limited", "no", "unknown")
VOID = {"meta", "link", "br", "img", "hr", "input"}
FRAME = views.Frame(
    name="Les Vitrines & Cie",
    tagline="Des gens, des boutiques",
    summary="",
    home="/",
    menu=(views.Link("Tous les commerces", "/commerces/"), views.Link("Agenda", "/agenda/")),
    foot=(views.Link("Mentions légales", "/mentions-legales/"),),
    assets="/assets",
    styles="/assets/site.css",
    feed="/atom.xml",
    icon="/assets/favicon.svg",
    scripts="/assets/js/enhance.js",
    icons="/assets/icons.svg",
    sections={name: f"/{name}/" for name in LISTS},
    policy="default-src 'none'; style-src 'self'; img-src 'self' data:",
    data_licence="ODbL",
    contact="bonjour@vitrines.example",
    origin="https://vitrines.example",
)
LINKS = (views.Link("Boulangeries", "/b/", count=3), views.Link("Luthier", "", language="fr"), views.Link("Ici", "/i/", current=True))
PICTURE = views.Img("/assets/a.jpg", 1200, 800, 'Une "enseigne"', "Ana", "CC BY", name="a.jpg")
CARD = views.Card(
    name=Said("Le <Coin>", "fr"), href="/commerces/le-coin/", summary=Said("Du pain.", "fr"), kind="shop", category="Boulangerie",
    areas=("La Condamine",), phone=PhoneNumber("04 74 00 00 00", "+33474000000"), status="paused", picture=PICTURE,
)  # fmt: skip
FACED = CARD._replace(picture=None, face=views.Face("/assets/fronts/x.1.svg", 180, 352))
EVENT_CARD = views.Card(Said("Marché", "fr"), "/agenda/marche/", Said("", "fr"), "event", status="cancelled", when="samedi 14 mars 2027")
STORY_CARD = views.Card(Said("Le pain", "fr"), "/histoires/pain/", Said("", "fr"), "story", day=date(2027, 5, 1))
OPENING = Opening(
    (
        Part("", (Row("mardi – samedi", "9 h – 19 h", (2, 3, 4, 5, 6)), Row("lundi", "fermé", (1,), is_closed=True))),
        Part("En août", (Row("samedi", "9 h"),)),
    ),
    (Difference(date(2027, 5, 1), date(2027, 5, 1), "samedi 1er mai 2027, Fête du Travail", "fermé"),),
    "Par la cour.", "mar-sam 9h-19h", "2027-03-13 121||540-1140|540-1140|540-1140|540-1140|540-1140|",
)  # fmt: skip
CROP = mapped.Crop("100 200 420 260", 420, 260, (("/assets/map/1/street-0-0.svg", 0, 0, 601, 601),))
WHERE = views.Where(
    "Atelier", views.Link("La halle", "/lieux/halle/"), "allée B", ("1 rue du Four", "98000 Monaco"), views.Link("Condamine", "/q/"),
    OPENING, "", "Sonnez.", "street", "", mapped.Locator(CROP, 310, 330, True, ""),
)  # fmt: skip
UNREAD = views.Where(
    "", None, "", (), None, None, "du mardi au samedi", "", "exact", "43.7,7.4", mapped.Locator(CROP, 310, 330, False, "/carte/#lecoin"),
    "geo:43.7,7.4?q=43.7,7.4(Le%20Coin)", 6,
)  # fmt: skip
CHART = views.Chart(
    crop=mapped.Crop("0 0 600 400", 600, 400, (("/assets/map/x/overview-0-0.svg", 0, 0, 900, 900),)),
    pins=(mapped.Pin("at-a1", "a1", "food", 10, 20, vague=False), mapped.Pin("at-b2", "b2", "other", 90, 90, vague=True)),
    spots=(
        views.Spot(CARD._replace(open="2027-03-13 121||540-1140"), "a1", (("1 rue du Four", "at-a1"), ("", ""))),
        views.Spot(CARD._replace(category="", status="", name=Said("Le Coin", "fr")), "b2", (("", "at-b2"),)),
    ),
    box="43.7 7.4 43.8 7.5", size="900 900", levels="overview 0.3 900 0-0", folder="/assets/map/x",
)  # fmt: skip
AROUND = views.Around(
    CROP, mapped.Dot(310, 330), "M200 300L220 310", (mapped.Dot(220, 310), mapped.Dot(420, 310)), 190,
    (views.Neighbour(1, Said("Le <Coin>", "fr"), "Boulangerie", 1), views.Neighbour(2, Said("Book & Co", "en"), "", 6)),
)  # fmt: skip
TOWN = views.Town(
    CROP, 186, (mapped.Dot(220, 310),), (mapped.Tag("1", 220, 315),),
    (views.Line(1, Said("Le <Coin>", "fr"), "Boulangerie", "1 rue du Four"), views.Line(0, Said("Book & Co", "en"), "", "")),
)  # fmt: skip
PAPER = views.Paper(views.Link("Le Coin", "/commerces/le-coin/", "fr"), code("https://vitrines.example/"), "vitrines.example")
EMBED = views.Embed("default-src 'none'", views.Link("Toute la fiche", "/c/"), None, views.Link("Luthier", "/x/", "fr"), "Rien.")
PIECE = Piece(
    "card", 85, 55, (Shape("M0 0h9v9z", "#8a2716"), Shape("M0 9h9", "#8a2716", 0.3)),
    (Text("Le Coin", "title", 6, 4, 9, 22.5, "#2c2230", is_name=True), Text("DEPUIS 1950", "bold", 2, 4, 15, 20, "#8a2716", 0.07)),
    (52, 5, 29), (6, 40, 9, 3),
)  # fmt: skip
SPOTS = (Spot(0, 0), Spot(85, 0), Spot(0, 55, is_turned=True), Spot(0, 110, 0.5))
PRINT = Print(
    (Sheet("poster", 210, 297, PIECE, SPOTS[:1]), Sheet("cards", 297, 210, PIECE, SPOTS, (Shape("M0 0h9", "#8a8a8a", 0.15),))),
    (PIECE,), (29, "M4 4h7"), "#2c2230", Mark("/logo.png", 300, 100),
)  # fmt: skip
PASTES = (views.Paste("badge_own", '<a href="/c/"><img src="seal.svg" alt=""></a>', 2), views.Paste("caption", "Le Coin", 1, "fr"))
TAKES = (
    views.Take("seal-light.fr.svg", "/badges/a1/seal-light.fr.svg", 120, 120, "Le Coin. Commerce indépendant.", "light"),
    views.Take("seal-dark.fr.svg", "/badges/a1/seal-dark.fr.svg", 120, 120, 'Le "Coin"', "dark"),
)
FRAMED = (views.Paste("frame_paste", "<iframe></iframe>", 1),)
KIT = views.Kit(
    "/c.zip", TAKES, "le-coin-seal.fr.png", PASTES[:1], FRAMED, TAKES[:1], PASTES[1:], "/embed/fr/s/a1/", "/c/imprimer/", PRINT,
    LINKS[0], (views.Take("a.pdf", "/a.pdf"),),
)  # fmt: skip
PHONE = PhoneNumber("04 74 00 00 00", "+33474000000")
PRESS = views.Press(
    (("shops", 1), ("events", 1200)), (views.Paste("line", "Nous.", 2, "fr"), views.Paste("paragraph", "Nous.", 4)), TAKES,
    "/embed/fr/agenda/", FRAMED[0], PHONE,
    (views.PressPicture(PICTURE._replace(language="fr"), "shop", LINKS[0], TAKES[0]._replace(label="Prendre")),),
)  # fmt: skip
ACCESS = Access(
    wheelchair="limited", step_cm=4, bell=True, ramp=True, toilets=True, induction_loop=True, sign_language=True, note="Par la cour.",
)  # fmt: skip


def source(path: str, data: str | bytes) -> Source:
    raw = data.encode() if isinstance(data, str) else data
    return Source(path, raw, digest(raw))


def sources(files: Mapping[str, str | bytes]) -> dict[str, Source]:
    return {path: source(path, data) for path, data in files.items()}


def built_in() -> dict[str, Source]:
    folder = PROJECT / "themes"
    return sources({path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()})


def loaded(files: Mapping[str, str | bytes] = MappingProxyType({}), name: str = "atelier") -> tuple[Theme, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return load({**built_in(), **sources(files)}, name, found.append), found


@pytest.fixture(scope="module")
def theme() -> Theme:
    return loaded()[0]


def small(words: str, language: str = "fr") -> Theme:
    """A theme of two languages that says little."""
    found: list[Diagnostic] = []
    files = {f"themes/small/words/{language}.yaml": words, "themes/small/theme.yaml": "name: small"}
    return load(sources(files), "small", found.append)


# Which files


def test_the_built_in_theme_has_nothing_to_be_said_about() -> None:
    assert loaded()[1] == []


def test_a_child_takes_from_its_parent_what_it_has_not_itself() -> None:
    files = {
        "themes/mine/theme.yaml": "name: Mine\nparent: atelier\n",
        "themes/mine/pages/moved.html": "gone to {{ page.title }}",
        "themes/mine/css/tokens.css": "/* mine */",
        "themes/mine/assets/favicon.svg": "<svg/>",
        "themes/mine/words/fr.yaml": "page:\n  home: Chez nous\n",
    }
    theme, found = loaded(files, "mine")
    assert found == []
    assert theme.templates["pages/moved.html"] == "gone to {{ page.title }}"
    assert theme.templates["pages/shop.html"] == loaded()[0].templates["pages/shop.html"]
    assert (theme.words["fr"]["page.home"], theme.words["fr"]["page.legal"]) == ("Chez nous", "Mentions légales")
    assert b"/* mine */" in theme.styles
    assert theme.assets == {**loaded()[0].assets, "favicon.svg": b"<svg/>"}
    assert theme.origins["pages/moved.html"] == "themes/mine/pages/moved.html"
    assert theme.origins["pages/shop.html"] == "themes/atelier/pages/shop.html"
    assert set(theme.overridden) == {"pages/moved.html", "css/tokens.css", "assets/favicon.svg", "words/fr.yaml"}
    assert theme.overridden["pages/moved.html"] == "themes/atelier/pages/moved.html"


@pytest.mark.parametrize("path", ["themes/atelier/words/fr.yaml", "themes/atelier/css/base.css", "themes/mine/pages/moved.html"])
def test_the_digest_changes_with_every_file(path: str) -> None:
    files = {"themes/mine/theme.yaml": "name: Mine\nparent: atelier\n", "themes/mine/words/fr.yaml": "page:\n  home: Chez nous\n"}
    before = loaded(files, "mine")[0].digest
    assert loaded({**files, path: "page:\n  home: x\n"}, "mine")[0].digest != before


def test_style_sheets_are_joined_in_the_order_of_their_layers() -> None:
    files = {f"themes/t/{name}": name for name in (
        "css/print.css", "css/utilities.css", "components/b/b.css", "components/a/a.css", "css/own.css", "css/layout.css", "css/base.css",
        "css/tokens.css", "css/reset.css", "css/layers.css",
    )}  # fmt: skip
    theme = load(sources(files), "t", lambda _: None)
    assert [name.rpartition("/")[2].removesuffix(".css") for name in theme.styles.decode().split("\n")] == [
        "layers", "reset", "tokens", "base", "layout", "own", "a", "b", "utilities",
    ]  # fmt: skip
    assert theme.assets == {"print.css": b"css/print.css"}
    assert theme.every_style == f"{theme.styles.decode()}\ncss/print.css"


def test_sheets_that_a_child_adds_stand_after_the_components_and_may_take_the_place_of_one() -> None:
    files = {
        **{f"themes/t/{name}": name for name in ("css/base.css", "css/faces.css", "components/a/a.css", "css/utilities.css")},
        "themes/mine/theme.yaml": "parent: t",
        "themes/mine/css/extra.css": "extra",
        "themes/mine/components/a/a.css": "another a",
        "themes/mine/components/b/b.css": "b",
    }
    joined = load(sources(files), "mine", lambda _: None).styles.decode().split("\n")
    assert joined == ["css/base.css", "css/faces.css", "another a", "b", "extra", "css/utilities.css"]


def test_what_stands_beside_the_style_sheet_is_published_beside_it() -> None:
    names = ("assets/favicon.svg", "fonts/x.woff2", "fonts/OFL-x.txt", "js/enhance.js", "components/map/map.js")
    files = {f"themes/t/{name}": name for name in (*names, "components/map/examples.yaml", "components/map/map.css", "words/fr.yaml")}
    mine = {"themes/mine/theme.yaml": "parent: t", "themes/mine/fonts/x.woff2": "own", "themes/mine/components/map/map.js": "own"}
    assert load(sources(files), "t", lambda _: None).assets == {
        "favicon.svg": b"assets/favicon.svg",
        "fonts/x.woff2": b"fonts/x.woff2",
        "fonts/OFL-x.txt": b"fonts/OFL-x.txt",
        "js/enhance.js": b"js/enhance.js",
        "js/map.js": b"components/map/map.js",
    }
    child = load(sources({**files, **mine}), "mine", lambda _: None).assets
    assert (child["fonts/x.woff2"], child["fonts/OFL-x.txt"], child["js/map.js"]) == (b"own", b"fonts/OFL-x.txt", b"own")


def test_two_scripts_of_one_name_are_told() -> None:
    found = loaded({"themes/atelier/components/a/same.js": "1", "themes/atelier/components/b/same.js": "2"})[1]
    place, other = Span("themes/atelier/components/b/same.js"), "themes/atelier/components/a/same.js"
    assert found == [codes.SCRIPT_TWICE.at(place, name="same.js", other=other)]


def test_line_ends_and_marks_of_other_systems_are_read() -> None:
    theme = load(sources({"themes/t/pages/a.html": b"\xef\xbb\xbfa\r\nb"}), "t", lambda _: None)
    assert theme.templates == {"pages/a.html": "a\nb"}


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("atelie", codes.MISSPELT_THEME.at(Span("content/site.yaml"), name="atelie", near="atelier")),
        ("zzz", codes.UNKNOWN_THEME.at(Span("content/site.yaml"), name="zzz", known="atelier")),
    ],
)
def test_an_unknown_theme_is_told_and_the_built_in_one_is_taken(name: str, problem: Diagnostic) -> None:
    theme, found = loaded({}, name)
    assert (theme.name, found) == ("atelier", [problem])


def test_without_any_theme_nothing_can_follow() -> None:
    with pytest.raises(SiteError) as caught:
        load({}, "atelier", lambda _: None)
    assert caught.value.diagnostic == codes.UNKNOWN_THEME.at(Span("content/site.yaml"), name="atelier", known="")


@pytest.mark.parametrize(
    ("about", "files", "code", "span", "mend"),
    [
        ("parent: atelie", {}, codes.MISSPELT_PARENT, (1, 9, 6), Swap("atelier")),
        ("name: Mine\nparent: zzz", {}, codes.UNKNOWN_PARENT, (2, 9, 3), None),
        ("parent: mine", {}, codes.UNKNOWN_PARENT, (1, 9, 4), None),
        ("parent: mid", {"themes/mid/theme.yaml": "parent: atelier"}, codes.PARENT_HAS_PARENT, (1, 9, 3), None),
        ("parent: atelier\ncolour: red", {}, codes.UNKNOWN_THEME_FIELD, (2, 1, 6), None),
    ],
)
def test_what_is_wrong_in_theme_yaml_is_told_at_its_line(about, files, code, span, mend) -> None:
    found = [problem for problem in loaded({"themes/mine/theme.yaml": about, **files}, "mine")[1] if problem.code is not codes.NO_TEMPLATE]
    assert [(problem.code, problem.span, problem.mend) for problem in found] == [(code, Span("themes/mine/theme.yaml", *span), mend)]


def test_a_theme_that_stands_alone_must_be_whole() -> None:
    found = loaded({"themes/mine/pages/shop.html": "x"}, "mine")[1]
    missing = ", ".join(f"{kind}.html" for kind in KINDS if kind != "shop")
    assert found == [
        codes.NO_THEME_FILE.at(Span("themes/mine/theme.yaml"), name="mine", file="themes/mine/theme.yaml"),
        codes.NO_TEMPLATE.at(Span("themes/mine/theme.yaml"), missing=missing, folder="themes/mine/pages/"),
    ]


# Drawings

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"'


def drawn(files: Mapping[str, str], name: str = "t") -> tuple[str, frozenset[str], list[Diagnostic]]:
    """The sheet of drawings, their names, and what is said of them."""
    found: list[Diagnostic] = []
    theme = load(sources({f"themes/{path}": text for path, text in files.items()}), name, found.append)
    own = [problem for problem in found if problem.code in (codes.ICON_UNREADABLE, codes.ICON_REFUSED)]
    return theme.assets.get("icons.svg", b"").decode(), theme.icons, own


def test_drawings_are_joined_into_one_sheet_each_under_its_name() -> None:
    head = '<?xml version="1.0"?><!-- drawn -->'
    mine = f'{head}{SVG} id="x" width="32" fill="none" stroke="currentColor"><title>B</title><g><path d="M1 1\n h2"/></g><g><g/></g></svg>'
    inkscape = (
        f'{SVG[:-10]}0,0,16,16" xmlns:i="urn:i" i:v="1" xml:space="preserve"><i:view n="1"/><defs><i:x/></defs>'
        '<circle id="c" class="k" r="2" fill="var(--stripe)" i:n="2" data-name="x"/>text</svg>'
    )
    assert drawn({"t/icons/b.svg": mine, "t/icons/a.svg": inkscape, "t/icons/readme.txt": "x"}) == (
        (
            '<svg xmlns="http://www.w3.org/2000/svg">\n'
            '<symbol id="a" viewBox="0 0 16 16"><circle r="2" fill="var(--stripe)"/></symbol>\n'
            '<symbol id="b" viewBox="0 0 32 32" fill="none" stroke="currentColor"><g><path d="M1 1 h2"/></g><g><g/></g></symbol>\n'
            "</svg>\n"
        ),
        frozenset({"a", "b"}),
        [],
    )


def test_a_child_has_its_own_drawings_beside_those_of_its_parent() -> None:
    files = {"t/icons/a.svg": f'{SVG}><path d="M1"/></svg>', "t/icons/b.svg": f'{SVG}><path d="M2"/></svg>'}
    child = {
        "mine/theme.yaml": "parent: t",
        "mine/icons/b.svg": f'{SVG}><path d="M3"/></svg>',
        "mine/icons/c.svg": f'{SVG}><path d="M4"/></svg>',
    }
    sheet, names, found = drawn({**files, **child}, "mine")
    assert (re.findall(r'd="(..)"', sheet), names, found) == (["M1", "M3", "M4"], frozenset("abc"), [])


def test_a_theme_without_drawings_has_no_sheet_of_them() -> None:
    assert drawn({"t/theme.yaml": "name: t"}) == ("", frozenset(), [])


@pytest.mark.parametrize(
    ("inside", "what", "before"),
    [
        ("<script>alert(1)</script>", "<script>", 0),
        ("<metadata><script/></metadata>", "<script>", 10),
        ("<defs><style>*{fill:red}</style></defs>", "<style>", 6),
        ('<g onclick="x()"/>', "onclick=", 0),
        ('<title onload="x()"/>', "onload=", 0),
        ('<path style="fill:red"/>', 'style="fill:red"', 0),
        ('<path href="https://x.example/"/>', 'href="https://x.example/"', 0),
        ('<g xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>', 'href="#a"', 0),
        ('<path fill="url(#a)"/>', 'fill="url(#a)"', 0),
        ('<path fill="&#10;url(a.png)"/>', 'fill="\nurl(a.png)"', 0),
        ('<path fill="URL( //x.example )"/>', 'fill="URL( //x.example )"', 0),
        ('<path d="M0" filter="x"/>', 'filter="x"', 0),
        ('<path fill="a;b"/>', 'fill="a;b"', 0),
        ("<use/>", "<use>", 0),
        ("<image/>", "<image>", 0),
        ("<text>A</text>", "<text>", 0),
        ("<foreignObject/>", "<foreignObject>", 0),
        ("<svg/>", "<svg>", 0),
        ("<linearGradient/>", "<linearGradient>", 0),
        ("<a/>", "<a>", 0),
        ('<?xml-stylesheet href="x.css"?>', "<?xml-stylesheet?>", 0),
    ],
)
def test_a_drawing_that_could_run_fetch_or_refer_is_refused_where_it_does(inside: str, what: str, before: int) -> None:
    place = Span("themes/t/icons/a.svg", 1, len(SVG) + 2 + before)
    assert drawn({"t/icons/a.svg": f"{SVG}>{inside}</svg>"}) == ("", frozenset(), [codes.ICON_REFUSED.at(place, what=what)])


def test_a_drawing_of_entities_is_refused_before_any_is_written_out() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + f'{SVG}><path d="&b;"/></svg>'
    sheet, _, (problem,) = drawn({"t/icons/a.svg": bomb})
    assert (sheet, problem.code, dict(problem.facts)) == ("", codes.ICON_REFUSED, {"what": "<!DOCTYPE>"})


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", "no element found", 1),
        (f"{SVG}>\n<g></svg>", "mismatched tag", 2),
        ('<svg viewBox="0 0 1 1"/>', "<svg>, <svg xmlns=http://www.w3.org/2000/svg>?", 1),
        ("<html/>", "<html>, <svg xmlns=http://www.w3.org/2000/svg>?", 1),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', 'viewBox=""', 1),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32"/>', 'viewBox="0 0 32"', 1),
        ('<?xml version="1.0" encoding="x-nobody"?><svg/>', "unknown encoding: x-nobody", 0),
    ],
)
def test_a_drawing_that_cannot_be_read_is_told_at_its_line(text: str, reason: str, line: int) -> None:
    sheet, names, (problem,) = drawn({"t/icons/a.svg": text, "t/icons/b.svg": f"{SVG}/>"})
    assert ('<symbol id="b"' in sheet, names) == (True, frozenset("b"))
    assert (problem.code, problem.span[:2], dict(problem.facts)) == (
        codes.ICON_UNREADABLE,
        ("themes/t/icons/a.svg", line),
        {"reason": reason},
    )


def test_every_category_has_a_drawing_and_there_is_one_for_all_others(theme: Theme) -> None:
    assert {category.icon for category in CATEGORIES.values()} | {"other"} <= theme.icons


# Colours


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ffffff", "#0000ff", 8.59),
        ("#ff0000", "#00ff00", 2.91),
    ],
)
def test_contrast_is_reckoned_as_the_guidelines_say(one: str, other: str, expected: float) -> None:
    assert (round(contrast(one, other), 2), contrast(one, other)) == (expected, contrast(other, one))


@pytest.mark.parametrize("colour", ["#84351a", "#1d4a7a", "#ffcc00", "#000000", "#ffffff", "#7f7f7f", "#ff00ff"])
def test_a_shade_has_the_same_hue_at_another_lightness(colour: str) -> None:
    assert shade(colour, lightness(colour)) == colour
    for light in (0.25, 0.5, 0.75):
        made = shade(colour, light)
        assert abs(lightness(made) - light) < 0.005
        red, green, blue = ([int(one[place : place + 2], 16) for place in (1, 3, 5)] for one in (colour, made, colour))
        assert (
            sorted(range(3), key=lambda part: (red[part], part)) == sorted(range(3), key=lambda part: (green[part], part))
            or len(set(blue)) < 3
        )


def test_the_nearest_shade_that_can_be_read_is_found_on_either_side() -> None:
    on_white, on_black = (nearest("#e0a03e", lambda made, ground=ground: is_clear(made, (ground,))) for ground in ("#ffffff", "#000000"))
    assert (on_white, on_black) == ("#a86806", "#e0a03e")
    assert 4.5 <= contrast(on_white, "#ffffff") < 4.6
    assert nearest("#808080", lambda made: made in ("#000000", "#ffffff")) == "#ffffff"
    assert nearest("#808080", lambda _: False) == "#808080"


def test_the_colours_of_a_theme_are_read_by_day_and_by_night() -> None:
    styles = """
      @layer reset, tokens; /* { --ink: #999999; } */
      @layer tokens {
        :root { --ink: #AbC; --surface: #FFFFFF; --text: "};{"; --soft: rgb(0 0 0 / .5) }
        .hue--a { --hue: #111111; } .hue--b { --hue: #222222 }
        @media (prefers-color-scheme: dark) { :root { --surface: #000000; } .hue--a { --hue: #eeeeee; } }
        @media print { :root { --ink: #123456; } }
      }
      @layer print { :root { --ink: #654321; } }
      @layer tokens { :root { --ink: #abcdef; } }
    """
    day = {"--ink": ("#abcdef",), "--surface": ("#ffffff",), "--hue": ("#111111", "#222222")}
    night = {**day, "--surface": ("#000000",), "--hue": ("#eeeeee",)}
    assert tokens(styles) == (day, night)
    assert tokens("@layer tokens { :root { --ink: #000000; } }") == ({"--ink": ("#000000",)}, {})


def test_every_word_of_the_theme_can_be_read_by_day_and_by_night(theme: Theme) -> None:
    for colours in tokens(theme.every_style):
        grounds = [colours[name][0] for name in ("--surface", "--surface-raised", "--surface-sunk")]
        pairs = [
            (name, word, ground) for name in ("--ink", "--ink-soft", "--accent", "--hue") for word in colours[name] for ground in grounds
        ]
        pairs += [(on, colours[on][0], colours[on.removesuffix("-ink")][0]) for on in colours if on.endswith("-ink") and on != "--ink"]
        patches = [ground for name in ("--warm", "--wash") for ground in colours[name]]
        pairs += [(name, colours[name][0], ground) for name in ("--ink", "--ink-soft") for ground in patches]
        assert len(pairs) > 50
        assert [(*pair, round(contrast(*pair[1:]), 2)) for pair in pairs if contrast(*pair[1:]) < 4.5] == []


def chosen_sheet(theme: Theme, chosen: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens that chosen colours give, by day and by night."""
    styles = dressed(theme, chosen).styles.decode()
    assert styles.startswith("@layer reset, tokens, chosen;\n@layer chosen {\n:root {")
    assert styles.endswith(theme.styles.decode())
    day, _, night = styles.removesuffix(theme.styles.decode()).partition("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"(--[\w-]+): (\S+);", day)), dict(re.findall(r"(--[\w-]+): (\S+);", night))


def test_without_chosen_colours_a_theme_stays_as_it_is(theme: Theme) -> None:
    assert (dressed(theme, {}), faint(theme, {})) == (theme, ())


def test_a_chosen_accent_is_kept_by_day_and_moved_by_night(theme: Theme) -> None:
    day, night = (colours["--accent-ink"][0] for colours in tokens(theme.styles.decode()))
    cloth = {"--awning": "#1d4a7a", "--stripe": "#1d4a7a"}
    assert chosen_sheet(theme, {"accent": "#1d4a7a"}) == (
        {"--accent": "#1d4a7a", **cloth, "--accent-ink": day},
        {"--accent": "#94c0f0", **cloth, "--accent-ink": night},
    )


def test_a_chosen_paper_brings_what_is_raised_above_it_and_sunk_into_it() -> None:
    greys = "--surface: #f0f0f0; --surface-raised: #ffffff; --surface-sunk: #e0e0e0; --line: #c0c0c0; --ink: #000000;"
    styles = f"@layer tokens {{ :root {{ {greys} }} }}".encode()
    theme = replace(loaded()[0], styles=styles, assets={})
    expected = {"--surface": "#f4efe9", "--surface-raised": "#fffefc", "--surface-sunk": "#e4dfd9", "--line": "#c4bfb9"}
    assert chosen_sheet(theme, {"paper": "#f4efe9"}) == (expected, {})


HUES = [f"#{red}{green}{blue}" for red in ("00", "80", "ff") for green in ("00", "80", "ff") for blue in ("00", "80", "ff")]


@pytest.mark.parametrize("paper", ["", "#ffffff", "#fff3d6", "#e8f0ff"])
def test_whatever_colour_is_chosen_the_night_can_be_read(theme: Theme, paper: str) -> None:
    usual = tokens(theme.every_style)[1]
    for colour in HUES:
        made = {name: values[0] for name, values in usual.items()}
        made |= chosen_sheet(theme, {"accent": colour, "ink": colour, **({"paper": paper} if paper else {})})[1]
        grounds = [made[name] for name in ("--surface", "--surface-raised", "--surface-sunk")]
        patches = [usual["--warm"][0], *usual["--wash"]]
        assert [(colour, name) for name in ("--ink", "--ink-soft", "--accent") if not is_clear(made[name], grounds)] == []
        assert [(colour, name) for name in ("--ink", "--ink-soft") if not is_clear(made[name], patches)] == []
        assert is_clear(made["--accent-ink"], [made["--accent"]])


@pytest.mark.parametrize("colour", HUES)
def test_the_nearest_shades_that_are_proposed_can_be_read_together(theme: Theme, colour: str) -> None:
    chosen = {"paper": colour, "ink": colour, "accent": colour}
    mended = {**chosen, **{problem.name: problem.near for problem in faint(theme, chosen)}}
    assert faint(theme, mended) == ()
    assert mended != chosen


def test_a_pale_accent_is_told_with_the_ground_on_which_it_is_worst(theme: Theme) -> None:
    sunk = tokens(theme.styles.decode())[0]["--surface-sunk"][0]
    (problem,) = faint(theme, {"accent": "#ffcc00", "ink": "#000000"})
    assert (problem.name, problem.against, problem.contrast) == ("accent", sunk, contrast("#ffcc00", sunk))


def test_plain_words_are_read_on_every_coloured_piece_too_where_that_can_be() -> None:
    grounds = "--surface: #ffffff; --surface-raised: #ffffff; --surface-sunk: #ffffff;"
    styles = f"@layer tokens {{ :root {{ {grounds} --warm: #c0c0c0; }} }}".encode()
    theme = replace(loaded()[0], styles=styles, assets={})
    (ink,) = faint(theme, {"ink": "#767676", "accent": "#767676"})
    assert (ink.name, ink.against, is_clear(ink.near, ["#c0c0c0"])) == ("ink", "#c0c0c0", True)
    assert faint(theme, {"paper": "#000000", "ink": "#ffffff", "accent": "#ffffff"}) == ()


def test_what_a_theme_cannot_show_itself_is_not_the_collectives_fault() -> None:
    styles = b"@layer tokens { :root { --surface: #ffffff; --ink: #000000; --accent: #eeeeee; } }"
    theme = replace(loaded()[0], styles=styles, assets={})
    assert faint(theme, {"paper": "#fafafa"}) == ()
    assert [problem.name for problem in faint(theme, {"paper": "#777777"})] == ["paper"]


# A site in its own look

CHILD = TESTS / "sites" / "child"


def planned_child(folder: Path, files: Mapping[str, str] = MappingProxyType({})) -> tuple[Plan, list[Diagnostic]]:
    """The plan of the site in a theme of its own, with other files."""
    found: list[Diagnostic] = []
    return planned(Job(write_site(folder, files, base=CHILD), None, TODAY, remember=False), found.append), found


def frame_of(plan: Plan, language: str) -> views.Frame:
    return next(output.context["site"] for output in plan.outputs if output.template and output.context["page"].language == language)


def test_a_child_of_a_few_lines_gives_a_site_its_own_look(tmp_path: Path) -> None:
    lines = [line for path in (CHILD / "themes").rglob("*.*") for line in path.read_text("utf-8").splitlines()]
    assert len(lines) <= 120
    plan, found = planned_child(tmp_path)
    assert found == []
    theme = plan.desk.theme
    assert theme.styles.index(b"@layer chosen {") < theme.styles.index(b"@layer reset {") < theme.styles.index(b".swell {")
    assert b".swell {" in theme.styles
    assert b".awning {" not in theme.styles
    assert frame_of(plan, "fr").menu[0].text == "Tout le port"
    assert frame_of(plan, "en").menu[0].text == "All along the harbour"
    own = {"components/awning/awning.css", "components/awning/awning.html", "icons/bakery.svg", "words/fr.yaml", "words/en.yaml"}
    assert theme.overridden.keys() == own


def test_all_that_stands_beside_the_style_sheet_is_kept_for_ever_under_a_name_that_tells_its_bytes(tmp_path: Path) -> None:
    plan, _ = planned_child(tmp_path)
    frame = frame_of(plan, "fr")
    folder = frame.styles.strip("/").rpartition("/")[0]
    beside = {output.path.removeprefix(f"{folder}/"): output.data for output in plan.outputs if output.path.startswith(f"{folder}/")}
    lighter = {".js": rjsmin.jsmin, ".css": without_blanks}
    assets = {path: lighter.get(Path(path).suffix, bytes)(data) for path, data in plan.desk.theme.assets.items()}
    assert beside == {"site.css": without_blanks(plan.desk.theme.styles), **assets}
    assert {"icons.svg", "fonts/OFL-young-serif.txt", "fonts/young-serif.woff2", "js/enhance.js"} <= beside.keys()
    assert frame.icons == f"/{folder}/icons.svg"
    headers = next(output.data.decode() for output in plan.outputs if output.path == "_headers")
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers
    other, _ = planned_child(tmp_path, {"themes/rivage/icons/shop.svg": f'{SVG}><path d="M1"/></svg>'})
    assert frame_of(other, "fr").styles != frame.styles


@pytest.mark.parametrize(
    ("styles", "light"),
    [
        ("@layer x { .a :is(b, c) { color : red; } }", "@layer x{.a *:is(b,c){color:red}}"),
        ("@layer x { .a:is(b) ::before { } /* .c :d { */ }", "@layer x{.a:is(b) *::before{}}"),
        ("@layer x { a > :first-child { } .b, :focus { } }", "@layer x{a>:first-child{}.b,:focus{}}"),
        ("@media (orientation :landscape) { .a :hover { color :red } }", "@media (orientation:landscape){.a *:hover{color:red}}"),
        ("@layer x { .é::after { content: 'œ :is('; } }", "@layer x{.é::after{content:'œ :is('}}"),
        ("@layer x { a { b: c } }\n@layer x { @media print { d { e: f } } }", "@layer x{a{b:c}@media print{d{e:f}}}"),
        ("@layer y { a { } } @layer x { b { } } c { } @layer x { d { } }", "@layer y{a{}}@layer x{b{}}c{}@layer x{d{}}"),
        ("@layer x { a::before { content: '}' } } @layer x { b { } }", "@layer x{a::before{content:'}'}b{}}"),
        ("@layer x { a { } } @import 'b.css'; @layer x { c { } }", "@layer x{a{}}@import 'b.css';@layer x{c{}}"),
    ],
)
def test_a_style_sheet_loses_its_blanks_and_not_its_meaning(styles: str, light: str) -> None:
    assert without_blanks(styles.encode()).decode() == light


def test_the_logo_is_a_picture_like_any_other(tmp_path: Path) -> None:
    plan, _ = planned_child(tmp_path)
    outputs = {f"/{output.path}": output for output in plan.outputs if "logo" in output.path}
    assert {output.because for output in outputs.values()} == {("content/site.yaml", "content/logo.png")}
    logo = frame_of(plan, "en").logo
    assert (logo.width, logo.height, logo.alt) == (720, 240, "Les Comptoirs du Port")
    assert {logo.src, logo.large} <= outputs.keys()


@pytest.mark.parametrize(
    ("logo", "problem"),
    [
        ("lgo.png", NEAR_PICTURE.at(Span("content/site.yaml", 22, 9, 7), Swap("logo.png"), file="lgo.png", near="logo.png")),
        ("absent.jpg", NO_PICTURE.at(Span("content/site.yaml", 22, 9, 10), file="absent.jpg", folder="content")),
        ("../x.png", NO_PICTURE.at(Span("content/site.yaml", 22, 9, 8), file="../x.png", folder="content")),
        ("mark.SVG", DRAWING_UNREADABLE.at(Span("content/site.yaml", 22, 9, 8), file="mark.SVG", line=1, reason='viewBox=""')),
    ],
)
def test_a_logo_that_cannot_be_shown_is_told_where_it_is_named(tmp_path: Path, logo: str, problem: Diagnostic) -> None:
    text = (CHILD / "content/site.yaml").read_text("utf-8").replace("logo.png", logo)
    plan, found = planned_child(tmp_path, {"content/site.yaml": text, "content/mark.SVG": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    assert [one for one in found if one.code is not PICTURE_UNNAMED] == [problem]
    assert frame_of(plan, "fr").logo is None


def test_a_category_without_a_drawing_has_the_one_for_all_others(tmp_path: Path) -> None:
    text = (CHILD / "content/site.yaml").read_text("utf-8")
    own = "  - key: zinzolin\n    names: {fr: Zinzolin}\n    several: {fr: Zinzolins}\n"
    plan, _ = planned_child(tmp_path, {"content/site.yaml": text + own})
    categories = plan.desk.site.categories
    assert [categories[key].icon for key in ("bakery", "voilerie", "zinzolin")] == ["bakery", "voilerie", "other"]
    bare = desk_of(plan.desk.site, replace(plan.desk.theme, icons=frozenset({"bakery"})), {}, {}, production=True)
    assert {category.icon for category in bare.site.categories.values()} == {"", "bakery"}
    assert desk_of(plan.desk.site, replace(plan.desk.theme, icons=frozenset()), {}, {}, production=True).frame("fr").icons == ""


# Words


def test_the_words_of_both_languages_have_the_same_keys_and_forms(theme: Theme) -> None:
    french, english = theme.words["fr"], theme.words["en"]
    assert list(french) == list(english)
    assert [isinstance(word, str) for word in french.values()] == [isinstance(word, str) for word in english.values()]


def test_every_choice_of_the_fields_has_a_word(theme: Theme) -> None:
    access = Access.model_fields.keys() - {"wheelchair", "step_cm", "note"}
    groups = {
        "payment": PAYMENTS, "offer": OFFERS, "shop_kind": shop.KINDS, "place_kind": place.KINDS, "trail": ("walk", "bike", *CHAIRS),
        "wheelchair": CHAIRS, "access": access, "where": PRECISIONS.keys() - {"exact"},
        "checked": ("visit", "phone", "owner", "email", "import"),
        "status.shop": shop.STATUSES.keys() - {"open"}, "banner.shop": shop.STATUSES.keys() - {"open"}, "kind": TYPES,
        "status.event": event.STATUSES.keys() - {"confirmed"}, "banner.event": event.STATUSES.keys() - {"confirmed"}, "describe": TYPES,
    }  # fmt: skip
    assert [key for group, names in groups.items() for name in names if (key := f"{group}.{name}") not in theme.words["fr"]] == []


def test_every_word_that_a_template_names_is_there_and_every_word_serves(theme: Theme) -> None:
    text = "".join(theme.templates.values()) + "".join(path.read_text("utf-8") for path in (PROJECT / "localsite" / "plan").glob("*.py"))
    named = set(re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', text))
    begun = tuple(re.findall(r'"([a-z_.]+[._])(?:" ?~|\{)', text))
    known = theme.words["fr"]
    asked = set(re.findall(r'\bt\("([^"]+)"[,)]', text))
    assert sorted(asked - known.keys()) == []
    assert [key for key in known if key not in named and not key.startswith((*begun, "kind."))] == []


def test_words_are_set_with_the_spaces_of_their_language() -> None:
    theme = small('a: "Ouvert ?"\nb: l\'heure')
    assert theme.words["fr"] == {"a": "Ouvert\u202f?", "b": "l’heure"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["0 boutique", "1 boutique", "2 boutiques"]),
        ("fr-CH", ["0 boutique", "1 boutique", "2 boutiques"]),
        ("en", ["0 boutiques", "1 boutique", "2 boutiques"]),
        ("de", ["0 boutiques", "1 boutique", "2 boutiques"]),
        ("xx", ["0 boutiques", "1 boutique", "2 boutiques"]),
    ],
)
def test_a_plural_follows_the_rules_of_the_language(language: str, said: list[str]) -> None:
    t = translator(small('n:\n  one: "{count} boutique"\n  other: "{count} boutiques"', language), language, "fr")
    assert [t("n", count=count) for count in range(3)] == said


def test_a_language_with_more_forms_has_them() -> None:
    t = translator(small("n:\n  one: sklep\n  few: sklepy\n  many: sklepów\n  other: sklepu", "pl"), "pl", "fr")
    assert [t("n", count=count) for count in (1, 3, 5)] == ["sklep", "sklepy", "sklepów"]


def test_a_language_without_words_speaks_the_other_one_by_its_rules(theme: Theme) -> None:
    t = translator(theme, "oc", "fr")
    assert [t("count.shops", count=0), t("page.home")] == ["0 commerce", "Accueil"]


def test_a_word_that_one_language_lacks_is_told_and_another_one_serves() -> None:
    theme, found = loaded({"themes/atelier/words/oc.yaml": "page:\n  home: Acuèlh\n"})
    t = translator(theme, "oc", "fr")
    assert [t("page.home"), t("page.legal")] == ["Acuèlh", "Mentions légales"]
    every = [key for key in theme.words["fr"] if key != "page.home"]
    facts = {"count": len(every), "language": "oc", "missing": ", ".join(every[:5]) + "…", "model": "themes/atelier/words/en.yaml"}
    assert found == [codes.WORDS_MISSING.at(Span("themes/atelier/words/oc.yaml"), **facts)]


@pytest.mark.parametrize(
    ("key", "code", "facts"),
    [
        ("page.hom", codes.MISSPELT_WORD, {"key": "page.hom", "near": "page.home"}),
        ("zzzzzzzz", codes.UNKNOWN_WORD, {"key": "zzzzzzzz"}),
        ("site.licence", codes.WORD_WITHOUT_VALUE, {"key": "site.licence", "name": "name"}),
    ],
)
def test_a_word_that_cannot_be_said_is_an_error_of_the_theme(theme: Theme, key, code, facts) -> None:
    with pytest.raises(MissingWord) as caught:
        translator(theme, "fr", "fr")(key)
    assert caught.value.diagnostic == code.at(Span("themes/atelier/words/fr.yaml"), **facts)


@pytest.mark.parametrize(
    ("words", "code", "span"),
    [
        ("a:\n  - b", codes.WORD_NOT_TEXT, (2, 3)),
        ("a:\n  one: x", codes.PLURAL_WITHOUT_OTHER, (1, 1)),
        ("a:\n  one: [x]\n  other: y", codes.WORD_NOT_TEXT, (2, 8)),
        ('a: "{count"', codes.BAD_BRACES, (1, 4)),
        ('a: "{0.__class__}"', codes.BAD_BRACES, (1, 4)),
    ],
)
def test_what_is_wrong_in_the_words_is_told_at_its_line(words: str, code, span) -> None:
    found: list[Diagnostic] = []
    load(sources({"themes/t/words/fr.yaml": words, "themes/t/theme.yaml": "name: t"}), "t", found.append)
    assert [(problem.code, problem.span[:3]) for problem in found[1:]] == [(code, ("themes/t/words/fr.yaml", *span))]


def test_days_are_spoken_as_people_write_them() -> None:
    assert [spoken(date(2027, 5, 1), "fr"), spoken(date(2027, 5, 11), "fr", "long")] == ["samedi 1er mai 2027", "11 mai 2027"]
    assert [spoken(date(2027, 5, 1), "en", "long"), spoken(date(2027, 5, 1), "xx")] == ["1 May 2027", "2027-05-01"]


# Faults in templates


def fault(template: str, **others: str) -> Diagnostic:
    """What is said of a page made from `template`, which takes the place of pages/legal.html."""
    files = {"themes/atelier/pages/legal.html": template, **{f"themes/atelier/{name}": text for name, text in others.items()}}
    theme = loaded(files)[0]
    with pytest.raises(SiteError) as caught:
        render(environment(theme), "pages/legal.html", told(theme, listing("legal", "fr")))
    return caught.value.diagnostic


LEGAL = "themes/atelier/pages/legal.html"


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ('a\n{{ t("page.hom") }}', codes.MISSPELT_WORD.at(Span(LEGAL, 2, 7, 8), Swap("page.home"), key="page.hom", near="page.home")),
        ('{{ t("page.hom" ~ "") }}{# page.hom #}', codes.MISSPELT_WORD.at(Span(LEGAL, 1), key="page.hom", near="page.home")),
        ('a\n\n{{ t("zzzzzzzz") }}', codes.UNKNOWN_WORD.at(Span(LEGAL, 3, 7, 8), key="zzzzzzzz")),
        ('{{ t("site.licence") }}', codes.WORD_WITHOUT_VALUE.at(Span(LEGAL, 1, 7, 12), key="site.licence", name="name")),
        ("a\n{{ pge.title }}", codes.UNKNOWN_VALUE.at(Span(LEGAL, 2), reason="'pge' is undefined")),
        (
            "{{ page.titel }}",
            codes.UNKNOWN_VALUE.at(Span(LEGAL, 1), reason="'localsite.plan.views.Page object' has no attribute 'titel'"),
        ),
        (
            '{% extends "layouts/bas.html" %}',
            codes.MISSPELT_TEMPLATE.at(
                Span(LEGAL, 1, 13, 16), Swap("layouts/base.html"), name="layouts/bas.html", near="layouts/base.html"
            ),
        ),
        ('a\n{% include "zzz" %}', codes.UNKNOWN_TEMPLATE.at(Span(LEGAL, 2, 13, 3), name="zzz")),
        (
            "{{ page.checked|day }}",
            codes.TEMPLATE_FAULT.at(Span(LEGAL, 1), reason="TypeError: spoken() missing 1 required positional argument: 'language'"),
        ),
    ],
)
def test_a_fault_in_a_template_is_told_at_its_line(template: str, problem: Diagnostic) -> None:
    assert fault(template) == problem


def test_a_template_that_is_not_understood_is_told_at_its_line() -> None:
    found = fault("a\n{% if page %}\n{% endfor %}")
    assert (found.code, found.span) == (codes.TEMPLATE_SYNTAX, Span(LEGAL, 3))


def test_a_fault_in_a_component_is_told_at_the_line_of_the_component() -> None:
    macro = "{% macro heading(page) %}\n{{ page.nothing }}\n{% endmacro %}"
    found = fault((PROJECT / LEGAL).read_text("utf-8"), **{"components/heading/heading.html": macro})
    assert (found.code, found.span) == (codes.UNKNOWN_VALUE, Span("themes/atelier/components/heading/heading.html", 2))


def test_a_page_without_a_template_is_told() -> None:
    with pytest.raises(SiteError) as caught:
        render(environment(loaded()[0]), "pages/shopp.html", {})
    found = caught.value.diagnostic
    assert found == codes.MISSPELT_TEMPLATE.at(Span("themes/pages/shopp.html"), name="pages/shopp.html", near="pages/shop.html")


def test_a_mistake_of_the_program_is_not_blamed_on_the_theme(theme: Theme) -> None:
    with pytest.raises(TypeError):
        render(environment(theme), "pages/legal.html", 7)  # type: ignore[arg-type]


# Pages


def told(theme: Theme, page: views.Page) -> dict[str, object]:
    t = translator(theme, page.language, "fr")
    return {"page": page, "site": FRAME, "t": t, "url": lambda address: "/" + address.lstrip("/")}


def listing(kind: str, language: str, **values: object) -> views.Page:
    return views.Page(
        kind=kind,
        language=language,
        title=f"Titre & {kind}",
        description='Une "description"',
        canonical=f"https://vitrines.example/{kind}/",
        **{
            "alternates": (("fr", f"/{kind}/", "français"), ("en", f"/en/{kind}/", "English")),
            "crumbs": (views.Link("Accueil", "/"), views.Link("Agenda", "/agenda/")),
            **values,
        },
    )


def record(kind: str, language: str, facts: object, **values: object) -> views.Page:
    words = {"fr": Words("fr", {"craft": "pain", "price": "5 €", "moved_to": "à Beausoleil", "theme": "le fer"}, "", "x.md", 1)}
    common: dict[str, object] = {
        "title_language": "fr",
        "intro": Said("Un résumé.", "fr"),
        "text": Said("<h2>Texte</h2><p>Un <b>texte</b>.</p>", "fr"),
        "pictures": (PICTURE, PICTURE._replace(name="b.jpg", credit="", licence="", alt="")),
        "entry": Entry(kind, "x", "abcdef", facts, words, "x.md", "0"),
        "facts": facts,
        "edit": "https://forge.example/edit/x.md",
        "report": "mailto:a@b.example?subject=x&body=y",
        "checked": date(2027, 5, 1),
        "checked_how": "visit",
        "jsonld": ('{"@type":"Bakery"}',),
    }
    return listing(kind, language, **{**common, **values})


def full_pages(language: str) -> list[views.Page]:
    """A page of each kind with everything on it."""
    cards, refs = (CARD, CARD._replace(picture=None, summary=Said("Bread.", "en"), phone=None, status="")), (Ref("a", HERE),)
    shop = Shop(
        name="Le Coin", categories=refs, status="paused", status_from=date(2027, 1, 1), status_to=date(2027, 2, 1), since=1950,
        people=(Person(name="Ana", role="boulangère", story="Elle pétrit.", consent=Consent(on=date(2026, 1, 1))),),
        service_area=(ServiceArea(name="Monaco", radius_km=5.0), ServiceArea(name="Nice")),
        online=Online(url="https://coin.example/", label="Tout le pain"),
        contact=Contact(
            phone=PHONE, email="a@coin.example", website="https://coin.example/", order_url="https://coin.example/o",
            social=(SocialLink(network="Mastodon", url="https://m.example/"),),
        ),
        payments=("cash", "local-currency:Eusko"), offers=("repair", "bulk"), access=ACCESS, languages=("fr", "it"),
        labels=(Label(name="Maître artisan", url="https://l.example/", until=date(2028, 1, 1)), Label(name="Bio")),
    )  # fmt: skip
    event = Event(
        title="Marché", status="postponed", start=Moment(date(2027, 5, 1)), previous_start=Moment(date(2027, 4, 1)), doors=time(9, 30),
        online="https://e.example/", booking=Booking(url="https://r.example/", phone=PHONE, email="r@e.example"), free=True, access=ACCESS,
    )  # fmt: skip
    story = Story(
        title="Le pain", date=date(2027, 5, 1), author="Léa", makers=("Ana", "Bo"), sources=("Un livre",),
        steps=(Step(text="Pétrir.", image=Ref("b.jpg", HERE)), Step(text="Cuire.")), audio=Audio(file="a.mp3", transcript="Bonjour."),
    )  # fmt: skip
    trail = Trail(title="Le fer", stops=(), loop=True, minutes=60, wheelchair="limited", climb=40)
    pins = (
        mapped.Milestone(1, "10.0%", "20.0%", "Le Coin", "#stop-1", "food"),
        mapped.Milestone(2, "50.0%", "60.0%", "La fontaine", "#stop-2"),
    )
    chart = mapped.Course(
        mapped.Crop("0 0 400 300", 400, 300, ()), ("M40 60L200 180",), ("M0 0L1 1",), ("M1 1L2 2L3 1z",), "M40 60L40 60", pins,
        mapped.Scale("100 m", "25.0%"), is_mapped=False, from_osm=True,
    )  # fmt: skip
    walk = views.Walk(
        "1,2 km", False, 17, 60, "20 m", 40, (("lundi", ("Le Coin",)),), ((views.Link("GPX", "/t/t.gpx"), "application/gpx+xml", "2 ko"),),
        views.Link("Imprimer", "/t/imprimer/"), chart,
    )  # fmt: skip
    printed = chart._replace(pins=tuple(pin._replace(href="") for pin in pins))
    paper = views.Paper(views.Link("Le fer", "/t/", "fr"), code("https://vitrines.example/s/abcdef/"), "vitrines.example/s/abcdef/")
    place = Place(name="La halle", contact=shop.contact, access=ACCESS)
    letters = (views.Link("A", "/commerces/#a", count=1), views.Link("0–9", "/commerces/#numbers"))
    groups = (views.Group("A", "a", cards), views.Group("#", "numbers", cards))
    events, stories = (EVENT_CARD,), (STORY_CARD,)
    stops = (
        views.Stop(views.Link("Le Coin", "/c/"), "Entrez.", 5, onward="120 m", onward_minutes=2, where="3 rue Haute", hours="lun 9h-12h"),
        views.Stop(views.Link("La fontaine", ""), "", 0, onward="50 m", straight=True),
    )
    ways = {"categories": LINKS, "areas": LINKS, "letters": letters}
    return [
        listing("home", language, crumbs=(), total=2, events=events, stories=stories, text=Said("<p>Oui.</p>", "fr"), **ways),
        listing("street", language, groups=(views.Group("Le port", "le-port", (*cards, FACED)), views.Group("", "elsewhere", (FACED,)))),
        listing("shops", language, groups=groups, total=4, related=LINKS, **ways),
        listing("map", language, chart=CHART, shelves=(views.Shelf("Manger", "food", "bakery", LINKS, 3),), total=2),
        listing("map_print", language, noindex=True, town=TOWN, paper=PAPER, total=2),
        listing("open", language, groups=(views.Group("A", "a", (CARD._replace(here=(("Cabine 4", OPENING),)),)),), total=1),
        *(listing(kind, language, cards=cards, total=2, **ways) for kind in ("category", "area", "places", "trails")),
        *(listing(kind, language, **ways) for kind in ("categories", "areas")),
        listing("agenda", language, events=events, past=events),
        listing("stories", language, stories=stories),
        record("shop", language, shop, where=(WHERE, UNREAD), categories=LINKS, areas=LINKS, events=events, stories=stories, related=LINKS,
               replaced_by=LINKS[0], stale=True),
        record("place", language, place, where=(WHERE,), shops=cards, events=events),
        record("event", language, event, where=(WHERE,), areas=LINKS, related=LINKS, when="samedi",
               rows=(("samedi", "9 h"), ("lundi", ""))),
        record("story", language, story, related=LINKS),
        record("trail", language, trail, stops=stops, walk=walk),
        record("trail_print", language, trail, stops=stops, walk=walk._replace(chart=printed), paper=paper, when="few"),
        record("page", language, Page(title="Nous"), checked=None),
        listing("poster", language, noindex=True, intro=Said("Le Coin", "fr"), around=AROUND, paper=PAPER),
        record("kit", language, shop, noindex=True, kit=KIT),
        listing("kit_print", language, noindex=True, intro=Said("Le Coin", "fr"), paper=PAPER, printed=PRINT),
        listing("press", language, press=PRESS, pictures=(PICTURE,), credits=(PICTURE,)),
        listing("legal", language, rows=(("name", "Les Vitrines"), ("host", "Hôte"), ("licence_data", "ODbL"))),
        listing("notfound", language, noindex=True, **ways),
        listing("moved", language, noindex=True, alternates=(), crumbs=(), replaced_by=LINKS[0]),
        record("embed_shop", language, shop, where=(WHERE, UNREAD), categories=LINKS, events=events, embed=EMBED),
        record("embed_shop", language, shop, where=(WHERE,), events=events, pictures=(), embed=EMBED._replace(face=FACED.face)),
        listing("embed_list", language, cards=cards, embed=EMBED),
    ]  # fmt: skip


def bare_pages(language: str) -> list[views.Page]:
    """A page of each kind with as little on it as there can be."""
    empty = Said("", language)
    none = {"checked": None, "report": "", "edit": "", "intro": empty, "text": empty, "pictures": (), "jsonld": ()}
    lists = ("home", "street", "shops", "map", "open", "category", "area", "places", "trails", "categories", "areas", "agenda", "stories")
    return [
        *(listing(kind, language) for kind in (*lists, "legal", "notfound")),
        record("shop", language, Shop(name="Le Coin", categories=()), **none),
        record("shop", language, Shop(name="Le Coin", categories=()), **none, street=(FACED, FACED._replace(href="/shop/"), FACED)),
        record("place", language, Place(name="La halle"), **none),
        record("event", language, Event(title="Marché", start=Moment(date(2027, 5, 1))), when="samedi", **none),
        record("story", language, Story(title="Le pain", date=date(2027, 5, 1)), **none),
        record("trail", language, Trail(title="Le fer", stops=()), **none),
        record("trail_print", language, Trail(title="Le fer", stops=()), paper=views.Paper(LINKS[0]), when="few", **none),
        record("page", language, Page(title="Nous"), **none),
        listing("map_print", language, noindex=True, town=TOWN._replace(tags=(), dots=(), lines=()), paper=PAPER),
        listing("poster", language, intro=Said("Le Coin", "fr"), around=AROUND._replace(pins=(), leaders="", neighbours=()), paper=PAPER),
        record("kit", language, Shop(name="Le Coin", categories=()), **none, noindex=True, kit=views.Kit("/c.zip", (), "", (), (), (), ())),
        listing("press", language, press=views.Press((), (), (), "/embed/fr/agenda/", FRAMED[0])),
        listing("kit_print", language, noindex=True, paper=views.Paper(LINKS[0]), printed=PRINT._replace(sheets=(), pieces=())),
        listing("moved", language, noindex=True, alternates=(), crumbs=(), replaced_by=views.Link("Luthier", "/x/", "fr")),
        record("embed_shop", language, Shop(name="Le Coin", categories=()), **none, embed=EMBED._replace(instead=None)),
        record("embed_shop", language, Shop(name="Le Coin", categories=(), status="closed"), **none, embed=EMBED),
        listing("embed_list", language, embed=EMBED),
    ]


class Judge(HTMLParser):
    """Reads a page strictly: every element closes in its turn, every id is there once, every reference has its aim."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.aims: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> stays open" for tag in self.open]
        self.wrong += [f"#{aim} leads nowhere" for aim in self.aims if aim not in self.ids]
        self.wrong += [f"id {name} is there twice" for name in set(self.ids) if self.ids.count(name) > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        given = dict(attrs)
        self.wrong += [f"<{tag} {name}> is empty" for name in ("lang", "href", "class", "id") if given.get(name, "x") in (None, "")]
        self.wrong += [f"<{tag} style>"] * ("style" in given) + [f"<{tag} {name}>" for name in given if name.startswith("on")]
        self.ids += [given["id"] or ""] if "id" in given else []
        self.aims += [(given.get("aria-labelledby") or "")] if "aria-labelledby" in given else []
        self.aims += [(given["href"] or "")[1:]] if (given.get("href") or "").startswith("#") else []

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("pages", [full_pages, bare_pages])
def test_every_kind_of_page_is_made_and_well_formed(theme: Theme, pages, language: str) -> None:
    made = environment(theme)
    kinds = set()
    for page in pages(language):
        html = render(made, f"pages/{page.kind}.html", told(theme, page))
        judge = Judge(html)
        assert (page.kind, judge.wrong) == (page.kind, [])
        assert {tag: judge.seen.count(tag) for tag in ("h1", "main", "title", "html")} == {"h1": 1, "main": 1, "title": 1, "html": 1}
        assert "None" not in html
        kinds.add(page.kind)
    assert kinds == set(KINDS)


def test_what_was_compiled_before_makes_the_same_pages(theme: Theme) -> None:
    fresh, known = environment(theme), environment(theme, compiled(theme))
    for page in full_pages("fr"):
        template, context = f"pages/{page.kind}.html", told(theme, page)
        assert render(known, template, context) == render(fresh, template, context)


def test_a_fault_is_told_at_its_line_though_the_template_was_compiled_before() -> None:
    theme = loaded({LEGAL: "a\n{{ nothing }}", "themes/atelier/pages/moved.html": "{% if %}"})[0]
    code = compiled(theme)
    assert set(theme.templates) - set(code) == {"pages/moved.html"}
    for template, problem in (("legal", codes.UNKNOWN_VALUE), ("moved", codes.TEMPLATE_SYNTAX)):
        with pytest.raises(SiteError) as caught:
            render(environment(theme, code), f"pages/{template}.html", told(theme, listing("legal", "fr")))
        assert caught.value.diagnostic.code == problem
        assert caught.value.diagnostic.span.line == {"legal": 2, "moved": 1}[template]


def shop_page(theme: Theme, language: str = "en", **values: object) -> str:
    page = next(page for page in full_pages(language) if page.kind == "shop")
    return render(environment(theme), "pages/shop.html", told(theme, page._replace(**values)))


def test_words_of_another_language_are_marked(theme: Theme) -> None:
    html = shop_page(theme)
    assert '<h1 lang="fr">Titre &amp; shop</h1>' in html
    assert '<p class="lead" lang="fr">Un résumé.</p>' in html
    assert '<p class="where__note" lang="fr">Par la cour.</p>' in html
    # The names of languages and the link that a test page marks are all that is left of it on a French page.
    assert re.findall('<[^<>]*lang="fr"[^<>]*>[^<]*', shop_page(theme, "fr").partition("<main")[2]) == ['<span lang="fr">français']


def test_the_words_of_a_picture_are_marked_where_they_are_of_another_language(theme: Theme) -> None:
    seen = 'alt="Une &#34;enseigne&#34;"'
    (own,) = re.findall(f"<img [^>]*{seen}[^>]*>", shop_page(theme, pictures=(PICTURE,)))
    (other,) = re.findall(f"<img [^>]*{seen}[^>]*>", shop_page(theme, pictures=(PICTURE._replace(language="fr"),)))
    assert (other.replace(f'{seen} lang="fr"', seen), other == own) == (own, False)


def test_what_a_writer_typed_is_shown_as_text(theme: Theme) -> None:
    html = shop_page(theme, title="<script>alert(1)</script>", intro=Said('"><img src=x>', "fr"))
    assert "<script>alert" not in html
    assert "<img src=x>" not in html


def test_a_record_says_how_to_mend_it_and_when_it_was_checked(theme: Theme) -> None:
    html = re.sub("<svg.*?</svg>", "", shop_page(theme, "fr"))
    assert '<a href="mailto:a@b.example?subject=x&amp;body=y">Signaler une erreur</a>' in html
    assert '<a href="https://forge.example/edit/x.md" rel="nofollow">Modifier cette fiche</a>' in html
    assert '<time datetime="2027-05-01">Vérifié le 1er mai 2027</time><br>sur place' in html
    assert "Cette fiche n’a pas encore été vérifiée." in shop_page(theme, "fr", checked=None)


def test_one_can_call_a_shop_from_its_page(theme: Theme) -> None:
    assert 'href="tel:+33474000000"' in shop_page(theme)


def test_the_languages_of_a_page_lead_to_each_other(theme: Theme) -> None:
    html = shop_page(theme, "fr")
    assert '<link rel="alternate" hreflang="en" href="https://vitrines.example/en/shop/">' in html
    assert '<link rel="alternate" hreflang="x-default" href="https://vitrines.example/shop/">' in html
    assert '<a href="/shop/" lang="fr" hreflang="fr" aria-current="true">français</a>' in html


def test_a_moved_page_leads_on(theme: Theme) -> None:
    page = next(page for page in full_pages("fr") if page.kind == "moved")
    html = render(environment(theme), "pages/moved.html", told(theme, page))
    assert '<meta http-equiv="refresh" content="0; url=/b/">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_pages_and_styles_are_small(theme: Theme) -> None:
    assert len(gzip.compress(without_blanks(theme.styles))) <= 5.5 * 1024
    assert len(gzip.compress(shop_page(theme).encode())) <= 5 * 1024
