"""Where in its street is a shop, a place, an event? A small map with a pin, as far as that may be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from localsite.content import Shop
from localsite.content.parts import Location
from localsite.geo import DETOUR, Plan, Spot, metres, minutes
from localsite.plan import maps
from localsite.plan.desk import Desk
from localsite.plan.views import Locator, Where
from localsite.values import Entry

SIZE = (420, 260)  # metres
LEVEL = "street"
# Metres between what is shown and the edge: the pin is 45 m high, the circle 80 m wide to each side.
ROOM: Mapping[str, int] = {"exact": 55, "vague": 95}
FURTHEST = 45  # minutes on foot: beyond, nobody walks
MAP = "map"  # the section of the town map


class Point(NamedTuple):
    """A point of the town, as exactly as it may be told."""

    spot: Spot
    vague: bool  # the door is somewhere around: no more is known, or may be told


def where(desk: Desk, location: Location, language: str, entry: Entry | None = None) -> Where:
    """A location as much as may be told of it, with its small map. `entry` is what the pin stands for."""
    told = desk.where(location, language)
    point = point_of(desk, location)
    if point is None:
        return told
    name = _name(desk, location, entry, language)
    walk = _walk(desk, point)
    app = f"geo:{told.geo}?q={told.geo}({quote(name, safe='')})" if told.geo else ""
    return told._replace(locator=locator(desk, point, entry, language), app=app, walk=walk)


def point_of(desk: Desk, location: Location) -> Point | None:
    """The point of a location, or of the place that it is in; None where nothing, or no more than the town, may be told."""
    public = location.public()
    place = desk.find(public.at, "place")
    of = public if public.lat is not None else place.facts if place else None
    lat, lon = getattr(of, "lat", None), getattr(of, "lon", None)
    known = lat is not None and lon is not None and public.precision in {"exact", "street"}
    return Point(Spot(lat, lon), not public.is_exact) if known and lat is not None and lon is not None else None


def locator(desk: Desk, point: Point, entry: Entry | None, language: str) -> Locator | None:
    """The small map around a point; None where there is no map, or the point lies outside it."""
    atlas = desk.atlas
    if atlas is None or not atlas.plan.holds(*point.spot):
        return None
    x, y = (round(figure) for figure in atlas.plan.at(*point.spot))
    side = next((level.side for level in atlas.town.levels if level.name == LEVEL), max(SIZE))
    rect = around(atlas.plan, (x, y), side, ROOM["vague" if point.vague else "exact"])
    return Locator(maps.crop(desk, rect, LEVEL), x, y, point.vague, _on_town_map(desk, entry, language))


def around(plan: Plan, at: tuple[int, int], side: int, room: int) -> maps.Rect:
    """The piece of the plan to show around a point: on as few sheets as may be, and with some room to every edge."""
    x, y = (_start(point, size, whole, side, room) for point, size, whole in zip(at, SIZE, (plan.wide, plan.high), strict=True))
    return x, y, *SIZE


def _start(point: int, size: int, whole: int, side: int, room: int) -> int:
    """Where a stretch begins that holds a point, in one dimension."""
    first, last = point + room - size, point - room  # with enough room on either side
    start = min(max(0, point - size // 2), max(0, whole - size))  # the middle, on the plan
    seam = -(-(start + 1) // side) * side  # the first seam between sheets after it
    if start < seam < min(start + size, whole):
        # The nearest way to have it outside, if the point keeps its room.
        moved = min((seam, seam - size), key=lambda to: abs(to - start))
        start = moved if first <= moved <= last else start
    return min(max(start, first), last)


def _on_town_map(desk: Desk, entry: Entry | None, language: str) -> str:
    """The address of a shop on the map of the town; "" where it is not there."""
    address = desk.sections.get((MAP, language))
    is_there = entry is not None and isinstance(entry.facts, Shop) and entry.facts.is_listed
    return f"{desk.href(address)}#{entry.id}" if address and entry and is_there else ""


def _name(desk: Desk, location: Location, entry: Entry | None, language: str) -> str:
    of = entry or desk.find(location.at, "place")
    return of.say(of.title, language).text if of else desk.settings.name


def _walk(desk: Desk, point: Point) -> int:
    """Minutes on foot from the centre of the collective; 0 where nobody would walk that, or the centre is not known."""
    centre = desk.settings.map.centre if desk.settings.map else ()
    if len(centre) != 2:
        return 0
    walk = minutes(metres(Spot(*centre), point.spot) * DETOUR)
    return walk if walk <= FURTHEST else 0
