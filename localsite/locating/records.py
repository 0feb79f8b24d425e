"""Which addresses do the files of a site give, and which of them have a point on the map already?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from localsite.content.place import Place
from localsite.content.shop import Shop
from localsite.diagnostics import Diagnostic, Severity
from localsite.fields import Group, GroupOf, Kind, ListOf, fields
from localsite.nodes import Node, front_matter
from localsite.parse import place_of
from localsite.read import read
from localsite.understand import settle
from localsite.words import folded

_GROUPS: Mapping[str, type[Group]] = {"shop": Shop, "place": Place}
_END = re.compile("\r\n?")


class Spotted(NamedTuple):
    """A place in a file that may have a point: a location of a shop, or a place itself."""

    number: int  # of the location; -1 for a place
    key: str  # of the location, as its file gives it
    street: str  # with the number of the house
    city: str
    postcode: str
    precision: str  # as it is written, canonical: "exact" where nothing is said
    at: str  # the key of the described place that it is in, which has the point
    has_point: bool
    says_approximate: bool  # or that it is not


class Record(NamedTuple):
    """A file of a shop or of a place."""

    kind: str
    key: str
    path: str
    text: str  # as on disk
    name: str
    spots: tuple[Spotted, ...]
    id: str = ""  # that never changes, unlike its key


class Unreadable(NamedTuple):
    """A file with mistakes that the check explains."""

    path: str


def records(root: Path) -> tuple[Record | Unreadable, ...]:
    """The files of shops and places of the site at `root`, in order of path. SiteError where there is no site."""
    sources = read(root, _unheard).files
    settings, _ = settle(sources, _unheard)
    found: list[Record | Unreadable] = []
    for path, source in sources.items():
        place = place_of(path) if path.endswith(".md") else None
        if place is None or place.kind not in _GROUPS or place.language not in ("", settings.language):
            continue
        try:
            text = source.data.decode("utf-8")
        except UnicodeDecodeError:
            found.append(Unreadable(path))
            continue
        found.append(record(place.kind, place.key, path, text) or Unreadable(path))
    return tuple(found)


def _unheard(_: Diagnostic) -> None:
    """What is wrong elsewhere is the build's to tell."""


def record(kind: str, key: str, path: str, text: str) -> Record | None:
    """What a file says of its places; None where it has mistakes."""
    top = front(text, path)
    if top is None:
        return None
    said = said_by(top, _GROUPS[kind])
    if kind == "place":
        return Record(kind, key, path, text, said("name"), (_spotted(-1, top, Place),), said("id"))
    nodes = location_nodes(top)
    group = group_of(_field(Shop, "locations"))
    return Record(
        kind, key, path, text, said("name"), tuple(_spotted(number, node, group) for number, node in enumerate(nodes)), said("id")
    )


def front(text: str, path: str) -> Node | None:
    """The fields of a file; None where it has a mistake: what is not understood is not touched."""
    found: list[Diagnostic] = []
    read_front = front_matter(_END.sub("\n", text).removeprefix("\ufeff"), path, found.append)
    return read_front.node if read_front and not any(one.code.severity is Severity.ERROR for one in found) else None


def location_nodes(top: Node) -> Sequence[Node]:
    """The locations of a shop; a single one may stand without its dash."""
    node = child(top, Shop, "locations")
    return () if node is None or node.kind == "text" else (node,) if node.kind == "map" else node.items


def child(node: Node, group: type[Group], name: str) -> Node | None:
    """What stands under a field, whether its name is written in English or in French."""
    info = next(info for info in fields(group) if info.name == name)
    return next((value for key, value in node.pairs if folded(key.text).replace("-", "_").replace(" ", "_") in info.names), None)


def group_of(kind: Kind) -> type[Group]:
    """The group that a field holds, alone or in a list."""
    inner = kind.kind if isinstance(kind, ListOf) else kind
    assert isinstance(inner, GroupOf), kind  # noqa: S101 - a field of ours
    return inner.group


def said_by(node: Node, group: type[Group]) -> Callable[[str], str]:
    """A function that gives the text of a field, "" where it says none."""

    def said(name: str) -> str:
        value = child(node, group, name)
        return " ".join(value.text.split()) if value and value.kind == "text" else ""

    return said


def _field(group: type[Group], name: str) -> Kind:
    return next(info.declared.kind for info in fields(group) if info.name == name)


def _spotted(number: int, node: Node, group: type[Group]) -> Spotted:
    said, address = said_by(node, group), child(node, group, "address")
    of_address = said_by(address or node._replace(pairs=()), group_of(_field(group, "address")))
    is_shop = group is not Place
    key, at, precision = (said("key"), said("at"), said("precision")) if is_shop else ("", "", "")
    street = of_address("street") or ("" if is_shop else said("name"))
    has_point, says_approximate = bool(said("lat") or said("lon")), is_shop and bool(said("approximate"))
    city, postcode = of_address("city"), of_address("postcode")
    return Spotted(number, key, street, city, postcode, _canonical(precision), at, has_point, says_approximate)


def _canonical(precision: str) -> str:
    names = {"rue": "street", "ville": "town", "cachee": "hidden", "exacte": "exact", "": "exact"}
    return names.get(folded(precision), folded(precision))
