"""The same files give the same bytes: wherever, whenever and however often they are built, and whatever lies in the memory."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from localsite.cache import _digest
from localsite.pipeline import Job, _program_digest, build
from localsite.values import Build
from tests.ground import TODAY
from tests.properties.commands import command, environment
from tests.properties.sites import Files, held, lay, stamps, town

ATELIER = {path: data.replace(b"petit", b"atelier") for path, data in town().items() if not path.startswith("themes/")}


def built(root: Path, *, remember: bool = True) -> tuple[Build, list[str]]:
    """A build into public/, and the names of its stages."""
    stages: list[str] = []
    made = build(Job(root, root / "public", TODAY, remember=remember), lambda name, *_: stages.append(name))
    return made, stages


def test_two_first_builds_are_the_same_wherever_and_however_they_are_made(tmp_path: Path) -> None:
    worlds = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "fr_FR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ]
    results = []
    for number, (world, folder, mask) in enumerate(zip(worlds, ("a", "un autre/dossier accentué"), (0o077, 0o000), strict=True)):
        root = lay(tmp_path / folder, ATELIER, order=number)
        where = tmp_path if number else root
        subprocess.run(
            command("build", "--root", os.path.relpath(root, where)), cwd=where, env=environment(**world), umask=mask, check=True
        )
        modes = {path: mode for path, (_, mode, *_) in stamps(root / "public").items()}
        results.append((held(root / "public"), modes))
    assert results[0] == results[1]
    assert len(results[0][0]) > 80


def test_a_build_with_a_memory_gives_what_one_without_gives(tmp_path: Path) -> None:
    one, other = lay(tmp_path / "one", ATELIER), lay(tmp_path / "other", ATELIER)
    for _ in range(2):
        again, _ = built(one)
        first, _ = built(other, remember=False)
        assert again == first
        assert held(one / "public") == held(other / "public")
    # The memory of the files, without that of the whole.
    (one / "content/pages/qui.md").touch()
    (one / "content/pages/tout-neuf.md").write_text("---\ntitle: Neuf\n---\n")
    (other / "content/pages/tout-neuf.md").write_text("---\ntitle: Neuf\n---\n")
    assert built(one)[0] == built(other, remember=False)[0]
    assert held(one / "public") == held(other / "public")


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path, town())
    built(root)
    before = stamps(root, without=[".localsite"])
    made, stages = built(root)
    assert made.published
    assert stages == ["read", "recall"]
    assert stamps(root, without=[".localsite"]) == before
    counts = {}
    build(Job(root, root / "public", TODAY, remember=False), lambda name, count, _: counts.update({name: count}))
    assert counts["publish"] == 0
    assert stamps(root, without=[".localsite"]) == before


def changed(public: Path) -> None:
    page = public / "index.html"
    status, data = page.stat(), page.read_bytes()
    page.write_bytes(data.replace(b"<h1>", b"<H1>"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def one_lost(public: Path) -> None:
    (public / "sitemap.xml").unlink()


def all_lost(public: Path) -> None:
    shutil.rmtree(public)


def one_too_many(public: Path) -> None:
    (public / "commerces/vide").mkdir()


def linked(public: Path) -> None:
    (public / "index.html").rename(public.parent / "index.html")
    (public / "index.html").symlink_to("../index.html")


@pytest.mark.parametrize("remember", [True, False])
@pytest.mark.parametrize("meddle", [changed, one_lost, all_lost, one_too_many, linked])
def test_a_published_site_that_was_meddled_with_is_repaired(tmp_path: Path, meddle: Callable[[Path], None], *, remember: bool) -> None:
    root = lay(tmp_path, SMALL)
    built(root, remember=remember)
    right = held(root / "public")
    meddle(root / "public")
    made, _ = built(root, remember=remember)
    assert made.published
    assert held(root / "public") == right
    assert not any(path.is_symlink() or (path.is_dir() and not any(path.iterdir())) for path in (root / "public").rglob("*"))


@pytest.mark.parametrize("remember", [True, False])
def test_what_takes_the_place_of_the_published_site_is_refused_and_left(tmp_path: Path, *, remember: bool) -> None:
    root, public = lay(tmp_path / "site", SMALL), tmp_path / "site/public"
    built(root, remember=remember)
    public.rename(tmp_path / "elsewhere")
    public.symlink_to(tmp_path / "elsewhere")
    before = stamps(tmp_path / "elsewhere")
    made, _ = built(root, remember=remember)
    assert (made.published, [found.code.number for found in made.diagnostics if found.code.number > "LS900"]) == (False, ["LS912"])
    public.unlink()
    public.write_text("Notes")
    made, _ = built(root, remember=remember)
    assert (made.published, [found.code.number for found in made.diagnostics if found.code.number > "LS900"]) == (False, ["LS910"])
    assert (public.read_text(), stamps(tmp_path / "elsewhere")) == ("Notes", before)


class Attack:
    """A pickle of it leaves a mark where it is opened."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self.mark),)


HARMFUL = b"<script>alert(1)</script>"
HARMLESS = b"Sous les arbres, le matin"
SMALL: Files = town() | {"content/places/marche.md": b"---\nid: marche\nname: March\xc3\xa9\n---\n\n" + HARMLESS + b".\n"}


@pytest.mark.parametrize("way", ["edited", "sealed without the secret", "exchanged", "hostile pickle", "another's"])
def test_a_memory_that_was_committed_with_the_files_changes_nothing(tmp_path: Path, way: str) -> None:
    """Its entries have the right names, which a contributor can work out; the seal takes a secret of the machine."""
    assert len(HARMFUL) == len(HARMLESS)
    root, mark = lay(tmp_path / "site", SMALL), tmp_path / "mark"
    first, _ = built(root)
    right = held(root / "public")
    with sqlite3.connect(root / ".localsite/memory.sqlite") as database:
        rows = database.execute("SELECT name, value FROM entries").fetchall()
        assert sum(HARMLESS in value for _, value in rows) > 1
        poisoned = []
        for name, value in rows:
            data = value[16:].replace(HARMLESS, HARMFUL)
            sealed = {
                "edited": value[:16] + data,
                "sealed without the secret": _digest((name, data), _program_digest()) + data,
                "exchanged": rows[(rows.index((name, value)) + 1) % len(rows)][1],
                "hostile pickle": _digest((name, pickle.dumps(Attack(mark)))) + pickle.dumps(Attack(mark)),
                "another's": _digest((name, data), bytes(48)) + data,
            }[way]
            poisoned.append((sealed, name))
        database.executemany("UPDATE entries SET value = ? WHERE name = ?", poisoned)
    database.close()
    shutil.rmtree(root / "public")
    made, _ = built(root)
    assert made == first
    assert held(root / "public") == right
    assert not mark.exists()
