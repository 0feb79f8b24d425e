"""Is what a trail promises true: is its line there, does it pass its stops, are they open on the days that it recommends?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from localsite import dates, geo
from localsite.codes import trails as codes
from localsite.content import Place, Shop, Trail
from localsite.content.trail import Stop
from localsite.diagnostics import Report, Span, Swap
from localsite.fields import Ref
from localsite.fields.base import meant
from localsite.geo import Spot
from localsite.hours import CLOSED, Calendar, Hours, days, usual
from localsite.trails.cutting import is_made_for, legs_of, pairs
from localsite.trails.line import Line, Unreadable, lines_of
from localsite.trails.stops import entry_of, is_told, is_vague, kept_back, name_of, rough_spots, spot_of
from localsite.trails.value import FAR, FAR_AROUND, Leg, Trip, traveller
from localsite.trails.veil import veiled
from localsite.values import Entry, Site, Source
from localsite.words import joined

PRIVATE = frozenset({"town", "hidden"})  # addresses of which not even the street may be told
AT_THE_DOOR = 40.0  # metres: the other side of the street
AHEAD = 52 * 7  # days that tell what a usual week is: with all the seasons, so that no day of the year brings news

_TRAVELLERS: Mapping[str, tuple[str, str]] = {
    "walk": ("à pied", "on foot"),
    "bike": ("à vélo", "by bike"),
    "wheelchair": ("en fauteuil", "in a wheelchair"),
    "wheelchair in part": ("en partie en fauteuil", "in a wheelchair in part"),
}
_PLURALS = (("fr", ""), ("en", "s"))  # "le lundi", "on Mondays"

Sources = Mapping[str, Source]


class Shut(NamedTuple):
    """A stop that is closed on some of the days that its trail recommends."""

    entry: Entry
    span: Span  # where the trail names it
    days: tuple[int, ...]


def trips(site: Site, sources: Sources, report: Report) -> Mapping[str, Trip]:
    """Every trail on the ground, by its key; what its line does not keep is reported."""
    return {entry.key: _trip(entry, entry.facts, site, sources, report) for entry in site.of("trail") if isinstance(entry.facts, Trail)}


def _trip(entry: Entry, facts: Trail, site: Site, sources: Sources, report: Report) -> Trip:
    spots = tuple(spot_of(stop, site) for stop in facts.stops)
    _check_stops(facts, site, spots, report)
    lines = _lines(entry, facts, sources, report) if facts.line else ()
    names = [name_of(stop) for stop in facts.stops]
    is_made = is_made_for(lines, names, spots, loop=facts.loop)
    if not lines or facts.line is None or not (is_made or _may_be_cut(entry, facts, facts.line.span, lines, site, report)):
        return Trip(spots, _straight(spots, loop=facts.loop), routed=False)
    legs = legs_of(lines, names, spots, loop=facts.loop)
    made = Trip(spots, legs, routed=True, from_osm=any(line.from_osm for line in lines))
    _check_line(entry, facts, facts.line.span, site, made, report)
    rough = {
        number: rough_spots(stop, site)
        for number, stop in enumerate(facts.stops)
        if kept_back(stop, site) and not (is_told(stop, site) and _leads_to(number, spots[number], legs))
    }
    if is_made:
        _check_file(entry, facts.line.span, facts, lines, [facts.stops[number] for number in rough], site, report)
    return replace(made, legs=veiled(legs, spots, rough, is_made=is_made)) if rough else made


def _leads_to(number: int, spot: Spot | None, legs: Sequence[Leg]) -> bool:
    """True where the ways of a stop lead to its spot, and so to no other door of the same shop."""
    ends = [leg.spots[0] for leg in legs if leg.start == number] + [leg.spots[-1] for leg in legs if leg.end == number]
    return spot is not None and all(geo.metres(spot, end) <= AT_THE_DOOR for end in ends)


def _straight(spots: Sequence[Spot | None], *, loop: bool) -> tuple[Leg, ...]:
    ends = ((start, end, spots[start], spots[end]) for start, end in pairs(spots, loop=loop))
    return tuple(Leg(start, end, (one, other), round(geo.metres(one, other))) for start, end, one, other in ends if one and other)


def _may_be_cut(entry: Entry, facts: Trail, span: Span, lines: Sequence[Line], site: Site, report: Report) -> bool:
    """True where lines that were not made for the stops of a trail may be cut there. What leads to a hidden door is shown nowhere."""
    named = {name for line in lines for name in (line.start, line.end) if name}
    private = [stop for stop in facts.stops if kept_back(stop, site) & PRIVATE]
    if named:  # made for other stops: it would be cut where it never passed, and may lead to a door that is hidden by now
        hidden = [_called(key, site) for key in sorted(named) if kept_back(Stop.model_construct(shop=Ref(key, span)), site)]
        report(codes.LINE_TELLS.at(span, name=hidden[0], key=entry.key) if hidden else codes.LINE_OLD.at(span, key=entry.key))
    elif private:
        report(codes.LINE_MAY_TELL.at(span, name=_called(name_of(private[0]), site), key=entry.key))
    return not (named or private)


def _called(key: str, site: Site) -> str:
    return site.entries["shop", key].say("name", site.settings.language).text


def _lines(entry: Entry, facts: Trail, sources: Sources, report: Report) -> tuple[Line, ...]:
    folder, line = entry.path.rpartition("/")[0], facts.line
    if line is None:
        return ()
    source = sources.get(f"{folder}/{line.key}") if "/" not in line.key else None
    if source is None:
        beside = (path.removeprefix(f"{folder}/") for path in sources if path.startswith(f"{folder}/"))
        near = meant(line.key, tuple(name for name in beside if "/" not in name and name.endswith((".geojson", ".json"))))
        report(codes.NO_LINE.at(line.span, Swap(near) if near and line.span.length else None, file=line.key, folder=folder, key=entry.key))
        return ()
    try:
        found = lines_of(source.whole())
    except Unreadable as problem:
        report(codes.LINE_UNREADABLE.at(line.span, file=line.key, raison=problem.fr, reason=problem.en, key=entry.key))
        return ()
    if not found:
        report(codes.LINE_WITHOUT_LINE.at(line.span, file=line.key))
    return found


def _check_stops(facts: Trail, site: Site, spots: Sequence[object], report: Report) -> None:
    for stop, spot in zip(facts.stops, spots, strict=True):
        found, ref = entry_of(stop, site), stop.shop or stop.place
        if found is None or ref is None:  # a mere point is somewhere; what leads nowhere is told elsewhere
            continue
        name = found.say("name", site.settings.language).text
        if isinstance(found.facts, Shop) and found.facts.status == "closed":
            report(codes.STOP_GONE.at(ref.span, name=name))
        elif (kept := kept_back(stop, site)) and stop.lat is not None:
            report(codes.STOP_TELLS.at(ref.span, name=name))
        elif spot is None:
            report((codes.STOP_UNTOLD if kept else codes.STOP_UNPLACED).at(ref.span, name=name))


def _check_line(entry: Entry, facts: Trail, span: Span, site: Site, trip: Trip, report: Report) -> None:
    ends = [(leg.start, leg.spots[0]) for leg in trip.legs] + [(leg.end, leg.spots[-1]) for leg in trip.legs]
    told: set[int] = set()
    for number, passed in sorted(ends):
        stop = trip.stops[number]
        off = geo.metres(stop, passed) if stop else 0.0
        far = FAR_AROUND if is_vague(facts.stops[number], site) else FAR
        if off > far and number not in told:
            told.add(number)
            found = entry_of(facts.stops[number], site)
            name = found.say("name", site.settings.language).text if found else facts.stops[number].name
            report(codes.LINE_FAR.at(span, name=name, metres=round(off), key=entry.key))
    if trip.steps and facts.wheelchair == "yes":
        report(codes.STEPS_IN_WHEELCHAIR.at(span, metres=trip.steps))


def _check_file(entry: Entry, span: Span, facts: Trail, lines: Sequence[Line], rough: Sequence[Stop], site: Site, report: Report) -> None:
    """Says where the file of a line was made for somebody else, or when more was told of an address than today."""
    before, now = lines[0].traveller, traveller(facts.mode, facts.wheelchair)
    if before in _TRAVELLERS and before != now:
        (avant, were), (maintenant, are) = _TRAVELLERS[before], _TRAVELLERS[now]
        report(codes.LINE_FOR_OTHERS.at(span, avant=avant, before=were, maintenant=maintenant, now=are, key=entry.key))
    passed = {name for line in lines for name in (line.start, line.end)}
    if told := [name for stop in rough if (name := name_of(stop)) in passed - lines[0].kept_back]:
        report(codes.LINE_HOLDS_DOOR.at(span, name=_called(told[0], site), key=entry.key))


def check_days(site: Site, calendar: Calendar, report: Report) -> None:
    """Says which stops are closed on days that their trail recommends."""
    for entry in site.of("trail"):
        for shut in closed_on(entry, site, calendar):
            jours, days_ = (joined([dates.weekday_name(day, tongue) + plural for day in shut.days], tongue) for tongue, plural in _PLURALS)
            name = shut.entry.say("name", site.settings.language).text
            report(codes.STOP_CLOSED.at(shut.span, name=name, jours=jours, days=days_))


def closed_on(entry: Entry, site: Site, calendar: Calendar) -> Iterator[Shut]:
    """The stops of a trail that are closed on some of its days, in most weeks of a year."""
    facts, told = entry.facts, set[str]()
    if not isinstance(facts, Trail) or not facts.days:
        return
    for stop in facts.stops:
        found, ref = entry_of(stop, site), stop.shop or stop.place
        if found and ref and found.key not in told:
            told.add(found.key)
            shut = _shut(found, site.today, calendar)
            if there := tuple(day for day in facts.days if day in shut):
                yield Shut(found, ref.span, there)


def _shut(entry: Entry, today: date, calendar: Calendar) -> frozenset[int]:
    """The weekdays on which a shop or a place is usually closed, wherever it stands; none where its hours are not known."""
    facts = entry.facts
    of: list[Hours | None] = [one.hours for one in facts.locations] if isinstance(facts, Shop) else []
    of += [facts.hours] if isinstance(facts, Place) else []
    known = [usual(days(one, today, AHEAD, calendar), today)[0] for one in of if one]
    if not known or len(known) < len(of):
        return frozenset()
    return frozenset(weekday for weekday in range(7) if all(week[weekday] == CLOSED for week in known))
