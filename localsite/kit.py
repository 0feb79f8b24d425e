"""What can a shop take away in all? Every badge, every size of image, every sheet as PDF: made on demand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from localsite.cache import Memory
from localsite.codes.workplace import BAD_OUTPUT_NAME
from localsite.craft import craft
from localsite.diagnostics import Report
from localsite.plan import kit
from localsite.plan.pieces import MAKERS, PDF, has_typst, outputs
from localsite.stages import Plan
from localsite.urls import is_file_name
from localsite.values import Entry

PARTS = tuple(MAKERS)


class Piece(NamedTuple):
    """A file of the kit."""

    path: str  # below its folder
    data: bytes


def shop(planned: Plan, key: str) -> Entry | None:
    """The shop of a key, or of a former one; None where there is none that people may go to."""
    listed = planned.desk.site.listed
    return next((one for one in listed if key == one.key), None) or next((one for one in listed if key in one.facts.formerly), None)


def told(planned: Plan, key: str) -> Entry | None:
    """A story, an event, a place or a trail of a key, which has images to share and nothing else; None where there is none."""
    found = ((kind, key) for kind in ("story", "event", "place", "trail"))
    return next((planned.desk.site.entries[name] for name in found if name in planned.desk.site.entries), None)


def is_ready(parts: tuple[str, ...]) -> bool:
    """True where there is what these parts are made with."""
    return PDF not in parts or has_typst()


def pieces(planned: Plan, entry: Entry, report: Report, parts: tuple[str, ...] = PARTS) -> Iterator[Piece]:
    """Some parts of the kit of a shop, in the languages of the site, with what to paste and to say; each below its folder."""
    made = craft(tuple(outputs(planned.desk, entry, parts)), Memory(None), report)
    is_shop = entry.kind == "shop"
    texts = kit.texts(planned.desk, entry, [output.path for output in made]) if is_shop else kit.words(planned.desk, entry)
    for piece in (*(Piece(output.path, output.data) for output in made), *(Piece(name, text) for name, text in texts)):
        if is_file_name(piece.path):
            yield piece
        else:
            report(BAD_OUTPUT_NAME.at(entry.span, path=piece.path))
