"""Addresses: the slug of a name, the address of a file, and how the two are joined under the site's base path."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

_PLAIN = re.compile(r"[a-zA-Z0-9/#._-]*")
_SPELLED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "&": " et ", "’": " ", "'": " "})


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
