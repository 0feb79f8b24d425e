"""How is a picture divided? Each composition gives words, picture and the collective's mark their places, in each size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from localsite.social.colours import mixed, readable
from localsite.social.value import Box, Frame, Look, Shown, Told


class Room(NamedTuple):
    """Where words stand, and how."""

    box: Box
    ink: str
    lead: str  # of the line above the name
    soft: str
    sizes: tuple[float, float]  # of a name: the largest, the smallest
    enough: float  # the size of a name for which the sentence makes way
    lines: int  # of a name
    rows: int  # of the sentence
    unit: float
    sink: float  # 0 at the top, 1 at the bottom
    centred: bool = False


class Places(NamedTuple):
    """The places of a composition in one size."""

    art: Box  # the picture, or what is in its place
    words: Box
    foot: Box  # the mark of the collective, its name and address
    leaf: Box = Box(0, 0, 0, 0)  # of the calendar; of a story the place of its mark


class Plan(NamedTuple):
    """A composition in one size and its colours."""

    kind: str
    frame: Frame
    places: Places
    room: Room
    ground: str  # behind the words
    low: str  # behind the foot
    foot: tuple[str, str]  # the colours of its two lines
    is_way: bool  # a trail

    @property
    def band(self) -> Box:
        """Where a state is glued."""
        return GLUED.get((self.kind, self.frame.name), self.places.art)


# The largest size of a name in each frame, and the one for which the sentence makes way: a quarter of it is read on a telephone.
NAMES: Mapping[str, tuple[float, float]] = {"wide": (132.0, 66.0), "square": (150.0, 78.0), "tall": (190.0, 104.0)}
LINES: Mapping[str, int] = {"wide": 4, "square": 4, "tall": 6}  # of a name that has no more room

PLACES: Mapping[str, Mapping[str, Places]] = {
    "window": {
        "wide": Places(Box(672, 0, 1200, 630), Box(56, 128, 632, 510), Box(56, 544, 632, 604)),
        "square": Places(Box(0, 440, 1080, 972), Box(70, 64, 1010, 386), Box(70, 988, 1010, 1064)),
        "tall": Places(Box(0, 1040, 1080, 1920), Box(90, 270, 990, 852), Box(90, 896, 990, 992)),
    },
    "street": {
        "wide": Places(Box(628, 36, 1200, 546), Box(56, 56, 588, 516), Box(56, 560, 1144, 618)),
        "square": Places(Box(0, 452, 1080, 962), Box(70, 70, 1010, 424), Box(70, 984, 1010, 1060)),
        "tall": Places(Box(0, 946, 1080, 1570), Box(80, 270, 1000, 806), Box(80, 836, 1000, 926)),
    },
    "day": {
        "wide": Places(Box(0, 0, 250, 630), Box(470, 128, 1144, 514), Box(470, 544, 1144, 604), Box(84, 96, 404, 488)),
        "square": Places(Box(0, 0, 1080, 400), Box(70, 612, 1010, 948), Box(70, 980, 1010, 1056), Box(350, 50, 730, 516)),
        "tall": Places(Box(0, 0, 1080, 620), Box(80, 866, 1000, 1424), Box(80, 1464, 1000, 1560), Box(330, 256, 750, 766)),
    },
    "day with a picture": {
        "wide": Places(Box(0, 0, 430, 630), Box(624, 70, 1150, 514), Box(624, 544, 1150, 604), Box(290, 170, 570, 512)),
        "square": Places(Box(0, 0, 1080, 440), Box(70, 636, 1010, 956), Box(70, 984, 1010, 1060), Box(70, 206, 390, 596)),
        "tall": Places(Box(0, 0, 1080, 690), Box(80, 966, 1000, 1424), Box(80, 1464, 1000, 1560), Box(80, 400, 496, 904)),
    },
    "tale": {
        "wide": Places(Box(0, 0, 0, 0), Box(130, 152, 1070, 490), Box(130, 512, 1070, 580), Box(540, 52, 660, 142)),
        "square": Places(Box(0, 0, 0, 0), Box(110, 236, 970, 890), Box(110, 924, 970, 1004), Box(465, 84, 615, 204)),
        "tall": Places(Box(0, 0, 0, 0), Box(110, 470, 970, 1420), Box(110, 1450, 970, 1550), Box(440, 280, 640, 440)),
    },
    "tale with a picture": {
        "wide": Places(Box(0, 0, 470, 630), Box(556, 66, 1150, 520), Box(556, 546, 1150, 606), Box(415, 66, 525, 176)),
        "square": Places(Box(0, 0, 1080, 430), Box(70, 520, 1010, 956), Box(70, 984, 1010, 1060), Box(70, 360, 210, 500)),
        "tall": Places(Box(0, 0, 1080, 660), Box(80, 790, 1000, 1420), Box(80, 1464, 1000, 1560), Box(80, 566, 268, 754)),
    },
    "plain": {
        "wide": Places(Box(0, 400, 1200, 546), Box(56, 130, 1144, 410), Box(56, 560, 1144, 618)),
        "square": Places(Box(0, 760, 1080, 962), Box(70, 190, 1010, 730), Box(70, 984, 1010, 1060)),
        "tall": Places(Box(0, 1270, 1080, 1570), Box(80, 310, 1000, 1100), Box(80, 1130, 1000, 1230)),
    },
}  # fmt: skip

# Where a state is glued, if not across all that is shown: below the leaf of a calendar, or where it leaves the picture free.
GLUED: Mapping[tuple[str, str], Box] = {
    ("day", "wide"): Box(44, 470, 444, 600), ("day", "square"): Box(300, 496, 780, 602), ("day", "tall"): Box(270, 748, 810, 860),
    ("day with a picture", "wide"): Box(0, 0, 430, 160), ("day with a picture", "square"): Box(410, 60, 1080, 380),
    ("day with a picture", "tall"): Box(0, 250, 1080, 400), ("plain", "wide"): Box(0, 412, 1200, 544),
}  # fmt: skip


def composition(told: Told, shown: Shown) -> str:
    """Which composition suits what there is."""
    if told.kind == "event" and told.leaf:
        return "day with a picture" if shown.picture else "day"
    if told.kind == "story":
        return "tale with a picture" if shown.picture else "tale"
    return "window" if shown.picture else "street" if shown.front else "plain"


def planned(told: Told, shown: Shown, look: Look, frame: Frame) -> Plan:
    """The plan of a picture."""
    kind = composition(told, shown)
    ground = {"window": look.hue, "tale": look.hue, "street": look.sky, "plain": look.sky}.get(kind, look.paper)
    pavement = paving(look)
    low = pavement if kind in ("street", "plain") and frame.name != "tall" else ground
    low = look.paper if kind == "window" and frame.name == "square" else low
    room = _room(kind, frame, look, ground)
    inks = look.ink, look.on_accent, look.paper
    return Plan(
        kind,
        frame,
        PLACES[kind][frame.name],
        room,
        ground,
        low,
        (readable(low, *inks), readable(low, look.soft, *inks)),
        told.kind == "trail",
    )


def paving(look: Look) -> str:
    """The colour of the pavement."""
    return mixed(look.paper, look.ink, 0.12)


def _room(kind: str, frame: Frame, look: Look, ground: str) -> Room:
    is_dark = ground == look.hue
    ink = readable(ground, *((look.on_accent, look.paper, look.ink) if is_dark else (look.ink, look.on_accent)))
    lead = readable(ground, mixed(ink, ground, 0.16) if is_dark else look.hue, look.accent, ink)
    soft = readable(ground, mixed(ink, ground, 0.16) if is_dark else look.soft, ink)
    largest, enough = NAMES[frame.name]
    is_narrow = frame.name != "wide" or kind in ("window", "street") or kind.startswith("day")
    rows = 5 if kind.startswith("tale") or frame.name == "tall" else 3
    sink = 0.0 if (kind.endswith("picture") and frame.name != "tall") or (kind == "street" and frame.name != "wide") else 0.45
    unit = frame.unit * (1.12 if kind.startswith("tale") else 1)
    return Room(
        PLACES[kind][frame.name].words,
        ink,
        lead,
        soft,
        (largest, 20.0),
        enough,
        LINES[frame.name] if is_narrow else 3,
        rows,
        unit,
        sink,
        is_centred(kind, frame),
    )


def is_centred(kind: str, frame: Frame) -> bool:
    """Whether words stand in the middle: below the leaf of a calendar, on the cover of a story."""
    return kind == "tale" or (kind == "day" and frame.name != "wide")
