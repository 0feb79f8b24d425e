"""A page gets a picture in the widths and formats that are worth their bytes, and nothing of it but its pixels."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from localsite.images import Picture, developed, printing
from localsite.images.sizes import Size, cut, steps, whole
from tests.some_pictures import (
    BLUE,
    DISPLAY_P3,
    FORMS,
    GREEN,
    PATH,
    RED,
    exif,
    halves,
    made,
    near,
    noise,
    of_rgb,
    photograph,
    pixels,
    saved,
)


def drawing(width, height, mode="RGB"):
    """Two flat forms on white."""
    picture = Image.new(mode, (width, height), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 8, height // 8, width // 2, height // 2), fill=RED)
    draw.ellipse((width // 2, height // 2, width - width // 8, height - height // 8), fill=BLUE)
    return picture


def shown(found, part="whole"):
    """The endings and widths of a part, as they come."""
    return [(one.ending, one.width) for one in found.renditions if one.part == part]


def test_a_photograph_comes_in_three_widths_and_two_formats_and_once_for_old_browsers():
    found = made(saved(photograph(2000, 1500), quality=92))
    assert [(one.ending, one.width, one.height, one.part) for one in found.renditions] == [
        ("avif", 400, 300, "whole"), ("avif", 720, 540, "whole"), ("avif", 1600, 1200, "whole"),
        ("webp", 400, 300, "whole"), ("webp", 720, 540, "whole"), ("webp", 1600, 1200, "whole"),
        ("jpg", 720, 540, "whole"),
    ]  # fmt: skip
    assert (found.width, found.height) == (1600, 1200)


@pytest.mark.parametrize(
    ("own", "widths"),
    [(4000, (400, 720, 1600)), (1600, (400, 720, 1600)), (1599, (400, 720, 1599)), (848, (400, 720, 848)), (847, (400, 847)),
     (800, (400, 800)), (720, (400, 720)), (471, (400, 471)), (470, (470,)), (400, (400,)), (399, (399,)), (1, (1,))],
)  # fmt: skip
def test_a_picture_is_never_enlarged_and_no_two_widths_are_alike(own, widths):
    widest = whole(Size(own, own))
    assert tuple(size.width for size in steps(widest, (400, 720, 1600), widest)) == widths


def test_a_picture_is_no_larger_than_a_page_needs():
    sizes = [(3200, 100), (1600, 90), (100, 12_800), (1, 9000), (9000, 1), (3200, 1600)]
    found = [developed(saved(Image.new("RGB", size, RED), "PNG"), PATH)[1:3] for size in sizes]
    assert found == [(1600, 50), (1600, 90), (50, 6400), (1, 6400), (1600, 1), (1600, 800)]


def test_a_picture_that_lies_on_its_side_is_measured_as_it_will_stand():
    data = saved(Image.new("RGB", (2000, 1000), RED), exif=exif(6))
    assert developed(data, PATH)[1:3] == (1000, 2000)


def test_a_narrow_photograph_has_its_own_width_for_old_browsers():
    assert shown(made(saved(photograph(600, 450), quality=92)))[-1:] == [("jpg", 600)]


@pytest.mark.parametrize(
    ("size", "is_cut"),
    [((3000, 2000), False), ((4000, 3000), False), ((1600, 900), False), ((1874, 1000), False), ((1876, 1000), True), ((1201, 1000), False),
     ((1199, 1000), True),
     ((3000, 4000), True), ((1000, 1000), True), ((4000, 1000), True)],
)  # fmt: skip
def test_a_card_is_cut_where_much_would_be_lost(size, is_cut):
    assert (cut(Size(*size), "centre") is not None) is is_cut


def test_a_card_comes_after_the_whole_in_two_widths():
    found = made(saved(photograph(900, 1200), quality=92), card=True)
    assert [(one.ending, one.width, one.height) for one in found.renditions if one.part == "card"] == [
        ("avif", 400, 267), ("avif", 720, 480), ("webp", 400, 267), ("webp", 720, 480), ("jpg", 720, 480),
    ]  # fmt: skip
    parts = [one.part for one in found.renditions]
    assert parts == sorted(parts, reverse=True)
    assert shown(made(saved(photograph(900, 1200), quality=92))) == shown(found)


def test_no_card_is_cut_where_the_page_can_do_it():
    data = saved(photograph(800, 600))
    assert made(data, card=True) == made(data)


def thirds(width, height):
    """Red at the beginning, green in the middle, blue at the end, along the longer side."""
    picture = Image.new("RGB", (width, height), RED)
    if width > height:
        picture.paste(GREEN, (width // 3, 0, width, height))
        picture.paste(BLUE, (width * 2 // 3, 0, width, height))
    else:
        picture.paste(GREEN, (0, height // 3, width, height))
        picture.paste(BLUE, (0, height * 2 // 3, width, height))
    return picture


@pytest.mark.parametrize(
    ("size", "focus", "colour"),
    [((300, 900), "top", RED), ((300, 900), "centre", GREEN), ((300, 900), "bottom", BLUE), ((300, 900), "left", GREEN),
     ((900, 150), "left", RED), ((900, 150), "centre", GREEN), ((900, 150), "right", BLUE), ((900, 150), "bottom", GREEN)],
)  # fmt: skip
def test_a_card_shows_what_is_in_focus(size, focus, colour):
    for orientation in (1, 3):
        # Whoever holds the telephone upside down means the same.
        stored = thirds(*size).rotate(180 if orientation == 3 else 0)
        found = pixels(saved(stored, quality=95, exif=exif(orientation)), "card", focus=focus)
        assert near(found.getpixel((found.width // 2, found.height // 2)), colour, 30)


def test_a_card_of_a_very_wide_picture_is_as_sharp_as_the_picture():
    found = made(saved(photograph(4000, 1000), quality=92), card=True)
    assert (found.width, found.height) == (1600, 400)
    assert {(one.width, one.height) for one in found.renditions if one.part == "card"} == {(400, 267), (720, 480)}
    small = made(saved(photograph(1000, 200), quality=92), card=True)
    assert {(one.width, one.height) for one in small.renditions if one.part == "card"} == {(300, 200)}


def test_the_smallest_pictures_have_cards_too():
    for size in ((1, 1), (1, 900), (900, 1), (2, 3)):
        found = made(saved(Image.new("RGB", size, RED), "PNG"), card=True)
        assert {one.part for one in found.renditions} == ({"whole", "card"} if size != (3, 2) else {"whole"})


def test_what_can_be_seen_through_has_no_jpeg():
    picture = photograph(1000, 750).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    found = made(saved(picture, "PNG"))
    assert shown(found) == [(ending, width) for ending in ("avif", "webp") for width in (400, 720, 1000)]
    assert [Image.open(io.BytesIO(one.data)).mode for one in found.renditions] == ["RGBA"] * 6


def test_what_cannot_be_seen_through_is_a_photograph_like_others():
    picture = photograph(1000, 750)
    solid = picture.convert("RGBA")
    assert made(saved(solid, "PNG")) == made(saved(picture, "PNG"))
    assert shown(made(saved(solid, "PNG")))[-1] == ("jpg", 720)


def test_a_drawing_is_kept_without_loss():
    picture = drawing(1600, 1200)
    found = made(saved(picture, "PNG"))
    widest = [one for one in found.renditions if (one.ending, one.width) == ("webp", 1600)]
    assert [Image.open(io.BytesIO(one.data)).convert("RGB").tobytes() for one in widest] == [picture.tobytes()]


def test_a_drawing_that_can_be_seen_through_is_kept_without_loss():
    picture = Image.new("RGBA", (800, 600), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((100, 100, 700, 500), fill=(*RED, 255))
    found = [one for one in made(saved(picture, "PNG")).renditions if one.ending == "webp"]
    assert [one.width for one in found] == [400, 800]
    assert Image.open(io.BytesIO(found[-1].data)).convert("RGBA").tobytes() == picture.tobytes()


def weights(monkeypatch, avif, webp, jpeg):
    """Has each format write so many bytes, whatever the picture."""
    sizes = {"AVIF": avif, "WEBP": webp, "JPEG": jpeg}
    monkeypatch.setattr(printing, "_written", lambda _, form, __: b"x" * sizes[form])
    return developed(saved(noise(1600, 1200)), PATH)


@pytest.mark.parametrize(
    ("bytes_of", "endings"),
    [((1, 2, 3), {"avif": 3, "webp": 3, "jpg": 1}), ((2, 2, 3), {"webp": 3, "jpg": 1}), ((1, 3, 3), {"avif": 3, "jpg": 1}),
     ((3, 3, 3), {"jpg": 3}), ((4, 3, 2), {"jpg": 3})],
)  # fmt: skip
def test_a_format_that_is_not_smaller_is_left_out(bytes_of, endings, monkeypatch):
    found = shown(weights(monkeypatch, *bytes_of))
    assert {ending: [width for one, width in found if one == ending] for ending in endings} == {
        ending: [400, 720, 1600] if count == 3 else [720] for ending, count in endings.items()
    }
    assert len(found) == sum(endings.values())


def test_the_average_colour_is_told():
    assert [made(saved(Image.new("RGB", (40, 30), colour), "PNG")).colour for colour in ("#b08d57", "white", "black")] == [
        "#b08d57", "#ffffff", "#000000",
    ]  # fmt: skip
    assert made(saved(halves(), "PNG")).colour in {"#781478", "#781479"}
    assert made(saved(Image.new("RGBA", (16, 16), (*RED, 0)), "PNG")).colour == "#ffffff"


def secrets(form):
    """What a telephone and a program for pictures write beside the pixels."""
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretPlace</x:xmpmeta>'
    options = {"exif": exif().tobytes(), "icc_profile": of_rgb(DISPLAY_P3)}
    if form == "PNG":
        info = PngInfo()
        info.add_text("Comment", "SecretComment")
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        return options | {"pnginfo": info, "dpi": (301, 301)}
    return options | {"xmp": xmp} | ({"comment": b"SecretComment", "dpi": (301, 301)} if form == "JPEG" else {})


def markers(data):
    """The markers of a JPEG up to its pixels."""
    found, at = [], 2
    while data[at + 1] != 0xDA:
        found.append(data[at + 1])
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return found


def chunks(data):
    """The chunks of a WebP."""
    found, at = [], 12
    while at < len(data):
        found.append(data[at : at + 4])
        size = struct.unpack("<I", data[at + 4 : at + 8])[0]
        at += 8 + size + size % 2
    return found


@pytest.mark.parametrize("form", FORMS)
def test_nothing_but_pixels_passes(form):
    data = saved(photograph(600, 900), form, **secrets(form))
    assert b"Secret" in data
    found = {ending: [one.data for one in made(data, card=True).renditions if one.ending == ending] for ending in ("avif", "webp", "jpg")}
    assert [len(files) for files in found.values()] == [4, 4, 2]
    assert [one for files in found.values() for one in files if b"Secret" in one] == []
    # The application segments 1, 2 and 13 hold EXIF, profiles and captions; 0 only the shape of a pixel; 0xFE is a comment.
    assert {marker for one in found["jpg"] for marker in markers(one)} <= {0xE0, 0xDB, 0xC0, 0xC2, 0xC4}
    assert {chunk for one in found["webp"] for chunk in chunks(one)} == {b"VP8 "}
    for one in found["avif"]:
        head = one[: one.index(b"mdat")]
        assert [word for word in (b"Exif", b"mime", b"prof", b"rICC", b"uri ") if word in head] == []


def test_what_can_be_seen_through_brings_nothing_else_along():
    picture = photograph(600, 400).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    data = saved(picture, "WEBP", **secrets("WEBP"))
    found = [one.data for one in made(data).renditions if one.ending == "webp"]
    assert {chunk for one in found for chunk in chunks(one)} <= {b"VP8X", b"ALPH", b"VP8 ", b"VP8L"}


def test_every_browser_takes_the_colours_for_those_of_a_screen():
    for one in made(saved(photograph(600, 400), icc_profile=of_rgb(DISPLAY_P3))).renditions:
        # WebP and JPEG mean sRGB where they say nothing; AVIF says it: primaries 1 and curve 13 are those of sRGB.
        said = b"colrnclx" + struct.pack(">HH", 1, 13)
        assert (said in one.data) is (one.ending == "avif")
        assert "icc_profile" not in Image.open(io.BytesIO(one.data)).info


def test_what_stands_after_the_picture_does_not_pass():
    found = developed(saved(halves()) + b"Secret" * 50, PATH)
    assert isinstance(found, Picture)
    assert [one for one in found.renditions if b"Secret" in one.data] == []
