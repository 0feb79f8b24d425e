"""Which badges does the site publish, under addresses that never die?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from localsite.badges import Badge, Paints, Sayings, badge, paints
from localsite.cache import digest, makers
from localsite.codes.kit import NO_LETTERS, NO_LETTERS_OF_LANGUAGE, NO_TYPE
from localsite.content import Shop
from localsite.diagnostics import Report, Span
from localsite.lettering import ROLES, Faces, cleaned, faces, is_type, lacking
from localsite.plan import embeds
from localsite.plan.desk import Desk
from localsite.plan.views import Take
from localsite.settings import PATH
from localsite.theme import Theme, Translator, translator
from localsite.theme.palette import ACCENT, INK, ON_ACCENT, PAPER
from localsite.values import Craft, Entry, Output

if TYPE_CHECKING:
    from PIL.Image import Image

RECIPE = "badges 7"
MAKERS = (("badges", "lettering"), ("pillow", "resvg", "uharfbuzz"))  # what a badge depends on besides what it says
# What is published, and promised: a name in here is never taken out.
SHAPES, TONES = ("seal", "bar"), ("light", "dark")
PICTURE = "seal.png"  # in the main language: a picture takes longer than all the drawings of a shop
PICTURE_SIZE = (120, 120)  # pixels that it is shown in: those of a signature, as programs for mail know no drawings
PICTURE_SCALE = 2  # times as many has it itself: screens are fine today
COLOURS = 64  # shades of three colours, and of what is clear
SIZES: Mapping[str, tuple[int, int]] = {"seal": (160, 160), "bar": (300, 80)}  # pixels that they are shown in
FOLDER, COLLECTIVE = "badges", "collective"
RAISED = "--surface-raised"
SOME = 8  # letters that are named of a language without type


def faces_of(theme: Theme) -> Faces | None:
    """The type of a theme; None where some of it is missing."""
    return None if unset(theme) else faces(theme.lettering)


def unset(theme: Theme) -> list[str]:
    """The faces for which the theme has no file, or none that is TrueType."""
    return [role for role in ROLES if not is_type(theme.lettering.get(role, b""))]


def check(desk: Desk, report: Report) -> None:
    """Tells which type is missing, and the names for which there are no letters."""
    if desk.faces is None:
        missing = ", ".join(f"lettering/{role}.ttf" for role in unset(desk.theme))
        report(NO_TYPE.at(Span(f"themes/{desk.theme.name}/theme.yaml"), missing=missing))
        return
    languages, host = desk.settings.languages, _host(desk)
    told = [(one.span, {one.say("name", each).text for each in languages if not name_of(desk, one, each)}) for one in desk.site.of("shop")]
    told.append((Span(PATH), {desk.said(one)["name"] for one in languages if collective(desk, one) == host} - {host}))
    for span, names_ in told:
        for name in sorted(names_):
            report(NO_LETTERS.at(span, letters=lacking(name, desk.faces, in_rows=span.file == PATH) or name, name=name))
    for language in languages:
        letters = lacking(_words(desk, language), desk.faces, in_rows=True)
        if letters:
            report(NO_LETTERS_OF_LANGUAGE.at(Span(PATH), language=language, letters=letters[:SOME]))


def badges(desk: Desk) -> Iterator[Output]:
    """The badges of every shop, closed ones too as their addresses were promised, and those of the collective itself."""
    if desk.faces is None:
        return
    for entry in desk.site.of("shop"):
        yield from published(desk, entry)
    kept = embeds.languages(desk, "agenda")
    yield from _outputs(desk, COLLECTIVE, {one: own_sayings(desk, _told(desk, one)) for one in kept}, PATH)


def published(desk: Desk, entry: Entry) -> Iterator[Output]:
    """The badges of a shop that the site publishes."""
    kept = embeds.languages(desk, f"s/{entry.id}")
    yield from _outputs(desk, entry.id, {one: sayings(desk, entry, _told(desk, one)) for one in kept}, entry.path)


def _told(desk: Desk, language: str) -> str:
    """The language of a badge whose name tells `language`: the main one where the site no longer speaks that and the theme never did."""
    return language if language in desk.words or language in desk.theme.words else desk.settings.language


@lru_cache(maxsize=32)
def _former(theme: Theme, language: str, fallback: str) -> Translator:
    return translator(theme, language, fallback)


def _translated(desk: Desk, language: str) -> Translator:
    """The words of a language, which may be one that the site spoke once."""
    return desk.words[language] if language in desk.words else _former(desk.theme, language, desk.settings.language)


def folder(id_: str) -> str:
    """The address of the badges of a shop."""
    return f"/{FOLDER}/{id_}/"


def addresses(desk: Desk) -> Iterator[str]:
    """The folders of badges: each promises all its names in each language in which the frame of the same is promised."""
    if desk.faces is not None:
        yield from (folder(entry.id) for entry in desk.site.of("shop"))
        yield folder(COLLECTIVE)


def names(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The files in such a folder."""
    drawn = (f"{shape}-{tone}.{language}.svg" for language in languages for shape in SHAPES for tone in TONES)
    return (*drawn, PICTURE)


