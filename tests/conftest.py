"""What many tests start from: a small good site, and a build of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.ground import TODAY, write_site

Sited = Callable[[Mapping[str, str | bytes]], Path]
Built = Callable[[Path], Path]

# The same examples on every machine, and no limit of time: two cores may be busy with something else.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


@pytest.fixture
def site_with(tmp_path: Path) -> Sited:
    """A function: the minimal good site with the given files (path → text) put over it."""
    return lambda files: write_site(tmp_path / "site", files)


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A function: the folder with the result of a site without errors."""

    def make(root: Path) -> Path:
        from localsite.pipeline import Job, build  # late: most tests do without the whole program

        done = build(Job(root, tmp_path / "public", TODAY, remember=False))
        assert done.published, done.diagnostics
        return tmp_path / "public"

    return make
