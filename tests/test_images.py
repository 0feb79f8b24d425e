"""A contributor's picture becomes one that is fit to publish, or a problem; never anything else."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zlib

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from localsite.diagnostics import Span
from localsite.images import MOST_PIXELS, WIDEST, developed

PATH = "shops/le-coin/vitrine.jpg"
RED, BLUE = (220, 20, 20), (20, 20, 220)


def halves(width=64, height=32, mode="RGB"):
    """A picture whose left half is red, whose right half is blue."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture.convert(mode)


def saved(picture, form="JPEG", **options):
    written = io.BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()


def pixels(data):
    found = developed(data, PATH)
    assert found.diagnostic is None, found.diagnostic
    opened = Image.open(io.BytesIO(found.data))
    assert (opened.format, found.ending, opened.size) == ("WEBP", "webp", (found.width, found.height))
    return opened.convert("RGBA")


def near(colour, expected, away=24):
    return all(abs(one - other) <= away for one, other in zip(colour, expected, strict=False))


def exif(orientation=1):
    """EXIF as a telephone writes it: with the place, the author, the camera."""
    made = Image.Exif()
    made[0x0112], made[0x010F], made[0x013B] = orientation, "SecretCamera", "SecretAuthor"
    place = made.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (43.0, 44.0, 1.5), "E", (7.0, 25.0, 2.5)
    return made


def refused(data):
    found = developed(data, PATH)
    assert found[:4] == (b"", "", 0, 0)
    assert found.diagnostic.span == Span(PATH)
    return found.diagnostic.code.number


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_of_each_form_keeps_its_size_and_its_colours(form):
    found = pixels(saved(halves(), form))
    assert found.size == (64, 32)
    assert near(found.getpixel((8, 16)), RED)
    assert near(found.getpixel((56, 16)), BLUE)


# Where the red half is seen, once the picture stands upright.
@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [(1, (64, 32), (8, 16)), (2, (64, 32), (56, 16)), (3, (64, 32), (56, 16)), (4, (64, 32), (8, 16)), (5, (32, 64), (16, 8)),
     (6, (32, 64), (16, 8)),
     (7, (32, 64), (16, 56)), (8, (32, 64), (16, 56)), (0, (64, 32), (8, 16)), (9, (64, 32), (8, 16))],
)  # fmt: skip
def test_a_picture_stands_upright(orientation, size, red):
    found = pixels(saved(halves(), exif=exif(orientation)))
    assert found.size == size
    assert near(found.getpixel(red), RED)
    assert near(found.getpixel((size[0] - 1 - red[0], size[1] - 1 - red[1])), BLUE)


def test_each_orientation_turns_as_pillow_itself_would():
    picture = halves()
    picture.paste((20, 220, 20), (0, 0, 16, 8))
    for orientation in range(1, 9):
        data = saved(picture, "PNG", exif=exif(orientation))
        expected = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGBA")
        found = pixels(data)
        corners = [(x, y) for x in (4, expected.width - 5) for y in (4, expected.height - 5)]
        assert [near(found.getpixel(corner), expected.getpixel(corner), 40) for corner in corners] == [True] * 4


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_passes(form):
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretPlace</x:xmpmeta>'
    options = {"exif": exif(), "icc_profile": b"SecretProfile" * 20}
    if form == "PNG":
        info = PngInfo()
        info.add_text("Comment", "SecretComment")
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options |= {"pnginfo": info}
    else:
        options |= {"xmp": xmp} | ({"comment": b"SecretComment"} if form == "JPEG" else {})
    data = saved(halves(), form, **options)
    assert b"Secret" in data
    found = developed(data, PATH).data
    assert [mark for mark in (b"Secret", b"Exif", b"EXIF", b"XMP", b"xmp", b"ICCP", b"GPS", b"adobe") if mark in found] == []


def test_what_stands_after_the_picture_does_not_pass():
    assert b"Secret" not in developed(saved(halves()) + b"Secret" * 50, PATH).data


def test_the_colours_of_a_press_become_those_of_a_screen():
    found = pixels(saved(halves(mode="CMYK")))
    assert near(found.getpixel((8, 16)), RED, 60)
    assert near(found.getpixel((56, 16)), BLUE, 60)


def test_sixteen_bits_of_grey_are_scaled_not_cut():
    grey = Image.new("I;16", (32, 32), 32768)
    assert near(pixels(saved(grey, "PNG")).getpixel((16, 16)), (128, 128, 128), 4)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_sort_of_pixel_is_read(mode):
    picture = Image.new("RGBA", (16, 16), (255, 255, 255, 255)).convert(mode)
    assert near(pixels(saved(picture, "PNG")).getpixel((8, 8)), (255, 255, 255), 4)


