"""How is the site looked at from the command line, page by page, as a visitor sees it?"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from localsite.cli.common import PROBLEMS, date_option, day_of, give_up, has_errors, language_option, report, root_option, say, spoken
from localsite.diagnostics import Diagnostic, SiteError, Tongue
from localsite.pipeline import Job

if TYPE_CHECKING:
    from localsite.contact_sheet import Taken


class _Words(NamedTuple):
    """What this command says in one language."""

    no_playwright: str
    no_browser: str
    no_kind: str
    no_page: str
    clean: str
    faulty: str
    where: str
    occupied: str
    faults: Mapping[str, str]


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        no_playwright="Pour photographier le site il faut Playwright\u00a0: installez-le avec «\u00a0pip install playwright\u00a0».",
        no_browser="Pour photographier le site il faut Chromium ou Google Chrome\u00a0: installez l’un des deux.",
        no_kind="Il n’y a pas de page du genre «\u00a0{name}\u00a0»\u00a0; il y a\u00a0: {known}.",
        no_page="Il n’y a pas de page à l’adresse «\u00a0{name}\u00a0».",
        clean="Rien à redire. Pages\u00a0: {pages}\u00a0; photographies\u00a0: {photos}.",
        faulty="À revoir\u00a0: {faults}. Pages\u00a0: {pages}\u00a0; photographies\u00a0: {photos}.",
        where="À regarder\u00a0: {path}",
        occupied="{path} est une autre page, et rien n’est jamais remplacé. Choisissez un autre dossier\u00a0: --out …",
        faults=MappingProxyType({
            "scroll": "plus large que la fenêtre", "shift": "bouge en se chargeant", "outside": "demande ailleurs", "console": "erreur",
        }),
    ),
    "en": _Words(
        no_playwright="Playwright is needed to photograph the site: install it with “pip install playwright”.",
        no_browser="Chromium or Google Chrome is needed to photograph the site: install one of them.",
        no_kind="There is no page of the kind “{name}”; there are: {known}.",
        no_page="There is no page at the address “{name}”.",
        clean="Nothing to complain about. Pages: {pages}; photographs: {photos}.",
        faulty="To mend: {faults}. Pages: {pages}; photographs: {photos}.",
        where="To look at: {path}",
        occupied="{path} is somebody else’s page, and nothing is ever replaced. Choose another folder: --out …",
        faults=MappingProxyType({
            "scroll": "wider than its window", "shift": "moves while it loads", "outside": "asks elsewhere", "console": "error",
        }),
    ),
})  # fmt: skip


@click.command("contact-sheet", short_help="Photographie le site. / Photographs the site.")
@click.option("--only", "only", multiple=True, metavar="KIND", help="Un genre de pages : shop, event… / A kind of pages: shop, event…")
@click.option("--page", "pages", multiple=True, metavar="ADDRESS", help="Cette page. / This page: /commerces/le-coin/")
@click.option("--out", type=click.Path(path_type=Path), help="Dossier des photographies. / Folder of the photographs.")
@root_option
@date_option
@language_option
def contact_sheet_command(
    only: tuple[str, ...], pages: tuple[str, ...], out: Path | None, root: Path, today: datetime | None, language: Tongue | None
) -> None:
    """Photographie chaque genre de pages. / Photographs each kind of page.

    Chaque langue, clair et sombre, téléphone et ordinateur ; dit aussi ce qui dépasse, bouge ou demande ailleurs.
    Each language, light and dark, phone and desk; also says what sticks out, moves or asks elsewhere.
    """
    from localsite import contact_sheet as sheets  # late: no other command needs it

    tongue = language or spoken()
    words, browser, found = _WORDS[tongue], sheets.browser_path(), list[Diagnostic]()
    if browser is None or not sheets.is_there():
        give_up(words.no_playwright if browser else words.no_browser)
    try:
        site = sheets.made(Job(root, None, day_of(today), "serve"), found.append)
    except SiteError as problem:
        say(report([*found, problem.diagnostic], root, tongue))
        sys.exit(PROBLEMS)
    for kind in only:
        if kind not in (known := sheets.kinds(site.outputs)):
            give_up(words.no_kind.format(name=kind, known=", ".join(known)))
    choices = sheets.chosen(site.outputs, site.base, only, pages)
    for address in pages:
        if address not in {choice.address for choice in choices}:
            give_up(words.no_page.format(name=address))
    folder = out or root / ".localsite" / "contact-sheet"
    try:
        taken = sheets.take(site, choices, folder, browser, found.append)
    except sheets.Occupied as occupied:
        give_up(words.occupied.format(path=occupied))
    # Of the content only what stops everything: `check` tells the rest.
    found = [problem for problem in found if problem.span.file.startswith("themes/")]
    if found:
        say(report(found, root, tongue))
    say("\n".join(_told(taken, folder, words)))
    sys.exit(PROBLEMS if taken.faults or has_errors(found) else 0)


def _told(taken: Taken, folder: Path, words: _Words) -> Iterator[str]:
    """What the pages do wrong, in columns, and where the photographs are."""
    rows = [(choice.address, str(fault.look), words.faults[fault.kind], fault.detail) for choice, fault in taken.faults]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()
    yield (words.faulty if rows else words.clean).format(photos=taken.photos, pages=taken.pages, faults=len(rows))
    yield words.where.format(path=folder / "index.html")
