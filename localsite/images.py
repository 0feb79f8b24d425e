"""A contributor's picture, made fit to publish: upright, no larger than the page needs, nothing but its pixels."""

from __future__ import annotations

import io
from typing import NamedTuple

from localsite.codes import photos as codes
from localsite.diagnostics import Diagnostic, Span

RECIPE = "picture 1"
WIDEST = 1600  # pixels
MOST_PIXELS = 50_000_000
QUALITY = 78
# By signature, so that a renamed file never reaches another decoder.
FORMATS = ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"RIFF", "WEBP"))


class Picture(NamedTuple):
    """A picture ready to publish, or what is wrong with it (then without data)."""

    data: bytes
    ending: str
    width: int  # pixels
    height: int
    diagnostic: Diagnostic | None = None


def developed(data: bytes, path: str) -> Picture:
    """The picture at `path` as WebP from its pixels alone: no EXIF, GPS, XMP, comment or profile passes."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # late: 40 ms, and remembered pictures never need it

    name = next((name for signature, name in FORMATS if data.startswith(signature)), None)
    if name is None:
        return _refused(codes.NOT_A_PICTURE.at(Span(path)))
    try:
        with Image.open(io.BytesIO(data), formats=(name,)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                millions = f"{opened.width * opened.height / 1e6:.0f}"
                return _refused(codes.TOO_MANY_PIXELS.at(Span(path), millions=millions, most=MOST_PIXELS // 1_000_000))
            opened.draft("RGB", (WIDEST, WIDEST))
            picture = ImageOps.exif_transpose(opened)
            has_alpha = "A" in picture.getbands() or "transparency" in picture.info
            picture = picture.convert("RGBA" if has_alpha else "RGB")
            picture.thumbnail((WIDEST, WIDEST * 4), reducing_gap=2)
            clean = Image.new(picture.mode, picture.size)
            clean.paste(picture)
            written = io.BytesIO()
            clean.save(written, "WEBP", quality=QUALITY, method=4)
    except UnidentifiedImageError:
        return _refused(codes.NOT_A_PICTURE.at(Span(path)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return _refused(codes.BROKEN_PICTURE.at(Span(path)))
    return Picture(written.getvalue(), "webp", clean.width, clean.height)


def _refused(diagnostic: Diagnostic) -> Picture:
    return Picture(b"", "", 0, 0, diagnostic)
