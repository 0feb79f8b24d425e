"""Which pictures are shown: those that a record names, once each, under a name that tells what is in them."""

from __future__ import annotations

import io
import re

from PIL import Image

from localsite.cache import Memory
from localsite.codes import every_code
from localsite.develop import develop
from localsite.diagnostics import Diagnostic, Mend, Span, Swap
from localsite.images import Picture, Rendition
from localsite.values import Shot
from tests.stages import made, shop, sources_of

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


def shown(files, memory=None):
    problems = []
    shots, outputs = develop(made(files).site, sources_of(files), memory or Memory(None), problems.append)
    return shots, outputs, problems


def test_pictures_that_are_named_are_shown_and_no_others():
    shots, outputs, problems = shown(FILES)
    assert problems == []
    assert list(shots) == [f"shops/le-coin/{name}" for name in ("Vitrine.jpg", "bread.jpg", "four.png", "pain.jpg")]
    assert {shot[1:] for shot in shots.values()} == {(8, 4)}
    assert [shot.path for shot in shots.values()] == [f"/{output.path}" for output in outputs]
    assert [re.sub(r"[0-9a-f]{8}", "#", output.path) for output in outputs] == [
        "assets/photos/vitrine.#.webp", "assets/photos/bread.#.webp", "assets/photos/four.#.webp", "assets/photos/pain.#.webp",
    ]  # fmt: skip
    assert all(output.data[:4] == b"RIFF" for output in outputs)


def test_a_picture_is_there_because_of_its_file_and_of_the_record_that_shows_it():
    _, outputs, _ = shown(FILES)
    because = {output.because[1].rpartition("/")[2]: output.because[0] for output in outputs}
    assert because == {"Vitrine.jpg": COIN, "bread.jpg": "shops/le-coin/index.en.md", "four.png": COIN, "pain.jpg": COIN}


def test_a_new_picture_under_an_old_name_has_a_new_address():
    first, _, _ = shown(FILES)
    second, _, _ = shown({**FILES, "shops/le-coin/pain.jpg": picture("white")})
    changed = {path for path in first if first[path] != second[path]}
    assert changed == {"shops/le-coin/pain.jpg"}


def test_one_picture_in_two_folders_is_one_file():
    files = {
        COIN: shop("images: {file: a.jpg, decorative: oui}\n"), "shops/le-coin/a.jpg": picture(),
        "shops/b/index.md": shop("images: {file: a.jpg, decorative: oui}\n", id="shop0b"), "shops/b/a.jpg": picture(),
    }  # fmt: skip
    shots, outputs, _ = shown(files)
    assert (len(shots), len(outputs)) == (2, 1)


def test_the_name_of_a_picture_is_fit_for_an_address():
    name = "Été à l'œuf (1).JPG"
    shots, _, _ = shown({COIN: shop(f'images: {{file: "{name}", decorative: oui}}\n'), f"shops/le-coin/{name}": picture()})
    assert re.fullmatch(r"/assets/photos/ete-a-l-oeuf-1\.[0-9a-f]{8}\.webp", shots[f"shops/le-coin/{name}"].path)


def test_what_is_no_picture_is_told_and_the_others_are_shown():
    files = {**FILES, "shops/le-coin/pain.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n", "shops/le-coin/four.png": picture("blue", "PNG")[:40]}
    shots, outputs, problems = shown(files)
    assert [(problem.code.number, problem.span.file) for problem in problems] == [
        ("LS602", "shops/le-coin/four.png"),
        ("LS600", "shops/le-coin/pain.jpg"),
    ]
    assert (len(shots), len(outputs)) == (2, 2)


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
