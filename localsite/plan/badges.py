"""Which badges does the site publish, under addresses that never die?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from urllib.parse import urlsplit

from localsite.badges import Paints, Sayings, badge, paints
from localsite.cache import digest
from localsite.codes.kit import NO_LETTERS, NO_TYPE
from localsite.content import Shop
from localsite.diagnostics import Report, Span
from localsite.lettering import ROLES, Faces, cleaned, faces, is_type, lacking
from localsite.plan.desk import Desk
from localsite.plan.views import Take
from localsite.settings import PATH
from localsite.theme import Theme
from localsite.theme.palette import ACCENT, INK, ON_ACCENT, PAPER
from localsite.values import Craft, Entry, Output

RECIPE = "badges 4"
# What is published, and promised: a name in here is never taken out.
SHAPES, TONES = ("seal", "bar"), ("light", "dark")
PICTURE_WIDE = 3  # times as wide as it is shown: a badge in pixels
COLOURS = 64  # shades of three colours, and of what is clear
SIZES: Mapping[str, tuple[int, int]] = {"seal": (160, 160), "bar": (300, 80)}  # pixels that they are shown in
FOLDER, COLLECTIVE = "badges", "collective"
RAISED = "--surface-raised"


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
    for entry in desk.site.of("shop"):
        for name in dict.fromkeys(entry.say("name", language).text for language in desk.settings.languages):
            letters = lacking(name, desk.faces)
            if letters:
                report(NO_LETTERS.at(entry.span, letters=letters, name=name))


def badges(desk: Desk) -> Iterator[Output]:
    """The badges of every shop, closed ones too as their addresses were promised, and those of the collective itself."""
    if desk.faces is None:
        return
    for entry in desk.site.of("shop"):
        yield from _outputs(desk, entry.id, {one: sayings(desk, entry, one) for one in desk.settings.languages}, entry.path)
    yield from _outputs(desk, COLLECTIVE, {one: own_sayings(desk, one) for one in desk.settings.languages}, PATH)


def folder(id_: str) -> str:
    """The address of the badges of a shop."""
    return f"/{FOLDER}/{id_}/"


def addresses(desk: Desk) -> Iterator[str]:
    """The folders of badges: each promises all the names that are published in it."""
    if desk.faces is not None:
        yield from (folder(entry.id) for entry in desk.site.of("shop"))
        yield folder(COLLECTIVE)


def names(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The files in such a folder."""
    drawn = (f"{shape}-{tone}.{language}.svg" for language in languages for shape in SHAPES for tone in TONES)
    return (*drawn, *(f"{SHAPES[0]}.{language}.png" for language in languages))


def takes(desk: Desk, id_: str, said: Sayings, key: str) -> tuple[Take, ...]:
    """The badges in a language, to be shown and taken away; `key` begins the name under which they are saved."""
    t, language = desk.words[said.language], said.language
    files = [(shape, f"{shape}-{tone}.{language}.svg", f"kit.{shape}_{tone}", tone) for shape in SHAPES for tone in TONES]
    files.append((SHAPES[0], f"{SHAPES[0]}.{language}.png", "kit.seal_png", TONES[0]))
    return tuple(
        Take(f"{key}-{name}", desk.href(folder(id_) + name), *SIZES[shape], said.alt, tone, t(label))
        for shape, name, label, tone in (files if desk.faces else ())
    )


def _outputs(desk: Desk, id_: str, said: Mapping[str, Sayings], because: str) -> Iterator[Output]:
    faces_, colours = desk.faces, {tone: painted(desk, tone) for tone in TONES}
    if faces_ is None:
        raise AssertionError(id_)

    def make() -> Mapping[str, bytes]:
        return _made(said, colours, faces_)

    craft = Craft(RECIPE, digest(repr((said, colours)), faces_.digest), make)
    for name in names(desk.settings.languages):
        yield Output(f"{folder(id_)[1:]}{name}", (because,), craft=craft, part=name)


def _made(said: Mapping[str, Sayings], colours: Mapping[str, Paints], faces_: Faces) -> Mapping[str, bytes]:
    """All badges of a shop by their names."""
    made = {
        f"{shape}-{tone}.{language}.svg": badge(shape, told, colours[tone], faces_).svg.encode()
        for language, told in said.items()
        for shape in SHAPES
        for tone in TONES
    }
    shape = SHAPES[0]
    wide = PICTURE_WIDE * SIZES[shape][0]
    return made | {f"{shape}.{language}.png": pixels(made[f"{shape}-{TONES[0]}.{language}.svg"].decode(), wide) for language in said}


def pixels(svg: str, wide: int) -> bytes:
    """A badge as PNG, clear around it, in few colours: it has no others."""
    import resvg_py  # late: badges that are remembered need no painter
    from PIL import Image  # late: see above

    painted = Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=wide, skip_system_fonts=True))))
    buffer = BytesIO()
    painted.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(buffer, "PNG")  # smaller by an eighth takes four times as long
    return buffer.getvalue()


def painted(desk: Desk, tone: str) -> Paints:
    """The colours of the badges: those of the site."""
    day, night = desk.worn
    by_day = {"ground": day[PAPER], "ink": day[INK], "accent": day[ACCENT], "on_accent": day[ON_ACCENT]}
    by_night = {"ground": night[RAISED], "ink": night[INK], "accent": night[ACCENT], "on_accent": night[ON_ACCENT]}
    return paints(by_day, by_night, tone)


def sayings(desk: Desk, entry: Entry, language: str) -> Sayings:
    """What the badge of a shop says in a language."""
    facts, t, collective = entry.facts, desk.words[language], _collective(desk, language)
    if not isinstance(facts, Shop) or desk.faces is None:
        raise AssertionError(entry.key)
    is_gone, is_member = not facts.is_listed, facts.is_member
    own = f"badge.trade_{facts.kind}" if facts.kind in ("workshop", "producer") else "badge.trade"
    kind = desk.kind_of(facts, language).get("category", "") or t("kind.shop")
    trade = t(own) if is_member else cleaned("" if lacking(kind, desk.faces) else kind, desk.faces)
    if is_gone:
        trade = t("badge.moved" if facts.status == "moved" else "badge.closed")
    since = t("badge.since", year=facts.since) if facts.since and not is_gone else ""
    whole = entry.say("name", language).text
    return Sayings(
        language=language,
        name="" if lacking(whole, desk.faces) else cleaned(whole, desk.faces),
        trade=trade,
        since=since,
        year=str(facts.since) if since else "",
        member=t("badge.listed" if not is_member else "badge.former" if is_gone else "badge.member"),
        collective=collective,
        alt=t(
            "badge.alt_listed" if not is_member else "badge.alt_gone" if is_gone else "badge.alt",
            name=whole,
            trade=" ".join(filter(None, (trade, since))),
            collective=collective,
        ),
    )


def own_sayings(desk: Desk, language: str) -> Sayings:
    """What the badge of the collective says in a language."""
    t, collective = desk.words[language], _collective(desk, language)
    trade, host = t("badge.trades"), urlsplit(desk.settings.site_url).hostname or ""
    alt = t("badge.alt_collective", collective=collective, trade=trade)
    return Sayings(language, "", trade, "", "", host.removeprefix("www."), collective, alt)


def _collective(desk: Desk, language: str) -> str:
    """The name of the collective in letters that there are; its address where there are none."""
    name = desk.said(language)["name"]
    host = urlsplit(desk.settings.site_url).hostname or ""
    return host if desk.faces is None or lacking(name, desk.faces) else cleaned(name, desk.faces)
