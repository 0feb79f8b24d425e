"""How `.venv` is made, by uv where it is on the PATH and else by venv and pip, from locked and hashed requirements only."""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from localsite.bootstrap.troubles import cause, of_the_disk, say
from localsite.bootstrap.workshop import CORE, Workshop

BINARY_AND_HASHED = ("--require-hashes", "--only-binary", ":all:", "--no-deps")


class Failed(Exception):
    """A tool ended with an error; `log` is all that it printed."""

    def __init__(self, log: str) -> None:
        super().__init__(log[-200:])
        self.log = log


def install(shop: Workshop, locks: Sequence[str]) -> None:
    """Install the `locks` that are missing. Two first runs at once take turns, and the second finds the work done."""
    try:
        Path(shop.path(".localsite")).mkdir(exist_ok=True)
        with alone(shop.path(".localsite", "install.lock")) as held:
            # The core is installed into an empty `.venv`: what stood in the old one is missing with it.
            missing = [lock for lock in locks if not (shop.has(CORE) and shop.has(lock))]
            if missing:
                say(
                    "Préparation, une seule fois, quelques dizaines de secondes au plus…",
                    "Getting ready, this once, some tens of seconds at most…",
                )
            for lock in missing:
                install_one(shop, lock, held)
    except Failed as failed:
        log = shop.path(".localsite", "install.log")
        with suppress(OSError):
            Path(log).write_text(failed.log, encoding="utf-8", errors="replace")
        raise cause(failed.log, log) from failed
    except OSError as error:
        raise of_the_disk(error) from error


def install_one(shop: Workshop, lock: str, held: IO[str]) -> None:
    """Install `lock` into `.venv`, made anew for the core. The stamp comes last: without it nothing counts as installed."""
    seal, uv = shop.seal(lock), working_uv()
    try:
        if lock == CORE:
            discard(shop.venv)
            make_venv(shop, uv, held)
        into = [uv, "pip", "install", "--python", shop.python, "--compile-bytecode"] if uv else pip(shop)
        tool([*into, *BINARY_AND_HASHED, "-r", shop.path(lock)], held)
        Path(shop.stamp(lock)).write_text(seal, encoding="utf-8", errors="surrogateescape")
    except (Failed, OSError):
        if lock == CORE:  # on a full disk, give the room back
            with suppress(OSError):
                discard(shop.venv)
        raise


def make_venv(shop: Workshop, uv: str | None, held: IO[str]) -> None:
    """An empty `.venv` for the Python that runs now."""
    if uv:
        tool([uv, "venv", "--no-project", "--no-python-downloads", "--python", sys.executable, shop.venv], held)
    elif not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Failed("No module named 'ensurepip'")
    else:
        # In two steps: where pip cannot be put in, `venv` alone would not say why.
        tool([sys.executable, "-I", "-m", "venv", "--without-pip", shop.venv], held)
        tool([shop.python, "-I", "-m", "ensurepip", "--upgrade", "--default-pip"], held)


def pip(shop: Workshop) -> list[str]:
    """The pip of `.venv`, deaf to PYTHONPATH and to a machine-wide wish for per-user installs."""
    return [shop.python, "-I", "-m", "pip", "install", "--no-user", "--no-input", "--retries", "2", "--disable-pip-version-check"]


def working_uv() -> str | None:
    """The path of uv, where it is on the PATH and runs."""
    uv = shutil.which("uv")
    try:
        return uv if uv and subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0 else None
    except OSError:
        return None


def tool(command: Sequence[str], held: IO[str] | None = None) -> None:
    """Run a tool without a word; raises Failed, with all that it printed, where it fails."""
    if held:  # a tool that outlives us keeps the turn until it ends
        os.set_inheritable(held.fileno(), True)
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, close_fds=not held, check=False
    )
    if done.returncode != 0:
        raise Failed(done.stdout.decode("utf-8", "replace"))


def discard(venv: str) -> None:
    """Take away a `.venv` that is of no use: half made, moved, made for another Python or from another lock."""
    if os.path.islink(venv) or os.path.isfile(venv):
        os.unlink(venv)
    elif os.path.isdir(venv):
        shutil.rmtree(venv)


@contextmanager
def alone(path: str) -> Iterator[IO[str]]:
    """Hold the file at `path` locked; wait for whoever holds it. The system lets go of it even when the holder is killed."""
    with open(path, "a", encoding="utf-8") as file:
        if not locked(file, wait=False):
            say("Une autre commande se prépare déjà, j’attends qu’elle ait fini…", "Another command is getting ready; waiting for it…")
            locked(file, wait=True)
        yield file


def locked(file: IO[str], *, wait: bool) -> bool:
    """Try to lock `file`; True where it is done, or where this disk knows no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt  # late: there is none elsewhere

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # late: Windows has none

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
    return True


def install_node_packages(shop: Workshop) -> None:
    """Install the locked Node packages of the tests, where npm is there. The tests say themselves what they lack."""
    lock, modules, npm = Path(shop.path("tests", "package-lock.json")), Path(shop.path("tests", "node_modules")), shutil.which("npm")
    if not (npm and lock.is_file()):
        return
    stamp, seal = modules / ".stamp", hashlib.sha256(lock.read_bytes()).hexdigest()
    if is_written(stamp, seal):
        return
    try:
        with alone(shop.path(".localsite", "install.lock")) as held:
            if not is_written(stamp, seal):
                say("Préparation des outils de test de Node…", "Getting the tests' Node tools ready…")
                tool([npm, "ci", "--prefix", shop.path("tests"), "--no-progress"], held)
                stamp.write_text(seal, encoding="utf-8")
    except (Failed, OSError):
        say("Les outils de test de Node n’ont pas pu être installés.", "The tests' Node tools could not be installed.")


def is_written(stamp: Path, seal: str) -> bool:
    """Whether `stamp` says `seal`."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == seal
