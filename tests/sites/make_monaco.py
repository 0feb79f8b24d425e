"""How the site beside this script was made from places of OpenStreetMap: `python tests/sites/make_monaco.py PLACES.geojson`."""

from __future__ import annotations

import hashlib
import itertools
import json
import math
import re
import shutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[2]))

from localsite.categories import by_osm

SITE = Path(__file__).with_name("monaco")
DATE = "2023-12-26"  # of the extract

# Points in the wards of Monaco; a place belongs to the ward of the nearest. They were laid inside the ward boundaries of the same
# extract, with which the result agrees for all but 9 of 366 places.
WARDS: Mapping[str, Sequence[tuple[float, float]]] = {
    "Fontvieille": ((43.728, 7.4202), (43.7299, 7.4161)),
    "Jardin Exotique": ((43.732, 7.4148), (43.7346, 7.4149)),
    "La Condamine": ((43.7332, 7.4194), (43.7333, 7.4227), (43.7366, 7.423)),
    "La Rousse": ((43.7481, 7.4331),),
    "Larvotto": ((43.7428, 7.4303), (43.7469, 7.4348)),
    "Les Moneghetti": ((43.7373, 7.4174),),
    "Monaco-Ville": ((43.731, 7.4231),),
    "Monte-Carlo": ((43.7388, 7.4264), (43.74, 7.4286), (43.7401, 7.4239), (43.743, 7.428)),
}

SAME_PLACE = 25  # metres within which two places of one name are one place drawn twice
VENUES = {"bar", "cafe", "cinema", "fast_food", "ice_cream", "marketplace", "nightclub", "pub", "restaurant", "theatre"}

