"""What a shop prints: every sheet as PDF, with names that nobody would choose."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from localsite import qr
from localsite.typeset import KINDS, Look, Mark, Printed, Text, for_page, pdf, sheet
from localsite.typeset.pdf import TEMPLATE
from tests.paper_tools import codes, fonts, lines, objects, pages, pixels
from tests.some_type import FACES, FOLDER

LOOK = Look("#2c2230", "#54484f", "#8a2716", "#c2452b")
ADDRESS = "https://vitrines-condamine.example/s/m5vpb3/"
CODE = qr.code(ADDRESS)
PLAIN = Printed(
    language="fr",
    title="Affiche – La Mie du Port",
    name="La Mie du Port",
    trade="Boulangerie",
    since="depuis 1987",
    where="12 rue Grimaldi, Monaco",
    phone="+377 99 99 01 12",
    hours=(("mardi – vendredi", "7 h – 13 h, 15 h 30 – 19 h"), ("samedi", "7 h – 13 h")),
    invite="Notre page, nos\u00a0horaires, nos\u00a0histoires",
    hint="Visez ce code avec l’appareil photo de votre téléphone, ou tapez l’adresse.",
    member="Membre du collectif",
    collective="Les Vitrines de la Condamine",
    address="vitrines-condamine.example/s/m5vpb3",
    code=CODE,
    alt="QR code de vitrines-condamine.example/s/m5vpb3",
)
NASTY = (
    "#panic",
    '*Gras* _maigre_ $x^2$ `code` \\ #image("/etc/passwd") @ref <label> // rien',
    "Chez Éléonore & Filles, « depuis 1921 », salon de coiffure pour dames, messieurs et petits chiens",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsgebäudehaus",
    "🥐 La Mie 👩‍🍳 du Port 🇲🇨",
    "Кафе Жемчужина",
    "A",
    "<script>alert(1)</script> & \"'",
)
# What lies further out is cut off by the scissors, or by the printer.
MARGIN = {"poster": 11.9, "sticker": 1.5, "counter": 8.9, "card": 5.9}
LONG = Printed(*PLAIN)._replace(
    name=NASTY[2],
    trade="Quincaillerie, luminaires, clefs minute et petites réparations à façon",
    where="27 bis, impasse de la Vieille-Fontaine-aux-Trois-Dauphins · Monte-Carlo et Saint-Roman",
    hours=tuple(
        (f"{day} et le lendemain de fête", "9 h – 12 h 30, 14 h 30 – 19 h 15") for day in ("lundi", "mardi", "jeudi", "vendredi", "samedi")
    ),
    invite="Unsere Seite, unsere Öffnungszeiten und unsere Geschichten",
    member="Mitglied der Vereinigung",
    collective="Union des commerçants, artisans et producteurs de la vallée de la Haute-Siagne et de ses environs",
    address="annuaire.commercants-de-la-haute-siagne.example/vitrine/s/m5vpb3",
)
POINT = 25.4 / 72  # millimetres
OWN = ("bonjour@pain.example", "pain.example")
SHUT = PLAIN._replace(name="Nine", news="Ce commerce est en pause du 1er février 2027 au 12 mars 2027", own=OWN, hours=())
TOLD = (
    PLAIN,
    SHUT,
    LONG._replace(news=SHUT.news, own=OWN),
    PLAIN._replace(name="", since="", where="", phone="", hours=()),
    LONG,
    *(PLAIN._replace(name=name) for name in NASTY),
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_is_one_page_of_its_paper_with_its_own_type_alone(kind: str) -> None:
    made = pdf(kind, PLAIN, LOOK, FOLDER)
    assert pages(made) == [(pytest.approx(KINDS[kind].wide, abs=0.1), pytest.approx(KINDS[kind].high, abs=0.1))]
    found = fonts(made)
    assert {one.name.partition("+")[2] for one in found} == {"YoungSerif-Regular", "AlegreyaSans-Regular", "AlegreyaSans-Bold"} - (
        {"AlegreyaSans-Regular"} if kind.startswith("sticker") else set()
    )
    assert all(one.kind == "Type0" and one.is_embedded for one in found)
    assert len(made) < 60_000


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_words_give_the_same_bytes(kind: str) -> None:
    assert pdf(kind, PLAIN, LOOK, FOLDER) == pdf(kind, PLAIN, LOOK, FOLDER)
    assert pdf(kind, PLAIN, LOOK, FOLDER) != pdf(kind, PLAIN._replace(name="La Mie du Pont"), LOOK, FOLDER)


@pytest.mark.parametrize("kind", KINDS)
def test_a_telephone_reads_every_code_of_a_sheet(kind: str) -> None:
    told = KINDS[kind]
    found = codes(pixels(pdf(kind, PLAIN, LOOK, FOLDER), (told.wide, told.high)))
    assert found == [ADDRESS] * len(told.spots)


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.name[:20] or "none")
def test_no_name_breaks_a_sheet_or_leaves_it(told: Printed) -> None:
    for kind in KINDS.values():
        laid = sheet(kind.key, told, LOOK, FACES)
        edge = MARGIN[laid.piece.key]
        for text in laid.piece.texts:
            assert text.x >= edge, text
            assert text.x + text.wide <= laid.piece.wide - edge + 0.02, text
            assert text.size >= 1.4, text
        if laid.piece.key == "sticker":
            corners = [
                (x, y) for text in laid.piece.texts for x in (text.x, text.x + text.wide) for y in (text.y, text.y - 0.7 * text.size)
            ]
            assert all(((x - 44) ** 2 + (y - 44) ** 2) ** 0.5 <= 42.5 for x, y in corners)
        found = codes(pixels(pdf(kind.key, told, LOOK, FOLDER), (kind.wide, kind.high)))
        assert found == [ADDRESS] * len(kind.spots)


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.name[:20] or "none")
def test_no_line_lies_on_another_or_on_the_code(told: Printed) -> None:
    for piece in {kind.piece: sheet(kind.key, told, LOOK, FACES).piece for kind in KINDS.values()}.values():
        x, y, side = piece.code
        boxes = [(text.x, text.y - 0.66 * text.size, text.x + text.wide, text.y, text.text) for text in piece.texts]
        boxes.append((x, y, x + side, y + side, "the code"))
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (piece.key, one[4], other[4])


def test_what_a_record_says_is_never_read_as_markup() -> None:
    made = pdf("poster", PLAIN._replace(name='#read("/etc/passwd")', title="#panic() *x*", alt="\\u{41} #x"), LOOK, FOLDER)
    assert b"root:" not in objects(made)
    assert "@preview" not in TEMPLATE.read_text(encoding="utf-8")


def test_a_sheet_says_in_words_what_it_shows() -> None:
    told = objects(pdf("poster", PLAIN, LOOK, FOLDER))
    assert b"/MarkInfo" in told
    assert b"/Lang" in told
    assert b"/H1" in told
    assert b"/Alt" in told
    assert b"pdfuaid" in told


def test_who_listens_hears_the_lines_of_a_name_apart() -> None:
    first, second, *_ = lines(pdf("poster", PLAIN, LOOK, FOLDER))
    assert (len(first), len(second)) == (len("La Mie "), len("du Port "))
    assert first[-1] == second[-1] == first[2]  # the blank


def test_without_words_for_its_code_no_sheet_is_made() -> None:
    with pytest.raises(Exception, match=r"(?i)alt"):
        pdf("poster", PLAIN._replace(alt=""), LOOK, FOLDER)


@pytest.mark.parametrize(
    ("tag", "told"),
    [("pt-BR", b"pt-BR"), ("fr-CH", b"fr-CH"), ("zh-Hant", b"zh"), ("zh-Hant-TW", b"zh-TW"), ("es-419", b"es"), ("oc", b"oc")],
)
def test_a_language_of_a_region_is_one(tag: str, told: bytes) -> None:
    assert b"/Lang(" + told + b")" in objects(pdf("sticker", PLAIN._replace(language=tag), LOOK, FOLDER))


@pytest.mark.parametrize("kind", KINDS)
def test_a_language_that_is_read_from_right_to_left_moves_nothing(kind: str) -> None:
    size = KINDS[kind].wide, KINDS[kind].high
    one, other = (pixels(pdf(kind, PLAIN._replace(language=language), LOOK, FOLDER), size) for language in ("en", "ar"))
    assert one.tobytes() == other.tobytes()


ARABIC, HOST = "مقهى", "vitrines.example"


@pytest.mark.parametrize(
    ("name", "trade", "collective", "heading"),
    [
        ("", ARABIC, "Les Vitrines", "Les Vitrines"),
        (ARABIC, "Café", "Les Vitrines", "Café"),
        ("", "", ARABIC, HOST),
        ("🥐", ARABIC, ARABIC, HOST),
    ],
)
def test_a_sheet_has_a_heading_whatever_the_letters(name: str, trade: str, collective: str, heading: str) -> None:
    told = PLAIN._replace(name=name, trade=trade, collective=collective, address=f"{HOST}/s/m5vpb3")
    for kind in KINDS:
        texts = sheet(kind, told, LOOK, FACES).piece.texts
        assert " ".join(text.text for text in texts if text.is_name).startswith(heading)
        assert pdf(kind, told, LOOK, FOLDER)


def test_a_kind_or_a_face_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        pdf("banner", PLAIN, LOOK, FOLDER)
    with pytest.raises(KeyError):
        pdf("poster", PLAIN, LOOK, tmp_path)


def test_a_face_that_leans_is_told_from_its_upright_one(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    leaning = TTFont(FOLDER / "text.ttf")
    leaning["OS/2"].fsSelection = leaning["OS/2"].fsSelection & ~0x60 | 1
    for record in leaning["name"].names:
        record.string = record.toUnicode().replace("Regular", "Italic")
    leaning.save(tmp_path / "title.ttf")
    found = {font.name.partition("-")[2] for font in fonts(pdf("poster", PLAIN, LOOK, tmp_path))}
    assert found == {"Italic", "Regular", "Bold"}


def test_what_a_page_prints_is_all_of_a4() -> None:
    assert [(one.key, {one.wide, one.high}) for one in for_page(PLAIN, LOOK, FACES)] == [
        (key, {210, 297}) for key in ("poster", "posters", "stickers", "counter", "cards")
    ]


def test_stickers_on_a_sheet_keep_apart_and_only_a_single_one_bleeds() -> None:
    spots, round_ = KINDS["stickers"].spots, sheet("stickers", PLAIN, LOOK, FACES).piece.wide
    assert round_ == 88
    for number, one in enumerate(spots):
        assert min(one.x, one.y, 210 - one.x - round_, 297 - one.y - round_) >= 5
        assert all(((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 >= round_ + 3 for other in spots[number + 1 :])
    tops = {kind: min(float(top) for top in re.findall(r"M[\d.]+ (-?[\d.]+)A", sheet(kind, PLAIN, LOOK, FACES).piece.shapes[0].path))
            for kind in ("stickers", "sticker")}  # fmt: skip
    assert 0 <= tops["stickers"] < 2
    assert tops["sticker"] == pytest.approx(tops["stickers"] - 3, abs=0.4)


def texts(kind: str, told: Printed) -> dict[str, Text]:
    return {text.text: text for text in sheet(kind, told, LOOK, FACES).piece.texts}


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.name[:20] or "none")
def test_nothing_on_a_card_is_too_small_or_too_near_the_scissors(told: Printed) -> None:
    piece = sheet("cards", told._replace(own=OWN), LOOK, FACES).piece
    assert min(text.size for text in piece.texts) >= 7 * POINT
    assert min(float(y) for shape in piece.shapes for y in re.findall(r"M[\d.]+ (-?[\d.]+)", shape.path)) >= 4


def test_what_leads_to_a_shop_stands_on_its_card_whole_or_not_at_all() -> None:
    told = texts("cards", PLAIN._replace(own=OWN))
    assert {PLAIN.where, PLAIN.phone, *OWN} <= told.keys()
    assert all(told[line].size >= 8.5 * POINT - 0.01 for line in (PLAIN.where, PLAIN.phone, *OWN))
    endless = "bonjour@" + "pain-et-brioche-" * 5 + ".example"
    assert not any("bonjour" in line for line in texts("cards", PLAIN._replace(own=(endless,))))


def test_the_hours_of_a_poster_are_read_from_the_pavement() -> None:
    told = texts("poster", PLAIN)
    assert min(told[part].size for row in PLAIN.hours for part in row) >= 18 * POINT
    assert max(text.size for text in told.values() if text.text.startswith(("Notre page", "nos"))) <= 26.1 * POINT


@pytest.mark.parametrize(("name", "below"), [("Le Coin", 10), ("Éléonore et ses filles", 10), ("La Toupie", None)])
def test_a_short_name_fills_the_paper_and_its_street_stays_close(name: str, below: float | None) -> None:
    told = texts("poster", PLAIN._replace(name=name))
    names = [text for text in told.values() if text.is_name]
    last = max(names, key=lambda text: text.y)
    assert max(text.wide for text in names) > 150
    gap = told[PLAIN.where].y - 0.66 * told[PLAIN.where].size - last.y
    hung = FACES.title.deep(last.text) * last.size
    assert gap == pytest.approx(below, abs=0.5) if below else hung + 4.5 <= gap <= hung + 6


def test_a_poster_says_that_its_shop_is_shut() -> None:
    assert "Ce commerce ouvre le 3 avril 2027" in texts("poster", PLAIN._replace(news="Ce commerce ouvre le 3 avril 2027"))


def test_all_words_of_a_counter_card_begin_at_one_edge() -> None:
    piece = sheet("counter", PLAIN, LOOK, FACES).piece
    edges = {text.x for text in piece.texts if not text.text.startswith(PLAIN.member)}
    assert edges == {9}
    assert all(
        text.x + text.wide < piece.code[0] for text in piece.texts if text.y > piece.code[1] and text.y < piece.code[1] + piece.code[2]
    )


def test_a_logo_takes_the_place_of_the_awning_at_the_foot() -> None:
    import io  # late: only here

    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (300, 100), "#135").save(held, "PNG")
    told = PLAIN._replace(mark=Mark("/logo.png", 300, 100, held.getvalue()))
    piece = sheet("poster", told, LOOK, FACES).piece
    assert piece.mark
    assert piece.mark[2] / piece.mark[3] == pytest.approx(3, abs=0.01)
    assert len(piece.shapes) < len(sheet("poster", PLAIN, LOOK, FACES).piece.shapes)
    assert b"/Image" in objects(pdf("poster", told, LOOK, FOLDER))
    without = told._replace(mark=Mark("/logo.png", 300, 100))
    assert pdf("poster", without, LOOK, FOLDER) == pdf("poster", PLAIN, LOOK, FOLDER)
