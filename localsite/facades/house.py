"""What stands above a shop? Its house: walls, floors, windows with their shutters, a balcony, a roof."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from localsite.facades.paint import LIGHT, ROUND, SHADOW, Canvas, Dice, number

GROUND, HIGH = 340, 352  # the pavement, and the height of every drawing: streets of them stand on one line
SHOP = 108  # height of the ground floor
EDGE = 8  # of the wall, where no window stands
FLOORS = (62, 58, 52)  # heights of those above it


class House(NamedTuple):
    """The measures of a house, in the units of its drawing."""

    wide: int
    floors: int  # above the shop
    bays: int  # windows on each of them
    style: str  # "render", "stone", "timber"
    dice: Dice

    @property
    def top(self) -> int:
        """Where the wall ends and the roof begins."""
        return GROUND - SHOP - sum(FLOORS[: self.floors])

    def foot(self, floor: int) -> int:
        """The line on which a floor stands: 0 is the one above the shop."""
        return GROUND - SHOP - sum(FLOORS[:floor])

    def middles(self) -> list[float]:
        """The middle of each bay."""
        return [EDGE + float((self.wide - 2 * EDGE) * (2 * bay + 1) // (2 * self.bays)) for bay in range(self.bays)]


def measured(dice: Dice) -> House:
    """A house as wide and as high as chance will have it."""
    wide = 156 + 4 * (dice.throw("wide") % 16)
    floors = dice.pick("floors", (1, 2, 2, 2, 3, 3))
    bays = 2 if wide < 172 else 3 if wide > 196 else dice.pick("bays", (2, 3))
    return House(wide, floors, bays, dice.pick("style", ("render", "render", "render", "render", "stone", "timber")), dice)


def draw(canvas: Canvas, house: House) -> None:
    """The house above its ground floor, and the wall behind the shop."""
    ROOFS[house.dice.pick("roof", tuple(ROOFS))](canvas, house)
    canvas.box("wall", 0, house.top, house.wide, GROUND - house.top)
    _wall(canvas, house)
    windows = _windows(house)
    _frames(canvas, house, windows)
    _panes(canvas, house, windows)
    _shutters(canvas, house, windows)
    has_balcony = house.style != "timber" and house.dice.chance("balcony", 34)
    _sills(canvas, house, [window for window in windows if window.floor or not has_balcony])
    if has_balcony:
        _balcony(canvas, house, house.foot(0))
    _edges(canvas, house)


def _wall(canvas: Canvas, house: House) -> None:
    if house.style == "stone":
        for floor in range(house.floors):
            for row in range(5):
                y = house.foot(floor) - 8 - row * 12
                if y < house.top + 8:
                    break
                for place in range(4):
                    x = (house.dice.throw(f"stone {floor} {row} {place}") % (house.wide - 40)) + 14
                    canvas.box(SHADOW if place % 2 else LIGHT, x, y, 11 + place * 2, 6)
    elif house.style == "timber":
        _beams(canvas, house)


def _beams(canvas: Canvas, house: House) -> None:
    """Half-timbering: posts and rails, with brackets where they meet."""
    for floor in range(house.floors):
        foot, head = house.foot(floor), house.foot(floor) - FLOORS[floor]
        canvas.box("beam", 0, head, house.wide, 5)
        for edge in range(house.bays + 1):
            x = min(max(house.wide * edge / house.bays - 2.5, 0), house.wide - 5)
            canvas.box("beam", x, head, 5, foot - head)
            if edge < house.bays:
                canvas.path("beam", f"M{number(x + 5)} {head + 5}h9l-9 9zM{number(x + house.wide / house.bays)} {head + 5}h-9l9 9z")


def _edges(canvas: Canvas, house: House) -> None:
    """What ends the wall: quoins, a string course, the cornice, the shade of the house next door."""
    trim, top, wide = "trim", house.top, house.wide
    if house.style == "render" and house.dice.chance("quoins", 55):
        for step, y in enumerate(range(top + 10, GROUND - SHOP - 8, 11)):
            size = 9 if step % 2 else 13
            canvas.box(trim, 0, y, size, 9)
            canvas.box(trim, wide - size, y, size, 9)
    if house.style != "timber":
        canvas.box(trim, 0, top, wide, 6)
        canvas.box(trim, -0, GROUND - SHOP - 5, wide, 5)
        if house.floors > 1 and house.dice.chance("courses", 60):
            for floor in range(1, house.floors):
                canvas.box(trim, 0, house.foot(floor) - 1, wide, 3)
    canvas.box(SHADOW, 0, top + 6, wide, 3)
    canvas.box(SHADOW, wide - 3, top, 3, GROUND - top)


class Window(NamedTuple):
    """One of the windows, by its frame."""

    floor: int
    bay: int
    x: float
    y: float
    wide: float
    tall: float

    @property
    def name(self) -> str:
        """By which chance knows it."""
        return f"{self.floor} {self.bay}"


def _windows(house: House) -> list[Window]:
    found, wide = [], 22 if house.bays == 3 else 25
    for floor in range(house.floors):
        tall = min(FLOORS[floor] - 18, 44 - 4 * floor)
        found += [Window(floor, bay, middle - wide / 2, house.foot(floor) - 8 - tall, wide, tall) for bay, middle in enumerate(house.middles())]
    return found


def _frames(canvas: Canvas, house: House, windows: list[Window]) -> None:
    """What surrounds the windows, with a crown on each."""
    crown = house.dice.pick("crown", ("flat", "flat", "keystone", "arch", "pediment"))
    for floor, _, x, y, wide, tall in windows:
        canvas.box("trim", x - 3, y - 3, wide + 6, tall + 3)
        if crown == "arch":
            canvas.path("trim", f"M{number(x - 3)} {number(y - 2)}q{number(wide / 2 + 3)}-13 {number(wide + 6)} 0z")
        elif crown == "keystone":
            canvas.path("trim", f"M{number(x + wide / 2 - 4)} {number(y - 8)}h8l-1.5 8h-5z")
        elif crown == "pediment" and floor == 0 and house.style != "timber":
            canvas.path("trim", f"M{number(x - 6)} {number(y - 4)}h{number(wide + 12)}l{number(-wide / 2 - 6)}-8z")


def _panes(canvas: Canvas, house: House, windows: list[Window]) -> None:
    """The glass, dark or lit by night, half of it behind a curtain; its bars and the shade on it. Paint by paint: it is less to send."""
    lit = [window for window in windows if house.dice.chance(f"lit {window.name}", 38)]
    dark = [window for window in windows if window not in lit]
    for group, pane, curtain in ((dark, "pane", "linen"), (lit, "lit", "lace")):
        for window in group:
            canvas.box(pane, *window[2:])
        for name, _, x, y, wide, tall in ((one.name, *one[1:]) for one in group):
            if house.dice.chance(f"curtain {name}", 45):
                canvas.path(curtain, f"M{number(x)} {number(y)}h{number(wide)}q-9 2-11 {number(tall * 0.3)}t-{number(wide - 11)} {number(tall * 0.3)}z")
    for _, _, x, y, wide, tall in windows:
        canvas.path("trim", f"M{number(x + wide / 2)} {number(y)}v{number(tall)}M{number(x)} {number(y + tall * 0.36)}h{number(wide)}", 1.8)
    for _, _, x, y, wide, _ in windows:
        canvas.box(SHADOW, x, y, wide, 3)


def _shutters(canvas: Canvas, house: House, windows: list[Window]) -> None:
    if house.dice.chance("no shutters", 16):
        return
    places = []
    for window in windows:
        x, half = window.x, window.wide / 2
        state = house.dice.throw(f"shutters {window.name}") % 12  # 0: closed, 1 and 2: one of the two
        places.append((x if state in (0, 1) else x - half - 2, window))
        places.append((x + half if state in (0, 2) else x + window.wide + 2, window))
    for x, window in places:
        canvas.box("shutter", x, window.y - 1, window.wide / 2, window.tall + 1)
    for x, window in places:
        canvas.path("slat", f"M{number(x + window.wide / 4)} {number(window.y + 4)}v{number(window.tall - 8)}", window.wide / 2 - 4, "1 3")


def _sills(canvas: Canvas, house: House, windows: list[Window]) -> None:
    """Sills, and on some of them flowers, or a cat."""
    guests = [(house.dice.throw(f"sill {window.name}") % 100, window) for window in windows]
    boxes = [window for guest, window in guests if guest < 26]
    for window in windows:
        canvas.box("trim", window.x - 4, window.y + window.tall, window.wide + 8, 4)
    for window in boxes:
        canvas.box("pot", window.x - 1, window.y + window.tall - 5, window.wide + 2, 5)
    for window in boxes:
        canvas.path("leaf", f"M{number(window.x)} {number(window.y + window.tall - 6)}h{number(window.wide)}", 6.8, ROUND)
    for window in boxes:
        for place in range(int(window.wide) // 7 + 1):
            canvas.dot(house.dice.pick("flowers", ("flower", "blossom")), window.x + 1 + place * 7, window.y + window.tall - 7 - place % 2 * 2, 1.9)
    for guest, window in guests:
        if 26 <= guest < 29:
            x, y = number(window.x + 4), number(window.y + window.tall)
            canvas.path("cat", f"M{x} {y}q-1-9 4-10v-5l2 2h3l2-2v5q1 3-1 5 3 2 3 5z")
            canvas.path("cat", f"M{number(window.x + 5)} {number(window.y + window.tall - 1)}q-5 1-4 7", 1.8)


def _balcony(canvas: Canvas, house: House, foot: int) -> None:
    """One along the whole first floor: a slab, a rail of wrought iron, a plant or two."""
    x, wide = 6, house.wide - 12
    for place in (0.12, 0.5, 0.88):
        canvas.path("trim", f"M{number(x + wide * place - 4)} {foot - 1}h8l-2 8h-4z")
    canvas.box("trim", x, foot - 4, wide, 5)
    for place in (0.18, 0.79):
        if house.dice.chance(f"plant {place}", 60):
            middle = x + wide * place
            canvas.path("leaf", f"M{number(middle)} {foot - 8}q-9-4-7-13 5 1 7 6 1-8 8-9 1 9-4 14z")
            canvas.path("pot", f"M{number(middle - 5)} {foot - 11}h11l-1.5 7h-8z")
    canvas.path("iron", f"M{x} {foot - 12.5}h{wide}", 17, house.dice.pick("bars", ("1 4", "1 6.5", "1 3")))
    canvas.path("iron", f"M{x} {foot - 21}h{wide}M{x} {foot - 8}h{wide}", 1.1)


def _tiles(canvas: Canvas, house: House) -> None:
    """A low roof of round tiles, with the row of tiles below it that the south is fond of."""
    top, wide = house.top, house.wide
    _chimney(canvas, house, top - 18)
    canvas.path("roof", f"M-2 {top}L10 {top - 17}H{wide - 10}L{wide + 2} {top}z")
    canvas.path("ridge", f"M9 {top - 12}H{wide - 9}M4 {top - 5}H{wide - 4}", 5, "1 6")
    canvas.path("ridge", f"M0 {top - 1}" + "q3 7 6 0" * (wide // 6) + "z")


def _slates(canvas: Canvas, house: House) -> None:
    """A mansard of slate with its dormers."""
    top, wide = house.top, house.wide
    _chimney(canvas, house, top - 36)
    canvas.path("slate", f"M0 {top}L9 {top - 33}H{wide - 9}L{wide} {top}z")
    canvas.path("ledge", f"M7 {top - 33}H{wide - 7}M5 {top - 20}H{wide - 5}M3 {top - 9}H{wide - 3}", 0.9)
    for middle in house.middles()[:: max(1, house.bays - 1)]:
        canvas.path("trim", f"M{number(middle - 10)} {top - 3}v-19l10-8 10 8v19z")
        canvas.box("lit" if house.dice.chance(f"dormer {middle}", 40) else "pane", middle - 6, top - 19, 12, 15)
        canvas.path("trim", f"M{number(middle)} {top - 19}v15", 1.6)


def _terrace(canvas: Canvas, house: House) -> None:
    """A flat roof behind a balustrade, with pots, washing, or a pergola."""
    top, wide = house.top, house.wide
    if house.dice.chance("washing", 40):
        canvas.path("iron", f"M16 {top - 12}v-16M{wide - 16} {top - 12}v-16M16 {top - 27}q{wide / 2 - 16} 7 {wide - 32} 0", 1)
        for place, paint in enumerate(("linen", "cloth", "linen", "shutter", "linen")):
            canvas.box(paint, 26 + place * (wide - 60) / 5, top - 24.5 + abs(2 - place) * -0.7, 10 + place % 2 * 4, 10)
    else:
        for share in (0.2, 0.55, 0.84):
            canvas.path("leaf", f"M{number(wide * share - 5)} {top - 10}q-7-9 1-14 5-6 10 0 8 6 1 14z")
    canvas.box("trim", 0, top - 14, wide, 4)
    canvas.box("trim", 0, top - 3, wide, 4)
    canvas.path("trim", "".join(f"M{number(step + 4)} {top - 3}q-4-4 0-8 4 4 0 8z" for step in range(4, wide - 6, 10)))
    canvas.path("trim", f"M0 {top}v-16h8v16zM{wide - 8} {top}v-16h8v16z")


def _gable(canvas: Canvas, house: House) -> None:
    """A gable towards the street, with a small round window."""
    top, wide = house.top, house.wide
    rise = 38
    _chimney(canvas, house, top - 22)
    canvas.path("roof", f"M-2 {top + 1}L{wide / 2} {top - rise - 7}L{wide + 2} {top + 1}l-6 3L{wide / 2} {top - rise + 3}L4 {top + 4}z")
    canvas.path("wall", f"M6 {top + 2}L{wide / 2} {top - rise + 1}L{wide - 6} {top + 2}z")
    canvas.dot("trim", wide / 2, top - 10, 9)
    canvas.dot("pane", wide / 2, top - 10, 6.5)
    canvas.path("trim", f"M{wide / 2 - 6} {top - 10}h12m-6-6v12", 1.4)


def _chimney(canvas: Canvas, house: House, foot: float) -> None:
    x = house.wide * house.dice.pick("chimney", (0.16, 0.72, 0.84))
    canvas.path("brick", f"M{number(x)} {foot + 14}v-24h13v24z")
    canvas.path("pot", f"M{number(x + 2)} {foot - 10}v-6h3.5v6zM{number(x + 7.5)} {foot - 10}v-8h3.5v8z")
    canvas.box("trim", x - 1.5, foot - 11, 16, 3)


ROOFS: Mapping[str, Callable[[Canvas, House], None]] = {"tiles": _tiles, "more tiles": _tiles, "slates": _slates, "terrace": _terrace, "gable": _gable}
