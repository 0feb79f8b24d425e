"""What is at street level? The shop itself: its front, its windows and what lies in them, a door, an awning, a sign, the pavement."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from localsite.facades.house import GROUND, SHOP, House
from localsite.facades.letters import LETTERS
from localsite.facades.paint import LIGHT, ROUND, SHADOW, Canvas, number
from localsite.facades.wares import WARES, Ware, wares_of

LINTEL = GROUND - 82  # where openings end
RISER = 18  # height of the panels below a window
DOOR = 34
MOST_KINDS = 4  # of things in a window


_START = re.compile(r"M-?[\d.]+-([\d.]+)")


class Opening(NamedTuple):
    """A hole in the wall, from its left side."""

    x: float
    wide: float


def openings(house: House) -> tuple[tuple[Opening, ...], Opening]:
    """The windows and the door of a shop."""
    side, edge = house.dice.pick("door", ("left", "right", "centre")), 15
    room = house.wide - 2 * edge
    if side == "centre" and house.wide >= 188:
        part = (room - DOOR - 16) / 2
        return (Opening(edge, part), Opening(edge + part + DOOR + 16, part)), Opening(edge + part + 8, DOOR)
    window = Opening(edge + (DOOR + 9 if side == "left" else 0), room - DOOR - 9)
    door = Opening(edge if side == "left" else house.wide - edge - DOOR, DOOR)
    return (window,), door


def draw(canvas: Canvas, house: House, trade: tuple[str, str], initial: str, kinds: int) -> None:
    """The ground floor of a trade, which is told by its icon and its group; its windows show so many kinds of things."""
    windows, door = openings(house)
    FRONTS[house.dice.pick("front", tuple(FRONTS))](canvas, house, windows, door)
    wares, outside = wares_of(*trade)
    wares = wares[:kinds]
    for place, window in enumerate(windows):
        _window(canvas, house, window, wares, place)
    _door(canvas, house, door)
    # On the side away from the door, where an awning leaves room for it.
    left = door.x > house.wide / 2
    _awning(canvas, house, windows, door)
    _sign(canvas, house, initial, left=left)
    _pavement(canvas, house, windows, door, outside)


def draw_home(canvas: Canvas, house: House) -> None:
    """The ground floor of a house that nobody is told of: no awning, no sign; a door, two windows, a bicycle that is about to leave."""
    canvas.box("stone", 0, GROUND - 15, house.wide, 15)
    door = Opening(house.wide / 2 - DOOR / 2, DOOR)
    canvas.box("trim", door.x - 5, LINTEL - 5, door.wide + 10, GROUND - LINTEL + 5)
    _door(canvas, house, door)
    for x in (house.wide * 0.2 - 13, house.wide * 0.8 - 13):
        canvas.box("trim", x - 3, LINTEL + 5, 32, 53)
        canvas.box("lit", x, LINTEL + 8, 26, 46)
        canvas.path("lace", f"M{number(x)} {LINTEL + 8}h26q-9 2-11 12t-15 12z")
        canvas.path("trim", f"M{number(x + 13)} {LINTEL + 8}v46M{number(x)} {LINTEL + 24}h26", 1.8)
        canvas.box("pot", x - 2, GROUND - 31, 30, 6)
        canvas.path("leaf", f"M{number(x)} {GROUND - 33}h26", 6.8, ROUND)
        for place in range(4):
            canvas.dot("blossom" if place % 2 else "flower", x + 2 + place * 7, GROUND - 35, 1.9)
    canvas.box("kerb", 0, GROUND, house.wide, 5)
    canvas.box("pavement", 0, GROUND + 4, house.wide, 8)
    canvas.put("v", WARES["bicycle"].elements, house.wide * 0.8 - 20, GROUND + 1)


def _timber(canvas: Canvas, house: House, windows: Sequence[Opening], door: Opening) -> None:
    """A front of painted wood: pilasters, a fascia, panels."""
    top = LINTEL - 15
    canvas.box("paint", 5, top, house.wide - 10, GROUND - top)
    canvas.box("paint trim", 3, top - 3, house.wide - 6, 4)
    canvas.box(SHADOW, 5, top + 1, house.wide - 10, 2)
    for opening in (*windows, door):
        for x in (opening.x - 7, opening.x + opening.wide + 1.5):
            canvas.box(LIGHT, x, top + 15, 5.5, GROUND - top - 15)
    middle, reach = house.wide / 2, house.wide * 0.3
    canvas.path("gilt", f"M{number(middle - reach)} {top + 8}h{number(reach - 9)}m18 0h{number(reach - 9)}", 1.4)
    canvas.path("gilt", f"M{number(middle)} {top + 3.5}l5 4.5-5 4.5-5-4.5z")


def _stone(canvas: Canvas, house: House, windows: Sequence[Opening], door: Opening) -> None:
    """Dressed stone, with an arch or a flat lintel over each opening."""
    canvas.box("stone", 0, GROUND - SHOP, house.wide, SHOP)
    for row, y in enumerate(range(GROUND - SHOP + 12, GROUND - 8, 16)):
        canvas.path(SHADOW, f"M0 {y}h{house.wide}v1h-{house.wide}z" + "".join(f"M{x} {y}h1v16h-1z" for x in range(14 + row % 2 * 18, house.wide, 37)))
    arched = house.dice.chance("arches", 60)
    for opening in (*windows, door):
        x, wide = opening.x - 5, opening.wide + 10
        rise = 12 if arched else 4
        canvas.path("trim", f"M{number(x)} {GROUND}V{LINTEL}q{number(wide / 2)}-{rise * 2} {number(wide)} 0V{GROUND}z")


def _rendered(canvas: Canvas, house: House, windows: Sequence[Opening], door: Opening) -> None:
    """The wall of the house goes down to the pavement, over a plinth; painted frames."""
    canvas.box("stone", 0, GROUND - 15, house.wide, 15)
    for opening in (*windows, door):
        canvas.box("paint", opening.x - 5, LINTEL - 5, opening.wide + 10, GROUND - LINTEL + 5)
    canvas.box("paint trim", 4, LINTEL - 21, house.wide - 8, 15)
    canvas.box("paint", 6, LINTEL - 19, house.wide - 12, 11)
    canvas.path("gilt", f"M14 {LINTEL - 13.5}h{house.wide - 28}", 1.2)


FRONTS: Mapping[str, Callable[[Canvas, House, Sequence[Opening], Opening], None]] = {
    "timber": _timber, "more timber": _timber, "stone": _stone, "render": _rendered,
}  # fmt: skip


def _window(canvas: Canvas, house: House, at: Opening, wares: Sequence[Ware], place: int) -> None:
    sill, (x, wide) = GROUND - RISER, at
    canvas.box("inside", x, LINTEL, wide, sill - LINTEL)
    canvas.path("glow", f"M{number(x + wide / 2)} {LINTEL}m-14 0h28l12 {sill - LINTEL}h-52z")
    # Low wares alone on the floor of a window would leave it empty.
    shelf = house.dice.pick("shelf", (30, 28, 0) if any(tall(ware) > 2 * RISER for ware in wares) else (30, 28))
    if shelf:
        canvas.box("wood", x, sill - shelf, wide, 2)
        _row(canvas, house, wares, (x + 3, wide - 6, sill - shelf, 20), f"{place} above")
    canvas.box("wood", x, sill - 4, wide, 4)
    _row(canvas, house, wares, (x + 4, wide - 8, sill - 4, 26 if shelf else 50), f"{place} below")
    canvas.path("glare", f"M{number(x + 4)} {LINTEL + 26}l18-26h9l-27 38zM{number(x + wide * 0.6)} {sill - 8}l{number(wide * 0.26)}-42h5l{number(-wide * 0.26)} 42z")
    bars = "".join(f"M{number(x + wide * step / 3)} {LINTEL}v{sill - LINTEL}" for step in (1, 2)) if wide > 74 and house.dice.chance("bars", 45) else ""
    canvas.path("frame", f"M{number(x)} {LINTEL}h{number(wide)}v{sill - LINTEL}h{number(-wide)}z{bars}", 2.4)
    canvas.box("frame", x - 3, sill, wide + 6, 3)
    panels = max(1, int(wide // 34))
    for step in range(panels):
        canvas.box(SHADOW, x + 2 + step * wide / panels, sill + 6, wide / panels - 4, RISER - 10)


def _row(canvas: Canvas, house: House, wares: Sequence[Ware], shelf: tuple[float, float, float, float], name: str) -> None:
    """Fills a shelf from left to right with what stands high enough and not too high; the rest of the room is shared out."""
    x, wide, y, high = shelf
    fitting = [ware for ware in wares if tall(ware) <= high] or list(wares[:1])
    start, chosen, room = house.dice.throw(f"wares {name}"), list[Ware](), wide
    for step in range(12):
        ware = fitting[(start + step) % len(fitting)]
        if ware.wide + 3 > room:
            break
        chosen.append(ware)
        room -= ware.wide + 3
    gap = (wide - sum(ware.wide for ware in chosen)) / (len(chosen) + 1)
    x += gap
    for step, ware in enumerate(chosen):
        colour = ware.colours[(start // 7 + step) % len(ware.colours)] if ware.colours else ""
        canvas.put(known(ware), ware.elements, x, y, colour)
        x += ware.wide + gap


def known(ware: Ware) -> str:
    """A short name for a thing in a drawing."""
    return f"w{list(WARES.values()).index(ware)}"


def tall(ware: Ware) -> int:
    """How high a thing stands: the farthest that its drawing starts from the shelf, hanging things from the top of a window."""
    return max((round(float(y)) for y in _START.findall(ware.elements)), default=10)


def _door(canvas: Canvas, house: House, at: Opening) -> None:
    x, wide = at
    canvas.box("inside", x, LINTEL, wide, GROUND - LINTEL)
    canvas.path("frame", f"M{number(x)} {LINTEL + 13}h{number(wide)}", 2)
    canvas.path("door", f"M{number(x + 2)} {GROUND}V{LINTEL + 15}h{number(wide - 4)}V{GROUND}z")
    kind = house.dice.pick("door kind", ("glazed", "half", "arched"))
    bottom = GROUND - 12 if kind == "glazed" else GROUND - 30
    canvas.path("lit pane", f"M{number(x + 7)} {bottom}V{LINTEL + (27 if kind == 'arched' else 21)}" + (f"q{number(wide / 2 - 7)}-12 {number(wide - 14)} 0" if kind == "arched" else f"h{number(wide - 14)}") + f"V{bottom}z")
    if kind == "glazed" and house.dice.chance("cross", 50):
        canvas.path("door", f"M{number(x + wide / 2)} {LINTEL + 20}V{bottom}M{number(x + 6)} {number((LINTEL + 20 + bottom) / 2)}h{number(wide - 12)}", 1.8)
    if kind != "glazed":
        canvas.box(SHADOW, x + 7, bottom + 5, wide - 14, GROUND - bottom - 11)
    canvas.dot("gilt", x + wide - 6.5, GROUND - 34, 1.7)
    canvas.box("stone", x - 3, GROUND - 4, wide + 6, 4)
    canvas.path("frame", f"M{number(x)} {GROUND - 4}V{LINTEL}h{number(wide)}V{GROUND - 4}", 2)


def _awning(canvas: Canvas, house: House, windows: Sequence[Opening], door: Opening) -> None:
    kind = house.dice.pick("awning", ("striped", "striped", "plain", "striped", "baskets", "none"))
    if kind == "none":
        return
    top, deep = LINTEL - 13, 20
    if kind == "baskets":
        for at in windows:
            _basket(canvas, at, top)
        return
    first = min(at.x for at in (*windows, door)) - 4
    last = max(at.x + at.wide for at in (*windows, door)) + 4
    if house.dice.chance("short awning", 45) and len(windows) == 1:
        first, last = windows[0].x - 5, windows[0].x + windows[0].wide + 5
    count = max(5, int((last - first) // 15)) | 1
    step, flare = (last - first) / count, 5
    slope = (last - first + 2 * flare) / count
    canvas.path(SHADOW, f"M{number(first)} {top + deep + 6}h{number(last - first)}v7h-{number(last - first)}z")
    for stripe in range(count):
        paint = "cloth" if stripe % 2 == 0 or kind == "plain" else "stripe"
        x, y = first + stripe * step, first - flare + stripe * slope
        canvas.path(paint, f"M{number(x)} {top}h{number(step)}L{number(y + slope)} {top + deep}H{number(y)}z")
        canvas.path(paint, f"M{number(y)} {top + deep}h{number(slope)}v4a{number(slope / 2)} 5 0 0 1-{number(slope)} 0z")
    canvas.path(SHADOW, f"M{number(first - flare)} {top + deep}H{number(last + flare)}v1.5H{number(first - flare)}z")
    canvas.box("paint trim", first - 2, top - 3, last - first + 4, 3)


def _basket(canvas: Canvas, at: Opening, top: int) -> None:
    """A round blind over one window."""
    x, wide, deep = at.x - 4, at.wide + 8, 25
    canvas.path("cloth", f"M{number(x)} {top + deep}q2-{deep + 4} {number(wide / 2)}-{deep + 4}t{number(wide / 2)} {deep + 4}z")
    count = 4
    for step in range(1, count):
        canvas.path("stripe", f"M{number(x + wide / 2)} {top - 4}Q{number(x + wide * step / count + (step - 2) * 6)} {top + 6} {number(x + wide * step / count)} {top + deep}", 1.6)
    canvas.path("cloth", f"M{number(x)} {top + deep}h{number(wide)}v3" + f"q-{number(wide / 12)} 4-{number(wide / 6)} 0" * 6 + "z")
    canvas.box(SHADOW, x + 1, top + deep, wide - 2, 1.5)


def _sign(canvas: Canvas, house: House, initial: str, *, left: bool) -> None:
    """A hanging sign: a bracket of iron, a board, the first letter of the name."""
    x, y = (24 if left else house.wide - 24), GROUND - SHOP + 4
    foot = 2 if left else house.wide - 2
    canvas.path("iron", f"M{foot} {y}H{x + (9 if left else -9)}M{foot} {y + 11}Q{(foot + x) / 2} {y + 9} {x} {y}M{x - 5} {y}v4M{x + 5} {y}v4", 1.5)
    shape = house.dice.pick("sign", tuple(BOARDS))
    canvas.path("board edge", BOARDS[shape].format(x=x, y=y + 4, r=12, d=24))
    canvas.path("board", BOARDS[shape].format(x=x, y=y + 5.5, r=10.5, d=21))
    if initial in LETTERS:
        canvas.letter("letter", LETTERS[initial], x - 4.5, y + 10)
    else:
        canvas.path("letter", f"M{x} {y + 10}l5 6-5 6-5-6z")


BOARDS: Mapping[str, str] = {
    "round": "M{x} {y}a{r} {r} 0 1 1-.1 0z", "square": "M{x} {y}m-{r} 0h{d}v{d}h-{d}z", "shield": "M{x} {y}m-{r} 0h{d}v13q0 8-{r} 13-{r}-5-{r}-13z",
    "oval": "M{x} {y}c15 0 15 {d} 0 {d}s-15-{d} 0-{d}z", "flag": "M{x} {y}m-{r} 0h{d}v{d}l-{r}-5-{r} 5z",
}  # fmt: skip


def _pavement(canvas: Canvas, house: House, windows: Sequence[Opening], door: Opening, outside: str) -> None:
    canvas.box("kerb", 0, GROUND, house.wide, 5)
    canvas.box("pavement", 0, GROUND + 4, house.wide, 8)
    dice, window = house.dice, windows[-1]
    x = window.x + window.wide - 24 if door.x < window.x else window.x + 2
    if outside in OUTSIDE and dice.chance("outside", 80):
        OUTSIDE[outside](canvas, x)
    plant = dice.pick("plant", ("", "bay", "pot", "vine", "", "bench"))
    other = window.x + 3 if door.x < window.x else window.x + window.wide - 22
    if plant == "bay":
        for at in (door.x - 5, door.x + door.wide + 5):
            canvas.path("pot", f"M{number(at - 5)} {GROUND - 11}h10l-1.5 11h-7z")
            canvas.path("trunk", f"M{number(at)} {GROUND - 11}v-12", 1.6)
            canvas.dot("leaf", at, GROUND - 28, 7.5)
    elif plant == "pot":
        canvas.path("leaf", f"M{number(other + 8)} {GROUND - 10}q-14-5-10-19 7 2 9 10-1-13 5-18 6 8 1 17 6-8 10-6-1 13-12 16z")
        canvas.path("pot", f"M{number(other)} {GROUND - 12}h16l-2 12h-12z")
    elif plant == "vine":
        _vine(canvas, house, right=door.x < house.wide / 2)
    elif plant == "bench" and window.wide > 60:
        canvas.path("wood", f"M{number(other - 12)} {GROUND - 12}h34v3h-34zM{number(other - 9)} {GROUND - 9}h3v9h-3zM{number(other + 16)} {GROUND - 9}h3v9h-3zM{number(other - 12)} {GROUND - 21}h34v3h-34z")


def _vine(canvas: Canvas, house: House, *, right: bool) -> None:
    """A climber with flowers, up the edge of the house."""
    x, turn = (house.wide - 7, 1) if right else (7, -1)
    rise = 150 + house.dice.throw("vine") % 50
    canvas.path("trunk", f"M{x} {GROUND}q{6 * turn}-40 0-80t{-2 * turn}-{rise - 80}", 2)
    for step in range(10):
        y, away = GROUND - 70 - step * (rise - 60) / 10, (house.dice.throw(f"leaf {step}") % 11 - 5) * 0.9
        canvas.dot("leaf", x + away, y, 5 if step < 5 else 6.5)
    for step in range(9):
        y, away = GROUND - 76 - step * (rise - 66) / 9, house.dice.throw(f"blossom {step}") % 13 - 6
        canvas.dot("blossom", x + away * 0.8, y, 2.2)


def _table(canvas: Canvas, x: float) -> None:
    canvas.path("iron", f"M{number(x + 4)} {GROUND}l3-15h10l3 15M{number(x - 8)} {GROUND}v-22M{number(x - 8)} {GROUND - 11}h9v11M{number(x + 31)} {GROUND}v-22M{number(x + 31)} {GROUND - 11}h-9v11", 1.5)
    canvas.box("board", x + 1, GROUND - 17, 22, 2.5)


def _crates(canvas: Canvas, x: float) -> None:
    for step, paint in enumerate(("flower", "blossom")):
        left = x - 2 + step * 21
        for dot in range(3):
            canvas.dot(paint, left + 4 + dot * 5.5, GROUND - 12, 3.2)
        canvas.path("wood", f"M{number(left)} {GROUND - 12}h19l-1.5 12h-16z")


def _buckets(canvas: Canvas, x: float) -> None:
    for step, paint in enumerate(("flower", "blossom", "flower")):
        left = x - 6 + step * 13
        canvas.path("leaf", f"M{number(left + 5)} {GROUND - 8}l-6-13 4 3 2-6 2 6 5-4z")
        for dot in range(3):
            canvas.dot(paint, left + 1 + dot * 4, GROUND - 20 - dot % 2 * 4, 3)
        canvas.path("pot", f"M{number(left)} {GROUND - 11}h10l-1.5 11h-7z")


def _barrel(canvas: Canvas, x: float) -> None:
    canvas.path("wood", f"M{number(x)} {GROUND}q-5-13 0-26h20q5 13 0 26z")
    canvas.path("iron", f"M{number(x - 2)} {GROUND - 7}h24M{number(x - 2)} {GROUND - 19}h24", 1.6)
    canvas.put("b", WARES["bottle"].elements, x + 6, GROUND - 26, "#5a2434")


def _rack(canvas: Canvas, x: float) -> None:
    canvas.path("iron", f"M{number(x + 10)} {GROUND}v-40M{number(x + 4)} {GROUND}h12", 1.6)
    for step, paint in enumerate(("cloth", "board", "flower", "shutter", "blossom", "board")):
        canvas.box(paint, x + 2 + step % 2 * 9, GROUND - 38 + step // 2 * 10, 7, 8)


def _board(canvas: Canvas, x: float) -> None:
    canvas.put("s", WARES["slate"].elements, x + 4, GROUND)


def _bicycle(canvas: Canvas, x: float) -> None:
    canvas.put("v", WARES["bicycle"].elements, x - 8, GROUND + 1)


def _tree(canvas: Canvas, x: float) -> None:
    canvas.path("pot", f"M{number(x + 2)} {GROUND - 14}h16l-2 14h-12z")
    canvas.path("trunk", f"M{number(x + 10)} {GROUND - 14}v-22", 2.2)
    for away, up, radius in ((4, 42, 8), (16, 42, 8), (10, 50, 9)):
        canvas.dot("leaf", x + away, GROUND - up, radius)


def _pots(canvas: Canvas, x: float) -> None:
    canvas.put("p", WARES["vase"].elements, x, GROUND, "#b5643f")
    canvas.put("p", WARES["vase"].elements, x + 12, GROUND, "#3f7a8a")


def _letterbox(canvas: Canvas, x: float) -> None:
    canvas.path("board edge", f"M{number(x + 4)} {GROUND - 36}h14v20h-14zM{number(x + 9)} {GROUND - 16}h4v16h-4z")
    canvas.box("iron", x + 7, GROUND - 31, 8, 1.5)


def _anchor(canvas: Canvas, x: float) -> None:
    canvas.path("iron", f"M{number(x + 12)} {GROUND - 24}v24M{number(x + 6)} {GROUND - 19}h12M{number(x + 2)} {GROUND - 9}q2 9 10 9t10-9M{number(x + 12)} {GROUND - 28}a2 2 0 1 1-.1 0", 2.4)


OUTSIDE: Mapping[str, Callable[[Canvas, float], None]] = {
    "table": _table, "crate": _crates, "bucket": _buckets, "barrel": _barrel, "rack": _rack, "slate": _board, "bicycle": _bicycle, "tree": _tree, "pots": _pots,
    "letterbox": _letterbox, "anchor": _anchor,
}  # fmt: skip
