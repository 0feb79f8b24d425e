"""What is known of a town's addresses: its streets, the numbers of its houses, the places with a name, the communes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from localsite.geo import Plan
from localsite.locating.asking import Number

if TYPE_CHECKING:
    from shapely import Geometry

# All points are metres on the plan of the town: x east, y south.
XY = tuple[float, float]


class Piece(NamedTuple):
    """A part of a street, as it is drawn."""

    name: str
    shape: Geometry  # a line, the area of a square, or a point of a street that is not drawn
    commune: str  # "" where it is not known
    ref: str  # "way/24874557"
    names: tuple[str, ...] = ()  # all keys that it is known by


class Door(NamedTuple):
    """A house number of a street, and where it is."""

    number: Number
    street: str  # as it is written there
    at: XY
    commune: str
    ref: str
    reach: float  # metres within which the door itself is: half a building, a few metres for a point
    is_shared: bool = False  # several houses share this one point, as 14-20 does
    is_area: bool = False  # drawn as a building, of which this is the middle


class Sight(NamedTuple):
    """A place with a name: a shop, a building, a square, a market."""

    name: str
    at: XY
    reach: float  # metres from its middle to its rim
    kind: str  # the tag that says what it is: "amenity=marketplace"
    commune: str
    ref: str


class Run(NamedTuple):
    """A row of houses of which only the first and the last number are known, and what lies between by rule (addr:interpolation)."""

    street: str
    shape: Geometry
    first: int
    last: int
    step: int  # 2 for a side of the street, 1 for all numbers
    commune: str
    ref: str


@dataclass(frozen=True, slots=True)
class Town:
    """The addresses of an extract, by the key of their street (see `spelling.key`)."""

    plan: Plan
    streets: Mapping[str, tuple[Piece, ...]] = field(hash=False)
    doors: Mapping[str, tuple[Door, ...]] = field(hash=False)
    runs: Mapping[str, tuple[Run, ...]] = field(hash=False)
    sights: Mapping[str, tuple[Sight, ...]] = field(hash=False)
    communes: Mapping[str, str] = field(hash=False)  # key → name, of those that somebody may name
    quarters: Mapping[str, str] = field(hash=False)  # names that say little of where something is: key → name
    postcodes: Mapping[str, frozenset[str]] = field(hash=False)  # with the communes that each is known to be of

    def without(self, refs: Collection[str]) -> Town:
        """The same town, had nobody drawn these objects."""
        streets, doors, runs, sights = (_without(those, refs) for those in (self.streets, self.doors, self.runs, self.sights))
        return replace(self, streets=streets, doors=doors, runs=runs, sights=sights)


def _without(those: Mapping[str, tuple[Any, ...]], refs: Collection[str]) -> Mapping[str, tuple[Any, ...]]:
    left = {key: tuple(one for one in some if one.ref not in refs) for key, some in those.items()}
    return {key: some for key, some in left.items() if some}
