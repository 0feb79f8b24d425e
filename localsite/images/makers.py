"""What do the files of a picture depend on? On few parts of the program: the others may change, and no picture is made again."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from localsite.cache import digest

HOME = Path(__file__).resolve().parent
BESIDE = ("drawing.py", "diagnostics.py", "cache.py", "codes/photos.py")  # and what a remembered problem consists of
TOOLS = ("pillow", "resvg", "defusedxml")


@cache
def makers() -> bytes:
    """A mark of them all as they stand."""
    files = (*sorted(HOME.glob("*.py")), *(HOME.parent / name for name in BESIDE))
    found = {name for place in sys.path if Path(place).is_dir() for name in os.listdir(place or ".") if name.endswith(".dist-info")}
    tools = sorted(name for name in found if name.startswith(TOOLS))
    return bytes.fromhex(digest(sys.version, *tools, *(file.read_bytes() for file in files)))
