"""A contributor's picture, made fit to publish: upright, no larger than the page needs, nothing but its pixels."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from localsite.codes import photos as codes
from localsite.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

RECIPE = "picture 2"
WIDEST = 1600  # pixels
MOST_PIXELS = 50_000_000
QUALITY = 78
# By signature, so that a renamed file never reaches another decoder.
FORMATS = re.compile(rb"(?P<JPEG>\xff\xd8\xff)|(?P<PNG>\x89PNG\r\n\x1a\n)|(?P<WEBP>RIFF....WEBP)", re.DOTALL)
ORIENTATION = 0x0112  # of EXIF
# What each orientation asks for, by the name of Pillow's transposition.
TURNS: Mapping[object, str] = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip


class Picture(NamedTuple):
    """A picture ready to publish, or what is wrong with it (then without data)."""

    data: bytes
    ending: str
    width: int  # pixels
    height: int
    diagnostic: Diagnostic | None = None


def developed(data: bytes, path: str) -> Picture:
    """The picture at `path` as WebP from its pixels alone: no EXIF, GPS, XMP, comment or profile passes."""
    from PIL import Image  # late: 40 ms, and remembered pictures never need it

    signature = FORMATS.match(data)
    if signature is None:
        return _refused(codes.NOT_A_PICTURE.at(Span(path)))
    try:
        # Pillow warns of every oddity in EXIF; pixels are all that counts here.
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=(signature.lastgroup or "",)) as opened:
            pixels = opened.width * opened.height
            return _printed(opened) if pixels <= MOST_PIXELS else _too_many(pixels, path)
    except Image.DecompressionBombError as problem:
        # Pillow's own limit, which tells the size in its words alone.
        return _too_many(int(re.sub(r"\D*(\d+).*", r"\1", str(problem))), path)
    except (OSError, ValueError, SyntaxError, TypeError, OverflowError, struct.error):  # all that Pillow says of a damaged file
        return _refused(codes.BROKEN_PICTURE.at(Span(path)))


def _too_many(pixels: int, path: str) -> Picture:
    return _refused(codes.TOO_MANY_PIXELS.at(Span(path), millions=f"{pixels / 1e6:.0f}", most=MOST_PIXELS // 1_000_000))


def _printed(opened: ImageFile) -> Picture:
    """The same pixels on a new sheet: no more of them than are shown, the first image of a moving one."""
    from PIL import Image  # late: see above

    opened.draft("RGB", (WIDEST, WIDEST))
    turn = TURNS.get(opened.getexif().get(ORIENTATION))
    picture = _in_colours(opened)
    # Before it is turned, in the room that it will have.
    room = (WIDEST * 4, WIDEST) if turn in {"TRANSPOSE", "ROTATE_270", "TRANSVERSE", "ROTATE_90"} else (WIDEST, WIDEST * 4)
    picture.thumbnail(room, reducing_gap=2)
    upright = picture.transpose(Image.Transpose[turn]) if turn else picture
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    written = io.BytesIO()
    clean.save(written, "WEBP", quality=QUALITY, method=4)
    return Picture(written.getvalue(), "webp", clean.width, clean.height)


def _in_colours(opened: Image) -> Image:
    if opened.mode.startswith("I"):
        # Sixteen bits of grey: Pillow would cut them off instead of scaling them.
        return opened.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    return opened.convert("RGBA" if "A" in opened.getbands() or "transparency" in opened.info else "RGB")


def _refused(diagnostic: Diagnostic) -> Picture:
    return Picture(b"", "", 0, 0, diagnostic)
