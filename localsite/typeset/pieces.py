"""What does each thing look like that a shop prints? A poster, a sticker, a card for the counter, a business card.

Each is a shop front: the awning above, the name on its sign, the code where the window is. All is laid out in millimetres, once for
the page that prints and for the PDF.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from localsite.lettering import Faces, cleaned
from localsite.typeset.board import APART, CAPITALS, LEADING, Board, Box, line_of, said
from localsite.typeset.value import Look, Piece, Printed, Shape

A4 = (210.0, 297.0)
ROUND, BLEED = 88.0, 3.0  # a sticker across, and what is cut off around one that a printer makes
FACE = (148.5, 105.0)  # of the card that stands on a counter: half of an A5
CARD = (85.0, 55.0)
LEAST_HOURS = 3.8  # millimetres of their type on A4: as large as in a newspaper on A5
MOST_HOURS = 8.0
LEVEL, STACKED = 1.5, 2.55  # what a row of them takes, in shares of its size
NAME = (62.0, 12.0)  # millimetres of the name on a poster: one of few letters is as wide as the paper
BELOW = 10.0  # millimetres from the foot of that name to the street, half as many from what hangs below the foot
UNDER = 36.4  # millimetres from the top of a business card: what stands lower is under its code
SMALL = 2.47  # millimetres: seven points, below which nobody reads a card


def poster(told: Printed, look: Look, faces: Faces) -> Piece:
    """To hang in the window: the name and the code are read from across the street, the rest from the pavement."""
    board, left, wide = Board(faces, look), 12.0, 186.0
    board.awning((left, 12, wide, 32), 11)
    _heading(board, told, (left, 50, wide, 96))
    board.frame((left, 151, 86, 86), 5, 1)
    board.block(told.hint, (left, 239, 86, 11), (4.6, 3.6), 2, role="text", paint=look.soft, at=0.5)
    column, room = left + 94, wide - 94
    if told.hours:
        foot = board.block(told.invite, (column, 151, room, 26), (9.2, 5.5), 3, at=0)
        _hours(board, told, (column, foot + 9, room, 250 - foot - 9))
    else:
        phone, own = (_readable(some, room, 4.4, faces) for some in ((told.phone,), told.own))
        foot = board.block(told.invite, (column, 151, room, 86 - 13 * len((*phone, *own))), (14, 7), 4)
        size = min(9, *(room / line_of(line, faces.text).wide for line in own)) if own else 0
        for number, line in enumerate((*phone, *own)):
            how = ((size, size), "text") if number >= len(phone) else ((9, 4.4), "bold")
            board.row(line, (column, foot + 17 + number * 12, room), how[0], role=how[1])
    board.row(told.address, (left, 263, wide), (12.4, 2), role="bold", whole=True)
    board.line(left, 269.5, wide)
    mark = _foot(board, told, (left, 273, wide, 12))
    return board.piece("poster", A4, (13.5, 152.5, 83), mark)


def _heading(board: Board, told: Printed, box: Box) -> None:
    """What the shop is, its name as large as can be, where it is and what is new, all in the middle of a room."""
    x, y, wide, high = box
    below = [(told.where, "text", board.look.ink), (told.news, "bold", board.look.accent)]
    lines = [line for line in below if line[0]]
    room = high - 13 - 13.5 * len(lines)
    tall, under = _measured(board, told, (wide, room))
    if under > BELOW:
        room -= under - BELOW
        tall, under = _measured(board, told, (wide, room))
    top = y + (room - tall) / 2
    board.row(_kind(told).upper(), (x, top + 5, wide), (7, 3.6), role="bold", paint=board.look.accent, anchor=0.5, spacing=CAPITALS)
    foot = _name(board, told, (x, top + 13, wide, room), NAME, 3, at=0, anchor=0.5)
    for number, (text, role, paint) in enumerate(lines):
        board.row(text, (x, foot + under + 5.7 + number * 12, wide), (8.6, 4.4), role=role, paint=paint, anchor=0.5)


def _measured(board: Board, told: Printed, room: tuple[float, float]) -> tuple[float, float]:
    """How far down a name in a room goes with its last line, and how far below that the next line begins."""
    trial = Board(board.faces, board.look)
    foot = _name(trial, told, (0, 0, *room), NAME, 3, at=0)
    last = trial.texts[-1] if trial.texts else None
    deep = getattr(board.faces, last.face).deep(last.text) * last.size if last else 0
    return foot, max(BELOW, deep + BELOW / 2)


def sticker(told: Printed, look: Look, faces: Faces, bleed: float = 0) -> Piece:
    """Round, for a door. Beside others on a sheet it ends where the scissors go."""
    board, middle = Board(faces, look), ROUND / 2
    board.shapes.extend(_cap(middle, middle + bleed, -28.5, look))
    small = {"role": "bold", "paint": look.accent, "anchor": 0.5, "spacing": CAPITALS}
    board.row(told.collective.upper(), (middle - 33, middle - 19.3, 66), (3, 2.1), **small)
    _name(board, told, (middle - 37, middle - 17.4, 74, 12.4), (12.5, 4.6), 2, anchor=0.5)
    host, slash, path = told.address.partition("/")
    board.row(host, (middle - 25, middle + 33.4, 50), (4.1, 1.6), role="bold", anchor=0.5, whole=True)
    board.row(slash + path, (middle - 17, middle + 37.7, 34), (4.1, 1.6), role="bold", anchor=0.5, whole=True)
    return board.piece("sticker", (ROUND, ROUND), (middle - 17.5, middle - 4.9, 35))


def bled(told: Printed, look: Look, faces: Faces) -> Piece:
    """The same for a printer’s machine: the awning goes over the edge, so that no white is left where the blade slips."""
    return sticker(told, look, faces, BLEED)


def counter(told: Printed, look: Look, faces: Faces) -> Piece:
    """One face of a card that stands beside the till: the code at the right, all else under each other."""
    board, left, wide = Board(faces, look), 9.0, 130.5
    board.awning((left, 8, wide, 15), 15)
    room = 69.0
    board.row(_kind(told).upper(), (left, 31, room), (3.6, 2.5), role="bold", paint=look.accent, spacing=CAPITALS)
    foot = _name(board, told, (left, 34.5, room, 27), (22, 5), 3, at=0)
    board.block(told.invite, (left, foot + 5, room, 79 - foot - 5), (7, 3.6), 3, role="text", at=0)
    board.frame((86.2, 28.5, 53, 53), 3, 0.6)
    board.row(told.address, (left, 89.2, wide), (6.2, 1.6), role="bold", whole=True)
    mark = _foot(board, told, (left, 92.5, wide, 7), is_short=True)
    return board.piece("counter", FACE, (87.2, 29.5, 51), mark)


def card(told: Printed, look: Look, faces: Faces) -> Piece:
    """A business card, to give away. Nothing lies near its edge: the scissors of a shop are no blade of a printer."""
    board, left, room, wide = Board(faces, look), 6.0, 42.0, 73.0
    board.awning((left, 4, 20, 6.4), 5)
    board.row(_kind(told).upper(), (left, 15.4, room), (2.6, SMALL), role="bold", paint=look.accent, spacing=CAPITALS)
    address = _address(told.address, wide, faces)
    last = 50.6 - 4.4 - 4.1 * len(address) - 1.2
    # The street is lowest: under the code there is the whole card for it, and nobody cuts an address short.
    own = _readable(told.own, room if told.phone and told.where and len(told.own) > 1 else wide, SMALL, faces)
    lines = [line for line in (told.phone, *own, told.where) if line]
    top = last - 3.9 * (len(lines) - 1)
    _name(board, told, (left, 17.4, room, top - 4 - 17.4), (7.5, 3), 3, at=0)
    for number, line in enumerate(lines):
        foot = top + number * 3.9
        board.row(line, (left, foot, wide if foot > UNDER else room), (3, SMALL))
    for number, line in enumerate(address):
        board.row(line, (left, 50.6 - 4.4 - 4.1 * (len(address) - 1 - number), wide), (3.8, SMALL), role="bold", whole=True)
    board.row(f"{told.member} {told.collective}", (left, 50.6, wide), (2.6, SMALL), paint=look.soft)
    return board.piece("card", CARD, (50, 5, 29))


def _readable(lines: Iterable[str], room: float, least: float, faces: Faces) -> tuple[str, ...]:
    """Those that need not be cut: half an address leads nowhere."""
    return tuple(line for line in lines if line and line_of(line, faces.text).wide * least <= room)


def _address(address: str, room: float, faces: Faces) -> tuple[str, ...]:
    """An address on one line, or on two where it would be too small to be read."""
    host, slash, path = address.partition("/")
    return (address,) if line_of(address, faces.bold).wide * SMALL <= room or not path else (host + slash, path)


def _kind(told: Printed) -> str:
    """What a shop is, and since when; the first is its heading where it has no name."""
    return APART.join(filter(None, (told.trade if told.name else "", told.since)))


def _name(board: Board, told: Printed, box: Box, sizes: tuple[float, float], lines: int, **how: object) -> float:
    """The heading: the first of what there is type for, as a sheet without a heading is none."""
    asked = (told.name, told.trade, told.collective, told.address)
    named = next((one for one in asked if all(said(one, "title", board.faces))), "")
    return board.block(named, box, sizes, lines, is_name=True, **how)


def _hours(board: Board, told: Printed, box: Box) -> None:
    """Days and times side by side, below each other where both are long; nothing where they would be too small."""
    x, y, room, high = box
    faces = board.faces
    rows = [tuple(cleaned(part, faces) for part in row) for row in told.hours]
    wides = [(line_of(days, faces.bold).wide, line_of(times, faces.text).wide) for days, times in rows]
    size = min(MOST_HOURS, room / max(max(pair) for pair in wides))
    while size >= LEAST_HOURS:
        steps = [LEVEL if (days + times + 0.9) * size <= room else STACKED for days, times in wides]
        if (sum(steps) - 0.6) * size <= high:
            break
        size -= 0.1
    else:
        return
    is_mixed, foot = LEVEL in steps, y + size * 0.75
    for (days, times), step in zip(rows, steps, strict=True):
        board.row(days, (x, foot, room), (size, size), role="bold", paint=board.look.ink if is_mixed else board.look.accent)
        at = foot if step == LEVEL else foot + size * LEADING
        board.row(times, (x, at, room), (size, size), anchor=1 if is_mixed else 0)
        foot += size * step


def _foot(board: Board, told: Printed, box: Box, *, is_short: bool = False) -> Box | None:
    """Whose member the shop is, with the logo or with an awning; where the logo goes."""
    x, y, wide, high = box
    if told.mark:
        scale = min(high / told.mark.high, wide * 0.24 / told.mark.wide)
        size = (told.mark.wide * scale, told.mark.high * scale)
        mark: Box | None = (x, round(y + (high - size[1]) / 2, 2), round(size[0], 2), round(size[1], 2))
    else:
        size, mark = (high * 1.5, high), None
        board.awning((x, y + high * 0.12, size[0], high * 0.66), 5)
    start = x + size[0] + high * 0.35
    room = wide - (start - x)
    if is_short:
        board.row(f"{told.member} {told.collective}", (start, y + high * 0.66, room), (3.6, 2.4), paint=board.look.soft)
        return mark
    board.row(told.member, (start, y + high * 0.38, room), (3.8, 3), paint=board.look.soft)
    board.row(told.collective, (start, y + high * 0.86, room), (5.8, 3.6), role="title")
    return mark


def _cap(middle: float, reach: float, fall: float, look: Look) -> tuple[Shape, Shape]:
    """The awning at the top of a circle: stripes from its edge down to `fall`, which is told from its middle."""
    bands = 9
    half = math.sqrt(reach**2 - fall**2)
    band = 2 * half / bands
    cloth, edge = "", ""
    for number in range(bands):
        start, end = -half + number * band, -half + (number + 1) * band
        top, next_top = (-math.sqrt(max(0.0, reach**2 - at**2)) for at in (start, end))
        scallop = f"a{band / 2:.2f} {band / 2:.2f} 0 0 1 -{band:.2f} 0"
        if number % 2:
            edge += f"M{middle + end:.2f} {middle + fall:.2f}{scallop}"
        else:
            cloth += (
                f"M{middle + start:.2f} {middle + min(top, fall):.2f}A{reach:.2f} {reach:.2f} 0 0 1 {middle + end:.2f} "
                f"{middle + min(next_top, fall):.2f}V{middle + fall:.2f}{scallop}z"
            )
    return Shape(cloth, look.awning), Shape(edge, look.awning, 0.4)
