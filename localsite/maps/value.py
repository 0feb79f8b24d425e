"""The map of a town as plain values: levels of detail, each cut into square sheets on one plan in metres."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from localsite.geo import Plan

FOLDER = "content/map/"
MAP_FILE = FOLDER + "map.json"
NOTICE = FOLDER + "LICENCE.md"  # whose data it is, and on which terms
EXTRACT = FOLDER + "town.osm.pbf"  # that the map is made of, and addresses and trails are looked for in
ATTRIBUTION = "© OpenStreetMap contributors"
OVERLAP = 1  # metres by which a sheet reaches over its eastern and southern neighbours: two that only touched would show a hairline
LEVELS = ("overview", "street", "close")  # from far to near
Rect = tuple[float, float, float, float]  # metres on the plan: x, y, wide, high


class Sheet(NamedTuple):
    """One drawing of a level, and where it lies on the plan."""

    name: str  # of its file: "street-2-1.svg"
    x: int  # metres
    y: int
    wide: int
    high: int


class Level(NamedTuple):
    """One level of detail."""

    name: str
    scale: float  # CSS pixels a metre: the size at which its words are read best
    side: int  # metres from one sheet to the next; those at the eastern and southern edge are as narrow as what is left
    sheets: frozenset[tuple[int, int]]  # column and row of those that exist; where nothing but ground or sea is, none does


def sheet(plan: Plan, level: str, side: int, square: tuple[int, int]) -> Sheet:
    """The sheet of a level at a column and row."""
    left, top = square[0] * side, square[1] * side
    wide, high = min(side + OVERLAP, plan.wide - left), min(side + OVERLAP, plan.high - top)
    return Sheet(f"{level}-{square[0]}-{square[1]}.svg", left, top, wide, high)


@dataclass(frozen=True, slots=True)
class TownMap:
    """The whole map."""

    plan: Plan
    levels: tuple[Level, ...]  # from far to near
    date: date | None  # of the data

    def level(self, name: str) -> Level:
        """A level by its name."""
        return next(level for level in self.levels if level.name == name)

    def sheets(self, level: Level, rect: Rect | None = None) -> Iterator[Sheet]:
        """The sheets of a level that lie in a piece of the plan (None: all), row by row."""
        x, y, wide, high = rect or (0, 0, self.plan.wide, self.plan.high)
        columns = range(max(0, math.floor(x / level.side)), math.ceil(min(x + wide, self.plan.wide) / level.side))
        rows = range(max(0, math.floor(y / level.side)), math.ceil(min(y + high, self.plan.high) / level.side))
        for row in rows:
            for column in columns:
                if (column, row) in level.sheets:
                    yield sheet(self.plan, level.name, level.side, (column, row))
