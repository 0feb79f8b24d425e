"""What can be asked of, and done to, HTML that `convert` has made: cheap expressions that rely on its regular form.

In it every attribute is quoted, and "<" and ">" in texts and attributes are escaped: a "<" is a tag of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

from localsite.markup.addresses import KINDS

_LINK = re.compile(rf'(<a [^<>]*?href=")(?:({"|".join(KINDS)}):|(?=/))([^"#<>]*)(?:#([^"<>]*))?("[^<>]*>)')
_PICTURE = re.compile(r"<img ([^<>]*)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_TAG = re.compile(r"<[^<>]*>")
_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|t[dhr]|blockquote|pre)>|<(?:br|hr)>")
_NAME = re.compile(r'(<(?:sup|li|h[2-6]) [^<>]*?id="|<a [^<>]*?href="#)([^"]*")')


class Reference(NamedTuple):
    """A link inside the site: `kind` is "shop", "place"… with the record's key, or "path" with an address from the root."""

    kind: str
    key: str
    fragment: str


class Picture(NamedTuple):
    """A picture as the text names it: `src` is a path relative to the text's folder."""

    src: str
    alt: str
    title: str


def references(html: str) -> tuple[Reference, ...]:
    """The links inside the site that `html` has, in its order."""
    return tuple(_reference(link) for link in _LINK.finditer(html))


def pictures(html: str) -> tuple[Picture, ...]:
    """The pictures that `html` shows, in its order."""
    return tuple(_picture(found) for found in _PICTURE.finditer(html))


def resolve(html: str, link: Callable[[str, str], str | None], picture: Callable[[Picture], str | None]) -> str:
    """`html` with the address of each record that `link(kind, key)` knows, and the HTML that `picture` gives for each picture.

    Where `link` gives None the words stay and the link goes; where `picture` gives None nothing is shown.
    """

    def linked(found: re.Match[str]) -> str:
        reference = _reference(found)
        address = link(reference.kind, reference.key)
        if address is None:
            return "<a>"
        fragment = f"#{reference.fragment}" if reference.fragment else ""
        return f"{found[1]}{escape(address + fragment)}{found[5]}"

    if 'href="' in html:
        html = _LINK.sub(linked, html)
    if "<img " in html:
        html = _PICTURE.sub(lambda found: picture(_picture(found)) or "", html)
    return html


def prefixed(html: str, prefix: str) -> str:
    """`html` with `prefix` before each of its ids, so that two texts can stand on one page."""
    return _NAME.sub(rf"\g<1>{prefix}\g<2>", html)


def plain(html: str) -> str:
    """The words of `html` without any tag, on one line."""
    # Not split(): it would take the no-break spaces too.
    words = unescape(_TAG.sub("", _BLOCK_END.sub(" ", html))).replace("\n", " ").split(" ")
    return " ".join(filter(None, words))


def _reference(found: re.Match[str]) -> Reference:
    return Reference(found[2] or "path", unescape(found[3]), unescape(found[4] or ""))


def _picture(found: re.Match[str]) -> Picture:
    values = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[1])}
    return Picture(values.get("src", ""), values.get("alt", ""), values.get("title", ""))
