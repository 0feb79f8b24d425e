"""Which names stand on a level of detail, and where? Placed once for the whole town, the weightiest first."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from localsite.basemap import names
from localsite.basemap.along import Run, best
from localsite.basemap.layers import TOWNS, Layers, Line
from localsite.basemap.looks import Look
from localsite.basemap.room import Disc, Room

if TYPE_CHECKING:
    from shapely import Geometry

_RANKS = ("motorway", "boulevard", "avenue", "street", "walk", "lane", "steps", "path", "tunnel")
_SMALLER = (1.0, 0.9, 0.8)  # of the size of the letters, one after the other, where there is no room
_PIECES = 6  # of a street that are tried
_TWICE = 120.0  # metres: the same name nearer than this is the same thing drawn twice
_LONGEST = 26  # letters of a landmark on one line
_ROUND = re.compile(
    r"(place|placette|square|parvis|rond-point|giratoire|carrefour|esplanade|cour|plaza|virage)\b", re.IGNORECASE
)  # written across


class Label(NamedTuple):
    """A name on the map, in pixels of its level."""

    text: str
    style: str  # the class of its words
    size: float  # of the letters
    wide: float
    x: float  # its middle
    y: float
    angle: float = 0.0  # degrees, clockwise
    curve: tuple[tuple[float, float], ...] = ()  # what it is written along, where that bends
    bold: bool = False
    spaced: bool = False

    @property
    def reach(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what it may cover."""
        half = self.wide / 2 + self.size
        if self.curve:
            xs, ys = [x for x, _ in self.curve], [y for _, y in self.curve]
            return min(xs) - self.size, min(ys) - self.size, max(xs) + self.size, max(ys) + self.size
        return self.x - half, self.y - half, self.x + half, self.y + half


class Street(NamedTuple):
    """All of a street of one name."""

    name: str
    kind: str  # the weightiest of its pieces
    lines: tuple[Geometry, ...]  # pixels, the longest first


def labels(layers: Layers, look: Look) -> list[Label]:
    """The names of a level."""
    page = _Page(look, layers.plan.wide * look.scale, layers.plan.high * look.scale, layers.language)
    _places(layers, page)
    _landmarks(layers, page, -1, 1)
    _areas(layers, page, "square")
    _streets(layers, page)
    _landmarks(layers, page, 1, look.landmarks)
    _areas(layers, page, "park")
    _areas(layers, page, "water")
    _numbers(layers, page)
    return page.labels


class _Page:
    """A level while it is being written on."""

    def __init__(self, look: Look, wide: float, high: float, language: str) -> None:
        self.look, self.language = look, language
        self._wide, self._high = wide, high  # pixels
        self.labels: list[Label] = []
        self._room = Room()
        self._said: dict[str, list[tuple[float, float]]] = {}

    def has(self, name: str, x: float, y: float, reach: float) -> bool:
        """True where the name stands already within so many pixels."""
        return any(math.dist((x, y), other) < reach for other in self._said.get(name, ()))

    def holds(self, discs: Iterable[Disc]) -> bool:
        """True where nothing of a name would be cut off at the edge of the map."""
        return all(r <= x <= self._wide - r and r <= y <= self._high - r for x, y, r in discs)

    def level(self, name: str, those: Sequence[Label]) -> bool:
        """Puts the lines of a level name down together, or none of them."""
        return self.put(name, those, [disc for label in those for disc in _discs(label)])

    def put(self, name: str, those: Sequence[Label], discs: Sequence[Disc]) -> bool:
        """The same for any names, with what they take."""
        if not (self.holds(discs) and self._room.is_free(discs)):
            return False
        self._room.take(discs)
        self.labels += those
        self._said.setdefault(name, []).append((those[0].x, those[0].y))
        return True

    def along(self, line: Geometry, wide: float, size: float, near: float | None) -> Run | None:
        """The best free place along a line."""
        return best(line, wide, size, lambda discs: self.holds(discs) and self._room.is_free(discs), near)


def _places(layers: Layers, page: _Page) -> None:
    scale, words = page.look.scale, page.look.words
    for mark in sorted(
        (mark for mark in layers.marks if mark.kind in words and mark.kind in TOWNS), key=lambda mark: (mark.rank, mark.name)
    ):
        page.level(mark.name, [_level(mark.name, "places", words[mark.kind], mark.x * scale, mark.y * scale, bold=True, spaced=True)])


def _landmarks(layers: Layers, page: _Page, beyond: int, most: int) -> None:
    scale, size = page.look.scale, page.look.words["landmark"]
    marks = [mark for mark in layers.marks if mark.kind == "landmark" and beyond < mark.rank <= most]
    for mark in sorted(marks, key=lambda mark: (mark.rank, mark.name, mark.x)):
        x, y = mark.x * scale, mark.y * scale
        if page.has(mark.name, x, y, _TWICE * scale):
            continue
        lines = _broken(mark.name)
        for small in _SMALLER[:2]:
            tall = size * small * 1.1
            said = [_level(text, "landmarks", size * small, x, y + (row - (len(lines) - 1) / 2) * tall) for row, text in enumerate(lines)]
            if page.level(mark.name, said):
                break


