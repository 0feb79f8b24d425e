"""However the whole command ends - killed, or with a disk full - the old or the new site stands, and the next build is right."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from localsite.pipeline import Job, build
from tests.ground import TODAY
from tests.properties.commands import command, environment, run
from tests.properties.conftest import Mounted
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


@pytest.mark.slow
def test_a_whole_build_killed_at_any_moment_leaves_the_old_or_the_new_site(tmp_path: Path) -> None:
    moments = random.Random(2026)
    sites = [variant(number) for number in range(3)]
    wanted = [first_build(tmp_path / f"clean-{number}", files) for number, files in enumerate(sites)]
    root, public, current = lay(tmp_path / "site", sites[0]), tmp_path / "site/public", 0
    assert build(Job(root, public, TODAY)).published
    fates = []
    for time_ in range(TIMES):
        if time_ % 3 == 0:
            # So that most builds do their work rather than remember it.
            (root / ".localsite/memory.sqlite").unlink()
        following = (current + moments.choice((1, 2))) % 3
        lay(root, sites[following])
        with subprocess.Popen(command("build", "--root", root), env=environment(), stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(moments.randrange(10)):  # the stages tell how far it is
                process.stdout.readline()
            time.sleep(moments.uniform(0, 0.02))
            process.kill()
        now = held(public)
        assert now in (wanted[current], wanted[following])
        fates.append(now == wanted[following])
        # No cleaning: the next build simply does its work, on the same site or on another one.
        current = moments.choice((following, moments.randrange(3)))
        assert build(Job(lay(root, sites[current]), public, TODAY)).published
        assert held(public) == wanted[current]
        assert {path.name for path in (root / ".localsite").iterdir()} <= {"memory.sqlite", "publish-public", "memory.sqlite-journal"}
    assert set(fates) == {True, False}


def test_a_whole_build_on_a_full_disk_leaves_the_old_site_and_says_so(small_disk: Path, tmp_path: Path) -> None:
    old, new = first_build(tmp_path / "old", variant(0)), first_build(tmp_path / "new", variant(3))
    root, filler = lay(small_disk / "site", variant(0)), small_disk / "filler"
    assert run("build", "--root", root).code == 0
    lay(root, variant(3))
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(bytes(4096))
    failed = run("build", "--root", root)
    assert (failed.code, failed.out.count("LS930"), held(root / "public") == old) == (1, 1, True), failed.out
    filler.unlink()
    again = run("build", "--root", root)
    assert (again.code, held(root / "public") == new) == (0, True), again.out


def test_a_site_that_outgrows_its_disk_leaves_the_old_site(mounted: Mounted, tmp_path: Path) -> None:
    """The disk of the result alone, full of files rather than of bytes; the next, smaller site is published."""
    disk = mounted(tmp_path / "disk")
    root, out = lay(tmp_path / "site", variant(0)), disk / "public"
    assert run("build", "--root", root, "--out", out).code == 0
    before = held(out)
    for number in range(os.statvfs(disk).f_ffree - 20):
        (disk / f"{number}").touch()
    lay(root, variant(3))
    failed = run("build", "--root", root, "--out", out)
    assert (failed.code, failed.out.count("LS930"), held(out) == before) == (1, 1, True), failed.out
    lay(root, variant(0) | {"content/pages/qui.md": b"---\ntitle: Nous\n---\n"})
    again = run("build", "--root", root, "--out", out)
    assert (again.code, b"Nous" in (out / "qui/index.html").read_bytes()) == (0, True), again.out


def test_a_full_disk_of_the_memory_is_only_said(mounted: Mounted, tmp_path: Path) -> None:
    wanted = first_build(tmp_path / "clean", variant(1))
    root, out = lay(tmp_path / "site", variant(0)), tmp_path / "out"
    disk = mounted(root / ".localsite")
    assert run("build", "--root", root, "--out", out).code == 0
    with (disk / "filler").open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(bytes(4096))
    lay(root, variant(1))
    full = run("build", "--root", root, "--out", out)
    assert (full.code, held(out) == wanted) == (0, True), full.out
    (disk / "filler").unlink()
    shutil.rmtree(out)
    assert run("build", "--root", root, "--out", out).code == 0
    assert held(out) == wanted
