"""What does the town look like on paper? A map with a number for each shop, or for those of a square, and the list in that order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from localsite import qr
from localsite.content.parts import Location
from localsite.maps import Atlas
from localsite.plan import maps
from localsite.plan.chart import PIXELS, Frame, fitted
from localsite.plan.desk import MAP, Desk
from localsite.plan.mapped import Dot, Tag
from localsite.plan.paper import level
from localsite.plan.points import Point, located
from localsite.plan.room import apart
from localsite.plan.views import Card, Line, Link, Paper, Town
from localsite.values import Output

WIDE = 185  # millimetres of the map
HIGH = 226  # of a sheet, below its head: the map, and the list where there is room for both
LEAST = 118  # of the map, where the list is on the same sheet
ROW, COLUMNS = 8.8, 3  # millimetres of a shop in the list
NUMBERS = 60  # up to which each shop has a number of its own on the map; where there are more, those of a square share one
TYPE = 0.66  # millimetres: half of a sign of a number
GAP, RADIUS = 5.2, 2.3  # millimetres between two numbers, and of one
SQUARE = (12.4, 7.0)  # millimetres


class Door(NamedTuple):
    """A shop at one of its doors, or without."""

    card: Card
    where: str
    at: Point | None


def pages(desk: Desk) -> Iterator[Output]:
    """The plan of the town to print, in each language, where the town has a map and a shop is on it."""
    if desk.atlas is None or not desk.has_map:
        return
    addresses = {one: f"{desk.section(MAP, one)}{desk.words[one]('address.print')}/" for one in desk.settings.languages}
    because = tuple(entry.path for entry in desk.site.listed)
    for language in desk.settings.languages:
        t, doors = desk.words[language], _doors(desk, desk.atlas, language)
        there = desk.href(desk.section(MAP, language))
        shown = desk.settings.origin + there
        told: Mapping[str, object] = {
            "title": t("map.sheet"),
            "head": t("map.sheet"),
            "description": t("describe.map", name=desk.frame(language).name),
            "noindex": True,
            "town": _town(desk, desk.atlas, doors),
            "total": len(desk.site.listed),
            "paper": Paper(Link(t("page.map"), there), qr.code(shown), shown.partition("://")[2].removesuffix("/")),
        }
        yield desk.page("map_print", language, addresses, because, told)


def _doors(desk: Desk, atlas: Atlas, language: str) -> list[Door]:
    """Every shop at each of its doors on the map, or once without."""
    found = []
    for entry in desk.site.listed:
        card = desk.card(entry, language)
        told = [(_street(desk, location, language), point) for location, point in located(desk.site, atlas.plan, entry)]
        placed = [Door(card, where, point) for where, point in told if point]
        found += placed or [Door(card, next((where for where, _ in told), ""), None)]
    return found


def _street(desk: Desk, location: Location, language: str) -> str:
    """Its place, its street, or its neighbourhood where that is all that is told."""
    at = desk.where(location, language)
    address = location.address
    street = (at.lines[0] if address.street else address.area or "") if address else ""
    return at.place.text if at.place else street


def _town(desk: Desk, atlas: Atlas, doors: Sequence[Door]) -> Town:
    placed, absent = [door for door in doors if door.at], [door for door in doors if not door.at]
    high = HIGH - math.ceil(len(doors) / COLUMNS) * ROW
    high = high if high >= LEAST else HIGH
    points = [(float(door.at.x), float(door.at.y)) for door in placed if door.at]
    rect = fitted(points, Frame(WIDE * PIXELS, WIDE / high, WIDE / high, paper=True), atlas.plan)
    wide = min(WIDE, int(high * rect[2] / rect[3]))
    unit = rect[2] / wide
    order, tags = (_each if len(placed) <= NUMBERS else _shared)(points, rect, unit)
    lines = [(number, placed[index]) for number, index in enumerate(order, 1)] + [(0, door) for door in absent]
    return Town(
        crop=maps.crop(desk, rect, level(atlas, rect, wide * PIXELS).name, paper=True),
        wide=wide,
        dots=tuple(Dot(door.at.x, door.at.y) for door in placed if door.at and not door.at.vague),
        tags=tags,
        lines=tuple(Line(number, door.card.name, door.card.category, door.where) for number, door in lines),
        is_alone=high == HIGH,
    )


def _each(points: Sequence[tuple[float, float]], rect: maps.Rect, unit: float) -> tuple[list[int], tuple[Tag, ...]]:
    """A number for each, from north to south."""
    order = sorted(range(len(points)), key=lambda index: (round(points[index][1]), points[index][0]))
    spots = apart([points[index] for index in order], rect, GAP * unit, 2 * RADIUS * unit)
    return order, tuple(Tag(str(number), round(x), round(y)) for number, (x, y) in enumerate(spots, 1))


def _shared(points: Sequence[tuple[float, float]], rect: maps.Rect, unit: float) -> tuple[list[int], tuple[Tag, ...]]:
    """The squares of the map, row by row: the shops of each follow each other, and what is written there keeps within it."""
    wide, high = (side * unit for side in SQUARE)
    squares = dict[tuple[int, int], list[int]]()
    for index, (x, y) in enumerate(points):
        squares.setdefault((int((y - rect[1]) // high), int((x - rect[0]) // wide)), []).append(index)
    order, tags = list[int](), list[Tag]()
    for (row, column), inside in sorted(squares.items()):
        first, last = len(order) + 1, len(order) + len(inside)
        order += sorted(inside, key=lambda index: (points[index][1], points[index][0]))
        text = str(first) if first == last else f"{first}–{last}"
        half = (TYPE * len(text) + 1.2) * unit
        x, y = (sum(points[index][axis] for index in inside) / len(inside) for axis in (0, 1))
        left, top = rect[0] + column * wide, rect[1] + row * high
        right, low = min(left + wide, rect[0] + rect[2]), min(top + high, rect[1] + rect[3])
        x, y = _between(left + half, x, right - half), _between(top + RADIUS * unit * 0.8, y, low - RADIUS * unit * 0.8)
        tags.append(Tag(text, round(x), round(y)))
    return order, tuple(tags)


def _between(least: float, figure: float, most: float) -> float:
    return (least + most) / 2 if least > most else min(max(least, figure), most)
