"""Which colours has a theme, can words of one be read on another, and which shade of the same hue would do?"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

NEEDED = 4.5  # WCAG 2.2, AA, for text
WHITE, BLACK = "#ffffff", "#000000"
GROUPED = frozenset({"--hue", "--wash"})  # the tokens of which each group of categories has its own
_PIECE = re.compile(r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]""", re.DOTALL)
_COLOUR = re.compile(r"\s*(--[\w-]+)\s*:\s*(#[0-9a-f]{6}|#[0-9a-f]{3})\s*", re.IGNORECASE)
_DARK = re.compile(r"@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)")

Colours = Mapping[str, tuple[str, ...]]  # name of a token → its value, or its values where each group has one


def written(text: str) -> str:
    """A colour in the one way in which it is compared: "#rrggbb", small."""
    figures = text.lower().removeprefix("#")
    return f"#{figures if len(figures) == 6 else ''.join(figure * 2 for figure in figures)}"


@lru_cache(maxsize=4096)
def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """How much light it gives, as WCAG 2 reckons it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, none, to 21, black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_clear(words: str, grounds: Iterable[str]) -> bool:
    """True where words of this colour can be read on all of them."""
    return all(contrast(words, ground) >= NEEDED for ground in grounds)


def lightness(colour: str) -> float:
    """From 0, black, to 1, white."""
    return colorsys.rgb_to_hls(*_parts(colour))[1]


def shade(colour: str, light: float) -> str:
    """The same hue at another lightness, as colourful as before where there is room for it."""
    hue, before, saturation = colorsys.rgb_to_hls(*_parts(colour))
    light = min(max(light, 0.0), 1.0)
    room = 1 - abs(2 * light - 1)
    made = colorsys.hls_to_rgb(hue, light, min(1.0, saturation * (1 - abs(2 * before - 1)) / room) if room else 0.0)
    return "#" + "".join(f"{round(part * 255):02x}" for part in made)


def nearest(colour: str, fits: Callable[[str], bool]) -> str:
    """The shade of a colour that is nearest to it and fits; black or white are the last that are asked."""
    light = lightness(colour)
    for step in range(256):
        for moved in (light - step / 255, light + step / 255):
            if -1 / 255 < moved < 256 / 255 and fits(made := shade(colour, moved)):
                return made
    return colour


def tokens(styles: str) -> tuple[Colours, Colours]:
    """The colours of a style sheet by the names of their tokens: those by day, and those by night (none where it has no night)."""
    day, night = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
    for rules, name, value in _declared(styles):
        media = [rule for rule in rules if rule.startswith("@media")]
        if "@layer tokens" in rules and all(_DARK.fullmatch(rule) for rule in media):
            table = night if media else day
            # A later sheet takes the place of an earlier one; the colour of a group is one of several.
            table[name] = (*table.get(name, ()), written(value)) if name in GROUPED else (written(value),)
    return day, {**day, **night} if night else {}


def hues(styles: str) -> dict[str, str]:
    """The colour of each group of categories by day: "food" → "#972e1a"."""
    found = dict[str, str]()
    for rules, name, value in _declared(styles):
        if name == "--hue" and not any(rule.startswith("@media") for rule in rules):
            found |= dict.fromkeys(re.findall(r"\.hue--([\w-]+)", rules[-1]), written(value))
    return found


def _declared(styles: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each token that has a colour, with the rules that it stands in: ("@layer tokens", ":root")."""
    rules: list[str] = []
    text, start = "", 0
    for piece in _PIECE.finditer(styles):
        text += styles[start : piece.start()]
        start = piece.end()
        if piece[0] == "{":
            rules.append(" ".join(text.split()))
        elif piece[0] not in ("}", ";"):
            continue
        elif found := _COLOUR.fullmatch(text):
            yield tuple(rules), found[1], found[2]
        if piece[0] == "}":
            del rules[-1:]
        text = ""
