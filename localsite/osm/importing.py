"""What does an import write, and what is there to say about every place that it met?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from localsite.content.shop import Shop
from localsite.diagnostics import Diagnostic
from localsite.new import LONGEST_KEY, Ground, ground, is_free, path_of, rows
from localsite.osm.extract import Extract, Place, metres
from localsite.osm.facts import LICENCE, SOURCE, Found, categories, found, is_gone, unknown_kind
from localsite.osm.merge import Change, Facts, facts, merged
from localsite.read import read
from localsite.texts import text
from localsite.understand import derived_id
from localsite.urls import slug
from localsite.words import folded

STATE = "content/osm.json"  # what was imported last, so that a volunteer's words are told from OpenStreetMap's
SAME_PLACE = 25.0  # metres within which two places of one name are one place drawn twice


class Outcome(Enum):
    """What became of a place."""

    WRITTEN = "written"
    UPDATED = "updated"
    SAME = "same"
    REMOVED_HERE = "removed here"  # a volunteer took the file away: it stays away
    UNREADABLE = "unreadable"  # its file has a mistake that the build tells
    NAMELESS = "nameless"
    GONE = "gone"  # an empty shop
    NO_CATEGORY = "no category"
    TWICE = "twice"  # the same name, a few steps away
    KNOWN = "known"  # a volunteer's own file stands for it
    VANISHED = "vanished"  # no longer in OpenStreetMap


class Told(NamedTuple):
    """What there is to say about one place."""

    outcome: Outcome
    ref: str
    name: str = ""
    path: str = ""
    reason: str = ""  # the tag without a category, the file or the place that it repeats
    done: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    left: tuple[str, ...] = ()  # "website=www.aroca.mc": kept as comments


@dataclass(frozen=True, slots=True)
class Imported:
    """The files to write, by path below the site's root, and what to say."""

    files: Mapping[str, str] = field(hash=False)
    told: tuple[Told, ...]
    date: date | None  # of the extract


class _File(NamedTuple):
    """A shop of the site as it stands."""

    path: str
    text: str
    facts: Facts


class _Known(NamedTuple):
    """What the site holds before the import."""

    site: Ground
    by_ref: Mapping[str, _File]
    own: tuple[_File, ...]  # volunteers' shops, without a ref
    unreadable: frozenset[str]
    state: Mapping[str, Mapping[str, str]]  # ref → the facts that were imported last


class BrokenState(Exception):
    """The file STATE is no longer what an import wrote: without it, nobody's words can be told from OpenStreetMap's."""


def imported(root: Path, extract: Extract, today: date) -> Imported:
    """What the extract brings to the site at `root`. SiteError where its settings cannot be read, BrokenState as it says."""
    known = _known(root)
    told: list[Told] = []
    files: dict[str, str] = {}
    state: dict[str, Mapping[str, str]] = dict(known.state)
    keys, ids = set(known.site.keys["shop"]), set(known.site.ids)
    for place in _sifted(extract, told):
        file = known.by_ref.get(place.ref)
        key = _key(place, known.site, keys) if file is None else ""
        identity = file.facts.get("id", "") if file else _identity(place.ref, ids)
        now = found(place, extract, known.site.settings, identity, today)
        account, written = _taken(now, file, path_of("shop", key), known)
        told.append(account)
        if written is not None:
            files[account.path] = written
        if account.outcome in (Outcome.WRITTEN, Outcome.UPDATED, Outcome.SAME):
            state[place.ref] = facts(_file_text(now), "") or {}
            keys.add(key)
            ids.add(identity)
            files |= _translated(now, known.site, account) if account.outcome is Outcome.WRITTEN else {}
    met = {place.ref for place in extract.places}
    told += [_vanished(ref, known) for ref in sorted(known.state) if ref not in met and ref in known.by_ref]
    files[STATE] = _state_text(state)
    return Imported(files, tuple(told), extract.date)


def _sifted(extract: Extract, told: list[Told]) -> tuple[Place, ...]:
    """The places that deserve a file, in the order of the extract; of two that are one place, the one that says more."""
    kept: dict[str, list[Place]] = {}
    for place in sorted(extract.places, key=lambda place: -len(place.tags)):
        alike = kept.setdefault(slug(place.tags.get("name", "")), [])
        refusal = _refusal(place, alike)
        if refusal:
            told.append(refusal)
        else:
            alike.append(place)
    refs = {place.ref for alike in kept.values() for place in alike}
    return tuple(place for place in extract.places if place.ref in refs)


def _refusal(place: Place, kept: list[Place]) -> Told | None:
    """Why a place gets no file, None where it does."""
    name = " ".join(place.tags.get("name", "").split())
    if is_gone(place.tags):
        return Told(Outcome.GONE, place.ref, name)
    if not categories(place.tags):
        return Told(Outcome.NO_CATEGORY, place.ref, name, reason=unknown_kind(place.tags))
    if not name:
        return Told(Outcome.NAMELESS, place.ref)
    same = next((one for one in kept if _is_same(name, place, one.tags["name"], (one.lat, one.lon))), None)
    return Told(Outcome.TWICE, place.ref, name, reason=same.ref) if same else None


