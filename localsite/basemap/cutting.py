"""How is a town cut out of a larger extract, whole where it is cut, without the names of those who drew it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from localsite.geo import Plan

# Of what is known of each object its version and its day stay; who changed it, and in which set of changes, is nobody's business here.
FORMAT = "pbf,add_metadata=version+timestamp,pbf_compression_level=9"
_WORKING_NOTES = ("created_by", "source", "source:", "note", "fixme", "import", "import_uuid", "attribution")
_EPOCH = 1970  # of an object without a time
_TOWN_LEVELS = frozenset(("7", "8", "9", "10", "11"))  # limits that a town is told by; those of regions lead far away


@dataclass(slots=True)
class _Kept:
    """What of the source goes into the cut."""

    inside: set[int] = field(default_factory=set)  # nodes in the box
    touched: set[int] = field(default_factory=set)  # ways with a node in the box
    tagged: set[int] = field(default_factory=set)  # those of them that say what they are
    relations: set[int] = field(default_factory=set)
    newest: str = ""  # when the last change was made to what was looked at: "2026-10-01T12:00:00Z"
    members: set[int] = field(default_factory=set)  # ways of these relations
    nodes: set[int] = field(default_factory=set)  # of all the ways that are kept


def cut(source: Path, target: Path, plan: Plan) -> None:
    """Writes what lies in the box of `plan`, with whole ways and whole areas, to `target`.

    RuntimeError, with osmium's words, where `source` is no extract. The same source and box give the same bytes.
    """
    import osmium  # late: an authoring library, and 60 ms

    kept = _choose(osmium.FileProcessor(str(source)), plan)
    ways = kept.tagged | kept.members
    for way in osmium.FileProcessor(str(source), osmium.osm.WAY):
        if way.id in ways:
            kept.nodes.update(node.ref for node in way.nodes)
    header = osmium.io.Header()
    header.set("generator", "localsite")
    if said := dated(source) or kept.newest:
        header.set("osmosis_replication_timestamp", said)
    header.add_box(osmium.osm.Box(plan.west, plan.south, plan.east, plan.north))
    wanted: Mapping[str, Any] = {"n": kept.inside | kept.nodes, "w": ways, "r": kept.relations}
    with osmium.SimpleWriter(osmium.io.File(str(target), FORMAT), overwrite=True, header=header) as writer:
        for thing in osmium.FileProcessor(str(source)):
            if thing.id in wanted.get(thing.type_str(), ()) and (not thing.is_node() or thing.id in kept.nodes or len(thing.tags)):
                writer.add(thing.replace(tags=_tags(thing.tags)) if len(thing.tags) else thing)


def dated(extract: Path) -> str:
    """When an extract says that it was made: "2026-10-01T12:00:00Z"; "" where it does not."""
    import osmium  # late: see above

    with osmium.io.Reader(str(extract), osmium.osm.osm_entity_bits.NOTHING) as reader:
        return reader.header().get("osmosis_replication_timestamp") or reader.header().get("timestamp")


def _choose(things: Iterable[Any], plan: Plan) -> _Kept:
    """Files are in the order nodes, ways, relations: one pass is enough."""
    kept = _Kept()
    south, west, north, east = plan.south, plan.west, plan.north, plan.east
    for thing in things:
        if thing.timestamp.year > _EPOCH:
            kept.newest = max(kept.newest, thing.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ"))
        if thing.is_node():
            if west <= thing.lon <= east and south <= thing.lat <= north:
                kept.inside.add(thing.id)
        elif thing.is_way():
            if any(node.ref in kept.inside for node in thing.nodes):
                kept.touched.add(thing.id)
                kept.tagged |= {thing.id} if len(thing.tags) else set()
        elif thing.is_relation() and _is_area(thing.tags):
            members = {member.ref for member in thing.members if member.type == "w"}
            if members & kept.touched:
                kept.relations.add(thing.id)
                kept.members |= members
    return kept


def _is_area(tags: Any) -> bool:  # noqa: ANN401  # osmium comes without types
    kind = tags.get("type")
    return kind == "multipolygon" or (kind == "boundary" and tags.get("admin_level") in _TOWN_LEVELS)


def _tags(tags: Iterable[Any]) -> dict[str, str]:
    return {tag.k: tag.v for tag in tags if tag.k not in _WORKING_NOTES and not tag.k.startswith(("source:", "note:", "fixme:"))}
