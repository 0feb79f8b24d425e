"""What of a file of OpenStreetMap is read in the same way, whatever it is read for?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely import Geometry

_KINDS: Mapping[str, str] = {"n": "node", "w": "way", "r": "relation"}
_EPOCH = 1970  # of an object without a time


class Disordered(RuntimeError):
    """A file whose ways cannot be drawn: it is not sorted, or its objects have no numbers of OpenStreetMap yet."""

    def __init__(self, *, is_negative: bool = False) -> None:
        super().__init__("negative ids: osmium renumber" if is_negative else "not sorted: osmium sort")
        self.is_negative = is_negative


def faults() -> tuple[type[Exception], ...]:
    """What is raised where a file is no extract, or a broken one."""
    import osmium  # late: an authoring library, and 60 ms

    return RuntimeError, OSError, UnicodeDecodeError, osmium.InvalidLocationError


def ordered(path: Path, things: Iterable[Any]) -> Iterator[Any]:
    """The objects of a file, read with areas or locations. Disordered where ways have no points and the file itself is why."""
    is_bare = False
    for thing in things:
        if thing.is_way():
            missing = [node for node in thing.nodes if not node.location.valid()]
            if any(node.ref < 0 for node in missing):
                raise Disordered(is_negative=True)
            is_bare = is_bare or 0 < len(missing) == len(thing.nodes)
        yield thing
    if is_bare:  # cut off at the rim, mostly; but the file may have its nodes behind its ways
        _check_order(path)


def _check_order(path: Path) -> None:
    import osmium  # late: see above

    last = 0
    for thing in osmium.FileProcessor(str(path)):
        rank = "nwr".index(thing.type_str())
        if rank < last:
            raise Disordered
        last = rank


def reference(thing: Any) -> str:  # noqa: ANN401  # osmium comes without types
    """How OpenStreetMap calls an object: "node/267901435". An area is called as the way or the relation that it comes from."""
    if thing.is_area():
        return f"{'way' if thing.from_way() else 'relation'}/{thing.orig_id()}"
    return f"{_KINDS[thing.type_str()]}/{thing.id}"


def tags_of(thing: Any) -> dict[str, str]:  # noqa: ANN401  # see above
    """All that an object says of itself."""
    return {tag.k: tag.v for tag in thing.tags}


def shape_of(thing: Any, drawn: Any) -> Geometry | None:  # noqa: ANN401  # see above
    """The geometry of a node, a way (its line) or an area, in degrees, longitude first; `drawn` is a WKBFactory of osmium.

    None where its points lie outside the extract, or where it has no shape of its own.
    """
    import shapely  # late: an authoring library
    import shapely.wkb  # late: see above

    if thing.is_node():
        return shapely.Point(thing.location.lon, thing.location.lat) if thing.location.valid() else None
    if thing.is_area():
        try:
            return shapely.wkb.loads(drawn.create_multipolygon(thing), hex=True)
        except RuntimeError:  # rings that cross, as people draw them
            return None
    points = points_of(thing) if thing.is_way() else []
    return shapely.LineString(points) if len(points) > 1 else None


def points_of(way: Any) -> list[tuple[float, float]]:  # noqa: ANN401  # see above
    """The points of a way that the extract holds, longitude first."""
    return [(node.location.lon, node.location.lat) for node in way.nodes if node.location.valid()]


def member(one: Any) -> str:  # noqa: ANN401  # see above
    """How OpenStreetMap calls a member of a relation."""
    return f"{_KINDS[one.type]}/{one.ref}"


def changed(thing: Any) -> int:  # noqa: ANN401  # see above
    """The day (as `toordinal` counts) of the last change of an object; 0 where the file does not say."""
    return thing.timestamp.toordinal() if thing.timestamp.year > _EPOCH else 0


def dated(path: Path) -> str:
    """When an extract says that it was made: "2026-10-01T12:00:00Z"; "" where it does not."""
    import osmium  # late: see above

    with osmium.io.Reader(str(path), osmium.osm.osm_entity_bits.NOTHING) as reader:
        return reader.header().get("osmosis_replication_timestamp") or reader.header().get("timestamp")


def day_of(path: Path, newest: int = 0) -> date | None:
    """The day of the data: what the file says, else that of the newest change (see `changed`); None where neither is known."""
    try:
        return date.fromisoformat(dated(path)[:10])
    except ValueError:
        return date.fromordinal(newest) if newest else None
