"""Which files of the theme go out beside its pages, and under which names? Its pictures, icons, type, scripts, styles of single pages.

The sheet of a component is called as the component, and goes into the one of every page; called otherwise, "components/row/lists.css",
it goes into the sheet of that name, for the pages that ask for it.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping

from localsite.codes import theme as codes
from localsite.diagnostics import Report, Span
from localsite.theme import icons
from localsite.values import Source

PICTURES, FONTS, SCRIPTS, PAGES, COMPONENTS = "assets/", "fonts/", "js/", "pages/", "components/"
GUIDE_STYLES = "pages/guide.css"  # no page of the site needs it
PRINT_STYLES = "css/print.css"  # a browser fetches it for paper, and waits for it only there


def published(files: Mapping[str, Source], report: Report) -> tuple[dict[str, bytes], frozenset[str]]:
    """The files by their path beside the style sheet, and the names of the icons in one of them."""
    found: dict[str, Source] = {}
    sheets: dict[str, list[bytes]] = {}
    for path, source in sorted(files.items()):
        name = _name(path)
        if name.endswith(".css"):
            # In the order of their paths those of components come before those of pages.
            sheets.setdefault(name, []).append(source.data.removeprefix(codecs.BOM_UTF8))
        elif name in found:
            report(codes.SCRIPT_TWICE.at(Span(source.path), name=name.removeprefix(SCRIPTS), other=found[name].path))
        elif name:
            found[name] = source
    drawings = {
        path.removeprefix(icons.FOLDER).removesuffix(".svg"): source
        for path, source in files.items()
        if path.startswith(icons.FOLDER) and path.endswith(".svg")
    }
    sheet, names = icons.sheet(drawings, report)
    made = {icons.SHEET: sheet} if names else {}
    joined = {name: b"\n".join(parts) for name, parts in sheets.items()}
    return {**{name: source.data for name, source in found.items()}, **joined, **made}, names


def is_apart(path: str) -> bool:
    """True for the sheet of a component that only some pages load."""
    folder, _, name = path.rpartition("/")
    return path.startswith(COMPONENTS) and name.endswith(".css") and name != f"{folder.rpartition('/')[2]}.css"


def _name(path: str) -> str:
    """Where a file of the theme goes; "" where it stays at home."""
    if path.startswith(PICTURES):
        return path.removeprefix(PICTURES)
    if path.startswith(FONTS):
        return path
    if path.startswith(PAGES) and path.endswith(".css") and path != GUIDE_STYLES:
        return path.removeprefix(PAGES)
    if path == PRINT_STYLES or is_apart(path):
        return path.rpartition("/")[2]
    if path.endswith(".js") and path.startswith((SCRIPTS, COMPONENTS)):
        # Side by side, so that one imports another by its name.
        return SCRIPTS + path.rpartition("/")[2]
    return ""
