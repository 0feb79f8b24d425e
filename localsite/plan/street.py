"""How does the whole town look from the street? The page on which all drawn fronts stand side by side, and their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localsite.plan import fronts
from localsite.plan.desk import STREET, Desk
from localsite.plan.lists import section
from localsite.plan.views import Card, Group
from localsite.urls import slug
from localsite.values import Entry, Output, Said

_ELSEWHERE = "elsewhere"  # the place of the shops without an area
_TAKEN = frozenset((_ELSEWHERE, "content"))


def files(desk: Desk) -> Iterator[Output]:
    """The drawing of each shop, once."""
    for entry in desk.site.of("shop"):
        if entry.key in desk.drawn:
            yield Output(desk.drawn[entry.key].path, (entry.path,), data=desk.drawn[entry.key].data)


def pages(desk: Desk) -> Iterator[Output]:
    """The whole town as one walks along it, a street for each neighbourhood."""
    if not desk.has_street:
        return
    for language in desk.settings.languages:
        told = {
            "intro": Said(desk.words[language]("describe.street"), language),
            "groups": tuple(_group(desk, area, entries, language) for area, entries in desk.rows.items()),
            "total": len(desk.site.listed),
        }
        yield section(desk, "street", STREET, language, desk.site.listed, told)


def _group(desk: Desk, area: str, entries: Sequence[Entry], language: str) -> Group:
    cards = tuple(desk.card(entry, language)._replace(mark=mark(entry)) for entry in entries)
    return Group(area, _anchor(area), cards)


def _anchor(area: str) -> str:
    """The place of an area on the page: its name, unless something else there has that one."""
    name = slug(area)
    is_taken = name in _TAKEN or name.startswith(("n-", "area-"))
    return f"area-{name}" if area and is_taken else name if area else _ELSEWHERE


def mark(entry: Entry) -> str:
    """The house of a shop on the page of the street; its own name, as areas have theirs there."""
    return f"n-{entry.id}"


def in_street(desk: Desk, entry: Entry, language: str) -> str:
    """The address of the house of a shop in the street; "" where it has none."""
    listed = desk.has_street and entry in desk.rows.get(fronts.area(desk.site, entry), ())
    return f"{desk.href(desk.section(STREET, language))}#{mark(entry)}" if listed else ""


def neighbours(desk: Desk, entry: Entry, language: str) -> tuple[Card, ...]:
    """A shop between those next door; alone where it stands in no row of houses."""
    if entry.key not in desk.drawn:
        return ()
    row = desk.rows.get(fronts.area(desk.site, entry), ())
    place = row.index(entry) if entry in row and len(row) > 2 else None
    beside = (entry,) if place is None else (row[place - 1], entry, row[(place + 1) % len(row)])  # the last stands beside the first
    return tuple(desk.card(one, language) for one in beside)
