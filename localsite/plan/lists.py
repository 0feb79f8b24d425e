"""The pages that list: home, A to Z, categories, areas, places, agenda, stories, trails; and those that stand alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby, islice, product, zip_longest
from typing import Any

from localsite.categories import GROUPS
from localsite.content import Event, Shop, Story
from localsite.dates import spoken
from localsite.plan.desk import HOME_KEYS, OPEN_DAYS, Desk, embedded
from localsite.plan.views import Card, Group, Link, Shelf
from localsite.settings import PATH
from localsite.values import Entry, Output, Said
from localsite.words import sort_key

NEWS, NEXT, STREET = 4, 4, 14


def home(desk: Desk) -> Iterator[Output]:
    """The first page of each language."""
    addresses = {language: desk.root(language) for language in desk.settings.languages}
    words = [desk.site.entries["page", key] for key in HOME_KEYS if ("page", key) in desk.site.entries]
    because = (PATH, *(one.path for entry in words for one in entry.words.values()))
    for language, address in addresses.items():
        frame = desk.frame(language)
        collective = {
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": frame.name,
            "url": desk.settings.origin + desk.href(address),
        }
        yield desk.page(
            "home",
            language,
            addresses,
            because,
            {
                "title": words[0].say("title", language).text if words else frame.tagline or frame.name,
                "head": frame.name,
                "intro": words[0].say("summary", language) if words else Said(frame.summary, language),
                "pictures": desk.pictures(words[0], language) if words else (),
                "description": frame.summary or frame.tagline or frame.name,
                "text": desk.text(words[0], language) if words else Said("", language),
                "shelves": shelves_of(desk, language),
                "street": street_of(desk, language),
                "areas": areas_of(desk, language),
                "letters": letters_of(desk, language, _by_letter(desk, desk.site.listed, language)),
                "events": tuple(_cards(desk, coming(desk), language))[:NEXT],
                "stories": tuple(_cards(desk, _latest(desk), language))[:NEWS],
                "total": len(desk.site.listed),
                "jsonld": (embedded(collective),),
            },
        )


def shops(desk: Desk) -> Iterator[Output]:
    """Every shop from A to Z."""
    for language in desk.settings.languages:
        groups = _by_letter(desk, desk.site.listed, language)
        told = {
            "groups": groups,
            "letters": letters_of(desk, language, groups),
            "categories": categories_of(desk, language),
            "areas": areas_of(desk, language),
            "shelves": shelves_of(desk, language),
            "related": open_lists(desk, language),
            "total": len(desk.site.listed),
        }
        yield section(desk, "shops", "shops", language, desk.site.listed, told)


def categories(desk: Desk) -> Iterator[Output]:
    """The categories in use, the areas, and a list for each."""
    for language in desk.settings.languages:
        kinds, areas = categories_of(desk, language), areas_of(desk, language)
        if kinds:
            yield section(desk, "categories", "categories", language, (), {"categories": kinds, "shelves": shelves_of(desk, language)})
        if areas:
            yield section(desk, "areas", "areas", language, (), {"areas": areas})
        cards = {entry.key: desk.card(entry, language) for entry in desk.site.listed}
        for key, members in desk.site.by_category.items():
            title = desk.category_name(key, language, several=True)
            yield _members(
                desk, "category", key, title, members, language, {"cards": tuple(cards[one.key] for one in members), "categories": kinds}
            )
        for key, members in desk.site.by_area.items():
            title = desk.site.areas[key]
            yield _members(desk, "area", key, title, members, language, {"cards": tuple(cards[one.key] for one in members), "areas": areas})


def _members(desk: Desk, kind: str, key: str, title: str, members: tuple[Entry, ...], language: str, told: Mapping[str, Any]) -> Output:
    t = desk.words[language]
    addresses = {one: desk.address(kind, key, one) for one in desk.settings.languages}
    above = "categories" if kind == "category" else "areas"
    here = desk.href(addresses[language])
    own = {
        "title": title,
        "head": f"{title} – {t(f'page.{above}')}",
        "description": t(f"describe.{kind}", name=title, count=len(members)),
        "crumbs": (_home(desk, language), Link(t(f"page.{above}"), desk.href(desk.section(above, language)))),
        above: tuple(replace(link, current=True) if link.href == here else link for link in told[above]),
        "total": len(members),
    }
    if kind == "category":
        own |= {"icon": desk.site.categories[key].icon, "hue": desk.site.categories[key].group}
    return desk.page(kind, language, addresses, tuple(entry.path for entry in members), {**told, **own})


def others(desk: Desk) -> Iterator[Output]:
    """Places, agenda, stories, trails: a list of each that the site has."""
    for make, kind in ((_places, "place"), (_agenda, "event"), (_stories, "story"), (_trails, "trail")):
        if desk.site.of(kind):
            yield from (make(desk, language) for language in desk.settings.languages)


def open_days(desk: Desk) -> Iterator[Output]:
    """Who is open on a Sunday, and on a Monday: lists to print, by the usual week of the months to come."""
    for (name, weekday), language in product(OPEN_DAYS.items(), desk.settings.languages):
        times = {entry.key: desk.on(entry, weekday, language) for entry in desk.site.listed}
        cards = {entry.key: desk.card(entry, language)._replace(here=times[entry.key]) for entry in desk.site.listed if times[entry.key]}
        members = [entry for entry in desk.site.listed if entry.key in cards]
        if members:
            told = {"groups": _by_letter(desk, members, language, lambda entry, cards=cards: cards[entry.key]), "total": len(members)}  # type: ignore[misc]
            yield section(desk, "open", name, language, members, told)


def _places(desk: Desk, language: str) -> Output:
    places = desk.site.of("place")
    return section(desk, "places", "places", language, places, {"cards": tuple(_cards(desk, places, language)), "total": len(places)})


def _agenda(desk: Desk, language: str) -> Output:
    ahead, past = tuple(coming(desk)), tuple(_past(desk))
    told = {
        "groups": _by_month(_cards(desk, ahead, language), language),
        "past": tuple(_cards(desk, past, language)),
        "total": len(ahead),
    }
    return section(desk, "agenda", "events", language, (*ahead, *past), told)


def _stories(desk: Desk, language: str) -> Output:
    stories = tuple(_latest(desk))
    return section(
        desk, "stories", "stories", language, stories, {"stories": tuple(_cards(desk, stories, language)), "total": len(stories)}
    )


def _trails(desk: Desk, language: str) -> Output:
    trails = desk.site.of("trail")
    return section(desk, "trails", "trails", language, trails, {"cards": tuple(_cards(desk, trails, language)), "total": len(trails)})


def alone(desk: Desk) -> Iterator[Output]:
    """The legal notice, and the page for addresses that lead nowhere."""
    for language in desk.settings.languages:
        yield section(desk, "legal", "legal", language, (), {"rows": _legal_rows(desk)})
        t = desk.words[language]
        addresses = {one: f"{desk.root(one)}404.html" for one in desk.settings.languages}
        told = {"title": t("page.notfound"), "description": t("describe.notfound"), "noindex": True, "crumbs": (_home(desk, language),)}
        yield desk.page("notfound", language, addresses, (PATH,), told)


def _legal_rows(desk: Desk) -> tuple[tuple[str, str], ...]:
    settings, legal = desk.settings, desk.settings.legal
    host = legal.host
    rows = (
        ("name", settings.name),
        ("form", legal.form),
        ("registration", legal.registration),
        ("address", legal.address),
        ("phone", legal.phone.shown if legal.phone else None),
        ("email", legal.email),
        ("publication_director", legal.publication_director),
        (
            "host",
            ", ".join(str(part) for part in (host.name, host.address, host.phone.shown if host.phone else None) if part) if host else None,
        ),
        ("licence_data", settings.licence.data),
        ("licence_text", settings.licence.text),
        ("licence_photos", settings.licence.photos),
    )
    return tuple((name, value) for name, value in rows if value)


def section(desk: Desk, kind: str, name: str, language: str, members: Iterable[Entry], told: Mapping[str, Any]) -> Output:
    """A page of a section of the site, with what each of them says."""
    t = desk.words[language]
    addresses = {one: desk.section(name, one) for one in desk.settings.languages}
    crumbs = (_home(desk, language),)
    common = {"title": t(f"page.{name}"), "description": t(f"describe.{name}", name=desk.frame(language).name), "crumbs": crumbs}
    return desk.page(kind, language, addresses, tuple(entry.path for entry in members) or (PATH,), {**common, **told})


def _home(desk: Desk, language: str) -> Link:
    return Link(desk.words[language]("page.home"), desk.href(desk.root(language)))


def categories_of(desk: Desk, language: str) -> tuple[Link, ...]:
    """The categories in use, by name, with the number of shops in each."""
    found = [
        Link(
            desk.category_name(key, language),
            desk.href(desk.address("category", key, language)),
            count=len(members),
            icon=desk.site.categories[key].icon,
        )
        for key, members in desk.site.by_category.items()
    ]
    return tuple(sorted(found, key=lambda link: sort_key(link.text, language)))


def shelves_of(desk: Desk, language: str) -> tuple[Shelf, ...]:
    """The groups of categories in use, in the order of the table."""
    shelves = []
    for key, names in GROUPS.items():
        used = [one for one in desk.site.by_category if desk.site.categories[one].group == key]
        if used:
            mine = {desk.href(desk.address("category", one, language)) for one in used}
            links = tuple(link for link in categories_of(desk, language) if link.href in mine)
            shops = {shop.key for one in used for shop in desk.site.by_category[one]}
            name = names.get(language) or names.get(desk.settings.language) or names["en"]
            shelves.append(Shelf(name, key, max(links, key=lambda link: link.count).icon, links, len(shops)))
    return tuple(shelves)


def street_of(desk: Desk, language: str) -> tuple[Card, ...]:
    """Some shops side by side: one of each group of categories in turn, those that are open before the others."""
    groups: dict[str, list[Entry]] = {}
    for entry in desk.site.listed:
        if isinstance(entry.facts, Shop) and entry.facts.categories and entry.facts.status == "open":
            category = desk.site.categories.get(entry.facts.categories[0].key)
            groups.setdefault(category.group if category else "other", []).append(entry)
    turns = (entry for turn in zip_longest(*groups.values()) for entry in turn if entry)
    return tuple(_cards(desk, islice(turns, STREET), language))


def areas_of(desk: Desk, language: str) -> tuple[Link, ...]:
    """The neighbourhoods, by name, with the number of shops in each."""
    found = [
        Link(desk.site.areas[key], desk.href(desk.address("area", key, language)), count=len(members))
        for key, members in desk.site.by_area.items()
    ]
    return tuple(sorted(found, key=lambda link: sort_key(link.text, language)))


def _by_letter(desk: Desk, entries: Iterable[Entry], language: str, made: Callable[[Entry], Card] | None = None) -> tuple[Group, ...]:
    groups: dict[str, list[tuple[Any, Card]]] = {}
    for entry in entries:
        card = made(entry) if made else desk.card(entry, language)
        key = sort_key(card.name.text, language)
        first = str(key[0])[:1]
        groups.setdefault(first.upper() if "a" <= first <= "z" else "#", []).append(((key, entry.key), card))
    return tuple(
        Group(
            "0–9" if letter == "#" else letter,
            "numbers" if letter == "#" else letter.lower(),
            tuple(card for _, card in sorted(cards, key=lambda pair: pair[0])),
        )
        for letter, cards in sorted(groups.items())
    )


def _by_month(cards: Iterable[Card], language: str) -> tuple[Group, ...]:
    """Events by the month in which they begin; those without a day come last."""
    dated = sorted(cards, key=lambda card: card.day is None)
    months = groupby(dated, key=lambda card: card.day.replace(day=1) if card.day else None)
    return tuple(
        Group(spoken(month, language, "LLLL y") if month else "", month.strftime("m%Y-%m") if month else "later", tuple(of_month))
        for month, of_month in months
    )


def open_lists(desk: Desk, language: str) -> tuple[Link, ...]:
    """The lists of who is open on a given day, where somebody is."""
    open_then = [name for name, weekday in OPEN_DAYS.items() if any(desk.on(entry, weekday, language) for entry in desk.site.listed)]
    return tuple(Link(desk.words[language](f"page.{name}"), desk.href(desk.section(name, language))) for name in open_then)


def letters_of(desk: Desk, language: str, groups: Iterable[Group]) -> tuple[Link, ...]:
    """A link to each letter of the A to Z."""
    address = desk.href(desk.section("shops", language))
    return tuple(Link(group.title, f"{address}#{group.anchor}", count=len(group.cards)) for group in groups)


def _cards(desk: Desk, entries: Iterable[Entry], language: str) -> Iterator[Card]:
    return (desk.card(entry, language) for entry in entries)


def _events(desk: Desk, among: Iterable[Entry] | None = None) -> list[tuple[Any, Entry]]:
    today, found = (desk.site.today, desk.site.today), desk.site.of("event") if among is None else among
    return [(entry.facts.days or today, entry) for entry in found if isinstance(entry.facts, Event)]


def _is_past(desk: Desk, entry: Entry, last: date) -> bool:
    repeat = entry.facts.repeat if isinstance(entry.facts, Event) else None
    return last < desk.site.today and (repeat is None or (repeat.until is not None and repeat.until < desk.site.today))


def coming(desk: Desk, among: Iterable[Entry] | None = None) -> list[Entry]:
    """The events of the agenda, or those among some, that are not over, the next one first."""
    found = [(days, entry) for days, entry in _events(desk, among) if not _is_past(desk, entry, days[1])]
    return [entry for _, entry in sorted(found, key=lambda pair: (getattr(pair[1].facts, "days") is None, pair[0], pair[1].key))]  # noqa: B009


def _past(desk: Desk) -> list[Entry]:
    past = [(days, entry) for days, entry in _events(desk) if _is_past(desk, entry, days[1])]
    return [entry for _, entry in sorted(past, key=lambda pair: (pair[0], pair[1].key), reverse=True)]


def _latest(desk: Desk) -> list[Entry]:
    stories = [entry for entry in desk.site.of("story") if isinstance(entry.facts, Story)]
    return sorted(stories, key=lambda entry: (getattr(entry.facts, "date"), entry.key), reverse=True)  # noqa: B009
