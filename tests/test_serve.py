"""A site that is being written: built at each edit, shown on this computer alone, its problems over the page."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.websocket import websocket_connect

from localsite.cli.serving import editor
from localsite.diagnostics import Mend, Severity, Span
from localsite.pipeline import Job
from localsite.publish.ground import SHOWN
from localsite.serve import server
from localsite.serve.host import application, dressed, found, found_now, tell_browsers
from localsite.serve.problems import Links, Shown, first_page, overlay, told
from localsite.serve.session import PAGE, SHEET, Session
from localsite.serve.watch import _standing, counts, folders, watch
from localsite.serve.words import WORDS
from tests.conftest import Sited
from tests.ground import TODAY, problems, write_site
from tests.test_architecture import PROJECT

SHOP = "shops/le-coin/index.md"
NONE = Links(Path("/nowhere"))
BUILT_IN = PROJECT / "themes/atelier"
POLICY = b'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;">'


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """What `work` comes to, in a thread of its own: a browser of another test may have a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.fixture
def root(site_with: Sited) -> Path:
    """The minimal site."""
    return site_with({})


def session_of(root: Path, editor: str = "") -> Session:
    return Session(root, lambda: Job(root, root / SHOWN, TODAY, "serve", remember=False), "fr", editor)


@pytest.fixture
def session(root: Path) -> Session:
    """A session whose first build is done."""
    started = session_of(root)
    assert started.rebuild(())[1] == PAGE
    return started


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A session whose site nobody edits."""
    started = session_of(write_site(tmp_path_factory.mktemp("steady") / "site", {}))
    started.rebuild(())
    return started


def change(root: Path, old: str, new: str, file: str = SHOP) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def talk(session: Session, to_the_host: Callable[[int], Any]) -> Any:
    """What comes of a talk with the host of a session, at its port."""

    async def run() -> Any:
        listening = server.free_port(0)
        host = HTTPServer(application(session))
        host.add_socket(listening)
        try:
            return await to_the_host(listening.getsockname()[1])
        finally:
            host.stop()
            await host.close_all_connections()

    return alone(run())


def ask(session: Session, path: str, **headers: str) -> HTTPResponse:
    """The answer to one request, wherever it leads."""

    async def one(port: int) -> HTTPResponse:
        request = HTTPRequest(f"http://127.0.0.1:{port}{path}", headers=headers, follow_redirects=False)
        return await AsyncHTTPClient(force_instance=True).fetch(request, raise_error=False)

    return talk(session, one)


# the session


def test_the_last_good_site_stays_under_the_problems_until_they_are_mended(root: Path, session: Session) -> None:
    good = session.view
    assert (good.folder, good.extra, (root / "public").exists()) == (root / SHOWN, b"", False)
    change(root, "name:", "nme:")
    news, path = session.rebuild({str(root / SHOP)})
    assert (news.published, news.are_new, path) == (False, True, PAGE)
    assert (session.view.folder, session.view.base) == (good.folder, "/")
    assert "Une erreur à corriger".encode() in session.view.extra
    assert session.rebuild({str(root / SHOP)})[1] == "", "nothing is new"
    change(root, "nme:", "name:")
    assert session.rebuild({str(root / SHOP)})[1] == PAGE
    assert session.view._replace(state="") == good._replace(state="")
    assert session.view.state != good.state


def test_an_edit_that_changes_no_page_and_no_problem_reloads_nothing(root: Path, session: Session) -> None:
    before = session.view
    (root / SHOP).touch()
    (root / "content/.notes.md").write_text("x")
    news, path = session.rebuild({str(root / SHOP)})
    assert (news.written, news.are_new, path, session.view) == (0, False, "", before)


def test_a_first_build_with_errors_shows_them_at_every_address(site_with: Sited) -> None:
    root = site_with({SHOP: "---\nid: lecoin\nnme: Le Coin\n---\n"})
    session = session_of(root)
    assert "On ouvre la boutique" in session.view.first.decode()
    session.rebuild(())
    for path in ("/", "/commerces/le-coin/", "/x.css"):
        answer = ask(session, path)
        assert (answer.code, answer.headers["Content-Type"]) == (503, "text/html; charset=utf-8")
        assert "nme" in answer.body.decode()
        assert "/livereload.js" in answer.body.decode()
    change(root, "nme: Le Coin", "name: Le Coin\ncategories: bakery\nlocations: {address: {city: X}}")
    assert session.rebuild(())[1] == PAGE
    assert ask(session, "/").code == 200


def test_where_only_style_sheets_changed_the_sheet_alone_is_fetched_again(root: Path, session: Session) -> None:
    sheet = root / "themes/atelier/css/own.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("@layer components { .own { order: 1 } }\n")
    assert session.rebuild({str(sheet)})[1] == SHEET
    sheet.write_text("@layer components { .own { order: 2 } }\n")
    change(root, "Du pain", "Un pain")
    assert session.rebuild({str(sheet), str(root / SHOP)})[1] == PAGE


def test_a_page_that_stays_still_finds_its_sheet_when_that_has_a_new_address(root: Path, session: Session) -> None:
    old = next((root / SHOWN / "assets").glob("*/site.css")).parent.name
    sheet = root / "themes/atelier/css/own.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("@layer components { .own-mark { order: 1 } }\n")
    session.rebuild({str(sheet)})
    assert not (root / SHOWN / "assets" / old).exists()
    answer = ask(session, f"/assets/{old}/site.css?livereload=1")
    assert (answer.code, b".own-mark" in answer.body) == (200, True)
    assert [ask(session, f"/assets/{old}/{name}").code for name in ("nothing.css", "../../x", "")] == [404, 404, 404]


def test_a_site_below_a_folder_of_its_host_is_served_there(root: Path) -> None:
    change(root, "https://vitrines.example/", "https://vitrines.example/vitrine/", "content/site.yaml")
    session = session_of(root)
    assert session.view.base == "/vitrine/"
    session.rebuild(())
    answers = [ask(session, path) for path in ("/", "/vitrine/", "/vitrine/commerces", "/commerces/")]
    assert [(answer.code, answer.headers.get("Location")) for answer in answers] == [
        (302, "/vitrine/"),
        (200, None),
        (302, "/vitrine/commerces/"),
        (404, None),
    ]  # fmt: skip
    change(root, "https://vitrines.example/vitrine/", "https://vitrines.example/", "content/site.yaml")
    session.rebuild(())
    assert ask(session, "/commerces/").code == 200


# the host


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "0.0.0.0", "[::1]"]
)
@pytest.mark.parametrize("path", ["/", "/livereload.js", "/livereload", "/_serve/problems.css"])
def test_whoever_comes_by_a_foreign_name_is_refused(steady: Session, host: str, path: str) -> None:
    answer = ask(steady, path, Host=host)
    assert (answer.code, answer.body.decode()) == (403, f"{WORDS['fr'].stranger}\n")


def test_this_computer_may_be_called_by_its_own_name(steady: Session) -> None:
    assert [ask(steady, "/", Host=host).code for host in ("localhost:8000", "127.0.0.1", "LOCALHOST")] == [200, 200, 200]


def test_a_page_gets_livereload_and_other_files_are_what_they_are(steady: Session) -> None:
    page = ask(steady, "/commerces/le-coin/")
    written = (steady.root / SHOWN / "commerces/le-coin/index.html").read_bytes()
    script = f'<script src="/livereload.js?snipver={steady.view.state}" async></script>\n'.encode()
    assert page.body == written.replace(b"</body>", script + b"</body>")
    assert b"livereload" not in written
    assert (page.headers["Cache-Control"], page.headers["Cross-Origin-Resource-Policy"]) == ("no-cache", "same-origin")
    assert ask(steady, "/commerces/le-coin/", **{"If-None-Match": page.headers["Etag"]}).code == 304
    robots = ask(steady, "/robots.txt")
    assert (robots.body, robots.headers["Content-Type"]) == ((steady.root / SHOWN / "robots.txt").read_bytes(), "text/plain; charset=utf-8")


def test_what_is_not_there_is_answered_by_the_page_for_that(steady: Session) -> None:
    answer = ask(steady, "/perdu/")
    assert (answer.code, answer.body.startswith((steady.root / SHOWN / "404.html").read_bytes()[:200])) == (404, True)
    assert b"/livereload.js" in answer.body


@pytest.mark.parametrize(
    ("path", "status", "to"),
    [
        ("/commerces", 302, "/commerces/"),
        ("/commerces?q=pain%20d", 302, "/commerces/?q=pain%20d"),
        ("//evil.example/commerces", 302, "/commerces/"),
        (f"/{'a' * 300}/", 404, None),
    ],
)
def test_an_address_without_its_slash_leads_to_this_host_alone(steady: Session, path: str, status: int, to: str | None) -> None:
    answer = ask(steady, path)
    assert (answer.code, answer.headers.get("Location")) == (status, to)


def test_an_edit_beside_a_style_sheet_reloads_the_page_whoever_told_of_it(root: Path, session: Session) -> None:
    sheet = root / "themes/atelier/css/own.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("@layer components { .own { order: 1 } }\n")
    change(root, "Du pain", "Un pain")
    assert session.rebuild({str(sheet)})[1] == PAGE
    for name in ("css/tokens.css", "pages/guide.css"):
        own = root / "themes/atelier" / name
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes((BUILT_IN / name).read_bytes() + b"\n:root { --own: 1 }\n")
        assert session.rebuild({str(own)})[1] == PAGE, name


def test_a_style_sheet_with_a_byte_order_mark_keeps_its_rules(root: Path, session: Session) -> None:
    sheet = root / "themes/atelier/css/own.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_bytes(b"\xef\xbb\xbf@layer components { .own { order: 1 } }\n")
    session.rebuild({str(sheet)})
    (shown,) = (root / SHOWN / "assets").glob("*/site.css")
    assert (b".own" in shown.read_bytes(), b"\xef\xbb\xbf" in shown.read_bytes()) == (True, False)


def test_an_old_name_of_a_file_that_is_nowhere_leads_nowhere(tmp_path: Path) -> None:
    for name in ("0123abcd", "4567cdef", "pictures"):
        (tmp_path / "assets" / name).mkdir(parents=True)
    (tmp_path / "assets/4567cdef/site.css").write_text("now")
    assert found_now(tmp_path, "assets/89ab0123/site.css") == tmp_path / "assets/4567cdef/site.css"
    assert found_now(tmp_path, "assets/89ab0123/gone.css") is None


def test_nothing_is_served_from_outside_of_the_site_or_through_a_link(steady: Session) -> None:
    root, shown = steady.root, steady.root / SHOWN
    (root / "secret.html").write_text("secret")
    (shown / "link.html").symlink_to(root / "secret.html")
    (shown / "folder").symlink_to(root)
    paths = [
        *(
            "/../secret.html",
            "/..%2fsecret.html",
            "/%2e%2e/%2e%2e/secret.html",
            "/commerces/../../../secret.html",
            "/..%5c..%5csecret.html",
        ),
        *("/link.html", "/folder/secret.html", "/folder/", "/.localsite-site", "/%00", "//secret.html", f"/{root}/x"),
    ]
    answers = {path: ask(steady, path) for path in paths}
    assert {path: answer.code for path, answer in answers.items()} == dict.fromkeys(paths, 404)
    assert not [path for path, answer in answers.items() if b"secret" in answer.body.replace(b"secret.html", b"")]


def test_a_path_leads_to_a_file_a_folder_to_its_index(steady: Session) -> None:
    shown = steady.root / SHOWN
    assert (found(shown, ""), found(shown, "commerces/"), found(shown, "robots.txt")) == (
        shown / "index.html",
        shown / "commerces/index.html",
        shown / "robots.txt",
    )
    assert [found(shown, path) for path in ("robots.txt/", "assets/", "nichts", "C:/x", "a\\b")] == [None] * 5


@pytest.mark.parametrize("page", [
    b"<html><head></head><body>x</body></html>", b"<html><head>" + POLICY + b"</head><body>x</body></html>", b"no body",
])  # fmt: skip
def test_the_problems_stand_at_the_end_of_a_page(page: bytes) -> None:
    extra = b'<script src="/livereload.js?snipver=s1" async></script>\n<i>2 erreurs</i>'
    head, end, rest = page.rpartition(b"</body>")
    assert dressed(page, b"<i>2 erreurs</i>", "s1") == (head + extra + end + rest if end else page + extra)


def test_a_page_whose_own_policy_allows_no_script_stays_as_it_is() -> None:
    page = b"<html><head>" + POLICY.replace(b"script-src &#39;self&#39;", b"") + b"</head><body>x</body></html>"
    assert dressed(page, b"<i>2 erreurs</i>", "s1") == page


# livereload's wire


@asynccontextmanager
async def wired(port: int, state: str, **headers: str) -> AsyncIterator[Any]:
    """A page's wire after the handshake; `state` is what the page was made for."""
    wire = await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{port}/livereload", headers=headers))
    hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"], "snipver": state}
    await wire.write_message(json.dumps(hello))
    assert json.loads(await wire.read_message())["command"] == "hello"
    await wire.write_message(json.dumps({"command": "info", "url": f"http://127.0.0.1:{port}/"}))
    yield wire
    wire.close()
    assert await wire.read_message() is None


