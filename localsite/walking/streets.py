"""The walkable streets of an extract as a graph on a plan: nodes, edges, squares that one crosses, and what hangs together."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from localsite.extracts import changed, day_of, ordered
from localsite.geo import Plan, Spot
from localsite.walking.ways import Traveller, Way, way

Point = tuple[float, float]  # metres on the plan
AROUND = 1_200.0  # metres of streets that are read around the stops: who walks does not go further round
CELL = 50.0  # metres
REACH = 400.0  # metres from a stop in which a way is looked for
BEND = 0.1  # radians, of an outline that one turns around
MOST_CORNERS = 90  # of a square between which lines of sight are drawn


class Edge(NamedTuple):
    """A straight piece of a way."""

    one: int
    other: int
    metres: float
    way: Way
    treads: float = 0.0


class Foot(NamedTuple):
    """The point of an edge that is nearest to a stop."""

    edge: int
    share: float  # of the edge, 0 to 1
    point: Point
    off: float  # metres from the stop


@dataclass(frozen=True, slots=True)
class Streets:
    """A graph of streets."""

    plan: Plan
    points: Sequence[Point] = field(hash=False)
    edges: Sequence[Edge] = field(hash=False)
    leaving: Mapping[int, Sequence[int]] = field(hash=False)  # node → the edges that touch it
    reached: frozenset[int]  # nodes that hang together with most others, over public ground
    behind: frozenset[int]  # nodes that can be reached from those over private ground alone
    cells: Mapping[tuple[int, int], Sequence[int]] = field(hash=False)  # square of CELL metres → edges
    date: date | None  # of the data

    def nearest(self, spot: Spot, *, private: bool) -> Foot | None:
        """The point of the streets next to a spot; None where there is none near. `private` looks at private ground alone."""
        here = self.plan.at(*spot)
        column, row = int(here[0] // CELL), int(here[1] // CELL)
        best: Foot | None = None
        for ring in range(int(REACH // CELL) + 1):
            for number in self._ring(column, row, ring):
                if self._counts(self.edges[number], private=private):
                    one, other = (self.points[end] for end in self.edges[number][:2])
                    foot = _foot(number, here, one, other)
                    best = foot if best is None or foot.off < best.off else best
            if best and best.off <= ring * CELL:
                return best
        return best if best and best.off <= REACH else None

    def _ring(self, column: int, row: int, ring: int) -> Iterator[int]:
        for x in range(column - ring, column + ring + 1):
            for y in range(row - ring, row + ring + 1):
                if max(abs(x - column), abs(y - row)) == ring:
                    yield from self.cells.get((x, y), ())

    def _counts(self, edge: Edge, *, private: bool) -> bool:
        if edge.way.is_below:
            return False
        if private:
            return edge.way.is_private and (edge.one in self.behind or edge.one in self.reached)
        return not edge.way.is_private and edge.one in self.reached


def _foot(number: int, here: Point, one: Point, other: Point) -> Foot:
    wide, high = other[0] - one[0], other[1] - one[1]
    reach = wide * wide + high * high
    share = min(1.0, max(0.0, ((here[0] - one[0]) * wide + (here[1] - one[1]) * high) / reach)) if reach else 0.0
    point = one[0] + wide * share, one[1] + high * share
    return Foot(number, share, point, math.dist(here, point))


class _Square(NamedTuple):
    """A square that one crosses: its rings as nodes, the outer one first."""

    rings: tuple[tuple[int, ...], ...]
    way: Way


class _Draft:
    """A graph while the extract is read."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.numbers: dict[int, int] = {}  # of OpenStreetMap → ours
        self.points: list[Point] = []
        self.edges: list[Edge] = []
        self.uses: Counter[int] = Counter()  # how many ways touch a node
        self.squares: list[_Square] = []
        self.newest = 0

    def node(self, ref: int, lat: float, lon: float) -> int:
        if ref not in self.numbers:
            self.numbers[ref] = len(self.points)
            self.points.append(self.plan.at(lat, lon))
        return self.numbers[ref]

    def nodes(self, them: Iterable[Any]) -> list[int]:
        return [self.node(one.ref, one.location.lat, one.location.lon) for one in them if one.location.valid()]

    def chain(self, nodes: Sequence[int], kind: Way) -> None:
        lengths = [math.dist(self.points[one], self.points[other]) for one, other in pairwise(nodes)]
        whole = sum(lengths) or 1.0
        for (one, other), metres in zip(pairwise(nodes), lengths, strict=True):
            if one != other:
                self.edges.append(Edge(one, other, metres, kind, kind.treads * metres / whole))
        self.uses.update(set(nodes))


def read_streets(path: Path, around: Sequence[Spot], traveller: Traveller) -> Streets:
    """The streets around some spots. RuntimeError or OSError, with osmium's words, where the file is no extract."""
    import osmium  # late: an authoring library, and 60 ms

    draft = _Draft(_plan(around))
    wanted = osmium.filter.KeyFilter("highway")
    for thing in ordered(path, osmium.FileProcessor(str(path)).with_areas().with_filter(wanted)):
        if thing.is_way():
            _take_way(thing, draft, traveller)
        elif thing.is_area():
            _take_area(thing, draft, traveller)
    for square in draft.squares:
        _cross(square, draft)
    return _finished(draft, day_of(path, draft.newest))


