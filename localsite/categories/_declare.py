"""What a category is, and the short form in which the tables declare theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Category:
    """What a shop is, in one word: the word on its sign, and what that word is for other programs."""

    key: str  # in English, as in files and addresses: "bakery"
    group: str  # a key of GROUPS
    names: Mapping[str, str] = field(hash=False)  # language → one shop: "Boulangerie", "Bakery"
    several: Mapping[str, str] = field(hash=False)  # language → title of the list: "Boulangeries", "Bakeries"
    schema: str  # LocalBusiness of schema.org, or one of its kinds
    osm: tuple[str, ...]  # tags of OpenStreetMap that mean it; the first is the one to write
    icon: str  # the drawing; categories may share one


@dataclass(frozen=True, slots=True)
class Entry:
    """A category as its table writes it, before the table's group is known."""

    key: str
    schema: str
    osm: str  # tags with a space between them
    fr: tuple[str, str]  # one, several
    en: tuple[str, str]
    icon: str = ""  # its own, named like the category, unless given


def table(group: str, *entries: Entry) -> tuple[Category, ...]:
    """The categories of one group, in the order of the file."""
    return tuple(
        Category(
            key=entry.key,
            group=group,
            names={"fr": entry.fr[0], "en": entry.en[0]},
            several={"fr": entry.fr[1], "en": entry.en[1]},
            schema=entry.schema,
            osm=tuple(entry.osm.split()),
            icon=entry.icon or entry.key,
        )
        for entry in entries
    )
