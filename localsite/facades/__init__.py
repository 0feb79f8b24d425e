"""What is the face of a shop that has sent no photograph? A house of one town, drawn: always the same for the same shop."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from zlib import compress

from localsite.facades import house as houses
from localsite.facades import shopfront
from localsite.facades.house import HIGH
from localsite.facades.paint import Canvas, Colours, Dice, mixed, nightly
from localsite.facades.wares import TRADES

__all__ = ["HIGH", "NEEDED", "TRADES", "Colours", "Front", "facade", "pixels"]


class Front(NamedTuple):
    """A drawn front."""

    svg: str
    wide: int  # units, as many pixels where nothing is said
    high: int


def facade(seed: str, name: str, icon: str, group: str, colours: Colours, *, night: bool = False, home: bool = False) -> Front:
    """The front of a shop: `seed` is its permanent mark, `icon` and `group` those of its category. A `home` shows no shop.

    By day, and by night where the eye prefers it so; always by night where that is asked for.
    """
    dice = Dice(seed)
    house = houses.measured(dice)
    for kinds in (shopfront.MOST_KINDS, 2, 1):
        canvas = Canvas(_paints(dice, colours, group))
        houses.draw(canvas, house)
        if home:
            shopfront.draw_home(canvas, house)
        else:
            shopfront.draw(canvas, house, (icon, group), initial(name), kinds)
        svg = canvas.svg(house.wide, HIGH, night=night)
        # Few houses have all that a house can have; those show fewer kinds of things.
        if len(compress(svg.encode(), 9)) <= HEAVIEST:
            break
    return Front(svg, house.wide, HIGH)


HEAVIEST = 2960  # bytes; what hosts put around them is no more than 40
LINEN, SOOT = "#fdf8ee", "#1c1420"
NEEDED = (
    "wall", "trim", "shutter", "cloth", "stripe", "paint", "door", "roof", "slate", "stone", "brick", "beam", "iron", "wood", "pot", "leaf", "flower", "blossom",
    "cat", "kerb", "pavement", "board", "gilt", "pane", "room", "lamp",
)  # fmt: skip
ARTICLES = frozenset(("à", "le", "la", "les", "l", "un", "une", "au", "aux", "a", "chez", "the", "d", "de", "du", "des"))


def pixels(front: Front, wide: int) -> bytes:
    """A front as PNG, `wide` pixels across, with nothing behind it."""
    import resvg_py  # late: only what cannot show a drawing asks for it

    return bytes(resvg_py.svg_to_bytes(svg_string=front.svg, width=wide, skip_system_fonts=True))


def initial(name: str) -> str:
    """The letter that a sign would bear: of the first word that is no article, without its accent; "" where there is none."""
    words = re.findall(r"\w+", name)
    # Compared with its accent: « Le Dé » is no article twice.
    told = next((word for word in words if word.lower() not in ARTICLES), next(iter(words), ""))
    return unicodedata.normalize("NFKD", told.replace("œ", "oe").replace("Œ", "Oe"))[:1].upper()


def _paints(dice: Dice, colours: Colours, group: str) -> dict[str, tuple[str, str]]:
    """The colours of this front by the names in which it is drawn, by day and by night."""
    def chosen(name: str) -> str:
        return dice.pick(name, colours[name])

    wall, trade, shutter = chosen("wall"), chosen("paint"), chosen("shutter")
    # Each group of trades keeps to some of the cloths, so that a street has a little order in it.
    cloths = colours["cloth"]
    cloth = cloths[(Dice(group).throw("cloth") + dice.throw("cloth") % 4) % len(cloths)]
    day = {
        "wall": wall, "trim": mixed(wall, colours["trim"][0], 0.78), "shutter": shutter, "slat": mixed(shutter, SOOT, 0.28), "cloth": cloth,
        "stripe": colours["stripe"][0], "paint": trade, "paint trim": mixed(trade, "#ffffff", 0.22), "frame": mixed(trade, SOOT, 0.3),
        "door": mixed(chosen("door"), SOOT, 0.1), "roof": chosen("roof"), "slate": chosen("slate"), "stone": chosen("stone"), "brick": chosen("brick"),
        "beam": colours["beam"][0], "iron": colours["iron"][0], "wood": colours["wood"][0], "pot": colours["pot"][0], "leaf": chosen("leaf"), "trunk": colours["wood"][0],
        "flower": chosen("flower"), "blossom": chosen("blossom"), "cat": chosen("cat"), "kerb": colours["kerb"][0], "pavement": colours["pavement"][0],
        "board": colours["board"][0], "board edge": cloth, "letter": mixed(cloth, SOOT, 0.25),
        "linen": LINEN, "gilt": colours["gilt"][0],
    }  # fmt: skip
    day |= {"ridge": mixed(day["roof"], "#3a1420", 0.25), "ledge": mixed(day["slate"], "#ffffff", 0.25)}
    made = {name: (colour, nightly(colour)) for name, colour in day.items()}
    pane, lamp = colours["pane"][0], colours["lamp"][0]
    room = chosen("room")
    made |= {"pane": (pane, nightly(pane, 0.75)), "lit": (pane, lamp), "lit pane": (mixed(pane, room, 0.4), mixed(lamp, "#c9802f", 0.2))}
    made |= {"inside": (room, mixed(room, lamp, 0.75)), "glow": (mixed(room, "#ffffff", 0.22), mixed(lamp, "#fff3cf", 0.5))}
    made |= {"glare": (mixed(room, "#ffffff", 0.4), mixed(lamp, "#fff3cf", 0.7)), "lace": (LINEN, mixed(LINEN, lamp, 0.6))}
    made |= {"gilt": (day["gilt"], nightly(day["gilt"], 0.3)), "stripe": (day["stripe"], nightly(day["stripe"], 0.5))}
    return made
