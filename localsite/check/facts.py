"""What is there to know of one file of the result: the slow part, a pure function of its name and bytes."""

from __future__ import annotations

import zlib

from localsite.check import listings, scripts, styles
from localsite.check.html import piece, read_html
from localsite.check.notes import Facts, Notes

RECIPE = "check.facts 3"
_LIGHT = 4096  # bytes
_GZIP_LEVEL = 6  # what hosts do by themselves
_WEIGHED = frozenset({"html", "css", "js"})


def kind_of(path: str) -> str:
    """How a file is read: html, css, js, xml, json, redirects, robots; empty for one that says nothing about itself."""
    name = path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    special = {"_redirects": "redirects", "robots.txt": "robots"}
    endings = {"htm": "html", "xhtml": "html", "mjs": "js", "svg": "xml", "atom": "xml", "rss": "xml", "webmanifest": "json"}
    kind = special.get(name) or endings.get(ending, ending)
    return kind if kind in {"html", "css", "js", "xml", "json", "redirects", "robots"} else ""


def facts(kind: str, data: bytes) -> Facts:
    """All that the checks need of a file of that kind. Odd bytes give odd facts, never an exception."""
    notes = Notes()
    if kind == "html":
        read_html(data, notes)
    elif kind == "css":
        styles.read(data, notes)
    elif kind == "js":
        scripts.read(data, notes)
    elif kind == "xml":
        listings.read_xml(data, notes, piece)
    elif kind == "json":
        if b"jsonfeed.org" in data[:500] or b'"start_url"' in data or b'"icons"' in data:
            listings.read_json(data, notes, piece)
    elif kind == "redirects":
        listings.read_redirects(data, notes)
    elif kind == "robots":
        listings.read_robots(data, notes)
    return notes.facts(_weight(kind, data) if kind in _WEIGHED else 0)


def _weight(kind: str, data: bytes) -> int:
    """How many bytes travel. A page that is light as it is counts in full: compressing it takes longer than reading it."""
    return len(data) if kind == "html" and len(data) < _LIGHT else len(zlib.compress(data, _GZIP_LEVEL))
