"""What every page is planned with: the site, its addresses, its words, its pictures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from localsite import dates, markup
from localsite.content import Event, Facts, Place, Shop, Story, Trail
from localsite.content.parts import Location
from localsite.fields import Ref
from localsite.hours import Calendar, Day, Hours, days
from localsite.lettering import Faces
from localsite.maps import Atlas
from localsite.plan.fronts import Drawn
from localsite.plan.measures import distance
from localsite.plan.opening import HORIZON, HOURS_APART, Opening, data_from, on_weekday, opening, set_in_type, understood
from localsite.plan.pictures import IN_TEXT, element, image
from localsite.plan.points import on_plan
from localsite.plan.views import Card, Face, Frame, Img, Link, Page, Where
from localsite.settings import LOGO_FOLDER, Settings
from localsite.theme import Theme
from localsite.trails import Trip, minutes
from localsite.urls import href, slug
from localsite.values import Entry, Output, Said, Shot, Site

# Pages and the names that no page of the collective may take.
RESERVED = frozenset({"s", "badges", "embed", "data", "assets", "_guide", "404", "index"})
HOME_KEYS = ("accueil", "home")
WORDS_A_MINUTE = 220
OPEN_DAYS: Mapping[str, int] = {"open_sunday": 6, "open_monday": 0}  # lists to print: who is open when most are not
STREET, MAP, PRESS = "street", "map", "press"
SECTIONS: Mapping[str, str] = {"shop": "shops", "place": "places", "event": "events", "story": "stories", "trail": "trails"}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
# Of the pages that other sites show in a frame: they run nothing, send nothing, and fetch only from here.
FRAMED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'none'; form-action 'none'; base-uri 'none'"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the functions of OUTPUTS look things up in."""

    site: Site
    theme: Theme
    words: Mapping[str, Callable[..., str]] = field(hash=False)  # language → t
    shots: Mapping[str, Shot] = field(hash=False)  # path of the source → the picture
    sections: Mapping[tuple[str, str], str] = field(hash=False)  # (section, language) → its address: "/commerces/"
    shared_names: frozenset[str]  # names that several records have
    tongues: Mapping[str, str] = field(hash=False)  # language → its own name
    base: str  # the folder of the host that the site lives in
    assets: str  # address of the folder of the theme’s own files; its name follows from their bytes
    calendars: Mapping[str, Calendar] = field(hash=False)  # language → public and school holidays
    drawn: Mapping[str, Drawn] = field(hash=False)  # shop key → its drawn front
    rows: Mapping[str, tuple[Entry, ...]] = field(hash=False)  # area → listed shops, door after door
    production: bool  # False: a preview, which no search engine may keep
    guided: bool = False  # True: the style guide is made too
    trips: Mapping[str, Trip] = field(default_factory=dict, hash=False)  # trail key → where it runs
    read_atlas: Atlas | None = field(default=None, hash=False)  # the map of the town, whether or not the theme can paint it
    charts: str = ""  # address of the folder of its sheets, "" where there are none; its name follows from their bytes
    faces: Faces | None = field(default=None, hash=False)  # the type to set words in; None where the theme has not all of it
    worn: tuple[Mapping[str, str], Mapping[str, str]] = field(default=({}, {}), hash=False)  # the colours of tokens by day, by night
    hues: Mapping[str, str] = field(default_factory=dict, hash=False)  # group of categories → its colour by day
    developed: Mapping[str, bytes] = field(default_factory=dict, hash=False)  # path below public/ → a picture that is made
    promised: frozenset[str] = frozenset()  # addresses that must answer for ever, whatever has become of what they were of
    openings: dict[tuple[int, str], Opening] = field(default_factory=dict, hash=False, compare=False, repr=False)  # made so far
    shared: dict[tuple[str, str, str, str], str] = field(default_factory=dict, hash=False, compare=False, repr=False)  # the same
    cards: dict[tuple[str, str, str], Card] = field(default_factory=dict, hash=False, compare=False, repr=False)  # made so far

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.site.settings

    @property
    def has_street(self) -> bool:
        """True where there is a page on which the town stands side by side."""
        return bool(self.drawn and self.site.listed)

    @property
    def atlas(self) -> Atlas | None:
        """The map of the town; None where there is none, or none that the theme can paint."""
        return self.read_atlas if self.charts else None

    @property
    def has_map(self) -> bool:
        """True where there is a page with the map of the town: some shop must be on it."""
        return bool(self.atlas and any(on_plan(self.site, self.atlas.plan, entry) for entry in self.site.listed))

    def root(self, language: str) -> str:
        """The address of a language's home: "/" or "/en/"."""
        return "/" if language == self.settings.language else f"/{language}/"

    def section(self, name: str, language: str) -> str:
        """The address of a section: "/commerces/" or "/en/shops/"."""
        return self.sections[name, language]

    def address(self, kind: str, key: str, language: str) -> str:
        """The address of a record, or of a "category" or "area" list."""
        if kind == "page":
            return self.root(language) if key in HOME_KEYS else f"{self.root(language)}{key}/"
        section = {"category": "categories", "area": "areas"}.get(kind) or SECTIONS[kind]
        return f"{self.section(section, language)}{key}/"

    def href(self, address: str) -> str:
        """An address as pages write it, under the base path."""
        return href(self.base, address)

    def link(self, entry: Entry, language: str) -> Link:
        """A link to a record, by its name."""
        said = entry.say(entry.title, language)
        return Link(said.text, self.href(self.address(entry.kind, entry.key, language)), "" if said.language == language else said.language)

    def find(self, ref: Ref | None, *kinds: str) -> Entry | None:
        """The record that a reference names, if it could be understood."""
        return next((self.site.entries[kind, ref.key] for kind in kinds if (kind, ref.key) in self.site.entries), None) if ref else None

    def pictures(self, entry: Entry, language: str) -> tuple[Img, ...]:
        """The pictures of a record that could be read."""
        found = []
        for picture in entry.facts.images:
            shot = self.shots.get(f"{entry.path.rpartition('/')[0]}/{picture.file.key}")
            if shot:
                alt = Said("", language) if picture.decorative else entry.caption(picture.file.key, language)
                other = "" if not alt or alt.language == language else alt.language
                due = {"credit": picture.credit or "", "licence": picture.licence or "", "name": picture.file.key}
                focus = "" if picture.focus in (None, "centre") else picture.focus or ""
                found.append(image(shot, self.href, alt.text, **due, focus=focus, language=other))
        return tuple(found)

    def text(self, entry: Entry, language: str) -> Said:
        """The text of a record, its links and pictures resolved for a language."""
        said = entry.text(language)
        if not said:
            return said
        folder = entry.path.rpartition("/")[0]

        def link(kind: str, key: str) -> str | None:
            if kind == "path":
                return self.href(key)
            return self.href(self.address(kind, key, language)) if (kind, key) in self.site.entries else None

        def picture(found: markup.Picture) -> str | None:
            shot = self.shots.get(f"{folder}/{found.src}")
            return element(image(shot, self.href, found.alt), IN_TEXT) if shot else None

        return Said(markup.resolve(said.text, link, picture), said.language)

    def card(self, entry: Entry, language: str) -> Card:
        """A record in a list. It stands in many: it is made once."""
        known = self.cards.get((entry.kind, entry.key, language))
        if known is None:
            known = self.cards[entry.kind, entry.key, language] = self._card(entry, language)
        return known

    def _card(self, entry: Entry, language: str) -> Card:
        facts, more = entry.facts, dict[str, Any]()
        if isinstance(facts, Shop):
            more = {"status": "" if facts.status == "open" else facts.status, "areas": self.site.areas_of.get(entry.key, ())}
            more["open"] = HOURS_APART.join(self.doors(entry))
            known = (one.key for one in facts.categories if one.key in self.site.categories)
            more["kinds"] = tuple(self.category_name(key, language) for key in known)
            more |= self.kind_of(facts, language) | {"phone": facts.contact.phone if facts.contact else None}
        elif isinstance(facts, Event):
            last = facts.days[1] if facts.days and facts.days[1] != facts.days[0] else None
            more = {"status": "" if facts.status == "confirmed" else facts.status, "when": self.when(facts, language), "last": last}
            more["place"] = ", ".join(self.link(held, language).text for ref in facts.at if (held := self.find(ref, "place", "shop")))
        elif isinstance(facts, Trail):
            more = self._on_the_way(entry.key, facts, language)
        elif isinstance(facts, Story):
            more = {"minutes": max(1, round(len(markup.plain(entry.text(language).text).split()) / WORDS_A_MINUTE))}
        pictures = self.pictures(entry, language)[:1]
        return Card(
            name=entry.say(entry.title, language),
            href=self.href(self.address(entry.kind, entry.key, language)),
            summary=entry.say("summary", language),
            kind=entry.kind,
            picture=pictures[0] if pictures else None,
            face=self.face(entry),
            day=_day(facts),
            **more,
        )

    def _on_the_way(self, key: str, facts: Trail, language: str) -> dict[str, Any]:
        """How long a trail is, with its stops."""
        trip = self.trips.get(key)
        metres = trip.metres if trip and trip.routed else 0
        rests = sum(stop.minutes or 0 for stop in facts.stops)
        whole = facts.minutes or (minutes(metres, facts.mode) + rests if metres else 0)
        return {"stops": len(facts.stops), "minutes": whole, "way": distance(metres, language) if metres else ""}

    def face(self, entry: Entry) -> Face | None:
        """The drawn front of a shop."""
        front = self.drawn.get(entry.key) if entry.kind == "shop" else None
        return Face(self.href(f"/{front.path}"), front.wide, front.high) if front else None

    def kind_of(self, shop: Shop, language: str) -> dict[str, str]:
        """What a shop is by its main category: the name, the drawing, the group that gives its colour."""
        category = self.site.categories.get(shop.categories[0].key) if shop.categories else None
        if category is None:
            return {}
        return {"category": self.category_name(category.key, language), "icon": category.icon, "hue": category.group}

    def category_name(self, key: str, language: str, *, several: bool = False) -> str:
        """A category in a language, or in the main one, or in any."""
        category = self.site.categories.get(key)
        if category is None:
            return key
        names = category.several if several else category.names
        return names.get(language) or names.get(self.settings.language) or next(iter(names.values()))

    def when(self, event: Event, language: str) -> str:
        """The days of an event, in words: "samedi 14 mars 2027, 10 h – 18 h"."""
        t = self.words[language]
        if event.days is None:
            return t("event.no_date")
        first, last = event.days
        if first != last:
            return t("event.from_to", start=dates.spoken(first, language), end=dates.spoken(last, language))
        hours = [dates.o_clock(moment.time, language) for moment in (event.start, event.end) if moment and moment.time]
        return ", ".join([dates.spoken(first, language), " – ".join(hours)] if hours else [dates.spoken(first, language)])

    def where(self, location: Location, language: str) -> Where:
        """A location, as much of it as may be told."""
        place = self.find(location.at, "place")
        address = location.address or (getattr(place.facts, "address", None) if place else None)
        town = " ".join(part for part in (address.postcode, address.city) if part) if address else ""
        area = address.area or address.city if address else None
        has_list = bool(area) and slug(area or "") in self.site.by_area
        point = location if location.lat is not None else place.facts if place else None
        lat, lon = getattr(point, "lat", None), getattr(point, "lon", None)
        return Where(
            label=location.label or "",
            place=self.link(place, language) if place else None,
            pitch=location.pitch or "",
            lines=tuple(line for line in (address.street, address.extra, town) if line) if address else (),
            area=Link(area or "", self.href(self.address("area", slug(area or ""), language))) if has_list else None,
            hours=self.opening(location.hours, language),
            hours_unread=location.hours_unread or "",
            note=location.note or "",
            precision=location.precision,
            geo=f"{lat:.5f},{lon:.5f}" if lat is not None and lon is not None and location.is_exact else "",
        )

    def opening(self, hours: Hours | None, language: str) -> Opening | None:
        """Hours as a page shows them."""
        if hours is None:
            return None
        # A page, a frame and a sheet tell the same hours; the records live as long as the desk does.
        known = id(hours), language
        if known not in self.openings:
            told, calendar = understood if self.guided else opening, self.calendars.get(language, Calendar())
            spoken = set_in_type(hours, self.settings.language)
            self.openings[known] = told(spoken, language, self.words[language], calendar, self.site.today)
        return self.openings[known]

    def doors(self, entry: Entry) -> tuple[str, ...]:
        """What the browser needs to say whether a shop is open, for each of its locations; none where nobody knows of late."""
        facts, today = entry.facts, self.site.today
        if not isinstance(facts, Shop) or facts.status != "open" or self.is_stale(entry):
            return ()
        calendar = self.calendars.get(self.settings.language, Calendar())
        return tuple(data_from(one.hours, today, calendar) for one in facts.locations if one.hours)

    def on(self, entry: Entry, weekday: int, language: str) -> tuple[tuple[str, Opening | None], ...]:
        """When a shop is open on a weekday of its usual week: for each location the pitch there, and the times."""
        facts, t = entry.facts, self.words[language]
        if not isinstance(facts, Shop) or facts.status != "open" or self.is_stale(entry):
            return ()
        doors = [(one.pitch or one.label or "", one.hours) for one in facts.locations if one.hours]
        told = [(where, on_weekday(of, weekday, language, t, self.site.today)) for where, of in doors]
        return tuple((where, Opening(phrase=times)) for where, times in told if times)

    def is_stale(self, entry: Entry) -> bool:
        """True where nobody has checked the record for long."""
        verified = entry.facts.verified
        return bool(verified and self.settings.freshness.is_stale(verified.on, self.site.today))

    def coming(self, entry: Entry) -> tuple[date, tuple[Day, ...]] | None:
        """Today, and what is said of the days from it on at the first location of a shop, or at a place; None where nobody knows."""
        facts, stale = entry.facts, self.is_stale(entry)
        open_shop = isinstance(facts, Shop) and facts.status == "open"
        locations = sorted(facts.locations, key=lambda one: not one.primary)[:1] if isinstance(facts, Shop) and open_shop else ()
        of = facts.hours if isinstance(facts, Place) else next((one.hours for one in locations), None)
        return (self.site.today, days(of, self.site.today, HORIZON, self.calendars[self.settings.language])) if of and not stale else None

    def page(self, kind: str, language: str, addresses: Mapping[str, str], because: tuple[str, ...], page: Mapping[str, Any]) -> Output:
        """A page at its address in a language, with its twins in the others."""
        origin = self.settings.origin
        twins = tuple((one, self.href(address), self.tongues[one]) for one, address in addresses.items())
        whole = Page(
            kind=kind,
            language=language,
            # A page without words of its own in a language is the main language's page once more.
            canonical=origin + self.href(addresses[language if language in (page.get("spoken") or addresses) else self.settings.language]),
            alternates=twins,
            **{"noindex": not self.production, **page},
        )
        path = addresses[language].lstrip("/")
        return Output(
            f"{path}index.html" if not path or path.endswith("/") else path,
            because,
            f"pages/{kind}.html",
            {"page": whole, "site": language},
        )

    def said(self, language: str) -> dict[str, str]:
        """What the collective says of itself in a language: its "name", and "tagline" and "summary", "" where it says none."""
        found = {
            **self.site.words[self.settings.language],
            **{key: text for key, text in self.site.words.get(language, {}).items() if text},
        }
        return {
            "tagline": "",
            "summary": "",
            **{key: str(text or "") for key, text in found.items()},
            "name": found.get("name") or self.settings.name,
        }

    def frame(self, language: str) -> Frame:
        """What surrounds the pages of a language."""
        settings, t = self.settings, self.words[language]
        shown = {STREET: self.has_street, MAP: self.has_map}
        said = self.said(language)
        return Frame(
            origin=settings.origin,
            name=said["name"],
            tagline=said["tagline"],
            summary=said["summary"],
            home=self.href(self.root(language)),
            menu=self._menu(language),
            foot=(
                *self._street(language),
                *self._pages(language, menu=False),
                Link(t("page.press"), self.href(self.section(PRESS, language))),
                Link(t("page.legal"), self.href(self.section("legal", language))),
            ),
            assets=self.href(self.assets),
            styles=self.href(f"{self.assets}/site.css"),
            feed=self.href(f"{self.root(language)}atom.xml"),
            icon=self.href(f"{self.assets}/favicon.svg") if "favicon.svg" in self.theme.assets else "",
            scripts=self.href(f"{self.assets}/js/enhance.js"),
            icons=self.href(f"{self.assets}/icons.svg") if self.theme.icons else "",
            logo=self._logo(said["name"]),
            sections={
                name: self.href(address) for (name, of), address in self.sections.items() if of == language and shown.get(name, True)
            },
            policy=POLICY,
            data_licence=settings.licence.data or "",
            contact=settings.contact.email or "",
            zone=settings.timezone,
        )

    def _logo(self, name: str) -> Img | None:
        logo = self.settings.theme.logo
        shot = self.shots.get(f"{LOGO_FOLDER}/{logo.key}") if logo else None
        return image(shot, self.href, name) if shot else None

    def _menu(self, language: str) -> tuple[Link, ...]:
        t = self.words[language]
        sections = [
            ("shops", True),
            (MAP, self.has_map),
            *((SECTIONS[kind], bool(self.site.of(kind))) for kind in ("place", "event", "story", "trail")),
        ]
        found = [Link(t(f"page.{name}"), self.href(self.section(name, language))) for name, used in sections if used]
        return (*found, *self._pages(language, menu=True))

    def _street(self, language: str) -> Iterator[Link]:
        if self.has_street:
            yield Link(self.words[language](f"page.{STREET}"), self.href(self.section(STREET, language)))

    def _pages(self, language: str, *, menu: bool) -> Iterator[Link]:
        """The pages of the collective that stand in the menu, or the others, which stand at the foot."""
        pages = [entry for entry in self.site.of("page") if getattr(entry.facts, "menu", False) == menu and entry.key not in HOME_KEYS]
        pages.sort(key=lambda entry: (getattr(entry.facts, "order", 0), entry.key))
        return (self.link(entry, language) for entry in pages)


def _day(facts: Facts) -> date | None:
    if isinstance(facts, Event):
        return facts.days[0] if facts.days else None
    return facts.date if isinstance(facts, Story) else None



def embedded(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the script element that holds it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028")
