"""Pictures to share: of the right size and weight, always the same, and no word outside its room."""

from __future__ import annotations

import io
import random
from itertools import pairwise

import pytest
from PIL import Image, ImageDraw, ImageFont, features

from localsite.facades import facade
from localsite.lettering import cleaned, faces, set_line
from localsite.plan.fronts import colours_of
from localsite.social import FRAMES, Leaf, Look, Shown, Told, social
from localsite.social import drawing as drawing_
from localsite.social import scenes as scenery
from localsite.social.colours import contrast, mixed, readable
from localsite.social.drawing import composed, mark, put
from localsite.social.paragraphs import OPEN, paragraph
from localsite.social.rooms import PLACES, composition, planned
from localsite.social.words import Written, settable
from tests.some_pictures import noise
from tests.some_type import FACES
from tests.stages import built_in_theme
from tests.test_badge_words import with_arabic

LOOK = Look("#fbf5e9", "#2c2230", "#54484f", "#8a2716", "#fffaf2", "#c2452b", "#fff6e6", "#972e1a", "#d6e8ee")
NIGHT = Look("#1b1822", "#f3e9db", "#c2b4b0", "#f6b08e", "#2d120a", "#a93a22", "#e8d9bf", "#f2c063", "#1a1733")
COLOURS = colours_of(built_in_theme())
FRONTS = tuple(facade(seed, "X", "bakery", "food", COLOURS).svg.encode() for seed in ("one", "two", "three"))
SENTENCE = (
    "Le pain de la place d’Armes depuis 1931 : levain, blé moulu à la meule, et une fournée du soir pour ceux qui finissent tard. On y rit."
)
LONG = "Chez Éléonore & Filles « Depuis 1921 », salon de coiffure pour dames, messieurs et enfants"
NAMES = (
    "Le Fournil des Escales", "Æ", "L’Âme et la Table", LONG, "Volkswagen Et Volkswagen Véhicules Utilitaires",
    "Anticonstitutionnellementanticonstitutionnellement", "À Saint-Crépin", "Le collectif", "Van Cleef & Arpels",
)  # fmt: skip


def picture(mode="RGB", size=(1600, 1067), form="JPEG"):
    """Light from left to right, as bytes."""
    image = Image.linear_gradient("L").rotate(90).resize(size).convert(mode)
    made = io.BytesIO()
    image.save(made, form)
    return made.getvalue()


PICTURE = picture()
SHOWN = {"picture": Shown(PICTURE), "front": Shown(front=FRONTS[0], neighbours=FRONTS[1:]), "nothing": Shown()}


def told(name="Le Fournil des Escales", kind="shop", sentence=SENTENCE, **changed):
    leaf = Leaf("décembre", "28", "samedi") if kind == "event" else None
    found = Told(
        kind, name, "Boulangerie", "Le port, rue Grimaldi", sentence, "Les Vitrines de la Condamine", "vitrines.example", "fr", leaf
    )
    return found._replace(**changed)


# One of each composition: the kind of page, and what is shown.
EVERY = [
    pytest.param(kind, SHOWN[shown], id=f"{kind}-{shown}")
    for kind, shown in (
        ("shop", "picture"), ("shop", "front"), ("shop", "nothing"), ("trail", "nothing"), ("site", "front"),
        ("event", "picture"), ("event", "nothing"), ("story", "picture"), ("story", "nothing"),
    )
]  # fmt: skip


def rooms_of(words, shown, frame, look=LOOK):
    words = settable(words, FACES)
    plan = planned(words, shown, look, frame)
    return plan, composed(words, plan, look, shown, FACES, mark(plan, look, shown).width)


def inks(line):
    """What a line leaves on paper."""
    paper = Image.new("L", (900, 160))
    put(ImageDraw.Draw(paper), Written(line, 20, 100, 60, "#ffffff"))
    return paper


@pytest.mark.parametrize("text", ["L’Œil de Tô – 7 h", "R\u0308o\u0303", "Affiche & fil, Šafařík", "من Café"])
def test_words_are_the_same_where_the_machine_has_nothing_to_lay_them_out(monkeypatch, text):
    bold = faces(dict.fromkeys(("title", "text", "bold"), with_arabic())).bold if "م" in text else FACES.bold
    before = inks(set_line(text, bold))
    monkeypatch.setattr(ImageFont.core, "HAVE_RAQM", False)
    drawing_._font.cache_clear()
    after = inks(set_line(text, bold))
    drawing_._font.cache_clear()
    assert after.getbbox()
    assert "م" in text or after.tobytes() == before.tobytes()


def test_a_line_of_nothing_leaves_nothing():
    assert inks(set_line("", FACES.bold)).getbbox() is None


