"""A finished site as tests see it: its pages and its addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

HOST = "https://vitrines.example"


class Page(NamedTuple):
    """A page and its address on the host ("/en/shops/")."""

    address: str
    html: str

    @property
    def tree(self) -> LexborHTMLParser:
        """Its elements, read anew: each tree takes a quarter of a megabyte and more, and a town has thousands of pages."""
        return LexborHTMLParser(self.html)

    @property
    def refresh(self) -> str:
        """Where it leads on by itself, or ""."""
        meta = self.tree.css_first('meta[http-equiv="refresh"]')
        return (meta.attributes["content"] or "").partition("url=")[2] if meta else ""

    @property
    def canonical(self) -> str:
        """The address by which search engines shall know it."""
        return self.tree.css_first('link[rel="canonical"]').attributes["href"] or ""

    @property
    def is_kept_out(self) -> bool:
        """True where search engines are asked to leave it."""
        return self.tree.css_first('meta[name="robots"][content="noindex"]') is not None

    def links(self) -> Iterator[str]:
        """Every address in it, absolute on the host; of other hosts too."""
        for node in self.tree.css("[href], [src]"):
            yield urljoin(HOST + self.address, node.attributes.get("href") or node.attributes.get("src") or "")
        if self.refresh:
            yield urljoin(HOST + self.address, self.refresh)


def pages(folder: Path, base: str = "/") -> dict[str, Page]:
    """Every page of the result in `folder`, by address."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        address = quote(base + file.relative_to(folder).as_posix().removesuffix("index.html"))
        found[address] = Page(address, file.read_text(encoding="utf-8"))
    return found


def file_at(folder: Path, address: str, base: str = "/") -> Path:
    """The file that answers an address, absolute or on the host, whether it is there or not."""
    path = unquote(urlsplit(address).path)
    inside = path.removeprefix(base) if path.startswith(base) else f"outside/{path}"
    return folder / inside / "index.html" if path.endswith("/") else folder / inside
