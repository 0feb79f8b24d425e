"""Which files make the site? The one gate in: regular files inside its folder, of known kinds and sizes, under names that travel."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

from localsite.cache import digest, digest_of
from localsite.codes import files as codes
from localsite.codes.workplace import NO_SITE_FOLDER
from localsite.diagnostics import Code, Report, SiteError, Span
from localsite.values import Source

FOLDERS = ("content", "shops", "themes")
THEMES = "themes/"
KB, MB = 1000, 1000 * 1000

TEXT, TABLE, PICTURE, MAP = 256 * KB, 4 * MB, 30 * MB, 64 * MB
LIMITS: Mapping[str, int] = {
    **dict.fromkeys(("", "md", "yaml", "yml", "html", "jinja", "css", "js", "xml"), TEXT),
    # Long by nature: the ledger of addresses, lists of points, map sheets, type.
    **dict.fromkeys(("txt", "csv", "geojson", "svg", "woff2", "woff", "ttf", "otf"), TABLE),
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "avif", "gif", "heic", "heif", "tif", "tiff"), PICTURE),
    # Whole towns.
    **dict.fromkeys(("json", "pbf"), MAP),
}
LONGEST_NAME = 200  # bytes
DEEPEST = 8  # folders
MOST_FILES = 100_000
MOST_BYTES = 2000 * MB
NONE: Mapping[str, Source] = MappingProxyType({})

HAS_DESCRIPTORS = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
OPEN_FOLDER = os.O_RDONLY | NO_FOLLOW | getattr(os, "O_DIRECTORY", 0)
# Without O_NONBLOCK, opening a pipe that took a file's place would wait for ever.
OPEN_FILE = os.O_RDONLY | NO_FOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

PLAIN_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_-])?")
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789")})
REFUSED_SIGNS = '\\ / : * ? " < > |'
AWKWARD = re.compile(r'[\\/:*?"<>|]')

_by_name = attrgetter("name")

Place = int | Path  # an open folder; its path where the system cannot open folders


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a site, by path, in the order of their paths."""

    files: Mapping[str, Source]


def read(
    root: Path,
    report: Report,
    folders: tuple[str, ...] = FOLDERS,
    *,
    descriptors: bool = HAS_DESCRIPTORS,
    before: Mapping[str, Source] = NONE,
) -> Sources:
    """Every file below `folders` of `root`; what cannot be taken is reported. A folder that is absent counts as empty.

    Raises SiteError where `root` itself is no folder. `descriptors` False walks by paths, as on Windows. What was read `before`
    only spares the digest of a file whose bytes are still the same.
    """
    walk = _Walk(root, report, before)
    try:
        top = os.open(root, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)) if descriptors else root.resolve(strict=True)
    except OSError as problem:
        raise SiteError(NO_SITE_FOLDER.at(Span("."), folder=root)) from problem
    try:
        for folder in folders:
            walk.descend(top, "", folder.split("/"))
    finally:
        _close(top)
    return Sources(MappingProxyType(dict(sorted(walk.files.items()))))


class _TooMuch(Exception):
    """The site is larger than any site: reading on would only take the machine down."""