async def heard(wire: Any) -> tuple[str, str]:
    message = json.loads(await wire.read_message())
    return message["command"], message.get("path", "")


def test_a_page_that_came_too_early_is_told_at_once_to_reload(steady: Session) -> None:
    async def late(port: int) -> tuple[str, str]:
        async with wired(port, "s-of-before") as wire:
            return await heard(wire)

    assert talk(steady, late) == ("reload", "*")


def test_an_open_page_hears_of_each_change(steady: Session) -> None:
    async def open_page(port: int) -> list[tuple[str, str]]:
        async with wired(port, steady.view.state) as wire:
            # An answer to this one proves that what was said before has been taken in.
            await wire.write_message(json.dumps({"command": "hello"}))
            assert await heard(wire) == ("hello", "")
            for path in (SHEET, PAGE):
                tell_browsers(path)
            return [await heard(wire), await heard(wire)]

    assert talk(steady, open_page) == [("reload", SHEET), ("reload", PAGE)]


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null", "http://localhost"])
def test_a_foreign_page_may_not_listen(steady: Session, origin: str) -> None:
    async def listen(port: int) -> int:
        with pytest.raises(HTTPClientError) as refused:
            async with wired(port, "s1", Origin=origin):
                pass
        return refused.value.code

    assert talk(steady, listen) == 403


