"""Which drawings has the theme? Its icons, looked through and joined into one file that pages take them from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from localsite.codes import theme as codes
from localsite.diagnostics import Code, Report, Span
from localsite.values import Source

FOLDER = "icons/"
SHEET = "icons.svg"
SVG = "http://www.w3.org/2000/svg "
XLINK = "http://www.w3.org/1999/xlink "
SHAPES = frozenset({"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
UNSEEN = frozenset({"title", "desc", "metadata", "defs"})  # nothing of them is drawn, as references are refused
RUNNING = frozenset({"script", "style"})
DRAWN = frozenset({
    *("d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "points", "pathLength", "transform"),
    *("color", "fill", "fill-opacity", "fill-rule", "clip-rule", "opacity", "paint-order", "vector-effect"),
    *("stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity"),
    "stroke-width",
})  # fmt: skip
MEANINGLESS = re.compile(r"id|class|version|baseProfile|role|focusable|(aria|data)-.*")
OF_THE_FRAME = frozenset({"x", "y", "width", "height"})
HARMLESS = re.compile(r"(?!.*url\()[\w\s.,#%()+-]*", re.IGNORECASE | re.DOTALL)
VIEW = re.compile(r"\s*-?[\d.]+([\s,]+-?[\d.]+){3}\s*")


class _Unfit(Exception):
    """Something that a drawing may not hold."""

    def __init__(self, code: Code, **facts: str) -> None:
        super().__init__(code.name)
        self.code = code
        self.facts = facts


def sheet(drawings: Mapping[str, Source], report: Report) -> tuple[bytes, frozenset[str]]:
    """All drawings in one file, each a symbol under its name, and the names; one that is unfit is reported and left out."""
    symbols = {name: symbol for name, source in sorted(drawings.items()) if (symbol := _symbol(name, source, report))}
    body = "".join(f"{symbol}\n" for symbol in symbols.values())
    return f'<svg xmlns="{SVG.strip()}">\n{body}</svg>\n'.encode() if symbols else b"", frozenset(symbols)


def _symbol(name: str, source: Source, report: Report) -> str:
    """One drawing as a symbol; "" where it is unfit."""
    drawing = _Drawing(name)
    try:
        drawing.parser.Parse(source.data, True)
    except expat.ExpatError as problem:
        place = Span(source.path, problem.lineno, problem.offset + 1)
        report(codes.ICON_UNREADABLE.at(place, reason=expat.ErrorString(problem.code)))
    except (ValueError, LookupError) as problem:  # an encoding that nobody knows
        report(codes.ICON_UNREADABLE.at(Span(source.path), reason=str(problem)))
    except _Unfit as problem:
        report(problem.code.at(Span(source.path, *drawing.place), None, **problem.facts))
    else:
        return "".join(drawing.written)
    return ""


class _Drawing:
    """Writes down what is drawn while the file is read, and refuses what could run, fetch or refer."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.written: list[str] = []
        self.place = 1, 1  # line and column of what is read just now
        self.depth = 0
        self.unseen = 0  # how deep inside an element that is passed over
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction

    def start(self, full: str, attributes: Mapping[str, str]) -> None:
        self._look()
        space, _, tag = full.rpartition(" ")
        is_svg = f"{space} " == SVG
        self._refuse_running(tag, attributes)
        if not self.depth and (not is_svg or tag != "svg"):
            raise _Unfit(codes.ICON_UNREADABLE, reason=f"<{tag}>, <svg xmlns={SVG.strip()}>?")
        if self.unseen or not is_svg or tag in UNSEEN:
            self.unseen += 1
        elif tag not in SHAPES or (self.depth and tag == "svg"):
            raise _Unfit(codes.ICON_REFUSED, what=f"<{tag}>")
        elif self.depth:
            self.written.append(f"<{tag}{_told(attributes)}>")
        else:
            self.written.append(self._opened(attributes))
        self.depth += 1

    def _opened(self, attributes: Mapping[str, str]) -> str:
        view = attributes.get("viewBox", "")
        if not VIEW.fullmatch(view):
            raise _Unfit(codes.ICON_UNREADABLE, reason=f'viewBox="{view}"')
        rest = {name: value for name, value in attributes.items() if name not in {"viewBox", *OF_THE_FRAME}}
        return f"<symbol id={quoteattr(self.name)} viewBox={quoteattr(' '.join(view.replace(',', ' ').split()))}{_told(rest)}>"

    def _refuse_running(self, tag: str, attributes: Iterable[str]) -> None:
        """Also in what is passed over: a file that carries a program is not a drawing."""
        if tag in RUNNING:
            raise _Unfit(codes.ICON_REFUSED, what=f"<{tag}>")
        for name in attributes:
            if name.startswith("on"):
                raise _Unfit(codes.ICON_REFUSED, what=f"{name}=")

    def end(self, full: str) -> None:
        self.depth -= 1
        if self.unseen:
            self.unseen -= 1
            return
        tag = full.rpartition(" ")[2]
        if self.depth and self.written[-1].startswith(f"<{tag}") and not self.written[-1].endswith("/>"):
            self.written[-1] = f"{self.written[-1][:-1]}/>"
        else:
            self.written.append(f"</{tag}>" if self.depth else "</symbol>")

    def _look(self) -> None:
        # Asked now: once a handler has failed, the parser stands behind what it failed at.
        self.place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def doctype(self, *_: object) -> None:
        self._look()
        raise _Unfit(codes.ICON_REFUSED, what="<!DOCTYPE>")

    def instruction(self, target: str, _: str) -> None:
        self._look()
        raise _Unfit(codes.ICON_REFUSED, what=f"<?{target}?>")


def _told(attributes: Mapping[str, str]) -> str:
    """The attributes that draw something."""
    told = []
    for name, value in attributes.items():
        if name in DRAWN and HARMLESS.fullmatch(value):
            told.append(f" {name}={quoteattr(' '.join(value.split()))}")
        elif name in DRAWN or not (MEANINGLESS.fullmatch(name) or (" " in name and not name.startswith(XLINK))):
            raise _Unfit(codes.ICON_REFUSED, what=f'{name.rpartition(" ")[2]}="{value[:40]}"')
    return "".join(told)
