"""What does a shared picture tell and show, in which colours, and how large is it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Leaf(NamedTuple):
    """The day of an event, as on a calendar from which a leaf is torn each day."""

    month: str  # "décembre"
    day: str  # "12"
    weekday: str  # "samedi"; of what lasts longer "au 14 décembre"


class Told(NamedTuple):
    """The words of a picture, in one language."""

    kind: str  # shop, place, event, story, trail or site
    name: str
    kicker: str  # its category, the hour of an event, "Histoire"
    where: str  # area, street
    sentence: str  # of the summary or the story: as much of it is set as there is room for
    collective: str
    address: str  # the host of the site
    language: str
    leaf: Leaf | None = None
    opening: str = "«"  # the sign with which somebody begins to speak, in this language
    state: str = ""  # "Annulé", "Fermé": glued over what is shown
    street: str = ""  # the whole of where, for a picture that nobody can follow
    short: str = ""  # its own address, short enough to be typed

    def within(self, frame: Frame) -> Told:
        """The words for a size: a link leads there by itself, a picture on an account has to say where."""
        return self if frame.is_link else self._replace(where=self.street or self.where, address=self.short or self.address)


class Look(NamedTuple):
    """The colours, each "#rrggbb"."""

    paper: str
    ink: str
    soft: str  # words that matter less
    accent: str
    on_accent: str  # words on the accent, and on the hue
    awning: str  # stripes
    cloth: str  # the stripes between them
    hue: str  # of the category
    sky: str


class Shown(NamedTuple):
    """What there is to see besides words; b"" where there is none."""

    picture: bytes = b""  # JPEG, WebP or PNG, already developed
    focus: str = "centre"  # centre, top, bottom, left or right
    front: bytes = b""  # the drawn front of a shop, SVG
    neighbours: tuple[bytes, ...] = ()  # the fronts beside it: left, right, and so on in turn
    logo: bytes = b""  # of the collective: PNG, WebP or JPEG


class Social(NamedTuple):
    """A picture to share."""

    data: bytes
    ending: str  # jpg or png
    wide: int
    high: int


class Box(NamedTuple):
    """A part of a picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def wide(self) -> int:
        """From left to right."""
        return self.right - self.left

    @property
    def high(self) -> int:
        """From top to bottom."""
        return self.bottom - self.top


class Frame(NamedTuple):
    """A size in which networks show pictures."""

    name: str
    wide: int
    high: int
    unit: float  # how large words are beside those of a link's preview
    heaviest: int = 150_000  # bytes
    is_link: bool = False  # shown with a link that can be followed
    clear: tuple[int, int] = (0, 0)  # pixels at the top and at the bottom over which networks put words of their own


FRAMES: Mapping[str, Frame] = {
    "wide": Frame("wide", 1200, 630, 1.0, 42_000, is_link=True),  # every page has one: the site carries them all
    "square": Frame("square", 1080, 1080, 1.25),
    "tall": Frame("tall", 1080, 1920, 1.5, clear=(250, 340)),
}
