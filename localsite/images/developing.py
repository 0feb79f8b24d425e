"""What is made of a picture? A function of its bytes: the same ones give the same files, on any day and in any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localsite.diagnostics import Diagnostic
from localsite.images import printing, sizes
from localsite.images.opening import Sheet, opened
from localsite.images.sizes import Cut, Size
from localsite.images.value import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

RECIPE = "picture 3"


def developed(data: bytes, path: str, focus: str = "centre", *, card: bool = False) -> Picture:
    """The picture at `path` as a page shows it: from its pixels alone, no EXIF, GPS, XMP, comment or profile passes.

    With `card`, a 3:2 cut around the focus (centre, top, bottom, left or right) comes too, where the page cannot make it well itself.
    """
    sheet = opened(data, path, lambda own: sizes.needed(own, sizes.cut(own, focus) if card else None))
    if isinstance(sheet, Diagnostic):
        return Picture((), 0, 0, "", sheet)
    widest = sizes.whole(sheet.own)
    whole = _at(sheet.image, None, widest)
    made = [*printing.renditions(whole, sizes.steps(widest, sizes.WIDTHS, sheet.own), "whole")]
    part = sizes.cut(sheet.own, focus) if card else None
    if part is not None:
        size = sizes.card(part)
        made += printing.renditions(_at(sheet.image, _scaled(part, sheet), size), sizes.steps(size, sizes.CARD_WIDTHS, part), "card")
    return Picture(tuple(made), *widest, printing.average(whole))


def _scaled(part: Cut, sheet: Sheet) -> Cut:
    """A cut of the picture as a cut of its sheet, which may be smaller."""
    across, down = sheet.image.width / sheet.own.width, sheet.image.height / sheet.own.height
    return Cut(part.left * across, part.top * down, part.width * across, part.height * down)


def _at(image: Image, part: Cut | None, size: Size) -> Image:
    from PIL import Image  # late: 40 ms, and remembered pictures never need it

    if part is None:
        return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2)
    box = (part.left, part.top, min(image.width, part.left + part.width), min(image.height, part.top + part.height))
    return image.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=2)
