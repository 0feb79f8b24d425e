"""Is another build publishing right now? A lock that the system drops with its process, however that ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from localsite.codes.workplace import BUILD_RUNNING, WORK_FOLDER_TAKEN
from localsite.diagnostics import SiteError, Span

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        # Far behind the text, which others want to read: Windows locks bytes, not files.
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, folder: Path) -> Iterator[None]:
    """Holds the lock at `path`. Raises SiteError, with the other's process number, where another build publishes into `folder`."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as problem:
        if problem.errno in {errno.ELOOP, errno.EISDIR}:
            raise SiteError(WORK_FOLDER_TAKEN.at(Span(path.name), folder=path.parent)) from problem
        raise
    try:
        try:
            _hold(handle)
        except (BlockingIOError, PermissionError) as problem:
            process = os.read(handle, 20).decode("ascii", "replace").strip() or "?"
            raise SiteError(BUILD_RUNNING.at(Span(folder.name), folder=folder, process=process)) from problem
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)
