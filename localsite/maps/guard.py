"""May this sheet be published? It is read, and written anew from the little that a map consists of; anything else refuses it.

Sheets come from the repository, where anybody may propose one. A program, a link to elsewhere or a style of its own has no business
in a map, and what is published is not the file that was sent but what was understood of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from localsite.svg import SVG, Look, read

RECIPE = "map sheet 3"
MOST_BYTES = 2_000_000
MOST_ELEMENTS = 30_000
DEEPEST = 12  # elements within elements
LONGEST_CURVE = 2_000  # signs of a line that words are written along: each word measures the whole of it
DRAWS = frozenset({"svg", "g", "defs", "path", "text", "textPath"})
UNSEEN = frozenset({"style", "title", "desc"})  # the theme has its own style, the page its own words
WRITES = frozenset({"text", "textPath"})
_FIGURES = re.compile(r"[-+.,% 0-9a-z]{1,200}")  # no bracket: nothing can be fetched
_NAME = re.compile(r"\w[\w-]{0,40}", re.ASCII)
ALLOWED: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(("x", "y", "dy", "font-size", "font-weight", "letter-spacing", "textLength", "startOffset", "opacity"), _FIGURES),
    **dict.fromkeys(("stroke-width", "stroke-dasharray", "stroke-opacity"), _FIGURES),
    "lengthAdjust": re.compile(r"spacing|spacingAndGlyphs"),
    "stroke-linecap": re.compile(r"butt|round|square"),
    "stroke-linejoin": re.compile(r"miter|round|bevel"),
    "fill-rule": re.compile(r"evenodd|nonzero"),
    "paint-order": re.compile(r"[a-z ]{1,40}"),
    "text-anchor": re.compile(r"start|middle|end"),
    "fill": re.compile(r"none"),
    "font-family": re.compile(r"[\w ,'-]{1,200}", re.ASCII),
    "viewBox": re.compile(r"0 0 [1-9]\d{0,5} [1-9]\d{0,5}", re.ASCII),
    "d": re.compile(r"[-+.,\s0-9eMLHVCSQTAZmlhvcsqtaz]*"),
    "transform": re.compile(r"(?:(?:translate|rotate|scale|matrix)\([-+.,\s0-9e]{1,100}\)\s*){1,5}"),
    "class": re.compile(r"[a-z][a-z -]{0,60}"),
    "id": _NAME,
    "href": re.compile(rf"#{_NAME.pattern}", re.ASCII),
}


class Verdict(NamedTuple):
    """A sheet as it may be published, with an empty `<style>` for the theme to fill; or what speaks against it, and on which line."""

    svg: str
    line: int = 0
    what: str = ""


class Unfit(Exception):
    """Something that a sheet may not hold."""


def looked_through(data: bytes) -> Verdict:
    """What becomes of a sheet."""
    from xml.etree import ElementTree as Tree  # late: a build that knows all its sheets needs no parser

    from defusedxml import DefusedXmlException  # late: see above

    if len(data) > MOST_BYTES:
        return Verdict("", 1, f"{len(data) / 1e6:.1f} MB > {MOST_BYTES // 1_000_000} MB")
    looked = _Look()
    try:
        root = read(data.decode("utf-8"), looked)  # the one encoding that all readers agree on
    except Unfit as problem:
        return Verdict("", looked.line, str(problem))
    except DefusedXmlException:
        return Verdict("", looked.line, "<!DOCTYPE>")
    except Tree.ParseError as problem:
        return Verdict("", problem.position[0], f"XML: {str(problem).partition(': line ')[0]}")
    except (ValueError, LookupError):
        return Verdict("", 1, "UTF-8?")
    root.set("xmlns", SVG)
    # Sheets are shown in whole pixels: without this a thin line would part them where those are not quite of their shape.
    root.set("preserveAspectRatio", "none")
    root.insert(0, Tree.Element("style"))
    return Verdict(Tree.tostring(root, "unicode").replace("<style />", "<style></style>", 1).replace(" />", "/>"))


class _Look(Look):
    """Keeps what draws while the file is read, and ends the reading at anything else."""

    def start(self, full: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        space, _, tag = full.rpartition("}")
        if space != "{" + SVG or tag not in DRAWS | UNSEEN or (tag == "svg") != (not self.path):
            raise Unfit(f"<{tag[:40]}>")
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.path) >= DEEPEST:
            raise Unfit(f"<{tag}> × {self.count}")
        if tag == "svg" and "viewBox" not in attributes:
            raise Unfit("<svg> viewBox?")
        if set(self.path) & UNSEEN:
            raise Unfit(f"<{self.path[-1]}> … <{tag}>")
        if "id" in attributes and len(attributes.get("d", "")) > LONGEST_CURVE:
            raise Unfit(f'<{tag} id="{attributes["id"][:40]}" d="…">')
        for name, value in attributes.items():
            if name not in ALLOWED or not ALLOWED[name].fullmatch(value) or tag in UNSEEN:
                raise Unfit(f'<{tag} {name.rpartition("}")[2][:40]}="{value[:60]}">')
        self.path.append(tag)
        if tag not in UNSEEN:
            self.tree.start(tag, dict(attributes))

    def end(self, _: str) -> None:
        """An element ends."""
        tag = self.path.pop()
        if tag not in UNSEEN:
            self.tree.end(tag)

    def data(self, text: str) -> None:
        """Words of the map; those of a title or a style are passed over."""
        if self.path[-1] in WRITES:
            self.tree.data(text)
        elif text.strip() and self.path[-1] not in UNSEEN:
            raise Unfit(text.strip()[:40])

    def pi(self, target: str, _: str = "") -> None:
        """An instruction to another program."""
        raise Unfit(f"<?{target.split(maxsplit=1)[0]}?>")