def takes(desk: Desk, id_: str, said: Sayings, key: str) -> tuple[Take, ...]:
    """The badges in a language, to be shown and taken away; `key` begins the name under which they are saved."""
    t, language = desk.words[said.language], said.language
    files = [(f"{shape}-{tone}.{language}.svg", SIZES[shape], f"kit.{shape}_{tone}", tone) for shape in SHAPES for tone in TONES]
    if language == desk.settings.language:
        files.append((PICTURE, PICTURE_SIZE, "kit.seal_png", TONES[0]))
    return tuple(
        Take(f"{key}-{name}", desk.href(folder(id_) + name), *size, said.alt, tone, t(label))
        for name, size, label, tone in (files if desk.faces else ())
    )


def _outputs(desk: Desk, id_: str, said: Mapping[str, Sayings], because: str) -> Iterator[Output]:
    faces_, colours = desk.faces, {tone: painted(desk, tone) for tone in TONES}
    if faces_ is None:
        raise AssertionError(id_)

    def make() -> Mapping[str, bytes]:
        return _made(said, colours, faces_)

    craft = Craft(RECIPE, digest(repr((said, colours)), faces_.digest, makers(*MAKERS)), make)
    for name in names(tuple(said)):
        yield Output(f"{folder(id_)[1:]}{name}", (because,), craft=craft, part=name)


def _made(said: Mapping[str, Sayings], colours: Mapping[str, Paints], faces_: Faces) -> Mapping[str, bytes]:
    """All badges of a shop by their names."""
    made = {
        f"{shape}-{tone}.{language}.svg": badge(shape, told, colours[tone], faces_)
        for language, told in said.items()
        for shape in SHAPES
        for tone in TONES
    }
    seal = made[f"{SHAPES[0]}-{TONES[0]}.{next(iter(said))}.svg"]
    return {**{name: one.svg.encode() for name, one in made.items()}, PICTURE: pixels(seal, PICTURE_SCALE * PICTURE_SIZE[0])}


def pixels(made: Badge, wide: int) -> bytes:
    """A badge as PNG, clear around it, in few colours: it has no others."""
    from PIL import Image  # late: badges that are remembered need no painter

    # What is under the letters takes longer than they do, and is the same for most shops.
    letters = _raster(made.svg.replace(made.ground, "", 1), wide)
    ground = _ground(f"{made.svg.partition('>')[0]}>{made.ground}</svg>", wide)
    buffer = BytesIO()
    both = Image.alpha_composite(ground, letters)
    both.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(buffer, "PNG")  # smaller by an eighth takes four times as long
    return buffer.getvalue()


def _raster(svg: str, wide: int) -> Image:
    import resvg_py  # late: see above
    from PIL import Image  # late: see above

    return Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=wide, skip_system_fonts=True)))).convert("RGBA")


_ground = lru_cache(maxsize=8)(_raster)