# the problems


def test_a_problem_is_told_with_its_place_its_line_and_what_to_paste(site_with: Sited) -> None:
    root = site_with({SHOP: "---\nid: lecoin\nnme: Le Coin\ncategories: bakery\nlocations: {address: {city: X}}\n---\n"})
    links = Links(root, "vscode://file{path}:{line}:{column}", "https://forge.example/edit/main/{path}")
    lines = (root / SHOP).read_text("utf-8").splitlines()
    assert told(problems(root), lambda _: lines, links, "fr") == (
        Shown(
            number="LS102",
            severity=Severity.ERROR,
            name="erreur",
            place=f"{SHOP}:3",
            line=3,
            before="",
            marked="nme",
            after=": Le Coin",
            message="Le champ «\u00a0nme\u00a0» n’existe pas.",
            hint=("Vouliez-vous dire «\u00a0name\u00a0»\u202f?",),
            repair="À coller à la place",
            first=3,
            paste=("name: Le Coin",),
            editor=f"vscode://file{(root / SHOP).as_posix()}:3:1",
            forge=f"https://forge.example/edit/main/{SHOP}",
        ),
    )


def test_what_a_line_hides_is_spelled_and_a_long_one_is_cut_around_the_problem(root: Path) -> None:
    (found_, *_) = problems_of_a_wrong(root)
    line = "x" * 400 + "\u202e<b>\tnme" + "y" * 400
    spanned = found_.code.at(Span(SHOP, 1, 406, 3), None, **dict(found_.facts))
    (shown,) = told([spanned], lambda _: [line], NONE, "fr")
    assert (shown.before, shown.marked) == ("…" + "x" * 55 + "<U+202E><b>⇥", "nme")
    assert (len(shown.after), shown.after[-1], shown.editor, shown.forge) == (300 - 60 - 3 + 1, "…", "", "")


