"""Where does each word of a picture stand? In its room, the name as large as can be, the rest as far as there is place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from localsite.lettering import Face, Faces, Fitted, Line, cleaned, fitted, lacking, set_line, shortened
from localsite.social.paragraphs import ELLIPSIS, OPEN, paragraph
from localsite.social.rooms import Room
from localsite.social.value import Box, Leaf, Told

SPREAD = 0.07  # between capitals, in shares of their size
LEADING = 1.1  # of names
LOOSE = 1.3  # of sentences
LOW = 0.24  # below the last line, in shares of its size: a "g" ends there
STEM = 0.06  # above a capital, in shares of the size: an "h"
KICKER, WHERE, BODY = 27.0, 29.0, 31.0  # pixels in a link's preview
NEAR, GAP, FAR = 10, 18, 24  # pixels above the area, the name, the sentence
COLLECTIVE, ADDRESS = 25.0, 23.0
SCALES = (1.0, 0.88)  # of the type of a sentence
NEARLY = 0.93  # of the largest size that a name can have
LEAST = 0.75  # of its size, under which a line is shortened


class Written(NamedTuple):
    """A line of words at its place."""

    line: Line
    x: float  # where it begins
    y: float  # the line that letters stand on
    size: float
    paint: str


class Piece(NamedTuple):
    """Lines that belong together, on their way to their place."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    paint: str
    before: float  # pixels above it, where something is above it
    fall: float = 0.0  # below the last line, in shares of the size: where a "g" ends

    @property
    def rise(self) -> float:
        """Above the first line, in shares of the size: as high as its letters reach, and no less than an "h"."""
        line = self.lines[0]
        found = (line.face.font.get_glyph_extents(letter.glyph) for letter in line.letters)
        return max(line.face.high + STEM, *(float(extents.y_bearing) / line.face.em for extents in found if extents), 0.0)

    @property
    def high(self) -> float:
        """From the top of its first line to the foot of its last one."""
        return self.rise * self.size + (len(self.lines) - 1) * self.size * self.leading + self.fall * self.size


def settable(told: Told, faces: Faces) -> Told:
    """The words for which there is type, signs kept beside their words; a name without any gives its place to the category."""
    kept = {field: text if not lacking(text := cleaned(getattr(told, field), faces), faces) else "" for field in TEXTS}
    if not kept["name"]:
        instead = next((field for field in ("kicker", "where", "sentence") if kept[field]), "")
        kept |= {"name": kept.get(instead, told.address), **({instead: ""} if instead else {})}
    leaf = told.leaf and Leaf(*(cleaned(text, faces) for text in told.leaf))
    return told._replace(**kept, leaf=leaf)


TEXTS = ("name", "kicker", "where", "sentence", "collective", "state")


def written(told: Told, room: Room, faces: Faces) -> tuple[Written, ...]:
    """The words in their room; `told` as `settable` has left it."""
    pieces = _chosen(told, room, faces)
    if not pieces:
        return ()
    high = sum(piece.high for piece in pieces) + sum(piece.before for piece in pieces[1:]) + LOW * pieces[-1].size
    return tuple(_placed(pieces, room, room.box.top + max(0.0, room.box.high - high) * room.sink))


def foot(told: Told, box: Box, faces: Faces, paints: tuple[str, str], unit: float) -> tuple[Written, ...]:
    """The collective and, under it, the address; the address alone on the picture of the collective itself."""
    low, high = (faces.text, paints[1], ADDRESS), (faces.bold, paints[0], COLLECTIVE)
    if told.address == told.short:  # it has to be typed, and matters more than whose it is
        low, high = high, low
    rows = [(told.address, *low)]
    if told.collective and told.collective != told.name:
        rows.insert(0, (told.collective, *high))
    step = 30 * unit
    top, made = box.top + (box.high - step * (len(rows) - 1)) / 2, list[Written]()
    for number, (text, face, paint, most) in enumerate(rows):
        line, size = _row(text, able(text, face, faces), box.wide, most * unit, OPEN)
        made.append(Written(line, box.left, top + number * step + line.face.high * size / 2, size, paint))
    return tuple(made)


def _chosen(told: Told, room: Room, faces: Faces) -> list[Piece]:
    """The pieces that have room together: a sentence that comes to its end in smaller type is worth more than a larger half of one."""
    made = [_with_body(told, room, faces, BODY * room.unit * scale) for scale in SCALES]
    return next((pieces for pieces, is_said in made if is_said), made[0][0])


