"""Where along a street is a number, when the houses of some of its numbers are known?"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from localsite.locating.answer import Outcome
from localsite.locating.asking import Number
from localsite.locating.spelling import key
from localsite.locating.town import XY, Door, Piece, Run, Town

if TYPE_CHECKING:
    from shapely import Geometry

SAME_HOUSE = 100.0  # metres within which houses of the same number are one
_APART = 75.0  # metres: half of what may lie between two pieces of one street
_OFF_STREET = 100.0  # metres from its street beyond which a house is not believed
_WIDEST_GAP = 20  # numbers between two houses from which a third is told
_FARTHEST_GAP = 250.0  # metres between them
_STRAIGHT = 60.0  # metres that may be bridged where the street is not drawn
_SPACING = 12.0  # metres of street for each number, where nothing better is known
_POINT = 25.0  # how far from its door the point of a house may be
_LEAST = 10.0  # metres by which anything but an exact number may be wrong, at least
_NO_LONGER_NEAR = 60.0  # metres from the nearest house beyond which the street as a whole is the more honest answer
_OTHER_SIDE = 6  # how many numbers further a house seems that stands on the other side


class Found(NamedTuple):
    """A point of a street, and how far from it the door may be."""

    outcome: Outcome
    at: XY
    metres: float
    number: Number | None = None
    between: tuple[Number, ...] = ()
    commune: str = ""
    is_inside: bool = False  # the middle of the very building


class Street(NamedTuple):
    """A street whose pieces hang together, with its houses."""

    name: str
    commune: str
    pieces: tuple[Piece, ...]
    doors: tuple[Door, ...]  # that are believed
    strays: tuple[Door, ...]  # too far from the street that they name
    runs: tuple[Run, ...]

    @property
    def reach(self) -> float:
        """Metres from its middle to its farthest end."""
        return in_the_middle(self).metres

    @property
    def numbers(self) -> frozenset[Number]:
        """All numbers that are known of it."""
        ends = (Number(value) for run in self.runs for value in (run.first, run.last))
        return frozenset((*(door.number for door in self.doors), *ends))

    def doors_of(self, numbers: Collection[Number]) -> list[Door]:
        """The houses of these numbers. For one number, those that have it alone rather than those that share a point with others."""
        those = [door for door in self.doors if door.number in numbers]
        alone = [door for door in those if not door.is_shared]
        return alone if alone and len(numbers) == 1 else those


def spread(points: Sequence[XY]) -> float:
    """The largest distance between two of the points."""
    return max((math.dist(one, other) for number, one in enumerate(points) for other in points[:number]), default=0.0)


def streets_of(town: Town, name: str, commune: str) -> tuple[Street, ...]:
    """The streets of that name (a key) in a commune, or in all; one for each that stands apart from the others."""
    import shapely  # late: an authoring library

    pieces = [*town.streets.get(name, ())]
    pieces = [piece for piece in pieces if key(piece.name) == name] or pieces  # rather today's name than a former one
    names = sorted({name, *(key(piece.name) for piece in pieces)})
    doors = [door for one in names for door in town.doors.get(one, ())]
    runs = [run for one in names for run in town.runs.get(one, ())]
    shapes = [piece.shape for piece in pieces] or [*(shapely.Point(door.at) for door in doors), *(run.shape for run in runs)]
    if not shapes:
        return ()
    round_about = shapely.union_all([shape.buffer(_APART if pieces else 2 * _APART) for shape in shapes])
    parts = sorted(shapely.get_parts(round_about), key=lambda part: part.bounds)
    of_door = [_nearest(parts, shapely.Point(door.at)) for door in doors]
    of_piece, of_run = ([_nearest(parts, one.shape) for one in some] for some in (pieces, runs))
    streets = (
        _street(
            [piece for piece, part in zip(pieces, of_piece, strict=True) if part == number],
            [door for door, part in zip(doors, of_door, strict=True) if part == number],
            [run for run, part in zip(runs, of_run, strict=True) if part == number],
            commune,
        )
        for number in range(len(parts))
    )
    return tuple(street for street in streets if street)


def _is_in(commune: str, wanted: str) -> bool:
    return not wanted or not commune or key(commune) == key(wanted)


def _nearest(parts: Sequence[Geometry], shape: Geometry) -> int:
    return min(range(len(parts)), key=lambda number: parts[number].distance(shape))


def _street(pieces: list[Piece], doors: list[Door], runs: list[Run], wanted: str) -> Street | None:
    """The part of a street that is in a commune; None where all that is known of it is in others."""
    import shapely  # late: see above

    known = {key(one.commune) for one in (*pieces, *doors, *runs)} - {""}
    if wanted and known and key(wanted) not in known:
        return None
    pieces = [piece for piece in pieces if _is_in(piece.commune, wanted)]
    doors = [door for door in doors if _is_in(door.commune, wanted)]
    runs = [run for run in runs if _is_in(run.commune, wanted)]
    if not (pieces or doors or runs):
        return None
    line = shapely.union_all([piece.shape for piece in pieces]) if pieces else None
    strays = [door for door in doors if line is not None and line.distance(shapely.Point(door.at)) > _OFF_STREET + door.reach]
    named = [*(piece.name for piece in pieces), *(door.street for door in doors), *(run.street for run in runs)]
    communes = [one.commune for one in (*pieces, *doors, *runs) if one.commune]
    commune = max(sorted(set(communes)), key=communes.count, default="")
    return Street(named[0], commune, tuple(pieces), tuple(door for door in doors if door not in strays), tuple(strays), tuple(runs))


def in_the_middle(street: Street) -> Found:
    """The point of a street that is nearest to its middle; the door is as far as the street reaches."""
    import shapely  # late: see above

    shapes = [piece.shape for piece in street.pieces] or [
        *(shapely.Point(door.at) for door in street.doors),
        *(run.shape for run in street.runs),
    ]
    whole = shapely.union_all(shapes)
    square = max(shapes, key=lambda shape: shape.area)
    if not square.area or shapely.hausdorff_distance(square.centroid, whole) > 2 * shapely.hausdorff_distance(square.centroid, square):
        square = None  # a street that widens somewhere
    point = square.representative_point() if square is not None else shapely.get_point(shapely.shortest_line(whole, whole.centroid), 0)
    reach = max(_LEAST, shapely.hausdorff_distance(point, whole))
    return Found(Outcome.PLACE if square is not None else Outcome.STREET, (point.x, point.y), reach)


def at_number(street: Street, numbers: Sequence[Number]) -> Found | None:
    """Where the first of the numbers is that can be told best; None where nothing is known of any."""
    order, known = (Outcome.EXACT, Outcome.INTERPOLATED, Outcome.NEAREST), _houses(street)
    found = [one for number in numbers for one in _told(street, known, number)]
    return min(found, key=lambda one: (order.index(one.outcome), one.metres), default=None)


def _houses(street: Street) -> Mapping[Number, Found]:
    """The houses by number; none for a number that is there twice, far apart."""
    houses: dict[Number, Found] = {}
    for number in sorted({door.number for door in street.doors}):
        those = street.doors_of([number])
        apart = spread([door.at for door in those])
        if apart <= SAME_HOUSE:
            best = min(those, key=lambda door: (sum(math.dist(door.at, one.at) for one in those), door.reach, door.ref))
            houses[number] = Found(
                Outcome.EXACT, best.at, max(best.reach, apart), number, (), best.commune, best.is_area and apart <= best.reach
            )
    return houses


def _told(street: Street, houses: Mapping[Number, Found], number: Number) -> list[Found]:
    if number in houses:
        return [houses[number]]
    between = None if number.suffix else _in_run(street, number.value) or _between(street, houses, number.value)
    return [one for one in (between, _nearest_house(street, houses, number)) if one]


def _in_run(street: Street, value: int) -> Found | None:
    """The place in a row of houses of which the ends are known."""
    for run in street.runs:
        low, high = sorted((run.first, run.last))
        if low < value < high and (value - run.first) % run.step == 0:
            point = run.shape.interpolate((value - run.first) / (run.last - run.first), normalized=True)
            ends = (Number(run.first), Number(run.last))
            apart = run.shape.length * run.step / (high - low)
            return Found(Outcome.INTERPOLATED, (point.x, point.y), max(_LEAST, 2 * apart), Number(value), ends, run.commune)
    return None


def _between(street: Street, houses: Mapping[Number, Found], value: int) -> Found | None:
    """The place between the next lower and the next higher number of the same side, along the street."""
    side = [one for one in houses if one.value % 2 == value % 2 and one.value != value]
    low = max((one for one in side if one.value < value), default=None)
    high = min((one for one in side if one.value > value), default=None)
    if low is None or high is None or high.value - low.value > _WIDEST_GAP:
        return None
    if len({key(houses[one].commune) for one in (low, high)} - {""}) > 1:  # each commune counts for itself
        return None
    one, other = houses[low].at, houses[high].at
    apart = math.dist(one, other)
    share = (value - low.value) / (high.value - low.value)
    if apart > _FARTHEST_GAP:
        return None
    told = _along(street, one, other, share)
    if told is None and apart > _STRAIGHT:
        return None
    at, way = told or ((one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share), apart)
    return Found(Outcome.INTERPOLATED, at, max(_LEAST, way / 2), Number(value), (low, high), houses[low].commune)


def _along(street: Street, one: XY, other: XY, share: float) -> tuple[XY, float] | None:
    """The point so far from one house to another along their street, set back as they are, and the metres of street between them."""
    import shapely  # late: see above

    lines = [piece.shape for piece in street.pieces if piece.shape.length and not piece.shape.area]
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(lines))) if lines else []
    ends = (shapely.Point(one), shapely.Point(other))
    line = min(merged, key=lambda line: sum(line.distance(end) for end in ends), default=None)
    if line is None or max(line.distance(end) for end in ends) > _OFF_STREET:
        return None
    begin, end = (line.project(point) for point in ends)
    way = abs(end - begin)
    if not 1.0 < way <= 2 * math.dist(one, other) + _LEAST:
        return None
    backs = [_set_back(line, spot, house) for spot, house in ((begin, one), (end, other))]
    back = sum(backs) / 2 if backs[0] * backs[1] > 0 else 0.0
    at, (east, south) = begin + (end - begin) * share, _direction(line, begin + (end - begin) * share)
    point = line.interpolate(at)
    return (point.x - south * back, point.y + east * back), way


def _set_back(line: Geometry, spot: float, house: XY) -> float:
    """Metres of a house from the street, positive to the right of its direction."""
    point, (east, south) = line.interpolate(spot), _direction(line, spot)
    return (house[1] - point.y) * east - (house[0] - point.x) * south


def _direction(line: Geometry, spot: float) -> XY:
    before, after = line.interpolate(max(0.0, spot - 1)), line.interpolate(min(line.length, spot + 1))
    length = math.dist((before.x, before.y), (after.x, after.y)) or 1.0
    return (after.x - before.x) / length, (after.y - before.y) / length


def _nearest_house(street: Street, houses: Mapping[Number, Found], number: Number) -> Found | None:
    """The house of the nearest number, rather of the same side; None where the middle of the street says as much."""

    def steps(other: Number) -> int:
        return abs(other.value - number.value) + (_OTHER_SIDE if (other.value - number.value) % 2 else 0)

    best = min(houses, key=lambda one: (steps(one), one.suffix), default=None)
    if best is None:
        return None
    away = steps(best) * _spacing(houses)
    far = _POINT + 1.5 * away
    if street.pieces and (far > _NO_LONGER_NEAR or away > street.reach):
        return None
    return houses[best]._replace(outcome=Outcome.NEAREST, metres=far, is_inside=False)


def _spacing(houses: Mapping[Number, Found]) -> float:
    """Metres of street for each number, as far as the known houses tell."""
    low, high = min(houses), max(houses)
    steps = high.value - low.value
    return min(60.0, max(4.0, math.dist(houses[low].at, houses[high].at) / steps)) if steps else _SPACING
