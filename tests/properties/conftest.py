"""The disks that the properties are tried on."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

Mounted = Callable[..., Path]


def fill(disk: Path) -> Path:
    """A file that takes all the room that is left on a disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    assert os.statvfs(disk).f_bavail == 0
    return filler


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for thousands of small files: in the machine's own memory where that can be."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


@pytest.fixture
def mounted() -> Iterator[Mounted]:
    """A function: the given folder with a small disk mounted on it."""
    disks: list[Path] = []

    def mount(folder: Path, megabytes: int = 1, files: int = 400) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,nr_inodes={files}", "small", str(folder)]
        done = sys.platform == "linux" and subprocess.run(command, check=False, capture_output=True)
        if not done or done.returncode:
            pytest.skip("a small disk cannot be mounted here: what happens on a full one was not tried")
        disks.append(folder)
        return folder

    yield mount
    for disk in disks:
        subprocess.run(["umount", disk], check=True)


@pytest.fixture
def small_disk(tmp_path: Path, mounted: Mounted) -> Path:
    """A disk of one megabyte and a few hundred files."""
    return mounted(tmp_path / "disk")
