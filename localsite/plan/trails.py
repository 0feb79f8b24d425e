"""The page of a trail: its way on the map, from stop to stop; the files to take along; and the sheet of paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from localsite import dates, trails
from localsite.content import Place, Shop, Trail
from localsite.content.parts import Location
from localsite.content.trail import Stop as Told
from localsite.geo import DETOUR
from localsite.hours import Calendar
from localsite.plan.chart import PIXELS, Frame, Mark, chart
from localsite.plan.desk import Desk
from localsite.plan.measures import distance, weight
from localsite.plan.paper import paper
from localsite.plan.views import Link, Stop, Walk
from localsite.trails import Trip, Way, Waypoint
from localsite.values import Entry, Output

NEXT_DOOR = 10  # metres: nearer is no way to speak of
TYPES: Mapping[str, str] = {"gpx": "application/gpx+xml", "geojson": "application/geo+json"}


class Size(NamedTuple):
    """How the stops are listed on paper, by how many there are."""

    most: int
    name: str  # of the class
    columns: int
    title: tuple[float, int]  # of the name of a stop: millimetres a line, letters a line
    line: float  # of what is below it: millimetres
    letters: int
    lines: tuple[int, int]  # at most, of the address with the hours, and of the text
    after: float  # millimetres


SIZES = (
    Size(6, "few", 2, (5.2, 32), 4.9, 46, (2, 2), 2.2),
    Size(10, "some", 2, (5.2, 32), 4.9, 46, (2, 1), 1.4),
    Size(20, "many", 2, (4.5, 36), 4.2, 52, (1, 0), 1.4),
    Size(10_000, "most", 3, (4.1, 25), 4.2, 36, (0, 0), 1.0),
)
ROOM = 226  # millimetres of a sheet between its head and its foot
LEAST, HIGHEST = 58, 200  # of the map
WIDE = 190  # millimetres
APART = 24  # CSS pixels between two numbers on paper


def trail(desk: Desk, entry: Entry, language: str) -> Mapping[str, Any]:
    """What the page of a trail tells besides what every record does."""
    facts, trip = _facts(entry), desk.trips.get(entry.key)
    stops = tuple(_stop(desk, stop, language)._replace(number=number) for number, stop in enumerate(facts.stops, 1))
    if trip is None:
        return {"stops": stops}
    for leg in trip.legs:
        onward = distance(leg.metres, language) if leg.metres >= NEXT_DOOR else ""
        minutes = trails.minutes(leg.metres, facts.mode)
        told = stops[leg.start]._replace(onward=onward, onward_minutes=minutes, straight=leg.straight or not trip.routed)
        stops = (*stops[: leg.start], told, *stops[leg.start + 1 :])
    return {"stops": stops, "walk": _walk(desk, entry, trip, stops, language)}


def stops_of(desk: Desk, entry: Entry) -> tuple[Entry, ...]:
    """The shops and places of a trail, each once."""
    found = (desk.find(stop.shop, "shop") or desk.find(stop.place, "place") for stop in _facts(entry).stops)
    return tuple({(one.kind, one.key): one for one in found if one}.values())


def _facts(entry: Entry) -> Trail:
    if not isinstance(entry.facts, Trail):
        raise AssertionError(entry.key)
    return entry.facts


def _stop(desk: Desk, stop: Told, language: str) -> Stop:
    found = desk.find(stop.shop, "shop") or desk.find(stop.place, "place")
    name = desk.link(found, language) if found else Link(stop.name or str(stop.shop or stop.place), "")
    card = desk.card(found, language) if found else None
    where, hours = _at(desk, found, language)
    return Stop(name, stop.text or "", stop.minutes or 0, card, where=where or (card.category if card else ""), hours=hours)


def _at(desk: Desk, entry: Entry | None, language: str) -> tuple[str, str]:
    """The street (or the place) of a shop's first location, or of a place; and its hours, unless nobody has checked them for long."""
    facts = entry.facts if entry else None
    first = sorted(facts.locations, key=lambda one: not one.primary)[:1] if isinstance(facts, Shop) else []
    if isinstance(facts, Place):
        first = [Location.model_construct(address=facts.address, hours=facts.hours, precision="exact")]
    if entry is None or not first:
        return "", ""
    at, address = desk.where(first[0], language), first[0].address
    has_street = address is not None and bool(address.street) and at.precision in ("exact", "street")
    street = at.place.text if at.place else at.lines[0] if has_street else ""
    return street, at.hours.phrase if at.hours and not desk.is_stale(entry) else ""


def _walk(desk: Desk, entry: Entry, trip: Trip, stops: Sequence[Stop], language: str) -> Walk:
    facts, t = _facts(entry), desk.words[language]
    address = desk.address("trail", entry.key, language)
    # Streets are longer than a straight line.
    minutes = trails.minutes(trip.metres * (1 if trip.routed else DETOUR), facts.mode) if trip.legs else 0
    vague = [trails.is_vague(stop, desk.site) for stop in facts.stops]
    marks = [Mark(stop.link.text, f"#stop-{number}", _hue(stop), vague[number - 1]) for number, stop in enumerate(stops, 1)]
    made = _made(desk, entry, language) if trip.legs else {}
    return Walk(
        distance=distance(trip.metres, language) if trip.legs else "",
        straight=not trip.routed,
        minutes=minutes,
        whole=facts.minutes or (minutes + sum(stop.minutes for stop in stops) if trip.legs else 0),
        steps=distance(trip.steps, language) if trip.steps else "",
        treads=trip.treads,
        shut=tuple(_shut(desk, entry, language)),
        files=tuple(
            (Link(t(f"trail.{kind}"), desk.href(f"{address}{entry.key}.{kind}")), TYPES[kind], weight(data, language))
            for kind, data in made.items()
        ),
        paper=Link(t("trail.print"), desk.href(f"{address}{t('address.print')}/")),
        chart=chart(desk, trip, marks, language),
    )