def _is_same(name: str, place: Place, other: str, point: tuple[float, float]) -> bool:
    return slug(name) == slug(other) and folded(name)[:1] == folded(other)[:1] and metres(place, point) <= SAME_PLACE


def _taken(now: Found, file: _File | None, path: str, known: _Known) -> tuple[Told, str | None]:
    """What becomes of a place that deserves a file, and the text to write, if any."""
    ref, name = now.place.ref, str(now.tree["name"])
    left = tuple(f"{one.tag}={one.value}" for one in now.left)
    if file is None and ref in known.unreadable:
        return Told(Outcome.UNREADABLE, ref, name), None
    if file is None and ref in known.state:
        return Told(Outcome.REMOVED_HERE, ref, name), None
    if file is None:
        twin = next((one for one in known.own if _stands_for(one, name, now.place)), None)
        if twin:
            return Told(Outcome.KNOWN, ref, name, twin.path), None
        return Told(Outcome.WRITTEN, ref, name, path, left=left), _file_text(now)
    after = merged(file.text, file.path, known.state.get(ref, file.facts), facts(_file_text(now), file.path) or {})
    outcome = Outcome.SAME if after.text == file.text else Outcome.UPDATED
    return Told(outcome, ref, name, file.path, done=after.done, kept=after.kept), after.text if outcome is Outcome.UPDATED else None


def _stands_for(file: _File, name: str, place: Place) -> bool:
    try:
        point = (float(file.facts["locations.0.lat"]), float(file.facts["locations.0.lon"]))
    except (KeyError, ValueError):
        return slug(name) == slug(file.facts.get("name", ""))
    return _is_same(name, place, file.facts.get("name", ""), point)


def _vanished(ref: str, known: _Known) -> Told:
    file = known.by_ref[ref]
    return Told(Outcome.VANISHED, ref, file.facts.get("name", ""), file.path)


# The site as it stands


def _known(root: Path) -> _Known:
    by_ref: dict[str, _File] = {}
    own: list[_File] = []
    unreadable: set[str] = set()
    sources = read(root, _unheard).files
    state = _state(sources[STATE].data) if STATE in sources else {}
    for path, source in sources.items():
        if not (path.startswith("shops/") and path.endswith("/index.md")):
            continue
        # As the file is written: what is put back must keep its own line ends.
        written = source.data.decode("utf-8", errors="replace")
        said = facts(written, path) if text(source, _unheard) is not None else None
        if said is None:
            unreadable |= {ref for ref in state if f"osm: {ref}" in written}
        elif "refs.osm" in said:
            by_ref[said["refs.osm"]] = _File(path, written, said)
        else:
            own.append(_File(path, written, said))
    return _Known(ground(root), by_ref, tuple(own), frozenset(unreadable), state)


def _unheard(_: Diagnostic) -> None:
    """What is wrong in the site is the build's to tell."""


def _state(data: bytes) -> Mapping[str, Mapping[str, str]]:
    try:
        state = json.loads(data)["records"]
        return {str(ref): {str(name): str(value) for name, value in said.items()} for ref, said in state.items()}
    except (ValueError, KeyError, AttributeError, TypeError) as problem:
        raise BrokenState from problem


def _state_text(state: Mapping[str, Mapping[str, str]]) -> str:
    """One line per place, so that a pull request shows what changed."""
    lines = (f"{json.dumps(ref)}: {json.dumps(dict(sorted(said.items())), ensure_ascii=False)}" for ref, said in sorted(state.items()))
    return f'{{"source": "{SOURCE}", "licence": "{LICENCE}", "records": {{\n' + ",\n".join(lines) + "\n}}\n"


# A new file


def _identity(ref: str, taken: set[str]) -> str:
    """An id that stays with the place as long as OpenStreetMap keeps its number."""
    tries = (derived_id("osm", ref if number == 1 else f"{ref}/{number}") for number in range(1, 1000))
    return next(one for one in tries if one not in taken and not one.isdigit())


def _key(place: Place, site: Ground, taken: set[str]) -> str:
    stem = slug(place.tags["name"])[:LONGEST_KEY].strip("-") or f"lieu-{place.ref.rpartition('/')[2]}"
    tries: Iterator[str] = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 100_000))
    return next(key for key in tries if key not in taken and is_free("shop", key, site))


def _file_text(now: Found) -> str:
    """The file of a place. What finds no field stays in it as a comment, for a person to decide upon."""
    left = [f"# OpenStreetMap: {one.tag}={one.value}" for one in now.left]
    return "\n".join(["---", *rows(Shop, now.tree), *left, "---", ""])


def _translated(now: Found, site: Ground, account: Told) -> dict[str, str]:
    """The names in the site's other languages, where OpenStreetMap has them and they differ."""
    made: dict[str, str] = {}
    for language in site.settings.languages[1:]:
        name = " ".join(now.place.tags.get(f"name:{language}", "").split())
        if name and name != now.tree["name"]:
            made[account.path.replace("index.md", f"index.{language}.md")] = "\n".join(["---", *rows(Shop, {"name": name}), "---", ""])
    return made
