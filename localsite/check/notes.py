"""What is written down about one file of the result, so that all files can be judged together without reading them again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from localsite.codes import links, privacy
from localsite.diagnostics import Code

SCRIPT, STYLESHEET, IMPORT, META_REFRESH = "<script src>", '<link rel="stylesheet">', "import", "<meta refresh>"
PAPER = '<link rel="stylesheet" media="print">'  # nobody waits for it before paper is wanted
MODULE = '<link rel="modulepreload">'  # a script that the page will import

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB = ("http", "https", "ws", "wss")
_RUNS = ("javascript", "vbscript")
_UNSEEN = "".join(map(chr, range(33)))  # browsers cut these off both ends of an address…
_BREAKS: Mapping[int, None] = {ord(character): None for character in "\t\n\r"}  # …and take these out of it
# A picture given inside the address asks nobody; a document or script given that way would run unseen.
_PICTURES = frozenset({
    *("<img src>", "<img srcset>", "<source srcset>", "<input src>"),
    *("<image href>", "<feImage href>", "url()", '<link rel="icon">'),
})


class Facts(NamedTuple):
    """All that the checks need to know of one file. Plain texts in tuples: quick to remember."""

    language: str = ""  # of the page
    title: str = ""
    links: tuple[str, ...] = ()  # where a visitor can go from here
    loads: tuple[tuple[str, str], ...] = ()  # what a browser fetches by itself: (what asks, address)
    mentions: tuple[str, ...] = ()  # addresses that are only named: canonical, alternate, <loc>…
    ids: tuple[str, ...] = ()
    flaws: tuple[tuple[str, str], ...] = ()  # wrong whatever the other files are: (number of the code, detail)
    goes_on: bool = False  # it sends the visitor to another page
    unlisted: bool = False  # it asks search engines not to list it
    weight: int = 0  # bytes, compressed


class Notes:
    """Facts being collected. Each list keeps one of each, in the order of the file."""

    def __init__(self) -> None:
        self.language = ""
        self.title = ""
        self.links: dict[str, None] = {}
        self.loads: dict[tuple[str, str], None] = {}
        self.mentions: dict[str, None] = {}
        self.ids: dict[str, None] = {}
        self.flaws: dict[tuple[str, str], None] = {}
        self.goes_on = False
        self.unlisted = False

    def flaw(self, code: Code, detail: object = "") -> None:
        """Something that is wrong by itself; `detail` names the guilty piece."""
        self.flaws[code.number, str(detail)[:200]] = None

    def link(self, what: str, address: str) -> None:
        """A place where the visitor can go."""
        if address in self.links:
            return
        address = cleaned(address)
        scheme = scheme_of(address)
        if not scheme or scheme in _WEB:
            self.links[address] = None
        elif scheme in _RUNS:
            self.flaw(privacy.SCRIPT_ADDRESS, f"{what} {address}")
        elif scheme in ("data", "blob", "filesystem"):
            self.flaw(privacy.HIDDEN_CONTENT, f"{what} {address}")

    def load(self, what: str, address: str) -> None:
        """Something that the browser fetches without being asked."""
        address = cleaned(address)
        scheme = scheme_of(address)
        if not scheme or scheme in _WEB:
            self.loads[what, address] = None
        elif scheme in _RUNS:
            self.flaw(privacy.SCRIPT_ADDRESS, f"{what} {address}")
        elif not (scheme == "mailto" or (what in _PICTURES and address[:11].lower() == "data:image/")):
            self.flaw(privacy.HIDDEN_CONTENT, f"{what} {address}")

    def mention(self, address: str) -> None:
        """An address that is named and neither followed nor fetched."""
        address = cleaned(address)
        if scheme_of(address) in ("", *_WEB):
            self.mentions[address] = None

    def own(self, name: str) -> None:
        """An id: a place in this file that links can lead to."""
        if name in self.ids:
            self.flaw(links.DUPLICATE_ID, name)
        self.ids[name] = None

    def facts(self, weight: int) -> Facts:
        """All of it, frozen. Links within the page are judged here, where its ids are known."""
        for link in [link for link in self.links if link.startswith("#")]:
            del self.links[link]
            if not is_anywhere(link[1:]) and unquote(link[1:]) not in self.ids:
                self.flaw(links.BROKEN_ANCHOR, link)
        return Facts(
            language=self.language,
            title=self.title,
            links=tuple(self.links),
            loads=tuple(self.loads),
            mentions=tuple(self.mentions),
            ids=tuple(self.ids),
            flaws=tuple(self.flaws),
            goes_on=self.goes_on,
            unlisted=self.unlisted,
            weight=weight,
        )


def is_anywhere(fragment: str) -> bool:
    """True for the fragments that need no id: none, the top of the page, a passage of text."""
    return not fragment or fragment.lower() == "top" or fragment.startswith(":~:")


def cleaned(address: str) -> str:
    """`address` as browsers read it: no blanks around, no breaks within, backslashes as slashes."""
    if address.isascii() and address.isprintable() and " " not in address and "\\" not in address:
        return address
    return address.strip(_UNSEEN).translate(_BREAKS).replace("\\", "/")


def scheme_of(address: str) -> str:
    """The scheme of a cleaned address, in small letters; empty for one that begins where the page is."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""
