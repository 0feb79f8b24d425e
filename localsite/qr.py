"""How does a telephone get from paper to a page? The QR code of an address, as one path."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import segno

QUIET = 4  # modules of blank around it, without which a camera does not see where it begins (ISO/IEC 18004)
ERRORS = "m"  # 15 % of it may be dirty


_RUN = re.compile(r"M(\d+) (\d+)h(\d+)")


class Code(NamedTuple):
    """A QR code."""

    size: int  # modules on a side, the blank included
    path: str  # the dark ones, as the `d` of an SVG path in a square of that size


@lru_cache(maxsize=2048)
def code(address: str) -> Code:
    """The smallest QR code that says an address."""
    made = segno.make_qr(address, error=ERRORS)
    rows = tuple(tuple(row) for row in made.matrix_iter(border=QUIET))
    return Code(len(rows), "".join(_row(row, number) for number, row in enumerate(rows)))


def strokes(made: Code) -> str:
    """The same as lines as thick as a module, half the length: to be stroked, half a module lower."""
    parts, there = [], (0, 0)
    for x, y, wide in (map(int, found) for found in _RUN.findall(made.path)):
        parts.append(f"m{x - there[0]} 0h{wide}" if y == there[1] else f"M{x} {y}h{wide}")
        there = x + wide, y
    return "".join(parts)


def _row(row: tuple[int, ...], y: int) -> str:
    """The dark runs of a row."""
    parts, x = [], 0
    for dark, run in groupby(row):
        wide = len([*run])
        if dark:
            parts.append(f"M{x} {y}h{wide}v1h-{wide}z")
        x += wide
    return "".join(parts)
