"""Which piece of the earth does the map show? A box in degrees, from the settings, from the data, or around a place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from localsite.basemap.layers import TOWNS
from localsite.basemap.looks import looks
from localsite.basemap.names import language_of
from localsite.basemap.sheets import all_sheets
from localsite.diagnostics import SiteError
from localsite.geo import DEGREE, Plan, Spot, metres
from localsite.maps import MOST_SHEETS
from localsite.new import ground
from localsite.words import folded

_SMALLEST = 100.0
_NEAREST = 5  # names that are proposed


class Territory(NamedTuple):
    """What was found for a wish: a plan, or the reason why there is none."""

    plan: Plan | None
    problem: str = ""  # "no box", "apart", "swapped", "reversed", "large", "small", "unknown", "several"
    near: tuple[str, ...] = ()  # names that were meant, perhaps, or where they are
    cropped: bool = False  # less than was asked for, as the extract ends before


def box_of(source: Path, wanted: Sequence[float] | None = None) -> Territory:
    """The box that is wanted (south, west, north, east), as far as the extract goes; the extract's own where none is.

    RuntimeError, with osmium's words, where the source cannot be read.
    """
    data = _data_box(source)
    if wanted is None:
        return _fit(data) if data else Territory(None, "no box")
    box = tuple(wanted)
    if box[0] >= box[2] or box[1] >= box[3]:
        return Territory(None, "reversed")
    if not data:
        return _fit(box)
    both = (max(box[0], data[0]), max(box[1], data[1]), min(box[2], data[2]), min(box[3], data[3]))
    if both[0] >= both[2] or both[1] >= both[3]:
        turned = (box[1], box[0], box[3], box[2])
        swapped = turned[0] < data[2] and turned[2] > data[0] and turned[1] < data[3] and turned[3] > data[1]
        return Territory(None, "swapped" if swapped else "apart")
    return _fit(both)._replace(cropped=both != box)


def around(source: Path, place: str, radius: float) -> Territory:
    """A box around a place of the extract, or around "latitude,longitude", so many metres to each side."""
    spots = [*_spots(source, place)]
    if not spots:
        return Territory(None, "unknown", _alike(source, place))
    middle = spots[0][1]
    if any(metres(middle, other) > radius for _, other in spots):
        return Territory(None, "several", tuple(f"{spot.lat:.4f},{spot.lon:.4f} ({kind})" for kind, spot in spots[:_NEAREST]))
    north, east = radius / DEGREE, radius / DEGREE / math.cos(math.radians(middle.lat))
    return box_of(source, (middle.lat - north, middle.lon - east, middle.lat + north, middle.lon + east))


def _fit(box: Sequence[float]) -> Territory:
    south, west, north, east = (round(edge, 5) for edge in box)
    if not (-85 < south < north < 85 and -180 <= west < east <= 180):
        return Territory(None, "apart")
    plan = Plan(south, west, north, east)
    if sum(1 for look in looks(plan.wide, plan.high) for _ in all_sheets(plan, look)) > MOST_SHEETS:
        return Territory(None, "large")
    return Territory(plan) if min(plan.wide, plan.high) >= _SMALLEST else Territory(None, "small")


def _data_box(source: Path) -> tuple[float, ...] | None:
    """What the extract says that it holds."""
    import osmium  # late: an authoring library, and 60 ms

    with osmium.io.Reader(str(source), osmium.osm.osm_entity_bits.NOTHING) as reader:
        box = reader.header().box()
        return (box.bottom_left.lat, box.bottom_left.lon, box.top_right.lat, box.top_right.lon) if box.valid() else None


def _spots(source: Path, place: str) -> Iterator[tuple[str, Spot]]:
    """What has a name, and where: the largest kind of place only; or the point that was written."""
    first, comma, second = place.partition(",")
    try:
        lat, lon = float(first), float(second if comma else "x")
    except ValueError:
        found = [(kind, spot) for kind, name, spot in _named(source) if folded(name) == folded(place)]
        best = min((_rank(kind) for kind, _ in found), default=0)
        yield from ((kind, spot) for kind, spot in found if _rank(kind) == best)
    else:
        if math.isfinite(lat) and math.isfinite(lon):
            yield "", Spot(lat, lon)


def _alike(source: Path, place: str) -> tuple[str, ...]:
    from difflib import get_close_matches  # late: only for those who mistype

    names = {folded(name): name for _, name, _ in _named(source)}
    return tuple(names[near] for near in get_close_matches(folded(place), names, _NEAREST, 0.7))


def _rank(kind: str) -> int:
    """How much of a place it is: a town before a quarter, a quarter before a street."""
    return TOWNS.index(kind) if kind in TOWNS else len(TOWNS) + (kind == "highway")


def _named(source: Path) -> Iterator[tuple[str, str, Spot]]:
    """Every name of the extract: what kind of thing has it ("town", "highway"), and where."""
    import osmium  # late: see above

    things: Any = osmium.FileProcessor(str(source)).with_locations().with_filter(osmium.filter.KeyFilter("name"))
    for thing in things:
        if thing.is_relation():
            continue
        points = [thing.location] if thing.is_node() else [node.location for node in thing.nodes]
        valid = [point for point in points if point.valid()]
        if valid:
            kind = thing.tags.get("place") or ("highway" if "highway" in thing.tags else "")
            yield kind, thing.tags["name"], Spot(valid[len(valid) // 2].lat, valid[len(valid) // 2].lon)


def language_of_streets(root: Path) -> str:
    """The language in which the streets around a site are called, as far as its settings tell."""
    try:
        settings = ground(root).settings
    except SiteError:
        return language_of("fr", None)
    return language_of(settings.language, settings.country)


def territory_of(root: Path, beyond: float) -> tuple[float, float, float, float] | None:
    """The territory that the settings of a site give, with some metres around it. SiteError where they cannot be read."""
    given = ground(root).settings.map
    if given is None or given.box is None:
        return None
    south, west, north, east = given.box
    up, aside = beyond / DEGREE, beyond / DEGREE / math.cos(math.radians(south))
    return south - up, west - aside, north + up, east + aside
