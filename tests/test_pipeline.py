"""How a site is made: the stages, what is remembered of a whole build, and who is believed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from localsite import pipeline
from localsite.diagnostics import SiteError
from localsite.pipeline import Job, Warm, build, planned
from localsite.publish import MARKER
from localsite.publish.ground import SHOWN
from localsite.read import read
from localsite.values import Build
from tests.conftest import Sited
from tests.ground import TODAY
from tests.properties.sites import HOME, held, lay, stamps, town

FIRST = ["read", "parse", "understand", "arrange", "develop", "plan", "craft", "render", "check", "publish"]
AGAIN = ["read", "recall"]


def stages_of(job: Job) -> tuple[Build, list[str]]:
    """A build, and the stages that it told of."""
    told: list[str] = []
    return build(job, lambda name, *_: told.append(name)), told


def numbers(made: Build) -> list[str]:
    return [found.code.number for found in made.diagnostics]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """The build of the small town."""
    root = lay(tmp_path / "site", town())
    return Job(root, root / "public", TODAY)


def test_the_stages_are_told_in_order_and_a_second_build_only_looks(job: Job) -> None:
    first, told = stages_of(job)
    assert (first.published, told) == (True, FIRST)
    again, told = stages_of(job)
    assert (again, told) == (first, AGAIN)


def test_a_check_makes_everything_and_publishes_nothing(job: Job) -> None:
    checked, told = stages_of(job._replace(out=None))
    assert (checked.published, told) == (False, FIRST[:-1])
    assert not (job.root / "public").exists()
    # What the check came to is remembered; the files are not, and are made again to be published.
    made, told = stages_of(job)
    assert (made.published, told) == (True, ["read", "recall", *FIRST[1:]])


@pytest.mark.parametrize("change", [
    {"content/pages/qui.md": b"---\ntitle: Nous\n---\n"}, {"themes/socle/css/tokens.css": b""}, {"content/site.en.yaml": b"name: New\n"},
    {"content/addresses.txt": b"/qui/\n"}, {"shops/commerce-4/facade.png": town()["shops/commerce-4/facade.png"] + b"\0"},
], ids=["record", "theme", "settings", "ledger", "picture"])  # fmt: skip
def test_a_changed_file_is_noticed(job: Job, change: dict[str, bytes]) -> None:
    build(job)
    lay(job.root, town() | change)
    assert stages_of(job)[1] == FIRST
    lay(job.root, town())
    assert stages_of(job)[1][:2] == AGAIN


def test_a_file_under_another_name_another_day_and_another_mode_are_noticed(job: Job) -> None:
    build(job)
    assert stages_of(job._replace(today=date(2027, 3, 2)))[1] == FIRST
    assert stages_of(job._replace(mode="live"))[1] == FIRST
    (job.root / "content/pages/qui.md").rename(job.root / "content/pages/nous.md")
    assert stages_of(job)[1] == FIRST


def test_what_may_not_happen_again_is_not_remembered(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "PASSING", frozenset({"LS213"}))  # the town has this one
    build(job)
    assert stages_of(job)[1] == FIRST


def test_a_process_that_builds_again_makes_only_what_an_edit_concerns(job: Job) -> None:
    warm = Warm()
    build(job, warm=warm)
    sources, made, file = warm.sources, warm.made, "shops/commerce-1/index.md"
    lay(job.root, town() | {file: town()[file] + b"\nUne phrase de plus.\n"})
    assert build(job, warm=warm).published
    assert [path for path in sources if warm.sources[path] is not sources[path]] == [file]
    mine, other = "commerces/commerce-1/index.html", "commerces/commerce-2/index.html"
    assert (warm.made[mine][0] == made[mine][0], warm.made[other][0] is made[other][0]) == (False, True)
    clean = job._replace(out=job.root / "clean", remember=False)
    assert build(clean).published
    assert held(clean.out) == held(job.root / "public")


def test_a_site_that_is_being_written_is_kept_from_search_engines_and_shown_in_a_folder_of_its_own(job: Job) -> None:
    shown = job.root / SHOWN
    assert build(job._replace(mode="serve", out=shown)).published
    assert "Disallow: /\n" in (shown / "robots.txt").read_text("utf-8")
    assert "LS911" in numbers(build(job._replace(out=shown.parent / "other")))
    assert not (job.root / "public").exists()


def test_without_memory_nothing_is_kept(job: Job) -> None:
    build(job._replace(remember=False))
    assert stages_of(job._replace(remember=False))[1] == FIRST
    assert not (job.root / ".localsite/memory.sqlite").exists()


def test_a_memory_that_cannot_be_kept_is_only_a_notice(job: Job) -> None:
    (job.root / ".localsite").mkdir()
    (job.root / ".localsite/memory.sqlite").mkdir()
    made, told = stages_of(job)
    assert (made.published, told) == (True, FIRST)
    assert [(one.code.name, one.code.severity) for one in made.diagnostics if one.code.number >= "LS900"] == [("memory-unused", "notice")]


def test_a_folder_that_is_no_site_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    assert numbers(build(Job(tmp_path, tmp_path / "public", TODAY))) == ["LS001"]
    assert numbers(build(Job(tmp_path / "absent", tmp_path / "public", TODAY, remember=False))) == ["LS900"]
    assert not (tmp_path / "public").exists()


def test_only_a_site_that_goes_online_needs_what_the_law_asks_for(job: Job) -> None:
    settings = town()["content/site.yaml"].replace(b"  registration", b"  # ").replace(b"  phone: 04 74 00 00 00\n", b"")
    lay(job.root, town() | {"content/site.yaml": settings})
    assert build(job).published
    live = build(job._replace(mode="live"))
    assert (live.published, [found.code.number for found in live.diagnostics if found.code.severity == "error"]) == (False, ["LS009"])


def test_asking_what_would_be_made_makes_nothing(job: Job) -> None:
    before = stamps(job.root, without=[".", ".localsite"])
    plan = planned(job, lambda _: None)
    assert {one.path for one in plan.outputs if not (one.template or one.data or one.craft or one.packed)} == set()
    assert stamps(job.root, without=[".", ".localsite"]) == before
    assert build(job).published
    assert {output.path for output in plan.outputs} == held(job.root / "public").keys() - {MARKER}
    with pytest.raises(SiteError):
        planned(Job(job.root / "shops", None, TODAY, remember=False), lambda _: None)


def test_the_themes_of_a_site_stand_over_those_of_the_program(job: Job) -> None:
    built_in = read(HOME, lambda _: None, ("themes",)).files
    mine = read(lay(job.root, town() | {"themes/atelier/css/reset.css": b"/* mine */"}), lambda _: None).files
    together = pipeline._with_built_in(mine, job.root, lambda _: None)
    assert set(together) == set(built_in) | {path for path in mine if path.startswith("themes/")}
    assert together["themes/atelier/css/reset.css"].data == b"/* mine */"
    assert together["themes/atelier/css/base.css"] == built_in["themes/atelier/css/base.css"]
    # In the program's own folder they are the same files, read once.
    assert pipeline._with_built_in(built_in, HOME, lambda _: None) == built_in


def test_another_theme_of_the_program_is_another_site(job: Job) -> None:
    built_in = read(HOME, lambda _: None, ("themes",)).files
    other = {**built_in, "themes/atelier/css/base.css": built_in["themes/atelier/css/base.css"]._replace(digest="0")}
    assert pipeline._key(job, {}, built_in) == pipeline._key(job, {}, dict(built_in)) != pipeline._key(job, {}, other)


def test_the_secret_is_made_once_and_read_by_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    secret = pipeline._secret()
    assert secret is not None
    assert (len(secret), pipeline._secret()) == (32, secret)
    (kept,) = tmp_path.iterdir()
    assert (kept.read_bytes(), kept.stat().st_mode & 0o777) == (secret, 0o600)


@pytest.mark.parametrize("left", [b"", b"half", bytes(33)])
def test_a_secret_that_is_not_whole_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: bytes) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    (tmp_path / "localsite.seal").write_bytes(left)
    secret = pipeline._secret()
    assert secret is not None
    assert (len(secret), pipeline._secret()) == (32, secret)
    assert secret != left


def test_where_no_secret_can_be_kept_nothing_is_remembered(job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path / "absent"))
    assert pipeline._secret() is None
    for _ in range(2):
        assert stages_of(job)[1] == FIRST
    assert not (job.root / ".localsite/memory.sqlite").exists()


def test_what_was_remembered_under_another_secret_is_not_believed(job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(job)
    (tmp_path / "other").mkdir()
    monkeypatch.setattr("sys.prefix", str(tmp_path / "other"))
    assert stages_of(job) == (first, FIRST)
    assert stages_of(job) == (first, AGAIN)


def test_what_another_version_of_the_program_or_of_a_package_remembered_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, packages = tmp_path / "localsite", tmp_path / "packages"
    shutil.copytree(HOME / "localsite/publish", program, ignore=shutil.ignore_patterns("__pycache__"))
    (packages / "jinja2-3.1.6.dist-info").mkdir(parents=True)
    monkeypatch.setattr(pipeline, "HOME", program)
    monkeypatch.syspath_prepend(packages)
    marks = [pipeline._program_digest.__wrapped__(), pipeline._program_digest.__wrapped__()]
    (packages / "jinja2-3.1.6.dist-info").rename(packages / "jinja2-3.1.7.dist-info")
    marks.append(pipeline._program_digest.__wrapped__())
    with (program / "stage.py").open("a") as file:
        file.write("\n")
    marks.append(pipeline._program_digest.__wrapped__())
    (program / "stage.py").rename(program / "stages.py")
    marks.append(pipeline._program_digest.__wrapped__())
    for text in ("#set page()", "#set text()"):  # what is laid out by a template of the program follows from it too
        (program / "sheet.typ").write_text(text, "utf-8")
        marks.append(pipeline._program_digest.__wrapped__())
    (program / "__pycache__").mkdir()
    (program / "__pycache__/stages.cpython-311.pyc").write_bytes(b"compiled")
    assert pipeline._program_digest.__wrapped__() == marks[-1]
    assert marks[0] == marks[1]
    assert len(set(marks)) == 6


def test_a_memory_that_cannot_be_used_is_told_and_the_site_is_built(site_with: Sited, tmp_path: Path) -> None:
    root = site_with({})
    memory = root / ".localsite/memory.sqlite"
    memory.parent.mkdir(exist_ok=True)
    memory.unlink(missing_ok=True)
    memory.symlink_to(tmp_path / "elsewhere")
    made = build(Job(root, root / "public", TODAY))
    assert (made.published, [problem.code.number for problem in made.diagnostics]) == (True, ["LS940"])


def test_a_picture_that_is_away_for_a_moment_fails_one_build_and_no_more(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as moment:
        moment.setattr("localsite.read._by_path", lambda *_: b"another")
        done = build(job)
        assert (done.published, "LS819" in [problem.code.number for problem in done.diagnostics]) == (False, True)
    assert build(job).published


def test_a_picture_that_was_refused_is_not_said_to_be_missing_too(job: Job) -> None:
    record = town()["shops/commerce-1/index.md"].replace(b"contact:", b"images: {file: grande.png, alt: Un mur}\ncontact:", 1)
    assert b"grande.png" in record
    lay(job.root, {**town(), "shops/commerce-1/index.md": record})
    with (job.root / "shops/commerce-1/grande.png").open("wb") as file:
        file.truncate(31_000_000)
    numbers = [problem.code.number for problem in build(job).diagnostics]
    assert ("LS803" in numbers, "LS204" in numbers) == (True, False)
