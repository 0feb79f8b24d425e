"""A contributor's picture is opened as it was meant, or told as a problem; never anything else."""

from __future__ import annotations

import errno
import io
import random
import struct
import threading
import time
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageOps

from localsite.images import developed, opening
from localsite.images.opening import MOST_PIXELS
from localsite.images.sizes import Size
from tests.some_pictures import (
    ADOBE_RGB,
    BLUE,
    DISPLAY_P3,
    FORMS,
    GAMMA_22,
    GREEN,
    PATH,
    RED,
    every,
    exif,
    halves,
    made,
    near,
    noise,
    of_a_press,
    of_grey,
    of_rgb,
    pixels,
    refused,
    saved,
)


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_of_each_form_keeps_its_size_and_its_colours(form):
    for found in every(saved(halves(), form)):
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
    for found in every(saved(halves(), exif=exif(orientation))):
        assert found.size == size
        assert near(found.getpixel(red), RED)
        assert near(found.getpixel((size[0] - 1 - red[0], size[1] - 1 - red[1])), BLUE)


@pytest.mark.parametrize("form", FORMS)
def test_each_orientation_of_each_form_turns_as_pillow_itself_would(form):
    picture = halves()
    picture.paste(GREEN, (0, 0, 16, 16))
    for orientation in range(1, 9):
        options = {"exif": exif(orientation).tobytes() if form == "HEIC" else exif(orientation)}
        found = pixels(saved(picture, form, **options))
        expected = ImageOps.exif_transpose(Image.open(io.BytesIO(saved(picture, "PNG", exif=exif(orientation))))).convert("RGBA")
        corners = [(x, y) for x in (4, expected.width - 5) for y in (4, expected.height - 5)]
        assert found.size == expected.size
        assert [near(found.getpixel(corner), expected.getpixel(corner), 40) for corner in corners] == [True] * 4


def test_a_heic_that_stands_upright_already_is_not_turned_by_its_exif():
    upright = saved(halves(), "HEIC")
    at = upright.index(b"mdat")
    assert b"irot" not in upright[:at]
    assert pixels(upright).size == (64, 32)


@pytest.mark.parametrize("form", FORMS)
def test_the_wide_colours_of_a_telephone_become_those_of_every_screen(form):
    # What red of a screen is called in Display P3.
    data = saved(Image.new("RGB", (64, 64), (234, 51, 35)), form, icc_profile=of_rgb(DISPLAY_P3))
    for found in every(data):
        assert near(found.getpixel((32, 32)), (255, 0, 0), 12)


def test_the_wide_colours_of_a_camera_become_those_of_every_screen():
    data = saved(Image.new("RGB", (64, 64), (144, 255, 60)), "PNG", icc_profile=of_rgb(ADOBE_RGB, GAMMA_22))
    assert near(pixels(data).getpixel((32, 32)), (0, 255, 0), 12)


def test_colours_that_are_right_already_stay_as_they_are():
    primaries = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7139))
    assert made(saved(noise(), "PNG", icc_profile=of_rgb(primaries))) == made(saved(noise(), "PNG"))


def test_the_greys_of_a_profile_are_obeyed():
    grey = Image.new("L", (32, 32), 128)
    found = [pixels(saved(one, "PNG", icc_profile=of_grey())).getpixel((16, 16)) for one in (grey, grey.convert("LA"))]
    assert all(near(one, (188, 188, 188, 255), 4) for one in found)
    assert near(pixels(saved(grey, "PNG", icc_profile=of_rgb(DISPLAY_P3))).getpixel((16, 16)), (128, 128, 128), 4)


def test_the_inks_of_a_press_become_what_was_printed():
    inks = Image.new("CMYK", (64, 32), (255, 0, 0, 0))
    inks.paste((0, 0, 0, 0), (32, 0, 64, 32))
    found = pixels(saved(inks, icc_profile=of_a_press(), quality=95))
    assert near(found.getpixel((8, 16)), (255, 255, 0), 30)
    assert near(found.getpixel((56, 16)), (255, 255, 255), 8)


