"""Are these bytes a picture? Then it is opened, upright and in the colours of a screen, no larger than it will be needed."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from localsite.codes import photos as codes
from localsite.diagnostics import Code, Diagnostic, Span
from localsite.images import colours
from localsite.images.sizes import Size

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile
    from pillow_heif import HeifFile

MOST_PIXELS = 50_000_000
MANY_PIXELS = 8_000_000
# By signature, so that a renamed file never reaches another decoder. AVIF and HEIC are brands of one container; where the first
# brand says neither, those that it is compatible with do.
FORMS = re.compile(
    rb"(?P<JPEG>\xff\xd8\xff)|(?P<PNG>\x89PNG\r\n\x1a\n)|(?P<WEBP>RIFF....WEBP)"
    rb"|(?P<AVIF>....ftyp(?:avi[fs]|m[is]f1....(?:....){0,8}?avif))|(?P<HEIC>....ftyp(?:hei[cxms]|m[is]f1))",
    re.DOTALL,
)
EXTENTS = re.compile(rb"ispe\0\0\0\0(....)(....)", re.DOTALL)  # width and height, of each image in a container
ORIENTATION = 0x0112  # of EXIF
# What each orientation asks for, by the name of Pillow's transposition.
TURNS: Mapping[object, str] = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip
SIDEWAYS = frozenset({"TRANSPOSE", "ROTATE_270", "TRANSVERSE", "ROTATE_90"})
# All that Pillow and libheif say of a damaged file.
DAMAGE = (OSError, ValueError, SyntaxError, TypeError, EOFError, LookupError, RuntimeError, ArithmeticError, struct.error)

# Warnings are silenced for the whole process, so only one picture at a time may do it.
QUIET = Lock()
# A large picture takes up to hundreds of megabytes while it is unpacked; two of them at once would be too much for a small machine.
# That is the short part of the work: the long one, writing, goes on side by side.
LARGE = Lock()


class Sheet(NamedTuple):
    """A picture as it was meant, and the size that it had."""

    image: Image  # RGB or RGBA
    own: Size


class Header(NamedTuple):
    """What a file tells before one of its pixels is read."""

    file: ImageFile | HeifFile
    size: Size  # as stored
    pixels: int  # that it takes to unpack it


def opened(data: bytes, path: str, needed: Callable[[Size], Size]) -> Sheet | Diagnostic:
    """The picture, reduced to what `needed` says of its upright size, or what is wrong with it."""
    found = FORMS.match(data)
    if found is None or found.lastgroup is None:
        return _refused(codes.NOT_A_PICTURE if data else codes.EMPTY_PICTURE, path)
    from PIL import Image  # late: 40 ms, and remembered pictures never need it

    try:
        header = _header(data, found.lastgroup)
        if min(header.size) < 1:
            return _refused(codes.BROKEN_PICTURE, path)
        return _sheet(header, needed) if header.pixels <= MOST_PIXELS else _too_many(header.pixels, path)
    except Image.DecompressionBombError as problem:
        # Pillow's own limit, which tells the size in its words alone.
        return _too_many(int(re.sub(r"\D*(\d+).*", r"\1", str(problem))), path)
    except DAMAGE as problem:
        _raise_what_the_machine_lacks(problem)
        return _refused(codes.BROKEN_PICTURE, path)


def _refused(code: Code, path: str, **facts: str | int) -> Diagnostic:
    """A problem of a picture, which whoever names it puts in its place."""
    return code.at(Span(path), file=path.rpartition("/")[2], **facts)


def _too_many(pixels: int, path: str) -> Diagnostic:
    return _refused(codes.TOO_MANY_PIXELS, path, millions=f"{pixels / 1e6:.0f}", most=MOST_PIXELS // 1_000_000)


def _raise_what_the_machine_lacks(problem: Exception) -> None:
    """A full disk and a full memory are no fault of the picture. What libheif calls a limit is: a small file claims the memory."""
    words = str(problem).lower()
    if isinstance(problem, OSError) and problem.errno is not None:
        raise problem
    if "memory" in words and "limit" not in words:
        raise MemoryError(str(problem)) from problem


def _header(data: bytes, form: str) -> Header:
    if form == "HEIC":
        from pillow_heif import open_heif  # late: few pictures are of that form

        heic = open_heif(data)
        # It may be a small part that is shown of a huge one.
        stored = (int.from_bytes(width) * int.from_bytes(height) for width, height in EXTENTS.findall(data))
        return Header(heic, Size(*heic.size), max(heic.size[0] * heic.size[1], *stored, 0))
    from PIL import Image  # late: see above

    with QUIET, warnings.catch_warnings(action="ignore"):
        file = Image.open(io.BytesIO(data), formats=(form,))
    return Header(file, Size(*file.size), file.width * file.height)


def _sheet(header: Header, needed: Callable[[Size], Size]) -> Sheet:
    from PIL import Image  # late: see above

    with LARGE if header.pixels > MANY_PIXELS else nullcontext():
        turn = _turn(header.file)
        own = _turned(header.size, turn)
        reduced = _reduced(header.file, _turned(needed(own), turn))
    seen = colours.on_a_screen(reduced, header.file.info.get("icc_profile"))
    upright = seen.transpose(Image.Transpose[turn]) if turn else seen
    # A new sheet: whatever else the file said stays behind.
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    return Sheet(clean, own)


def _turn(file: ImageFile | HeifFile) -> str:
    """The transposition that sets a picture upright, "" where it stands so."""
    from PIL.ImageFile import ImageFile  # late: see above

    if not isinstance(file, ImageFile):
        # HEIC is turned as it is unpacked: its EXIF repeats what the file itself has already told.
        return ""
    if file.format == "PNG":
        file.load()  # its EXIF may stand behind the pixels
    # Pillow warns of every oddity in EXIF; pixels are all that counts here.
    with QUIET, warnings.catch_warnings(action="ignore"):
        return TURNS.get(file.getexif().get(ORIENTATION), "")


def _turned(size: Size, turn: str) -> Size:
    return Size(size.height, size.width) if turn in SIDEWAYS else size


def _reduced(file: ImageFile | HeifFile, size: Size) -> Image:
    """The pixels, no more of them than asked for; the first image of a moving one."""
    from PIL import Image  # late: see above
    from PIL.ImageFile import ImageFile  # late: see above

    if isinstance(file, ImageFile):
        file.draft("RGB", size)
        image = colours.plain(file)
    else:
        image = colours.plain(file.to_pillow())
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2)
