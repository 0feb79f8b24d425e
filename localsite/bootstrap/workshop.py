"""What the preparation works on: the folder of `build.py`, the `.venv` in it, and the stamps that say what is installed whole."""

from __future__ import annotations

import hashlib
import os
import sys

CORE = "requirements.txt"
TESTS = "requirements-dev.txt"
AUTHORING = "requirements-authoring.txt"
LAYOUT = "1"  # raise it when `install` makes `.venv` differently: every `.venv` is then remade


class Trouble(Exception):
    """Nothing can follow; `sentences` say why, in French and in English."""

    def __init__(self, french: str, english: str) -> None:
        super().__init__(english)
        self.sentences = (french, english)


class Workshop:
    """The folder that holds `build.py`, and the `.venv` inside it."""

    def __init__(self, script: str) -> None:
        self.script = os.path.realpath(script)
        self.root = os.path.dirname(self.script)
        self.venv = os.path.join(self.root, ".venv")
        self.python = os.path.join(self.venv, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))

    @property
    def inside(self) -> bool:
        """Whether the Python that runs now is the one of this `.venv`."""
        return os.path.realpath(sys.prefix) == os.path.realpath(self.venv)

    def path(self, *names: str) -> str:
        """A path below the folder."""
        return os.path.join(self.root, *names)

    def stamp(self, lock: str) -> str:
        """Where it is written that `lock` is installed, whole."""
        return os.path.join(self.venv, lock + ".stamp")

    def seal(self, lock: str) -> str:
        """What the stamp says: another lock, another Python or another place makes another seal."""
        with open(self.path(lock), "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        return "\n".join((LAYOUT, "{}.{}".format(*sys.version_info), self.venv, digest))

    def has(self, lock: str) -> bool:
        """Whether `lock` is installed here, for this Python."""
        try:
            with open(self.stamp(lock), encoding="utf-8", errors="surrogateescape") as file:
                return file.read() == self.seal(lock) and os.access(self.python, os.X_OK)
        except OSError:
            return False