def test_the_inks_of_a_press_without_a_profile_become_colours():
    data = saved(halves(mode="CMYK"))
    assert b"Adobe" in data  # who stores them inverted
    found = pixels(data)
    assert near(found.getpixel((8, 16)), RED, 60)
    assert near(found.getpixel((56, 16)), BLUE, 60)


@pytest.mark.parametrize("wrong", [b"", b"nothing", b"SecretProfile" * 20, of_rgb(DISPLAY_P3)[:200], of_a_press(), of_grey()])
@pytest.mark.parametrize("form", FORMS)
def test_a_profile_that_is_broken_or_of_other_pixels_counts_for_nothing(form, wrong):
    found = pixels(saved(halves(), form, icc_profile=wrong))
    assert near(found.getpixel((8, 16)), RED)


def test_a_profile_leaves_alone_what_can_be_seen_through():
    picture = Image.new("RGBA", (32, 32), (234, 51, 35, 255))
    picture.paste((0, 0, 0, 0), (16, 0, 32, 32))
    found = pixels(saved(picture, "PNG", icc_profile=of_rgb(DISPLAY_P3)))
    assert near(found.getpixel((4, 16)), (255, 0, 0, 255), 12)
    assert found.getpixel((28, 16))[3] == 0


def test_sixteen_bits_of_grey_are_scaled_not_cut():
    for depth, level in ((0, 0), (32768, 128), (65535, 255)):
        grey = Image.new("I;16", (32, 32), depth)
        assert near(pixels(saved(grey, "PNG")).getpixel((16, 16)), (level, level, level), 4)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, *more, kind=2, depth=8, rows=b"\0" * 1000):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_sixteen_bits_of_each_colour_are_scaled_not_cut():
    row = b"\0" + struct.pack(">3H", 56540, 5140, 32768) * 16
    assert near(pixels(png(16, 16, kind=2, depth=16, rows=row * 16)).getpixel((8, 8)), (220, 20, 128), 6)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_sort_of_pixel_is_read(mode):
    picture = Image.new("RGBA", (16, 16), (255, 255, 255, 255)).convert(mode)
    assert near(pixels(saved(picture, "PNG")).getpixel((8, 8)), (255, 255, 255), 4)


def test_a_picture_that_comes_in_passes_is_read():
    assert near(pixels(saved(halves(), progressive=True)).getpixel((8, 16)), RED)
    # The first of Adam's seven passes, for a picture of one pixel, is all of it.
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 1))
    data = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" + bytes(RED))) + chunk(b"IEND", b"")
    assert near(pixels(data).getpixel((0, 0)), RED)


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
    for mode in ("1", "L"):
        assert pixels(saved(Image.new(mode, (16, 16), 0), "PNG", transparency=0)).getpixel((8, 8))[3] == 0


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_a_moving_picture_stands_still_on_its_first_image(form):
    data = saved(Image.new("RGB", (16, 16), RED), form, save_all=True, append_images=[Image.new("RGB", (16, 16), BLUE)], duration=100)
    found = made(data)
    assert [getattr(Image.open(io.BytesIO(one.data)), "n_frames", 1) for one in found.renditions] == [1] * len(found.renditions)
    assert near(pixels(data).getpixel((8, 8)), RED)


def test_a_photo_with_a_second_one_for_its_depth_is_the_first():
    data = saved(Image.new("RGB", (64, 64), RED), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 64), BLUE)])
    assert near(pixels(data).getpixel((8, 8)), RED)


@pytest.mark.parametrize("form", FORMS)
def test_the_name_of_a_file_counts_for_nothing(form):
    data = saved(halves(), form)
    assert {developed(data, path) for path in ("a.png", "a.jpg", "a.svg", "a")} == {developed(data, PATH)}


def test_a_file_of_either_brand_is_told_by_those_that_it_is_compatible_with():
    for form in ("AVIF", "HEIC"):
        data = saved(halves(), form)
        generic = data[:8] + b"mif1" + data[12:]
        assert near(pixels(generic).getpixel((8, 16)), RED)


