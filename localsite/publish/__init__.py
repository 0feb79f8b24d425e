"""How does a new site take the place of the old one? The one gate out: staged beside it, whole, then exchanged in one step.

The folder `.localsite/publish-<name>` beside it holds the lock and the site before, in which the next one is staged: after one
edit only what changed since is written or linked.

Killed at any moment, the folder holds the old or the new site. A loss of power is another matter: nothing is forced to the disk
(thousands of small files would take minutes), and as every build compares bytes, the next one repairs what was lost.
Files get mode 0644 and folders 0755 whatever the umask, so that a web server can read them; unchanged files keep their times.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from localsite.cache import digest
from localsite.codes import workplace as codes
from localsite.diagnostics import Diagnostic, Report, SiteError, Span
from localsite.publish.claims import MARKER, claims
from localsite.publish.ground import refusal, the_real, work_folder
from localsite.publish.lock import locked
from localsite.publish.stage import Identity, Tree, folders_of, removed_tree, stage, standing, unchanged
from localsite.publish.switch import repair, switch
from localsite.values import File

__all__ = ["MARKER", "Published", "claims", "holds", "publish"]

MARKER_TEXT = """\
Ce dossier est fait par localsite : tout ce qu'il contient est remplacé à chaque construction. N'y rangez rien.
This folder is made by localsite: all that is in it is replaced at each build. Keep nothing in here.
"""


class Published(NamedTuple):
    """What happened to the files of the result: their paths, sorted."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]


def publish(files: Sequence[File], folder: Path, root: Path, report: Report) -> Published | None:
    """Makes `folder` hold exactly `files`, and a marker; None, why, and nothing touched, where that cannot be.

    `root` is the site's own folder, which is never published over.
    """
    problems: list[Diagnostic] = []
    named = claims(files, problems.append)
    try:
        if not problems:
            return _exchanged(named, the_real(folder), root)
    except SiteError as problem:
        problems.append(problem.diagnostic)
    except OSError as problem:
        problems.append(_disk_problem(problem, folder))
    for diagnostic in problems:
        report(diagnostic)
    return None


def _exchanged(files: Sequence[File], folder: Path, root: Path) -> Published:
    refused = refusal(folder, root)
    if refused:
        raise SiteError(refused)
    work = work_folder(folder)
    with locked(work / "lock", folder):
        repair(folder, work)
        wanted = {file.path: file.data for file in files} | {MARKER: MARKER_TEXT.encode()}
        before = standing(folder)
        same = unchanged(before, wanted)
        if not before.is_exactly(same, wanted):
            _replace(before, same, wanted, folder, work)
    paths = {file.path for file in files}
    stood = before.files.keys() | before.others.keys()
    return Published(
        written=tuple(sorted(paths - same.keys())),
        kept=tuple(sorted(paths & same.keys())),
        removed=tuple(sorted(stood - wanted.keys())),
    )


def _replace(before: Tree, same: Mapping[str, Identity], wanted: dict[str, bytes], folder: Path, work: Path) -> None:
    new = work / "new"
    try:
        stage(new, before, same, wanted)
        switch(new, folder, work / "old")
    except BaseException:
        removed_tree(new, patient=True)
        raise
    # The site before, now in `new`, stays: its files are mostly links to the published ones, and the next staging begins with it.


def _disk_problem(problem: OSError, folder: Path) -> Diagnostic:
    place, where = Span(folder.name), str(folder)
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return codes.DISK_FULL.at(place, folder=where)
        case errno.EROFS:
            return codes.DISK_READ_ONLY.at(place, folder=where)
        case errno.EACCES | errno.EPERM:
            return codes.NO_PERMISSION.at(place, folder=problem.filename or where)
        case errno.ENAMETOOLONG:
            return codes.PATH_TOO_LONG.at(place, folder=where, path=Path(str(problem.filename)).name)
        case _:
            return codes.DISK_TROUBLE.at(place, folder=where, reason=problem.strerror)


def holds(folder: Path, digests: Mapping[str, str]) -> bool:
    """True where `folder` holds exactly the files of `digests`, a digest by path, and the marker."""
    try:
        tree = standing(folder)
        if folder.is_symlink() or tree.others or tree.files.keys() != {*digests, MARKER} or tree.folders.keys() != folders_of(digests):
            return False
        return all(digest(Path(tree.files[path]).read_bytes()) == wanted for path, wanted in digests.items())
    except OSError:
        return False
