"""How does a trail get its line over the streets of the town?"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from localsite import dates
from localsite.cli.asking import write_changed
from localsite.cli.common import PROBLEMS, date_option, day_of, give_up, language_option, root_option, say, spoken
from localsite.cli.extracts import reading
from localsite.diagnostics import Tongue
from localsite.maps import EXTRACT

if TYPE_CHECKING:
    from localsite.walking import Routed


class _Words(NamedTuple):
    """What the command says in one language."""

    head: str
    dated: str
    leg: str
    straight: str
    steps: str
    treads: str
    whole: str
    unplaced: str
    untold: str
    aside: str
    in_wheelchair: str
    by_hand: str
    stays: str
    dry: str
    written: str
    nothing: str
    due: str
    no_extract: str
    troubles: Mapping[str, str]  # by the name of the Trouble


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        head="«\u00a0{title}\u00a0», sur les rues de {file}",
        dated="données du {date}",
        leg="{number}. {start} → {end}\u00a0: {metres}\u00a0m",
        straight="tout droit",
        steps="dont {metres}\u00a0m d’escaliers",
        treads="{count} marches",
        whole="En tout\u00a0: {metres}\u00a0m, {minutes} min",
        unplaced="On ne sait pas où est {name}\u00a0: le tracé passe sans s’y arrêter.",
        untold="L’adresse de {name} n’est pas à dire\u00a0: le tracé n’y va pas.",
        aside="{name} est à {metres}\u00a0m du chemin le plus proche\u00a0: relisez sa position, ou ajoutez-y «\u00a0droit: oui\u00a0».",
        in_wheelchair="En fauteuil, ces escaliers ne s’évitent pas\u00a0: écrivez «\u00a0fauteuil: en partie\u00a0» ou «\u00a0non\u00a0».",
        by_hand="Ajoutez vous-même cette ligne à {file}\u00a0: {line}",
        stays="Rien n’est écrit, un tracé plus ancien reste tel quel. Cherchez le point (python3 build.py locate --write {name}), ou "
        "donnez «\u00a0lat\u00a0» et «\u00a0lon\u00a0», puis relancez la commande\u202f; ou retirez cette étape.",
        dry="Essai\u00a0: rien n’est écrit.",
        written="Écrit\u00a0: {paths}",
        nothing="Rien n’a changé.",
        due="Données © les contributeurs d’OpenStreetMap, licence ODbL.",
        no_extract="Il n’y a pas de fichier {file}. Faites d’abord le plan de la ville, ou donnez un extrait\u00a0: --from ville.osm.pbf",
        troubles={
            "unknown": "Il n’y a pas de balade «\u00a0{key}\u00a0». Il y a\u00a0: {known}",
            "unread": "La balade «\u00a0{key}\u00a0» a une erreur\u00a0: «\u00a0python3 build.py check\u00a0» dit laquelle.",
            "nowhere": "Il faut deux étapes dont on sache où elles sont. Donnez «\u00a0lat\u00a0» et «\u00a0lon\u00a0» à\u00a0: {names}",
            "untold": "L’adresse de ces étapes n’est pas à dire\u00a0: {names}. Ajoutez deux étapes avec un nom et un point à elles.",
            "outside": "Le tracé doit être à côté du texte de la balade\u00a0: {file}",
            "drawn": "{file} n’a pas été écrit par cette commande\u00a0: rien n’y est touché. Effacez-le d’abord, s’il est de trop.",
            "far": "{name} est loin de toute rue de cet extrait. Relisez sa position, ou prenez un extrait plus grand.",
            "apart": "Aucun chemin de {start} à {end} dans cet extrait. S’il y en a un, ajoutez «\u00a0droit: oui\u00a0» à l’étape {end}.",
        },
    ),
    "en": _Words(
        head="“{title}”, on the streets of {file}",
        dated="data of {date}",
        leg="{number}. {start} → {end}: {metres} m",
        straight="straight",
        steps="{metres} m of them steps",
        treads="{count} treads",
        whole="In all: {metres} m, {minutes} min",
        unplaced="Nobody knows where {name} is: the line passes by.",
        untold="The address of {name} is not to be told: the line does not go there.",
        aside="{name} is {metres} m from the nearest way: read its position again, or add “straight: yes” to it.",
        in_wheelchair="In a wheelchair there is no way around these steps: write “wheelchair: limited” or “no”.",
        by_hand="Add this line to {file} yourself: {line}",
        stays="Nothing is written, an older line stays as it is. Look for the point (python3 build.py locate --write {name}), or give "
        "“lat” and “lon”, then run the command again; or remove that stop.",
        dry="A trial: nothing is written.",
        written="Written: {paths}",
        nothing="Nothing has changed.",
        due="The data is © OpenStreetMap contributors, under the ODbL.",
        no_extract="There is no file {file}. Make the map of the town first, or give an extract: --from town.osm.pbf",
        troubles={
            "unknown": "There is no trail “{key}”. There are: {known}",
            "unread": "The trail “{key}” has a mistake: “python3 build.py check” says which.",
            "nowhere": "Two stops are needed of which one knows where they are. Give “lat” and “lon” to: {names}",
            "untold": "The address of these stops is not to be told: {names}. Add two stops with a name and a point of their own.",
            "outside": "The line must stand beside the text of the trail: {file}",
            "drawn": "{file} was not written by this command: nothing in it is touched. Remove it first if you want it no longer.",
            "far": "{name} is far from every street of this extract. Read its position again, or take a larger extract.",
            "apart": "There is no way from {start} to {end} in this extract. If there is a passage, add “straight: yes” to the stop {end}.",
        },
    ),
})  # fmt: skip


@click.group("trail", short_help="Les balades. / Trails.")
def trail_command() -> None:
    """Les balades sur les rues de la ville. / Trails on the streets of the town."""


@trail_command.command("route", short_help="Trace une balade. / Finds the line of a trail.")
@click.argument("key")
@click.option("--from", "extract", type=click.Path(path_type=Path), help="Extrait d’OpenStreetMap. / Extract of OpenStreetMap (.osm.pbf).")
@click.option("--dry-run", is_flag=True, help="Dire sans écrire. / Say, write nothing.")
@root_option
@date_option
@language_option
def route_command(key: str, extract: Path | None, root: Path, *, dry_run: bool, today: datetime | None, language: Tongue | None) -> None:
    """Trace une balade sur les rues de la ville. / Finds the line of a trail on the streets of the town.

    KEY : le nom du dossier ou du fichier, « de-la-halle-au-quai ». / the name of its folder or file.
    """
    tongue = language or spoken()
    words, file = _WORDS[tongue], extract or root / EXTRACT
    if not file.is_file():
        give_up(words.no_extract.format(file=file))
    made = _routed(root, key, file, today, tongue)
    say(told(made, file, tongue))
    if made.unplaced:
        say(words.stays.format(name=made.unplaced[0]), to_error=True)
        sys.exit(PROBLEMS)
    if dry_run:
        say(words.dry)
        return
    changed = write_changed(root, made.files)
    say(words.written.format(paths=", ".join(changed)) if changed else words.nothing)
    if made.by_hand:
        say(words.by_hand.format(file=made.entry.path, line=made.by_hand))
    say(words.due)


def _routed(root: Path, key: str, file: Path, today: datetime | None, tongue: Tongue) -> Routed:
    """The trail with its line; ends with a sentence where it can have none."""
    with reading(file, root, tongue):
        from localsite import walking  # late: it needs the libraries of authors

        try:
            return walking.routed(root, key, file, day_of(today))
        except walking.Trouble as trouble:
            say(_WORDS[tongue].troubles[trouble.what].format(**trouble.facts), to_error=True)
            sys.exit(PROBLEMS)


def told(made: Routed, file: Path, tongue: Tongue) -> str:
    """The account of a line, leg by leg."""
    from localsite.trails import minutes  # late: it is the build's

    words, facts = _WORDS[tongue], made.entry.facts
    head = words.head.format(title=made.entry.say("title", tongue).text, file=file.name)
    rows = [f"{head} ({words.dated.format(date=dates.spoken(made.date, tongue))})" if made.date else head]
    for number, one in enumerate(made.stretches, 1):
        row = "  " + words.leg.format(number=number, start=one.start, end=one.end, metres=one.metres)
        steps = [words.steps.format(metres=one.steps)] if one.steps else []
        treads = [words.treads.format(count=one.treads)] if one.treads else []
        rows.append(", ".join([row, *([words.straight] if one.straight else []), *steps, *treads]))
    way = minutes(made.metres, getattr(facts, "mode", "walk"))
    rows.append(words.whole.format(metres=made.metres, minutes=way) + (f", {words.steps.format(metres=made.steps)}" if made.steps else ""))
    rows += [words.unplaced.format(name=name) for name in made.unplaced]
    rows += [words.untold.format(name=name) for name in made.untold]
    rows += [words.aside.format(name=name, metres=metres) for name, metres in made.aside]
    if made.steps and getattr(facts, "wheelchair", "") == "yes":
        rows.append(words.in_wheelchair)
    return "\n".join(rows)