@dataclass(slots=True)
class _Walk:
    """What was found so far on one way through the folders."""

    root: Path
    report: Report
    before: Mapping[str, Source]
    files: dict[str, Source] = field(default_factory=dict)
    weight: int = 0
    full: bool = False

    def descend(self, place: Place, prefix: str, parts: list[str]) -> None:
        """Goes down to one of the folders that were asked for, then through it."""
        path = prefix + parts[0]
        try:
            inner = _open_folder(place, parts[0])
        except FileNotFoundError:
            return
        except OSError as problem:
            self._refuse(place, parts[0], path, problem)
            return
        try:
            if parts[1:]:
                self.descend(inner, path + "/", parts[1:])
            else:
                self._through(inner, path + "/")
        except _TooMuch:
            self.full = True
        finally:
            _close(inner)

    def _through(self, place: Place, prefix: str) -> None:
        taken: dict[str, str] = {}
        with os.scandir(place) as listing:
            entries = sorted(listing, key=_by_name)
        for entry in entries:
            name = entry.name
            if is_ignored(name):
                continue
            wanted = self._name(name, prefix, taken)
            if wanted is None:
                continue
            path = prefix + wanted
            try:
                self._entry(place, entry, path)
            except OSError as problem:
                self._refuse(place, name, path, problem)

    def _entry(self, place: Place, entry: os.DirEntry[str], path: str) -> None:
        # What the listing says only spares the opening of pipes and devices; the open file has the last word.
        if entry.is_file(follow_symlinks=False):
            self._file(place, entry.name, path)
        elif entry.is_dir(follow_symlinks=False):
            if path.count("/") >= DEEPEST:
                self._say(codes.FOLDERS_TOO_DEEP, path, limit=DEEPEST)
                return
            inner = _open_folder(place, entry.name)
            try:
                self._through(inner, path + "/")
            finally:
                _close(inner)
        else:
            raise OSError(errno.ELOOP if entry.is_symlink() else errno.ENXIO, "")

    def _file(self, place: Place, name: str, path: str) -> None:
        limit = LIMITS.get(_ending(name))
        if limit is None:
            self._say(codes.UNUSED_FILE, path)
            return
        if self.full:
            return
        handle = _open(place, name, OPEN_FILE)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.ENXIO, "")
            if status.st_size > limit:
                self._too_big(path, status.st_size, limit)
                return
            self._make_room(path, status.st_size)
            self.files[path] = self._taken(handle, path, status.st_size, limit)
        finally:
            os.close(handle)

    def _taken(self, handle: int, path: str, size: int, limit: int) -> Source:
        known = self.before.get(path)
        if limit == PICTURE and not path.startswith(THEMES):
            marked = digest_of(_pieces(handle, size), size)
            same = known and known.again and known.digest == marked
            return known if known and same else Source(path, b"", marked, partial(_again, self.root, path, marked))
        data = _whole(handle, size, limit)
        # Comparing takes a tenth of the time of digesting.
        return known if known and known.data == data else Source(path, data, digest(data))

    def _make_room(self, path: str, size: int) -> None:
        self.weight += size
        if self.weight > MOST_BYTES:
            self._say(codes.SITE_TOO_BIG, path, limit=MOST_BYTES // MB)
            raise _TooMuch
        if len(self.files) >= MOST_FILES:
            self._say(codes.TOO_MANY_FILES, path, limit=MOST_FILES)
            raise _TooMuch

    def _too_big(self, path: str, size: int, limit: int) -> None:
        if limit == TEXT:
            self._say(codes.TEXT_TOO_BIG, path, size=-(-size // KB), limit=limit // KB)
        else:
            self._say(codes.FILE_TOO_BIG, path, size=-(-size // MB), limit=limit // MB)

    def _name(self, name: str, prefix: str, taken: dict[str, str]) -> str | None:
        """The name as the site knows it; None, and why, where it cannot stay."""
        if not PLAIN_NAME.fullmatch(name) or len(name) > LONGEST_NAME or name.split(".", 1)[0] in RESERVED:
            found = _name_problem(name)
            if found:
                code, facts = found
                shown = os.fsencode(name).decode("utf-8", "backslashreplace")
                self.report(code.at(Span(prefix + shown), name=shown, **facts))
                return None
            name = unicodedata.normalize("NFC", name)
        key = name if name.islower() and name.isascii() else unicodedata.normalize("NFC", name.casefold())
        if key in taken:
            self._say(codes.NAMES_ALIKE, prefix + name, other=taken[key])
            return None
        taken[key] = name
        return name

    def _refuse(self, place: Place, name: str, path: str, problem: OSError) -> None:
        if problem.errno in {errno.ELOOP, errno.ENOTDIR, errno.EMLINK}:
            self._say(codes.LINKED_FILE if _is_link(place, name) else codes.NOT_A_FILE, path)
        elif problem.errno == errno.ENXIO:
            self._say(codes.NOT_A_FILE, path)
        elif problem.errno == errno.ENOENT:
            self._say(codes.VANISHED_FILE, path)
        else:
            self._say(codes.UNREADABLE_FILE, path, reason=problem.strerror)

    def _say(self, code: Code, path: str, **facts: Any) -> None:  # noqa: ANN401 - whatever the sentence names
        self.report(code.at(Span(path), name=path.rpartition("/")[2], **facts))


def _open_folder(place: Place, name: str) -> Place:
    if isinstance(place, int):
        return _open(place, name, OPEN_FOLDER)
    if not stat.S_ISDIR(_own_status(place / name).st_mode):
        raise OSError(errno.ENOTDIR, "")
    return place / name


def _open(place: Place, name: str, flags: int) -> int:
    if isinstance(place, int):
        return os.open(name, flags, dir_fd=place)
    _own_status(place / name)
    return os.open(place / name, flags)


def _own_status(path: Path) -> os.stat_result:
    status = os.lstat(path)
    if _leads_elsewhere(status):
        raise OSError(errno.ELOOP, "")
    return status


def _is_link(place: Place, name: str) -> bool:
    try:
        return _leads_elsewhere(os.lstat(place / name) if isinstance(place, Path) else os.lstat(name, dir_fd=place))
    except OSError:
        return False


def _leads_elsewhere(status: os.stat_result) -> bool:
    # A junction of Windows is a folder to S_ISLNK.
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1))


def _close(place: Place) -> None:
    if isinstance(place, int):
        os.close(place)


def _whole(handle: int, size: int, limit: int) -> bytes:
    """All of an open file; a file that grows meanwhile is taken up to `limit`."""
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    pieces, length = [data], len(data)
    while length < limit and (piece := os.read(handle, min(MB, limit - length))):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def _pieces(handle: int, size: int) -> Iterator[bytes]:
    """The first `size` bytes of an open file, a little at a time."""
    while size > 0 and (piece := os.read(handle, min(MB, size))):
        size -= len(piece)
        yield piece


def _again(root: Path, path: str, marked: str) -> bytes:
    """The bytes of a file that was read before; SiteError where they are not the same any more."""
    try:
        data = _by_path(root, path.split("/"))
    except OSError:
        data = None
    if data is None or digest(data) != marked:
        raise SiteError(codes.CHANGED_FILE.at(Span(path), name=path.rpartition("/")[2]))
    return data


def _by_path(root: Path, parts: list[str]) -> bytes:
    """All of the file at a path of ours, by the same way as before: through no link."""
    place: Place = os.open(root, OPEN_FOLDER & ~NO_FOLLOW) if HAS_DESCRIPTORS else root.resolve(strict=True)
    try:
        for part in parts[:-1]:
            inner = _open_folder(place, _as_on_disk(place, part))
            _close(place)
            place = inner
        handle = _open(place, _as_on_disk(place, parts[-1]), OPEN_FILE)
        try:
            return _whole(handle, os.fstat(handle).st_size, PICTURE)
        finally:
            os.close(handle)
    finally:
        _close(place)


def _as_on_disk(place: Place, name: str) -> str:
    """A name as its disk writes it: some take accents apart."""
    return name if name.isascii() else next((one for one in os.listdir(place) if unicodedata.normalize("NFC", one) == name), name)


def is_ignored(name: str) -> bool:
    """True for hidden files and what editors and desktops leave behind."""
    return name[0] in ".#" or name[-1] == "~" or name.endswith(".swp") or name in {"Thumbs.db", "desktop.ini", "Icon\r"}


def _ending(name: str) -> str:
    _, dot, ending = name.rpartition(".")
    return ending.lower() if dot else ""


def _name_problem(name: str) -> tuple[Code, dict[str, Any]] | None:
    wanted = _better_name(name)
    if wanted != unicodedata.normalize("NFC", name):
        return codes.AWKWARD_NAME, {"wanted": wanted, "signs": REFUSED_SIGNS}
    stem, dot, rest = name.partition(".")
    if stem.lower() in RESERVED:
        return codes.RESERVED_NAME, {"wanted": f"{stem}-1{dot}{rest}"}
    size = len(wanted.encode())
    if size > LONGEST_NAME:
        stem, dot, ending = wanted.rpartition(".")
        return codes.LONG_NAME, {"wanted": f"{(stem or ending)[:40].rstrip(' .-')}{dot}{ending[:8]}", "size": size, "limit": LONGEST_NAME}
    return None


def _better_name(name: str) -> str:
    """`name` without what cannot be seen, typed or stored everywhere."""
    legible = os.fsencode(name).decode("utf-8", "replace")
    legible = legible if legible == name else os.fsencode(name).decode("cp1252", "replace")
    seen = (c for c in unicodedata.normalize("NFC", legible) if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
    return AWKWARD.sub("-", "".join(seen)).strip().rstrip(". ") or "sans-nom"
