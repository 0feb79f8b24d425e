"""Where are the stops of a trail, and what are they called?"""

from __future__ import annotations

from localsite.content import Place, Shop
from localsite.content.parts import Location
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


def kept_back(stop: Stop, site: Site) -> frozenset[str]:
    """How much may be told of those addresses of a stop's shop of which that is less than the door: "street", "town", "hidden"."""
    entry = entry_of(stop, site)
    locations = entry.facts.locations if entry and isinstance(entry.facts, Shop) else ()
    return frozenset(location.precision for location in locations) - {"exact"}


def rough_spots(stop: Stop, site: Site) -> tuple[Spot, ...]:
    """The points of a stop's shop that are told as streets only."""
    entry = entry_of(stop, site)
    locations = entry.facts.locations if entry and isinstance(entry.facts, Shop) else ()
    spots = (_spot(location.lat, location.lon) for location in locations if location.precision != "exact")
    return tuple(spot for spot in spots if spot)


def spot_of(stop: Stop, site: Site) -> Spot | None:
    """Where a stop is: as it says itself, else its shop or place; None where that is not known or not to be told."""
    if own := _own(stop, site):
        return own
    entry = entry_of(stop, site)
    facts = entry.facts if entry else None
    if isinstance(facts, Place):
        return _spot(facts.lat, facts.lon)
    found = _located(facts, site) if isinstance(facts, Shop) else None
    return found[0] if found else None


def is_vague(stop: Stop, site: Site) -> bool:
    """True where the door of a stop is only somewhere around its spot: no more is known, or may be told."""
    entry = None if _own(stop, site) else entry_of(stop, site)
    found = _located(entry.facts, site) if entry and isinstance(entry.facts, Shop) else None
    return bool(found and not found[1].is_exact)


def is_told(stop: Stop, site: Site) -> bool:
    """True where the spot of a stop is a door that its shop tells, whatever it keeps back of others."""
    entry = entry_of(stop, site)
    found = _located(entry.facts, site) if entry and isinstance(entry.facts, Shop) else None
    return bool(found and found[1].precision == "exact")


def _own(stop: Stop, site: Site) -> Spot | None:
    """The point that a stop gives itself. Nobody may say in a trail what the file of a shop keeps back."""
    return None if kept_back(stop, site) else _spot(stop.lat, stop.lon)


def _located(facts: Shop, site: Site) -> tuple[Spot, Location] | None:
    """The spot of a shop, and the location that has it: the main one, else the first of which it is known."""
    for location in sorted(facts.locations, key=lambda one: not one.primary):
        if found := _spot(location.lat, location.lon) or _at(location.at, site):
            return found, location
    return None


def _at(place: Ref | None, site: Site) -> Spot | None:
    found = site.entries.get(("place", place.key)) if place else None
    return _spot(found.facts.lat, found.facts.lon) if found and isinstance(found.facts, Place) else None


def _spot(lat: float | None, lon: float | None) -> Spot | None:
    return Spot(lat, lon) if lat is not None and lon is not None else None
