"""What is shown right now, and what did an edit come to? One build after another, the last good site kept."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from localsite.cache import digest
from localsite.diagnostics import Diagnostic, SiteError, Tongue
from localsite.pipeline import Job, Warm, build
from localsite.publish.ground import SHOWN
from localsite.serve.problems import Lines, Links, first_page, overlay, told
from localsite.settings import PATH, Settings
from localsite.understand import settle
from localsite.values import Source

_OF_EVERY_PAGE = re.compile(r"themes/[^/]+/(?:css/(?!tokens\.css)|components/).+\.css")
SHEET, PAGE = "site.css", "*"  # what browsers are told to fetch again: the style sheet alone, or the page


class View(NamedTuple):
    """What browsers are given."""

    folder: Path | None = None  # of the last good site; None before there is one
    base: str = "/"  # the folder of the host that the site lives in
    extra: bytes = b""  # written at the end of each page: the problems
    first: bytes = b""  # the page at every address as long as there is no site
    state: str = ""  # another one after each change: a page that was made for another is old


class Told(NamedTuple):
    """What a build came to, for the terminal."""

    diagnostics: tuple[Diagnostic, ...]
    are_new: bool  # not the same as after the build before
    written: int  # files of the site that are others now
    seconds: float
    published: bool


@dataclass(slots=True)
class Session:
    """The state of one `serve`: asked for by the host, changed by nobody but `rebuild`."""

    root: Path
    job: Callable[[], Job]  # asked at each build: the day may have changed
    language: Tongue
    editor: str  # the address that opens a line in an editor; see `Links`
    view: View = field(init=False)
    _warm: Warm = field(default_factory=Warm)
    _found: tuple[Diagnostic, ...] | None = None
    _run: str = field(default_factory=lambda: token_hex(4))
    _changes: int = 0

    def __post_init__(self) -> None:
        settings = self._settings()
        self.view = View(base=settings.base if settings else "/", first=first_page((), Counter(), self.language), state=self._state())

    def rebuild(self, changed: Collection[str]) -> tuple[Told, str]:
        """Builds the site as it now stands; gives what that came to, and what browsers are to fetch again ("" where nothing is)."""
        start, written, path = time.perf_counter(), 0, ""

        def tell(name: str, count: int, _: float) -> None:
            nonlocal written
            written = count if name == "publish" else written

        sources = {**self._warm.themes, **self._warm.sources}
        made = build(self.job(), tell, self._warm)
        before, self._found = self._found, made.diagnostics
        view = self._seen(made.diagnostics, published=made.published)
        if written or view != self.view:
            is_style = bool(changed) and view == self.view and self._only_styles(sources)
            path = SHEET if is_style else PAGE
            self._changes += 1
            self.view = view._replace(state=self._state())
        return Told(made.diagnostics, made.diagnostics != before, written, time.perf_counter() - start, made.published), path

    def _only_styles(self, before: Mapping[str, Source]) -> bool:
        """True where nothing was read anew but style sheets of every page: the guide has a sheet of its own, and shows the tokens."""
        now = {**self._warm.themes, **self._warm.sources}
        edits = [path for path in {*before, *now} if path not in before or path not in now or before[path].digest != now[path].digest]
        return all(_OF_EVERY_PAGE.fullmatch(path) for path in edits)

    def _seen(self, found: Sequence[Diagnostic], *, published: bool) -> View:
        """What browsers are to see after a build; the same as before where nothing about the problems is new."""
        settings = self._settings()
        forge = (settings.forge.edit if settings else None) or ""
        shown = told(found, lines_of(self.root), Links(self.root.resolve(), self.editor, forge), self.language)
        counts = Counter(problem.code.severity for problem in found)
        if published:
            base = settings.base if settings else self.view.base
            return self.view._replace(folder=self.root / SHOWN, base=base, extra=overlay(shown, counts, self.language), first=b"")
        if self.view.folder:
            return self.view._replace(extra=overlay(shown, counts, self.language))
        return self.view._replace(first=first_page(shown, counts, self.language))

    def _settings(self) -> Settings | None:
        """What the collective says of itself, if it can be read."""
        try:
            data = (self.root / PATH).read_bytes()
            return settle({PATH: Source(PATH, data, digest(data))}, lambda _: None)[0]
        except (OSError, SiteError):
            return None

    def _state(self) -> str:
        # A letter before it: the browser's part of livereload takes figures for a number.
        return f"s{self._run}{self._changes}"


def lines_of(root: Path) -> Lines:
    """The lines of a file of the site by its path."""

    def lines(path: str) -> Sequence[str]:
        try:
            return (root / path).read_text("utf-8", errors="replace").removeprefix("\ufeff").split("\n")
        except (OSError, ValueError):
            return ()

    return lines
