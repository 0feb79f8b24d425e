"""Where in the town is each shop? The page of the map, and the list that is its equal."""

from __future__ import annotations

from collections.abc import Iterator

from localsite.content.parts import Location
from localsite.maps import Atlas
from localsite.plan import maps
from localsite.plan.desk import MAP, Desk
from localsite.plan.lists import section, shelves_of
from localsite.plan.mapped import Pin
from localsite.plan.points import Point, located
from localsite.plan.views import Chart, Spot
from localsite.values import Output
from localsite.words import sort_key

MARGIN = 0.06  # of the piece of the plan that holds every shop, around it
LEAST = 300  # metres: a single shop stands in its street
FLATTEST, STEEPEST = 0.66, 1.3  # high for one wide


def pages(desk: Desk) -> Iterator[Output]:
    """The map of the town, where there is one and a shop is on it."""
    if desk.atlas is None or not desk.has_map:
        return
    for language in desk.settings.languages:
        told = {"shelves": shelves_of(desk, language), "chart": _chart(desk, desk.atlas, language)}
        yield section(desk, "map", MAP, language, desk.site.listed, told)


def _chart(desk: Desk, atlas: Atlas, language: str) -> Chart:
    ordered = sorted(desk.site.listed, key=lambda entry: (sort_key(entry.say("name", language).text, language), entry.key))
    pins, spots = list[Pin](), list[Spot]()
    for entry in ordered:
        card, where = desk.card(entry, language), list[tuple[str, str]]()
        for number, (location, point) in enumerate(located(desk.site, atlas.plan, entry)):
            mark = f"at-{entry.id}{f'-{number}' if number else ''}" if point else ""
            where.append((_told(desk, location, language), mark))
            if point:
                pins.append(Pin(mark, entry.id, card.hue or "other", *point))
        spots.append(Spot(card, entry.id, tuple(dict.fromkeys(where)) or (("", ""),)))
    plan = atlas.plan
    return Chart(
        crop=maps.crop(desk, view(atlas, pins), atlas.town.levels[0].name),
        pins=tuple(sorted(pins, key=lambda pin: (pin.y, pin.mark))),
        spots=tuple(spots),
        box=f"{plan.south} {plan.west} {plan.north} {plan.east}",
        size=f"{plan.wide} {plan.high}",
        levels="|".join(
            f"{level.name} {level.scale:g} {level.side} {','.join(f'{column}-{row}' for column, row in sorted(level.sheets))}"
            for level in reversed(atlas.town.levels)
        ),
        folder=desk.href(desk.charts),
    )


def view(atlas: Atlas, pins: list[Pin] | list[Point]) -> maps.Rect:
    """The piece of the plan that holds all pins with some room around, neither a ribbon nor a tower, and on the plan where it can be."""
    left, right = min(pin.x for pin in pins), max(pin.x for pin in pins)
    top, bottom = min(pin.y for pin in pins), max(pin.y for pin in pins)
    wide, high = (max(LEAST, (to - fro) * (1 + 2 * MARGIN)) for fro, to in ((left, right), (top, bottom)))
    wide, high = max(wide, high / STEEPEST), max(high, wide * FLATTEST)
    x = _moved((left + right - wide) / 2, wide, atlas.plan.wide)
    y = _moved((top + bottom - high) / 2, high, atlas.plan.high)
    return x, y, wide, high


def _moved(start: float, length: float, whole: int) -> float:
    """Where a stretch begins that should lie within the whole; it is centred on it where it is longer."""
    return (whole - length) / 2 if length > whole else min(max(0.0, start), whole - length)


def _told(desk: Desk, location: Location, language: str) -> str:
    """Where it is, in a few words: the street or the place, then the neighbourhood or the town."""
    place = desk.find(location.at, "place")
    address = location.address or (getattr(place.facts, "address", None) if place else None)
    there = desk.link(place, language).text if place else address.street if address else ""
    town = (address.area or address.city) if address else ""
    return ", ".join(part for part in (there, town) if part)
