"""How does a person take out of photographs what they tell, from the command line?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from localsite.cli.common import PROBLEMS, give_up, language_option, report, root_option, say, spoken, write_whole
from localsite.diagnostics import SiteError, Tongue

if TYPE_CHECKING:
    from localsite.cleaning import Album, Cleaning


class _Words(NamedTuple):
    """What this command says in one language."""

    no_such_path: str
    done: str
    to_do: str
    becomes: str
    kinds: tuple[str, str, str, str]  # of the place, the person, the device, the rest
    bytes: str
    kilobytes: str
    nothing: str
    history: str
    damaged: str
    taken: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        no_such_path="Il n’y a pas de photo à nettoyer sous «\u00a0{path}\u00a0» dans ce site.",
        done="nettoyée\u00a0: {path} (ôté\u00a0: {kinds}\u00a0; {size})",
        to_do="à nettoyer\u00a0: {path} (à ôter\u00a0: {kinds}\u00a0; {size})",
        becomes="{path} → {name}",
        kinds=("lieu", "personne", "appareil", "autres données"),
        bytes="{count}\u00a0octets",
        kilobytes="{count}\u00a0ko",
        nothing="Aucune photo à nettoyer.",
        history="Ce qui a déjà été envoyé (git push) reste dans l’historique du projet\u00a0: voir docs/photos.md.",
        damaged="laissée comme elle est\u00a0: {path} est abîmée ou incomplète. Envoyez-la de nouveau depuis le téléphone.",
        taken="laissée comme elle est\u00a0: {path} deviendrait {target}, qui est déjà là. Renommez l’une des deux.",
    ),
    "en": _Words(
        no_such_path="There is no photograph to clean below “{path}” in this site.",
        done="cleaned: {path} (removed: {kinds}; {size})",
        to_do="to be cleaned: {path} (to be removed: {kinds}; {size})",
        becomes="{path} → {name}",
        kinds=("place", "person", "device", "other data"),
        bytes="{count}\u00a0bytes",
        kilobytes="{count}\u00a0kB",
        nothing="No photograph to clean.",
        history="What was sent already (git push) stays in the history of the project: see docs/photos.md.",
        damaged="left as it is: {path} is damaged or incomplete. Send it again from the phone.",
        taken="left as it is: {path} would become {target}, which is there already. Give one of them another name.",
    ),
})  # fmt: skip


@click.command("photos", short_help="Nettoie les photos. / Cleans photographs.")
@click.argument("task", metavar="clean", type=click.Choice(("clean",)))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Ne rien écrire ; 1 s’il y a à faire. / Write nothing; 1 if there is work.")
@root_option
@language_option
def photos_command(task: str, paths: tuple[Path, ...], *, dry_run: bool, root: Path, language: Tongue | None) -> None:
    """Ôte des photos ce qu’elles disent du lieu, des gens, de l’appareil. / Takes out of photographs place, people, device.

    L’image reste la même, au point près ; HEIC devient JPEG. Sans chemin : toutes celles de content/ et de shops/.
    The picture stays the same to the pixel; HEIC becomes JPEG. Without a path: all below content/ and shops/.
    """
    from localsite.cleaning import album  # late: no build needs it

    del task  # there is one so far
    tongue = language or spoken()
    words, wanted = _WORDS[tongue], _below(root, paths, tongue)
    try:
        found = album(root, lambda path: not wanted or any(_is_below(path, one) for one in wanted))
    except SiteError as problem:
        say(report([problem.diagnostic], root, tongue))
        sys.exit(PROBLEMS)
    for name, given in zip(wanted, paths, strict=True):
        if not any(_is_below(path, name) for path in found.pictures):
            give_up(words.no_such_path.format(path=given))
    for one in found.cleanings:
        if not one.trouble and not dry_run:
            _write(root, one)
    say("\n".join(_told(found, words, dry_run=dry_run)))
    troubled = any(one.trouble for one in found.cleanings)
    sys.exit(PROBLEMS if troubled or (dry_run and found.cleanings) else 0)


def _write(root: Path, one: Cleaning) -> None:
    """The new picture first, what names it next, the old one last: whatever happens on the way, nothing is lost."""
    write_whole(root / one.target, one.data)
    for name, data in one.records.items():
        write_whole(root / name, data)
    if one.target != one.path:
        (root / one.path).unlink()


def _told(found: Album, words: _Words, *, dry_run: bool) -> Iterator[str]:
    for one in found.cleanings:
        if one.trouble:
            yield getattr(words, one.trouble).format(path=one.path, target=one.target.rpartition("/")[2])
            continue
        kinds = [word for word, is_told in zip(words.kinds, one.told, strict=True) if is_told]
        path = words.becomes.format(path=one.path, name=one.target.rpartition("/")[2]) if one.target != one.path else one.path
        yield (words.to_do if dry_run else words.done).format(path=path, kinds=", ".join(kinds), size=_size(one, words))
        yield from (f"  {name}" for name in one.records)
    if not found.cleanings:
        yield words.nothing
    elif any(one.told.place for one in found.cleanings):
        yield words.history


def _size(one: Cleaning, words: _Words) -> str:
    """How many bytes fewer, or more."""
    change = len(one.data) - one.before
    said = (words.kilobytes, round(abs(change) / 1000)) if abs(change) >= 10_000 else (words.bytes, abs(change))
    return ("+" if change > 0 else "−") + said[0].format(count=said[1])


def _below(root: Path, paths: tuple[Path, ...], tongue: Tongue) -> list[str]:
    """The paths below the root as they are written, a folder's with a slash at its end: links are not followed, nor is anything outside."""
    found = []
    for path in paths:
        inside = path if (path.exists() or path.is_absolute()) else root / path
        name = os.path.relpath(os.path.abspath(inside), os.path.abspath(root)).replace(os.sep, "/")
        if name.split("/", 1)[0] == ".." or os.path.isabs(name):
            give_up(_WORDS[tongue].no_such_path.format(path=path))
        found.append("" if name == "." else f"{name}/" if inside.is_dir() else name)
    return found


def _is_below(path: str, wanted: str) -> bool:
    return path == wanted or (path.startswith(wanted) and (not wanted or wanted.endswith("/")))
