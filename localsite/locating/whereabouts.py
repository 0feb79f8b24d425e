"""Which commune does somebody mean who writes an address, and does the extract hold it?

What stands behind a street is a commune, a quarter, a country, or a detail of the house. Anything else counts as a town that is not known
here: an address in Paris must not be answered with a street of Monaco.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from localsite.locating.spelling import is_type, key, words
from localsite.locating.town import Town

_COUNTRIES = frozenset((
    "france", "mc", "fr", "f", "principaute monaco", "suisse", "schweiz", "switzerland", "ch", "belgique", "belgie", "belgium", "be",
    "uk", "gb", "royaume uni", "united kingdom", "england", "scotland", "wales", "northern ireland",
))  # fmt: skip
# A floor, a building, a door. Words that towns begin with too (La Tour-du-Pin) need a number or a letter behind them.
_DETAIL = re.compile(
    r"(?:\d+ )?(?:"
    r"(?:appartement|app|apt|bat|batiment|bloc|boite|bp|bte|bureau|cage|cc|centre commercial|entree|escalier|etage|galerie|hall|immeuble"
    r"|local|mezzanine|niveau|rdc|residence|rez de chaussee|sous sol|stand)\b.*"
    r"|(?:allee|porte|tour|villa|cour|lot|lotissement)(?: n)?(?: \d+\w?| \w)"
    r"|(?:angle|a cote|au fond|derriere|en face|face a|pres)\b.*"
    r"|n? ?\d{1,4}\w?|\d+ ?)"
)
_ASIDE = re.compile(r"\([^()]*\)")
_DISTRICT = re.compile(r" \d{1,2}$")  # Lyon 3e


class Whereabouts(NamedTuple):
    """The commune that is asked for."""

    commune: str = ""  # as the extract writes it; "" where none is asked for, or none is known at all
    unsure: str = ""  # a commune that the extract can neither confirm nor deny
    unknown: str = ""  # what names no town of the extract
    of_postcode: tuple[str, ...] = ()  # the communes that the postcode is of, as far as the extract knows; none where it agrees


def whereabouts(town: Town, after: Iterable[str], postcode: str, place: str, within: str) -> Whereabouts:
    """What is said of the commune: behind the street, behind the postcode, and beside the address (`within`)."""
    found = ""
    for part in (place, *after):
        commune = commune_of(town, part)
        found = found or commune
        if commune or not key(part) or key(part) in town.quarters or key(part) in _COUNTRIES:
            continue
        if part == place or not (_is_street(town, part) or _DETAIL.fullmatch(" ".join(words(part)))):
            return _elsewhere(town, part, postcode)
    if postcode and not place and not found and town.postcodes and postcode not in town.postcodes:
        return Whereabouts(unknown=postcode)
    of_postcode = tuple(sorted(town.postcodes.get(postcode, ())))
    if within and not found and key(within) not in town.quarters:
        commune = commune_of(town, within)
        if not commune:
            return _elsewhere(town, within, postcode)
        found = commune
    return Whereabouts(found, of_postcode=() if key(found) in map(key, of_postcode) else of_postcode)


def is_beside(town: Town, part: str) -> bool:
    """True for what stands beside an address and is none: a commune, a quarter, a country, a floor."""
    name = key(part)
    return not name or bool(commune_of(town, part)) or name in town.quarters or name in _COUNTRIES or _is_detail(part)


def _is_detail(part: str) -> bool:
    said = " ".join(words(part))
    return not said.replace(" ", "").isdigit() and bool(_DETAIL.fullmatch(said))


def _is_street(town: Town, said: str) -> bool:
    return key(said) in town.streets and is_type(words(said)[0])


def commune_of(town: Town, said: str) -> str:
    """The commune of that name; "" where the extract knows none."""
    name = key(_ASIDE.sub(" ", said))
    return town.communes.get(name) or town.communes.get(_DISTRICT.sub("", name)) or ""


def _elsewhere(town: Town, name: str, postcode: str) -> Whereabouts:
    """An extract that knows no commune at all, or other things of the same postcode, cannot deny."""
    if not town.communes or (postcode and postcode in town.postcodes):
        return Whereabouts(unsure=name)
    return Whereabouts(unknown=f"{postcode} {name}".strip())
