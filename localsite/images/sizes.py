"""In which sizes is a picture needed, and where is it cut for a card?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

WIDTHS = (400, 720, 1600)  # pixels: a card; what a telephone shows across, twice as fine as its points; a desk
CARD_WIDTHS = WIDTHS[:2]
TALLEST = 4 * WIDTHS[-1]
CARD = 3 / 2  # width by height
MOST_LOST = 1 / 5  # of the pixels; a page that cuts off no more can do so itself
MOST_NEEDED = 8_000_000  # pixels in hand at once, after a picture is reduced
NEAR = 0.85  # a step this close to the widest one is not worth its bytes
# How far from the left and from the top the cut lies, of all that is cut off.
PLACES: Mapping[str, tuple[float, float]] = {
    "centre": (0.5, 0.5), "left": (0, 0.5), "right": (1, 0.5), "top": (0.5, 0), "bottom": (0.5, 1),
}  # fmt: skip


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int


class Cut(NamedTuple):
    """A part of a picture, from its left upper corner, in fractions of a pixel."""

    left: float
    top: float
    width: float
    height: float


def whole(own: Size) -> Size:
    """The largest size in which a picture of size `own` is shown: never larger than itself, nor endlessly tall."""
    width = min(own.width, WIDTHS[-1], max(1, TALLEST * own.width // own.height))
    return Size(width, min(TALLEST, _height(width, own.width, own.height)))


def cut(own: Size, focus: str) -> Cut | None:
    """The 3:2 part around the focus; None where the page cuts by itself, because hardly anything is lost."""
    width, height = min(own.width, own.height * CARD), min(own.height, own.width / CARD)
    if width * height >= (1 - MOST_LOST) * own.width * own.height:
        return None
    across, down = PLACES[focus]
    return Cut((own.width - width) * across, (own.height - height) * down, width, height)


def card(part: Cut) -> Size:
    """The largest size in which a cut is shown."""
    width = max(1, min(CARD_WIDTHS[-1], int(part.width)))
    return Size(width, _height(width, part.width, part.height))


def needed(own: Size, part: Cut | None) -> Size:
    """The smallest size from which both the whole and the cut can be made."""
    largest = whole(own)
    if part is None or card(part).width * own.width <= largest.width * part.width:
        return largest
    # A strip is not unpacked whole for the sake of a sharp cut.
    scale = min(card(part).width / part.width, math.sqrt(MOST_NEEDED / (own.width * own.height)))
    if scale * own.width <= largest.width:
        return largest
    return Size(math.ceil(own.width * scale), math.ceil(own.height * scale))


def steps(widest: Size, widths: tuple[int, ...], shape: Size | Cut) -> tuple[Size, ...]:
    """The sizes of a picture of this shape that a browser may choose from, narrow to wide."""
    narrower = (width for width in widths if width <= widest.width * NEAR)
    return (*(Size(width, _height(width, shape.width, shape.height)) for width in narrower), widest)


def _height(width: int, whole_width: float, whole_height: float) -> int:
    return max(1, round(whole_height * width / whole_width))
