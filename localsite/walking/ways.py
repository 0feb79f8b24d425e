"""On which ways does one walk or ride, and how gladly? Read from the tags of OpenStreetMap alone."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Tags = Mapping[str, str]

# How much longer a metre of each sort of way seems than one of the pleasantest: mild, as nobody walks far around.
_ON_FOOT: Mapping[str, float] = MappingProxyType({
    "pedestrian": 1.0, "footway": 1.0, "living_street": 1.0, "path": 1.05, "steps": 1.15, "elevator": 1.5, "corridor": 1.2, "track": 1.15,
    "bridleway": 1.2, "cycleway": 1.15, "residential": 1.1, "unclassified": 1.15, "service": 1.15, "road": 1.2, "tertiary": 1.2,
    "tertiary_link": 1.25, "secondary": 1.3, "secondary_link": 1.35, "primary": 1.4, "primary_link": 1.45, "platform": 1.2,
})  # fmt: skip
_BY_BIKE: Mapping[str, float] = MappingProxyType({
    "cycleway": 1.0, "living_street": 1.05, "residential": 1.1, "unclassified": 1.15, "service": 1.2, "track": 1.3, "road": 1.3,
    "path": 1.4, "pedestrian": 1.5, "tertiary": 1.25, "tertiary_link": 1.3, "secondary": 1.45, "secondary_link": 1.5, "primary": 1.7,
    "primary_link": 1.8, "footway": 1.6, "bridleway": 1.6,
})  # fmt: skip
_ROADS = frozenset(("tertiary", "secondary", "primary", "tertiary_link", "secondary_link", "primary_link", "unclassified", "residential"))
_BIG = frozenset(("motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary", "secondary_link"))
_ALLOWED = frozenset(("yes", "designated", "permissive", "official"))
_CLOSED = frozenset(("no", "private", "customers", "delivery", "agricultural", "forestry", "military", "emergency"))
_TO_A_DOOR = frozenset(("driveway", "parking_aisle", "emergency_access"))
_SHUT_FOR_GOOD = frozenset(("no", "military", "emergency"))
_NO_SIDEWALK = frozenset(("no", "none"))
_LONG_AGAINST: Mapping[str, float] = MappingProxyType({"yes": 25.0, "limited": 12.0})  # steps, where they are to be avoided

PLEASANTEST = 1.0
PRIVATE = 3.0  # the last metres over private ground are walked where nothing else leads there


class Traveller(NamedTuple):
    """Who is on the way."""

    mode: str = "walk"  # "bike"
    wheelchair: str = "unknown"  # as the trail says: "yes" takes steps where there is no other way at all, "limited" where that is long


class Way(NamedTuple):
    """What a way is to a traveller: how long a metre of it seems in each direction (infinite: not at all)."""

    forth: float
    back: float
    is_private: bool = False
    is_steps: bool = False
    treads: int = 0  # steps, where they are counted
    is_below: bool = False  # a tunnel: one walks through it, and no door is in it


def way(tags: Tags, traveller: Traveller) -> Way | None:
    """The way that these tags describe; None where the traveller may not go."""
    return _ridden(tags) if traveller.mode == "bike" else _walked(tags, traveller.wheelchair)


def _walked(tags: Tags, wheelchair: str) -> Way | None:
    kind = tags.get("highway", "")
    says = tags.get("foot", "")
    has_sidewalk = tags.get("sidewalk", "") in ("both", "left", "right", "yes") or any(
        tags.get(f"sidewalk:{side}") == "yes" for side in ("both", "left", "right")
    )
    cost = _ON_FOOT.get(kind)
    if kind in ("trunk", "trunk_link"):
        cost = 1.8 if says in _ALLOWED or has_sidewalk else None
    if cost is None or says in _SHUT_FOR_GOOD or tags.get("motorroad") == "yes" or _is_unfinished(tags):
        return None
    is_private = _is_private(tags, says)
    if is_private is None:
        return None
    is_garage = kind == "service" and _is_below(tags)
    if (is_garage or (kind in _BIG and tags.get("sidewalk") in _NO_SIDEWALK)) and says not in _ALLOWED:
        return None
    cost *= _dullness(tags, kind, has_sidewalk=has_sidewalk or says in _ALLOWED)
    if kind == "steps" or tags.get("wheelchair") == "no":
        cost *= _LONG_AGAINST.get(wheelchair, 1.0)
    forth, back = _one_way_on_foot(tags)
    treads = _count(tags) if kind == "steps" else 0
    return Way(cost * forth, cost * back, is_private, kind == "steps", treads, _is_below(tags))


def _dullness(tags: Tags, kind: str, *, has_sidewalk: bool) -> float:
    """How much a metre grows where cars have the way to themselves."""
    cost = 1.0
    if kind in _ROADS and (tags.get("sidewalk") in (*_NO_SIDEWALK, "separate") or tags.get("foot") == "use_sidepath"):
        cost *= 1.4
    if kind in _ROADS and _is_below(tags):
        cost *= 1.5 if has_sidewalk else 4.0
    return cost


def _one_way_on_foot(tags: Tags) -> tuple[float, float]:
    """Only an escalator, or what says so of those on foot, leads one way."""
    said = tags.get("oneway:foot") or (tags.get("oneway") if tags.get("highway") == "steps" else "")
    if tags.get("conveying") in ("forward", "backward"):
        said = "yes" if tags["conveying"] == "forward" else "-1"
    return (1.0, math.inf) if said in ("yes", "1") else (math.inf, 1.0) if said == "-1" else (1.0, 1.0)


def _ridden(tags: Tags) -> Way | None:
    kind = tags.get("highway", "")
    says = tags.get("bicycle", "")
    cost = _BY_BIKE.get(kind)
    is_forbidden = says in _SHUT_FOR_GOOD or says == "use_sidepath" or tags.get("motorroad") == "yes" or _is_unfinished(tags)
    if kind in ("trunk", "trunk_link") and says in _ALLOWED:
        cost = 2.5
    if cost is None or is_forbidden or (kind in ("footway", "bridleway") and says not in _ALLOWED):
        return None
    is_private = _is_private(tags, says)
    if is_private is None:
        return None
    cost *= 2.0 if says == "dismount" else 1.0
    cost *= 0.85 if says == "designated" or any(tag.startswith("cycleway") and tags[tag] in ("lane", "track") for tag in tags) else 1.0
    forth, back = _one_way_by_bike(tags)
    return Way(max(cost, PLEASANTEST) * forth, max(cost, PLEASANTEST) * back, is_private, is_below=_is_below(tags))


def _one_way_by_bike(tags: Tags) -> tuple[float, float]:
    said = tags.get("oneway:bicycle") or tags.get("oneway") or ("yes" if tags.get("junction") in ("roundabout", "circular") else "")
    against = any(tag.startswith("cycleway") and tags[tag].startswith("opposite") for tag in tags)
    if against or tags.get("oneway:bicycle") == "no":
        return 1.0, 1.0
    return (1.0, math.inf) if said in ("yes", "1", "true") else (math.inf, 1.0) if said in ("-1", "reverse") else (1.0, 1.0)


def _is_private(tags: Tags, says: str) -> bool | None:
    """True where one may only come to a door; None where nobody may pass at all. What is said of this traveller counts first."""
    said = says or tags.get("access", "")
    if said in _SHUT_FOR_GOOD:
        return None if says else True
    return said in _CLOSED or (not said and tags.get("service") in _TO_A_DOOR)


def _is_below(tags: Tags) -> bool:
    """True in a tunnel; a passage through a building is none."""
    return tags.get("tunnel", "no") not in ("no", "building_passage", "arcade")


def _is_unfinished(tags: Tags) -> bool:
    return tags.get("construction", "no") not in ("no", "minor")


def _count(tags: Tags) -> int:
    said = tags.get("step_count", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0
