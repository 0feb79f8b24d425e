"""May the site be published here? Only into a folder that is ours: absent, empty, or marked; nobody's own folder is ever emptied."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from localsite.codes import workplace as codes
from localsite.diagnostics import Diagnostic, SiteError, Span
from localsite.publish.claims import MARKER

SOURCES = ("content", "shops", "themes", ".git", ".localsite")
SHOWN = Path(".localsite", "serve")  # where a site that is being written is looked at
LEFT_BY_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def the_real(folder: Path) -> Path:
    """The absolute path of `folder`; links on the way to it are followed, it may be one itself."""
    absolute = Path(os.path.abspath(folder))
    return absolute.parent.resolve() / absolute.name


def refusal(folder: Path, root: Path) -> Diagnostic | None:
    """Why `folder`, as `the_real` gives it, cannot hold the site of `root`; None where it can.

    A link on the way outside of the site is the business of whoever runs the machine and is followed; the folder itself is
    never one, and a link inside the site, which a contributor may have put there, ends outside or among the sources.
    """
    home = root.resolve()
    place = Span(folder.name)
    kept = [home / name for name in SOURCES]
    is_kept = any(source in (folder, *folder.parents) for source in kept) and folder != home / SHOWN
    if folder in (home, *home.parents) or is_kept:
        return codes.OUTPUT_IN_THE_WAY.at(place, folder=folder)
    try:
        mode = os.lstat(folder).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(mode):
        return codes.OUTPUT_IS_A_LINK.at(place, folder=folder)
    if not stat.S_ISDIR(mode):
        return codes.OUTPUT_NOT_OURS.at(place, folder=folder, example=folder.name)
    if folder.is_mount():
        return codes.OUTPUT_IS_A_DISK.at(place, folder=folder)
    return _not_ours(folder, place)


def _not_ours(folder: Path, place: Span) -> Diagnostic | None:
    names = sorted(set(os.listdir(folder)) - LEFT_BY_DESKTOPS)
    if not names:
        return None
    if MARKER not in names or not stat.S_ISREG(os.lstat(folder / MARKER).st_mode):
        return codes.OUTPUT_NOT_OURS.at(place, folder=folder, example=names[0])
    return codes.OUTPUT_IS_A_REPOSITORY.at(place, folder=folder) if ".git" in names else None


def work_folder(folder: Path) -> Path:
    """The folder beside `folder`, on the same disk, where the next site is prepared. Raises SiteError where something is in its place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = folder.parent / ".localsite" / f"publish-{folder.name}"
    for path in (work.parent, work):
        try:
            path.mkdir(mode=0o700)  # the site before waits there: nobody is to be served it
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(path).st_mode):
                raise SiteError(codes.WORK_FOLDER_TAKEN.at(Span(path.name), folder=path)) from None
    return work
