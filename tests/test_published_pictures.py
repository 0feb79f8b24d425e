"""Every picture of a finished site stands upright and holds nothing but its pixels, whatever the telephones wrote into them."""

from __future__ import annotations

from PIL import Image

from localsite.cache import digest
from localsite.pipeline import Job, build
from tests.ground import MINIMAL, TODAY, write_site
from tests.scanned import strangers
from tests.some_pictures import BLUE, DISPLAY_P3, RED, exif, halves, near, of_rgb, saved

COIN = "shops/le-coin/index.md"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretPlace</x:xmpmeta>'
# Where red and blue are seen once a picture of each orientation stands upright, in parts of its width and height.
UPRIGHT = {
    1: ((0.1, 0.5), (0.9, 0.5)), 2: ((0.9, 0.5), (0.1, 0.5)), 3: ((0.9, 0.5), (0.1, 0.5)), 4: ((0.1, 0.5), (0.9, 0.5)),
    5: ((0.5, 0.1), (0.5, 0.9)), 6: ((0.5, 0.1), (0.5, 0.9)), 7: ((0.5, 0.9), (0.5, 0.1)), 8: ((0.5, 0.9), (0.5, 0.1)),
}  # fmt: skip


def photographs():
    """As telephones and cameras give them: each orientation, each form, with a place, an author, a comment and a profile."""
    for orientation in UPRIGHT:
        yield f"o{orientation}.jpg", saved(halves(960, 640), exif=exif(orientation), comment=b"SecretComment", xmp=XMP) + b"Secret" * 9
    told = {"exif": exif(), "icc_profile": of_rgb(DISPLAY_P3)}
    yield "wide.jpg", saved(halves(640, 960), **told)
    yield "screen.png", saved(halves(960, 640), "PNG", **told)
    yield "clear.png", saved(halves(960, 640, "RGBA"), "PNG", **told)
    yield "net.webp", saved(halves(960, 640), "WEBP", xmp=XMP, **told)
    yield "iphone.heic", saved(halves(960, 640), "HEIC", exif=exif().tobytes())


def test_every_published_picture_stands_upright_and_holds_nothing_but_its_pixels(tmp_path):
    pictures = dict(photographs())
    named = "".join(f"  - {{file: {name}, alt: Du rouge et du bleu}}\n" for name in pictures)
    record = (MINIMAL / COIN).read_text("utf-8").replace("contact:", f"images:\n{named}contact:", 1)
    site = write_site(tmp_path / "site", {COIN: record, **{f"shops/le-coin/{name}": data for name, data in pictures.items()}})
    done = build(Job(site, tmp_path / "public", TODAY, remember=False))
    assert done.published, done.diagnostics
    files = sorted((tmp_path / "public/assets/photos").iterdir())
    marks = {name: digest(data)[:8] for name, data in pictures.items()}
    assert {path.name.split(".")[1].partition("-")[0] for path in files} == set(marks.values())
    assert [(path.name, found) for path in files if (found := strangers(path))] == []
    for orientation, places in UPRIGHT.items():
        of_it = [path for path in files if f".{marks[f'o{orientation}.jpg']}-" in path.name]
        assert {path.suffix for path in of_it} >= {".jpg"}
        for path in of_it:
            seen = Image.open(path).convert("RGB")
            found = [seen.getpixel((int(x * seen.width), int(y * seen.height))) for x, y in places]
            assert [near(one, colour, 40) for one, colour in zip(found, (RED, BLUE), strict=True)] == [True, True], path.name
    # Nothing of them anywhere else either.
    assert [path for path in (tmp_path / "public").rglob("*") if path.is_file() and b"Secret" in path.read_bytes()] == []


def test_what_does_not_draw_is_found(tmp_path):
    for name, data in photographs():
        if not name.endswith((".png", ".heic")):
            (tmp_path / name).write_bytes(data)
            assert strangers(tmp_path / name), name
