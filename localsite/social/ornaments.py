"""What is drawn around the words? An awning, a town far away, bunting, the leaf of a calendar: each drawn once for its colours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from localsite.social.colours import mixed
from localsite.social.value import Box, Look

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

FINE = 4  # times as large is drawn what is not straight, and made small then
KEPT = 64  # ornaments that are kept
SHADOW, SHADE = 70, "#1e1218"  # of 255, and its colour
# A town far away: how wide each house is, how high its walls are and how high its roof, in shares of the height of the row; a roof
# below 0 falls to one side.
TOWN = (
    (0.62, 0.55, 0.2), (0.5, 0.72, 0.0), (0.7, 0.48, 0.26), (0.44, 0.66, 0.16), (0.8, 0.58, 0.0), (0.5, 0.8, 0.2),
    (0.6, 0.5, -0.18), (0.72, 0.62, 0.22), (0.4, 0.52, 0.3), (0.66, 0.7, 0.0), (0.54, 0.56, 0.2), (0.5, 0.44, 0.24),
)  # fmt: skip


@lru_cache(maxsize=KEPT)
def awning(wide: int, high: int, bands: int, stripe: str, cloth: str) -> Image:
    """Striped cloth with a scalloped edge, and the shadow that it throws on what is below it."""
    from PIL import Image, ImageDraw  # late: 40 ms, and a build that finds all pictures made draws none

    band = wide / bands
    fall = high - band / 2
    whole = Image.new("RGBA", (wide, high + high // 6))
    two = max(1, round(2 * band * FINE))
    for place in range(math.ceil(bands / 2)):
        left = round(2 * band * place)
        size = (round(2 * band * (place + 1)) - left, high)
        pair = _bands(size, two, round(fall * FINE), high * FINE, stripe, cloth)
        whole.alpha_composite(pair.crop((0, 0, min(size[0], wide - left), high)), (left, 0))
    ImageDraw.Draw(whole).rectangle((0, 0, wide, max(3, high // 16)), fill=mixed(stripe, "#000000", 0.28))
    shaded = Image.new("RGBA", whole.size, SHADE + "00")
    shaded.putalpha(_moved(whole.getchannel("A").point(lambda value: value * SHADOW // 255), high // 8))
    shaded.alpha_composite(whole)
    return shaded


def _moved(mask: Image, down: int) -> Image:
    from PIL import Image  # late: see above

    made = Image.new("L", mask.size)
    made.paste(mask, (0, down))
    return made


@lru_cache(maxsize=KEPT)
def _bands(size: tuple[int, int], wide: int, fall: int, high: int, stripe: str, cloth: str) -> Image:
    """Two bands, the one and the other, with their scallops."""
    from PIL import Image, ImageDraw  # late: see above

    fine = Image.new("RGBA", (wide, high), stripe + "00")
    pen = ImageDraw.Draw(fine)
    for number, paint in enumerate((stripe, cloth)):
        left, right = number * wide // 2, (number + 1) * wide // 2 - 1
        pen.rectangle((left, 0, right, fall), fill=paint)
        pen.ellipse((left, 2 * fall - high, right, high - 1), fill=paint)
        pen.rectangle((left, fall - FINE, right, fall + FINE // 2), fill=mixed(paint, "#000000", 0.1))
    return fine.resize(size, Image.Resampling.BOX)


@lru_cache(maxsize=KEPT)
def town(wide: int, high: int, paint: str, ground: str) -> Image:
    """Roofs far away, as one colour on another; lit here and there."""
    from PIL import Image, ImageDraw  # late: see above

    scale = 2
    made = Image.new("RGB", (wide * scale, high * scale), ground)
    pen = ImageDraw.Draw(made)
    lit = mixed(paint, ground, 0.55)
    houses = TOWN * math.ceil(wide / high / 6 + 1)
    for (across, walls, roof), right in zip(houses, accumulate(house[0] * high * scale for house in houses), strict=True):
        left = right - across * high * scale
        foot, eaves = high * scale, high * scale * (1 - walls)
        pen.rectangle((left, eaves, right - 1, foot), fill=paint)
        top = eaves - abs(roof) * high * scale
        peak = left if roof < 0 else (left + right) / 2
        pen.polygon(((left - 3, eaves), (peak, top), (right + 2, eaves)), fill=paint)
        _panes(pen, (left, eaves, right, foot), high * scale, lit)
    return made.resize((wide, high), Image.Resampling.BOX)


def _panes(pen: ImageDraw, wall: tuple[float, float, float, float], high: int, paint: str) -> None:
    left, top, right, foot = wall
    columns = max(2, round((right - left) / high / 0.2))
    step = (right - left) / (columns + 0.4)
    for row in range(int((foot - top) / high / 0.2)):
        for column in range(columns):
            if (row * 7 + column * 3 + int(left)) % 5:
                x, y = left + (column + 0.7) * step, top + (row * 0.2 + 0.08) * high
                pen.rectangle((x - high * 0.025, y, x + high * 0.025, y + high * 0.09), fill=paint)


@lru_cache(maxsize=KEPT)
def crossing(wide: int, high: int, paint: str, stripe: str) -> Image:
    """A road, and where one crosses it."""
    from PIL import Image, ImageDraw  # late: see above

    scale, count = 2, 6
    made = Image.new("RGB", (wide * scale, high * scale), paint)
    pen = ImageDraw.Draw(made)
    pale = mixed(paint, stripe, 0.75)
    for number in range(count):
        top, low = ((number - count / 2 + at) for at in (0.22, 0.78)), ((number - count / 2 + at) * 1.45 for at in (0.22, 0.78))
        (a, b), (c, d) = ((wide * scale * (0.5 + 0.12 * one) for one in pair) for pair in (top, low))
        pen.polygon(((a, 0.1 * made.height), (b, 0.1 * made.height), (d, made.height), (c, made.height)), fill=pale)
    return made.resize((wide, high), Image.Resampling.BOX)


@lru_cache(maxsize=KEPT)
def way(wide: int, high: int, paint: str, rim: str) -> Image:
    """The way of a trail: dots from edge to edge, and five stops."""
    from PIL import Image, ImageDraw  # late: see above

    scale, dots, stops = 3, max(24, wide // 22), 5
    made = Image.new("RGBA", (wide * scale, high * scale), paint + "00")
    pen = ImageDraw.Draw(made)

    def spot(share: float, radius: float, fill: str) -> None:
        x, y = share * made.width, made.height * (0.52 + 0.3 * math.sin(share * 9.5 + 0.6))
        pen.ellipse((x - radius * scale, y - radius * scale, x + radius * scale, y + radius * scale), fill=fill)

    for number in range(dots + 1):
        spot(number / dots, 4, paint)
    for number in range(stops):
        share = round((number + 0.5) / stops * dots) / dots
        for radius, fill in ((19, rim), (16, paint), (6, rim)):
            spot(share, radius, fill)
    return made.resize((wide, high), Image.Resampling.BOX)


@lru_cache(maxsize=KEPT)
def shop(high: int, stripe: str, cloth: str, line: str) -> Image:
    """A shop in few strokes, the mark of a collective that has none: awning, window, door."""
    from PIL import Image, ImageDraw  # late: see above

    size = high * FINE
    made = Image.new("RGBA", (size, size), line + "00")
    pen, post, edge = ImageDraw.Draw(made), size // 14, size // 18
    pen.rectangle((post, size // 4, size - 1 - post, size - 1), fill=cloth, outline=line, width=edge)
    pen.rectangle((size * 0.58, size * 0.56, size * 0.8, size - 1), fill=line)
    pen.rectangle((size * 0.2, size * 0.56, size * 0.46, size * 0.78), outline=line, width=edge)
    cloths = awning(size, size // 2, 5, stripe, cloth).crop((0, 0, size, size // 2))
    rim = awning(size, size // 2, 5, line, line).crop((0, 0, size, size // 2))
    made.paste(rim, (0, edge // 2), rim)
    made.paste(cloths, (0, 0), cloths)
    return made.resize((high, high), Image.Resampling.BOX)


@lru_cache(maxsize=KEPT)
def bunting(wide: int, high: int, paints: Sequence[str], string: str) -> Image:
    """Flags on a string that hangs in two bows."""
    from PIL import Image, ImageDraw  # late: see above

    scale = 3
    made = Image.new("RGBA", (wide * scale, high * scale), paints[0] + "00")
    pen = ImageDraw.Draw(made)
    bows = max(1, round(wide / high / 4))

    def point(share: float) -> tuple[float, float]:
        within = share * bows % 1 if share < 1 else 1.0
        return share * wide * scale, (0.06 + 0.4 * (1 - (2 * within - 1) ** 2)) * high * scale

    count = bows * 7
    for number in range(count):
        one, other = point((number + 0.14) / count), point((number + 0.86) / count)
        tip = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2 + 0.5 * high * scale)
        pen.polygon((one, other, tip), fill=paints[number % len(paints)])
    pen.line([point(step / 160) for step in range(161)], fill=string, width=max(3, high * scale // 40))
    return made.resize((wide, high), Image.Resampling.BOX)


@lru_cache(maxsize=KEPT)
def leaf(wide: int, high: int, hue: str, look: Look) -> Image:
    """An empty leaf of a calendar with its shadow, the head in a colour."""
    from PIL import Image, ImageDraw, ImageFilter  # late: see above

    edge, scale = wide // 12, 2
    shade = Image.new("L", (wide + 2 * edge, high + 2 * edge))
    ImageDraw.Draw(shade).rounded_rectangle((edge, edge + edge // 3, wide + edge, high + edge + edge // 3), wide // 20, fill=110)
    made = Image.new("RGBA", shade.size, SHADE + "00")
    made.putalpha(shade.filter(ImageFilter.GaussianBlur(edge / 3)))
    fine = Image.new("RGBA", (wide * scale, high * scale), hue + "00")
    pen = ImageDraw.Draw(fine)
    radius, head = wide * scale // 20, round(high * scale * HEAD)
    pen.rounded_rectangle((0, 0, fine.width - 1, fine.height - 1), radius, fill=sheet(look))
    pen.rounded_rectangle((0, 0, fine.width - 1, head + radius), radius, fill=hue)
    pen.rectangle((0, head, fine.width, head + radius), fill=sheet(look))
    for share in (0.25, 0.75):
        x, hole = fine.width * share, wide * scale / 26
        pen.ellipse((x - hole, head * 0.16, x + hole, head * 0.16 + 2 * hole), fill=mixed(hue, "#000000", 0.45))
    made.alpha_composite(fine.resize((wide, high), Image.Resampling.BOX), (edge, edge))
    return made


HEAD = 0.26  # of the leaf is its head


def sheet(look: Look) -> str:
    """The paper of a calendar, which is whiter than a page."""
    return mixed(look.paper, "#ffffff", 0.6)


@lru_cache(maxsize=KEPT)
def disc(wide: int, paint: str, rim: str) -> Image:
    """A round ground with a rim."""
    from PIL import Image, ImageDraw  # late: see above

    fine = Image.new("RGBA", (wide * FINE, wide * FINE), rim + "00")
    pen = ImageDraw.Draw(fine)
    pen.ellipse((0, 0, fine.width - 1, fine.width - 1), fill=rim)
    edge = fine.width // 16
    pen.ellipse((edge, edge, fine.width - 1 - edge, fine.width - 1 - edge), fill=paint)
    return fine.resize((wide, wide), Image.Resampling.BOX)


FRAYED = 40  # pixels of a strip that may be beyond what it is glued over


def strip(wide: int, high: int, paint: str, rim: str) -> Image:
    """A strip of coloured paper with a pale edge: it is seen on the same colour too."""
    from PIL import Image  # late: see above

    # Clear all around, so that its edge stays smooth when it is turned.
    made, edge = Image.new("RGBA", (wide, high), rim + "00"), max(4, high // 14)
    made.paste(rim, (2, 2, wide - 2, high - 2))
    made.paste(paint, (2 + edge, 2 + edge, wide - 2 - edge, high - 2 - edge))
    return made


def leaf_lines(box: Box) -> tuple[tuple[Box, float], ...]:
    """The rooms of month, day and weekday on a leaf, and the size of their type."""
    head = round(box.high * HEAD)
    inside = box.wide // 12
    return (
        (Box(box.left + inside, box.top + head // 3, box.right - inside, box.top + head), box.wide * 0.135),
        (Box(box.left + inside, box.top + head, box.right - inside, box.top + round(box.high * 0.8)), box.wide * 0.62),
        (Box(box.left + inside, box.top + round(box.high * 0.78), box.right - inside, box.top + round(box.high * 0.95)), box.wide * 0.125),
    )
