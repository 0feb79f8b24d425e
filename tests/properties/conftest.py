"""The disks that the properties are tried on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Mounted = Callable[[Path], Path]


@pytest.fixture
def mounted() -> Iterator[Mounted]:
    """A function: the given folder with a disk of one megabyte and a few hundred files mounted on it."""
    disks: list[Path] = []

    def mount(folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", "size=1m,nr_inodes=400", "small", folder]
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
