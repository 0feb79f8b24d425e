"""How are two folders exchanged so that nobody ever sees half a site?"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from localsite.publish.stage import removed_tree

AT_WORKING_FOLDER = -100  # AT_FDCWD of Linux
EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def switch(new: Path, folder: Path, old: Path) -> None:
    """Puts `new` in the place of `folder`; what stood there is afterwards in `new`."""
    if not os.path.lexists(folder):
        new.rename(folder)
    elif not in_one_step(new, folder):
        in_two_steps(new, folder, old)


def in_one_step(new: Path, folder: Path) -> bool:
    """Exchanges the two folders; False, and nothing done, where the system or the disk cannot."""
    import ctypes  # late: it costs as much as a whole build without a change, which does not come here

    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    here, there = os.fsencode(new), os.fsencode(folder)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(here, there, ctypes.c_uint(EXCHANGE)) == 0)
    if sys.platform == "linux" and library is not None and hasattr(library, "renameat2"):
        return bool(library.renameat2(AT_WORKING_FOLDER, here, AT_WORKING_FOLDER, there, ctypes.c_uint(EXCHANGE)) == 0)
    return False


def in_two_steps(new: Path, folder: Path, old: Path) -> None:
    """The same for poorer disks. Between the steps there is no site, and `old` beside it says so: `repair` brings it back."""
    removed_tree(old)
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    old.rename(new)


def repair(folder: Path, work: Path) -> None:
    """Puts back a site that a killed build took away and did not replace; a half-made one is put right by the next staging."""
    old, new = work / "old", work / "new"
    if old.is_dir() and not old.is_symlink() and not os.path.lexists(folder):
        old.rename(folder)
    removed_tree(old)
    if new.is_symlink() or not new.is_dir():
        new.unlink(missing_ok=True)