def problems_of_a_wrong(root: Path) -> list[Any]:
    change(root, "name:", "nme:")
    return problems(root)


@pytest.mark.parametrize(("mend", "repair", "paste"), [
    (Mend(2, 2, "name: A"), "À coller à la place", ("name: A",)),
    (Mend(2, 1, "id: a\nname: A"), "À ajouter avant la ligne 2", ("id: a", "name: A")),
    (Mend(2, 3, ""), "À supprimer", ("two", "three")),
    (Mend(2, 2, "a\tb"), "", ()),
    (None, "", ()),
])  # fmt: skip
def test_a_repair_says_what_to_do_with_its_lines(root: Path, mend: Mend | None, repair: str, paste: tuple[str, ...]) -> None:
    (found_, *_) = problems_of_a_wrong(root)
    (shown,) = told([found_.code.at(Span(SHOP, 2, 1, 1), mend, **dict(found_.facts))], lambda _: ["one", "two", "three"], NONE, "fr")
    assert (shown.repair, shown.paste) == (repair, paste)


def test_what_contributors_write_is_text_on_the_page(root: Path) -> None:
    change(root, "name: Le Coin", 'n<script>alert(1)</script>e: "Le Coin"')
    found_ = problems(root)
    counted = Counter(problem.code.severity for problem in found_)
    lines = (root / SHOP).read_text("utf-8").splitlines()
    for make in (overlay, first_page):
        page = make(told(found_, lambda _: lines, NONE, "fr"), counted, "fr").decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>" not in page


