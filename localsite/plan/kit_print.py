"""What does a shop print? One page with a poster, stickers and cards, each a sheet of A4; a PDF of any of them says the same."""

from __future__ import annotations

from collections.abc import Iterator

from localsite import qr, typeset
from localsite.content import Shop
from localsite.content.parts import Location
from localsite.lettering import cleaned, lacking
from localsite.plan.desk import Desk
from localsite.plan.views import Paper, Print, Where
from localsite.theme.colours import WHITE, contrast, is_clear, nearest
from localsite.theme.palette import ACCENT, AWNING, INK, SOFT
from localsite.typeset import Look, Mark, Printed
from localsite.values import Entry, Output
from localsite.words import typographed

SEEN = 2.0  # contrast of the cloth to the paper
TOLD = "sheets.invite"  # a language that the theme has this word in
MOST_ROWS = 7  # of hours, that one reads in passing


def sheets(desk: Desk) -> Iterator[Output]:
    """The page that a shop prints from, for each that is listed."""
    if desk.faces is None:
        return
    colours = look(desk)
    for entry in desk.site.listed:
        addresses = {language: address(desk, entry, language) for language in spoken(desk)}
        because = tuple(words.path for words in entry.words.values())
        for language in addresses:
            t, name = desk.words[language], entry.say("name", language).text
            told = printed(desk, entry, language)
            laid = typeset.for_page(told, colours, desk.faces)
            pieces = tuple({sheet.piece.key: sheet.piece for sheet in laid}.values())
            page = {
                "title": t("sheets.title"),
                "head": t("sheets.head", name=name),
                "description": t("describe.sheets", name=name),
                "noindex": True,
                "intro": entry.say("name", language),
                "paper": Paper(desk.link(entry, language)),
                "printed": Print(laid, pieces, (told.code.size, qr.strokes(told.code)), colours.ink, told.mark),
            }
            yield desk.page("kit_print", language, addresses, because, page)


def spoken(desk: Desk) -> tuple[str, ...]:
    """The languages of those pages: nobody hangs up what is half in another one."""
    return tuple(one for one in desk.settings.languages if TOLD in desk.theme.words.get(one, {})) or (desk.settings.language,)


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
        name="" if lacking(name, desk.faces) else cleaned(name, desk.faces),
        trade=desk.kind_of(facts, language).get("category", ""),
        since=t("shop.since_year", year=facts.since) if facts.since else "",
        where=_where(desk, entry, at),
        phone=facts.contact.phone.shown if facts.contact and facts.contact.phone else "",
        hours=_hours(desk, entry, doors, at, language),
        invite=t("sheets.invite"),
        hint=t("sheets.hint"),
        member=t("badge.member"),
        collective=frame.name,
        address=letters,
        code=qr.code(way),
        alt=t("paper.code", address=letters),
        mark=Mark(logo.src, logo.width, logo.height) if logo else None,
    )


def _where(desk: Desk, entry: Entry, at: Where | None) -> str:
    """The street or the place, and the neighbourhood, as far as they may be told."""
    street = ""
    if at:
        street = at.place.text if at.place else at.lines[0] if at.lines and at.precision in ("exact", "street") else ""
    return " · ".join(dict.fromkeys(filter(None, (street, *desk.site.areas_of.get(entry.key, ())[:1]))))


def _hours(desk: Desk, entry: Entry, doors: list[Location], at: Where | None, language: str) -> tuple[tuple[str, str], ...]:
    """The week of a shop with one door; () where it is unknown, unchecked for long, or changes with the season."""
    if at is None or at.hours is None or len(doors) != 1 or len(at.hours.parts) != 1 or desk.is_stale(entry):
        return ()
    rows = at.hours.parts[0].rows
    told = tuple((typographed(row.days, language), typographed(row.times, language)) for row in rows)
    return told if len(rows) <= MOST_ROWS and all(days and times for days, times in told) else ()