def test_what_is_transparent_stays_so():
    palette = Image.new("P", (32, 32), 0)
    palette.putpalette([*RED, *BLUE])
    palette.paste(1, (16, 0, 32, 32))
    found = pixels(saved(palette, "PNG", transparency=1))
    assert (found.getpixel((4, 16))[3], found.getpixel((28, 16))[3]) == (255, 0)
    clear = Image.new("RGBA", (16, 16), (*RED, 0))
    assert pixels(saved(clear, "PNG")).getpixel((8, 8))[3] == 0
    keyed = pixels(saved(Image.new("RGB", (16, 16), RED), "PNG", transparency=RED))
    assert keyed.getpixel((8, 8))[3] == 0


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_moving_picture_stands_still_on_its_first_image(form):
    data = saved(Image.new("RGB", (16, 16), RED), form, save_all=True, append_images=[Image.new("RGB", (16, 16), BLUE)], duration=100)
    found = developed(data, PATH)
    assert getattr(Image.open(io.BytesIO(found.data)), "n_frames", 1) == 1
    assert near(pixels(data).getpixel((8, 8)), RED)


def test_a_picture_is_no_larger_than_a_page_needs():
    sizes = [(WIDEST * 2, 100), (WIDEST, 90), (100, WIDEST * 8), (1, 9000), (9000, 1), (WIDEST * 2, WIDEST)]
    found = [developed(saved(Image.new("RGB", size, RED), "PNG"), PATH)[2:4] for size in sizes]
    assert found == [(WIDEST, 50), (WIDEST, 90), (50, WIDEST * 4), (1, WIDEST * 4), (WIDEST, 1), (WIDEST, WIDEST // 2)]


def test_a_picture_that_lies_on_its_side_is_measured_as_it_will_stand():
    data = saved(Image.new("RGB", (WIDEST * 2, WIDEST), RED), exif=exif(6))
    assert developed(data, PATH)[2:4] == (WIDEST, WIDEST * 2)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_name_of_a_file_counts_for_nothing(form):
    for path in ("a.png", "a.jpg", "a.svg", "a"):
        assert developed(saved(halves(), form), path).diagnostic is None


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>",
     b"GIF89a" + b"\0" * 50,
     b"RIFF\x24\0\0\0AVI LIST", b"RIFF\x24\0\0\0WAVEfmt ", b"\0\0\0\x18ftypheic\0\0\0\0", b"II*\0" + b"\0" * 50, b"BM" + b"\0" * 60,
     b"%PDF-1.7\n",
     b"<?php system('x'); ?>"],
)  # fmt: skip
def test_what_is_no_picture_never_reaches_a_decoder(data):
    assert refused(data) == "LS600"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7])
def test_a_picture_that_was_cut_off_is_told(form, kept):
    data = saved(Image.effect_noise((200, 200), 80).convert("RGB"), form)
    assert refused(data[: int(len(data) * kept) + 12]) == "LS602"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, *more):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("width", "height", "millions"), [(10_000, 5_001, "50"), (10_000, 10_000, "100"), (14_000, 14_000, "196"), (60_000, 60_000, "3600")]
)
def test_a_picture_with_too_many_pixels_is_told_before_one_is_read(width, height, millions):
    data = png(width, height)
    with warnings.catch_warnings(action="error"):
        assert refused(data) == "LS601"
    assert dict(developed(data, PATH).diagnostic.facts) == {"millions": millions, "most": str(MOST_PIXELS // 1_000_000)}


def test_a_webp_of_too_many_pixels_is_told():
    size = (16_383).to_bytes(3, "little")
    body = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size + size + b"ANIM" + struct.pack("<I", 6) + b"\0" * 6
    frame = saved(Image.new("RGB", (1, 1), RED), "WEBP")[12:]
    inner = b"\0" * 6 + b"\0" * 6 + b"\0" * 4 + frame
    body += b"ANMF" + struct.pack("<I", len(inner)) + inner
    assert refused(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body) == "LS601"


def test_a_chunk_that_unpacks_to_far_too_much_is_told():
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 200_000_000, 9))
    assert refused(png(4, 4, bomb)) == "LS602"


def test_no_damage_whatever_breaks_the_program():
    picture = Image.effect_noise((48, 32), 60).convert("RGB")
    seeds = [saved(picture, form, exif=exif(6)) for form in ("JPEG", "PNG", "WEBP")]
    dice, told = random.Random(7), set()
    for _ in range(1500):
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(min(len(data), dice.choice((200, len(data)))))] = dice.randrange(256)
        with warnings.catch_warnings(action="error"):
            found = developed(bytes(data), PATH)
        told.add(found.diagnostic.code.number if found.diagnostic else "")
    assert {"", "LS600", "LS602"} <= told <= {"", "LS600", "LS601", "LS602"}


def test_the_same_picture_gives_the_same_bytes():
    assert developed(saved(halves(), exif=exif(6)), PATH) == developed(saved(halves(), exif=exif(6)), "elsewhere.png")
