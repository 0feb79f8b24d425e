"""Where does an address on a page of the result lead, as a browser resolves it?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from localsite.check.notes import Facts, is_anywhere, scheme_of
from localsite.codes import links
from localsite.diagnostics import Code
from localsite.values import File

_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_WEB = re.compile(r"(?:https?:|wss?:)?//+", re.IGNORECASE)


class Finding(NamedTuple):
    """Something wrong with one file of the result; equal code and detail on other files is the same problem."""

    code: Code
    path: str
    detail: tuple[tuple[str, str], ...] = ()


class Answer(NamedTuple):
    """Where an address leads."""

    path: str = ""  # the file of the result; empty where it is none
    fault: Code | None = None
    right: str = ""  # what to write instead
    elsewhere: bool = False  # it belongs to another origin


ELSEWHERE = Answer(elsewhere=True)


@dataclass(frozen=True)
class Result:
    """All files of the result with their facts, and the address they will have."""

    files: Mapping[str, File]
    facts: Mapping[str, Facts]
    origin: str  # "https://vitrines.example"; empty where it is not known
    base: str  # "/" or "/vitrine/"
    known: dict[str, Answer] = field(default_factory=dict)  # addresses that mean the same on every page

    @classmethod
    def at(cls, site_url: str, files: Mapping[str, File], facts: Mapping[str, Facts]) -> Result:
        """The result as it will stand at `site_url`: "https://vitrines.example/vitrine/", or the path alone."""
        parts = urlsplit(site_url)
        origin = f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else ""
        return cls(files, facts, origin, "/" + parts.path.strip("/") + "/" if parts.path.strip("/") else "/")

    def address(self, path: str) -> str:
        """The address of a file: the folder's for an index page."""
        shown = path[: -len("index.html")] if path == "index.html" or path.endswith("/index.html") else path
        return self.base + quote(shown)

    def answer(self, page: str, address: str) -> Answer:
        """Where `address`, found in the file `page`, leads; with the fault it has, if it has one."""
        found = self.known.get(address)
        if found is not None:
            return found
        if address.startswith("/") or scheme_of(address):
            return self.known.setdefault(address, self._settled(address))
        if not address:
            return Answer(page)
        return self._inside(page, self.address(page), address)

    def _settled(self, address: str) -> Answer:
        web = _WEB.match(address)
        if not web:
            # "https:page" is read in two ways; nobody means it.
            return ELSEWHERE if scheme_of(address) else self._inside("", self.base, address)
        scheme = scheme_of(address) or self.origin.partition(":")[0]
        host, slash, rest = _cut(address[web.end() :])
        if f"{scheme}://{host.lower()}" != self.origin:
            return ELSEWHERE
        return self._inside("", self.base, "/" + rest if slash else self.base)

    def _inside(self, page: str, folder: str, address: str) -> Answer:
        before, _, fragment = address.partition("#")
        written = before.partition("?")[0]
        if _BAD_PERCENT.search(written):
            return Answer(fault=links.UNREADABLE_ADDRESS)
        try:
            path = unquote(written, errors="strict")
        except UnicodeDecodeError:
            return Answer(fault=links.UNREADABLE_ADDRESS)
        if not path:
            return self._place(page, fragment)
        path = _walked(path if path.startswith("/") else unquote(folder.rpartition("/")[0]) + "/" + path)
        if not path.startswith(self.base):
            return self._slashless(path) if path + "/" == self.base else Answer(fault=links.OUTSIDE_BASE)
        name = path[len(self.base) :]
        if not name or name.endswith("/"):
            name += "index.html"
        return self._place(name, fragment) if name in self.files else self._missing(path, name)

    def _place(self, name: str, fragment: str) -> Answer:
        if is_anywhere(fragment):
            return Answer(name)
        return Answer(name, None if self._has_id(name, unquote(fragment)) else links.BROKEN_ANCHOR)

    def _has_id(self, name: str, wanted: str) -> bool:
        """True also for files that have no ids we know of: page 2 of a PDF."""
        if not name.endswith((".html", ".svg")):
            return True
        ids = self._ids.get(name)
        if ids is None:
            ids = self._ids[name] = frozenset(self.facts[name].ids) if name in self.facts else frozenset()
        return wanted in ids

    def _missing(self, path: str, name: str) -> Answer:
        if f"{name}/index.html" in self.files:
            return self._slashless(path)
        right = self._folded.get(name.casefold())
        return Answer(right, links.WRONG_CASE, self.address(right)) if right else Answer(fault=links.BROKEN_LINK)

    def _slashless(self, path: str) -> Answer:
        name = (path + "/")[len(self.base) :] + "index.html"
        return Answer(name, links.MISSING_SLASH, quote(path) + "/") if name in self.files else Answer(fault=links.BROKEN_LINK)

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {path.casefold(): path for path in self.files}


def _cut(rest: str) -> tuple[str, str, str]:
    """Host, separator and what follows; "host?x" and "host#x" have no path."""
    end = next((place for place, character in enumerate(rest) if character in "/?#"), len(rest))
    slash = rest[end : end + 1]
    return rest[:end], slash, rest[end + 1 :] if slash == "/" else rest[end:]


def _walked(path: str) -> str:
    """`path` without "." and ".." steps; it cannot climb above the root."""
    if "/." not in path:
        return path
    steps: list[str] = []
    for step in path.split("/")[1:]:
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    return "/" + "/".join(steps) + ("/" if steps and path.endswith(("/.", "/..")) else "")