# What an opening_hours text of OpenStreetMap is made of; a text with anything else in it is for a human to read.
HOURS_WORD = re.compile(
    r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|off|closed|open|week|24/7"
    r"|\d{1,2}:\d{2}|20\d\d|\d{1,2}(?!\d)|\[-?\d(?:[,-]\d)*\]|[ ,;:+–-])"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the extract, with what it can say of itself as text."""

    osm: str  # "node/267901435"
    name: str
    key: str  # of the tag that says what it is: "shop", "amenity", "craft"
    value: str
    lat: float
    lon: float
    facts: Mapping[str, str]  # the rest: "phone", "street", …
    tags: Mapping[str, str]


def place(feature: Mapping[str, Any]) -> Place:
    """The place that a feature of the GeoJSON file stands for."""
    facts = {key: value for key, value in feature["properties"].items() if key != "tags"}
    lon, lat = feature["geometry"]["coordinates"]
    return Place(
        osm=facts.pop("osm"),
        name=facts.pop("name", ""),
        key=facts.pop("key"),
        value=facts.pop("value"),
        lat=lat,
        lon=lon,
        facts=facts,
        tags=feature["properties"]["tags"],
    )


def metres(one: Place, other: Place) -> float:
    """The distance between two places, flat, which is right within a town."""
    north = (one.lat - other.lat) * 111_320
    east = (one.lon - other.lon) * 111_320 * math.cos(math.radians(one.lat))
    return math.hypot(north, east)


def slug(name: str) -> str:
    """The name in the letters that a folder may have; empty where it has none of them.

    >>> slug("Forgi’s & Œuf d'Éléonore")
    'forgi-s-oeuf-d-eleonore'
    """
    plain = name.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def scalar(text: str) -> str:
    """The text as a YAML value on one line: bare where every reader would take it for that text, else in double quotes."""
    words = {"", "y", "n", "yes", "no", "true", "false", "on", "off", "null", "~"}
    bare = (
        re.fullmatch(r"[^\W_]|[+\w][\w ’'&.,()!?/@+%=:#|•–-]*[\w’'.)!?/]", text)
        and text.lower() not in words
        and not re.search(r":(?= )| #|\d:\d", text)  # a mapping, a comment, a number of base 60
        and not re.fullmatch(r"[-+.\d][\d_,.:xob+a-f-]*", text, re.IGNORECASE)  # a number
        and not re.match(r"\d{4}-\d\d?-\d\d?", text)  # a date
    )
    if bare:
        return text
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in quoted) + '"'


def identity(osm: str, taken: Iterable[str] = ()) -> str:
    """Six characters (more where they are taken) that stay with the place as long as OpenStreetMap keeps its number."""
    number, letters = int.from_bytes(hashlib.blake2b(osm.encode(), digest_size=8).digest()), ""
    while number:
        number, digit = divmod(number, 36)
        letters += "0123456789abcdefghijklmnopqrstuvwxyz"[digit]
    return next(letters[:length] for length in (6, 7, 8) if letters[:length] not in taken)


def ward(lat: float, lon: float) -> str:
    """The ward of Monaco with the nearest point."""
    wide = math.cos(math.radians(lat))
    return min(WARDS, key=lambda name: min(math.hypot(lat - y, (lon - x) * wide) for y, x in WARDS[name]))


def kind(place: Place) -> str:
    """What sort of place it is: shop, workshop, venue or service."""
    if place.key == "craft":
        return "workshop"
    if place.key == "shop" or place.value == "pharmacy":
        return "shop"
    return "venue" if place.value in VENUES else "service"


def categories(place: Place) -> list[str]:
    """The categories of the place, of which OpenStreetMap may give several: shop=convenience;doityourself."""
    found = (by_osm(f"{place.key}={value.strip()}") for value in place.value.split(";"))
    return list(dict.fromkeys(category.key for category in found if category))


def hours(text: str) -> str | None:
    """The text as a value of the field, None where it is not in the words of OpenStreetMap."""
    return f"osm: {text}" if re.search(r"\d{1,2}:\d{2}|24/7|off", text) and not HOURS_WORD.sub("", text) else None


def phones(text: str) -> list[str]:
    """The numbers in the text; eight digits are a number of Monaco, written without its country."""
    numbers = [number.strip() for number in text.split(";") if number.strip()]
    return [f"+377 {number}" if len(re.sub(r"\D", "", number)) == 8 and not number.startswith("+") else number for number in numbers]


def website(text: str) -> str | None:
    """The address, None where a browser could not follow it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    usable = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not re.search(r"\s", text)
    return text if usable else None


def social(place: Place) -> list[tuple[str, str]]:
    """Its pages on networks: (network, address)."""
    found = []
    for network in ("facebook", "instagram"):
        address = website(place.tags.get(f"contact:{network}", place.tags.get(network, "")))
        if address:
            found.append((network, address))
    return found


def text(place: Place, identity: str) -> str:
    """The file of the place. What finds no field stays in it as a comment, for a human to decide upon."""
    lines = [f"id: {scalar(identity)}", f"name: {scalar(place.name)}", f"kind: {kind(place)}"]
    lines += [f"categories: [{', '.join(categories(place))}]"]
    lines += [f"since: {year[0]}" for year in [re.match(r"\d{4}\b", place.tags.get("start_date", ""))] if year]
    lines += _location(place) + _contact(place)
    if "wheelchair" in place.facts:
        known = place.facts["wheelchair"] in {"yes", "limited", "no"}
        lines += ["access:", f"  wheelchair: {place.facts['wheelchair'] if known else 'unknown'}"]
    lines += [f"verified: {{on: {DATE}, how: import, by: OSM}}", f"refs: {{osm: {place.osm}}}"]
    lines += ["source: OpenStreetMap", "licence: ODbL-1.0"]
    return "\n".join(["---", *lines, "---", ""])


def _location(place: Place) -> list[str]:
    facts = place.facts
    lines = ["locations:", "  - address:"]
    if "street" in facts:
        lines.append("      street: " + scalar(f"{facts.get('housenumber', '')} {facts['street']}".strip()))
    if "postcode" in facts:
        lines.append(f"      postcode: {scalar(facts['postcode'])}")
    lines += [f"      city: {scalar(facts.get('city', 'Monaco'))}", f"      area: {ward(place.lat, place.lon)}", "      country: MC"]
    if "opening_hours" in facts:
        found = hours(facts["opening_hours"])
        # A value with "osm:" in it is always quoted: bare, it would be a mapping.
        lines.append(f"    hours: {scalar(found)}" if found else f"    hours_unread: {scalar(facts['opening_hours'])}")
    return [*lines, f"    lat: {place.lat}", f"    lon: {place.lon}"]


def _contact(place: Place) -> list[str]:
    facts = place.facts
    lines = []
    for number, phone in enumerate(phones(facts.get("phone", ""))):
        lines.append(f"  {'# also ' if number else ''}phone: {scalar(phone)}")
    if "email" in facts:
        lines.append(f"  email: {scalar(facts['email'])}")
    if "website" in facts:
        lines.append(f"  {'' if website(facts['website']) else '# '}website: {scalar(facts['website'])}")
    pages = social(place)
    lines += ["  social:"] if pages else []
    lines += [line for network, url in pages for line in (f"    - network: {network}", f"      url: {scalar(url)}")]
    return ["contact:", *lines] if lines else []


def chosen(places: Iterable[Place]) -> tuple[list[Place], Counter[str]]:
    """The places that get a file, in the order of their numbers, and how many do not, by reason."""
    kept: list[Place] = []
    refused: Counter[str] = Counter()
    # Of two that are one place, the one that says more stays.
    for one in sorted(places, key=lambda place: (-len(place.tags), place.osm)):
        if not one.name:
            refused["has no name"] += 1
        elif not categories(one):
            refused[f"no category for {one.key}={one.value}"] += 1
        elif any(slug(one.name) == slug(other.name) and metres(one, other) <= SAME_PLACE for other in kept):
            refused[f"same name within {SAME_PLACE} m"] += 1
        else:
            kept.append(one)
    return sorted(kept, key=lambda place: (place.osm.split("/")[0], int(place.osm.split("/")[1]))), refused


def files(places: Iterable[Place]) -> dict[str, str]:
    """The files of the chosen places: path below the site → text."""
    made: dict[str, str] = {}
    identities: set[str] = set()
    for one in places:
        own = identity(one.osm, identities)
        identities.add(own)
        base = slug(one.name) or f"lieu-{own}"
        # The first stays without a number; "-2" may be another shop's own name.
        numbered = (base if number == 1 else f"{base}-{number}" for number in itertools.count(1))
        key = next(key for key in numbered if f"shops/{key}/index.md" not in made)
        made[f"shops/{key}/index.md"] = text(one, own)
        if "name:en" in one.tags:
            made[f"shops/{key}/index.en.md"] = f"---\nname: {scalar(one.tags['name:en'])}\n---\n"
    return made


def main(source: Path) -> None:
    """Writes the shops anew and says what was left out."""
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    kept, refused = chosen(map(place, features))
    shutil.rmtree(SITE / "shops", ignore_errors=True)
    for path, content in files(kept).items():
        target = SITE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    unread = [one.facts["opening_hours"] for one in kept if "opening_hours" in one.facts and not hours(one.facts["opening_hours"])]
    lost = Counter(
        [f"phone after the first of {one.osm}" for one in kept for _ in phones(one.facts.get("phone", ""))[1:]]
        + ["website" for one in kept if "website" in one.facts and not website(one.facts["website"])]
    )
    print(f"{len(features)} places, {len(kept)} files")
    for reason, count in sorted(refused.items()):
        print(f"left out: {count} · {reason}")
    for fact, count in sorted(lost.items()):
        print(f"kept as a comment: {count} · {fact}")
    print("\n".join(f"kept as hours_unread: {text}" for text in unread))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
