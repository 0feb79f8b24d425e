"""What can a shop take away in all? Every badge, every size of image, every sheet as PDF: made on demand, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from localsite import badges as drawn
from localsite.plan import badges, kit, kit_print, shares
from localsite.plan.desk import Desk
from localsite.social import FRAMES
from localsite.stages import Plan
from localsite.typeset import KINDS, pdf
from localsite.values import Entry

BROAD = 3  # times as wide as it is shown: a badge in pixels
PARTS = ("badges", "images", "pdf")


class Piece(NamedTuple):
    """A file of the kit."""

    path: str  # below its folder
    data: bytes


def shop(planned: Plan, key: str) -> Entry | None:
    """The shop of a key, or of a former one; None where there is none that people may go to."""
    return next((one for one in planned.desk.site.listed if key == one.key or key in one.facts.formerly), None)


def pieces(planned: Plan, entry: Entry, parts: tuple[str, ...] = PARTS) -> Iterator[Piece]:
    """All that a shop can take away, in the languages of the site. ImportError where PDFs are asked for and Typst is not there."""
    desk = planned.desk
    for part in parts:
        yield from MAKERS[part](desk, entry)
    yield from (Piece(name, text) for name, text in kit.texts(desk, entry))


def _badges(desk: Desk, entry: Entry) -> Iterator[Piece]:
    """Four shapes in three tones, as SVG and as PNG."""
    if desk.faces is None:
        return
    for language, shape, tone in product(desk.settings.languages, drawn.SHAPES, drawn.TONES):
        made = drawn.badge(shape, badges.sayings(desk, entry, language), badges.painted(desk, tone), desk.faces)
        name = f"badges/{shape}-{tone}.{language}"
        yield Piece(f"{name}.svg", made.svg.encode())
        yield Piece(f"{name}.png", badges.pixels(made.svg, BROAD * made.wide))


def _images(desk: Desk, entry: Entry) -> Iterator[Piece]:
    """The picture of the shop in every size, in each language in which it has words."""
    if desk.faces is None:
        return
    for language, size in product(entry.words, FRAMES):
        ending = shares.name(desk, entry, language, size).rpartition(".")[2]
        data = shares.craft(desk, entry, language, size).make()[size]
        yield Piece(f"images/{entry.key}-{size}.{language}.{ending}", data)


def _sheets(desk: Desk, entry: Entry) -> Iterator[Piece]:
    """The sheets as PDF."""
    if desk.faces is None:
        return
    with TemporaryDirectory() as folder:
        for role, data in desk.theme.lettering.items():
            (Path(folder) / f"{role}.ttf").write_bytes(data)
        for language, key in product(kit_print.spoken(desk), KINDS):
            told = kit_print.printed(desk, entry, language, key)
            mark = told.mark and told.mark._replace(data=shares.shown_of(desk, None).logo)
            made = pdf(key, told._replace(mark=mark), kit_print.look(desk), Path(folder))
            yield Piece(f"pdf/{key}.{language}.pdf", made)


MAKERS: Mapping[str, Callable[[Desk, Entry], Iterator[Piece]]] = {"badges": _badges, "images": _images, "pdf": _sheets}
