"""What do the pages that are made to be printed have in common: the way back, and the code that leads a telephone to the page?"""

from __future__ import annotations

from localsite import qr
from localsite.plan.desk import Desk
from localsite.plan.views import Paper
from localsite.values import Entry


def paper(desk: Desk, entry: Entry, language: str) -> Paper:
    """The frame of a sheet of paper about a record. Its code holds the short address, which survives every change of name."""
    address = desk.settings.origin + desk.href(f"/s/{entry.id}/")
    return Paper(desk.link(entry, language), qr.code(address), address.partition("://")[2])
