"""How is the site had without publishing it? Made in memory, answered on the loopback while it is looked at."""

from __future__ import annotations

import mimetypes
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from localsite.cache import Memory
from localsite.craft import craft
from localsite.diagnostics import Report
from localsite.pipeline import Job, planned
from localsite.render import render
from localsite.theme import Theme
from localsite.urls import file_of
from localsite.values import Output

# A page that leads on by itself is to be seen, too.
_LEADS_ON = re.compile(rb'<meta http-equiv="refresh"[^>]*>')
# Not every system knows the type of every file.
_TYPES: Mapping[str, str] = {".woff2": "font/woff2", ".avif": "image/avif", ".webp": "image/webp", ".js": "text/javascript"}


class Made(NamedTuple):
    """A site up to its plan: what it consists of, and how any part of it is made."""

    base: str  # the folder of the host that it lives in: "/"
    outputs: tuple[Output, ...]
    theme: Theme
    words: Mapping[str, Callable[..., str]]

    def files(self, pages: Sequence[Output], report: Report) -> Mapping[str, bytes]:
        """These pages and everything that is no page, by path. Other pages are left out: they cost time and nobody looks."""
        wanted = {page.path for page in pages}
        outputs = craft([output for output in self.outputs if not output.template or output.path in wanted], Memory(None), report)
        return {file.path: file.data for file in render(outputs, self.theme, self.words, self.base, report)}


def made(job: Job, report: Report) -> Made:
    """The site of a job. SiteError where nothing can follow."""
    plan = planned(job, report)
    return Made(plan.desk.base, plan.outputs, plan.desk.theme, plan.desk.words)


@contextmanager
def answered(files: Mapping[str, bytes], base: str) -> Iterator[str]:
    """The address at which the files can be had while the block lasts: "http://127.0.0.1:8765/"."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            name = file_of(path.removeprefix(base)) if path.startswith(base) else ""
            data = _LEADS_ON.sub(b"", files.get(name, b""))
            self.send_response(200 if name in files else 404)
            self.send_header("Content-Type", _type(name))
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _type(name: str) -> str:
    suffix = f".{name.rpartition('.')[2]}"
    found = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
