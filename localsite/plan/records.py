"""The pages of records: a shop, a place, an event, a story, a trail, a page of the collective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any
from urllib.parse import quote

from localsite import dates, jsonld, markup
from localsite.content import Event, Page, Place, Shop, Story
from localsite.content.parts import Location
from localsite.fields import Ref
from localsite.plan import kit, poster, shares
from localsite.plan.desk import HOME_KEYS, Desk, embedded
from localsite.plan.lists import coming
from localsite.plan.locator import mapped_once, where
from localsite.plan.street import in_street, neighbours
from localsite.plan.trails import stops_of, trail
from localsite.plan.views import Card, Img, Link, Where
from localsite.settings import Settings
from localsite.urls import slug
from localsite.values import Entry, Output

MORE = 2  # stories to read after one


def records(desk: Desk) -> Iterator[Output]:
    """A page per record and language."""
    details = {"shop": _shop, "place": _place, "event": _event, "story": _story, "trail": trail, "page": _page}
    for entry in desk.site.entries.values():
        if entry.kind == "page" and entry.key in HOME_KEYS:
            continue
        addresses = {language: desk.address(entry.kind, entry.key, language) for language in desk.settings.languages}
        because = tuple(words.path for words in entry.words.values())
        for language in desk.settings.languages:
            told = {**_common(desk, entry, language, addresses[language]), **details[entry.kind](desk, entry, language)}
            yield desk.page(entry.kind, language, addresses, because, told)


def _common(desk: Desk, entry: Entry, language: str, address: str) -> dict[str, Any]:
    settings, t = desk.settings, desk.words[language]
    title, text = entry.say(entry.title, language), desk.text(entry, language)
    verified = entry.facts.verified
    full = settings.origin + desk.href(address)
    return {
        "title": title.text,
        "head": _head(desk, entry, title.text),
        "title_language": title.language,
        "description": entry.say("summary", language).text or markup.plain(text.text)[:160] or t(f"describe.{entry.kind}", name=title.text),
        "spoken": tuple(entry.words),
        "crumbs": _crumbs(desk, entry, language),
        "jsonld": _jsonld(desk, entry, language, full) if entry.kind != "page" else (),
        "edit": _edit_link(settings, entry.words[language].path if language in entry.words else entry.path),
        "report": _report_link(settings, t("record.report_subject", name=title.text), full),
        "checked": verified.on if verified else None,
        "checked_how": verified.how if verified else "",
        **_origin(entry),
        "stale": desk.is_stale(entry),
        "intro": entry.say("summary", language),
        "text": text,
        **_pictures(desk, entry, language),
        "entry": entry,
        "facts": entry.facts,
        "preview": shares.preview(desk, entry, language),
    }


def _origin(entry: Entry) -> dict[str, str]:
    """Whom the facts are due to, where the record says so."""
    facts = entry.facts
    if not isinstance(facts, Shop | Place):
        return {}
    osm = facts.refs.osm if facts.refs else None
    href = f"https://www.openstreetmap.org/{osm}" if osm and re.fullmatch(r"(node|way|relation)/[0-9]+", osm) else ""
    return {"source": facts.source or "", "source_href": href, "licence": facts.licence or ""}


def _pictures(desk: Desk, entry: Entry, language: str) -> dict[str, tuple[Img, ...]]:
    """The pictures beside the text, and those in it by whom they are due to."""
    shown = _shown_in(entry, language)
    pictures = desk.pictures(entry, language)
    due = {(one.credit, one.licence): one for one in pictures if one.name in shown and (one.credit or one.licence)}
    return {"pictures": tuple(one for one in pictures if one.name not in shown), "credits": tuple(due.values())}


def _shown_in(entry: Entry, language: str) -> frozenset[str]:
    """The pictures that a text shows itself."""
    return frozenset(picture.src for picture in markup.pictures(entry.text(language).text))


def _held_at(desk: Desk, entry: Entry) -> tuple[Entry, ...]:
    facts = entry.facts
    return tuple(found for ref in facts.at if (found := desk.find(ref, "place", "shop"))) if isinstance(facts, Event) else ()


def _head(desk: Desk, entry: Entry, title: str) -> str:
    """The title of the document: with the street or the area where another record has the same name."""
    if title not in desk.shared_names:
        return title
    facts, areas = entry.facts, desk.site.areas_of.get(entry.key, ())
    streets = [at.address.street for at in facts.locations if at.address and at.address.street] if isinstance(facts, Shop) else []
    day = [facts.days[0].isoformat()] if isinstance(facts, Event) and facts.days else []
    told = ", ".join([title, *streets[:1], *areas[:1], *day])
    return told if told != title else f"{title} ({entry.key})"


def _jsonld(desk: Desk, entry: Entry, language: str, address: str) -> tuple[str, ...]:
    places = stops_of(desk, entry) if entry.kind == "trail" else _held_at(desk, entry)
    told = jsonld.record(entry, language, address, desk.settings, desk.site.categories, places, desk.coming(entry))
    return (embedded(told),)


def _crumbs(desk: Desk, entry: Entry, language: str) -> tuple[Link, ...]:
    t = desk.words[language]
    home = Link(t("page.home"), desk.href(desk.root(language)))
    if entry.kind == "page":
        return (home,)
    name = {"shop": "shops", "place": "places", "event": "events", "story": "stories", "trail": "trails"}[entry.kind]
    return home, Link(t(f"page.{name}"), desk.href(desk.section(name, language)))


def _shop(desk: Desk, entry: Entry, language: str) -> Mapping[str, Any]:
    facts, site = entry.facts, desk.site
    if not isinstance(facts, Shop):
        raise AssertionError(entry.key)
    primary = sorted(facts.locations, key=lambda location: not location.primary)
    elsewhere = [found for ref in facts.also_found_at if (found := desk.find(ref, "shop", "place"))]
    replaced = desk.find(facts.replaced_by, "shop")
    return {
        **{name: told for name, told in desk.kind_of(facts, language).items() if name != "category"},
        "in_street": in_street(desk, entry, language),
        "street": () if desk.pictures(entry, language) else neighbours(desk, entry, language),
        "poster": poster.link(desk, entry, language),
        "kit_href": kit.link(desk, entry, language),
        "where": tuple(_where(desk, entry, location, language) for location in primary),
        "categories": tuple(_category(desk, ref.key, language) for ref in facts.categories),
        "areas": tuple(Link(name, desk.href(desk.address("area", slug(name), language))) for name in site.areas_of.get(entry.key, ())),
        "events": tuple(desk.card(event, language) for event in coming(desk, site.events_at.get(("shop", entry.key), ()))),
        "stories": tuple(desk.card(story, language) for story in site.stories_of.get(entry.key, ())),
        "related": tuple(desk.link(other, language) for other in elsewhere),
        "replaced_by": desk.link(replaced, language) if replaced else None,
    }


def _where(desk: Desk, shop: Entry, location: Location, language: str) -> Where:
    """A location of a shop. Nobody needs the way to one that is closed for good."""
    is_closed = isinstance(shop.facts, Shop) and shop.facts.status == "closed"
    return desk.where(location, language) if is_closed else where(desk, location, language, shop)


def _category(desk: Desk, key: str, language: str) -> Link:
    name = desk.category_name(key, language)
    return Link(name, desk.href(desk.address("category", key, language)) if key in desk.site.by_category else "")


def _place(desk: Desk, entry: Entry, language: str) -> Mapping[str, Any]:
    facts, site = entry.facts, desk.site
    if not isinstance(facts, Place):
        raise AssertionError(entry.key)
    here = Location.model_construct(
        address=facts.address, lat=facts.lat, lon=facts.lon, hours=facts.hours, hours_unread=facts.hours_unread, precision="exact"
    )
    return {
        "where": (where(desk, here, language, entry),),
        "shops": tuple(_there(desk, shop, entry, language) for shop in site.at_place.get(entry.key, ())),
        "events": tuple(desk.card(event, language) for event in coming(desk, site.events_at.get(("place", entry.key), ()))),
    }


def _there(desk: Desk, shop: Entry, place: Entry, language: str) -> Card:
    """A shop on the page of a place, with its pitch and its hours there."""
    locations = shop.facts.locations if isinstance(shop.facts, Shop) else ()
    here = [desk.where(location, language) for location in locations if location.at and location.at.key == place.key]
    return desk.card(shop, language)._replace(here=tuple((at.pitch, at.hours) for at in here))


def _event(desk: Desk, entry: Entry, language: str) -> Mapping[str, Any]:
    facts = entry.facts
    if not isinstance(facts, Event):
        raise AssertionError(entry.key)
    people = [found for ref in (*facts.organisers, *facts.participants) if (found := desk.find(ref, "shop"))]
    spots = [(place, _held_there(desk, ref, place, language)) for ref in facts.at if (place := desk.find(ref, "place", "shop"))]
    own = (desk.where(Location.model_construct(address=facts.address, precision="exact"), language),) if facts.address else ()
    return {
        "when": desk.when(facts, language),
        "where": (*mapped_once([(told, place.kind == "place") for place, told in spots if told]), *own),
        "areas": tuple(desk.link(place, language) for place, told in spots if not told),
        "shops": tuple(desk.card(person, language) for person in {person.key: person for person in people}.values()),
        "rows": tuple((dates.spoken(session.on, language), _span(session.start, session.end, language)) for session in facts.sessions),
    }


def _held_there(desk: Desk, ref: Ref, place: Entry, language: str) -> Where | None:
    """Where an event is held: at a place, or at a shop as much as may be told of it; None where that has no address."""
    facts = place.facts
    if not isinstance(facts, Shop):
        return where(desk, Location.model_construct(at=ref, precision="exact"), language)
    first = sorted(facts.locations, key=lambda location: not location.primary)[:1]
    told = _where(desk, place, first[0], language) if first else None
    # Its hours and what it says of its door are those of other days.
    return told._replace(label="", place=desk.link(place, language), hours=None, hours_unread="", note="") if told else None


def _span(start: time, end: time | None, language: str) -> str:
    return " – ".join(dates.o_clock(at, language) for at in (start, end) if at)


def _story(desk: Desk, entry: Entry, language: str) -> Mapping[str, Any]:
    facts = entry.facts
    if not isinstance(facts, Story):
        raise AssertionError(entry.key)
    shops = [found for ref in facts.shops if (found := desk.find(ref, "shop"))]
    place = desk.find(facts.place, "place")
    others = [story for story in desk.site.of("story") if story.key != entry.key]
    return {
        "shops": tuple(desk.card(one, language) for one in (*shops, *([place] if place else []))),
        "stories": tuple(desk.card(story, language) for story in sorted(others, key=_newest)[:MORE]),
        "of_steps": desk.pictures(entry, language),
        "total": desk.card(entry, language).minutes,
        "when": dates.spoken(facts.date, language),
    }


def _newest(story: Entry) -> tuple[int, str]:
    return -getattr(story.facts, "date").toordinal(), story.key  # noqa: B009


def _page(desk: Desk, entry: Entry, language: str) -> Mapping[str, Any]:
    if not isinstance(entry.facts, Page):
        raise AssertionError(entry.key)
    return {"intro": entry.say("summary", language), "total": len(desk.site.listed)}


def _report_link(settings: Settings, subject: str, address: str) -> str:
    """A prefilled mail that reports a mistake on a page; "" where the collective gives no address."""
    mail = settings.contact.email or settings.legal.email
    return f"mailto:{mail}?subject={quote(subject)}&body={quote(address)}" if mail else ""


def _edit_link(settings: Settings, path: str) -> str:
    """Where the file of a record is edited; "" where the collective gives no forge."""
    return settings.forge.edit.replace("{path}", quote(path)) if settings.forge.edit else ""
