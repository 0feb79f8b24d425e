"""How does a piece of OpenStreetMap become the map of a town: sheets of SVG that stay with the site and ask nobody for anything?

read → lay flat → choose shapes and names for each level → cut into sheets. Nothing here knows the site, its disk or the terminal
but the extract that is read and the file that the cut goes through.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import localsite
from localsite.basemap.coast import sea
from localsite.basemap.cutting import SEEN, cut
from localsite.basemap.labels import labels, streets
from localsite.basemap.layers import read_layers
from localsite.basemap.looks import Look, looks
from localsite.basemap.names import spellings
from localsite.basemap.shapes import shapes
from localsite.basemap.sheets import Cutter, all_sheets
from localsite.basemap.territory import Territory, around, box_of, language_of_streets, territory_of
from localsite.geo import Plan
from localsite.maps import ATTRIBUTION, EXTRACT, FOLDER, MAP_FILE, NOTICE
from localsite.maps.style import style
from localsite.theme.colours import tokens

__all__ = ["SEEN", "Drawn", "Territory", "around", "basemap", "box_of", "language_of_streets", "territory_of", "usual_style"]

LICENCE = "ODbL-1.0"
_NOTICE = """# © OpenStreetMap contributors

FR : Les fichiers de ce dossier viennent d’OpenStreetMap{dated_fr}. Ces données sont © les contributeurs d’OpenStreetMap,
disponibles sous la licence Open Database License (ODbL) 1.0 : https://opendatacommons.org/licenses/odbl/1-0/. Vous pouvez les
copier, les modifier et les transmettre, en citant OpenStreetMap et ses contributeurs, et en gardant la même licence pour toute
base de données qui en est tirée. Les plans imprimés ou affichés doivent porter « © les contributeurs d’OpenStreetMap ».

EN: The files in this folder come from OpenStreetMap{dated_en}. The data is © OpenStreetMap contributors, available under the
Open Database License (ODbL) 1.0: https://opendatacommons.org/licenses/odbl/1-0/. You may copy, change and pass it on, provided
that you credit OpenStreetMap and its contributors, and keep the same licence for any database that you derive from it. Maps on
screen and on paper must say “© OpenStreetMap contributors”.

https://www.openstreetmap.org/copyright
"""


class Drawn(NamedTuple):
    """A map that was drawn, not written yet."""

    files: Mapping[str, bytes]  # by path below the site's folder
    sheets: Mapping[str, int]  # level → how many
    streets: tuple[str, ...]  # names of the streets of the extract
    unnamed: tuple[str, ...]  # those that found room at no level
    date: date | None  # of the data


def basemap(source: Path, plan: Plan, style: str, language: str = "fr", seen: Callable[[], None] = lambda: None) -> Drawn:
    """The map of the box of `plan`, from an extract that holds it; `language` is that of its streets, for what is shortened,
    `seen` is called each time that SEEN more objects of the extract were looked at.

    `style` is the `<style>` that the sheets bear until a build gives them the theme's. RuntimeError, with osmium's words, where the
    source cannot be read. The same extract, box and style give the same bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        extract = Path(folder) / "town.osm.pbf"
        cut(source, extract, plan, seen)
        layers = replace(read_layers(extract, plan), language=language)
        files = {EXTRACT: extract.read_bytes()}
    waters = sea([line.shape for line in layers.lines if line.kind == "coast"], plan)
    levels, written, all_looks = [], set[str](), looks(plan.wide, plan.high)
    for look in all_looks:
        names = labels(layers, look)
        written |= {label.text for label in names}
        cutter = Cutter(shapes(layers, waters, look), names, look)
        drawn = {sheet.name: cutter.drawn(sheet, style) for sheet in all_sheets(plan, look)}
        files |= {FOLDER + name: svg.encode() for name, svg in drawn.items() if svg}
        levels.append(_level(look, [name for name, svg in drawn.items() if svg]))
    files[MAP_FILE] = _about(plan, layers.date, levels)
    files[NOTICE] = _notice(layers.date)
    named = streets(layers, all_looks[-1])
    return Drawn(
        files=files,
        sheets={level["name"]: len(level["sheets"]) for level in levels},
        streets=tuple(street.name for street in named),
        unnamed=tuple(street.name for street in named if not written & {*spellings(street.name, language)}),
        date=layers.date,
    )


def usual_style() -> str:
    """The style of the program's own theme, with which sheets can be looked at by themselves."""
    program = Path(localsite.__file__).resolve().parent
    found = next(path for folder in (program.parent, program) if (path := folder / "themes/atelier/map.css").is_file())
    day, night = tokens(found.read_text("utf-8"))
    return style(*({token.removeprefix("--"): values[-1] for token, values in colours.items()} for colours in (day, night)))


def _level(look: Look, names: list[str]) -> dict[str, Any]:
    """A level as map.json says it."""
    squares = [[int(part) for part in name.removesuffix(".svg").split("-")[1:]] for name in names]
    return {"name": look.name, "scale": look.scale, "side": look.side, "sheets": squares}


def _about(plan: Plan, dated: date | None, levels: list[dict[str, Any]]) -> bytes:
    """map.json, a line for each thing that it says, so that what changed can be seen."""
    about = {
        "attribution": ATTRIBUTION,
        "licence": LICENCE,
        "date": dated.isoformat() if dated else None,
        "box": [round(edge, 5) for edge in (plan.south, plan.west, plan.north, plan.east)],
    }
    head = "".join(f'  "{name}": {json.dumps(value, ensure_ascii=False)},\n' for name, value in about.items())
    rows = ",\n".join(f"    {json.dumps(level)}" for level in levels)
    return f'{{\n{head}  "levels": [\n{rows}\n  ]\n}}\n'.encode()


def _notice(dated: date | None) -> bytes:
    said = {"dated_fr": f", données du {dated.isoformat()}", "dated_en": f", data of {dated.isoformat()}"} if dated else {}
    return _NOTICE.format_map({"dated_fr": "", "dated_en": "", **said}).encode()
