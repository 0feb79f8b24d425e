"""The gate out: one claimant for each name, nobody's own folder, the old site or the new one, nothing written without need."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pytest

from localsite.codes import workplace as codes
from localsite.diagnostics import Diagnostic
from localsite.publish import MARKER, Published, claims, publish
from localsite.publish.switch import in_one_step, in_two_steps
from localsite.values import File


def files(**changes: bytes | None) -> list[File]:
    """A small site; `changes` by path, with "__" for "/" and "_html" at the end for ".html"; None takes a file away."""
    site: dict[str, bytes | None] = {"index.html": b"home", "a/index.html": b"a", "a/b/index.html": b"b", "été.txt": b"summer"}
    site |= {path.replace("__", "/").replace("_html", ".html"): data for path, data in changes.items()}
    return [File(path, data, (f"for {path}",)) for path, data in site.items() if data is not None]


def put(site: list[File], folder: Path, root: Path | None = None) -> Published:
    problems: list[Diagnostic] = []
    published = publish(site, folder, root or folder.parent, problems.append)
    assert problems == []
    assert published is not None
    return published


def refused(folder: Path, root: Path, site: list[File] | None = None) -> list[str]:
    problems: list[Diagnostic] = []
    assert publish(site or files(), folder, root, problems.append) is None
    return [problem.code.number for problem in problems]


def held(folder: Path) -> dict[str, bytes]:
    """The files below `folder`, without the marker."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found.pop(MARKER, b"").count(b"localsite") == 2
    return found


def expected(site: list[File]) -> dict[str, bytes]:
    return {file.path: file.data for file in site}


def clashes(*paths: str) -> tuple[list[str], list[tuple[str, str]]]:
    problems: list[Diagnostic] = []
    kept = claims([File(path, b"", (f"source of {path}",)) for path in paths], problems.append)
    return [file.path for file in kept], [(problem.code.name, problem.span.file) for problem in problems]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("a.html", "a.html"),
        ("A.html", "a.html"),
        ("ete.html", "été.html"),
        (unicodedata.normalize("NFC", "É.html"), "é.html"),
        ("STRASSE.html", "straße.html"),
        ("a", "a/index.html"),
        ("A", "a/index.html"),
        ("A/one.html", "a/two.html"),
        ("cafe/one.html", "café/two.html"),
        ("a/B/one.html", "a/b/two.html"),
        ("x/cafe", "x/café/y/two.html"),
    ],
)
def test_a_second_claimant_of_a_name_is_refused_whatever_the_order(one: str, two: str) -> None:
    assert clashes(one, two) == clashes(two, one) == ([one], [("name-claimed-twice", f"source of {two}")])


def test_a_clash_names_both_who_asked() -> None:
    problems: list[Diagnostic] = []
    claims([File("a", b"", ("x.md",)), File("A", b"", ("y.md", "z.md"))], problems.append)
    assert [dict(problem.facts) for problem in problems] == [{"path": "a", "other": "A", "mine": "x.md", "theirs": "y.md, z.md"}]


def test_names_that_only_look_alike_are_two() -> None:
    paths = ["a-b.html", "a/b.html", "a/index.html", "ab.html", "œuf.html", ".well-known/x", "_headers", "日本/index.html", "a b.txt"]
    assert clashes(*paths) == (sorted(paths), [])


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/a",
        "a/",
        "a//b",
        "../a",
        "a/../b",
        ".",
        "a/./b",
        "a\\b",
        "a:b",
        "con",
        "a/NUL.txt",
        "Com1.html",
        "a.",
        "a ",
        " a",
        "a\nb",
        "a\x00b",
        *("x" * 201, "é" * 101, unicodedata.normalize("NFD", "é"), "a\u202eb", "a\udce9", ".git/config", MARKER, "a?b", "a*"),
    ],
)
def test_a_name_that_is_none_everywhere_is_refused(path: str) -> None:
    assert clashes(path, "b.html") == (["b.html"], [("bad-output-name", f"source of {path}")])


def test_files_with_a_refused_name_leave_the_folder_as_it_was(tmp_path: Path) -> None:
    put(files(), tmp_path / "public")
    assert refused(tmp_path / "public", tmp_path, [*files(), File("../x", b"", ())]) == ["LS920"]
    assert held(tmp_path / "public") == expected(files())


def test_the_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    public = tmp_path / "deep" / "public"
    steps = [
        files(),
        files(a__index_html=b"A"),
        files(a__b__index_html=None),
        files(index_html=None, a=b"now a file", a__index_html=None, a__b__index_html=None),
    ]
    for site in (*steps, *reversed(steps), []):
        put(site, public, tmp_path)
        assert held(public) == expected(site)
        assert {path for path in public.rglob("*") if path.is_dir()} == {
            parent for path in expected(site) for parent in (public / path).parents if public in parent.parents
        }


