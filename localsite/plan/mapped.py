"""What the templates are told of maps: pieces, pins and lines, in metres on the plan."""

from __future__ import annotations

from typing import NamedTuple


class Crop(NamedTuple):
    """A piece of the map of the town."""

    view: str  # "x y wide high", in metres on the plan
    wide: int
    high: int
    sheets: tuple[tuple[str, int, int, int, int], ...]  # address, then where it lies on the plan: x, y, wide, high


class Pin(NamedTuple):
    """A shop on the map of the town."""

    mark: str  # its own name on the page: "at-b9sqmu"
    of: str  # that of its row
    hue: str  # the group of its category
    x: int  # metres on the plan
    y: int
    vague: bool  # the door is somewhere around: no more is known, or may be told


class Locator(NamedTuple):
    """A small map with a pin, or with a soft circle where only the street may be told."""

    crop: Crop
    x: int  # metres from where its first sheet begins
    y: int
    vague: bool
    href: str  # the same on the map of the town, or ""


class Dot(NamedTuple):
    """Where something stands, in metres on the plan."""

    x: int
    y: int


class Milestone(NamedTuple):
    """A numbered stop on a chart. It keeps its size however large the chart is shown."""

    number: int
    x: str  # of the chart: "43.2%"
    y: str
    name: str
    href: str = ""  # "#stop-1"; "" on paper
    hue: str = ""  # the group of its category


class Scale(NamedTuple):
    """The bar that tells how far things are."""

    text: str  # "100 m"
    wide: str  # of the chart: "22.5%"
    right: bool = False  # in the right corner, not in the left
    top: bool = False  # in the upper corner, not in the lower
    north: tuple[bool, bool] = (True, True)  # the corner of the arrow to the north, right and upper


class Course(NamedTuple):
    """A trail over the map of the town, or on plain ground. Paths are in the metres of the crop."""

    crop: Crop
    lines: tuple[str, ...]  # one a leg
    straight: tuple[str, ...]  # legs that follow no way
    arrows: tuple[str, ...]
    leaders: str  # from stops to pins that had to make room
    pins: tuple[Milestone, ...]
    scale: Scale
    is_mapped: bool  # False: plain ground
    from_osm: bool  # True where OpenStreetMap is owed a word
    vague: tuple[Dot, ...] = ()  # stops whose door is somewhere around
    wide: str = ""  # on paper: "171.5mm"


class Tag(NamedTuple):
    """What is written on the map of the town on paper: a number, or the first and the last of several."""

    text: str  # "12" or "12–17"
    x: int  # metres on the plan
    y: int