def test_warnings_are_a_count_that_unfolds_and_remarks_alone_are_not_shown(site_with: Sited) -> None:
    session = session_of(site_with({"content/addresses.txt": ""}))
    session.rebuild(())
    assert session.view.extra == b"", "only a remark"
    change(session.root, "name: Le Coin", "name: Le Coin #1")
    session.rebuild(())
    page = session.view.extra.decode()
    assert '<summary class="tag">1 avertissement</summary>' in page
    assert "<dialog" not in page


def test_a_mistake_can_be_opened_where_the_files_are_kept_and_in_the_editor(root: Path) -> None:
    with (root / "content/site.yaml").open("a") as file:
        file.write("forge:\n  edit: https://forge.example/edit/main/{path}\n")
    session = session_of(root, "vscode://file{path}:{line}:{column}")
    change(root, "name:", "nme:")
    session.rebuild(())
    page = session.view.first.decode()
    assert f'href="https://forge.example/edit/main/{SHOP}"' in page
    assert f'href="vscode://file{root.resolve().as_posix()}/{SHOP}:3:1"' in page


def test_other_problems_have_another_mark_so_that_a_closed_notice_opens_again(root: Path, session: Session) -> None:
    change(root, "name:", "nme:")
    session.rebuild(())
    first = session.view.extra
    (root / "shops/le-fil").mkdir()
    (root / "shops/le-fil/index.md").write_text("---\nnme: Le Fil\n---\n")
    session.rebuild(())
    marks = [page.decode().partition('data-mark="')[2][:12] for page in (first, session.view.extra)]
    assert marks[0] != marks[1]
    assert "3 erreurs à corriger" in session.view.extra.decode()


