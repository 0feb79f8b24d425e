"""What does a place of OpenStreetMap become here: which fields, and what finds no field?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from localsite import hours
from localsite.categories import Category, by_osm
from localsite.content.shop import Shop
from localsite.diagnostics import Diagnostic, Severity
from localsite.fields import GroupOf, Kind, ListOf, Reading, fields
from localsite.nodes import Node
from localsite.osm.extract import Extract, Place, quarter_of, town_of
from localsite.settings import Settings

SOURCE, LICENCE = "© OpenStreetMap contributors", "ODbL-1.0"
# Where a place says what it is, the plainest first: a bakery with an amenity=cafe is a bakery.
KEYS = ("shop", "craft", "amenity", "tourism", "leisure", "office")
_GONE = frozenset(("vacant", "no", "disused", "abandoned", "closed"))
_VENUES = frozenset(
    ("bar", "cafe", "cinema", "fast_food", "guest_house", "hotel", "ice_cream", "marketplace", "nightclub", "pub", "restaurant", "theatre")
)

# Field, from the top down → the tags that may fill it, the first that the place has.
_TAGS: Mapping[tuple[str, ...], tuple[str, ...]] = MappingProxyType({
    ("since",): ("start_date",),
    ("locations", "address", "postcode"): ("addr:postcode", "contact:postcode"),
    ("contact", "phone"): ("phone", "contact:phone", "mobile", "contact:mobile"),
    ("contact", "email"): ("email", "contact:email"),
    ("contact", "website"): ("website", "contact:website", "url"),
    ("access", "wheelchair"): ("wheelchair",),
    ("refs", "wikidata"): ("wikidata",),
})  # fmt: skip
_PAYMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "cash": ("payment:cash", "payment:coins", "payment:notes"),
    "card": ("payment:cards", "payment:credit_cards", "payment:debit_cards", "payment:visa", "payment:mastercard"),
    "contactless": ("payment:contactless",),
    "cheque": ("payment:cheque", "payment:cheques"),
    "meal-voucher": ("payment:meal_voucher", "payment:titre_restaurant"),
})  # fmt: skip
_JOINERS = "\u200c\u200d"
# Network → the words of which its addresses have one.
_NETWORKS: Mapping[str, frozenset[str]] = MappingProxyType({
    "facebook": frozenset(("facebook", "fb")), "instagram": frozenset(("instagram", "instagr")),
})  # fmt: skip
_BETWEEN_ADDRESSES = re.compile(r";\s*(?=https?://|www\.)")  # an address may hold a semicolon


class Left(NamedTuple):
    """A tag that a person would want and that no field takes as it is written."""

    tag: str
    value: str
    field: str = ""  # the one that stays without it, by its dotted path


class Found(NamedTuple):
    """A place in our words."""

    place: Place
    tree: Mapping[str, object]  # field → text, list, or tree, as `localsite.new.rows` takes them
    left: tuple[Left, ...]


def categories(tags: Mapping[str, str]) -> tuple[Category, ...]:
    """What the place is, the main thing first; OpenStreetMap may give several: shop=deli; kitchen."""
    found = (by_osm(tag) for tag in _tags(tags))
    return tuple(dict.fromkeys(category for category in found if category))[:4]


def _tags(tags: Mapping[str, str]) -> Iterator[str]:
    for key in KEYS:
        for value in tags.get(key, "").split(";"):
            if value.strip():
                yield f"{key}={value.strip().lower()}"


def is_candidate(tags: Mapping[str, str]) -> bool:
    """True for what the import must give an account of: every shop and craft, and whatever else the table of categories knows."""
    return "shop" in tags or "craft" in tags or bool(categories(tags))


def kind_tag(tags: Mapping[str, str]) -> str:
    """The tag that says what the place is, for the report: "shop=fishing"."""
    return clean(next(_tags(tags), "?"))


def gone_by(tags: Mapping[str, str], today: date) -> str:
    """The tag that says that the shop is no more; "" where none does."""
    for key in ("disused", "abandoned", "demolished", "removed"):
        if tags.get(key) == "yes":
            return f"{key}=yes"
    end = tags.get("end_date", "")
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", end) and end < today.isoformat()[: len(end)]:
        return f"end_date={end}"
    return kind_tag(tags) if all(tag.partition("=")[2] in _GONE for tag in _tags(tags)) else ""


def found(place: Place, extract: Extract, settings: Settings, identity: str, today: date) -> Found:
    """The fields of a place that has a name and a category."""
    tags, left = place.tags, list[Left]()
    if "building" in tags:  # that of its walls
        tags = {tag: value for tag, value in tags.items() if tag != "start_date"}
    tree: dict[str, object] = {"id": identity, "name": clean(tags["name"]), "kind": _kind(tags)}
    tree["categories"] = ", ".join(category.key for category in categories(tags))
    tree["locations"] = [_location(place, extract, settings, left)]
    for path, names in _TAGS.items():
        _put_first(tree, path, _values(tags, names), settings, left)
    if pages := [page for network in _NETWORKS for page in _social(tags, network, settings, left)]:
        _put(tree, ("contact", "social"), pages)
    if paid := [name for name, names in _PAYMENTS.items() if tags.get(names[0]) != "no" and any(tags.get(tag) == "yes" for tag in names)]:
        tree["payments"] = ", ".join(paid)
    tree["verified"] = {"on": (extract.date or today).isoformat(), "how": "import", "by": "OSM"}
    _put(tree, ("refs", "osm"), place.ref)
    cleaned = (Left(clean(one.tag), clean(one.value), one.field) for one in left)
    return Found(place, {**tree, "source": SOURCE, "licence": LICENCE}, tuple(dict.fromkeys(cleaned)))


def clean(text: str) -> str:
    """A text on one line, without signs that nobody sees but those that join letters, which some scripts need."""
    return " ".join("".join(_seen(sign) for sign in text).split())


def _seen(sign: str) -> str:
    if sign.isprintable() or sign in _JOINERS:
        return sign
    return "" if unicodedata.category(sign) == "Cf" else " "


def _put_first(
    tree: dict[str, object], path: tuple[str, ...], values: list[tuple[str, str]], settings: Settings, left: list[Left]
) -> None:
    """Puts the first value that the field takes; the others are left to a person."""
    taken = next((value for _, value in values if accepted(path, value, settings) is not None), None)
    if taken is not None:
        _put(tree, path, accepted(path, taken, settings))
    left += [Left(tag, value, "" if taken else _dotted(path)) for tag, value in values if value != taken]


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join("locations.0" if name == "locations" else name for name in path)


def _kind(tags: Mapping[str, str]) -> str:
    key, _, value = next(tag for tag in _tags(tags) if by_osm(tag)).partition("=")
    if key == "craft":
        return "workshop"
    if key == "shop" or value == "pharmacy":
        return "shop"
    return "venue" if value in _VENUES else "service"


def _values(tags: Mapping[str, str], names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every value of the tags, as "+377 93 25 87 67;+33 6 51 04 59 05" holds two, with the tag it comes from."""
    said = ((name, clean(value)) for name in names for value in _split(tags.get(name, "")))
    return [one for one in dict.fromkeys(said) if one[1]]


