"""Where in its street is a shop, a place, an event? A small map with a pin, as far as that may be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from localsite.content import Shop
from localsite.content.parts import Location
from localsite.geo import DETOUR, Plan, Spot, metres, minutes
from localsite.plan import maps
from localsite.plan.desk import MAP, Desk
from localsite.plan.mapped import Locator
from localsite.plan.points import Told, told
from localsite.plan.views import Where
from localsite.values import Entry

SIZE = (420, 260)  # metres
LEVEL = "street"
FURTHEST = 45  # minutes on foot: beyond, nobody walks


class Room(NamedTuple):
    """Metres between a point and the edges at least, so that what is drawn there is whole."""

    aside: int
    above: int
    below: int


ROOM: Mapping[str, Room] = {"exact": Room(22, 55, 14), "vague": Room(95, 95, 95)}  # a pin is 45 m high, a circle 80 m to each side


def where(desk: Desk, location: Location, language: str, entry: Entry | None = None, size: tuple[int, int] = SIZE) -> Where:
    """A location as much as may be told of it, with its small map of so many metres. `entry` is what the pin stands for."""
    said = desk.where(location, language)
    point = told(desk.site, location)
    if point is None:
        return said
    name = _name(desk, location, entry, language)
    app = f"geo:{said.geo}?q={said.geo}({quote(name, safe='')})" if said.geo else ""
    href = _on_town_map(desk, location, entry, language)
    return said._replace(locator=locator(desk, point, href, size), app=app, walk=_walk(desk, point))


def locator(desk: Desk, point: Told, href: str, size: tuple[int, int] = SIZE) -> Locator | None:
    """The small map around a point, which leads to the map of the town; None where there is no map, or the point lies outside it."""
    atlas = desk.atlas
    if atlas is None or not atlas.plan.holds(*point.spot):
        return None
    x, y = (round(figure) for figure in atlas.plan.at(*point.spot))
    side = next((level.side for level in atlas.town.levels if level.name == LEVEL), max(size))
    rect = around(atlas.plan, (x, y), side, ROOM["vague" if point.vague else "exact"], size)
    crop = maps.crop(desk, rect, LEVEL)
    _, left, top, *_ = crop.sheets[0] if crop.sheets else ("", 0, 0)
    return Locator(maps.seen_from(crop, left, top), x - left, y - top, point.vague, href)


def mapped_once(found: Sequence[tuple[Where, bool]]) -> Iterator[Where]:
    """Where an event is held, with True for places: a small map of those, else of the shops, and none of what one before it shows."""
    kept = list[Locator]()
    has_place = any(held.locator for held, is_place in found if is_place)
    for held, is_place in found:
        if held.locator and (is_place < has_place or any(_shows(one, held.locator) for one in kept)):
            yield held._replace(locator=None)
            continue
        kept += [held.locator] if held.locator else []
        yield held


def _shows(one: Locator, other: Locator) -> bool:
    """True where the pin of another small map lies on this one."""
    x, y, wide, high = map(int, one.crop.view.split())
    return one.crop.sheets[:1] == other.crop.sheets[:1] and x < other.x < x + wide and y < other.y < y + high


def around(plan: Plan, at: tuple[int, int], side: int, room: Room, size: tuple[int, int] = SIZE) -> maps.Rect:
    """The piece of the plan to show around a point: on as few sheets as may be, and with some room to every edge."""
    (x, y), (wide, high) = at, size
    return _start(x, wide, plan.wide, side, room.aside, room.aside), _start(y, high, plan.high, side, room.above, room.below), wide, high


def _start(point: int, size: int, whole: int, side: int, before: int, after: int) -> int:
    """Where a stretch begins that holds a point, in one dimension."""
    first, last = point + after - size, point - before  # with enough room on either side
    start = min(max(0, point - size // 2), max(0, whole - size))  # the middle, on the plan
    seam = -(-(start + 1) // side) * side  # the first seam between sheets after it
    if start < seam < min(start + size, whole):
        # The nearest way to have it outside, if the point keeps its room.
        moves = [to for to in (seam, seam - size) if first <= to <= last]
        start = min(moves, key=lambda to: abs(to - start), default=start)
    return min(max(start, first), last)


def _on_town_map(desk: Desk, location: Location, entry: Entry | None, language: str) -> str:
    """The address of the pin of a shop on the map of the town; "" where it has none."""
    address, facts = desk.sections.get((MAP, language)), entry.facts if entry else None
    if not address or entry is None or not isinstance(facts, Shop) or not facts.is_listed or location not in facts.locations:
        return ""
    number = facts.locations.index(location)
    return f"{desk.href(address)}#at-{entry.id}{f'-{number}' if number else ''}"


def _name(desk: Desk, location: Location, entry: Entry | None, language: str) -> str:
    of = entry or desk.find(location.at, "place")
    return of.say(of.title, language).text if of else desk.settings.name


def _walk(desk: Desk, point: Told) -> int:
    """Minutes on foot from the centre of the collective; 0 where nobody would walk that, or the centre is not known."""
    centre = desk.settings.map.centre if desk.settings.map else ()
    if len(centre) != 2:
        return 0
    walk = minutes(metres(Spot(*centre), point.spot) * DETOUR)
    return walk if walk <= FURTHEST else 0
