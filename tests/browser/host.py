"""A host for the tests, on the loopback: static files below a base path, with `_headers` and `_redirects` or without."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

Rules = Mapping[str, Mapping[str, str]]  # pattern → name of a header → what it says


def header_rules(folder: Path) -> Rules:
    """What `_headers` says."""
    rules: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in (folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[pattern][name] = value
        elif line:
            pattern = line
            rules[pattern] = {}
    return rules


def patterns_for(rules: Rules, path: str) -> list[str]:
    """The patterns that fit a path; a star at the end stands for everything."""
    return [one for one in rules if path == one or (one.endswith("*") and path.startswith(one[:-1]))]


def redirect_rules(folder: Path) -> dict[str, tuple[str, int]]:
    """What `_redirects` says: path → where it leads and the status."""
    lines = (line.split() for line in (folder / "_redirects").read_text(encoding="utf-8").splitlines())
    return {old: (new, int(status.rstrip("!"))) for old, new, status in lines}


class Handler(SimpleHTTPRequestHandler):
    """Answers from `folder`, which stands below `base`."""

    folder: ClassVar[Path]
    base: ClassVar[str]
    rules: ClassVar[Rules]
    leads: ClassVar[Mapping[str, tuple[str, int]]]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Redirect, file, or the page for what is not there."""
        path = urlsplit(self.path).path
        if path in self.leads:
            new, status = self.leads[path]
            self.send_response(status)
            self.send_header("Location", new)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        inside = unquote(path).removeprefix(self.base) if path.startswith(self.base) else "\0"
        file = self.folder / inside / "index.html" if path.endswith("/") else self.folder / inside
        is_there = "\0" not in inside and file.is_file()
        file = file if is_there else self.folder / "404.html"
        data = file.read_bytes()
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        for pattern in patterns_for(self.rules, path):
            for name, value in self.rules[pattern].items():
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the standard library
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Silent where the browser hangs up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that leaves a page stops its requests."""


@contextmanager
def serving(folder: Path, base: str = "/", *, reads_rules: bool = True) -> Iterator[str]:
    """The address of the site in `folder`, answered below `base` while the block lasts."""
    told = {"rules": header_rules(folder), "leads": redirect_rules(folder)} if reads_rules else {"rules": {}, "leads": {}}
    handler = type("HandlerOfSite", (Handler,), {"folder": folder, "base": base, **told})
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
