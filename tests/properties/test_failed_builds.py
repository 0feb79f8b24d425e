"""What is wrong with a site leaves the published one alone, and all of it is told; time, links, pipes and other builds break nothing."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from datetime import date
from pathlib import Path

import pytest

from localsite.diagnostics import Severity
from localsite.pipeline import Job, build
from localsite.publish.ground import work_folder
from localsite.publish.lock import locked
from tests.ground import MINIMAL, TODAY
from tests.markdown_shapes import SLOW
from tests.properties.commands import command, environment, run
from tests.properties.sites import held, lay, shop, stamps, town

WRONG = {
    "shops/commerce-1/index.md": shop(1, extra="couleur: bleu\n").encode(),
    "shops/commerce-2/index.md": shop(2).replace("mar-sam", "tous").replace("how: visit", "how: rêve").encode(),
    "content/events/fete.md": "---\ntitle: La fête\nstart: 2027-02-31\n---\n".encode(),
    "content/pages/qui.md": b"---\ntitle: [\n---\n",
}


def test_a_build_that_fails_leaves_the_published_site_and_says_everything(tmp_path: Path) -> None:
    root = lay(tmp_path, town())
    assert run("build", "--root", root).code == 0
    before = stamps(root / "public")
    lay(root, town() | WRONG)
    for _ in range(2):
        failed = run("build", "--root", root, "--format", "json")
        told = {problem["file"] for problem in json.loads(failed.out)["problems"] if problem["severity"] == "error"}
        assert (failed.code, told) == (1, set(WRONG))
        assert stamps(root / "public") == before


@pytest.mark.parametrize(("files", "code"), [(town(), 0), (town() | WRONG, 1)], ids=["good", "wrong"])
def test_a_check_writes_nothing_but_its_memory(tmp_path: Path, files: dict[str, bytes], code: int) -> None:
    root = lay(tmp_path / "site", files)
    before = stamps(tmp_path, without=["site"]), stamps(root, without=[".", ".localsite"])
    assert run("check", "--root", root, where=tmp_path).code == code
    assert (stamps(tmp_path, without=["site", "."]), stamps(root, without=[".", ".localsite"])) == ({}, before[1])
    assert set(os.listdir(tmp_path)) == {"site"}
    assert run("check", "--root", root, "--no-cache", where=tmp_path).code == code


AGED = {
    "shops/ancien/index.md": shop(
        7, extra="status: paused\nstatus_from: 2027-01-01\nstatus_to: 2027-04-01\nlabels:\n  - name: Un label\n    until: 2027-06-01\n"
    ).encode(),
    "shops/bientot/index.md": shop(8, extra="status: opening\nstatus_from: 2027-05-01\n").encode(),
    "content/events/serie.md": (
        "---\nid: serie1\ntitle: Marché\nstart: 2027-03-06 08:00\nat: marche\nrepeat:\n  every: week\n  on: sam\n  until: 2027-12-31\n---\n"
    ).encode(),
    "content/events/foire.md": (
        b"---\nid: foire1\ntitle: Foire\nat: marche\nsessions:\n  - on: 2028-02-29\n    start: 9:00\n    end: 18:00\n---\n"
    ),
}


def test_time_alone_never_makes_an_error(tmp_path: Path) -> None:
    days = [TODAY, date(2028, 2, 29), date(2029, 3, 1), date(2032, 3, 1)]
    for number, files in enumerate((town() | AGED, {path: data for path, data in held(MINIMAL).items() if path[0] != "."})):
        root = lay(tmp_path / f"{number}", files)
        for day in days:
            made = build(Job(root, root / "public", day))
            assert [found for found in made.diagnostics if found.code.severity is Severity.ERROR] == []
            assert made.published


@pytest.mark.parametrize("shape", SLOW)
def test_a_text_made_to_be_slow_is_told_in_time_and_the_other_problems_with_it(tmp_path: Path, shape: str) -> None:
    hostile = {"content/pages/lent.md": f"---\ntitle: Lent\n---\n\n{SLOW[shape](60_000)}\n".encode()}
    root = lay(tmp_path, town() | hostile | {"content/pages/qui.md": b"---\ntitre: Qui\ncouleur: bleu\n---\n"})
    before = os.times()
    made = build(Job(root, root / "public", TODAY))
    after = os.times()
    told = {(found.span.file, found.span.line > 0) for found in made.diagnostics if found.code.severity is Severity.ERROR}
    assert told == {("content/pages/lent.md", True), ("content/pages/qui.md", True)}
    # Seconds of processor time, those of other processes too. Python-Markdown alone needs over 10.
    assert sum(after[:4]) - sum(before[:4]) <= 5
    assert not made.published


def test_links_pipes_and_sockets_in_a_site_are_told_and_never_opened(quick_folder: Path) -> None:
    root, secret = lay(quick_folder / "site", town()), quick_folder / "secret.md"
    secret.write_text("---\ntitle: Un secret\n---\n")
    assert build(Job(root, root / "public", TODAY)).published
    before = stamps(root / "public")
    pages = root / "content/pages"
    (pages / "lien.md").symlink_to(secret)
    (pages / "boucle.md").symlink_to("boucle.md")
    (root / "shops/ailleurs").symlink_to(quick_folder)
    os.mkfifo(pages / "tuyau.md")
    (pages / "dossier.md").mkdir()
    (pages / "couleur.md").write_text("---\ntitle: Couleur\ncouleur: bleu\n---\n")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.fspath(pages / "prise.md"))
        made = build(Job(root, root / "public", TODAY))
    told = {(found.code.number, found.span.file) for found in made.diagnostics if found.code.severity is Severity.ERROR}
    assert told == {
        ("LS800", "content/pages/lien.md"), ("LS800", "content/pages/boucle.md"), ("LS800", "shops/ailleurs"),
        ("LS801", "content/pages/tuyau.md"), ("LS801", "content/pages/prise.md"), ("LS101", "content/pages/couleur.md"),
    }  # fmt: skip
    assert not made.published
    assert stamps(root / "public") == before


def test_a_second_build_of_a_site_at_the_same_time_says_so_and_ends(tmp_path: Path) -> None:
    root = lay(tmp_path, town())
    public = root / "public"
    with locked(work_folder(public) / "lock", public):
        second = run("build", "--root", root, "--format", "json")
    told = [problem["number"] for problem in json.loads(second.out)["problems"] if problem["severity"] == "error"]
    assert (second.code, told, public.exists()) == (1, ["LS915"], False)
    assert run("build", "--root", root).code == 0


def at_once(*commands: list[str]) -> list[tuple[int, str]]:
    """Runs commands at the same time: the exit code and the output of each."""
    started = [
        subprocess.Popen(one, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
        for one in commands
    ]
    ended = [(process.communicate()[0], process.returncode) for process in started]
    return [(code, out) for out, code in ended]


def test_builds_at_the_same_time_leave_one_right_site(tmp_path: Path) -> None:
    root = lay(tmp_path / "site", town())
    build(Job(root, tmp_path / "right", TODAY, remember=False))
    ended = at_once(*[command("build", "--root", root)] * 3)
    assert 0 in {code for code, _ in ended}
    assert [out for code, out in ended if code and "LS915" not in out] == []
    assert held(root / "public") == held(tmp_path / "right")


def test_builds_of_one_site_into_different_folders_do_not_meet(tmp_path: Path) -> None:
    root, folders = lay(tmp_path / "site", town()), [tmp_path / "one", tmp_path / "two"]
    ended = at_once(*[command("build", "--root", root, "--out", folder) for folder in folders])
    assert [code for code, _ in ended] == [0, 0], ended
    assert held(folders[0]) == held(folders[1])
