"""How much processor time does the whole command take: for the first build of a town, the same again, and after one edit?

    python benchmarks/build.py [--shops 1000] [--runs 5] [--folder /dev/shm] [--languages fr fr,en]

Each build is a process of its own, started as people start it; what counts is its processor time with that of the processes it
starts, as the system tells it. The median of the runs is printed, and the stages of the run that it comes from. The town lies in
memory where the system has a folder for that: disks differ too much to be compared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from town import make

PROJECT = Path(__file__).resolve().parents[1]
DAY = "2027-03-01"
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


class Cost(NamedTuple):
    """What one build took, in seconds of processor time and of the clock, and what it said."""

    processor: float
    clock: float
    said: str


def build(root: Path, environment: dict[str, str]) -> Cost:
    """One build of the town, which must succeed."""
    before = os.times()
    command = [sys.executable, "-m", "localsite", "build", "--root", str(root), "--date", DAY]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    after = os.times()
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(children, after.elapsed - before.elapsed, done.stdout)


def forget(root: Path) -> None:
    """Nothing is known of an earlier build."""
    for name in (".localsite", "public"):
        shutil.rmtree(root / name, ignore_errors=True)


def edit(root: Path) -> None:
    """One more sentence in the text of the first shop."""
    path = min((root / "shops").glob("*/index.md"))
    path.write_text(path.read_text("utf-8") + "\nUne phrase de plus.\n", "utf-8")


WAYS: tuple[tuple[str, Callable[[Path], None]], ...] = (("cold", forget), ("again", lambda _: None), ("one edit", edit))


def measure(root: Path, runs: int, environment: dict[str, str]) -> None:
    """Prints the median of each way to build, and the stages of the run in the middle."""
    for name, prepare in WAYS:
        costs = []
        for _ in range(runs):
            prepare(root)
            costs.append(build(root, environment))
        middle = statistics.median_low(cost.processor for cost in costs)
        chosen = next(cost for cost in costs if cost.processor == middle)
        span = f"{min(cost.processor for cost in costs):.2f} to {max(cost.processor for cost in costs):.2f}"
        print(f"{name}: {middle:.2f} s of processor time ({span}; {chosen.clock:.2f} s by the clock)")
        print("".join(f"    {line}\n" for line in chosen.said.split("\n\n")[0].splitlines() if line.endswith("s")))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shops", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=IN_MEMORY if IN_MEMORY.is_dir() else None)
    parser.add_argument("--languages", nargs="+", default=["fr", "fr,en"])
    given = parser.parse_args()
    for languages in given.languages:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            root = Path(folder) / "town"
            make(root, given.shops, 1, tuple(languages.split(",")))
            # What Python compiles is kept, as it is where nothing forbids it.
            kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
            environment = {**kept, "PYTHONPYCACHEPREFIX": f"{folder}/compiled", "LC_ALL": "en_GB.UTF-8"}
            build(root, environment)
            print(f"{given.shops} shops, {languages}\n")
            measure(root, given.runs, environment)


if __name__ == "__main__":
    main()