@pytest.mark.parametrize("text", ["R\u0308", "N\u0308", "k\u0323"])
def test_a_mark_over_a_letter_is_as_high_in_spread_letters(text):
    assert inks(set_line(text, FACES.bold, OPEN)).getbbox() == inks(set_line(text, FACES.bold)).getbbox()


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow draws such letters in their order where the machine has FriBiDi")
def test_words_that_are_read_from_right_to_left_are_in_their_order_in_spread_letters():
    bold = faces(dict.fromkeys(("title", "text", "bold"), with_arabic())).bold
    assert inks(set_line("من Café 21", bold, OPEN)).tobytes() == inks(set_line("Café 21 oo", bold)).tobytes()


def inked(written, frame):
    """Where a line leaves ink, on paper that is larger than the picture."""
    margin = 300
    paper = Image.new("L", (frame.wide + 2 * margin, frame.high + 2 * margin))
    put(ImageDraw.Draw(paper), written._replace(x=written.x + margin, y=written.y + margin, paint="#ffffff"))
    left, top, right, bottom = paper.getbbox() or (margin,) * 4
    return left - margin, top - margin, right - margin, bottom - margin


def astray(words, shown, frame):
    """Lines that leave their rooms, or touch each other, with where they do."""
    _, rooms = rooms_of(words, shown, frame)
    for room, lines in rooms:
        boxes = [(written, inked(written, frame)) for written in lines]
        for written, (left, top, right, bottom) in boxes:
            slack = 2 + written.size * 0.03  # round letters reach over their edges by so much, and a "j" to the left
            is_beside = left < room.left - 4 * slack or right > room.right + slack
            if is_beside or top < room.top - slack or bottom > room.bottom + slack:
                yield written.line.text, (left, top, right, bottom), room
        for (one, above), (other, below) in pairwise(boxes):
            if above[3] > below[1] + 2 and one.size != other.size:
                yield one.line.text, other.line.text, above, below


def nasty(seed):
    """A name that nobody would want to set."""
    dice = random.Random(seed)
    letters = (
        "aeiouéèêëïîôùûçœæñßłđøÅÉÈÀÂÇŒÆ bcdfgjkmnpqrstvwxyz'’-–&.,:;!?/()«»\"0123456789" + "WMÉ" * 4 + " " * 12 + "🍞✨\u200d\u202f\u00a0"
    )
    return "".join(dice.choice(letters) for _ in range(dice.choice((1, 2, 5, 12, 30, 60, 120))))


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(("kind", "shown"), EVERY)
def test_a_picture_has_its_size_little_weight_and_nothing_but_pixels(kind, shown, frame):
    made = social(told(kind=kind), LOOK, FACES, shown, frame)
    assert len(made.data) <= frame.heaviest
    assert made == social(told(kind=kind), LOOK, FACES, shown, frame)
    image = Image.open(io.BytesIO(made.data))
    image.load()
    assert image.size == (made.wide, made.high) == (frame.wide, frame.high)
    assert image.format == {"jpg": "JPEG", "png": "PNG"}[made.ending]
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_the_same_bytes_come_of_a_program_that_has_drawn_nothing_yet():
    made = social(told(), LOOK, FACES, SHOWN["front"], FRAMES["wide"])
    for kept in (scenery.scene, scenery._painted, scenery._png, scenery._far, scenery._opened):
        kept.cache_clear()
    assert social(told(), LOOK, FACES, SHOWN["front"], FRAMES["wide"]) == made


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(("kind", "shown"), EVERY)
@pytest.mark.parametrize("name", NAMES)
def test_no_word_leaves_its_room(kind, shown, frame, name):
    assert [*astray(told(name, kind), shown, frame)] == []


@pytest.mark.parametrize("seed", range(60))
def test_no_name_is_too_nasty(seed):
    for number, parameters in enumerate(EVERY):
        kind, shown = parameters.values
        frame = [*FRAMES.values()][(seed + number) % 3]
        words = told(
            nasty(seed), kind, nasty(seed + 1000), kicker=nasty(seed + 2000), where=nasty(seed + 3000), collective=nasty(seed + 4000)
        )
        assert [*astray(words, shown, frame)] == []


@pytest.mark.parametrize(("kind", "shown"), EVERY)
def test_the_words_of_a_story_keep_clear_of_what_networks_put_over_it(kind, shown):
    frame = FRAMES["tall"]
    plan, rooms = rooms_of(told(LONG, kind), shown, frame)
    above, below = frame.clear
    assert (above, below) == (250, 340)
    for _, lines in rooms:
        for written in lines:
            _, top, _, bottom = inked(written, frame)
            assert above <= top
            assert bottom <= frame.high - below
    assert plan.places.foot.bottom <= frame.high - below


