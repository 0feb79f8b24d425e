"""What is the theme made of? A page that shows every component, colour, size and drawing, for those who work on the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from localsite.categories import GROUPS
from localsite.diagnostics import Diagnostic, Report
from localsite.plan.desk import Desk
from localsite.plan.examples import DRAWN, FILE, Bench, Macro, examples, macros
from localsite.plan.views import Link, Page
from localsite.theme import Theme
from localsite.theme.colours import contrast, tokens
from localsite.values import Output

TEMPLATE, STYLES = "pages/guide.html", "pages/guide.css"
ADDRESS = "_guide/"
PICTURE = "picture.svg"  # a stand-in for photographs: it has an address, as theirs have one to lead to
GROUNDS: Mapping[str, str] = {"paper": "", "raised": "raised/", "sunk": "sunk/"}  # what components are shown on → its part of the address
PAPER = "--surface"
OF_A_GROUP = frozenset({"--hue", "--stripe", "--wash"})
_STEP = re.compile(r"(--(?:step|space)-[\w-]*?\d)\s*:\s*([^;}]+)")


class Swatch(NamedTuple):
    """A colour of the theme."""

    name: str  # of its token: "--ink"
    day: str  # "#2c2230"
    night: str
    by_day: float  # its contrast with paper, from 1 to 21
    by_night: float


class Step(NamedTuple):
    """A size of type, or a distance."""

    name: str  # of its token: "--step-1"
    value: str  # as the style sheet says it
    css: str  # the class that shows it


class Component(NamedTuple):
    """A folder of the theme, with the examples of its macros."""

    name: str
    template: str
    macros: tuple[Macro, ...]


class Guide(NamedTuple):
    """All that the page shows."""

    ground: str  # a key of GROUNDS
    grounds: tuple[Link, ...]
    components: tuple[Component, ...]
    hues: tuple[tuple[str, str], ...]  # the key and the name of each group of categories
    colours: tuple[Swatch, ...] = ()
    type: tuple[Step, ...] = ()
    spaces: tuple[Step, ...] = ()
    icons: tuple[str, ...] = ()


def pages(desk: Desk) -> Iterator[Output]:
    """The guide in each language, once on every ground. Nothing where the site is not being worked on, or its theme has no guide."""
    if not desk.guided or TEMPLATE not in desk.theme.templates:
        return
    origins = desk.theme.origins
    because = tuple(sorted({origins[name] for name in (TEMPLATE, *desk.theme.guide)}))
    yield Output(f"{ADDRESS}guide.css", because, data=f"{desk.theme.guide.get(STYLES, '')}\n{_sizes(desk)}".encode())
    yield Output(f"{ADDRESS}{PICTURE}", because, data=DRAWN.encode())
    for language in desk.settings.languages:
        shown = components(desk, language, lambda _: None)
        for ground, part in GROUNDS.items():
            addresses = {one: f"{desk.root(one)}{ADDRESS}{part}" for one in desk.settings.languages}
            page = desk.page("guide", language, addresses, because, _page(desk, language))
            yield page._replace(context={**page.context, "guide": _guide(desk, language, ground, shown)})


def check(desk: Desk, report: Report) -> None:
    """Tells what is wrong with the examples, once for all languages."""
    if desk.guided and TEMPLATE in desk.theme.templates:
        components(desk, desk.settings.language, report)


def components(desk: Desk, language: str, report: Report) -> tuple[Component, ...]:
    """Every component with its examples in a language."""
    picture = desk.href(f"/{ADDRESS}{PICTURE}")
    found, problems = _components(desk.theme, _tongues(desk, language), desk.settings.country, _bare(desk, language), picture)
    for problem in problems:
        report(problem)
    return found


@lru_cache(maxsize=8)  # whoever works on a site builds it again and again, and its theme seldom changes
def _components(
    theme: Theme, tongues: tuple[str, ...], country: str, bare: Page, picture: str
) -> tuple[tuple[Component, ...], tuple[Diagnostic, ...]]:
    found, problems = list[Component](), list[Diagnostic]()
    bench = Bench(tongues, country, bare, problems.append, picture)
    for template, text in sorted(theme.templates.items()):
        folder, _, name = template.rpartition("/")
        if not folder.startswith("components/"):
            continue
        known, written = macros(text), f"{folder}/{FILE}"
        if written in theme.guide:
            known = examples(theme.guide[written], theme.origins[written], known, bench)
        found.append(Component(name.removesuffix(".html"), template, known))
    return tuple(found), tuple(problems)


def _tongues(desk: Desk, language: str) -> tuple[str, ...]:
    """The page's language, then those whose words serve instead."""
    return tuple(dict.fromkeys((language, desk.settings.language, *desk.settings.languages)))


def _page(desk: Desk, language: str) -> dict[str, object]:
    t = desk.words[language]
    home = Link(t("page.home"), desk.href(desk.root(language)))
    return {"title": t("guide.title"), "description": t("guide.intro"), "noindex": True, "crumbs": (home,)}


def _bare(desk: Desk, language: str) -> Page:
    """The page that an example starts from."""
    t = desk.words[language]
    return Page("guide", language, t("guide.title"), t("guide.intro"), "", ())


def _guide(desk: Desk, language: str, ground: str, shown: tuple[Component, ...]) -> Guide:
    t, start = desk.words[language], f"{desk.root(language)}{ADDRESS}"
    grounds = tuple(Link(t(f"guide.{one}"), desk.href(f"{start}{part}"), current=one == ground) for one, part in GROUNDS.items())
    hues = tuple((key, names.get(language) or names["en"]) for key, names in GROUPS.items())
    if ground != next(iter(GROUNDS)):
        return Guide(ground, grounds, shown, hues)
    steps = _steps(desk)
    return Guide(
        ground=ground,
        grounds=grounds,
        components=shown,
        hues=hues,
        colours=_colours(desk),
        type=tuple(step for step in steps if step.name.startswith("--step")),
        spaces=tuple(step for step in steps if step.name.startswith("--space")),
        icons=tuple(sorted(desk.theme.icons)),
    )


def _colours(desk: Desk) -> tuple[Swatch, ...]:
    day, night = tokens(desk.theme.every_style)
    night = night or day
    paper, dark = day.get(PAPER, ("#ffffff",))[0], night.get(PAPER, ("#ffffff",))[0]
    pairs = ((name, values[0], night.get(name, values)[0]) for name, values in day.items() if name not in OF_A_GROUP)
    return tuple(Swatch(name, one, other, round(contrast(one, paper), 1), round(contrast(other, dark), 1)) for name, one, other in pairs)


def _steps(desk: Desk) -> tuple[Step, ...]:
    found = dict[str, str]()
    for name, value in _STEP.findall(desk.theme.every_style):
        found.setdefault(name, value.strip())
    return tuple(Step(name, value, f"guide__{name[2:]}") for name, value in sorted(found.items()))


def _sizes(desk: Desk) -> str:
    """The rules that show each size: a page may not say them in an attribute."""
    rules = (
        f".{step.css} {{ {'inline-size' if step.name.startswith('--space') else 'font-size'}: var({step.name}); }}" for step in _steps(desk)
    )
    return "@layer components {\n" + "".join(f"  {rule}\n" for rule in rules) + "}\n"
