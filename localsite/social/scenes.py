"""What is behind the words? A window under an awning, a piece of street, a feast, a page: painted once for all languages."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from localsite.social import ornaments
from localsite.social.colours import mixed
from localsite.social.rooms import Plan, paving
from localsite.social.value import Box, Frame, Look, Shown

if TYPE_CHECKING:
    from PIL.Image import Image

FAR = 0.6  # of the sky is in the houses next door
USUAL = 510  # pixels of a front's height, in most sizes
GROUND = 340 / 352  # of the height of a drawn front is above the pavement
EDGE = 20  # pixels beside the house of a shop
HIDDEN = 60  # pixels of a window that are behind its awning
SLANT = 4  # degrees, at most
ROAD = 200  # pixels below the houses in which there is a road too
LARGEST = (1600, 1600)  # pixels of a picture that are of use
KEPT = 4  # scenes: a shop's own in each size, for all its languages
FRONTS = 16  # painted fronts that are kept: those next door come again,
FILES = 1024  # and as files, of some 15 kB


@lru_cache(maxsize=KEPT)
def scene(plan: Plan, look: Look, shown: Shown) -> Image:
    """All but the words."""
    from PIL import Image  # late: 40 ms, and a build that finds all pictures made draws none

    image = Image.new("RGB", (plan.frame.wide, plan.frame.high), plan.ground)
    PAINTERS[plan.kind.partition(" ")[0]](image, plan, look, shown)
    return image


def _window(image: Image, plan: Plan, look: Look, shown: Shown) -> None:
    """A shop front: the sign, the awning, and the picture as what is seen in the window."""
    art, frame = plan.places.art, plan.frame
    dark = mixed(look.hue, "#000000", 0.3)
    # What would be behind the awning is not wasted on it.
    image.paste(_cut(shown.picture, shown.focus, (art.wide, art.high - HIDDEN)), (art.left, art.top + HIDDEN))
    if frame.name == "wide":
        image.paste(dark, (art.left - 10, 0, art.left, frame.high))
        _hang(image, ornaments.awning(frame.wide, 98, 24, look.awning, look.cloth), 0)
        return
    _framed(image, Box(30, 30, frame.wide - 30, art.top - 34), mixed(look.hue, plan.room.ink, 0.45), 3)
    if art.bottom < frame.high:
        image.paste(look.paper, (0, art.bottom, frame.wide, frame.high))
        image.paste(dark, (0, art.bottom, frame.wide, art.bottom + 8))
    _hang(image, ornaments.awning(frame.wide, 140 if frame.name == "tall" else 118, 18, look.awning, look.cloth), art.top - 12)


def _street(image: Image, plan: Plan, look: Look, shown: Shown) -> None:
    """The house of a shop on the pavement, and those next door, farther away in the light."""
    art, frame = plan.places.art, plan.frame
    _town(image, plan, look, round(art.high * 0.24))
    own = _painted(shown.front, art.high)
    left = art.left + (art.wide - own.width) // 2
    if art.left and shown.neighbours:
        # Words stand on the left: of the houses there one is seen, and all of it, or none.
        beside = _far(shown.neighbours[0], art.high, plan.ground)[0].width
        left = art.left + (beside if beside + own.width + EDGE <= art.wide else EDGE)
    edges = [left, left + own.width]
    for number, front in enumerate(shown.neighbours):
        is_right = number % 2
        if (edges[1] >= art.right) if is_right else (edges[0] <= art.left + EDGE):
            continue
        house, shape = _far(front, art.high, plan.ground)
        image.paste(house, (edges[1] if is_right else edges[0] - house.width, art.bottom - house.height), shape)
        edges[is_right] += house.width if is_right else -house.width
    _pavement(image, look, art.bottom, frame)
    image.paste(own, (left, art.bottom - own.height), own)


def _plain(image: Image, plan: Plan, look: Look, _shown: Shown) -> None:
    """The town far away, under an awning."""
    art, frame = plan.places.art, plan.frame
    _town(image, plan, look, art.high)
    _pavement(image, look, art.bottom, frame)
    if plan.is_way:
        way = ornaments.way(frame.wide, round(art.high * 0.8), look.accent, look.paper)
        image.paste(way, (0, art.bottom - way.height - 4), way)
    high, bands = {"wide": (98, 24), "square": (130, 18), "tall": (236, 12)}[frame.name]
    _hang(image, ornaments.awning(frame.wide, high, bands, look.awning, look.cloth), 0)


def _day(image: Image, plan: Plan, look: Look, shown: Shown) -> None:
    """The leaf of a calendar before a picture, or before flags."""
    art, leaf, frame = plan.places.art, plan.places.leaf, plan.frame
    if shown.picture:
        image.paste(_cut(shown.picture, shown.focus, (art.wide, art.high)), art[:2])
    else:
        image.paste(look.hue, art)
        paints = (look.awning, mixed(look.hue, look.cloth, 0.45), look.accent, mixed(look.awning, look.cloth, 0.5))
        flags = ornaments.bunting(frame.wide, 120 if frame.name == "wide" else 150, paints, mixed(look.ink, look.paper, 0.3))
        image.paste(flags, (0, 130 if frame.name == "tall" else 0), flags)
    made = ornaments.leaf(leaf.wide, leaf.high, look.hue if shown.picture else look.accent, look)
    edge = leaf.wide // 12
    image.paste(made, (leaf.left - edge, leaf.top - edge), made)
    _far_below(image, plan, look)


def _tale(image: Image, plan: Plan, look: Look, shown: Shown) -> None:
    """A page beside a picture, with the mark of somebody who speaks; without one the cover of a book."""
    art, mark, frame = plan.places.art, plan.places.leaf, plan.frame
    if shown.picture:
        image.paste(_cut(shown.picture, shown.focus, (art.wide, art.high)), art[:2])
        disc = ornaments.disc(mark.wide, look.hue, look.paper)
        image.paste(disc, mark[:2], disc)
        _far_below(image, plan, look)
        return
    gilt = mixed(look.hue, plan.room.ink, 0.5)
    _framed(image, Box(28, 28, frame.wide - 28, frame.high - 28), gilt, 5)
    _framed(image, Box(42, 42, frame.wide - 42, frame.high - 42), gilt, 2)


PAINTERS: Mapping[str, Callable[[Image, Plan, Look, Shown], None]] = {
    "window": _window, "street": _street, "plain": _plain, "day": _day, "tale": _tale,
}  # fmt: skip


def _framed(image: Image, box: Box, paint: str, wide: int) -> None:
    for edge in (
        (box.left, box.top, box.right, box.top + wide),
        (box.left, box.bottom - wide, box.right, box.bottom),
        (box.left, box.top, box.left + wide, box.bottom),
        (box.right - wide, box.top, box.right, box.bottom),
    ):
        image.paste(paint, edge)


def _far_below(image: Image, plan: Plan, look: Look) -> None:
    """What fills the part of a story over which networks put their own words."""
    if plan.frame.name == "tall":
        far = ornaments.town(plan.frame.wide, 210, mixed(plan.ground, look.ink, 0.09), plan.ground)
        image.paste(far, (0, plan.frame.high - 100 - far.height))
        image.paste(paving(look), (0, plan.frame.high - 100, plan.frame.wide, plan.frame.high))


def _town(image: Image, plan: Plan, look: Look, high: int) -> None:
    far = ornaments.town(plan.frame.wide, high, mixed(plan.ground, look.ink, 0.08), plan.ground)
    image.paste(far, (0, plan.places.art.bottom - high))


def _pavement(image: Image, look: Look, top: int, frame: Frame) -> None:
    """The pavement, and beyond its kerb the road where there is room for one."""
    stone = paving(look)
    kerb = mixed(stone, look.ink, 0.28)
    image.paste(stone, (0, top, frame.wide, frame.high))
    image.paste(kerb, (0, top, frame.wide, top + 5))
    if frame.high - top > ROAD:
        low = top + 84
        image.paste(kerb, (0, low, frame.wide, low + 10))
        road = ornaments.crossing(frame.wide, frame.high - low - 10, mixed(look.soft, look.paper, 0.35), look.paper)
        image.paste(road, (0, low + 10))


def _hang(image: Image, cloth: Image, top: int) -> None:
    image.paste(cloth, (0, top), cloth)


def glue(image: Image, box: Box, strip: Image) -> None:
    """A strip across a box, aslant, with its shadow; nothing of it beyond."""
    from PIL import Image  # late: see above

    room = math.degrees(math.asin(max(0.0, min(1.0, (box.high - strip.height) / box.wide))))
    turned = strip.rotate(min(SLANT, room), Image.Resampling.BICUBIC, expand=True)
    shade = Image.new("RGBA", turned.size, ornaments.SHADE + "00")
    shade.putalpha(turned.getchannel("A").point(lambda value: value * ornaments.SHADOW // 255))
    part = image.crop(box)
    left, top = (box.wide - turned.width) // 2, (box.high - turned.height) // 2
    part.paste(shade, (left, top + turned.height // 14), shade)
    part.paste(turned, (left, top), turned)
    image.paste(part, box[:2])


FOCUS: Mapping[str, tuple[float, float]] = {"top": (0.5, 0.0), "bottom": (0.5, 1.0), "left": (0.0, 0.5), "right": (1.0, 0.5)}


def _cut(data: bytes, focus: str, size: tuple[int, int]) -> Image:
    """The part of a picture around its focus that fills a size."""
    from PIL import Image  # late: see above

    picture = _opened(data)
    scale = max(size[0] / picture.width, size[1] / picture.height)
    across, down = size[0] / scale, size[1] / scale
    x, y = FOCUS.get(focus, (0.5, 0.5))
    left, top = max(0.0, (picture.width - across) * x), max(0.0, (picture.height - down) * y)
    box = (left, top, min(picture.width, left + across), min(picture.height, top + down))
    return picture.resize(size, Image.Resampling.BICUBIC, box, reducing_gap=1.5)


@lru_cache(maxsize=2)
def _opened(data: bytes) -> Image:
    """The pixels of a picture, for all the sizes and languages that follow each other."""
    from PIL import Image  # late: see above

    file = Image.open(io.BytesIO(data))
    file.draft("RGB", LARGEST)
    return on_paper(file)


def on_paper(file: Image) -> Image:
    """A picture as RGB: what can be seen through shows white."""
    from PIL import Image  # late: see above

    if "A" not in file.getbands() and "transparency" not in file.info:
        return file.convert("RGB")
    clear = file.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    return paper.convert("RGB")


@lru_cache(maxsize=FRONTS)
def _painted(svg: bytes, high: int) -> Image:
    """A drawn front with nothing behind it; `high` were it whole, without the strip of pavement that is drawn with it."""
    from PIL import Image  # late: see above

    image = Image.open(io.BytesIO(_png(svg, high))).convert("RGBA")
    return image.crop((0, 0, image.width, round(high * GROUND)))


@lru_cache(maxsize=FILES)
def _png(svg: bytes, high: int) -> bytes:
    """The same as a file: a painter needs ten times as long for it as to read it again, and pictures do not come street by street."""
    import resvg_py  # late: only pictures of drawn fronts ask for it

    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), height=high, skip_system_fonts=True))


@lru_cache(maxsize=FRONTS)
def _far(svg: bytes, high: int, sky: str) -> tuple[Image, Image]:
    """A front that is farther away, paler and less sharp: its colours, and its shape. Along a street each is made once, for both."""
    from PIL import Image  # late: see above

    # Half as large as it is shown, as it has to be less sharp; made of the front as a shop's own, which is painted anyway.
    small = _painted(svg, USUAL).reduce(2)
    size = round(small.width * 2 * high / USUAL), round(small.height * 2 * high / USUAL)
    colours = Image.blend(small.convert("RGB"), Image.new("RGB", small.size, sky), FAR)
    return colours.resize(size, Image.Resampling.BILINEAR), small.getchannel("A").resize(size, Image.Resampling.BILINEAR)


@lru_cache(maxsize=KEPT)
def logo(data: bytes, box: tuple[int, int]) -> Image:
    """The mark of a collective, no larger than a box."""
    from PIL import Image  # late: see above

    image = Image.open(io.BytesIO(data)).convert("RGBA")
    scale = min(box[0] / image.width, box[1] / image.height)
    return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.LANCZOS, reducing_gap=2)