def _with_body(told: Told, room: Room, faces: Faces, size: float) -> tuple[list[Piece], bool]:
    """The pieces with as many lines of the sentence as leave the name large; and whether those end where a sentence does."""
    face = faces.display(told.name) or faces.bold
    wide, unit = room.box.wide, room.unit
    around = [*_line(told.kicker.upper(), faces, wide, KICKER * unit, room.lead, 0, SPREAD)]
    below = [*_line(told.where, faces, wide, WHERE * unit, room.soft, NEAR * unit)]
    best, largest, is_said = list[Piece](), 0.0, False
    # With no sentence at all the name is as large as it gets: what comes close to that may keep its lines.
    for count in range(room.rows + 1):
        rows = paragraph(told.sentence, able(told.sentence, faces.text, faces), size, wide, count)
        rest = [*below, *([Piece(rows, size, LOOSE, room.ink, FAR * unit)] if rows else [])]
        taken = sum(piece.high + piece.before for piece in (*around, *rest)) + GAP * unit * len(around) + LOW * max(size, WHERE * unit)
        name = fitted(told.name, face, (wide, room.box.high - taken), room.sizes, room.lines, LEADING)
        if best and not (name.whole and name.size >= min(room.enough, largest * NEARLY)):
            break
        largest = largest or name.size
        title = [_title(name, room, room.box.high - taken)] if name.lines else []
        best = [*around, *title, *rest]
        is_said = not told.sentence or (bool(rows) and not rows[-1].text.endswith(ELLIPSIS))
        if rows and told.sentence.endswith(rows[-1].text):
            break  # all of it is said
    return best, is_said


def _title(name: Fitted, room: Room, high: float) -> Piece:
    """The name in a height: a little smaller where an accent, a "g" below it or an "f" at the end of a line would leave its room."""
    piece = Piece(name.lines, name.size, LEADING, room.ink, GAP * room.unit, LOW)
    widest = max(line.wide + _overhang(line) * (1 + room.centred) for line in name.lines)
    return piece._replace(size=_even(min(name.size, name.size * high / piece.high, room.box.wide / widest)))


def _overhang(line: Line) -> float:
    """How far the last letter of a line reaches over its own end, in shares of the size."""
    last = line.letters[-1]
    extents = line.face.font.get_glyph_extents(last.glyph)
    return max(0.0, (extents.x_bearing + extents.width) / line.face.em - last.wide) if extents else 0.0


def _line(text: str, faces: Faces, wide: float, size: float, paint: str, before: float, spread: float = OPEN) -> Iterator[Piece]:
    """A piece of one line, in bold where its letters are spread; none where there is nothing to say."""
    if text:
        line, made = _row(text, able(text, faces.bold if spread > OPEN else faces.text, faces), wide, size, spread)
        yield Piece((line,), made, 1, paint, before)


def _row(text: str, face: Face, wide: float, size: float, spread: float) -> tuple[Line, float]:
    """A line and its size: as large as asked for where it has room, else smaller, else shortened."""
    line, made = set_line("", face), size
    for shown in (text, *shortened(text), *(f"{text[:count]}…" for count in (24, 12, 6, 1))):
        line = set_line(shown, face, spread)
        made = min(size, wide / line.wide) if line.wide else size
        if made >= size * LEAST:
            break
    return line, _even(made)


def able(text: str, face: Face, faces: Faces) -> Face:
    """A face that has the letters of a text, this one if it can be."""
    return next((one for one in (face, faces.bold, faces.title) if not one.lacks(text)), faces.bold)


def _even(size: float) -> float:
    """The next smaller half pixel, so that few sizes of type are ever made."""
    return max(1.0, int(size * 2) / 2)


def _placed(pieces: list[Piece], room: Room, top: float) -> Iterator[Written]:
    y = top
    for number, piece in enumerate(pieces):
        y += (piece.before if number else 0) + piece.rise * piece.size
        for line in piece.lines:
            x = room.box.left + (room.box.wide - line.wide * piece.size) / 2 if room.centred else float(room.box.left)
            yield Written(line, x, y, piece.size, piece.paint)
            y += piece.size * piece.leading
        y += piece.size * (piece.fall - piece.leading)