def test_it_is_told_what_was_written_kept_and_removed(tmp_path: Path) -> None:
    put(files(), tmp_path / "public")
    told = put(files(a__index_html=b"A", new_html=b"n", index_html=None), tmp_path / "public")
    assert told == Published(written=("a/index.html", "new.html"), kept=("a/b/index.html", "été.txt"), removed=("index.html",))


def test_without_a_change_nothing_is_written(tmp_path: Path) -> None:
    public = tmp_path / "public"
    put(files(), public)
    before = {path: (os.lstat(path).st_ino, os.lstat(path).st_ctime_ns) for path in [public, *public.rglob("*")]}
    assert put(files(), public).kept == tuple(sorted(expected(files())))
    assert {path: (os.lstat(path).st_ino, os.lstat(path).st_ctime_ns) for path in [public, *public.rglob("*")]} == before


def test_unchanged_files_keep_their_times(tmp_path: Path) -> None:
    public = tmp_path / "public"
    put(files(), public)
    for path in ("index.html", "a/index.html"):
        os.utime(public / path, ns=(10**9, 10**9))
    for data in (b"1", b"2", b"3"):
        put(files(a__index_html=data), public)
    assert (public / "index.html").stat().st_mtime_ns == 10**9
    assert (public / "a/index.html").stat().st_mtime_ns != 10**9


def test_an_edit_by_hand_is_seen_and_replaced_even_with_the_same_size_and_time(tmp_path: Path) -> None:
    public = tmp_path / "public"
    for data in (b"1", b"2"):
        put(files(a__index_html=data), public)
    status = (public / "index.html").stat()
    with (public / "index.html").open("r+b") as file:
        file.write(b"HOME")
    os.utime(public / "index.html", ns=(status.st_atime_ns, status.st_mtime_ns))
    for data in (b"2", b"3"):
        put(files(a__index_html=data), public)
        assert held(public) == expected(files(a__index_html=data))


def test_what_others_put_into_the_folder_is_removed_and_links_are_not_followed(tmp_path: Path) -> None:
    public, precious = tmp_path / "public", tmp_path / "precious"
    put(files(), public)
    precious.mkdir()
    (precious / "index.html").write_bytes(b"a")
    (public / "a/index.html").unlink()
    (public / "a/index.html").symlink_to(precious / "index.html")
    (public / "linked").symlink_to(precious)
    (public / "empty").mkdir()
    assert put(files(), public).removed == ("linked",)
    assert held(public) == expected(files())
    assert not (public / "a/index.html").is_symlink()
    assert not (public / "empty").exists()
    put(files(index_html=b"2"), public)
    assert (precious / "index.html").read_bytes() == b"a"


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        put(files(), tmp_path / "public")
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in [tmp_path / "public", *(tmp_path / "public").rglob("*")] if path.is_dir()}
    assert modes == {0o755}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "public").rglob("*") if path.is_file()} == {0o644}


