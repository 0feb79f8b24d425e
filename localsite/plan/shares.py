"""What is seen of a page that somebody passes on? One picture for each record and language, composed of what there is to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import urlsplit

from localsite import dates, social
from localsite.cache import digest, makers
from localsite.content import Event, Shop
from localsite.content.parts import Picture
from localsite.lettering import Faces
from localsite.markup import plain
from localsite.plan.desk import Desk
from localsite.plan.views import Preview
from localsite.settings import LOGO_FOLDER, PATH
from localsite.social import FRAMES, Leaf, Look, Shown, Told
from localsite.theme.palette import ACCENT, AWNING, INK, ON_ACCENT, PAPER, SOFT
from localsite.urls import slug
from localsite.values import Craft, Entry, Output

RECIPE = "share 5"
MAKERS = (("social", "lettering", "facades"), ("pillow", "resvg", "uharfbuzz"))  # what a picture depends on besides what it tells
WIDE = "wide"  # the size in which networks show a link
BESIDE = 4  # neighbours of a drawn shop
OPENINGS: Mapping[str, str] = {"fr": "«", "it": "«", "es": "«", "pt": "«", "ca": "«", "oc": "«", "de": "„", "pl": "„", "cs": "„"}
LONGEST = 400  # letters of which a sentence is made


def files(desk: Desk) -> Iterator[Output]:
    """The picture of each page that may be passed on, and of each language of the site."""
    if desk.faces is None:
        return
    for language in desk.settings.languages:
        yield _output(desk, None, language, WIDE)
        for entry in desk.site.entries.values():
            if entry.kind != "page" and spoken(desk, entry, language) == language:
                yield _output(desk, entry, language, WIDE)


def preview(desk: Desk, entry: Entry | None, language: str) -> Preview | None:
    """The picture of a page, by the whole address that networks ask for; that of the site where it has none of its own."""
    if desk.faces is None:
        return None
    of = entry if entry and entry.kind != "page" else None
    path, frame = name(desk, of, spoken(desk, of, language), WIDE), FRAMES[WIDE]
    return Preview(f"{desk.settings.origin}{desk.href(f'/{path}')}", frame.wide, frame.high)


def name(desk: Desk, entry: Entry | None, language: str, size: str) -> str:
    """The path of a picture below public/; it follows from all that the picture is made of."""
    known = (entry.kind if entry else "", entry.key if entry else "", language, size)
    if known not in desk.shared:
        told, look, shown = _told(desk, entry, language), look_of(desk, entry), shown_of(desk, entry)
        key = f"{entry.kind}-{entry.key}" if entry else "site"
        ending = "jpg" if shown.picture else "png"
        mark = _key(desk, told, look, shown, size)[:8]
        desk.shared[known] = f"assets/share/{slug(key)}.{mark}.{language}{'' if size == WIDE else f'.{size}'}.{ending}"
    return desk.shared[known]


def craft(desk: Desk, entry: Entry | None, language: str, size: str) -> Craft:
    """What makes a picture."""
    told, look, shown, faces = _told(desk, entry, language), look_of(desk, entry), shown_of(desk, entry), desk.faces
    if faces is None:
        raise AssertionError(size)
    return Craft(RECIPE, _key(desk, told, look, shown, size), partial(_made, told, look, faces, shown, size))


def _made(told: Told, look: Look, faces: Faces, shown: Shown, size: str) -> Mapping[str, bytes]:
    return {size: social.social(told, look, faces, shown, FRAMES[size]).data}


def _output(desk: Desk, entry: Entry | None, language: str, size: str) -> Output:
    because = entry.words[language].path if entry and language in entry.words else entry.path if entry else PATH
    return Output(name(desk, entry, language, size), (because,), craft=craft(desk, entry, language, size), part=size)


def spoken(desk: Desk, entry: Entry | None, language: str) -> str:
    """The language of the picture: a record that has no words in one shows the main one's."""
    return language if entry is None or language in entry.words else desk.settings.language


def _key(desk: Desk, told: Told, look: Look, shown: Shown, size: str) -> str:
    pieces = (shown.picture, shown.front, shown.logo, *shown.neighbours)
    return digest(RECIPE, makers(*MAKERS), repr((told, look, shown.focus, size)), desk.faces.digest if desk.faces else "", *pieces)


def look_of(desk: Desk, entry: Entry | None) -> Look:
    """The colours of a picture: those of the site by day, and that of its category."""
    day = desk.worn[0]
    facts = entry.facts if entry else None
    group = desk.kind_of(facts, desk.settings.language).get("hue", "") if isinstance(facts, Shop) else ""
    hue = desk.hues.get(group) or day[ACCENT]
    cloth, sky = day.get("--cloth", day[PAPER]), day.get("--sky", "#d6e8ee")
    return Look(day[PAPER], day[INK], day[SOFT], day[ACCENT], day[ON_ACCENT], day[AWNING], cloth, hue, sky)


