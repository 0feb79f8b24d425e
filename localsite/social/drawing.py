"""How does a picture to share become a file? Its scene is painted, its words are set on it, and it is written in few bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from localsite.lettering import Face, Faces, Letter, Line, fitted, goes_backward, set_line
from localsite.social import ornaments, scenes, words
from localsite.social.colours import mixed, readable
from localsite.social.rooms import Plan, planned
from localsite.social.value import Box, Frame, Look, Shown, Social, Told
from localsite.social.words import Written

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# Of JPEG: quality, how colours are thinned out, and about what share of the first one's bytes that takes. The first that is light enough.
QUALITIES = (
    (85, 0, 1.0), (80, 0, 0.86), (75, 0, 0.76), (70, 0, 0.69), (76, 2, 0.6), (70, 2, 0.54), (62, 2, 0.48), (54, 2, 0.43), (44, 2, 0.37),
    (34, 2, 0.31), (24, 2, 0.24), (14, 2, 0.16), (6, 2, 0.09), (1, 2, 0.0),
)  # fmt: skip
SEEN = 3  # pixels, across and down, of which one is asked for its colour
COLOURS = (256, 128, 64)  # of a picture without a photograph


def social(told: Told, look: Look, faces: Faces, shown: Shown, frame: Frame) -> Social:
    """The picture of a page in a size."""
    told = words.settable(told.within(frame), faces)
    plan = planned(told, shown, look, frame)
    image = scenes.scene(plan, look, shown).copy()
    own = mark(plan, look, shown)
    rooms = composed(told, plan, look, shown, faces, own.width)
    foot = plan.places.foot
    image.paste(own, (rooms[0][0].left - own.width - _gap(plan), foot.top + (foot.high - own.height) // 2), own)
    _set(image, rooms)
    if told.state:
        scenes.glue(image, plan.band, banded(told.state, plan, look, faces))
    return _file(image, frame.heaviest, is_photograph=bool(shown.picture))


Rooms = tuple[tuple[Box, tuple[Written, ...]], ...]


def composed(told: Told, plan: Plan, look: Look, shown: Shown, faces: Faces, mark_wide: int) -> Rooms:
    """All words at their places, by the rooms that they keep to: first those of the collective, right of its mark."""
    foot, indent = plan.places.foot, mark_wide + _gap(plan)
    low = Box(foot.left + indent, foot.top, foot.right, foot.bottom)
    lines = words.foot(told, low, faces, plan.foot, plan.frame.unit)
    if plan.room.centred:
        spare = round((low.wide - max(line.line.wide * line.size for line in lines)) / 2)
        low = low._replace(left=low.left + spare)
        lines = tuple(line._replace(x=line.x + spare) for line in lines)
    made = [(low, lines), (plan.room.box, words.written(told, plan.room, faces))]
    if told.leaf and plan.kind.startswith("day"):
        made.append((plan.places.leaf, tuple(_leaf(told, plan, look, shown, faces))))
    if plan.kind.startswith("tale"):
        made.append((plan.places.leaf, _opening(told, plan, look, faces)))
    return tuple(made)


def _gap(plan: Plan) -> int:
    return round(16 * plan.frame.unit)


def _leaf(told: Told, plan: Plan, look: Look, shown: Shown, faces: Faces) -> Iterator[Written]:
    """Month, day and weekday."""
    head = look.hue if shown.picture else look.accent
    sheet = ornaments.sheet(look)
    paints = (
        readable(head, look.on_accent, look.paper, look.ink),
        readable(sheet, look.ink, look.paper),
        readable(sheet, look.soft, look.ink),
    )
    for (box, size), text, paint, face in zip(
        ornaments.leaf_lines(plan.places.leaf), told.leaf or (), paints, (faces.bold, faces.title, faces.bold), strict=True
    ):
        made = fitted(text, face, (box.wide, box.high * 1.3), (size, 8), 1, 1.0)
        for line in made.lines:
            x = box.left + (box.wide - line.wide * made.size) / 2
            yield Written(line, x, (box.top + box.bottom + face.high * made.size) / 2, made.size, paint)


def _opening(told: Told, plan: Plan, look: Look, faces: Faces) -> tuple[Written, ...]:
    """The sign that somebody speaks."""
    box = plan.places.leaf
    is_cover = plan.room.centred
    line, size = set_line(told.opening, faces.title), box.high * (1.5 if is_cover else 0.95)
    paint = mixed(look.hue, plan.room.ink, 0.4) if is_cover else readable(look.hue, look.on_accent, look.paper)
    above, high = _inked(line, size)
    return (Written(line, box.left + (box.wide - line.wide * size) / 2, box.top + (box.high - high) / 2 + above, size, paint),)


def _inked(line: Line, size: float) -> tuple[float, float]:
    """How far above its line a sign reaches, and how high it is."""
    extents = line.face.font.get_glyph_extents(line.letters[0].glyph) if line.letters else None
    return (extents.y_bearing / line.face.em * size, -extents.height / line.face.em * size) if extents else (0.0, 0.0)


def mark(plan: Plan, look: Look, shown: Shown) -> Image:
    """The logo of the collective, or a small shop."""
    high = round(52 * plan.frame.unit)
    if shown.logo:
        return scenes.logo(shown.logo, (high * 3, high))
    is_dark = plan.low == look.hue
    stripe = mixed(look.awning, look.cloth, 0.25) if is_dark else look.awning
    return ornaments.shop(high, stripe, look.cloth, mixed(look.hue, "#000000", 0.35))


def banded(state: str, plan: Plan, look: Look, faces: Faces) -> Image:
    """A strip of paper with a state on it, as one is glued over a poster."""
    from PIL import ImageDraw  # late: see below

    state, band = state.upper(), plan.band
    face = words.able(state, faces.bold, faces)
    line = set_line(state, face, words.SPREAD)
    size = min(62 * plan.frame.unit**0.5, band.high * 0.5, band.wide * 0.7 / line.wide)
    high = round(max(size * 1.65, 58 * plan.frame.unit))
    # It goes round the corner where what is shown ends with the picture; else both its ends are seen.
    wide = band.wide + 2 * ornaments.FRAYED if band.left <= 0 or band.right >= plan.frame.wide else band.wide - high // 6
    strip = ornaments.strip(wide, high, look.accent, look.on_accent)
    x, y = (strip.width - line.wide * size) / 2, (strip.height + face.high * size) / 2
    put(ImageDraw.Draw(strip), Written(line, x, y, size, readable(look.accent, look.on_accent, look.paper, look.ink)))
    return strip


def _set(image: Image, rooms: tuple[tuple[Box, tuple[Written, ...]], ...]) -> None:
    from PIL import ImageDraw  # late: 40 ms, and a build that finds all pictures made draws none

    pen = ImageDraw.Draw(image)
    for _, lines in rooms:
        for line in lines:
            put(pen, line)


def put(pen: ImageDraw, written: Written) -> None:
    """Draws a line of words: each letter where HarfBuzz has put it, so that nothing is left to lay out."""
    line, size = written.line, written.size
    if goes_backward(line.text, line.face):
        font = _font(line.face, size, is_laid=False)
        # Pillow has Raqm where the machine has FriBiDi alone, and refuses to be told a direction else.
        direction = "rtl" if font.layout_engine else None
        pen.text((written.x, written.y), line.text, written.paint, font, anchor="ls", direction=direction)
        return
    font = _font(line.face, size, is_laid=True)
    for text, at in _letters(line):
        if text != " ":
            pen.text((written.x + at.x * size, written.y - at.y * size), text, written.paint, font, anchor="ls")


def _letters(line: Line) -> Iterator[tuple[str, Letter]]:
    """What is written, letter by letter, with its places; together what has grown together."""
    groups = [[*shapes] for _, shapes in groupby(line.letters, lambda letter: letter.at)]
    ends = (*(shapes[0].at for shapes in groups[1:]), len(line.text))
    for shapes, end in zip(groups, ends, strict=False):  # an empty line has an end all the same
        text = line.text[shapes[0].at : end]
        yield from zip(text, shapes, strict=True) if len(text) == len(shapes) else ((text, shapes[0]),)


@lru_cache(maxsize=128)
def _font(face: Face, size: float, *, is_laid: bool) -> FreeTypeFont:
    from PIL import ImageFont  # late: see above

    # None: Raqm where there is one.
    return ImageFont.truetype(io.BytesIO(face.data), size, layout_engine=ImageFont.Layout.BASIC if is_laid else None)


def _file(image: Image, heaviest: int, *, is_photograph: bool) -> Social:
    """The bytes: JPEG with all its colour where there is a photograph, else a palette, which is lighter and has sharper letters."""
    if not is_photograph:
        return Social(_flat(image, heaviest), "png", image.width, image.height)
    data, likely = b"", 1.0
    for quality, subsampling, share in QUALITIES:
        if share <= likely:
            made = io.BytesIO()
            image.save(made, "JPEG", quality=quality, subsampling=subsampling, optimize=True)
            data = made.getvalue()
            if len(data) <= heaviest:
                break
            likely = min(likely, heaviest / len(data) * share)
    return Social(data, "jpg", image.width, image.height)


def _flat(image: Image, heaviest: int) -> bytes:
    """A picture of few colours as PNG: of as many as are light enough."""
    from PIL import Image  # late: see above

    # Every third pixel, either way, tells its colours: flat as it is it has no others, and asking all takes thrice as long.
    some, made = image.resize((image.width // SEEN, image.height // SEEN), Image.Resampling.NEAREST), io.BytesIO()
    for colours in COLOURS:
        made = io.BytesIO()
        palette = some.quantize(colours, Image.Quantize.FASTOCTREE)
        image.quantize(palette=palette, dither=Image.Dither.NONE).save(made, "PNG", compress_level=6)
        if made.tell() <= heaviest:
            break
    return made.getvalue()