def test_an_empty_folder_is_taken_and_a_desktops_leavings_do_not_count(tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    (public / ".DS_Store").write_bytes(b"")
    put(files(), public)
    assert held(public) == expected(files())


def test_nobodys_own_folder_is_emptied(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("ten years")
    assert refused(home, tmp_path / "site") == ["LS910"]
    (home / MARKER).mkdir()
    assert refused(home, tmp_path / "site") == ["LS910"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == [MARKER, "home", "thesis.txt"]


def test_a_file_in_the_place_of_the_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("a file")
    assert refused(tmp_path / "public", tmp_path) == ["LS910"]
    assert (tmp_path / "public").read_text() == "a file"


def test_a_repository_in_the_folder_is_kept(tmp_path: Path) -> None:
    put(files(), tmp_path / "public")
    (tmp_path / "public/.git").mkdir()
    assert refused(tmp_path / "public", tmp_path, files(index_html=b"2")) == ["LS914"]


@pytest.mark.parametrize("out", [".", "..", "content", "content/x", "shops/a", "themes", ".git/x", ".localsite", "public/../content"])
def test_the_site_itself_is_never_published_over(tmp_path: Path, out: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    assert refused(root / out, root) == ["LS911"]
    assert list(root.iterdir()) == []


def test_a_folder_that_is_a_link_is_refused_and_a_link_on_the_way_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site/content").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "site/sneaky").symlink_to("content")
    assert refused(tmp_path / "link", tmp_path / "site") == ["LS912"]
    assert refused(tmp_path / "site/sneaky/x", tmp_path / "site") == ["LS911"]
    put(files(), tmp_path / "link/public", tmp_path / "site")
    assert held(tmp_path / "real/public") == expected(files())


def test_a_disk_of_its_own_is_refused() -> None:
    assert refused(Path("/proc"), Path("/nowhere")) == ["LS913"]


@pytest.mark.parametrize("name", [".localsite", ".localsite/publish-public"])
def test_a_link_in_the_place_of_the_work_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).symlink_to(tmp_path / "precious")
    assert refused(tmp_path / "public", tmp_path) == ["LS916"]
    assert list((tmp_path / "precious").iterdir()) == []


def test_links_planted_in_the_work_folder_lead_nowhere(tmp_path: Path) -> None:
    work, precious = tmp_path / ".localsite/publish-public", tmp_path / "precious"
    work.mkdir(parents=True)
    precious.mkdir()
    (precious / "index.html").write_bytes(b"precious")
    (work / "lock").symlink_to(precious / "index.html")
    assert refused(tmp_path / "public", tmp_path) == ["LS916"]
    (work / "lock").unlink()
    for name in ("new", "old"):
        (work / name).symlink_to(precious)
    put(files(), tmp_path / "public")
    (work / "new").mkdir(exist_ok=True)
    (work / "new/index.html").symlink_to(precious / "index.html")
    (work / "new/a").symlink_to(precious)
    put(files(index_html=b"2"), tmp_path / "public")
    assert held(tmp_path / "public") == expected(files(index_html=b"2"))
    assert {path.name: path.read_bytes() for path in precious.iterdir()} == {"index.html": b"precious"}


def test_what_is_planted_in_the_staging_folder_is_not_published(tmp_path: Path) -> None:
    put(files(), tmp_path / "public")
    new = tmp_path / ".localsite/publish-public/new"
    for path in ("index.html", "a/evil.html", "été.txt/x", "b/index.html"):
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).write_bytes(b"evil")
    put(files(a__index_html=b"2"), tmp_path / "public")
    assert held(tmp_path / "public") == expected(files(a__index_html=b"2"))


HOLDER = """
import os, sys
from pathlib import Path
from localsite.publish.lock import locked
with locked(Path(sys.argv[1]), Path("public")):
    print(os.getpid(), flush=True)
    sys.stdin.read()
"""


def test_a_second_build_is_told_who_holds_the_lock_and_a_dead_one_holds_nothing(tmp_path: Path) -> None:
    put(files(), tmp_path / "public")
    lock = tmp_path / ".localsite/publish-public/lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        process = holder.stdout.readline().strip()
        problems: list[Diagnostic] = []
        assert publish(files(index_html=b"2"), tmp_path / "public", tmp_path, problems.append) is None
        assert problems == [codes.BUILD_RUNNING.at(problems[0].span, folder=tmp_path / "public", process=process)]
        assert held(tmp_path / "public") == expected(files())
        holder.kill()
    put(files(index_html=b"2"), tmp_path / "public")


def test_a_name_too_long_for_the_disk_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    put(files(), tmp_path / "public")
    path = "/".join(["x" * 200] * 25)
    assert refused(tmp_path / "public", tmp_path, [*files(), File(path, b"", ())]) == ["LS933"]
    assert held(tmp_path / "public") == expected(files())
    assert not (tmp_path / ".localsite/publish-public/new").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert refused(tmp_path / "file/public", tmp_path / "site") == ["LS934"]


def test_folders_are_exchanged_in_one_step_where_the_system_can(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    done = in_one_step(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "one" / ("two" if done else "one")).exists()
    assert done or not sys.platform.startswith("linux")
    assert not in_one_step(tmp_path / "one", tmp_path / "absent")


def test_folders_are_exchanged_in_two_steps_elsewhere(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    in_two_steps(tmp_path / "one", tmp_path / "two", tmp_path / "old")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["one", "one/two", "two", "two/one"]


def test_a_second_step_that_fails_takes_the_first_back(tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    with pytest.raises(FileNotFoundError):
        in_two_steps(tmp_path / "absent", tmp_path / "two", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["two"]


def test_a_build_killed_between_the_two_steps_is_repaired_by_the_next(tmp_path: Path) -> None:
    public, work = tmp_path / "public", tmp_path / ".localsite/publish-public"
    put(files(), public)
    inode = (public / "index.html").stat().st_ino
    public.rename(work / "old")
    assert put(files(), public).written == ()
    assert (public / "index.html").stat().st_ino == inode
    assert sorted(path.name for path in work.iterdir()) == ["lock"]


def test_a_folder_of_somebody_elses_is_said() -> None:
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        site.chmod(0o555)
        before = os.geteuid()
        if before == 0:
            os.seteuid(65534)
        try:
            assert refused(site / "public", site) == ["LS932"]
        finally:
            os.seteuid(before)
        assert list(site.iterdir()) == []
