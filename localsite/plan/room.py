"""Which piece of the map is shown, and where on it do numbered pins stand? At their spots, or as near as there is room for each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, product

from localsite.geo import Plan
from localsite.plan.maps import Rect

TURN = 2.4  # radians: no two pins look the same way
ROUNDS = 120  # of pushing; after about thirty nothing moves any more
CLOSE = 0.01  # of a gap: nothing pushes two apart that stand on the very same spot
ENOUGH = 0.999  # of a gap: else they would come near for ever and never be there

Point = tuple[float, float]  # metres on the plan


def apart(points: Sequence[Point], rect: Rect, gap: float, edge: float, fixed: Sequence[Point] = ()) -> list[Point]:
    """Where the pins of `points` stand: `gap` apart from each other and from what is `fixed`, and `edge` within `rect`."""
    pins = [_turned(point, number, gap * CLOSE) for number, point in enumerate(points)]
    for _ in range(ROUNDS):
        moved = False
        for one, other in combinations(range(len(pins)), 2):
            if push := _push(pins[one], pins[other], gap, other):
                (ax, ay), (bx, by), (dx, dy) = pins[one], pins[other], push
                pins[one], pins[other], moved = (ax - dx / 2, ay - dy / 2), (bx + dx / 2, by + dy / 2), True
        for number, thing in product(range(len(pins)), fixed):
            if push := _push(thing, pins[number], gap, number):
                pins[number], moved = (pins[number][0] + push[0], pins[number][1] + push[1]), True
        pins = [_inside(pin, rect, edge) for pin in pins]
        if not moved:
            break
    return pins


def within(rect: Rect, plan: Plan | None) -> Rect:
    """The nearest piece in whole metres that lies on the plan, as large or as large as the plan is; where there is one."""
    x, y, wide, high = map(round, rect)
    if plan is None:
        return x, y, wide, high
    wide, high = min(wide, plan.wide), min(high, plan.high)
    return min(max(0, x), plan.wide - wide), min(max(0, y), plan.high - high), wide, high


def _push(one: Point, other: Point, gap: float, number: int) -> Point | None:
    """How far the other has to give way if it alone does; None where there is room between them."""
    off = math.dist(one, other)
    if off >= gap * ENOUGH:
        return None
    if off < gap * CLOSE:  # pushed into one corner: each goes its own way
        return _turned((0, 0), number, gap)
    share = (gap - off) / off
    return (other[0] - one[0]) * share, (other[1] - one[1]) * share


def _turned(point: Point, number: int, far: float) -> Point:
    return point[0] + math.cos(number * TURN) * far, point[1] + math.sin(number * TURN) * far


def _inside(pin: Point, rect: Rect, edge: float) -> Point:
    x, y, wide, high = rect
    return min(max(pin[0], x + edge), x + wide - edge), min(max(pin[1], y + edge), y + high - edge)
