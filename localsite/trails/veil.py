"""How much of a line may be told where it comes to a shop whose door may not be?

Everything here follows from what the record tells in public: the door itself is not known here. A way that was drawn when it still was
may end there all the same, and the last corner before a door points to it. So a line stops at its last corner outside a circle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from localsite.geo import Spot, metres
from localsite.trails.value import Leg, length

HUSH = 100.0  # metres around the point that is told: a door is 80 m from it at most
COARSE = 50  # metres of stairs: fewer would say on which step a door is

Rough = Mapping[int, Sequence[Spot]]  # by the number of a stop whose shop keeps something back: its points, as they may be told


def veiled(legs: Sequence[Leg], spots: Sequence[Spot | None], rough: Rough, *, is_made: bool) -> tuple[Leg, ...]:
    """Ways that lead to no door which may not be told. `is_made`: each was made from stop to stop, and goes to no other."""
    around = () if is_made else tuple(spot for points in rough.values() for spot in points)
    return tuple(_veiled(leg, spots, rough, around) for leg in legs)


def _veiled(leg: Leg, spots: Sequence[Spot | None], rough: Rough, around: Sequence[Spot]) -> Leg:
    start, end = spots[leg.start], spots[leg.end]
    is_rough = leg.start in rough, leg.end in rough
    if start is None or end is None or not (any(is_rough) or around):
        return leg
    ends = (start, leg.spots[0], is_rough[0]), (end, leg.spots[-1], is_rough[1])
    is_elsewhere = any(hushed and metres(stop, passed) > HUSH for stop, passed, hushed in ends)
    line = () if is_elsewhere or (leg.straight and any(is_rough)) else leg.spots
    line = _before(line[::-1], start)[::-1] if is_rough[0] else line
    line = _before(line, end) if is_rough[1] else line
    last = len(line) - 1
    line = tuple(
        spot
        for number, spot in enumerate(line)
        # The door of a stop that hides nothing may be told, wherever it is.
        if (number == 0 and not is_rough[0]) or (number == last and not is_rough[1]) or _is_outside(spot, around)
    )
    if line == leg.spots:
        return leg
    if len(line) < 2:
        return leg._replace(spots=(start, end), metres=round(metres(start, end)), steps=_coarse(leg.steps), treads=0, straight=True)
    gaps = sum(metres(stop, there) for stop, there, hushed in zip((start, end), (line[0], line[-1]), is_rough, strict=True) if hushed)
    return leg._replace(spots=line, metres=round(length(line) + gaps), steps=_coarse(leg.steps), treads=0)


def _before(line: tuple[Spot, ...], centre: Spot) -> tuple[Spot, ...]:
    """A line up to its last corner before it first comes near a point."""
    return tuple(takewhile(lambda spot: metres(spot, centre) >= HUSH, line))


def _is_outside(spot: Spot, around: Sequence[Spot]) -> bool:
    return all(metres(spot, centre) >= HUSH for centre in around)


def _coarse(steps: int) -> int:
    return max(COARSE, round(steps / COARSE) * COARSE) if steps else 0
