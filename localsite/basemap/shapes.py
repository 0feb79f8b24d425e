"""Which shapes make a level of detail, from the ground up? Merged, sorted and made as plain as its scale lets one see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from localsite.basemap.layers import Layers, Line
from localsite.basemap.looks import WIDTHS, Look

if TYPE_CHECKING:
    from shapely import Geometry

_POLYGON = 3  # shapely's number of that type
_PLAIN = 0.55  # pixels: corners nearer than this to a straight line are left out
_TURN_HALF_PIXEL = 1.3  # pixels that an edge shows beside its street


class Shape(NamedTuple):
    """Geometries of one class that are drawn in one go."""

    name: str  # the class that paints them
    parts: Any  # an array of shapely's geometries, in metres
    closed: bool  # areas, not lines
    wide: float = 0.0  # pixels of the stroke
    dashes: tuple[float, ...] = ()  # pixels
    butt: bool = False  # ends cut off, not round


def shapes(layers: Layers, sea: list[Geometry], look: Look) -> list[Shape]:
    """What a level consists of, in the order in which it is painted."""
    found = [*_grounds(layers, sea, look), *_tunnels(layers, look), *_houses(layers, look), *_rails(layers, look), *_roads(layers, look)]
    return [shape for shape in found if len(shape.parts)]


def _grounds(layers: Layers, sea: list[Geometry], look: Look) -> Iterator[Shape]:
    yield Shape("sea", _areas(sea, 0, look), closed=True)
    for kind in ("land", "wood", "park", "water", "square"):
        yield Shape("sea" if kind == "water" else kind, _areas(layers.of(kind), look.least[kind], look), closed=True)
    for kind in ("river", "stream"):
        lines = [line.shape for line in layers.lines if line.kind == kind and not line.tunnel]
        yield Shape("river", _lines(lines, look), closed=False, wide=max(WIDTHS[kind] * look.scale, 1.2))


def _houses(layers: Layers, look: Look) -> Iterator[Shape]:
    outline = 0.6 if not look.blocks else 0.4
    for kind in ("building", "landmark"):
        yield Shape(kind, _areas(layers.of(kind), look.least[kind], look, joined=look.blocks), closed=True, wide=outline)


def _tunnels(layers: Layers, look: Look) -> Iterator[Shape]:
    if "lane" in look.roads:
        lines = [line.shape for line in layers.lines if line.tunnel and line.kind in ("street", "avenue", "boulevard", "motorway")]
        yield Shape("tunnel", _lines(lines, look), closed=False, wide=WIDTHS["tunnel"] * look.scale, dashes=(4, 4), butt=True)


def _rails(layers: Layers, look: Look) -> Iterator[Shape]:
    lines = [line.shape for line in layers.lines if line.kind == "rail" and not line.tunnel]
    yield Shape("rail", _lines(lines, look), closed=False, wide=max(WIDTHS["rail"] * look.scale, 1.6))


def _roads(layers: Layers, look: Look) -> Iterator[Shape]:
    """Edges below surfaces, and bridges above both."""
    open_air = [line for line in layers.lines if not line.tunnel]
    parts = {name: _lines([line.shape for line in open_air if line.kind == name], look) for name in look.roads}
    for name in ("path", "steps"):
        if name in parts:
            dashes = (2.0, 2.4) if name == "path" else (0.8, 0.9)
            yield Shape(name, parts[name], closed=False, wide=wide(name, look), dashes=dashes, butt=name == "steps")
    surfaces = [name for name in look.roads if name not in ("path", "steps")]
    yield from (Shape("case", parts[name], closed=False, wide=wide(name, look) + _TURN_HALF_PIXEL) for name in surfaces)
    yield from (Shape(name, parts[name], closed=False, wide=wide(name, look)) for name in surfaces)
    if "lane" in look.roads:
        yield from _bridges([line for line in open_air if line.bridge and line.kind in surfaces], surfaces, look)
    border = [line.shape for line in layers.lines if line.kind == "border"]
    yield Shape("border", _lines(border, look), closed=False, wide=1.2, dashes=(5.0, 2.0, 1.0, 2.0))


def _bridges(bridges: list[Line], surfaces: list[str], look: Look) -> Iterator[Shape]:
    parts = {name: _lines([line.shape for line in bridges if line.kind == name], look) for name in surfaces}
    for name, those in parts.items():
        if len(those):
            yield Shape("case", those, closed=False, wide=wide(name, look) + 2 * _TURN_HALF_PIXEL, butt=True)
            yield Shape(name, those, closed=False, wide=wide(name, look))


def wide(name: str, look: Look) -> float:
    """Pixels of the stroke of a street."""
    ground = WIDTHS[name] * look.scale if "lane" in look.roads else 0.0
    return max(ground, look.widen.get(name, 0.0))


def _areas(found: Iterable[Geometry], least: float, look: Look, *, joined: bool = True) -> Any:  # noqa: ANN401  # an array
    import numpy as np  # late: authoring libraries
    import shapely  # late: see above

    parts = np.array([*found], dtype=object)
    if not len(parts):
        return parts
    if joined:
        parts = shapely.get_parts(shapely.union_all(parts))
    parts = shapely.get_parts(shapely.simplify(parts, _PLAIN / look.scale))
    return parts[(shapely.get_type_id(parts) == _POLYGON) & (shapely.area(parts) > least / look.scale**2)]


def _lines(found: Iterable[Geometry], look: Look) -> Any:  # noqa: ANN401  # an array
    import numpy as np  # late: authoring libraries
    import shapely  # late: see above

    parts = [*found]
    if not parts:
        return np.array([], dtype=object)
    merged = shapely.line_merge(shapely.union_all(parts))
    parts = shapely.simplify(shapely.get_parts(merged), _PLAIN / look.scale)
    return parts[~shapely.is_empty(parts)]
