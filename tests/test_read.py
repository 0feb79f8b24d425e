"""The gate in lets through regular files of known kinds, inside the site, under names that travel; and says why for the rest."""

from __future__ import annotations

import os
import socket
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from localsite.cache import digest
from localsite.codes import files as codes
from localsite.codes.workplace import NO_SITE_FOLDER
from localsite.diagnostics import Diagnostic, Mend, SiteError, Span
from localsite.read import FOLDERS, HAS_DESCRIPTORS, MB, _whole, read
from localsite.texts import text
from localsite.values import Source

WAYS = [True, False] if HAS_DESCRIPTORS else [False]


@pytest.fixture(params=WAYS, ids=lambda by: "descriptors" if by else "paths")
def by_descriptors(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def write(root: Path, path: str, data: bytes = b"text\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def found(root: Path, by_descriptors: bool) -> tuple[list[str], list[tuple[str, str]]]:
    """The paths that were read; the problems, by name and file."""
    problems: list[Diagnostic] = []
    sources = read(root, problems.append, descriptors=by_descriptors)
    return list(sources.files), [(problem.code.name, problem.span.file) for problem in problems]


def test_the_files_of_the_three_folders_are_read_in_the_order_of_their_paths(tmp_path: Path, by_descriptors: bool) -> None:
    for path in (
        "shops/b/index.md",
        "shops/b/photo.JPG",
        "shops/a-b/index.md",
        "content/site.yaml",
        "themes/atelier/theme.yaml",
        "README.md",
    ):
        write(tmp_path, path, path.encode())
    sources = read(tmp_path, print, descriptors=by_descriptors)
    paths = ("content/site.yaml", "shops/a-b/index.md", "shops/b/index.md", "shops/b/photo.JPG", "themes/atelier/theme.yaml")
    read_as = [(path, source.path, source.whole(), source.digest) for path, source in sources.files.items()]
    assert read_as == [(path, path, path.encode(), digest(path.encode())) for path in paths]


def test_pictures_are_read_when_they_are_wanted_and_the_rest_is_kept(tmp_path: Path, by_descriptors: bool) -> None:
    paths = ("shops/a/index.md", "shops/a/Été.JPG", "content/b/c.heic", "themes/t/assets/d.png", "content/e.svg")
    for path in paths:
        write(tmp_path, path, path.encode() * 4_000)
    files = read(tmp_path, print, descriptors=by_descriptors).files
    assert {path: bool(source.data) for path, source in files.items()} == {path: path.endswith(("md", "svg", "d.png")) for path in paths}
    assert {path: source.whole() == path.encode() * 4_000 for path, source in files.items()} == dict.fromkeys(paths, True)
    assert {path: source.digest == digest(path.encode() * 4_000) for path, source in files.items()} == dict.fromkeys(paths, True)


def test_a_picture_whose_accents_the_disk_takes_apart_is_found_again(tmp_path: Path) -> None:
    write(tmp_path, unicodedata.normalize("NFD", "shops/é/Été.jpg"), b"x")
    (source,) = read(tmp_path, print).files.values()
    assert (source.path, source.whole()) == ("shops/é/Été.jpg", b"x")


@pytest.mark.parametrize("later", ["other bytes", "a link", "nothing"])
def test_a_picture_that_changes_while_the_site_is_made_is_said(tmp_path: Path, later: str) -> None:
    write(tmp_path, "shops/a/b.jpg", b"x")
    (source,) = read(tmp_path, print).files.values()
    picture = tmp_path / "shops/a/b.jpg"
    picture.unlink()
    if later == "other bytes":
        picture.write_bytes(b"y")
    elif later == "a link":
        write(tmp_path, "elsewhere.jpg", b"x")
        picture.symlink_to(tmp_path / "elsewhere.jpg")
    with pytest.raises(SiteError) as stopped:
        source.whole()
    assert stopped.value.diagnostic == codes.CHANGED_FILE.at(Span("shops/a/b.jpg"), name="b.jpg")


def test_one_theme_alone_can_be_read(tmp_path: Path) -> None:
    write(tmp_path, "themes/one/a.css")
    write(tmp_path, "themes/two/b.css")
    assert list(read(tmp_path, print, ("themes/two", "themes/absent")).files) == ["themes/two/b.css"]


def test_folders_that_are_absent_count_as_empty(tmp_path: Path, by_descriptors: bool) -> None:
    assert found(tmp_path, by_descriptors) == ([], [])


def test_a_site_that_is_not_there_is_said(tmp_path: Path, by_descriptors: bool) -> None:
    with pytest.raises(SiteError) as raised:
        read(tmp_path / "absent", print, descriptors=by_descriptors)
    assert raised.value.diagnostic.code == NO_SITE_FOLDER


def test_what_editors_and_desktops_leave_behind_is_not_spoken_of(tmp_path: Path, by_descriptors: bool) -> None:
    for name in (".DS_Store", "index.md~", ".index.md.swp", "x.swp", "Thumbs.db", ".git/config", "#index.md#", "desktop.ini"):
        write(tmp_path, f"content/{name}")
    assert found(tmp_path, by_descriptors) == ([], [])


def test_links_are_refused_wherever_they_stand(tmp_path: Path, by_descriptors: bool) -> None:
    write(tmp_path, "secret/key.md")
    for path in ("content/file.md", "shops/a"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).symlink_to(tmp_path / "secret" / ("key.md" if path.endswith("md") else ""))
    (tmp_path / "themes").symlink_to(tmp_path / "secret")
    assert found(tmp_path, by_descriptors) == ([], [("linked-file", p) for p in ("content/file.md", "shops/a", "themes")])


def test_pipes_and_sockets_are_refused_and_do_not_stop_the_build(tmp_path: Path, by_descriptors: bool) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content/a.md")
    with socket.socket(socket.AF_UNIX) as end:
        before = Path.cwd()
        os.chdir(tmp_path / "content")  # the path of a socket may hardly be longer than 100 characters
        try:
            end.bind("b.md")
        finally:
            os.chdir(before)
        assert found(tmp_path, by_descriptors) == ([], [("not-a-file", "content/a.md"), ("not-a-file", "content/b.md")])


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path, by_descriptors: bool) -> None:
    write(tmp_path, "shops")
    assert found(tmp_path, by_descriptors) == ([], [("not-a-file", "shops")])


@pytest.mark.parametrize(
    ("path", "limit", "code"),
    [("a.md", 256_000, codes.TEXT_TOO_BIG), ("a.txt", 4 * MB, codes.FILE_TOO_BIG), ("a.jpg", 30 * MB, codes.FILE_TOO_BIG)],
)
def test_a_file_may_weigh_what_its_kind_may_and_not_a_byte_more(tmp_path: Path, path: str, limit: int, code: object) -> None:
    write(tmp_path, f"content/{path}", b"")
    os.truncate(tmp_path / "content" / path, limit)
    assert found(tmp_path, True) == ([f"content/{path}"], [])
    os.truncate(tmp_path / "content" / path, limit + 1)
    problems: list[Diagnostic] = []
    assert dict(read(tmp_path, problems.append).files) == {}
    assert [problem.code for problem in problems] == [code]


def test_kinds_that_are_not_known_are_left_aside_and_named(tmp_path: Path, by_descriptors: bool) -> None:
    write(tmp_path, "shops/a/index.docx")
    write(tmp_path, "shops/a/NOTICE")
    assert found(tmp_path, by_descriptors) == (["shops/a/NOTICE"], [("unused-file", "shops/a/index.docx")])


def test_a_decomposed_name_is_taken_as_the_composed_one(tmp_path: Path, by_descriptors: bool) -> None:
    write(tmp_path, "shops/" + unicodedata.normalize("NFD", "épi/été.md"))
    assert found(tmp_path, by_descriptors) == (["shops/épi/été.md"], [])


def test_two_names_that_are_one_elsewhere_are_refused(tmp_path: Path, by_descriptors: bool) -> None:
    for name in ("Photo.jpg", "photo.jpg", "été.md", unicodedata.normalize("NFD", "Été.md")):
        write(tmp_path, f"content/{name}")
    paths, problems = found(tmp_path, by_descriptors)
    assert (len(paths), problems) == (2, [("names-alike", "content/photo.jpg"), ("names-alike", "content/été.md")])


@pytest.mark.parametrize(
    ("name", "code", "wanted"),
    [
        (" a.md", "awkward-name", "a.md"),
        ("a.md ", "awkward-name", "a.md"),
        ("a.", "awkward-name", "a"),
        ("a\\b.md", "awkward-name", "a-b.md"),
        ("9h:30?.md", "awkward-name", "9h-30-.md"),
        ("a\x1b[2J.md", "awkward-name", "a[2J.md"),
        ("a\u200bb.md", "awkward-name", "ab.md"),
        ("a\n::error::b.md", "awkward-name", "a--error--b.md"),
        ("con", "reserved-file-name", "con-1"),
        ("Aux.md", "reserved-file-name", "Aux-1.md"),
        ("lpt1.en.md", "reserved-file-name", "lpt1-1.en.md"),
        ("é" * 101 + ".md", "long-name", "é" * 40 + ".md"),
    ],
)
def test_a_name_that_does_not_travel_is_refused_with_one_that_does(
    tmp_path: Path, by_descriptors: bool, name: str, code: str, wanted: str
) -> None:
    write(tmp_path, f"content/{name}")
    problems: list[Diagnostic] = []
    assert dict(read(tmp_path, problems.append, descriptors=by_descriptors).files) == {}
    assert [(problem.code.name, dict(problem.facts)["wanted"]) for problem in problems] == [(code, wanted)]
    (tmp_path / "content" / name).rename(tmp_path / "content" / wanted)
    assert found(tmp_path, by_descriptors) == ([f"content/{wanted}"], [])


def test_a_name_that_is_not_utf8_is_refused_with_one_that_is(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with open(os.fsencode(tmp_path / "content") + b"/caf\xe9.md", "wb"):
        pass
    problems: list[Diagnostic] = []
    read(tmp_path, problems.append)
    assert [(d.code.name, d.span.file, dict(d.facts)["wanted"]) for d in problems] == [("awkward-name", r"content/caf\xe9.md", "café.md")]


def test_ordinary_names_are_not_touched(tmp_path: Path) -> None:
    names = ("a b.md", "l'été.md", "Café n° 1 (bis).md", "a_b-c.md", "con-fiture.md", "日本.md", "index.zh-Hant.md")
    for name in names:
        write(tmp_path, f"content/{name}")
    assert found(tmp_path, True) == (sorted(f"content/{name}" for name in names), [])


def test_folders_may_be_eight_deep(tmp_path: Path, by_descriptors: bool) -> None:
    write(tmp_path, "content/2/3/4/5/6/7/8/a.md")
    write(tmp_path, "content/2/3/4/5/6/7/8/9/b.md")
    assert found(tmp_path, by_descriptors) == (["content/2/3/4/5/6/7/8/a.md"], [("folders-too-deep", "content/2/3/4/5/6/7/8/9")])


@pytest.mark.parametrize(("most_files", "most_bytes", "code"), [(3, 10**9, "too-many-files"), (10**5, 16, "site-too-big")])
def test_a_site_without_end_is_read_up_to_a_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_files: int, most_bytes: int, code: str
) -> None:
    monkeypatch.setattr("localsite.read.MOST_FILES", most_files)
    monkeypatch.setattr("localsite.read.MOST_BYTES", most_bytes)
    for path in ("content/a.md", "content/b.md", "shops/a/c.md", "shops/a/d.md", "themes/e.md"):
        write(tmp_path, path)
    assert found(tmp_path, True) == (["content/a.md", "content/b.md", "shops/a/c.md"], [(code, "shops/a/d.md")])


@pytest.fixture
def not_root() -> Iterator[Path]:
    """A folder that anybody may enter, and nobody's rights."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        before = os.geteuid()
        if before == 0:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(before)


def test_what_may_not_be_opened_is_said_and_the_rest_is_read(not_root: Path, by_descriptors: bool) -> None:
    write(not_root, "content/a.md")
    write(not_root, "content/b.md")
    write(not_root, "shops/closed/a.md")
    (not_root / "content/a.md").chmod(0)
    (not_root / "shops/closed").chmod(0)
    assert found(not_root, by_descriptors) == (["content/b.md"], [("unreadable-file", "content/a.md"), ("unreadable-file", "shops/closed")])
    (not_root / "shops/closed").chmod(0o700)


def test_a_file_that_vanishes_while_the_site_is_read_is_said(tmp_path: Path, by_descriptors: bool) -> None:
    write(tmp_path, "content/a.docx")
    write(tmp_path, "content/b.md")
    problems: list[Diagnostic] = []

    def report(problem: Diagnostic) -> None:
        problems.append(problem)
        (tmp_path / "content/b.md").unlink(missing_ok=True)

    assert dict(read(tmp_path, report, descriptors=by_descriptors).files) == {}
    assert [problem.code for problem in problems] == [codes.UNUSED_FILE, codes.VANISHED_FILE]


@pytest.mark.parametrize(("size", "limit", "whole"), [(6, 9, b"abcdef"), (2, 9, b"abcdef"), (9, 9, b"abcdef"), (2, 4, b"abcd")])
def test_a_file_that_changes_size_while_it_is_read_is_taken_up_to_its_limit(tmp_path: Path, size: int, limit: int, whole: bytes) -> None:
    write(tmp_path, "a", b"abcdef")
    handle = os.open(tmp_path / "a", os.O_RDONLY)
    try:
        assert _whole(handle, size, limit) == whole
    finally:
        os.close(handle)


def said(data: bytes) -> tuple[str | None, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return text(Source("a.md", data, ""), problems.append), problems


@pytest.mark.parametrize("data", ["é\nb\n".encode(), b"\xef\xbb\xbf" + "é\nb\n".encode(), "é\r\nb\r\n".encode(), "é\rb\r".encode()])
def test_every_way_to_end_a_line_gives_the_same_text(data: bytes) -> None:
    assert said(data) == ("é\nb\n", [])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("nom: x\r\nthé: boulangère\n".encode("cp1252"), codes.NOT_UTF8.at(Span("a.md", 2, 3, 1), seen="thé: boulangère")),
        ("été\nnom: ".encode() + b"caf\xe9\n", codes.BROKEN_UTF8.at(Span("a.md", 2, 9, 1), seen="nom: caf�")),
        ("nom: é\n".encode("utf-16"), codes.UTF16.at(Span("a.md"))),
        ("nom: e\n".encode("utf-16-be"), codes.UTF16.at(Span("a.md"))),
        (b"PK\x03\x04" + bytes(8) + b"word/document.xml" * 9, codes.NOT_A_TEXT.at(Span("a.md"), name="a.md")),
        (b"\xed\xa0\x80", codes.NOT_UTF8.at(Span("a.md", 1, 1, 1), seen="í\xa0€")),
    ],
)
def test_what_is_not_utf8_is_named_for_what_it_is(data: bytes, problem: Diagnostic) -> None:
    assert said(data) == (None, [problem])


def test_control_signs_are_refused_where_they_stand_with_the_line_without_them() -> None:
    problem = codes.CONTROL_CHARACTER.at(Span("a.md", 2, 2, 1), mend=Mend(2, 2, "ab\tc"), sign="U+000C", line="ab\tc")
    assert said("é\na\x0cb\tc\x7f\n".encode()) == (None, [problem])
    assert said("é\nab\tc\n".encode()) == ("é\nab\tc\n", [])


def test_a_text_full_of_control_signs_does_not_fill_the_screen() -> None:
    assert len(said(b"\x01\n" * 1000)[1]) == 20


def test_the_folders_of_a_site_are_these() -> None:
    assert FOLDERS == ("content", "shops", "themes")
