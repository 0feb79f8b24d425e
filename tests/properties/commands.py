"""The command as people and hosts run it: a process of its own."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.ground import TODAY

PROJECT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    seconds: float  # of processor time, with the processes that it started


def command(*arguments: str | Path, day: str = f"{TODAY}") -> list[str]:
    """The words that start localsite; a build or a check is told the day."""
    dated = ["--date", day] if arguments[0] in ("build", "check") else []
    return [sys.executable, "-m", "localsite", *map(str, arguments), *dated]


@cache
def _compiled() -> str:
    """A folder for what Python compiles: some machines forbid it to keep that, and every process would compile all again."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def environment(**changes: str) -> dict[str, str]:
    """The environment of a command: this one's, with the program on the path and `changes`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(PROJECT), "PYTHONPYCACHEPREFIX": _compiled(), "LC_ALL": "C.UTF-8", **changes}


def run(*arguments: str | Path, day: str = f"{TODAY}", where: Path = PROJECT, **changes: str) -> Run:
    """Runs localsite to its end."""
    before = os.times()
    done = subprocess.run(
        command(*arguments, day=day), cwd=where, env=environment(**changes), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(done.returncode, done.stdout.decode("utf-8", "replace"), spent)
