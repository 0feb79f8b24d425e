"""How is the map of a town drawn, and what is told of it?"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from localsite.cli.asking import write_changed
from localsite.cli.common import give_up, language_option, root_option, say, spoken
from localsite.cli.extracts import reading, sign_of_life
from localsite.diagnostics import Tongue
from localsite.maps import FOLDER, LEVELS, MAP_FILE

if TYPE_CHECKING:
    from localsite.basemap import Drawn, Territory

_AROUND_BOX = 150.0  # metres that are drawn beyond the territory of the settings, so that no shop stands at the edge


class _Words(NamedTuple):
    """What is said in one language."""

    done: str
    sheets: str
    streets: str
    unnamed: str
    more: str
    stale: str
    same: str
    next_step: str
    no_file: str
    cropped: str
    bad_place: str
    bad_numbers: str
    bad_radius: str
    both: str
    problems: Mapping[str, str]
    empty: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        done="Plan dessiné\u00a0: {wide}\u00a0m sur {high}\u00a0m, données {date}.",
        sheets="Feuilles\u00a0: {overview} vue d’ensemble, {street} de rues, {close} de près ({weight}\u00a0ko en tout, extrait compris).",
        streets="Rues nommées\u00a0: {named} sur {all} portent leur nom à un niveau au moins.",
        unnamed="Sans place pour leur nom\u00a0: {names}.",
        more="et {count} autres",
        stale="Feuilles retirées, qui ne servent plus\u00a0: {count}.",
        same="Rien n’a changé dans {folder}.",
        next_step="Écrit dans {folder}. Regardez-le avec «\u00a0python3 build.py serve\u00a0», puis enregistrez le dossier avec le site. "
        "© les contributeurs d’OpenStreetMap, ODbL.",
        no_file="Il n’y a pas de fichier {file}. Prenez un extrait de votre région (docs/plan.md dit où), puis\u00a0: "
        "python3 build.py basemap --from CHEMIN/VERS/ville.osm.pbf",
        cropped="Rogné au bord de l’extrait, qui ne va pas plus loin.",
        bad_place="Impossible d’écrire dans {folder} ({reason}). Ce doit être un vrai dossier du site, où vous pouvez écrire.",
        bad_numbers=(
            "--bbox attend quatre nombres, sud,ouest,nord,est en degrés\u00a0: --bbox 43.7285,7.4120,43.7372,7.4262. Vous avez écrit "
            "«\u00a0{value}\u00a0»."
        ),
        bad_radius=(
            '--around attend un lieu et un rayon en mètres\u00a0: --around "place d’Armes" 800, ou --around 43.7329,7.42 1.5km. Vous '
            'avez écrit «\u00a0{value}\u00a0».'
        ),
        both="Choisissez --bbox ou --around, pas les deux.",
        problems={
            "no box": (
                "{file} ne dit pas jusqu’où il va, et le site n’a pas de «\u00a0map.box\u00a0» dans content/site.yaml. Dites le "
                "cadre\u00a0: --bbox sud,ouest,nord,est."
            ),
            "apart": (
                "Le cadre demandé est hors de {file}. Vérifiez les nombres (sud,ouest,nord,est), ou prenez un extrait qui contient la "
                "ville."
            ),
            "swapped": (
                "Le cadre demandé est hors de {file}. Longitude et latitude semblent inversées\u00a0: l’ordre est sud,ouest,nord,est."
            ),
            "reversed": (
                "Le cadre demandé est à l’envers. L’ordre est sud,ouest,nord,est\u00a0: le sud est plus petit que le nord, l’ouest que "
                "l’est."
            ),
            "large": (
                "Le cadre demandé est si grand qu’il ferait plus de 5\u00a0000 feuilles\u00a0: c’est une région. Demandez moins avec "
                "--bbox ou --around."
            ),
            "small": "Le cadre demandé a moins de 100\u00a0m de côté. Demandez plus avec --bbox ou --around.",
            "unknown": "{file} ne contient aucun lieu nommé «\u00a0{place}\u00a0».{near}",
            "several": (
                "«\u00a0{place}\u00a0» désigne plusieurs endroits de {file}, éloignés les uns des autres\u00a0: {near}. Choisissez par les "
                "coordonnées\u00a0: --around 43.7329,7.4200 800"
            ),
        },
        empty="{file} n’a ni rue ni maison dans ce cadre\u00a0: rien n’est dessiné.",
    ),
    "en": _Words(
        done="Map drawn: {wide} m by {high} m, data {date}.",
        sheets="Sheets: {overview} overview, {street} of streets, {close} close up ({weight} kB in all, with the extract).",
        streets="Named streets: {named} of {all} bear their name at one level at least.",
        unnamed="No room for the name of: {names}.",
        more="and {count} more",
        stale="Sheets removed that are of no use any more: {count}.",
        same="Nothing has changed in {folder}.",
        next_step="Written to {folder}. Look at it with “python3 build.py serve”, then commit the folder with the site. "
        "© OpenStreetMap contributors, ODbL.",
        no_file="There is no file {file}. Take an extract of your region (docs/plan.md says where), then: "
        "python3 build.py basemap --from PATH/TO/town.osm.pbf",
        cropped="Cut off at the edge of the extract, which goes no further.",
        bad_place="Nothing can be written to {folder} ({reason}). It must be a real folder of the site in which you may write.",
        bad_numbers=(
            "--bbox takes four numbers, south,west,north,east in degrees: --bbox 43.7285,7.4120,43.7372,7.4262. You wrote “{value}”."
        ),
        bad_radius=(
            '--around takes a place and a radius in metres: --around "place d’Armes" 800, or --around 43.7329,7.42 1.5km. You wrote '
            '“{value}”.'
        ),
        both="Choose --bbox or --around, not both.",
        problems={
            "no box": (
                "{file} does not say how far it goes, and the site has no “map.box” in content/site.yaml. Give the box: --bbox "
                "south,west,north,east."
            ),
            "apart": (
                "The box that you asked for lies outside {file}. Check the numbers (south,west,north,east), or take an extract that "
                "holds the town."
            ),
            "swapped": (
                "The box that you asked for lies outside {file}. Longitude and latitude seem to be swapped: the order is "
                "south,west,north,east."
            ),
            "reversed": (
                "The box that you asked for is the wrong way round. The order is south,west,north,east: south is less than north, west "
                "less than east."
            ),
            "large": (
                "The box that you asked for is so large that it would make more than 5,000 sheets: that is a region. Ask for less with "
                "--bbox or --around."
            ),
            "small": "The box that you asked for is less than 100 m wide. Ask for more with --bbox or --around.",
            "unknown": "{file} holds no place of the name “{place}”.{near}",
            "several": (
                "“{place}” names several spots of {file}, far from each other: {near}. Choose by coordinates: "
                "--around 43.7329,7.4200 800"
            ),
        },
        empty="{file} has no street and no house in this box: nothing is drawn.",
    ),
})  # fmt: skip
_NEAR: Mapping[Tongue, str] = MappingProxyType({"fr": " Vouliez-vous dire\u00a0: {names}\u202f?", "en": " Did you mean: {names}?"})
_UNDATED: Mapping[Tongue, str] = MappingProxyType({"fr": "sans date", "en": "without a date"})
_MOST_NAMED = 12
_SHEET = re.compile(rf"(?:{'|'.join(LEVELS)})-\d+-\d+\.svg")


@click.command("basemap", short_help="Dessine le plan de la ville. / Draws the map of the town.")
@click.option("--from", "source", type=click.Path(path_type=Path), help="Extrait (.osm.pbf ou .osm). / Extract.")
@click.option("--bbox", help="sud,ouest,nord,est. / south,west,north,east.")
@click.option("--around", nargs=2, metavar="PLACE RADIUS", help="Un lieu et un rayon. / A place and a radius.")
@root_option
@language_option
def basemap_command(source: Path | None, bbox: str | None, around: tuple[str, str] | None, root: Path, language: Tongue | None) -> None:
    """Dessine le plan de la ville à partir d’OpenStreetMap. / Draws the map of the town from OpenStreetMap.

    Sans cadre, c’est le territoire du site (map.box), tant que l’extrait va jusque-là.
    Without a box it is the territory of the site (map.box), as far as the extract goes.
    """
    tongue = language or spoken()
    if source is None or not source.is_file():
        give_up(_WORDS[tongue].no_file.format(file=source or "ville.osm.pbf"))
    draw(source, bbox, around, root, tongue)


def draw(source: Path, bbox: str | None, around: tuple[str, str] | None, root: Path, tongue: Tongue) -> None:
    """Draws the map, writes it into the site and says so; ends with a sentence where it cannot."""
    words = _WORDS[tongue]
    if bbox and around:
        give_up(words.both)
    territory, drawn = _drawn(source, bbox, around, root, tongue)
    if not drawn.sheets["street"]:
        give_up(words.empty.format(file=source.name))
    try:
        changed, stale = _written(root, drawn)
    except OSError as problem:
        give_up(words.bad_place.format(folder=FOLDER, reason=problem.strerror))
    say(_told(drawn, territory, stale, changed=changed, tongue=tongue))


def _drawn(source: Path, bbox: str | None, around: tuple[str, str] | None, root: Path, tongue: Tongue) -> tuple[Territory, Drawn]:
    numbers, radius = _numbers(bbox, _WORDS[tongue]), _radius(around, _WORDS[tongue])
    with reading(source, root, tongue):
        from localsite import basemap  # late: it needs the libraries of authors

        with sign_of_life(source, tongue, basemap.SEEN) as seen:
            asked = numbers or basemap.territory_of(root, _AROUND_BOX) if not around else None
            territory = basemap.around(source, around[0], radius) if around else basemap.box_of(source, asked)
            language = basemap.language_of_streets(root)
            drawn = basemap.basemap(source, territory.plan, basemap.usual_style(), language, seen) if territory.plan else None
    if drawn is None:
        give_up(_refusal(territory, source, around[0] if around else "", tongue))
    return territory, drawn


def _written(root: Path, drawn: Drawn) -> tuple[bool, int]:
    """Puts the map into the site: True where anything changed, and how many sheets of a former map went. OSError where it cannot.

    What says which sheets there are goes first and comes last: a build never takes half of one map for half of another.
    """
    folder, about = root / FOLDER, root / MAP_FILE
    if folder.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    former = [path for path in folder.glob("*.svg") if _SHEET.fullmatch(path.name) and FOLDER + path.name not in drawn.files]
    same = all((root / path).is_file() and (root / path).read_bytes() == data for path, data in drawn.files.items())
    if same and not former:
        return False, 0
    about.unlink(missing_ok=True)
    for path in former:
        path.unlink()
    write_changed(root, {path: data for path, data in drawn.files.items() if path != MAP_FILE})
    write_changed(root, {MAP_FILE: drawn.files[MAP_FILE]})
    return True, len(former)


def _radius(around: tuple[str, str] | None, words: _Words) -> float:
    """How many metres around a place are asked for; ends with a sentence where that is not understood."""
    radius = _metres(around[1]) if around else 0.0
    if radius is None:
        give_up(words.bad_radius.format(value=" ".join(around or ())))
    return radius


def _numbers(bbox: str | None, words: _Words) -> list[float]:
    """The edges that are asked for, none where they are not; ends with a sentence where they are not understood."""
    try:
        numbers = [float(part) for part in bbox.split(",")] if bbox is not None else []
    except ValueError:
        numbers = []
    if bbox is not None and len(numbers) != 4:
        give_up(words.bad_numbers.format(value=bbox))
    return numbers


def _metres(text: str) -> float | None:
    """A length: "800", "800m", "1.5km", "1,5 km"."""
    plain = text.lower().replace(",", ".").replace(" ", "")
    factor = 1000 if plain.endswith("km") else 1
    try:
        length = float(plain.removesuffix("km").removesuffix("m")) * factor
    except ValueError:
        return None
    return length if 0 < length < 1e6 else None


def _refusal(territory: Territory, source: Path, place: str, tongue: Tongue) -> str:
    near = ", ".join(territory.near)
    if near and territory.problem == "unknown":
        near = _NEAR[tongue].format(names=near)
    return _WORDS[tongue].problems[territory.problem].format(file=source.name, place=place, near=near)


def _told(drawn: Drawn, territory: Territory, stale: int, *, changed: bool, tongue: Tongue) -> str:
    """The account of what was drawn."""
    words, plan = _WORDS[tongue], territory.plan
    dated = {"fr": "du {}", "en": "of {}"}[tongue].format(drawn.date.isoformat()) if drawn.date else _UNDATED[tongue]
    weight = round(sum(map(len, drawn.files.values())) / 1000)
    rows = [
        words.done.format(wide=plan.wide if plan else 0, high=plan.high if plan else 0, date=dated),
        words.sheets.format(weight=weight, **drawn.sheets),
        words.streets.format(named=len(drawn.streets) - len(drawn.unnamed), all=len(drawn.streets)),
    ]
    if drawn.unnamed:
        rest = len(drawn.unnamed) - _MOST_NAMED
        names = [*drawn.unnamed[:_MOST_NAMED], *([words.more.format(count=rest)] if rest > 0 else [])]
        rows.append(words.unnamed.format(names=", ".join(names)))
    rows += [words.cropped] if territory.cropped else []
    rows += [words.stale.format(count=stale)] if stale else []
    return "\n".join([*rows, (words.next_step if changed else words.same).format(folder=FOLDER)])
