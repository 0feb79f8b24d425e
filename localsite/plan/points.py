"""Where on the plan of the town is a shop, as far as that may be told?"""

from __future__ import annotations

from typing import NamedTuple

from localsite.content import Shop
from localsite.content.parts import Location
from localsite.geo import Plan
from localsite.values import Entry, Site


class Point(NamedTuple):
    """A point of the plan."""

    x: int  # metres
    y: int
    vague: bool  # the door is somewhere around: no more is known, or may be told


def located(site: Site, plan: Plan, entry: Entry) -> tuple[tuple[Location, Point | None], ...]:
    """Each location of a shop, as public as it is, with its point; None where that is not told, not known, or not on the plan."""
    locations = entry.facts.locations if isinstance(entry.facts, Shop) else ()
    return tuple((one, _point(site, plan, one)) for one in (location.public() for location in locations))


def on_plan(site: Site, plan: Plan, entry: Entry) -> tuple[Point, ...]:
    """The points of a shop."""
    return tuple(point for _, point in located(site, plan, entry) if point)


def _point(site: Site, plan: Plan, location: Location) -> Point | None:
    place = site.entries.get(("place", location.at.key)) if location.at and location.lat is None else None
    of = place.facts if place else location
    lat, lon = getattr(of, "lat", None), getattr(of, "lon", None)
    if lat is None or lon is None or location.precision not in {"exact", "street"} or not plan.holds(lat, lon):
        return None
    x, y = plan.at(lat, lon)
    return Point(round(x), round(y), not location.is_exact)
