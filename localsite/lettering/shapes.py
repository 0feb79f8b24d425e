"""How are set lines written as SVG, in few bytes? Each shape of a letter once, and its places; one that comes once goes right there."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_letters
from typing import NamedTuple

from localsite.lettering.faces import Face
from localsite.lettering.outlines import outline, pair
from localsite.lettering.setting import Letter, Line

STEP = 0.6  # of the grid: what may be amiss
COARSE = 8  # grids differ by so much: shapes that are made already serve more drawings
LEAST_GRID = 24


class Run(NamedTuple):
    """A line of a drawing, straight or on a circle."""

    line: Line
    at: tuple[float, float]  # where it begins; the middle of its circle
    size: float
    paint: str  # attributes
    radius: float = 0  # of its circle; below 0 for one that is read along the bottom, its letters inside


class Shape(NamedTuple):
    """A letter as it is drawn, before it is moved or turned."""

    face: Face
    glyph: int
    x: int = 0  # on a circle each letter is drawn where it stands at the top of it
    y: int = 0


class Shapes:
    """The letters of one drawing."""

    def __init__(self) -> None:
        self._runs: list[Run] = []

    def line(self, line: Line, x: float, y: float, size: float, paint: str, anchor: float = 0) -> None:
        """A line with its foot at `y`, in units of the drawing; `anchor` 0.5 has its middle at `x`, 1 its end."""
        self._runs.append(Run(line, (x - line.wide * size * anchor, y), size, paint))

    def arc(self, line: Line, middle: tuple[float, float], radius: float, size: float, paint: str, *, below: bool = False) -> None:
        """A line on a circle about `middle`, its own middle at the top; `below` at the bottom, where letters stand inside the circle."""
        self._runs.append(Run(line, middle, size, paint, -radius if below else radius))

    def svg(self, fine: float) -> tuple[str, str]:
        """What the letters need to be defined, and the letters. No point is further than about `fine` units from its own place."""
        return _Written(self._runs, fine).svg()


@dataclass
class _Written:
    """The runs of a drawing as SVG."""

    runs: Sequence[Run]
    fine: float

    def __post_init__(self) -> None:
        largest = dict[Face, float]()
        for run in self.runs:
            largest[run.line.face] = max(run.size, largest.get(run.line.face, 0))
        # One grid for all sizes of a face, so that they share their shapes.
        self.grids = {face: max(LEAST_GRID, COARSE * round(size * STEP / self.fine / COARSE)) for face, size in largest.items()}
        rings = {run.line.face: round(run.radius / run.size * self.grids[run.line.face]) for run in self.runs if run.radius > 0}
        self.rings = rings  # where letters stand before they are turned

    def svg(self) -> tuple[str, str]:
        """What the letters need to be defined, and the letters."""
        placed = [[(shape, where) for letter in run.line.letters for shape, where in self._placed(run, letter)] for run in self.runs]
        counted = Counter(shape for places in placed for shape, _ in places)
        worth = [shape for shape, count in counted.most_common() if self._is_worth(shape, count)]
        names = dict(zip(worth, _names(), strict=False))
        defined = "".join(f'<path id="{name}" d="{self._path(shape)}"/>' for shape, name in names.items())
        return defined, "".join(self._run(run, places, names) for run, places in zip(self.runs, placed, strict=True) if places)

    def _path(self, shape: Shape) -> str:
        path = outline(shape.face, shape.glyph, self.grids[shape.face], STEP)
        return _moved(path, shape.x, shape.y) if shape.x or shape.y else path

    def _is_worth(self, shape: Shape, count: int) -> bool:
        """True where it is shorter to define a shape once than to write it at each of its places."""
        long, each = len(self._path(shape)), (10 if shape.y else 21)
        return count > 1 and long + 20 + count * each < count * (long + (9 if shape.y else 3))

    def _placed(self, run: Run, letter: Letter) -> Iterator[tuple[Shape, str | tuple[int, int]]]:
        """The shape of a letter, and how it is turned or where it stands; nothing for a blank."""
        face, grid = run.line.face, self.grids[run.line.face]
        if not outline(face, letter.glyph, grid, STEP):
            return
        if not run.radius:
            yield Shape(face, letter.glyph), (round(letter.x * grid), -round(letter.y * grid))
            return
        # About its own middle, so that it leans as the circle does there.
        turn = math.degrees((letter.x + letter.wide / 2 - run.line.wide / 2) * run.size / run.radius)
        ring = self.rings.get(face, 0)
        far = round(run.radius / run.size * grid)
        about = f" 0 {far - ring}" if far != ring else ""
        yield Shape(face, letter.glyph, -round(letter.wide * grid / 2), -ring), f"rotate({figure(turn, 1)}{about})"

    def _run(self, run: Run, places: Sequence[tuple[Shape, str | tuple[int, int]]], names: Mapping[Shape, str]) -> str:
        found, alone = "", ""
        for shape, where in places:
            name, path = names.get(shape), self._path(shape)
            if isinstance(where, str):
                found += f'<use href="#{name}" transform="{where}"/>' if name else f'<path d="{path}" transform="{where}"/>'
            elif name:
                x, y = (f' {axis}="{value}"' if value else "" for axis, value in zip("xy", where, strict=True))
                found += f'<use href="#{name}"{x}{y}/>'
            else:
                alone += _moved(path, *where)
        unit = run.size / self.grids[run.line.face]
        moved = 0.0
        if run.radius:
            # All circles share the shapes of their letters, wherever their own middle is.
            moved = (self.rings.get(run.line.face, 0) - round(run.radius / unit)) * unit
        frame = f"translate({figure(run.at[0])} {figure(run.at[1] + moved)})scale({figure(unit, 4)})"
        path = f'<path d="{alone}"/>' if alone else ""
        return f'<g transform="{frame}" {run.paint}>{found}{path}</g>'


def _names() -> Iterator[str]:
    yield from ascii_letters
    yield from (f"{one}{two}" for one in ascii_letters for two in ascii_letters)


def _moved(path: str, x: int, y: int) -> str:
    """An outline at another place: only where a contour begins is told from the corner of the drawing."""
    return "".join(_begun(part, x, y) for part in path.split("M") if part)


def _begun(part: str, x: int, y: int) -> str:
    end = next((place for place, sign in enumerate(part) if sign.isalpha()), len(part))
    at = part[:end].replace("-", " -").split()
    return f"M{pair(int(at[0]) + x, int(at[1]) + y)}{part[end:]}"


def figure(value: float, places: int = 2) -> str:
    """A number in few letters: ".5", "-3", "12.25"."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = "0" if text in ("-0", "") else text
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
