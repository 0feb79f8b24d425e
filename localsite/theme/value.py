"""What a theme is once it is read: plain values, which the memory can keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from localsite.cache import digest

FOLDER = "themes/"
Word = str | Mapping[str, str]  # a text, or a text for each form of the plural


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with what it takes from its parent. A name is a path below the theme's folder: "pages/shop.html"."""

    name: str  # of its folder
    templates: Mapping[str, str] = field(hash=False)  # name → text
    words: Mapping[str, Mapping[str, Word]] = field(hash=False)  # language → dotted key → word
    styles: bytes  # every style sheet, in one
    assets: Mapping[str, bytes] = field(hash=False)  # path beside the style sheet → file: "favicon.svg", "fonts/x.woff2", "js/map.js"
    origins: Mapping[str, str] = field(hash=False)  # name → path of the file that is used
    overridden: Mapping[str, str] = field(hash=False)  # name → path of the parent's file that is not used
    digest: str  # of all its files
    icons: frozenset[str] = frozenset()  # names of the drawings in icons.svg
    fronts: str = ""  # the sheet of the colours in which shops without a photograph are drawn
    map: str = ""  # the sheet of the colours of the map
    lettering: Mapping[str, bytes] = field(default_factory=dict, hash=False)  # TrueType files by the role of the face: "title"
    guide: Mapping[str, str] = field(default_factory=dict, hash=False)  # what only the style guide needs: name → text

    @property
    def every_style(self) -> str:
        """The style sheet, then those that only some pages load."""
        sheets = (self.styles, *(data for path, data in self.assets.items() if path.endswith(".css")))
        return "\n".join(sheet.decode("utf-8", "replace") for sheet in sheets)

    @property
    def styles_digest(self) -> str:
        """Of the style sheet, for its address."""
        return digest(self.styles)
