"""How is the shape of a letter told in few bytes? On a coarse grid, without the points that no eye sees at the size of a badge."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from localsite.lettering.faces import Face

SAMPLES = 8  # of a curve that takes the place of two
STRAIGHT = 0.8  # times as far may the point that pulls a curve be beside it for a straight line

Point = tuple[float, float]


class Piece(NamedTuple):
    """A piece of a contour: from where the one before it ends, straight, or pulled by a point."""

    end: Point
    pull: Point | None = None


@lru_cache(maxsize=8192)
def outline(face: Face, glyph: int, grid: int, near: float) -> str:
    """A letter as the `d` of a path, its foot on the line at 0, in units of a grid, so many to its size; "" for a blank.

    No point of it is further than about `near` units from where the type has it.
    """
    pen = _Pen(grid / face.em)
    face.font.draw_glyph_with_pen(glyph, pen)
    return "".join(_written(start, _simple(start, pieces, near), near) for start, pieces in pen.contours)


class _Pen:
    """Takes what HarfBuzz draws. Its names are those that HarfBuzz calls."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.contours: list[tuple[Point, list[Piece]]] = []

    def _point(self, point: Point) -> Point:
        return point[0] * self.scale, -point[1] * self.scale

    def moveTo(self, point: Point) -> None:  # noqa: N802 - HarfBuzz calls it so
        """A contour begins."""
        self.contours.append((self._point(point), []))

    def lineTo(self, point: Point) -> None:  # noqa: N802 - see above
        """A straight line."""
        self.contours[-1][1].append(Piece(self._point(point)))

    def qCurveTo(self, pull: Point, point: Point) -> None:  # noqa: N802 - see above
        """A curve of TrueType."""
        self.contours[-1][1].append(Piece(self._point(point), self._point(pull)))

    def curveTo(self, first: Point, second: Point, point: Point) -> None:  # noqa: N802 - see above
        """A curve of PostScript, in two halves that TrueType could have drawn."""
        start, pieces = self.contours[-1]
        at = pieces[-1].end if pieces else start
        one, two, end = map(self._point, (first, second, point))
        half = tuple((at[axis] + 3 * one[axis] + 3 * two[axis] + end[axis]) / 8 for axis in (0, 1))
        left = tuple((3 * one[axis] + at[axis]) / 4 for axis in (0, 1))
        right = tuple((3 * two[axis] + end[axis]) / 4 for axis in (0, 1))
        pieces += [Piece((half[0], half[1]), (left[0], left[1])), Piece(end, (right[0], right[1]))]

    def closePath(self) -> None:  # noqa: N802 - see above
        """The contour ends where it began."""

    endPath = closePath  # noqa: N815 - see above


def _simple(start: Point, pieces: Sequence[Piece], near: float) -> list[Piece]:
    """The same contour in fewer pieces."""
    made, at = list[Piece](), list[Point]()  # where each of the made ones begins
    for piece in _cornered(start, pieces, near):
        here = made[-1].end if made else start
        if piece.pull and _beside(piece.pull, here, piece.end) < STRAIGHT * near:
            piece = Piece(piece.end)  # noqa: PLW2901 - it is straight
        while made and (joined := _joined(at[-1], made[-1], piece, near)):
            made.pop()
            here = at.pop()
            piece = joined  # noqa: PLW2901 - it has taken the one before it in
        made.append(piece)
        at.append(here)
    if made and made[-1].pull is None and math.dist(made[-1].end, start) < near:
        made.pop()  # closing draws it
    return made


def _cornered(start: Point, pieces: Sequence[Piece], near: float) -> Iterator[Piece]:
    """Corners that are hardly round, between straight lines, as corners."""
    here = start
    for number, piece in enumerate(pieces):
        before, after = pieces[number - 1], pieces[(number + 1) % len(pieces)]
        if piece.pull and before.pull is None and after.pull is None and _beside(piece.pull, here, piece.end) < 2 * near:
            yield Piece(piece.pull)
            yield Piece(piece.end)
        else:
            yield piece
        here = piece.end


