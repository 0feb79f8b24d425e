"""What does each thing look like that a shop prints? A poster, a sticker, a card for the counter, a business card.

Each is a shop front: the awning above, the name on its sign, the code where the window is. All is laid out in millimetres, once for
the page that prints and for the PDF.
"""

from __future__ import annotations

import math

from localsite.lettering import Faces, cleaned
from localsite.typeset.board import APART, CAPITALS, LEADING, Board, Box, line_of
from localsite.typeset.value import Look, Piece, Printed, Shape

A4 = (210.0, 297.0)
ROUND, BLEED = 90.0, 3.0  # a sticker across, and what is cut off around it
FACE = (148.5, 105.0)  # of the card that stands on a counter: half of an A5
CARD = (85.0, 55.0)
LEAST_HOURS = 3.8  # millimetres of their type on A4: as large as in a newspaper on A5
HINT_ABOVE = 222  # millimetres: below, there is no room for what one does with the code


def poster(told: Printed, look: Look, faces: Faces) -> Piece:
    """To hang in the window: the name and the code are read from across the street, the rest from the pavement."""
    board, left, wide = Board(faces, look), 12.0, 186.0
    board.awning((left, 12, wide, 32), 11)
    board.row(_kind(told).upper(), (left, 59.5, wide), (7, 3.6), role="bold", paint=look.accent, anchor=0.5, spacing=CAPITALS)
    _name(board, told, (left, 66, wide, 64), (38, 12), 3, anchor=0.5)
    board.row(told.where, (left, 143.5, wide), (8.6, 4.4), anchor=0.5)
    board.frame((left, 154, 92, 92), 5, 1)
    column, room = left + 100, wide - 100
    foot = board.block(told.invite, (column, 156, room, 44 if told.hours else 60), (14, 7), 5, at=0)
    if told.hours:
        foot = _hours(board, told, (column, foot + 9, room, 246 - foot - 9))
    if foot < HINT_ABOVE:
        board.block(told.hint, (column, foot + 8, room, 245.5 - foot - 8), (6.2, 4.4), 3, role="text", paint=look.soft, at=1)
    board.row(told.address, (left, 261, wide), (12.4, 2), role="bold", whole=True)
    board.line(left, 268.5, wide)
    mark = _foot(board, told, (left, 273, wide, 12))
    return board.piece("poster", A4, (13, 155, 90), mark)


def sticker(told: Printed, look: Look, faces: Faces) -> Piece:
    """Round, for a door: the awning goes over the edge, so that no white is left where the scissors slip."""
    board, middle, reach = Board(faces, look), ROUND / 2, ROUND / 2 + BLEED
    board.shapes.extend(_cap(middle, reach, -29.0, look))
    small = {"role": "bold", "paint": look.accent, "anchor": 0.5, "spacing": CAPITALS}
    board.row(told.collective.upper(), (middle - 34, middle - 19.8, 68), (3, 2.1), **small)
    _name(board, told, (middle - 38, middle - 17.8, 76, 12.6), (12.5, 4.6), 2, anchor=0.5)
    host, slash, path = told.address.partition("/")
    board.row(host, (middle - 25, middle + 34, 50), (4.1, 1.6), role="bold", anchor=0.5, whole=True)
    board.row(slash + path, (middle - 18, middle + 38.4, 36), (4.1, 1.6), role="bold", anchor=0.5, whole=True)
    return board.piece("sticker", (ROUND, ROUND), (middle - 18, middle - 5, 36))


def counter(told: Printed, look: Look, faces: Faces) -> Piece:
    """One face of a card that stands beside the till."""
    board, left, wide = Board(faces, look), 9.0, 130.5
    board.awning((left, 8, wide, 15), 15)
    room = 69.0
    board.row(_kind(told).upper(), (left, 33, room), (3.6, 2.5), role="bold", paint=look.accent, spacing=CAPITALS)
    foot = _name(board, told, (left, 36.5, room, 25), (14, 5), 3, at=0)
    board.block(told.invite, (left, foot + 5, room, 80.5 - foot - 5), (6.6, 3.6), 3, role="text", at=1)
    board.frame((84.5, 27, 55, 55), 3, 0.6)
    board.row(told.address, (left, 90.2, wide), (6.2, 1.6), role="bold", anchor=1, whole=True)
    mark = _foot(board, told, (left, 92.5, wide, 7), is_short=True)
    return board.piece("counter", FACE, (85.5, 28, 53), mark)


def card(told: Printed, look: Look, faces: Faces) -> Piece:
    """A business card, to give away."""
    board, left, room = Board(faces, look), 6.0, 44.0
    board.awning((left, 0, 20, 6.4), 5)
    board.row(_kind(told).upper(), (left, 13, room), (2.4, 1.8), role="bold", paint=look.accent, spacing=CAPITALS)
    foot = _name(board, told, (left, 15.4, room, 14.5), (7, 3.2), 3, at=0)
    for number, line in enumerate(filter(None, (told.where, told.phone))):
        board.row(line, (left, foot + 5.6 + number * 4.2, room), (3.2, 2.4))
    board.row(told.address, (left, 45.6, 73), (3.8, 1.4), role="bold", whole=True)
    board.row(f"{told.member} {told.collective}", (left, 50.2, 73), (2.5, 1.9), paint=look.soft)
    return board.piece("card", CARD, (52, 5, 29))


def _kind(told: Printed) -> str:
    """What a shop is, and since when; the first is its heading where it has no name."""
    return APART.join(filter(None, (told.trade if told.name else "", told.since)))


def _name(board: Board, told: Printed, box: Box, sizes: tuple[float, float], lines: int, **how: object) -> float:
    return board.block(told.name or told.trade or told.collective, box, sizes, lines, is_name=True, **how)


def _hours(board: Board, told: Printed, box: Box) -> float:
    """Days and times side by side, or below each other where both are long; nothing where they would be too small. The last foot."""
    x, y, room, high = box
    faces, look = board.faces, board.look
    rows = [tuple(cleaned(part, faces) for part in row) for row in told.hours]
    wides = [(line_of(days, faces.bold).wide, line_of(times, faces.text).wide) for days, times in rows]
    size = min(5.6, room / max(days + times + 0.9 for days, times in wides), high / (len(rows) * 1.5))
    foot = y - 9
    if size >= LEAST_HOURS:
        for number, (days, times) in enumerate(rows):
            foot = y + size * (0.8 + number * 1.5)
            board.row(days, (x, foot, room), (size, size), role="bold")
            board.row(times, (x, foot, room), (size, size), anchor=1)
        return foot
    size = min(5, room / max(max(pair) for pair in wides), high / (len(rows) * 2.55))
    if size >= LEAST_HOURS:
        for number, (days, times) in enumerate(rows):
            foot = y + size * (0.8 + number * 2.55)
            board.row(days, (x, foot, room), (size, size), role="bold", paint=look.accent)
            foot += size * LEADING
            board.row(times, (x, foot, room), (size, size))
    return foot


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
