"""What can a shop take away besides what every site publishes? All badges, images for accounts, PDFs: each made when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from localsite import badges as drawn
from localsite.badges import Paints, Sayings
from localsite.cache import digest, makers
from localsite.codes.kit import NO_TYPST
from localsite.diagnostics import Report, Span
from localsite.lettering import Faces
from localsite.plan import badges, kit_print, shares
from localsite.plan.desk import Desk
from localsite.settings import PATH
from localsite.social import FRAMES
from localsite.typeset import KINDS, Look, Printed, pdf
from localsite.values import Craft, Entry, Output

RECIPE = "piece 1"
BROAD = 3  # times as wide as it is shown: a badge in pixels
PDF = "pdf"
SETTERS = (("typeset", "lettering"), ("typst", "uharfbuzz"))  # what a sheet depends on besides what it tells


def outputs(desk: Desk, entry: Entry, parts: tuple[str, ...]) -> Iterator[Output]:
    """Some parts of the kit of a shop; paths are below the folder of the kit."""
    if desk.faces is not None:
        for part in parts:
            yield from MAKERS[part](desk, desk.faces, entry)


def wanted(desk: Desk) -> tuple[str, ...]:
    """The parts that the site publishes too: those that it asks for and that can be made here."""
    return tuple(part for part in desk.settings.theme.kit if part != PDF or has_typst())


def has_typst() -> bool:
    """True where PDFs can be made."""
    return find_spec("typst") is not None


def check(desk: Desk, report: Report) -> None:
    """Tells of PDFs that are asked for where nothing makes them."""
    if PDF in desk.settings.theme.kit and not has_typst():
        report(NO_TYPST.at(Span(PATH)))


def _badges(desk: Desk, faces: Faces, entry: Entry) -> Iterator[Output]:
    """Each shape in each tone and language, as SVG and as PNG."""
    for language, shape, tone in product(desk.settings.languages, drawn.SHAPES, drawn.TONES):
        said, paints = badges.sayings(desk, entry, language), badges.painted(desk, tone)
        craft = Craft(
            f"{RECIPE} badge",
            digest(repr((shape, said, paints)), faces.digest, makers(*badges.MAKERS)),
            partial(_badge, shape, said, paints, faces),
        )
        for ending in ("svg", "png"):
            yield Output(f"badges/{entry.key}-{shape}-{tone}.{language}.{ending}", (entry.path,), craft=craft, part=ending)
    # The lines to paste speak of that one.
    yield from (
        one._replace(path=f"badges/{entry.key}-{badges.PICTURE}") for one in badges.published(desk, entry) if one.part == badges.PICTURE
    )


def _badge(shape: str, said: Sayings, paints: Paints, faces: Faces) -> Mapping[str, bytes]:
    made = drawn.badge(shape, said, paints, faces)
    return {"svg": made.svg.encode(), "png": badges.pixels(made, BROAD * made.wide)}


def _images(desk: Desk, _: Faces, entry: Entry) -> Iterator[Output]:
    """The picture of the shop in every size, in each language in which it has words."""
    for language, size in product(entry.words, FRAMES):
        ending = shares.name(desk, entry, language, size).rpartition(".")[2]
        craft = shares.craft(desk, entry, language, size)
        yield Output(f"images/{entry.key}-{size}.{language}.{ending}", (entry.path,), craft=craft, part=size)


def _sheets(desk: Desk, faces: Faces, entry: Entry) -> Iterator[Output]:
    """The sheets as PDF."""
    look, logo = kit_print.look(desk), shares.shown_of(desk, None).logo
    for language, kind in product(kit_print.spoken(desk), KINDS):
        told = kit_print.printed(desk, entry, language, kind)
        told = told._replace(mark=told.mark and told.mark._replace(data=logo))
        key = digest(repr((kind, told, look)), faces.digest, makers(*SETTERS))
        craft = Craft(f"{RECIPE} {PDF}", key, partial(_sheet, kind, told, look, dict(desk.theme.lettering)))
        yield Output(f"{PDF}/{kind}.{language}.{PDF}", (entry.path,), craft=craft, part=PDF)


def _sheet(kind: str, told: Printed, look: Look, type_: Mapping[str, bytes]) -> Mapping[str, bytes]:
    with TemporaryDirectory() as folder:
        for role, data in type_.items():
            (Path(folder) / f"{role}.ttf").write_bytes(data)
        return {PDF: pdf(kind, told, look, Path(folder))}


MAKERS: Mapping[str, Callable[[Desk, Faces, Entry], Iterator[Output]]] = {"badges": _badges, "images": _images, PDF: _sheets}
