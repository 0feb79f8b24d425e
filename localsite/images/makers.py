"""What do the files of a picture depend on? On few parts of the program: the others may change, and no picture is made again."""

from __future__ import annotations

import sys

from localsite import cache

# Its own modules, and what a remembered problem consists of.
PLACES = ("images", "drawing.py", "diagnostics.py", "cache.py", "codes/photos.py")
TOOLS = ("pillow", "resvg", "defusedxml")


def makers() -> bytes:
    """A mark of them all as they stand."""
    return bytes.fromhex(cache.digest(sys.version, cache.makers(PLACES, TOOLS)))
