"""What a style sheet asks a browser to fetch."""

from __future__ import annotations

import re
import sys

from localsite.check.notes import IMPORT, Notes

# The attributes of SVG that may hold url(…).
PRESENTED = ("fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker", "marker-start", "marker-mid", "marker-end")

# Names of languages, spelled as addresses; nobody fetches them.
NAMESPACES = re.compile(r"https?://www\.w3\.org/(?:1998/Math/MathML|1999/xhtml|1999/xlink|2000/svg|XML/1998/namespace|2000/xmlns/)(?![\w/])")

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_URL = re.compile(r"""\b(?:url|src)\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^)"']*+))""", re.IGNORECASE)
_AT_IMPORT = re.compile(r"""@import\s*+(?:url\(\s*+)?["']?([^"')\s;]++)""", re.IGNORECASE)
_IMAGE_SET = re.compile(r"image-set\(([^)]*+)", re.IGNORECASE)
_TEXT = re.compile(r"""["']([^"']*+)["']""")
# The net under the other patterns: an address of another host, wherever it stands.
_ELSEWHERE = re.compile(r"""(?:https?:|(?<=["'(\s]))//[^\s"'()<>;,]+""", re.IGNORECASE)


def read(data: bytes, notes: Notes) -> None:
    """Notes what the style sheet `data` loads."""
    style(data.decode("utf-8", "replace"), notes)


def style(text: str, notes: Notes) -> None:
    """Notes what CSS loads: imports, pictures, fonts."""
    text = _COMMENT.sub(" ", text)
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    for address in _AT_IMPORT.findall(text):
        notes.load(IMPORT, address)
    text = NAMESPACES.sub("", _AT_IMPORT.sub(" ", text))
    for quoted, single, bare in _URL.findall(text):
        _picture(quoted or single or bare.strip(), notes)
    for inside in _IMAGE_SET.findall(text):
        for address in _TEXT.findall(_URL.sub("", inside)):
            if not address.startswith("image/"):  # type("image/avif")
                _picture(address, notes)
    for address in _ELSEWHERE.findall(text):
        notes.load("url()", address)


def _picture(address: str, notes: Notes) -> None:
    if address and not address.startswith("#"):
        notes.load("url()", address)


def _unescaped(found: re.Match[str]) -> str:
    if not found[1]:
        # A quote or a bracket that was escaped must not end the text it stands in.
        return " " if found[2] in "\"'()" else found[2]
    number = int(found[1], 16)
    return chr(number) if number <= sys.maxunicode else "\ufffd"
