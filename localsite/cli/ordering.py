"""How does a person put records in order from the command line?"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import click

from localsite.cli.common import PROBLEMS, give_up, language_option, report, root_option, say, spoken, write_whole
from localsite.diagnostics import SiteError, Tongue


class _Words(NamedTuple):
    """What this command says in one language."""

    no_such_path: str
    changed: str
    would_change: str
    in_order: str
    left: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        no_such_path="Il n’y a rien à mettre en ordre sous «\u00a0{path}\u00a0» dans ce site.",
        changed="mis en ordre\u00a0: {path}",
        would_change="à mettre en ordre\u00a0: {path}",
        in_order="Tout est en ordre.",
        left="Les fichiers qui ont des erreurs sont restés comme ils étaient\u00a0:",
    ),
    "en": _Words(
        no_such_path="There is nothing to put in order below “{path}” in this site.",
        changed="put in order: {path}",
        would_change="to be put in order: {path}",
        in_order="Everything is in order.",
        left="Files with errors were left as they are:",
    ),
})  # fmt: skip


@click.command("fmt", short_help="Met les fiches en ordre. / Puts records in order.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Ne rien écrire ; 1 s’il y a à faire. / Write nothing; 1 if there is work.")
@root_option
@language_option
def fmt_command(paths: tuple[Path, ...], only_check: bool, root: Path, language: Tongue | None) -> None:  # noqa: FBT001
    """Met les fiches en ordre. / Puts records in order.

    Noms anglais des champs, dans l’ordre de la référence ; rien n’est perdu.
    English field names, in the order of the reference; nothing is lost.
    """
    from localsite.fmt import format_site  # late: no build needs it

    tongue = language or spoken()
    words, wanted = _WORDS[tongue], _below(root, paths, tongue)
    try:
        formatted = format_site(root, lambda path: not wanted or any(_is_below(path, one) for one in wanted))
    except SiteError as problem:
        say(report([problem.diagnostic], root, tongue))
        sys.exit(PROBLEMS)
    for name in wanted:
        if not any(_is_below(one.path, name) for one in formatted):
            give_up(words.no_such_path.format(path=name))
    changed = [one for one in formatted if one.data is not None]
    errors = [problem for one in formatted for problem in one.errors]
    for one in changed:
        if not only_check:
            write_whole(root / one.path, one.data or b"")
        say((words.would_change if only_check else words.changed).format(path=one.path))
    if errors:
        say(words.left)
        say(report(errors, root, tongue))
    elif not changed:
        say(words.in_order)
    sys.exit(PROBLEMS if errors or (changed and only_check) else 0)


def _below(root: Path, paths: tuple[Path, ...], tongue: Tongue) -> list[str]:
    """The paths below the root, a folder's with a slash at its end; one outside is refused."""
    found = []
    for path in paths:
        inside = path if (path.exists() or path.is_absolute()) else root / path
        try:
            name = inside.resolve().relative_to(root.resolve()).as_posix()
        except ValueError:
            give_up(_WORDS[tongue].no_such_path.format(path=path))
        found.append("" if name == "." else f"{name}/" if inside.is_dir() else name)
    return found


def _is_below(path: str, wanted: str) -> bool:
    return path == wanted or (path.startswith(wanted) and (not wanted or wanted.endswith("/")))
