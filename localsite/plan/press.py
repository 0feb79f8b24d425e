"""What does a journalist need? Figures that are true today, words to quote, the mark of the collective, pictures with their credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import islice

from localsite import dates
from localsite.cache import digest, makers
from localsite.content import Shop
from localsite.plan import badges, embeds, kit, snippets
from localsite.plan.desk import PRESS, Desk
from localsite.plan.lists import coming
from localsite.plan.views import Img, Link, Paste, Press, PressPicture, Take
from localsite.settings import PATH
from localsite.urls import slug
from localsite.values import Craft, Entry, Output

MOST_PICTURES = 12
# Licences under which everybody may pass a picture on, changed and for money too; spelled as addresses are, whatever follows the version.
_VERSION = r"(-v?\d(-\d)?(-international|-universal|-unported|-(?!n[cd])[a-z]{2})?)?"
OPEN = re.compile(
    rf"(cc-?0|(cc|creative-commons)-(by|attribution|zero)(-sa|-share-?alike)?|public-domain(-mark)?|domaine-public|(licence-)?etalab"
    rf"|licence-ouverte(-etalab)?|open-licen[cs]e(-etalab)?|licence-art-libre|free-art-licen[cs]e){_VERSION}(-etalab)?"
    rf"|https?-(www-)?creativecommons-org-(licenses-by(-sa)?|publicdomain-(zero|mark)){_VERSION}(-deed-[a-z]{2})?"
)
RECIPE, JPEG, QUALITY = "press 1", "jpg", 90  # of copies: newspapers' programs know nothing newer
TYPES: Mapping[str, str] = {"jpg": "JPEG", "png": "PNG"}  # what they do know, as people call it
KINDS = ("story", "place", "shop", "event")  # of records, in the order in which their pictures tell most


def pages(desk: Desk) -> Iterator[Output]:
    """The page for the press."""
    addresses = {language: desk.section(PRESS, language) for language in desk.settings.languages}
    copies = dict[str, Output]()
    for language in desk.settings.languages:
        t, pictures = desk.words[language], [*_pictures(desk, language)]
        copies |= {copy.path: copy for entry, one in pictures if _is_new(one) for copy in [_copy(desk, entry, one)]}
        told = {
            "title": t("page.press"),
            "description": t("describe.press", name=desk.frame(language).name),
            "crumbs": (Link(t("page.home"), desk.href(desk.root(language))),),
            "press": Press(
                _figures(desk),
                _texts(desk, language),
                badges.takes(desk, badges.COLLECTIVE, badges.own_sayings(desk, language), slug(desk.frame(language).name)),
                desk.href(embeds.agenda(language)),
                _frame(desk, language),
                desk.settings.contact.phone,
                tuple(_told(desk, entry, one, language) for entry, one in pictures),
                dates.spoken(desk.site.today, language, "long"),
            ),
        }
        yield desk.page("press", language, addresses, (PATH, *(entry.path for entry in desk.site.listed)), told)
    yield from copies.values()


def _frame(desk: Desk, language: str) -> Paste:
    """What a town hall pastes to show the agenda."""
    t, origin = desk.words[language], desk.settings.origin
    framed = snippets.Frame(origin + desk.href(embeds.agenda(language)), t("page.events"), *snippets.LIST_FRAME)
    return kit.paste("agenda", snippets.frame(origin + desk.href(desk.section("events", language)), framed, t("embed.list"), language))


def _figures(desk: Desk) -> tuple[tuple[str, int], ...]:
    """What the build counts; a nought is nothing to boast of."""
    site = desk.site
    counted = (
        ("shops", len(site.listed)),
        # What each is first of all: that a florist sells plants too makes no two trades.
        ("crafts", len({one.facts.categories[0].key for one in site.listed if isinstance(one.facts, Shop) and one.facts.categories})),
        ("areas", len(site.by_area)),
        ("events", len(coming(desk))),
        ("stories", len(site.of("story"))),
        ("trails", len(site.of("trail"))),
    )
    return tuple((name, count) for name, count in counted if count)


def _texts(desk: Desk, language: str) -> tuple[Paste, ...]:
    """Who the collective is, in words that may be printed as they stand."""
    frame, t = desk.frame(language), desk.words[language]
    address = desk.settings.origin + desk.href(desk.root(language))
    short = t("press.in_short", name=frame.name, address=address)
    long = " ".join(filter(None, (frame.summary or frame.tagline, short)))
    return Paste("line", short, 2), Paste("paragraph", long, 4)


def _pictures(desk: Desk, language: str) -> Iterator[tuple[Entry, Img]]:
    """Pictures that may be passed on and that somebody is named for, one of each record that people may go to."""
    entries: list[Entry] = [entry for kind in KINDS for entry in desk.site.of(kind) if _is_shown(entry)]
    own = desk.settings.licence.photos or ""
    licensed = ((entry, [one._replace(licence=one.licence or own) for one in desk.pictures(entry, language)]) for entry in entries)
    given = ((entry, [one for one in some if one.credit and one.alt and is_open(one.licence)]) for entry, some in licensed)
    yield from islice(((entry, some[0]) for entry, some in given if some), MOST_PICTURES)


def _told(desk: Desk, entry: Entry, picture: Img, language: str) -> PressPicture:
    return PressPicture(picture, entry.kind, desk.link(entry, language), _file(desk, entry, picture, language))


def _file(desk: Desk, entry: Entry, picture: Img, language: str) -> Take:
    """The largest file of a picture, called as its record: the published one, or a copy of it that every desk can open."""
    href = desk.href(f"/{_copy(desk, entry, picture).path}") if _is_new(picture) else picture.large
    ending = href.rpartition(".")[2]
    told = {"type": TYPES[ending], "width": picture.width, "height": picture.height}
    return Take(f"{entry.key}.{ending}", href, label=desk.words[language]("press.take", **told))


def _is_new(picture: Img) -> bool:
    return picture.large.rpartition(".")[2] not in TYPES


def _copy(desk: Desk, entry: Entry, picture: Img) -> Output:
    """The same picture as JPEG."""
    data = desk.developed[picture.large.removeprefix(desk.base)]
    key = digest(data, makers((), ("pillow",)))
    craft = Craft(RECIPE, key, partial(_jpeg, data))
    return Output(f"assets/press/{slug(f'{entry.kind}-{entry.key}')}.{key[:8]}.{JPEG}", (entry.path,), craft=craft, part=JPEG)


def _jpeg(data: bytes) -> Mapping[str, bytes]:
    from PIL import Image  # late: copies that are remembered need no painter

    made = BytesIO()
    Image.open(BytesIO(data)).convert("RGB").save(made, "JPEG", quality=QUALITY, optimize=True)
    return {JPEG: made.getvalue()}


def is_open(licence: str) -> bool:
    """True for a licence that lets everybody pass a picture on; what nobody knows is none."""
    return OPEN.fullmatch(slug(licence)) is not None


def _is_shown(entry: Entry) -> bool:
    return not isinstance(entry.facts, Shop) or entry.facts.is_listed
