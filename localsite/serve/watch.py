"""Did somebody edit the site? The folders are watched by the system, a burst of edits counts as one."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

import watchfiles

from localsite.read import FOLDERS, is_ignored

# Milliseconds. An editor's save (a new file, then its new name) takes two or three, files of a checkout follow each other faster.
QUIET = 10  # without another edit: the burst is over
LONGEST = 1000  # of a burst
LOOK_AGAIN = 1000  # until the folders are looked at without any edit

Bursts = Generator[set[tuple[watchfiles.Change, str]], None, None]
Standing = Mapping[Path, tuple[int, int]]  # a folder → its disk and its number there


def folders(root: Path, program: Path) -> tuple[Path, ...]:
    """The folders whose files make the site, whether they are there or not: its own, and the themes of the program."""
    return tuple(dict.fromkeys([*(root.resolve() / name for name in FOLDERS), program / "themes"]))


def counts(watched: Collection[Path], path: str) -> bool:
    """True for a file that the site is made from; not for what editors and desktops leave beside it."""
    for folder in watched:
        if path.startswith(f"{folder}{os.sep}"):
            return not any(is_ignored(name) for name in path.removeprefix(f"{folder}{os.sep}").split(os.sep))
    return path in map(str, watched)


def watch(watched: Collection[Path], changed: Callable[[Collection[str]], None], stop: Event) -> None:
    """Calls `changed` with the paths of the files of each burst of edits, until `stop` is set.

    It is called without a path when the watching has begun, and a moment after each edit: what the system forgot to tell is seen then.
    """
    by_looking = False  # where the system has no more watches to give, the files are looked at in turn
    while not stop.is_set():
        there = _standing(watched)
        if not there:
            stop.wait(LOOK_AGAIN / 1000)
            continue
        bursts = watchfiles.watch(
            *there,
            watch_filter=lambda _, path: counts(watched, path),
            step=QUIET,
            debounce=LONGEST,
            stop_event=stop,
            rust_timeout=LOOK_AGAIN,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=by_looking or None,
            ignore_permission_denied=True,
        )
        try:
            _follow(bursts, there, watched, changed)
        except (OSError, RuntimeError):  # of watchfiles: a folder vanished meanwhile, or the system refuses
            by_looking = there == _standing(watched)
            stop.wait(LOOK_AGAIN / 1000)


def _follow(bursts: Bursts, there: Standing, watched: Collection[Path], changed: Callable[[Collection[str]], None]) -> None:
    """Tells of the edits until one of the folders is another folder than it was, or gone, or new."""
    was_quiet = False
    with closing(bursts):
        for edits in bursts:
            if edits or not was_quiet:
                changed({path for _, path in edits})
            was_quiet = not edits
            if _standing(watched) != there:
                return


def _standing(watched: Collection[Path]) -> Standing:
    """The folders that are there. A checkout may put another folder in the place of one."""
    found = {}
    for folder in watched:
        with suppress(OSError):  # it is not there, or no longer
            status = folder.lstat()
            if stat.S_ISDIR(status.st_mode):
                found[folder] = (status.st_dev, status.st_ino)
    return found