def test_each_sentence_is_there_in_both_languages() -> None:
    assert [WORDS["fr"].several(count, Severity.ERROR) for count in (0, 1, 2)] == ["0 erreur", "1 erreur", "2 erreurs"]
    assert [WORDS["en"].several(count, Severity.ERROR) for count in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    for words in WORDS.values():
        assert all(words._asdict().values())


# the watching


@pytest.mark.parametrize(("path", "counted"), [
    ("shops/le-coin/index.md", True), ("content/site.yaml", True), ("themes/atelier/css/base.css", True), ("shops/le-coin/photo.jpg", True),
    ("shops", True), ("shops/le-coin/.index.md.swp", False), ("shops/le-coin/index.md~", False), ("shops/le-coin/.#index.md", False),
    ("shops/le-coin/#index.md#", False), ("content/.git/index", False), ("public/index.html", False),
    (".localsite/serve/index.html", False), ("shops.md", False), ("README.md", False), ("shops/Thumbs.db", False),
])  # fmt: skip
def test_an_edit_counts_where_the_site_is_made_from_the_file(tmp_path: Path, path: str, counted: bool) -> None:
    assert counts(folders(tmp_path, tmp_path / "program"), str(tmp_path / path)) is counted


def test_the_own_themes_of_the_program_are_watched_too(tmp_path: Path) -> None:
    program = tmp_path / "program"
    watched = folders(tmp_path, program)
    assert [folder.relative_to(tmp_path).as_posix() for folder in watched] == ["content", "shops", "themes", "program/themes"]
    assert folders(program, program).count(program / "themes") == 1
    assert counts(watched, str(program / "themes/atelier/theme.yaml"))


class Watched:
    """What the watcher told of while a block lasted."""

    def __init__(self, root: Path) -> None:
        self.told: list[Collection[str]] = []
        self._stop, self._heard = threading.Event(), threading.Condition()
        self._thread = threading.Thread(target=watch, args=(folders(root, root), self._tell, self._stop))

    def _tell(self, paths: Collection[str]) -> None:
        with self._heard:
            self.told.append(paths)
            self._heard.notify_all()

    def until(self, is_so: Callable[[], bool]) -> None:
        with self._heard:
            assert self._heard.wait_for(is_so, timeout=60)

    def __enter__(self) -> Self:
        self._thread.start()
        self.until(lambda: bool(self.told))  # the watching has begun
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    @property
    def paths(self) -> set[str]:
        return {path for paths in self.told for path in paths}


def test_an_editors_save_is_told_and_what_it_leaves_beside_is_not(root: Path) -> None:
    folder = root / "shops/le-coin"
    with Watched(root) as watched:
        for name in (".index.md.swp", "index.md~", ".#index.md"):
            (folder / name).write_text("x")
        (folder / ".tmp-1").write_text((root / SHOP).read_text("utf-8") + "\nPlus.\n")
        (folder / ".tmp-1").rename(root / SHOP)
        watched.until(lambda: str(root / SHOP) in watched.paths)
    assert watched.paths == {str(root / SHOP)}


def test_a_folder_that_is_new_or_was_replaced_is_watched_again(root: Path) -> None:
    with Watched(root) as watched:
        (root / "themes/atelier").mkdir(parents=True)
        known = len(watched.told)
        watched.until(lambda: len(watched.told) > known)
        (root / "themes/atelier/theme.yaml").write_text("parent: x\n")
        watched.until(lambda: len(watched.told) > known + 1)
        (root / "shops").rename(root / "before")
        (root / "before").rename(root / "shops")
        (root / SHOP).write_text("x")
        known = len(watched.told)
        watched.until(lambda: len(watched.told) > known)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other rights")
def test_a_folder_that_may_not_be_read_does_not_stop_the_watching(root: Path) -> None:
    locked = root / "shops/locked"
    locked.mkdir()
    locked.chmod(0)
    try:
        with Watched(root) as watched:
            (root / SHOP).write_text("x")
            watched.until(lambda: str(root / SHOP) in watched.paths)
    finally:
        locked.chmod(0o755)


def test_a_folder_that_vanishes_while_it_is_looked_at_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "shops").mkdir()
    (tmp_path / "content").symlink_to(tmp_path / "shops")
    assert [*_standing([tmp_path / name for name in ("content", "shops", "themes")])] == [tmp_path / "shops"]


def test_edits_during_a_build_are_built_together_afterwards() -> None:
    async def burst() -> list[frozenset[str]]:
        waiting = server._Waiting(asyncio.get_running_loop())
        first = await waiting.all()
        # From other threads, while the first build runs.
        await asyncio.gather(*(asyncio.to_thread(waiting.add, {f"shops/{number}.md"}) for number in range(20)))
        await asyncio.sleep(0)
        second = await waiting.all()
        waiting.add(())
        return [first, second, await waiting.all()]

    assert alone(burst()) == [frozenset(), frozenset(f"shops/{number}.md" for number in range(20)), frozenset()]


# the command


def test_a_port_that_is_taken_gives_the_next_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with server.free_port(port) as free:
            host, other = free.getsockname()
    assert host == "127.0.0.1"
    assert port < other < port + server.TRIES


@pytest.mark.parametrize(("language", "here", "bye"), [
    ("fr", "Le site se regarde ici\u00a0: http://127.0.0.1:", "Arrêté. Pour publier le site\u00a0: python3 build.py"),
    ("en", "Look at the site here: http://127.0.0.1:", "Stopped. To publish the site: python3 build.py"),
])  # fmt: skip
def test_the_command_says_where_to_look_and_ends_with_a_sentence(root: Path, language: str, here: str, bye: str) -> None:
    command = [sys.executable, "-X", "utf8", "-m", "localsite", "serve", "--root", str(root), "--port", "0", "--language", language]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout
        assert process.stdout.readline().startswith(here)
        process.send_signal(signal.SIGINT)
        said, complained = process.communicate()
    assert (process.returncode, said.splitlines()[-1], complained) == (0, bye, "")


def test_an_editor_is_offered_where_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    assert editor() == ""
    (tmp_path / "codium").write_text("#!/bin/sh\n")
    (tmp_path / "codium").chmod(0o755)
    assert editor() == "vscodium://file{path}:{line}:{column}"
    monkeypatch.setenv("TERM_PROGRAM", "vscode")
    assert editor() == "vscode://file{path}:{line}:{column}"
