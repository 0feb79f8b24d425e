"""With which colours, and how, is a front drawn? Paths in day and night colours, as few bytes as the eye needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

Colours = Mapping[str, Sequence[str]]  # "wall" → the colours that a wall may have, "#rrggbb"
DUSK = "#191532"  # what night lays over a colour
ROUND = 'stroke-linecap="round"'
DEPTH = 0.62  # how much of it
SHADOW, LIGHT = "shadow", "light"
VEILS: Mapping[str, tuple[str, str]] = {SHADOW: ("#2b1020", ".15"), LIGHT: ("#fff", ".3")}  # colour and opacity, by day as by night


def mixed(one: str, other: str, share: float) -> str:
    """A colour with a share of another in it."""
    pairs = ((int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def number(value: float) -> str:
    """A figure of a path, to the half unit that an eye can tell."""
    halves = round(value * 2)
    return f"{halves / 2}" if halves % 2 else str(halves // 2)


class Dice:
    """Chance that falls the same way for the same shop, whatever else is asked."""

    def __init__(self, seed: str) -> None:
        self.seed = seed

    def throw(self, name: str) -> int:
        """A number from 0 to 2**32 - 1 for what is decided."""
        return int.from_bytes(blake2b(f"{self.seed} {name}".encode(), digest_size=4).digest(), "big")

    def pick(self, name: str, options: Sequence[T]) -> T:
        """One of several."""
        return options[self.throw(name) % len(options)]

    def chance(self, name: str, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.throw(name) % 100 < percent


@dataclass(slots=True)
class Canvas:
    """Where a front is drawn. A paint is a colour "#rrggbb", or the name of one chosen for this front."""

    paints: dict[str, tuple[str, str]]  # name → by day, by night
    drawn: list[tuple[str, float, str, list[str]]] = field(default_factory=list)  # paint, width of the stroke or 0, its dashes, paths
    defined: dict[str, str] = field(default_factory=dict)  # what is drawn several times: name → elements

    def path(self, paint: str, d: str, stroke: float = 0, dashes: str = "") -> None:
        """A shape, or a line of some width. A short broad line in dashes is a rail, a shutter, a row of tiles."""
        if not self.drawn or self.drawn[-1][:3] != (paint, stroke, dashes):
            self.drawn.append((paint, stroke, dashes, []))
        self.drawn[-1][3].append(d)

    def box(self, paint: str, x: float, y: float, wide: float, high: float) -> None:
        """A rectangle from its upper left corner."""
        self.path(paint, f"M{number(x)} {number(y)}h{number(wide)}v{number(high)}h{number(-wide)}z")

    def dot(self, paint: str, x: float, y: float, radius: float) -> None:
        """A disc about its centre: the point of a round brush."""
        self.path(paint, f"M{number(x)} {number(y)}h0", 2 * radius, ROUND)

    def letter(self, paint: str, d: str, x: float, y: float) -> None:
        """A line of the brush, drawn elsewhere in a box of 10 by 14, with its upper left corner at a place."""
        self.path(paint, d, 2, f'{ROUND} stroke-linejoin="round" transform="translate({number(x)} {number(y)})scale(.86)"')

    def put(self, name: str, elements: str, x: float, y: float, fill: str = "") -> None:
        """Something that is drawn elsewhere too, at a place, in a colour of its own where it has one."""
        self.defined[name] = elements
        own = f' fill="{fill}"' if fill else ""
        self.drawn.append((f'<use href="#{name}" x="{number(x)}" y="{number(y)}"{own}/>', -1, "", []))

    def svg(self, wide: int, high: int, *, night: bool = False) -> str:
        """The whole drawing; by night where that is asked for, else by the hour of whoever looks."""
        used = sorted({paint for paint, *_ in self.drawn if paint in self.paints})
        names = {paint: chr(97 + place) if place < 26 else f"z{place}" for place, paint in enumerate(used)}
        body = "".join(self._element(*one, names, night=night) for one in self.drawn)
        rules = "" if night else "".join(f".{names[paint]}{{--c:{self.paints[paint][1]}}}" for paint in used)
        style = f"<style>@media(prefers-color-scheme:dark){{{rules}[class]{{fill:var(--c)}}[class][stroke]{{fill:none;stroke:var(--c)}}}}</style>" if rules else ""
        defs = "".join(f'<g id="{name}">{elements}</g>' for name, elements in self.defined.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
            f"{style}<defs>{defs}</defs>{body}</svg>"
        )

    def _element(self, paint: str, stroke: float, dashes: str, paths: list[str], names: Mapping[str, str], *, night: bool) -> str:
        if stroke < 0:
            return paint
        d = "".join(paths)
        if paint in VEILS:
            colour, opacity = VEILS[paint]
            # Of the fill: the opacity of an element has painters make a picture apart, which takes them half as long as all the rest.
            return f'<path fill="{colour}" fill-opacity="{opacity}" d="{d}"/>'
        day, dark = self.paints.get(paint, (paint, paint))
        colour = dark if night else day
        known = f' class="{names[paint]}"' if paint in names and not night else ""
        dashed = f" {dashes}" if "=" in dashes else f' stroke-dasharray="{dashes}"' if dashes else ""
        line = f' fill="none" stroke="{colour}" stroke-width="{number(stroke)}"{dashed}' if stroke else f' fill="{colour}"'
        return f'<path{known}{line} d="{d}"/>'


def nightly(colour: str, depth: float = DEPTH) -> str:
    """The same colour under the night sky."""
    return mixed(colour, DUSK, depth)
