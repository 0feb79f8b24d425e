"""How does a drawn logo become a picture? It is looked through, written anew from what draws, and painted by a process apart.

An SVG can hold a program, name files of this machine, or ask for more work than there is time. What is painted is not the file that
was sent but what was understood of it, and the painter is stopped when it takes too long.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from localsite.codes import photos as codes
from localsite.diagnostics import Code, Diagnostic, Span
from localsite.svg import SVG, Look, read

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WIDEST = 1600  # pixels
SECONDS = 10.0  # that painting may take
MEMORY = 2_000_000_000  # bytes that it may take, where the system can tell it so
REFUSED = 3  # how the painter ends where resvg will not paint
MOST_BYTES = 1_000_000
MOST_ELEMENTS = 20_000
DEEPEST = 40  # elements within elements
LARGEST = 100_000  # units of a drawing, either way
LONGEST = 40  # times as wide as high, or as high as wide

XLINK = "{http://www.w3.org/1999/xlink}href"
W3C = re.compile(r"-//W3C//DTD SVG 1\.[01](?: (?:Basic|Tiny))?//EN|-//W3C//DTD SVG 20010904//EN")
DRAWS = frozenset({
    *("svg", "g", "defs", "symbol", "use", "switch", "a"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "style"),
    *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"),
    *("filter", "feBlend", "feColorMatrix", "feComposite", "feDropShadow", "feFlood", "feGaussianBlur", "feMerge"),
    *("feMergeNode", "feOffset"),
})  # fmt: skip
WRITES = frozenset({"text", "tspan", "textPath", "tref", "flowRoot", "flowPara", "flowRegion", "flowSpan"})
UNSEEN = frozenset({"title", "desc", "metadata"})
# Refused in any namespace, in what is passed over too: a file that carries them is no drawing.
RUNS = frozenset({
    *("script", "foreignobject", "image", "feimage", "iframe", "object", "embed", "link", "audio", "video", "handler", "listener"),
})  # fmt: skip
FETCHES = re.compile(r"url\((?!\s*([\"']?)#[^\"'()\s]*\1\s*\))|(?:java|vb)script:", re.IGNORECASE)
ODD_STYLE = re.compile(r"@|\\|expression\(|\bsrc\(|\bimage(?:-set)?\(", re.IGNORECASE)
NUMBER = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
UNITS: Mapping[str, float] = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96}


class Drawn(NamedTuple):
    """A drawing as PNG, or what is wrong with it (then without data); not `lasting` where the next try may come to something else."""

    data: bytes
    diagnostic: Diagnostic | None = None
    lasting: bool = True


class Unfit(Exception):
    """Something that a drawing may not hold, with what is told of it."""

    def __init__(self, code: Code, **facts: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.facts = facts


class Unfinished(Exception):
    """The painter came to no end of its own."""


def drawn(data: bytes, path: str, width: int = WIDEST, seconds: float = SECONDS) -> Drawn:
    """The drawing at `path` as PNG, clear where nothing is drawn, at most `width` pixels wide and high."""
    name = path.rpartition("/")[2]
    try:
        text, size = understood(data, width)
        return Drawn(_painted(text, size, seconds))
    except Unfit as problem:
        return Drawn(b"", problem.code.at(Span(path), None, file=name, **problem.facts))
    except (subprocess.TimeoutExpired, Unfinished):
        return Drawn(b"", codes.DRAWING_TOO_SLOW.at(Span(path), file=name, seconds=f"{seconds:g}"), lasting=False)


def understood(data: bytes, width: int) -> tuple[str, tuple[int, int]]:
    """What draws in an SVG, as an SVG of its own, and its size in pixels; Unfit where it may not be drawn."""
    from xml.etree import ElementTree as Tree  # late: for drawings alone

    from defusedxml import DefusedXmlException  # late: see above

    if len(data) > MOST_BYTES:
        raise Unfit(codes.DRAWING_REFUSED, line=1, what=f"{len(data) / 1e6:.1f} MB > 1 MB")
    if b"\0" in data:
        # Other readers would take such a file for another text than this one does.
        raise Unfit(codes.DRAWING_UNREADABLE, line=1, reason="UTF-8?")
    looked = _Look()
    try:
        root = read(data, looked)
    except Tree.ParseError as problem:
        raise Unfit(codes.DRAWING_UNREADABLE, line=problem.position[0], reason=str(problem).partition(": line ")[0]) from problem
    except DefusedXmlException as problem:
        raise Unfit(codes.DRAWING_REFUSED, line=looked.line, what="<!ENTITY>") from problem
    except (ValueError, LookupError) as problem:  # an encoding that nobody knows
        raise Unfit(codes.DRAWING_UNREADABLE, line=1, reason=str(problem)) from problem
    size = _framed(root, width)
    Tree.register_namespace("", SVG)
    return Tree.tostring(root, "unicode"), size


class _Look(Look):
    """Keeps what draws while the file is read, and refuses what could run, fetch or never end."""

    def __init__(self) -> None:
        super().__init__()
        self.unseen = 0  # how deep inside an element that is passed over

    def start(self, full: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        space, _, tag = full.rpartition("}")
        is_svg = space == "{" + SVG
        self.count += 1
        if not self.path and (not is_svg or tag != "svg"):
            raise Unfit(codes.DRAWING_UNREADABLE, line=self.line, reason=f'<{tag}>, <svg xmlns="{SVG}">?')
        self._bound(tag)
        if tag.lower() in RUNS:
            self.refuse(f"<{tag}>")
        told = {name: value for name, value in attributes.items() if self._draws(name, value)}
        self.path.append(tag)
        if self.unseen or not is_svg or tag in UNSEEN:
            self.unseen += 1
        elif tag in DRAWS or tag in WRITES:
            self.tree.start(full, told)
        else:
            self.refuse(f"<{tag}>")

    def _bound(self, tag: str) -> None:
        if self.count > MOST_ELEMENTS:
            self.refuse(f"> {MOST_ELEMENTS} <…>")
        if len(self.path) >= DEEPEST:
            self.refuse(f"> {DEEPEST} × <{tag}>")

    def _draws(self, name: str, value: str) -> bool:
        """True for an attribute that is kept; one that runs or fetches is refused, whatever it stands on."""
        local = name.rpartition("}")[2]
        if local.lower().startswith("on") or local in {"src", "base"}:
            self.refuse(f"{local}=")
        if self.unseen:
            return False
        if local == "href" and not value.startswith("#"):
            self.refuse(f'href="{value[:40]}"')
        if "}" not in name and (FETCHES.search(value) or (local == "style" and ODD_STYLE.search(value))):
            self.refuse(f'{local}="{value[:40]}"')
        return "}" not in name or name == XLINK

    def end(self, full: str) -> None:
        """An element ends."""
        tag = self.path.pop()
        if self.unseen:
            self.unseen -= 1
            return
        element = self.tree.end(full)
        style = "".join(element.itertext()) if tag == "style" else ""
        if odd := FETCHES.search(style) or ODD_STYLE.search(style):
            self.refuse(f"<style> … {odd[0]}")

    def data(self, text: str) -> None:
        """Words: a style, or what should be read."""
        if self.unseen or not text.strip():
            return
        if WRITES & {*self.path}:
            raise Unfit(codes.DRAWING_WITH_WORDS, line=self.line, words=" ".join(text.split())[:40])
        if self.path[-1] == "style":
            self.tree.data(text)

    def pi(self, target: str, _: str = "") -> None:
        """An instruction to another program; within what is passed over nobody would read it."""
        if not self.unseen:
            self.refuse(f"<?{target.split(maxsplit=1)[0]}?>")

    def doctype(self, _name: str, system: str | None, public: str | None, has_subset: int) -> None:
        """The one that drawing programs have written for twenty years says nothing, and nobody fetches it."""
        if has_subset or (system and not W3C.fullmatch(public or "")):
            self.refuse("<!DOCTYPE>")

    def refuse(self, what: str) -> None:
        """Ends the reading."""
        raise Unfit(codes.DRAWING_REFUSED, line=self.line, what=what)


def _framed(root: Element, width: int) -> tuple[int, int]:
    """Gives the drawing the size that it is painted at, which is told."""
    view = root.get("viewBox")
    try:
        if view:
            x, y, wide, high = map(float, re.split(r"[\s,]+", view.strip()))
        else:
            x, y, wide, high = 0.0, 0.0, _length(root.get("width")), _length(root.get("height"))
    except ValueError:
        raise Unfit(codes.DRAWING_UNREADABLE, line=1, reason=f'viewBox="{(view or "")[:40]}"') from None
    shown = f'viewBox="{x:g} {y:g} {wide:g} {high:g}"'
    if not (wide > 0 and high > 0):
        raise Unfit(codes.DRAWING_UNREADABLE, line=1, reason=shown)
    if not (max(abs(x), abs(y), wide, high) <= LARGEST and 1 / LONGEST <= wide / high <= LONGEST):
        raise Unfit(codes.DRAWING_REFUSED, line=1, what=shown)
    scale = width / max(wide, high)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    root.set("viewBox", f"{x} {y} {wide} {high}")
    root.set("width", str(size[0]))
    root.set("height", str(size[1]))
    return size


def _length(written: str | None) -> float:
    found = NUMBER.fullmatch(written or "")
    if found is None:
        raise ValueError(written)
    return float(found[1]) * UNITS[(found[2] or "").lower()]


# The process apart


def _painted(text: str, size: tuple[int, int], seconds: float) -> bytes:
    """The drawing as PNG, painted by a process that is stopped after `seconds`; nothing that it dies of reaches this one."""
    package = Path(__file__).parents[1]
    code = f"import sys; sys.path[:] = {[str(package), *filter(None, sys.path)]!r}; from localsite.drawing import main; main()"
    # It sees nothing of the environment but what Python needs to start on Windows.
    needed = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    asked = json.dumps([text, *size]).encode()
    command, pipe = [sys.executable, "-I", "-S", "-c", code], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=needed) as process:
        try:
            painted, said = process.communicate(asked, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    if process.returncode == REFUSED:
        raise Unfit(codes.DRAWING_UNREADABLE, line=1, reason=said.decode("utf-8", "replace").strip() or "resvg")
    if not painted.startswith(b"\x89PNG"):
        # Stopped for the memory that it took, most often; whatever it was, nobody has refused the drawing.
        raise Unfinished
    return painted


def main() -> None:
    """The far end: one drawing in, one picture out."""
    import resvg_py  # late: only the far end paints

    _limit_memory()
    with open(0, encoding="utf-8") as question, open(1, "wb") as answer:
        text, width, height = json.load(question)
        # resvg opens whatever file of the machine an <image> names; none is left in `text`.
        try:
            answer.write(bytes(resvg_py.svg_to_bytes(svg_string=text, width=width, height=height, skip_system_fonts=True)))
        except ValueError as problem:
            os.write(2, str(problem).rpartition("\n")[2].encode())
            sys.exit(REFUSED)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # late: it is not everywhere

        # Not every system that has this limit lets it be set.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
