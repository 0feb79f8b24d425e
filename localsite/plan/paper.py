"""What do the pages that are made to be printed have in common: the way back, a code that leads to the page, names that can be read?"""

from __future__ import annotations

from localsite import qr
from localsite.maps import Atlas, Level
from localsite.plan.desk import Desk
from localsite.plan.maps import PRINTED, Rect
from localsite.plan.views import Paper
from localsite.values import Entry

LETTERS = 9  # CSS pixels: the smallest letters of a level, where it is shown as it is read best
READABLE = 8  # CSS pixels: six points, the smallest that is read on paper


def level(atlas: Atlas, rect: Rect, wide: float) -> Level:
    """The finest level whose letters can be read where a piece of the plan is printed `wide` CSS pixels wide."""
    scale = wide / rect[2]
    levels = [one for one in atlas.town.levels if one.name in PRINTED] or list(atlas.town.levels[:1])
    return next((one for one in reversed(levels) if LETTERS * scale / one.scale >= READABLE), levels[0])


def paper(desk: Desk, entry: Entry, language: str) -> Paper:
    """The frame of a sheet of paper about a record. Its code holds the short address, which survives every change of name."""
    address = desk.settings.origin + desk.href(f"/s/{entry.id}/")
    return Paper(desk.link(entry, language), qr.code(address), address.partition("://")[2])
