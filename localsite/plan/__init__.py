"""Which files make the site? Every one is named here, none is made yet; each knows which source asked for it.

To add a page type, write a function that yields outputs and add it to OUTPUTS.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from localsite import dates
from localsite.cache import digest
from localsite.categories import Category
from localsite.codes import relations as codes
from localsite.codes import settings as settings_codes
from localsite.diagnostics import Report, Span, Swap
from localsite.fields import Ref, fields
from localsite.hours import Calendar
from localsite.maps import Atlas
from localsite.plan import (
    badges,
    embeds,
    fronts,
    guide,
    kit,
    ledger,
    lists,
    machines,
    maps,
    pieces,
    poster,
    press,
    records,
    shares,
    sheet,
    street,
    town,
    trails,
)
from localsite.plan.desk import HOME_KEYS, MAP, OPEN_DAYS, PRESS, RESERVED, SECTIONS, STREET, Desk
from localsite.plan.kit import without
from localsite.plan.ledger import addresses
from localsite.plan.views import Frame, Page, Preview
from localsite.settings import PATH, ThemeChoice
from localsite.theme import Theme, dressed, faint, translator, worn
from localsite.theme.colours import hues
from localsite.values import Output, Shot, Site

__all__ = ["OUTPUTS", "Desk", "addresses", "desk_of", "plan", "without"]

LISTS = (*SECTIONS.values(), STREET, MAP, "categories", "areas", *OPEN_DAYS, PRESS, "legal")  # every list has its address
OTHER_ICON = "other"  # stands for a drawing that the theme has not
OUTPUTS = (
    lists.home,
    street.pages,
    street.files,
    maps.files,
    lists.shops,
    town.pages,
    sheet.pages,
    lists.categories,
    lists.others,
    lists.open_days,
    records.records,
    poster.posters,
    badges.badges,
    kit.pages,
    press.pages,
    shares.files,
    trails.files,
    trails.sheets,
    lists.alone,
    embeds.pages,
    machines.moved,
    machines.atom,
    machines.assets,
    guide.pages,
)


def desk_of(
    site: Site,
    theme: Theme,
    shots: Mapping[str, Shot],
    calendars: Mapping[str, Calendar],
    *,
    production: bool,
    guided: bool = False,
    atlas: Atlas | None = None,
) -> Desk:
    """What the functions of OUTPUTS work with."""
    chosen = _chosen(site.settings.theme)
    colours, theme = worn(theme, chosen), dressed(theme, chosen)
    fallback = next((one for one in (site.settings.language, "fr", "en") if one in theme.words), site.settings.language)
    words = {language: translator(theme, language, fallback) for language in site.settings.languages}
    site = replace(site, categories=_drawn(site.categories, theme.icons))
    return Desk(
        site=site,
        theme=theme,
        words=words,
        shots=shots,
        sections=_sections(site, words),
        shared_names=_shared_names(site),
        tongues={language: dates.language_name(language) for language in words},
        base=site.settings.base,
        # One name for all of them, so that a style sheet finds its fonts beside it.
        assets=f"/assets/{digest(theme.styles, *(part for path, data in theme.assets.items() for part in (path, data)))[:8]}",
        calendars=calendars,
        drawn=fronts.drawn(site, theme),
        rows=fronts.rows(site),
        production=production,
        guided=guided,
        read_atlas=atlas,
        faces=badges.faces_of(theme),
        worn=colours,
        hues=hues(theme.every_style),
        charts=maps.folder(atlas, theme) if atlas and not maps.missing(theme) else "",
    )


def _sections(site: Site, words: Mapping[str, Callable[..., str]]) -> dict[tuple[str, str], str]:
    """The address of each list in each language."""
    return {
        (name, language): f"{'/' if language == site.settings.language else f'/{language}/'}{t(f'address.{name}')}/"
        for language, t in words.items()
        for name in LISTS
    }


def plan(desk: Desk, promised: Sequence[Ref] | None, pictures: Sequence[Output], report: Report) -> tuple[Output, ...]:
    """Every file of the result, sorted; and what was promised before and is missing (not asked where `promised` is None)."""
    _check_names(desk, report)
    _check_languages(desk, report)
    _check_colours(desk, report)
    _check_sections(desk, report)
    fronts.check(desk.theme, report)
    maps.check(desk, report)
    badges.check(desk, report)
    pieces.check(desk, report)
    kit.check(desk, report)
    guide.check(desk, report)
    pages = [output for make in OUTPUTS for output in make(desk)]
    frames = {language: desk.frame(language) for language in desk.settings.languages}
    previews = {language: shares.preview(desk, None, language) for language in desk.settings.languages}
    framed = [_framed(output, frames, previews) if output.template else output for output in pages]
    outputs = [*framed, *pictures, machines.sitemap(pages), machines.robots(desk), machines.redirects(desk)]
    if promised is not None:
        ledger.check(desk, promised, report)
    return tuple(sorted([*outputs, machines.headers(desk, outputs)], key=lambda output: output.path))


def _framed(output: Output, frames: Mapping[str, Frame], previews: Mapping[str, Preview | None]) -> Output:
    """A page with what surrounds it; one that nobody may find is passed on without a picture."""
    page: Page = output.context["page"]
    preview = page.preview or (None if page.noindex else previews[page.language])
    return output._replace(context={**output.context, "page": page._replace(preview=preview), "site": frames[output.context["site"]]})


def _chosen(choice: ThemeChoice) -> dict[str, str]:
    """The collective's own colours, by the name of the field."""
    return {name: ref.key for name, ref in choice.colours if ref is not None}


