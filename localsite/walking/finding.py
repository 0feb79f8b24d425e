"""Which is the best way between two spots? A* over the graph; a few thousand nodes, so that plain Python takes milliseconds."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from localsite.geo import Spot
from localsite.walking.streets import Edge, Foot, Point, Streets
from localsite.walking.ways import PLEASANTEST, PRIVATE

DOORSTEP = 80.0  # metres around a stop in which private ground may be walked on
WORTH = 20.0  # metres that a private way must be nearer than a public one
START, GOAL = -2, -1  # nodes that no street has


class NoWay(Exception):
    """There is none: `far` is the end that no way is near of (0 or 1), None where the ends do not hang together."""

    def __init__(self, far: int | None = None) -> None:
        super().__init__()
        self.far = far


class Path(NamedTuple):
    """A way that was found."""

    points: tuple[Point, ...]  # on the plan; two at least
    metres: float
    steps: float  # metres of stairs
    treads: float
    is_counted: bool  # True where the treads of all its stairs are counted
    off: tuple[float, float]  # metres from the way to the stops at both ends


class _Hop(NamedTuple):
    """A piece of an edge that is walked."""

    edge: int
    length: float  # metres
    to: int  # the node that it leads to


def found(streets: Streets, start: Spot, end: Spot) -> Path:
    """The best way. NoWay where there is none."""
    options = [[*_feet(streets, spot)] for spot in (start, end)]
    for number, feet in enumerate(options):
        if not feet:
            raise NoWay(number)
    doors = streets.plan.at(*start), streets.plan.at(*end)
    for one in options[0]:
        for other in options[1]:
            path = _between(streets, one, other, doors)
            if path:
                return path
    raise NoWay


def _feet(streets: Streets, spot: Spot) -> Iterator[Foot]:
    """Where one may set out from a stop: over private ground where that leads much nearer, else the street."""
    public, private = (streets.nearest(spot, private=where) for where in (False, True))
    if private and private.off <= DOORSTEP and (public is None or private.off + WORTH < public.off):
        yield private
    if public:
        yield public


def _between(streets: Streets, one: Foot, other: Foot, doors: tuple[Point, Point]) -> Path | None:
    came: dict[int, tuple[int, _Hop]] = {}  # node → where one came from, and how
    costs: dict[int, float] = {START: 0.0}
    queue = [(0.0, 0.0, START)]
    while queue:
        _, cost, node = heapq.heappop(queue)
        if node == GOAL:
            return _path(streets, came, one, other)
        if cost > costs[node]:
            continue
        for price, hop in _setting_out(streets, one, other) if node == START else _ahead(streets, node, other, doors):
            if cost + price < costs.get(hop.to, math.inf):
                costs[hop.to] = cost + price
                came[hop.to] = (node, hop)
                there = other.point if hop.to == GOAL else streets.points[hop.to]
                heapq.heappush(queue, (cost + price + math.dist(there, other.point) * PLEASANTEST, cost + price, hop.to))
    return None


def _setting_out(streets: Streets, one: Foot, other: Foot) -> Iterator[tuple[float, _Hop]]:
    """From a point amid an edge to both of its ends, and straight to the goal where that is on the same edge."""
    edge = streets.edges[one.edge]
    for node, share, rate in ((edge.one, one.share, edge.way.back), (edge.other, 1 - one.share, edge.way.forth)):
        yield _price(edge, share * edge.metres, rate), _Hop(one.edge, share * edge.metres, node)
    if one.edge == other.edge:
        part = abs(other.share - one.share) * edge.metres
        yield _price(edge, part, edge.way.forth if other.share >= one.share else edge.way.back), _Hop(one.edge, part, GOAL)


def _ahead(streets: Streets, node: int, other: Foot, doors: tuple[Point, Point]) -> Iterator[tuple[float, _Hop]]:
    """Where one comes to from a node."""
    for number in streets.leaving[node]:
        edge = streets.edges[number]
        to, rate = (edge.other, edge.way.forth) if edge.one == node else (edge.one, edge.way.back)
        if number == other.edge:
            part = (other.share if edge.one == node else 1 - other.share) * edge.metres
            yield _price(edge, part, rate), _Hop(number, part, GOAL)
        if not edge.way.is_private or _is_near(streets, edge, doors):
            yield _price(edge, edge.metres, rate), _Hop(number, edge.metres, to)


def _price(edge: Edge, metres: float, rate: float) -> float:
    """What a piece of an edge costs. No metres at all cost nothing, even where one may not go."""
    return metres * rate * (PRIVATE if edge.way.is_private else 1.0) if metres else 0.0


def _is_near(streets: Streets, edge: Edge, doors: tuple[Point, Point]) -> bool:
    return any(max(math.dist(streets.points[end], door) for end in (edge.one, edge.other)) <= DOORSTEP for door in doors)


def _path(streets: Streets, came: dict[int, tuple[int, _Hop]], one: Foot, other: Foot) -> Path:
    hops: list[_Hop] = []
    node = GOAL
    while node != START:
        node, hop = came[node]
        hops.append(hop)
    hops.reverse()
    points = [one.point, *(streets.points[hop.to] for hop in hops[:-1]), other.point]
    kept = [point for point, before in zip(points, (None, *points), strict=False) if point != before]
    steps = [(hop, streets.edges[hop.edge]) for hop in hops if streets.edges[hop.edge].way.is_steps]
    return Path(
        tuple(kept) if len(kept) > 1 else (one.point, other.point),
        sum(math.dist(a, b) for a, b in pairwise(kept)),
        sum(hop.length for hop, _ in steps),
        sum(edge.treads * hop.length / edge.metres for hop, edge in steps if edge.metres),
        all(edge.way.treads for hop, edge in steps if hop.length),
        (one.off, other.off),
    )
