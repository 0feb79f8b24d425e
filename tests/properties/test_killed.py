"""However a build ends - killed, or with the disk full - the folder holds the old or the new site, and the next build is right."""

from __future__ import annotations

import inspect
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from localsite.cache import Memory
from localsite.diagnostics import Diagnostic
from localsite.publish import publish
from localsite.publish.stage import _again
from localsite.values import File
from tests.properties.conftest import fill

TIMES = 30


def site(number: int) -> list[File]:
    """One of several sites of 40 files: some files are in all of them, some change, some come and go."""
    changing = [File(f"shops/{n}/index.html", f"{number} {n}".encode() * 50, ()) for n in range(20 + number)]
    return [*changing, *(File(f"always/{n}.html", b"the same", ()) for n in range(20)), File(f"only-{number}/{number}.html", b"", ())]


LOOP = f"""
from __future__ import annotations
import os
import sys
from pathlib import Path
from localsite.publish import publish, switch
from localsite.values import File
from tests.properties.conftest import fill

{inspect.getsource(site)}
public = Path(sys.argv[1])
if sys.argv[2] == "two-steps":
    switch.in_one_step = lambda new, folder: False
while sys.stdin.readline():
    process = os.fork()
    number = 0
    while not process:
        number += 1
        publish(site(number % 3), public, public.parent, print)
    print(process, flush=True)
    os.waitpid(process, 0)
    print("ended", flush=True)
"""


def held(public: Path) -> dict[str, bytes]:
    return {
        path.relative_to(public).as_posix(): path.read_bytes() for path in public.rglob("*") if path.is_file() and path.suffix == ".html"
    }


SITES = [{file.path: file.data for file in site(number)} for number in range(3)]


@pytest.mark.parametrize("way", ["one-step", "two-steps"])
def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_site(tmp_path: Path, way: str) -> None:
    public, moments = tmp_path / "public", random.Random(2026)
    command = [sys.executable, "-c", LOOP, str(public), way]
    problems: list[Diagnostic] = []
    publish(site(0), public, tmp_path, problems.append)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as builds:
        assert builds.stdin is not None
        assert builds.stdout is not None
        for _ in range(TIMES):
            print("build", file=builds.stdin, flush=True)
            process = int(builds.stdout.readline())
            time.sleep(moments.uniform(0, 0.03))
            os.kill(process, signal.SIGKILL)
            assert builds.stdout.readline() == "ended\n"
            if way == "one-step" or public.exists():
                assert held(public) in SITES
            # No cleaning: the next build simply does its work.
            number = moments.randrange(3)
            assert publish(site(number), public, tmp_path, problems.append) is not None
            assert held(public) == SITES[number]
            assert not (public.parent / ".localsite/publish-public/old").exists()
    assert problems == []


@pytest.mark.parametrize(
    "much", [[File("big.html", bytes(2_000_000), ())], [File(f"{n}.html", b"", ()) for n in range(500)]], ids=["bytes", "files"]
)
def test_a_full_disk_leaves_the_old_site_and_says_so_once(small_disk: Path, much: list[File]) -> None:
    public = small_disk / "public"
    problems: list[Diagnostic] = []
    for number in (0, 1):
        publish(site(number), public, small_disk, problems.append)
    assert problems == []
    assert publish([*site(2), *much], public, small_disk, problems.append) is None
    assert [problem.code.number for problem in problems] == ["LS930"]
    assert held(public) == SITES[1]
    assert [path.name for path in (small_disk / ".localsite/publish-public").iterdir()] == ["lock"]
    assert publish(site(2), public, small_disk, problems.append) is not None
    assert held(public) == SITES[2]


def test_a_full_disk_is_no_trouble_to_a_build_that_changes_nothing(small_disk: Path) -> None:
    problems: list[Diagnostic] = []
    publish(site(0), small_disk / "public", small_disk, problems.append)
    fill(small_disk)
    publish(site(0), small_disk / "public", small_disk, problems.append)
    assert problems == []


def test_a_read_only_disk_is_said(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    problems: list[Diagnostic] = []
    assert publish(site(0), small_disk / "public", small_disk, problems.append) is None
    assert [problem.code.number for problem in problems] == ["LS931"]


def test_where_a_file_cannot_be_linked_it_is_written_with_its_time(small_disk: Path, tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"data")
    os.utime(tmp_path / "one", ns=(10**9, 10**9))
    _again(str(tmp_path / "one"), str(small_disk / "two"), b"data")
    assert (small_disk / "two").read_bytes() == b"data"
    assert (small_disk / "two").stat().st_mtime_ns == 10**9


def test_a_full_disk_ends_the_remembering_not_the_build(small_disk: Path) -> None:
    keys = [str(number) for number in range(200)]
    for size in (2000, 20_000):
        with Memory(small_disk / "memory.sqlite") as memory:
            values = memory.remember_all(f"{size}", keys, lambda indexes, size=size: [("x" * size, True) for _ in indexes])
            assert values == ["x" * size] * 200
            assert (memory.trouble == "") == (size == 2000)
    with Memory(small_disk / "memory.sqlite") as memory:
        assert memory.remember_all("2000", keys, lambda indexes: [("anew", True) for _ in indexes])[0] in ("anew", "x" * 2000)


MEMORY_LOOP = """
import sys
from pathlib import Path
from localsite.cache import Memory
print("ready", flush=True)
number = 0
while True:
    number += 1
    with Memory(Path(sys.argv[1])) as memory:
        memory.remember_all("r", [f"{number} {n}" for n in range(300)], lambda indexes: [((number, n), True) for n in indexes])
"""


def test_a_memory_killed_at_any_moment_never_gives_a_wrong_value(tmp_path: Path) -> None:
    path, moments = tmp_path / "memory.sqlite", random.Random(2026)
    for _ in range(10):
        with subprocess.Popen([sys.executable, "-c", MEMORY_LOOP, str(path)], stdout=subprocess.PIPE) as build:
            assert build.stdout is not None
            assert build.stdout.readline() == b"ready\n"
            time.sleep(moments.uniform(0, 0.1))
            build.send_signal(signal.SIGKILL)
        for number in range(1, 4):
            with Memory(path) as memory:
                keys = [f"{number} {n}" for n in range(300)]
                expected = [(number, n) for n in range(300)]
                assert memory.remember_all("r", keys, lambda indexes, expected=expected: [(expected[n], True) for n in indexes]) == expected
