"""The ground that tests stand on: a small good site, a fixed day, and everything that is wrong with a site."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from localsite.diagnostics import Diagnostic, SiteError, ordered

TESTS = Path(__file__).resolve().parent
PROJECT = TESTS.parent
MINIMAL = TESTS / "sites" / "minimal"
TODAY = date(2027, 3, 1)  # no test knows the day on which it runs


def write_site(root: Path, files: Mapping[str, str | bytes], *, base: Path = MINIMAL) -> Path:
    """The minimal good site with `files` put over it, below `root`."""
    shutil.copytree(base, root, dirs_exist_ok=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def problems(root: Path) -> list[Diagnostic]:
    """What is wrong with the files of the site at `root`, in the order in which it is told. No page is made: that is most of a build."""
    from localsite.pipeline import Job, planned  # late: most tests do without the whole program

    found: list[Diagnostic] = []
    try:
        planned(Job(root, None, TODAY, remember=False), found.append)
    except SiteError as error:
        found.append(error.diagnostic)
    return ordered(found)


def problems_of_pages(root: Path) -> list[Diagnostic]:
    """What is wrong with the site at `root` and with the pages that are made of it; nothing is written."""
    from localsite.pipeline import Job, build  # late: most tests do without the whole program

    return [*build(Job(root, None, TODAY, remember=False)).diagnostics]
