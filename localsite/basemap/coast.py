"""Where is the sea? OpenStreetMap draws its edge only: land lies to the left of every coast, water to the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from localsite.geo import Plan

if TYPE_CHECKING:
    from shapely import Geometry

_MARGIN = 120.0  # metres of sea around the box
_BESIDE = 0.2  # metres to look to each side of a coast
_JOINED = 0.05  # metres: ends that are meant to meet


def sea(coasts: Iterable[Geometry], plan: Plan) -> list[Geometry]:
    """The areas of the sea in the box of the plan, in its metres.

    An extract that was cut along a border leaves coasts open: their ends are led straight to the nearest side of the box.
    """
    import shapely  # late: an authoring library

    frame = shapely.box(-_MARGIN, -_MARGIN, plan.wide + _MARGIN, plan.high + _MARGIN)
    merged = shapely.line_merge(shapely.union_all([*coasts]), directed=True)
    chains = [chain for chain in shapely.get_parts(merged) if chain.intersects(frame)]
    if not chains:
        return []
    inner = [part for chain in chains for part in shapely.get_parts(shapely.intersection(chain, frame)) if part.length > 0]
    if not inner:
        return []
    ends = [line for chain in chains if not chain.is_ring for line in _led_out(chain, frame)]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([frame.exterior, *inner, *ends])]))
    water, ground = _votes(inner, faces)
    return [face for face, wet, dry in zip(faces, water, ground, strict=True) if wet > dry]


def _led_out(chain: Geometry, frame: Geometry) -> Iterator[Geometry]:
    """From each loose end inside the box to its nearest side."""
    import shapely  # late: see above

    for end in (chain.coords[0], chain.coords[-1]):
        point = shapely.Point(end)
        if frame.contains(point) and frame.exterior.distance(point) > _JOINED:
            near = frame.exterior.interpolate(frame.exterior.project(point))
            far = (near.x + (near.x - point.x) * 1e-3, near.y + (near.y - point.y) * 1e-3)  # across the side, so that they meet
            yield shapely.LineString([end, far])


def _votes(coasts: list[Geometry], faces: Any) -> tuple[Any, Any]:  # noqa: ANN401  # arrays
    """For each face how many metres of coast have it on their right, and on their left."""
    import numpy as np  # late: an authoring library
    import shapely  # late: see above

    starts = np.concatenate([shapely.get_coordinates(coast)[:-1] for coast in coasts])
    stops = np.concatenate([shapely.get_coordinates(coast)[1:] for coast in coasts])
    runs = stops - starts
    lengths = np.hypot(runs[:, 0], runs[:, 1])
    there = lengths > 0
    starts, runs, lengths = starts[there], runs[there], lengths[there]
    middles = starts + runs / 2
    # The plan's y grows to the south: right of a way that runs to the east is its south.
    aside = np.column_stack((-runs[:, 1], runs[:, 0])) / lengths[:, None] * _BESIDE
    tree = shapely.STRtree(faces)
    found = []
    for points in (middles + aside, middles - aside):
        votes = np.zeros(len(faces))
        which, where = tree.query(shapely.points(points), predicate="within")
        np.add.at(votes, where, lengths[which])
        found.append(votes)
    return found[0], found[1]