def _drawn(categories: Mapping[str, Category], icons: Collection[str]) -> dict[str, Category]:
    """The categories with drawings that the theme has."""
    instead = OTHER_ICON if OTHER_ICON in icons else ""
    return {key: one if one.icon in icons else replace(one, icon=instead) for key, one in categories.items()}


def _shared_names(site: Site) -> frozenset[str]:
    # Each record counts once per name, though it may say it in two languages.
    names = Counter(
        name for entry in site.entries.values() for name in {str(words.fields.get(entry.title)) for words in entry.words.values()}
    )
    return frozenset(name for name, count in names.items() if count > 1)


def _check_sections(desk: Desk, report: Report) -> None:
    """The theme's words name the sections: two of one name, or a reserved one, would stand in each other's way."""
    for language in desk.settings.languages:
        names = [desk.words[language](f"address.{name}") for name in LISTS]
        for name in {name for name in names if name in RESERVED or names.count(name) > 1}:
            report(codes.RESERVED_NAME.at(Span(f"themes/{desk.theme.name}/words/{language}.yaml"), name=name))


def _check_languages(desk: Desk, report: Report) -> None:
    for language in desk.settings.languages:
        if language not in desk.theme.words:
            fallback = desk.settings.language if desk.settings.language in desk.theme.words else next(iter(desk.theme.words), language)
            report(settings_codes.NO_WORDS_FOR_LANGUAGE.at(Span(PATH), language=language, fallback=fallback, theme=desk.theme.name))


def _check_colours(desk: Desk, report: Report) -> None:
    colours = desk.settings.theme.colours
    for name, other, contrast, near in faint(desk.theme, _chosen(desk.settings.theme)):
        code = settings_codes.DIM_PAPER if name == "paper" else settings_codes.FAINT_COLOUR
        ref: Ref = getattr(colours, name)
        # Cut, not rounded: 4.49 must not be told as the 4.5 that it is not.
        ratio = f"{int(contrast * 10) / 10:.1f}"
        nom = next(info.declared.nom for info in fields(type(colours)) if info.name == name)
        facts = {"name": name, "nom": nom, "ratio": ratio, "rapport": ratio.replace(".", ",")}
        report(code.at(ref.span, Swap(f'"{near}"'), value=ref.key, other=other, near=near, **facts))


def _check_names(desk: Desk, report: Report) -> None:
    sections = LISTS
    taken = (
        RESERVED | set(desk.settings.languages) | {desk.words[language](f"address.{name}") for language in desk.words for name in sections}
    )
    for entry in desk.site.of("page"):
        for key in (entry.key, *entry.facts.formerly):
            if key in taken or (key in HOME_KEYS and key != entry.key):
                report(codes.RESERVED_NAME.at(Span(entry.path), name=key))
    homes = [desk.site.entries["page", key] for key in HOME_KEYS if ("page", key) in desk.site.entries]
    for entry in homes[1:]:
        report(codes.RECORD_TWICE.at(entry.span, other=homes[0].path))
