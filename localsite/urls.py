"""Addresses: the slug of a name, the address of a file, what a file may be called, and how all are joined under the base path."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

_PLAIN = re.compile(r"[a-zA-Z0-9/#._-]*")
_SPELLED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "&": " et ", "’": " ", "'": " "})
LONGEST_PART = 200  # bytes
PLAIN_PART = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_-])?")
# Signs that a server, Windows or a terminal takes for something else, then a blank or a dot at the edge.
REFUSED = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|]|^\s|[\s.]$')
RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[1-9])(\..*)?", re.IGNORECASE)
TAKEN = frozenset({"", ".", "..", ".git"})


def slug(text: str) -> str:
    """`text` as a name for a folder: small ASCII letters, digits and hyphens; a script without Latin letters by its code points."""
    plain = unicodedata.normalize("NFKD", text).lower().translate(_SPELLED)
    named = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    return named or "-".join(f"u{ord(character):x}" for character in text if character.isalnum())[:60].strip("-") or "x"


def base_path(site_url: str) -> str:
    """The folder of the host that the site lives in: "/" or "/vitrine/"."""
    path = urlsplit(site_url).path.strip("/")
    return f"/{path}/" if path else "/"


def origin(site_url: str) -> str:
    """Scheme and host of the site: "https://vitrines.example"."""
    parts = urlsplit(site_url)
    return f"{parts.scheme}://{parts.netloc}"


def href(base: str, address: str) -> str:
    """What a page writes to reach `address` ("/commerces/le-coin/", "/assets/x.css") under the base path."""
    path = address.lstrip("/")
    return base + (path if _PLAIN.fullmatch(path) else quote(path, safe="/#?=&;,:@!$*()+~._-"))


def file_of(address: str) -> str:
    """The file of the result that answers an address: a folder is answered by its index.html."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def is_file_name(path: str) -> bool:
    """True for the name of a file below a folder, with "/" between its parts: on any computer it leads nowhere else."""
    return all(map(is_part_of_name, path.split("/")))


def is_part_of_name(part: str) -> bool:
    """True for the name of a file or a folder on any server and any computer."""
    if len(part) > LONGEST_PART or part in TAKEN or RESERVED.fullmatch(part):
        return False
    if PLAIN_PART.fullmatch(part):
        return True
    legible = not any(unicodedata.category(character) in {"Cs", "Cf", "Zl", "Zp"} for character in part)
    return legible and not REFUSED.search(part) and part == unicodedata.normalize("NFC", part) and len(part.encode()) <= LONGEST_PART
