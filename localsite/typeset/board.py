"""How do words of any length find their place on a piece of paper? Each line in the size that fits, and where it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from localsite.lettering import Face, Faces, Fitted, Line, cleaned, fitted, set_line, shortened
from localsite.typeset.value import Look, Piece, Shape, Text

LEADING = 1.12
APART = " · "  # between things that are told on one line
CAPITALS = 0.07  # between capitals, in shares of their size
Box = tuple[float, float, float, float]  # x, y, wide, high
Sizes = tuple[float, float]  # the largest, the smallest


@lru_cache(maxsize=8192)
def line_of(text: str, face: Face, spacing: float = 0) -> Line:
    """A line of type. Most of what shops say on paper they say in the same words."""
    return set_line(text, face, spacing)


@lru_cache(maxsize=2048)
def _fitted(text: str, face: Face, room: tuple[float, float], sizes: Sizes, lines: int) -> Fitted:
    return fitted(text, face, room, sizes, lines, LEADING)


@lru_cache(maxsize=4096)
def said(text: str, role: str, faces: Faces) -> tuple[str, Face | None]:
    """What can be read of a text, and the face that has all its letters: the one of the role, or another; None where none has."""
    text = cleaned(text, faces)
    asked: tuple[Face, ...] = (getattr(faces, role), faces.bold, faces.text, faces.title)
    return text, next((face for face in asked if not face.lacks(text)), None)


@dataclass
class Board:
    """A piece while it is being laid out."""

    faces: Faces
    look: Look
    shapes: list[Shape] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def piece(self, key: str, size: tuple[float, float], code: tuple[float, float, float], mark: Box | None = None) -> Piece:
        """What was laid out."""
        return Piece(key, *size, tuple(self.shapes), tuple(self.texts), code, mark)

    def row(self, text: str, at: tuple[float, float, float], sizes: Sizes, **how: object) -> float:
        """One line, its foot at (x, y), no wider than told; shortened where it would be smaller than the smaller size. Its width.

        how: role of the face, paint, anchor (0.5: the line stands in the middle of its room), spacing, whole (never shortened).
        """
        x, y, room = at
        text, face = said(text, str(how.get("role", "text")), self.faces)
        if not text or face is None:
            return 0.0
        spacing = float(how.get("spacing", 0))  # type: ignore[arg-type]
        line, size = line_of(text, face, spacing), sizes[0]
        for shown in (text,) if how.get("whole") else (text, *_shorter(text), *_cut(text)):
            line = line_of(shown, face, spacing)
            size = min(sizes[0], room / line.wide) if line.wide else sizes[0]
            if size >= sizes[1]:
                break
        wide = line.wide * size
        start = x + (room - wide) * float(how.get("anchor", 0))  # type: ignore[arg-type]
        self._set(line.text, face, size, (start, y, wide), str(how.get("paint", self.look.ink)), spacing=spacing)
        return wide

    def block(self, text: str, box: Box, sizes: Sizes, lines: int, **how: object) -> float:
        """Lines under each other in a room: `at` its top (0), in its middle, at its bottom (1). The foot of the last one.

        how: role of the face, paint, anchor, at, is_name.
        """
        x, y, wide, high = box
        text, face = said(text, str(how.get("role", "title")), self.faces)
        if not text or face is None:
            return y
        made = _fitted(text, face, (wide, round(high, 2)), sizes, lines)
        step = made.size * LEADING
        tall = (len(made.lines) - 1) * step + face.high * made.size
        foot = y + face.high * made.size + (high - tall) * float(how.get("at", 0.5))  # type: ignore[arg-type]
        self._lines(made, (x, foot, wide), how)
        return foot + (len(made.lines) - 1) * step

    def _lines(self, made: Fitted, at: tuple[float, float, float], how: dict[str, object]) -> None:
        x, foot, room = at
        for number, line in enumerate(made.lines):
            wide = line.wide * made.size
            start = x + (room - wide) * float(how.get("anchor", 0))  # type: ignore[arg-type]
            place = (start, foot + number * made.size * LEADING, wide)
            self._set(line.text, line.face, made.size, place, str(how.get("paint", self.look.ink)), is_name=bool(how.get("is_name")))

    def _set(self, text: str, face: Face, size: float, at: tuple[float, float, float], paint: str, **more: object) -> None:
        role = next(role for role in ("title", "text", "bold") if getattr(self.faces, role) is face)
        x, y, wide = (round(figure, 2) for figure in at)
        self.texts.append(Text(text, role, round(size, 2), x, y, wide, paint, **more))  # type: ignore[arg-type]

    def awning(self, at: Box, bands: int) -> None:
        """The striped cloth with its scalloped edge, the mark of a collective. Every other stripe is the paper."""
        x, y, wide, high = at
        band = wide / bands
        fall = high - band / 2
        arc = f"a{_n(band / 2)} {_n(band / 2)} 0 0 "
        cloth = "".join(f"M{_n(x + at * band)} {_n(y)}v{_n(fall)}{arc}0 {_n(band)} 0v-{_n(fall)}z" for at in range(0, bands, 2))
        edge = "".join(f"M{_n(x + at * band)} {_n(y + fall)}{arc}0 {_n(band)} 0" for at in range(1, bands, 2))
        self.shapes.append(Shape(cloth, self.look.awning))
        self.shapes.append(Shape(f"M{_n(x)} {_n(y)}h{_n(wide)}{edge}", self.look.awning, round(min(0.5, band / 16), 2)))

    def line(self, x: float, y: float, wide: float) -> None:
        """A thin rule."""
        self.shapes.append(Shape(f"M{_n(x)} {_n(y)}h{_n(wide)}", self.look.awning, 0.3))

    def frame(self, box: Box, round_: float, stroke: float) -> None:
        """A frame with round corners."""
        x, y, wide, high = box
        corner = f"a{_n(round_)} {_n(round_)} 0 0 1 "
        sides = (
            f"M{_n(x + round_)} {_n(y)}h{_n(wide - 2 * round_)}{corner}{_n(round_)} {_n(round_)}v{_n(high - 2 * round_)}"
            f"{corner}-{_n(round_)} {_n(round_)}h-{_n(wide - 2 * round_)}{corner}-{_n(round_)} -{_n(round_)}"
            f"v-{_n(high - 2 * round_)}{corner}{_n(round_)} -{_n(round_)}z"
        )
        self.shapes.append(Shape(sides, self.look.awning, stroke))


def _shorter(text: str) -> Iterator[str]:
    """A text in fewer words: of things that stand side by side the first, which is not cut at a comma that is its own."""
    first, apart, _ = text.partition(APART)
    if not apart:
        yield from shortened(text)
        return
    yield first
    words = first.split(" ")
    yield from (" ".join(words[:count]) + "…" for count in range(len(words) - 1, 1, -1))


def _cut(text: str) -> tuple[str, ...]:
    """The beginnings of a text, for one that is a single word as long as a train."""
    return tuple(f"{text[:count]}…" for count in range(len(text) - 1, 5, -3))


def _n(figure: float) -> str:
    """A figure of a path."""
    return f"{figure:.2f}".rstrip("0").rstrip(".") or "0"
