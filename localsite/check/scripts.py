"""What one of our own scripts would fetch, send or run: a reading of its text, not a proof."""

from __future__ import annotations

import re

from localsite.check.notes import IMPORT, Notes
from localsite.check.styles import NAMESPACES
from localsite.codes import privacy

DYNAMIC_IMPORT = "import()"

# Comments go, texts and regular expressions stay. "://" never begins a comment: better an address too many than one unseen.
_PIECES = re.compile(
    r"""("(?:[^"\\\n]|\\.)*+" | '(?:[^'\\\n]|\\.)*+' | `(?:[^`\\]|\\.)*+`
    | (?<=[(,=:\[!&|?{};\n]) [\ \t]*+ /(?![*/]) (?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,200}+\]){1,1000}+ / )
    | (?<!:)//[^\n]*+ | /\*.*?(?:\*/|\Z)""",
    re.DOTALL | re.VERBOSE,
)
_ELSEWHERE = re.compile(r"""(?:(?:https?|wss?):|(?<=["'`]))//[^\s"'`<>]+""", re.IGNORECASE)
_STATIC = re.compile(r"""\b(?:from|import)\s*+["']([^"'\n]++)["']""")
_DYNAMIC = re.compile(r"""\bimport\s*+\(\s*+["'`]([^"'`$\n]+)["'`]""")
_DANGERS = re.compile(
    r"\b(sendBeacon|WebSocket|WebTransport|EventSource|RTCPeerConnection|importScripts|eval|Function)\s*+\(|\bnew\s++(Function|Image|SharedWorker)\b"
)


def read(data: bytes, notes: Notes) -> None:
    """Notes what the script `data` imports, whom it knows, and the calls that have no place here."""
    text = _PIECES.sub(lambda found: found[1] or " ", data.decode("utf-8", "replace"))
    for address in _STATIC.findall(text):
        notes.load(IMPORT, address)
    for address in _DYNAMIC.findall(text):
        notes.load(DYNAMIC_IMPORT, address)
    for address in _ELSEWHERE.findall(NAMESPACES.sub("", text)):
        notes.load("script", address)
    for call, made in _DANGERS.findall(text):
        notes.flaw(privacy.DANGEROUS_CALL, call or made)
