"""Where on the plan of the town is a shop, as far as that may be told?"""

from __future__ import annotations

from typing import NamedTuple

from localsite.content import Shop
from localsite.content.parts import Location
from localsite.geo import Plan, Spot
from localsite.values import Entry, Site


class Point(NamedTuple):
    """A point of the plan."""

    x: int  # metres
    y: int
    vague: bool  # the door is somewhere around: no more is known, or may be told


class Told(NamedTuple):
    """A point of the town, as exactly as it may be told."""

    spot: Spot
    vague: bool  # as above


def told(site: Site, location: Location) -> Told | None:
    """The point of a location, or of the place that it is in; None where nothing, or no more than the town, is known or may be told."""
    public = location.public()
    place = site.entries.get(("place", public.at.key)) if public.at and public.lat is None else None
    of = place.facts if place else public
    lat, lon = getattr(of, "lat", None), getattr(of, "lon", None)
    if lat is None or lon is None or public.precision not in {"exact", "street"}:
        return None
    return Told(Spot(lat, lon), not public.is_exact)


def located(site: Site, plan: Plan, entry: Entry) -> tuple[tuple[Location, Point | None], ...]:
    """Each location of a shop, as public as it is, with its point; None where that is not told, not known, or not on the plan."""
    locations = entry.facts.locations if isinstance(entry.facts, Shop) else ()
    return tuple((one, _point(site, plan, one)) for one in (location.public() for location in locations))


def on_plan(site: Site, plan: Plan, entry: Entry) -> tuple[Point, ...]:
    """The points of a shop."""
    return tuple(point for _, point in located(site, plan, entry) if point)


def _point(site: Site, plan: Plan, location: Location) -> Point | None:
    found = told(site, location)
    if found is None or not plan.holds(*found.spot):
        return None
    x, y = plan.at(*found.spot)
    return Point(round(x), round(y), found.vague)
