"""What of a town does a map show? Its areas, lines and names, read from an extract and laid flat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from localsite.extracts import day_of, tags_of
from localsite.geo import Plan

if TYPE_CHECKING:
    from shapely import Geometry

# What a way is → the class that paints it (`localsite.maps.style.PAINT`).
ROADS: Mapping[str, str] = {
    value: name
    for name, values in {
        "motorway": "motorway motorway_link trunk trunk_link",
        "boulevard": "primary primary_link",
        "avenue": "secondary secondary_link tertiary tertiary_link",
        "street": "residential unclassified living_street road",
        "walk": "pedestrian",
        "lane": "service",
        "path": "footway path cycleway track bridleway",
        "steps": "steps",
    }.items()
    for value in values.split()
}
RAILS = frozenset(("rail", "light_rail", "tram", "funicular", "narrow_gauge"))
WATERWAYS = frozenset(("river", "canal", "stream"))
TOWNS = ("city", "town", "village", "suburb", "quarter", "neighbourhood", "hamlet", "islet", "island", "locality")
_AREAS: Mapping[str, Mapping[str, str]] = {
    "water": {"natural": "water", "waterway": "riverbank dock", "landuse": "basin reservoir", "leisure": "swimming_pool"},
    "square": {"highway": "pedestrian footway", "place": "square", "amenity": "marketplace", "natural": "beach sand"},
    "park": {
        "leisure": "park garden pitch playground golf_course dog_park common track",
        "landuse": "grass meadow village_green recreation_ground cemetery orchard vineyard allotments flowerbed farmland greenfield",
        "natural": "grassland heath",
    },
    "wood": {"landuse": "forest", "natural": "wood scrub"},
    "pier": {"man_made": "pier breakwater quay groyne"},
}
_KIND: Mapping[tuple[str, str], str] = {
    (key, value): kind for kind, keys in _AREAS.items() for key, values in keys.items() for value in values.split()
}
# What people find their way by, and how far from it one should read its name: 0 first.
_LANDMARKS: Mapping[tuple[str, str], int] = {
    ("railway", "station"): 0, ("railway", "halt"): 0, ("amenity", "townhall"): 1, ("historic", "castle"): 1, ("amenity", "marketplace"): 1,
    ("tourism", "museum"): 2, ("amenity", "theatre"): 2, ("amenity", "hospital"): 2, ("building", "cathedral"): 1,
    ("building", "church"): 2,
    ("amenity", "place_of_worship"): 3, ("amenity", "library"): 3, ("amenity", "cinema"): 3, ("amenity", "casino"): 2, ("historic",
    "monument"): 3,
    ("amenity", "post_office"): 4, ("amenity", "school"): 4, ("amenity", "university"): 3, ("tourism", "aquarium"): 2, ("leisure",
    "stadium"): 2,
}  # fmt: skip
_PIER_WIDE = 4.0  # metres of one that is drawn as a line
_MARGIN = 120.0  # metres around the box that are drawn too, so that words and strokes are cut like the rest


class Area(NamedTuple):
    """Something with an extent."""

    kind: str  # "park"
    shape: Geometry  # metres on the plan
    name: str


class Line(NamedTuple):
    """A street, a rail, a river, a coast or a border."""

    kind: str  # of a street its class
    shape: Geometry
    name: str
    tunnel: bool = False
    bridge: bool = False


class Mark(NamedTuple):
    """A name at a point."""

    kind: str  # one of TOWNS, "landmark", "number"
    x: float
    y: float
    name: str
    rank: int  # 0 comes first


@dataclass(frozen=True, slots=True)
class Layers:
    """A town laid flat."""

    plan: Plan
    areas: tuple[Area, ...] = field(hash=False)
    lines: tuple[Line, ...] = field(hash=False)
    marks: tuple[Mark, ...]
    date: date | None  # of the data
    language: str = "fr"  # in which streets are called

    def of(self, kind: str) -> list[Geometry]:
        """The shapes of the areas of a kind."""
        return [area.shape for area in self.areas if area.kind == kind]


class _Raw(NamedTuple):
    """What was read of one object: its place in degrees, as WKB or as a point."""

    kind: str
    wkb: str
    name: str
    tags: Mapping[str, str]


def read_layers(path: Path, plan: Plan) -> Layers:
    """The layers of an extract around the box of `plan`. RuntimeError, with osmium's words, where it is no extract."""
    import osmium  # late: an authoring library, and 60 ms

    areas, lines, points = list[_Raw](), list[_Raw](), list[_Raw]()
    keys = osmium.filter.KeyFilter(
        "building", "leisure", "landuse", "natural", "waterway", "highway", "place", "amenity", "man_made", "railway", "tourism",
        "historic",
        "boundary", "addr:housenumber",
    )  # fmt: skip
    maker = osmium.geom.WKBFactory()
    for thing in osmium.FileProcessor(str(path)).with_areas(keys).with_filter(keys):
        tags = tags_of(thing)
        try:
            if thing.is_area():
                areas += [
                    _Raw(kind, maker.create_multipolygon(thing), _name(tags), tags) for kind in _area_kinds(tags, way=thing.from_way())
                ]
            elif thing.is_way():
                lines += [
                    _Raw(kind, maker.create_linestring(thing), _name(tags), tags) for kind in _line_kinds(tags, closed=thing.is_closed())
                ]
            elif thing.is_node():
                points += [_Raw(kind, maker.create_point(thing), name, tags) for kind, name in _point_kinds(tags)]
        except (
            RuntimeError,
            osmium.InvalidLocationError,
        ):  # lines that cross, points outside the extract: as people draw, as files are cut
            continue
    return _laid(plan, areas, lines, points, day_of(path))


