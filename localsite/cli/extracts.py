"""What do the commands that read an extract of OpenStreetMap say while they do, and where it cannot be read?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from localsite import console
from localsite.cli.common import PROBLEMS, give_up, report, say
from localsite.diagnostics import SiteError, Tongue


class _Words(NamedTuple):
    """What is said in one language."""

    no_library: str
    bad_file: str
    unsorted: str
    negative: str
    sign: str
    seen: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        no_library='Il manque de quoi lire OpenStreetMap. Tapez\u00a0: pip install "localsite[authoring]"',
        bad_file="Ce fichier ne se lit pas comme un extrait d’OpenStreetMap (.osm.pbf)\u00a0: {file} ({reason})",
        unsorted="{file} n’est pas trié\u00a0: ses chemins viennent avant leurs points. Tapez\u00a0: osmium sort {file} -o trie.osm.pbf",
        negative="{file} a des numéros négatifs, d’objets qui n’ont pas encore été envoyés à OpenStreetMap. Envoyez-les, ou tapez\u00a0: "
        "osmium sort {file} -o trie.osm.pbf, puis osmium renumber trie.osm.pbf -o ville.osm.pbf",
        sign="Lecture de {file}…",
        seen="Lecture de {file}\u00a0: {millions} millions d’objets regardés…",
    ),
    "en": _Words(
        no_library='What reads OpenStreetMap is missing. Type: pip install "localsite[authoring]"',
        bad_file="This file cannot be read as an extract of OpenStreetMap (.osm.pbf): {file} ({reason})",
        unsorted="{file} is not sorted: its ways come before their points. Type: osmium sort {file} -o sorted.osm.pbf",
        negative="{file} has negative numbers, of objects that have not been sent to OpenStreetMap yet. Send them, or type: "
        "osmium sort {file} -o sorted.osm.pbf, then osmium renumber sorted.osm.pbf -o town.osm.pbf",
        sign="Reading {file}…",
        seen="Reading {file}: {millions} million objects looked at…",
    ),
})  # fmt: skip


@contextmanager
def reading(file: Path, root: Path, tongue: Tongue) -> Iterator[None]:
    """Ends with a sentence where the libraries of authors are missing, or where the extract or the settings cannot be read."""
    words = _WORDS[tongue]
    try:
        import shapely  # noqa: F401  # late: the libraries of authors may be absent

        from localsite.extracts import Disordered, faults  # late: no other command needs it

        unread = faults()
    except ModuleNotFoundError:
        give_up(words.no_library)
    try:
        yield
    except SiteError as problem:
        say(report([problem.diagnostic], root, tongue))
        sys.exit(PROBLEMS)
    except Disordered as problem:
        give_up((words.negative if problem.is_negative else words.unsorted).format(file=file))
    except (*unread, ValueError) as problem:  # whatever the reader says of a broken file
        give_up(words.bad_file.format(file=file, reason=problem))


@contextmanager
def sign_of_life(file: Path, tongue: Tongue, each: int) -> Iterator[Callable[[], None]]:
    """A line in the terminal that tells how far a file is read, `each` objects more at every call; it is gone at the end.

    Nothing at all where what is said goes into a file or to another program.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    words, counted = _WORDS[tongue], count(each, each)

    def show(text: str) -> None:
        sys.stderr.write(f"\r{console.encodable(text, sys.stderr.encoding)}\x1b[K")
        sys.stderr.flush()

    show(words.sign.format(file=file.name))
    try:
        yield lambda: show(words.seen.format(file=file.name, millions=_tenths(next(counted), tongue)))
    finally:
        show("")


def _tenths(objects: int, tongue: Tongue) -> str:
    """Millions, to a tenth."""
    told = f"{objects / 1_000_000:.1f}"
    return told.replace(".", ",") if tongue == "fr" else told
