"""Which pictures are shown: those that a record names, once each, under a name that tells what is in them."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from localsite.cache import Memory
from localsite.codes import every_code
from localsite.codes.photos import BROKEN_PICTURE, NOT_A_PICTURE, PEOPLE_DISAGREE
from localsite.develop import develop, tone
from localsite.diagnostics import Diagnostic, Mend, Span, Swap
from localsite.images import Picture, Rendition
from localsite.values import Format, Shot
from tests.some_pictures import noise, saved
from tests.stages import SITE, made, shop, sources_of

COIN = "shops/le-coin/index.md"
IMAGES = "images:\n  - {file: Vitrine.jpg, alt: La vitrine}\n  - {file: four.png, decorative: oui}\n"


def picture(colour="red", form="JPEG", size=(8, 4)):
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, form)
    return written.getvalue()


FILES = {
    COIN: shop(IMAGES, "![Le pain](pain.jpg) et ![encore](Vitrine.jpg)"),
    "shops/le-coin/index.en.md": "---\nname: The Corner\n---\n\n![Bread](bread.jpg)\n",
    "shops/le-coin/Vitrine.jpg": picture(),
    "shops/le-coin/four.png": picture("blue", "PNG"),
    "shops/le-coin/pain.jpg": picture("green"),
    "shops/le-coin/bread.jpg": picture("yellow"),
    "shops/le-coin/jamais-montree.jpg": picture("black"),
}


# Smooth as a photograph is, and with as much in it.
PORTRAIT = saved(noise(30, 40).resize((1200, 1600), Image.Resampling.BICUBIC), quality=92)


def shown(files, memory=None):
    problems = []
    shots, outputs = develop(made(files).site, sources_of(files), memory or Memory(None), problems.append)
    return shots, outputs, problems


def files_of(shot):
    """Every file that a page may name for a shot."""
    return {path for form in shot.formats for path, _ in form.files}.union(*(files_of(card) for _, card in shot.cards))


def test_pictures_that_are_named_are_shown_and_no_others():
    shots, outputs, problems = shown(FILES)
    assert problems == []
    assert list(shots) == [f"shops/le-coin/{name}" for name in ("Vitrine.jpg", "bread.jpg", "four.png", "pain.jpg")]
    assert {shot[1:3] for shot in shots.values()} == {(8, 4)}
    assert {f"/{output.path}" for output in outputs} == set().union(*map(files_of, shots.values()))


def test_a_picture_is_called_as_its_record_for_the_name_of_a_file_may_tell_too_much():
    files = {
        COIN: shop("images: {file: 12-rue-secrete.jpg, decorative: oui}\n"), "shops/le-coin/12-rue-secrete.jpg": picture(),
        "content/pages/nous.md": "---\ntitle: Nous\n---\n\n![Nous](Été (1).jpg)\n", "content/pages/Été (1).jpg": picture("blue"),
        "content/logo.png": picture("green", "PNG"),
    }  # fmt: skip
    problems = []
    found = made(files, site=SITE + "theme: {logo: logo.png}\n").site
    _, outputs = develop(found, sources_of(files), Memory(None), problems.append)
    names = {re.sub(r"\.[0-9a-f]{8}(-card)?-\d\.\w+$", "", output.path) for output in outputs}
    assert (problems, names) == ([], {"assets/photos/le-coin", "assets/photos/nous", "assets/photos/logo"})


def test_a_photograph_is_there_in_each_width_and_format_and_cut_for_cards():
    shots, outputs, _ = shown({COIN: shop("images: {file: a.jpg, alt: A, focus: haut}\n"), "shops/le-coin/a.jpg": PORTRAIT})
    (shot,) = shots.values()
    stem = shot.path.removesuffix("-720.jpg")

    def of(part, widths):
        files = {form: tuple((f"{stem}{part}-{wide}.{form}", wide) for wide in widths) for form in ("avif", "webp")}
        better = [Format(f"image/{form}", of) for form, of in files.items()]
        return (*better, Format("image/jpeg", ((f"{stem}{part}-720.jpg", 720),)))

    card = Shot(f"{stem}-card-top-720.jpg", 720, 480, of("-card-top", (400, 720)), "1n")
    assert shot == Shot(f"{stem}-720.jpg", 1200, 1600, of("", (400, 720, 1200)), "1n", (("top", card),))
    assert len(outputs) == 12


def test_two_records_of_one_folder_may_cut_a_picture_each_in_its_way():
    event = "---\nid: {}\ntitle: {}\nstart: 2027-05-01\nimages: {{file: a.jpg, alt: A, focus: {}}}\n---\n"
    files = {
        "content/events/un.md": event.format("evenun", "Un", "haut"), "content/events/deux.md": event.format("evendx", "Deux", "bas"),
        "content/events/a.jpg": PORTRAIT,
    }  # fmt: skip
    shots, _, problems = shown(files)
    assert problems == []
    assert sorted(focus for focus, _ in shots["content/events/a.jpg"].cards) == ["bottom", "top"]


def test_what_can_be_seen_through_has_no_tone():
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    shots, _, _ = shown({COIN: shop("images: {file: a.png, alt: A}\n"), "shops/le-coin/a.png": saved(clear, "PNG")})
    assert [shot.tone for shot in shots.values()] == [""]


def test_a_picture_that_one_record_refuses_is_shown_by_none():
    event = "---\nid: {}\ntitle: {}\nstart: 2027-05-01\nimages: {{file: a.jpg, alt: A{}}}\n---\n"
    files = {
        "content/events/un.md": event.format("evenun", "Un", ", people_agreed: non"),
        "content/events/zwei.md": event.format("evendx", "Deux", ""), "content/events/a.jpg": picture(),
    }  # fmt: skip
    shots, outputs, problems = shown(files)
    assert (shots, outputs, [problem.code for problem in problems]) == ({}, (), [PEOPLE_DISAGREE])


def test_a_picture_of_people_who_disagree_is_not_there():
    files = {COIN: shop("images: {file: a.jpg, alt: A, people_agreed: non}\n", "![A](a.jpg)"), "shops/le-coin/a.jpg": picture()}
    shots, outputs, problems = shown(files)
    assert (shots, outputs) == ({}, ())
    assert problems == [PEOPLE_DISAGREE.at(Span(COIN, 6, 16, 5), file="a.jpg")]


@pytest.mark.parametrize(
    ("colour", "named"), [("#000000", "0n"), ("#ffffff", "2n"), ("#b08d57", "1w"), ("#54abff", "1c"), ("#ffe0b0", "2w")]
)
def test_a_tone_is_the_nearest_of_few_colours(colour, named):
    assert tone(colour) == named


def test_a_picture_is_there_because_of_its_file_and_of_the_record_that_shows_it():
    _, outputs, _ = shown(FILES)
    because = {output.because[1].rpartition("/")[2]: output.because[0] for output in outputs}
    assert because == {"Vitrine.jpg": COIN, "bread.jpg": "shops/le-coin/index.en.md", "four.png": COIN, "pain.jpg": COIN}


def test_a_new_picture_under_an_old_name_has_a_new_address():
    first, _, _ = shown(FILES)
    second, _, _ = shown({**FILES, "shops/le-coin/pain.jpg": picture("white")})
    changed = {path for path in first if first[path] != second[path]}
    assert changed == {"shops/le-coin/pain.jpg"}


def test_what_is_no_picture_is_told_and_the_others_are_shown():
    files = {**FILES, "shops/le-coin/pain.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n", "shops/le-coin/four.png": picture("blue", "PNG")[:40]}
    shots, outputs, problems = shown(files)
    assert problems == [BROKEN_PICTURE.at(Span(COIN, 8, 12, 8), file="four.png"), NOT_A_PICTURE.at(Span(COIN, 11, 12, 8), file="pain.jpg")]
    assert len(shots) == 2
    assert [output.path for output in outputs if "four" in output.path or "pain" in output.path] == []


def test_a_picture_that_is_named_and_not_there_is_passed_over():
    assert shown({COIN: shop("images: {file: a.jpg, decorative: oui}\n")}) == ({}, (), [])


def test_what_is_remembered_is_what_would_be_made(tmp_path):
    files = {**FILES, "shops/le-coin/pain.jpg": b"rien"}
    cold = shown(files)
    for _ in range(2):
        with Memory(
            tmp_path / "m.sqlite", [Picture, Rendition, Diagnostic, Span, Mend, Swap], {code.number: code for code in every_code()}, b"x"
        ) as memory:
            assert shown(files, memory) == cold
            assert memory.trouble == ""
    assert isinstance(next(iter(cold[0].values())), Shot)
