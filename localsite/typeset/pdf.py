"""How does a sheet become a PDF? Typst sets it in the theme's own type, tagged, and in the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from localsite.lettering import ROLES, faces
from localsite.qr import strokes
from localsite.typeset.pieces import BLEED
from localsite.typeset.sheets import sheet
from localsite.typeset.value import Look, Printed, Shape, Sheet

TEMPLATE = Path(__file__).with_name("sheet.typ")
KNOWN_BY = ("family", "style", "weight", "stretch")  # what Typst tells faces apart by
STANDARD = "ua-1"  # what a reader without eyes needs; Typst makes nothing that does not keep to it


def pdf(kind: str, told: Printed, look: Look, fonts: Path) -> bytes:
    """A sheet as PDF. KeyError for a kind that is none, or where a face is missing in the folder `fonts`."""
    import typst  # late: 2 ms, and only whoever asks for a PDF has the library

    type_ = faces({role: path.read_bytes() for role in ROLES if (path := fonts / f"{role}.ttf").is_file()})
    told = told if told.mark and told.mark.data else told._replace(mark=None)
    laid = sheet(kind, told, look, type_)
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    # Two of them may be of one family and weight, one of which leans or is narrow.
    known = {Path(one.path).stem: {name: getattr(one, name) for name in KNOWN_BY} for one in found.fonts() if one.path}
    # The root is a folder that is empty: whatever a record says, no file of this machine is in reach.
    with TemporaryDirectory() as empty:
        made = typst.compile(
            TEMPLATE.read_bytes(),
            root=empty,
            font_paths=found,
            ignore_system_fonts=True,
            sys_inputs={"told": json.dumps({**_data(laid, told), "faces": {role: known[role] for role in ROLES}})},
            pdf_standards=STANDARD,
        )
    return bytes(made)


def _data(laid: Sheet, told: Printed) -> dict[str, Any]:
    size = told.code.size
    dark = f'<path d="{strokes(told.code)}" stroke="#000" transform="translate(0 .5)"/>'
    piece = laid.piece
    return {
        **_tongue(told.language),
        "title": told.title,
        "collective": told.collective,
        "bleed": BLEED,
        "wide": laid.wide,
        "high": laid.high,
        "drawn": drawing(laid.shapes, laid.wide, laid.high),
        "spots": [spot._asdict() for spot in laid.spots],
        "piece": {
            "wide": piece.wide,
            "high": piece.high,
            "drawn": drawing(piece.shapes, piece.wide, piece.high),
            "texts": [text._asdict() for text in piece.texts],
            "code": piece.code,
            "mark": piece.mark,
        },
        "code": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{dark}</svg>',
        "alt": told.alt,
        "mark": [*told.mark.data] if told.mark else [],
    }


def _tongue(tag: str) -> dict[str, str | None]:
    """A language tag in the parts that Typst takes: "pt-BR" is "pt" of "BR", "zh-Hant" is "zh"; what is neither is told as unknown."""
    language, *parts = tag.split("-")
    region = next((part.upper() for part in parts if len(part) == 2 and part.isascii() and part.isalpha()), None)
    return {"language": language.lower() if len(language) in (2, 3) else "und", "region": region}


def drawing(shapes: Iterable[Shape], wide: float, high: float) -> str:
    """Shapes as an SVG of their own, with what reaches over the edge."""
    drawn = "".join(
        f'<path d="{shape.path}" fill="none" stroke="{shape.paint}" stroke-width="{shape.stroke:g}"/>'
        if shape.stroke
        else f'<path d="{shape.path}" fill="{shape.paint}"/>'
        for shape in shapes
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{BLEED:g} -{BLEED:g} {wide + 2 * BLEED:g} {high + 2 * BLEED:g}">{drawn}</svg>'
    )
