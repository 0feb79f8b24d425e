"""What can a shop take away in all? Every badge, every size of image, every sheet as PDF: made on demand, in one folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from localsite.badges import SHAPES, TONES, badge
from localsite.content import Shop
from localsite.plan import badges, kit, kit_print, shares
from localsite.social import FRAMES
from localsite.stages import Plan
from localsite.typeset import KINDS, pdf
from localsite.values import Entry

BROAD = 3  # times as wide as it is shown: a badge in pixels


class Piece(NamedTuple):
    """A file of the kit."""

    path: str  # below its folder
    data: bytes


def shop(planned: Plan, key: str) -> Entry | None:
    """The shop of a key, or of a former one; None where there is none that people may go to."""
    found = next((one for one in planned.desk.site.listed if key == one.key or key in one.facts.formerly), None)
    return found if found and isinstance(found.facts, Shop) else None


def pieces(planned: Plan, entry: Entry, languages: tuple[str, ...]) -> Iterator[Piece]:
    """All that a shop can take away, in some languages."""
    yield from _badges(planned, entry, languages)
    yield from _images(planned, entry, languages)
    yield from _sheets(planned, entry, languages)
    for name, held in kit.texts(planned.desk, entry, languages):
        yield Piece(name, held)