def shown_of(desk: Desk, entry: Entry | None) -> Shown:
    """What there is to see: the first picture of a record, or the drawn front of a shop between its neighbours."""
    logo = desk.developed.get(_largest(desk, f"{LOGO_FOLDER}/{desk.settings.theme.logo.key}") if desk.settings.theme.logo else "", b"")
    if entry is None:
        fronts = [desk.drawn[one.key].data for one in desk.site.listed[: BESIDE + 1] if one.key in desk.drawn]
        return Shown(front=fronts[0], neighbours=tuple(fronts[1:]), logo=logo) if fronts else Shown(logo=logo)
    picture = picture_of(desk, entry)
    if picture:
        return Shown(_data(desk, entry, picture), picture.focus or "centre", logo=logo)
    front = desk.drawn.get(entry.key) if entry.kind == "shop" else None
    return Shown(front=front.data, neighbours=_beside(desk, entry), logo=logo) if front else Shown(logo=logo)


def picture_of(desk: Desk, entry: Entry) -> Picture | None:
    """The picture of a record that is shown: the first that a painter can read."""
    return next((one for one in entry.facts.images if _data(desk, entry, one)), None)


def described(desk: Desk, entry: Entry, language: str) -> str:
    """What is seen on the picture of a record besides words, in their language; "" where that is nothing."""
    t, picture = desk.words[language], picture_of(desk, entry)
    if picture:
        return ("" if picture.decorative else entry.caption(picture.file.key, language).text) or t("kit.image_photo")
    return t("kit.image_front") if shown_of(desk, entry).front else ""


def _data(desk: Desk, entry: Entry, picture: Picture) -> bytes:
    folder = entry.path.rpartition("/")[0]
    return desk.developed.get(_largest(desk, f"{folder}/{picture.file.key}"), b"")


def _largest(desk: Desk, source: str) -> str:
    """The path of the finest file of a picture that a painter reads fast: not AVIF."""
    shot = desk.shots.get(source)
    if shot is None:
        return ""
    known = [one for one in shot.formats if one.type != "image/avif"] or shot.formats
    return max((file for one in known for file in one.files), key=lambda file: file[1], default=(shot.path, 0))[0].lstrip("/")


def _beside(desk: Desk, entry: Entry) -> tuple[bytes, ...]:
    """The fronts next door: left, right, and so on in turn."""
    # By their keys: to compare whole records takes a hundred times as long.
    rows = (([one.key for one in row], row) for row in desk.rows.values())
    keys, row = next(((keys, row) for keys, row in rows if entry.key in keys), ([entry.key], ()))
    at = keys.index(entry.key)
    places = [at + step * way for step in range(1, BESIDE // 2 + 1) for way in (-1, 1)]
    return tuple(desk.drawn[row[place].key].data for place in places if 0 <= place < len(row) and row[place].key in desk.drawn)


def _told(desk: Desk, entry: Entry | None, language: str) -> Told:
    own = desk.said(language)
    host = (urlsplit(desk.settings.site_url).hostname or "").removeprefix("www.")
    if entry is None:
        return Told("site", own["name"], "", "", own.get("summary") or own.get("tagline") or "", own["name"], host, language)
    card = desk.card(entry, language)
    sentence = entry.say("summary", language).text or plain(desk.text(entry, language).text)[:LONGEST]
    facts, t = entry.facts, desk.words[language]
    leaf = _leaf(facts, language, t("event.no_date")) if isinstance(facts, Event) else None
    opening = OPENINGS.get(language.partition("-")[0], "“")
    kicker = card.category or (_at(facts, language) if isinstance(facts, Event) else "") or t(f"kind.{entry.kind}")
    where = ", ".join(filter(None, (card.place, *card.areas[:1])))
    state = t(f"status.{entry.kind}.{card.status}") if card.status else ""
    street = ", ".join(dict.fromkeys(filter(None, (_street(desk, facts, language), where))))
    # It is typed: a host whose name begins with "www." may answer under no other.
    short = f"{urlsplit(desk.settings.origin).netloc}{desk.href(f'/s/{entry.id}/')}".rstrip("/")
    return Told(entry.kind, card.name.text, kicker, where, sentence, own["name"], host, language, leaf, opening, state, street, short)


def _street(desk: Desk, facts: object, language: str) -> str:
    """The street or the place of a shop that people may go to, as far as it may be told."""
    if not isinstance(facts, Shop) or not facts.is_listed:
        return ""
    at = next((desk.where(one, language) for one in sorted(facts.locations, key=lambda one: not one.primary)), None)
    known = at.place.text if at and at.place else ""
    return known or (at.lines[0] if at and at.lines and at.precision in ("exact", "street") else "")


def _at(event: Event, language: str) -> str:
    """From when to when, of what lasts a day: the leaf of the calendar tells which."""
    first, last = event.days or (None, None)
    hours = [dates.o_clock(one.time, language) for one in (event.start, event.end) if one and one.time]
    return " – ".join(hours) if first == last else ""


def _leaf(event: Event, language: str, unknown: str) -> Leaf:
    if event.days is None:
        return Leaf("", "?", unknown)
    first, last = event.days
    below = dates.weekday_name(first.weekday(), language) if first == last else f"– {dates.every_year(last.month, last.day, language)}"
    return Leaf(dates.every_year(first.month, 0, language), str(first.day), below)
