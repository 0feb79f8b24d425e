"""Which colours of the theme paint which parts of a sheet? The one list of what a sheet may consist of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# Class of a shape → the properties that a token of the theme gives. Sheets hold no colour of their own.
PAINT: Mapping[str, Mapping[str, str]] = {
    "land": {"fill": "land"},
    "sea": {"fill": "sea"},
    "park": {"fill": "park"},
    "wood": {"fill": "wood"},
    "square": {"fill": "square"},
    "building": {"fill": "building", "stroke": "wall"},
    "landmark": {"fill": "landmark", "stroke": "wall"},
    "river": {"stroke": "sea"},
    "rail": {"stroke": "rail"},
    "tunnel": {"stroke": "case"},
    "case": {"stroke": "case"},
    "lane": {"stroke": "street"},
    "walk": {"stroke": "square"},
    "street": {"stroke": "street"},
    "avenue": {"stroke": "avenue"},
    "boulevard": {"stroke": "boulevard"},
    "motorway": {"stroke": "motorway"},
    "path": {"stroke": "path"},
    "steps": {"stroke": "path"},
    "border": {"stroke": "border"},
    "words": {"fill": "words", "stroke": "halo"},
    "places": {"fill": "places", "stroke": "halo"},
    "parks": {"fill": "parks", "stroke": "halo"},
    "waters": {"fill": "waters", "stroke": "halo-sea"},
}
TOKENS = tuple(dict.fromkeys(token for paint in PAINT.values() for token in paint.values()))
PRINT = "print-"  # before the name of a token: its grey on paper
# Round corners of the halo of each letter make half of a printed file.
_LIGHT = ".words,.places,.parks,.waters{stroke-linejoin:bevel}"
_STYLE = re.compile(r"<style>[^<]*</style>")

Colours = Mapping[str, Sequence[str]]  # token → its value, as `localsite.theme.colours.tokens` reads them


def style(day: Mapping[str, str], night: Mapping[str, str] | None = None, *, paper: bool = False) -> str:
    """The style of a sheet; with `night`, it changes with the scheme of whoever looks."""
    dark = f"@media (prefers-color-scheme:dark){{{_rules(night)}}}" if night else ""
    return f"<style>{_rules(day)}{dark}{_LIGHT if paper else ''}</style>"


def styled(sheet: str, own: str) -> str:
    """A sheet with another style."""
    return _STYLE.sub(lambda _: own, sheet, count=1)


def _rules(colours: Mapping[str, str]) -> str:
    return "".join(f".{name}{{{';'.join(f'{what}:{colours[token]}' for what, token in paint.items())}}}" for name, paint in PAINT.items())
