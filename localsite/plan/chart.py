"""How is a trail drawn over the map of the town, or on plain ground where there is none? Everything is in metres, but for what is read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from localsite.geo import Plan, Spot, metres
from localsite.plan.desk import Desk
from localsite.plan.mapped import Course, Crop, Dot, Milestone, Scale
from localsite.plan.maps import Rect, best_level, crop
from localsite.plan.measures import distance
from localsite.plan.paper import level
from localsite.plan.room import Point, apart, within
from localsite.trails import FAR, Trip


class Mark(NamedTuple):
    """What a pin says."""

    name: str
    href: str = ""  # where it leads
    hue: str = ""
    vague: bool = False  # the door is somewhere around


class Frame(NamedTuple):
    """The room that a chart has."""

    wide: float  # CSS pixels at which it must still be legible
    flat: float  # how many times as wide as high it is, at most and at least
    tall: float
    apart: float = 29.0  # CSS pixels between the middles of two pins
    paper: bool = False


SCREEN = Frame(350, 1.6, 0.8)
PIXELS = 96 / 25.4  # CSS pixels in a millimetre
NARROWEST = 250.0  # metres that a chart shows at least
MARGIN = 0.09  # of a chart, around all that is on it
ARROW = 8  # CSS pixels
MOST_ARROWS = 40
# Corners of a chart, right or left, upper or lower, as they are chosen where several are free.
CORNERS = ((False, False), (True, False), (False, True), (True, True))
NORTHS = ((True, True), (False, True), (True, False), (False, False))
_BARS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)


def chart(desk: Desk, trip: Trip, marks: Sequence[Mark], language: str, frame: Frame = SCREEN) -> Course | None:
    """A trail with its numbered stops; `marks` tells of each. None where nothing of it is placed."""
    spots = [*(spot for spot in trip.stops if spot), *(spot for leg in trip.legs for spot in leg.spots)]
    if not spots:
        return None
    ground = _ground(desk, spots)
    plan = ground or _around(spots)
    lines = [[plan.at(*spot) for spot in leg.spots] for leg in trip.legs]
    stops = [(number, plan.at(*spot)) for number, spot in enumerate(trip.stops) if spot]
    rect = fitted([point for _, point in stops] + [point for line in lines for point in line], frame, ground)
    frame = frame._replace(wide=min(frame.wide, frame.wide / frame.flat * rect[2] / rect[3])) if frame.paper else frame
    gap = frame.apart * rect[2] / frame.wide
    pins = apart([point for _, point in stops], rect, gap, gap / 2)
    picture = _picture(desk if ground else None, rect, frame)
    return Course(
        crop=picture,
        lines=tuple(_drawn(line) for line, leg in zip(lines, trip.legs, strict=True) if trip.routed and not leg.straight),
        straight=(
            *(_drawn(line) for line, leg in zip(lines, trip.legs, strict=True) if leg.straight or not trip.routed),
            *(_drawn([plan.at(*spot) for spot in gap]) for gap in _gaps(trip, marks)),
        ),
        arrows=tuple(_arrows(lines, rect, frame)),
        leaders="".join(f"M{x:.0f} {y:.0f}L{px:.0f} {py:.0f}" for (_, (x, y)), (px, py) in zip(stops, pins, strict=True)),
        pins=tuple(_pin(number, point, marks[number], rect) for (number, _), point in zip(stops, pins, strict=True)),
        scale=_scale(rect, language, frame, [*pins, *(point for line in lines for point in line)]),
        is_mapped=bool(picture.sheets),
        from_osm=bool(picture.sheets) or trip.from_osm,
        vague=tuple(Dot(round(x), round(y)) for number, (x, y) in stops if marks[number].vague),
        wide=f"{frame.wide / PIXELS:.1f}mm" if frame.paper else "",
    )


def _picture(desk: Desk | None, rect: Rect, frame: Frame) -> Crop:
    if desk is None or desk.atlas is None:
        return Crop(" ".join(map(str, rect)), round(rect[2]), round(rect[3]), ())
    best = level(desk.atlas, rect, frame.wide) if frame.paper else best_level(desk.atlas, rect, frame.wide * 1.5)
    return crop(desk, rect, best.name, paper=frame.paper)


def _ground(desk: Desk, spots: Sequence[Spot]) -> Plan | None:
    """The plan of the town, where it holds the whole trail."""
    return desk.atlas.plan if desk.atlas and all(desk.atlas.plan.holds(*spot) for spot in spots) else None


def _around(spots: Sequence[Spot]) -> Plan:
    """A plan of the trail alone."""
    lats, lons = [spot.lat for spot in spots], [spot.lon for spot in spots]
    around = 0.001  # degrees: a plan of a single point has no size
    return Plan(min(lats) - around, min(lons) - around, max(lats) + around, max(lons) + around)


def _gaps(trip: Trip, marks: Sequence[Mark]) -> Iterator[tuple[Spot, Spot]]:
    """From the end of a line that goes no nearer to its stop, where the door is somewhere around."""
    for leg in trip.legs:
        for number, end in ((leg.start, leg.spots[0]), (leg.end, leg.spots[-1])):
            stop = trip.stops[number]
            if stop and marks[number].vague and metres(stop, end) > FAR:
                yield end, stop


def fitted(points: Sequence[Point], frame: Frame, ground: Plan | None) -> Rect:
    """The piece of the plan that shows all these points, in a shape that fits its room; never more than there is of the map."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, low = min(y for _, y in points), max(y for _, y in points)
    wide, high = (side * (1 + 2 * MARGIN) for side in (right - left, low - top))
    wide = max(wide, NARROWEST, high * frame.tall)
    high = max(high, wide / frame.flat)
    wide = max(wide, high * frame.tall)
    return within(((left + right - wide) / 2, (top + low - high) / 2, wide, high), ground)