def _hue(stop: Stop) -> str:
    return (stop.card.hue if stop.card else "") or "culture"  # as its card


def _shut(desk: Desk, entry: Entry, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The recommended days on which somebody is closed, with their names."""
    calendar = desk.calendars.get(desk.settings.language, Calendar())
    shut = [*trails.closed_on(entry, desk.site, calendar)]
    for weekday in _facts(entry).days:
        if names := tuple(desk.link(one.entry, language).text for one in shut if weekday in one.days):
            yield dates.weekday_name(weekday, language), names


def files(desk: Desk) -> Iterator[Output]:
    """The line of each trail as GPX and as GeoJSON, in each language, beside its page."""
    for entry in desk.site.of("trail"):
        trip = desk.trips.get(entry.key)
        for language in desk.settings.languages if trip and trip.legs else ():
            folder = desk.address("trail", entry.key, language).lstrip("/")
            for kind, data in _made(desk, entry, language).items():
                yield Output(f"{folder}{entry.key}.{kind}", _because(entry), data=data)


def _made(desk: Desk, entry: Entry, language: str) -> dict[str, bytes]:
    facts, trip, origin = _facts(entry), desk.trips[entry.key], desk.settings.origin
    stops = [_stop(desk, stop, language) for stop in facts.stops]
    way = Way(
        name=entry.say("title", language).text,
        text=entry.say("summary", language).text,
        href=origin + desk.href(desk.address("trail", entry.key, language)),
        stops=tuple(
            Waypoint(spot, f"{number}. {stop.link.text}", stop.text, origin + stop.link.href if stop.link.href else "")
            for number, (stop, spot) in enumerate(zip(stops, trip.stops, strict=True), 1)
            if spot
        ),
        legs=tuple(leg.spots for leg in trip.legs),
        mode=facts.mode,
        from_osm=trip.from_osm,
        day=facts.verified.on if facts.verified else None,
    )
    return {"gpx": trails.gpx(way), "geojson": trails.geojson(way)}


def _because(entry: Entry) -> tuple[str, ...]:
    facts = _facts(entry)
    beside = (f"{entry.path.rpartition('/')[0]}/{facts.line.key}",) if facts.line else ()
    return (*(words.path for words in entry.words.values()), *beside)


def sheets(desk: Desk) -> Iterator[Output]:
    """A page for paper per trail and language: one sheet of A4."""
    for entry in desk.site.of("trail"):
        addresses = {
            language: f"{desk.address('trail', entry.key, language)}{desk.words[language]('address.print')}/"
            for language in desk.settings.languages
        }
        for language in desk.settings.languages:
            yield desk.page("trail_print", language, addresses, _because(entry), _sheet(desk, entry, language))


def _sheet(desk: Desk, entry: Entry, language: str) -> Mapping[str, Any]:
    told, title, t = trail(desk, entry, language), entry.say("title", language), desk.words[language]
    stops: tuple[Stop, ...] = told["stops"]
    size = next(size for size in SIZES if len(stops) <= size.most)
    high = min(HIGHEST, max(LEAST, ROOM - math.ceil(_high(stops, size))))
    trip = desk.trips.get(entry.key)
    frame = Frame(WIDE * PIXELS, WIDE / high, WIDE / high, APART, paper=True)
    marks = [Mark(stop.link.text, vague=trails.is_vague(of, desk.site)) for stop, of in zip(stops, _facts(entry).stops, strict=True)]
    drawn = chart(desk, trip, marks, language, frame) if trip else None
    return {
        "title": title.text,
        "title_language": title.language,
        "head": f"{title.text} – {t('trail.print')}",
        "description": t("describe.trail", name=title.text),
        "noindex": True,
        "entry": entry,
        "facts": entry.facts,
        "stops": stops,
        "walk": told.get("walk", Walk())._replace(chart=drawn, files=(), paper=None),
        "when": size.name,
        "paper": paper(desk, entry, language),
    }


def _high(stops: Sequence[Stop], size: Size) -> float:
    """How much of a sheet the list of stops takes, in millimetres: the map has the rest."""
    heights = [max(7.5, _lines(stop.link.text, size.title[1], 2) * size.title[0] + _below(stop, size)) + size.after for stop in stops]
    rows, longer = divmod(len(stops), size.columns)  # the first columns have one more, as the template shares them out
    starts = [column * rows + min(column, longer) for column in range(size.columns + 1)]
    return max(sum(heights[start:end]) for start, end in pairwise(starts))


def _below(stop: Stop, size: Size) -> float:
    texts = f"{stop.where} · {stop.hours}" if stop.where and stop.hours else stop.where or stop.hours, stop.text
    return sum(_lines(text, size.letters, most) for text, most in zip(texts, size.lines, strict=True)) * size.line


def _lines(text: str, letters: int, most: int) -> int:
    return min(most, math.ceil(len(text) / letters))
