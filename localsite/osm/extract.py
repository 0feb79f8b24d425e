"""Which places does an extract of OpenStreetMap hold, and in which town and quarter does each stand?"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from localsite.extracts import changed, day_of, ordered, points_of, reference, shape_of, tags_of

if TYPE_CHECKING:
    from shapely import Geometry

_TOWNS = frozenset(("city", "town", "village"))
_QUARTERS = frozenset(("suburb", "quarter", "neighbourhood"))
_TOWN_LEVELS, _QUARTER_LEVELS = frozenset(("7", "8")), frozenset(("9", "10", "11"))
_TOWN_REACH, _QUARTER_REACH = 10_000.0, 1_000.0  # metres from the middle of one whose limits the extract does not hold


class Place(NamedTuple):
    """An object of OpenStreetMap that stands somewhere, with all its tags."""

    ref: str  # "node/267901435"
    tags: Mapping[str, str]
    lat: float  # degrees, WGS 84, six decimals
    lon: float


class Area(NamedTuple):
    """A town or a quarter: its limits where the extract holds them whole, else a point in its middle."""

    name: str
    shape: Geometry  # in degrees, longitude first


@dataclass(frozen=True, slots=True)
class Extract:
    """What an import needs of a file of OpenStreetMap."""

    places: tuple[Place, ...]  # in the order of their refs
    unplaced: tuple[str, ...]  # the refs of wanted objects of which the file does not say where they stand
    towns: tuple[Area, ...] = field(hash=False)
    quarters: tuple[Area, ...] = field(hash=False)
    date: date | None  # of the data; None where the file does not say


def read_extract(path: Path, is_wanted: Callable[[Mapping[str, str]], bool]) -> Extract:
    """The wanted places of an `.osm.pbf` (or `.osm`) file. RuntimeError, with osmium's words, where it is no such file.

    Contributor names are never read. A place drawn as a building or as a limit stands where its own shape has its heart; where its lines
    cross, amid its points.
    """
    import osmium  # late: an authoring library, and 60 ms

    drawn = osmium.geom.WKBFactory()
    places: dict[str, Place] = {}
    outlines: dict[str, Place] = {}  # closed ways, which come again as areas unless their lines cross
    wanted: set[str] = set()
    towns: list[Area] = []
    quarters: list[Area] = []
    newest = 0
    keys = osmium.filter.KeyFilter("shop", "craft", "amenity", "office", "tourism", "leisure", "place", "boundary")
    things: Iterable[Any] = osmium.FileProcessor(str(path)).with_areas().with_filter(keys)
    for thing in ordered(path, things):
        tags = tags_of(thing)
        shape, ref = _shape(thing, drawn), reference(thing)
        wanted |= {ref} if is_wanted(tags) else set()
        if shape is None:
            continue
        newest = max(newest, changed(thing))
        if ref in wanted:
            heart = shape.representative_point()
            those = outlines if thing.is_way() and thing.is_closed() else places
            those[ref] = Place(ref, tags, round(heart.y, 6), round(heart.x, 6))
        if not thing.is_way():
            _gather(tags, shape, towns, quarters)
    places = {**outlines, **places}
    unplaced = tuple(sorted(wanted - places.keys()))
    return Extract(tuple(sorted(places.values(), key=_by_number)), unplaced, _sized(towns), _sized(quarters), day_of(path, newest))


def _shape(thing: Any, drawn: Any) -> Geometry | None:  # noqa: ANN401  # osmium comes without types
    """The geometry of an object, a way being what is amid its points: it may come again as an area."""
    import shapely  # late: see above

    if not thing.is_way():
        return shape_of(thing, drawn)
    points = points_of(thing)
    return shapely.MultiPoint(points).envelope if points else None


def _by_number(place: Place) -> tuple[str, int]:
    kind, _, number = place.ref.partition("/")
    return kind, int(number)


def _gather(tags: Mapping[str, str], shape: Geometry, towns: list[Area], quarters: list[Area]) -> None:
    name, level = tags.get("name"), tags.get("admin_level", "") if tags.get("boundary") == "administrative" else ""
    is_point = shape.geom_type == "Point"
    if not name or (shape.area == 0 and not is_point):
        return
    if tags.get("place") in _TOWNS or (level in _TOWN_LEVELS and not is_point):
        towns.append(Area(name, shape))
    elif tags.get("place") in _QUARTERS or (level in _QUARTER_LEVELS and not is_point):
        quarters.append(Area(name, shape))


def _sized(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Limits first, the smallest first; points after them."""
    import shapely  # late: see above

    areas = list(areas)
    shapely.prepare([area.shape for area in areas])
    return tuple(sorted(areas, key=lambda area: (area.shape.area or math.inf, area.name)))


def town_of(extract: Extract, place: Place) -> str | None:
    """The town that the place stands in, else the nearest one; None where none is near."""
    return _around(extract.towns, place, _TOWN_REACH)


def quarter_of(extract: Extract, place: Place) -> str | None:
    """The quarter that the place stands in, else the nearest one; None where none is near."""
    return _around(extract.quarters, place, _QUARTER_REACH)


def _around(areas: tuple[Area, ...], place: Place, reach: float) -> str | None:
    import shapely  # late: see above

    point = shapely.Point(place.lon, place.lat)
    inside = next((area.name for area in areas if area.shape.area and area.shape.contains(point)), None)
    if inside:
        return inside
    middles = ((metres(place, (area.shape.centroid.y, area.shape.centroid.x)), area.name) for area in areas if not area.shape.area)
    distance, name = min(middles, default=(math.inf, None))
    return name if distance <= reach else None


def metres(place: Place, point: tuple[float, float]) -> float:
    """The distance from a place to a point (latitude, longitude), flat, which is right within a town."""
    north = (place.lat - point[0]) * 111_320
    east = (place.lon - point[1]) * 111_320 * math.cos(math.radians(place.lat))
    return math.hypot(north, east)
