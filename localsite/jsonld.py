"""What is told to search engines in schema.org's words: facts of a record, no more than the page itself says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from localsite.categories import Category
from localsite.content import Event, Place, Shop, Story, Trail
from localsite.content.parts import Address, Location
from localsite.hours import ALL_DAY, CLOSED, MIDNIGHT, Day, usual
from localsite.settings import Settings
from localsite.values import Entry

CONTEXT = "https://schema.org"
_HOURS = "OpeningHoursSpecification"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EVENT_STATUS: Mapping[str, str] = {
    "confirmed": "EventScheduled",
    "full": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved": "EventRescheduled",
}


def record(
    entry: Entry,
    language: str,
    address: str,
    settings: Settings,
    categories: Mapping[str, Category],
    places: Sequence[Entry] = (),
    coming: tuple[date, tuple[Day, ...]] | None = None,
) -> dict[str, Any]:
    """The record as a schema.org object. `address` is the absolute address of its page, `places` the described places it is held at,
    `coming` a day and what is said of the hours of the days from it on.
    """
    facts = entry.facts
    common = {"@context": CONTEXT, "@id": address, "url": address, "description": entry.say("summary", language).text}
    name = entry.say(entry.title, language).text
    if isinstance(facts, Shop):
        own = _shop(facts, name, categories)
    elif isinstance(facts, Place):
        own = {"@type": "Place", "name": name, "address": _address(facts.address), "geo": _geo(facts)}
    elif isinstance(facts, Event):
        own = _event(facts, name)
        if places:
            own["location"] = [_held_at(place, language) for place in places]
    elif isinstance(facts, Story):
        author = {"@type": "Person", "name": facts.author} if facts.author else {"@type": "Organization", "name": settings.name}
        own = {"@type": "Article", "headline": name, "datePublished": facts.date.isoformat(), "author": author, "inLanguage": language}
    elif isinstance(facts, Trail):
        own = {"@type": "TouristTrip", "name": name, "itinerary": _itinerary(facts, places, language)}
    else:
        own = {"@type": "WebPage", "name": name}
    return _filled({**common, **own, **(opening_hours(*coming) if coming else {})})


def opening_hours(first: date, said: tuple[Day, ...]) -> dict[str, Any]:
    """The usual week, and the days to come that differ. Closed is 00:00 to 00:00.

    What is not said, or is on appointment, has no form: where the usual week would claim more, such a day is told as closed.
    """
    week, others = usual(said, first)
    days: dict[tuple[str, str], list[str]] = {}
    for name, day in zip(_DAYS, week, strict=True):
        for times in _times(day):
            days.setdefault(times, []).append(name)
    plain = [{"@type": _HOURS, "dayOfWeek": names, "opens": opens, "closes": closes} for (opens, closes), names in days.items()]
    special: list[dict[str, Any]] = []
    differing = [(number, _instead(day, week[(first.weekday() + number) % 7])) for number, day in others.items()]
    for _, group in groupby(enumerate(differing), key=lambda one: (one[1][0] - one[0], one[1][1])):
        them = [one for _, one in group]
        bounds = [(first + timedelta(number)).isoformat() for number in (them[0][0], them[-1][0])]
        for opens, closes in _times(them[0][1]):
            special.append({"@type": _HOURS, "validFrom": bounds[0], "validThrough": bounds[1], "opens": opens, "closes": closes})
    return {"openingHoursSpecification": plain, "specialOpeningHoursSpecification": special}


def _instead(day: Day, usual_day: Day) -> Day:
    return CLOSED if not _are_open(day) and _are_open(usual_day) else day


def _are_open(day: Day) -> bool:
    return any(not slot.on_appointment for slot in day or ())


def _times(day: Day) -> list[tuple[str, str]]:
    if day is None:
        return []
    times = [("00:00", "23:59") if slot == ALL_DAY else (_clock(slot.start), _clock(slot.end)) for slot in day if not slot.on_appointment]
    return times if day else [("00:00", "00:00")]


def _clock(minutes: int) -> str:
    minutes %= MIDNIGHT
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _shop(facts: Shop, name: str, categories: Mapping[str, Category]) -> dict[str, Any]:
    if facts.status == "closed":
        return {"@type": "WebPage", "name": name}
    main = categories.get(facts.categories[0].key) if facts.categories else None
    first = sorted(facts.locations, key=lambda location: not location.primary)[:1]
    contact = facts.contact
    return {
        "@type": main.schema if main else "LocalBusiness",
        "name": name,
        "alternateName": sorted(facts.name_i18n.values()),
        "address": _address(first[0].address) if first else None,
        "geo": _geo(first[0]) if first and first[0].is_exact else None,
        "telephone": contact.phone.dialled if contact and contact.phone else None,
        "email": contact.email if contact else None,
        "sameAs": [link for link in (contact and contact.website, facts.online and facts.online.url) if link],
        "foundingDate": str(facts.since) if facts.since else None,
        "knowsLanguage": list(facts.languages),
        "areaServed": [area.name for area in facts.service_area],
    }


def _address(address: Address | None) -> dict[str, Any] | None:
    if address is None:
        return None
    told = {
        "streetAddress": address.street,
        "postalCode": address.postcode,
        "addressLocality": address.city,
        "addressCountry": address.country,
    }
    return _filled({"@type": "PostalAddress", **told}) if any(told.values()) else None


def _geo(point: Location | Place) -> dict[str, Any] | None:
    if point.lat is None or point.lon is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}


def _event(facts: Event, name: str) -> dict[str, Any]:
    first, last = facts.days or (None, None)
    # What moved to another place alone is held at the time that was first told.
    status = EVENT_STATUS["confirmed" if facts.status == "moved" and not facts.previous_start else facts.status]
    online = {"@type": "VirtualLocation", "url": facts.online} if facts.online else None
    return {
        "@type": "Event",
        "name": name,
        "startDate": str(facts.start if facts.start and facts.start.day == first else first) if first else None,
        "endDate": str(facts.end or last) if facts.end or first != last else None,
        "eventStatus": f"{CONTEXT}/{status}",
        "previousStartDate": str(facts.previous_start) if facts.previous_start else None,
        "location": {"@type": "Place", "address": _address(facts.address)} if facts.address else online,
        "isAccessibleForFree": facts.free,
    }


def _held_at(place: Entry, language: str) -> dict[str, Any]:
    facts, name = place.facts, place.say("name", language).text
    if isinstance(facts, Place):
        return _filled({"@type": "Place", "name": name, "address": _address(facts.address), "geo": _geo(facts)})
    first = facts.locations[:1] if isinstance(facts, Shop) else ()
    return _filled({"@type": "Place", "name": name, "address": _address(first[0].address) if first else None})


def _itinerary(facts: Trail, places: Sequence[Entry], language: str) -> dict[str, Any] | None:
    """The stops in order: shops and places by what is known of them, points by their names."""
    known = {(place.kind, place.key): _held_at(place, language) for place in places}
    keys = [("shop", stop.shop.key) if stop.shop else ("place", stop.place.key if stop.place else "") for stop in facts.stops]
    stops = [known.get(key) or _filled({"@type": "Place", "name": stop.name}) for key, stop in zip(keys, facts.stops, strict=True)]
    items = [{"@type": "ListItem", "position": number, "item": stop} for number, stop in enumerate(stops, 1) if "name" in stop]
    return {"@type": "ItemList", "itemListElement": items} if items else None


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
