"""Where along a street does its name read best? Straight rather than bent, in its middle, where nothing else is written."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from localsite.basemap.room import Disc

if TYPE_CHECKING:
    from shapely import Geometry

_STEPS = 9  # points at which a piece of street is looked at
_MOST_BEND, _MOST_KINK = 1.5, 0.42  # radians, in all and between two points
_STRAIGHT = 0.14  # radians: less is written on a straight line
_OVERHANG = 2.2  # how much longer than its street a name may be
_TALL = 0.62  # of the size of the letters: the radius of the discs that they take
_MIDDLE = 0.35  # how much worse a place at the end is than one in the middle


class Run(NamedTuple):
    """A place for a text."""

    points: tuple[tuple[float, float], ...]  # pixels, in the order in which one reads
    discs: tuple[Disc, ...]
    is_straight: bool

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, of its straight line where it is straight."""
        (a, b), (c, d) = self.points[0], self.points[-1]
        return ((a + c) / 2, (b + d) / 2) if self.is_straight else self.points[len(self.points) // 2]

    @property
    def angle(self) -> float:
        """Degrees by which it is turned clockwise."""
        (a, b), (c, d) = self.points[0], self.points[-1]
        return math.degrees(math.atan2(d - b, c - a))


def best(line: Geometry, wide: float, size: float, is_free: Callable[[Sequence[Disc]], bool], near: float | None = None) -> Run | None:
    """The best free place on a line (in pixels) for a text so wide; `near`: as near to this length along it as can be."""
    import numpy as np  # late: authoring libraries
    import shapely  # late: see above

    need = wide + size * 0.6
    if line.length < need:
        if line.length * _OVERHANG < need:
            return None
        line = _longer(line, (need - line.length) / 2 + 1)
    slack = line.length - need
    starts = np.linspace(0, slack, max(1, int(slack / (size * 1.2))) + 1) if slack > size else np.array([slack / 2])
    places = starts[:, None] + np.linspace(0, need, _STEPS)[None, :]
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, places.ravel())).reshape(len(starts), _STEPS, 2)
    runs = np.diff(points, axis=1)
    turns = np.unwrap(np.arctan2(runs[:, :, 1], runs[:, :, 0]), axis=1)
    bend = turns.max(axis=1) - turns.min(axis=1)
    kink = np.abs(np.diff(turns, axis=1)).max(axis=1)
    wanted = slack / 2 if near is None else near - need / 2
    score = bend + np.abs(starts - wanted) / max(line.length, 1) * _MIDDLE
    score[(bend > _MOST_BEND) | (kink > _MOST_KINK)] = np.inf
    for index in np.argsort(score, kind="stable"):
        if not np.isfinite(score[index]):
            return None
        run = _run(points[index], bool(bend[index] < _STRAIGHT), wide, size)
        if is_free(run.discs):
            return run
    return None


def _longer(line: Geometry, more: float) -> Geometry:
    """A line led on straight at both ends."""
    import shapely  # late: see above

    points = shapely.get_coordinates(line)
    (a, b), (c, d), (e, f), (g, h) = points[1], points[0], points[-2], points[-1]
    first, last = max(math.hypot(c - a, d - b), 1e-9), max(math.hypot(g - e, h - f), 1e-9)
    start = (c + (c - a) / first * more, d + (d - b) / first * more)
    end = (g + (g - e) / last * more, h + (h - f) / last * more)
    return shapely.LineString([start, *points[1:-1], end] if len(points) > 2 else [start, end])


def _run(points: Any, is_straight: bool, wide: float, size: float) -> Run:  # noqa: ANN401, FBT001  # an array
    ordered = [(float(x), float(y)) for x, y in points]
    (a, b), (c, d) = ordered[0], ordered[-1]
    # Upright streets read from below.
    if c - a < -0.01 or (abs(c - a) <= 0.01 and d > b):
        ordered.reverse()
    return Run(tuple(ordered), discs_along(ordered, wide, size, straight=is_straight), is_straight)


def discs_along(points: list[tuple[float, float]], wide: float, size: float, *, straight: bool) -> tuple[Disc, ...]:
    """What a text takes that is written along points, in their middle."""
    import numpy as np  # late: authoring libraries
    import shapely  # late: see above

    line = shapely.LineString([points[0], points[-1]] if straight else points)
    count = max(2, math.ceil(wide / (size * 0.7)) + 1)
    places = np.linspace(line.length / 2 - wide / 2, line.length / 2 + wide / 2, count).clip(0, line.length)
    return tuple((float(x), float(y), size * _TALL) for x, y in shapely.get_coordinates(shapely.line_interpolate_point(line, places)))
