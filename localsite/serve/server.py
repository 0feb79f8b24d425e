"""How does `serve` run? A host on the loopback, a watcher beside it, and builds one after another."""

from __future__ import annotations

import asyncio
import errno
import gc
import signal
import socket
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from tornado.httpserver import HTTPServer

from localsite.diagnostics import Tongue
from localsite.pipeline import HOME, Job
from localsite.publish.ground import SHOWN
from localsite.serve.host import application, tell_browsers
from localsite.serve.session import Session, Told
from localsite.serve.watch import folders, watch

HOST = "127.0.0.1"
TRIES = 50  # ports after the one that was asked for


class Started(NamedTuple):
    """Where the site is to be seen."""

    address: str
    port: int
    asked: int  # the port that was asked for: another one where that was taken


def serve(root: Path, job: Callable[[Path], Job], port: int, language: Tongue, editor: str, tell: Callable[[Started | Told], None]) -> None:
    """Shows the site at `root` until the person stops it; `job` gives what is to be built into a folder.

    `tell` hears where the site is to be seen and what each build came to. OSError where no port is free.
    """
    session = Session(root, lambda: job(root / SHOWN), language, editor)
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(session, port, tell))


async def _run(session: Session, port: int, tell: Callable[[Started | Told], None]) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: there Ctrl-C arrives as an exception
            loop.add_signal_handler(number, stop.set)
    listening = free_port(port)
    server = HTTPServer(application(session))
    server.add_socket(listening)
    mine = listening.getsockname()[1]
    tell(Started(f"http://{HOST}:{mine}{session.view.base}", mine, port))
    waiting = _Waiting(loop)
    ended = Event()
    watcher = Thread(target=watch, args=(folders(session.root, _program()), waiting.add, ended), daemon=True)
    watcher.start()
    builder = asyncio.create_task(_build(session, waiting, tell))
    try:
        await asyncio.wait([asyncio.create_task(stop.wait()), builder], return_when=asyncio.FIRST_COMPLETED)
        if builder.done():
            builder.result()
    finally:
        builder.cancel()
        ended.set()
        server.stop()


class _Waiting:
    """The edits that no build has seen yet."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._paths: set[str] = set()
        self._some = asyncio.Event()
        self._some.set()  # for the first build

    def add(self, paths: Collection[str]) -> None:
        """More of them, from any thread."""
        with suppress(RuntimeError):  # the loop was closed meanwhile
            self._loop.call_soon_threadsafe(self._put, paths)

    def _put(self, paths: Collection[str]) -> None:
        self._paths.update(paths)
        self._some.set()

    async def all(self) -> frozenset[str]:
        """Waits for some; afterwards they are no longer waiting."""
        await self._some.wait()
        self._some.clear()
        taken, self._paths = frozenset(self._paths), set()
        return taken


async def _build(session: Session, waiting: _Waiting, tell: Callable[[Started | Told], None]) -> None:
    loop = asyncio.get_running_loop()
    # A build keeps what it made: looking among its values for garbage again and again finds none.
    gc.set_threshold(200_000, 50, 50)
    with ThreadPoolExecutor(1, "build") as pool:
        while True:
            edits = await waiting.all()
            told, path = await loop.run_in_executor(pool, session.rebuild, edits)
            if path:
                tell_browsers(path)
            if path or told.are_new:
                tell(told)


def _program() -> Path:
    # Beside the program in a checkout, inside it in a wheel.
    return HOME.parent if (HOME.parent / "themes").is_dir() else HOME


def free_port(port: int) -> socket.socket:
    """Listens at the first free port from `port` on, on the loopback alone. OSError where there is none."""
    for one in range(port, min(port + TRIES, 65536)):
        try:
            listening = socket.create_server((HOST, one))
        except OSError as problem:
            if problem.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
        else:
            listening.setblocking(False)
            return listening
    raise OSError(errno.EADDRINUSE, f"{port}")
