"""Which file of the result may have which name? One table for all; a second claimant of a name is refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from localsite.codes.workplace import BAD_OUTPUT_NAME, NAME_CLAIMED_TWICE
from localsite.diagnostics import Report, Span
from localsite.urls import is_part_of_name
from localsite.values import File

MARKER = ".localsite-site"


def claims(files: Iterable[File], report: Report) -> tuple[File, ...]:
    """The files whose name is fit and theirs alone, sorted by path; the others are reported.

    Names that differ only by case, accents or Unicode form are one name, and a folder's name is no other file's.
    """
    table = _Table()
    kept = []
    for file in sorted(files, key=lambda file: file.path):
        rival = None
        if not table.is_fit(file.path):
            report(BAD_OUTPUT_NAME.at(_place(file), path=file.path))
        elif rival := table.claim(file):
            path, other = rival
            report(NAME_CLAIMED_TWICE.at(_place(file), path=file.path, other=path, mine=_askers(file), theirs=_askers(other)))
        else:
            kept.append(file)
    return tuple(kept)


@dataclass(slots=True)
class _Table:
    """Who holds which name so far."""

    holders: dict[str, tuple[str, File]] = field(default_factory=dict)  # folded name: as spelled, for whom
    folders: set[str] = field(default_factory=set)  # as spelled
    fit: set[str] = field(default_factory=set)  # parts that were looked at

    def is_fit(self, path: str) -> bool:
        """True where every part of `path` is a name on any server and any computer."""
        parts = path.split("/")
        fresh = [part for part in parts if part not in self.fit]
        if not all(part != MARKER and is_part_of_name(part) for part in fresh):
            return False
        self.fit.update(fresh)
        return True

    def claim(self, file: File) -> tuple[str, File] | None:
        """Enters the name of `file` and of its folders; the holder of one of them, where there is one."""
        folders = _folders(file.path, self.folders)
        for name in folders:
            holder = self.holders.get(folded(name))
            if holder:
                return holder
        holder = self.holders.get(folded(file.path))
        if holder:
            return holder
        self.holders.update((folded(name), (name, file)) for name in (*folders, file.path))
        self.folders.update(folders)
        return None


def folded(name: str) -> str:
    """What is left of a name where case, accents and Unicode forms do not count."""
    if name.isascii():
        return name.lower()
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def _folders(path: str, known: set[str]) -> Sequence[str]:
    """The folders on the way to `path` that are not known yet, the innermost first."""
    found = []
    name = path.rpartition("/")[0]
    while name and name not in known:
        found.append(name)
        name = name.rpartition("/")[0]
    return found


def _place(file: File) -> Span:
    return Span(file.because[0] if file.because else file.path)


def _askers(file: File) -> str:
    return ", ".join(file.because[:3]) or "localsite"