def _name(tags: Mapping[str, str]) -> str:
    # XML knows no control characters, and nobody sees them.
    return " ".join("".join(sign if sign.isprintable() else " " for sign in tags.get("name") or "").split())


def _area_kinds(tags: Mapping[str, str], *, way: bool) -> Iterable[str]:
    if tags.get("building", "no") != "no":
        return ("landmark" if _rank(tags) is not None else "building",)
    for pair in tags.items():
        kind = _KIND.get(pair)
        # A closed street is a loop unless it says that it is a square.
        if kind and not (pair[0] == "highway" and way and tags.get("area") != "yes"):
            return (kind,)
    return ("ground",) if _rank(tags) is not None else ()


def _line_kinds(tags: Mapping[str, str], *, closed: bool) -> Iterable[str]:
    highway, waterway = tags.get("highway", ""), tags.get("waterway", "")
    kinds = {
        ROADS.get(highway, ""): highway in ROADS and not (closed and tags.get("place") == "square"),
        "rail": tags.get("railway") in RAILS,
        "coast": tags.get("natural") == "coastline",
        "stream" if waterway == "stream" else "river": waterway in WATERWAYS,
        "pier": tags.get("man_made") in ("pier", "breakwater", "groyne") and not closed,
        "border": tags.get("boundary") == "administrative" and tags.get("admin_level") == "2",
    }
    return [kind for kind, is_so in kinds.items() if is_so][:1] if tags.get("area") != "yes" else ()


def _point_kinds(tags: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """What a point says on the map: its name, its number, or both."""
    if _name(tags) and (tags.get("place") in TOWNS or _rank(tags) is not None):
        yield tags["place"] if tags.get("place") in TOWNS else "landmark", _name(tags)
    if re.fullmatch(r"\d{1,4}\s?\w{0,3}", tags.get("addr:housenumber", "")):
        yield "number", tags["addr:housenumber"]


def _rank(tags: Mapping[str, str]) -> int | None:
    return min((_LANDMARKS[pair] for pair in tags.items() if pair in _LANDMARKS), default=None)


def _laid(plan: Plan, areas: list[_Raw], lines: list[_Raw], points: list[_Raw], day: date | None) -> Layers:
    """The same in metres, clipped to the box with a margin."""
    import shapely  # late: an authoring library

    flat_areas = _flat(plan, areas)
    flat_lines = _flat(plan, lines)
    marks = [_mark(raw.kind, raw, point) for raw, point in zip(points, _flat(plan, points, clip=False), strict=True)]
    found = []
    for raw, shape in zip(areas, flat_areas, strict=True):
        if shape.is_empty:
            continue
        found.append(Area("land" if raw.kind == "pier" else raw.kind, shape, raw.name))
        if raw.name and raw.kind in ("landmark", "ground") and (heart := shapely.point_on_surface(shape)):
            marks.append(_mark("landmark", raw, heart))
    piers = [shape.buffer(_PIER_WIDE / 2, cap_style="flat") for raw, shape in zip(lines, flat_lines, strict=True) if raw.kind == "pier"]
    found += [Area("land", pier, "") for pier in piers if not pier.is_empty]
    ways = tuple(
        Line(raw.kind, shape, raw.name, raw.tags.get("tunnel", "no") != "no", raw.tags.get("bridge", "no") != "no")
        for raw, shape in zip(lines, flat_lines, strict=True)
        if not shape.is_empty and raw.kind != "pier"
    )
    return Layers(plan, tuple(area for area in found if area.kind != "ground"), ways, tuple(dict.fromkeys(marks)), day)


def _mark(kind: str, raw: _Raw, point: Any) -> Mark:  # noqa: ANN401  # shapely comes without types
    rank = TOWNS.index(kind) if kind in TOWNS else _rank(raw.tags) or 0
    return Mark(kind, round(point.x, 1), round(point.y, 1), raw.name, rank)


def _flat(plan: Plan, raws: list[_Raw], *, clip: bool = True) -> Any:  # noqa: ANN401  # an array of shapely's
    import numpy as np  # late: authoring libraries
    import shapely  # late: see above

    shapes = shapely.from_wkb([raw.wkb for raw in raws])
    flat = shapely.transform(shapes, lambda points: np.array([plan.at(lat, lon) for lon, lat in points.tolist()]).reshape(-1, 2))
    if not clip:
        return flat
    # Coasts stay whole: where the sea is follows from the way they run.
    frame = (-_MARGIN, -_MARGIN, plan.wide + _MARGIN, plan.high + _MARGIN)
    whole = np.array([raw.kind == "coast" for raw in raws], dtype=bool)
    valid = np.where(whole | shapely.is_valid(flat), flat, shapely.make_valid(flat)) if len(flat) else flat
    return np.where(whole, valid, shapely.clip_by_rect(valid, *frame)) if len(flat) else flat