def _joined(start: Point, one: Piece, two: Piece, near: float) -> Piece | None:
    """Two pieces as one, where that is near enough."""
    if one.pull is None and two.pull is None:
        return Piece(two.end) if _beside(one.end, start, two.end) < near and _is_between(one.end, start, two.end) else None
    if one.pull is None or two.pull is None:
        return None
    pull = _crossing(start, one.pull, two.end, two.pull)
    if pull is None:
        return None
    curve = [*_curve(start, pull, two.end)]
    seen = (*_curve(start, one.pull, one.end), one.end, *_curve(one.end, two.pull, two.end))
    return Piece(two.end, pull) if all(_off(point, curve) < near for point in seen) else None


def _curve(start: Point, pull: Point, end: Point) -> Iterator[Point]:
    for step in range(SAMPLES + 1):
        t = step / SAMPLES
        yield tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(start, pull, end, strict=True))  # type: ignore[misc]


def _off(point: Point, curve: Sequence[Point]) -> float:
    """How far a point is from a curve, told by the chords of its samples."""
    return min(_beside(point, one, other) for one, other in pairwise(curve))


def _beside(point: Point, one: Point, other: Point) -> float:
    """How far a point is from a straight line between two others."""
    across, down = other[0] - one[0], other[1] - one[1]
    long = across * across + down * down
    along = ((point[0] - one[0]) * across + (point[1] - one[1]) * down) / long if long else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.dist(point, (one[0] + across * along, one[1] + down * along))


def _is_between(point: Point, one: Point, other: Point) -> bool:
    """True where one goes on through a point, and does not come back from it."""
    return (point[0] - one[0]) * (other[0] - point[0]) + (point[1] - one[1]) * (other[1] - point[1]) >= 0


def _crossing(one: Point, towards: Point, other: Point, back: Point) -> Point | None:
    """Where the tangents of two ends meet, ahead of both."""
    ax, ay, bx, by = towards[0] - one[0], towards[1] - one[1], back[0] - other[0], back[1] - other[1]
    area = ax * by - ay * bx
    if abs(area) < 1e-6:
        return None
    dx, dy = other[0] - one[0], other[1] - one[1]
    first, second = (dx * by - dy * bx) / area, (dx * ay - dy * ax) / area
    return (one[0] + ax * first, one[1] + ay * first) if first > 0 and second > 0 else None


def _written(start: Point, pieces: Sequence[Piece], near: float) -> str:
    """A contour as the `d` of a path, its figures told from the point before."""
    at = begun = (round(start[0]), round(start[1]))
    path, last, mirrored = f"M{pair(*at)}", "M", at
    for piece in pieces:
        x, y = round(piece.end[0]), round(piece.end[1])
        across, down = x - at[0], y - at[1]
        pull = (round(piece.pull[0]), round(piece.pull[1])) if piece.pull else None
        if not (across or down):
            continue
        if pull is None:
            sign, figures = ("h", str(across)) if not down else ("v", str(down)) if not across else ("l", pair(across, down))
            used = (x, y)
        elif last in "qt" and math.dist(pull, mirrored) <= max(1.0, 1.5 * near):
            # The point that pulls is where the one before it is seen in the mirror: no need to say so.
            sign, figures, used = "t", pair(across, down), mirrored
        else:
            sign, used = "q", pull
            figures = pair(pull[0] - at[0], pull[1] - at[1]) + _after(pair(across, down))
        path += _after(figures) if sign == last else sign + figures
        at, last, mirrored = (x, y), sign, (2 * x - used[0], 2 * y - used[1])
    return f"{path}z" if at != begun or pieces else ""


def pair(x: int, y: int) -> str:
    """Two figures in few letters: "3-4", "3 4"."""
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _after(figures: str) -> str:
    return figures if figures.startswith("-") else f" {figures}"
