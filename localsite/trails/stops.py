"""Where are the stops of a trail, and what are they called?"""

from __future__ import annotations

from localsite.content import Place, Shop
from localsite.content.trail import Stop
from localsite.fields import Ref
from localsite.geo import Spot
from localsite.values import Entry, Site


def entry_of(stop: Stop, site: Site) -> Entry | None:
    """The shop or the place that a stop is at."""
    for kind, ref in (("shop", stop.shop), ("place", stop.place)):
        if ref and (kind, ref.key) in site.entries:
            return site.entries[kind, ref.key]
    return None


def name_of(stop: Stop) -> str:
    """How a file names a stop: the key of its record, else the name of the point."""
    ref = stop.shop or stop.place
    return ref.key if ref else stop.name or ""


def spot_of(stop: Stop, site: Site) -> Spot | None:
    """Where a stop is: as it says itself, else its shop or place; None where that is not known or not to be told."""
    if stop.lat is not None and stop.lon is not None:
        return Spot(stop.lat, stop.lon)
    entry = entry_of(stop, site)
    facts = entry.facts if entry else None
    if isinstance(facts, Place):
        return _spot(facts.lat, facts.lon)
    if isinstance(facts, Shop):
        for location in sorted(facts.locations, key=lambda one: not one.primary):
            if found := _spot(location.lat, location.lon) or _at(location.at, site):
                return found
    return None


def _at(place: Ref | None, site: Site) -> Spot | None:
    found = site.entries.get(("place", place.key)) if place else None
    return _spot(found.facts.lat, found.facts.lon) if found and isinstance(found.facts, Place) else None


def _spot(lat: float | None, lon: float | None) -> Spot | None:
    return Spot(lat, lon) if lat is not None and lon is not None else None
