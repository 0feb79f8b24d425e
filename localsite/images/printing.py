"""As which files does a browser get a picture? In each width, in the formats that are worth their bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from localsite.images.sizes import Size
from localsite.images.value import Rendition

if TYPE_CHECKING:
    from PIL.Image import Image

FALLBACK = 720  # pixels wide: the one JPEG, for the browsers that know neither AVIF nor WebP
# Measured by benchmarks/pictures.py: as like the photograph as sharp's own AVIF, to 0.005 of structural similarity, in no more bytes
# and in a fraction of the time. Most visits see the files that telephones take, which are small: they have the time for speed 6; the
# widest would take four fifths of all. What aom does for eyes alone (matrices, sharpness) costs more likeness than it saves bytes here.
_AVIF: Mapping[str, Any] = {"subsampling": "4:2:0", "max_threads": 1, "advanced": {"enable-qm": "0", "sharpness": "0"}}
AVIF: Mapping[str, Any] = {**_AVIF, "quality": 51, "speed": 6}
WIDE_AVIF: Mapping[str, Any] = {**_AVIF, "quality": 48, "speed": 9}
# Method 4 takes two and a half times as long, for 3 % of the bytes.
WEBP: Mapping[str, Any] = {"quality": 80, "method": 2}
WIDE = Lock()
LOSSLESS: Mapping[str, Any] = {"lossless": True, "quality": 75, "method": 4}
JPEG: Mapping[str, Any] = {"quality": 80, "progressive": True}


def renditions(widest: Image, sizes: Sequence[Size], part: str) -> Iterator[Rendition]:
    """The files of one part of a picture; `sizes` go from narrow to wide, and the last is that of `widest`."""
    images = _reduced(widest, sizes)
    avif = [_avif(image) for image in images]
    webp = [_webp(image) for image in images]
    # AVIF is the least like the picture of the three at these qualities: one that is not even smaller has nothing to offer.
    if _weight(avif) < _weight(webp):
        yield from _told(avif, "avif", images, part)
    else:
        avif = []
    if widest.mode == "RGBA":
        yield from _told(webp, "webp", images, part)
        return
    at = next((index for index, image in enumerate(images) if image.width == FALLBACK), len(images) - 1)
    jpeg = _written(images[at], "JPEG", JPEG)
    # WebP and JPEG are alike at these qualities (see below), so that bytes alone decide.
    is_worth_it = len(webp[at]) < len(jpeg)
    if is_worth_it:
        yield from _told(webp, "webp", images, part)
    if avif or is_worth_it:
        yield from _told([jpeg], "jpg", images[at : at + 1], part)
    else:
        yield from _told([_written(image, "JPEG", JPEG) for image in images], "jpg", images, part)


def average(image: Image) -> str:
    """The colour of a picture seen from far away, on white paper."""
    from PIL import Image  # late: 40 ms, and remembered pictures never need it

    small = image.resize((1, 1), Image.Resampling.BOX).convert("RGBA")
    paper = Image.new("RGBA", (1, 1), "white")
    paper.alpha_composite(small)
    return "#" + paper.convert("RGB").tobytes().hex()


def _reduced(widest: Image, sizes: Sequence[Size]) -> list[Image]:
    """The picture in each size, narrow to wide, each made from the next wider one."""
    from PIL import Image  # late: see above

    images = [widest]
    for size in reversed(sizes[:-1]):
        images.append(images[-1].resize(size, Image.Resampling.LANCZOS))
    return images[::-1]


def _told(files: Sequence[bytes], ending: str, images: Sequence[Image], part: str) -> Iterator[Rendition]:
    for data, image in zip(files, images, strict=True):
        yield Rendition(data, ending, image.width, image.height, part)


def _weight(files: Sequence[bytes]) -> int:
    return sum(map(len, files))


def _avif(image: Image) -> bytes:
    """The picture as AVIF. The encoder takes eighty megabytes for a wide one: they are written one by one, while others are read."""
    if image.width <= FALLBACK:
        return _written(image, "AVIF", AVIF)
    with WIDE:
        return _written(image, "AVIF", WIDE_AVIF)


def _webp(image: Image) -> bytes:
    """The picture as WebP; without loss where that is smaller, as it is for drawings and for screens."""
    lossy = _written(image, "WEBP", WEBP)
    return min(_written(image, "WEBP", LOSSLESS), lossy, key=len) if _is_flat(image) else lossy


def _is_flat(image: Image) -> bool:
    """Whether most pixels are as their neighbour on the left: never so in a photograph, whose light is never the same twice."""
    from PIL import ImageChops  # late: see above

    moved = ImageChops.offset(image, 1, 0)
    same = [ImageChops.difference(one, other).histogram()[0] for one, other in zip(image.split(), moved.split(), strict=True)]
    return min(same) * 2 > image.width * image.height


def _written(image: Image, form: str, options: Mapping[str, Any]) -> bytes:
    written = io.BytesIO()
    image.save(written, form, **options)
    return written.getvalue()
