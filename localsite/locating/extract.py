"""Which addresses does an extract of OpenStreetMap hold?"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from localsite.extracts import member, ordered, reference, shape_of, tags_of
from localsite.geo import Plan
from localsite.locating.asking import house_numbers, postcodes
from localsite.locating.limits import fields_of
from localsite.locating.spelling import is_type, key, words
from localsite.locating.town import Door, Piece, Run, Sight, Town

if TYPE_CHECKING:
    from shapely import Geometry

_NAMES = ("name", "name:fr", "name:en", "alt_name", "old_name", "official_name", "short_name", "loc_name", "reg_name")
_SORTS = ("shop", "craft", "amenity", "office", "tourism", "leisure", "historic", "building", "place", "railway", "landuse", "natural")
_TOWNS = frozenset(("city", "town", "village", "municipality"))
_QUARTERS = frozenset(("suburb", "quarter", "neighbourhood", "hamlet", "locality", "isolated_dwelling"))
_NO_STREETS = frozenset(
    ("proposed", "construction", "bus_stop", "platform", "traffic_signals", "crossing", "elevator", "razed", "rest_area")
)
_STEPS: Mapping[str, int] = {"odd": 2, "even": 2, "all": 1, "1": 1, "2": 2}
_POINT = 25.0  # metres from its door within which people set the point of a house
_NUMBERED = re.compile(r"\d{1,4}(?: ?(?:bis|ter|[a-z]))?,? +(?=\D)", re.IGNORECASE)


class _Thing(NamedTuple):
    """An object of OpenStreetMap with its shape, in degrees (longitude first)."""

    ref: str
    tags: Mapping[str, str]
    shape: Geometry
    nodes: tuple[int, ...] = ()  # of a way


@dataclass(slots=True)
class _Haul:
    """What comes out of a file, before it is put in order."""

    things: dict[str, _Thing] = field(default_factory=dict)
    outlines: dict[str, _Thing] = field(default_factory=dict)  # closed ways, which come again as areas unless their lines cross
    numbers: dict[int, str] = field(default_factory=dict)  # node → its house number, for the rows of houses
    streets: dict[str, str] = field(default_factory=dict)  # member of an associatedStreet → its street
    limits: dict[str, set[int]] = field(default_factory=dict)  # commune → the ways that bound it
    postcodes: list[tuple[str, str]] = field(default_factory=list)  # what a commune says of its own, and its name


def read_town(path: Path) -> Town:
    """The addresses in an `.osm.pbf` (or `.osm`) file. One of `extracts.faults()` where it is no such file, or a broken one.

    Contributor names are never read. What is drawn as a building stands in the heart of its shape.
    """
    haul = _hauled(path)
    loops = {
        ref: one for ref, one in haul.outlines.items() if "highway" in one.tags and one.tags.get("area") != "yes"
    }  # streets all the same
    things = [*{**haul.outlines, **haul.things, **loops}.values()]
    drawn = [thing for thing in things if thing.tags.get("boundary") != "administrative"]
    plan = _plan(drawn)
    communes, quarters = _areas(things, plan)
    communes += _opened(path, haul, plan, [name for name, _ in communes], things)
    index = _Index(plan, communes, frozenset(quarters))
    for thing in sorted(drawn, key=lambda thing: thing.ref):
        index.take(thing, haul)
    _widen(index)
    for code, name in haul.postcodes:
        index.postcodes[code].add(name)
    towns = [thing.tags for thing in things if thing.tags.get("place") in _TOWNS]
    for name, fronts in index.fronts.items():
        if name not in index.streets and name not in index.doors:  # all that is known of this street
            index.streets[name] = fronts
    names = {key(alias): tags.get("name", alias) for tags in towns for alias in _names(tags)}
    names |= {key(name): name for name in (*haul.limits, *(name for name, _ in communes), *index.cities)}
    return Town(
        plan, _frozen(index.streets), _frozen(index.doors), _frozen(index.runs), _frozen(index.sights),
        names, {one: name for one, name in quarters.items() if one not in names},
        {code: frozenset(some) for code, some in index.postcodes.items()},
    )  # fmt: skip


def _hauled(path: Path) -> _Haul:
    import osmium  # late: an authoring library, and 60 ms

    haul, drawn = _Haul(), osmium.geom.WKBFactory()
    keys = osmium.filter.KeyFilter(
        "addr:housenumber", "addr:street", "addr:interpolation", "highway", "name", "place", "boundary", "postal_code"
    )
    things: Iterable[Any] = osmium.FileProcessor(str(path)).with_areas().with_filter(keys)
    for thing in ordered(path, things):
        tags = tags_of(thing)
        if thing.is_relation():
            _relation(thing, tags, haul)
            continue
        if thing.is_node() and "addr:housenumber" in tags:
            haul.numbers[thing.id] = tags["addr:housenumber"]
        shape = shape_of(thing, drawn)
        if shape is None:
            continue
        one = _Thing(reference(thing), tags, shape, tuple(node.ref for node in thing.nodes) if thing.is_way() else ())
        those = haul.outlines if thing.is_way() and thing.is_closed() else haul.things
        those[one.ref] = one
    return haul


def _relation(thing: Any, tags: Mapping[str, str], haul: _Haul) -> None:  # noqa: ANN401  # osmium comes without types
    if tags.get("type") == "associatedStreet" and tags.get("name"):
        haul.streets |= {member(one): tags["name"] for one in thing.members if one.role in ("house", "addr", "")}
    elif tags.get("boundary") == "administrative" and tags.get("admin_level") in ("7", "8") and tags.get("name"):
        haul.postcodes += [(code, tags["name"]) for code in _codes(tags)]
        haul.limits.setdefault(tags["name"], set()).update(one.ref for one in thing.members if one.type == "w")


def _plan(things: Iterable[_Thing]) -> Plan:
    """A plan that holds all streets and houses."""
    import shapely  # late: see above

    shapes = [thing.shape for thing in things if "highway" in thing.tags or "addr:housenumber" in thing.tags]
    west, south, east, north = shapely.total_bounds(shapes) if shapes else (0.0, 0.0, 0.0, 0.0)
    return Plan(float(south), float(west), float(north), float(east))


def _areas(things: Iterable[_Thing], plan: Plan) -> tuple[list[tuple[str, Geometry]], dict[str, str]]:
    """The communes whose limits are whole, the smallest first, and the names of quarters."""
    import shapely  # late: see above

    communes: list[tuple[str, Geometry]] = []
    quarters: dict[str, str] = {}
    for thing in things:
        level = thing.tags.get("admin_level") if thing.tags.get("boundary") == "administrative" else None
        if level in ("7", "8") and thing.shape.area and thing.tags.get("name"):
            communes.append((thing.tags["name"], _flat(thing.shape, plan)))
        elif level in ("9", "10", "11") or thing.tags.get("place") in _QUARTERS:
            quarters |= {key(name): name for name in _names(thing.tags)}
    shapely.prepare([shape for _, shape in communes])
    return sorted(communes, key=lambda one: one[1].area), quarters


def _opened(path: Path, haul: _Haul, plan: Plan, whole: Sequence[str], things: Iterable[_Thing]) -> list[tuple[str, Geometry]]:
    """What can be told of the communes whose limits the extract cuts."""
    import osmium  # late: see above
    import shapely  # late: see above

    open_ones = {name: ways for name, ways in haul.limits.items() if name not in whole}
    wanted = {way for ways in open_ones.values() for way in ways}
    if not wanted:
        return []
    lines: dict[int, Geometry] = {}
    for way in osmium.FileProcessor(str(path)).with_locations().with_filter(osmium.filter.IdFilter(wanted)):
        shape = shape_of(way, None)
        lines |= {way.id: _flat(shape, plan)} if shape is not None and shape.length else {}  # one point is all that is left of some
    limits = {name: [lines[way] for way in ways if way in lines] for name, ways in open_ones.items()}
    signs = [
        (name, _flat(thing.shape.centroid, plan))
        for thing in things
        if (name := thing.tags.get("addr:city") or (thing.tags.get("name", "") if thing.tags.get("place") in _TOWNS else "")) in limits
    ]
    lines_by_name = {name: shapely.union_all(some) for name, some in limits.items() if some}
    found = fields_of(lines_by_name, shapely.box(0, 0, plan.wide, plan.high), signs)
    shapely.prepare([shape for _, shape in found])
    return found


def _flat(shape: Geometry, plan: Plan) -> Geometry:
    """The shape in metres on the plan."""
    import numpy as np  # late: see above
    import shapely  # late: see above

    return shapely.transform(shape, lambda points: np.array([plan.at(lat, lon) for lon, lat in points]).reshape(-1, 2))


def _names(tags: Mapping[str, str]) -> Iterator[str]:
    """All that a thing is called; several names in one tag are separated by semicolons."""
    for tag in _NAMES:
        yield from (name.strip() for name in tags.get(tag, "").split(";") if name.strip())


def _codes(tags: Mapping[str, str]) -> list[str]:
    """The postcodes that a thing gives."""
    return postcodes(f"{tags.get('addr:postcode', '')};{tags.get('postal_code', '')}")


class _Index:
    """The addresses while they are gathered."""

    def __init__(self, plan: Plan, communes: list[tuple[str, Geometry]], quarters: frozenset[str]) -> None:
        self.plan, self.communes, self.quarters = plan, communes, quarters
        self.streets: dict[str, list[Piece]] = defaultdict(list)
        self.doors: dict[str, list[Door]] = defaultdict(list)
        self.runs: dict[str, list[Run]] = defaultdict(list)
        self.fronts: dict[str, list[Piece]] = defaultdict(list)  # what stands in a street, without a number
        self.sights: dict[str, list[Sight]] = defaultdict(list)
        self.cities: set[str] = set()
        self.postcodes: dict[str, set[str]] = defaultdict(set)  # with the communes that it is known to be of

    def take(self, thing: _Thing, haul: _Haul) -> None:
        """Whatever the thing says of addresses."""
        tags, shape = thing.tags, _flat(thing.shape, self.plan)
        heart = shape.representative_point() if shape.area else shape.interpolate(0.5, normalized=True) if shape.length else shape.centroid
        at = (heart.x, heart.y)
        city = tags.get("addr:city", "")
        city = "" if key(city) in self.quarters else city  # Monte-Carlo, as people write it, is in Monaco
        commune = city or self._commune(heart)
        self.cities |= {city} - {""}
        own = tags.get("name", "") if tags.get("place") in _TOWNS else commune
        for code in _codes(tags):
            self.postcodes[code] |= {own} - {""}
        reach = max(_POINT, self._rim(shape))
        if "addr:housenumber" in tags:
            self._door(thing, haul.streets.get(thing.ref, ""), at, commune, (reach, bool(shape.area)))
        else:
            for street in filter(None, map(str.strip, tags.get("addr:street", "").split(";"))):
                self.fronts[key(street)].append(Piece(street, heart, commune, thing.ref))
        if "addr:interpolation" in tags:
            self._run(thing, shape, haul, commune)
        is_street = (tags.get("highway") not in (None, *_NO_STREETS) and shape.length) or (tags.get("area:highway") and shape.area)
        if is_street or tags.get("place") == "square":
            self._piece(thing, shape, commune)
        elif any(tags.get(sort) for sort in _SORTS) and tags.get("place") not in (*_TOWNS, "country", "region", "state"):
            kind = next(f"{sort}={tags[sort]}" for sort in _SORTS if tags.get(sort))
            for one in {key(name) for name in _names(tags)}:
                self.sights[one].append(Sight(tags.get("name", one), at, self._rim(shape), kind, commune, thing.ref))

    def _commune(self, heart: Geometry) -> str:
        return next((name for name, shape in self.communes if shape.contains(heart)), "")

    @staticmethod
    def _rim(shape: Geometry) -> float:
        return max(10.0, math.hypot(shape.bounds[2] - shape.bounds[0], shape.bounds[3] - shape.bounds[1]) / 2)

    def _piece(self, thing: _Thing, shape: Geometry, commune: str) -> None:
        names = tuple(dict.fromkeys(key(name) for name in _names(thing.tags)))
        for one in names:
            self.streets[one].append(Piece(thing.tags.get("name", one), shape, commune, thing.ref, names))

    def _door(self, thing: _Thing, associated: str, at: tuple[float, float], commune: str, size: tuple[float, bool]) -> None:
        said = thing.tags.get("addr:street") or associated or thing.tags.get("addr:place") or ""
        for street in filter(None, map(str.strip, said.split(";"))):
            begin = _NUMBERED.match(street)  # "1 rue Haute", written whole into the tag
            bare = street[begin.end() :] if begin and is_type(next(iter(words(street[begin.end() :])), "")) else street
            numbers = house_numbers(thing.tags["addr:housenumber"])
            reach, is_area = size
            far = reach + _POINT / 2 * max(0, len(numbers) - 2)  # one point for many houses
            self.doors[key(bare)] += [Door(number, bare, at, commune, thing.ref, far, len(numbers) > 1, is_area) for number in numbers]

    def _run(self, thing: _Thing, shape: Geometry, haul: _Haul, commune: str) -> None:
        ends = [house_numbers(haul.numbers.get(node, "")) for node in (thing.nodes[0], thing.nodes[-1])] if thing.nodes else []
        street = thing.tags.get("addr:street") or self._street_of(thing, haul)
        step = _STEPS.get(thing.tags["addr:interpolation"])
        if street and step and len(ends) == 2 and all(ends):
            first, last = ends[0][0].value, ends[1][0].value
            self.runs[key(street)].append(Run(street, shape, first, last, step, commune, thing.ref))

    @staticmethod
    def _street_of(thing: _Thing, haul: _Haul) -> str:
        """The street that the houses at both ends name."""
        ends = [haul.things.get(f"node/{node}") for node in (thing.nodes[0], thing.nodes[-1])]
        named = {end.tags.get("addr:street", "") for end in ends if end}
        return named.pop() if len(named) == 1 else ""


def _widen(index: _Index) -> None:
    """Gives quarters and hamlets that are drawn as a point their size: half the way to the next one of their kind."""
    kinds = {f"place={sort}" for sort in _QUARTERS}
    all_of_them = {one.ref: one for some in index.sights.values() for one in some if one.kind in kinds}
    for some in index.sights.values():
        for number, one in enumerate(some):
            if one.kind in kinds and one.ref.startswith("node/"):
                others = [other for other in all_of_them.values() if other.ref != one.ref and key(other.name) != key(one.name)]
                ways = [math.dist(one.at, other.at) for other in [other for other in others if other.kind == one.kind] or others]
                some[number] = one._replace(reach=max(_POINT, min(ways, default=math.hypot(index.plan.wide, index.plan.high)) / 2))


def _frozen(those: Mapping[str, list[Any]]) -> dict[str, tuple[Any, ...]]:
    return {one: tuple(some) for one, some in those.items()}
