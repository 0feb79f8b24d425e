"""A trail on the ground, as plain values: where its stops are, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from localsite import geo
from localsite.geo import Spot

FAR = 60.0  # metres between a stop and its line: more is no door across the street any more
FAR_AROUND = 130.0  # the same where the door is somewhere around the stop: three decimals of a degree move it by 80 m at most
RIDE = 200.0  # metres a minute: 12 km/h, as people ride who look about them


class Leg(NamedTuple):
    """The way from a stop to the next one that is on the map."""

    start: int  # the number of the stop that it leaves, from 0
    end: int
    spots: tuple[Spot, ...]  # two at least
    metres: int
    steps: int = 0  # metres of stairs on it
    treads: int = 0  # how many steps these are, where the map counts them
    straight: bool = False  # through a courtyard or a passage that no map has


@dataclass(frozen=True, slots=True)
class Trip:
    """A whole trail."""

    stops: tuple[Spot | None, ...]  # None: nobody knows where it is, or nobody may
    legs: tuple[Leg, ...]  # in order
    routed: bool  # False: the legs are straight lines, for want of a better one
    from_osm: bool = False  # True where its lines follow the streets of OpenStreetMap

    @property
    def metres(self) -> int:
        """Its length, as far as it is known."""
        return sum(leg.metres for leg in self.legs)

    @property
    def steps(self) -> int:
        """Metres of stairs."""
        return sum(leg.steps for leg in self.legs)

    @property
    def treads(self) -> int:
        """How many steps these are; 0 where the map does not count all of them."""
        return sum(leg.treads for leg in self.legs) if all(leg.treads or not leg.steps for leg in self.legs) else 0


def traveller(mode: str, wheelchair: str) -> str:
    """Whom a line is made for: nobody else's way is another one."""
    return {"yes": "wheelchair", "limited": "wheelchair in part"}.get(wheelchair, mode) if mode == "walk" else mode


def length(spots: tuple[Spot, ...]) -> float:
    """Metres along a line."""
    return sum(geo.metres(one, other) for one, other in pairwise(spots))


def minutes(metres: float, mode: str) -> int:
    """How long one is on the way, on foot or by bike."""
    return max(1, round(metres / RIDE)) if mode == "bike" else geo.minutes(metres)