@pytest.mark.parametrize(("kind", "shown"), EVERY)
@pytest.mark.parametrize("name", [name for name in NAMES if len(name) <= 24])
def test_a_short_name_is_read_in_the_preview_of_a_link(kind, shown, name):
    frame = FRAMES["wide"]
    _, (_, (_, lines), *_) = rooms_of(told(name, kind), shown, frame)
    assert max(written.size for written in lines) >= 0.09 * frame.high


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("look", [LOOK, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("kind", "shown"), EVERY)
def test_every_word_can_be_read_on_its_ground(kind, shown, look, frame):
    plan, (foot, words, *_) = rooms_of(told(kind=kind), shown, frame, look)
    assert min(contrast(written.paint, plan.ground) for written in words[1]) >= 4.5
    assert min(contrast(written.paint, plan.low) for written in foot[1]) >= 4.5


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(("kind", "shown"), [one for one in EVERY if "story" not in one.id])
@pytest.mark.parametrize("state", ["Annulé", "A déménagé", "Fermé jusqu’au printemps"])
def test_a_state_is_seen_and_covers_no_word(kind, shown, frame, state):
    plan, rooms = rooms_of(told(LONG, kind, state=state), shown, frame)
    band = plan.band
    for _, lines in rooms:
        for written in lines:
            left, top, right, bottom = inked(written, frame)
            is_clear = right <= band.left or left >= band.right or bottom <= band.top + 2 or top >= band.bottom - 2
            assert is_clear, (written.line.text, (left, top, right, bottom), band)
    parts = [
        Image.open(io.BytesIO(social(told(LONG, kind, state=one), LOOK, FACES, shown, frame).data)).convert("RGB").crop(band)
        for one in ("", state)
    ]
    before, after = (
        sum(count for count, pixel in part.resize((200, 200)).getcolors(40_000) if near(pixel, LOOK.accent)) / 40_000 for part in parts
    )
    assert after > before + 0.012


def near(pixel, colour):
    return all(abs(one - other) < 10 for one, other in zip(pixel, bytes.fromhex(colour[1:]), strict=True))


def test_a_state_without_type_is_left_out():
    assert social(told(state="寿司"), LOOK, FACES, SHOWN["front"], FRAMES["wide"]) == social(
        told(), LOOK, FACES, SHOWN["front"], FRAMES["wide"]
    )


def test_a_picture_that_nobody_can_follow_says_where():
    words = told(street="12, rue Grimaldi, Le port", short="vitrines.example/s/k7f3")
    said = {}
    for frame in FRAMES.values():
        _, ((_, foot), (_, lines), *_) = rooms_of(words.within(frame), SHOWN["front"], frame)
        said[frame.name] = foot[-1].line.text, "12, rue Grimaldi, Le port" in [written.line.text for written in lines]
    assert said == {
        "wide": ("vitrines.example", False), "square": ("vitrines.example/s/k7f3", True), "tall": ("vitrines.example/s/k7f3", True),
    }  # fmt: skip
    square, of_host = (social(one, LOOK, FACES, SHOWN["front"], FRAMES["square"]) for one in (words, told()))
    assert square != of_host


@pytest.mark.parametrize("seed", range(12))
def test_no_house_comes_near_the_name(seed):
    places = PLACES["street"]["wide"]
    assert places.art.left >= places.words.right + 40
    fronts = [facade(f"{seed}{one}", "X", "bakery", "food", COLOURS).svg.encode() for one in "abcde"]
    plan = planned(told(), Shown(front=fronts[0]), LOOK, FRAMES["wide"])
    alone, among = (
        scenery.scene(plan, LOOK, Shown(front=fronts[0], neighbours=beside)).crop((0, 0, places.words.right + 40, places.art.bottom))
        for beside in ((), tuple(fronts[1:]))
    )
    assert alone.tobytes() == among.tobytes()


def test_what_there_is_decides_upon_the_composition():
    assert composition(told(), SHOWN["picture"]) == "window"
    assert composition(told(), SHOWN["front"]) == "street"
    assert composition(told(), SHOWN["nothing"]) == "plain"
    assert composition(told(kind="event"), SHOWN["nothing"]) == "day"
    assert composition(told(kind="event", leaf=None), SHOWN["nothing"]) == "plain"
    assert composition(told(kind="event"), SHOWN["picture"]) == "day with a picture"
    assert composition(told(kind="story"), SHOWN["nothing"]) == "tale"
    assert composition(told(kind="story"), SHOWN["picture"]) == "tale with a picture"


def test_a_name_without_type_gives_its_place_to_the_category():
    words = settable(told("寿司"), FACES)
    assert (words.name, words.kicker, words.sentence) == ("Boulangerie", "", settable(told(), FACES).sentence)
    assert settable(told("すし", kicker="", where="Ñandú 🍞"), FACES).name == "Ñandú"
    assert settable(told("すし", sentence="寿司", where="", kicker=""), FACES).name == "vitrines.example"


def test_no_line_ends_at_the_blank_before_a_sign():
    words = settable(told("« Depuis 1921 » !", sentence="Il dit : « Bonjour » ; il part"), FACES)
    assert words.name == "«\u00a0Depuis 1921\u00a0»\u00a0!"
    assert words.sentence == "Il dit\u00a0: «\u00a0Bonjour\u00a0»\u00a0; il part"


def test_the_foot_of_the_collectives_own_picture_does_not_say_its_name_again():
    _, ((_, lines), *_) = rooms_of(told("Les Vitrines de la Condamine", "site"), SHOWN["nothing"], FRAMES["wide"])
    assert [written.line.text for written in lines] == ["vitrines.example"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Un bon pain.", "Un bon pain."),
        ("Un pain de la place depuis longtemps. Et puis autre chose, qui ne tient plus.", "Un pain de la place depuis longtemps."),
        ("Restored violins and cellos from all over, and strings fitted while you wait", "Restored violins and cellos from all over…"),
        ("Une fournée, du pain chaud de la place d’Armes : levain, blé, eau", "Une fournée, du pain chaud de la place d’Armes…"),
        ("Des mots et des mots sans la moindre pause pour reprendre son souffle à la fin du jour", ""),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_one_would_pause(text, said):
    rows = paragraph(text, FACES.text, 10, set_line("m" * 26, FACES.text).wide * 10, 1)
    assert " ".join(row.text for row in rows) == said


def test_a_sentence_keeps_its_spaces():
    text = cleaned("Il dit\u00a0: «\u00a0Bonjour\u00a0»\u202f; puis il part", FACES)
    rows = paragraph(text, FACES.text, 10, set_line("m" * 9, FACES.text).wide * 10, 6)
    assert len(rows) > 1
    assert not any(row.text.startswith((":", "»", ";")) or row.text.endswith("«") for row in rows)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_picture_of_nothing_but_noise_is_light_too(frame):
    made = io.BytesIO()
    noise(1200, 900).save(made, "PNG")
    assert len(social(told(), LOOK, FACES, Shown(made.getvalue()), frame).data) <= frame.heaviest


@pytest.mark.parametrize(("mode", "form"), [("L", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("RGB", "WEBP"), ("CMYK", "JPEG")])
def test_any_form_of_picture_is_shown(mode, form):
    made = social(told(), LOOK, FACES, Shown(picture(mode, (320, 240), form)), FRAMES["square"])
    assert Image.open(io.BytesIO(made.data)).mode == "RGB"


def test_the_focus_of_a_picture_is_what_one_sees():
    art = PLACES["window"]["wide"].art
    shades = {}
    for focus in ("left", "centre", "right"):
        made = social(told(), LOOK, FACES, Shown(PICTURE, focus), FRAMES["wide"])
        shades[focus] = (
            Image.open(io.BytesIO(made.data)).crop((art.left + 20, 200, art.right, 600)).convert("L").resize((1, 1)).getpixel((0, 0))
        )
    assert abs(shades["left"] - shades["right"]) > 60
    assert shades["centre"] == pytest.approx((shades["left"] + shades["right"]) / 2, abs=12)


def test_a_logo_stands_in_the_place_of_the_small_shop():
    logo = io.BytesIO()
    Image.new("RGBA", (300, 100), (0, 160, 0, 255)).save(logo, "PNG")
    foot = PLACES["plain"]["wide"].foot
    made = social(told(), LOOK, FACES, Shown(logo=logo.getvalue()), FRAMES["wide"])
    red, green, blue = Image.open(io.BytesIO(made.data)).convert("RGB").getpixel((foot.left + 60, (foot.top + foot.bottom) // 2))
    assert (red < 60, green > 120, blue < 60) == (True, True, True)


def test_a_front_is_painted_once_for_all_languages():
    scenery.scene.cache_clear()
    scenery._far.cache_clear()
    scenery._painted.cache_clear()
    for language in ("fr", "en"):
        social(told(language=language, kicker=language), LOOK, FACES, SHOWN["front"], FRAMES["wide"])
    assert scenery._painted.cache_info().misses == 3  # its own, and the two next door
    assert scenery.scene.cache_info().misses == 1


def test_the_words_are_those_of_their_language():
    one, other = (social(told(kicker=kicker), LOOK, FACES, SHOWN["front"], FRAMES["wide"]) for kicker in ("Boulangerie", "Bakery"))
    assert one.data != other.data


def test_colours_are_mixed_and_chosen():
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert readable("#ffffff", "#dddddd", "#222222") == "#222222"
    assert readable("#777777", "#888888") in {"#000000", "#ffffff"}
