"""How does a shop take everything away from the command line: every badge, image and sheet, in one folder?"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from localsite.cli.common import PROBLEMS, date_option, day_of, give_up, language_option, report, root_option, say, spoken, write_whole
from localsite.diagnostics import Diagnostic, Severity, SiteError, Tongue
from localsite.pipeline import Job, planned
from localsite.urls import slug

if TYPE_CHECKING:
    from localsite.stages import Plan

FOLDER = "kit"
MOST = 5  # keys that are named where somebody typed another


class _Words(NamedTuple):
    """What this command says in one language."""

    unknown: str
    meant: str
    some: str
    quoted: str
    apart: str  # between two keys, either of which may be meant
    closed: str
    moved: str
    badge: str  # where it is closed or has moved
    no_typst: str
    no_type: str
    refused: str
    done: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        unknown="Il n’y a pas de commerce «\u00a0{key}\u00a0». La clé est le nom de son dossier dans shops/.",
        meant=" Vouliez-vous dire {near}\u202f?",
        some=" Par exemple {near}.",
        quoted="«\u00a0{key}\u00a0»",
        apart=" ou ",
        closed="«\u00a0{key}\u00a0» est fermé\u00a0: sa trousse n’a plus d’usage.",
        moved="«\u00a0{key}\u00a0» a déménagé hors de l’annuaire\u00a0: sa trousse n’a plus d’usage.",
        badge=" Son badge publié le dit\u00a0: {badge}",
        no_typst='Il manque de quoi composer les PDF. Tapez\u00a0: pip install "localsite[authoring]", ou --only badges --only images.',
        no_type="Ce thème n’a pas de quoi composer des lettres\u00a0: voyez «\u00a0python3 build.py check\u00a0» (LS650).",
        refused="Impossible d’écrire dans {folder} ({reason}). Choisissez un autre dossier\u00a0: --out …",
        done="Trousse de {name}\u00a0: {count} fichiers, {weight}\u00a0ko, dans {folder}",
    ),
    "en": _Words(
        unknown="There is no shop “{key}”. The key is the name of its folder in shops/.",
        meant=" Did you mean {near}?",
        some=" For example {near}.",
        quoted="“{key}”",
        apart=" or ",
        closed="“{key}” is closed: its kit is of no use any more.",
        moved="“{key}” has moved out of the directory: its kit is of no use any more.",
        badge=" Its published badge says so: {badge}",
        no_typst='What sets PDFs is missing. Type: pip install "localsite[authoring]", or ask for --only badges --only images.',
        no_type="This theme has no type to set words in: see “python3 build.py check” (LS650).",
        refused="Nothing can be written to {folder} ({reason}). Choose another folder: --out …",
        done="Kit of {name}: {count} files, {weight} kB, in {folder}",
    ),
})  # fmt: skip


@click.command("kit", short_help="La trousse d’un commerce. / The kit of a shop.")
@click.argument("key")
@click.option("--only", type=click.Choice(("badges", "images", "pdf")), multiple=True, help="Une partie seulement. / A part of it alone.")
@click.option("--out", type=click.Path(path_type=Path), help="Dossier ; sinon kit/<clé>. / Folder; else kit/<key>.")
@root_option
@date_option
@language_option
def kit_command(key: str, only: tuple[str, ...], out: Path | None, root: Path, today: datetime | None, language: Tongue | None) -> None:
    """Fait tout ce qu’un commerce emporte : badges, images, PDF. / Makes all that a shop takes away: badges, images, PDFs.

    KEY : le dossier du commerce dans shops/ ; une histoire, un rendez-vous : ses images et de quoi écrire.
    KEY: the shop’s folder in shops/; a story, an event: its images and what to write.
    """
    from localsite import kit  # late: no other command needs it

    tongue = language or spoken()
    words, found = _WORDS[tongue], list[Diagnostic]()
    try:
        plan = planned(Job(root, None, day_of(today)), found.append)
    except SiteError as problem:
        say(report([*found, problem.diagnostic], root, tongue))
        sys.exit(PROBLEMS)
    entry = kit.shop(plan, key) or kit.told(plan, key)
    if entry is None:
        if wrong := [problem for problem in found if problem.code.severity is Severity.ERROR]:
            say(report(wrong, root, tongue))
        give_up(_none(plan, key, words))
    if plan.desk.faces is None:
        give_up(words.no_type)
    folder = out or root / FOLDER / entry.key
    parts = only or kit.PARTS if entry.kind == "shop" else ("images",)
    if not kit.is_ready(parts):
        give_up(words.no_typst)
    unmade = list[Diagnostic]()
    made = tuple(kit.pieces(plan, entry, unmade.append, parts))
    if unmade:
        say(report(unmade, root, tongue))
    try:
        for piece in made:
            write_whole(folder / piece.path, piece.data)
    except OSError as refused:
        give_up(words.refused.format(folder=folder, reason=refused.strerror))
    weight = round(sum(len(piece.data) for piece in made) / 1000)
    say(words.done.format(name=entry.say(entry.title, plan.desk.settings.language).text, count=len(made), weight=weight, folder=folder))


def _none(plan: Plan, key: str, words: _Words) -> str:
    """Why there is no kit of a key: its shop is closed, or there is none, and which keys there are."""
    from localsite.plan import badges  # late: no other command needs it

    desk, shops = plan.desk, {key: one for one in plan.desk.site.of("shop") for key in (one.key, *one.facts.formerly)}
    if key in shops:
        badge = f"{desk.settings.origin}{desk.href(badges.folder(shops[key].id))}{badges.names((desk.settings.language,))[0]}"
        said = words.moved if getattr(shops[key].facts, "status", "") == "moved" else words.closed
        return said.format(key=key) + (words.badge.format(badge=badge) if desk.faces else "")
    listed = [one.key for one in desk.site.listed]
    typed = slug(key)
    near = [one for one in listed if typed and typed in one] or get_close_matches(typed, listed, MOST)
    told = words.apart.join(words.quoted.format(key=one) for one in (near or listed)[:MOST])
    return words.unknown.format(key=key) + ((words.meant if near else words.some).format(near=told) if told else "")