def _plan(around: Sequence[Spot]) -> Plan:
    """A plan of the ground around the stops."""
    lats, lons = [spot.lat for spot in around], [spot.lon for spot in around]
    north = AROUND / 111_000
    east = north / max(0.05, math.cos(math.radians(sum(lats) / len(lats))))
    return Plan(min(lats) - north, min(lons) - east, max(lats) + north, max(lons) + east)


def _take_way(thing: Any, draft: _Draft, traveller: Traveller) -> None:  # noqa: ANN401  # these libraries come without types
    kind = way({tag.k: tag.v for tag in thing.tags}, traveller)
    if kind is None:
        return
    there = [node for node in thing.nodes if node.location.valid()]
    if not any(draft.plan.holds(node.location.lat, node.location.lon) for node in there):
        return
    draft.newest = max(draft.newest, changed(thing))
    draft.chain(draft.nodes(there), kind)


def _take_area(thing: Any, draft: _Draft, traveller: Traveller) -> None:  # noqa: ANN401  # see above
    tags = {tag.k: tag.v for tag in thing.tags}
    is_square = tags.get("highway") in ("pedestrian", "footway", "path", "living_street") and (
        tags.get("area") == "yes" or not thing.from_way()
    )
    kind = way(tags, traveller) if is_square else None
    if kind is None:
        return
    for outer in thing.outer_rings():
        if not any(draft.plan.holds(node.location.lat, node.location.lon) for node in outer if node.location.valid()):
            continue
        rings = tuple(tuple(draft.nodes(ring)) for ring in (outer, *thing.inner_rings(outer)))
        if not thing.from_way():  # a closed way was taken as a way already
            for ring in rings:
                draft.chain(ring, kind)
        draft.squares.append(_Square(rings, kind))


def _cross(square: _Square, draft: _Draft) -> None:
    """Lines of sight over a square, between the doors in its outline and the corners that one turns around."""
    import shapely  # late: an authoring library

    rings = [[draft.points[node] for node in ring] for ring in square.rings]
    if len(rings[0]) < 4:
        return
    shape = shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) > 3]).buffer(0.3)
    shapely.prepare(shape)
    nodes = [node for ring in square.rings for node in ring[:-1]]
    doors = [node for node in nodes if draft.uses[node] > 1]
    corners = [node for n, ring in enumerate(square.rings) for node in _turning(ring, rings[n], is_hole=n > 0)]
    those = [*dict.fromkeys((*doors, *corners))][:MOST_CORNERS]
    beside = {frozenset(pair) for ring in square.rings for pair in pairwise(ring)}
    for one, other in combinations(those, 2):
        ends = draft.points[one], draft.points[other]
        if frozenset((one, other)) not in beside and shape.covers(shapely.LineString(ends)):
            draft.edges.append(Edge(one, other, math.dist(*ends), square.way))


def _turning(ring: Sequence[int], points: Sequence[Point], *, is_hole: bool) -> Iterator[int]:
    """The nodes that stick into a square, around which one walks: inner corners of its outline, outer ones of what stands on it."""
    area = sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(points))
    inward = (-1 if area > 0 else 1) * (-1 if is_hole else 1)
    for node, before, here, after in zip(ring[:-1], (points[-2], *points), points[:-1], points[1:], strict=False):
        turn = math.atan2(after[1] - here[1], after[0] - here[0]) - math.atan2(here[1] - before[1], here[0] - before[0])
        if math.remainder(turn, math.tau) * inward > BEND:
            yield node


def _finished(draft: _Draft, dated: date | None) -> Streets:
    leaving: dict[int, list[int]] = defaultdict(list)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, edge in enumerate(draft.edges):
        leaving[edge.one].append(number)
        leaving[edge.other].append(number)
        for cell in _cells(draft.points[edge.one], draft.points[edge.other]):
            cells[cell].append(number)
    together = _component(draft.edges, leaving)
    behind = _spread(together, draft.edges, leaving, private=True) - together
    return Streets(draft.plan, draft.points, draft.edges, dict(leaving), frozenset(together), frozenset(behind), dict(cells), dated)


def _cells(one: Point, other: Point) -> Iterator[tuple[int, int]]:
    (left, right), (top, low) = (sorted((one[axis] // CELL, other[axis] // CELL)) for axis in (0, 1))
    return ((x, y) for x in range(int(left), int(right) + 1) for y in range(int(top), int(low) + 1))


def _component(edges: Sequence[Edge], leaving: Mapping[int, Sequence[int]]) -> set[int]:
    """The nodes that most others can be reached from, over public ground."""
    seen: set[int] = set()
    best: set[int] = set()
    for node in leaving:
        if node not in seen:
            found = _spread({node}, edges, leaving, private=False)
            seen |= found
            best = max(best, found, key=len)
    return best


def _spread(start: set[int], edges: Sequence[Edge], leaving: Mapping[int, Sequence[int]], *, private: bool) -> set[int]:
    """All nodes that one comes to from some, over public ground alone or over private ground alone."""
    found, waiting = set(start), [*start]
    while waiting:
        node = waiting.pop()
        for number in leaving[node]:
            edge = edges[number]
            other = edge.other if edge.one == node else edge.one
            if edge.way.is_private == private and other not in found:
                found.add(other)
                waiting.append(other)
    return found
