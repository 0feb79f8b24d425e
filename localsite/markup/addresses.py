"""Where a link or a picture of a text may lead, and what is wrong with the others."""

from __future__ import annotations

import re
from typing import NamedTuple

from localsite.codes.markup import ADDRESS_INCOMPLETE, ADDRESS_REFUSED, PICTURE_OUTSIDE, PICTURE_REMOTE
from localsite.diagnostics import Code

KINDS = ("shop", "place", "event", "story", "trail", "page")
SCHEMES = frozenset({"http", "https", "mailto", "tel", *KINDS})

_EXTERNAL = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#][^\s\\]*)?\Z", re.IGNORECASE)
# A record, a place on this page, a page of this site by its path: these stay as they are and are resolved later.
_INTERNAL = re.compile(rf"(?:{'|'.join(KINDS)}):[^\s:/?#]+(?:#[^\s#]*)?\Z|#[^\s#]+\Z|/(?![/\\])[^\s\\]*\Z")
_CONTACT = re.compile(r"(?:mailto:[^\s@:/]+@[^\s@/]+|tel:\+?[\d\s().-]+)\Z", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#][^\s\\]*)?\Z", re.IGNORECASE)
_BARE_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\Z")
_FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_BESIDE = re.compile(r"(?:\./)?(?!/)(?:(?!\.\.?/)[^/\\:?#]+/)*[^/\\:?#]+\Z")


class Trouble(NamedTuple):
    """Why an address is refused, and the address that was meant, where it can be told."""

    code: Code
    whole: str = ""


def link_trouble(address: str) -> Trouble | None:
    """What is wrong with the address of a link; None where it may stand."""
    if _EXTERNAL.match(address) or _INTERNAL.match(address) or _CONTACT.match(address):
        return None
    if _BARE_MAIL.match(address):
        return Trouble(ADDRESS_INCOMPLETE, f"mailto:{address}")
    # "photo.jpg" is no host, "www.lecoin.fr" and "//lecoin.fr" are.
    if _WITHOUT_SCHEME.match(address) and (address.startswith(("//", "www.")) or "/" in address or address.count(".") > 1):
        return Trouble(ADDRESS_INCOMPLETE, f"https://{address.removeprefix('//')}")
    return Trouble(ADDRESS_REFUSED)


def picture_trouble(address: str) -> Trouble | None:
    """What is wrong with the address of a picture; None for a file beside the text or below its folder."""
    if _FOREIGN.match(address):
        return Trouble(PICTURE_REMOTE)
    return None if _BESIDE.match(address) else Trouble(PICTURE_OUTSIDE)


def is_external(address: str) -> bool:
    """True for an address on the web outside this site."""
    return address[:7].lower() == "http://" or address[:8].lower() == "https://"
