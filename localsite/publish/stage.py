"""What stands in the folder now, and how is the next site prepared beside it? Unchanged files are linked, not written again."""

from __future__ import annotations

import os
import shutil
import stat
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
FILE_MODE, FOLDER_MODE = 0o644, 0o755


Identity = tuple[int, int, int, int]  # device, number, size, time: two paths that agree in these are one file


@dataclass(frozen=True, slots=True)
class Tree:
    """What a folder holds, by path below it (NFC, "/" between folders), and where that is on the disk."""

    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)  # links, pipes: never published by us

    def is_exactly(self, same: Collection[str], wanted: Mapping[str, bytes]) -> bool:
        """True where nothing is missing, nothing differs and nothing is too much."""
        return len(same) == len(wanted) == len(self.files) and not self.others and self.folders.keys() == folders_of(wanted)


def standing(folder: Path) -> Tree:
    """What `folder` holds; nothing where it is absent."""
    tree = Tree()
    with suppress(FileNotFoundError):
        _look(str(folder), "", tree)
    return tree


def _look(folder: str, prefix: str, tree: Tree) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            path = prefix + (name if name.isascii() else unicodedata.normalize("NFC", name))
            if entry.is_file(follow_symlinks=False):
                tree.files[path] = entry.path
            elif entry.is_dir(follow_symlinks=False):
                tree.folders[path] = entry.path
                _look(entry.path, path + "/", tree)
            else:
                tree.others[path] = entry.path


def unchanged(tree: Tree, wanted: Mapping[str, bytes]) -> dict[str, Identity]:
    """The paths of `wanted` that stand in `tree` with the very same bytes (a time or a size would not show an edit by hand)."""
    looked_at = ((path, _holds(tree.files[path], data)) for path, data in wanted.items() if path in tree.files)
    return {path: identity for path, identity in looked_at if identity}


def _holds(path: str, data: bytes) -> Identity | None:
    try:
        handle = os.open(path, READ)
    except OSError:
        return None  # whatever is wrong with it, it is not the file we want
    try:
        status = os.fstat(handle)
        is_same = status.st_size == len(data) and stat.S_ISREG(status.st_mode) and os.read(handle, len(data) + 1) == data
        return _identity(status) if is_same else None
    finally:
        os.close(handle)


def _identity(status: os.stat_result) -> Identity:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to `paths`."""
    found: set[str] = set()
    for path in paths:
        name = path.rpartition("/")[0]
        while name and name not in found:
            found.add(name)
            name = name.rpartition("/")[0]
    return found


def stage(new: Path, before: Tree, same: Mapping[str, Identity], wanted: Mapping[str, bytes]) -> None:
    """Makes `new` hold exactly `wanted`: what is the `same` as in `before` is linked from there.

    `new` may hold anything, such as the site before the last one, most of whose links are still right. Nothing in it is
    ever written to: a file that is not the right one is replaced.
    """
    spare = standing(new)
    folders = folders_of(wanted)
    _clear(spare, folders, wanted)
    for name in sorted({"", *folders} - spare.folders.keys()):
        _folder(f"{new}/{name}")
    for path, data in wanted.items():
        place = f"{new}/{path}"
        if path in spare.files:
            if path in same and _identity(os.lstat(place)) == same[path]:
                continue
            os.unlink(place)
        if path in same:
            _again(before.files[path], place, data)
        else:
            _write(place, data)


def _clear(spare: Tree, folders: Collection[str], wanted: Mapping[str, bytes]) -> None:
    """Takes out of the staging folder what the next site has not, or has in another form."""
    for path, place in [*spare.others.items(), *spare.files.items()]:
        if path in spare.others or path not in wanted or not place.endswith(path):
            os.unlink(place)
            spare.files.pop(path, None)
    for path in sorted(spare.folders, reverse=True):
        if path not in folders:
            os.rmdir(spare.folders.pop(path))


def _folder(place: str) -> None:
    with suppress(FileExistsError):
        os.mkdir(place, FOLDER_MODE)
    _allow(place, FOLDER_MODE)


def _again(old: str, place: str, data: bytes) -> None:
    try:
        os.link(old, place)
    except OSError:
        # Not every disk has hard links, and some systems keep them for the owner of the file.
        _write(place, data)
        status = os.stat(old)
        os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))


def _write(place: str, data: bytes) -> None:
    handle = os.open(place, WRITE, FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)
    _allow(place, FILE_MODE)


def _allow(place: str, mode: int) -> None:
    # Some disks (sticks, network) know no modes and refuse.
    with suppress(PermissionError):
        os.chmod(place, mode)


def removed_tree(folder: Path, *, patient: bool = False) -> None:
    """Removes a folder of our own making, if it is there; `patient` leaves what cannot be removed to the next build."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder, ignore_errors=patient)