def _areas(layers: Layers, page: _Page, kind: str) -> None:
    scale, size = page.look.scale, page.look.words.get(kind)
    areas = [area for area in layers.areas if area.kind in ((kind, "wood") if kind == "park" else (kind,)) and area.name]
    style = {"park": "parks", "water": "waters"}.get(kind, "words")
    for area in sorted(areas, key=lambda area: (-area.shape.area, area.name)) if size else ():
        heart = area.shape.representative_point()
        for text in names.spellings(area.name, layers.language):
            label = _level(text, style, size, heart.x * scale, heart.y * scale)
            fits = area.shape.area * scale**2 > 0.5 * label.wide * size * 1.4
            if fits and not page.has(area.name, label.x, label.y, _TWICE * scale) and page.level(area.name, [label]):
                break


def _numbers(layers: Layers, page: _Page) -> None:
    """The numbers of houses, where there is room left."""
    scale, size = page.look.scale, page.look.words.get("number")
    for mark in layers.marks if size else ():
        if mark.kind == "number":
            page.level(f"{mark.name} ", [_level(mark.name, "words", size, mark.x * scale, mark.y * scale)])


def _level(text: str, style: str, size: float, x: float, y: float, *, bold: bool = False, spaced: bool = False) -> Label:
    wide = names.width(text, size) * (1.06 if bold else 1) + (len(text) * size * 0.06 if spaced else 0)
    return Label(text, style, round(size, 1), wide, x, y, bold=bold, spaced=spaced)


def _discs(label: Label) -> Iterator[Disc]:
    count = max(2, math.ceil(label.wide / (label.size * 0.7)) + 1)
    for number in range(count):
        yield label.x - label.wide / 2 + label.wide * number / (count - 1), label.y, label.size * 0.62


def _broken(name: str) -> list[str]:
    """A long name on two lines, broken near its middle."""
    if len(name) <= _LONGEST or " " not in name:
        return [name]
    gaps = [place for place, sign in enumerate(name) if sign == " "]
    cut = min(gaps, key=lambda place: abs(place - len(name) / 2))
    return [name[:cut], name[cut + 1 :]]


def streets(layers: Layers, look: Look) -> list[Street]:
    """The streets on the plan that have a name, the weightiest and longest first, in pixels."""
    import shapely  # late: an authoring library

    pieces: dict[str, list[Line]] = {}
    for line in layers.lines:
        shape = shapely.clip_by_rect(line.shape, 0, 0, layers.plan.wide, layers.plan.high) if line.name and line.kind in _RANKS else None
        if shape is not None and shape.length > 0:
            pieces.setdefault(line.name, []).append(line._replace(shape=shape))
    found = []
    for name, those in pieces.items():
        open_air = [line for line in those if not line.tunnel]
        kind = min((line.kind for line in open_air), key=_RANKS.index, default="tunnel")
        merged = shapely.line_merge(shapely.union_all([line.shape for line in open_air or those]))
        scaled = shapely.simplify(shapely.transform(shapely.get_parts(merged), lambda points: points * look.scale), 1.2)
        found.append(Street(name, kind, tuple(sorted(scaled, key=lambda line: -line.length))))
    return sorted(found, key=lambda street: (_RANKS.index(street.kind), -sum(line.length for line in street.lines), street.name))


def _streets(layers: Layers, page: _Page) -> None:
    """Each street says its name once, before any says it again."""
    look = page.look
    named = [street for street in streets(layers, look) if street.kind in look.words]
    for again in (False, True):
        for street in named:
            for line in street.lines[:_PIECES]:
                stations = _stations(line, look.again) if again else [None]
                if [_write(street, line, page, near) for near in stations].count(True) and not again:
                    break


def _stations(line: Geometry, again: float) -> list[float]:
    """Where along a long line the name stands once more."""
    count = int(line.length / again)
    return [line.length * (number + 0.5) / count for number in range(count)]


def _write(street: Street, line: Geometry, page: _Page, near: float | None) -> bool:
    """Writes the name along a line, in full if there is room, else shorter, else smaller; across a square that is too small for that."""
    full, texts = page.look.words[street.kind], names.spellings(street.name, page.language)
    reach = page.look.again * 0.7 if near is not None else _TWICE * page.look.scale
    sizes = [full * small for small in (_SMALLER if near is None else _SMALLER[:1])]
    for size, text in product(sizes, texts):
        wide = names.width(text, size)
        run = page.along(line, wide, size, near)
        if run:
            x, y = run.middle
            label = Label(text, "words", round(size, 1), wide, x, y, run.angle, () if run.is_straight else run.points)
            return page.has(street.name, x, y, reach) or page.put(street.name, [label], run.discs)
    heart = line.envelope.centroid
    across = near is None and "lane" in page.look.roads and _ROUND.match(street.name) and not page.has(street.name, heart.x, heart.y, reach)
    tries = product(sizes, texts) if across else ()
    return any(page.level(street.name, [_level(text, "words", size, heart.x, heart.y)]) for size, text in tries)
