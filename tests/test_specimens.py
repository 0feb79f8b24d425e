"""Every code has a small wrong site, what is said of it in both languages, and a repair that repairs.

`tests/specimens/LS110-bad-time/site/` is put over `tests/sites/minimal/`. What no file of a site can provoke (a full disk, a link
of the file system) has a `how.md` there instead, which names the test that proves it. `LOCALSITE_REWRITE=1` writes said.*.txt anew.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest

from localsite.codes import every_code
from localsite.console import as_text
from localsite.diagnostics import LANGUAGES, Diagnostic, Mend, Severity, Span, settled
from tests.ground import MINIMAL, TESTS, TODAY, problems, problems_of_pages, write_site

SPECIMENS = TESTS / "specimens"
CODES = {f"{code.number}-{code.name}": code for code in every_code()}
WRONG_SITES = sorted(folder.name for folder in SPECIMENS.iterdir() if (folder / "site").is_dir())
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def lines_of(root: Path, file: str) -> Sequence[str]:
    """The lines of a source below `root`; none where there is no such text."""
    path = root / file
    return path.read_text("utf-8-sig", "replace").splitlines() if file and path.is_file() else ()


@cache
def wrong_site(specimen: str) -> Path:
    """A specimen as a whole site, on disk until the end of the run."""
    return write_site(Path(_folder()) / specimen, files_of(SPECIMENS / specimen / "site"))


@cache
def _folder() -> str:
    return tempfile.mkdtemp(prefix="specimens-")


@pytest.fixture(scope="module", autouse=True)
def _swept() -> Iterable[None]:
    yield
    shutil.rmtree(_folder())


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@cache
def found(specimen: str) -> tuple[Diagnostic, ...]:
    return tuple(asked(specimen)(wrong_site(specimen)))


def asked(specimen: str) -> Callable[[Path], list[Diagnostic]]:
    """Themes, links, accessibility, privacy and budgets are seen on pages; everything else on the files of the site."""
    return problems_of_pages if specimen[2] in "3457" else problems


def own(specimen: str) -> list[Diagnostic]:
    """The problems that a specimen is there to show."""
    return [problem for problem in found(specimen) if problem.code == CODES[specimen]]


def mended(lines: Sequence[str], mends: Iterable[Mend]) -> str:
    """`lines` with every repair done, the last first, so that the numbers of the others stay right."""
    after = list(lines)
    for mend in sorted(set(mends), reverse=True):
        after[mend.first - 1 : mend.last] = mend.text.split("\n") if mend.text or mend.last < mend.first else []
    return "\n".join(after) + "\n"


def test_the_minimal_site_is_clean() -> None:
    assert problems(MINIMAL) == []
    assert [problem for problem in problems_of_pages(MINIMAL) if problem.code.severity is not Severity.NOTICE] == []


def test_every_code_has_a_specimen() -> None:
    lost = [name for name in CODES if not ((SPECIMENS / name / "site").is_dir() or (SPECIMENS / name / "how.md").is_file())]
    assert not lost, f"give each a folder in tests/specimens/ with site/ or how.md: {lost}"


def test_every_specimen_has_a_code() -> None:
    assert {folder.name for folder in SPECIMENS.iterdir()} - CODES.keys() == set()


@pytest.mark.parametrize("specimen", WRONG_SITES)
def test_a_specimen_is_told_in_both_languages(specimen: str) -> None:
    assert own(specimen), f"the site does not provoke {specimen}: {[problem.code.number for problem in found(specimen)]}"
    for language in LANGUAGES:
        said = as_text(found(specimen), lambda file: lines_of(wrong_site(specimen), file), language)
        kept = SPECIMENS / specimen / f"said.{language}.txt"
        if os.environ.get("LOCALSITE_REWRITE") == "1":
            kept.write_text(said, "utf-8", newline="\n")
        assert kept.read_text("utf-8") == said


@pytest.mark.parametrize("specimen", WRONG_SITES)
def test_the_repair_that_is_offered_repairs(specimen: str, tmp_path: Path) -> None:
    root = wrong_site(specimen)
    repairs: dict[str, list[Mend]] = {}
    for problem in own(specimen):
        lines = lines_of(root, problem.span.file)
        whole = settled(problem, lines[problem.span.line - 1]) if 1 <= problem.span.line <= len(lines) else problem
        if isinstance(whole.mend, Mend):
            repairs.setdefault(whole.span.file, []).append(whole.mend)
    after = {file: mended(lines_of(root, file), mends) for file, mends in repairs.items()}
    site = write_site(tmp_path / "site", after, base=root)
    still = [problem.code for problem in asked(specimen)(site)] if after else []
    assert CODES[specimen] not in still, after


@pytest.mark.parametrize("name", sorted(folder.name for folder in SPECIMENS.iterdir() if (folder / "how.md").is_file()))
def test_what_no_file_can_provoke_names_its_proof(name: str) -> None:
    named = NAMED_TEST.findall((SPECIMENS / name / "how.md").read_text("utf-8"))
    assert named, "how.md names a test like `tests/test_publish.py::test_a_full_disk_is_explained`"
    texts = {file: (TESTS.parent / file).read_text("utf-8") for file, _ in named}
    assert [(file, test) for file, test in named if not re.search(rf"^ *def {test}\(", texts[file], re.MULTILINE)] == []


def test_a_folder_without_settings_is_no_site(tmp_path: Path) -> None:
    assert [(problem.code.number, problem.span) for problem in problems(tmp_path)] == [("LS001", Span("content/site.yaml"))]


def test_a_site_goes_live_only_with_what_the_law_asks_for(tmp_path: Path) -> None:
    from localsite.pipeline import Job, build  # late: see tests/ground.py

    text = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("  publication_director: Camille Exemple\n", "")
    site = write_site(tmp_path / "site", {"content/site.yaml": text})
    local, live = (build(Job(site, None, TODAY, mode, remember=False)).diagnostics for mode in ("local", "live"))
    assert {problem.code.number for problem in set(live) - set(local)} == {"LS009"}


def test_repairs_are_done_from_the_last_to_the_first() -> None:
    assert mended(["a", "b", "c", "d"], [Mend(2, 2, "B"), Mend(3, 2, "x\ny"), Mend(4, 4, "")]) == "a\nB\nx\ny\nc\n"