def _split(value: str) -> list[str]:
    return _BETWEEN_ADDRESSES.split(value) if "://" in value else value.split(";")


def accepted(path: tuple[str, ...], value: str, settings: Settings) -> str | None:
    """The value as its field takes it; None where the field would refuse it, or take it with a doubt."""
    if path == ("since",):
        value = value[:4] if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else value
    value = value.upper() if path[-1] == "country" else value
    said: list[Diagnostic] = []
    node = Node("text", value, (), (), "", 1, 1, len(value), 1)
    _kind_of(path).read(node, Reading(said.append, settings.language, settings.country))
    return value if not any(one.code.severity is Severity.ERROR for one in said) else None


def _kind_of(path: tuple[str, ...]) -> Kind:
    kind: Kind = GroupOf(Shop)
    for name in path:
        inner = kind.kind if isinstance(kind, ListOf) else kind
        if isinstance(inner, GroupOf):
            kind = next(info.declared.kind for info in fields(inner.group) if info.name == name)
    return kind


def _location(place: Place, extract: Extract, settings: Settings, left: list[Left]) -> dict[str, object]:
    tags, address = place.tags, dict[str, object]()
    street = clean(f"{tags.get('addr:housenumber', '')} {tags.get('addr:street') or tags.get('addr:place', '')}")
    country, city = clean(tags.get("addr:country", "")), clean(tags.get("addr:city", ""))
    told = {
        "street": street if "addr:street" in tags or "addr:place" in tags else "",
        "city": "" if ";" in city else city,
        "area": quarter_of(extract, place) or "",
        "country": country if country.upper() != settings.country else "",
    }
    for name, value in told.items():
        text = accepted(("locations", "address", name), value, settings) if value else None
        if text is not None:
            address[name] = text
        elif value:
            left.append(Left(f"addr:{name}", value, f"locations.0.address.{name}"))
    if "city" not in address and (town := town_of(extract, place)):
        address["city"] = town
    left += [Left("addr:city", city, "locations.0.address.city")] if ";" in city else []
    if not told["street"] and "addr:housenumber" in tags:
        left.append(Left("addr:housenumber", tags["addr:housenumber"]))
    told_hours = _hours(clean(tags.get("opening_hours", "")), settings)
    return {**({"address": address} if address else {}), **told_hours, "lat": f"{place.lat:.6f}", "lon": f"{place.lon:.6f}"}


def _hours(text: str, settings: Settings) -> dict[str, object]:
    """The hours in a phrase, where they are understood whole; else quoted, no claim."""
    if not text:
        return {}
    try:
        return {"hours": hours.phrase(hours.read_osm(text), settings.language)}
    except hours.Unread:
        return {"hours_unread": text[:500]}


def _social(tags: Mapping[str, str], network: str, settings: Settings, left: list[Left]) -> Iterator[dict[str, object]]:
    """Its page on a network; a bare name of an account is left, as is whatever is no address there."""
    for tag, value in _values(tags, (f"contact:{network}", network))[:1]:
        host = (urlsplit(value).hostname or "") if accepted(("contact", "website"), value, settings) else ""
        if _NETWORKS[network] & {*host.split(".")}:
            yield {"network": network, "url": value}
        else:
            left.append(Left(tag, value, "contact.social"))


def _put(tree: dict[str, object], path: tuple[str, ...], value: object) -> None:
    """Puts a value into a tree; the place has one location."""
    for name in path[:-1]:
        below = tree.setdefault(name, {})
        tree = cast("dict[str, object]", below[0] if isinstance(below, list) else below)
    tree[path[-1]] = value
