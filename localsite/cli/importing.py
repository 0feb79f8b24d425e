"""How does a town come in from OpenStreetMap, and how is each difference told?"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from localsite.cli.asking import write_changed
from localsite.cli.common import date_option, day_of, give_up, language_option, say, spoken
from localsite.cli.extracts import reading
from localsite.cli.mapping import draw
from localsite.diagnostics import Tongue

if TYPE_CHECKING:
    from localsite.osm import Imported, Told

MOST_NAMED = 12  # of one kind, before "and 30 more"


class _Words(NamedTuple):
    """What the import says in one language."""

    read: str
    dated: str
    outcome: Mapping[str, str]  # by the value of the Outcome
    more: str
    left: str
    now: str
    kept: str
    stuck: str
    gone: str
    nothing: str
    next_step: str
    bad_state: str
    not_empty: str
    build: str
    dry: str
    bad_place: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        read="Lieux lus dans {file}\u00a0: {count}",
        dated="données du {date}",
        outcome={
            "written": "Fiches écrites\u00a0: {count}",
            "updated": "Fiches mises à jour\u00a0: {count}",
            "linked": "Fiches reliées à OpenStreetMap (tous vos mots restent, ce qui manquait vient)\u00a0: {count}",
            "same": "Fiches inchangées\u00a0: {count}",
            "removed here": "Fiches retirées d’ici, qui ne reviennent pas\u00a0: {count}",
            "unreadable": "Fiches illisibles, laissées telles quelles («\u00a0python3 build.py check\u00a0» dit pourquoi)\u00a0: {count}",
            "refused": "Lieux dont le nom ne peut pas être celui d’une fiche, laissés\u00a0: {count}",
            "nameless": "Lieux sans nom, laissés\u00a0: {count}",
            "gone": "Commerces disparus, locaux vides, laissés\u00a0: {count}",
            "no category": "Lieux sans catégorie chez nous, laissés\u00a0: {count}",
            "unplaced": "Lieux que l’extrait ne situe pas, laissés\u00a0: {count}",
            "twice": "Lieux dessinés deux fois (même nom, à moins de 25 m), pris une fois\u00a0: {count}",
            "known": "Lieux que vous aviez déjà décrits, laissés (pour les relier, mettez-y «\u00a0refs: {{osm: …}}\u00a0»)\u00a0: {count}",
            "vanished": "Fiches dont OpenStreetMap n’a plus le commerce (fermé\u00a0?), elles restent\u00a0: {count}",
        },
        more="… et encore {count}",
        left="Gardé en commentaire dans la fiche, à relire",
        now="  {path}\u00a0: {field} passe de «\u00a0{before}\u00a0» à «\u00a0{now}\u00a0»",
        kept="  {path}\u00a0: vous avez {field} «\u00a0{before}\u00a0», gardé\u00a0; OpenStreetMap dit maintenant «\u00a0{now}\u00a0»",
        stuck="  {path}\u00a0: {field} est à changer à la main, de «\u00a0{before}\u00a0» à «\u00a0{now}\u00a0»",
        gone="rien",
        nothing="Rien n’a changé.",
        next_step="Relisez, puis lancez «\u00a0python3 build.py\u00a0». Données © les contributeurs d’OpenStreetMap, licence ODbL.",
        bad_state=(
            "content/osm.json manque, ou n’est plus ce que l’import avait écrit\u00a0: sans lui, vos mots ne se distinguent plus des "
            "autres, et rien n’est touché. Reprenez sa version précédente («\u00a0git checkout content/osm.json\u00a0»). S’il est perdu, "
            'écrivez-y {"records": {}}\u00a0: tout ce que disent vos fiches sera tenu pour vôtre.'
        ),
        not_empty="Le dossier {folder} n’est pas vide, et rien n’est jamais remplacé. Choisissez-en un autre\u00a0: --out …",
        dry="Essai\u00a0: rien n’est écrit. Voici ce qui se ferait.",
        bad_place="Impossible d’écrire là\u00a0: {folder} ({reason}). Choisissez un autre dossier\u00a0: --out …",
        build="Tapez maintenant\u00a0: python3 build.py build --root {folder} --out {folder}/public",
    ),
    "en": _Words(
        read="Places read from {file}: {count}",
        dated="data of {date}",
        outcome={
            "written": "Files written: {count}",
            "updated": "Files updated: {count}",
            "linked": "Files linked to OpenStreetMap (all your words stay, what was missing comes): {count}",
            "same": "Files unchanged: {count}",
            "removed here": "Files removed here, which stay away: {count}",
            "unreadable": "Files that cannot be read, left as they are (“python3 build.py check” says why): {count}",
            "refused": "Places whose name no file can have, left out: {count}",
            "nameless": "Places without a name, left out: {count}",
            "gone": "Shops that are no more, empty premises, left out: {count}",
            "no category": "Places that have no category here, left out: {count}",
            "unplaced": "Places that the extract does not situate, left out: {count}",
            "twice": "Places drawn twice (same name, within 25 m), taken once: {count}",
            "known": "Places that you had described already, left out (to link them, add “refs: {{osm: …}}” to the file): {count}",
            "vanished": "Files whose shop OpenStreetMap no longer has (closed?), they stay: {count}",
        },
        more="… and {count} more",
        left="Kept as a comment in the file, to be read again",
        now="  {path}: {field} goes from “{before}” to “{now}”",
        kept="  {path}: you wrote {field} “{before}”, kept; OpenStreetMap now says “{now}”",
        stuck="  {path}: {field} is to be changed by hand, from “{before}” to “{now}”",
        gone="nothing",
        nothing="Nothing has changed.",
        next_step="Read it over, then run “python3 build.py”. The data is © OpenStreetMap contributors, under the ODbL.",
        bad_state=(
            "content/osm.json is missing, or no longer what the import wrote: without it, your words cannot be told from OpenStreetMap’s, "
            "and nothing is touched. Take its former version back (“git checkout content/osm.json”). If it is lost, "
            'write {"records": {}} into it: all that your files say will be held to be yours.'
        ),
        not_empty="The folder {folder} is not empty, and nothing is ever replaced. Choose another one: --out …",
        dry="A trial: nothing is written. This is what would be done.",
        bad_place="Nothing can be written there: {folder} ({reason}). Choose another folder: --out …",
        build="Now type: python3 build.py build --root {folder} --out {folder}/public",
    ),
})  # fmt: skip


@click.command("import", short_help="Fait venir une ville. / Brings in a town.")
@click.argument("source", type=click.Choice(("osm",)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", "root", type=click.Path(path_type=Path), default=Path(), help="Dossier du site. / Folder of the site.")
@click.option("--dry-run", is_flag=True, help="Dire sans écrire. / Say, write nothing.")
@date_option
@language_option
def import_command(source: str, file: Path, root: Path, *, dry_run: bool, today: datetime | None, language: Tongue | None) -> None:
    """Fait venir une ville d’OpenStreetMap. / Brings in a town from OpenStreetMap.

    Une fiche par commerce de l’extrait (.osm.pbf). Relancé, ce qui a changé suit et vos mots restent.
    One file per shop of the extract (.osm.pbf). Run again, what changed follows and your words stay.
    """
    del source  # the only one so far
    tongue = language or spoken()
    words = _WORDS[tongue]
    made = brought_in(file, root, today, tongue)
    say("\n".join([*([words.dry] if dry_run else []), told(made, file, tongue)]))
    if not dry_run:
        changed = write_changed(root, {path: text.encode() for path, text in made.files.items()})
        say(words.next_step if changed else words.nothing)


def _folder(root: Path, tongue: Tongue) -> Path:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        give_up(_WORDS[tongue].bad_place.format(folder=root, reason=problem.strerror))
    return root


@click.command("demo", short_help="Une vraie ville à essayer. / A real town to try.")
@click.argument("town", type=click.Choice(("monaco",)))
@click.option("--out", "root", type=click.Path(path_type=Path), help="Dossier du site. / Folder of the site.")
@date_option
@language_option
def demo_command(town: str, root: Path | None, today: datetime | None, language: Tongue | None) -> None:
    """Une vraie ville, avec un collectif imaginaire. / A real town, with an imaginary collective.

    Sans --out, dans un dossier au nom de la ville. / Without --out, in a folder of the town’s name.
    """
    tongue, demo = language or spoken(), Path(__file__).parents[1] / "demos" / town
    root = _folder(root or Path(town), tongue)
    if any(root.iterdir()):
        give_up(_WORDS[tongue].not_empty.format(folder=root))
    shutil.copytree(demo, root, ignore=shutil.ignore_patterns("*.pbf"), dirs_exist_ok=True)
    extract = next(demo.glob("*.osm.pbf"))
    made = brought_in(extract, root, today, tongue)
    say(told(made, extract, tongue))
    write_changed(root, {path: text.encode() for path, text in made.files.items()})
    draw(extract, None, None, root, tongue)
    say(_WORDS[tongue].build.format(folder=root))


def brought_in(file: Path, root: Path, today: datetime | None, tongue: Tongue) -> Imported:
    """What an extract brings to the site at `root`; ends with a sentence where it cannot."""
    with reading(file, root, tongue):
        from localsite import osm  # late: it needs the libraries of authors

        try:
            return osm.imported(root, osm.read_extract(file, osm.is_candidate), day_of(today))
        except osm.BrokenState:
            give_up(_WORDS[tongue].bad_state)


def told(made: Imported, file: Path, tongue: Tongue) -> str:
    """The account of an import, in words: every place counted once, by what became of it, and every difference."""
    words = _WORDS[tongue]
    head = words.read.format(count=made.read, file=file.name)
    rows = [f"{head} ({words.dated.format(date=made.date)})" if made.date else head]
    counted = Counter(one.outcome.value for one in made.told)
    for outcome, sentence in words.outcome.items():
        if counted[outcome]:
            rows.append("- " + sentence.format(count=counted[outcome]))
            rows += _details([one for one in made.told if one.outcome.value == outcome], words)
    left = [f"  {one.path}: {text}" for one in made.told for text in one.left]
    return "\n".join([*rows, *([f"- {words.left}", *_some(left, words)] if left else []), *_differences(made, words)])


def _details(those: list[Told], words: _Words) -> list[str]:
    """Which places they are, where somebody would ask."""
    outcome = those[0].outcome.value
    if outcome == "no category":
        kinds = Counter(one.reason for one in those)
        return _some([f"  {kind} ({count})" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))], words)
    if outcome in ("written", "updated", "same", "nameless", "gone"):
        return []
    return _some([f"  {one.name or '?'} ({', '.join(part for part in (one.ref, one.reason, one.path) if part)})" for one in those], words)


def _differences(made: Imported, words: _Words) -> list[str]:
    rows: list[str] = []
    for one in made.told:
        for sentence, changes in ((words.now, one.done), (words.kept, one.kept), (words.stuck, one.stuck)):
            rows += [
                sentence.format(path=one.path, field=change.field, before=change.before or words.gone, now=change.now or words.gone)
                for change in changes
                if not change.field.startswith("verified.")
            ]
    return rows


def _some(rows: list[str], words: _Words) -> list[str]:
    rest = len(rows) - MOST_NAMED
    return rows if rest <= 0 else [*rows[:MOST_NAMED], "  " + words.more.format(count=rest)]
