"""What does a shop print? One page with a poster, stickers and cards, each a sheet of A4; a PDF of any of them says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from localsite import dates, qr, typeset
from localsite.content import Shop
from localsite.content.parts import Location
from localsite.lettering import lacking
from localsite.plan import badges
from localsite.plan.desk import Desk
from localsite.plan.views import Link, Paper, Where
from localsite.theme.colours import WHITE, contrast, is_clear, nearest
from localsite.theme.palette import ACCENT, AWNING, INK, SOFT
from localsite.typeset import Look, Mark, Print, Printed
from localsite.values import Entry, Output
from localsite.words import typographed

SEEN = 2.0  # contrast of the cloth to the paper
TOLD = "sheets.invite"  # a language that the theme has this word in
SHUT = frozenset({"opening", "paused"})
MOST_ROWS = 7  # of hours, that one reads in passing


def pages(desk: Desk, entry: Entry, sheets: Mapping[str, Print], kits: Mapping[str, str]) -> Iterator[Output]:
    """The page that a shop prints from, in each language that there are sheets for; it leads back to the kit, at its address in `kits`."""
    addresses = {language: address(desk, entry, language) for language in sheets}
    because = tuple(words.path for words in entry.words.values())
    for language, some in sheets.items():
        t, name = desk.words[language], entry.say("name", language).text
        page = {
            "title": t("sheets.title"),
            "head": t("sheets.head", name=name),
            "description": t("describe.sheets", name=name),
            "noindex": True,
            "intro": entry.say("name", language),
            "paper": Paper(Link(t("kit.title"), desk.href(kits[language]))),
            "printed": some,
        }
        yield desk.page("kit_print", language, addresses, because, page)


def laid(desk: Desk, entry: Entry, language: str) -> Print | None:
    """The sheets of a shop as pages show them; None where there is no type to set them in."""
    if desk.faces is None:
        return None
    told, colours = printed(desk, entry, language), look(desk)
    laid_out = typeset.for_page(told, colours, desk.faces)
    pieces = tuple({sheet.piece.key: sheet.piece for sheet in laid_out}.values())
    return Print(laid_out, pieces, (told.code.size, qr.strokes(told.code)), colours.ink, told.mark)


def spoken(desk: Desk) -> tuple[str, ...]:
    """The languages of those pages: nobody hangs up what is half in another one."""
    known = (one for one in desk.settings.languages if TOLD in desk.theme.words.get(one, {}))
    settable = (one for one in known if not (desk.faces and lacking(desk.words[one](TOLD), desk.faces)))
    return tuple(settable) or (desk.settings.language,)


def address(desk: Desk, entry: Entry, language: str) -> str:
    """The address of that page, or of that in the first language; "#poster" after it prints the poster alone: see typeset.KINDS."""
    language = language if language in spoken(desk) else spoken(desk)[0]
    t = desk.words[language]
    return f"{desk.address('shop', entry.key, language)}{t('address.kit')}/{t('address.print')}/"


def look(desk: Desk) -> Look:
    """The colours of the site by day, each dark enough for white paper."""
    day = desk.worn[0]
    ink, soft, accent = (nearest(day[name], lambda colour: is_clear(colour, (WHITE,))) for name in (INK, SOFT, ACCENT))
    return Look(ink, soft, accent, nearest(day[AWNING], lambda colour: contrast(colour, WHITE) >= SEEN))


def printed(desk: Desk, entry: Entry, language: str, kind: str = "") -> Printed:
    """What a shop tells on paper, in a language; `kind` names the sheet in the title of a document."""
    facts, t = entry.facts, desk.words[language]
    if not isinstance(facts, Shop) or desk.faces is None:
        raise AssertionError(entry.key)
    name, frame = entry.say("name", language).text, desk.frame(language)
    way = desk.settings.origin + desk.href(f"/s/{entry.id}/")
    letters = way.partition("://")[2].removesuffix("/")
    doors = sorted(facts.locations, key=lambda one: not one.primary)
    at = desk.where(doors[0], language) if doors else None
    logo = frame.logo
    return Printed(
        language=language,
        title=f"{t(f'sheets.{kind}')} – {name}" if kind else name,
        name=badges.name_of(desk, entry, language),
        trade=badges.settable(desk, *(desk.kind_of(facts, one).get("category", "") for one in (language, desk.settings.language))),
        since=t("shop.since_year", year=facts.since) if facts.since else "",
        news=_news(desk, facts, language),
        where=_where(desk, entry, doors[0] if doors else None, at),
        phone=facts.contact.phone.shown if facts.contact and facts.contact.phone else "",
        own=_own(facts),
        hours=_hours(desk, entry, doors, at, language),
        invite=_invite(desk, entry, language),
        hint=t("sheets.hint"),
        member=t("badge.member"),
        collective=badges.collective(desk, language),
        address=letters,
        code=qr.code(way),
        alt=t("paper.code", address=letters),
        mark=Mark(logo.src, logo.width, logo.height) if logo else None,
    )


def _invite(desk: Desk, entry: Entry, language: str) -> str:
    """What one finds at the address of the code: no more than there is."""
    has_hours = isinstance(entry.facts, Shop) and any(one.hours for one in entry.facts.locations)
    has_stories = bool(desk.site.stories_of.get(entry.key))
    return desk.words[language](TOLD if has_hours and has_stories else "sheets.invite_hours" if has_hours else "sheets.invite_page")


def _news(desk: Desk, facts: Shop, language: str) -> str:
    """Since when or until when the door is shut, as the page of the shop says it; "" where it is not."""
    if facts.status not in SHUT:
        return ""
    days = {key: dates.spoken(day, language, "long") for key, day in (("start", facts.status_from), ("end", facts.status_to)) if day}
    span = "" if "start" not in days else "_from_to" if facts.status == "paused" and "end" in days else "_from"
    return typographed(desk.words[language](f"banner.shop.{facts.status}{span}", **days), language).removesuffix(".")


def _where(desk: Desk, entry: Entry, door: Location | None, at: Where | None) -> str:
    """The street or the place, and the town, as far as they may be told; else the neighbourhood, or where the shop goes."""
    place = desk.find(door.at, "place") if door else None
    address = getattr(place.facts, "address", None) if place else door.public().address if door else None
    street = (at.place.text if at.place else address.street if address else "") if at else ""
    areas = desk.site.areas_of.get(entry.key, ())[:1]
    town = address.city if address else ""
    told = (street, town or next(iter(areas), "")) if street else (*areas, town)
    served = [one.name for one in entry.facts.service_area[:1]] if isinstance(entry.facts, Shop) else []
    return ", ".join(dict.fromkeys(filter(None, told))) or ", ".join(served)


def _own(facts: Shop) -> tuple[str, ...]:
    """Where else one reaches the shop: its e-mail address, its own web site."""
    contact = facts.contact
    if contact is None:
        return ()
    site = urlsplit(contact.website or "")
    # A page within somebody else's site is too long for a card, and too hard to type.
    host = site.netloc.removeprefix("www.") if site.path in ("", "/") and not site.query else ""
    return tuple(filter(None, (contact.email, host)))


def _hours(desk: Desk, entry: Entry, doors: list[Location], at: Where | None, language: str) -> tuple[tuple[str, str], ...]:
    """The week of a shop with one door, as far as it is known; () where it is unchecked for long, or changes with the season or a pause."""
    if at is None or at.hours is None or len(doors) != 1 or len(at.hours.parts) != 1 or desk.is_stale(entry) or _is_paused(entry):
        return ()
    unsaid = desk.words[language]("hours.unsaid")  # which no shop would say of itself
    rows = [row for row in at.hours.parts[0].rows if row.times != unsaid]
    told = tuple((typographed(row.days, language), typographed(row.times, language)) for row in rows)
    return told if len(rows) <= MOST_ROWS and all(days and times for days, times in told) else ()


def _is_paused(entry: Entry) -> bool:
    return isinstance(entry.facts, Shop) and entry.facts.status == "paused"
