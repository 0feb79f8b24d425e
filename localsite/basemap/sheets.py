"""How does a level of detail become sheets? Every shape and name cut to its square, as short as SVG can say it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import product
from typing import Any

from localsite.basemap.labels import Label
from localsite.basemap.looks import Look
from localsite.basemap.shapes import Shape
from localsite.geo import Plan
from localsite.maps import LEVELS, Sheet, sheet

_BEYOND = 14.0  # pixels around a sheet in which shapes are still drawn, so that no stroke ends at its edge
_HALO = 2.6  # pixels of ground around letters
# What telephones and computers have; the type of the pages does not reach into a picture.
TYPE = "Seravek,'Gill Sans Nova',Ubuntu,Calibri,Roboto,'Noto Sans','DejaVu Sans',sans-serif"
_STYLES = ("parks", "waters", "words", "landmarks", "places")
_CLASSES: Mapping[str, str] = {"landmarks": "places"}


class Cutter:
    """Cuts the shapes of a level into sheets."""

    def __init__(self, shapes: Sequence[Shape], labels: Sequence[Label], look: Look) -> None:
        import shapely  # late: an authoring library

        self._look, self._shapes, self._labels = look, shapes, labels
        self._trees = [shapely.STRtree(shape.parts) for shape in shapes]

    def drawn(self, sheet: Sheet, style: str) -> str:
        """The SVG of a sheet; "" where nothing but bare ground or open sea is on it. The overview is there in any case."""
        unit = self._look.unit
        wide, high = round(sheet.wide / unit), round(sheet.high / unit)
        painted = [self._path(number, shape, sheet) for number, shape in enumerate(self._shapes)]
        words = "".join(self._words(sheet))
        is_bare = not words and not any(path for path, shape in zip(painted, self._shapes, strict=True) if shape.name != "sea")
        if is_bare and self._look.name != LEVELS[0]:
            return ""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{style}'
        ground = f'<path class="land" d="M0 0h{wide}v{high}h-{wide}z"/>'
        return f"{head}{ground}{''.join(painted)}{words}</svg>\n"

    def _path(self, number: int, shape: Shape, sheet: Sheet) -> str:
        """A shape as far as it lies on a sheet."""
        import numpy as np  # late: authoring libraries
        import shapely  # late: see above

        look, more = self._look, _BEYOND / self._look.scale
        frame = (sheet.x - more, sheet.y - more, sheet.x + sheet.wide + more, sheet.y + sheet.high + more)
        there = np.sort(self._trees[number].query(shapely.box(*frame)))
        if not len(there):
            return ""
        cut = shapely.get_parts(shapely.clip_by_rect(shape.parts[there], *frame))
        moved = shapely.transform(cut, lambda points: np.rint((points - (sheet.x, sheet.y)) / look.unit))
        data = path_of(moved, closed=shape.closed)
        return f'<path class="{shape.name}"{self._stroke(shape)} d="{data}"/>' if data else ""

    def _stroke(self, shape: Shape) -> str:
        pixel = self._look.pixel
        if not shape.wide:
            return ""
        said = "" if shape.closed else ' fill="none"'
        said += f' stroke-width="{_short(shape.wide * pixel)}"'
        if shape.dashes:
            said += f' stroke-dasharray="{" ".join(_short(dash * pixel) for dash in shape.dashes)}"'
        elif not shape.closed:
            said += ' stroke-linejoin="round"' + ("" if shape.butt else ' stroke-linecap="round"')
        return said

    def _words(self, sheet: Sheet) -> Iterator[str]:
        scale, pixel = self._look.scale, self._look.pixel
        left, top = sheet.x * scale, sheet.y * scale
        right, bottom = left + sheet.wide * scale, top + sheet.high * scale
        here = [label for label in self._labels if _meets(label.reach, (left, top, right, bottom))]
        curves = [f'<path id="t{number}" d="{_curve(label, left, top, pixel)}"/>' for number, label in enumerate(here) if label.curve]
        if curves:
            yield f"<defs>{''.join(curves)}</defs>"
        for style in _STYLES:
            texts = "".join(_text(label, number, left, top, pixel) for number, label in enumerate(here) if label.style == style)
            if texts:
                name = _CLASSES.get(style, style)
                head = f'<g class="{name}" font-family="{escape(TYPE)}" text-anchor="middle" stroke-width="{_short(_HALO * pixel)}"'
                yield f'{head} stroke-linejoin="round" paint-order="stroke">{texts}</g>'


def _meets(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _curve(label: Label, left: float, top: float, pixel: float) -> str:
    return _open([(round((x - left) * pixel), round((y - top) * pixel)) for x, y in label.curve])


def _text(label: Label, number: int, left: float, top: float, pixel: float) -> str:
    """A name, told its width, so that every typeface keeps to the room that it was given."""
    size = f'dy=".34em" font-size="{_short(label.size * pixel)}"' + (' font-weight="700"' if label.bold else "")
    fitted = f'textLength="{round(label.wide * pixel)}" lengthAdjust="spacingAndGlyphs"'
    text = escape(label.text, quote=False)
    if label.curve:
        return f'<text {size}><textPath href="#t{number}" startOffset="50%" {fitted}>{text}</textPath></text>'
    x, y = round((label.x - left) * pixel), round((label.y - top) * pixel)
    turned = round(label.angle)
    where = f'transform="translate({x} {y})rotate({turned})"' if turned else f'x="{x}" y="{y}"'
    return f"<text {where} {size} {fitted}>{text}</text>"


def _short(number: float) -> str:
    """A number with one decimal, without what says nothing."""
    return f"{number:.1f}".removesuffix(".0")


def path_of(parts: Iterable[Any], *, closed: bool) -> str:
    """The `d` of lines or areas whose points are whole numbers."""
    import shapely  # late: an authoring library

    found = []
    for part in parts:
        rings = (
            [part.exterior, *part.interiors]
            if part.geom_type == "Polygon"
            else [part]
            if part.geom_type in ("LineString", "LinearRing")
            else []
        )
        for ring in rings:
            points = [(int(x), int(y)) for x, y in shapely.get_coordinates(ring)]
            plain = _plain(points, closed=closed)
            if len(plain) > (2 if closed else 1):
                found.append(_open(plain) + ("z" if closed else ""))
    return "".join(found)


def _plain(points: list[tuple[int, int]], *, closed: bool) -> list[tuple[int, int]]:
    """Points without those that say nothing: twice the same, or amid a straight line along an axis."""
    kept: list[tuple[int, int]] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if (
            len(kept) > 1
            and any(kept[-2][axis] == kept[-1][axis] == point[axis] for axis in (0, 1))
            and _goes_on(kept[-2], kept[-1], point)
        ):
            kept.pop()
        kept.append(point)
    if closed and len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _goes_on(one: tuple[int, int], two: tuple[int, int], three: tuple[int, int]) -> bool:
    return (two[0] - one[0]) * (three[0] - two[0]) + (two[1] - one[1]) * (three[1] - two[1]) > 0


def _open(points: Sequence[tuple[int, int]]) -> str:
    """Points as a path of steps from one to the next."""
    (x, y), *rest = points
    said, before = f"M{x} {y}", ""
    for to_x, to_y in rest:
        across, down = to_x - x, to_y - y
        x, y = to_x, to_y
        if not down:
            step, kind = f"h{across}", "h"
        elif not across:
            step, kind = f"v{down}", "v"
        else:
            first = str(across) if across < 0 or before != "l" else f" {across}"
            step, kind = f"{'' if before == 'l' else 'l'}{first}{down if down < 0 else f' {down}'}", "l"
        said += step
        before = kind
    return said


def all_sheets(plan: Plan, look: Look) -> Iterator[Sheet]:
    """Every square of a level."""
    squares = product(range(math.ceil(plan.high / look.side)), range(math.ceil(plan.wide / look.side)))
    return (sheet(plan, look.name, look.side, (column, row)) for row, column in squares)
