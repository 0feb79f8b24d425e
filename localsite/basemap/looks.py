"""What is drawn at each level of detail, how wide, and how large are its words? The tables that make the look of the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Look(NamedTuple):
    """A level of detail."""

    name: str
    scale: float  # CSS pixels a metre at which it is read best
    side: int  # metres of a sheet
    roads: tuple[str, ...]  # classes that are drawn, the least first
    blocks: bool  # houses that touch are one block
    least: Mapping[str, float]  # kind of area → square pixels below which it is left out
    widen: Mapping[str, float]  # class of road → pixels that it has at least
    words: Mapping[str, float]  # what has a name → pixels of its letters; what is absent has none
    again: float  # pixels after which a long street says its name once more
    landmarks: int  # the last rank of a landmark that is named

    @property
    def unit(self) -> float:
        """Metres of a unit of the sheet: about half a pixel, as whole numbers are short."""
        return 0.5 / self.scale

    @property
    def pixel(self) -> float:
        """Units of the sheet in a CSS pixel at the scale at which it is read best."""
        return 1 / (self.scale * self.unit)


# Metres of ground.
WIDTHS: Mapping[str, float] = {
    "motorway": 12, "boulevard": 10, "avenue": 8.5, "street": 6.5, "walk": 6, "lane": 3.6, "path": 0.9, "steps": 2.4, "rail": 2.2,
    "river": 5,
    "stream": 2, "border": 2, "tunnel": 5,
}  # fmt: skip
FAR_ROADS = ("walk", "street", "avenue", "boulevard", "motorway")
ROADS = ("steps", "path", "lane", *FAR_ROADS)
_PLACES: Mapping[str, float] = {
    "city": 17, "town": 17, "village": 16, "suburb": 13, "quarter": 12.5, "neighbourhood": 12, "hamlet": 12, "islet": 11, "island": 12,
    "locality": 11,
}  # fmt: skip
OVERVIEW_WIDE = 600  # pixels of the longer side of the whole town, at most: half as much again on a desk, two thirds of it on a telephone
OVERVIEW = Look(
    name="overview", scale=0.33, side=0, roads=FAR_ROADS, blocks=True,
    least={"building": 30, "landmark": 12, "park": 60, "wood": 60, "water": 40, "square": 40, "land": 10},
    widen={"motorway": 3.6, "boulevard": 3.0, "avenue": 2.3, "street": 1.3, "walk": 1.2},
    words={**_PLACES, "station": 9.5, "landmark": 9.5, "boulevard": 9, "avenue": 9, "motorway": 9, "park": 9.5, "water": 10},
    again=900, landmarks=1,
)  # fmt: skip
STREET = Look(
    name="street", scale=0.75, side=600, roads=ROADS, blocks=True,
    least={"building": 14, "landmark": 8, "park": 24, "wood": 24, "water": 10, "square": 16, "land": 4},
    widen={"motorway": 5, "boulevard": 4.6, "avenue": 4.2, "street": 3.4, "walk": 3, "lane": 1.8, "path": 0.8, "steps": 1.6},
    words={
        **{kind: size - 1 for kind, size in _PLACES.items()}, "landmark": 9.5, "boulevard": 11, "avenue": 10.5, "motorway": 10,
        "street": 10,
        "walk": 10, "lane": 9, "path": 8.5, "steps": 9, "tunnel": 9, "park": 10, "square": 10, "water": 10,
    },
    again=620, landmarks=2,
)  # fmt: skip
CLOSE = Look(
    name="close", scale=2.3, side=300, roads=ROADS, blocks=False,
    least={"building": 20, "landmark": 10, "park": 30, "wood": 30, "water": 12, "square": 24, "land": 4},
    widen={"lane": 3, "path": 1.2, "steps": 2.6},
    words={
        "suburb": 12, "quarter": 12, "neighbourhood": 11.5, "hamlet": 11.5, "landmark": 10.5, "boulevard": 12.5, "avenue": 12,
        "motorway": 11,
        "street": 11.5, "walk": 11.5, "lane": 10.5, "path": 10, "steps": 10, "tunnel": 10, "park": 11, "square": 11.5, "water": 11,
        "number": 8,
    },
    again=520, landmarks=4,
)  # fmt: skip


def looks(wide: float, high: float) -> tuple[Look, ...]:
    """The levels of a town of so many metres: the whole of it on one sheet, its streets, its doors."""
    longer = max(wide, high)
    return OVERVIEW._replace(scale=round(min(OVERVIEW.scale, OVERVIEW_WIDE / longer), 3), side=int(longer)), STREET, CLOSE
