"""How is a badge drawn? A seal, a bar, a stamp or a line of text: an awning, a few strokes, and letters that are shapes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from html import escape

from localsite.badges.value import Badge, Paints, Sayings
from localsite.lettering import Face, Faces, Fitted, Line, Shapes, fitted, set_line, shortened
from localsite.lettering.shapes import figure

HEAVIEST = 6000  # bytes of a badge
FINE = (0.1, 0.15, 0.2, 0.25, 0.3, 0.36, 0.42)  # units by which a letter may be less exact: the first that is light enough
SPREAD = 0.06  # between capitals, in shares of their size
SPREADS = 1.12  # times as wide are they then, at most
MOST = 0.5  # of the collective's name is left before a shop's own is shortened
READ = 0.03  # between the letters of what is read small, and of its blanks, which are narrow
LEADING = 1.16
SEAL, BAR, STAMP, TEXT = (200, 200), (300, 80), (240, 172), (380, 30)
RING = 79  # radius of the middle of the ring of the seal
INSIDE = 111  # where the middle of the words inside it is: between the awning and the edge

Drawing = tuple[int, int, str, Shapes]  # how wide and how high, what is drawn, the letters over it


def badge(shape: str, said: Sayings, paints: Paints, faces: Faces) -> Badge:
    """The badge of a shop, or of the collective where `said` names no shop. KeyError for a shape that is none.

    Where it would be too heavy the name is set in plainer type, and shortened at last.
    """
    plain = _plain(shape, said, faces)
    svg, ground = (_STAND_IN.sub(lambda found: paints[int(found[1])], text) for text in (plain.svg, plain.ground))
    return plain._replace(svg=svg, ground=ground)


# Colours as they stand in a badge that has none yet: as long as any, and no colour of ours.
STAND_INS = Paints(*(f"#0f{number}0f{number}" for number in range(len(Paints._fields))))
_STAND_IN = re.compile(r'(?<=")#0f(\d)0f\1(?=")')


@lru_cache(maxsize=64)
def _plain(shape: str, said: Sayings, faces: Faces) -> Badge:
    """A badge without its colours: its tones differ in nothing else, and setting its words is what takes time."""
    made, paints = Badge("", 0, 0), STAND_INS
    for told, name_face in _attempts(said, faces):
        wide, high, drawn, letters = SHAPES[shape](told, paints, faces, name_face)
        for fine in FINE:
            made = Badge(_svg(wide, high, drawn, letters.svg(fine), said), wide, high, drawn)
            if len(made.svg.encode()) <= HEAVIEST:
                return made
    return made


def _attempts(said: Sayings, faces: Faces) -> Iterator[tuple[Sayings, Face]]:
    """The words of a badge and the face of its names, each attempt lighter than the one before."""
    best = faces.display(said.name or said.collective) or faces.bold
    plain = best if faces.bold.lacks(said.name) else faces.bold
    yield said, best
    yield said, plain
    for collective in shortened(said.collective):
        if said.name and len(collective) > len(said.collective) * MOST:
            yield said._replace(collective=collective), plain
    for name in (*shortened(said.name), *_cut(said.name)):
        said = said._replace(name=name)
        yield said, plain
    for collective in (*shortened(said.collective), *_cut(said.collective)):
        yield said._replace(collective=collective), plain


def _cut(name: str) -> tuple[str, ...]:
    """The beginnings of a name, for one that is a single word as long as a train."""
    return tuple(f"{name[:count]}…" for count in (24, 16, 8) if count < len(name))


def seal(said: Sayings, paints: Paints, faces: Faces, face: Face) -> Drawing:
    """Round: the collective's name around the shop's."""
    letters = Shapes()
    around, below = (said.collective, said.trade) if said.name else (said.trade, said.member)
    for text, is_below, degrees in ((around, False, 212), (below, True, 124)):
        line, size = _row(text.upper(), faces, math.radians(degrees) * RING, (14.5, 9), SPREAD)
        radius = RING + (1 if is_below else -1) * faces.bold.high * size / 2
        letters.arc(line, (100, 100), radius, size, f'fill="{paints.on_accent}"', below=is_below)
    since = 22 if said.since else 0  # high, with the space above it
    name = fitted(said.name or said.collective, face, (96, 72 - since), (24, 11), lines=3)
    high = name.size * (LEADING * (len(name.lines) - 1) + face.high)
    _block(letters, name, 100, INSIDE - since / 2, paints.ink)
    if said.since:
        letters.line(set_line(said.since, faces.bold, READ), 100, INSIDE + (high + since) / 2, 12.5, f'fill="{paints.accent}"', 0.5)
    disc = _dotted("circle", f'cx="100" cy="100" r="91" fill="{paints.accent}"', math.tau * 91 / 44, 13.6, paints.accent)
    inner = f'<circle cx="100" cy="100" r="66" fill="{paints.ground}"/>'
    dots = f'<path d="M25 119h0M175 119h0" stroke="{paints.on_accent}" stroke-width="4" stroke-linecap="round"/>'
    return *SEAL, disc + inner + dots + _awning(72, 46, 56, 20, 5, paints), letters


def bar(said: Sayings, paints: Paints, faces: Faces, face: Face) -> Drawing:
    """Wide and low, for the foot of a page."""
    letters, left, room = Shapes(), 84.0, 202.0  # as far from the frame on the right as the shop on the left
    top, size = _row(said.member.upper(), faces, room, (10.5, 7), SPREAD)
    letters.line(top, left, 25, size, f'fill="{paints.accent}"')
    face = face if face is faces.bold else faces.display(said.collective) or faces.bold
    for line in (made := fitted(said.collective, face, (room, 24), (21, 11))).lines:
        letters.line(line, left, 47, made.size, f'fill="{paints.ink}"')
    foot, size = _row(", ".join(filter(None, (said.trade, said.since))), faces, room, (13, 9), READ)
    letters.line(foot, left, 66, size, f'fill="{paints.ink}"')
    frame = f'<rect x="1" y="1" width="298" height="78" rx="9" fill="{paints.ground}" stroke="{paints.accent}" stroke-width="2"/>'
    return *BAR, frame + _shop(15, 16, 52, paints), letters


def stamp(said: Sayings, paints: Paints, faces: Faces, face: Face) -> Drawing:
    """A postage stamp: what it is worth is the year in which the shop began."""
    (wide, high), letters, accent = STAMP, Shapes(), f'fill="{paints.accent}"'
    name = fitted(said.name or said.collective, face, (196, 50), (27, 13), lines=2)
    _block(letters, name, wide / 2, 71, paints.ink)
    trade, size = _row(said.trade, faces, 196, (13, 9), READ)
    letters.line(trade, wide / 2, 117, size, f'fill="{paints.ink}"', 0.5)
    year = set_line(said.year, faces.title)
    if said.year:
        letters.line(year, wide - 22, 151, 20, accent, 1)
        # Nobody takes a number alone for a year.
        letters.line(set_line(said.since.replace(said.year, "").strip(), faces.bold, READ), wide - 22, 133, 10, accent, 1)
    room = 196 - (year.wide * 20 + 14 if said.year else 0)
    foot = fitted((said.collective if said.name else said.member).upper(), faces.bold, (room / SPREADS, 22), (9.5, 7), lines=2)
    at, anchor = (22, 0.0) if said.year else (wide / 2, 0.5)
    for number, line in enumerate(reversed(foot.lines)):
        letters.line(set_line(line.text, faces.bold, SPREAD), at, 151 - number * foot.size * LEADING, foot.size, accent, anchor)
    teeth = f'x="3" y="3" width="{wide - 6}" height="{high - 6}" fill="{paints.ground}"'
    ground = _dotted("rect", teeth, (wide + high - 12) / 40, 6, paints.ground)
    frame = f'<path d="M14 14h{wide - 28}v{high - 28}h-{wide - 28}z" fill="none" stroke="{paints.accent}" stroke-width="1.5"/>'
    return wide, high, ground + frame + _awning(14, 14, wide - 28, 25, 11, paints), letters


def text(said: Sayings, paints: Paints, faces: Faces, _face: Face) -> Drawing:
    """A line, to stand in a text or beside other badges."""
    (most, high), letters = TEXT, Shapes()
    line, size = _row(" · ".join(filter(None, (said.trade, said.collective))), faces, most - 62, (15, 11), READ)
    letters.line(line, 47, 20, size, f'fill="{paints.ink}"')
    wide = round(62 + line.wide * size)
    frame = f'<rect width="{wide}" height="{high}" rx="{high // 2}" fill="{paints.ground}"/>'
    return wide, high, frame + _awning(14, 9.5, 25, 12, 5, paints), letters


SHAPES: Mapping[str, Callable[[Sayings, Paints, Faces, Face], Drawing]] = {"seal": seal, "bar": bar, "stamp": stamp, "text": text}


def _row(text: str, faces: Faces, room: float, sizes: tuple[float, float], spacing: float = 0) -> tuple[Line, float]:
    """A line in bold and its size: as large as can be, and shortened where it would be smaller than the smaller one."""
    line, size = set_line("", faces.bold), sizes[1]
    for shown in (text, *shortened(text)):
        line = set_line(shown, faces.bold, spacing)
        size = min(sizes[0], room / line.wide) if line.wide else sizes[0]
        if size >= sizes[1]:
            break
    return line, size


def _block(letters: Shapes, name: Fitted, x: float, y: float, paint: str) -> None:
    """Lines under each other, the middle of them all at a place."""
    step = name.size * LEADING
    for number, line in enumerate(name.lines):
        foot = y + (number - (len(name.lines) - 1) / 2) * step + name.size * line.face.high / 2
        letters.line(line, x, foot, name.size, f'fill="{paint}"', 0.5)


def _awning(x: float, y: float, wide: float, high: float, bands: int, paints: Paints) -> str:
    """The striped cloth with its scalloped edge: the mark of the collective. Each stripe is a dash of a broad line, its end a dot."""
    band = wide / bands
    fall = high - band / 2
    rail = f'd="M{figure(x - 1)} {figure(y)}h{figure(wide + 2)}" stroke-width="2"'
    cloth = f'd="M{figure(x)} {figure(y + fall / 2)}h{figure(wide)}" stroke-width="{figure(fall)}" stroke-dasharray="{figure(band, 3)}"'
    # The last dot would be lost to a hair's breadth.
    edge = (
        f'd="M{figure(x + band / 2)} {figure(y + fall)}h{figure(wide - band + 0.1)}" stroke-width="{figure(band, 3)}" '
        f'stroke-linecap="round" stroke-dasharray="0 {figure(2 * band, 3)}"'
    )
    return f'<g stroke="{paints.accent}"><path {rail}/><path {cloth}/><path {edge}/></g>'


def _shop(x: float, y: float, wide: float, paints: Paints) -> str:
    """A shop in few strokes: awning, window, door."""
    low, post = y + wide * 0.92, wide - 6
    front = (
        f"M{figure(x + 3)} {figure(y + 14)}V{figure(low)}h{figure(post)}V{figure(y + 14)}"
        f"M{figure(x + wide * 0.6)} {figure(low)}v-{figure(wide * 0.4)}h{figure(wide * 0.24)}v{figure(wide * 0.4)}"
        f"M{figure(x + wide * 0.16)} {figure(y + wide * 0.52)}h{figure(wide * 0.3)}v{figure(wide * 0.22)}h-{figure(wide * 0.3)}z"
    )
    line = f'<path d="{front}" fill="none" stroke="{paints.accent}" stroke-width="2.4" stroke-linejoin="round"/>'
    return line + _awning(x, y, wide, 20, 5, paints)


def _dotted(tag: str, shape: str, step: float, wide: float, paint: str) -> str:
    """A shape whose edge is a row of dots."""
    return f'<{tag} {shape} stroke="{paint}" stroke-width="{figure(wide)}" stroke-linecap="round" stroke-dasharray="0 {figure(step, 3)}"/>'


def _svg(wide: int, high: int, drawn: str, letters: tuple[str, str], said: Sayings) -> str:
    defined, written = letters
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img" '
        f'lang="{said.language}"><title>{escape(said.alt)}</title><defs>{defined}</defs>{drawn}{written}</svg>'
    )
