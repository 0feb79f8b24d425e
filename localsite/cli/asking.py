"""How is the site asked from the command line why a page exists, which addresses it promises, and what may be written?"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from localsite.cli.common import PROBLEMS, date_option, day_of, language_option, report, root_option, say, spoken, write_whole
from localsite.diagnostics import Diagnostic, SiteError, Tongue
from localsite.pipeline import Job, planned

if TYPE_CHECKING:
    from localsite.stages import Plan

_WRITTEN: Mapping[Tongue, tuple[str, str]] = MappingProxyType({
    "fr": ("Rien n’a changé.", "Écrit\u00a0: {paths}"),
    "en": ("Nothing has changed.", "Written: {paths}"),
})  # fmt: skip


@click.command("explain", short_help="Dit d’où vient une page. / Says where a page comes from.")
@click.argument("address")
@root_option
@date_option
@language_option
def explain_command(address: str, root: Path, today: datetime | None, language: Tongue | None) -> None:
    """Dit d’où vient une page. / Says where a page comes from.

    ADDRESS : /commerces/le-coin/, public/commerces/le-coin/index.html, https://…
    """
    from localsite.explain import explain  # late: no other command needs it

    tongue = language or spoken()
    explained = explain(address, _planned(root, today, tongue)[0], root, tongue)
    say(explained.text)
    sys.exit(0 if explained.known else PROBLEMS)


@click.command("ledger", short_help="Inscrit les adresses. / Records the addresses.")
@root_option
@date_option
@language_option
def ledger_command(root: Path, today: datetime | None, language: Tongue | None) -> None:
    """Inscrit les adresses nouvelles dans content/addresses.txt. / Adds the new addresses to content/addresses.txt."""
    from localsite.ledger import in_the_way, ledger  # late: no other command needs it

    tongue = language or spoken()
    plan, found = _planned(root, today, tongue)
    if wrong := in_the_way(found):
        say(report(wrong, root, tongue))
        sys.exit(PROBLEMS)
    made = ledger(plan)
    path = root / made.path
    if not path.is_file() or path.read_text("utf-8") != made.text:
        write_whole(path, made.text.encode())
    say(made.said(tongue))


@click.command("schema", short_help="Aide les éditeurs. / Helps editors.")
@root_option
@language_option
def schema_command(root: Path, language: Tongue | None) -> None:
    """Écrit ce que les éditeurs de texte proposent (JSON Schema). / Writes what editors propose (JSON Schema)."""
    from localsite.schema import schemas  # late: only this command and new need it

    _tell_written(write_changed(root, schemas()), language or spoken())


@click.command("reference", short_help="Écrit la référence. / Writes the reference.")
@root_option
@language_option
def reference_command(root: Path, language: Tongue | None) -> None:
    """Écrit docs/reference/ : codes et champs. / Writes docs/reference/: codes and fields."""
    from localsite.reference import write_reference  # late: no other command needs it

    _tell_written(write_reference(root), language or spoken())


def write_changed(root: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Writes the files (data by path below `root`) that are not so already; gives their paths."""
    changed = tuple(path for path, data in files.items() if not (root / path).is_file() or (root / path).read_bytes() != data)
    for path in changed:
        write_whole(root / path, files[path])
    return changed


def _tell_written(paths: tuple[str, ...], language: Tongue) -> None:
    say(_WRITTEN[language][bool(paths)].format(paths=", ".join(paths)))


def _planned(root: Path, today: datetime | None, language: Tongue) -> tuple[Plan, list[Diagnostic]]:
    """The site up to its plan, and what is wrong with it; ends where nothing can follow."""
    found: list[Diagnostic] = []
    try:
        return planned(Job(root, None, day_of(today)), found.append), found
    except SiteError as problem:
        say(report([*found, problem.diagnostic], root, language))
        sys.exit(PROBLEMS)
