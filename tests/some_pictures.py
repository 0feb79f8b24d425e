"""Pictures made in the tests: in each form that people send, with what cameras and presses write into them."""

from __future__ import annotations

import io
import random
import struct

import pillow_heif
from PIL import Image, ImageFilter

from localsite.diagnostics import Span
from localsite.images import developed

PATH = "shops/le-coin/vitrine.jpg"
RED, GREEN, BLUE = (220, 20, 20), (20, 220, 20), (20, 20, 220)
FORMS = ("JPEG", "PNG", "WEBP", "HEIC", "AVIF")
# Where red, green and blue of a screen are seen, and how light they are, for two sorts of RGB; and one curve for all three.
DISPLAY_P3 = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))
ADOBE_RGB = ((0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446))
BENDS = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045, 0, 0)
CURVE = b"para" + struct.pack(">IHH7i", 0, 3, 0, *(round(number * 65536) for number in BENDS))
GAMMA_22, GAMMA_1 = (b"curv" + struct.pack(">IIHH", 0, 1, gamma, 0) for gamma in (0x0233, 0x0100))


def halves(width=64, height=32, mode="RGB"):
    """A picture whose left half is red, whose right half is blue."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture.convert(mode)


def noise(width=64, height=48, mode="RGB"):
    """A picture that no format makes small: every pixel is another."""
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3)).convert(mode)


def photograph(width, height):
    """Light and grain, as a camera sees them."""
    grain = noise(width, height, "L").convert("RGB").filter(ImageFilter.GaussianBlur(2))
    return Image.blend(halves(width, height).filter(ImageFilter.GaussianBlur(width // 8)), grain, 0.3)


def saved(picture, form="JPEG", **options):
    written = io.BytesIO()
    if form == "HEIC":
        pillow_heif.from_pillow(picture).save(written, **{"quality": 90, **options})
    else:
        picture.save(written, form, **({"quality": 90} if form == "AVIF" else {}), **options)
    return written.getvalue()


def exif(orientation=1):
    """EXIF as a telephone writes it: with the place, the author, the camera."""
    made = Image.Exif()
    made[0x0112], made[0x010F], made[0x013B] = orientation, "SecretCamera", "SecretAuthor"
    place = made.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (43.0, 44.0, 1.5), "E", (7.0, 25.0, 2.5)
    return made


def profile(space, device, connection, tags):
    """A colour profile, from its parts."""
    light = struct.pack(">3i", 63190, 65536, 54061)
    tags = {b"wtpt": b"XYZ \0\0\0\0" + light, **tags}
    table, bodies, offset = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, body in tags.items():
        padded = body + b"\0" * (-len(body) % 4)
        table += struct.pack(">4sII", name, offset + len(bodies), len(body))
        bodies += padded
    size = offset + len(bodies)
    start = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x04200000, device, space, connection)
    return start.ljust(36, b"\0") + b"acsp" + (b"\0" * 28 + light).ljust(88, b"\0") + table + bodies


def of_rgb(primaries, curve=CURVE):
    colours = {
        name: b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in point))
        for name, point in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)
    }
    return profile(b"RGB ", b"mntr", b"XYZ ", {**colours, b"rTRC": curve, b"gTRC": curve, b"bTRC": curve})


def of_grey(curve=GAMMA_1):
    return profile(b"GRAY", b"mntr", b"XYZ ", {b"kTRC": curve})


def of_a_press():
    """Inks of a press whose cyan is yellow, so that nobody mistakes them for others: white paper, and black where there is black."""
    straight = bytes(range(256))
    mixed = b""
    for number in range(16):
        cyan, black = number & 8, number & 1
        mixed += bytes((0, 128, 128) if black else (248, 107, 222) if cyan else (255, 128, 128))
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + matrix + straight * 4 + mixed + straight * 3
    return profile(b"CMYK", b"prtr", b"Lab ", {b"A2B0": table})


def made(data, focus="centre", *, card=False, path=PATH):
    """The renditions of a picture that must be fine; each is what it says it is."""
    found = developed(data, path, focus, card=card)
    assert found.diagnostic is None, found.diagnostic
    for one in found.renditions:
        opened = Image.open(io.BytesIO(one.data))
        assert (opened.format, opened.size) == ({"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[one.ending], (one.width, one.height))
    return found


def pixels(data, part="whole", **options):
    """The widest rendition of a part, in the first of its formats."""
    found = [one for one in made(data, card=part == "card", **options).renditions if one.part == part]
    return Image.open(io.BytesIO(max(found, key=lambda one: one.width).data)).convert("RGBA")


def every(data):
    """The widest of the whole in every format."""
    found = made(data)
    return [Image.open(io.BytesIO(one.data)).convert("RGBA") for one in found.renditions if one.width == found.width]


def near(colour, expected, away=24):
    return all(abs(one - other) <= away for one, other in zip(colour, expected, strict=False))


def refused(data, path=PATH):
    found = developed(data, path)
    assert found[:4] == ((), 0, 0, "")
    assert found.diagnostic.span == Span(path)
    return found.diagnostic.code.number
