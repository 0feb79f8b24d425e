"""What the templates are told: plain frozen values, every address and picture already resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from localsite.content import Facts
from localsite.fields import PhoneNumber
from localsite.plan.mapped import Course, Crop, Dot, Locator, Pin, Tag
from localsite.plan.opening import Opening
from localsite.qr import Code
from localsite.typeset import Print
from localsite.values import Entry, Said


@dataclass(frozen=True, slots=True)
class Link:
    """Something to follow."""

    text: str
    href: str
    language: str = ""  # of the text, where it is not the page's
    current: bool = False  # the page that one is on
    count: int = 0  # how many things are behind it
    icon: str = ""
    hue: str = ""  # the key of a group of categories, which has its colour

    def __reduce__(self) -> tuple[type[Link], tuple[object, ...]]:
        # Thousands of them are pickled to tell whether a page is told anything new: a dataclass by itself takes five times as long.
        return Link, (self.text, self.href, self.language, self.current, self.count, self.icon, self.hue)


class Img(NamedTuple):
    """A picture of the result."""

    src: str  # a file that every browser shows
    width: int  # pixels, of the widest file
    height: int
    alt: str
    credit: str = ""
    licence: str = ""
    name: str = ""  # of the file, as the record writes it
    sources: tuple[tuple[str, str], ...] = ()  # formats that are worth more to a browser that knows them: type, srcset
    srcset: str = ""  # of `src`, where there are several widths of it
    large: str = ""  # the file to look at closely
    focus: str = ""  # "top": what to keep where a page cuts
    tone: str = ""  # the name of a colour that is seen until it is there
    card: Img | None = None  # the same cut to 3:2
    language: str = ""  # of `alt`, where it is not the page's


class Face(NamedTuple):
    """The drawn front of a shop."""

    src: str
    width: int  # pixels, where nothing else is said
    height: int


class Card(NamedTuple):
    """A record in a list."""

    name: Said
    href: str
    summary: Said
    kind: str  # "shop", "place", …
    category: str = ""  # the main category's name
    icon: str = ""  # its drawing
    hue: str = ""  # its group
    kinds: tuple[str, ...] = ()  # the names of all categories of a shop
    areas: tuple[str, ...] = ()
    phone: PhoneNumber | None = None
    status: str = ""  # "" when there is nothing to say: "opening", "paused", "moved", "cancelled", …
    picture: Img | None = None
    face: Face | None = None  # of a shop
    mark: str = ""  # where its house stands on the page of the street
    day: date | None = None  # of an event or a story
    last: date | None = None  # of an event of several days
    when: str = ""  # an event's days, in words
    place: str = ""  # where an event is held
    here: tuple[tuple[str, Opening | None], ...] = ()  # on the page of a place: the pitch and the hours of a shop there
    open: str = ""  # a shop's hours for the browser, those of its locations apart
    stops: int = 0  # of a trail
    way: str = ""  # how long a trail is: "1,2 km"
    minutes: int = 0  # of a trail or of reading


class Spot(NamedTuple):
    """A shop in the list beside the map."""

    card: Card
    mark: str  # its own name on the page
    where: tuple[tuple[str, str], ...]  # of each location: what is told of it, and its pin, or ""


class Chart(NamedTuple):
    """The map of the town with all that is on it."""

    crop: Crop
    pins: tuple[Pin, ...]  # those in the south lie in front
    spots: tuple[Spot, ...]
    box: str  # "south west north east", in degrees
    size: str  # "wide high", of the plan in metres
    levels: str  # "street 0.9 600 0-0,0-1|overview 0.3 2400 0-0": name, CSS pixels a metre, metres of a sheet, its sheets; near ones first
    folder: str  # address of the sheets


class Where(NamedTuple):
    """One of the locations of a shop, as much of it as may be told."""

    label: str
    place: Link | None  # the described place that it is in
    pitch: str
    lines: tuple[str, ...]  # of the address, as on an envelope
    area: Link | None
    hours: Opening | None
    hours_unread: str
    note: str
    precision: str
    geo: str  # "43.73278,7.42546", or ""
    locator: Locator | None = None
    app: str = ""  # the "geo:" address that opens an application of maps
    walk: int = 0  # minutes on foot from the centre of the collective; 0: not told


class Group(NamedTuple):
    """Cards under a heading."""

    title: str
    anchor: str
    cards: tuple[Card, ...]


class Shelf(NamedTuple):
    """A group of categories, and those of it that are in use."""

    title: str
    hue: str  # its key
    icon: str
    links: tuple[Link, ...]
    shops: int  # each once


class Stop(NamedTuple):
    """A stop of a trail."""

    link: Link
    text: str
    minutes: int
    card: Card | None = None  # the shop or the place that it is at
    onward: str = ""  # how far the next one is: "120 m"
    onward_minutes: int = 0
    straight: bool = False  # that distance is as the crow flies
    where: str = ""  # its street, where it may be told
    hours: str = ""  # in one line
    number: int = 0  # from 1


class Walk(NamedTuple):
    """What a trail asks of whoever goes."""

    distance: str = ""  # "1,2 km"; "" where nothing is placed
    straight: bool = False  # as the crow flies
    minutes: int = 0  # on the way
    whole: int = 0  # with the stops
    steps: str = ""  # metres of stairs
    treads: int = 0
    shut: tuple[tuple[str, tuple[str, ...]], ...] = ()  # a recommended day, and who is closed then
    files: tuple[tuple[Link, str, str], ...] = ()  # to take along: the link, its media type, its size
    paper: Link | None = None  # the page to print
    chart: Course | None = None


class Paper(NamedTuple):
    """What a page for paper has besides: the way back to the one that it is of, and the code that leads there."""

    back: Link
    code: Code | None = None
    shown: str = ""  # the address of the code in letters: "vitrines.example/s/m5vpb3/"


class Neighbour(NamedTuple):
    """A shop on the poster of another."""

    number: int
    name: Said
    category: str
    minutes: int  # on foot


class Around(NamedTuple):
    """The neighbourhood of a shop on paper: where one is, and who else is near."""

    crop: Crop
    here: Dot
    leaders: str  # lines from shops to numbers that had to make room, as the `d` of a path
    pins: tuple[Dot, ...]  # where the numbers stand, in their order
    wide: int  # millimetres of it
    neighbours: tuple[Neighbour, ...] = ()


class Take(NamedTuple):
    """A file to take away."""

    name: str  # that it is saved under
    href: str
    wide: int = 0  # pixels that it is shown in; 0: it is not shown
    high: int = 0
    alt: str = ""
    tone: str = ""  # "light" or "dark": the ground that it is made for
    label: str = ""  # what people call it
    language: str = ""  # of what it shows, where that may not be the page's


class Paste(NamedTuple):
    """Lines to copy."""

    key: str  # of what is said of them in the theme's words
    text: str
    rows: int  # that they take
    language: str = ""  # of the words, where they may not be the page's


class Preview(NamedTuple):
    """The picture of a page where it is passed on."""

    src: str  # the whole address
    wide: int
    high: int


class Kit(NamedTuple):
    """What a shop takes away."""

    archive: str  # address of all of it in one file
    badges: tuple[Take, ...]
    own: str  # the name of the file that the lines to paste speak of
    site: tuple[Paste, ...]  # for the shop's own site
    frames: tuple[Paste, ...]  # what shows the shop on another page
    images: tuple[Take, ...]  # to share
    captions: tuple[Paste, ...]  # to say beside them
    frame: str = ""  # address of the frame
    paper: str = ""  # address of the page that prints,
    printed: Print | None = None  # and what is on it
    around: Link | None = None  # the poster of what is near
    mail: str = ""  # the short address, to lead to from a picture in a signature
    more: tuple[Take, ...] = ()  # what the site publishes besides


class PressPicture(NamedTuple):
    """A picture that a journalist may print."""

    picture: Img
    kind: str  # of the record that it belongs to: "shop", "place", …
    of: Link  # that record
    file: Take  # the largest one there is; the label tells its format and its pixels


class Press(NamedTuple):
    """What a journalist needs."""

    figures: tuple[tuple[str, int], ...]  # the key of their words, how many
    texts: tuple[Paste, ...]
    badges: tuple[Take, ...]
    agenda: str  # address of the frame of the agenda,
    frame: Paste  # and what to paste for it
    phone: PhoneNumber | None = None
    pictures: tuple[PressPicture, ...] = ()
    day: str = ""  # of the figures


class Line(NamedTuple):
    """A shop in the list of the map on paper."""

    number: int  # 0: not on the map
    name: Said
    category: str
    where: str  # its street, or the place that it is in


class Town(NamedTuple):
    """The map of the town on paper."""

    crop: Crop
    wide: int  # millimetres of it
    dots: tuple[Dot, ...]
    tags: tuple[Tag, ...]
    lines: tuple[Line, ...]
    is_alone: bool = False  # on its sheet: the list follows on others


class Embed(NamedTuple):
    """What a page has besides that other sites show in a frame."""

    policy: str  # Content-Security-Policy of the page
    more: Link  # the page of the site that says all of it
    face: Face | None = None  # of a shop without a photograph
    instead: Link | None = None  # the shop that is in the place of one that is gone
    empty: str = ""  # what is said where a list holds nothing
    days: int = 0  # that differ from the usual week, of which it tells the first


class Page(NamedTuple):
    """What every page has."""

    kind: str
    language: str
    title: str  # of its h1, and of the document unless `head` says more
    description: str
    canonical: str  # absolute
    alternates: tuple[tuple[str, str, str], ...]  # language, address on this host, the language's own name
    title_language: str = ""  # of the title, where it may not be the page's
    head: str = ""  # the title of the document where it must tell more
    crumbs: tuple[Link, ...] = ()  # from home to the page above this one
    noindex: bool = False
    spoken: tuple[str, ...] = ()  # the languages that the page has words in; (): all of them
    jsonld: tuple[str, ...] = ()  # JSON, harmless inside <script type="application/ld+json">
    edit: str = ""  # address to edit the file, or ""
    report: str = ""  # mailto: to report a mistake, or ""
    checked: date | None = None  # the last check
    checked_how: str = ""
    source: str = ""  # where the facts come from
    source_href: str = ""  # the same thing there
    licence: str = ""  # of the facts
    stale: bool = False  # unchecked for too long: nothing should be claimed
    intro: Said = Said("", "")
    text: Said = Said("", "")  # HTML, resolved and safe; mark it |safe
    hue: str = ""  # the group of its category
    icon: str = ""
    pictures: tuple[Img, ...] = ()  # those that the text does not show itself
    of_steps: tuple[Img, ...] = ()  # of a story: all, as a step may show one that the text shows too
    credits: tuple[Img, ...] = ()  # those that it shows, one for each to whom they are due
    # lists
    groups: tuple[Group, ...] = ()
    cards: tuple[Card, ...] = ()
    letters: tuple[Link, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    in_street: str = ""  # address of the house of a shop in the street
    street: tuple[Card, ...] = ()  # shops side by side: one of each kind first; a shop without a photograph between its neighbours
    categories: tuple[Link, ...] = ()
    areas: tuple[Link, ...] = ()
    events: tuple[Card, ...] = ()
    stories: tuple[Card, ...] = ()
    shops: tuple[Card, ...] = ()
    past: tuple[Card, ...] = ()
    total: int = 0
    chart: Chart | None = None
    # records
    entry: Entry | None = None
    facts: Facts | None = None
    where: tuple[Where, ...] = ()
    related: tuple[Link, ...] = ()  # where else a shop is found
    replaced_by: Link | None = None
    stops: tuple[Stop, ...] = ()
    walk: Walk = Walk()  # of a trail
    when: str = ""
    rows: tuple[tuple[str, str], ...] = ()  # of a table: the key of its label in the theme's words, the value
    paper: Paper | None = None  # of a page that is made to be printed
    poster: str = ""  # address of the poster of a shop’s neighbourhood, or ""
    around: Around | None = None  # of that poster
    preview: Preview | None = None
    kit: Kit | None = None
    kit_href: str = ""  # address of the kit of a shop, or ""
    press: Press | None = None
    town: Town | None = None  # on paper
    embed: Embed | None = None  # of a page for a frame
    printed: Print | None = None  # what a shop prints


class Frame(NamedTuple):
    """What surrounds every page of a language."""

    name: str
    tagline: str
    summary: str
    home: str
    menu: tuple[Link, ...]
    foot: tuple[Link, ...]
    assets: str  # address of the folder of the theme’s files
    styles: str
    feed: str
    icon: str
    scripts: str  # address of the script that starts the others
    icons: str  # address of the drawings, each a symbol by its name
    sections: Mapping[str, str]  # address of each list by its name: "shops", "events", …
    policy: str  # Content-Security-Policy of the page
    data_licence: str
    contact: str
    zone: str = ""  # time zone: "Europe/Paris"
    origin: str = ""  # scheme and host, before every address: "https://vitrines.example"
    logo: Img | None = None  # of the collective