def painted(desk: Desk, tone: str) -> Paints:
    """The colours of the badges: those of the site."""
    day, night = desk.worn
    by_day = {"ground": day[PAPER], "ink": day[INK], "accent": day[ACCENT], "on_accent": day[ON_ACCENT]}
    by_night = {"ground": night[RAISED], "ink": night[INK], "accent": night[ACCENT], "on_accent": night[ON_ACCENT]}
    return paints(by_day, by_night, tone)


def sayings(desk: Desk, entry: Entry, language: str) -> Sayings:
    """What the badge of a shop says in a language: what there is no type for in the main one, or not at all."""
    facts, t = entry.facts, _translated(desk, language)
    if not isinstance(facts, Shop):
        raise AssertionError(entry.key)
    is_gone, is_member = not facts.is_listed, facts.is_member
    year = facts.since if facts.since and not is_gone else 0
    member = "badge.listed" if not is_member else "badge.former" if is_gone else "badge.member"
    of_alt = "badge.alt_listed" if not is_member else "badge.alt_gone" if is_gone else "badge.alt"
    trade, since = _trade(desk, facts, language), t("badge.since", year=year) if year else ""
    main = desk.settings.language
    return Sayings(
        language=language,
        name=name_of(desk, entry, language),
        trade=settable(desk, trade, _trade(desk, facts, main)),
        since=settable(desk, since, desk.words[main]("badge.since", year=year)) if year else "",
        year=str(year or ""),
        member=settable(desk, t(member), desk.words[main](member)),
        collective=collective(desk, language),
        # A sentence that is read takes no type.
        alt=t(of_alt, name=entry.say("name", language).text, trade=f"{trade} {since}".strip(), collective=desk.said(language)["name"]),
    )


def _trade(desk: Desk, facts: Shop, language: str) -> str:
    """What a shop is: its kind where it is no member."""
    t = _translated(desk, language)
    if not facts.is_listed:
        return t("badge.moved" if facts.status == "moved" else "badge.closed")
    if facts.is_member:
        return t(f"badge.trade_{facts.kind}" if facts.kind in ("workshop", "producer") else "badge.trade")
    return desk.kind_of(facts, language).get("category", "") or t("kind.shop")


def own_sayings(desk: Desk, language: str) -> Sayings:
    """What the badge of the collective says in a language."""
    t, name, host = _translated(desk, language), collective(desk, language), _host(desk)
    trade = settable(desk, t("badge.trades"), desk.words[desk.settings.language]("badge.trades"))
    alt = t("badge.alt_collective", collective=desk.said(language)["name"], trade=t("badge.trades"))
    return Sayings(language, "", trade, "", "", "" if name == host else host.removeprefix("www."), name, alt)


def name_of(desk: Desk, entry: Entry, language: str) -> str:
    """The name of a shop in letters that there are, in a language or in the main one; "" where there are none."""
    names_ = (entry.say("name", one).text for one in (language, desk.settings.language))
    return settable(desk, *names_, in_rows=False)


def collective(desk: Desk, language: str) -> str:
    """The name of the collective in letters that there are; its address where there are none."""
    return settable(desk, *(desk.said(one)["name"] for one in (language, desk.settings.language))) or _host(desk)


def settable(desk: Desk, *texts: str, in_rows: bool = True) -> str:
    """The first of some texts that there is type for, ready to be set; "" where there is none."""
    type_ = desk.faces
    ready = (cleaned(text, type_) for text in texts if not lacking(text, type_, in_rows=in_rows)) if type_ else iter(())
    return next(filter(None, ready), "")


def _host(desk: Desk) -> str:
    return urlsplit(desk.settings.site_url).hostname or ""


def _words(desk: Desk, language: str) -> str:
    """All that badges say in a language besides names."""
    t, trades = (
        desk.words[language],
        ("trade", "trade_workshop", "trade_producer", "trades", "member", "listed", "former", "closed", "moved"),
    )
    return " ".join((*(t(f"badge.{key}") for key in trades), t("badge.since", year=0)))