def _drawn(line: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in line)


def _arrows(lines: Sequence[Sequence[Point]], rect: Rect, frame: Frame) -> Iterator[str]:
    """Which way it goes: an arrow amid the longest piece of each leg, and of every other piece that is long."""
    size = rect[2] / frame.wide * ARROW
    pieces = [piece for line in lines for piece in _long(line, size)]
    for (x, y), (tox, toy) in pieces[:MOST_ARROWS]:
        way = math.dist((x, y), (tox, toy))
        dx, dy = (tox - x) / way * size, (toy - y) / way * size
        # Before the middle: whoever comes back the same way has one of their own.
        tip = x + (tox - x) * 0.42 + dx / 2, y + (toy - y) * 0.42 + dy / 2
        back = tip[0] - dx, tip[1] - dy
        ends = (back[0] - dy * 0.6, back[1] + dx * 0.6), tip, (back[0] + dy * 0.6, back[1] - dx * 0.6)
        yield f"M{'L'.join(f'{end[0]:.1f} {end[1]:.1f}' for end in ends)}z"


def _long(line: Sequence[Point], size: float) -> Iterator[tuple[Point, Point]]:
    pieces = [*pairwise(line)]
    longest = max(pieces, key=lambda piece: math.dist(*piece))
    for piece in pieces:
        length = math.dist(*piece)
        if length > size * 12 or (piece is longest and length > size * 2):
            yield piece


def _pin(number: int, point: Point, mark: Mark, rect: Rect) -> Milestone:
    left, top = (100 * (point[axis] - rect[axis]) / rect[axis + 2] for axis in (0, 1))
    return Milestone(number + 1, f"{left:.1f}%", f"{top:.1f}%", mark.name, mark.href, mark.hue)


def _scale(rect: Rect, language: str, frame: Frame, taken: Sequence[Point]) -> Scale:
    """A bar of a round length, about a quarter of the chart, in the corner where the least is; north is in another."""
    long = max((bar for bar in _BARS if bar <= rect[2] * 0.28), default=_BARS[0])
    pixel = rect[2] / frame.wide
    room = long + 24 * pixel, 40 * pixel  # with half a pin to each side
    aside, above = min(CORNERS, key=lambda corner: sum(_is_in(point, rect, corner, room) for point in taken))
    free = [corner for corner in NORTHS if corner != (aside, above)]
    north = min(free, key=lambda corner: sum(_is_in(point, rect, corner, (42 * pixel, 48 * pixel)) for point in taken))
    return Scale(distance(long, language), f"{100 * long / rect[2]:.1f}%", aside, above, north)


def _is_in(point: Point, rect: Rect, corner: tuple[bool, bool], room: tuple[float, float]) -> bool:
    """True where a point lies in a corner of the chart: the right one or the left, the upper one or the lower."""
    off = [point[axis] - rect[axis] for axis in (0, 1)]
    far = rect[2] - off[0] if corner[0] else off[0], off[1] if corner[1] else rect[3] - off[1]
    return far[0] < room[0] and far[1] < room[1]
