"""How does each shop look from the street, and which one is next door?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from localsite import facades
from localsite.cache import digest
from localsite.codes.theme import NO_FRONT_COLOURS
from localsite.content import Shop
from localsite.diagnostics import Report, Span
from localsite.theme import Theme
from localsite.theme.colours import tokens
from localsite.urls import slug
from localsite.values import Entry, Site
from localsite.words import sort_key

SHEET = "facades.css"
_NUMBER = re.compile(r"\s*([0-9]+)(?:\s*(?:bis|ter|quater)\b)?", re.IGNORECASE)
_STEP = re.compile(r"-[0-9]+$")


class Drawn(NamedTuple):
    """A drawn front as it is published."""

    path: str
    data: bytes
    wide: int  # pixels
    high: int


def drawn(site: Site, theme: Theme) -> Mapping[str, Drawn]:
    """The front of each shop by its key; none where the theme lacks a colour for them."""
    colours = colours_of(theme)
    if any(name not in colours for name in facades.NEEDED):
        return {}
    made = {}
    for entry in site.of("shop"):
        category = site.categories.get(entry.facts.categories[0].key) if isinstance(entry.facts, Shop) and entry.facts.categories else None
        icon, group = (category.key if category.key in facades.TRADES else category.icon, category.group) if category else ("", "other")
        front = facades.facade(entry.id, entry.say("name", site.settings.language).text, icon, group, colours, home=not _has_door(entry))
        data = front.svg.encode()
        made[entry.key] = Drawn(f"assets/fronts/{slug(entry.id)}.{digest(data)[:8]}.svg", data, front.wide, front.high)
    return made


def _has_door(entry: Entry) -> bool:
    """True where somebody may be told a street or a place to come to."""
    locations = entry.facts.locations if isinstance(entry.facts, Shop) else ()
    return any(at.at or (at.address and at.address.street) or at.lat is not None for at in locations)


def colours_of(theme: Theme) -> Mapping[str, Sequence[str]]:
    """The colours that the theme has for fronts: "--wall-1", "--wall-2" are those that a wall may have."""
    found: dict[str, list[str]] = {}
    for name, values in tokens(theme.fronts)[0].items():
        found.setdefault(_STEP.sub("", name.removeprefix("--")), []).extend(values)
    return found


def check(theme: Theme, report: Report) -> None:
    """Tells what the theme does not say."""
    colours = colours_of(theme)
    missing = [f"--{name}" for name in facades.NEEDED if name not in colours]
    if missing:
        report(NO_FRONT_COLOURS.at(Span(theme.origins.get(SHEET, f"themes/{theme.name}/{SHEET}")), missing=", ".join(missing)))


def rows(site: Site) -> Mapping[str, tuple[Entry, ...]]:
    """Listed shops by their first area ("": none, which comes last); in each as the doors follow each other."""
    language = site.settings.language

    def place(entry: Entry) -> tuple[bool, Any, Any]:
        where = area(site, entry)
        return not where, sort_key(where, language), _door(entry, language)

    ordered = sorted(site.listed, key=place)
    return {where: tuple(entries) for where, entries in groupby(ordered, key=lambda entry: area(site, entry))}


def area(site: Site, entry: Entry) -> str:
    """The first neighbourhood of a shop; "" where it has none."""
    first = next(iter(site.areas_of.get(entry.key, ())), "")
    return site.areas.get(slug(first), first)  # however somebody wrote it: one page has them all


def _door(entry: Entry, language: str) -> tuple[Any, ...]:
    """Where a shop stands in its neighbourhood: by street, then by number. Only what may be told of its address."""
    locations = entry.facts.locations if isinstance(entry.facts, Shop) else ()
    told = next((at.address.street for at in locations if at.address and at.address.street), "")
    number = _NUMBER.match(told)
    name = told[number.end() :].strip(" ,") if number else told
    return not told, sort_key(name, language), int(number[1]) if number else 0, entry.key
