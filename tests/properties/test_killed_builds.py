"""However the whole command ends - killed, or with a disk full - the old or the new site stands, and the next build is right."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from localsite.pipeline import Job, build
from tests.ground import TODAY
from tests.properties.commands import command, environment, run
from tests.properties.conftest import Mounted, fill
from tests.properties.sites import Files, held, lay, picture, shop, town

TIMES = 30


def variant(number: int) -> Files:
    """One of several sites: shops come and go, texts and pictures change, some files stay as they are."""
    files = town()
    for one in range(10, 10 + 3 * number):
        files[f"shops/neuf-{one}/index.md"] = shop(one, text=f"Neuf, {number}.").encode()
    files["shops/commerce-4/facade.png"] = picture(number)
    files["content/pages/qui.md"] += f"\nVersion {number}.\n".encode()
    return files


def first_build(folder: Path, files: Files) -> dict[str, bytes]:
    """What a first build gives."""
    made = build(Job(lay(folder / "site", files), folder / "out", TODAY, remember=False))
    assert made.published, made.diagnostics
    return held(folder / "out")


# The command line, but for the start of Python, which would be most of it: each build is a copy of a process that stands ready.
SERVER = """
import os
import sys
from datetime import date
from pathlib import Path
from localsite.cli import main
from localsite.pipeline import Job, build
build(Job(Path(sys.argv[3]), None, date.today(), remember=False))  # so that all is imported
while sys.stdin.readline():
    process = os.fork()
    if not process:
        print(os.getpid(), flush=True)
        main(sys.argv[1:])
    os.waitpid(process, 0)
    print("ended", flush=True)
"""


@pytest.mark.slow
def test_a_whole_build_killed_at_any_moment_leaves_the_old_or_the_new_site(tmp_path: Path) -> None:
    moments = random.Random(2026)
    sites = [variant(number) for number in range(3)]
    wanted = [first_build(tmp_path / f"clean-{number}", files) for number, files in enumerate(sites)]
    root, public, current = lay(tmp_path / "site", sites[0]), tmp_path / "site/public", 0
    assert build(Job(root, public, TODAY)).published
    server = [sys.executable, "-c", SERVER, *command("build", "--root", root)[3:]]
    pipe, fates = subprocess.PIPE, []
    with subprocess.Popen(server, env=environment(), stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as builds:
        assert builds.stdin is not None
        assert builds.stdout is not None
        for number in range(TIMES):
            if number % 3 == 0:
                # So that most builds do their work rather than remember it.
                (root / ".localsite/memory.sqlite").unlink()
            following = (current + moments.choice((1, 2))) % 3
            lay(root, sites[following])
            print("build", file=builds.stdin, flush=True)
            process = int(builds.stdout.readline())
            line = ""
            for _ in range(moments.randrange(11)):  # the stages tell how far it is
                line = line if line == "ended\n" else builds.stdout.readline()
            time.sleep(moments.uniform(0, 0.02))
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            while line != "ended\n":
                line = builds.stdout.readline()
            now = held(public)
            assert now in (wanted[current], wanted[following])
            fates.append(now == wanted[following])
            # No cleaning: the next build simply does its work, on the same site or on another one.
            current = moments.choice((following, moments.randrange(3)))
            assert build(Job(lay(root, sites[current]), public, TODAY)).published
            assert held(public) == wanted[current]
            assert {path.name for path in (root / ".localsite").iterdir()} <= {"memory.sqlite", "publish-public"}
    assert set(fates) == {True, False}


def crowd(disk: Path) -> None:
    """As many files as a disk can hold."""
    (disk / "crowd").mkdir()
    for number in range(os.statvfs(disk).f_favail):
        (disk / f"crowd/{number}").touch()
    assert os.statvfs(disk).f_favail == 0


@pytest.mark.parametrize("lacking", ["bytes", "files"])
def test_a_whole_build_on_a_full_disk_leaves_the_old_site_and_says_so(mounted: Mounted, tmp_path: Path, lacking: str) -> None:
    old, new = first_build(tmp_path / "old", variant(0)), first_build(tmp_path / "new", variant(3))
    disk = mounted(tmp_path / "disk", megabytes=3, files=1000)
    root = lay(disk / "site", variant(0))
    assert run("build", "--root", root).code == 0
    lay(root, variant(3))
    if lacking == "bytes":
        fill(disk)
    else:
        crowd(disk)
    failed = run("build", "--root", root)
    assert (failed.code, failed.out.count("LS930"), held(root / "public") == old) == (1, 1, True), failed.out
    (disk / "filler").unlink(missing_ok=True)
    shutil.rmtree(disk / "crowd", ignore_errors=True)
    again = run("build", "--root", root)
    assert (again.code, held(root / "public") == new) == (0, True), again.out


def test_a_full_disk_of_the_memory_is_only_said(mounted: Mounted, tmp_path: Path) -> None:
    wanted = first_build(tmp_path / "clean", variant(1))
    root, out = lay(tmp_path / "site", variant(0)), tmp_path / "out"
    disk = mounted(root / ".localsite")
    assert run("build", "--root", root, "--out", out).code == 0
    filler = fill(disk)
    lay(root, variant(1))
    full = run("build", "--root", root, "--out", out)
    assert (full.code, held(out) == wanted) == (0, True), full.out
    filler.unlink()
    shutil.rmtree(out)
    assert run("build", "--root", root, "--out", out).code == 0
    assert held(out) == wanted
