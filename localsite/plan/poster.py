"""Which shops are a short walk from a shop? A poster of its neighbourhood, to hang at the door: a map with numbers, a list, a code."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from localsite import qr
from localsite.content import Shop
from localsite.geo import DETOUR, minutes
from localsite.plan import maps, paper
from localsite.plan.desk import MAP, Desk
from localsite.plan.mapped import Dot
from localsite.plan.points import told
from localsite.plan.room import Point, apart, within
from localsite.plan.views import Around, Neighbour, Paper
from localsite.values import Entry, Output

WALK = 500  # metres of street to the furthest neighbour
MOST = 14  # of them: two columns of seven
HANGS = ("open", "opening")  # who has a poster: nobody reads the door of a shop that is closed for a year
WIDE = 190  # millimetres of the map on paper
LOWEST, ROW = 106, 12  # how high it is, and how much higher for each row that the list is shorter
HIGHEST = 208  # without any
LEAST, ALONE = 440, 640  # metres that the map shows across, so that one sees where the streets lead; without neighbours
PIXELS = 96 / 25.4  # of CSS in a millimetre
PIN, GAP = 3.5, 7.6  # millimetres: the radius of a number, and how far two of them stand apart
MOVED = 2.0  # millimetres from its shop from which on a line leads back to it
HERE = ((0, 0), (0, -4), (0, -8))  # millimetres from the door: what the pin of "you are here" covers


class Near(NamedTuple):
    """A shop within a walk."""

    entry: Entry
    at: Point
    way: float  # metres of street, about


def posters(desk: Desk) -> Iterator[Output]:
    """A poster for each shop that people may go to and whose door is on the map."""
    doors = {entry.key: doors_of(desk, entry) for entry in desk.site.listed if _status(entry) == "open"} if desk.atlas else {}
    ways = {language: _way(desk, language) for language in desk.settings.languages} if desk.atlas else {}
    for entry in desk.site.listed if desk.atlas else ():
        own = doors_of(desk, entry) if _status(entry) in HANGS else ()
        if not own:
            continue
        near = _neighbours(desk.site.listed, doors, entry, own[0])
        drawn = _drawn(desk, own[0], near)
        because = tuple(dict.fromkeys((entry.path, *(one.entry.path for one in near))))
        addresses = {one: address(desk, entry, one) for one in desk.settings.languages}
        for language in desk.settings.languages:
            said = {**_told(desk, entry, near, language), "around": drawn._replace(neighbours=_rows(desk, near, language))}
            sheet = Paper(desk.link(entry, language), *ways[language])
            yield desk.page("poster", language, addresses, because, {**said, "paper": sheet})


def address(desk: Desk, entry: Entry, language: str) -> str:
    """The address of the poster of a shop."""
    return f"{desk.address('shop', entry.key, language)}{desk.words[language]('address.poster')}/"


def link(desk: Desk, entry: Entry, language: str) -> str:
    """The same as pages write it; "" where there is none."""
    is_there = isinstance(entry.facts, Shop) and entry.facts.is_listed and _status(entry) in HANGS and doors_of(desk, entry)
    return desk.href(address(desk, entry, language)) if is_there else ""


def doors_of(desk: Desk, entry: Entry) -> tuple[Point, ...]:
    """Where the doors of a shop are on the map, as far as they may be told exactly; the main one first."""
    atlas, facts = desk.atlas, entry.facts
    if atlas is None or not isinstance(facts, Shop):
        return ()
    points = [told(desk.site, one) for one in sorted(facts.locations, key=lambda location: not location.primary)]
    spots = [point.spot for point in points if point and not point.vague and atlas.plan.holds(*point.spot)]
    return tuple(atlas.plan.at(*spot) for spot in spots)


def _status(entry: Entry) -> str:
    return entry.facts.status if isinstance(entry.facts, Shop) else ""


def _neighbours(listed: Sequence[Entry], doors: Mapping[str, tuple[Point, ...]], entry: Entry, here: Point) -> tuple[Near, ...]:
    """The nearest open shops within a walk, in the order in which one reads a map: from north to south."""
    found = list[Near]()
    for other in listed:
        spots = doors.get(other.key)
        if spots and other is not entry:
            at = min(spots, key=lambda spot: math.dist(here, spot))
            way = math.dist(here, at) * DETOUR
            if way <= WALK:
                found.append(Near(other, at, way))
    nearest = sorted(found, key=lambda near: (near.way, near.entry.key))[:MOST]
    return tuple(sorted(nearest, key=lambda near: (round(near.at[1]), near.at[0], near.entry.key)))


def _drawn(desk: Desk, here: Point, near: Sequence[Near]) -> Around:
    """The map with a number for each neighbour, none over another."""
    high = LOWEST + ROW * (MOST // 2 - -(-len(near) // 2)) if near else HIGHEST
    rect = within(_rect(here, [one.at for one in near], high / WIDE), desk.atlas.plan if desk.atlas else None)
    wide = min(WIDE, int(high * rect[2] / rect[3]))
    unit = rect[2] / wide
    pins = numbers(here, [one.at for one in near], rect, unit)
    moved = ((one.at, pin) for one, pin in zip(near, pins, strict=True) if math.dist(one.at, pin) > MOVED * unit)
    if desk.atlas is None:
        raise AssertionError(here)
    return Around(
        crop=maps.crop(desk, rect, paper.level(desk.atlas, rect, wide * PIXELS).name, paper=True),
        wide=wide,
        here=_dot(here),
        leaders="".join(f"M{_figure(at)}L{_figure(pin)}" for at, pin in moved),
        pins=tuple(map(_dot, pins)),
    )


def _rect(here: Point, others: Sequence[Point], ratio: float) -> maps.Rect:
    """The piece of the plan that holds all of them, with room for their numbers and for the pin at the door."""
    xs, ys = zip(here, *others, strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    unit = max(LEAST if others else ALONE, wide * WIDE / (WIDE - 30), high / ratio * WIDE / (WIDE - 34 / ratio)) / WIDE
    wide, high = unit * WIDE, unit * WIDE * ratio
    return (min(xs) + max(xs) - wide) / 2, (min(ys) + max(ys) - high) / 2 - 3 * unit, wide, high


def numbers(here: Point, spots: Sequence[Point], rect: maps.Rect, unit: float) -> list[Point]:
    """Where to write numbers so that none covers another, or the pin at the door."""
    fixed = [(here[0] + x * unit, here[1] + y * unit) for x, y in HERE]
    return apart(spots, rect, GAP * unit, 2 * PIN * unit, fixed)


def _dot(spot: Point) -> Dot:
    return Dot(round(spot[0]), round(spot[1]))


def _figure(spot: Point) -> str:
    return " ".join(map(str, _dot(spot)))


def _told(desk: Desk, entry: Entry, near: Sequence[Near], language: str) -> dict[str, object]:
    t, name = desk.words[language], entry.say("name", language)
    return {
        "title": t("poster.title"),
        "head": t("poster.head", name=name.text),
        "description": t("describe.poster", name=name.text),
        "noindex": True,
        "intro": name,
        "total": len(near),
    }


def _rows(desk: Desk, near: Sequence[Near], language: str) -> tuple[Neighbour, ...]:
    """What the list says of each neighbour."""
    return tuple(
        Neighbour(number, card.name, card.category, minutes(one.way))
        for number, one in enumerate(near, 1)
        for card in (desk.card(one.entry, language),)
    )


def _way(desk: Desk, language: str) -> tuple[qr.Code, str]:
    """The code that leads to all shops, on the map where there is one, and its address in letters: the same for all."""
    address = desk.settings.origin + desk.href(desk.sections.get((MAP, language)) or desk.root(language))
    return qr.code(address), address.partition("://")[2].removesuffix("/")
