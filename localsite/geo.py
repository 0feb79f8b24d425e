"""Where does a point lie on a flat plan of a town, how far is another, and how long does one walk there?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

RADIUS = 6_378_137.0  # metres, of WGS 84 at the equator
DEGREE = math.radians(1) * RADIUS  # metres of a degree of latitude
PACE = 70.0  # metres a minute: 4.2 km/h, as people walk who look at shop windows
DETOUR = 1.3  # how much longer streets are than the straight line, about


class Spot(NamedTuple):
    """A point on the earth, in degrees (WGS 84)."""

    lat: float
    lon: float


def metres(one: Spot, other: Spot) -> float:
    """The straight distance between two points of a town."""
    north = (one.lat - other.lat) * DEGREE
    east = (one.lon - other.lon) * DEGREE * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(north, east)


def minutes(way: float) -> int:
    """How long one walks for so many metres of street: one minute at least."""
    return max(1, round(way / PACE))


@dataclass(frozen=True, slots=True)
class Plan:
    """A flat plan of a box, north up: metres from its north-western corner, true in the middle of the box (Mercator)."""

    south: float
    west: float
    north: float
    east: float

    @property
    def wide(self) -> int:
        """Metres from west to east."""
        return math.ceil((self.east - self.west) * DEGREE * self._stretch)

    @property
    def high(self) -> int:
        """Metres from north to south."""
        return math.ceil((_mercator(self.north) - _mercator(self.south)) * self._stretch)

    @property
    def _stretch(self) -> float:
        return math.cos(math.radians((self.south + self.north) / 2))

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Metres to the east and to the south of the corner."""
        return (lon - self.west) * DEGREE * self._stretch, (_mercator(self.north) - _mercator(lat)) * self._stretch

    def spot(self, x: float, y: float) -> Spot:
        """The point that lies so many metres to the east and to the south of the corner."""
        mercator = (_mercator(self.north) - y / self._stretch) / RADIUS
        return Spot(math.degrees(2 * math.atan(math.exp(mercator)) - math.pi / 2), self.west + x / self._stretch / DEGREE)

    def holds(self, lat: float, lon: float) -> bool:
        """True where the point lies in the box."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) * RADIUS