@pytest.mark.parametrize(
    "data",
    [b"\xff", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>",
     saved(halves(), "GIF"), saved(halves(), "TIFF"), saved(halves(), "PDF"), saved(halves(), "BMP"), saved(halves(), "EPS"),
     b"RIFF\x24\0\0\0AVI LIST", b"RIFF\x24\0\0\0WAVEfmt ", b"\0\0\0\x18ftypisom\0\0\0\0", b"\0" * 50, b"<?php system('x'); ?>"],
)  # fmt: skip
def test_what_is_no_picture_never_reaches_a_decoder(data, monkeypatch):
    def never(*_, **__):
        pytest.fail("it was opened")

    monkeypatch.setattr(Image, "open", never)
    monkeypatch.setattr("pillow_heif.open_heif", never)
    assert refused(data) == "LS600"


def test_an_empty_file_is_told():
    assert refused(b"") == "LS603"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kept", [0, 0.02, 0.3, 0.7])
def test_a_picture_that_was_cut_off_is_told(form, kept):
    data = saved(noise(200, 200), form)
    assert refused(data[: int(len(data) * kept) + 12]) == "LS602"


@pytest.mark.parametrize(
    ("width", "height", "millions"), [(10_000, 5_001, "50"), (10_000, 10_000, "100"), (14_000, 14_000, "196"), (60_000, 60_000, "3600")]
)
def test_a_picture_with_too_many_pixels_is_told_before_one_is_read(width, height, millions):
    data = png(width, height)
    with warnings.catch_warnings(action="error"):
        assert refused(data) == "LS601"
    assert dict(developed(data, PATH).diagnostic.facts) == {
        "file": "vitrine.jpg", "millions": millions, "most": str(MOST_PIXELS // 1_000_000),
    }  # fmt: skip


@pytest.mark.parametrize("form", ["HEIC", "AVIF"])
def test_a_container_that_claims_too_many_pixels_is_told(form, monkeypatch):
    monkeypatch.setattr(opening, "_reduced", lambda *_: pytest.fail("it was unpacked"))
    data = saved(halves(), form)
    at = data.index(b"ispe") + 8
    assert refused(data[:at] + struct.pack(">II", 10_000, 5_001) + data[at + 8 :]) == "LS601"


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


@pytest.mark.parametrize(
    ("problem", "risen"),
    [(OSError(errno.ENOSPC, "No space left on device"), OSError), (OSError(errno.EDQUOT, "Quota exceeded"), OSError),
     (MemoryError(), MemoryError), (OSError("out of memory error when reading image file"), MemoryError)],
)  # fmt: skip
def test_what_the_machine_lacks_is_not_told_as_a_bad_picture(problem, risen, monkeypatch):
    def fail(*_):
        raise problem

    monkeypatch.setattr(opening, "_reduced", fail)
    with pytest.raises(risen):
        developed(saved(halves()), PATH)


@pytest.mark.slow
def test_no_damage_whatever_breaks_the_program():
    picture = noise(48, 32)
    seeds = [saved(picture, form, exif=exif(6).tobytes()) for form in FORMS]
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
    data = saved(noise(900, 300), exif=exif(6))
    alone = developed(data, PATH, card=True)
    assert alone == developed(data, "elsewhere.png", card=True)
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda _: developed(data, PATH, card=True), range(8))) == {alone}


@pytest.mark.parametrize(("form", "limit", "most"), [("PNG", 1000, 1), ("JPEG", 1000, 1), ("HEIC", 1000, 1), ("JPEG", 10_000, 4)])
def test_large_pictures_are_unpacked_one_by_one(form, limit, most, monkeypatch):
    reduced, inside, seen = opening._reduced, threading.Semaphore(0), []

    def counted(*arguments):
        inside.release()
        time.sleep(0.05)
        seen.append(inside._value)
        found = reduced(*arguments)
        inside.acquire()
        return found

    monkeypatch.setattr(opening, "MANY_PIXELS", limit)
    monkeypatch.setattr(opening, "_reduced", counted)
    data = saved(halves(), form)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: developed(data, PATH), range(4)))
    assert max(seen) == most


def test_a_container_without_height_is_damaged(monkeypatch):
    whole = opening._header
    monkeypatch.setattr(opening, "_header", lambda *told: whole(*told)._replace(size=Size(64, 0)))
    assert refused(saved(halves())) == "LS602"
