"""Which places of an extract deserve a file, which file stands for each already, and why do the others get none?"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import NamedTuple

from localsite.diagnostics import Diagnostic
from localsite.osm.extract import Extract, Place, metres
from localsite.osm.facts import categories, clean, gone_by, kind_tag
from localsite.osm.known import File, Known
from localsite.osm.merge import Change, Facts
from localsite.urls import slug
from localsite.words import folded

SAME_PLACE = 25.0  # metres within which two places of one name are one place drawn twice
REDRAWN = 100.0  # metres within which a place that lost its number is the one that appeared under its name
_BANDS = 1000  # per degree of latitude: wider than SAME_PLACE


class Outcome(Enum):
    """What became of a place."""

    WRITTEN = "written"
    UPDATED = "updated"
    SAME = "same"
    LINKED = "linked"  # a volunteer gave its number to a file: all words stay, what is absent comes
    REMOVED_HERE = "removed here"  # a volunteer took the file away: it stays away
    UNREADABLE = "unreadable"  # its file has a mistake that the build tells
    REFUSED = "refused"  # its own words are no name that a file can have
    NAMELESS = "nameless"
    GONE = "gone"  # an empty shop
    NO_CATEGORY = "no category"
    UNPLACED = "unplaced"  # the extract does not say where it stands
    TWICE = "twice"  # the same name, a few steps away
    KNOWN = "known"  # a volunteer's own file stands for it
    VANISHED = "vanished"  # no longer in OpenStreetMap as a shop, and it has a file


class Told(NamedTuple):
    """What there is to say about one place."""

    outcome: Outcome
    ref: str
    name: str = ""
    path: str = ""
    reason: str = ""  # the tag that refuses it, the place that it repeats
    done: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    stuck: tuple[Change, ...] = ()  # to be changed by hand
    left: tuple[str, ...] = ()  # "website=www.aroca.mc": kept as comments
    problem: Diagnostic | None = None


def sifted(extract: Extract, known: Known, today: date) -> tuple[tuple[Place, ...], tuple[Told, ...]]:
    """The places that deserve a file, in the order of the extract, and what to say of the others.

    Of two that are one place, the one that has a file is taken, else the one that says more.
    """
    kept: defaultdict[tuple[str, int], list[Place]] = defaultdict(list)
    told: list[Told] = []
    chosen: set[str] = set()
    for place in sorted(extract.places, key=lambda one: (one.ref not in known.by_ref, one.ref not in known.state, -len(one.tags))):
        name, band = name_key(place.tags.get("name", "")), math.floor(place.lat * _BANDS)
        near = (one for step in (-1, 0, 1) for one in kept.get((name, band + step), ()))
        refusal = _refusal(place, near, known, extract.date or today)
        if refusal:
            told.append(refusal)
        else:
            chosen.add(place.ref)
            kept[name, band].append(place)
    told += (Told(Outcome.UNPLACED, ref) for ref in extract.unplaced)
    return tuple(place for place in extract.places if place.ref in chosen), tuple(told)


def name_key(name: str) -> str:
    """What two ways of writing one name share."""
    return slug(name) or folded(clean(name))


def _refusal(place: Place, near: Iterable[Place], known: Known, today: date) -> Told | None:
    """Why a place gets no file, None where it does; one that has a file already loses it only by a person's hand."""
    name, file = clean(place.tags.get("name", "")), known.by_ref.get(place.ref)
    gone = gone_by(place.tags, today)
    outcome = Outcome.GONE if gone else Outcome.NO_CATEGORY if not categories(place.tags) else Outcome.NAMELESS if not name else None
    reason = gone or (kind_tag(place.tags) if outcome is Outcome.NO_CATEGORY else "")
    if outcome and file:
        return Told(Outcome.VANISHED, place.ref, file.facts.get("name", ""), file.path, reason or "name=")
    if outcome:
        return Told(outcome, place.ref, name, reason=reason)
    same = None if file else next((one for one in near if metres(place, (one.lat, one.lon)) <= SAME_PLACE), None)
    return Told(Outcome.TWICE, place.ref, name, reason=same.ref) if same else None


def renumbered(places: Iterable[Place], extract: Extract, known: Known) -> Known:
    """What is known, by the numbers of this extract: a shop that was a point and is a building now has another number there."""
    met = {place.ref for place in extract.places} | set(extract.unplaced)
    by_ref, state = dict(known.by_ref), dict(known.state)
    lost: defaultdict[str, list[tuple[str, Facts]]] = defaultdict(list)
    for ref in sorted({*by_ref, *state} - met - set(known.unreadable) - set(known.unlinked)):
        sayings = [said for said in (by_ref[ref].facts if ref in by_ref else None, state.get(ref)) if said]
        for name in {name_key(said.get("name", "")) for said in sayings}:
            lost[name] += [(ref, said) for said in sayings]
    for place in places:
        if place.ref in by_ref or place.ref in state:
            continue
        before = next((ref for ref, said in lost[name_key(place.tags["name"])] if _is_near(said, place, REDRAWN)), None)
        if before in by_ref:
            by_ref[place.ref] = by_ref.pop(before)
        if before in state:
            state[place.ref] = state.pop(before)
        if before:
            lost = defaultdict(list, {name: [one for one in those if one[0] != before] for name, those in lost.items()})
    return replace(known, by_ref=by_ref, state=state)


def _is_near(said: Facts, place: Place, reach: float) -> bool:
    point = _point(said)
    return point is not None and metres(place, point) <= reach


def _point(said: Facts) -> tuple[float, float] | None:
    try:
        return float(said["locations.0.lat"]), float(said["locations.0.lon"])
    except (KeyError, ValueError):
        return None


class Twins:
    """Volunteers' own shops, each of which stands for the places that it is; one that tells no coordinates, for one at most."""

    def __init__(self, own: Iterable[File]) -> None:
        self._by_name: defaultdict[str, list[File]] = defaultdict(list)
        for file in own:
            self._by_name[name_key(file.facts.get("name", ""))].append(file)

    def of(self, place: Place) -> File | None:
        """The file that stands for a place."""
        those = self._by_name.get(name_key(place.tags["name"]), [])
        twin = next((file for file in those if _is_near(file.facts, place, SAME_PLACE)), None)
        if twin is None:
            twin = next((file for file in those if _point(file.facts) is None and _may_stand(file.facts, place.tags)), None)
            if twin:
                those.remove(twin)
        return twin


def _may_stand(said: Facts, tags: Mapping[str, str]) -> bool:
    """True unless both name a street and the streets differ."""
    street, there = said.get("locations.0.address.street", ""), tags.get("addr:street", "")
    return not (street and there) or name_key(there) in name_key(street)
