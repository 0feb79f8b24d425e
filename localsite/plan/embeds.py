"""What do other sites show of this one in a frame? A shop, the agenda, the shops of a category: each whole without any script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

from localsite.content import Shop
from localsite.plan.desk import FRAMED_POLICY, Desk
from localsite.plan.lists import coming
from localsite.plan.locator import where
from localsite.plan.views import Embed, Link, Page, Where
from localsite.settings import PATH
from localsite.urls import file_of
from localsite.values import Entry, Output

SIZE = (300, 200)  # metres of the map: as wide as it is shown, so that its words have their size
MOST = 20  # events that the agenda tells; its own page tells all
DAYS = 3  # that differ from the usual week, of each door: who reads further goes to its page
HIGHEST = 1200  # pixels of a frame: nobody wants more of another site on a page
LINE, ROW, WIDE = 23, 26, 24  # pixels of one more line, and of a row of hours; letters in one of its lines
# The language of a frame, and what is in it. Whatever else was promised is no address of ours.
_PROMISED = re.compile(r"/embed/([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)/(agenda|s/[a-z0-9]+|c/[a-z0-9-]+)/")


def shop(entry: Entry, language: str) -> str:
    """The address of the frame of a shop. It follows from what never changes, as nobody can mend the sites that show it."""
    return f"/embed/{language}/s/{entry.id}/"


def agenda(language: str) -> str:
    """The address of the frame of the agenda."""
    return f"/embed/{language}/agenda/"


def category(key: str, language: str) -> str:
    """The address of the frame of a category."""
    return f"/embed/{language}/c/{key}/"


def height(desk: Desk, entry: Entry) -> int:
    """Pixels that the frame of a shop needs, about, and the same on every day: nothing in it is measured, and what is longer scrolls."""
    facts, language = entry.facts, desk.settings.language
    if not isinstance(facts, Shop) or not facts.is_listed:  # nobody needs the hours
        return 360
    doors = [desk.where(one, language) for one in facts.locations]
    phone = 56 if facts.contact and facts.contact.phone else 0
    event = 96 if desk.site.events_at.get(("shop", entry.key)) else 0
    plan = 234 if desk.atlas and doors else 0
    return min(round(215 + phone + event + plan + sum(map(_high, doors)), -1), HIGHEST)


def _high(at: Where) -> int:
    """Pixels of a door: its address, its week, the days that differ."""
    high = 16 + LINE * (len(at.lines) + bool(at.place)) + (38 if at.label else 0) + (36 if at.precision != "exact" else 0)
    for part in at.hours.parts if at.hours else ():
        high += (33 if part.title else 0) + sum(ROW + LINE * (len(row.times) // WIDE) for row in part.rows) + 16
    return high + (49 + (ROW + LINE) * DAYS if at.hours else 0)


def addresses(desk: Desk) -> tuple[str, ...]:
    """Every address that another site may show in a frame, sorted. All of them are to live for ever."""
    shops = (shop(entry, language) for entry in desk.site.of("shop") for language in languages(desk, f"s/{entry.id}"))
    kinds = (category(key, language) for key in _categories(desk) for language in languages(desk, f"c/{key}"))
    return tuple(sorted((*shops, *map(agenda, languages(desk, "agenda")), *kinds)))


def languages(desk: Desk, what: str) -> tuple[str, ...]:
    """The languages of the site, then those that it spoke when the frame of `what` was promised: "s/lecoin", "c/bakery", "agenda"."""
    return (*desk.settings.languages, *(one for one in _promised(desk.promised).get(what, ()) if one not in desk.settings.languages))


def pages(desk: Desk) -> Iterator[Output]:
    """The pages for frames."""
    for entry in desk.site.of("shop"):
        yield from (
            _kept(desk, language, partial(_shop, desk, entry), shop(entry, language)) for language in languages(desk, f"s/{entry.id}")
        )
    yield from (_kept(desk, language, partial(_agenda, desk), agenda(language)) for language in languages(desk, "agenda"))
    for key in _categories(desk):
        yield from (
            _kept(desk, language, partial(_category, desk, key), category(key, language)) for language in languages(desk, f"c/{key}")
        )


def _kept(desk: Desk, language: str, make: Callable[[str], Output], address: str) -> Output:
    """A frame at its address; in the main language where the site no longer speaks that of the address, as all that it leads to is."""
    return make(language if language in desk.settings.languages else desk.settings.language)._replace(path=file_of(address))


@lru_cache(maxsize=8)
def _promised(addresses_: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """What was promised to be shown in a frame, in which languages."""
    found = dict[str, list[str]]()
    for told in filter(None, map(_PROMISED.fullmatch, sorted(addresses_))):
        found.setdefault(told[2], []).append(told[1])
    return MappingProxyType({what: tuple(several) for what, several in found.items()})


def _categories(desk: Desk) -> tuple[str, ...]:
    """The categories that have a frame: those of some shop, gone or not, and those that had one when addresses were promised."""
    used = {ref.key for entry in desk.site.of("shop") if isinstance(entry.facts, Shop) for ref in entry.facts.categories}
    promised = {what.removeprefix("c/") for what in _promised(desk.promised) if what.startswith("c/")}
    return tuple(sorted((used & desk.site.categories.keys()) | promised))


def _shop(desk: Desk, entry: Entry, language: str) -> Output:
    facts, t = entry.facts, desk.words[language]
    if not isinstance(facts, Shop):
        raise AssertionError(entry.key)
    name, card = entry.say("name", language), desk.card(entry, language)
    there = sorted(facts.locations, key=lambda location: not location.primary) if facts.is_listed else ()
    more = Link(t("embed.more"), desk.href(desk.address("shop", entry.key, language)))
    replaced = desk.find(facts.replaced_by, "shop")
    told = {
        "title_language": name.language,
        "hue": card.hue,
        "stale": desk.is_stale(entry),
        "entry": entry,
        "facts": facts,
        "pictures": (card.picture,) if card.picture else (),
        "categories": tuple(Link(kind, "") for kind in card.kinds),
        "where": tuple(where(desk, location, language, entry, SIZE) for location in there),
        "events": tuple(desk.card(event, language) for event in coming(desk, desk.site.events_at.get(("shop", entry.key), ()))[:1]),
        "embed": Embed(FRAMED_POLICY, more, card.face, desk.link(replaced, language) if replaced else None, days=DAYS),
    }
    # As its page says: one without words of its own in a language is the main language's once more.
    real = desk.address("shop", entry.key, language if language in entry.words else desk.settings.language)
    named = _named(desk, name.text, t("describe.shop", name=name.text), real, language)
    return _page("embed_shop", shop(entry, language), tuple(words.path for words in entry.words.values()), {**told, **named})


def _agenda(desk: Desk, language: str) -> Output:
    t, events = desk.words[language], coming(desk)
    # Without any event the site has no agenda; the frame that somebody has on a page stays, and says so.
    real = desk.section("events", language) if desk.site.of("event") else desk.root(language)
    told: dict[str, Any] = {
        "events": tuple(desk.card(event, language) for event in events[:MOST]),
        "total": len(events),
        "hue": "eat-and-drink",
    }
    told["embed"] = Embed(FRAMED_POLICY, Link(t("embed.list"), desk.href(real)), empty=t("list.no_events"))
    named = _named(desk, t("page.events"), t("describe.events"), real, language)
    because = tuple(entry.path for entry in events) or (PATH,)
    return _page("embed_list", agenda(language), because, {**told, **named})


def _category(desk: Desk, key: str, language: str) -> Output:
    t, members = desk.words[language], desk.site.by_category.get(key, ())
    title = desk.category_name(key, language, several=True)
    real = desk.address("category", key, language) if members else desk.section("shops", language)
    known = desk.site.categories.get(key)
    told: dict[str, Any] = {
        "cards": tuple(desk.card(entry, language) for entry in members),
        "total": len(members),
        "hue": known.group if known else "",
    }
    told["embed"] = Embed(FRAMED_POLICY, Link(t("embed.list_shops"), desk.href(real)), empty=t("list.no_shops"))
    named = _named(desk, title, t("describe.category", name=title, count=len(members)), real, language)
    because = tuple(entry.path for entry in members) or (PATH,)
    return _page("embed_list", category(key, language), because, {**told, **named})


def _named(desk: Desk, title: str, description: str, real: str, language: str) -> Mapping[str, Any]:
    """What every page for a frame says of itself: it is no page of its own, but a view of one of the site."""
    return {"title": title, "description": description, "canonical": desk.settings.origin + desk.href(real), "language": language}


def _page(kind: str, address: str, because: tuple[str, ...], told: Mapping[str, Any]) -> Output:
    page = Page(kind=kind, alternates=(), noindex=True, **told)
    return Output(file_of(address), because, f"pages/{kind}.html", {"page": page, "site": page.language})
