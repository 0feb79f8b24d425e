"""What does the kit of every shop add to a build: badges, pictures to share, pages for frames and paper, archives?

    python benchmarks/kit.py [--root tests/sites/monaco] [--runs 3]

The site is built with all of OUTPUTS and with those alone that the kit does not ask for: cold, again, and after one more sentence in
one shop. Each build is a process of its own. Medians of its processor time and of the clock are printed, stage by stage but for
the same again. Links to what was left out are broken then, which is told and disregarded. The limit: 25 s by the clock for a cold build of
Monaco on two cores that have nothing else to do, nothing for a warm one.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
DAY = date(2027, 3, 1)
WAYS = ("cold", "again", "one edit")
Spent = dict[str, tuple[float, float]]  # stage → seconds of the processor and of the clock


def child(root: Path, *, without: bool) -> None:
    """One build, which prints what each stage took."""
    started = time.perf_counter()
    from localsite import pipeline

    spent: dict[str, tuple[float, float]] = {}

    def timed(_tell: object) -> Callable[..., Any]:
        def stage(name: str, make: Callable[[], Any], _count: object = None) -> Any:  # noqa: ANN401 - whatever a stage makes
            before = time.process_time(), time.perf_counter()
            made = make()
            spent[name] = time.process_time() - before[0], time.perf_counter() - before[1]
            return made

        return stage

    pipeline._timed = timed  # noqa: SLF001 - what is measured is private
    if without:
        _reduce()
        pipeline._errors = lambda _: False  # noqa: SLF001 - see above
    done = pipeline.build(pipeline.Job(root, root / "public", DAY))
    if not done.published:
        sys.exit("\n".join(f"{one.span.file}: {one.code.number}" for one in done.diagnostics))
    spent["all"] = time.process_time(), time.perf_counter() - started
    print(json.dumps(spent))


def _reduce() -> None:
    """Takes out of the plan what the kit asks for."""
    from localsite import plan
    from localsite.plan import badges, embeds, kit, press, shares

    mine = (badges.badges, embeds.pages, kit.pages, press.pages, shares.files)
    plan.OUTPUTS = tuple(one for one in plan.OUTPUTS if one not in mine)
    shares.preview = lambda *_: None
    kit.link = lambda *_: ""


def build(root: Path, *, without: bool) -> Spent:
    """What a build took, in a process of its own."""
    command = [sys.executable, __file__, "--root", str(root), "--child", *(["--without"] if without else [])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return {name: (each[0], each[1]) for name, each in json.loads(done.stdout).items()}


def measured(site: Path, *, without: bool) -> dict[str, Spent]:
    """A cold build, the same again, and one after an edit."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        shutil.copytree(site, root, ignore=shutil.ignore_patterns("public", ".localsite"))
        found = {"cold": build(root, without=without), "again": build(root, without=without)}
        path = min((root / "shops").glob("*/index.md"))
        path.write_text(path.read_text("utf-8") + "\nUne phrase de plus.\n", "utf-8")
        return {**found, "one edit": build(root, without=without)}


def middle(runs: list[dict[str, Spent]], way: str, stage: str) -> tuple[float, float]:
    """The medians of the processor time and of the clock."""
    each = [run[way].get(stage, (0.0, 0.0)) for run in runs]
    return statistics.median(one[0] for one in each), statistics.median(one[1] for one in each)


def table(full: list[dict[str, Spent]], bare: list[dict[str, Spent]]) -> None:
    """Prints what the kit adds."""
    print("seconds                 with            without         added")
    print("                    cpu    clock      cpu    clock      cpu    clock")
    for way in WAYS:
        for stage in full[0][way] if way != "again" else ["all"]:
            one, other = middle(full, way, stage), middle(bare, way, stage)
            figures = (*one, *other, one[0] - other[0], one[1] - other[1])
            print(f"{way:9}{stage:11}" + "".join(f"{figure:8.2f}{' ' if place % 2 else ''}" for place, figure in enumerate(figures)))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=PROJECT / "tests/sites/monaco")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--without", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.root, without=given.without)
        return
    # In turn, so that what else the machine does falls on both.
    runs = [(measured(given.root, without=False), measured(given.root, without=True)) for _ in range(given.runs)]
    print(f"{os.cpu_count()} cores, of which others use {os.getloadavg()[0]:.1f}; {given.runs} runs")
    table([one for one, _ in runs], [other for _, other in runs])


if __name__ == "__main__":
    main()
