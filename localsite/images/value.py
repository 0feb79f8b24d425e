"""What does a page need to know of a picture?"""

from __future__ import annotations

from typing import NamedTuple

from localsite.diagnostics import Diagnostic


class Rendition(NamedTuple):
    """One file: the picture, or a part of it, in one format and one width."""

    data: bytes
    ending: str  # "avif", "webp" or "jpg"
    width: int  # pixels
    height: int
    part: str  # "whole", or "card": the 3:2 cut around the focus


class Picture(NamedTuple):
    """A picture ready to publish, or what is wrong with it (then without renditions).

    The whole comes before the card; each as AVIF, as WebP, then as what every browser reads; each narrow to wide.
    """

    renditions: tuple[Rendition, ...]
    width: int  # of the widest whole, pixels
    height: int
    colour: str  # "#b08d57": the average, shown while the picture loads
    diagnostic: Diagnostic | None = None
