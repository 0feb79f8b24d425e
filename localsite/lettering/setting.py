"""Where does each letter of a line stand? HarfBuzz says it, with the pairs that stand closer and the letters that grow together."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from localsite.lettering.faces import Face

BACKWARD = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"  # letters that are read from right to left
# What is read from left to right among them: figures, and words in letters of ours with all between the first and the last one.
FORWARD = re.compile(rf"\d+(?:[.,:/-]\d+)*(?![^\W{BACKWARD}])|[^\W_{BACKWARD}](?:[^{BACKWARD}]*[^\W_{BACKWARD}])?")
TURNED = str.maketrans("()[]{}<>«»", ")(][}{><»«")  # HarfBuzz turns them around in a line that is read from right to left


class Letter(NamedTuple):
    """A letter of a line, in shares of the size of its type."""

    glyph: int  # its number in the file
    x: float  # where it begins
    y: float  # how far above the line, of a mark that stands over a letter
    wide: float
    at: int  # which letter of the text it is, or the first of those that it is made of


class Line(NamedTuple):
    """A line that is set."""

    text: str
    face: Face
    letters: tuple[Letter, ...]
    wide: float  # in shares of the size


def goes_backward(text: str, face: Face) -> bool:
    """True for a line that is read from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") and face.has(letter) for letter in text)


def set_line(text: str, face: Face, spacing: float = 0) -> Line:
    """A line of type; `spacing` is put between any two letters, in shares of the size."""
    import uharfbuzz  # late: see Face.font

    spelt = face.spelt(text)
    if not spelt:
        return Line("", face, (), 0.0)
    buffer = uharfbuzz.Buffer()
    is_backward = goes_backward(spelt, face)
    buffer.add_str(FORWARD.sub(lambda found: found[0][::-1].translate(TURNED), spelt) if is_backward else spelt)
    buffer.guess_segment_properties()
    # HarfBuzz guesses by letters that there may be no type for, and figures among them would be turned around.
    buffer.direction = "rtl" if is_backward else "ltr"
    # Letters that are spread stand apart: none grow together.
    uharfbuzz.shape(face.font, buffer, {"kern": True, "liga": not spacing, "clig": not spacing})
    letters, x = list[Letter](), 0.0
    for found, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        wide = place.x_advance / face.em
        letters.append(Letter(found.codepoint, x + place.x_offset / face.em, place.y_offset / face.em, wide, found.cluster))
        x += wide + (spacing if wide else 0)
    return Line(spelt, face, tuple(letters), max(x - spacing, 0.0))
