"""How is a request answered? From the last good site, to this computer alone, with livereload's part written into each page."""

from __future__ import annotations

import html
import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.escape import json_decode
from tornado.routing import HostMatches, Rule
from tornado.web import Application, RequestHandler

from localsite.publish import MARKER
from localsite.serve.problems import picker
from localsite.serve.session import Session, View
from localsite.serve.words import WORDS

MINE = frozenset({"127.0.0.1", "localhost"})  # whoever comes by another name was led here by a foreign page (DNS rebinding)
LONGEST_NAME = 255  # bytes, of a file anywhere
OWN = Path(__file__).parent / "page"
TYPES: Mapping[str, str] = MappingProxyType({
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8", ".json": "application/json", ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml", ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2",
    ".ics": "text/calendar; charset=utf-8", ".vcf": "text/vcard; charset=utf-8", ".csv": "text/csv; charset=utf-8",
    ".webmanifest": "application/manifest+json",
})  # fmt: skip
HEADERS: Mapping[str, str] = MappingProxyType({
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
})  # fmt: skip
# Their address changes with what they show. A font that is looked for anew at each page would come too late to be used.
LASTING = re.compile(r".*/assets/.+\.(?:woff2|webp|avif|jpe?g|png)")
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')
_MAP = b' data-box="'  # on the page of the map of the town
_ASSETS = re.compile(r"(assets/)[0-9a-f]{8}(/.+)")


class Live(LiveReloadHandler):  # type: ignore[misc] # it comes without types
    """The browser's wire, of livereload. A page that was made for another state than the present one is told at once to reload."""

    watcher = Watcher()  # it watches nothing: livereload's own looks at the files once a second

    def initialize(self, session: Session) -> None:
        """What tornado hands over."""
        self.session = session
        self.seen = ""

    def check_origin(self, origin: str) -> bool:
        """Only pages of this very host may listen."""
        return bool(urlsplit(origin).netloc == self.request.host)

    def on_message(self, message: str | bytes) -> None:
        """Livereload's handshake; the page says in it which state it was made for."""
        told = json_decode(message)
        if told.get("command") == "hello":
            self.seen = str(told.get("snipver", ""))
        super().on_message(message)
        if told.get("command") == "info" and self.seen not in {"", self.session.view.state}:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True})


class Script(LiveReloadJSHandler):  # type: ignore[misc] # it comes without types
    """Livereload's script."""

    def set_default_headers(self) -> None:
        """The same as for every answer."""
        _put_headers(self)


class Own(RequestHandler):
    """The style sheet and the scripts of what is written into pages."""

    def set_default_headers(self) -> None:
        """The same as for every answer."""
        _put_headers(self)

    def get(self, name: str) -> None:
        """One of the files."""
        self.set_header("Content-Type", TYPES[Path(name).suffix])
        self.write((OWN / name).read_bytes())

    head = get


class Pages(RequestHandler):
    """The site."""

    def initialize(self, session: Session) -> None:
        """What tornado hands over."""
        self.session = session

    def set_default_headers(self) -> None:
        """The same as for every answer."""
        _put_headers(self)

    def get(self) -> None:
        """A file of the site, the way to it, or the page for what is not there."""
        view = self.session.view
        if view.folder is None:
            self._answer(view, 503, view.first, ".html")
            return
        path = unquote(urlsplit(self.request.uri or "/").path)
        if path == "/" != view.base:
            self.redirect(view.base)
            return
        file = found_now(view.folder, path.removeprefix(view.base)) if path.startswith(view.base) else None
        if file and file.name == "index.html" and not path.endswith(("/", "/index.html")):
            asked = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"/{quote(path.strip('/'))}/{asked}")  # never with two slashes before it: that would be another host
            return
        if file and LASTING.fullmatch(path):
            self.set_header("Cache-Control", "private, max-age=3600")
        lost = found(view.folder, "404.html")
        shown = file or lost
        self._answer(view, 200 if file else 404, shown.read_bytes() if shown else b"404", shown.suffix if shown else ".txt")

    head = get

    def _answer(self, view: View, status: int, data: bytes, ending: str) -> None:
        self.set_status(status)
        self.set_header("Content-Type", TYPES.get(ending) or mimetypes.guess_type(f"x{ending}")[0] or "application/octet-stream")
        # Not the present view: a page that was read before the last build must say so.
        extra = view.extra + (picker(self.session.language) if _MAP in data else b"")
        self.write(dressed(data, extra, view.state) if ending == ".html" else data)


class Stranger(RequestHandler):
    """Whoever asks for another host."""

    def initialize(self, session: Session) -> None:
        """What tornado hands over."""
        self.session = session

    def prepare(self) -> None:
        """Nothing of the site, whatever was asked."""
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(WORDS[self.session.language].stranger + "\n")


def application(session: Session) -> Application:
    """The host, for one session."""
    told: dict[str, Any] = {"session": session}
    handlers: list[Any] = [
        (r"/livereload", Live, told),
        (r"/livereload\.js", Script),
        (r"/_serve/(problems\.css|(?:problems|picker)\.js)", Own),
        (r"/.*", Pages, told),
    ]
    mine = "|".join(map(re.escape, sorted(MINE)))
    # Grouped, as tornado puts an end after it: else 127.0.0.1.evil.example would be ours.
    rules = [Rule(HostMatches(f"(?:{mine})"), handlers)]
    return Application(rules, default_handler_class=Stranger, default_handler_args=told, log_function=lambda _: None)


def tell_browsers(path: str) -> None:
    """Has every open page fetch something again: the style sheet of that name, or itself."""
    Live.reload_waiters(path)


def found(folder: Path, path: str) -> Path | None:
    """The file of the site at a path below its base: of a folder its index.html. None for whatever is outside or behind a link."""
    parts = [part for part in path.split("/") if part]
    if any(part in {".", "..", MARKER} or len(part.encode()) > LONGEST_NAME or re.search(r"[\\:\x00-\x1f]", part) for part in parts):
        return None
    place = folder
    for part in parts:
        place /= part
        if place.is_symlink():
            return None
    if place.is_dir():
        place /= "index.html"
    elif path.endswith("/"):
        return None
    return place if place.is_file() and not place.is_symlink() else None


def found_now(folder: Path, path: str) -> Path | None:
    """The same; a file of the theme also under the folder's former name: a page stays when only its style sheet changed."""
    place, match = found(folder, path), _ASSETS.fullmatch(path)
    if place or not match:
        return place
    names = sorted(one.name for one in (folder / "assets").glob("????????") if re.fullmatch("[0-9a-f]{8}", one.name))
    return next((place for name in names if (place := found(folder, f"{match[1]}{name}{match[2]}"))), None)


def dressed(page: bytes, extra: bytes, state: str) -> bytes:
    """A page with livereload's script and the problems at its end; one whose own policy allows no script stays as it is."""
    policy = _POLICY.search(page)
    if policy and "script-src 'self'" not in html.unescape(policy[1].decode("utf-8", "replace")):
        return page
    script = f'<script src="/livereload.js?snipver={state}" async></script>\n'.encode()
    head, end, rest = page.rpartition(b"</body>")
    return head + script + extra + end + rest if end else page + script + extra


def _put_headers(handler: RequestHandler) -> None:
    for name, value in HEADERS.items():
        handler.set_header(name, value)
