"""What drawings, feeds, sitemaps and the files for hosts lead to or ask a browser to fetch."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from localsite.check.notes import Notes
from localsite.check.styles import PRESENTED, style
from localsite.codes import links, privacy

Html = Callable[[str, Notes], None]  # reads a piece of HTML found in a feed

_NAMED = frozenset({"loc", "link", "url", "comments"})  # elements whose text is an address
_FETCHED = frozenset({"logo", "icon"})
_WRITTEN = frozenset({"content", "summary", "description", "encoded"})  # elements whose text is HTML
_HREF = re.compile(r"""href\s*=\s*["']([^"']*)""")
_ATOM = "http://www.w3.org/2005/Atom "  # its texts are plain unless a type says otherwise
_MOVES = ("to", "from", "by", "values")  # where an animation takes an attribute


def read_xml(data: bytes, notes: Notes, html: Html) -> None:
    """Notes what an SVG drawing, a feed or a sitemap holds; one that cannot be read is a flaw."""
    try:
        _Reader(notes, html).read(data)
    except (expat.ExpatError, ValueError, LookupError) as problem:
        notes.flaw(links.UNREADABLE_FILE, problem)


class _Reader:
    def __init__(self, notes: Notes, html: Html) -> None:
        self.notes = notes
        self.html = html
        self.text: list[str] = []
        self.is_plain = False  # the text of the element that began last

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text.append
        parser.ProcessingInstructionHandler = self.instruction
        parser.EntityDeclHandler = self.entity
        parser.Parse(data, True)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.text.clear()
        tag = name.rpartition(" ")[2]
        self.is_plain = name.startswith(_ATOM) and attributes.get("type", "text") == "text"
        if tag == "script":
            self.notes.flaw(privacy.INLINE_SCRIPT, "<script>")
        for full, value in attributes.items():
            self.attribute(tag, full.rpartition(" ")[2], value)

    def attribute(self, tag: str, name: str, value: str) -> None:
        if name == "id":
            self.notes.own(value)
        elif name in ("href", "src", "url"):
            self.address(tag, name, value)
        elif name.startswith("on"):
            self.notes.flaw(privacy.INLINE_HANDLER, f"<{tag} {name}>")
        elif name == "style" or name in PRESENTED:
            style(value, self.notes)
        elif name in _MOVES and "//" in value:
            self.notes.load(f"<{tag} {name}>", value)

    def address(self, tag: str, name: str, value: str) -> None:
        if tag == "a":
            self.notes.link("<a href>", value)
        elif tag in ("link", "enclosure", "thumbnail"):
            self.notes.mention(value)
        elif value.startswith("#"):
            self.notes.links[value] = None
        else:
            self.notes.load(f"<{tag} {name}>", value)

    def end(self, name: str) -> None:
        tag, text = name.rpartition(" ")[2], "".join(self.text).strip()
        self.text.clear()
        if not text:
            return
        if tag in _NAMED:
            self.notes.mention(text)
        elif tag in _FETCHED:
            self.notes.load(f"<{tag}>", text)
        elif tag in _WRITTEN and "<" in text and not self.is_plain:
            self.html(text, self.notes)
        elif tag == "style":
            style(text, self.notes)

    def instruction(self, target: str, data: str) -> None:
        found = _HREF.search(data)
        if target == "xml-stylesheet" and found:
            self.notes.load("xml-stylesheet", found[1])

    def entity(self, name: str, *_: object) -> None:
        message = f"<!ENTITY {name}>"
        raise ValueError(message)


def read_json(data: bytes, notes: Notes, html: Html) -> None:
    """Notes what a JSON Feed or the manifest of an application names; other JSON is nobody's page."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as problem:
        notes.flaw(links.UNREADABLE_FILE, problem)
        return
    if isinstance(value, dict):
        _members(value, notes, html)
        for name in ("items", "icons", "screenshots", "shortcuts", "attachments", "authors"):
            _each(value.get(name), notes, html)


def _each(values: object, notes: Notes, html: Html) -> None:
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict):
            _members(value, notes, html)


def _members(value: Mapping[str, object], notes: Notes, html: Html) -> None:
    for name, text in value.items():
        if not isinstance(text, str):
            continue
        if name in ("url", "home_page_url", "feed_url", "start_url", "id") and "/" in text:
            notes.mention(text)
        elif name in ("icon", "favicon", "image", "banner_image", "avatar", "src"):
            notes.load(name, text)
        elif name == "content_html":
            html(text, notes)


def read_redirects(data: bytes, notes: Notes) -> None:
    """Notes where the lines of `_redirects` lead; a pattern leads to no one file."""
    for line in data.decode("utf-8", "replace").splitlines():
        words = line.partition("#")[0].split() if line.lstrip().startswith("#") else line.split()
        target = next((word for word in words[1:] if "/" in word), "")
        if target and ":splat" not in target and "/:" not in target:
            notes.mention(target)


def read_robots(data: bytes, notes: Notes) -> None:
    """Notes the sitemaps that `robots.txt` names."""
    for line in data.decode("utf-8", "replace").splitlines():
        name, _, address = line.partition(":")
        if name.strip().lower() == "sitemap":
            notes.mention(address)
