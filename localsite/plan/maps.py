"""How is the map of the town published, and which of its sheets does a piece of it show?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache

from localsite.cache import digest
from localsite.codes.maps import CENTRE_OFF_THE_MAP, MAP_COLOURS_MISSING
from localsite.diagnostics import Report, Span
from localsite.maps import MAP_FILE, Atlas, Level, Sheet, name_of
from localsite.maps.style import PRINT, TOKENS, style, styled
from localsite.plan.desk import Desk
from localsite.plan.mapped import Crop
from localsite.settings import PATH
from localsite.theme import Theme
from localsite.theme.colours import tokens
from localsite.values import Output

SHEET = "map.css"
ON_PAPER = "print/"
PRINTED = ("overview", "street")  # nothing that is printed comes closer
Rect = tuple[float, float, float, float]  # metres on the plan: x, y, wide, high


def missing(theme: Theme) -> list[str]:
    """The colours of the map that the theme lacks. A map in half of its colours would be worse than none."""
    return [name for name in (*TOKENS, *(PRINT + token for token in TOKENS)) if f"--{name}" not in _tokens(theme.map)[0]]


def check(desk: Desk, report: Report) -> None:
    """Tells what the theme does not say, where there is a map to paint."""
    theme = desk.theme
    chosen = desk.settings.map
    if chosen and desk.read_atlas and not desk.read_atlas.plan.holds(*chosen.centre):
        report(CENTRE_OFF_THE_MAP.at(Span(PATH)))
    if desk.read_atlas and not desk.atlas:
        told = ", ".join(f"--{name}" for name in missing(theme))
        report(MAP_COLOURS_MISSING.at(Span(theme.origins.get(SHEET, f"themes/{theme.name}/{SHEET}")), missing=told))


def folder(atlas: Atlas, theme: Theme) -> str:
    """The address of the sheets; no browser keeps those of another map or theme under it. Short: small maps say it up to four times."""
    return f"/assets/map/{digest(atlas.digest, *_styles(theme))[:5]}"


def files(desk: Desk) -> Iterator[Output]:
    """Every sheet in the colours of the theme, and those for paper in its greys."""
    if desk.atlas is None:
        return
    screen, paper = _styles(desk.theme)
    for level in desk.atlas.town.levels:
        for name in (name_of(level, cell) for cell in sorted(level.sheets)):
            because, text = (MAP_FILE.replace("map.json", name),), desk.atlas.sheets[name]
            yield Output(f"{desk.charts}/{name}".lstrip("/"), because, data=styled(text, screen).encode())
            if level.name in PRINTED:
                yield Output(f"{desk.charts}/{ON_PAPER}{name}".lstrip("/"), because, data=styled(text, paper).encode())


def best_level(atlas: Atlas, rect: Rect, wide: float) -> Level:
    """The level whose words have the right size in a piece of the plan that is shown `wide` CSS pixels wide."""
    scale = wide / rect[2]
    return min(atlas.town.levels, key=lambda level: abs(math.log(level.scale / scale)))


def crop(desk: Desk, rect: Rect, level: str, *, paper: bool = False) -> Crop:
    """A piece of the plan at a level of detail, or at the nearest one that the map has.

    Where that level has no sheet (nothing but ground or sea is there), those of the coarser one lie below.
    """
    if desk.atlas is None:
        message = "this site has no map"
        raise ValueError(message)
    whole = (math.floor(rect[0]), math.floor(rect[1]), max(1, math.ceil(rect[2])), max(1, math.ceil(rect[3])))
    levels = [one for one in desk.atlas.town.levels if not paper or one.name in PRINTED] or list(desk.atlas.town.levels[:1])
    place = next((number for number, one in enumerate(levels) if one.name == level), len(levels) - 1)
    start = f"{desk.charts}/{ON_PAPER if paper else ''}"
    sheets = _laid(desk.atlas, levels[: place + 1], whole)
    return Crop(" ".join(map(str, whole)), whole[2], whole[3], tuple((desk.href(start + one.name), *one[1:]) for one in sheets))


def seen_from(crop: Crop, left: int, top: int) -> Crop:
    """The same piece in metres from another corner than that of the plan: short numbers, and none where a sheet begins."""
    x, y, wide, high = map(int, crop.view.split())
    sheets = tuple((href, at_x - left, at_y - top, *size) for href, at_x, at_y, *size in crop.sheets)
    return crop._replace(view=f"{x - left} {y - top} {wide} {high}", sheets=sheets)


def _laid(atlas: Atlas, levels: list[Level], rect: Rect) -> tuple[Sheet, ...]:
    """The sheets that show a piece of the plan, the lowest first."""
    *coarser, level = levels
    own = tuple(atlas.town.sheets(level, rect))
    x, y, wide, high = _within(atlas, rect)
    squares = (math.ceil((x + wide) / level.side) - x // level.side) * (math.ceil((y + high) / level.side) - y // level.side)
    return (*_laid(atlas, coarser, rect), *own) if coarser and len(own) < squares else own


def _within(atlas: Atlas, rect: Rect) -> Rect:
    """As much of a piece as lies on the plan."""
    left, top = max(0, rect[0]), max(0, rect[1])
    right, bottom = min(atlas.plan.wide, rect[0] + rect[2]), min(atlas.plan.high, rect[1] + rect[3])
    return left, top, max(0, right - left), max(0, bottom - top)


@lru_cache(maxsize=4)
def _tokens(sheet: str) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    return tokens(sheet)


def _styles(theme: Theme) -> tuple[str, str]:
    """The style of the sheets on a screen, and on paper."""
    day, night = ({name.removeprefix("--"): values[-1] for name, values in table.items()} for table in _tokens(theme.map))
    paper = {token: day[PRINT + token] for token in TOKENS}
    return style(day, night), style(paper, paper=True)
