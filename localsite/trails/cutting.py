"""How do the lines of a file become ways from stop to stop?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from localsite.geo import DEGREE, Spot
from localsite.trails.line import Line
from localsite.trails.value import Leg, length

Point = tuple[float, float]  # metres on a plane


class _Foot(NamedTuple):
    """The point of a line that is nearest to a stop."""

    segment: int
    share: float  # of the segment, 0 to 1
    spot: Spot


def legs_of(lines: Sequence[Line], names: Sequence[str], spots: Sequence[Spot | None], *, loop: bool) -> tuple[Leg, ...]:
    """The ways between the stops that are somewhere. Lines that were made for them are taken as they are; others are cut."""
    wanted = pairs(spots, loop=loop)
    if not wanted:
        return ()
    if is_made_for(lines, names, spots, loop=loop):
        return tuple(
            Leg(start, end, line.spots, round(length(line.spots)), line.steps, line.treads, line.straight)
            for (start, end), line in zip(wanted, lines, strict=True)
        )
    whole = tuple(spot for line in lines for spot in line.spots)
    stops = [spots[start] for start, _ in wanted]
    stops.append(spots[wanted[-1][1]])
    feet = _feet(whole, [stop for stop in stops if stop])
    return tuple(_leg(whole, start, end, one, other) for (start, end), (one, other) in zip(wanted, pairwise(feet), strict=True))


def pairs(spots: Sequence[Spot | None], *, loop: bool) -> list[tuple[int, int]]:
    """Which stops follow each other on the map."""
    there = [number for number, spot in enumerate(spots) if spot]
    return [*pairwise([*there, there[0]] if loop and len(there) > 1 else there)]


def is_made_for(lines: Sequence[Line], names: Sequence[str], spots: Sequence[Spot | None], *, loop: bool) -> bool:
    """True where each line says that it is the way from one of these stops to the next."""
    wanted = [(names[start], names[end]) for start, end in pairs(spots, loop=loop)]
    return wanted == [(line.start, line.end) for line in lines]


def _leg(whole: tuple[Spot, ...], start: int, end: int, one: _Foot, other: _Foot) -> Leg:
    between = whole[one.segment + 1 : other.segment + 1]
    spots = [spot for spot, before in zip((one.spot, *between, other.spot), (None, one.spot, *between), strict=True) if spot != before]
    found = tuple(spots) if len(spots) > 1 else (one.spot, other.spot)
    return Leg(start, end, found, round(length(found)))


def _feet(line: tuple[Spot, ...], stops: Sequence[Spot]) -> list[_Foot]:
    """Where a line passes each of the stops in turn, as near to all of them as can be."""
    east = DEGREE * math.cos(math.radians(stops[0].lat))
    points = [(spot.lon * east, spot.lat * DEGREE) for spot in line]
    segments = [*pairwise(points)]
    ways: list[list[int]] = []  # for each stop: the segment of the stop before, where this one is passed on a segment
    costs = [0.0] * len(segments)
    for stop in stops:
        here = (stop.lon * east, stop.lat * DEGREE)
        best, best_from, row = math.inf, 0, list[int]()
        for number, (one, other) in enumerate(segments):
            if costs[number] < best:
                best, best_from = costs[number], number
            row.append(best_from)
            costs[number] = best + _off(here, one, other)[0]
        ways.append(row)
    # The last of equals: a loop ends where it began.
    last = min(range(len(segments)), key=lambda number: (round(costs[number]), -number))
    passed: list[int] = []
    for row in reversed(ways):
        passed.append(last)
        last = row[last]
    return _in_order([*reversed(passed)], line, segments, [(stop.lon * east, stop.lat * DEGREE) for stop in stops])


def _in_order(passed: Sequence[int], line: Sequence[Spot], segments: Sequence[tuple[Point, Point]], stops: Sequence[Point]) -> list[_Foot]:
    found: list[_Foot] = []
    for number, stop in zip(passed, stops, strict=True):
        _, share = _off(stop, *segments[number])
        if found and found[-1].segment == number:
            share = max(share, found[-1].share)  # never back
        one, other = line[number], line[number + 1]
        spot = Spot(one.lat + (other.lat - one.lat) * share, one.lon + (other.lon - one.lon) * share)
        found.append(_Foot(number, share, spot))
    return found


def _off(here: Point, one: Point, other: Point) -> tuple[float, float]:
    """How far a point is from a segment, squared, and at which share of it."""
    wide, high = other[0] - one[0], other[1] - one[1]
    reach = wide * wide + high * high
    share = min(1.0, max(0.0, ((here[0] - one[0]) * wide + (here[1] - one[1]) * high) / reach)) if reach else 0.0
    x, y = one[0] + wide * share - here[0], one[1] + high * share - here[1]
    return x * x + y * y, share
