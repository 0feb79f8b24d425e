"""How is a town cut out of a larger extract, whole where it is cut, without the names of those who drew it?"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from localsite.extracts import Disordered, dated
from localsite.geo import Plan

# Of what is known of each object its version and its day stay; who changed it, and in which set of changes, is nobody's business here.
FORMAT = "pbf,add_metadata=version+timestamp,pbf_compression_level=9"
_WORKING_NOTES = ("created_by", "source", "note", "fixme", "import", "import_uuid", "attribution")
SEEN = 100_000  # objects
_EPOCH = 1970  # of an object without a time
_TOWN_LEVELS = frozenset(("7", "8", "9", "10", "11"))  # limits that a town is told by; those of regions lead far away
_GROUNDS = ("natural", "landuse", "leisure", "water", "waterway", "place")  # what may lie all around a town
_STREETS = frozenset(("associatedStreet", "street"))  # relations that say to which street a house belongs
Bounds = tuple[float, float, float, float]  # west, south, east, north
_NOWHERE: Bounds = (math.inf, math.inf, -math.inf, -math.inf)


@dataclass(slots=True)
class _Kept:
    """What of the source goes into the cut."""

    plan: Plan
    inside: set[int] = field(default_factory=set)  # nodes in the box
    touched: set[int] = field(default_factory=set)  # ways that lie in the box in part
    ways: set[int] = field(default_factory=set)  # those that are kept: they say what they are, or belong to an area
    relations: set[int] = field(default_factory=set)
    around: dict[int, frozenset[int]] = field(default_factory=dict)  # relations that may lie all around the box, and their ways
    nodes: set[int] = field(default_factory=set)  # of all the ways that are kept
    newest: str = ""  # when the last change was made to what was looked at: "2026-10-01T12:00:00Z"


def cut(source: Path, target: Path, plan: Plan, seen: Callable[[], None] = lambda: None) -> None:
    """Writes what lies in the box of `plan`, with whole ways and whole areas, to `target`.

    RuntimeError or UnicodeDecodeError, with the reader's words, where `source` is no extract, Disordered where it is in no order.
    The same source and box give the same bytes. `seen` is called now and then, each time that so many more objects were looked at.
    """
    import osmium  # late: an authoring library, and 60 ms

    kept = _Kept(plan)
    _choose(kept, _watched(osmium.FileProcessor(str(source)).with_locations(), seen))
    if kept.around:
        around = osmium.FileProcessor(str(source), osmium.osm.NODE | osmium.osm.WAY).with_locations()
        _choose_around(kept, _watched(around, seen))
    for way in _watched(osmium.FileProcessor(str(source), osmium.osm.WAY), seen):
        if way.id in kept.ways:
            kept.nodes.update(node.ref for node in way.nodes)
    header = osmium.io.Header()
    header.set("generator", "localsite")
    if said := dated(source) or kept.newest:
        header.set("osmosis_replication_timestamp", said)
    header.add_box(osmium.osm.Box(plan.west, plan.south, plan.east, plan.north))
    wanted: Mapping[str, Any] = {"n": kept.inside | kept.nodes, "w": kept.ways, "r": kept.relations}
    with osmium.SimpleWriter(osmium.io.File(str(target), FORMAT), overwrite=True, header=header) as writer:
        for thing in _watched(osmium.FileProcessor(str(source)), seen):
            if thing.id in wanted.get(thing.type_str(), ()) and (not thing.is_node() or thing.id in kept.nodes or len(thing.tags)):
                writer.add(thing.replace(tags=_tags(thing.tags)) if len(thing.tags) else thing)


def _watched(things: Iterable[Any], seen: Callable[[], None]) -> Iterator[Any]:
    for number, thing in enumerate(things, 1):
        if number % SEEN == 0:
            seen()
        yield thing


def _choose(kept: _Kept, things: Iterable[Any]) -> None:
    """Looks at everything once. Files are in the order nodes, ways, relations; others are refused."""
    before = ""
    for thing in things:
        kind = thing.type_str()
        if thing.id < 0 or kind + before in ("nw", "nr", "wr"):
            raise Disordered(is_negative=thing.id < 0)
        before = kind
        if thing.timestamp.year > _EPOCH:
            kept.newest = max(kept.newest, thing.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ"))
        if kind == "n":
            if kept.plan.holds(thing.lat, thing.lon):
                kept.inside.add(thing.id)
        elif kind == "w":
            _choose_way(kept, thing)
        elif kind == "r":
            _choose_relation(kept, thing)


def _choose_way(kept: _Kept, way: Any) -> None:  # noqa: ANN401  # osmium comes without types
    points = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
    pieces = [_bounds(pair) for pair in pairwise(points)] or [_bounds(points)]
    is_here = any(node.ref in kept.inside for node in way.nodes) or any(_meets(piece, kept.plan) for piece in pieces)
    is_around = way.is_closed() and _is_ground(way.tags) and _surrounds(_bounds(points), kept.plan)
    if is_here or is_around:
        kept.touched.add(way.id)
        kept.ways |= {way.id} if len(way.tags) else set()


def _choose_relation(kept: _Kept, relation: Any) -> None:  # noqa: ANN401  # see above
    ways = frozenset(member.ref for member in relation.members if member.type == "w")
    kind = relation.tags.get("type")
    if kind == "multipolygon" or (kind == "boundary" and relation.tags.get("admin_level") in _TOWN_LEVELS):
        if ways & kept.touched:
            kept.relations.add(relation.id)
            kept.ways |= ways
        elif kind == "multipolygon" and _is_ground(relation.tags):
            kept.around[relation.id] = ways
    elif kind in _STREETS and (ways & kept.touched or any(one.type == "n" and one.ref in kept.inside for one in relation.members)):
        kept.relations.add(relation.id)  # its houses far away are not drawn into the town by it


def _choose_around(kept: _Kept, things: Iterable[Any]) -> None:
    """Keeps the forests and lakes that the whole box lies in, whose edges are all outside of it."""
    wanted: dict[int, list[int]] = {}
    for relation, ways in kept.around.items():
        for way in ways:
            wanted.setdefault(way, []).append(relation)
    bounds = dict.fromkeys(kept.around, _NOWHERE)
    for thing in things:
        if thing.is_way() and thing.id in wanted:
            here = _bounds([(node.lon, node.lat) for node in thing.nodes if node.location.valid()])
            for relation in wanted[thing.id]:
                bounds[relation] = _joined(bounds[relation], here)
    for relation, ways in kept.around.items():
        if _surrounds(bounds[relation], kept.plan):
            kept.relations.add(relation)
            kept.ways |= ways


def _bounds(points: Iterable[tuple[float, float]]) -> Bounds:
    those = [*points]
    if not those:
        return _NOWHERE
    lons, lats = [lon for lon, _ in those], [lat for _, lat in those]
    return min(lons), min(lats), max(lons), max(lats)


def _joined(one: Bounds, other: Bounds) -> Bounds:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _meets(bounds: Bounds, plan: Plan) -> bool:
    return bounds[0] <= plan.east and bounds[2] >= plan.west and bounds[1] <= plan.north and bounds[3] >= plan.south


def _surrounds(bounds: Bounds, plan: Plan) -> bool:
    return bounds[0] <= plan.west and bounds[2] >= plan.east and bounds[1] <= plan.south and bounds[3] >= plan.north


def _is_ground(tags: Any) -> bool:  # noqa: ANN401  # see above
    return any(key in tags for key in _GROUNDS)


def _tags(tags: Iterable[Any]) -> dict[str, str]:
    return {tag.k: tag.v for tag in tags if tag.k.partition(":")[0] not in _WORKING_NOTES}
